internal import Glibc
internal import Primitives

/// Whole small files, and what happens to folders: reading with a limit, replacing in one step, renaming without
/// overwriting.
enum Folder {
    /// Reads a file of at most `limit` bytes.
    static func read(_ path: String, limit: Int = 16 << 20) throws(KitError) -> [UInt8] {
        let file = try File.reading(path)
        return try contents(of: file, limit: limit)
    }

    static func contents(of file: borrowing File, limit: Int) throws(KitError) -> [UInt8] {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = try file.read(into: &buffer), count > 0 {
            contents.append(contentsOf: buffer[..<count])
            guard contents.count <= limit else {
                throw KitError(.failed, "\(file.path) is larger than \(limit) bytes", hint: "is it the file you meant?")
            }
        }
        return contents
    }

    /// Reads a file, or gives `nil` where there is none.
    static func readIfPresent(_ path: String, limit: Int = 16 << 20) throws(KitError) -> [UInt8]? {
        guard exists(path) else { return nil }
        return try read(path, limit: limit)
    }

    /// Whether anything, a dangling link included, has this path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// What has this path, a link itself and not what it leads to; `nil` only where the system says that nothing has it.
    static func status(of path: String) throws(KitError) -> FileStatus? {
        var status = stat()
        guard lstat(path, &status) != 0 else { return FileStatus(status) }
        guard errno == ENOENT else { throw .files("cannot look at \(path)", errno) }
        return nil
    }

    /// The path of the file that all of standard input comes from; `nil` where it is a pipe, a terminal or a part of a file, or
    /// where the file has no path any more.
    static var redirectedInput: String? {
        var input = stat()
        guard fstat(STDIN_FILENO, &input) == 0, input.st_mode & S_IFMT == S_IFREG,
            lseek(STDIN_FILENO, 0, SEEK_CUR) == 0
        else { return nil }
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        // No more is written than the buffer holds.
        let length = target.withUnsafeMutableBytes { buffer in
            buffer.baseAddress.map {
                readlink("/proc/self/fd/\(STDIN_FILENO)", $0.assumingMemoryBound(to: CChar.self), buffer.count)
            } ?? -1
        }
        guard length > 0, length < target.count, let path = String(validating: target[..<length], as: UTF8.self)
        else { return nil }
        var named = stat()
        return lstat(path, &named) == 0 && named.st_dev == input.st_dev && named.st_ino == input.st_ino ? path : nil
    }

    /// What is to be said behind the path of a copy: nothing where it is there.
    static func note(on path: String) -> String {
        do {
            return try status(of: path) == nil ? " (not found)" : ""
        } catch {
            return " (cannot be looked at)"
        }
    }

    /// Whether this path is a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether this path is a file that can be read more than once.
    static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Makes a folder and those above it.
    static func make(_ path: String, mode: mode_t = 0o700) throws(KitError) {
        guard !isFolder(path) else { return }
        let above = parent(of: path)
        if above != path { try make(above, mode: mode) }
        guard mkdir(path, mode) != 0 else { return }
        let code = errno
        // Another process may have made it in between; a file that has the name is no folder.
        guard code == EEXIST, isFolder(path) else { throw .files("cannot make the folder \(path)", code) }
    }

    /// Writes a new file and waits until it is on the disk.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(KitError) {
        try write(to: path, mode: mode) { (file) throws(KitError) in try file.write(bytes) }
    }

    /// The same for a file that `body` writes, piece by piece.
    private static func write(
        to path: String, mode: mode_t, _ body: (borrowing File) throws(KitError) -> Void
    ) throws(KitError) {
        do {
            let file = try File.creating(path, mode: mode)
            try body(file)
            try file.sync()
        } catch {
            // What could not be written whole must not stay; that it could not be made is no reason to remove it.
            if error.what.hasSuffix("file exists") == false { unlink(path) }
            throw error
        }
    }

    /// Puts `bytes` in place of the file at `path` in one step: a reader sees the old bytes or the new.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o600) throws(KitError) {
        try replace(path, mode: mode) { (file) throws(KitError) in try file.write(bytes) }
    }

    /// The same for a file that `body` writes, piece by piece.
    static func replace(
        _ path: String, mode: mode_t, _ body: (borrowing File) throws(KitError) -> Void
    ) throws(KitError) {
        let temporary = temporaryName(of: path)
        unlink(temporary)
        try write(to: temporary, mode: mode, body)
        guard Glibc.rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw .files("cannot write \(path)", code)
        }
        try sync(parent(of: path))
    }

    /// Gives a file its final name; refuses where that name exists.
    static func rename(_ path: String, withoutReplacing target: String) throws(KitError) {
        // A hard link fails where the name exists; rename would overwrite it.
        if link(path, target) == 0 {
            unlink(path)
            return
        }
        let code = errno
        // File systems without hard links (FAT, some network shares) leave no way to do both in one step.
        guard code == EPERM || code == ENOTSUP || code == EOPNOTSUPP, !exists(target) else {
            throw .files("cannot write \(target)", code)
        }
        guard Glibc.rename(path, target) == 0 else { throw .files("cannot write \(target)", errno) }
    }

    /// Removes a file; one that is not there is no error.
    static func remove(_ path: String) throws(KitError) {
        guard unlink(path) != 0 else { return }
        let code = errno
        // A read-only file system says so of names that do not exist, too.
        if code == ENOENT || code == ENOTDIR || (code == EROFS && !exists(path)) { return }
        throw .files("cannot remove \(path)", code)
    }

    /// Waits until the names in a folder are on the disk.
    static func sync(_ path: String) throws(KitError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .files("cannot open the folder \(path)", errno) }
        defer { close(descriptor) }
        // Some file systems cannot sync a folder and say EINVAL; their names are as safe as they can be.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .files("cannot write the folder \(path)", errno) }
    }

    /// The path as seen from the root, links in it resolved; `path` itself where it does not exist.
    static func absolute(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The same where the path, or what a link in it leads to, is not there, such as a disk that is not mounted: what is
    /// there of it is resolved, and what is not stays as it is written.
    static func resolved(_ path: String) -> String {
        var (front, behind) = (path, "")
        var links = 0
        while true {
            while front.count > 1, front.hasSuffix("/") { front.removeLast() }
            if let real = realpath(front, nil) {
                defer { free(real) }
                let folder = String(cString: real)
                return behind.isEmpty ? folder : (folder == "/" ? "" : folder) + behind
            }
            let above = parent(of: front)
            if links < 40, let target = target(ofLink: front) {
                links += 1
                front = target.hasPrefix("/") ? target : "\(above)/\(target)"
            } else if above == front {
                return front + behind
            } else {
                behind = "/\(name(of: front))\(behind)"
                front = above
            }
        }
    }

    private static func target(ofLink path: String) -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        return count > 0 ? String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    /// Whether `path` is this folder or in it, however deep; both as `absolute` gives them.
    static func holds(_ folder: String, _ path: String) -> Bool {
        path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    }

    /// The folder that holds `path`.
    static func parent(of path: String) -> String {
        var trimmed = Substring(path)
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// The last part of `path`.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Calls `body` with a folder that only this user can read, and removes it with all that it holds.
    static func withTemporary<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/datalease-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw KitError.files("cannot make a folder in \(base)", errno) }
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { removeFlat(path) }
        return try await body(path)
    }

    /// Removes a folder that holds files only.
    private static func removeFlat(_ path: String) {
        for name in names(in: path) { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    /// The names in a folder, in no order; none where it cannot be read.
    static func names(in path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // d_name is a C string within the entry, valid until the next call of readdir.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// A mark for names of files that no other run makes: a process number may come back, the clock since then not.
    static let ownMark: String = {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return "\(getpid())-\(time.tv_sec)\(time.tv_nsec)"
    }()

    /// The name that a file at `path` has until it is whole. The process in it says later whether anyone still writes it.
    static func temporaryName(of path: String) -> String { "\(path).\(getpid()).new" }

    /// The process that a temporary name is of; `nil` for any other name.
    static func process(ofTemporary name: String) -> Int? {
        let parts = name.split(separator: ".")
        return parts.count >= 3 && parts.last == "new" ? Int(parts[parts.count - 2]) : nil
    }
}
