/// One version of one agreement, or of one schedule under one, named by its id and version and pinned by its digest.
public struct AgreementReference: Hashable, Sendable {
    /// The agreement's, or the schedule's, id.
    public let id: String
    /// Its version, from 1.
    public let version: Int
    /// The SHA-256 digest of the exact bytes of its file.
    public let digest: Digest

    /// A reference to version `version` of agreement `id`, whose file has the digest `digest`.
    public init(id: String, version: Int, digest: Digest) {
        self.id = id
        self.version = version
        self.digest = digest
    }
}
