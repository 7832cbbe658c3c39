/// An amount of money as a file writes it, read into whole pence or refused: nothing is guessed, nothing is rounded, and
/// nothing on the way is a floating-point number.
public enum PenceText {
    /// Why a text is no amount.
    public enum Fault: Error, Sendable, Hashable, CaseIterable {
        /// There is nothing.
        case empty
        /// There is white space around or in it.
        case space
        /// It is in another currency, or says its currency by letters.
        case currency
        /// A sign stands where none belongs: behind the digits, twice, behind the pound sign, as brackets.
        case sign
        /// There are not exactly two decimals.
        case decimals
        /// There are decimals, and pence have none.
        case fraction
        /// A comma stands where no thousands end.
        case grouping
        /// It is written with an exponent.
        case exponent
        /// Something in it belongs to no amount.
        case notANumber
        /// It is more than this machine can count in pence.
        case tooLarge

        /// What is wrong, behind the name of a field, and without the value.
        public var text: String {
            switch self {
            case .empty: "no amount"
            case .space: "an amount with white space around or in it"
            case .currency: "an amount in another currency than pounds, or one that says its currency by letters"
            case .sign: "an amount with a sign that does not stand in front of it, or in brackets"
            case .decimals: "an amount without exactly two decimals"
            case .fraction: "an amount with decimals, where pence are counted"
            case .grouping: "an amount with a comma where no thousands end"
            case .exponent: "an amount that is written with an exponent"
            case .notANumber: "something that is no amount"
            case .tooLarge: "an amount that is too large to be counted"
            }
        }
    }

    /// The pence of an amount in pounds: a sign or none, `£` or none, digits with a comma before each three of the whole
    /// pounds or with none at all, a full stop and two digits. `-£1,234.50` is -123450.
    public static func pence(ofPounds text: Span<UInt8>) throws(Fault) -> Int {
        var (position, isNegative) = try sign(text)
        if position + 1 < text.count, text[position] == 0xC2, text[position + 1] == 0xA3 { position += 2 }
        guard let stop = firstIndex(of: UInt8(ascii: "."), in: text, from: position) else {
            throw fault(in: text, from: position) ?? .decimals
        }
        var digits = Digits(isNegative: isNegative)
        try whole(text, position..<stop, &digits)
        guard text.count == stop + 3, isDigit(text[stop + 1]), isDigit(text[stop + 2]) else {
            throw fault(in: text, from: stop + 1) ?? .decimals
        }
        try digits.add(text[stop + 1])
        try digits.add(text[stop + 2])
        return digits.value
    }

    /// The pence of an amount in pence: a sign or none, and digits.
    public static func pence(ofPence text: Span<UInt8>) throws(Fault) -> Int {
        let (first, isNegative) = try sign(text)
        guard first < text.count else { throw .notANumber }
        var digits = Digits(isNegative: isNegative)
        for index in first..<text.count {
            guard isDigit(text[index]) else {
                if text[index] == UInt8(ascii: ".") { throw fault(in: text, from: index + 1) ?? .fraction }
                if text[index] == UInt8(ascii: ",") { throw fault(in: text, from: index + 1) ?? .grouping }
                throw fault(in: text, from: index) ?? .notANumber
            }
            try digits.add(text[index])
        }
        return digits.value
    }

    // MARK: Parts

    /// Digits as they are added up, below nothing where they are: the least number has no counterpart above.
    private struct Digits {
        let isNegative: Bool
        private(set) var value = 0

        init(isNegative: Bool) { self.isNegative = isNegative }

        mutating func add(_ digit: UInt8) throws(Fault) {
            let (tens, timesOverflow) = value.multipliedReportingOverflow(by: 10)
            let number = Int(digit - UInt8(ascii: "0"))
            let (sum, overflow) =
                isNegative ? tens.subtractingReportingOverflow(number) : tens.addingReportingOverflow(number)
            guard !timesOverflow, !overflow else { throw .tooLarge }
            value = sum
        }
    }

    private static func sign(_ text: Span<UInt8>) throws(Fault) -> (first: Int, isNegative: Bool) {
        guard text.count > 0 else { throw .empty }
        switch text[0] {
        case UInt8(ascii: "-"): return (1, true)
        case UInt8(ascii: "+"): return (1, false)
        default: return (0, false)
        }
    }

    /// Reads the whole pounds, which have commas at every three digits or nowhere.
    private static func whole(_ text: Span<UInt8>, _ range: Range<Int>, _ digits: inout Digits) throws(Fault) {
        guard !range.isEmpty else { throw .notANumber }
        let isGrouped = firstIndex(of: UInt8(ascii: ","), in: text, from: range.lowerBound).map {
            $0 < range.upperBound
        }
        // With a comma before each three, the first group has one to three digits.
        guard isGrouped != true || !range.count.isMultiple(of: 4) else {
            throw fault(in: text, from: range.lowerBound) ?? .grouping
        }
        for index in range {
            let isComma = text[index] == UInt8(ascii: ",")
            guard isComma || isDigit(text[index]) else { throw fault(in: text, from: index) ?? .notANumber }
            if isGrouped == true {
                let belongs = index > range.lowerBound && (range.upperBound - index).isMultiple(of: 4)
                guard isComma == belongs else { throw .grouping }
            }
            if !isComma { try digits.add(text[index]) }
        }
    }

    /// What the bytes from `start` on tell of an amount that cannot be read; `nil` where they are digits and separators.
    private static func fault(in text: Span<UInt8>, from start: Int) -> Fault? {
        var isStrange = false
        for index in min(start, text.count)..<text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ","): continue
            case 0x20, 0x09, 0x0A, 0x0D: return .space
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): return .sign
            // `1.5e3` has digits on both sides of it; `EUR` has not.
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                let isBetween =
                    index > 0 && index + 1 < text.count && (isDigit(text[index - 1]) || text[index - 1] == 0x2E)
                return isBetween && !isLetter(text[index + 1]) ? .exponent : .currency
            case UInt8(ascii: "$"): return .currency
            case 0xA0 where index > 0 && text[index - 1] == 0xC2: return .space
            // The signs of euro and of pound, the latter behind the sign or the digits.
            case 0xE2, 0xC2: isStrange = true
            default: if isLetter(byte) { return .currency } else { isStrange = true }
            }
        }
        guard isStrange else { return nil }
        for index in min(start, text.count)..<text.count where index + 2 < text.count {
            if text[index] == 0xE2, text[index + 1] == 0x82, text[index + 2] == 0xAC { return .currency }
        }
        return .notANumber
    }

    private static func firstIndex(of byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int? {
        for index in min(start, text.count)..<text.count where text[index] == byte { return index }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
