/// phone: telephone numbers in ranges that are not in service, in the spelling of the original.
///
/// | national significant number | pseudonym | |
/// |---|---|---|
/// | 7 and 9 digits (mobile) | 6 and 9 digits | FF1: reversible, injective |
/// | 1 and 9 digits (geographic) | 4 and 9 digits | FF1: reversible, injective |
/// | 1 and 8 digits (geographic) | 4 and 8 digits | FF1: reversible, injective |
/// | 20, 23, 24, 28, 29 and 8 digits | 21, 22, 25, 26, 27 and 8 digits | FF1: reversible, injective |
/// | any other of 7 to 12 digits | 51 and the other digits | keyed hash: one-way, may collide |
///
/// The ranges 04, 06, 051 and the areas 021, 022, 025, 026 and 027 are not in service by the National Telephone
/// Numbering Plan. A foreign number gets the country code 999, which the ITU holds in reserve. Digits that are no
/// telephone number begin with 0 or, where there are 7 or more, with 000, which no exchange connects.
extension Workbench {
    /// - Returns: whether every number of the value can be reversed.
    mutating func phone(_ range: Range<Int>, _ direction: FF1.Direction) -> Bool {
        var start = range.lowerBound
        var reversible = true
        while start < range.upperBound {
            let piece = PhoneText.nextPiece(draft.bytes, start..<range.upperBound)
            if !phoneNumber(start..<piece.end, direction) { reversible = false }
            start = piece.next
        }
        return reversible
    }

    private mutating func phoneNumber(_ range: Range<Int>, _ direction: FF1.Direction) -> Bool {
        guard let text = PhoneText.parse(draft.bytes, range, digits: &positions) else {
            return phoneText(range, hasLetters: true)
        }
        guard let number = phoneForm(text) else { return phoneText(range, hasLetters: false) }
        let hasExtension = text.mainCount < positions.count
        if hasExtension { substituteExtension(number, text.mainCount) }
        switch number {
        case .unitedKingdom(let first):
            return unitedKingdomNumber(first..<text.mainCount, direction) && !hasExtension
        case .foreign(let first):
            begin(.phoneForeign)
            appendDigits(first..<text.mainCount)
            var stream = stream()
            substituteDigits(first..<text.mainCount, from: &stream)
            for index in first..<first + 3 { draft.bytes[positions[index]] = UInt8(ascii: "9") }
            return false
        }
    }

    /// A number whose form is known; `first` counts the digits before its national significant number or country code.
    enum PhoneForm {
        case unitedKingdom(first: Int)
        case foreign(first: Int)
    }

    private func phoneDigit(_ index: Int) -> Int {
        index < positions.count ? draft.bytes[positions[index]].digitValue : -1
    }

    /// The form of the digits before the extension; `nil` where they are no telephone number.
    func phoneForm(_ text: PhoneText) -> PhoneForm? {
        let count = text.mainCount
        var first: Int
        if text.hasPlus || (phoneDigit(0) == 0 && phoneDigit(1) == 0) {
            first = text.hasPlus ? 0 : 2
            guard count - first >= 7, count - first <= 15, phoneDigit(first) != 0 else { return nil }
            guard phoneDigit(first) == 4, phoneDigit(first + 1) == 4 else { return .foreign(first: first) }
            first += 2
        } else if phoneDigit(0) == 0 {
            first = 0
        } else if count == 9 || count == 10 {
            // The zero was lost to a spreadsheet.
            return .unitedKingdom(first: 0)
        } else if (11...13).contains(count), phoneDigit(0) == 4, phoneDigit(1) == 4 {
            // The plus was lost, and perhaps the zero of `+44 (0)` kept. What is left must have 9 or 10 digits.
            guard phoneDigit(2) == 0 ? count >= 12 : count <= 12 else { return nil }
            first = 2
        } else {
            return nil
        }
        if phoneDigit(first) == 0 { first += 1 }
        guard (7...12).contains(count - first), phoneDigit(first) != 0 else { return nil }
        return .unitedKingdom(first: first)
    }

    private static let areas: [5 of UInt8] = [0, 3, 4, 8, 9]
    private static let unusedAreas: [5 of UInt8] = [1, 2, 5, 6, 7]

    /// The kinds of number that FF1 maps; each has a tweak of its own.
    private enum PhoneClass: UInt8 {
        case mobile = 1
        case geographic
        case shortGeographic
        case wideArea
    }

    private mutating func unitedKingdomNumber(_ number: Range<Int>, _ direction: FF1.Direction) -> Bool {
        let first = number.lowerBound
        let leading = phoneDigit(first)
        let isReverse = direction == .decrypt
        let kind: PhoneClass?
        switch (leading, number.count) {
        case (isReverse ? 6 : 7, 10): kind = .mobile
        case (isReverse ? 4 : 1, 10): kind = .geographic
        case (isReverse ? 4 : 1, 9): kind = .shortGeographic
        case (2, 10): kind = .wideArea
        default: kind = nil
        }
        guard let kind else { return isReverse ? false : otherNumber(number) }

        let from = isReverse ? Workbench.unusedAreas : Workbench.areas
        let onto = isReverse ? Workbench.areas : Workbench.unusedAreas
        switch kind {
        case .mobile: draft.bytes[positions[first]] = UInt8(digit: isReverse ? 7 : 6)
        case .geographic, .shortGeographic: draft.bytes[positions[first]] = UInt8(digit: isReverse ? 1 : 4)
        case .wideArea:
            guard let area = from.indices.first(where: { Int(from[$0]) == phoneDigit(first + 1) }) else {
                return isReverse ? false : otherNumber(number)
            }
            draft.bytes[positions[first + 1]] = UInt8(digit: area)
        }
        let symbols = positions[first + 1]..<positions[number.upperBound - 1] + 1
        draft.addMessage(
            symbols, count: number.count - 1, kind == .wideArea ? .firstBelowFive(firstDigits: onto) : .decimal,
            tweak: Draft.Tweak(kind.rawValue))
        return true
    }

    private mutating func otherNumber(_ number: Range<Int>) -> Bool {
        begin(.phoneUnitedKingdom)
        appendDigits(number)
        var stream = stream()
        substituteDigits(number, from: &stream)
        draft.bytes[positions[number.lowerBound]] = UInt8(ascii: "5")
        draft.bytes[positions[number.lowerBound + 1]] = UInt8(ascii: "1")
        return false
    }

    /// The digits of an extension depend on the number before it: the same desk, the same pseudonym.
    private mutating func substituteExtension(_ number: PhoneForm, _ mainCount: Int) {
        begin(.phoneExtension)
        switch number {
        case .unitedKingdom(let first):
            message.append(contentsOf: [UInt8(ascii: "4"), UInt8(ascii: "4")])
            appendDigits(first..<mainCount)
        case .foreign(let first):
            appendDigits(first..<mainCount)
        }
        message.append(UInt8(ascii: "x"))
        appendDigits(mainCount..<positions.count)
        var stream = stream()
        substituteDigits(mainCount..<positions.count, from: &stream)
    }

    private mutating func phoneText(_ range: Range<Int>, hasLetters: Bool) -> Bool {
        // A byte of a longer character counts too: it is better to take a text for a long one.
        let characters = range.reduce(0) { count, index in
            let byte = draft.bytes[index]
            return count + (byte.isDigit || byte.isLetter || (hasLetters && byte >= 0x80) ? 1 : 0)
        }
        guard characters > 0 || hasLetters else { return true }
        begin(.phoneText)
        if hasLetters {
            appendFolded(range)
        } else {
            appendDigits(positions.indices)
        }
        var stream = stream()
        substitute(range, from: &stream)
        // Letters count: a number may be spelled with them (0800 FLOWERS). In a text long enough for a number no run is
        // too short to be its beginning.
        let isLong = characters >= 7
        neutralise(range, zeros: isLong ? 3 : 1, shortest: isLong ? 1 : 3)
        return false
    }
}

/// A text that may be a telephone number: digits, the punctuation of numbers, an extension.
struct PhoneText {
    /// Whether a `+` stands before the first digit.
    let hasPlus: Bool
    /// How many of the digits belong to the number; the others are its extension.
    let mainCount: Int

    /// Reads `range`, and collects the positions of its digits.
    ///
    /// - Returns: `nil` where anything stands in it that no telephone number has.
    static func parse(_ bytes: [UInt8], _ range: Range<Int>, digits positions: inout [Int]) -> PhoneText? {
        positions.removeAll(keepingCapacity: true)
        var hasPlus = false
        var mainCount: Int?
        var index = range.lowerBound
        if starts(bytes, range, with: "tel:") { index += 4 }
        while index < range.upperBound {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                positions.append(index)
                index += 1
            case UInt8(ascii: "+"):
                guard positions.isEmpty, !hasPlus else { return nil }
                hasPlus = true
                index += 1
            case UInt8(ascii: "#"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard positions.count >= 7, let length = extensionMark(bytes, index..<range.upperBound) else {
                    return nil
                }
                mainCount = mainCount ?? positions.count
                index += length
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "|"),
                UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                // A second number that is written by its last digits alone: 01632 960001/2.
                if positions.count >= 9, (1...6).contains(digitCount(bytes, index..<range.upperBound)) {
                    mainCount = mainCount ?? positions.count
                }
                index += 1
            case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "]"),
                UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ":"):
                index += 1
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "\\"):
                // Within an extension these would make other readers take its digits for digits of the number.
                guard mainCount == nil else { return nil }
                index += 1
            case 0x80...:
                guard let (scalar, length) = UTF8Sequence.scalar(in: bytes, at: index, end: range.upperBound),
                    isPunctuation(scalar)
                else { return nil }
                index += length
            default:
                return nil
            }
        }
        return PhoneText(hasPlus: hasPlus, mainCount: mainCount ?? positions.count)
    }

    /// Where the first number of `range` ends and the text behind the mark after it begins.
    ///
    /// A mark divides only where there are 7 digits or more on both sides: `0113/496 0000` is one number.
    static func nextPiece(_ bytes: [UInt8], _ range: Range<Int>) -> (end: Int, next: Int) {
        var digits = 0
        for index in range {
            if bytes[index].isDigit {
                digits += 1
                continue
            }
            let length = divider(bytes, index..<range.upperBound)
            guard length > 0, digits >= 7 else { continue }
            var end = index + length
            var following = 0
            while end < range.upperBound, divider(bytes, end..<range.upperBound) == 0 {
                following += bytes[end].isDigit ? 1 : 0
                end += 1
            }
            if following >= 7 { return (index, index + length) }
        }
        return (range.upperBound, range.upperBound)
    }

    /// The length of a mark between two numbers that begins `range`; 0 where none does.
    private static func divider(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"),
            UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            1
        case 0x20: starts(bytes, range, with: " or ") ? 4 : 0
        default: 0
        }
    }

    /// The length of `x`, `ext`, `extn`, `extension` or `#` at the start of `range`; `nil` for other letters.
    private static func extensionMark(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        if bytes[range.lowerBound] == UInt8(ascii: "#") { return 1 }
        let letters = bytes[range].prefix { $0.isLetter }.count
        for mark: StaticString in ["x", "ext", "extn", "extension"]
        where letters == mark.utf8CodeUnitCount && starts(bytes, range, with: mark) {
            return letters
        }
        return nil
    }

    private static func starts(_ bytes: [UInt8], _ range: Range<Int>, with mark: StaticString) -> Bool {
        guard range.count >= mark.utf8CodeUnitCount else { return false }
        // A static string's buffer lives as long as the program.
        return mark.withUTF8Buffer { mark in
            mark.indices.allSatisfy { bytes[range.lowerBound + $0].lowercased == mark[$0] }
        }
    }

    private static func digitCount(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + (bytes[$1].isDigit ? 1 : 0) }
    }

    /// Spaces, hyphens and marks of direction, as address books write them around numbers.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0xAD, 0x2000...0x2015, 0x2018...0x201F, 0x2028...0x202F, 0x2060...0x206F, 0x2212, 0xFEFF: true
        default: false
        }
    }
}
