internal import Primitives

/// An age recipient of X25519, `age1...` (age-encryption.org/v1): 32 bytes in Bech32 (BIP 173).
public struct AgeRecipient: Hashable, Sendable, CustomStringConvertible {
    /// The X25519 public key, 32 bytes.
    public let publicKey: [UInt8]

    /// The recipient in its text form, lower case.
    public let text: String

    /// The same as `text`.
    public var description: String { text }

    /// A name for the recipient in statements and events, in the form of SSH's: `SHA256:` and the unpadded base64 of the
    /// public key's SHA-256.
    public var fingerprint: String {
        "SHA256:" + Base64.encode(Digest.sha256(publicKey).bytes, padded: false)
    }

    /// A recipient from its text form.
    ///
    /// Upper case, a wrong checksum, plugins' recipients and anything else than 32 bytes are refused with an
    /// `AgreementError` of category `.usage`.
    public init(_ text: String) throws(AgreementError) {
        switch AgeRecipient.reading(text) {
        case .value(let recipient): self = recipient
        case .problem(let what, let fix):
            throw AgreementError(.usage, AgreementFinding(what: what, fix: fix))
        }
    }

    private init(publicKey: [UInt8], text: String) {
        self.publicKey = publicKey
        self.text = text
    }

    static func reading(_ text: String) -> Reading<AgeRecipient> {
        if let secret = SecretKeyText.problem(text) { return .problem(secret, fix: SecretKeyText.fix) }
        let fix = "copy the line that age-keygen prints as public key: age1..."
        guard text.hasPrefix("age1") else { return .problem("is no age recipient", fix: fix) }
        guard text.utf8.count <= 90, let decoded = Bech32.decode(text) else {
            return .problem("is no age recipient: its checksum does not fit", fix: fix)
        }
        guard decoded.prefix == "age", decoded.bytes.count == 32 else {
            return .problem("is an age recipient of a kind that is not supported", fix: "use an X25519 one: age-keygen")
        }
        return .value(AgeRecipient(publicKey: decoded.bytes, text: text))
    }
}

/// Bech32 (BIP 173), lower case, whole bytes.
private enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// The prefix and the bytes of a text whose checksum fits; `nil` for any other.
    static func decode(_ text: String) -> (prefix: String, bytes: [UInt8])? {
        let characters = Array(text.utf8)
        guard let separator = characters.lastIndex(of: UInt8(ascii: "1")), separator >= 1,
            characters.count - separator > 6,
            characters.allSatisfy({ (33...126).contains($0) && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        let prefix = characters[..<separator]
        var values: [UInt8] = []
        for character in characters[(separator + 1)...] {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            values.append(UInt8(value))
        }
        guard checksum(prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 } + values) == 1,
            let bytes = bytes(values.dropLast(6))
        else { return nil }
        return (String(decoding: prefix, as: UTF8.self), bytes)
    }

    private static func checksum(_ values: [UInt8]) -> UInt32 {
        let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
        var state: UInt32 = 1
        for value in values {
            let top = state >> 25
            state = (state & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, generator) in generators.enumerated() where top >> UInt32(bit) & 1 == 1 {
                state ^= generator
            }
        }
        return state
    }

    /// Groups of five bits as bytes; `nil` where the bits left over are a whole group or not zero.
    private static func bytes(_ groups: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var pending = 0
        for group in groups {
            bits = (bits << 5 | UInt32(group)) & 0xFFF
            pending += 5
            if pending >= 8 {
                pending -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(pending)))
            }
        }
        guard pending < 5, bits & (1 << UInt32(pending) - 1) == 0 else { return nil }
        return bytes
    }
}
