internal import Glibc
internal import Primitives

/// A lock that one process of a home holds at a time, or several share, on a file of its own. The kernel lets go of it
/// when its holder dies.
struct HomeLock: ~Copyable {
    private let descriptor: Int32

    /// Waits for the lock at `path`, ten seconds at most. `hint` says what to do where it was not to be had.
    init(_ path: String, isShared: Bool = false, hint: String) throws(KitError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        for _ in 0..<1000 {
            if flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .files("cannot lock \(path)", errno) }
            usleep(10_000)
        }
        throw KitError(.failed, "\(path) is held by another process of this home; waited 10 s", hint: hint)
    }

    /// Takes the lock at `path` where nobody holds it, this process included; else gives `nil`.
    init?(ifFree path: String) throws(KitError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    }

    deinit {
        close(descriptor)
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
