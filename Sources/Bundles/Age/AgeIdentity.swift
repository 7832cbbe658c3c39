internal import Primitives

/// A private key that opens age files: an age identity, or an OpenSSH key of type ssh-ed25519 without a passphrase.
///
/// The key is overwritten when the last reference goes.
public final class AgeIdentity: Sendable {
    private enum Kind: Sendable {
        case x25519
        case sshEd25519(wireKey: [UInt8])
    }

    private let kind: Kind
    private let scalar: SecretBytes
    private let publicKey: [UInt8]

    /// The identities in a key file: lines `AGE-SECRET-KEY-1...` among comments, or one OpenSSH private key.
    ///
    /// Throws a `.key` error where there is none, where a line is something else, and where an OpenSSH key has a
    /// passphrase, which this program does not ask for. The caller overwrites `bytes` where that matters.
    public static func identities(in bytes: [UInt8]) throws(BundleError) -> [AgeIdentity] {
        if SSHPrivateKey.isArmored(bytes) { return [try AgeIdentity(try SSHPrivateKey(parsing: bytes))] }
        var identities: [AgeIdentity] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            guard let identity = try AgeIdentity(line: line) else {
                throw BundleError(
                    .key, "line \(number) of the key file is no age identity",
                    hint: "give a file made by age-keygen, or an OpenSSH private key of type ssh-ed25519")
            }
            identities.append(identity)
        }
        guard !identities.isEmpty else {
            throw BundleError(.key, "the key file holds no identity", hint: "give a file made by age-keygen")
        }
        return identities
    }

    private init?(line: ArraySlice<UInt8>) throws(BundleError) {
        guard
            var bytes = Bech32.decode(line, prefix: "AGE-SECRET-KEY-"),
            bytes.count == 32
        else { return nil }
        scalar = SecretBytes(taking: &bytes)
        publicKey = try X25519.publicKey(of: scalar)
        kind = .x25519
    }

    private init(_ key: SSHPrivateKey) throws(BundleError) {
        scalar = try KeyDerivation.sha512Half(key.seed)
        publicKey = try X25519.publicKey(of: scalar)
        kind = .sshEd25519(wireKey: key.publicKey.wire)
    }

    /// The file key in `stanza`; `nil` where the stanza is for somebody else. Throws an `.ageHeader` error where it is
    /// malformed, which is the same for whomever it is meant.
    func unwrap(_ stanza: AgeStanza) throws(BundleError) -> SecretBytes? {
        switch (stanza.type, kind) {
        case ("X25519", .x25519):
            guard stanza.arguments.count == 1 else { throw AgeHeader.malformed("an X25519 stanza has one argument") }
            let (share, agreed) = try agree(stanza.arguments[0], stanza)
            return try open(
                stanza, try KeyDerivation.hkdf(agreed, salt: share + publicKey, info: AgeRecipient.x25519Label))
        case ("ssh-ed25519", .sshEd25519(let wireKey)):
            guard stanza.arguments.count == 2 else {
                throw AgeHeader.malformed("an ssh-ed25519 stanza has two arguments")
            }
            guard stanza.arguments[0] == AgeRecipient.tag(of: wireKey) else { return nil }
            let (share, agreed) = try agree(stanza.arguments[1], stanza)
            let tweak = try KeyDerivation.hkdf(nil, salt: wireKey, info: AgeRecipient.sshLabel)
            guard let tweaked = X25519.agree(tweak, agreed) else { throw lowOrder }
            return try open(
                stanza, try KeyDerivation.hkdf(tweaked, salt: share + publicKey, info: AgeRecipient.sshLabel))
        default:
            return nil
        }
    }

    private func agree(_ text: String, _ stanza: AgeStanza) throws(BundleError) -> (share: [UInt8], agreed: SecretBytes)
    {
        guard let share = Base64.decode(text, padded: false), share.count == 32 else {
            throw AgeHeader.malformed("a share that is not 32 bytes of canonical base64")
        }
        // A longer body could be opened by two keys to two different file keys.
        guard stanza.body.count == AgeFileKey.size + ChaChaPoly.tagSize else {
            throw AgeHeader.malformed("a wrapped file key of \(stanza.body.count) bytes")
        }
        guard let agreed = X25519.agree(scalar, share) else { throw lowOrder }
        return (share, agreed)
    }

    private func open(_ stanza: AgeStanza, _ key: SecretBytes) throws(BundleError) -> SecretBytes? {
        var plain = [UInt8](repeating: 0, count: AgeFileKey.size)
        guard
            try ChaChaPoly(key: key, .open).open(
                stanza.body[...], nonce: [UInt8](repeating: 0, count: 12), into: &plain)
        else { return nil }
        return SecretBytes(taking: &plain)
    }

    private var lowOrder: BundleError { AgeHeader.malformed("a share of low order") }
}

/// The key of one age file, 16 random bytes, and what is derived from it.
enum AgeFileKey {
    static let size = 16
    static let nonceSize = 16

    /// The code that authenticates `header`.
    static func headerCode(_ header: [UInt8], _ fileKey: SecretBytes) throws(BundleError) -> [UInt8] {
        let key = try KeyDerivation.hkdf(fileKey, salt: [], info: "header")
        guard let code = HMAC.sha256(header, key: key) else { throw .library("libcrypto", "HMAC-SHA-256") }
        return code
    }

    /// The key that encrypts the content.
    static func payloadKey(_ fileKey: SecretBytes, nonce: [UInt8]) throws(BundleError) -> SecretBytes {
        try KeyDerivation.hkdf(fileKey, salt: nonce, info: "payload")
    }
}
