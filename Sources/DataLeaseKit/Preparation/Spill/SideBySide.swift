internal import Dispatch
internal import Synchronization

/// Work that several threads share.
enum SideBySide {
    /// What `body` gives for each number below `count`, in their order. Up to `threads` threads, of which this is one, take the
    /// numbers one after another; with one of them, nothing is known of others.
    static func map<Value: Sendable>(
        _ count: Int, threads: Int, _ body: @Sendable (Int) throws -> Value
    ) throws -> [Value] {
        guard threads > 1, count > 1 else { return try (0..<count).map(body) }
        let next = Mutex(0)
        let outcomes = Mutex([Result<Value, any Error>?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let number = next.withLock { next in
                    next += 1
                    return next - 1
                }
                guard number < count else { return }
                let outcome = Result { try body(number) }
                outcomes.withLock { $0[number] = outcome }
            }
        }
        return try outcomes.withLock { try $0.compactMap { try $0?.get() } }
    }
}
