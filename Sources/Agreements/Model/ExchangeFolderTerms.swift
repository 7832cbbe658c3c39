/// What a folder of the finance exchange says of itself, in its file `exchange.yaml`: under which agreement its files go,
/// in which sequence, and who signs.
///
/// Required: `apiVersion: datalease/v1`, `kind: ExchangeFolder`, `agreement`, `sequence` and `key`.
public struct ExchangeFolderTerms: Sendable, Hashable {
    /// The agreement's file; relative to the folder.
    public let agreement: String
    /// The sequence that the files belong to.
    public let sequence: String
    /// The SSH key file that signs; relative to the folder.
    public let key: String

    /// The name of the file that says it.
    public static let fileName = "exchange.yaml"

    /// Reads such a file, as strictly as an agreement. `name` is used in messages only.
    public static func read(_ bytes: [UInt8], name: String) throws(AgreementError) -> ExchangeFolderTerms {
        let source = try YAMLSource(bytes, name: name)
        let findings = Findings()
        let root = try YAMLNode.read(source, name: name, findings: findings)
        let terms = ExchangeFolderReader(findings: findings).terms(root)
        guard findings.isEmpty, let terms else {
            let found = findings.isEmpty ? [AgreementFinding(what: "this says nothing of a folder")] : findings.all
            throw AgreementError(document: name, sorting: found)
        }
        return terms
    }
}
