internal import COpenSSL
internal import Primitives

/// X25519 (RFC 7748).
enum X25519 {
    /// The shared secret of `scalar` and `point`; `nil` where the point is of low order, so that the secret would be
    /// zero whatever the scalar is.
    static func agree(_ scalar: SecretBytes, _ point: [UInt8]) -> SecretBytes? {
        guard scalar.count == 32, point.count == 32 else { return nil }
        let mine = privateKey(scalar)
        defer { EVP_PKEY_free(mine) }
        let theirs = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nil, point, 32)
        defer { EVP_PKEY_free(theirs) }
        guard let mine, let theirs, let context = EVP_PKEY_CTX_new(mine, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_derive_init(context) == 1, EVP_PKEY_derive_set_peer(context, theirs) == 1 else { return nil }
        return SecretBytes(count: 32) { output in
            output.withUnsafeMutableBufferPointer { output in
                var length = output.count
                return EVP_PKEY_derive(context, output.baseAddress, &length) == 1 && length == 32
            }
        }
    }

    /// The shared secret of `scalar` and a point that is itself secret; `nil` as above.
    static func agree(_ scalar: SecretBytes, _ point: SecretBytes) -> SecretBytes? {
        var bytes = point.copy()
        defer { wipe(&bytes) }
        return agree(scalar, bytes)
    }

    /// The X25519 public key of `scalar`.
    static func publicKey(of scalar: SecretBytes) throws(BundleError) -> [UInt8] {
        let key = privateKey(scalar)
        defer { EVP_PKEY_free(key) }
        var bytes = [UInt8](repeating: 0, count: 32)
        var length = 32
        guard let key, EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1, length == 32 else {
            throw .library("libcrypto", "a public key from its private key")
        }
        return bytes
    }

    private static func privateKey(_ scalar: SecretBytes) -> OpaquePointer? {
        scalar.withBytes { bytes in
            // libcrypto copies the bytes during the call.
            bytes.withUnsafeBufferPointer {
                EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nil, $0.baseAddress, $0.count)
            }
        }
    }
}
