internal import Foundation
internal import GRDB
public import Primitives

/// A file that was taken in as evidence, byte for byte.
public struct Evidence: Hashable, Sendable {
    /// What it is, in a word: `certificate`, `certificate-signature`, `reason`.
    public let kind: String
    /// The bundle it is about, where it is about one.
    public let bundle: Int?
    /// Its bytes.
    public let bytes: [UInt8]

    /// A piece of evidence.
    public init(kind: String, bundle: Int?, bytes: [UInt8]) {
        self.kind = kind
        self.bundle = bundle
        self.bytes = bytes
    }

    /// The digest by which events name it.
    public var digest: Digest { Digest.sha256(bytes) }
}

extension Registry {
    /// The evidence about a bundle, in the order in which it came.
    public func evidence(ofBundle number: Int) throws(RegistryError) -> [Evidence] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT kind, bundle, bytes FROM evidence WHERE bundle = ? ORDER BY id", arguments: [number]
            ).map { try Evidence($0) }
        }
    }

    /// The evidence with `digest`, or `nil`. Refuses with `.ledger` where its bytes have another.
    public func evidence(_ digest: Digest) throws(RegistryError) -> Evidence? {
        try read { db in
            let evidence = try Row.fetchOne(
                db, sql: "SELECT kind, bundle, bytes FROM evidence WHERE digest = ? ORDER BY id LIMIT 1",
                arguments: [digest.hex]
            ).map { try Evidence($0) }
            guard evidence.map({ $0.digest == digest }) != false else {
                throw LedgerPass.broken("evidence: the bytes of digest \(digest) have changed")
            }
            return evidence
        }
    }

    /// The same file for the same bundle is kept once.
    static func insert(_ evidence: Evidence, into db: Database) throws {
        let digest = evidence.digest.hex
        try db.execute(
            sql: """
                INSERT INTO evidence (digest, kind, bundle, bytes) SELECT ?, ?, ?, ?
                WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE digest = ? AND kind = ? AND bundle IS ?)
                """,
            arguments: [
                digest, evidence.kind, evidence.bundle, Data(evidence.bytes), digest, evidence.kind, evidence.bundle,
            ])
    }
}

extension Evidence {
    fileprivate init(_ row: Row) throws(RegistryError) {
        self.init(kind: try row.value(0), bundle: try row.value(1), bytes: try row.bytes(2))
    }
}
