internal import Primitives

/// account: UK bank accounts whose sort code starts 00, a range without an entry in the modulus tables.
///
/// The pseudonym of a pair depends on all 14 digits, sort code and account number padded to 6 and 8. It keeps the number
/// of leading zeros of the account number, and has at least as many as the original in the sort code, so that a spelling
/// that lost zeros finds zeros to lose in the pseudonym. Two accounts collide with a probability of 1 in 10^12.
/// IBANs hold the same pairs: see `substituteIBAN`.
extension Workbench {
    /// Substitutes the value in place. The companion is the other half of the pair; empty where there is none.
    mutating func account(
        _ range: Range<Int>, _ part: Operator.AccountPart, companion: [UInt8], _ companionRange: Range<Int>
    ) {
        if substituteIBAN(range) { return }
        guard let digits = AccountDigits(draft.bytes, range, positions: &positions) else { return accountText(range) }
        switch digits.form(part) {
        case .pair(let sortCode, let number):
            begin(.accountPair)
            appendPadded(draft.bytes, positions[sortCode], width: 6)
            appendPadded(draft.bytes, positions[number], width: 8)
            drawPair()
            place(numerals[..<6], at: sortCode)
            place(numerals[6...], at: number)
        case .sortCode:
            begin(.accountPair)
            appendPadded(draft.bytes, positions[...], width: 6)
            if part == .sortCode, appendCompanion(companion, companionRange, width: 8) {
                drawPair()
            } else {
                begin(.sortCode)
                appendPadded(draft.bytes, positions[...], width: 6)
                var stream = stream()
                numerals.removeAll(keepingCapacity: true)
                drawSortCode(from: &stream)
            }
            place(numerals[..<6], at: positions.indices)
        case .number:
            begin(.accountPair)
            if part == .number, appendCompanion(companion, companionRange, width: 6) {
                appendPadded(draft.bytes, positions[...], width: 8)
                drawPair()
            } else {
                begin(.accountNumber)
                appendPadded(draft.bytes, positions[...], width: 8)
                var stream = stream()
                numerals.removeAll(keepingCapacity: true)
                drawAccountNumber(1, from: &stream)
            }
            place(numerals[(numerals.count - 8)...], at: positions.indices)
        case nil:
            accountText(range)
        }
    }

    /// Appends digits to the message, with the zeros in front that a spreadsheet took.
    mutating func appendPadded(_ bytes: [UInt8], _ digits: ArraySlice<Int>, width: Int) {
        message.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.count)))
        for position in digits { message.append(bytes[position]) }
    }

    /// Appends the other half of the pair to the message.
    ///
    /// - Returns: whether it has a form that makes a pair. Both halves must judge alike, or they would part.
    mutating func appendCompanion(_ companion: [UInt8], _ range: Range<Int>, width: Int) -> Bool {
        var companionPositions: [Int] = []
        guard !range.isEmpty, AccountDigits(companion, range, positions: &companionPositions) != nil,
            companionPositions.count <= width
        else { return false }
        appendPadded(companion, companionPositions[...], width: width)
        return true
    }

    /// Draws the pseudonym of the pair in the message: 14 numerals.
    mutating func drawPair() {
        var stream = stream()
        numerals.removeAll(keepingCapacity: true)
        drawSortCode(from: &stream)
        drawAccountNumber(7, from: &stream)
    }

    /// Appends 6 numerals for the sort code that stands in the message behind its purpose.
    private mutating func drawSortCode(from stream: inout NumeralStream) {
        let zeros = max(2, message[1..<7].prefix { $0 == UInt8(ascii: "0") }.count)
        for index in 0..<6 { numerals.append(UInt8(digit: index < zeros ? 0 : stream.next(below: 10, hash))) }
    }

    /// Appends 8 numerals for the account number that stands in the message from `start`.
    private mutating func drawAccountNumber(_ start: Int, from stream: inout NumeralStream) {
        let zeros = message[start..<start + 8].prefix { $0 == UInt8(ascii: "0") }.count
        for index in 0..<8 {
            let numeral =
                index < zeros ? 0 : index == zeros ? 1 + stream.next(below: 9, hash) : stream.next(below: 10, hash)
            numerals.append(UInt8(digit: numeral))
        }
    }

    /// Writes the last of `pseudonym` over the digits at `positions[range]`; those before them are zeros.
    private mutating func place(_ pseudonym: ArraySlice<UInt8>, at range: Range<Int>) {
        for (index, numeral) in zip(range, pseudonym.suffix(range.count)) { draft.bytes[positions[index]] = numeral }
    }

    /// Anything else: keyed shape in which no run of 6 digits or more begins with anything but 00. A mask stays a mask.
    private mutating func accountText(_ range: Range<Int>) {
        var hasLetters = false
        var isMasked = true
        for index in range {
            let byte = draft.bytes[index]
            if byte.isLetter { isMasked = isMasked && byte.lowercased == UInt8(ascii: "x") }
            hasLetters = hasLetters || byte.isLetter || byte >= 0x80
        }
        begin(.accountText)
        if hasLetters {
            appendFolded(range)
        } else {
            for index in range where draft.bytes[index].isDigit { message.append(draft.bytes[index]) }
        }
        var stream = stream()
        substitute(range, isMasked ? [.digits, .beyondASCII] : .all, from: &stream)
        neutralise(range, zeros: 2, shortest: 6)
    }
}

/// A text of digits and the punctuation between them, as sort codes and account numbers are written. Behind the six digits of a
/// sort code words may announce the eight of the account number.
struct AccountDigits {
    /// What the digits are.
    enum Form {
        /// A sort code and an account number, counted in digits.
        case pair(sortCode: Range<Int>, number: Range<Int>)
        /// A sort code alone.
        case sortCode
        /// An account number alone.
        case number
    }

    private let count: Int
    private var groups = 0
    private var firstGroup = 0
    private var lastGroup = 0

    /// Reads `range` and collects the positions of its digits; `nil` where anything else stands in it.
    init?(_ bytes: [UInt8], _ range: Range<Int>, positions: inout [Int]) {
        positions.removeAll(keepingCapacity: true)
        var isInGroup = false
        var isAnnounced = false
        var index = range.lowerBound
        while index < range.upperBound {
            defer { index += 1 }
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                positions.append(index)
                if !isInGroup {
                    groups += 1
                    lastGroup = 0
                }
                lastGroup += 1
                if groups == 1 { firstGroup = lastGroup }
                isInGroup = true
            case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "'"),
                UInt8(ascii: "\""), UInt8(ascii: "="):
                // ="..." is how a spreadsheet is told to keep zeros.
                isInGroup = false
            default:
                isInGroup = false
                if UTF8Sequence.isOfNoBreakSpace(bytes, index, in: range) { continue }
                guard positions.count == 6,
                    let number = AccountWords.startOfNumber(
                        in: bytes.span.extracting(..<range.upperBound), behind: index)
                else { return nil }
                isAnnounced = true
                index = number - 1
            }
        }
        count = positions.count
        guard count > 0, !isAnnounced || count == 14 && lastGroup == 8 else { return nil }
    }

    /// What the digits are in a field of this part; `nil` where they are no account.
    func form(_ part: Operator.AccountPart) -> Form? {
        if groups > 1, (6...8).contains(lastGroup), (4...6).contains(count - lastGroup) {
            return pair(count - lastGroup)
        }
        // The number comes first where 8 digits stand by themselves in front.
        if count == 14, firstGroup == 8 { return .pair(sortCode: 8..<14, number: 0..<8) }
        // Up to two zeros of a sort code may be lost in front of an account number.
        if count == 14 || (groups == 1 && (12...13).contains(count)) { return pair(count - 8) }
        switch part {
        case .sortCode: return count <= 6 ? .sortCode : nil
        case .number: return count <= 8 ? .number : nil
        case .whole:
            if count == 6 || (groups == 3 && (4...5).contains(count)) { return .sortCode }
            return (7...8).contains(count) ? .number : nil
        }
    }

    private func pair(_ sortCount: Int) -> Form { .pair(sortCode: 0..<sortCount, number: sortCount..<count) }
}
