internal import Glibc
internal import Primitives

/// A file of an exchange folder that a run has in hand. It stands in `.sending` from before it is moved until it is where it
/// belongs, so that the next run goes on where this one was cut off:
///
/// 1. It is written down, and moved from `in/` to `sent/`, behind it the file with its totals.
/// 2. It is sent. Whether it was, the registry says: by its digest, whatever lies about.
/// 3. What was sent stays, and its totals are removed. What was refused is written down with its name in `failed/`, the
///    reason is put there, and then totals and file. What was neither is put back.
/// 4. It is forgotten.
struct TakenFile: Equatable {
    /// The name that it was dropped under.
    var name: String
    /// Where it lies, unless it was not moved yet: a path within the folder.
    var place: String
    /// Its digest when it was taken; `nil` for one that was refused unread.
    var digest: Digest?
    /// Its name in `failed/`, once it is refused.
    var failedName: String?

    /// As it stands in the journal.
    fileprivate var lines: [UInt8] {
        Array("\(name)\n\(place)\n\(digest?.hex ?? "-")\n\(failedName.map { "\($0)\n" } ?? "")".utf8)
    }

    fileprivate init?(lines bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count == 3 || lines.count == 4, bytes.last == 0x0A, !lines[0].contains("/"),
            !lines[0].hasPrefix("."),
            lines[1].hasPrefix("sent/") || lines[1] == "in/\(lines[0])", lines[1].count(where: { $0 == "/" }) == 1,
            lines[2] == "-" || Digest(hex: lines[2]) != nil, lines.count == 3 || !lines[3].contains("/")
        else { return nil }
        (name, place, digest) = (lines[0], lines[1], Digest(hex: lines[2]))
        failedName = lines.count == 4 ? lines[3] : nil
    }

    init(name: String, place: String, digest: Digest?) { (self.name, self.place, self.digest) = (name, place, digest) }
}

/// Moving files between the parts of the folder. Whatever moment one of these is cut off at, it can be called again.
extension ExchangeFolder {
    private var journal: String { "\(path)/.sending" }

    /// The path of a file that was taken.
    func path(of taken: TakenFile) -> String { "\(path)/\(taken.place)" }

    /// What the run before was cut off at; `nil` for nothing.
    func interrupted() throws -> TakenFile? {
        guard let bytes = try Folder.readIfPresent(journal, limit: 1 << 12) else { return nil }
        guard let taken = TakenFile(lines: bytes) else {
            throw KitError(
                .failed, "\(journal) is not what this program writes",
                hint:
                    "look whether the newest file in \(path(.sent)) was sent (datalease exchange status), then remove it"
            )
        }
        return taken
    }

    /// Takes a file out of `in/`.
    func take(_ file: Dropped, digest: Digest) throws -> TakenFile {
        var name = "\(digest.hex.prefix(8))-\(file.name)"
        var turn = 1
        // One that was made void, or refused by a run that could not move it, is no reason not to send this one.
        while Folder.exists(path(.sent, name)) || Folder.exists(path(.sent, name + Self.expectationEnding)) {
            turn += 1
            name = "\(digest.hex.prefix(8))-\(turn)-\(file.name)"
        }
        let taken = TakenFile(name: file.name, place: "\(Part.sent.rawValue)/\(name)", digest: digest)
        try write(taken)
        try move(path(.input, file.name), to: path(of: taken))
        try move(path(.input, file.name + Self.expectationEnding), to: path(of: taken) + Self.expectationEnding)
        try Folder.sync(path(.sent))
        try Folder.sync(path(.input))
        return taken
    }

    /// Leaves the file in `sent/`: it is sent.
    func finish(_ taken: TakenFile) throws {
        try Folder.remove(path(of: taken) + Self.expectationEnding)
        try forget()
    }

    /// Puts the file back into `in/`. Where another was dropped under its name meanwhile, it gets a new one.
    func takeBack(_ taken: TakenFile) throws {
        guard taken.place.hasPrefix("\(Part.sent.rawValue)/") else { return try forget() }
        var (name, turn) = (taken.name, 1)
        while isInTheWay(path(.input, name), of: path(of: taken))
            || isInTheWay(path(.input, name + Self.expectationEnding), of: path(of: taken) + Self.expectationEnding)
        {
            turn += 1
            let dataset = Dropped(name: taken.name, expectation: nil).dataset
            name = "\(dataset)_\(turn)\(taken.name.dropFirst(dataset.count))"
        }
        try move(path(of: taken) + Self.expectationEnding, to: path(.input, name + Self.expectationEnding))
        try move(path(of: taken), to: path(.input, name))
        try Folder.sync(path(.input))
        try forget()
    }

    /// Puts a file into `failed/`, with the reason beside it. Returns its new name.
    func fail(_ taken: TakenFile, because reason: String) throws -> String {
        var (name, turn) = (taken.name, 1)
        while Folder.exists(path(.failed, name)) || Folder.exists(path(.failed, "\(name).reason.txt"))
            || Folder.exists(path(.failed, name + Self.expectationEnding))
        {
            turn += 1
            name = "\(turn)-\(taken.name)"
        }
        var taken = taken
        taken.failedName = name
        try write(taken)
        // Whole or not at all: where it is there, the rest follows, whoever does it.
        let draft = "\(path)/.reason"
        try Folder.remove(draft)
        try Folder.write(Array(reason.utf8), to: draft)
        try Folder.rename(draft, withoutReplacing: path(.failed, "\(name).reason.txt"))
        _ = try finishFailure(taken)
        return name
    }

    /// Puts a file that was refused where its reason lies; `false` where there is none yet.
    func finishFailure(_ taken: TakenFile) throws -> Bool {
        guard let name = taken.failedName, Folder.exists(path(.failed, "\(name).reason.txt")) else { return false }
        try move(path(of: taken) + Self.expectationEnding, to: path(.failed, name + Self.expectationEnding))
        try move(path(of: taken), to: path(.failed, name))
        try Folder.sync(path(.failed))
        try forget()
        return true
    }

    private func write(_ taken: TakenFile) throws {
        let draft = journal + ".new"
        try Folder.remove(draft)
        try Folder.write(taken.lines, to: draft)
        guard rename(draft, journal) == 0 else { throw KitError.files("cannot write \(journal)", errno) }
        try Folder.sync(path)
    }

    private func forget() throws {
        try Folder.remove(journal)
        try Folder.sync(path)
    }

    /// Gives a file its new place, for its owner alone; one that has it, or is not there, is left as it is.
    private func move(_ place: String, to target: String) throws {
        if Self.isSameFile(place, target) {
            // Cut off in the middle of a renaming, it has both names.
            try Folder.remove(place)
        } else if Folder.exists(place), !Folder.exists(target) {
            try Folder.rename(place, withoutReplacing: target)
        }
        // What another user owns stays as it is; whoever calls looks at that.
        if !target.hasPrefix(path(.input) + "/") { _ = chmod(target, 0o600) }
    }

    /// Whether something lies at a path that is not the file itself.
    private func isInTheWay(_ target: String, of place: String) -> Bool {
        Folder.exists(target) && Folder.exists(place) && !Self.isSameFile(place, target)
    }

    /// Whether two names are those of one file.
    private static func isSameFile(_ one: String, _ other: String) -> Bool {
        var (left, right) = (stat(), stat())
        guard lstat(one, &left) == 0, lstat(other, &right) == 0 else { return false }
        return left.st_dev == right.st_dev && left.st_ino == right.st_ino
    }
}
