internal import Bundles
internal import Primitives
internal import Registry

/// The place of an exchange in its sequence.
struct ExchangePlace {
    let number: Int
    /// The exchange whose place it takes; `nil` for one that is new.
    let replaced: Exchange?
    /// Whether somebody asked for that number.
    let isNumberWanted: Bool
    /// The numbers below the highest that no exchange has; without that of this one.
    let missing: [Int]

    /// The place that is next, a missing one that is asked for, or that of the one to be replaced.
    ///
    /// - Parameter earlier: The exchanges of the sequence that are not void, in its order.
    /// - Throws: `.export` where another number was asked for.
    init(_ wishes: ExchangeWishes, behind earlier: [Exchange], in sequence: String) throws {
        let taken = Set(earlier.map(\.number))
        let last = taken.max() ?? 0
        let missing = (1..<max(last, 1)).filter { !taken.contains($0) }
        if let replacement = wishes.replacement {
            guard let other = earlier.last(where: { replacement.names($0.bundle) }) else {
                throw KitError(
                    .export, "\(replacement.bundle) is no exchange of the sequence \(sequence) that can be replaced",
                    hint: "datalease exchange status lists them; nothing was written")
            }
            guard other.stands else {
                throw KitError(
                    .export, "B\(other.bundle.number) was replaced by B\(other.replacedBy ?? 0) already",
                    hint: "replace that one; nothing was written")
            }
            (number, replaced) = (other.number, other)
        } else if let wanted = wishes.number, missing.contains(wanted) {
            (number, replaced) = (wanted, nil)
        } else {
            (number, replaced) = (last + 1, nil)
        }
        let own = number
        isNumberWanted = wishes.number != nil
        self.missing = missing.filter { $0 != own }
        guard let wanted = wishes.number, wanted != number else { return }
        let what =
            replaced != nil
            ? "the exchange to be replaced has number \(number), and --number says \(wanted)"
            : wanted <= last
                ? "number \(wanted) of the sequence \(sequence) was sent already; the next is \(number)"
                : "number \(wanted) would leave a gap in the sequence \(sequence): the next is \(number)"
        throw KitError(
            .export, what,
            hint: wanted <= last
                ? "to send a number again: --replaces BUNDLE --reason TEXT; nothing was written"
                : "send what is missing first; nothing was written")
    }
}

/// Finds out whether a file went out before: a file sent twice debits people twice.
struct ExchangeRepeats {
    private let others: [Exchange]
    private let agreement: String
    private let sequence: String
    private let dataset: String
    private let place: ExchangePlace
    private let void: [Exchange]

    /// - Parameters:
    ///   - all: The exchanges of the home, in the order of their sequences. Void ones did not go out.
    ///   - place: That of the new one. The exchange that it replaces, and those that this one replaced, may be the same.
    init(
        _ all: [Exchange], of agreement: String, in sequence: String, dataset: String, at place: ExchangePlace
    ) {
        self.agreement = agreement
        self.sequence = sequence
        self.dataset = dataset
        self.place = place
        void = all.filter { $0.isVoided && $0.bundle.agreement.id == agreement && $0.sequence == sequence }
        let earlier = all.filter { !$0.isVoided }
        var own: Set<Int> = []
        var next = place.replaced
        while let exchange = next, own.insert(exchange.bundle.number).inserted {
            let before = exchange.replaces?.bundle
            next = earlier.first { $0.bundle.number == before }
        }
        others = earlier.filter { !own.contains($0.bundle.number) }
    }

    /// The exchanges of the agreement that a new file is compared with, whether others took their place or not.
    var candidates: [Exchange] { others.filter { $0.bundle.agreement.id == agreement } }

    private func isOfSequence(_ exchange: Exchange) -> Bool {
        exchange.bundle.agreement.id == agreement && exchange.sequence == sequence
    }

    /// Refuses a file that went out with `same`; the hint names only what can be done.
    private func refusal(_ what: String, because same: [Exchange]) -> KitError {
        let way =
            if let only = same.first, same.count == 1, only.stands, isOfSequence(only) {
                "if it is to take the place of B\(only.bundle.number): --replaces B\(only.bundle.number) --reason TEXT"
            } else {
                "send what is new by itself; an exchange that never left can be made void, and counts no more"
            }
        return KitError(
            .export, what, hint: "a file that is sent twice takes money twice; \(way); nothing was written")
    }

    /// Refuses an export whose bytes went out, under whatever agreement.
    func refuse(input: Digest) throws {
        let same = others.filter { $0.input == input }
        guard let newest = same.last(where: isOfSequence) ?? same.last else { return }
        let under = newest.bundle.agreement.id == agreement ? "" : " under \(newest.bundle.agreement.id)"
        throw refusal(
            "this export was sent already: it is number \(newest.number) of the sequence \(newest.sequence)\(under),"
                + " B\(newest.bundle.number)", because: same)
    }

    /// Refuses an export that ends before the one before it did.
    func refuse(lastDay: CivilDate?) throws {
        guard place.replaced == nil, let lastDay,
            let before = others.last(where: { $0.stands && isOfSequence($0) && $0.number < place.number }),
            let day = before.lastDay, lastDay < day
        else { return }
        // A month whose exchange was made void is sent late, where somebody says that it is meant.
        let late = void.last { $0.lastDay == lastDay }
        if late != nil, place.isNumberWanted { return }
        let missing =
            place.missing.first.map { "; number \($0) is missing: if it is this file's, --number \($0)" }
            ?? late.map { "; if it is the file of B\($0.bundle.number), which is void, --number \(place.number)" }
        throw KitError(
            .export,
            "the last day of this export is \(lastDay), and that of the exchange before, B\(before.bundle.number), is \(day):"
                + " it is the file of another month",
            hint: "find out whether it was sent: datalease exchange status\(missing ?? ""); nothing was written")
    }

    /// Refuses an export so much of which went out before that it would take money twice.
    ///
    /// - Parameter items: The items of an earlier exchange; `nil` where they are not at home any more.
    /// - Returns: What is to be said of items that went out, where they are less than that; `nil` where there are none.
    func refuse(
        _ booked: BookedExchange, items: (Exchange) throws -> (items: ExchangeItems, path: String)?
    ) throws -> String? {
        guard !booked.marks.isEmpty else { return nil }
        var comparison = ItemComparison(booked.marks, presentedAgain: booked.presentedAgain)
        var met: [Exchange] = []
        for exchange in candidates {
            guard let list = try items(exchange) else { continue }
            var items = list.items
            let isMet = try comparison.compare(
                exchange.sequence == sequence || exchange.dataset == dataset ? .same : .other
            ) {
                while let line = try items.next() {
                    if let mark = ItemMark(line: line) { return mark }
                }
                return nil
            }
            guard items.digest == exchange.items else {
                throw KitError(
                    .check, "\(list.path) was changed since B\(exchange.bundle.number) was sent",
                    hint: "put it back from a backup; without it nobody can tell whether a file went out before")
            }
            if isMet { met.append(exchange) }
        }
        let count = comparison.count
        guard comparison.isRepeat else {
            guard comparison.equal > 0 else { return nil }
            return "\(comparison.equal) of the \(count) items of this export were sent before with the same day"
                + Self.names(met)
        }
        let what =
            comparison.equal * 2 >= count
            ? "\(comparison.equal) of the \(count) items of this export were sent already"
            : booked.groups.contains { $0.date == nil && $0.sent.rows > 0 }
                ? "\(comparison.alike) of the \(count) items of this export were sent already, as far as can be told without"
                    + " their days"
                : "\(comparison.alike) of the \(count) items of this export were sent already, the same but for an amount or"
                    + " some days"
        throw refusal(what + Self.names(met), because: met)
    }

    private static func names(_ exchanges: [Exchange]) -> String {
        guard let first = exchanges.first else { return "" }
        if exchanges.count == 1 {
            return ", with B\(first.bundle.number), number \(first.number) of the sequence \(first.sequence)"
        }
        return ", with \(bundles(exchanges))"
    }

    /// `B1, B2 and B3`; of many the newest.
    static func bundles(_ exchanges: [Exchange]) -> String {
        let shown = exchanges.map(\.bundle.number).sorted().suffix(5).map { "B\($0)" }
        let more = exchanges.count - shown.count
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        if more > 0 { return "\(shown.joined(separator: ", ")) and \(more) older ones" }
        return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
    }
}

/// The items of an exchange, read line by line.
struct ExchangeItems {
    private var lines: [ArraySlice<UInt8>] = []
    private var place = 0
    private var rest: [UInt8] = []
    private let source: Source
    private var hash = SHA256()

    private final class Source {
        let file: File
        var buffer = [UInt8](repeating: 0, count: 1 << 17)

        init(_ file: consuming File) { self.file = file }

        func read() throws(KitError) -> ArraySlice<UInt8> {
            let count = try file.read(into: &buffer)
            return buffer[..<count]
        }
    }

    /// Opens the list at `path`.
    init(_ path: String) throws(KitError) { source = Source(try File.reading(path)) }

    /// The digest of what was read.
    var digest: Digest {
        hash.finish()
    }

    /// The next line without its end; `nil` at the end.
    mutating func next() throws(KitError) -> ArraySlice<UInt8>? {
        while place == lines.count {
            let piece = try source.read()
            if piece.isEmpty {
                defer { rest = [] }
                return rest.isEmpty ? nil : rest[...]
            }
            hash.update(Array(piece))
            rest += piece
            lines = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
            rest = Array(lines.popLast() ?? [])
            place = 0
        }
        place += 1
        return lines[place - 1]
    }
}
