internal import Glibc
internal import Primitives

/// The lock of a home's checkpoints. Who holds it reads the ledger's head, signs it and puts the note in place; so a
/// note of an older head never replaces one of a newer, however many processes append.
struct LedgerLock: ~Copyable {
    private let descriptor: Int32

    /// Waits for the lock, ten seconds at most. The kernel lets go of it when its holder dies.
    init(folder: String) throws(KitError) {
        let path = folder + "/lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        for _ in 0..<1000 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .files("cannot lock \(path)", errno) }
            usleep(10_000)
        }
        throw KitError(
            .failed, "\(path) is held by another process of this home; waited 10 s",
            hint: "wait until that process is done, then run datalease ledger checkpoint")
    }

    deinit {
        close(descriptor)
    }
}
