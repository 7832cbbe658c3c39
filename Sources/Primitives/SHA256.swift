internal import COpenSSL

/// A SHA-256 digest (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// A digest from its 32 bytes; `nil` for any other number of bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// A digest from 64 lower-case hexadecimal digits; `nil` for anything else.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.decode(hex), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    fileprivate init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hex: String { Hex.encode(bytes) }

    /// The same as `hex`.
    public var description: String { hex }

    /// The SHA-256 digest of `bytes`.
    public static func sha256(_ bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The SHA-256 digest of the UTF-8 form of `text`.
    public static func sha256(_ text: String) -> Digest {
        sha256(Array(text.utf8))
    }
}

/// An incremental SHA-256 (FIPS 180-4).
public struct SHA256: Sendable {
    private var context = SHA256_CTX()

    /// A hash of no bytes yet.
    public init() {
        SHA256_Init(&context)
    }

    /// Takes `bytes` into the hash.
    public mutating func update(_ bytes: [UInt8]) {
        SHA256_Update(&context, bytes, bytes.count)
    }

    /// Takes `bytes` into the hash.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        // The pointer does not outlive the call.
        bytes.withUnsafeBytes { buffer in
            _ = SHA256_Update(&context, buffer.baseAddress, buffer.count)
        }
    }

    /// The digest of everything taken in so far; more may follow.
    public func finish() -> Digest {
        var copy = context
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256_Final(&digest, &copy)
        return Digest(unchecked: digest)
    }
}
