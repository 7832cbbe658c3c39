internal import Glibc
internal import Primitives

/// Keeps two runs of `verify` in one home apart: a lock of the kernel's (flock(2)) on a file in the home, which is
/// gone when the process is, however it ends. The file says who has it; what it says counts only while it is locked.
struct VerifyLock: ~Copyable {
    private let descriptor: Int32

    deinit {
        close(descriptor)
    }

    /// Takes the lock, or refuses and says who has it.
    init(_ path: String, at time: Instant, user: String) throws(KitError) {
        // Not passed on to the command that is told of changes: it would keep the lock as long as it runs.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .files("cannot open \(path)", errno) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            guard code == EWOULDBLOCK else { throw .files("cannot lock \(path)", code) }
            throw KitError(
                .failed, "another verify is at work in this home: \(Self.holder(descriptor))",
                hint: "wait for it to end; where it hangs, end that process")
        }
        // A holder that cannot be told of is no reason not to run.
        let holder = Array("process \(getpid()) of \(user) since \(time)\n".utf8)
        if ftruncate(descriptor, 0) == 0 {
            // The pointer does not outlive the call and stays within the array.
            _ = holder.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, holder.count, 0) }
        }
    }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 200)
        // The kernel writes at most 200 bytes into the array's own storage.
        let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, 200, 0) }
        let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        let line = text.prefix { !$0.isNewline }
        return line.isEmpty ? "it has not said which process" : String(line)
    }
}
