internal import Primitives
internal import Registry

/// Finds out whether a file went out before: a file sent twice debits people twice.
struct ExchangeRepeats {
    /// What is left at home of the items of an exchange.
    enum Items {
        /// Their list, which lies at `path`.
        case list(ExchangeItems, path: String)
        /// They were purged, as the ledger says.
        case purged
        /// They are gone, and nothing says why.
        case missing
    }

    /// The numbers of all exchanges that may leave, whether the file is compared with them or may be the same.
    let known: Set<Int>
    private let others: [Exchange]
    private let agreement: String
    private let sequence: String
    private let dataset: String
    private let place: ExchangePlace
    private let void: [Exchange]
    /// Those whose items may go out once more.
    private let excused: [Exchange]

    /// - Parameters:
    ///   - all: The exchanges of the home, in the order of their sequences. Void ones did not go out.
    ///   - place: That of the new one. The exchange that it replaces, and those that this one replaced, may be the same.
    ///   - despite: The exchanges whose items it may repeat, as somebody names them.
    /// - Throws: `.export` where one of those is none that the file is compared with.
    init(
        _ all: [Exchange], of agreement: String, in sequence: String, dataset: String, at place: ExchangePlace,
        despite: [String] = []
    ) throws {
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
        known = Set(earlier.map(\.bundle.number))
        others = earlier.filter { !own.contains($0.bundle.number) }
        let candidates = others.filter { $0.bundle.agreement.id == agreement && $0.isRecorded }
        excused = try despite.map { reference in
            guard let other = candidates.first(where: { ExchangeWishes.names($0.bundle, reference) }) else {
                throw KitError(
                    .export, "\(reference) is no exchange under \(agreement) that this file is compared with",
                    hint: "--despite takes the bundles that a refusal names; nothing was written")
            }
            return other
        }
    }

    /// The same for the exchanges that there are by now.
    func renewed(among all: [Exchange]) throws -> ExchangeRepeats {
        try ExchangeRepeats(
            all, of: agreement, in: sequence, dataset: dataset, at: place, despite: excusedBundles.map { "B\($0)" })
    }

    /// The exchanges of the agreement that a new file is compared with, whether others took their place or not.
    var candidates: [Exchange] { others.filter { $0.bundle.agreement.id == agreement } }

    /// The numbers of the bundles whose items may go out once more, in order.
    var excusedBundles: [Int] { Set(excused.map(\.bundle.number)).sorted() }

    private func isOfSequence(_ exchange: Exchange) -> Bool {
        exchange.bundle.agreement.id == agreement && exchange.sequence == sequence
    }

    /// Refuses a file that went out with `same`; the hint names only what can be done.
    private func refusal(_ what: String, because same: [Exchange], mayRepeat: Bool) -> KitError {
        let recorded = same.filter(\.isRecorded)
        var ways: [String] = []
        if recorded.count < same.count {
            ways.append("another run is at work: look at datalease exchange status when it is done")
        } else if let only = recorded.first, recorded.count == 1, only.stands, isOfSequence(only) {
            ways.append(
                "if it is to take the place of B\(only.bundle.number): --replaces B\(only.bundle.number) --reason TEXT")
        } else {
            ways.append("send what is new by itself; an exchange that never left can be made void, and counts no more")
        }
        if mayRepeat, recorded.count == same.count, !recorded.isEmpty {
            let options = Self.newest(recorded).map { "--despite B\($0)" }.joined(separator: " ")
            ways.append("if all of it is to be carried out once more, knowingly: \(options) --reason TEXT")
        }
        return KitError(
            .export, what,
            hint: "a file that is sent twice takes money twice; \(ways.joined(separator: "; ")); nothing was written")
    }

    /// Refuses an export whose bytes went out, under whatever agreement.
    func refuse(input: Digest) throws {
        let same = others.filter { $0.input == input }
        guard let newest = same.last(where: isOfSequence) ?? same.last else { return }
        let under = newest.bundle.agreement.id == agreement ? "" : " under \(newest.bundle.agreement.id)"
        throw refusal(
            "this export \(newest.isRecorded ? "was sent already" : "is being sent"): it is number \(newest.number) of the"
                + " sequence \(newest.sequence)\(under), B\(newest.bundle.number)", because: same, mayRepeat: false)
    }

    /// Refuses an export that ends before the one before it did.
    func refuse(lastDay: CivilDate?) throws {
        guard place.replaced == nil, let lastDay,
            let before = others.last(where: { $0.stands && isOfSequence($0) && $0.number < place.number }),
            let day = before.lastDay, lastDay < day
        else { return }
        // A month whose exchange was made void, or may be repeated, is sent late, where somebody says that it is meant.
        let late = void.last { $0.lastDay == lastDay }
        if place.isNumberWanted, late != nil || excused.contains(where: { $0.lastDay == lastDay }) { return }
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
    /// An exchange that may be repeated counts no more, where without that the file would be refused because of it. Where it
    /// would not, that is refused: nobody says so in advance, or for a file that needs it not.
    ///
    /// - Parameter items: The items of an earlier exchange.
    /// - Returns: What is to be said of it, a line each.
    func refuse(_ booked: BookedExchange, items: (Exchange) throws -> Items) throws -> [String] {
        let all = try comparison(of: booked, with: candidates, items)
        let missing = all.missing.filter { !isExcused($0) }
        guard missing.isEmpty else {
            let names = Self.bundles(missing)
            let options = Self.newest(missing).map { "--despite B\($0)" }.joined(separator: " ")
            throw KitError(
                .check,
                "the items of \(names) are not at home any more, and no purge removed them: nobody can tell whether this file"
                    + " went out before",
                hint:
                    "put the lists B\(missing[0].bundle.number).items and so on back into exchanges/ of the home from a"
                    + " backup; if they are lost, and you have made sure that nothing goes out twice: \(options)"
                    + " --reason TEXT; nothing was written")
        }
        var remarks: [String] = []
        if !all.purged.isEmpty {
            remarks.append(
                "the items of \(Self.bundles(all.purged)) were purged, so this file is not compared with them")
        }
        let named = all.isRepeat ? Set(all.met.map(\.bundle.number)) : []
        if let other = excused.first(where: { exchange in
            !named.contains(exchange.bundle.number)
                && !all.missing.contains { $0.bundle.number == exchange.bundle.number }
        }) {
            throw KitError(
                .export, "this file is not refused because of B\(other.bundle.number), so nothing is to be passed over",
                hint: "leave out --despite B\(other.bundle.number): it is for what a refusal names; nothing was written"
            )
        }
        guard !excused.isEmpty else {
            try refuse(booked, all)
            return remarks + Self.remark(all)
        }
        let rest = try comparison(of: booked, with: candidates.filter { !isExcused($0) }, items)
        try refuse(booked, rest)
        let (equal, count) = (all.equal - rest.equal, all.count)
        remarks.append(
            "\(equal) of the \(count) items go out once more, the same as in \(Self.bundles(excused)), as --despite says"
        )
        return remarks + Self.remark(rest)
    }

    private func isExcused(_ exchange: Exchange) -> Bool {
        excused.contains { $0.bundle.number == exchange.bundle.number }
    }

    /// What a comparison with exchanges came to.
    private struct Compared {
        /// See `ItemComparison`, which is not kept: it takes much memory.
        let count: Int
        var equal = 0
        var alike = 0
        var isRepeat = false
        /// The exchanges that any item, or nearly the same, went out with.
        var met: [Exchange] = []
        var purged: [Exchange] = []
        var missing: [Exchange] = []
    }

    private func comparison(
        of booked: BookedExchange, with exchanges: [Exchange], _ items: (Exchange) throws -> Items
    ) throws -> Compared {
        var comparison = ItemComparison(booked.marks, presentedAgain: booked.presentedAgain)
        var all = Compared(count: comparison.count)
        for exchange in exchanges {
            switch try items(exchange) {
            case .purged: all.purged.append(exchange)
            // What another run was making ready has been given up since, and its list with it.
            case .missing: if exchange.isRecorded { all.missing.append(exchange) }
            case .list(var list, let path):
                let isMet = try comparison.compare(
                    exchange.sequence == sequence || exchange.dataset == dataset ? .same : .other
                ) {
                    while let line = try list.next() {
                        if let mark = ItemMark(line: line) { return mark }
                    }
                    return nil
                }
                guard list.digest == exchange.items else {
                    throw KitError(
                        .check, "\(path) was changed since B\(exchange.bundle.number) was sent",
                        hint: "put it back from a backup; without it nobody can tell whether a file went out before")
                }
                if isMet { all.met.append(exchange) }
            }
        }
        (all.equal, all.alike, all.isRepeat) = (comparison.equal, comparison.alike, comparison.isRepeat)
        return all
    }

    private func refuse(_ booked: BookedExchange, _ all: Compared) throws {
        guard all.isRepeat else { return }
        let count = all.count
        let what =
            all.equal * 2 >= count
            ? "\(all.equal) of the \(count) items of this export were sent already"
            : booked.groups.contains { $0.date == nil && $0.sent.rows > 0 }
                ? "\(all.alike) of the \(count) items of this export were sent already, as far as can be told without"
                    + " their days"
                : "\(all.alike) of the \(count) items of this export were sent already, the same but for an amount or"
                    + " some days"
        throw refusal(what + Self.names(all.met), because: all.met, mayRepeat: true)
    }

    /// What is to be said of items that went out, where they are less than too many.
    private static func remark(_ all: Compared) -> [String] {
        guard all.equal > 0 else { return [] }
        return [
            "\(all.equal) of the \(all.count) items of this export were sent before with the same day"
                + names(all.met)
        ]
    }

    private static func names(_ exchanges: [Exchange]) -> String {
        guard let first = exchanges.first else { return "" }
        if exchanges.count == 1 {
            return ", with B\(first.bundle.number), number \(first.number) of the sequence \(first.sequence)"
        }
        return ", with \(bundles(exchanges))"
    }

    /// The numbers of the newest of the bundles, in order.
    private static func newest(_ exchanges: [Exchange]) -> ArraySlice<Int> {
        exchanges.map(\.bundle.number).sorted().suffix(5)
    }

    /// `B1, B2 and B3`; of many the newest.
    static func bundles(_ exchanges: [Exchange]) -> String {
        let shown = newest(exchanges).map { "B\($0)" }
        let more = exchanges.count - shown.count
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        if more > 0 { return "\(shown.joined(separator: ", ")) and \(more) older ones" }
        return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
    }
}
