internal import Foundation
internal import Primitives

/// Reads what a check of the whole ledger needs of each of its events: number, place in the chain, what it says of a
/// bundle's state, and which files it names.
///
/// The kinds that there are many of are read without a tree of JSON values; everything else, and whatever is not spelt
/// as they mostly are, is read by `Event(parsing:)`. Both refuse the same and give the same: a test holds them together.
struct EventReader {
    private var reader = CanonicalReader()
    private var names = FingerprintCache()
    private var kindsOfEvidence: (text: [UInt8], kinds: Set<EvidenceKind>) = ([], [])
    // By agreement, whose bundles mostly share theirs: its keys would take more room than all else that is known of a
    // bundle.
    private var duties: [Digest: (text: [UInt8], duty: DisposalDuty)] = [:]

    /// The event's number.
    private(set) var sequence = 0
    /// When it happened.
    private(set) var time = Instant(seconds: 0)
    /// Its kind.
    private(set) var kind = EventKind.homeInitialised
    /// The head that it says the ledger had before it.
    private(set) var tree = MerkleTree().head
    /// The bundle that it is about.
    private(set) var bundle: Int?
    /// What it says of that bundle; `nil` where it is about none.
    private(set) var fact: BundleEvent.Fact?
    /// The limit that it records, where that is provisional.
    private(set) var provisionalLimit: LimitRecord? { didSet { hasMore = true } }
    /// The digests of the files that the registry keeps as evidence because of it.
    private(set) var evidence: [Digest] = []
    /// The head that the receipt or certificate it records names.
    private(set) var checkpoint: TreeHead?
    /// What the row of the bundle must say, where it says that one was prepared.
    private(set) var preparation: BundleRecord? { didSet { hasMore = true } }
    /// The whole event, where it was read by `Event(parsing:)`.
    private(set) var parsed: Event? { didSet { hasMore = true } }
    /// Whether `provisionalLimit`, `preparation` or `parsed` may be there.
    private var hasMore = false

    /// The event's bytes.
    var bytes: [UInt8] { Array(reader.bytes[reader.range]) }

    /// What it means for its bundle; `nil` where it is about none.
    var bundleEvent: BundleEvent? {
        guard let bundle, let fact else { return nil }
        return BundleEvent(
            sequence: sequence, time: time, bundle: bundle, fact: fact, provisionalLimit: provisionalLimit)
    }

    /// The head that the receipt or certificate it records names, with what names it.
    var recordedHead: RecordedHead? {
        guard let checkpoint, let bundle else { return nil }
        let (isAccepted, isOfAnotherHistory) =
            switch fact {
            case .receipt(let receipt): (receipt.isAccepted, receipt.isOfAnotherHistory)
            case .certificate(let certificate): (certificate.isAccepted, certificate.isOfAnotherHistory)
            default: (false, false)
            }
        return RecordedHead(
            event: sequence, bundle: bundle, kind: kind, head: checkpoint, isAccepted: isAccepted,
            isOfAnotherHistory: isOfAnotherHistory)
    }

    /// Reads an event from a row's bytes. Refuses with `.form`.
    mutating func read(_ data: Data?) throws(RegistryError) {
        reader.load(data)
        try read()
    }

    /// Reads an event from its bytes. Refuses with `.form`.
    mutating func read(_ bytes: [UInt8]) throws(RegistryError) {
        try read(bytes, in: bytes.indices)
    }

    /// Reads an event from the bytes at `range` of `bytes`. Refuses with `.form`.
    mutating func read(_ bytes: [UInt8], in range: Range<Int>) throws(RegistryError) {
        reader.load(bytes, range)
        try read()
    }

    private mutating func read() throws(RegistryError) {
        reset()
        do {
            try recognise()
        } catch {
            try parse()
        }
    }

    private mutating func reset() {
        bundle = nil
        fact = nil
        evidence.removeAll(keepingCapacity: true)
        checkpoint = nil
        // Few events have any, and each takes some time to take away.
        guard hasMore else { return }
        provisionalLimit = nil
        preparation = nil
        parsed = nil
        hasMore = false
    }

    private mutating func parse() throws(RegistryError) {
        reset()
        let event = try Event(parsing: bytes)
        sequence = event.sequence
        time = event.time
        kind = event.body.kind
        tree = event.tree
        bundle = event.body.bundle
        let bundleEvent = BundleEvent(event)
        fact = bundleEvent?.fact
        provisionalLimit = bundleEvent?.provisionalLimit
        evidence = event.body.evidence
        checkpoint = event.body.checkpoint
        if case .bundlePrepared(let prepared) = event.body {
            preparation = BundleRecord(prepared, event: sequence)
        }
        parsed = event
    }

    private static let evidenceKinds = Vocabulary(EvidenceKind.self)
    private static let divisions = Vocabulary(Division.self)
    private static let methods = Vocabulary(DisposalMethod.self)
    private static let causes = Vocabulary(LimitCause.self)
    private static let counterEvidence = Vocabulary(CounterEvidence.self)

    private mutating func recognise() throws(NotRecognised) {
        try reader.take("{\"v\":1,\"seq\":")
        sequence = try reader.number()
        try reader.take(",\"at\":")
        time = try reader.instant()
        try reader.take(",\"kind\":")
        kind = try reader.word(EventKind.vocabulary)
        try reader.take(",\"actor\":{")
        let actor = try actor()
        try reader.take(",\"tree\":")
        tree = try head()
        if kind != .keyDestroyed || reader.takes(",\"bundle\":") {
            if kind != .keyDestroyed { try reader.take(",\"bundle\":") }
            bundle = try reader.number()
        }
        fact = try members(by: actor)
        if bundle == nil { fact = nil }
        try reader.take("}")
        guard reader.isAtEnd else { throw NotRecognised() }
    }

    /// The members behind `bundle`, kind by kind, in the order in which each kind writes them.
    private mutating func members(by actor: Actor) throws(NotRecognised) -> BundleEvent.Fact {
        switch kind {
        case .bundlePrepared: return try prepared()
        case .preparationRecovered, .preparationAbandoned: return .other
        case .bundleReleased:
            try reader.take(",\"channel\":")
            _ = try reader.token()
            if reader.takes(",\"outOfHours\":") { try order() }
            return .released(by: try eventActor(actor))
        case .receiptRecorded: return try receipt()
        case .certificateRecorded: return try certificate()
        case .evidenceRecorded: return try furtherEvidence()
        case .ownCopiesPurged:
            try reader.take(",\"removed\":")
            try digests()
            try reader.take(",\"remaining\":")
            return .ownCopies(remaining: try digests())
        case .ownCopyKept:
            try reader.take(",\"copy\":")
            try reader.passDigest()
            try reader.take(",\"reason\":")
            evidence.append(try reader.digest())
            try reader.take(",\"remaining\":")
            let remaining = try digests()
            if reader.takes(",\"place\":") { try reader.passDigest() }
            return .ownCopies(remaining: remaining)
        case .keyDestroyed:
            try reader.take(",\"agreement\":")
            _ = try reader.line()
            try reader.take(",\"key\":")
            _ = try reader.fingerprint()
            try orderMember()
            return .keyDestroyed
        case .limitComputed: return try limitComputation()
        case .holdPlaced: return .holdPlaced(until: try hold())
        case .holdLifted: return .holdLifted(until: try hold())
        case .disputeOpened:
            try reader.take(",\"because\":")
            let because = try reader.word(EventReader.counterEvidence)
            if reader.takes(",\"order\":") { try order() }
            if reader.takes(",\"found\":") { try reader.passDigest() }
            if reader.takes(",\"place\":") { try reader.passDigest() }
            return .disputeOpened(because, by: try eventActor(actor))
        case .disputeSettled:
            try orderMember()
            return .disputeSettled(by: try eventActor(actor))
        case .bundleVoided:
            try orderMember()
            return .voided
        case .bundleApproved:
            try orderMember()
            return .other
        case .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .scheduleSigned, .keyCreated,
            .faultResolved,
            .registerErased, .ledgerRestored, .anchorUsed, .anchorRetired, .waiverTaken,
            .exchangeReplaced, .exchangeReturned, .agreementDecided, .accessReviewed:
            // Few, or without a bundle in front.
            throw NotRecognised()
        }
    }

    private mutating func prepared() throws(NotRecognised) -> BundleEvent.Fact {
        try reader.take(",\"rehearsal\":")
        let isRehearsal = try reader.bool()
        try reader.take(",\"stem\":")
        let stem = try reader.fileName()
        try reader.take(",\"digest\":")
        let digest = try reader.digest()
        try reader.take(",\"size\":")
        _ = try reader.count()
        try reader.take(",\"agreement\":")
        let agreement = try agreement()
        try reader.take(",\"recipients\":")
        try reader.list { (reader) throws(NotRecognised) in _ = try reader.fingerprint() }
        try reader.take(",\"datasets\":")
        try reader.list(EventReader.dataset)
        try reader.take(",\"limit\":")
        let limit = try limit()
        try reader.take(",\"evidence\":")
        let evidence = try evidenceList()
        try reader.take(",\"methodAtLeast\":")
        _ = try reader.word(EventReader.methods)
        let duty = reader.takes(",\"duty\":") ? try duty(under: agreement.digest) : nil
        if reader.takes(",\"entries\":") {
            guard try digests() > 0 else { throw NotRecognised() }
        }
        if reader.takes(",\"waivers\":") {
            guard try digests() > 0 else { throw NotRecognised() }
        }
        if reader.takes(",\"schedule\":") { _ = try self.agreement() }
        guard let bundle else { throw NotRecognised() }
        preparation = BundleRecord(
            number: bundle, stem: reader.text(stem), isRehearsal: isRehearsal,
            agreement: AgreementReference(
                id: reader.text(agreement.id), version: agreement.version, digest: agreement.digest),
            digest: digest, preparedEvent: sequence)
        return .prepared(
            BundleEvent.Preparation(
                isRehearsal: isRehearsal, limit: limit.date, certificateBy: limit.certificateBy,
                isProvisional: limit.isProvisional, evidence: evidence, duty: duty, division: limit.division))
    }

    private static func dataset(_ reader: inout CanonicalReader) throws(NotRecognised) {
        try reader.take("{\"name\":")
        _ = try reader.line()
        try reader.take(",\"input\":")
        try reader.passDigest()
        try reader.take(",\"inputSize\":")
        _ = try reader.count()
        try reader.take(",\"rowsRead\":")
        _ = try reader.count()
        try reader.take(",\"rowsShared\":")
        _ = try reader.count()
        _ = reader.takes(",\"piped\":true")
        if reader.takes(",\"waived\":") { _ = try reader.number() }
        try reader.take("}")
    }

    private mutating func limit() throws(NotRecognised) -> (
        date: CivilDate, certificateBy: CivilDate, isProvisional: Bool, division: Division?
    ) {
        try reader.take("{\"date\":")
        let date = try reader.date()
        try reader.take(",\"trigger\":")
        let trigger = try reader.token()
        try reader.take(",\"certificateBy\":")
        let certificateBy = try reader.date()
        let certificateWithin = reader.takes(",\"certificateWithin\":") ? try reader.line() : nil
        try reader.take(",\"calendar\":")
        let calendar = try reader.line()
        try reader.take(",\"provisional\":")
        let isProvisional = try reader.bool()
        try reader.take(",\"candidates\":")
        var candidates: [LimitRecord.Candidate] = []
        try reader.list { (reader) throws(NotRecognised) in
            try reader.take("{\"trigger\":")
            let trigger = try reader.token()
            try reader.take(",\"within\":")
            let within = try reader.line()
            let origin = reader.takes(",\"origin\":") ? try reader.date() : nil
            let date = reader.takes(",\"date\":") ? try reader.date() : nil
            try reader.take("}")
            guard isProvisional else { return }
            candidates.append(
                LimitRecord.Candidate(
                    trigger: reader.text(trigger), within: reader.text(within), origin: origin, date: date))
        }
        try reader.take("}")
        if isProvisional {
            provisionalLimit = LimitRecord(
                date: date, trigger: reader.text(trigger), certificateBy: certificateBy,
                certificateWithin: certificateWithin.map { reader.text($0) }, calendar: reader.text(calendar),
                isProvisional: true, candidates: candidates)
        }
        return (date, certificateBy, isProvisional, division(of: calendar))
    }

    /// As `LimitRecord.division` has it: the first word of the calendar.
    private func division(of calendar: Range<Int>) -> Division? {
        let space = UInt8(ascii: " ")
        let word = reader.bytes[calendar].drop { $0 == space }.prefix { $0 != space }
        return EventReader.divisions.value(of: reader.bytes, in: word.startIndex..<word.endIndex)
    }

    private mutating func evidenceList() throws(NotRecognised) -> Set<EvidenceKind> {
        let start = reader.position
        var kinds: [EvidenceKind] = []
        try reader.list { (reader) throws(NotRecognised) in kinds.append(try reader.word(EventReader.evidenceKinds)) }
        let text = start..<reader.position
        // Most bundles ask for the same, and a set is slow to make.
        if !reader.has(kindsOfEvidence.text, at: text) { kindsOfEvidence = (Array(reader.bytes[text]), Set(kinds)) }
        return kindsOfEvidence.kinds
    }

    private mutating func duty(under agreement: Digest) throws(NotRecognised) -> DisposalDuty {
        let start = reader.position
        try reader.take("{\"return\":")
        let isReturn = try reader.bool()
        try reader.take(",\"certifiers\":")
        var ranges: [Range<Int>] = []
        try reader.list { (reader) throws(NotRecognised) in ranges.append(try reader.fingerprint()) }
        try reader.take(",\"subProcessors\":")
        let subProcessors = try reader.count()
        try reader.take("}")
        let text = start..<reader.position
        if let known = duties[agreement], reader.has(known.text, at: text) { return known.duty }
        var certifiers: [KeyFingerprint] = []
        certifiers.reserveCapacity(ranges.count)
        for range in ranges { certifiers.append(try names.fingerprint(of: reader.bytes, at: range)) }
        let duty = DisposalDuty(isReturn: isReturn, certifiers: certifiers, subProcessors: subProcessors)
        duties[agreement] = (Array(reader.bytes[text]), duty)
        return duty
    }

    private mutating func receipt() throws(NotRecognised) -> BundleEvent.Fact {
        try reader.take(",\"receipt\":")
        let signer = try signedFile()
        try reader.take(",\"receivedOn\":")
        let receivedOn = try reader.date()
        if reader.takes(",\"checkpoint\":") { checkpoint = try head() }
        let judgement = try judgement()
        return .receipt(
            BundleEvent.Receipt(
                receivedOn: receivedOn, signer: try names.fingerprint(of: reader.bytes, at: signer),
                isAccepted: judgement.isAccepted,
                isAuthentic: RecordedCertificate.isAuthentic(despite: judgement.problems),
                isOfAnotherHistory: RecordedCertificate.isOfAnotherHistory(judgement.problems)))
    }

    private mutating func certificate() throws(NotRecognised) -> BundleEvent.Fact {
        try reader.take(",\"certificate\":")
        let signer = try signedFile()
        try reader.take(",\"disposedOn\":")
        let disposedOn = try reader.date()
        try reader.take(",\"method\":")
        _ = try reader.word(EventReader.methods)
        let judgement = try judgement()
        var scope: CertificateScope?
        if reader.takes(",\"scope\":{\"allRecipients\":") {
            let coversAll = try reader.bool()
            let backups = reader.takes(",\"backupsUntil\":") ? try reader.date() : nil
            if reader.takes(",\"checkpoint\":") { checkpoint = try head() }
            try reader.take("}")
            scope = CertificateScope(coversAllRecipients: coversAll, backupsUntil: backups, checkpoint: checkpoint)
        }
        return .certificate(
            BundleEvent.Certificate(
                disposedOn: disposedOn, signer: try names.fingerprint(of: reader.bytes, at: signer),
                isAccepted: judgement.isAccepted,
                isAuthentic: RecordedCertificate.isAuthentic(despite: judgement.problems), scope: scope,
                isOfAnotherHistory: RecordedCertificate.isOfAnotherHistory(judgement.problems)))
    }

    private mutating func furtherEvidence() throws(NotRecognised) -> BundleEvent.Fact {
        try reader.take(",\"evidence\":")
        let kind = try reader.word(EventReader.evidenceKinds)
        try reader.take(",\"document\":")
        let signer = try signedFile()
        if reader.takes(",\"attachment\":") { evidence.append(try reader.digest()) }
        try reader.take(",\"date\":")
        let date = try reader.date()
        let until = reader.takes(",\"until\":") ? try reader.date() : nil
        let subProcessor = reader.takes(",\"subProcessor\":") ? try reader.number() : nil
        return .evidence(
            kind, on: date, until: until, subProcessor: subProcessor,
            by: try names.fingerprint(of: reader.bytes, at: signer), isAccepted: try judgement().isAccepted)
    }

    private mutating func limitComputation() throws(NotRecognised) -> BundleEvent.Fact {
        try reader.take(",\"cause\":")
        let cause = try reader.word(EventReader.causes)
        if reader.takes(",\"order\":") { try order() }
        if reader.takes(",\"agreement\":") { _ = try agreement() }
        try reader.take(",\"limit\":")
        let limit = try limit()
        if reader.takes(",\"schedule\":") { _ = try agreement() }
        return .limit(
            cause, date: limit.date, certificateBy: limit.certificateBy, isProvisional: limit.isProvisional)
    }

    private mutating func hold() throws(NotRecognised) -> CivilDate {
        try orderMember()
        try reader.take(",\"until\":")
        return try reader.date()
    }

    /// A file's digest, its signature's and the signer, who is given.
    private mutating func signedFile() throws(NotRecognised) -> Range<Int> {
        evidence.append(try reader.digest())
        try reader.take(",\"signature\":")
        evidence.append(try reader.digest())
        try reader.take(",\"signer\":")
        return try reader.fingerprint()
    }

    private mutating func judgement() throws(NotRecognised) -> (isAccepted: Bool, problems: [String]) {
        try reader.take(",\"accepted\":")
        let isAccepted = try reader.bool()
        try reader.take(",\"problems\":")
        var problems: [String] = []
        try reader.list { (reader) throws(NotRecognised) in problems.append(reader.text(try reader.token())) }
        return (isAccepted, problems)
    }

    private mutating func orderMember() throws(NotRecognised) {
        try reader.take(",\"order\":")
        try order()
    }

    private mutating func order() throws(NotRecognised) {
        try reader.take("{\"text\":")
        evidence.append(try reader.digest())
        try reader.take(",\"signature\":")
        evidence.append(try reader.digest())
        try reader.take("}")
    }

    private mutating func agreement() throws(NotRecognised) -> (id: Range<Int>, version: Int, digest: Digest) {
        try reader.take("{\"id\":")
        let id = try reader.line()
        try reader.take(",\"version\":")
        let version = try reader.number()
        try reader.take(",\"digest\":")
        let digest = try reader.digest()
        try reader.take("}")
        return (id, version, digest)
    }

    private mutating func head() throws(NotRecognised) -> TreeHead {
        try reader.take("{\"size\":")
        let size = try reader.count()
        try reader.take(",\"root\":")
        let root = try reader.digest()
        try reader.take("}")
        return TreeHead(size: size, root: root)
    }

    @discardableResult
    private mutating func digests() throws(NotRecognised) -> Int {
        try reader.list { (reader) throws(NotRecognised) in try reader.passDigest() }
    }

    private enum Actor {
        case key(Range<Int>)
        case user(Range<Int>)
    }

    private mutating func actor() throws(NotRecognised) -> Actor {
        let actor: Actor
        if reader.takes("\"key\":") {
            actor = .key(try reader.fingerprint())
        } else {
            try reader.take("\"user\":")
            actor = .user(try reader.line())
        }
        try reader.take("}")
        return actor
    }

    private mutating func eventActor(_ actor: Actor) throws(NotRecognised) -> EventActor {
        switch actor {
        case .key(let range): .key(try names.fingerprint(of: reader.bytes, at: range))
        case .user(let range): .user(reader.text(range))
        }
    }
}

extension EventKind {
    static let vocabulary = Vocabulary(EventKind.self)
}
