internal import COpenSSL
internal import Primitives

/// The derivations of age, which all give 32 bytes.
enum KeyDerivation {
    /// HKDF-SHA-256 (RFC 5869) of `inputKey` (`nil` stands for no bytes), `salt` and `info`.
    static func hkdf(_ inputKey: SecretBytes?, salt: [UInt8], info: String) throws(BundleError) -> SecretBytes {
        guard let derived = HKDF.sha256(key: inputKey, salt: salt, info: Array(info.utf8), count: 32) else {
            throw .library("libcrypto", "HKDF-SHA-256")
        }
        return derived
    }

    /// The first 32 bytes of the SHA-512 digest (FIPS 180-4) of `secret`.
    static func sha512Half(_ secret: SecretBytes) throws(BundleError) -> SecretBytes {
        var digest = [UInt8](repeating: 0, count: 64)
        defer { wipe(&digest) }
        let isDone = secret.withBytes { input in
            // libcrypto reads the bytes during the call only, and writes 64.
            input.withUnsafeBufferPointer { SHA512($0.baseAddress, $0.count, &digest) != nil }
        }
        guard isDone else { throw .library("libcrypto", "SHA-512") }
        var half = Array(digest[..<32])
        return SecretBytes(taking: &half)
    }
}
