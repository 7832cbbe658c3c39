public import Primitives

/// One version of one agreement as it lies in a file. Its identity is the digest of its bytes, which are what the parties
/// sign.
public struct AgreementDocument: Sendable, Hashable {
    /// The name that the file was read under, for messages.
    public let name: String
    /// The file's bytes.
    public let bytes: [UInt8]
    /// The SHA-256 of `bytes`.
    public let digest: Digest
    /// What the file says; with a schedule, what both say together.
    public let agreement: Agreement
    /// The schedule that fills a master agreement in.
    public let schedule: ScheduleDocument?

    /// What names this version of the agreement in bundles and events.
    public var reference: AgreementReference {
        AgreementReference(id: agreement.id, version: agreement.version, digest: digest)
    }

    /// Reads an agreement: strict YAML in UTF-8, at most 1 MiB, every value a text.
    ///
    /// `name` is used in messages only. `profiles` are where the profiles that datasets name are looked up; what is read
    /// with `.unresolved` is good for all but preparing. Unknown and duplicate keys, anchors, aliases, merge keys, tags,
    /// directives, byte order marks, control characters, several documents and everything that does not fit the format
    /// are refused, as many of them as can be found in one go, each with its line and column.
    public static func read(
        _ bytes: [UInt8], name: String, profiles: ProfileLibrary = .standard
    ) throws(AgreementError) -> AgreementDocument {
        let source = try YAMLSource(bytes, name: name)
        let findings = Findings()
        let root = try YAMLNode.read(source, name: name, findings: findings)
        let agreement = AgreementReader(findings: findings, profiles: profiles).agreement(root)
        guard findings.isEmpty, let agreement else {
            let found = findings.isEmpty ? [AgreementFinding(what: "this is no agreement")] : findings.all
            throw AgreementError(document: name, sorting: found)
        }
        return AgreementDocument(name: name, bytes: bytes, digest: .sha256(bytes), agreement: agreement, schedule: nil)
    }
}
