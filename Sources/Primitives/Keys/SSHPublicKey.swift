/// An SSH public key (RFC 4253 section 6.6), of a kind that this program knows or of any other.
///
/// Two keys are equal when their bytes are; a comment says nothing.
public struct SSHPublicKey: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of key that can stand in an agreement or a trust list.
    public enum Kind: String, Sendable, CaseIterable {
        /// Ed25519 (RFC 8709).
        case ed25519 = "ssh-ed25519"
        /// ECDSA over P-256 (RFC 5656).
        case ecdsaP256 = "ecdsa-sha2-nistp256"
        /// ECDSA over P-384 (RFC 5656).
        case ecdsaP384 = "ecdsa-sha2-nistp384"
        /// ECDSA over P-521 (RFC 5656).
        case ecdsaP521 = "ecdsa-sha2-nistp521"
        /// RSA (RFC 4253).
        case rsa = "ssh-rsa"
        /// Ed25519 on a security token (PROTOCOL.u2f of OpenSSH).
        case hardwareEd25519 = "sk-ssh-ed25519@openssh.com"
        /// ECDSA over P-256 on a security token.
        case hardwareECDSA = "sk-ecdsa-sha2-nistp256@openssh.com"
    }

    /// The key in SSH's wire format; what the fingerprint is taken of.
    public let wire: [UInt8]
    /// The type that stands in the key: `ssh-ed25519`, `ssh-rsa` ...
    public let type: String

    /// The kind of key; `nil` for a type that this program does not know.
    public var kind: Kind? { Kind(rawValue: type) }

    /// The 32 bytes of an `ssh-ed25519` key; `nil` for other types, keys on security tokens among them.
    public var ed25519: [UInt8]? { kind == .ed25519 ? Array(wire.suffix(32)) : nil }

    /// Whether age can encrypt to this key: only to `ssh-ed25519`. A key on a security token cannot decrypt.
    public var canDecrypt: Bool { kind == .ed25519 }

    /// The fingerprint as `ssh-keygen -l` prints it.
    public var fingerprint: KeyFingerprint { KeyFingerprint(digest: .sha256(wire)) }

    /// The key in one line without a comment, as a `.pub` file and `allowed_signers` hold it.
    public var line: String { "\(type) \(Base64.encode(wire))" }

    /// The fingerprint.
    public var description: String { fingerprint.description }

    /// A key from its wire format, as signatures and private keys hold it; `nil` where that does not start with a type,
    /// or is not formed as the type asks. How strong the key is, nobody has looked at.
    public init?(wire: [UInt8]) {
        var reader = SSHWireReader(wire)
        guard let type = reader.text(), !type.isEmpty else { return nil }
        self.wire = wire
        self.type = type
        if let kind, !SSHPublicKey.isWellFormed(&reader, kind) { return nil }
    }

    /// A key from its line, the contents of a `.pub` file: `ssh-ed25519 AAAA... comment`. A line end behind it is
    /// allowed.
    ///
    /// Certificates, unknown types, options before the key, RSA keys under 2048 bits and anything that is not exactly one
    /// key are refused.
    public init(_ text: String) throws(KeyError) {
        try KeyError.refuseSecret(text)
        let line = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let parts = line.split(separator: " ", maxSplits: 2)
        let hint = "write the line of a .pub file: ssh-ed25519 AAAA..."
        guard parts.count >= 2, line.first != " ", !line.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw KeyError("is no SSH public key", hint: hint)
        }
        guard let kind = Kind(rawValue: String(parts[0])) else {
            throw parts[0].contains("-cert-v01@")
                ? KeyError("is a certificate, not a key", hint: "write the key that it certifies")
                : KeyError("is no SSH public key of a known type", hint: hint)
        }
        let copyAgain = "copy the line of the .pub file again"
        guard let wire = Base64.decode(parts[1]) else {
            throw KeyError("is no SSH public key: its base64 is damaged", hint: copyAgain)
        }
        guard let key = SSHPublicKey(wire: wire), key.kind == kind else {
            throw KeyError("is no \(kind.rawValue) key, whatever it says", hint: copyAgain)
        }
        if kind == .rsa, key.modulusBits < 2048 {
            throw KeyError("is an RSA key of fewer than 2048 bits", hint: "make a new one: ssh-keygen -t ed25519")
        }
        self = key
    }

    /// Whether two keys are the same key.
    public static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool { left.wire == right.wire }

    /// Takes the key's bytes into a hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(wire) }

    /// Whether what follows the type in a key is what the kind asks for, and nothing else.
    private static func isWellFormed(_ reader: inout SSHWireReader, _ kind: Kind) -> Bool {
        func isPoint(_ curve: String, _ bytes: Int) -> Bool {
            guard reader.text() == curve, let point = reader.string() else { return false }
            // Uncompressed: the byte 4, then both coordinates.
            return point.count == 2 * bytes + 1 && point.first == 4
        }
        func isPositiveInteger() -> Bool {
            // An mpint in its only form: no sign bit, no needless zero byte in front.
            guard let bytes = reader.string(), let first = bytes.first, first < 0x80 else { return false }
            return first != 0 || bytes.dropFirst().first.map { $0 >= 0x80 } == true
        }
        let fits =
            switch kind {
            case .ed25519, .hardwareEd25519: reader.string()?.count == 32
            case .ecdsaP256, .hardwareECDSA: isPoint("nistp256", 32)
            case .ecdsaP384: isPoint("nistp384", 48)
            case .ecdsaP521: isPoint("nistp521", 66)
            case .rsa: isPositiveInteger() && isPositiveInteger()
            }
        // A key on a token ends with the name of its application.
        if kind == .hardwareEd25519 || kind == .hardwareECDSA, reader.string()?.isEmpty != false { return false }
        return fits && reader.isAtEnd
    }

    /// The size of an RSA key: its modulus is the last of its fields.
    private var modulusBits: Int {
        var reader = SSHWireReader(wire)
        guard reader.text() != nil, reader.string() != nil, let modulus = reader.string() else { return 0 }
        let digits = modulus.drop { $0 == 0 }
        return digits.first.map { digits.count * 8 - $0.leadingZeroBitCount } ?? 0
    }
}
