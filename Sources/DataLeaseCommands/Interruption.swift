internal import Glibc
internal import Synchronization

/// Ctrl-C, and what the system sends to end a program, for work that can stop without leaving anything.
///
/// The first signal asks the work to stop; a second one ends the program where it is, and the next start clears up.
enum Interruption {
    /// The signal that came; 0 before one did.
    private static let received = Atomic<Int32>(0)
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Whether the work is to stop.
    static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

    /// Does work that asks `isRequested` now and then. Whoever ignores a signal, as `nohup` does, goes on ignoring it.
    static func orderly<Value>(_ work: () async throws -> Value) async throws -> Value {
        // Made now, and not while a signal is handled.
        _ = isRequested
        var former: [(Int32, sigaction)] = []
        for number in signals {
            var old = sigaction()
            sigaction(number, nil, &old)
            guard
                unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_DFL, to: Int.self)
            else { continue }
            var new = sigaction()
            new.__sigaction_handler.sa_handler = { number in
                // A store and a system call, which a handler may make.
                Interruption.received.store(number, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
            sigaction(number, &new, nil)
            former.append((number, old))
        }
        defer { for (number, var old) in former { sigaction(number, &old, nil) } }
        return try await work()
    }

    /// Ends the program by the signal that stopped its work, so that a shell sees it; comes back where there was none.
    static func end() {
        let number = received.load(ordering: .relaxed)
        guard number != 0 else { return }
        signal(number, SIG_DFL)
        // Threads of the runtime's pool take no signals.
        var only = sigset_t()
        sigemptyset(&only)
        sigaddset(&only, number)
        pthread_sigmask(SIG_UNBLOCK, &only, nil)
        raise(number)
    }
}
