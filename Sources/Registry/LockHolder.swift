internal import Foundation

/// Another process that holds SQLite's lock on a registry, as far as the kernel tells.
struct LockHolder: Equatable {
    let process: Int
    let command: String?
    let user: String?

    var description: String {
        var text = "process \(process)"
        if let command { text += " (\(command))" }
        if let user { text += " of user \(user)" }
        return text
    }

    /// Who holds a write lock on one of the database's files. SQLite locks with POSIX record locks, which /proc/locks
    /// lists with their owners; a file of our own beside the registry would miss other programs and go stale.
    ///
    /// `nil` where /proc is not there or the owner lives in another container.
    static func find(database path: String) -> LockHolder? {
        guard let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else { return nil }
        let inodes = ["-shm", ""].compactMap { suffix in
            var status = stat()
            return stat(path + suffix, &status) == 0 ? Int(status.st_ino) : nil
        }
        for inode in inodes {
            if let process = writer(of: inode, in: locks, besides: Int(getpid())) {
                return LockHolder(process: process)
            }
        }
        return nil
    }

    /// The process with a write lock on `inode` in the text of /proc/locks, whose lines read
    /// `1: POSIX  ADVISORY  WRITE 9917 fe:00:16220290 120 120`.
    static func writer(of inode: Int, in locks: String, besides own: Int) -> Int? {
        for line in locks.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count == 8, fields[1] == "POSIX", fields[3] == "WRITE",
                let process = Int(fields[4]), process > 0, process != own,
                fields[5].split(separator: ":").last.flatMap({ Int($0) }) == inode
            else { continue }
            return process
        }
        return nil
    }

    init(process: Int) {
        self.process = process
        // The command's name only: its arguments may name people or files.
        command = (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8))?
            .trimmingCharacters(in: .newlines)
        var status = stat()
        if stat("/proc/\(process)", &status) == 0 {
            user = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) } ?? String(status.st_uid)
        } else {
            user = nil
        }
    }
}
