internal import Glibc
internal import Primitives

/// A lock that one process of a home holds at a time, or several share, on a file of its own: the kernel's (flock(2)),
/// which lets go of it when its holder is gone, however it ended.
struct HomeLock: ~Copyable {
    private let descriptor: Int32

    /// Waits for the lock at `path`, ten seconds at most. `hint` says what to do where it was not to be had.
    init(_ path: String, isShared: Bool = false, hint: String) throws(KitError) {
        descriptor = Self.opened(path)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        for _ in 0..<1000 {
            guard let code = attempt(isShared ? LOCK_SH : LOCK_EX) else { return }
            guard code == EWOULDBLOCK else { throw .files("cannot lock \(path)", code) }
            usleep(10_000)
        }
        throw KitError(.failed, "\(path) is held by another process of this home; waited 10 s", hint: hint)
    }

    /// Takes the lock at `path` where nobody holds it, this process included; else gives `nil`.
    init?(ifFree path: String) throws(KitError) {
        descriptor = Self.opened(path)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        guard attempt(LOCK_EX) == nil else { return nil }
    }

    /// Takes the lock at `path` for `command`, and says in its file who has it: `user`, since `time`. Where it is taken,
    /// refuses and passes on what the file says, which counts only while it is locked.
    init(_ path: String, for command: String, at time: Instant, user: String) throws(KitError) {
        descriptor = Self.opened(path)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        if let code = attempt(LOCK_EX) {
            guard code == EWOULDBLOCK else { throw .files("cannot lock \(path)", code) }
            throw KitError(
                .failed, "another \(command) is at work in this home: \(holder)",
                hint: "wait for it to end; where it hangs, end that process")
        }
        // A holder that cannot be told of is no reason not to run.
        let line = Array("process \(getpid()) of \(user) since \(time)\n".utf8)
        if ftruncate(descriptor, 0) == 0 {
            // The pointer does not outlive the call and stays within the array.
            _ = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, line.count, 0) }
        }
    }

    deinit {
        close(descriptor)
    }

    private static func opened(_ path: String) -> Int32 {
        // Not passed on to a command that is run: it would keep the lock as long as it runs.
        open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }

    /// Takes the lock, exclusive or shared, without waiting; the error where that fails, `EWOULDBLOCK` where it is taken.
    private func attempt(_ kind: Int32) -> Int32? {
        while flock(descriptor, kind | LOCK_NB) != 0 {
            let code = errno
            if code != EINTR { return code }
        }
        return nil
    }

    /// Who has the lock, as its file says.
    private var holder: String {
        var buffer = [UInt8](repeating: 0, count: 200)
        // The kernel writes at most 200 bytes into the array's own storage.
        let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, 200, 0) }
        let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        let line = text.prefix { !$0.isNewline }
        return line.isEmpty ? "it has not said which process" : String(line)
    }
}

/// That a process has the home's registry open, for as long as this lives: no other puts another registry in its place
/// meanwhile, and what is appended is not lost with the file that it was appended to.
final class RegistryUse: Sendable {
    private let lock: HomeLock

    init(of home: Home) throws(KitError) {
        lock = try HomeLock(
            home.registryLock, isShared: true,
            hint: "a registry is being restored there: try again when that is done; nothing was recorded")
    }
}

extension DataLease {
    /// The lock of the home's checkpoints. Who holds it reads the ledger's head, signs it and puts the note in place; so a
    /// note of an older head never replaces one of a newer, however many processes append.
    func checkpointLock() throws(KitError) -> HomeLock {
        try HomeLock(
            Folder.parent(of: home.checkpoint) + "/lock",
            hint: "what is recorded stays recorded: when that process is done, run datalease ledger checkpoint")
    }

    /// The lock of the trust list. Who holds it reads the list, changes it and puts it in place: of two changes at once
    /// the second would be made from a list that is no longer the last.
    func trustLock() throws(KitError) -> HomeLock {
        try HomeLock(
            Folder.parent(of: home.trustSidecar) + "/lock",
            hint: "nothing was changed: when that process is done, try again")
    }

    var trustLockPath: String { Folder.parent(of: home.trustSidecar) + "/lock" }
}
