import Testing

@testable import Detection

@Suite("StreetAddresses")
struct StreetAddressesTests {
    @Test(
        "houses and streets are found with their towns, without their postcodes",
        arguments: [
            "lives at [12 High Street, Leeds] LS1 4AB", "[12 high street leeds] is down", "moved to [12a Acacia Ave].",
            "[12-14 Mill Lane, York]", "[Flat 3, 12 High St]", "[Flat 3 Beech Court, 12 High St, Milton Keynes]",
            "[Unit 4, Riverside Court, Derby]", "[Apartment 2B 14 The Crescent]", "[14 The Grove]", "[12 THE AVENUE]",
            "[12 HIGH STREET, LEEDS] LS1 4AB", "[Rose Cottage, Mill Lane], LS1 4AB", "[221B Baker Street]",
            "moved to [5 Church Hill Road]", "[4 Park Drive, Stoke-on-Trent]", "[17 St James's Road]",
            "[17 St. John's Close, Bury St Edmunds]", "address is [9 beech close]", "[9 beech close], cab 4",
            "[12 Newcastle Road, Newcastle upon Tyne] NE1 1AA", "[10 Downing Street] again", "[3 Long Lane]",
            "[1 Market Square, Little Snoring, Norwich]", "[Mill Lane, Leeds], LS1 4AB", "[6 Old Post Office Lane]",
            "[12 Cwm Road, Llanfairpwllgwyngyll], LL61 5AA",
            "flat b, 9 x".replacing("flat b, 9 x", with: "[flat b, 9 elm road]"),
            "[2 Oak Mews], rear", "engineer to [33 Queens Rd] at 9", "[8 Brynhyfryd Terrace, Llanelli]",
            "lives at [7 the green]", "bill has [8 priory st] shd be", "bill has [78 nelson drive] shd be",
            "to [37 great saltmarsh gr], leave", "cust [81-83, Marigold Hill] LN63 5LZ",
            "[100 Saint George's Gardens]", "[1/2 Leith Walk, Edinburgh]",
            "[14 Cwrt y Felin, Neath]", "[9 Maes yr Haf, Swansea]", "old place [37 clos meillion] let",
            "[87, Heol Las], ring",
            "[22 The Limes, Bath]", "[4 The Old Dairy, Yeovil]", "at [29 The Staithes], Jo", "[62 st osyth's mews]",
            "to [Plot 18, 58 Hornbeam Lane], LN6 5LZ", "3/1, [32, carnarvon loan, bideford]",
            "on site [4 duchess dr] at 9", "letter to [928 Kingfisher La], ZZ99 9FN", "to [56 TINSMITH TER] now",
            "from [19 Strandside], today", "card at [14 quarrbank], yes", "at [Lyndhurst, Ferryman Mt] now",
            "to [15, beacon cl] at 8 pm",
            "now [Tan y Bryn, Mill Drive], LN6 5LZ", "to [Wits End, Lower Mill Road, Leominster]",
            // Without a number, behind words of living somewhere.
            "lives at [Bramble Cottage]", "service address [Kiln Farm]", "house name [Bramble Cottage]",
            "moved to addr [Mill Lane, Leeds]", "engineer at [Mill Lane] now", "street: [Mill Lane]",
            "[Bramble Cottage], [Mill Lane]".replacing("], [", with: ", "),
        ])
    func addresses(line: String) {
        let (text, addresses) = markedLine(line)
        #expect(foundValues(text, [.address]).map(\.text) == addresses)
    }

    @Test("a street without a number is an address only with a postcode or behind words of living there")
    func withoutNumber() {
        #expect(foundValues("Mill Lane, Leeds", [.address]).isEmpty)
        #expect(foundValues("Tesco Express, Station Road, Ely needs fibre", [.address]).isEmpty)
        #expect(foundValues("The Red Lion, High Street, Leeds has two lines", [.address]).isEmpty)
        #expect(foundValues("phones at Bridge House Care Home are down", [.address]).isEmpty)
        #expect(foundValues("lives at home", [.address]).isEmpty)
        #expect(foundValues("2 The team will ring", [.address]).isEmpty)
        #expect(foundValues("3 stargate users and 2 gateways", [.address]).isEmpty)
        #expect(foundValues("12 la liga streams", [.address]).isEmpty)
        #expect(foundValues("rang 2 The Manager rang", [.address]).isEmpty)
        #expect(foundValues("Mill Lane, Leeds LS1 4AB", [.address]).map(\.text) == ["Mill Lane, Leeds"])
    }
}
