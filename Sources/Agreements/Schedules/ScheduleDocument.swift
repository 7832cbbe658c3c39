public import Primitives

/// One version of one schedule as it lies in a file. Its identity is the digest of its bytes, which are what the approver
/// signs.
public struct ScheduleDocument: Sendable, Hashable {
    /// The name that the file was read under, for messages.
    public let name: String
    /// The file's bytes.
    public let bytes: [UInt8]
    /// The SHA-256 of `bytes`.
    public let digest: Digest
    /// What the file says.
    public let schedule: SampleSchedule

    /// What names this version of the schedule in bundles and events.
    public var reference: AgreementReference {
        AgreementReference(id: schedule.id, version: schedule.version, digest: digest)
    }

    /// Whether a file says that it is a schedule, whatever else is wrong with it.
    public static func isSchedule(_ bytes: [UInt8]) -> Bool {
        guard let source = try? YAMLSource(bytes, name: ""),
            let root = try? YAMLNode.read(source, name: "", findings: Findings()),
            case .mapping(let entries) = root.content
        else { return false }
        return entries.contains { entry in
            guard entry.key == "kind", case .scalar(let text) = entry.value.content else { return false }
            return text == ScheduleReader.kind
        }
    }

    /// Reads a schedule as strictly as an agreement: see `AgreementDocument.read`. That it stays within its agreement is
    /// checked where the two are joined.
    public static func read(
        _ bytes: [UInt8], name: String, profiles: ProfileLibrary = .standard
    ) throws(AgreementError) -> ScheduleDocument {
        let source = try YAMLSource(bytes, name: name)
        let findings = Findings()
        let root = try YAMLNode.read(source, name: name, findings: findings)
        let schedule = ScheduleReader(findings: findings, profiles: profiles).schedule(root)
        guard findings.isEmpty, let schedule else {
            let found = findings.isEmpty ? [AgreementFinding(what: "this is no schedule")] : findings.all
            throw AgreementError(document: name, sorting: found)
        }
        return ScheduleDocument(name: name, bytes: bytes, digest: .sha256(bytes), schedule: schedule)
    }
}

extension AgreementDocument {
    /// The agreement as a schedule fills it in: what is prepared under it, and nothing else, is what the schedule says.
    ///
    /// Refuses, with the lines of both files, a schedule for another version of the agreement and one that goes beyond
    /// `scope` anywhere. `guess` says which category a field without one is of, by its name.
    public func filled(
        in schedule: ScheduleDocument, guessing guess: (_ field: String) -> String?
    ) throws(AgreementError) -> AgreementDocument {
        var fit = ScheduleFit(schedule, under: self)
        fit.check(guessing: guess)
        guard fit.findings.isEmpty else { throw AgreementError(document: schedule.name, sorting: fit.findings) }
        return filled(inUnchecked: schedule)
    }

    /// The same of a schedule that was checked when it was taken into the register.
    public func filled(inUnchecked schedule: ScheduleDocument) -> AgreementDocument {
        AgreementDocument(
            name: name, bytes: bytes, digest: digest, agreement: agreement.filled(in: schedule.schedule),
            schedule: schedule)
    }
}

extension Agreement {
    fileprivate func filled(in schedule: SampleSchedule) -> Agreement {
        let recipients = access.recipients.filter { recipient in
            schedule.recipients.map { $0.contains { isSamePerson($0, recipient.name) } } ?? true
        }
        return Agreement(
            id: id, version: version, title: schedule.title, classification: classification, type: type,
            customerAuthorisation: customerAuthorisation, provider: provider, recipient: recipient,
            execution: execution, fault: schedule.fault, purposes: purposes, prohibitions: prohibitions,
            lawfulBasis: lawfulBasis, specialCategories: specialCategories,
            dataSubjects: schedule.dataSubjects ?? scope?.dataSubjects ?? dataSubjects, term: term,
            processing: processing, security: security, breach: breach, access: access.with(recipients: recipients),
            linkable: linkable, references: references, scope: scope, datasets: schedule.datasets,
            disposal: disposal.shortened(by: schedule.triggers, atMost: scope?.longestLimit), division: division,
            businessHours: businessHours, review: review, clauses: clauses)
    }
}

extension Access {
    fileprivate func with(recipients: [Recipient]) -> Access {
        Access(
            preparers: preparers, approvers: approvers, approvals: approvals, providerSignatories: providerSignatories,
            recipientSignatories: recipientSignatories, outOfHours: outOfHours, recipients: recipients)
    }
}

extension DisposalTerms {
    /// The same with shorter times: a schedule's where it names one, and from preparation the longest that a scope allows.
    func shortened(by triggers: [DisposalTrigger], atMost longest: Period?) -> DisposalTerms {
        var shortened = self.triggers.map { own in triggers.first { $0.from == own.from } ?? own }
        shortened += triggers.filter { trigger in !self.triggers.contains { $0.from == trigger.from } }
        if let longest {
            if let place = shortened.firstIndex(where: { $0.from == .prepared }) {
                if !shortened[place].within.isSurelyAtMost(longest) {
                    shortened[place] = DisposalTrigger(from: .prepared, within: longest)
                }
            } else {
                shortened.append(DisposalTrigger(from: .prepared, within: longest))
            }
        }
        return DisposalTerms(
            mode: mode, triggers: shortened, upstreamCap: upstreamCap, methodAtLeast: methodAtLeast,
            certificateWithin: certificateWithin, evidence: evidence)
    }
}
