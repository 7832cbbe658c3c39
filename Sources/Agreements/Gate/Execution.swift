internal import Primitives

/// Whether an agreement was executed: by a trusted signatory of each party, or on paper with an approver's attestation.
extension Inspection {
    mutating func execution(_ signatures: [SignatureFact], preparer: KeyFingerprint?) {
        switch agreement.execution {
        case .ssh:
            // That these are two people is seen to before: no agreement can be read and no trust list kept in which one
            // key or one name signs for both.
            _ = accepted(.provider, signatures, signing: agreement.access.providerSignatories)
            _ = accepted(.recipient, signatures, signing: agreement.access.recipientSignatories)
        case .document(_, _, let signedOn):
            if date < signedOn {
                refuse("execution", "the document is signed on \(signedOn), which is still to come", fix: "wait")
            }
            let attested = accepted(.approver, signatures, signing: agreement.access.approvers)
            guard let attested else { return }
            if attested.date < signedOn {
                refuse(
                    "execution", "the approver attested on \(attested.date) a document signed on \(signedOn)",
                    fix: "let the approver sign after the document: datalease agreement sign FILE --as KEY")
            }
            if isOnePerson(attested.fingerprint, preparer) {
                refuse(
                    "access.approvers", "the preparer attested the agreement too",
                    fix: "let an approver attest it who does not prepare the bundle")
            }
        }
    }

    /// Whether an approver and the preparer are one: the same person with another key is the same person.
    private func isOnePerson(_ approver: KeyFingerprint, _ preparer: KeyFingerprint?) -> Bool {
        let names = [approver, preparer].map { key in
            (agreement.access.approvers + agreement.access.preparers).first { $0.key.fingerprint == key }?.name
        }
        if let one = names[0], let other = names[1], isSamePerson(one, other) { return true }
        return approver == preparer
    }

    /// Whether the schedule that fills a master agreement in was signed by an approver, and its fault still is open.
    mutating func schedule(_ fact: ScheduleFact?, preparer: KeyFingerprint?) {
        if let resolvedOn = fact?.resolvedOn {
            refuse(
                "schedule", "its fault is resolved since \(resolvedOn), and the schedule ended with it",
                fix: "another fault needs another schedule, of another id")
        }
        guard let signature = fact?.signature else {
            refuse(
                "schedule", "no approver has signed it",
                fix: "let an approver sign it: datalease schedule sign FILE --as KEY")
            return
        }
        let judgement = judge(
            signature, signing: agreement.access.approvers, in: .schedule,
            again: "let an approver sign these very bytes: datalease schedule sign FILE --as KEY")
        switch judgement {
        case .refused(let what, let fix, let category): refuse("schedule", what, fix: fix, category: category)
        case .accepted(let approved) where isOnePerson(approved.fingerprint, preparer):
            refuse(
                "schedule", "the preparer signed the schedule too",
                fix: "let an approver sign it who does not prepare the bundle, or let somebody else prepare it")
        case .accepted: break
        }
    }

    private struct Accepted {
        let fingerprint: KeyFingerprint
        let date: CivilDate
    }

    /// The first signature of a slot that counts; where none does, refuses for each of them.
    private mutating func accepted(
        _ slot: SignatureFact.Slot, _ signatures: [SignatureFact], signing: [Access.Signer]
    ) -> Accepted? {
        let facts = signatures.filter { $0.slot == slot }
        guard !facts.isEmpty else {
            let what =
                slot == .approver
                ? "no approver has attested the document" : "not signed for the \(slot.rawValue)"
            refuse("execution", what, fix: "let them sign it: datalease agreement sign FILE --as KEY")
            return nil
        }
        var problems: [(what: String, fix: String, category: RefusalCategory)] = []
        for fact in facts {
            switch judge(fact, signing: signing) {
            case .accepted(let accepted): return accepted
            case .refused(let what, let fix, let category): problems.append((what, fix, category))
            }
        }
        for problem in problems {
            refuse("execution", problem.what, fix: problem.fix, category: problem.category)
        }
        return nil
    }

    private enum Judgement {
        case accepted(Accepted)
        case refused(String, fix: String, category: RefusalCategory)
    }

    private func judge(
        _ fact: SignatureFact, signing: [Access.Signer], in wanted: SignatureNamespace = .agreement,
        again: String? = nil
    ) -> Judgement {
        let slot = fact.slot.rawValue
        let signAgain = again ?? "let the \(slot) sign these very bytes: datalease agreement sign FILE --as KEY"
        func refused(_ what: String, fix: String, _ category: RefusalCategory = .agreement) -> Judgement {
            .refused("the \(slot)'s signature \(what)", fix: fix, category: category)
        }
        let fingerprint: KeyFingerprint
        let namespace: String
        switch fact.outcome {
        case .broken(let why): return refused("does not hold: \(why)", fix: signAgain, .check)
        case .holds(let byKey, let inNamespace): (fingerprint, namespace) = (byKey, inNamespace)
        }
        guard namespace == wanted.rawValue else {
            return refused(
                "was made for \(quoted(namespace)), not for \(wanted)",
                fix: signAgain, .check)
        }
        let day = fact.signedAt?.londonDate ?? date
        guard day <= date else {
            return refused("was made on \(day), after the day of this run", fix: "check the clock")
        }
        guard let signer = signing.first(where: { $0.key.fingerprint == fingerprint }) else {
            return refused(
                "is by \(fingerprint), \(whoElse(fingerprint, slot: fact.slot))",
                fix: "only the keys under \(section(of: fact.slot)) can sign; theirs are fixed by the agreement")
        }
        let role: TrustRole = fact.slot == .approver ? .approver : .signatory
        let side: Party.Side = fact.slot == .recipient ? .recipient : .provider
        if let problem = standing(fingerprint, signer.name, role, side, on: day) {
            return refused("does not count: \(problem.what)", fix: problem.fix)
        }
        return .accepted(Accepted(fingerprint: fingerprint, date: day))
    }

    private func section(of slot: SignatureFact.Slot) -> String {
        slot == .approver ? "access.approvers" : "access.signatories.\(slot.rawValue)"
    }

    private func whoElse(_ fingerprint: KeyFingerprint, slot: SignatureFact.Slot) -> String {
        for side in Party.Side.allCases where side.rawValue != slot.rawValue {
            if agreement.access.signatories(of: side).contains(where: { $0.key.fingerprint == fingerprint }) {
                return "who signs for the \(side.rawValue)"
            }
        }
        return "which is not under \(section(of: slot))"
    }
}
