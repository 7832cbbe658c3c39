internal import GRDB
public import Primitives

/// A file on our side that holds what a bundle holds, or goes with it: where we read or wrote it.
public struct OwnCopy: Hashable, Sendable {
    /// What the file is.
    public enum Role: String, Sendable {
        /// A raw export that the bundle was made from.
        case input
        /// The encrypted bundle.
        case bundle
        /// A file beside the bundle that holds no data of people: statement, signature, instructions.
        case sibling
    }

    /// What the file is.
    public let role: Role
    /// Its digest when it was read or written.
    public let digest: Digest
    /// Its size then, in bytes.
    public let size: Int
    /// Its absolute path then; `nil` once the path was erased from the registry.
    public let path: String?

    /// A file on our side.
    public init(role: Role, digest: Digest, size: Int, path: String?) {
        self.role = role
        self.digest = digest
        self.size = size
        self.path = path
    }
}

extension Registry {
    /// The files of a bundle on our side, in the order in which they were recorded.
    public func ownCopies(ofBundle number: Int) throws(RegistryError) -> [OwnCopy] {
        try ownCopies(where: "bundle = ?", is: number).map(\.copy)
    }

    /// The files with `digest` on our side, with the numbers of their bundles: one export may be behind many.
    public func ownCopies(digest: Digest) throws(RegistryError) -> [(bundle: Int, copy: OwnCopy)] {
        try ownCopies(where: "digest = ?", is: digest.hex)
    }

    /// A bundle one of whose files was recorded at `path`, an absolute one; `nil` where none was.
    public func bundle(withCopyAt path: String) throws(RegistryError) -> Int? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT bundle FROM paths WHERE path = ? LIMIT 1", arguments: [path])?.value(0)
        }
    }

    /// Gives the bundle and the path of every file on our side that holds data of people to `body`, in the order in which
    /// they were recorded; those whose path was erased are left out. `body` must not call this registry.
    public func forEachCopyWithData(_ body: (_ bundle: Int, _ path: String) throws -> Void) throws(RegistryError) {
        try read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT bundle, path FROM paths WHERE what <> ? AND path IS NOT NULL ORDER BY id",
                arguments: [OwnCopy.Role.sibling.rawValue])
            while let row = try rows.next() { try body(try row.value(0), try row.value(1)) }
        }
    }

    private func ownCopies(
        where condition: String, is value: any DatabaseValueConvertible
    ) throws(RegistryError) -> [(bundle: Int, copy: OwnCopy)] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT bundle, what, digest, size, path FROM paths WHERE \(condition) ORDER BY id",
                arguments: [value]
            ).map { row in
                guard let role = OwnCopy.Role(rawValue: try row.value(1)) else {
                    throw RegistryError(
                        .ledger, "registry: a row is not of its form", hint: "run `datalease ledger verify`")
                }
                let copy = OwnCopy(
                    role: role, digest: try Digest(column: row.value(2)), size: try row.value(3),
                    path: try row.value(4))
                return (try row.value(0), copy)
            }
        }
    }
}

extension OwnCopy {
    func insert(into db: Database, bundle number: Int) throws {
        try db.execute(
            sql: "INSERT INTO paths (bundle, what, digest, size, path) VALUES (?, ?, ?, ?, ?)",
            arguments: [number, role.rawValue, digest.hex, size, path])
    }
}

extension OwnCopy: EventPayload {
    var members: [JSON.Member] {
        var members = [
            JSON.Member("role", .string(role.rawValue)), JSON.Member("digest", .string(digest.hex)),
            JSON.Member("size", .integer(size)),
        ]
        if let path { members.append(JSON.Member("path", .string(path))) }
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        role = try fields.read("role") { $0.string.flatMap { Role(rawValue: $0) } }
        digest = try fields.read("digest", Form.digest)
        size = try fields.read("size", Form.count)
        path = try fields.readOptional("path") { $0.string }
    }
}
