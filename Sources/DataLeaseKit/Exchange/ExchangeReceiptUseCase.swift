internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// A recipient's receipt that acknowledged an exchange.
public struct ExchangeAcknowledged: Sendable {
    /// The bundle's state now.
    public let bundle: BundleListed
    /// The sequence.
    public let sequence: String
    /// The number in the sequence.
    public let number: Int
    /// What was sent, and arrived.
    public let arrived: MoneyTotal
    /// Who signed.
    public let signer: String
    /// The day on which it arrived.
    public let receivedOn: CivilDate
    /// How the text was changed after it was signed, where it was: only its line ends or byte order mark.
    public let changedOnTheWay: String?
}

extension DataLease {
    /// Takes in a recipient's receipt for an exchange: finds the bundle that it names, checks its form, its signature and
    /// who signed, compares the figures with those that were sent, and keeps its exact bytes.
    ///
    /// One about another bundle is refused and leaves no trace. One that is about this bundle and does not acknowledge it is
    /// recorded as such and refused; where it is the recipient's word all the same, because figures differ or they reject
    /// it, the exchange is disputed from then on.
    public func recordExchangeReceipt(_ path: String, signature: String?) async throws -> ExchangeAcknowledged {
        try await deciding { try await recordExchangeReceipt(path, signature: signature, in: $0) }
    }

    private func recordExchangeReceipt(
        _ path: String, signature: String?, in registry: Registry
    ) async throws -> ExchangeAcknowledged {
        let text = try await signedText(path, signature: signature, in: .receipt)
        let receipt = try ExchangeReceipt(parsing: text.bytes)
        let record = try bundleRecord(receipt.bundle, in: registry)
        let (bundle, event) = try registry.prepared(record.number)
        guard let sent = try registry.exchange(ofBundle: record.number) else {
            throw KitError(
                .check, "\(path): \(record.stem) is no exchange, and has no figures to acknowledge",
                hint: "see datalease bundle show B\(record.number)")
        }
        // Of one that is void, or that another took the place of, it shows that it left: that must be known.
        if sent.stands { try refuseUnsent(sent, path, in: registry) }
        let today = surroundings.now().londonDate
        let arrival = Arrival(
            text: text, record: record, bundle: bundle, preparedOn: event.time.londonDate,
            // As of the day it is received: the day that it names is the signer's to choose.
            isTrusted: try await trustList(in: registry).contains(
                text.signer, role: .recipient, party: .recipient, on: today), day: today,
            history: LedgerHistory(of: registry))
        let (recorded, verdict) = try arrival.exchangeReceipt()
        try refuse(arrival, verdict, in: registry)
        try append(
            .receiptRecorded(recorded), to: registry, by: systemActor, keeping: arrival.evidence("exchange-receipt"))
        if arrival.isRecipients { warn(of: sent, path) }
        guard verdict.isAccepted else { throw refusal(arrival, verdict, receipt, recorded) }
        return ExchangeAcknowledged(
            bundle: try listed(record, in: registry), sequence: receipt.sequence, number: receipt.number,
            arrived: receipt.arrived, signer: try names(in: registry).name(of: .key(text.signer)),
            receivedOn: receipt.receivedOn, changedOnTheWay: text.changedOnTheWay)
    }

    /// Refuses what is said of an exchange before anything says that it was sent.
    func refuseUnsent(_ exchange: Exchange, _ path: String, in registry: Registry) throws {
        let record = exchange.bundle
        guard try !fold(of: record, in: registry).hasLeft else { return }
        let isVoided = exchange.isVoided ? "is void" : nil
        let why = isVoided ?? exchange.replacedBy.map { "was replaced by B\($0)" }
        throw KitError(
            .check, "\(path): \(record.stem) \(why ?? "was not released"), and nothing says that it was sent",
            hint: why == nil
                ? "if it was: datalease bundle release B\(record.number) --via CHANNEL, and then this again"
                : "if it was, take in the recipient's receipt for it first: datalease exchange receipt FILE")
    }

    /// Says loudly that what counts as never carried out has arrived.
    private func warn(of exchange: Exchange, _ path: String) {
        let number = exchange.bundle.number
        if exchange.isVoided {
            surroundings.notice(
                "warning: B\(number) was made void, and \(path) says that it arrived: it is void no more; make sure that"
                    + " nothing of it is carried out twice")
        } else if let other = exchange.replacedBy {
            surroundings.notice(
                "warning: B\(number) was replaced by B\(other), and \(path) says that it arrived: make sure that only one of"
                    + " them is carried out")
        }
    }

    /// The refusal of a receipt that was recorded, and does not acknowledge the exchange.
    private func refusal(
        _ arrival: Arrival, _ verdict: Verdict, _ receipt: ExchangeReceipt, _ recorded: RecordedReceipt
    ) -> KitError {
        guard recorded.figures == .contested else { return refusal(arrival, verdict) }
        let reason = receipt.reason.map { ": \"\($0)\"" } ?? ""
        return KitError(
            .check,
            "\(arrival.record.stem) is disputed: \(arrival.text.path) does not agree with what was sent: "
                + verdict.reasons.joined(separator: "; ") + reason,
            hint:
                "clear it up with the recipient; then send another exchange with --replaces B\(arrival.record.number), or"
                + " take in a right receipt; an approver ends the dispute: datalease disposal settle"
                + " B\(arrival.record.number) --reason TEXT --as KEY")
    }
}
