internal import COpenSSL

/// X25519 (RFC 7748), Ed25519 verification (RFC 8032) and the way from an Ed25519 key to an X25519 one.
enum Curve25519 {
    /// The shared secret of `scalar` and `point`; `nil` where the point is of low order, so that the secret would be
    /// zero whatever the scalar is.
    static func agree(_ scalar: Secret, _ point: [UInt8]) -> Secret? {
        guard scalar.count == 32, point.count == 32 else { return nil }
        let mine = scalar.withBytes {
            EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nil, $0.bindMemory(to: UInt8.self).baseAddress, 32)
        }
        defer { EVP_PKEY_free(mine) }
        let theirs = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nil, point, 32)
        defer { EVP_PKEY_free(theirs) }
        guard let mine, let theirs, let context = EVP_PKEY_CTX_new(mine, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_derive_init(context) == 1, EVP_PKEY_derive_set_peer(context, theirs) == 1 else { return nil }
        return Secret(count: 32) { output in
            var length = 32
            return EVP_PKEY_derive(context, output.bindMemory(to: UInt8.self).baseAddress, &length) == 1 && length == 32
        }
    }

    /// The shared secret of `scalar` and a point that is itself secret; `nil` as above.
    static func agree(_ scalar: Secret, _ point: Secret) -> Secret? {
        var bytes = point.withBytes { Array($0) }
        defer { Secret.erase(&bytes) }
        return agree(scalar, bytes)
    }

    /// The X25519 public key of `scalar`.
    static func publicKey(of scalar: Secret) throws(BundleError) -> [UInt8] {
        try rawPublicKey(of: scalar, EVP_PKEY_X25519)
    }

    /// The Ed25519 public key of the 32-byte `seed`.
    static func signingPublicKey(of seed: Secret) throws(BundleError) -> [UInt8] {
        try rawPublicKey(of: seed, EVP_PKEY_ED25519)
    }

    /// Whether `signature` (64 bytes) of `message` is by the holder of the Ed25519 key `publicKey` (32 bytes).
    static func verify(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard signature.count == 64, publicKey.count == 32,
            let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, 32)
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
    static func montgomery(fromEdwards publicKey: [UInt8]) -> [UInt8]? {
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

    private static func rawPublicKey(of secret: Secret, _ type: Int32) throws(BundleError) -> [UInt8] {
        let key = secret.withBytes {
            EVP_PKEY_new_raw_private_key(type, nil, $0.bindMemory(to: UInt8.self).baseAddress, $0.count)
        }
        defer { EVP_PKEY_free(key) }
        var bytes = [UInt8](repeating: 0, count: 32)
        var length = 32
        guard let key, EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1, length == 32 else {
            throw .library("libcrypto", "a public key from its private key")
        }
        return bytes
    }
}
