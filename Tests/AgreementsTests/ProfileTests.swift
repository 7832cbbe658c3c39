import Primitives
import Pseudonyms
import Records
import Testing

@testable import Agreements

@Suite("Profiles")
struct ProfileTests {
    @Test("a profile says how an export is written, how it is known, and what happens to each field")
    func whole() throws {
        let profile = try Profile.read(Array(exampleProfile.utf8), name: "crm.yaml")
        #expect(profile.name == "crm-people")
        #expect(profile.title == "People of a CRM")
        #expect(
            profile.format == .csv(Dataset.CSVLayout(delimiter: UInt8(ascii: ";"), headerRow: 3, footerLines: 1)))
        #expect(profile.recognition.header == ["Id", "Name"])
        #expect(profile.recognition.files == ["people.csv"])
        #expect(profile.recognition.columns == nil)
        #expect(profile.key == "Id")
        #expect(profile.fields.count == 8)
        #expect(profile.fields.filter(\.isSecret).map(\.field) == ["Greeting"])
        #expect(profile.fields.allSatisfy { $0.origin == .profile })
        #expect(profile.otherwise == .shape)
        #expect(profile.malformed == .setAside)
        #expect(profile.digest == exampleProfileDigest)
        #expect(profile.pin == "{name: crm-people, sha256: \(exampleProfileDigest)}")
    }

    @Test("an XML profile is known by its root and what follows")
    func xml() throws {
        let text = exampleXMLProfile.replacing("recognise: {", with: "recognise: {files: [Pain.xml], ")
        let profile = try Profile.read(Array(text.utf8), name: "crm.yaml")
        #expect(profile.recognition.root == ["Document"])
        #expect(profile.recognition.files == ["Pain.xml"])
        #expect(profile.recognition.contains == ["Tx"])
        #expect(profile.otherwise == .refuse)
        #expect(profile.malformed == nil)
        let bare = exampleXMLProfile.replacing("recognise: {root: [Document], contains: [Tx]}\n", with: "")
        #expect(try Profile.read(Array(bare.utf8), name: "crm.yaml").recognition == .none)
    }

    @Test(
        "broken profiles are refused with line and column",
        arguments: [
            ("kind: Profile", Refused("kind: «DataSharingAgreement", "kind", "\"DataSharingAgreement\" is no profile")),
            (
                "apiVersion: datalease/v1",
                Refused("apiVersion: «datalease/v2", "apiVersion", "\"datalease/v2\" is not known to this release")
            ),
            (
                "name: crm-people",
                Refused("name: «CRM", "name", "\"CRM\" is no word of lower-case letters, digits and hyphens")
            ),
            ("title: People of a CRM\n", Refused("", "", "the key title is missing")),
            ("source: made up\n", Refused("", "", "the key source is missing")),
            ("format: csv\n", Refused("", "", "the key format is missing")),
            (
                "otherwise: shape",
                Refused("otherwise: «keep", "otherwise", "\"keep\" is not one of refuse, blank, shape")
            ),
            ("otherwise: shape", Refused("otherwise: shape\n«maxRows: 5", "", "unknown key \"maxRows\"")),
            ("key: Id", Refused("«key: Ids", "key", "\"Ids\" is not among the fields", fix: "did you mean Id?")),
            ("header: [Id, Name]", Refused("header: [Id, «Id]", "recognise.header[2]", "stands twice in the list")),
            ("header: [Id, Name]", Refused("«columns: 7", "recognise.columns", "the export has a header to go by")),
            ("header: [Id, Name]", Refused("«root: [a]", "recognise.root", "belongs to xml exports")),
            (
                "Name: {do: shape, category: name}",
                Refused("Name: {«do: shape, secret: true}", "fields.Name.do", "a secret can only be dropped or blanked")
            ),
            (
                "AuthPassword: {do: drop}",
                Refused(
                    "AuthPassword: {«do: shape}", "fields.AuthPassword.do",
                    "a field of this name holds a secret, which can only be dropped or blanked",
                    fix: "write do: drop, or do: blank where the field must stay")
            ),
            ("with: SortCode", Refused("with: Sort", "fields.Account", "with: \"Sort\" has no rule in this dataset")),
            (
                "Status: {do: keep}",
                Refused("Status: {do: keep, «secrets: true}", "fields.Status", "unknown key \"secrets\"")
            ),
        ])
    func broken(old: String, refused: Refused) throws {
        guard old != "with: SortCode" else {
            // Both halves are wrong then: each names the other.
            let text = exampleProfile.replacing("with: SortCode", with: "with: Sort")
            let error = #expect(throws: AgreementError.self) { try Profile.read(Array(text.utf8), name: "crm.yaml") }
            #expect(error?.count == 2)
            #expect(error?.document == "crm.yaml")
            return
        }
        try refused.checkProfile(replacing: old)
    }

    @Test("a header is nothing to go by where there is none, and columns are not in XML")
    func recognition() throws {
        try Refused("columns: 3, root: [Document]", "recognise.columns", "belongs to csv exports")
            .checkProfile(replacing: "root: [Document]", in: exampleXMLProfile)
        let text = """
            apiVersion: datalease/v1
            kind: Profile
            name: bureau
            title: A bureau
            source: made up
            format: csv
            csv: {header: {row: 0}}
            recognise: {columns: 2}
            fields: {"1": {do: keep}, "2": {do: blank}, "3": {do: blank}}

            """
        let profile = try Profile.read(Array(text.utf8), name: "bureau.yaml")
        #expect(profile.recognition.columns == 2)
        try Refused("{header: [a]}", "recognise.header", "header.row: 0 says that there is no header")
            .checkProfile(replacing: "{columns: 2}", in: text)
        let plan = try #require(
            Plan.compile(
                try AgreementDocument.read(
                    Array(try agreement(dataset: "profile: bureau").utf8), name: "a",
                    profiles: library(("bureau.yaml", text))
                ).agreement
            ).first)
        #expect(plan.rules.map(\.isOptional) == [false, false, true], "columns beyond the least number may be lacking")
    }

    @Test("a file of profiles is called like its profile")
    func fileNames() throws {
        let error = #expect(throws: AgreementError.self) { try library(("profiles/people.yaml", exampleProfile)) }
        #expect(error?.what == "profiles/people.yaml: name: the profile is called \"crm-people\", and its file is not")
        #expect(error?.hint == "rename the file to crm-people.yaml")
    }
}

@Suite("Profiles in agreements")
struct ProfileMergingTests {
    private static let pinned = "profile: {name: crm-people, sha256: \(exampleProfileDigest)}"

    @Test("a profile alone is a dataset, pinned or not")
    func alone() throws {
        for keys in ["profile: crm-people", Self.pinned] {
            let read = try dataset(keys)
            let profile = try #require(read.profile?.resolved)
            #expect(read.format == profile.format)
            #expect(read.fields == profile.fields)
            #expect(read.key == "Id")
            #expect(read.otherwise == .shape)
            #expect(read.malformed == .setAside)
            #expect(read.profile?.pin == (keys == Self.pinned ? exampleProfileDigest : nil))
        }
    }

    @Test("the agreement's words stand before the profile's")
    func overrides() throws {
        let read = try dataset(
            """
            \(Self.pinned)
            csv: {delimiter: ",", encoding: iso-8859-15}
            key: Name
            malformed: refuse
            fields:
              Extra: {do: keep}
              Status: {do: blank}
              Name: {do: shape, type: person}
            otherwise: refuse
            """)
        #expect(
            read.format
                == .csv(
                    Dataset.CSVLayout(
                        delimiter: UInt8(ascii: ","), headerRow: 3, footerLines: 1, encoding: .iso8859(15))))
        #expect(
            read.fields.map(\.field) == [
                "Id", "Name", "Status", "SortCode", "Account", "Greeting", "AuthPassword", "#footer", "Extra",
            ])
        #expect(read.fields.filter { $0.origin == .agreement }.map(\.field) == ["Name", "Status", "Extra"])
        #expect(read.fields[1].type == "person")
        #expect(read.fields[2].operator == .blank, "a profile that keeps widens nothing")
        #expect(read.key == "Name")
        #expect(read.malformed == .refuse)
        #expect(read.otherwise == .refuse)
    }

    @Test("columns of a profile may be lacking, unless it is known by them; those of the agreement may not")
    func optional() throws {
        let document = try AgreementDocument.read(
            Array(try agreement(dataset: "\(Self.pinned)\nfields: {Status: {do: blank}, More: {do: keep}}").utf8),
            name: "a", profiles: exampleLibrary())
        let plan = try #require(Plan.compile(document.agreement).first)
        #expect(plan.profile?.name == "crm-people")
        #expect(plan.profile?.digest == exampleProfileDigest)
        #expect(plan.rules.filter { !$0.isOptional }.map(\.field) == ["Id", "Name", "Status", "More"])
        #expect(plan.rules.filter { $0.origin == .agreement }.map(\.field) == ["Status", "More"])
        #expect(plan.rule(for: "Account")?.companion?.index == 3)
        #expect(plan.malformed == .setAside)
        #expect(plan.rule(forSecret: "pin", index: 9).operator == .drop)
        #expect(plan.rule(forMalformed: "", index: 9) == nil)
        let report = AgreementReport(document.agreement)
        #expect(report.rows.filter { $0.origin == .agreement }.map(\.field) == ["Status", "More"])
        #expect(report.drafts == [])
    }

    @Test("records too broken to know their fields are shaped by a rule of their own")
    func malformed() throws {
        let document = try AgreementDocument.read(
            Array(try agreement(dataset: "format: csv\nmalformed: shape\nfields: {A: {do: keep}}").utf8), name: "a")
        let rule = try #require(Plan.compile(document.agreement).first?.rule(forMalformed: "", index: 1))
        #expect(rule.operator == .shape)
        #expect(rule.semanticType == "name")
    }

    @Test(
        "profiles that are not known are refused, with what is",
        arguments: [
            Refused(
                "profile: «crm-peeple", "profile", "no profile is called \"crm-peeple\"",
                fix:
                    "did you mean crm-people? or put the profile's file beside the agreement as profiles/crm-peeple.yaml"
            ),
            Refused(
                "profile: {«name: acme, sha256: \(String(repeating: "0a", count: 32))}", "profile.name",
                "no profile is called \"acme\"",
                fix: "put the profile's file beside the agreement as profiles/acme.yaml"),
            Refused(
                "profile: {name: crm-people, «sha256: \(String(repeating: "0a", count: 32))}", "profile.sha256",
                "pins another crm-people than the one that is known, whose sha256 is \(exampleProfileDigest)",
                fix:
                    "put the profile's file beside the agreement as profiles/crm-people.yaml, or sign a new version with "
                    + "profile: {name: crm-people, sha256: \(exampleProfileDigest)}"),
            Refused("profile: «{name: crm-people}", "profile", "the key sha256 is missing"),
            Refused("profile: {name: crm-people, sha256: «abc}", "profile.sha256", "is no SHA-256 digest"),
            Refused("profile: «[crm-people]", "profile", "expected a text, found a list"),
        ])
    func unknown(refused: Refused) throws {
        try refused.checkDataset()
    }

    @Test(
        "what does not go with a profile is refused",
        arguments: [
            Refused("\(pinned)\n«format: xml", "format", "the profile is for csv exports"),
            Refused("\(pinned)\n«xml: {record: /a}", "xml", "belongs to format xml, not to csv"),
            Refused(
                "\(pinned)\ncsv: {«header: {row: 0}}", "csv.header", "the profile names columns by their header"),
            Refused("\(pinned)\n«key: Nam", "key", "\"Nam\" is not among the fields", fix: "did you mean Name?"),
            Refused("\(pinned)\nfields: «{}", "fields", "names no field"),
            Refused(
                "\(pinned)\nfields: {«Account: {do: blank}}", "fields.Account",
                "the profile's rule for \"SortCode\" names this field: \"Account\" is not the other half of this account",
                fix: "give SortCode a rule of its own here too"),
            Refused(
                "\(pinned)\nfields: {«Birthday: {do: date, shift: P3D, by: Idd}}", "fields.Birthday",
                "by: \"Idd\" has no rule in this dataset", fix: "did you mean Id?"),
            Refused(
                "\(pinned)\nfields: {«Greeting: {do: keep}}", "fields.Greeting",
                "is a secret, as the profile crm-people says: it can only be dropped or blanked"),
            Refused(
                "\(pinned)\nfields: {AuthPassword: {«do: keep}}", "fields.AuthPassword.do",
                "a field of this name holds a secret, which can only be dropped or blanked"),
            Refused(
                "format: csv\nfields: {«VM PIN: {do: token}}".replacing("{«VM PIN: {", with: "{VM PIN: {«"),
                "fields.VM PIN.do", "a field of this name holds a secret, which can only be dropped or blanked"),
            Refused(
                "format: csv\nfields: {Nick: {do: drop, «secret: true}}", "fields.Nick",
                "the key secret belongs to profiles", fix: "write {do: drop}: nothing else is left of a secret"),
            Refused(
                "format: xml\nxml: {record: /a}\nfields: {/a/@p:sipSecret: {«do: shape}}", "fields./a/@p:sipSecret.do",
                "a field of this name holds a secret, which can only be dropped or blanked"),
            Refused(
                "format: fixed-width\nfixed: {records: [{name: r, fields: {pin: 1-4}}]}\nfields: {pin: {«do: keep}}",
                "fields.pin.do", "a field of this name holds a secret, which can only be dropped or blanked",
                fix: "write do: blank"),
        ])
    func misfits(refused: Refused) throws {
        try refused.checkDataset()
    }

    @Test("a secret may be blanked in the place of being dropped, and a companion may stand in the profile")
    func allowed() throws {
        let read = try dataset(
            "profile: crm-people\nfields: {Greeting: {do: blank}, Birthday: {do: date, shift: P3D, by: Id}}")
        #expect(read.fields.first { $0.field == "Greeting" }?.operator == .blank)
        #expect(read.fields.last?.companion == "Id")
        let both = try dataset("profile: crm-people\nfields: {SortCode: {do: blank}, Account: {do: blank}}")
        #expect(both.fields.count == 8)
    }

    @Test("an agreement's path takes the place of every path of the profile that lies within it")
    func paths() throws {
        let read = try dataset("profile: crm-xml\nfields: {//Nm: {do: blank}}")
        #expect(read.fields.map(\.field) == ["//Tx/Id", "//Tx//Code", "//Hdr/Date", "#comment", "//Nm"])
        let narrow = try dataset("profile: crm-xml\nfields: {/Document/Tx/Nm: {do: blank}, //Hdr/Date: {do: keep}}")
        #expect(narrow.fields.count == 6, "a narrower path governs what it names, and the profile's the rest")
    }

    @Test("an agreement's path that a profile's could take values from is refused")
    func contestedPaths() throws {
        let text = exampleXMLProfile.replacing("//Tx/Nm: {do: keep}", with: "//Tx/Pty/Nm: {do: keep}")
        let profiles = try library(("crm-xml.yaml", text))
        let error = #expect(throws: AgreementError.self) {
            try dataset("profile: crm-xml\nfields: {//Dbtr//Nm: {do: blank}}", profiles: profiles)
        }
        #expect(error?.count == 1)
        #expect(
            error?.findings.first?.what
                == "can name values of the profile's \"//Tx/Pty/Nm\", which would take them")
        #expect(error?.hint == "name more of its elements, or give //Tx/Pty/Nm a rule of its own here too")
        let wildcard = try library(("crm-xml.yaml", exampleXMLProfile.replacing("//Hdr/Date:", with: "//Hdr/*:")))
        let other = #expect(throws: AgreementError.self) {
            try dataset("profile: crm-xml\nfields: {//Nm: {do: blank}}", profiles: wildcard)
        }
        #expect(other?.findings.map(\.path) == ["datasets[1].fields.//Nm"])
        let both = "profile: crm-xml\nfields: {//Dbtr//Nm: {do: blank}, //Tx/Pty/Nm: {do: blank}}"
        #expect(try dataset(both, profiles: profiles).fields.count == 6)
    }

    @Test("no path of an agreement keeps what a profile says is a secret")
    func secretPaths() throws {
        for path in ["//Code", "//Tx//Code", "/Document/Tx/A/Code", "//Tx/A/*"] {
            let keep = "profile: crm-xml\nfields: {\(path): {do: digits}}"
            let error = #expect(throws: AgreementError.self) { try dataset(keep) }
            #expect(error?.findings.contains { $0.what.hasPrefix("is a secret, as the profile crm-xml says") } == true)
            guard !path.hasSuffix("*") else { continue }
            #expect(try dataset(keep.replacing("digits", with: "drop")).fields.count >= 5)
        }
    }

    @Test("a profile for fixed width names fields as agreements do, and its records stay")
    func fixed() throws {
        let text = """
            apiVersion: datalease/v1
            kind: Profile
            name: bureau
            title: A bureau
            source: made up
            format: fixed-width
            fixed: {records: [{name: line, fields: {sort: 1-6, number: 7-14}}]}
            fields: {line.sort: {do: keep}, number: {do: blank}}

            """
        let profiles = try library(("bureau.yaml", text))
        let read = try dataset(
            "profile: bureau\nfixed: {shortLines: true}\nfields: {sort: {do: blank}}", profiles: profiles)
        #expect(read.fields.map(\.field) == ["sort", "number"])
        #expect(read.fields.map(\.origin) == [.agreement, .profile])
        guard case .fixed(let fixed)? = read.format else {
            Issue.record("no layout")
            return
        }
        #expect(fixed.layout.allowsShortLines)
        let error = #expect(throws: AgreementError.self) {
            try dataset(
                "profile: bureau\nfixed: {records: [{name: x, fields: {a: 1-3}}]}", profiles: profiles)
        }
        #expect(error?.findings.map(\.what) == ["the profile says what the records are"])
    }

    @Test("a profile beside the agreement stands before one of the same name, and a pin finds either")
    func sources() throws {
        let other = exampleProfile.replacing("Status: {do: keep}", with: "Status: {do: drop}")
        let profiles = try exampleLibrary().adding([("crm-people.yaml", Array(other.utf8))])
        #expect(try dataset("profile: crm-people", profiles: profiles).fields[2].operator == .drop)
        #expect(try dataset(Self.pinned, profiles: profiles).fields[2].operator == .keep)
        #expect(try profiles.profiles().map(\.name).filter { $0.hasPrefix("crm-") } == ["crm-people", "crm-xml"])
    }
}

@Suite("Agreements of old")
struct UnresolvedProfileTests {
    @Test("what is asked of an old agreement needs none of its profiles")
    func unresolved() throws {
        let keys = """
            profile: {name: gone, sha256: \(String(repeating: "0a", count: 32))}
            key: Somewhere
            fields: {A: {do: account, part: number, with: B}, "#any": {do: blank}}
            """
        let document = try AgreementDocument.read(
            Array(try agreement(dataset: keys).utf8), name: "a", profiles: .unresolved)
        let dataset = try #require(document.agreement.datasets.first)
        #expect(!dataset.isResolved)
        #expect(dataset.format == nil)
        #expect(dataset.profile?.name == "gone")
        #expect(dataset.profile?.pin != nil)
        #expect(dataset.fields.map(\.field) == ["A", "#any"])
        #expect(Plan.compile(document.agreement).isEmpty)
        #expect(AgreementReport(document.agreement).rows.isEmpty)
        let bare = try AgreementDocument.read(
            Array(try agreement(dataset: "profile: gone").utf8), name: "a", profiles: .unresolved)
        #expect(bare.agreement.datasets.first?.fields == [])
    }

    @Test("datasets without a profile are read as ever")
    func withoutProfile() throws {
        let document = try AgreementDocument.read(
            Array(exampleAgreement.utf8), name: "a", profiles: .unresolved)
        #expect(document.agreement == (try read(exampleAgreement)).agreement)
    }
}
