internal import Primitives

/// An SSH public key as OpenSSH writes it in one line: `ssh-ed25519 AAAA... comment` (RFC 4253 section 6.6, RFC 8709,
/// RFC 5656, and PROTOCOL.u2f of OpenSSH for keys on security tokens).
///
/// Two keys are equal when their bytes are; the comment says nothing.
public struct SSHPublicKey: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of key that can sign.
    public enum Kind: String, Sendable, CaseIterable {
        /// Ed25519 (RFC 8709).
        case ed25519 = "ssh-ed25519"
        /// ECDSA over P-256 (RFC 5656).
        case ecdsaP256 = "ecdsa-sha2-nistp256"
        /// ECDSA over P-384 (RFC 5656).
        case ecdsaP384 = "ecdsa-sha2-nistp384"
        /// ECDSA over P-521 (RFC 5656).
        case ecdsaP521 = "ecdsa-sha2-nistp521"
        /// RSA of 2048 bits or more (RFC 4253).
        case rsa = "ssh-rsa"
        /// Ed25519 on a security token.
        case hardwareEd25519 = "sk-ssh-ed25519@openssh.com"
        /// ECDSA over P-256 on a security token.
        case hardwareECDSA = "sk-ecdsa-sha2-nistp256@openssh.com"
    }

    /// The kind of key.
    public let kind: Kind
    /// The key in SSH's wire format; what the fingerprint is taken of.
    public let wire: [UInt8]

    /// Whether age can encrypt to this key: only to `ssh-ed25519`. A key on a security token cannot decrypt.
    public var canDecrypt: Bool { kind == .ed25519 }

    /// The fingerprint as `ssh-keygen -l` prints it: `SHA256:` and the unpadded base64 of the wire format's SHA-256.
    public var fingerprint: String {
        "SHA256:" + Base64.encode(Digest.sha256(wire).bytes, padded: false)
    }

    /// The key in one line without a comment, as `allowed_signers` holds it.
    public var line: String { "\(kind.rawValue) \(Base64.encode(wire))" }

    /// The fingerprint.
    public var description: String { fingerprint }

    /// Whether two keys are the same key.
    public static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool { left.wire == right.wire }

    /// Takes the key's bytes into a hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(wire) }

    /// A key from its line, the contents of a `.pub` file; a line end behind it is allowed.
    ///
    /// Certificates, options before the key, RSA keys under 2048 bits and anything that is not exactly one key are
    /// refused with an `AgreementError` of category `.usage`.
    public init(_ text: String) throws(AgreementError) {
        let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
        switch SSHPublicKey.reading(line) {
        case .value(let key): self = key
        case .problem(let what, let fix):
            throw AgreementError(.usage, AgreementFinding(what: what, fix: fix))
        }
    }

    private init(kind: Kind, wire: [UInt8]) {
        self.kind = kind
        self.wire = wire
    }

    static func reading(_ text: String) -> Reading<SSHPublicKey> {
        if let secret = SecretKeyText.problem(text) { return .problem(secret, fix: SecretKeyText.fix) }
        let parts = text.split(separator: " ", maxSplits: 2)
        let fix = "write the line of a .pub file: ssh-ed25519 AAAA..."
        guard parts.count >= 2, text.first != " ", !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            return .problem("is no SSH public key", fix: fix)
        }
        guard let kind = Kind(rawValue: String(parts[0])) else {
            return parts[0].contains("-cert-v01@")
                ? .problem("is a certificate, not a key", fix: "write the key that it certifies")
                : .problem("is no SSH public key of a known type", fix: fix)
        }
        guard let wire = Base64.decode(parts[1]) else {
            return .problem("is no SSH public key: its base64 is damaged", fix: "copy the line of the .pub file again")
        }
        guard isWellFormed(wire, kind) else {
            return .problem("is no \(kind.rawValue) key, whatever it says", fix: "copy the line of the .pub file again")
        }
        if kind == .rsa, modulusBits(wire) < 2048 {
            return .problem("is an RSA key of fewer than 2048 bits", fix: "make a new one: ssh-keygen -t ed25519")
        }
        return .value(SSHPublicKey(kind: kind, wire: wire))
    }

    private static func isWellFormed(_ wire: [UInt8], _ kind: Kind) -> Bool {
        guard var fields = SSHWire.fields(wire), !fields.isEmpty else { return false }
        guard fields.removeFirst().elementsEqual(kind.rawValue.utf8) else { return false }
        // A key on a token ends with the name of its application.
        if kind == .hardwareEd25519 || kind == .hardwareECDSA {
            guard fields.popLast()?.isEmpty == false else { return false }
        }
        func isPoint(_ curve: String, _ bytes: Int) -> Bool {
            fields.count == 2 && fields[0].elementsEqual(curve.utf8)
                && fields[1].count == 2 * bytes + 1 && fields[1].first == 4
        }
        switch kind {
        case .ed25519, .hardwareEd25519: return fields.count == 1 && fields[0].count == 32
        case .ecdsaP256, .hardwareECDSA: return isPoint("nistp256", 32)
        case .ecdsaP384: return isPoint("nistp384", 48)
        case .ecdsaP521: return isPoint("nistp521", 66)
        case .rsa: return fields.count == 2 && fields.allSatisfy(SSHWire.isPositiveInteger)
        }
    }

    private static func modulusBits(_ wire: [UInt8]) -> Int {
        guard let modulus = SSHWire.fields(wire)?.last?.drop(while: { $0 == 0 }), let first = modulus.first else {
            return 0
        }
        return modulus.count * 8 - first.leadingZeroBitCount
    }
}

/// The wire format of SSH keys (RFC 4251 section 5): strings, each behind its length in four bytes.
private enum SSHWire {
    /// The strings that `bytes` is made of; `nil` where a length does not fit or something is left over.
    static func fields(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
        var fields: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard rest.count >= 4 else { return nil }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard length <= rest.count else { return nil }
            fields.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return fields
    }

    /// Whether a string is an mpint above zero in its only form: no sign bit, no needless zero byte in front.
    static func isPositiveInteger(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, first < 0x80 else { return false }
        return first != 0 || bytes.dropFirst().first.map { $0 >= 0x80 } == true
    }
}

/// Recognises a secret key where a public one was expected, so that the message is about that.
enum SecretKeyText {
    static let fix =
        "never put it in a file that others get: replace this key everywhere, and write the public one here"

    static func problem(_ text: String) -> String? {
        let upper = text.uppercased()
        guard upper.contains("PRIVATE KEY") || upper.contains("AGE-SECRET-KEY-") else { return nil }
        return "is a secret key"
    }
}
