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
    /// The latest day of disposal that an accepted certificate names, whomever it covers.
    private(set) var certifiedGoneOn: DayNumber?
    /// The latest day on which a backup expires, of all that were stated.
    private(set) var backupsUntil: DayNumber?
    /// The same, of all that certificates state.
    private(set) var certifiedBackupsUntil: DayNumber?
    /// The places, among those who have to certify, of those who signed for themselves alone.
    private(set) var signers = Places()
    /// The places of the sub-processors that are accounted for.
    private(set) var subProcessors = Places()
    /// What each of several who have to certify says, by place; empty before any of them says anything.
    private var ownDays: [OwnDays] = []

    /// The days that one recipient names, which the word of another does not explain.
    private struct OwnDays {
        /// The latest day of disposal that they certified.
        var certified: DayNumber?
        /// The latest day on which, by anything else of theirs, it was still there.
        var named: DayNumber?
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

    /// Whether any certificate was accepted, whomever it covers.
    var hasCertificate: Bool { certifiedGoneOn != nil }

    /// Whether every day of disposal that counts fulfils `condition`.
    func everyDay(_ condition: (DayNumber) -> Bool) -> Bool {
        goneOn.map(condition) ?? true && otherDays.allSatisfy(condition)
    }

    private mutating func name(_ day: DayNumber) {
        if let goneOn, goneOn != day {
            let other = min(goneOn, day)
            if !otherDays.contains(other) { otherDays.append(other) }
        }
        goneOn = goneOn.later(day)
    }

    mutating func take(_ certificate: BundleEvent.Certificate, for duty: DisposalDuty?, on day: DayNumber) {
        let goneOn = DayNumber(certificate.disposedOn)
        name(goneOn)
        certifiedGoneOn = certifiedGoneOn.later(goneOn)
        certifiedBackupsUntil = certifiedBackupsUntil.later(certificate.scope?.backupsUntil.map { DayNumber($0) })
        backupsUntil = backupsUntil.later(certifiedBackupsUntil)
        guard self[.certificate] == nil else { return }
        // A certificate of before scopes were recorded speaks for its signer alone; a bundle of before duties were is
        // covered by any.
        if let duty, certificate.scope?.coversAllRecipients != true {
            for (place, key) in duty.certifiers.enumerated() where key == certificate.signer { signers.insert(place) }
            guard signers.count >= duty.certifiers.count else { return }
        }
        self[.certificate] = day
    }

    /// Takes a certificate that is its signer's word and does not count: no better one outbids its days. A day that had not
    /// come when it was signed is a plan, and stands for the day on which it came.
    mutating func takeUncounted(_ certificate: BundleEvent.Certificate, for duty: DisposalDuty?, on day: DayNumber) {
        let goneOn = min(DayNumber(certificate.disposedOn), day)
        name(goneOn)
        _ = note(goneOn, by: certificate.signer, for: duty)
        backupsUntil = backupsUntil.later(certificate.scope?.backupsUntil.map { DayNumber($0) })
    }

    /// Notes a day on which it was still there by the word of `signer`. Whether that is later than they certified.
    mutating func note(_ day: DayNumber, by signer: KeyFingerprint, for duty: DisposalDuty?) -> Bool {
        guard let place = ownPlace(of: signer, for: duty) else { return false }
        ownDays[place].named = ownDays[place].named.later(day)
        return ownDays[place].certified.map { day > $0 } ?? false
    }

    /// Notes the day of disposal of an accepted certificate. Whether it is their first, and they named a later day before.
    mutating func noteCertified(_ day: DayNumber, by signer: KeyFingerprint, for duty: DisposalDuty?) -> Bool {
        guard let place = ownPlace(of: signer, for: duty) else { return false }
        let isFirst = ownDays[place].certified == nil
        ownDays[place].certified = ownDays[place].certified.later(day)
        return isFirst && ownDays[place].named.map { $0 > day } ?? false
    }

    /// Where one alone has to certify, all days are theirs, and are compared as such.
    private mutating func ownPlace(of signer: KeyFingerprint, for duty: DisposalDuty?) -> Int? {
        guard let certifiers = duty?.certifiers, certifiers.count > 1, let place = certifiers.firstIndex(of: signer)
        else { return nil }
        if ownDays.isEmpty { ownDays = Array(repeating: OwnDays(), count: certifiers.count) }
        return place
    }

    mutating func take(
        _ kind: EvidenceKind, on date: CivilDate, until: CivilDate?, subProcessor: Int?, for duty: DisposalDuty?,
        on day: DayNumber
    ) {
        if kind.namesDisposal(isReturn: duty?.isReturn == true) { name(DayNumber(date)) }
        backupsUntil = backupsUntil.later(until.map { DayNumber($0) })
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
