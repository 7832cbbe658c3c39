/// What an entry of a bundle is called: as its input was, less whatever in that name may be about a person.
///
/// A name is scrubbed by a list of what may stay, not by one of what must go: words that exports are named with, dates
/// of this century, and short counters. Of every other letter an `x` is left, of every other digit a `0`, so that a
/// name keeps its length and look.
public enum EntryNames {
    /// The most bytes of a name.
    public static let largestSize = 100

    /// Extensions that say how a file is written; any other is a part of the name like the rest.
    private static let extensions: Set<String> = [
        "csv", "tsv", "tab", "psv", "txt", "xml", "dat", "asc", "prn", "bac", "bacs", "018", "s18",
    ]

    /// The name of the entry for an input.
    ///
    /// - Parameters:
    ///   - input: The input's name, or its path, of which the last part counts; empty where it has none.
    ///   - dataset: The dataset's name, which both parties know.
    ///   - formatExtension: What a name without a known extension gets: `csv`.
    ///   - knownWords: Names that may stay besides, as the profile's.
    ///   - taken: Names of other entries in the same folder; the answer is none of these, in whatever case.
    /// - Returns: A file name of ASCII letters, digits and a few marks, of 1 to `largestSize` bytes, that Linux, macOS and
    ///   Windows keep as it is.
    public static func bundleName(
        of input: String, dataset: String, formatExtension: String, knownWords: [String] = [], taken: Set<String> = []
    ) -> String {
        var stem = String(input.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
        while let packed = fileExtension(of: stem), ["gz", "zip"].contains(packed.lowercased()) {
            stem.removeLast(packed.count + 1)
        }
        var ending = formatExtension
        if let own = fileExtension(of: stem), own.allSatisfy(\.isASCII), extensions.contains(own.lowercased()) {
            ending = String(own)
            stem.removeLast(ending.count + 1)
        }
        var known = EntryWords.ordinary
        for name in knownWords + [dataset] {
            for case .letters(let word) in pieces(of: name) { known.insert(word.lowercased()) }
        }
        stem = scrubbed(stem, known)
        if !stem.contains(where: { $0.isLetter || $0.isNumber }) { stem = scrubbed(dataset, known) }
        if stem.isEmpty { stem = "data" }
        if isDevice(stem) { stem = "_" + stem }

        let inUse = Set(taken.map { $0.lowercased() })
        var number = 1
        while true {
            let tail = (number == 1 ? "" : "-\(number)") + "." + ending
            let name = stem.prefix(max(1, largestSize - tail.utf8.count)) + tail
            if !inUse.contains(name.lowercased()) { return String(name) }
            number += 1
        }
    }

    /// What stands behind the last full stop of `name`, where something stands on both sides of it.
    private static func fileExtension(of name: String) -> Substring? {
        guard let stop = name.lastIndex(of: "."), stop > name.startIndex, name.index(after: stop) < name.endIndex else {
            return nil
        }
        return name[name.index(after: stop)...]
    }

    /// Whether Windows takes a file of this name for a device.
    private static func isDevice(_ stem: String) -> Bool {
        let first = stem.prefix { $0 != "." }.lowercased()
        if ["con", "prn", "aux", "nul"].contains(first) { return true }
        return first.count == 4 && (first.hasPrefix("com") || first.hasPrefix("lpt")) && first.last?.isNumber == true
    }

    // MARK: Scrubbing

    /// A part of a name: a word, a number, or a mark between them.
    private enum Piece {
        case letters(String)
        case digits(String)
        case mark(Character)
    }

    private static func scrubbed(_ name: String, _ known: Set<String>) -> String {
        let pieces = pieces(of: name)
        var stays = Array(repeating: false, count: pieces.count)
        func isKnown(_ word: String) -> Bool { word.allSatisfy(\.isASCII) && known.contains(word.lowercased()) }
        func isMonth(_ word: String) -> Bool { EntryWords.months.contains(word.lowercased()) }
        for (index, piece) in pieces.enumerated() {
            if case .letters(let word) = piece { stays[index] = isKnown(word) || isMonth(word) }
        }
        markNumbers(of: pieces, &stays)
        // Some people are called as months are; only a number beside one makes it a month.
        for (index, piece) in pieces.enumerated() {
            guard case .letters(let word) = piece, !isKnown(word), isMonth(word) else { continue }
            stays[index] = isBesideNumber(index, of: pieces, stays)
        }
        var result = ""
        for (piece, stays) in zip(pieces, stays) {
            switch piece {
            case .letters(let word): result += stays ? word : String(repeating: "x", count: word.count)
            case .digits(let number): result += stays ? number : String(repeating: "0", count: number.count)
            case .mark(let mark):
                let isSafe = mark.isASCII && "-_.()+,=@ ".contains(mark)
                result.append(isSafe ? mark : "_")
            }
        }
        // A shell takes a hyphen in front for an option, a file manager hides what a full stop begins.
        if let first = result.first, "-. ".contains(first) { result = "_" + result.dropFirst() }
        return result
    }

    /// Words, numbers and marks. Letters end at a digit and, inside `camelCase` and `SIPUsers`, before a capital.
    private static func pieces(of name: String) -> [Piece] {
        let characters = Array(name)
        var pieces: [Piece] = []
        for (index, character) in characters.enumerated() {
            if character.isNumber {
                if case .digits(let number)? = pieces.last {
                    pieces[pieces.count - 1] = .digits(number + String(character))
                } else {
                    pieces.append(.digits(String(character)))
                }
            } else if character.isLetter {
                let before = index > 0 ? characters[index - 1] : nil
                let next = index + 1 < characters.count ? characters[index + 1] : nil
                let begins = character.isUppercase && (before?.isUppercase != true || next?.isLowercase == true)
                if case .letters(let word)? = pieces.last, !begins {
                    pieces[pieces.count - 1] = .letters(word + String(character))
                } else {
                    pieces.append(.letters(String(character)))
                }
            } else {
                pieces.append(.mark(character))
            }
        }
        return pieces
    }

    /// Marks the numbers that stay. Numbers with nothing but marks between them are one: a telephone number in groups of
    /// three is no row of counters.
    private static func markNumbers(of pieces: [Piece], _ stays: inout [Bool]) {
        var index = 0
        while index < pieces.count {
            var group: [(index: Int, number: String)] = []
            let start = index
            while index < pieces.count {
                if case .letters = pieces[index] { break }
                if case .digits(let number) = pieces[index] { group.append((index, number)) }
                index += 1
            }
            if index == start { index += 1 }
            guard let first = group.first, let last = group.last else { continue }
            // A number that touches a scrubbed word is a part of it: of a postcode, a ticket or a customer's id.
            let isFree =
                (first.index == 0 || isMarkOrStays(first.index - 1, of: pieces, stays))
                && (last.index + 1 == pieces.count || isMarkOrStays(last.index + 1, of: pieces, stays))
            let before = start > 0 ? pieces[start - 1] : nil
            for place in keptNumbers(group.map(\.number), isFree: isFree, before: before) {
                stays[group[place].index] = true
            }
        }
    }

    private static func isMarkOrStays(_ index: Int, of pieces: [Piece], _ stays: [Bool]) -> Bool {
        if case .mark = pieces[index] { return true }
        return stays[index]
    }

    /// Which numbers of a group stay: a date, a counter behind it, or a counter alone.
    private static func keptNumbers(_ numbers: [String], isFree: Bool, before: Piece?) -> [Int] {
        guard numbers.allSatisfy({ $0.allSatisfy { $0.isASCII } }) else { return [] }
        let values = numbers.map { Int($0) ?? .max }
        let lengths = numbers.map(\.count)
        func isCounter(_ place: Int) -> Bool { lengths[place] <= 3 }
        func isYear(_ place: Int) -> Bool { lengths[place] == 4 && isDate(values[place], 1, 1) }
        if case .letters(let word)? = before, EntryWords.messages.contains(word.lowercased()) {
            // `pain.008.001.02` is the name of a message, and the numbers are too few to be anything else.
            return lengths.count <= 4 && lengths.indices.allSatisfy(isCounter) ? Array(lengths.indices) : []
        }
        var dateSize = 0
        if lengths[0] == 8, isDate(values[0] / 10_000, values[0] / 100 % 100, values[0] % 100) {
            dateSize = 1
        } else if lengths.starts(with: [4, 2, 2]), isDate(values[0], values[1], values[2]) {
            dateSize = 3
        } else if lengths.starts(with: [2, 2, 4]), isDate(values[2], values[1], values[0]) {
            dateSize = 3
        } else if isFree, numbers.count == 2, [0, 1].contains(where: { isYear($0) && isCounter(1 - $0) }) {
            // A month of a year, a quarter, or one of several of a year.
            dateSize = 2
        }
        guard dateSize > 0 else {
            guard isFree, numbers.count == 1 else { return [] }
            let isShortDate =
                switch lengths[0] {
                case 4: isYear(0)
                case 6:
                    isDate(2000 + values[0] / 10_000, values[0] / 100 % 100, values[0] % 100)
                        || isDate(values[0] / 100, values[0] % 100, 1)
                default: isCounter(0)
                }
            return isShortDate ? [0] : []
        }
        let date = Array(0..<dateSize)
        return isFree && numbers.count == dateSize + 1 && isCounter(dateSize) ? date + [dateSize] : date
    }

    /// Whether this is a day of this century. One before it is more likely the day that somebody was born.
    private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (2000...2099).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }

    /// Whether the next word or number before or behind `index` is a number that stays.
    private static func isBesideNumber(_ index: Int, of pieces: [Piece], _ stays: [Bool]) -> Bool {
        for step in [-1, 1] {
            var place = index + step
            while pieces.indices.contains(place) {
                if case .mark = pieces[place] {
                    place += step
                    continue
                }
                if case .digits = pieces[place], stays[place] { return true }
                break
            }
        }
        return false
    }
}
