/// How a reference to a customer, mandate or ticket is written: `#` stands for a digit, `@` for a letter, anything else
/// for itself, letters in either case. `CUST-######`, `@@####/##`.
public struct ReferencePattern: Sendable, Hashable {
    /// The most patterns that a recogniser takes.
    public static let most = 64
    /// The fewest and most bytes of a pattern.
    public static let sizes = 3...64

    let bytes: [UInt8]

    /// The pattern that `text` writes.
    ///
    /// - Throws: `DetectionError.referencePattern` unless it has 3 to 64 ASCII characters without controls, begins with
    ///   a letter, a digit, `#` or `@`, and has a `#` or `@`.
    public init(_ text: String) throws(DetectionError) {
        bytes = Array(text.utf8)
        guard Self.sizes.contains(bytes.count), bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
            throw DetectionError.referencePattern(requirement: "write it with 3 to 64 ASCII characters")
        }
        guard let first = bytes.first, first.isWordByte || Self.isClass(first) else {
            throw DetectionError.referencePattern(requirement: "begin it with a letter, a digit, # or @")
        }
        guard bytes.contains(where: Self.isClass) else {
            throw DetectionError.referencePattern(requirement: "write # for a digit or @ for a letter in it")
        }
    }

    private static func isClass(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@") }

    /// Whether `byte` of a pattern allows `other`.
    static func allows(_ byte: UInt8, _ other: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "#"): other.isDigit
        case UInt8(ascii: "@"): other.isLetter
        default: byte.uppercased == other.uppercased
        }
    }
}

/// Patterns by the bytes that they can begin with.
struct ReferenceTable: Sendable {
    private var patterns: [[UInt8]] = []
    /// One bit a pattern, by first byte; empty where there are none.
    private var beginnings: [UInt64] = []
    /// The same by second byte.
    private var seconds: [UInt64] = []

    /// Whether there are any.
    private(set) var isUsed = false

    init() {}

    init(_ references: [ReferencePattern]) throws(DetectionError) {
        guard references.count <= ReferencePattern.most else {
            throw DetectionError.tooManyReferences(references.count)
        }
        guard !references.isEmpty else { return }
        isUsed = true
        // The longest first: what begins alike is taken as the longest that fits.
        patterns = references.map(\.bytes).sorted { $0.count > $1.count }
        beginnings = Array(repeating: 0, count: 256)
        seconds = beginnings
        for (index, pattern) in patterns.enumerated() {
            for byte in UInt8.min...UInt8.max {
                if ReferencePattern.allows(pattern[0], byte) { beginnings[Int(byte)] |= 1 << UInt64(index) }
                if ReferencePattern.allows(pattern[1], byte) { seconds[Int(byte)] |= 1 << UInt64(index) }
            }
        }
    }

    /// Whether a reference may begin with the two bytes at `start`; only if there are patterns.
    @inline(__always)
    func mayBegin(_ text: Span<UInt8>, _ start: Int) -> Bool {
        start &+ 1 < text.count && beginnings[Int(text[start])] & seconds[Int(text[start &+ 1])] != 0
    }

    /// Returns the end of a reference at `start`, where a word begins; only if there are patterns.
    func end(in text: Span<UInt8>, at start: Int) -> Int? {
        var candidates = beginnings[Int(text[start])]
        while candidates != 0 {
            let index = candidates.trailingZeroBitCount
            candidates &= candidates - 1
            if let end = end(of: index, in: text, at: start) { return end }
        }
        return nil
    }

    private func end(of index: Int, in text: Span<UInt8>, at start: Int) -> Int? {
        let count = patterns[index].count
        guard start + count <= text.count else { return nil }
        for offset in 0..<count where !ReferencePattern.allows(patterns[index][offset], text[start + offset]) {
            return nil
        }
        guard text[start + count - 1].isWordByte else { return start + count }
        return text.isBoundary(start + count) ? start + count : nil
    }
}
