internal import Primitives

/// Finding the values of a record in a text.
extension KnownValues {
    /// A place of the text that reads as a known value, or as a part of one.
    struct Hit {
        /// The entry that it reads as; -1 where more are alike than are looked at, and it is not said which.
        var entry: Int
        /// Where it stands in the text.
        var range: Range<Int>
        /// How many units of the entry it has; fewer than the entry where it was cut short.
        var units: Int
        /// Whether it begins with a capital, or with a letter of a script that has none.
        var isCapital: Bool
        /// The hit of the word before it of the same value, where that stands beside it; -1 where none does.
        var previous = -1
        /// How many words of the value stand here in a row, this one among them.
        var chain = 1
        /// Where that row stands.
        var extent: Range<Int>
        /// How many bytes the words of names of the record have that stand here with it, of whatever values; 0 where it stands alone.
        var company = 0
        /// Whether that row has a word that is more than a particle.
        var hasName: Bool
        var isAccepted = false
        /// Whether it is a usual word of notes that nothing but its text, which has no capitals, speaks for.
        var isDoubtful = false
        /// Whether it is a part of a word that its capitals divide, and not all behind its first letter: `Sarah` in `SarahJones`.
        var isGlued = false
    }

    /// How many entries of one key are compared with a word.
    static let mostAlike = 64

    /// Appends every known value in `text` to `hits`, in order of where they begin, and then days in theirs; some lie over each
    /// other. `build` was called.
    func search(_ text: Span<UInt8>, into hits: inout [Hit]) {
        guard !isEmpty else { return }
        var index = 0
        var before = TextUnit(kind: .other, folded: 0, isUpper: false, end: 0)
        // Where a capital begins a word inside another, and where that other begins.
        var (hump, wordStart) = (-1, -1)
        let spaces = TextUnit(kind: .other, folded: 0x20, isUpper: false, end: 0)
        while index < text.count {
            let byte = text[index]
            // Most of what is no letter, and nothing is looked up there.
            if byte < 0x80, !byte.isWordByte {
                before = spaces
                index += 1
                continue
            }
            let unit = TextUnit.read(text, at: index)
            if index == hump {
                if table.wordStarts & KnownTable.start(unit.folded) != 0 {
                    // `JBloggs`: behind a letter a name needs no other.
                    findWords(text, at: index, unit, isGlued: index > wordStart + 1, into: &hits)
                }
            } else if unit.isOfWord {
                if !before.isOfWord || unit.isUnspaced || before.isUnspaced || unit.kind != before.kind {
                    wordStart = index
                    if table.wordStarts & KnownTable.start(unit.folded) != 0,
                        !before.isOfWord || unit.kind == before.kind
                    {
                        findWords(text, at: index, unit, isGlued: false, into: &hits)
                    }
                    if text[index] < 0x80 {
                        if table.codeStarts & KnownTable.start(UInt32(text[index].uppercased)) != 0 {
                            findCodes(text, at: index, into: &hits)
                        }
                        if table.hasPhones, unit.kind == .digit { findPhones(text, at: index, into: &hits) }
                    }
                }
            }
            before = unit
            index = unit.end
            // Nothing is looked up within a word. Its last letter is read where a mark may belong to that.
            if unit.kind == .letter {
                let eight = EightBytes(text, at: index)
                let letters = eight.letterCount
                let end = index + letters
                if eight.capitals != 0, let next = Self.hump(eight, letters, behind: text[index - 1]) {
                    hump = index + next
                    index = hump
                    continue
                }
                index = end < text.count && text[end] >= 0x80 ? index + max(0, letters - 1) : end
            }
        }
        if table.hasDays { findDays(text, into: &hits) }
    }

    // MARK: Words

    /// Which of the first letters of eight bytes is a capital that begins a word of its own, as `TextUnit.isHump` has it; of the
    /// last one nobody knows here what follows it.
    private static func hump(_ eight: EightBytes, _ letters: Int, behind byte: UInt8) -> Int? {
        let small = eight.letters & ~eight.capitals
        let smallBefore = small &<< 8 | (byte & 0x20 != 0 ? 0x80 : 0)
        let humps = eight.capitals & (smallBefore | small &>> 8)
        guard humps != 0 else { return nil }
        let first = humps.trailingZeroBitCount &>> 3
        return first < letters ? first : nil
    }

    private func findWords(
        _ text: Span<UInt8>, at start: Int, _ first: TextUnit, isGlued: Bool, into hits: inout [Hit]
    ) {
        var key = KnownTable.seed(.word)
        var count = 0
        var index = start
        while index < text.count, count < Self.shortestCut {
            let unit = TextUnit.read(text, at: index)
            guard unit.isOfWord else {
                let joiner = TextUnit.joiner(text, at: index)
                guard joiner > 0, index + joiner < text.count, TextUnit.read(text, at: index + joiner).isOfWord else {
                    return
                }
                index += joiner
                continue
            }
            key = KnownTable.mix(key, unit.folded)
            count += 1
            index = unit.end
            // A shorter word is found where a word of the text ends.
            guard count == Self.shortestCut || isEnd(text, index, behind: unit) else { continue }
            let isCapital = first.isUpper || first.isUnspaced || first.kind == .digit
            findWords(
                text, at: start, isCapital: isCapital, isGlued: isGlued, KnownTable.mix(key, UInt32(count)), into: &hits
            )
        }
    }

    private func findWords(
        _ text: Span<UInt8>, at start: Int, isCapital: Bool, isGlued: Bool, _ key: UInt64, into hits: inout [Hit]
    ) {
        var next = table.first(key)
        var alike = 0
        while next >= 0 {
            let index = Int(next)
            next = table.entries[index].next
            guard table.entries[index].key == key else { continue }
            alike += 1
            guard alike <= Self.mostAlike else {
                // Whatever follows is replaced, but not by the name's own pseudonym: so the time stays bounded.
                var end = start
                while end < text.count {
                    let unit = TextUnit.read(text, at: end)
                    guard unit.isOfWord else { break }
                    end = unit.end
                }
                hits.append(
                    Hit(
                        entry: -1, range: start..<end, units: 0, isCapital: isCapital, extent: start..<end,
                        hasName: true))
                return
            }
            guard let found = compare(text, at: start, table.entries[index]) else { continue }
            hits.append(
                Hit(
                    entry: index, range: start..<found.end, units: found.units, isCapital: isCapital,
                    extent: start..<found.end,
                    hasName: table.entries[index].strength.rawValue >= KnownTable.Strength.capital.rawValue,
                    isGlued: isGlued || found.end < text.count && TextUnit.isHump(text, at: found.end)))
        }
    }

    /// Where the word of `entry` at `start` ends, and how many of its units stand there.
    private func compare(_ text: Span<UInt8>, at start: Int, _ entry: KnownTable.Entry) -> (end: Int, units: Int)? {
        var index = start
        var end = start
        var matched = 0
        var hasSkipped = false
        let total = entry.units.count
        var last: TextUnit?
        while matched < total {
            guard index < text.count else { break }
            let unit = TextUnit.read(text, at: index)
            if unit.isOfWord {
                guard unit.folded == table.units[Int(entry.units.lowerBound) + matched] else {
                    if hasSkipped { break }
                    return nil
                }
                matched += 1
                index = unit.end
                end = index
                last = unit
                hasSkipped = false
                continue
            }
            let joiner = TextUnit.joiner(text, at: index)
            guard joiner > 0, index + joiner < text.count, TextUnit.read(text, at: index + joiner).isOfWord else {
                break
            }
            index += joiner
            hasSkipped = true
        }
        if matched == total {
            guard let last, isEnd(text, end, behind: last), !isContraction(text, end) else { return nil }
        } else if matched < Self.shortestCut {
            return nil
        }
        return (end, matched)
    }

    /// Whether a word may end at `index`, behind `last`.
    private func isEnd(_ text: Span<UInt8>, _ index: Int, behind last: TextUnit) -> Bool {
        guard index < text.count, !last.isUnspaced else { return true }
        let unit = TextUnit.read(text, at: index)
        return !unit.isOfWord || unit.isUnspaced || (unit.kind != last.kind && last.kind == .letter)
            || unit.isUpper && TextUnit.isHump(text, at: index)
    }

    /// Whether `'t` follows, as in `don't`: that is no Don.
    private func isContraction(_ text: Span<UInt8>, _ index: Int) -> Bool {
        guard index < text.count, TextUnit.read(text, at: index).kind == .other else { return false }
        let joiner = TextUnit.joiner(text, at: index)
        guard joiner > 0, text[index] != UInt8(ascii: "-"), index + joiner < text.count else { return false }
        return text[index + joiner] | 0x20 == UInt8(ascii: "t") && text.isBoundary(index + joiner + 1)
    }
}

extension KnownValues.Item {
    var isWords: Bool { form == .words || form == .unknown }
}
