internal import Disposal
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

extension DataLease {
    /// What `verify` says of lists at home of files that came back and are not in the ledger: a run was cut off between its
    /// lists and its event. The next `receive` of the same file writes them anew and records it.
    func remarksOnReturnLists(in registry: Registry) throws -> [Verification.Remark] {
        let mark = ".returned-"
        let lists = Folder.names(in: home.exchanges).sorted().compactMap { name -> (name: String, bundle: Int)? in
            guard name.hasPrefix("B"), let place = name.firstRange(of: mark) else { return nil }
            return Int(name[..<place.lowerBound].dropFirst()).map { (name, $0) }
        }
        var recorded: [Int: [String]] = [:]
        return try lists.compactMap { name, bundle in
            let known = try recorded[bundle] ?? returnLists(ofBundle: bundle, in: registry)
            recorded[bundle] = known
            guard !known.contains(name) else { return nil }
            return Verification.Remark(
                .listLeft, bundle: nil,
                "\(home.exchanges)/\(name) lists a file that came back and was not recorded: a run was cut off, or is at"
                    + " work; take the file in again with datalease exchange receive, or remove the list")
        }
    }

    /// The names of the lists at home of the files that came back about a bundle and are recorded.
    private func returnLists(ofBundle number: Int, in registry: Registry) throws -> [String] {
        try registry.events(ofBundle: number).flatMap { event -> [String] in
            guard case .exchangeReturned(let file) = event.body else { return [] }
            return [ReturnList.Kind.list, .items].map {
                Folder.name(of: ReturnList.path($0, of: file.input, bundle: number, in: home))
            }
        }
    }
}
