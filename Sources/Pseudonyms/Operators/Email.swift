/// email: mail addresses in domains under `.example` (RFC 2606), which nobody can register.
///
/// A value is split at white space and at `,;<>()[]"`; a part with an `@` is an address, any other part a text that gets
/// keyed shape. The domain becomes one label of letters and digits and `.example`: equal domains equal labels, the length
/// kept from 14 bytes on; shorter domains grow to 14. With six characters a label is one of 1.5 * 10^9, so that two
/// domains among 10,000 collide with a probability of 3 %; longer labels collide less. The letters and digits of the
/// local part, if they are 4 to 24, are one FF1 message in radix 36 whose tweak is the domain's: addresses of one domain
/// do not collide then.
extension Workbench {
    private static let topLevel = Array(".example".utf8)
    private static let scheme = Array("mailto:".utf8)
    /// How many letters and digits FF1 takes: 36^4 is over 10^6, and a half of 24 fits in 63 bits.
    private static let localCounts = 4...24

    /// Appends the pseudonym of a value.
    mutating func email(_ original: [UInt8], _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if Workbench.dividesAddresses(original, index, in: range) {
                draft.bytes.append(original[index])
                index += 1
                continue
            }
            var end = index
            var at: Int?
            while end < range.upperBound, !Workbench.dividesAddresses(original, end, in: range) {
                if original[end] == UInt8(ascii: "@") {
                    at = end
                    end = Workbench.literalEnd(original, end + 1..<range.upperBound)
                } else {
                    end += 1
                }
            }
            if let at, let domainEnd = Workbench.domainEnd(original, at + 1..<end) {
                address(original, index..<at, at + 1..<domainEnd)
                draft.append(original.span, domainEnd..<end)
            } else {
                mailText(original, index..<end)
            }
            index = end
        }
    }

    private static func dividesAddresses(_ bytes: [UInt8], _ index: Int, in range: Range<Int>) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""):
            return true
        case UInt8(ascii: "'"):
            // A quotation mark, unless it is the apostrophe of O'Brien.
            guard index > range.lowerBound, index + 1 < range.upperBound else { return true }
            return !(isAlphanumeric(bytes[index - 1]) && isAlphanumeric(bytes[index + 1]))
        default:
            return bytes[index].isWhiteSpace
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit }

    /// Where an address literal at the start of `range`, `[192.0.2.1]`, ends: it stands in place of a domain. The start
    /// where there is none.
    private static func literalEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        guard !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "["),
            let bracket = bytes[range].firstIndex(of: UInt8(ascii: "]"))
        else { return range.lowerBound }
        return bracket + 1
    }

    /// Where the domain ends: the full stops and colons of a sentence do not belong to it. `nil` for an empty domain.
    private static func domainEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var end = range.upperBound
        while end > range.lowerBound, endsSentence(bytes[end - 1]) { end -= 1 }
        return end > range.lowerBound ? end : nil
    }

    private static func endsSentence(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "!")
    }

    private mutating func mailText(_ original: [UInt8], _ range: Range<Int>) {
        let start = draft.bytes.count
        draft.append(original.span, range)
        begin(.mailText)
        appendFolded(start..<draft.bytes.count)
        var stream = stream()
        substitute(start..<draft.bytes.count, from: &stream)
    }

    private mutating func address(_ original: [UInt8], _ local: Range<Int>, _ domain: Range<Int>) {
        begin(.mailDomain)
        appendFolded(original, domain)
        let code = code()

        var start = draft.bytes.count
        draft.append(original.span, local)
        let scheme = Workbench.scheme
        if local.count >= scheme.count, original[local.lowerBound].lowercased == scheme[0],
            scheme.indices.allSatisfy({ original[local.lowerBound + $0].lowercased == scheme[$0] })
        {
            start += scheme.count
        }
        localPart(start..<draft.bytes.count, domain: code)
        draft.bytes.append(UInt8(ascii: "@"))
        label(for: original, domain, NumeralStream(code, firstWord: 1))
    }

    private mutating func localPart(_ range: Range<Int>, domain: HashCode) {
        var count = 0
        var beyondASCII = false
        for index in range {
            if Workbench.isAlphanumeric(draft.bytes[index]) { count += 1 }
            if draft.bytes[index] >= 0x80 { beyondASCII = true }
        }
        let isMessage = Workbench.localCounts.contains(count)
        if !isMessage || beyondASCII {
            // `message` still holds the canonical domain.
            message[0] = Purpose.mailLocal.rawValue
            message.append(UInt8(ascii: "@"))
            appendFolded(range)
            var stream = stream()
            substitute(range, isMessage ? .beyondASCII : .all, from: &stream)
        }
        guard isMessage else { return }
        draft.addMessage(range, count: count, .alphanumeric, tweak: Draft.Tweak(sevenBytesOf: domain[0]))
    }

    /// Writes the characters of a label. No label of the DNS has more than 63 bytes: a full stop stays where one would.
    private static func write(
        _ bytes: inout [UInt8], _ range: Range<Int>, from stream: inout NumeralStream, _ hash: borrowing KeyedHash
    ) {
        var label = bytes.mutableSpan
        for index in 0..<range.count where index % 62 != 61 || index + 1 == range.count {
            let numeral = stream.next(below: index == 0 ? 26 : 36, hash)
            label[range.lowerBound + index] = numeral < 26 ? 0x61 + UInt8(numeral) : UInt8(digit: numeral - 26)
        }
    }

    /// Appends a label and `.example`, upper case where the original has it.
    private mutating func label(for original: [UInt8], _ domain: Range<Int>, _ stream: NumeralStream) {
        var stream = stream
        let length = max(6, domain.count - Workbench.topLevel.count)
        var (hasUppercase, hasLowercase) = (false, false)
        for index in domain where original[index].isLetter {
            if original[index].isUppercase { hasUppercase = true } else { hasLowercase = true }
        }
        let isUppercase = hasUppercase && !hasLowercase
        let start = draft.bytes.count
        draft.bytes.append(contentsOf: repeatElement(UInt8(ascii: "."), count: length))
        draft.bytes.append(contentsOf: Workbench.topLevel)
        Workbench.write(&draft.bytes, start..<start + length, from: &stream, hash)
        guard hasUppercase else { return }
        var label = draft.bytes.mutableSpan
        for index in start..<label.count {
            let position = index - start
            if isUppercase || (position < domain.count && original[domain.lowerBound + position].isUppercase) {
                label[index] = label[index].uppercased
            }
        }
    }
}
