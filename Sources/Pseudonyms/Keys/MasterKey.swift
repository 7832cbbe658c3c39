internal import Primitives

/// The key of one agreement: 256 random bits from which every field's keys are derived.
///
/// It cannot be copied, has no description, and its memory is erased when it goes.
public struct MasterKey: ~Copyable, Sendable {
    /// The number of bytes of a master key.
    public static let byteCount = 32

    private let material: SecretBytes

    /// Takes the 32 bytes of a key and overwrites `bytes` with zeros, also when it throws.
    ///
    /// - Throws: `PseudonymError.keyLength` for any other number of bytes.
    public init(erasing bytes: inout [UInt8]) throws(PseudonymError) {
        let count = bytes.count
        // Taken before it is looked at, so that bytes of a wrong number are erased too.
        material = SecretBytes(taking: &bytes)
        guard count == MasterKey.byteCount else { throw .keyLength(bytes: count) }
    }

    /// What names this key in records: 16 hexadecimal digits, derived by HKDF, that tell nothing about the key.
    public func fingerprint() throws(PseudonymError) -> String {
        Hex.encode(try derive(info: "datalease/v1/key-id", count: 8).copy())
    }

    /// The keys of the fields of one semantic type: `phone`, `name`, `account` ...
    ///
    /// Fields of one type agree across files, datasets and runs; with `bundle`, the id of a bundle, within it alone.
    /// The HKDF info is `datalease/v1/5:phone`, or `datalease/v1/5:phone/bundle/3:B12`: each part stands behind its
    /// length in bytes, so that no two pairs of type and bundle have one info.
    public func subkey(type: String, bundle: String?) throws(PseudonymError) -> FieldKey {
        var info = "datalease/v1/\(type.utf8.count):\(type)"
        if let bundle { info += "/bundle/\(bundle.utf8.count):\(bundle)" }
        return FieldKey(material: try derive(info: info, count: FieldKey.byteCount))
    }

    private func derive(info: String, count: Int) throws(PseudonymError) -> SecretBytes {
        guard let derived = HKDF.sha256(key: material, salt: [], info: Array(info.utf8), count: count) else {
            throw .cryptography(step: "HKDF-SHA-256")
        }
        return derived
    }
}

/// The keys of one semantic type under one agreement: for FF1, for keyed hashing and for AES-SIV.
///
/// Shared by reference between workers; its memory is erased when the last of them lets go.
public struct FieldKey: Sendable {
    fileprivate static let byteCount = 32 + 32 + 64

    fileprivate let material: SecretBytes

    /// The AES-256 key of FF1.
    func withCipherKey<Result: ~Copyable>(
        _ body: (Span<UInt8>) throws(PseudonymError) -> Result
    ) throws(PseudonymError) -> Result {
        try withBytes(0..<32, body)
    }

    /// The HMAC-SHA-256 key.
    func withHashKey<Result: ~Copyable>(
        _ body: (Span<UInt8>) throws(PseudonymError) -> Result
    ) throws(PseudonymError) -> Result {
        try withBytes(32..<64, body)
    }

    /// The AES-256-SIV key.
    func withSyntheticKey<Result: ~Copyable>(
        _ body: (Span<UInt8>) throws(PseudonymError) -> Result
    ) throws(PseudonymError) -> Result {
        try withBytes(64..<128, body)
    }

    private func withBytes<Result: ~Copyable>(
        _ range: Range<Int>, _ body: (Span<UInt8>) throws(PseudonymError) -> Result
    ) throws(PseudonymError) -> Result {
        try material.withBytes { bytes throws(PseudonymError) in try body(bytes.extracting(range)) }
    }
}
