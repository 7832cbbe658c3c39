internal import COpenSSL

/// Secret bytes that are overwritten when their last owner lets go of them.
///
/// They lie outside any Swift array, so no copy-on-write can leave a second copy behind.
// Unchecked, because a raw buffer is not Sendable: the bytes are written in `init` and only read afterwards.
final class Secret: @unchecked Sendable {
    private let storage: UnsafeMutableRawBufferPointer

    /// Secret bytes written by `fill`; `nil` where it returns false.
    init?(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Bool) {
        // At least one byte, so that an empty secret still has an address to hand to C.
        storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 16)
        self.count = count
        guard fill(UnsafeMutableRawBufferPointer(rebasing: storage[0..<count])) else { return nil }
    }

    /// A copy of `bytes`, which are overwritten.
    init(taking bytes: inout [UInt8]) {
        storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        count = bytes.count
        storage.copyBytes(from: bytes)
        Secret.erase(&bytes)
    }

    deinit {
        OPENSSL_cleanse(storage.baseAddress, storage.count)
        storage.deallocate()
    }

    let count: Int

    /// The bytes, valid during `body` only.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(rebasing: storage[0..<count]))
    }

    /// Overwrites `bytes` with zeros in a way that the compiler keeps.
    static func erase(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
}
