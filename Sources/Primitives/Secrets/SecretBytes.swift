internal import COpenSSL

/// Overwrites key material with zeros, so that it does not stay in memory; the compiler cannot leave this out.
public func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
}

/// Secret bytes, written once, read by reference, and overwritten when their last owner lets go of them.
///
/// They lie outside any Swift array, so no copy-on-write can leave a second copy behind, and nothing prints them.
/// Unchecked, because a pointer is not Sendable by itself: the bytes are written in `init` alone and only read after it.
public final class SecretBytes: @unchecked Sendable {
    private let storage: UnsafeMutableBufferPointer<UInt8>

    /// The number of bytes.
    public var count: Int { storage.count }

    /// `count` secret bytes, 0 or more, which `fill` writes over zeros; `nil` where it returns false.
    public init?(count: Int, fill: (inout MutableSpan<UInt8>) -> Bool) {
        guard count >= 0 else { return nil }
        storage = .allocate(capacity: count)
        storage.initialize(repeating: 0)
        // Should `fill` fail, `deinit` runs all the same: every stored property is set.
        var span = storage.mutableSpan
        guard fill(&span) else { return nil }
    }

    /// A copy of `bytes`, which are overwritten.
    public init(taking bytes: inout [UInt8]) {
        storage = .allocate(capacity: bytes.count)
        _ = storage.initialize(fromContentsOf: bytes)
        wipe(&bytes)
    }

    deinit {
        OPENSSL_cleanse(storage.baseAddress, storage.count)
        storage.deallocate()
    }

    /// A copy of the bytes, which the caller wipes.
    public func copy() -> [UInt8] { Array(storage) }

    /// Lends the bytes to `body`.
    public func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // `self` lives until the end of the call, and with it the storage that the span looks at.
        try body(storage.span)
    }
}
