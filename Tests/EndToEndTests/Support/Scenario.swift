import Foundation
import Testing

/// A company, a vendor and an agreement between them, in a temporary folder: what most tests begin with.
///
/// The time is fixed at noon on 2 November 2026 unless a run says otherwise.
final class Scenario {
    let folder: URL
    var clock = "2026-11-02T12:00:00Z"

    static let people = ["officer", "preparer", "approver", "director", "vendor-director", "vendor"]

    /// Makes a folder with a key for everyone.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("datalease-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for person in Self.people {
            try Program.succeed(
                "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", person, "-f", path(person)])
        }
    }

    /// Takes a copy of a folder that another scenario has filled: quicker than to do it all again.
    init(copyOf original: URL) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("datalease-\(UUID().uuidString)")
        try Program.succeed("cp", ["-a", original.path, folder.path])
    }

    deinit {
        // Tests make folders unreadable; they must not stay so.
        _ = try? Program.run("chmod", ["-R", "u+rwX", folder.path])
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    func publicKey(_ person: String) throws -> String {
        try text(person + ".pub").split(separator: " ").prefix(2).joined(separator: " ")
    }

    /// Runs the program in this scenario's home and at its time.
    func run(_ arguments: String..., input: String? = nil) throws -> Program.Run {
        try run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String? = nil) throws -> Program.Run {
        try Program.run(
            Program.path, arguments, input: input,
            environment: ["DATALEASE_HOME": path("home"), "DATALEASE_TEST_CLOCK": clock], folder: folder)
    }

    /// Runs the program and demands that it exits with 0.
    @discardableResult
    func succeed(_ arguments: String...) throws -> String { try succeed(arguments) }

    @discardableResult
    func succeed(_ arguments: [String]) throws -> String {
        let run = try run(arguments)
        guard run.status == 0 else {
            throw Program.Failure(text: "datalease \(arguments.joined(separator: " ")): \(run.status)\n\(run.errors)")
        }
        return run.output
    }

    /// Names the officer and trusts everyone's keys in their roles.
    func initialise() throws {
        try succeed("init", "--officer", path("officer"), "--name", "Olive Officer")
        for (person, party, role) in [
            ("preparer", "provider", "preparer"), ("approver", "provider", "approver"),
            ("director", "provider", "signatory"), ("vendor-director", "recipient", "signatory"),
            ("vendor", "recipient", "recipient"),
        ] {
            try succeed(
                "trust", "add", path(person + ".pub"), "--name", "Test \(person)", "--party", party, "--role", role,
                "--as", path("officer"))
        }
    }

    /// Writes `agreement.yaml` and has both parties sign it.
    func executeAgreement(_ text: String? = nil, as name: String = "agreement.yaml") throws {
        try write(try text ?? agreement(), to: name)
        try succeed("agreement", "sign", path(name), "--as", path("director"))
        try succeed("agreement", "sign", path(name), "--as", path("vendor-director"))
    }

    static let contacts = """
        Id,FirstName,LastName,Phone,Email,Notes
        1,Siân,O'Neill,07700 900123,sian.oneill@example.com,first
        2,JOHN,SMITH,+44 7700 900123,"John.Smith@example.org","said ""hello"", twice"
        3,,Nguyễn-Łukasz,01632 960001,n@example.net,
        4,Zoë,Zoë,(020) 7946 0000,ZOE@EXAMPLE.COM,last

        """

    static let contactFields = """
              Id: {do: token, type: contact-id}
              FirstName: {do: shape, category: name}
              LastName: {do: shape, category: name}
              Phone: {do: phone}
              Email: {do: email}
              Notes: {do: blank}
        """

    /// An agreement over `datasets`, by default one of contacts, with this scenario's keys.
    func agreement(
        id: String = "DSA-2026-001", start: String = "2026-11-01", end: String = "2026-12-31",
        datasets: String? = nil, replacing edits: [(String, String)] = []
    ) throws -> String {
        let datasets =
            datasets ?? """
                  - name: contacts
                    format: csv
                    key: Id
                    maxRows: 1000
                    fields:
                \(Self.contactFields)
                    otherwise: refuse
                """
        var text = """
            apiVersion: datalease/v1
            kind: DataSharingAgreement
            id: \(id)
            version: 1
            title: Contact merge fault in the CRM
            class: debug-sample
            type: controller-processor
            parties:
              provider: {legalName: Example Telecom Ltd, companyNumber: "01234567", contact: dpo@example.com}
              recipient: {legalName: Acme CRM Systems Ltd, companyNumber: "07654321", contact: privacy@acme.example}
            execution: ssh
            fault: {system: CRM, ticket: INC-48213, description: Contacts with two spellings are not merged.}
            purposes: [system-fix]
            prohibitions: [marketing, sale, onward-disclosure, re-identification, model-training]
            specialCategories: none
            dataSubjects: [customers]
            term: {start: \(start), end: \(end)}
            breach: {contact: security@acme.example, notifyWithin: PT24H}
            access:
              preparers: [{name: Test preparer, key: "\(try publicKey("preparer"))"}]
              approvers: [{name: Test approver, key: "\(try publicKey("approver"))"}]
              signatories:
                provider: [{name: Test director, key: "\(try publicKey("director"))"}]
                recipient: [{name: Test vendor-director, key: "\(try publicKey("vendor-director"))"}]
              recipients: [{name: Test vendor, role: support engineer, key: "\(try publicKey("vendor"))"}]
            pseudonyms: {linkable: agreement}
            datasets:
            \(datasets)
            disposal:
              mode: destroy
              triggers:
                - {from: prepared, within: P30D}
                - {from: fault-resolved, within: P5D}
                - {from: agreement-end, within: P1M}
              methodAtLeast: delete
              certificateWithin: {workingDays: 5}
              evidence: [certificate, own-copies]
            calendar: {division: england-and-wales, timeZone: Europe/London}
            review: {owner: DPO, next: 2027-06-01}
            clauses:
              - {id: disposal, covers: [28-3-g], implements: [disposal], text: The Recipient shall destroy the sample.}
            security: {measures: [encryption-at-rest]}

            """
        for (old, new) in edits {
            guard text.contains(old) else { throw Program.Failure(text: "the agreement has no \(old)") }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return text
    }
}

extension Scenario {
    /// Executes the agreement and prepares bundle 1 of the contacts in `out`.
    func prepareContacts() throws {
        try executeAgreement()
        try write(Self.contacts, to: "contacts.csv")
        try succeed("prepare", "agreement.yaml", "contacts.csv", "--out", "out", "--as", path("preparer"))
    }

    /// Writes `certificate.txt`, as the vendor would fill in the form, and signs it with `person`'s key.
    func certify(
        _ stem: String, disposedOn: String, method: String = "clear", by person: String = "vendor",
        sha256: String? = nil
    ) throws {
        let digest =
            try sha256
            ?? String(Program.succeed("sha256sum", [path("out/\(stem).zip.age")]).prefix(64))
        let name = stem.components(separatedBy: ".dispose-by").first ?? stem
        let page = try text("out/\(stem).OPEN-ME.txt")
        let checkpoint = page.split(separator: "\n").first { $0.hasPrefix("checkpoint:") } ?? "checkpoint:"
        try write(
            """
            certificate: datalease/v1
            bundle: \(name)
            agreement: \(name.components(separatedBy: ".B").first ?? "")
            bundle-sha256: \(digest)
            \(checkpoint)
            disposed-on: \(disposedOn)
            method: \(method)
            copies: disposed
            sub-processors: none
            backups: none
            remarks:
            name: Test vendor

            """, to: "certificate.txt")
        try? FileManager.default.removeItem(atPath: path("certificate.txt.sig"))
        try Program.succeed(
            "ssh-keygen",
            ["-q", "-Y", "sign", "-f", path(person), "-n", "datalease-certificate@v1", path("certificate.txt")])
    }
}
