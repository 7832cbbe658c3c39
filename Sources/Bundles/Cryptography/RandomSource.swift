internal import COpenSSL

/// Where an encryption takes its random bytes from.
public protocol RandomSource {
    /// `count` bytes that nobody can predict. Throws a `.library` error where there are none to be had.
    mutating func bytes(_ count: Int) throws(BundleError) -> [UInt8]
}

/// libcrypto's generator for secret bytes, seeded by the operating system (RAND_priv_bytes).
public struct SystemRandom: RandomSource, Sendable {
    /// The generator of this process.
    public init() {}

    /// `count` random bytes.
    public mutating func bytes(_ count: Int) throws(BundleError) -> [UInt8] {
        guard let length = Int32(exactly: count), length >= 0 else {
            throw BundleError(.library, "no run of \(count) random bytes can be asked for")
        }
        var bytes = [UInt8](repeating: 0, count: count)
        guard RAND_priv_bytes(&bytes, length) == 1 else { throw .library("libcrypto", "random bytes") }
        return bytes
    }
}
