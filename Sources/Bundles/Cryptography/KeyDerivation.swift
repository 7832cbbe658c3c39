internal import COpenSSL

/// HMAC-SHA-256 (RFC 2104) and HKDF-SHA-256 (RFC 5869) with an output of 32 bytes, as age uses them.
enum KeyDerivation {
    /// The 32 bytes of HKDF with `inputKey` (`nil` stands for no bytes), `salt` and `info`.
    static func hkdf(_ inputKey: Secret?, salt: [UInt8], info: String) throws(BundleError) -> Secret {
        // RFC 5869 section 2.2: no salt is a salt of 32 zeros. libcrypto is then never given an empty key.
        let extractKey = salt.isEmpty ? [UInt8](repeating: 0, count: 32) : salt
        let extracted = Secret(count: 32) { output in
            extractKey.withUnsafeBytes { key in
                guard let inputKey else { return hmac(key, UnsafeRawBufferPointer(start: nil, count: 0), output) }
                return inputKey.withBytes { hmac(key, $0, output) }
            }
        }
        // One block of output: T(1) = HMAC(PRK, info | 0x01).
        let block = Array(info.utf8) + [1]
        let expanded = Secret(count: 32) { output in
            guard let extracted else { return false }
            return extracted.withBytes { key in block.withUnsafeBytes { hmac(key, $0, output) } }
        }
        guard let expanded else { throw .library("libcrypto", "HKDF-SHA-256") }
        return expanded
    }

    /// HMAC-SHA-256 of `message` under `key`.
    static func authenticate(_ message: [UInt8], key: Secret) throws(BundleError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        let done = code.withUnsafeMutableBytes { output in
            key.withBytes { key in message.withUnsafeBytes { hmac(key, $0, output) } }
        }
        guard done else { throw .library("libcrypto", "HMAC-SHA-256") }
        return code
    }

    /// Whether two codes are equal, in a time that does not tell where they differ.
    static func equal(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
    }

    /// The first 32 bytes of the SHA-512 digest (FIPS 180-4) of `secret`.
    static func sha512Half(_ secret: Secret) throws(BundleError) -> Secret {
        var digest = [UInt8](repeating: 0, count: 64)
        defer { Secret.erase(&digest) }
        let half = Secret(count: 32) { output in
            let done = secret.withBytes { input in
                SHA512(input.bindMemory(to: UInt8.self).baseAddress, input.count, &digest) != nil
            }
            output.copyBytes(from: digest[0..<32])
            return done
        }
        guard let half else { throw .library("libcrypto", "SHA-512") }
        return half
    }

    // The pointers are used during the call only; `output` holds 32 bytes at every caller.
    private static func hmac(
        _ key: UnsafeRawBufferPointer, _ message: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
    ) -> Bool {
        var written = 0
        let code = EVP_Q_mac(
            nil, "HMAC", nil, "SHA256", nil, key.baseAddress, key.count,
            message.bindMemory(to: UInt8.self).baseAddress, message.count,
            output.bindMemory(to: UInt8.self).baseAddress, output.count, &written)
        return code != nil && written == 32
    }
}
