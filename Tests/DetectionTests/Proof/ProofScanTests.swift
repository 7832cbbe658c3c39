import Testing

@testable import Detection

/// What the proof over the output takes for the same value, and what it does not.
struct ProofScanTests {
    private static let search = ProofSearch(key: ProofKey(Array(0..<16)))

    /// Looks for what `values` hold in `kept`, all in one record; the classes that meet across the export.
    private func meets(
        _ values: [(String, ProofForm)], _ kept: String..., declared: PersonalKinds = []
    ) -> Set<ProofClass> {
        var scan = ProofScan(Self.search, export: 0, hasBirthDates: false)
        for (value, form) in values { scan.value(Array(value.utf8).span, as: form) }
        scan.endRecord()
        for text in kept { scan.kept(Array(text.utf8).span, line: 7, field: 3, declared: declared) }
        scan.endRecord()
        let known = Set(scan.values)
        return Set(scan.candidates.filter { known.contains($0.hash) }.map(\.place.kind))
    }

    /// What one record alone shows.
    private func hits(
        _ values: [(String, ProofForm)], _ kept: String, declared: PersonalKinds = []
    ) -> Set<ProofHit.Kind> {
        var scan = ProofScan(Self.search, export: 0, hasBirthDates: false)
        scan.kept(Array(kept.utf8).span, line: 7, field: 3, declared: declared)
        for (value, form) in values { scan.value(Array(value.utf8).span, as: form) }
        let isHit = scan.endRecord()
        #expect(isHit == !scan.hits.isEmpty)
        #expect(scan.hits.allSatisfy { $0.line == 7 && $0.field == 3 })
        return Set(scan.hits.map(\.kind))
    }

    @Test("a record is set aside for its own identifiers, and not where all of them are waived")
    func ownIdentifiersSetAside() {
        let waiver = ProofHit(kind: .known(.reference), line: 7, field: 3)
        for (waived, text, isSetAside) in [
            ([], "see CUST 0001/2345", true), ([waiver], "see CUST 0001/2345", false),
            ([waiver], "see CUST 0001/2345, 07700 900123", true), ([], "see CUST 0001/2346", false),
        ] as [(Set<ProofHit>, String, Bool)] {
            var scan = ProofScan(Self.search, export: 0, hasBirthDates: false)
            scan.value(Array("CUST-0001/2345".utf8).span, as: .reference)
            scan.kept(Array(text.utf8).span, line: 7, field: 3, declared: PersonalKinds(.phone))
            scan.value(Array("07700 900123".utf8).span, as: .phone)
            #expect(scan.endRecord(settingAside: true, waived: waived) == isSetAside, "\(text)")
            #expect(scan.values.count == 2 && scan.hits.isEmpty && scan.candidates.isEmpty == isSetAside)
        }
    }

    @Test("a record's date of birth is found in it however either is written")
    func birthDates() {
        func kinds(_ value: String, _ kept: String) -> Set<ProofHit.Kind> {
            var scan = ProofScan(Self.search, export: 0, hasBirthDates: true)
            scan.kept(Array(kept.utf8).span, line: 7, field: 3, declared: PersonalKinds(.dateOfBirth))
            scan.value(Array(value.utf8).span, as: .birthDate)
            scan.endRecord()
            return Set(scan.hits.map(\.kind))
        }
        let spellings = [
            "2003-05-09", "09/05/2003", "9.5.03", "9 May 2003", "09-MAY-03", "May 9th, 2003", "20030509", "09052003",
            "2003-05-09T00:00:00Z", "Fri 9 May 2003", "09 / 05 / 2003", "09–05–2003", "9\u{A0}May\u{A0}2003",
            "9 May\n2003",
            "09_05_2003", "09/05/2003and so", "9 May 2003BLOGGS",
        ]
        for value in spellings {
            for kept in spellings {
                for text in [kept, "seen \(kept) at the desk", "ref 4 \(kept), again", "(\(kept))"] {
                    #expect(kinds(value, text).contains(.known(.birthDate)), "\(value) in \(text)")
                }
            }
            for kept in [
                "2003-05-19", "9 May 2004", "9 May", "May 2003", "19/05/2003", "9/05/20031", "9 May 03:15", "x", "2003",
                "9 Maybe 2003", "5 9 2003",
            ] {
                #expect(!kinds(value, kept).contains(.known(.birthDate)), "\(value) in \(kept)")
            }
        }
        // A field's year of two digits does not say the century.
        for text in ["12 March 1945", "12/03/45", "12.3.1945"] {
            #expect(kinds("12/03/45", text).contains(.known(.birthDate)), "\(text)")
        }
        // Somebody else's is nobody's, not as a code either, and what is no day is compared as a code.
        #expect(meets([("2003-05-09", .birthDate)], "9 May 2003").isEmpty)
        #expect(meets([("09-MAY-2003", .birthDate)], "09-MAY-2003").isEmpty)
        #expect(kinds("QXB-1234567", "x QXB 1234567").isEmpty)
        #expect(meets([("QXB-1234567", .birthDate)], "QXB 1234567") == [.reference])
    }

    /// What a file that may speak of nobody is stopped by.
    private func strictHits(_ kept: String, declared: PersonalKinds) -> Set<ProofHit.Kind> {
        var scan = ProofScan(
            ProofSearch(key: ProofKey(Array(0..<16)), strictness: .nobody), export: 0, hasBirthDates: false)
        scan.kept(Array(kept.utf8).span, line: 7, field: 3, declared: declared)
        scan.endRecord()
        return Set(scan.hits.map(\.kind))
    }

    @Test("where nobody may be spoken of, a reference that is made of a name is somebody's, and one of digits is not")
    func namesInReferences() {
        for kept in ["SMITH", "RT-SMITH-22", "SMITH001", "Patel/0042", "J SMITH", "smith_17"] {
            #expect(strictHits(kept, declared: PersonalKinds(.reference)).contains(.recognised(.name)), "\(kept)")
        }
        for kept in [
            "EXC2000064", "MAY2026", "INV-2026-40000", "TELECOM", "Q4 CHARGES", "RT-0042", "JAN-2027", "DD0012",
        ] {
            #expect(strictHits(kept, declared: PersonalKinds(.reference)) == [], "\(kept)")
        }
        #expect(strictHits("07700900317", declared: PersonalKinds(.reference)) == [.recognised(.phone)])
        for kept in ["JohnSmith", "johnSmith22", "Ref_Mary.Jones"] {
            #expect(strictHits(kept, declared: PersonalKinds(.reference)).contains(.recognised(.name)), "\(kept)")
        }
        for kept in ["EXC07700900123", "0 7 7 0 0 9 0 0 1 2 3", "A07700900123B", "07.70.09.00.12.3"] {
            #expect(strictHits(kept, declared: PersonalKinds(.reference)).contains(.recognised(.phone)), "\(kept)")
        }
        for kept in ["EXC60161331926819", "60161331926819"] {
            #expect(
                strictHits(kept, declared: PersonalKinds(.reference)).contains(.recognised(.bankAccount)), "\(kept)")
        }
        for kept in ["EXC20261201093000", "2026-12-01-0042", "INV 2026 12 00345"] {
            #expect(strictHits(kept, declared: PersonalKinds(.reference)) == [], "\(kept)")
        }
        // In another field a lone word that may be a name may be a place.
        #expect(strictHits("NORTH", declared: []) == [])
        #expect(strictHits("LS1 4AP", declared: []) == [.recognised(.postcode)])
    }

    @Test("SipHash-1-3 answers as others do")
    func vector() {
        // The first is in the tests of Rust's library; the other two are those of an implementation in Python.
        let empty = ProofHash(ProofKey(Array(0..<16)))
        #expect(empty.finished() == 0xABAC_0158_050F_C4DC)
        var word = empty
        word.combine(whole: 0x0706_0504_0302_0100)
        #expect(word.finished() == 0x3690_9511_8D29_9A8E)
        #expect(word.finished(tail: 0x0E_0D0C_0B0A_0908, size: 7) == 0xD320_D86D_2A51_9956)
        var bytes = empty
        for byte in UInt8(0)..<15 { bytes.combine(byte) }
        #expect(bytes.finished() == 0xD320_D86D_2A51_9956)
    }

    @Test("a telephone number is the same in every spelling")
    func phones() {
        for value in ["07700 900123", "+447700900123", "0044 7700 900123", "7700900123", "+44 (0)7700 900-123 ext 4"] {
            for kept in [
                "call 07700900123 today", "+44 7700 900123", "(07700) 900 123", "00447700900123", "447700900123",
                "07700\n900123", "07700\u{A0}900\u{2011}123", "\u{FF10}7700900123", "7700900123", "tel:07700.900.123",
                "x 07700900123 ext 9", "seven seven double oh nine hundred one two three",
                #"{"t":"07700\u00a0900123"}"#,
                #"rang:\n07700 900123\n"#,
            ] {
                #expect(meets([(value, .phone)], kept) == [.phone], "\(value) in \(kept)")
            }
            for kept in ["07700 900124", "107700900123", "0770 0900", "1234567", ""] {
                #expect(meets([(value, .phone)], kept) == [], "\(value) in \(kept)")
            }
        }
        #expect(meets([("07700 900123 / 01632 960001", .phone)], "on 01632960001") == [.phone])
    }

    @Test("a mail address is the same in every case, and none within another")
    func mail() {
        #expect(meets([("Jane.Roe@Example.com", .mail)], "write to <jane.roe@example.COM>, please") == [.mail])
        #expect(meets([("Jane Roe <jane.roe@example.com>", .mail)], "jane.roe@example.com") == [.mail])
        #expect(meets([("Jane.Roe@Example.com", .mail)], "mary-jane.roe@example.com") == [])
        #expect(meets([("call jane.roe@example.com", .unknown)], "jane.roe@example.com") == [.mail])
    }

    @Test("an account is the same in two fields, in one, and in an IBAN")
    func accounts() {
        let parts: [(String, ProofForm)] = [("00-11-22", .sortCode), ("12345678", .accountNumber)]
        for kept in ["00-11-22 12345678", "00112212345678", "001122 12345678", "a/c 00 11 22 12345678"] {
            #expect(meets(parts, kept).contains(.account), "\(kept)")
        }
        let issued: [(String, ProofForm)] = [("20-20-15", .sortCode), ("55555555", .accountNumber)]
        #expect(meets(issued, "pay GB33 BUKB 2020 1555 5555 55 now").contains(.account))
        let iban: [(String, ProofForm)] = [("GB33 BUKB 2020 1555 5555 55", .account)]
        #expect(meets(iban, "GB33BUKB20201555555555").isSuperset(of: [.reference]))
        #expect(meets(iban, "to 20-20-15 55555555").contains(.account))
        #expect(hits(parts, "account 12345678").contains(.known(.shortNumber)))
        #expect(meets(parts, "12345678") == [])
    }

    @Test("a reference is the same without its punctuation; a short number counts in its own record alone")
    func references() {
        let reference: [(String, ProofForm)] = [("CUST-0001/2345", .reference)]
        for kept in [
            "CUST00012345", "ref cust-00012345.", "CUST-0001/2345", "see CUST_0001_2345, paid", "CUST0001 2345",
        ] {
            #expect(meets(reference, kept) == [.reference], "\(kept)")
        }
        #expect(meets(reference, "CUST00012346 CUST0001 and 2345") == [])
        #expect(meets([("123456789", .reference)], "no 123456789") == [.reference])
        #expect(meets([("12345678", .reference)], "no 12345678") == [])
        #expect(hits([("12345678", .reference)], "no 12345678") == [.known(.shortNumber)])
        #expect(hits([("QQ 12 34 56 C", .reference)], "QQ123456C").isSubset(of: [.recognised(.nationalInsurance)]))
        #expect(meets([("QQ 12 34 56 C", .reference)], "QQ123456C") == [.reference])
        #expect(meets([("00000012990", .reference)], "00000012990") == [])
        #expect(hits([("00000000000", .reference)], "00000000000") == [])
        // Too short to tell, or no digit at all.
        #expect(meets([("AB12", .reference), ("PREMIUM", .reference)], "AB12 PREMIUM") == [])
    }

    @Test("given and family name side by side are found in either order, any case, with or without accents")
    func names() {
        let names: [(String, ProofForm)] = [("Siân", .name), ("O'Neill-Brown", .name)]
        for kept in [
            "SIAN ONEILL", "spoke to sian o’neill again", "O'Neill, Siân", "Sia\u{302}n O'Neill", "Siân B. O'Neill",
            "sian.oneill", "Oneill-Brown", "Siân\nO'Neill",
        ] {
            #expect(meets(names, kept) == [.fullName], "\(kept)")
        }
        for kept in ["Siân", "O'Neill", "Siân and O'Neill", "Siân; O'Neill", "sianoneill"] {
            #expect(meets(names, kept) == [], "\(kept)")
        }
        #expect(meets([("An", .name), ("May", .name)], "MAY AN") == [.fullName])
        #expect(meets([("Maria", .name), ("de Souza", .name)], "maria de souza") == [.fullName])
        #expect(meets([("Mr John Smith", .name)], "john smith") == [.fullName])
        #expect(meets([("Νίκος Παπαδόπουλος", .name)], "ΝΊΚΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ") == [.fullName])
        #expect(meets([("James", .name), ("Church", .name)], "met James Church") == [.fullName])
        #expect(hits([("Church", .name)], "Church rang") == [.known(.nameWord)])
        #expect(hits([("Church", .name)], "by the church") == [])
        // A company is nobody.
        #expect(meets([("Acme Trading Ltd", .name)], "acme trading") == [])
    }

    @Test("one word of a name counts within its own record alone")
    func nameWords() {
        #expect(hits([("Chester", .name)], "the office in Chester") == [.known(.nameWord)])
        #expect(hits([("Chester", .name)], "Chesterfield") == [])
        for text in ["Chester's office", "on CHESTER\u{2019}S", "Chester's"] {
            #expect(hits([("Chester", .name)], text) == [.known(.nameWord)], "\(text)")
        }
        #expect(hits([("O'Neill", .name)], "O'Neill's line") == [.known(.nameWord)])
        #expect(hits([("Al", .name)], "Al's") == [])
        #expect(hits([("Al", .name)], "Al fresco") == [])
        #expect(meets([("Chester", .name)], "the office in Chester") == [])
        #expect(hits([("Mr May", .name)], "in may, perhaps") == [])
        #expect(hits([("Mr May", .name)], "to be seen by May") == [.known(.nameWord)])
        #expect(hits([("Mr Name", .name)], "Name") == [])
    }

    @Test("a postcode counts with its street across the export, and alone within its record")
    func addresses() {
        let address: [(String, ProofForm)] = [("Flat 2, 10 High Street", .address), ("SW1A 1AA", .postcode)]
        for kept in ["10 High St, London SW1A 1AA", "lives at 10 HIGH STREET sw1a1aa", "10 High Road, Leeds, SW1A 1AA"]
        {
            #expect(meets(address, kept) == [.address], "\(kept)")
        }
        #expect(meets(address, "11 High Street, SW1A 1AA") == [])
        #expect(meets(address, "10 High Street, SW1A 1AB") == [])
        #expect(meets(address, "SW1A 1AA") == [])
        #expect(hits(address, "sw1a 1aa").contains(.known(.shortNumber)))
        #expect(meets([("10 High Street, London, SW1A 1AA", .address)], "at 10 high street sw1a 1aa") == [.address])
    }

    @Test("what a recogniser is certain of needs no second look, unless the agreement says that the field holds it")
    func certain() {
        #expect(hits([], "ring 07700 900123") == [.recognised(.phone)])
        #expect(hits([], "ring 07700 900123", declared: FieldCategory.phone.declaredKinds) == [])
        #expect(hits([], "jane@example.com", declared: FieldCategory.phone.declaredKinds) == [.recognised(.email)])
        #expect(hits([], "Active") == [])
        #expect(hits([], "2026-11-22T10:33:05Z") == [])
    }

    @Test("what was forgotten with its record is seen again in another")
    func forgotten() {
        var scan = ProofScan(Self.search, export: 2, hasBirthDates: false)
        let kept = Array("jane.roe@example.com".utf8)
        scan.value(kept.span, as: .mail)
        scan.kept(kept.span, line: 1, field: 0, declared: [])
        let wasHit = scan.endRecord(settingAside: true)
        #expect(wasHit)
        #expect(scan.candidates.isEmpty && scan.hits.isEmpty && scan.values.count == 1)
        scan.kept(kept.span, line: 2, field: 0, declared: [])
        let isHit = scan.endRecord()
        #expect(isHit)
        #expect(scan.candidates.allSatisfy { $0.place.line == 2 && $0.place.export == 2 })
        #expect(scan.candidates.map(\.hash).contains(scan.values[0]))
    }

    @Test("a waived hit sets no record aside and is told all the same; beside another it goes with its record")
    func waived() {
        let waived: Set = [ProofHit(kind: .recognised(.email), line: 1, field: 0)]
        var scan = ProofScan(Self.search, export: 0, hasBirthDates: false)
        let (mail, phone) = (Array("jane.roe@example.com".utf8), Array("ring 07700 900123".utf8))
        scan.kept(mail.span, line: 1, field: 0, declared: [])
        let stays = scan.endRecord(settingAside: true, waived: waived)
        #expect(!stays && scan.hits == Array(waived))
        for (line, field) in [(2, 0), (1, 1)] {
            scan.kept(mail.span, line: line, field: field, declared: [])
            let goes = scan.endRecord(settingAside: true, waived: waived)
            #expect(goes && scan.hits.count == 1, "\(line), \(field)")
        }
        scan.kept(mail.span, line: 1, field: 0, declared: [])
        scan.kept(phone.span, line: 1, field: 0, declared: [])
        let goes = scan.endRecord(settingAside: true, waived: waived)
        #expect(goes && scan.hits.count == 1)
    }

    @Test("every place of a value that repeats in a field is told where that is asked for")
    func everyPlace() {
        for tellsEveryPlace in [false, true] {
            let search = ProofSearch(key: ProofKey(Array(0..<16)), tellsEveryPlace: tellsEveryPlace)
            var scan = ProofScan(search, export: 0, hasBirthDates: false)
            let mail = Array("jane.roe@example.com".utf8)
            scan.value(mail.span, as: .mail)
            for line in 1...5 {
                scan.kept(mail.span, line: line, field: 0, declared: [])
                scan.endRecord()
            }
            let places = scan.candidates.filter { $0.hash == scan.values[0] }.map(\.place.line)
            #expect(places == (tellsEveryPlace ? [1, 2, 3, 4, 5] : [1]))
        }
    }

    @Test("each kind of hit has a word of its own, in small letters and hyphens, by which it is known again")
    func words() {
        let kinds =
            ProofClass.allCases.map { ProofHit.Kind.known($0) } + PersonalKind.allCases.map { .recognised($0) }
        #expect(Set(kinds.map(\.word)).count == kinds.count)
        for kind in kinds {
            #expect(ProofHit.Kind(word: kind.word) == kind)
            #expect(kind.word.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }, "\(kind.word)")
        }
        #expect(ProofHit.Kind(word: "") == nil && ProofHit.Kind(word: "Phone") == nil)
    }

    @Test("a reference is found with spaces and other signs in it, whatever stands around it")
    func spacedReferences() {
        for kept in [
            "CUST 900123", "ref CUST 900123 of May", "cust#900123", "CUST: 900123", "CUST (900123)", "CUST  900 123",
            "CUST&nbsp;900123", "cust%20900123", "(CUST\u{2013}900123)", "3 CUST 900 123 4",
        ] {
            #expect(meets([("CUST 900123", .reference)], kept) == [.reference], "\(kept)")
        }
        for kept in ["CUST 900124", "CUST and 900123", "CUST ---- 900123", "CUSTARD 900123", "9001 23"] {
            #expect(meets([("CUST 900123", .reference)], kept) == [], "\(kept)")
        }
        #expect(meets([("POL 77 12 99", .reference)], "of POL 77 12 99, paid") == [.reference])
        #expect(meets([("12 34 56 C", .reference)], "code 12/34/56 C") == [.reference])
    }

    @Test("a telephone number is found with other signs in it, and where letters touch it; times and sums are none")
    func signsInPhones() {
        let value = [("07700 900123", ProofForm.phone)]
        for kept in [
            "07700/900123", "07700_900123", "07700:900123", "07700,900123", "0 7 7 0 0 9 0 0 1 2 3", "tel07700900123x",
            "07700&nbsp;900123", "4 of 07700 900 123 4", "+44 / 7700 / 900123", "０７７００　９００１２３",
        ] {
            #expect(meets(value, kept).contains(.phone), "\(kept)")
        }
        #expect(meets([("07123 012026", .phone)], "07:12:30 12/02/6") == [])
        #expect(meets([("00 11 22 87654321", .account)], "GB82WEST00112287654321").contains(.account))
    }

    @Test("parts of a name belong together whatever sign stands between them")
    func signsInNames() {
        let name = [("Siân", ProofForm.name), ("O'Neill", ProofForm.name)]
        for kept in [
            "Sian/ONeill", "Siân (O'Neill)", "Sian & ONeill", "Sian|ONeill", "Si&acirc;n O&#39;Neill",
            "Si%C3%A2n%20O%27Neill", "Si\u{200B}an+O'N\u{AD}eill",
        ] {
            #expect(meets(name, kept).contains(.fullName), "\(kept)")
        }
        #expect(meets([("Hữu Nguyễn", .name)], "Hu\u{31B}\u{303}u Nguye\u{302}\u{303}n").contains(.fullName))
        #expect(meets([("Hữu Nguyễn", .name)], "HUU NGUYEN").contains(.fullName))
    }

    @Test("a byte that is no UTF-8 takes no other with it")
    func invalid() {
        var scan = ProofScan(Self.search, export: 0, hasBirthDates: false)
        scan.value([0x52, 0x65, 0x6E, 0xE9].span, as: .name)
        scan.value(Array("Quimby".utf8).span, as: .name)
        scan.endRecord()
        scan.kept(([0x52, 0x65, 0x6E, 0xE9] + Array(" Quimby".utf8)).span, line: 1, field: 0, declared: [])
        #expect(scan.candidates.contains { scan.values.contains($0.hash) && $0.place.kind == .fullName })
    }

    @Test("however many people a record holds, what stands together in it belongs together")
    func largeRecords() {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        var values: [(String, ProofForm)] = []
        for first in letters {
            for second in letters.prefix(4) {
                values += [("Gi\(first)\(second)n", .name), ("Fa\(first)\(second)m", .name)]
            }
        }
        #expect(meets(values, "Gizdn Fazdm") == [.fullName])
        #expect(meets(values, "Giaan Fazdm") == [])
        // An account without its sort code moves nothing; and the twentieth is one like the first.
        var accounts: [(String, ProofForm)] = [("", .sortCode), ("12345678", .accountNumber)]
        for number in 10..<40 { accounts += [("00-11-\(number)", .sortCode), ("876543\(number)", .accountNumber)] }
        #expect(meets(accounts, "00111087654310") == [.account])
        #expect(meets(accounts, "00113987654339") == [.account])
        let addresses = (10..<60).flatMap {
            [("\($0) Canary Street", ProofForm.address), ("ZZ\($0) 9AB", ProofForm.postcode)]
        }
        #expect(meets(addresses, "to 59 Canary St... 59 Canary Street, ZZ59 9AB").contains(.address))
        #expect(hits(addresses, "ZZ59 9AB").contains(.known(.shortNumber)))
        #expect(hits(values, "Gizdn").contains(.known(.nameWord)))
    }

    @Test("a text that was read is searched for values behind its line breaks, and what is in doubt in it")
    func readBefore() {
        func kinds(_ text: String, mayHoldDoubtful: Bool = false) -> Set<ProofClass> {
            var scan = ProofScan(Self.search, export: 0, hasBirthDates: false)
            scan.value(Array("jane.roe@example.com".utf8).span, as: .mail)
            scan.endRecord()
            scan.kept(
                Array(text.utf8).span, line: 1, field: 0, declared: [], isRead: true,
                mayHoldDoubtful: mayHoldDoubtful)
            scan.endRecord()
            #expect(scan.hits.isEmpty)
            return Set(scan.candidates.filter { scan.values.contains($0.hash) }.map(\.place.kind))
        }
        #expect(kinds("jane.roe@example.com") == [])
        #expect(kinds("jane.roe@example.com", mayHoldDoubtful: true) == [.mail])
        #expect(kinds("of\njane.roe@example.com") == [.mail])
    }

    @Test("a place keeps its export, line and field, and sorts as it stands")
    func places() {
        let place = ProofPlace(export: 3, line: 812, field: 41, kind: .mail)
        #expect((place.export, place.line, place.field, place.kind) == (3, 812, 41, .mail))
        #expect(place < ProofPlace(export: 3, line: 813, field: 0, kind: .phone))
        #expect(ProofPlace(bits: place.rawBits) == place)
        let last = ProofPlace(export: 999, line: .max, field: 1 << 20, kind: .shortNumber)
        #expect((last.export, last.line, last.field) == (255, 1 << 36 - 1, 65_535))
    }
}
