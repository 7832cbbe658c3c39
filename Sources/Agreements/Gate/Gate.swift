public import Primitives

/// The gate: whether a bundle may be prepared under an agreement on a day.
public enum Gate {
    /// Every reason why nothing may be prepared now, in the order of the file; none where it may.
    ///
    /// - Parameters:
    ///   - document: the agreement; that it could be read says that it is valid.
    ///   - date: the day of the run in the United Kingdom, which the term counts in. The trust list's days are compared
    ///     with the same day.
    ///   - trust: the trust list, its officer's signature already checked.
    ///   - signatures: what is known of the signatures beside the agreement.
    ///   - preparer: the fingerprint of the key that the bundle's statement will be signed with.
    ///   - schedule: what is known of the schedule that the document was filled in by; `nil` where there is none.
    ///   - force: what was decided about the agreement as a whole.
    ///   - rehearsal: whether nothing is to leave. A rehearsal needs a valid agreement whose rules are
    ///     all known, and nothing else.
    public static func refusals(
        _ document: AgreementDocument, on date: CivilDate, trust: TrustList, signatures: [SignatureFact],
        schedule: ScheduleFact? = nil, preparer: KeyFingerprint?, force: AgreementForce, rehearsal: Bool
    ) -> [GateRefusal] {
        var inspection = Inspection(agreement: document.agreement, date: date, trust: trust)
        inspection.profiles(mayBeDrafts: rehearsal)
        if rehearsal { return inspection.refusals }
        let terms = TermsGate(agreement: document.agreement, date: date)
        inspection.take(terms.purposes())
        inspection.take(terms.specialCategories())
        inspection.term()
        inspection.force(force)
        inspection.take(terms.dueDiligence())
        inspection.take(terms.processing())
        inspection.keys()
        inspection.preparer(preparer)
        inspection.take(terms.disposal())
        inspection.execution(signatures, preparer: preparer)
        if document.schedule != nil { inspection.schedule(schedule, preparer: preparer) }
        return inspection.refusals
    }
}

/// One run of the gate's checks.
struct Inspection {
    let agreement: Agreement
    let date: CivilDate
    let trust: TrustList
    private(set) var refusals: [GateRefusal] = []

    init(agreement: Agreement, date: CivilDate, trust: TrustList) {
        self.agreement = agreement
        self.date = date
        self.trust = trust
    }

    mutating func refuse(
        _ section: String, _ what: String, fix: String, category: RefusalCategory = .agreement
    ) {
        refusals.append(GateRefusal(section, of: agreement, what, fix: fix, category: category))
    }

    /// Takes in what was found elsewhere.
    mutating func take(_ found: [GateRefusal]) { refusals += found }

    /// The rules must be known, and be those that were signed: a name alone could mean another profile tomorrow.
    mutating func profiles(mayBeDrafts: Bool) {
        for (index, dataset) in agreement.datasets.enumerated() {
            guard let applied = dataset.profile else { continue }
            let section = "datasets[\(index + 1)].profile"
            guard let profile = applied.resolved else {
                refuse(
                    section, "dataset \(dataset.name): the profile \(applied.name) was not looked up",
                    fix: "give the agreement's own file")
                continue
            }
            if applied.pin == nil, !mayBeDrafts {
                refuse(
                    section, "dataset \(dataset.name): the profile \(applied.name) is not pinned",
                    fix: "write profile: \(profile.pin), then sign")
            }
        }
    }

    mutating func term() {
        let term = agreement.term
        if date < term.start {
            refuse(
                "term", "agreement is not in force before \(term.start)",
                fix: "wait, or sign a version that starts earlier")
        }
        if term.end < date {
            refuse(
                "term", "agreement expired on \(term.end)",
                fix: "sign a new version, or run datalease agreement check FILE")
        }
    }

    mutating func force(_ force: AgreementForce) {
        guard let obstacle = force.obstacle else { return }
        let isOver = if case .terminated = force { true } else { false }
        refuse(
            "term", "agreement is \(obstacle)",
            fix: isOver
                ? "make another agreement, of another id"
                : "an approver can end that: datalease agreement renew \(agreement.id) --reason TEXT --as KEY")
    }

    /// The keys that the agreement names must stand in the trust list. Bundles are encrypted to every recipient, so a
    /// recipient must count today. Of the others only those who act must, which is looked at where they act: that one of
    /// three preparers has left the company does not end an agreement.
    mutating func keys() {
        let access = agreement.access
        for (index, signer) in access.preparers.enumerated() {
            let role = preparerRole(of: signer.key.fingerprint)
            key(signer.key, of: signer.name, role, .provider, "access.preparers[\(index + 1)]", on: nil)
        }
        for (index, signer) in access.approvers.enumerated() {
            key(signer.key, of: signer.name, .approver, .provider, "access.approvers[\(index + 1)]", on: nil)
        }
        for side in Party.Side.allCases {
            for (index, signer) in access.signatories(of: side).enumerated() {
                let section = "access.signatories.\(side.rawValue)[\(index + 1)]"
                key(signer.key, of: signer.name, .signatory, side, section, on: nil)
            }
        }
        for (index, recipient) in access.recipients.enumerated() {
            let section = "access.recipients[\(index + 1)]"
            key(recipient.sign, of: recipient.name, .recipient, .recipient, section, on: date)
            // A key of age cannot stand in a list of SSH keys: the agreement, which a trusted signatory signed, names it.
            let decrypt = recipient.decrypt
            guard decrypt.text.hasPrefix("ssh-"), decrypt.fingerprint != recipient.sign.fingerprint else { continue }
            let standing = standing(decrypt.fingerprint, recipient.name, .recipient, .recipient, on: date)
            if let standing { refuse("\(section).decrypt", standing.what, fix: standing.fix) }
        }
    }

    private mutating func key(
        _ key: SSHPublicKey, of name: String, _ role: TrustRole, _ side: Party.Side, _ section: String,
        on day: CivilDate?
    ) {
        let standing = standing(key.fingerprint, name, role, side, on: day)
        if let standing { refuse(section, standing.what, fix: standing.fix) }
    }

    /// Why a key does not count in a role for a party, on a day or, with `nil`, on any; `nil` where it does.
    func standing(
        _ fingerprint: KeyFingerprint, _ name: String?, _ role: TrustRole, _ side: Party.Side, on day: CivilDate?
    ) -> (what: String, fix: String)? {
        let person = name.map(quoted) ?? "NAME"
        let add =
            "the officer can add it: datalease trust add KEY.pub --name \(person) --party \(side.rawValue)"
            + " --role \(role.rawValue) --as OFFICER-KEY"
        let known = trust.entries(of: fingerprint)
        guard !known.isEmpty else {
            return ("the key \(fingerprint) is not in the trust list", add)
        }
        let inRole = known.filter { $0.role == role }
        guard !inRole.isEmpty else {
            return ("the key \(fingerprint) is in the trust list, but not as \(role.rawValue)", add)
        }
        guard let last = inRole.last(where: { $0.party == side }) else {
            return ("the key \(fingerprint) is not one of the \(side.rawValue)'s \(role.rawValue) keys", add)
        }
        if let day, !inRole.contains(where: { $0.party == side && $0.counts(on: day) }) {
            let when = day < last.from ? "only from \(last.from)" : "only to \(last.to ?? last.from)"
            return ("the key \(fingerprint) counts as \(role.rawValue) \(when), not on \(day)", add)
        }
        if let name, !isSamePerson(name, last.person) {
            return (
                "the key \(fingerprint) is \(quoted(last.person))'s in the trust list, not \(quoted(name))'s",
                "write the same name in both"
            )
        }
        return nil
    }

    /// The role that a preparer's key has to stand in the trust list with: a key for a service counts for transactional
    /// files alone.
    private func preparerRole(of fingerprint: KeyFingerprint) -> TrustRole {
        guard agreement.classification == .transactional else { return .preparer }
        let roles = trust.entries(of: fingerprint).map(\.role)
        return roles.contains(.preparer) || !roles.contains(.service) ? .preparer : .service
    }

    mutating func preparer(_ fingerprint: KeyFingerprint?) {
        guard let fingerprint else {
            refuse("access.preparers", "no preparer's key was given", fix: "say who prepares the bundle: --as KEY")
            return
        }
        guard let signer = agreement.access.preparers.first(where: { $0.key.fingerprint == fingerprint }) else {
            refuse(
                "access.preparers", "the key \(fingerprint) is not a preparer of this agreement",
                fix: "use the key of one of its preparers, or sign a new version that names this one")
            return
        }
        // A key that never stood in the list was named with the other keys of the agreement.
        let role = preparerRole(of: fingerprint)
        if standing(fingerprint, signer.name, role, .provider, on: nil) == nil,
            let problem = standing(fingerprint, signer.name, role, .provider, on: date)
        {
            refuse("access.preparers", problem.what, fix: problem.fix)
        }
    }
}
