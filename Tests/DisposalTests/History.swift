import Primitives
import Registry
import Testing

@testable import Disposal

/// Bundle 1, prepared on 30 November 2026: limit 30 December 2026, certificate by 7 January 2027.
struct History {
    var events: [BundleEvent] = []

    init(
        isRehearsal: Bool = false, evidence: Set<EvidenceKind> = [.certificate, .ownCopies], duty: DisposalDuty? = nil,
        acknowledgeBy: String? = nil
    ) throws {
        try add(
            "2026-11-30",
            .prepared(
                BundleEvent.Preparation(
                    isRehearsal: isRehearsal, limit: try day("2026-12-30"), certificateBy: try day("2027-01-07"),
                    isProvisional: false, evidence: evidence, duty: duty,
                    exchange: try acknowledgeBy.map { .init(acknowledgeBy: try day($0)) })))
    }

    mutating func add(_ date: String, _ fact: BundleEvent.Fact) throws {
        // Noon in UTC is the same day in London, summer and winter.
        let time = Instant(seconds: try day(date).daysSinceEpoch * 86_400 + 43_200)
        events.append(BundleEvent(sequence: events.count + 10, time: time, bundle: 1, fact: fact))
    }

    func adding(_ facts: (String, BundleEvent.Fact)...) throws -> History {
        var history = self
        for (date, fact) in facts { try history.add(date, fact) }
        return history
    }

    func status(_ date: String) throws -> BundleStatus? {
        BundleStatus(of: events, asOf: try day(date), agreement: "DSA-2026-014")
    }

    func expect(
        _ table: [(day: String, state: BundleState, since: String)], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for line in table {
            let status = try #require(try status(line.day))
            #expect(status.state == line.state, "\(line.day): \(status.reason)", sourceLocation: sourceLocation)
            #expect(status.since == (try day(line.since)), "\(line.day)", sourceLocation: sourceLocation)
            #expect(!status.reason.contains("deleted"))
        }
    }

    func expectLimit(
        _ table: [(day: String, limit: String, certificateBy: String)],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for line in table {
            let status = try #require(try status(line.day))
            #expect(status.limit == (try day(line.limit)), "\(line.day)", sourceLocation: sourceLocation)
            #expect(
                status.certificateBy == (try day(line.certificateBy)), "\(line.day)", sourceLocation: sourceLocation)
        }
    }
}

/// A recipient's certificate.
func certificate(
    _ date: String, isAccepted: Bool = true, isAuthentic: Bool = true, by signer: String = "engineer",
    all: Bool = false, backups: String? = nil
) throws -> BundleEvent.Fact {
    .certificate(
        BundleEvent.Certificate(
            disposedOn: try day(date), signer: fingerprint(signer), isAccepted: isAccepted, isAuthentic: isAuthentic,
            scope: CertificateScope(
                coversAllRecipients: all, backupsUntil: try backups.map { try day($0) }, checkpoint: nil)))
}

/// Another piece of evidence.
func evidence(
    _ kind: EvidenceKind, _ date: String, until: String? = nil, subProcessor: Int? = nil, by signer: String? = nil,
    isAccepted: Bool = true
) throws -> BundleEvent.Fact {
    .evidence(
        kind, on: try day(date), until: try until.map { try day($0) }, subProcessor: subProcessor,
        by: fingerprint(signer ?? (kind.isSignedByRecipient ? "engineer" : "approver")), isAccepted: isAccepted)
}

/// A recipient's receipt.
func receipt(
    _ date: String, by signer: String = "engineer", isAccepted: Bool = true, isAuthentic: Bool = true,
    figures: BundleEvent.Receipt.Figures? = nil
) throws -> BundleEvent.Fact {
    .receipt(
        BundleEvent.Receipt(
            receivedOn: try day(date), signer: fingerprint(signer), isAccepted: isAccepted, isAuthentic: isAuthentic,
            figures: figures))
}

extension BundleEvent.Fact {
    /// It was sent, by a user of the machine.
    static let released = BundleEvent.Fact.released(by: .user("engineer"))
}

/// A limit that was computed anew.
func limit(_ cause: LimitCause, _ date: String, certificateBy: String) throws -> BundleEvent.Fact {
    .limit(cause, date: try day(date), certificateBy: try day(certificateBy), isProvisional: false)
}

extension EventActor {
    /// Whoever holds the key of that name.
    static func signer(_ name: String) -> EventActor { .key(fingerprint(name)) }
}

extension DisposalDuty {
    /// A duty with the keys of these names.
    init(isReturn: Bool = false, certifiers names: String..., subProcessors: Int = 0) {
        self.init(
            isReturn: isReturn, certifiers: names.map { fingerprint($0) }, subProcessors: subProcessors)
    }
}
