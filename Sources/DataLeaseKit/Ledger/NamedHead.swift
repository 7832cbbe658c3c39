internal import Bundles
internal import Primitives
internal import Registry

/// A head of a ledger that a file names: what somebody outside holds against a history that was rewritten.
struct NamedHead {
    /// What the file is, in words.
    let what: String
    /// The head that it names.
    let head: TreeHead
    /// The bundle that it is about: its number, and the SHA-256 of its encrypted file where that is there; `nil` where it
    /// is about none, or names it in a way of its own.
    let bundle: (number: Int, digest: Digest?)?
    /// The note with its signatures, where the file has one.
    let note: [UInt8]?

    /// Reads any file that names a head: a certificate of disposal or receipt (`checkpoint: SIZE ROOT`), a bundle's
    /// statement, a checkpoint, a C2SP tlog-proof, a continuation of `ledger prove`. No signature is checked here.
    ///
    /// Refused with category `.check`: a file that is none of these, or that names no head.
    init(file path: String) throws {
        let bytes = try Folder.read(path, limit: 1 << 20)
        do throws(KitError) {
            try self.init(bytes)
        } catch {
            throw KitError(error.category, "\(path): \(error.what)", hint: error.hint)
        }
    }

    init(_ bytes: [UInt8]) throws(KitError) {
        if bytes.first == UInt8(ascii: "{") {
            self = try NamedHead.statement(bytes)
        } else if let text = String(validating: bytes, as: UTF8.self) {
            if text.hasPrefix("c2sp.org/tlog-proof@") {
                self = try NamedHead.behindEmptyLine(bytes, "tlog-proof")
            } else if text.hasPrefix("datalease/ledger-continuation@") {
                self = try NamedHead.behindEmptyLine(bytes, "continuation")
            } else if text.contains("\n\n\u{2014} ") {
                self = try NamedHead.checkpoint(bytes, "checkpoint")
            } else {
                self = try NamedHead.lines(text)
            }
        } else {
            throw NamedHead.unknown
        }
    }

    private init(what: String, head: TreeHead, bundle: (number: Int, digest: Digest?)? = nil, note: [UInt8]? = nil) {
        self.what = what
        self.head = head
        self.bundle = bundle
        self.note = note
    }

    private static let unknown = KitError(
        .check, "no file that names a checkpoint of a ledger",
        hint: "give a certificate of disposal, a receipt, a statement.json, a checkpoint or a .tlog-proof")

    private static func statement(_ bytes: [UInt8]) throws(KitError) -> NamedHead {
        let statement: Statement
        do {
            statement = try Statement(parsing: bytes)
        } catch {
            throw KitError(.check, error.what, hint: error.hint)
        }
        guard let ledger = statement.ledger else {
            throw KitError(
                .check, "the statement of a rehearsal, which names no checkpoint", hint: "give one of a bundle")
        }
        return NamedHead(
            what: "statement", head: TreeHead(size: ledger.size, root: ledger.root),
            bundle: (statement.bundle.number, statement.sha256))
    }

    private static func behindEmptyLine(_ bytes: [UInt8], _ what: String) throws(KitError) -> NamedHead {
        guard let end = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }) else {
            throw KitError(.check, "\(what) without a checkpoint", hint: "it was cut short: get it again")
        }
        return try checkpoint(Array(bytes[(end + 2)...]), what)
    }

    private static func checkpoint(_ note: [UInt8], _ what: String) throws(KitError) -> NamedHead {
        let lines = String(decoding: note, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines[3].isEmpty, let position = LedgerPosition("\(lines[1]) \(lines[2])")
        else {
            throw KitError(
                .check, "\(what) without size and root of a ledger", hint: "it was changed or cut short: get it again")
        }
        return NamedHead(what: what, head: TreeHead(size: position.size, root: position.root), note: note)
    }

    /// A certificate or receipt, also where a mail program changed its line ends or put a byte order mark before it.
    private static func lines(_ text: String) throws(KitError) -> NamedHead {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map { part in
                String(part.drop { $0 == " " || $0 == "\u{FEFF}" })
            }
            return (key: parts.first ?? "", value: parts.count == 2 ? parts[1] : "")
        }
        // Behind comments, which forms begin with.
        guard let first = lines.first(where: { !$0.key.isEmpty && !$0.key.hasPrefix("#") }),
            ["certificate", "receipt", "evidence", "exchange-receipt"].contains(first.key)
        else { throw unknown }
        guard let line = lines.first(where: { $0.key == "checkpoint" }) else {
            throw KitError(
                .check, "a \(first.key) that names no checkpoint",
                hint: "it can only be compared where the line checkpoint: stood in its form")
        }
        guard let position = LedgerPosition(line.value) else {
            throw KitError(.check, "its line checkpoint: holds no size and root", hint: "compare it with the statement")
        }
        // Forms leave the limit out of the name: AGREEMENT.B7.
        func value(_ key: String) -> String? { lines.first { $0.key == key }?.value }
        let number = value("bundle")?.split(separator: ".").last { $0.hasPrefix("B") }.flatMap { Int($0.dropFirst()) }
        let digest = value("bundle-sha256").flatMap { Digest(hex: $0) }
        return NamedHead(
            what: first.key, head: TreeHead(size: position.size, root: position.root),
            bundle: number.map { ($0, digest) })
    }
}
