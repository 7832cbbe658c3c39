internal import Agreements
internal import Bundles
internal import Disposal
public import Primitives
internal import Registry

/// A recipient's text that was taken in.
public struct EvidenceRecorded: Sendable {
    /// The bundle's state now.
    public let bundle: BundleListed
    /// What it is: `certificate`, `receipt`, or a kind of evidence.
    public let kind: String
    /// Who signed.
    public let signer: String
    /// What the day is that it names, for people: `disposed on`.
    public let dayMeaning: String
    /// The day that it names.
    public let day: CivilDate
    /// Who the signer says to be.
    public let name: String
    /// What the signer remarks, in words of their own: it decides nothing, and may tell of a loss. Empty where nothing is said.
    public let remarks: String
    /// How the text was changed after it was signed, where it was: only its line ends or byte order mark.
    public let changedOnTheWay: String?
}

extension DataLease {
    /// Takes in a text that a recipient signed: a certificate of disposal, a receipt, or another piece of evidence, with
    /// the file that it speaks of. Checks the form, the signature, who signed, which bundle it is about and its dates, and
    /// keeps its exact bytes.
    ///
    /// A text about another bundle is refused and leaves no trace. One that is about this bundle and still no evidence, as
    /// by a key that does not count or by a weaker method than agreed, is recorded as such and refused.
    public func record(
        _ path: String, signature: String?, attachment: String?, for reference: String
    ) async throws -> EvidenceRecorded {
        try await deciding {
            try await record(path, signature: signature, attachment: attachment, for: reference, in: $0)
        }
    }

    private func record(
        _ path: String, signature: String?, attachment: String?, for reference: String, in registry: Registry
    ) async throws -> EvidenceRecorded {
        let record = try bundleRecord(reference, in: registry)
        let text = try await signedText(path, signature: signature)
        let (bundle, event) = try registry.prepared(record.number)
        let today = surroundings.now().londonDate
        let arrival = Arrival(
            text: text, record: record, bundle: bundle, preparedOn: event.time.londonDate,
            // As of the day it is received: the day that it names is the signer's to choose.
            isTrusted: try await trustList(in: registry).contains(
                text.signer, role: .recipient, party: .recipient, on: today), day: today,
            history: LedgerHistory(of: registry))
        let form = SignedForm(of: text.bytes) ?? .certificate
        guard attachment == nil || form == .evidence else {
            throw KitError(
                .usage, "\(path): nothing is attached to a \(form.rawValue)", hint: "leave --attachment out")
        }
        switch form {
        case .certificate: return try recordCertificate(arrival, in: registry)
        case .receipt: return try recordReceipt(arrival, in: registry)
        case .evidence: return try recordNote(arrival, attachment: attachment, in: registry)
        case .exchangeReceipt:
            throw KitError(
                .check, "\(path): a receipt for an exchange is no evidence of disposal",
                hint: "it is for: datalease exchange receipt FILE, signed with -n \(SignatureNamespace.receipt)")
        case .waiver:
            throw KitError(
                .check, "\(path): a waiver is no evidence of disposal",
                hint: "it is for: datalease prepare or agreement check ... --waiver FILE")
        case .order:
            throw KitError(
                .check, "\(path): an order is given by a command, and not taken in",
                hint: "see datalease disposal --help")
        }
    }

    /// For how many years ahead a certificate may name the end of backups, as a hold may its own.
    private static let longestBackups = 10

    private func recordCertificate(_ arrival: Arrival, in registry: Registry) throws -> EvidenceRecorded {
        let (recorded, verdict) = try arrival.certificate()
        try refuse(arrival, verdict, in: registry)
        // Until then the bundle would be out of everybody's sight. One that is no evidence is recorded as what it is: it may speak
        // against the ledger.
        if verdict.isAccepted, let until = recorded.scope?.backupsUntil,
            until.year > arrival.day.year + Self.longestBackups
        {
            throw KitError(
                .check,
                "\(arrival.text.path) says that backups expire on \(until), more than \(Self.longestBackups) years from now",
                hint: "ask the recipient whether the year is right, and for a certificate with the day on which they do"
            )
        }
        try append(
            .certificateRecorded(recorded), to: registry, by: systemActor, keeping: arrival.evidence("certificate"))
        return try outcome(
            arrival, verdict, "certificate", "disposed on", recorded.disposedOn,
            try SignersWords(of: .certificateRecorded(recorded), in: registry), in: registry)
    }

    private func recordReceipt(_ arrival: Arrival, in registry: Registry) throws -> EvidenceRecorded {
        let (recorded, verdict) = try arrival.receipt()
        try refuse(arrival, verdict, in: registry)
        try append(.receiptRecorded(recorded), to: registry, by: systemActor, keeping: arrival.evidence("receipt"))
        return try outcome(
            arrival, verdict, "receipt", "received on", recorded.receivedOn,
            try SignersWords(of: .receiptRecorded(recorded), in: registry), in: registry)
    }

    private func recordNote(
        _ arrival: Arrival, attachment path: String?, in registry: Registry
    ) throws -> EvidenceRecorded {
        let text = arrival.text
        let note = try EvidenceNote(parsing: text.bytes)
        guard EvidenceNote.kindsOfRecipient.contains(note.kind) else {
            throw KitError(
                .check, "\(text.path): \(note.kind.rawValue) is for one of our approvers to sign",
                hint: "datalease disposal attest B\(arrival.record.number) \(note.kind.rawValue) --on DATE --as KEY")
        }
        let attachment = try Attachment(path, of: note, named: text.path)
        let (recorded, verdict) = try arrival.evidence(
            note, by: .recipient(isTrusted: arrival.isTrusted), with: attachment.fact,
            subProcessors: note.subProcessor == nil
                ? [] : try agreement(of: arrival.record, in: registry).recipient.subProcessors)
        try refuse(arrival, verdict, in: registry)
        try append(
            .evidenceRecorded(recorded), to: registry, by: systemActor,
            keeping: arrival.evidence("evidence") + attachment.evidence(ofBundle: arrival.record.number))
        return try outcome(
            arrival, verdict, note.kind.rawValue, "dated", note.date,
            try SignersWords(of: .evidenceRecorded(recorded), in: registry), in: registry)
    }

    /// Refuses what must leave no trace: a text about another bundle, and one that is recorded already, unless it counts
    /// only now, because the officer has added the signer's key since.
    ///
    /// One that named a day to come stays no evidence when that day has come: it was signed before.
    func refuse(_ arrival: Arrival, _ verdict: Verdict, in registry: Registry) throws {
        if verdict.isOfAnotherBundle { throw refusal(arrival, verdict) }
        let earlier = try earlierProblems(of: arrival.text, for: arrival.record, in: registry)
        if earlier.isEmpty { return }
        if earlier.allSatisfy({ $0 == [CertificateProblem.signerNotTrusted.rawValue] }) {
            if verdict.isAccepted { return }
            throw refusal(arrival, verdict)
        }
        let problems = earlier.last.map { $0.joined(separator: ", ") } ?? ""
        throw KitError(
            .failed,
            "\(arrival.text.path) is recorded already, for \(arrival.record.stem)"
                + (problems.isEmpty ? "" : ", as no evidence (\(problems))"),
            hint: "see datalease disposal show B\(arrival.record.number)")
    }

    private func outcome(
        _ arrival: Arrival, _ verdict: Verdict, _ kind: String, _ meaning: String, _ day: CivilDate,
        _ words: SignersWords?, in registry: Registry
    ) throws -> EvidenceRecorded {
        guard verdict.isAccepted else { throw refusal(arrival, verdict) }
        return EvidenceRecorded(
            bundle: try listed(arrival.record, in: registry), kind: kind,
            signer: try names(in: registry).name(of: .key(arrival.text.signer)), dayMeaning: meaning, day: day,
            name: words?.name ?? "", remarks: words?.remarks ?? "", changedOnTheWay: arrival.text.changedOnTheWay)
    }

    func refusal(_ arrival: Arrival, _ verdict: Verdict) -> KitError {
        KitError(
            .check, "\(arrival.text.path) is no evidence: \(verdict.reasons.joined(separator: "; "))",
            hint: hint(arrival, verdict))
    }

    private func hint(_ arrival: Arrival, _ verdict: Verdict) -> String {
        if verdict.problems.contains(.checkpointNeverHad) {
            return
                "it is kept as a contradiction, and the bundle is disputed; do not go on: run datalease ledger verify, and"
                + " compare the registry with its backups and with the statement that went with the bundle"
        }
        guard arrival.text.isSignatureValid else {
            return "ask for both files again, in an archive so that no mail program changes them"
        }
        if verdict.problems.contains(.checkpointMissing) {
            return
                "ask the recipient to copy the line checkpoint from OPEN-ME.txt (the numbers of the statement), and to"
                + " sign the form again"
        }
        if verdict.problems.contains(.checkpointLost) { return "have a new form signed: datalease disposal form" }
        return "ask the recipient for one that is; see datalease disposal show B\(arrival.record.number)"
    }
}
