public import Primitives

/// The form that an operator expects of its values, and of which it makes the pseudonyms that are true to it; all other
/// values get keyed shape.
///
/// | operator | form |
/// |---|---|
/// | phone | one or several telephone numbers |
/// | email | one address: something, `@`, and a domain with a full stop in it |
/// | postcode | a postcode, or its outward half |
/// | account | the part of an account that the rule names, an account, or an IBAN; no checksum is looked at |
/// | identifier | a number of its kind; no check digit is looked at |
/// | date | a day of the calendar, perhaps with a time of day |
/// | bucket | a number |
public struct ValueForm: Sendable, Hashable {
    private let operation: Operator

    /// The form that `operation` expects; `nil` where it takes any value.
    public init?(_ operation: Operator) {
        switch operation {
        case .phone, .email, .postcode, .account, .identifier, .date, .bucket: self.operation = operation
        default: return nil
        }
    }

    /// For each value of a column of `count` values, which end at `ends` in `bytes`, whether it has the form; empty
    /// values have.
    ///
    /// - Throws: `PseudonymError.cryptography` where libcrypto fails: the reading of some forms shares its instruments.
    public func isMet(by bytes: [UInt8], ends: [Int]) throws(PseudonymError) -> [Bool] {
        // What a form is does not depend on a key, and nothing that is made with this one is looked at.
        var zeros = [UInt8](repeating: 0, count: MasterKey.byteCount)
        let key = try MasterKey(erasing: &zeros).subkey(type: "form", bundle: nil)
        var bench = try Workbench(key: key, .keep)
        var met: [Bool] = []
        met.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            bench.draft.removeAll()
            met.append(start == end || bench.hasForm(bench.draft.begin(bytes.span, start..<end), of: operation))
            start = end
        }
        return met
    }

    /// The day that a value in UTF-8 names, by the spellings that the operator date reads; `nil` for anything else.
    public static func day(of value: ArraySlice<UInt8>) -> CivilDate? {
        let bytes = Array(value)
        return DateText(bytes, bytes.indices)?.date
    }
}

extension Workbench {
    /// Whether the value at `range` of the draft, which is changed, has the form that `operation` expects.
    fileprivate mutating func hasForm(_ range: Range<Int>, of operation: Operator) -> Bool {
        switch operation {
        case .phone: arePhoneNumbers(range)
        case .email: isMailAddress(range)
        case .postcode: postcodeForm(range) != nil
        case .account(let part):
            collectIBAN(range) || AccountDigits(draft.bytes, range, positions: &positions)?.form(part) != nil
        case .identifier(let kind): collectCharacters(range) && number(range, kind)
        case .date: DateText(draft.bytes, range) != nil
        case .bucket: NumberText(draft.bytes, range) != nil
        default: true
        }
    }

    private mutating func arePhoneNumbers(_ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound {
            let piece = PhoneText.nextPiece(draft.bytes, start..<range.upperBound)
            guard let text = PhoneText.parse(draft.bytes, start..<piece.end, digits: &positions), phoneForm(text) != nil
            else { return false }
            start = piece.next
        }
        return true
    }

    private func isMailAddress(_ range: Range<Int>) -> Bool {
        guard let at = range.first(where: { draft.bytes[$0] == UInt8(ascii: "@") }), at > range.lowerBound,
            !range.contains(where: { draft.bytes[$0].isWhiteSpace || ",;<>()[]\"".utf8.contains(draft.bytes[$0]) })
        else { return false }
        let domain = draft.bytes[at + 1..<range.upperBound]
        let isWhole = domain.first != UInt8(ascii: ".") && domain.last != UInt8(ascii: ".")
        return isWhole && domain.contains(UInt8(ascii: ".")) && !domain.contains(UInt8(ascii: "@"))
    }
}
