import Bundles
import Primitives
import Testing

/// A made-up bundle.
enum Samples {
    static let agreement = Array("apiVersion: datalease/v1\nid: DSA-2026-014\n".utf8)

    static func name(isRehearsal: Bool = false) throws -> BundleName {
        try BundleName(
            agreement: "DSA-2026-014", number: 7, limit: try #require(CivilDate(iso: "2026-12-01")),
            isRehearsal: isRehearsal)
    }

    static func manifest() throws -> Manifest {
        Manifest(
            bundle: try name(),
            agreement: AgreementReference(id: "DSA-2026-014", version: 2, digest: Digest.sha256(agreement)),
            preparedAt: try #require(Instant(iso: "2026-11-01T09:14:57Z")))
    }

    static func description(isRehearsal: Bool = false) throws -> BundleDescription {
        let manifest = try manifest()
        return BundleDescription(
            name: try name(isRehearsal: isRehearsal), agreement: manifest.agreement,
            title: "Contact merge fault in the CRM",
            provider: .init(legalName: "Example Telecom Ltd", contact: "dpo@example.com"),
            recipient: .init(legalName: "Acme CRM Systems Ltd", contact: "privacy@acme.example"),
            breachContact: "security@acme.example", breachWithinHours: 24, purposes: ["system-fix"],
            fault: .init(
                system: "CRM", ticket: "INC-48213",
                text: "Contacts with two spellings of one phone number are not merged."),
            prohibitions: ["marketing", "sale", "onward-disclosure", "re-identification", "model-training", "resale"],
            recipients: [
                .init(name: "Robin Example", fingerprint: KeyFingerprint(digest: .sha256("robin"))),
                .init(
                    name: "Sam Sample",
                    fingerprint: KeyFingerprint(digest: .sha256("sam"))),
            ],
            preparer: .init(name: "Alex Preparer", fingerprint: KeyFingerprint(digest: .sha256("alex"))),
            preparedAt: manifest.preparedAt, methodAtLeast: .delete,
            certificateBy: try #require(CivilDate(iso: "2026-12-08")),
            datasets: [
                .init(
                    name: "contacts", path: "data/contacts.csv",
                    fields: [
                        .init(
                            name: "Phone", operatorName: "phone", semanticType: "phone", reversal: .reversible,
                            collisions: .none),
                        .init(
                            name: "Name, \"full\"", operatorName: "shape", semanticType: "name", reversal: .oneWay,
                            collisions: .possible, note: "length and case are kept"),
                        .init(
                            name: "Status", operatorName: "keep", semanticType: nil, reversal: .unchanged,
                            collisions: .none),
                    ])
            ])
    }

    /// A bundle with one dataset, encrypted to `recipients`.
    static func bundle(
        to recipients: [String], rows: [UInt8] = sampleRows(500), library: DeflateLibrary = .zlib(level: 6)
    ) throws -> (file: [UInt8], written: WrittenBundle) {
        let description = try description()
        var random = FixedRandom()
        var writer = try BundleWriter(
            try manifest(), to: try recipients.map { try AgeRecipient($0) }, library: library, random: &random)
        var file: [UInt8] = []
        try writer.add(BundleEntry.notice, Notice.text(description), into: &file)
        try writer.add(BundleEntry.agreement, agreement, into: &file)
        var deflater = try Deflater(library)
        try writer.begin("data/contacts.csv", into: &file)
        for start in stride(from: 0, to: rows.count, by: 100_000) {
            let block = try deflater.block(Array(rows[start..<min(start + 100_000, rows.count)]))
            try writer.append(block, into: &file)
        }
        try writer.end(rows: rows.count { $0 == 0x0A }, into: &file)
        try writer.add(BundleEntry.dictionary, FieldDictionary.csv(description), into: &file)
        try writer.add(BundleEntry.certificate, CertificateForm.text(description, sha256: nil), into: &file)
        let written = try writer.finish(into: &file)
        return (file, written)
    }

    static func statement(_ written: WrittenBundle, rowsShared: Int) throws -> Statement {
        Statement(
            bundle: written.manifest.bundle, sha256: written.sha256, agreement: written.manifest.agreement,
            agreementClass: "debug-sample", preparedAt: written.manifest.preparedAt,
            recipients: [KeyFingerprint(digest: .sha256("robin"))],
            datasets: [.init(name: "contacts", path: "data/contacts.csv", rowsRead: 900, rowsShared: rowsShared)],
            ledger: .init(origin: "example-ledger", size: 12, root: Digest.sha256("root")))
    }
}
