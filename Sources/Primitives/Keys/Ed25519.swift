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

/// Verification of Ed25519 signatures (RFC 8032), and the way from an Ed25519 key to an X25519 one.
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

    /// The X25519 public key that belongs to an Ed25519 one: u = (1 + y) / (1 - y) mod p, RFC 7748 section 4.1.
    ///
    /// `nil` where the key is no point of the curve: y is p or more, or no x exists for it; then somebody mistyped it.
    public static func montgomery(publicKey: [UInt8]) -> [UInt8]? {
        guard publicKey.count == 32 else { return nil }
        var yBytes = publicKey
        // The top bit is the sign of x, which u does not depend on.
        yBytes[31] &= 0x7F
        let modulus: [UInt8] = [0x7F] + [UInt8](repeating: 0xFF, count: 30) + [0xED]
        let numbers = (0..<6).map { _ in BN_new() }
        defer { numbers.forEach(BN_free) }
        guard let context = BN_CTX_new() else { return nil }
        defer { BN_CTX_free(context) }
        let (p, y, one, above, below, square) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
        guard BN_bin2bn(modulus, 32, p) != nil, BN_lebin2bn(yBytes, 32, y) != nil, BN_set_word(one, 1) == 1,
            BN_cmp(y, p) < 0
        else { return nil }

        // On the curve -x^2 + y^2 = 1 + d x^2 y^2 with d = -121665/121666, x exists if and only if
        // (y^2 - 1)(121666 - 121665 y^2) 121666 is a square: multiplying by a square changes nothing.
        guard BN_mod_mul(square, y, y, p, context) == 1, BN_mod_sub(above, square, one, p, context) == 1,
            BN_mul_word(square, 121_665) == 1, BN_set_word(below, 121_666) == 1,
            BN_mod_sub(below, below, square, p, context) == 1, BN_mod_mul(above, above, below, p, context) == 1,
            BN_mul_word(above, 121_666) == 1, BN_nnmod(above, above, p, context) == 1,
            BN_kronecker(above, p, context) >= 0
        else { return nil }

        var u = [UInt8](repeating: 0, count: 32)
        guard BN_mod_add(above, one, y, p, context) == 1, BN_mod_sub(below, one, y, p, context) == 1,
            // No inverse where y = 1, the neutral element.
            BN_mod_inverse(below, below, p, context) != nil, BN_mod_mul(above, above, below, p, context) == 1,
            BN_bn2lebinpad(above, &u, 32) == 32
        else { return nil }
        return u
    }
}
