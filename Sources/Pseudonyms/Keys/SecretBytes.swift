internal import COpenSSL

/// Key material on the heap: written once, read by reference, erased when the last holder lets go.
///
/// Unchecked, because a pointer is not Sendable by itself: the memory is written in `init` alone and only read after it.
final class SecretBytes: @unchecked Sendable {
    private let storage: UnsafeMutableRawBufferPointer

    /// `count` bytes, written by `fill`.
    init(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(PseudonymError) -> Void
    ) throws(PseudonymError) {
        storage = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        storage.initializeMemory(as: UInt8.self, repeating: 0)
        // Should `fill` throw, `deinit` runs all the same: every stored property is set.
        try fill(storage)
    }

    deinit {
        OPENSSL_cleanse(storage.baseAddress, storage.count)
        storage.deallocate()
    }

    /// Lends the bytes of `range`; the pointer must not outlive `body`.
    func withBytes<Result: ~Copyable>(
        _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(PseudonymError) -> Result
    ) throws(PseudonymError) -> Result {
        try body(UnsafeRawBufferPointer(rebasing: storage[range]))
    }
}
