internal import Primitives
internal import Registry

/// The evidence for a bundle, folded from its events: of each kind, since when it is complete.
struct EvidenceFold: Sendable {
    /// For each kind the day on which all of it that counts had come.
    private var days = InlineArray<9, DayNumber>(repeating: .never)
    /// The latest day of disposal that counts, of which the first cannot be outbid by a better one: that anything accepted
    /// names, or a recipient's own certificate that was not.
    private(set) var goneOn: DayNumber?
    /// The other days of disposal that were named; of most bundles there are none.
    private var otherDays: [DayNumber] = []
    /// The latest day on which a backup expires, of all that were stated.
    private(set) var backupsUntil: DayNumber?
    /// Whether any certificate was accepted, whomever it covers.
    private(set) var hasCertificate = false
    /// Whether any of those names a backup.
    private var areBackupsCertified = false
    /// The places, among those who have to certify, of those who signed for themselves alone.
    private(set) var signers = Places()
    /// The places of the sub-processors that are accounted for.
    private(set) var subProcessors = Places()
    /// What certificates of all recipients say, and every day that is named.
    private var certified = GoneClaim()
    /// By which day they say that the last backup was gone, whether that counts or the statement that is asked for.
    private var certifiedBackups = DayNumber.never
    /// What our receipt says for its return, and every day that is named by evidence which is not asked for besides.
    private var returned = GoneClaim()
    /// What each of several who have to certify says, by place; empty before any of them says anything.
    private var ownWords: [OwnWords] = []

    /// What one recipient says, which the word of another does not explain.
    private struct OwnWords {
        /// The day of disposal that they certified, and all days on which it was still there by anything else of theirs.
        var days = Account()
        /// The last day of backups that they certified.
        var backups = DayNumber.never
    }

    subscript(kind: EvidenceKind) -> DayNumber? {
        get {
            let day = days[kind.place]
            return day == .never ? nil : day
        }
        set { days[kind.place] = newValue ?? .never }
    }

    /// The day on which the last of `kinds`, of which there is one at least, was complete; `nil` where one is not.
    func last(of kinds: EvidenceKinds) -> DayNumber? {
        var last = DayNumber(.first)
        for place in days.indices where kinds.contains(place: place) { last = max(last, days[place]) }
        return last == .never ? nil : last
    }

    /// Whether every day of disposal that counts fulfils `condition`.
    func everyDay(_ condition: (DayNumber) -> Bool) -> Bool {
        goneOn.map(condition) ?? true && otherDays.allSatisfy(condition)
    }

    /// Takes an accepted certificate. Whether it and what came before contradict each other.
    mutating func take(
        _ certificate: BundleEvent.Certificate, for duty: DisposalDuty?, asked: EvidenceKinds, on day: DayNumber
    ) -> Bool {
        let goneOn = DayNumber(certificate.disposedOn)
        let until = certificate.scope?.backupsUntil.map { DayNumber($0) }
        var contradicts = name(goneOn)
        if let until { contradicts = name(backup: until) || contradicts }
        if !asked.contains(.certificate) {
            contradicts = returned.days.name(goneOn) || contradicts
            if let until { contradicts = returned.backups.name(until) || contradicts }
        }
        hasCertificate = true
        areBackupsCertified = areBackupsCertified || until != nil
        contradicts = claim(goneOn, backups: max(goneOn, until ?? goneOn), in: certificate, for: duty) || contradicts
        if areBackupsCertified || !asked.contains(.backupStatement) {
            contradicts = certified.backups.claim(certifiedBackups) || contradicts
        }
        guard self[.certificate] == nil else { return contradicts }
        // A certificate of before scopes were recorded speaks for its signer alone; a bundle of before duties were is
        // covered by any.
        if let duty, certificate.scope?.coversAllRecipients != true {
            for (place, key) in duty.certifiers.enumerated() where key == certificate.signer { signers.insert(place) }
            guard signers.count >= duty.certifiers.count else { return contradicts }
        }
        self[.certificate] = day
        return contradicts
    }

    /// Notes the days by which a certificate says that the bundle and its backups were gone. Those of recipients who sign
    /// each alone say so together: by the last of their days.
    private mutating func claim(
        _ goneOn: DayNumber, backups until: DayNumber, in certificate: BundleEvent.Certificate, for duty: DisposalDuty?
    ) -> Bool {
        var contradicts = false
        let isOnlyOne = duty?.certifiers.allSatisfy { $0 == certificate.signer } ?? true
        if isOnlyOne || certificate.scope?.coversAllRecipients == true {
            contradicts = certified.claim(goneOn)
            certifiedBackups = min(certifiedBackups, until)
        }
        for place in ownPlaces(of: certificate.signer, for: duty) {
            contradicts = ownWords[place].days.claim(goneOn) || contradicts
            ownWords[place].backups = min(ownWords[place].backups, until)
        }
        guard let last = ownWords.map(\.days.claimed).max(), last != .never else { return contradicts }
        certifiedBackups = min(certifiedBackups, ownWords.map(\.backups).max() ?? .never)
        return certified.claim(last) || contradicts
    }

    /// Takes a certificate that is its signer's word and does not count: no better one outbids its days. A day that had not
    /// come when it was signed is a plan, and stands for the day on which it came.
    mutating func takeUncounted(_ certificate: BundleEvent.Certificate, for duty: DisposalDuty?, on day: DayNumber) {
        let goneOn = min(DayNumber(certificate.disposedOn), day)
        _ = name(goneOn)
        _ = nameOwn(goneOn, by: certificate.signer, for: duty)
        if let until = certificate.scope?.backupsUntil { _ = name(backup: DayNumber(until)) }
    }

    /// Takes an accepted piece of evidence. Whether it and what came before contradict each other.
    mutating func take(
        _ kind: EvidenceKind, on date: CivilDate, until: CivilDate?, subProcessor: Int?, by signer: KeyFingerprint,
        for duty: DisposalDuty?, asked: EvidenceKinds, on day: DayNumber
    ) -> Bool {
        let isReturn = kind == .returnReceipt && duty?.isReturn == true
        var contradicts = false
        if kind.namesDisposal(isReturn: isReturn) {
            let goneOn = DayNumber(date)
            contradicts = name(goneOn)
            contradicts = nameOwn(goneOn, by: signer, for: duty) || contradicts
            if isReturn {
                contradicts = returned.claim(goneOn) || contradicts
                contradicts = returned.backups.claim(goneOn) || contradicts
            }
            // That it came back says nothing of what was kept, which other evidence that is asked for may tell.
            if isReturn || !asked.contains(kind) { contradicts = returned.days.name(goneOn) || contradicts }
        }
        if let until = until.map({ DayNumber($0) }) {
            contradicts = name(backup: until) || contradicts
            if !asked.contains(kind) { contradicts = returned.backups.name(until) || contradicts }
        }
        switch kind {
        // Ours are events of their own, and so is the recipient's certificate.
        case .certificate, .ownCopies, .key: break
        case .subProcessorCertificates:
            let count = duty?.subProcessors ?? 0
            if let subProcessor, (1...max(1, count)).contains(subProcessor) { subProcessors.insert(subProcessor) }
            if subProcessors.count >= count { self[kind] = self[kind] ?? day }
        case .deletionLog, .returnReceipt, .backupStatement, .destructionCertificate, .auditNote:
            self[kind] = self[kind] ?? day
        }
        return contradicts
    }

    /// Takes the day on which the bundle arrived by the word of `signer`, or was sent where there is none. Whether that and
    /// what came before contradict each other.
    mutating func takeArrival(_ day: DayNumber, by signer: KeyFingerprint?, for duty: DisposalDuty?) -> Bool {
        var contradicts = certified.arrivals.name(day)
        contradicts = returned.arrivals.name(day) || contradicts
        if let signer { contradicts = nameOwn(day, by: signer, for: duty) || contradicts }
        return contradicts
    }

    /// The latest day on which it was sent or arrived, `CivilDate.first` where nothing says that.
    var lastArrival: DayNumber { certified.arrivals.named }

    private mutating func name(_ day: DayNumber) -> Bool {
        if let goneOn, goneOn != day {
            let other = min(goneOn, day)
            if !otherDays.contains(other) { otherDays.append(other) }
        }
        goneOn = goneOn.later(day)
        return certified.days.name(day)
    }

    private mutating func name(backup day: DayNumber) -> Bool {
        backupsUntil = backupsUntil.later(day)
        return certified.backups.name(day)
    }

    /// Notes a day on which it was still there by the word of `signer`.
    private mutating func nameOwn(_ day: DayNumber, by signer: KeyFingerprint, for duty: DisposalDuty?) -> Bool {
        var contradicts = false
        for place in ownPlaces(of: signer, for: duty) {
            contradicts = ownWords[place].days.name(day) || contradicts
        }
        return contradicts
    }

    /// Where one alone has to certify, all days are theirs, and are compared as such.
    private mutating func ownPlaces(of signer: KeyFingerprint, for duty: DisposalDuty?) -> [Int] {
        guard let certifiers = duty?.certifiers, certifiers.count > 1 else { return [] }
        let places = certifiers.indices.filter { certifiers[$0] == signer }
        if ownWords.isEmpty, !places.isEmpty { ownWords = Array(repeating: OwnWords(), count: certifiers.count) }
        return places
    }

    /// Own copies are evidence as long as none is left: one that turns up takes it away.
    mutating func takeOwnCopies(remaining: Int, on day: DayNumber) {
        self[.ownCopies] = remaining == 0 ? self[.ownCopies] ?? day : nil
    }
}

extension EvidenceKind {
    /// The kind's place in a row of all kinds.
    fileprivate var place: Int {
        switch self {
        case .certificate: 0
        case .ownCopies: 1
        case .key: 2
        case .deletionLog: 3
        case .returnReceipt: 4
        case .backupStatement: 5
        case .subProcessorCertificates: 6
        case .destructionCertificate: 7
        case .auditNote: 8
        }
    }

    /// Whether the day that evidence of this kind names is a day of disposal, which has to keep the limit.
    func namesDisposal(isReturn: Bool) -> Bool {
        switch self {
        case .certificate, .deletionLog, .subProcessorCertificates: true
        case .returnReceipt: isReturn
        // Media are often destroyed long after what was on them was disposed of; audits and backups look back or ahead.
        case .ownCopies, .key, .backupStatement, .destructionCertificate, .auditNote: false
        }
    }
}

/// Places in a list. The first 64 take no memory of their own.
struct Places: Sendable {
    private var first: UInt64 = 0
    private var rest: Set<Int> = []

    var count: Int { first.nonzeroBitCount + rest.count }

    /// Adds a place, which is not negative; one that is there already stays there once.
    mutating func insert(_ place: Int) {
        if place < 64 { first |= 1 << UInt64(place) } else { rest.insert(place) }
    }
}

/// Kinds of evidence as bits.
struct EvidenceKinds: Sendable {
    private var bits: UInt16 = 0

    init(_ kinds: Set<EvidenceKind>) {
        for kind in kinds { bits |= 1 << UInt16(kind.place) }
    }

    var count: Int { bits.nonzeroBitCount }

    var isEmpty: Bool { bits == 0 }

    func contains(_ kind: EvidenceKind) -> Bool { contains(place: kind.place) }

    func contains(place: Int) -> Bool { bits & 1 << UInt16(place) != 0 }
}
