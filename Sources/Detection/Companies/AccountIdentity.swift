/// Which account a record speaks of, put together from the fields that say a part of it each.
///
/// A British account is fourteen digits: its sort code, and its number with zeros in front. A British IBAN says the same. Any
/// other account is its IBAN.
public struct AccountIdentity: Sendable {
    /// Accounts that were said whole.
    private var whole: Set<[UInt8]> = []
    /// Digits that are a sort code or an account number.
    private var parts: [[UInt8]] = []

    /// An account of which nothing is known yet.
    public init() {}

    /// Whether nothing is known of it.
    public var isEmpty: Bool { whole.isEmpty && parts.isEmpty }

    /// Adds what a field says. What was added up of several fields says nothing.
    public mutating func add(_ form: AccountForm) {
        let characters = form.characters
        guard !characters.isEmpty else { return }
        if form.ibans > 0 {
            whole.insert(Self.british(characters) ?? characters)
        } else if characters.count > 8 {
            whole.insert(characters.prefix(6) + Self.padded(characters.dropFirst(6)))
        } else {
            parts.append(characters)
        }
    }

    /// The account, or what is known of it; `nil` where nothing is, or where it is two.
    public var account: [UInt8]? {
        guard whole.count <= 1 else { return nil }
        guard let account = whole.first else {
            switch parts.count {
            case 0: return nil
            case 1: return parts[0]
            case 2:
                // Where both may be either, the sort code comes first.
                let (first, second) = parts[0].count == 6 ? (parts[0], parts[1]) : (parts[1], parts[0])
                return first.count == 6 ? first + Self.padded(second[...]) : nil
            default: return nil
            }
        }
        return Self.fits(parts, account) ? account : nil
    }

    /// Whether all that is known of it is one of `accounts`, each fourteen digits or an IBAN.
    public func isOne(of accounts: [[UInt8]]) -> Bool {
        !isEmpty && whole.isSubset(of: accounts)
            && (parts.isEmpty || accounts.contains { Self.fits(parts, $0) })
    }

    /// Whether one of several accounts that a record speaks of is one of `accounts`.
    public func names(oneOf accounts: [[UInt8]]) -> Bool {
        accounts.contains { account in
            whole.contains(account)
                || account.count == 14 && parts.contains { Self.padded($0[...]) == Array(account.suffix(8)) }
                    && parts.contains { $0 == Array(account.prefix(6)) }
        }
    }

    /// The account of a British IBAN; `nil` for another.
    public static func british(_ iban: [UInt8]) -> [UInt8]? {
        iban.count == 22 && iban.starts(with: Array("GB".utf8)) ? Array(iban.suffix(14)) : nil
    }

    /// An account number of eight digits.
    static func padded(_ number: ArraySlice<UInt8>) -> [UInt8] {
        Array(repeating: UInt8(ascii: "0"), count: max(0, 8 - number.count)) + number
    }

    /// Whether the parts are the sort code and the number of a British account, each once at most.
    private static func fits(_ parts: [[UInt8]], _ account: [UInt8]) -> Bool {
        let (sortCode, number) = (Array(account.prefix(6)), Array(account.suffix(8)))
        guard account.count == 14, parts.count <= 2 else { return parts.isEmpty }
        func isNumber(_ part: [UInt8]) -> Bool { padded(part[...]) == number }
        guard let first = parts.first else { return true }
        guard parts.count == 2 else { return first == sortCode || isNumber(first) }
        return first == sortCode && isNumber(parts[1]) || parts[1] == sortCode && isNumber(first)
    }
}
