import Detection
import Testing

/// Which fields describe a person, by their names and by what an agreement says of them.
struct PersonalTraitTests {
    @Test(
        "names of fields that describe a person",
        arguments: [
            ("DateOfBirth", PersonalTrait.dateOfBirth), ("dob", .dateOfBirth), ("Birth_Year", .dateOfBirth),
            ("Age", .age),
            ("MailingPostalCode", .postcode), ("postcode", .postcode), ("MailingCity", .place), ("Home Town", .place),
            ("Country__c", .place), ("/a/b/Ctry/Region", .place), ("Sex", .sex), ("gender_code", .sex),
            ("Job Title", .occupation), ("Occupation", .occupation), ("Nationality", .origin),
            ("MaritalStatus", .family), ("PreferredLanguage", .language), ("Install Date", .day),
            ("customer_since", .day), ("Contract Start Date", .day),
        ])
    func traits(_ field: String, _ trait: PersonalTrait) {
        #expect(PersonalTrait(field: field, category: nil) == trait)
    }

    @Test(
        "names of fields that describe nobody, or name somebody, or are text or money",
        arguments: [
            "FirstName", "Email", "Phone", "AccountNumber", "IBAN", "NINO", "IP Address", "Notes", "Description",
            "Password",
            "Amount", "Balance", "Status", "Package", "Stage", "Message", "Sextant", "Id", "", "/", "CreatedDate",
        ])
    func others(_ field: String) {
        #expect(PersonalTrait(field: field, category: nil) == nil)
    }

    @Test("what the agreement says goes before the name")
    func declared() {
        #expect(PersonalTrait(field: "Territory", category: "job") == .occupation)
        #expect(PersonalTrait(field: "Age", category: "free-text") == nil)
        #expect(PersonalTrait(field: "Column 5", category: "date-of-birth") == .dateOfBirth)
        #expect(PersonalTrait(field: "Column 5", category: "address") == .place)
        // A word that nobody knows says nothing against the name.
        #expect(PersonalTrait(field: "Town", category: "sales") == .place)
        #expect(PersonalTrait(field: "Column 5", category: "sales") == nil)
    }

    @Test("hashes tell values, fields and places apart, and are never the mark of an empty field")
    func hashes() {
        let hash = ValueHash(ProofKey([UInt8](1...16)))
        var seen: Set<UInt64> = []
        for text in ["", "a", "b", "1234567", "12345678", "123456789", "1234567\u{0}"] {
            for (field, place) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                let value = hash.hash(Array(text.utf8).span, field: field, place: place)
                #expect(value != 0)
                #expect(seen.insert(value).inserted)
                #expect(value == hash.hash(Array(text.utf8).span, field: field, place: place))
            }
        }
        let texts = (0..<3000).map { Array(String(repeating: "a", count: $0 % 40).utf8) + Array("\($0)".utf8) }
        let hashes = texts.map { ValueHash.frequencyHash($0.span) }
        #expect(Set(hashes).count == texts.count)
        #expect(hashes == texts.map { ValueHash.frequencyHash($0.span) })
        #expect(
            ValueHash(ProofKey([9])).hash(Array("a".utf8).span, field: 0) != hash.hash(Array("a".utf8).span, field: 0))
    }
}
