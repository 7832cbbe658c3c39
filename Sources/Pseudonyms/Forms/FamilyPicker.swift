internal import Primitives
public import Records

/// Picks families: the records that share a value of a field, wherever they stand.
///
/// A keyed code of the canonical value decides, so that the same customer is picked in every export of a run and in the
/// next run, in any spelling that the operator takes for the same, and nobody without the key can say who would be.
public struct FamilyPicker: Sendable {
    private let operation: Operator
    private let key: FieldKey
    private let threshold: UInt64?

    /// A picker of the values of a field under `operation`.
    ///
    /// - Parameters:
    ///   - key: The keys of the type that families go by.
    ///   - threshold: How many of all 2^64 codes are picked; `nil` for all of them.
    public init(operator operation: Operator, key: FieldKey, threshold: UInt64?) {
        self.operation = operation
        self.key = key
        self.threshold = threshold
    }

    /// What a picker says of a value.
    public enum Answer: Sendable {
        /// Its family is picked.
        case picked
        /// Its family is not.
        case passed
        /// It is empty, and names no family.
        case none
    }

    /// The answer for each of `values`.
    ///
    /// - Parameters:
    ///   - companions: for the half of an account, the other half of each value, empty where it has none.
    /// - Throws: `PseudonymError.companions` where their count differs, `.cryptography` where libcrypto fails.
    public func answers(
        for values: borrowing ValueColumn, companions: ValueColumn?
    ) throws(PseudonymError) -> [Answer] {
        if let companions, companions.count != values.count {
            throw .companions(values: values.count, companions: companions.count)
        }
        var bench = try Workbench(key: key, .keep)
        let companionBytes = companions?.bytes ?? []
        var answers: [Answer] = []
        answers.reserveCapacity(values.count)
        for index in 0..<values.count {
            let range = values.range(index)
            guard !range.isEmpty else {
                answers.append(.none)
                continue
            }
            bench.draft.removeAll()
            let whole = bench.draft.begin(values.bytes.span, range)
            bench.appendFamily(whole, operation, companionBytes, companions?.range(index) ?? 0..<0)
            let code = bench.hash.code(for: bench.message)[0]
            answers.append(threshold.map { code < $0 } ?? true ? .picked : .passed)
        }
        return answers
    }
}

extension Workbench {
    /// Makes the message of the family that a value names: what its operator takes for the same value is the same family.
    /// The value stands at `range` of the draft, which is changed.
    fileprivate mutating func appendFamily(
        _ range: Range<Int>, _ operation: Operator, _ companion: [UInt8], _ companionRange: Range<Int>
    ) {
        begin(.family)
        let isKnown =
            switch operation {
            case .phone: appendPhone(range)
            case .postcode: appendPostcode(range)
            case .account(let part): appendAccount(range, part, companion, companionRange)
            case .identifier(let kind): appendIdentifier(range, kind)
            case .date: appendDay(range)
            case .digits: appendLettersAndDigits(range)
            default: false
            }
        guard !isKnown else { return }
        begin(.family)
        appendFolded(range)
    }

    /// The first number of the value, without its extension and spelling.
    private mutating func appendPhone(_ range: Range<Int>) -> Bool {
        let first = range.lowerBound..<PhoneText.nextPiece(draft.bytes, range).end
        guard let text = PhoneText.parse(draft.bytes, first, digits: &positions), let form = phoneForm(text) else {
            return false
        }
        switch form {
        case .unitedKingdom(let first):
            message.append(contentsOf: [UInt8(ascii: "4"), UInt8(ascii: "4")])
            appendDigits(first..<text.mainCount)
        case .foreign(let first):
            appendDigits(first..<text.mainCount)
        }
        return true
    }

    private mutating func appendPostcode(_ range: Range<Int>) -> Bool {
        guard postcodeForm(range) != nil else { return false }
        for position in positions { message.append(draft.bytes[position].uppercased) }
        return true
    }

    /// The pair of sort code and account number, wherever its halves stand.
    private mutating func appendAccount(
        _ range: Range<Int>, _ part: Operator.AccountPart, _ companion: [UInt8], _ companionRange: Range<Int>
    ) -> Bool {
        if collectIBAN(range) {
            if isBritishIBAN { appendDigits(8..<22) } else { appendForeign() }
            return true
        }
        guard let digits = AccountDigits(draft.bytes, range, positions: &positions) else { return false }
        switch digits.form(part) {
        case .pair(let sortCode, let number):
            appendPadded(draft.bytes, positions[sortCode], width: 6)
            appendPadded(draft.bytes, positions[number], width: 8)
        case .sortCode:
            appendPadded(draft.bytes, positions[...], width: 6)
            if part == .sortCode { _ = appendCompanion(companion, companionRange, width: 8) }
        case .number:
            if part == .number { _ = appendCompanion(companion, companionRange, width: 6) }
            appendPadded(draft.bytes, positions[...], width: 8)
        case nil: return false
        }
        return true
    }

    private mutating func appendIdentifier(_ range: Range<Int>, _ kind: Operator.IdentifierKind) -> Bool {
        guard collectCharacters(range), number(range, kind) else { return false }
        let canonical = Array(canonical)
        begin(.family)
        message.append(contentsOf: canonical)
        return true
    }

    private mutating func appendDay(_ range: Range<Int>) -> Bool {
        guard let day = DateText(draft.bytes, range)?.date.daysSinceEpoch else { return false }
        for shift in stride(from: 0, to: 32, by: 8) { message.append(UInt8(truncatingIfNeeded: day >> shift)) }
        return true
    }

    /// Letters and digits without the marks between them; a value that has none is itself.
    private mutating func appendLettersAndDigits(_ range: Range<Int>) -> Bool {
        guard range.allSatisfy({ draft.bytes[$0] < 0x80 }) else { return false }
        for index in range where draft.bytes[index].isLetter || draft.bytes[index].isDigit {
            message.append(draft.bytes[index].lowercased)
        }
        return message.count > 1
    }
}
