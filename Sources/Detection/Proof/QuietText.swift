/// Texts over which the recognisers need not walk, told by how they are made. Most values of an export are identifiers, amounts,
/// days or streets, and a walk takes ten times as long as this look.
///
/// Each rule says what all recognisers together need that stands in no such text; tests hold each against the walk.
extension Recogniser {
    /// What a walk over a text that stands alone may find.
    enum Prospect {
        case anything
        /// A day that may be of somebody's birth, from the first byte on, and nothing else.
        case birthDate
        /// Nothing that is certain, and nothing with a digit.
        case nothing
    }

    /// What a walk over `text` may find.
    func prospect(of text: Span<UInt8>, _ outline: ProofOutline) -> Prospect {
        // One word alone is nobody's name for certain.
        if outline.isWord { return .nothing }
        guard outline.hasDigit, !references.isUsed else { return .anything }
        if outline.isToken { return Self.isQuietToken(text) ? .nothing : .anything }
        if Self.isDay(text, outline) { return .birthDate }
        return Self.isAmount(text, outline) ? .nothing : .anything
    }

    /// Whether nothing is found in letters and digits alone: in one to eight digits; behind one to five with a letter behind them,
    /// because a number has six; in up to fourteen that begin with up to four capitals and end with a digit, because a telephone
    /// number begins with none, a postcode, a vehicle and a National Insurance number end with a letter, an account abroad and a
    /// driving licence are longer, and a user's name has small letters or more of them. What has `GB` or `BFPO` in front may be
    /// a VAT number or a postcode.
    static func isQuietToken(_ text: Span<UInt8>) -> Bool {
        let first = EightBytes(text, at: 0)
        let digits = first.digitCount
        guard digits == 0 else { return digits < 6 || digits == text.count }
        let letters = first.letterCount
        guard 1...4 ~= letters, 3...14 ~= text.count, text[text.count - 1].isDigit,
            first.capitals & first.mask(letters) == first.letters & first.mask(letters)
        else { return false }
        return first.folded & 0xFFFF != 0x6267 && first.folded & 0xFFFF_FFFF != 0x6F70_6662
    }

    /// Whether a text is a number of up to eight digits with a point between two of them: too few to be dialled, and of no
    /// machine's address.
    static func isAmount(_ text: Span<UInt8>, _ outline: ProofOutline) -> Bool {
        guard text.count <= 9 else { return false }
        let others = ~outline.bits.digits & ByteBits.all(text.count)
        let point = others.trailingZeroBitCount
        return others.nonzeroBitCount == 1 && text[point] == UInt8(ascii: ".") && point > 0 && point < text.count &- 1
    }

    /// Whether a text is written as a day, `1980-02-01`.
    static func isDay(_ text: Span<UInt8>, _ outline: ProofOutline) -> Bool {
        text.count == 10 && outline.bits.digits == 0b11_0110_1111 && text[4] == UInt8(ascii: "-")
            && text[7] == UInt8(ascii: "-")
    }

    /// Whether a walk over a text that is written as a day finds somebody's birth in it: a day of the last century, month and
    /// day in either order.
    static func isBirthDate(day text: Span<UInt8>) -> Bool {
        guard text[0] == UInt8(ascii: "1"), text[1] == UInt8(ascii: "9") else { return false }
        let (month, day) = (
            (text[5] & 0x0F) &* 10 &+ text[6] & 0x0F, (text[8] & 0x0F) &* 10 &+ text[9] & 0x0F
        )
        return 1...31 ~= max(month, day) && 1...12 ~= min(month, day)
    }

    /// Whether a text is a house number and a street, so that what a walk finds has no digit but that number's: up to four
    /// digits and perhaps a letter, and behind them words without another, of 64 bytes in all, nor what may be a mail address or a number that is
    /// read out.
    func isStreet(_ text: Span<UInt8>, _ outline: ProofOutline) -> Bool {
        guard !references.isUsed else { return false }
        var end = EightBytes(text, at: 0).digitCount
        guard 1...4 ~= end, end < text.count else { return false }
        if text[end].isLetter { end += 1 }
        guard end + 1 < text.count, text[end] == UInt8(ascii: " "), text[end + 1].isLetter else { return false }
        guard text.count <= ByteBits.most, outline.bits.digits & ~ByteBits.all(end) == 0,
            numerals[text.word(at: end + 1, most: 12).key] == nil
        else { return false }
        return !ProofScan.mayHoldMail(text)
    }
}

extension Recogniser {
    /// Whether all of a text is a mail address as nearly all are written, which `isMailAddress` finds too: letters, digits and
    /// single marks between them, one `@`, and a last label of letters.
    static func isPlainMailAddress(_ text: Span<UInt8>, _ bits: ByteBits) -> Bool {
        guard 6...ByteBits.most ~= text.count else { return false }
        let all = ByteBits.all(text.count)
        let marks = ~(bits.digits | bits.letters) & all
        // None at either end, and no two beside each other.
        guard marks & (marks &<< 1 | 1 | (all ^ (all &>> 1))) == 0 else { return false }
        var rest = marks
        var at = 0
        var last = 0
        while rest != 0 {
            last = rest.trailingZeroBitCount
            rest &= rest &- 1
            switch text[last] {
            case UInt8(ascii: "."), UInt8(ascii: "-"): break
            case UInt8(ascii: "_") where at == 0: break
            case UInt8(ascii: "@") where at == 0: at = last
            default: return false
            }
        }
        let label = all & ~ByteBits.all(last &+ 1)
        return at > 0 && last > at && text[last] == UInt8(ascii: ".") && label & ~bits.letters == 0
            && label.nonzeroBitCount > 1
    }
}

extension EightBytes {
    /// How many of them, from the first on, are digits.
    fileprivate var digitCount: Int { (~digits & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3 }
}
