extension ExchangeRecord {
    /// What in the record does not fit together, for people; `nil` where everything does. What is written, and what is
    /// read, is held to it: a statement or an event whose figures do not add up is none.
    ///
    /// In total and in each group, what was read is what was sent and what was held back; the groups come to the totals,
    /// where there are groups, and stand once each in the order of `Group.stands(before:)`.
    public var flaw: String? {
        guard number >= 1 else { return "its number is not from 1" }
        guard ExchangeRecord.isWord(sequence) else { return "its sequence is no word" }
        guard ExchangeRecord.isLine(dataset) else { return "its dataset is no line" }
        guard ExchangeRecord.balances(read, sent, heldBack) else {
            return "what was read is not what was sent and what was held back"
        }
        if let replaces {
            guard replaces.bundle >= 1, ExchangeRecord.isLine(replaces.reason) else {
                return "what it replaces is no bundle with a reason in one line"
            }
        }
        if let despite {
            guard (1...ExchangeRecord.mostRepeated).contains(despite.bundles.count),
                despite.bundles.first.map({ $0 >= 1 }) == true,
                zip(despite.bundles, despite.bundles.dropFirst()).allSatisfy({ $0 < $1 }),
                ExchangeRecord.isLine(despite.reason)
            else { return "what it repeats is no list of bundles in order with a reason in one line" }
        }
        return flawOfGroups
    }

    private var flawOfGroups: String? {
        guard groups.count <= ExchangeRecord.mostGroups else {
            return "it has more than \(ExchangeRecord.mostGroups) groups"
        }
        guard zip(groups, groups.dropFirst()).allSatisfy({ $0.stands(before: $1) }) else {
            return "its groups are not in their order, each once"
        }
        var sums = (read: MoneyTotal.zero, sent: MoneyTotal.zero, heldBack: MoneyTotal.zero)
        for group in groups {
            guard group.code.map(ExchangeRecord.isCode) ?? true else { return "a transaction code is no code" }
            guard ExchangeRecord.balances(group.read, group.sent, group.heldBack) else {
                return "what was read of a group is not what was sent and what was held back"
            }
            guard sums.read.add(group.read), sums.sent.add(group.sent), sums.heldBack.add(group.heldBack) else {
                return "its groups come to more than can be counted"
            }
        }
        guard groups.isEmpty || sums == (read, sent, heldBack) else { return "its groups do not come to its totals" }
        return nil
    }

    private static func balances(_ read: MoneyTotal, _ sent: MoneyTotal, _ heldBack: MoneyTotal) -> Bool {
        var sum = sent
        return sent.rows >= 0 && heldBack.rows >= 0 && sum.add(heldBack) && sum == read
    }

    /// Whether `text` is a word of at most 64 lower-case letters, digits and hyphens.
    private static func isWord(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    /// Whether `text` is a line of at most 200 bytes.
    private static func isLine(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    private static func isCode(_ text: String) -> Bool {
        (1...8).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
    }
}

extension ExchangeRecord.Group {
    /// Whether this group stands in front of `other`: by code, then by day; what has none in front of what has one.
    public func stands(before other: ExchangeRecord.Group) -> Bool {
        guard code == other.code else {
            guard let code, let otherCode = other.code else { return code == nil }
            return code.utf8.lexicographicallyPrecedes(otherCode.utf8)
        }
        guard date != other.date else { return false }
        guard let date, let otherDate = other.date else { return date == nil }
        return date < otherDate
    }
}

/// What the recipient of an exchange says to it.
public enum ExchangeOutcome: String, CaseIterable, Sendable {
    /// The recipient has taken it in.
    case accepted
    /// The recipient has not, for a reason.
    case rejected
}
