internal import COpenSSL

/// A SHA-256 digest (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits. Digests are ordered as their
/// bytes and their digits are.
public struct Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
    // The bytes as four big-endian words: a ledger has millions of digests, and none of them needs a heap.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// A digest from its 32 bytes; `nil` for any other number of bytes.
    public init?(bytes: [UInt8]) {
        self.init(bytes: bytes.span)
    }

    /// A digest from its 32 bytes; `nil` for any other number of bytes.
    public init?(bytes: Span<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init(
            Digest.eight(bytes, 0), Digest.eight(bytes, 8), Digest.eight(bytes, 16), Digest.eight(bytes, 24))
    }

    /// A digest from 64 lower-case hexadecimal digits; `nil` for anything else.
    public init?(hex: some StringProtocol) {
        self.init(hexDigits: Array(hex.utf8).span)
    }

    /// A digest from 64 lower-case hexadecimal digits; `nil` for anything else.
    public init?(hexDigits text: Span<UInt8>) {
        guard Digest.isSpelt(in: text) else { return nil }
        self.init(Digest.word(text, 0), Digest.word(text, 16), Digest.word(text, 32), Digest.word(text, 48))
    }

    /// Whether `text` is the 64 lower-case hexadecimal digits of a digest.
    public static func isSpelt(in text: Span<UInt8>) -> Bool {
        guard text.count == 64 else { return false }
        var areDigits: UInt64 = 0x8080_8080_8080_8080
        for place in 0..<8 {
            let digits = eight(text, place * 8)
            // A sum's top bit says that its byte is not below the one that was taken from 0x80. No sum of a byte below
            // 0x80 runs over into the next.
            func isNot(below byte: UInt64) -> UInt64 { digits &+ (0x80 - byte) &* 0x0101_0101_0101_0101 }
            let isDecimal = isNot(below: 0x30) & ~isNot(below: 0x3A)
            let isLetter = isNot(below: 0x61) & ~isNot(below: 0x67)
            areDigits &= (isDecimal | isLetter) & ~digits
        }
        return areDigits == 0x8080_8080_8080_8080
    }

    /// The number whose 16 hexadecimal digits are at `offset` of `text`.
    private static func word(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
        number(eight(text, offset)) << 32 | number(eight(text, offset + 8))
    }

    /// The number of eight hexadecimal digits.
    private static func number(_ digits: UInt64) -> UInt64 {
        // The low half of "0" to "9" is the value, that of "a" to "f", which have bit 6, the value less 9.
        var value = digits & 0x0F0F_0F0F_0F0F_0F0F &+ (digits >> 6 & 0x0101_0101_0101_0101) &* 9
        value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
        return (value | value >> 16) & 0xFFFF_FFFF
    }

    /// Eight bytes at once, because a check of the ledger reads some hundred of them an event. The caller has seen that
    /// they are there.
    private static func eight(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
        UInt64(bigEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    fileprivate init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }

    /// The number whose 16 hexadecimal digits are at `offset` of `text`, which is long enough.
    private static func word(_ text: [UInt8], _ offset: Int) -> UInt64? {
        guard let high = eightDigits(text, offset), let low = eightDigits(text, offset + 8) else { return nil }
        return high << 32 | low
    }

    /// The same for eight digits: all at once, because a check of the ledger reads some hundred of them an event.
    private static func eightDigits(_ text: [UInt8], _ offset: Int) -> UInt64? {
        // The caller has seen that the bytes are there, and the pointer does not outlive the call.
        let digits = UInt64(
            bigEndian: text.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) })
        // A sum's top bit says that its byte is not below the one that was taken from 0x80. No sum of a byte below 0x80
        // runs over into the next.
        func isNot(below byte: UInt64) -> UInt64 { digits &+ (0x80 - byte) &* 0x0101_0101_0101_0101 }
        let isDecimal = isNot(below: 0x30) & ~isNot(below: 0x3A)
        let isLetter = isNot(below: 0x61) & ~isNot(below: 0x67)
        guard digits & 0x8080_8080_8080_8080 == 0,
            (isDecimal | isLetter) & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
        else { return nil }
        // The low half of "0" to "9" is the value, that of "a" to "f", which have bit 6, the value less 9.
        var value = digits & 0x0F0F_0F0F_0F0F_0F0F &+ (digits >> 6 & 0x0101_0101_0101_0101) &* 9
        value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
        return (value | value >> 16) & 0xFFFF_FFFF
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        [first, second, third, fourth].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
        }
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hex: String { Hex.encode(bytes) }

    /// The same as `hex`.
    public var description: String { hex }

    /// Whether one digest comes before another, byte by byte.
    public static func < (left: Digest, right: Digest) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        if left.third != right.third { return left.third < right.third }
        return left.fourth < right.fourth
    }

    /// The SHA-256 digest of `bytes`.
    public static func sha256(_ bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The SHA-256 digest of the UTF-8 form of `text`.
    public static func sha256(_ text: String) -> Digest {
        sha256(Array(text.utf8))
    }

    fileprivate var words: (UInt64, UInt64, UInt64, UInt64) {
        (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
    }
}

/// An incremental SHA-256 (FIPS 180-4).
public struct SHA256: Sendable {
    private var context = SHA256_CTX()

    /// A hash of no bytes yet.
    public init() {
        SHA256_Init(&context)
    }

    /// Takes `bytes` into the hash.
    public mutating func update(_ bytes: [UInt8]) {
        SHA256_Update(&context, bytes, bytes.count)
    }

    /// Takes `bytes` into the hash.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        // The pointer does not outlive the call.
        bytes.withUnsafeBytes { buffer in
            _ = SHA256_Update(&context, buffer.baseAddress, buffer.count)
        }
    }

    /// Takes the one byte `byte` into the hash.
    public mutating func update(_ byte: UInt8) {
        // The pointer does not outlive the call.
        _ = withUnsafeBytes(of: byte) { SHA256_Update(&context, $0.baseAddress, 1) }
    }

    /// The digest of everything taken in so far; more may follow.
    public func finish() -> Digest {
        var copy = context
        return SHA256.digest(of: &copy)
    }

    /// The digest of the byte `prefix` and the bytes of two digests: an inner node of a Merkle tree.
    public static func node(_ prefix: UInt8, _ left: Digest, _ right: Digest) -> Digest {
        var context = SHA256_CTX()
        SHA256_Init(&context)
        // In one piece, because a check of a ledger hashes ten nodes an event: 65 bytes are there, all of them written,
        // and the pointer does not outlive the call.
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { message in
            message.storeBytes(of: prefix, as: UInt8.self)
            message.storeBytes(of: left.words, toByteOffset: 1, as: (UInt64, UInt64, UInt64, UInt64).self)
            message.storeBytes(of: right.words, toByteOffset: 33, as: (UInt64, UInt64, UInt64, UInt64).self)
            _ = SHA256_Update(&context, message.baseAddress, message.count)
        }
        return digest(of: &context)
    }

    private static func digest(of context: inout SHA256_CTX) -> Digest {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        // Four words are the 32 bytes that are written, and the pointer does not outlive the call.
        withUnsafeMutableBytes(of: &words) { buffer in
            _ = SHA256_Final(buffer.assumingMemoryBound(to: UInt8.self).baseAddress, &context)
        }
        return Digest(
            UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
            UInt64(bigEndian: words.3))
    }
}
