public import Primitives

/// An agreement that may have gaps, read for review: with stand-ins in its gaps, so that what else is wrong can be told.
///
/// It is never a ground for anything: who signs and who prepares reads an `AgreementDocument`, which has no gaps.
public struct AgreementDraft: Sendable {
    /// What is still to be filled in, in the order of the file; none of an agreement that is complete.
    public let gaps: [AgreementGap]
    /// The file's own bytes and digest, and what it would say if its gaps were filled.
    public let document: AgreementDocument

    /// An agreement without gaps.
    public init(complete document: AgreementDocument) {
        self.init(gaps: [], document: document)
    }

    private init(gaps: [AgreementGap], document: AgreementDocument) {
        self.gaps = gaps
        self.document = document
    }

    /// Reads an agreement that may have gaps: everything else is asked of it as `AgreementDocument.read` does.
    ///
    /// - Parameter date: The day of the review, which stand-ins of days go by.
    /// - Throws: Whatever is wrong besides the gaps; then all of the gaps are named too.
    public static func read(
        _ bytes: [UInt8], name: String, profiles: ProfileLibrary = .standard, on date: CivilDate
    ) throws(AgreementError) -> AgreementDraft {
        let source = try YAMLSource(bytes, name: name)
        var findings = Findings()
        var root = try YAMLNode.read(source, name: name, findings: findings)
        let gaps = GapSearch.gaps(in: root, source)
        if !gaps.isEmpty {
            let filled = try YAMLSource(GapFilling.filled(source, gaps, in: root, on: date), name: name)
            findings = Findings()
            root = try YAMLNode.read(filled, name: name, findings: findings)
        }
        let agreement = AgreementReader(findings: findings, profiles: profiles).agreement(root)
        guard findings.isEmpty, let agreement else {
            // What is said of a stand-in is no news: its gap is named.
            let lines = Set(gaps.map(\.line))
            let others = findings.all.filter { finding in finding.line.map { !lines.contains($0) } ?? true }
            let found = gaps.map(\.finding) + others
            throw AgreementError(
                document: name, sorting: found.isEmpty ? [AgreementFinding(what: "this is no agreement")] : found,
                most: gaps.isEmpty ? AgreementError.mostFindings : .max)
        }
        return AgreementDraft(
            gaps: gaps,
            document: AgreementDocument(
                name: name, bytes: bytes, digest: .sha256(bytes), agreement: agreement, schedule: nil))
    }

    /// What a gate refuses for another reason than a gap, or that a draft is not signed.
    public func standing(_ refusals: [GateRefusal]) -> [GateRefusal] {
        guard !gaps.isEmpty else { return refusals }
        return refusals.filter { $0.section != "execution" && !isOpen($0.place) }
    }

    /// What is shown of its rules, those left out that are stand-ins.
    public var report: AgreementReport {
        var report = AgreementReport(document.agreement)
        let datasets = document.agreement.datasets.enumerated().map { ($0.element.name, "datasets[\($0.offset + 1)]") }
        let places = Dictionary(datasets) { first, _ in first }
        let open = Set(gaps.map(\.place))
        report.rows.removeAll { row in
            open.contains("datasets") || open.contains("\(places[row.dataset] ?? "").fields.\(row.field)")
        }
        return report
    }

    /// Whether a place of the file is a gap, or holds one.
    func isOpen(_ place: String) -> Bool {
        gaps.contains { $0.place == place || $0.place.hasPrefix(place + ".") || $0.place.hasPrefix(place + "[") }
    }
}
