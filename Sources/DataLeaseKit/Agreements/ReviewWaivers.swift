public import Agreements
internal import Bundles
public import Primitives

/// What `agreement waive` wrote.
public struct WaiverWritten: Sendable {
    /// The file of the waiver.
    public let file: String
    /// What it waives.
    public let findings: [ReviewFinding]
    /// The key that signed it, in `file` with `.sig` behind it; `nil` where it is still to be signed.
    public let signer: KeyFingerprint?
}

/// Waivers of what the review of an agreement finds: papers outside of it, which an approver signs.
extension DataLease {
    /// Writes a waiver of findings of the review of the agreement at `path`, and signs it with the key file `key` where one
    /// is given. `adequacy` is the file of countries that the review goes by; `nil` for the list of this release.
    ///
    /// Refuses rules that find nothing there, and those that `prepare` refuses too; a reason that is no single line; a
    /// last day that is past, more than a year away or behind the term; and a key that is no approver's whom the agreement
    /// names, or is a preparer's.
    public func waiveFindings(
        of path: String, rules: [String], reason: String, until: CivilDate, to file: String, as key: String?,
        adequacy: String? = nil
    ) async throws -> WaiverWritten {
        let checked = try await checkAgreement(path, adequacy: adequacy)
        let document = checked.document
        var findings: [ReviewFinding] = []
        for rule in rules where !findings.contains(where: { $0.rule.id == rule }) {
            do throws(AgreementReview.WaiverProblem) {
                findings += try checked.review.waivable(rule)
            } catch {
                throw Self.refusal(error, of: rule, in: path)
            }
        }
        try checkWaiverDays(until, in: document.agreement)
        let named = Set(findings.map { Waiver.Finding(rule: $0.rule.id, place: $0.place) })
        let lines = named.sorted { ($0.rule, $0.place) < ($1.rule, $1.place) }
        func text(by name: String?) throws -> [UInt8] {
            try WaiverDraft.text(
                ofReview: lines, under: document.reference, on: surroundings.now().londonDate, until: until,
                reason: reason, name: name)
        }
        guard let key else {
            let approvers = document.agreement.access.approvers
            try write(try text(by: approvers.count == 1 ? approvers.first?.name : nil), to: file)
            return WaiverWritten(file: file, findings: findings, signer: nil)
        }
        let (signer, entry) = try await approver(key, notPreparerOf: nil, in: try openRegistry())
        let bytes = try text(by: entry.person)
        let signature = try await signer.sign(bytes, namespace: .waiver, at: surroundings.now())
        let given = GivenWaiver(
            path: file, waiver: try Waiver(parsing: bytes), bytes: bytes, signature: signature,
            signer: signer.key.fingerprint)
        try await refuse(given, under: document)
        try write(bytes, to: file)
        try Folder.replace(file + ".sig", with: signature, mode: 0o644)
        return WaiverWritten(file: file, findings: findings, signer: signer.key.fingerprint)
    }

    /// Marks in a review what the waivers at `paths` waive; refuses those that do not count today.
    func waive(
        _ paths: [String], in review: inout AgreementReview, of document: AgreementDocument, trust: TrustList?
    ) async throws {
        guard !paths.isEmpty else { return }
        guard trust != nil else {
            throw KitError(
                .usage, "without a home there is no trust list to hold a waiver against",
                hint: "name the home folder with --home DIR")
        }
        for path in paths {
            let given = try await readWaiver(path)
            guard given.waiver.kind == .review else {
                throw KitError(
                    .check, "\(path): the waiver is for the proof over the output of prepare",
                    hint: "it is for: datalease prepare ... --waiver FILE")
            }
            try await refuse(given, under: document)
            let waiver = ReviewWaiver(
                name: given.waiver.name, reason: given.waiver.reason, until: given.waiver.until)
            for finding in given.waiver.findings {
                do throws(AgreementReview.WaiverProblem) {
                    try review.waive(finding.rule, at: finding.place, by: waiver)
                } catch {
                    throw Self.refusal(error, of: finding.description, in: path)
                }
            }
        }
    }

    /// Refuses a waiver that is for another agreement, not by an approver who waives for others, or out of date.
    private func refuse(_ given: GivenWaiver, under document: AgreementDocument) async throws {
        try refuse(given, unlessUnder: document)
        let access = document.agreement.access
        let trust = try await trustList(in: try openRegistry())
        let entry = try refuse(
            given, unlessBy: trust, access, preparers: access.preparers.map(\.key.fingerprint))
        guard !access.preparers.contains(where: { entry.isPerson(named: $0.name) }) else {
            throw KitError(
                .check, "\(given.path): signed by the person who prepares under this agreement",
                hint: "an approver waives for others, never for themselves")
        }
        try refuseOutOfDate(given, document.agreement.term.end)
    }

    private func checkWaiverDays(_ until: CivilDate, in agreement: Agreement) throws {
        let today = surroundings.now().londonDate
        let days = until.daysSinceEpoch - today.daysSinceEpoch
        guard (0...Waiver.mostDays).contains(days) else {
            throw KitError(
                .usage, "a waiver cannot end on \(until)",
                hint: "write a day from today on, at most \(Waiver.mostDays) days away")
        }
        guard until <= agreement.term.end else {
            throw KitError(
                .usage, "a waiver cannot end on \(until), after the agreement's term, \(agreement.term.end)",
                hint: "write a day up to the end of the term")
        }
    }

    private func write(_ text: [UInt8], to file: String) throws {
        guard !Folder.exists(file), !Folder.exists(file + ".sig") else {
            throw KitError(
                .failed, "\(file) or its signature exists already",
                hint: "a waiver is never written over anything: name another file")
        }
        try Folder.write(text, to: file, mode: 0o644)
    }

    private static func refusal(
        _ problem: AgreementReview.WaiverProblem, of finding: String, in path: String
    ) -> KitError {
        switch problem {
        case .unknownRule:
            KitError(
                .check, "\(path): \(finding) is no finding that this release knows",
                hint: "docs/agreement-findings.md lists them")
        case .notFound:
            KitError(
                .check, "\(path): the review does not find \(finding)",
                hint: "run datalease agreement check FILE, and waive what it finds")
        case .refused:
            KitError(
                .check, "\(path): \(finding) cannot be waived: prepare refuses it",
                hint: "correct the agreement: sign a new version")
        }
    }
}
