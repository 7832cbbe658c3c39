internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// What approvers waived, judged again.
extension RecordedJudgement {
    /// What is wrong with an event that took a waiver in, and its text; `nil` where nothing is.
    func waiverProblem(
        _ taken: TakenWaiver, _ event: Event, _ signed: SignedText, namespace: String
    ) throws -> String? {
        guard signed.signer == taken.signer else { return "its signature is by another key than the event names" }
        guard namespace == SignatureNamespace.waiver.rawValue else {
            return "its signature was made for another purpose"
        }
        let waiver = try Waiver(parsing: signed.bytes)
        let agreement = AgreementReference(
            id: waiver.agreement, version: waiver.version, digest: waiver.agreementSHA256)
        guard agreement == taken.agreement, waiver.until == taken.until else {
            return "it says otherwise than what was signed"
        }
        // It is judged a moment before it is recorded.
        let day = event.time.londonDate
        guard waiver.date <= day, day.daysSinceEpoch - 1 <= waiver.until.daysSinceEpoch else {
            return "the waiver did not count then"
        }
        guard trust.entry(signed.signer, role: .approver, party: .provider, at: event) != nil else {
            return "the key \(signed.signer) did not count as approver of ours then"
        }
        return nil
    }
}

/// The waivers that the ledger knows, by the digests of their texts: what bundles say of them is held against it.
struct RecordedWaivers {
    private let taken: [Digest: [(waiver: TakenWaiver, event: Int)]]

    init(in registry: Registry) throws {
        taken = try registry.homeEvents(.waiverTaken).reduce(into: [:]) { taken, event in
            guard case .waiverTaken(let waiver) = event.body else { return }
            taken[waiver.paper.text, default: []].append((waiver, event.sequence))
        }
    }

    /// What is wrong with the waivers that a bundle names; `nil` where nothing is.
    func problem(with prepared: PreparedBundle, _ event: Event) -> String? {
        guard prepared.waivers.isEmpty == prepared.datasets.allSatisfy({ $0.waived == 0 }) else {
            return "it says that findings were waived, or names waivers, and not both"
        }
        for digest in prepared.waivers {
            guard
                let waiver = taken[digest]?.first(where: {
                    $0.event < event.sequence && $0.waiver.agreement == prepared.agreement
                })?.waiver
            else { return "no waiver \(digest) was taken in before it, under its agreement" }
            guard event.time.londonDate <= waiver.until else { return "the waiver \(digest) had ended by then" }
            guard event.actor != .key(waiver.signer) else { return "whoever signed the waiver \(digest) prepared it" }
        }
        return nil
    }
}
