internal import Agreements
internal import Primitives

/// Compares what a file says of its own items with what its items come to.
struct DeclaredTotals {
    private let fields: ExchangeFields
    /// Of all items; of those since the last total or the begin of the payment.
    private var all = MoneyTotal.zero
    private var part = MoneyTotal.zero
    /// By their codes, without a sign.
    private var debits = MoneyTotal.zero
    private var credits = MoneyTotal.zero
    /// Those of the debits that set up, convert or cancel an instruction: not every program counts them.
    private var instructions = 0
    private var contraDebits = MoneyTotal.zero
    private var contraCredits = MoneyTotal.zero
    private var isOver = false
    /// The rules of the labels that were there.
    private var labels: Set<Int> = []
    /// Whether an item or a contra stands behind the totals of a Standard 18.
    private var isBehindTotals = false
    /// Whether an item stands in no payment of a file that has payments.
    private var isOutsidePayments = false
    /// What was said and is to be compared later: of the whole file, and of the payment that began last.
    private var header: [DeclaredTotal: (Int, Int)] = [:]
    private var payment: [DeclaredTotal: (Int, Int)] = [:]
    private var isInPayment = false
    private var trailer: [DeclaredTotal: (Int, Int)] = [:]

    init(_ fields: ExchangeFields) { self.fields = fields }

    /// Adds an item. Returns whether the sums can still be counted.
    mutating func add(_ pence: Int, _ code: ExchangeCode?) -> Bool {
        guard fields.places.isWhole else { return true }
        if !trailer.isEmpty { isBehindTotals = true }
        if !isInPayment { isOutsidePayments = true }
        var isCounted = all.add(pence: pence) && part.add(pence: pence)
        if let code, fields.credits.contains(code) {
            isCounted = pence != .min && isCounted && credits.add(pence: -pence)
        } else {
            isCounted = isCounted && debits.add(pence: pence)
            if let code, fields.instructions.contains(code) { instructions += 1 }
        }
        if !isCounted { isOver = true }
        return isCounted
    }

    /// Takes what stands between the items. Returns what does not fit.
    mutating func take(_ mark: ExchangeFinds.Mark) -> [ExchangeFault] {
        switch mark.kind {
        case .day, .code: return []
        case .label(let rule):
            // The labels of a second file, which would have totals of its own.
            let isFirst = labels.insert(rule).inserted && trailer.isEmpty
            return isFirst ? [] : [ExchangeFault(kind: .again, rule: rule, line: mark.line)]
        case .contra(let pence):
            if !trailer.isEmpty { isBehindTotals = true }
            let isCounted = pence < 0 ? contraCredits.add(pence: 0 &- pence) : contraDebits.add(pence: pence)
            return isCounted ? [] : [fault(.value, mark.line)]
        case .payment:
            let faults = endPayment()
            isInPayment = true
            return faults
        case .total(let total, let value):
            switch fields.places.totals {
            case .absent, .elsewhere: return []
            case .headers:
                let before =
                    isInPayment
                    ? payment.updateValue((value, mark.line), forKey: total)
                    : header.updateValue((value, mark.line), forKey: total)
                return before == nil ? [] : [fault(total, mark.line, .again)]
            case .closing:
                var faults = compare(total, value, with: part, mark.line)
                if !closed.insert(total).inserted { faults.append(fault(total, mark.line, .again)) }
                // Both totals of a part stand together; the next item begins the next part.
                if closed.count == declaredCount { endPart() }
                return faults
            case .trailer:
                let before = trailer.updateValue((value, mark.line), forKey: total)
                return before == nil ? [] : [fault(total, mark.line, .again)]
            }
        }
    }

    private var closed: Set<DeclaredTotal> = []

    private var declaredCount: Int {
        guard case .closing(let sum) = fields.places.totals else { return 0 }
        return (sum.count == nil ? 0 : 1) + (sum.value == nil ? 0 : 1)
    }

    private mutating func endPart() {
        part = .zero
        closed = []
    }

    private mutating func endPayment() -> [ExchangeFault] {
        defer {
            payment = [:]
            part = .zero
        }
        return payment.flatMap { compare($0.key, $0.value.0, with: part, $0.value.1) }
    }

    /// Ends the file. Returns what does not fit.
    mutating func finish() -> [ExchangeFault] {
        guard !isOver else { return [] }
        switch fields.places.totals {
        case .absent, .elsewhere: return []
        case .headers:
            let faults = endPayment() + header.flatMap { compare($0.key, $0.value.0, with: all, $0.value.1) }
            return faults + (isOutsidePayments ? [fault(.count, 0)] : [])
        case .closing:
            // Items behind the last total are those of a file that was cut off.
            return part.rows > 0 && declaredCount > 0 ? [fault(.value, 0)] : []
        case .trailer: return finishTrailer()
        }
    }

    private func finishTrailer() -> [ExchangeFault] {
        guard !trailer.isEmpty else { return labels.isEmpty ? contraFaults() : [fault(.debitValue, 0)] }
        var faults = isBehindTotals ? [fault(.debitValue, 0)] : []
        func compare(_ total: DeclaredTotal, _ ours: MoneyTotal, _ contra: MoneyTotal, isValue: Bool, without: Int = 0)
        {
            guard let (theirs, line) = trailer[total] else { return faults.append(fault(total, 0)) }
            var sum = ours
            guard sum.add(contra) else { return faults.append(fault(total, line)) }
            let fits = isValue ? sum.pence == theirs : sum.rows == theirs || sum.rows - without == theirs
            if !fits { faults.append(fault(total, line)) }
        }
        compare(.debitValue, debits, contraDebits, isValue: true)
        compare(.creditValue, credits, contraCredits, isValue: true)
        compare(.debitCount, debits, contraDebits, isValue: false, without: instructions)
        compare(.creditCount, credits, contraCredits, isValue: false)
        return faults + contraFaults()
    }

    /// What the contras balance, where there are any: what was taken is what we get, and the other way round.
    private func contraFaults() -> [ExchangeFault] {
        let hasContra = contraDebits.rows + contraCredits.rows > 0
        guard hasContra, debits.pence != contraCredits.pence || credits.pence != contraDebits.pence else { return [] }
        return [
            ExchangeFault(kind: .total, rule: fields.roles.firstIndex { $0.contains(.contraAmount) } ?? -1, line: 0)
        ]
    }

    private func compare(_ total: DeclaredTotal, _ theirs: Int, with ours: MoneyTotal, _ line: Int) -> [ExchangeFault] {
        (total == .count ? ours.rows : ours.pence) == theirs ? [] : [fault(total, line)]
    }

    private func fault(
        _ total: DeclaredTotal, _ line: Int, _ kind: ExchangeFault.Kind = .total
    ) -> ExchangeFault {
        let role: ExchangeFields.Role =
            switch total {
            case .count: .count
            case .value: .value
            case .debitCount: .debitCount
            case .debitValue: .debitValue
            case .creditCount: .creditCount
            case .creditValue: .creditValue
            }
        return ExchangeFault(kind: kind, rule: fields.roles.firstIndex { $0.contains(role) } ?? -1, line: line)
    }
}
