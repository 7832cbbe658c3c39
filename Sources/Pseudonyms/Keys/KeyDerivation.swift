internal import COpenSSL

/// HKDF with SHA-256 (RFC 5869).
enum KeyDerivation {
    /// The most bytes that one derivation gives: 255 blocks of SHA-256.
    static let longestOutput = 255 * 32

    /// Fills `output` from the input keying material `key`, `salt` (may be empty) and `info`.
    static func hkdfSHA256(
        key: UnsafeRawBufferPointer, salt: [UInt8], info: [UInt8], into output: UnsafeMutableRawBufferPointer
    ) throws(PseudonymError) {
        guard output.count <= longestOutput else { throw .cryptography(step: "HKDF: too many bytes asked for") }
        guard let kdf = EVP_KDF_fetch(nil, "HKDF", nil) else { throw .cryptography(step: "EVP_KDF_fetch") }
        defer { EVP_KDF_free(kdf) }
        guard let context = EVP_KDF_CTX_new(kdf) else { throw .cryptography(step: "EVP_KDF_CTX_new") }
        // Frees and erases the copies that the context made of the key.
        defer { EVP_KDF_CTX_free(context) }

        var digest = Array("SHA256".utf8CString)
        var salt = salt
        var info = info
        // The names of parameters are kept by pointer: static strings end with a zero and live as long as the program.
        func name(_ name: StaticString) -> UnsafePointer<CChar> {
            UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        }
        // libcrypto reads the parameters during EVP_KDF_derive only, and does not write through them: the pointers are
        // mutable because OSSL_PARAM serves getters too.
        let status = digest.withUnsafeMutableBufferPointer { digest in
            salt.withUnsafeMutableBytes { salt in
                info.withUnsafeMutableBytes { info in
                    let parameters = [
                        OSSL_PARAM_construct_utf8_string(name("digest"), digest.baseAddress, 0),
                        OSSL_PARAM_construct_octet_string(
                            name("key"), UnsafeMutableRawPointer(mutating: key.baseAddress), key.count),
                        OSSL_PARAM_construct_octet_string(name("salt"), salt.baseAddress, salt.count),
                        OSSL_PARAM_construct_octet_string(name("info"), info.baseAddress, info.count),
                        OSSL_PARAM_construct_end(),
                    ]
                    return EVP_KDF_derive(
                        context, output.assumingMemoryBound(to: UInt8.self).baseAddress, output.count, parameters)
                }
            }
        }
        guard status == 1 else { throw .cryptography(step: "EVP_KDF_derive") }
    }
}
