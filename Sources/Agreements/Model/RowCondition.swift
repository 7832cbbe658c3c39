public import Primitives

/// Which records may be taken: what `where` says, of a dataset or on the command line.
///
/// Texts are compared letter by letter with decoded values without the white space around them. A field that a record
/// does not have counts as empty; where it has several values, one that fits is enough.
public indirect enum RowCondition: Sendable, Hashable {
    /// All of these fit.
    case all([RowCondition])
    /// One of these fits.
    case any([RowCondition])
    /// This does not fit.
    case not(RowCondition)
    /// A value of the field, by the name of its rule, passes the test.
    case field(String, RowTest)

    /// The names of the rules that it looks at.
    public var fields: Set<String> {
        switch self {
        case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
        case .not(let part): part.fields
        case .field(let name, _): [name]
        }
    }
}

/// A test that one value passes or fails.
public enum RowTest: Sendable, Hashable {
    /// It is one of these texts.
    case isOne(of: [String])
    /// It fits a pattern.
    case matches(GlobPattern)
    /// It is empty; every value of the field, where the record has several.
    case isEmpty
    /// It is not empty, and has not the form that the field's operator expects.
    case isMalformed
    /// Its length in characters is within this range.
    case length(ClosedRange<Int>)
    /// It is a date before this day.
    case before(CivilDate)
    /// It is a date after this day.
    case after(CivilDate)
}

/// A pattern in which `*` stands for any characters, also none, and `?` for one. There are no others, and no way to
/// write these two as themselves: `=` compares them.
///
/// All places of the pattern that the text so far may have come to are bits of one word, so that a text takes time in
/// its length alone, whatever the pattern.
public struct GlobPattern: Sendable, Hashable {
    /// The most characters of a pattern, `*` not counted.
    public static let mostCharacters = 63

    /// For each ASCII character, the places at which it may stand.
    private let places: [UInt64]
    /// Other characters and their places; those of `?` are in both.
    private let others: [UInt32: UInt64]
    private let anywhere: UInt64
    /// The places at which any characters may stand between.
    private let gaps: UInt64
    private let end: UInt64

    /// Reads a pattern; `nil` where it has too many characters.
    public init?(_ text: String) {
        var places = [UInt64](repeating: 0, count: 128)
        var others: [UInt32: UInt64] = [:]
        var (anywhere, gaps, place) = (UInt64(0), UInt64(0), 0)
        for scalar in text.unicodeScalars {
            if scalar == "*" {
                gaps |= 1 << place
                continue
            }
            guard place < Self.mostCharacters else { return nil }
            switch scalar.value {
            case 0x3F: anywhere |= 1 << place
            case ..<128: places[Int(scalar.value)] |= 1 << place
            default: others[scalar.value, default: 0] |= 1 << place
            }
            place += 1
        }
        self.places = places
        self.others = others
        self.anywhere = anywhere
        self.gaps = gaps
        end = 1 << place
    }

    /// Whether a text in UTF-8 fits from its begin to its end. A byte that is no UTF-8 is a character that only `*` and
    /// `?` take.
    public func fits(_ text: ArraySlice<UInt8>) -> Bool {
        var reached: UInt64 = 1
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            var length = 1
            var fitting = anywhere
            if byte < 0x80 {
                fitting |= places[Int(byte)]
            } else if let (scalar, count) = Self.scalar(text, at: index) {
                length = count
                fitting |= others[scalar] ?? 0
            }
            reached = (reached & fitting) << 1 | reached & gaps
            if reached == 0 { return false }
            index += length
        }
        return reached & end != 0
    }

    /// The character of several bytes at `index`, and how many they are; `nil` where it is none.
    private static func scalar(_ text: ArraySlice<UInt8>, at index: Int) -> (UInt32, Int)? {
        var decoder = UTF8()
        var bytes = text[index...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        return (scalar.value, UTF8.width(scalar))
    }
}
