internal import Agreements
internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// What came of judging recorded events again.
struct JudgedAgain {
    /// How many signatures were checked.
    var signatures = 0
    /// A line for each event that does not hold.
    var problems: [String] = []
}

/// The signed texts and the terms that events rest on, judged once more.
extension DataLease {
    /// How many of the newest events every `verify`, `ledger verify` and backup judges again: all of them for most homes.
    /// What is older was judged while it was new, and stands under anchors and papers since.
    static let newestJudged = 5000

    /// How many problems of the newest events are named; `ledger verify --signatures` names all.
    private static let mostNamed = 10

    /// Judges the newest events again, and of the older ones those that excuse what is missing.
    ///
    /// Signatures by Ed25519 keys are verified here; what does not hold then is judged by ssh-keygen before anybody is
    /// told. `restorations` are those that a pass over the ledger met, where one did.
    func judgeNewest(
        of registry: Registry, trusting list: TrustList, restorations: [Restoration]? = nil, in holidays: BankHolidays
    ) async throws -> JudgedAgain {
        try await judge(
            after: max(0, try registry.head().size - Self.newestJudged), in: registry, trusting: list,
            history: LedgerHistory(of: registry, restorations: restorations), holidays: holidays, isQuick: true)
    }

    /// Judges all events again.
    ///
    /// Each signed text: that the signature is over the exact bytes that were kept, by whom the event says and for its
    /// purpose; that whoever signed counted then; and that the event says what the text says and what comes of judging it
    /// again. Then what agreements decide, see `RecordedTerms`; and that no event is dated before one that stands before it.
    /// What was erased behind its retention, by the officer's order, is passed over.
    func judgeAll(of registry: Registry, trusting list: TrustList) async throws -> JudgedAgain {
        try await judge(
            after: 0, in: registry, trusting: list, history: LedgerHistory(of: registry), holidays: try bankHolidays(),
            isQuick: false)
    }

    private func judge(
        after start: Int, in registry: Registry, trusting list: TrustList, history: LedgerHistory,
        holidays: BankHolidays, isQuick: Bool
    ) async throws -> JudgedAgain {
        var judged = JudgedAgain()
        let erasures = try registry.homeEvents(.registerErased)
        let erased = Self.documents(erasedBy: erasures, &judged.problems)
        var judge = RecordedJudgement(
            registry: registry, trust: try await trustHistory(of: list, in: registry), history: history, lease: self)
        judge.isQuick = isQuick
        func add(_ document: SignedDocument) async throws {
            if document.text == nil || document.signature == nil,
                !erased.isDisjoint(with: [document.digest, document.event.body.order?.text ?? document.digest])
            {
                return
            }
            judged.signatures += 1
            if let problem = try await judge.problem(with: document) {
                judged.problems.append(Self.line(document.event, problem))
            }
        }
        let isEnough = { isQuick && judged.problems.count >= Self.mostNamed }
        // They excuse what is not there, however old they are.
        if start > 0 {
            for event in erasures + (try registry.homeEvents(.ledgerRestored)) where event.sequence <= start {
                if let document = try registry.signedDocument(ofEvent: event.sequence) { try await add(document) }
            }
        }
        var latest = try registry.event(start)?.time ?? Instant(seconds: 0)
        var next: Int? = start
        while let after = next, !isEnough() {
            let page = try registry.signedDocuments(after: after, latest: latest)
            judged.problems += page.backdated.map { "event \($0): it is dated before an event that stands before it" }
            for document in page.documents where !isEnough() { try await add(document) }
            (next, latest) = (page.last, page.latest)
        }
        var terms = RecordedTerms(registry: registry, holidays: holidays, start: start, erased: erased)
        next = start
        while let after = next, !isEnough() {
            let events = try registry.events(ofKinds: RecordedTerms.kinds, after: after, atMost: 1000)
            for event in events {
                if let problem = try terms.problem(with: event) { judged.problems.append(Self.line(event, problem)) }
            }
            next = events.last?.sequence
        }
        return judged
    }

    private static func line(_ event: Event, _ problem: String) -> String {
        "event \(event.sequence), \(event.body.kind.rawValue): \(problem)"
    }

    /// The documents that an officer ordered to be erased. `problems` gets a line for each erasure of others.
    private static func documents(erasedBy events: [Event], _ problems: inout [String]) -> Set<Digest> {
        let erasures = events.compactMap { event -> (event: Event, erasure: RegisterErasure)? in
            if case .registerErased(let erasure) = event.body { (event, erasure) } else { nil }
        }
        let erased = Set(erasures.filter { $0.erasure.order != nil }.flatMap(\.erasure.documents))
        problems += erasures.compactMap { event, erasure in
            erased.isSuperset(of: erasure.documents) ? nil : line(event, ErasureWithoutOrder.text)
        }
        return erased
    }

    /// The history of the trust list, which may have been changed since `list` was read.
    func trustHistory(of list: TrustList, in registry: Registry) async throws -> TrustHistory {
        do {
            return try TrustHistory(of: list, in: registry)
        } catch let error as KitError where error.category == .check {
            return try TrustHistory(of: try await trustList(in: registry), in: registry)
        }
    }
}

/// Whether an event says what the signed text says that it rests on.
struct RecordedJudgement {
    let registry: Registry
    let trust: TrustHistory
    let history: LedgerHistory
    let lease: DataLease
    /// Whether signatures that can be verified without a process are, unless something is wrong then.
    var isQuick = false
    let bundles = KnownBundles()

    /// What is wrong with an event and its text; `nil` where nothing is.
    func problem(with document: SignedDocument) async throws -> String? {
        guard let problem = try await firstProblem(with: document) else { return nil }
        guard isQuick, document.text != nil, document.signature != nil else { return problem }
        var thorough = self
        thorough.isQuick = false
        return try await thorough.firstProblem(with: document)
    }

    private func holds(
        _ signature: SSHSignature, bytes: [UInt8], over text: [UInt8], at time: Instant
    ) async throws -> Bool {
        if isQuick, signature.isNativelyVerifiable {
            return try signature.verify(text, namespace: signature.namespace)
        }
        return try await DataLease.holds(signature, bytes: bytes, over: text, at: time)
    }

    private func firstProblem(with document: SignedDocument) async throws -> String? {
        guard let text = document.text, let bytes = document.signature else {
            return "the text that it rests on, or its signature, is not kept"
        }
        guard Digest.sha256(text) == document.digest else { return "the text that was kept has another digest" }
        let signature: SSHSignature
        do {
            signature = try SSHSignature(parsing: bytes)
        } catch {
            return "its signature is none: \(error.what)"
        }
        let event = document.event
        let isValid = try await holds(signature, bytes: bytes, over: text, at: event.time)
        let signed = SignedText(
            path: "event \(event.sequence)", bytes: text, signature: bytes, signer: signature.publicKey.fingerprint,
            isSignatureValid: isValid, changedOnTheWay: nil)
        do {
            switch event.body {
            case .certificateRecorded, .receiptRecorded, .evidenceRecorded:
                return try evidenceProblem(document, signed, namespace: signature.namespace)
            default: break
            }
            guard isValid else { return "its signature is not over the text that was kept" }
            if case .agreementSigned(let recorded) = event.body {
                return try agreementProblem(recorded, event, signed, namespace: signature.namespace)
            }
            if case .scheduleSigned(let recorded) = event.body {
                return try scheduleProblem(recorded, event, signed, namespace: signature.namespace)
            }
            if case .waiverTaken(let taken) = event.body {
                return try waiverProblem(taken, event, signed, namespace: signature.namespace)
            }
            if case .bundleApproved = event.body {
                return try approvalProblem(event, signed, namespace: signature.namespace)
            }
            return try orderProblem(event, signed, namespace: signature.namespace)
        } catch let refusal as any Refusal where refusal.category != .failed {
            return "the text that was kept: \(refusal.what)"
        }
    }
}

/// The bundles that were looked up last: one after another, events are about the same few.
final class KnownBundles {
    typealias Known = (record: BundleRecord, bundle: PreparedBundle, event: Event)

    private var known: [Int: Known] = [:]

    func bundle(_ number: Int, in registry: Registry) throws -> Known {
        if let bundle = known[number] { return bundle }
        let record = try registry.bundle(number)
        let (bundle, event) = try registry.prepared(number)
        if known.count >= 100 { known.removeAll(keepingCapacity: true) }
        known[number] = (record, bundle, event)
        return (record, bundle, event)
    }
}

/// What recipients, or we, said about a bundle.
extension RecordedJudgement {
    private func evidenceProblem(
        _ document: SignedDocument, _ signed: SignedText, namespace: String
    ) throws -> String? {
        let event = document.event
        guard let number = event.body.bundle else { return "it is about no bundle" }
        let (record, bundle, prepared) = try bundles.bundle(number, in: registry)
        let arrival = Arrival(
            text: signed, record: record, bundle: bundle, preparedOn: prepared.time.londonDate,
            isTrusted: trust.entry(signed.signer, role: .recipient, party: .recipient, at: event) != nil,
            day: event.time.londonDate, history: history, event: event.sequence)
        let expected: EventBody
        if case .evidenceRecorded = event.body, namespace == SignatureNamespace.reason.rawValue {
            let entry = trust.entry(signed.signer, role: .approver, party: .provider, at: event)
            guard event.actor == .key(signed.signer) else { return "somebody else recorded it than signed it" }
            let note = try EvidenceNote(parsing: signed.bytes)
            expected = .evidenceRecorded(
                try arrival.evidence(
                    note,
                    by: .provider(
                        isApprover: entry != nil, didPrepare: entry.map { didPrepare($0, record, event) } ?? false),
                    with: Attachment.fact(document.attachment, of: note), subProcessors: []
                ).recorded)
        } else {
            let isOfExchange =
                if case .receiptRecorded(let receipt) = event.body { receipt.exchange != nil } else { false }
            guard namespace == (isOfExchange ? SignatureNamespace.receipt : .certificate).rawValue else {
                return "its signature was made for another purpose"
            }
            switch event.body {
            case .receiptRecorded where isOfExchange:
                expected = .receiptRecorded(try arrival.exchangeReceipt().recorded)
            case .certificateRecorded(let recorded):
                expected = .certificateRecorded(try arrival.certificate().recorded.asRecorded(recorded, for: bundle))
            case .receiptRecorded: expected = .receiptRecorded(try arrival.receipt().recorded)
            default:
                let note = try EvidenceNote(parsing: signed.bytes)
                expected = .evidenceRecorded(
                    try arrival.evidence(
                        note, by: .recipient(isTrusted: arrival.isTrusted),
                        with: Attachment.fact(document.attachment, of: note),
                        subProcessors: note.subProcessor == nil
                            ? [] : try lease.agreement(of: record, in: registry).recipient.subProcessors
                    ).recorded)
            }
        }
        let members = event.body.membersThatDiffer(from: expected)
        guard !members.isEmpty else { return nil }
        let isBad = !signed.isSignatureValid && members.contains("accepted")
        return isBad
            ? "its signature is not over the text that was kept"
            : "it says otherwise than what was signed, or than what comes of judging that again: "
                + members.joined(separator: ", ")
    }

    func didPrepare(_ entry: TrustEntry, _ record: BundleRecord, _ event: Event) -> Bool {
        guard case .key(let preparer)? = try? bundles.bundle(record.number, in: registry).event.actor else {
            return false
        }
        return trust.isSamePerson(preparer, as: entry, at: event)
    }
}

extension RecordedCertificate {
    /// This, in the form in which `earlier` was recorded: earlier releases recorded no scope, for bundles of which they
    /// recorded no duty, and did not count a certificate while a backup remained.
    fileprivate func asRecorded(_ earlier: RecordedCertificate, for bundle: PreparedBundle) -> RecordedCertificate {
        let backupsRemain = CertificateProblem.backupsRemain.rawValue
        let isOld = earlier.scope == nil && bundle.duty == nil
        let problems =
            isOld && earlier.problems.filter { $0 != backupsRemain } == self.problems ? earlier.problems : self.problems
        return RecordedCertificate(
            bundle: self.bundle, certificate: certificate, signature: signature, signer: signer, disposedOn: disposedOn,
            method: method, isAccepted: problems.isEmpty, problems: problems, scope: isOld ? nil : scope)
    }
}

/// What approvers signed.
extension RecordedJudgement {
    private func approvalProblem(_ event: Event, _ signed: SignedText, namespace: String) throws -> String? {
        guard event.actor == .key(signed.signer) else { return "its signature is by another key than the event names" }
        guard namespace == SignatureNamespace.approval.rawValue else {
            return "its signature was made for another purpose"
        }
        guard let number = event.body.bundle else { return "it is about no bundle" }
        let (record, bundle, prepared) = try bundles.bundle(number, in: registry)
        if let problem = try Statement(parsing: signed.bytes).problem(with: bundle) { return problem }
        guard let entry = trust.entry(signed.signer, role: .approver, party: .provider, at: event) else {
            return "the key \(signed.signer) did not count as approver of ours then"
        }
        guard !didPrepare(entry, record, event) else { return "whoever signed it prepared the bundle" }
        // What was erased behind its retention says nothing any more.
        return try lease.keptAgreement(record.agreement.digest, in: registry)?.access.problem(
            withApprovalBy: entry, ofWhatPrepared: prepared.actor)
    }
}

/// What parties signed.
extension RecordedJudgement {
    private func agreementProblem(
        _ recorded: AgreementSignature, _ event: Event, _ signed: SignedText, namespace: String
    ) throws -> String? {
        guard signed.signer == recorded.signer else { return "its signature is by another key than the event names" }
        guard namespace == SignatureNamespace.agreement.rawValue else {
            return "its signature was made for another purpose"
        }
        guard let slot = SignatureFact.Slot(rawValue: recorded.party) else { return "it is of no party" }
        let agreement = try AgreementDocument.read(signed.bytes, name: "agreement", profiles: .unresolved).agreement
        let (isPaper, access) =
            if case .document = agreement.execution { (true, agreement.access) } else { (false, agreement.access) }
        let (named, role, side): ([Access.Signer], TrustRole, Party.Side) =
            switch slot {
            case .provider: (access.providerSignatories, .signatory, .provider)
            case .recipient: (access.recipientSignatories, .signatory, .recipient)
            case .approver: (access.approvers, .approver, .provider)
            }
        // A signature that the agreement's way of execution does not ask for is kept, and counts for nothing.
        guard isPaper == (slot == .approver) else { return nil }
        guard named.contains(where: { $0.key.fingerprint == signed.signer }) else {
            return "its signature is by a key that the agreement does not name for the \(slot.rawValue)"
        }
        guard trust.entry(signed.signer, role: role, party: side, at: event) != nil else {
            return "the key \(signed.signer) did not count as the \(slot.rawValue)'s \(role.rawValue) then"
        }
        return nil
    }
}

/// What an approver signed for one fault.
extension RecordedJudgement {
    private func scheduleProblem(
        _ recorded: ScheduleSignature, _ event: Event, _ signed: SignedText, namespace: String
    ) throws -> String? {
        guard signed.signer == recorded.signer else { return "its signature is by another key than the event names" }
        guard namespace == SignatureNamespace.schedule.rawValue else {
            return "its signature was made for another purpose"
        }
        let schedule = try ScheduleDocument.read(signed.bytes, name: "schedule", profiles: .unresolved)
        guard schedule.reference == recorded.schedule, schedule.schedule.agreement == recorded.agreement else {
            return Self.otherwise("schedule, agreement")
        }
        guard let bytes = try registry.agreementBytes(recorded.agreement.digest) else { return nil }
        let agreement = try AgreementDocument.read(bytes, name: "agreement", profiles: .unresolved).agreement
        guard agreement.access.approvers.contains(where: { $0.key.fingerprint == signed.signer }) else {
            return "its signature is by a key that the agreement does not name as an approver's"
        }
        guard trust.entry(signed.signer, role: .approver, party: .provider, at: event) != nil else {
            return "the key \(signed.signer) did not count as an approver's then"
        }
        return nil
    }
}
