internal import COpenSSL

/// An Ed25519 private key (RFC 8032), as the ledger signs its checkpoints with. Wiped when it goes out of scope.
public struct Ed25519PrivateKey: ~Copyable {
    private let key: OpaquePointer

    /// The key of a 32-byte seed; `nil` for any other number of bytes.
    public init?(seed: [UInt8]) {
        guard seed.count == 32,
            let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
        else { return nil }
        self.key = key
    }

    deinit {
        EVP_PKEY_free(key)
    }

    /// The 32 bytes of the public key.
    public var publicKey: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 32)
        var count = bytes.count
        EVP_PKEY_get_raw_public_key(key, &bytes, &count)
        return bytes
    }

    /// The 64 bytes of the signature of `message`; `nil` only where libcrypto has no memory left.
    public func signature(of message: [UInt8]) -> [UInt8]? {
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var count = signature.count
        guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
            EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
        else { return nil }
        return signature
    }
}

/// Verification of Ed25519 signatures (RFC 8032).
public enum Ed25519 {
    /// Whether `signature` (64 bytes) over `message` was made by `publicKey` (32 bytes).
    public static func verifies(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard signature.count == 64, publicKey.count == 32,
            let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count)
        else { return false }
        defer { EVP_PKEY_free(key) }
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}

/// Random bytes from the system.
public enum SystemRandom {
    /// `count` bytes from libcrypto's generator, fit for keys; `nil` where the system gives none, in which case nothing
    /// that needs a key may go on.
    public static func bytes(_ count: Int) -> [UInt8]? {
        guard count > 0, let size = Int32(exactly: count) else { return count == 0 ? [] : nil }
        var bytes = [UInt8](repeating: 0, count: count)
        return RAND_bytes(&bytes, size) == 1 ? bytes : nil
    }
}

/// Overwrites key material so that it does not stay in memory; the compiler cannot leave this out.
public func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
}
