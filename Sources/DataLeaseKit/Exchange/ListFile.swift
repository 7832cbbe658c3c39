internal import Primitives

/// A list that is written line by line and gets its name when it is whole.
struct ListFile: ~Copyable {
    private let path: String?
    private let file: File?
    private var hash = SHA256()
    private var size = 0
    private var waiting: [UInt8] = []

    init(_ path: String?) throws(KitError) {
        self.path = path
        guard let path else {
            file = nil
            return
        }
        try Folder.make(Folder.parent(of: path))
        let temporary = Folder.temporaryName(of: path)
        try Folder.remove(temporary)
        file = try File.creating(temporary, mode: 0o600)
    }

    mutating func write(_ bytes: [UInt8]) throws(KitError) {
        waiting += bytes
        if waiting.count > 1 << 16 { try flush() }
    }

    private mutating func flush() throws(KitError) {
        hash.update(waiting)
        size += waiting.count
        try file?.write(waiting)
        waiting.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws(KitError) -> (Digest, Int) {
        try flush()
        try file?.sync()
        return (hash.finish(), size)
    }

    func publish() throws(KitError) {
        guard let path else { return }
        try Folder.rename(Folder.temporaryName(of: path), withoutReplacing: path)
        try Folder.sync(Folder.parent(of: path))
    }

    func discard() {
        guard let path else { return }
        try? Folder.remove(Folder.temporaryName(of: path))
    }
}
