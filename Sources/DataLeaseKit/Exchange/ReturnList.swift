internal import Primitives
internal import Registry

/// A list of a returned file: nobody else can read it, and it has its name when it is whole.
final class ReturnList {
    /// What it lists: what the clerk reads, or the records that were taken.
    enum Kind: String {
        case list = "csv"
        case items
    }

    private let kind: Kind
    private(set) var path: String
    private let number: Int
    private let home: Home
    private let isAtHome: Bool
    private let temporary: String
    private let file: File
    private var hash = SHA256()
    private var size = 0
    private var isNamed = false

    /// Where such a list is at home, of the returned file of a digest.
    static func path(_ kind: Kind, of digest: Digest, bundle number: Int, in home: Home) -> String {
        "\(home.exchanges)/B\(number).returned-\(digest.hex.prefix(16)).\(kind.rawValue)"
    }

    init(_ kind: Kind, _ out: String?, ofBundle number: Int, in home: Home) throws {
        self.kind = kind
        self.number = number
        self.home = home
        if let out, Folder.exists(out) {
            throw KitError(.failed, "\(out) exists already", hint: "it is never overwritten; choose another name")
        }
        isAtHome = out == nil
        path = out ?? "\(home.exchanges)/B\(number)"
        if isAtHome { try Folder.make(home.exchanges) }
        // At home the next start removes it, should this run be cut off: see `Folder.process(ofTemporary:)`.
        temporary =
            isAtHome
            ? Folder.temporaryName(of: "\(home.exchanges)/.returned-\(kind.rawValue)-\(Folder.ownMark)")
            : "\(Folder.parent(of: path))/.datalease-returned-\(kind.rawValue).\(Folder.ownMark).partial"
        file = try File.creating(temporary, mode: 0o600)
    }

    func write(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        hash.update(bytes)
        size += bytes.count
        try file.write(bytes)
    }

    /// Gives the list its name, at home after the file that came back. Returns what is to be remembered of it there.
    func finish(named digest: Digest) throws -> OwnCopy? {
        try file.sync()
        if isAtHome {
            path = Self.path(kind, of: digest, bundle: number, in: home)
            // One of a run that was cut off, or of the same file before.
            try? Folder.remove(path)
        }
        try Folder.rename(temporary, withoutReplacing: path)
        isNamed = true
        try Folder.sync(Folder.parent(of: path))
        guard isAtHome else { return nil }
        return OwnCopy(role: .input, digest: hash.finish(), size: size, path: Folder.resolved(path))
    }

    func discard() { try? Folder.remove(isNamed ? path : temporary) }
}
