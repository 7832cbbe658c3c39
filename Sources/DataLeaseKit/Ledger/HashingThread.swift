internal import Foundation
internal import Registry

/// Hashes the events of a ledger on a thread of its own, while who checks them reads and judges others: on two
/// processors both at once. A thread and no task: who waits for it holds a thread of the tasks meanwhile, of which there
/// may be one alone.
///
/// What goes to the thread and back lies in `Exchange`; the thread ends when this goes.
final class HashingThread: LedgerHashing {
    private let exchange = Exchange()

    init(_ hasher: LedgerHasher) {
        let exchange = exchange
        Thread.detachNewThread {
            var hasher = hasher
            while let batch = exchange.nextBatch() { exchange.finish(hasher.hash(batch)) }
        }
    }

    deinit { exchange.end() }

    func begin(_ batch: EventBatch) { exchange.begin(batch) }

    func next() -> HashedBatch { exchange.nextHashed() }

    /// The batches to be hashed and those that are, both in their order. Unchecked, because every access to what changes
    /// stands between `lock` and `unlock` of the condition.
    private final class Exchange: @unchecked Sendable {
        private let condition = NSCondition()
        private var batches: [EventBatch] = []
        private var hashed: [HashedBatch] = []
        private var hasEnded = false

        func begin(_ batch: EventBatch) {
            condition.withLock {
                batches.append(batch)
                condition.broadcast()
            }
        }

        func finish(_ batch: HashedBatch) {
            condition.withLock {
                hashed.append(batch)
                condition.broadcast()
            }
        }

        func end() {
            condition.withLock {
                hasEnded = true
                condition.broadcast()
            }
        }

        func nextHashed() -> HashedBatch {
            condition.withLock {
                while hashed.isEmpty { condition.wait() }
                return hashed.removeFirst()
            }
        }

        /// `nil` when nobody asks any more.
        func nextBatch() -> EventBatch? {
            condition.withLock {
                while batches.isEmpty, !hasEnded { condition.wait() }
                return hasEnded ? nil : batches.removeFirst()
            }
        }
    }
}
