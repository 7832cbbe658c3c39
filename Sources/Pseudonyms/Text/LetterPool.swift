internal import Records

/// The letters that may stand in the place of a letter: of its script, case and UTF-8 length, and in every single-byte
/// encoding that has it. So a pseudonym can be written wherever its original stood, and does not depend on the encoding
/// of the file.
///
/// Both cases of a letter have one pool, so that spellings in capitals stay alike. All encodings together would leave é
/// and ü alone with each other, for windows-1256 is Arabic with what French needs; so for Latin letters it and the
/// Vietnamese windows-1258 count only where nothing else has a letter, and pages of other scripts never. The smallest
/// pools are then `ä é ö ü` with their capitals, which fourteen encodings have; four fifths have eight letters or more.
struct LetterPool {
    /// Lower case; or letters without case.
    private var lower: [UInt32] = []
    /// The upper case of each; or, once more, the letters without case.
    private var upper: [UInt32] = []

    /// The pool of a letter, given by the lower one of its pair and as one of its case; `nil` where no single-byte encoding
    /// has it, or all have its whole script.
    static func letters(for folded: UInt32, isUpper: Bool) -> [UInt32]? {
        guard let index = index(of: folded) else { return nil }
        let number = table.numbers[index]
        guard number > 0 else { return nil }
        return isUpper ? table.pools[Int(number)].upper : table.pools[Int(number)].lower
    }

    private static let table = Table()

    /// Where the number of a letter's pool stands; `nil` for what has none: beyond Arabic, save for more Latin letters.
    private static func index(of scalar: UInt32) -> Int? {
        switch scalar {
        case ..<0x700: Int(scalar)
        case 0x1E00...0x1EFF: Int(scalar - 0x1E00 + 0x700)
        default: nil
        }
    }

    /// For every letter the number of its pool, 0 where it has none.
    private struct Table {
        var numbers = [UInt8](repeating: 0, count: 0x800)
        var pools = [LetterPool()]

        init() {
            for script in Self.scripts {
                let letters = script.ranges.flatMap { $0.compactMap { Entry($0, script) } }
                // Most letters share their encodings with others, and then the pool.
                var known: [Entry.Kind: UInt8] = [:]
                for letter in letters where letter.kind.pages != 0 {
                    let number = known[letter.kind] ?? UInt8(truncatingIfNeeded: pools.count)
                    if known[letter.kind] == nil {
                        known[letter.kind] = number
                        var pool = LetterPool()
                        for other in letters where other.mayStand(for: letter) {
                            pool.lower.append(other.lower)
                            pool.upper.append(other.upper)
                        }
                        pools.append(pool)
                    }
                    for scalar in [letter.lower, letter.upper] {
                        if let index = LetterPool.index(of: scalar) { numbers[index] = number }
                    }
                }
            }
        }

        /// Greek and Cyrillic are missing: the letters of their scripts in use are in every encoding that has one of them.
        /// But for the iota below, which is alone in its page.
        private static let scripts = [
            Script(
                ranges: [0xAA...0xAA, 0xBA...0xBA, 0xC0...0x2FF, 0x1E00...0x1EFF],
                pages: [1, 2, 3, 4, 9, 10, 13, 14, 15, 16].map { .iso8859($0) }
                    + [1250, 1252, 1254, 1257].map { .windows($0) },
                otherPages: [.windows(1258)]),
            Script(ranges: [0x37A...0x37A], pages: [.iso8859(7)], otherPages: []),
            Script(ranges: [0x5D0...0x5F2], pages: [.iso8859(8), .windows(1255)], otherPages: []),
            Script(ranges: [0x621...0x6D5], pages: [.iso8859(6), .windows(1256)], otherPages: []),
        ]
    }

    private struct Script {
        let ranges: [ClosedRange<UInt32>]
        let pages: [TextEncoding]
        /// Those that count for letters that are in none of the others.
        let otherPages: [TextEncoding]

        /// The encodings that have `scalar`, one bit each.
        func pages(of scalar: UInt32) -> UInt32 {
            let first = bits(pages, scalar)
            return first != 0 ? first : bits(otherPages, scalar) << UInt32(pages.count)
        }

        /// All encodings that have it, those of the second rank too.
        func allPages(of scalar: UInt32) -> UInt32 {
            bits(pages, scalar) | bits(otherPages, scalar) << UInt32(pages.count)
        }

        private func bits(_ pages: [TextEncoding], _ scalar: UInt32) -> UInt32 {
            var bits: UInt32 = 0
            for (index, page) in pages.enumerated() where page.canHold(scalar) { bits |= 1 << UInt32(index) }
            return bits
        }
    }

    /// A letter with its other case.
    private struct Entry {
        /// What decides on the pool.
        struct Kind: Hashable {
            let hasCase: Bool
            let length: Int
            /// The encodings that have it in either case.
            let pages: UInt32
        }

        let lower: UInt32
        let upper: UInt32
        let kind: Kind
        /// Whether it has two cases, or needs none.
        private let isWhole: Bool
        /// The encodings that have it in both cases.
        private let wholePages: UInt32

        /// `nil` for an upper one of a pair, and for what is no letter.
        init?(_ scalar: UInt32, _ script: Script) {
            guard let letter = Unicode.Scalar(scalar).flatMap(Letter.of) else { return nil }
            let hasCase: Bool
            switch letter.kind {
            case .lower: (upper, hasCase, isWhole) = (Letter.upper(of: scalar), true, true)
            case .loneLower, .loneUpper: (upper, hasCase, isWhole) = (scalar, true, false)
            case .caseless: (upper, hasCase, isWhole) = (scalar, false, true)
            case .upper, .digit, .enclosed, .numeral: return nil
            }
            lower = scalar
            kind = Kind(
                hasCase: hasCase, length: UTF8Sequence.length(scalar),
                pages: script.pages(of: scalar) | script.pages(of: upper))
            wholePages = script.allPages(of: scalar) & script.allPages(of: upper)
        }

        /// Whether it is as `letter` is, and wherever `letter` may be. The tatweel of Arabic is no letter to a reader.
        func mayStand(for letter: Entry) -> Bool {
            isWhole && lower != 0x640 && kind.hasCase == letter.kind.hasCase && kind.length == letter.kind.length
                && letter.kind.pages & ~wholePages == 0
        }
    }
}
