internal import COpenSSL

/// HMAC-SHA-256 (RFC 2104).
public enum HMAC {
    /// The number of bytes of a code.
    public static let byteCount = 32

    /// The 32 bytes of the code of `message` under `key`; `nil` only where libcrypto has no memory left.
    public static func sha256(_ message: [UInt8], key: SecretBytes) -> [UInt8]? {
        var code = [UInt8](repeating: 0, count: byteCount)
        var span = code.mutableSpan
        return key.withBytes { compute(message.span, key: $0, into: &span) } ? code : nil
    }

    /// Whether two codes are equal, in a time that does not tell where they differ.
    public static func equal(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
    }

    /// Writes the code to the front of `output`, which has room for it.
    fileprivate static func compute(
        _ message: Span<UInt8>, key: Span<UInt8>, into output: inout MutableSpan<UInt8>
    ) -> Bool {
        // libcrypto reads and writes within the counts given, during the call only. It takes a key without an address
        // for none at all, so an empty key is given as a zero, which HMAC pads it with in any case.
        key.withUnsafeBufferPointer { key in
            message.withUnsafeBufferPointer { message in
                output.withUnsafeMutableBufferPointer { output in
                    var written = 0
                    let zero: [UInt8] = [0]
                    let code = zero.withUnsafeBufferPointer { zero in
                        let key = key.isEmpty ? zero : key
                        return EVP_Q_mac(
                            nil, "HMAC", nil, "SHA256", nil, key.baseAddress, key.count, message.baseAddress,
                            message.count, output.baseAddress, output.count, &written)
                    }
                    return code != nil && written == byteCount
                }
            }
        }
    }
}

/// HKDF with SHA-256 (RFC 5869): keys from a key.
public enum HKDF {
    /// The most bytes that one derivation gives: 255 blocks of SHA-256.
    public static let longestOutput = 255 * HMAC.byteCount

    /// `count` bytes derived from `key` (`nil` stands for no bytes), `salt` (may be empty) and `info`.
    ///
    /// `nil` where `count` is below 0 or above `longestOutput`, or where libcrypto has no memory left.
    public static func sha256(key: SecretBytes?, salt: [UInt8], info: [UInt8], count: Int) -> SecretBytes? {
        guard count <= longestOutput else { return nil }
        // Section 2.2: the salt is the key of the HMAC here, and no salt is as good as zeros.
        let extracted = SecretBytes(count: HMAC.byteCount) { output in
            guard let key else { return HMAC.compute(Span(), key: salt.span, into: &output) }
            return key.withBytes { HMAC.compute($0, key: salt.span, into: &output) }
        }
        return extracted.flatMap { expand($0, info: info, count: count) }
    }

    /// Section 2.3: T(n) = HMAC(PRK, T(n-1) | info | n), and the output is T(1) | T(2) ..., as much of it as is needed.
    private static func expand(_ key: SecretBytes, info: [UInt8], count: Int) -> SecretBytes? {
        var block: [UInt8] = []
        var message: [UInt8] = []
        defer {
            wipe(&block)
            wipe(&message)
        }
        // Set aside at once, so that no piece of a block is left behind where an array grew.
        message.reserveCapacity(HMAC.byteCount + info.count + 1)
        return SecretBytes(count: count) { output in
            for start in stride(from: 0, to: count, by: HMAC.byteCount) {
                message.removeAll(keepingCapacity: true)
                message += block
                message += info
                message.append(UInt8(start / HMAC.byteCount + 1))
                guard let code = HMAC.sha256(message, key: key) else { return false }
                wipe(&block)
                block = code
                for place in start..<min(start + HMAC.byteCount, count) { output[place] = block[place - start] }
            }
            return true
        }
    }
}
