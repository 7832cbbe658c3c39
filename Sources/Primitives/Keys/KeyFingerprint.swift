/// The fingerprint of a key in OpenSSH's form: `SHA256:` and the unpadded base64 of a SHA-256 digest, 43 characters.
public struct KeyFingerprint: Hashable, Sendable, CustomStringConvertible {
    private static let prefix = "SHA256:"

    /// The fingerprint as text.
    public let description: String

    /// A fingerprint from its text; `nil` where it is not of the form.
    public init?(_ text: some StringProtocol) {
        guard text.hasPrefix(KeyFingerprint.prefix),
            let digest = Base64.decode(text.dropFirst(KeyFingerprint.prefix.count), padded: false), digest.count == 32
        else { return nil }
        description = String(text)
    }

    /// Whether a fingerprint's 50 characters are at `offset` of `text`.
    public static func isSpelt(in text: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset <= text.count - 50 else { return false }
        // Eight characters at once, because a check of the ledger reads some of them an event: the bytes are there, and
        // the pointer does not outlive the call.
        return text.withUnsafeBytes { bytes in
            func eight(_ place: Int) -> UInt64 {
                bytes.loadUnaligned(fromByteOffset: offset + place, as: UInt64.self).littleEndian
            }
            guard eight(0) & 0x00FF_FFFF_FFFF_FFFF == 0x003A_3635_3241_4853 else { return false }
            let first = isBase64(eight(7)) & isBase64(eight(15)) & isBase64(eight(23))
            // The last one laps over the one before it.
            let areBase64 = first & isBase64(eight(31)) & isBase64(eight(39)) & isBase64(eight(42))
            // 43 characters hold two bits more than a digest has, which are zero.
            let last = bytes[offset + 49]
            let lastValue =
                switch last {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): last - UInt8(ascii: "A")
                case UInt8(ascii: "a")...UInt8(ascii: "z"): last - UInt8(ascii: "a") + 26
                case UInt8(ascii: "0")...UInt8(ascii: "9"): last - UInt8(ascii: "0") + 52
                default: 63 as UInt8
                }
            return areBase64 == 0x8080_8080_8080_8080 && lastValue & 3 == 0
        }
    }

    /// The top bit of each of eight characters, where it is one of base64.
    private static func isBase64(_ characters: UInt64) -> UInt64 {
        // A sum's top bit says that its character is not below the one that was taken from 0x80; no sum of characters
        // below 0x80 runs over into the next, and the others are left out at the end.
        func isNot(below byte: UInt64) -> UInt64 {
            (characters & 0x7F7F_7F7F_7F7F_7F7F) &+ (0x80 - byte) &* 0x0101_0101_0101_0101
        }
        let isUpper = isNot(below: 0x41) & ~isNot(below: 0x5B)
        let isLower = isNot(below: 0x61) & ~isNot(below: 0x7B)
        let isDigitOrSlash = isNot(below: 0x2F) & ~isNot(below: 0x3A)
        let isPlus = isNot(below: 0x2B) & ~isNot(below: 0x2C)
        return (isUpper | isLower | isDigitOrSlash | isPlus) & ~characters & 0x8080_8080_8080_8080
    }

    /// The fingerprint of a key whose digest is known.
    public init(digest: Digest) {
        description = KeyFingerprint.prefix + Base64.encode(digest.bytes, padded: false)
    }
}
