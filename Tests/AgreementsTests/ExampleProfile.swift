import Primitives
import Testing

@testable import Agreements

/// A whole profile for a delimited export.
let exampleProfile = """
    apiVersion: datalease/v1
    kind: Profile
    name: crm-people
    title: People of a CRM
    source: made up
    format: csv
    csv: {delimiter: ";", header: {row: 3}, footer: 1}
    recognise:
      header: [Id, Name]
      files: [people.csv]
    key: Id
    fields:
      Id: {do: token, type: contact-id}
      Name: {do: shape, category: name}
      Status: {do: keep}
      SortCode: {do: account, part: sort-code, with: Account}
      Account: {do: account, part: number, with: SortCode}
      Greeting: {do: drop, secret: true, because: answers the question of the help desk}
      AuthPassword: {do: drop}
      "#footer": {do: blank}
    otherwise: shape
    malformed: set-aside

    """

/// A profile for an XML export.
let exampleXMLProfile = """
    apiVersion: datalease/v1
    kind: Profile
    name: crm-xml
    title: Debits
    source: made up
    format: xml
    xml: {record: //Tx}
    recognise: {root: [Document], contains: [Tx]}
    fields:
      //Tx/Nm: {do: keep}
      //Tx/Id: {do: digits}
      //Tx//Code: {do: blank, secret: true}
      //Hdr/Date: {do: shape}
      "#comment": {do: drop}
    otherwise: refuse

    """

/// The profiles of this release, and with them `files`.
func library(_ files: (name: String, text: String)...) throws -> ProfileLibrary {
    try ProfileLibrary.standard.adding(files.map { ($0.name, Array($0.text.utf8)) })
}

/// The library of the tests: both examples.
func exampleLibrary() throws -> ProfileLibrary {
    try library(("profiles/crm-people.yaml", exampleProfile), ("profiles/crm-xml.yaml", exampleXMLProfile))
}

/// The digest of the example.
let exampleProfileDigest = Digest.sha256(Array(exampleProfile.utf8))

/// The example agreement with one dataset, given as its keys.
func agreement(dataset keys: String) throws -> String {
    let start = try #require(exampleAgreement.firstRange(of: "datasets:\n"))
    let end = try #require(exampleAgreement.firstRange(of: "disposal:\n  mode"))
    let lines = keys.split(separator: "\n").map { "    \($0)\n" }.joined()
    return exampleAgreement[..<start.upperBound] + "  - name: people\n    maxRows: 10\n" + lines
        + exampleAgreement[end.lowerBound...]
}

/// The dataset that `keys` read as.
func dataset(_ keys: String, profiles: ProfileLibrary? = nil) throws -> Dataset {
    let document = try AgreementDocument.read(
        Array(try agreement(dataset: keys).utf8), name: "dsa.yaml", profiles: try profiles ?? exampleLibrary())
    return try #require(document.agreement.datasets.first)
}

/// A dataset or profile that is refused, and the only finding. `«` marks its place and is not part of the text.
struct Refused: CustomTestStringConvertible, Sendable {
    var text: String
    var path: String
    var what: String
    var fix: String?

    init(_ text: String, _ path: String, _ what: String, fix: String? = nil) {
        self.text = text
        self.path = path
        self.what = what
        self.fix = fix
    }

    var testDescription: String { text }

    func checkDataset(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try check(try agreement(dataset: text), prefix: "datasets[1]", sourceLocation) { bytes throws(AgreementError) in
            _ = try AgreementDocument.read(bytes, name: "dsa.yaml", profiles: Self.profiles())
        }
    }

    /// `text` is what stands in the place of `old` in the example.
    func checkProfile(
        replacing old: String, in example: String = exampleProfile, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try #require(example.split(separator: old, omittingEmptySubsequences: false).count == 2, "\(old)")
        try check(example.replacing(old, with: text), prefix: "", sourceLocation) { bytes throws(AgreementError) in
            _ = try Profile.read(bytes, name: "crm.yaml")
        }
    }

    private static func profiles() throws(AgreementError) -> ProfileLibrary {
        try ProfileLibrary.standard.adding([
            ("profiles/crm-people.yaml", Array(exampleProfile.utf8)),
            ("profiles/crm-xml.yaml", Array(exampleXMLProfile.utf8)),
        ])
    }

    private func check(
        _ marked: String, prefix: String, _ location: SourceLocation,
        _ read: ([UInt8]) throws(AgreementError) -> Void
    ) throws {
        var found: [AgreementFinding] = []
        do throws(AgreementError) {
            try read(Array(marked.replacing("«", with: "").utf8))
        } catch {
            found = error.findings
        }
        let finding = try #require(found.first, "it was accepted", sourceLocation: location)
        #expect(found.count == 1, "\(found)", sourceLocation: location)
        #expect(
            finding.path == [prefix, path].filter { !$0.isEmpty }.joined(separator: "."), sourceLocation: location)
        #expect(finding.what == what, sourceLocation: location)
        if let fix { #expect(finding.fix == fix, sourceLocation: location) }
        guard let mark = marked.firstIndex(of: "«") else { return }
        let before = marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
        #expect(finding.line == before.count, sourceLocation: location)
        #expect(finding.column == (before.last?.unicodeScalars.count ?? 0) + 1, sourceLocation: location)
    }
}
