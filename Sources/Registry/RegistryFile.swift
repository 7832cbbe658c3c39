internal import Foundation

/// The registry's file as the file system sees it, before SQLite does.
enum RegistryFile {
    /// Files up to this size are checked from end to end whenever they are opened: some 150 ms. Larger ones are when the
    /// ledger is verified, and any page that is read is checked by SQLite in any case.
    static let sizeCheckedOnOpening = 32 << 20

    /// Looks at the file at `path` and gives its size; `nil` where there is none. Refuses what is not a file of ours to
    /// write to, and what others may write to.
    ///
    /// It is not opened here: closing it again would drop every POSIX lock that this process has on it.
    static func inspect(_ path: String) throws(RegistryError) -> Int? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else {
                throw RegistryError(.storage, "registry \(path): \(reason(errno))")
            }
            return nil
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw RegistryError(.corrupted, "registry \(path): not a plain file", hint: restoreHint)
        }
        guard status.st_mode & 0o022 == 0 else {
            throw RegistryError(
                .permissions, "registry \(path): other users may write to it",
                hint: "find out who did, run `datalease ledger verify`, then chmod 600 the file")
        }
        return Int(status.st_size)
    }

    /// Makes an empty file that only its owner can read. SQLite gives its other files the same mode.
    static func make(_ path: String) throws(RegistryError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw RegistryError(
                .storage, "registry \(path): \(reason(errno))", hint: "choose a home folder that you can write to")
        }
        close(descriptor)
    }

    /// Gives a file that is synced its name, for good.
    static func rename(_ path: String, to name: String) throws(RegistryError) {
        guard Foundation.rename(path, name) == 0 else {
            throw RegistryError(.storage, "registry \(name): \(reason(errno))", hint: "check the folder and its mode")
        }
        let folder = (name as NSString).deletingLastPathComponent
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw RegistryError(.storage, "registry \(name): its folder: \(reason(errno))")
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw RegistryError(.storage, "registry \(name): its folder: \(reason(errno))")
        }
    }

    static let restoreHint = "restore it from a backup; it was left as it is and nothing was written to it"

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
