internal import Glibc
internal import Primitives

/// A walk over all regular files below a folder, one after the other, that follows no link, enters no other file system
/// and waits for no pipe. It keeps the folders that it is in open and nothing else; so it can be led nowhere by somebody
/// who moves folders while it walks, and its memory does not grow.
struct FolderWalk {
    /// What the walk passes by.
    enum Passed {
        /// A file or folder that could not be opened or read, and why.
        case unreadable(String)
        /// A folder on which something is mounted.
        case otherFileSystem
        /// A symbolic link.
        case link
        /// A pipe, a socket or a device.
        case special
    }

    /// How many folders deep it goes: each is an open descriptor, of which a process may have 1,024.
    static let deepest = 200

    private let mounts = FolderWalk.mountPoints()

    /// Walks `path`, a folder or a single file.
    func walk(
        _ path: String, file: (borrowing File, _ path: String) throws -> Void,
        passed: (Passed, _ path: String) throws -> Void
    ) throws {
        let root = Folder.absolute(path)
        guard Folder.isFolder(root) else {
            guard let single = try File.regular(root, followingLinks: false) else {
                throw KitError(
                    .failed, "cannot search \(path): it is neither a folder nor a file", hint: "name a folder")
            }
            return try file(single, root)
        }
        let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw KitError.files("cannot open the folder \(path)", errno) }
        var above: [Place] = []
        try enter(descriptor, root == "/" ? "" : root, &above, file: file, passed: passed)
    }

    /// Which folder it is, whatever it is called.
    private struct Place: Equatable {
        let device: dev_t
        let inode: ino_t
    }

    /// Walks the folder that `descriptor` is open for, and closes it.
    private func enter(
        _ descriptor: Int32, _ path: String, _ above: inout [Place],
        file: (borrowing File, _ path: String) throws -> Void, passed: (Passed, _ path: String) throws -> Void
    ) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0, let stream = fdopendir(descriptor) else {
            let reason = Self.reason(errno)
            close(descriptor)
            return try passed(.unreadable(reason), path)
        }
        // It owns the descriptor from here on.
        defer { closedir(stream) }
        let place = Place(device: status.st_dev, inode: status.st_ino)
        guard !above.contains(place) else { return try passed(.unreadable("it leads back to a folder above it"), path) }
        guard above.count < Self.deepest else {
            return try passed(.unreadable("it is more than \(Self.deepest) folders deep"), path)
        }
        above.append(place)
        defer { above.removeLast() }
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { try passed(.unreadable(Self.reason(errno)), path) }
                return
            }
            // d_name is a C string within the entry, valid until the next call of readdir; it is copied at once.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
                }
            }
            let text = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard text != ".", text != ".." else { continue }
            try look(at: name, in: descriptor, place, "\(path)/\(text)", &above, file: file, passed: passed)
        }
    }

    private func look(
        at name: [CChar], in folder: Int32, _ place: Place, _ path: String, _ above: inout [Place],
        file: (borrowing File, _ path: String) throws -> Void, passed: (Passed, _ path: String) throws -> Void
    ) throws {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            // Gone since the folder was read.
            if errno == ENOENT { return }
            return try passed(.unreadable(Self.reason(errno)), path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            let regular: File
            do {
                guard let opened = try File.regular(name, in: folder, path: path) else { return }
                regular = opened
            } catch {
                return try passed(.unreadable(error.what), path)
            }
            try file(regular, path)
        case S_IFDIR:
            guard status.st_dev == place.device, !mounts.contains(path) else {
                return try passed(.otherFileSystem, path)
            }
            let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else {
                if errno == ENOENT { return }
                return try passed(.unreadable(Self.reason(errno)), path)
            }
            try enter(descriptor, path, &above, file: file, passed: passed)
        case S_IFLNK: try passed(.link, path)
        default: try passed(.special, path)
        }
    }

    private static func reason(_ code: Int32) -> String {
        // strerror never returns nil, and its text is copied before any other call.
        strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
    }

    /// Where something is mounted, also a folder of the same file system a second time: field 5 of
    /// /proc/self/mountinfo (proc(5)), in which space, tab, line end and backslash are octal. Where there is no such
    /// file, devices and the folders above tell.
    private static func mountPoints() -> Set<String> {
        guard let bytes = try? Folder.read("/proc/self/mountinfo") else { return [] }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        return Set(
            lines.compactMap { line in
                let fields = line.split(separator: UInt8(ascii: " "))
                return fields.count > 4 ? String(decoding: unescaped(fields[4]), as: UTF8.self) : nil
            })
    }

    private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = field
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3).map { Int($0) - Int(UInt8(ascii: "0")) }
            if byte == UInt8(ascii: "\\"), digits.count == 3, digits.allSatisfy({ (0...7).contains($0) }) {
                bytes.append(UInt8(truncatingIfNeeded: digits[0] * 64 + digits[1] * 8 + digits[2]))
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
