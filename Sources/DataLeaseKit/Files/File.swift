internal import Glibc
internal import Primitives

/// An open file, closed when it goes out of scope.
struct File: ~Copyable {
    let path: String
    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Opens a regular file for reading. Anything else is refused and not waited for: a pipe, a socket, a device. An
    /// export that is only looked at `mayBePipe`; for its writer one waits.
    static func reading(_ path: String, mayBePipe: Bool = false) throws(KitError) -> File {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (mayBePipe ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        let file = File(path: path, descriptor: descriptor)
        let status = try file.status()
        guard !status.isFolder else {
            throw KitError(.failed, "cannot read \(path): it is a folder", hint: "name a file")
        }
        guard mayBePipe || status.isRegular else {
            throw KitError(
                .failed, "cannot read \(path): it is a pipe or a device, and no ordinary file",
                hint: "write it to a file first")
        }
        return file
    }

    /// Opens a regular file that has a name, and nothing else: no link, unless `followingLinks`, and never a pipe or a
    /// device, which it does not wait for either. `nil` where it is none.
    static func regular(_ path: String, followingLinks: Bool) throws(KitError) -> File? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        let file = File(path: path, descriptor: descriptor)
        let status = try file.status()
        guard status.isRegular, status.names > 0 else { return nil }
        return file
    }

    /// The same for a name in a folder that is open, which somebody may be renaming things in.
    static func regular(_ name: [CChar], in folder: Int32, path: String) throws(KitError) -> File? {
        let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        let file = File(path: path, descriptor: descriptor)
        guard try file.status().isRegular else { return nil }
        return file
    }

    /// The standard input of this process.
    static func standardInput() throws(KitError) -> File {
        // A descriptor of its own: closing it leaves the process its standard input.
        let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else { throw .files("cannot read standard input", errno) }
        return File(path: "standard input", descriptor: descriptor)
    }

    /// Makes a file that must not exist yet, for writing.
    static func creating(_ path: String, mode: mode_t) throws(KitError) -> File {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .files("cannot write \(path)", errno) }
        return File(path: path, descriptor: descriptor)
    }

    /// Makes a file that loses its name `path` at once: it is gone when it is closed.
    static func nameless(_ path: String) throws(KitError) -> File {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .files("cannot write \(path)", errno) }
        let file = File(path: path, descriptor: descriptor)
        guard unlink(path) == 0 else { throw .files("cannot remove \(path)", errno) }
        return file
    }

    /// Opens an existing regular file to write over what it holds: no link, no pipe, no device. One that its owner may
    /// only read is made writable for them, and for nobody else.
    static func overwriting(_ path: String) throws(KitError) -> File {
        let flags = O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        var descriptor = open(path, flags)
        if descriptor < 0, errno == EACCES, let file = try regular(path, followingLinks: false) {
            guard fchmod(file.descriptor, 0o600) == 0 else { throw .files("cannot write over \(path)", errno) }
            descriptor = open(path, flags)
        }
        guard descriptor >= 0 else { throw .files("cannot write over \(path)", errno) }
        let file = File(path: path, descriptor: descriptor)
        guard try file.status().isRegular else { throw KitError(.failed, "\(path) is no regular file any more") }
        return file
    }

    /// Writes random bytes once over everything that the file holds, holes left out, waits until they are on the disk,
    /// and makes the file empty.
    func overwrite(random: (Int) throws -> [UInt8]) throws {
        let size = try status().length
        var offset = 0
        while let extent = try extent(from: offset, size: size) {
            offset = extent.lowerBound
            while offset < extent.upperBound {
                let bytes = try random(min(1 << 18, extent.upperBound - offset))
                try write(bytes, at: offset)
                offset += bytes.count
            }
        }
        try sync()
        guard ftruncate(descriptor, 0) == 0 else { throw KitError.files("cannot write over \(path)", errno) }
        try sync()
    }

    /// The next bytes from `offset` on that are no hole, as far as the file system tells holes; `nil` where there are
    /// none.
    func extent(from offset: Int, size: Int) throws(KitError) -> Range<Int>? {
        // lseek(2) of Linux: 3 is SEEK_DATA, 4 is SEEK_HOLE, which Glibc's module leaves out.
        let begin = lseek(descriptor, off_t(offset), 3)
        guard begin >= 0 else {
            switch errno {
            case ENXIO: return nil
            // A file system that knows of no holes.
            case EINVAL: return offset < size ? offset..<size : nil
            default: throw .files("cannot read \(path)", errno)
            }
        }
        let end = lseek(descriptor, begin, 4)
        guard end > begin else { return Int(begin) < size ? Int(begin)..<size : nil }
        return Int(begin) < size ? Int(begin)..<min(Int(end), size) : nil
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws(KitError) {
        var written = 0
        while written < bytes.count {
            // The pointer does not outlive the call and stays within the array.
            let count = bytes.withUnsafeBytes {
                pwrite(
                    descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written, off_t(offset + written))
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw .files("cannot write over \(path)", errno)
            }
        }
    }

    /// Goes back to the begin of the file.
    func rewind() throws(KitError) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .files("cannot read \(path)", errno) }
    }

    /// Fills `buffer` as far as one read goes; 0 at the end of the file.
    func read(into buffer: inout [UInt8]) throws(KitError) -> Int {
        while true {
            let size = buffer.count
            // The kernel writes at most `size` bytes into the array's own storage.
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, size) }
            if count >= 0 { return count }
            guard errno == EINTR else { throw .files("cannot read \(path)", errno) }
        }
    }

    /// The `count` bytes from `offset` on; fewer where the file ends before. It moves no reader's place.
    func bytes(at offset: Int, count: Int) throws(KitError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        var raw = span.mutableBytes
        let filled = try read(count, into: &raw, at: offset)
        return filled == count ? bytes : Array(bytes[..<filled])
    }

    /// Reads `count` bytes from `offset` on to where `bytes` begin, which have room for them; returns how many there are, fewer
    /// only where the file ends before.
    func read(_ count: Int, into bytes: inout MutableRawSpan, at offset: Int) throws(KitError) -> Int {
        let count = min(count, bytes.byteCount)
        var filled = 0
        while filled < count {
            // The kernel writes at most the rest of the span, from `filled` on.
            let step = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
            }
            if step == 0 { break }
            if step > 0 {
                filled += step
            } else if errno != EINTR {
                throw .files("cannot read \(path)", errno)
            }
        }
        return filled
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(KitError) { try write(bytes.span.bytes) }

    /// Writes all of `bytes`.
    func write(_ bytes: RawSpan) throws(KitError) {
        var written = 0
        while written < bytes.byteCount {
            // The pointer does not outlive the call and stays within the span.
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.byteCount - written)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw .files("cannot write \(path)", errno)
            }
        }
    }

    /// Waits until what was written is on the disk.
    func sync() throws(KitError) {
        guard fsync(descriptor) == 0 else { throw .files("cannot write \(path)", errno) }
    }

    /// What the open file is now.
    func status() throws(KitError) -> FileStatus {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .files("cannot read \(path)", errno) }
        return FileStatus(status)
    }

    /// The permissions and owner of the open file.
    func protection() throws(KitError) -> (mode: mode_t, owner: uid_t) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .files("cannot read \(path)", errno) }
        return (status.st_mode & 0o7777, status.st_uid)
    }
}

/// What a file is, and which: equal for the same file as long as nobody writes, replaces or links it.
struct FileStatus: Equatable {
    private let kind: mode_t
    private let device: dev_t
    private let inode: ino_t
    private let size: off_t
    private let changed: Int
    private let changedNanoseconds: Int
    /// The number of names that the file has.
    let names: Int

    init(_ status: stat) {
        kind = status.st_mode & S_IFMT
        device = status.st_dev
        inode = status.st_ino
        size = status.st_size
        changed = status.st_ctim.tv_sec
        changedNanoseconds = status.st_ctim.tv_nsec
        names = Int(status.st_nlink)
    }

    /// Whether it is the same file with the same content, whatever its name and mode: what renaming leaves as it is.
    func isSameFile(as other: FileStatus) -> Bool {
        kind == other.kind && device == other.device && inode == other.inode && size == other.size
            && names == other.names
    }

    /// The size of the file, in bytes.
    var length: Int { Int(size) }
    var isRegular: Bool { kind == S_IFREG }
    var isFolder: Bool { kind == S_IFDIR }
    var isLink: Bool { kind == S_IFLNK }
}

extension KitError {
    /// A refusal from a failed system call.
    static func files(_ what: String, _ code: Int32) -> KitError {
        let hint: String? =
            switch code {
            case ENOSPC, EDQUOT: "free some space, or choose another folder; nothing was left behind"
            case EFBIG: "the file-size limit of this process was reached (ulimit -f); nothing was left behind"
            case EACCES, EPERM, EROFS: "check the permissions, or choose another folder"
            case ENOENT: "check the path"
            case EEXIST: "it exists already and is never overwritten; move it away or choose another folder"
            default: nil
            }
        // strerror never returns nil, and its text is copied before any other call.
        let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
        return KitError(.failed, "\(what): \(reason.lowercased())", hint: hint)
    }
}
