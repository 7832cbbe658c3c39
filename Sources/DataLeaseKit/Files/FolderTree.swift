internal import Glibc
internal import Primitives

/// Whole files and folders: copied, moved, removed.
extension Folder {
    /// Copies a file to a new one, and waits until it is on the disk.
    static func copy(_ path: String, to target: String, mode: mode_t = 0o600) throws(KitError) {
        let source = try File.reading(path)
        let file = try File.creating(target, mode: mode)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        // What is copied may be a key.
        defer { wipe(&buffer) }
        do {
            while case let count = try source.read(into: &buffer), count > 0 {
                try file.write(count == buffer.count ? buffer : Array(buffer[..<count]))
            }
            try file.sync()
        } catch {
            unlink(target)
            throw error
        }
    }

    /// Copies a file where there is one. Says whether there was.
    @discardableResult
    static func copyIfPresent(_ path: String, to target: String, mode: mode_t = 0o600) throws(KitError) -> Bool {
        guard try status(of: path) != nil else { return false }
        try copy(path, to: target, mode: mode)
        return true
    }

    /// Moves a file, in place of one that is there.
    static func move(_ path: String, to target: String) throws(KitError) {
        guard Glibc.rename(path, target) == 0 else { throw .files("cannot move \(path) to \(target)", errno) }
    }

    /// Removes a folder of our own making with all that is in it; follows no links.
    static func removeTree(_ path: String) {
        for name in names(in: path) {
            let inner = "\(path)/\(name)"
            if let status = try? status(of: inner), status.isFolder {
                removeTree(inner)
            } else {
                unlink(inner)
            }
        }
        rmdir(path)
    }
}
