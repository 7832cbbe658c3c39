public import Primitives

/// What was shared, with whom, why, until when, and what shows that it is gone: the officer's report on a period.
public struct SharingReport: Hashable, Sendable {
    /// What an agreement says of the sharing under it. All texts are as its file has them.
    public struct Agreement: Hashable, Sendable {
        /// The agreement's id.
        public let id: String
        /// Its version.
        public let version: Int
        /// The company that receives; `nil` where the agreement's bytes were erased.
        public let recipient: String?
        /// What for: the fault and its ticket, or the class of exchange.
        public let reason: String
        /// The purposes, as words.
        public let purposes: [String]
        /// The basis in law, where it is stated.
        public let lawfulBasis: String?
        /// Whose data they are, as words.
        public let dataSubjects: [String]

        /// What an agreement says.
        public init(
            id: String, version: Int, recipient: String?, reason: String, purposes: [String], lawfulBasis: String?,
            dataSubjects: [String]
        ) {
            self.id = id
            self.version = version
            self.recipient = recipient
            self.reason = reason
            self.purposes = purposes
            self.lawfulBasis = lawfulBasis
            self.dataSubjects = dataSubjects
        }
    }

    /// A bundle in the report.
    public struct Entry: Hashable, Sendable {
        /// Where it stands.
        public let standing: Verification.Standing
        /// Its agreement.
        public let agreement: Agreement
        /// The people who can open it, by name where the registry knows one.
        public let people: [String]
        /// What it holds.
        public let datasets: [Holding]
        /// The kinds of evidence that it needs.
        public let evidence: [EvidenceKind]
        /// What came in.
        public let trail: EvidenceTrail

        /// A bundle.
        public init(
            standing: Verification.Standing, agreement: Agreement, people: [String],
            datasets: [Holding], evidence: [EvidenceKind], trail: EvidenceTrail
        ) {
            self.standing = standing
            self.agreement = agreement
            self.people = people
            self.datasets = datasets
            self.evidence = evidence
            self.trail = trail
        }
    }

    /// A dataset in a bundle.
    public struct Holding: Hashable, Sendable {
        /// The dataset's name in the agreement.
        public let dataset: String
        /// How many rows of it the bundle holds.
        public let rows: Int

        /// So many rows of a dataset.
        public init(dataset: String, rows: Int) {
            self.dataset = dataset
            self.rows = rows
        }

        var words: String { "\(dataset): \(rows) \(rows == 1 ? "row" : "rows")" }
    }

    /// The first day of the period; `nil` for everything up to its end.
    public let from: CivilDate?
    /// The last day of the period, and the day as of which the states are.
    public let day: CivilDate
    /// The bundles that were with somebody, or awaited evidence, on some day of the period.
    public let entries: [Entry]

    /// A report on the bundles of the period, rehearsals left out: they never leave.
    public init(from: CivilDate?, day: CivilDate, entries: [Entry]) {
        self.from = from
        self.day = day
        self.entries = entries.filter { entry in
            let status = entry.standing.status
            guard status.state != .rehearsal else { return false }
            guard let from, status.state.isFinal else { return true }
            return status.since >= from
        }
    }

    /// The report in a form.
    public func render(as format: ReportFormat) -> String {
        switch format {
        case .html: HTMLPage.render(page)
        case .markdown: MarkdownPage.render(page)
        case .csv: CSVTable.render(table)
        }
    }

    private var period: String { from.map { "\($0.inWords) to \(day.inWords)" } ?? "up to \(day.inWords)" }

    private var page: ReportPage {
        let late = entries.filter { $0.standing.status.state.isLate || $0.standing.status.state.needsAction }
        var blocks: [ReportPage.Block] = [.heading("Summary"), .facts(summary)]
        if entries.isEmpty { blocks.append(.paragraph("Nothing was shared in this period.")) }
        if !late.isEmpty {
            blocks += [.heading("Late or in need of action"), .table(overview(late))]
        }
        if !entries.isEmpty {
            blocks += [.heading("What was shared"), .table(overview(entries)), .heading("Each bundle")]
        }
        for entry in entries { blocks += details(entry) }
        blocks.append(.heading("How to read this"))
        blocks.append(.paragraph(Self.explanation))
        blocks.append(.statement(BundleFile.cannotBeProven))
        return ReportPage(title: "What was shared, and what became of it", subtitle: period, blocks: blocks)
    }

    static let explanation =
        "A bundle is an encrypted sample of pseudonymised personal data. Its limit is the last day on which it may exist. "
        + "Confirmed says that the evidence which its agreement requires is complete; confirmed-late that it is, but came "
        + "late or shows a late disposal."

    private var summary: [ReportPage.Fact] {
        var counts: [BundleState: Int] = [:]
        for entry in entries { counts[entry.standing.status.state, default: 0] += 1 }
        let states = BundleState.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
        let companies = Set(entries.compactMap(\.agreement.recipient)).count
        return [
            ReportPage.Fact("Bundles", String(entries.count)),
            ReportPage.Fact("With companies", String(companies)),
            ReportPage.Fact("Under agreements", String(Set(entries.map(\.agreement.id)).count)),
            ReportPage.Fact("States", states.isEmpty ? ["none"] : states),
            ReportPage.Fact("As of", "the end of \(day.inWords), United Kingdom"),
        ]
    }

    private func overview(_ entries: [Entry]) -> ReportPage.Table {
        ReportPage.Table(
            columns: ["Bundle", "With", "Why", "Sent", "Limit", "State", "Since"],
            rows: entries.map { entry in
                let status = entry.standing.status
                return ReportPage.Row(
                    [
                        entry.standing.shortName, entry.company, entry.agreement.reason,
                        entry.trail.release?.day.description ?? "not sent", status.limit.description,
                        status.state.rawValue, status.since.description,
                    ], isMarked: status.state.isLate || status.state.needsAction)
            })
    }

    private func details(_ entry: Entry) -> [ReportPage.Block] {
        let standing = entry.standing
        let status = standing.status
        let rows = entry.datasets.map(\.words)
        var facts = [
            ReportPage.Fact("State", "\(status.state.rawValue) since \(status.since): \(status.reason)"),
            ReportPage.Fact("With", [entry.company] + entry.people),
            ReportPage.Fact("Why", [entry.agreement.reason] + entry.agreement.purposes.map { "purpose: \($0)" }),
            ReportPage.Fact("Lawful basis", entry.agreement.lawfulBasis),
            ReportPage.Fact("Whose data", entry.agreement.dataSubjects),
            ReportPage.Fact("What", rows),
            ReportPage.Fact("Agreement", "\(entry.agreement.id) version \(entry.agreement.version)"),
            ReportPage.Fact("Prepared", status.preparedOn.description),
            ReportPage.Fact("Sent", entry.sent),
            ReportPage.Fact(
                "Limit", ["\(status.limit)", "act by \(status.actBy)", "certificate by \(status.certificateBy)"]),
        ]
        if let day = entry.trail.acknowledgedOn { facts.append(ReportPage.Fact("Acknowledged", day.description)) }
        for (name, entries) in [("Changes of the limit", entry.trail.limits), ("Disputes", entry.trail.disputes)]
        where !entries.isEmpty {
            facts.append(ReportPage.Fact(name, entries.map { "\($0.day): \($0.text)" }))
        }
        facts += entry.evidence.map { kind in
            ReportPage.Fact("Evidence: \(kind.rawValue)", entry.lines(of: kind))
        }
        return [.subheading(standing.shortName), .facts(facts)]
    }

    /// The report as a table: a row a bundle.
    private var table: ReportPage.Table {
        ReportPage.Table(
            columns: [
                "bundle", "file", "sha256", "agreement", "version", "recipient", "people", "reason", "purposes",
                "lawful_basis", "data_subjects", "datasets", "rows", "prepared", "sent", "sent_by", "limit",
                "certificate_by", "state", "since", "needs_action", "late", "why", "evidence_required", "evidence",
            ],
            rows: entries.map { entry in
                let standing = entry.standing
                let status = standing.status
                return ReportPage.Row([
                    standing.shortName, standing.name, standing.digest.hex, entry.agreement.id,
                    String(entry.agreement.version), entry.company, entry.people.joined(separator: "; "),
                    entry.agreement.reason, entry.agreement.purposes.joined(separator: "; "),
                    entry.agreement.lawfulBasis ?? "", entry.agreement.dataSubjects.joined(separator: "; "),
                    entry.datasets.map(\.dataset).joined(separator: "; "),
                    String(entry.datasets.reduce(0) { $0 + $1.rows }), status.preparedOn.description,
                    entry.trail.release?.day.description ?? "", entry.trail.release?.text ?? "",
                    status.limit.description, status.certificateBy.description, status.state.rawValue,
                    status.since.description, status.state.needsAction ? "yes" : "no",
                    status.state.isLate ? "yes" : "no", status.reason,
                    entry.evidence.map(\.rawValue).joined(separator: "; "),
                    entry.evidence.flatMap { kind in entry.lines(of: kind).map { "\(kind.rawValue): \($0)" } }
                        .joined(separator: "; "),
                ])
            })
    }
}

extension SharingReport.Entry {
    /// The company, or that nobody knows it any more.
    var company: String { agreement.recipient ?? "(erased)" }

    /// When and how it was sent.
    var sent: String { trail.release.map { "\($0.day), by \($0.text)" } ?? "not sent" }

    /// What came in of a kind, a line a piece.
    func lines(of kind: EvidenceKind) -> [String] {
        let lines = trail.pieces(of: kind).map(\.line)
        return lines.isEmpty ? ["missing"] : lines
    }
}

extension EvidenceTrail.Piece {
    /// The piece on one line.
    var line: String {
        let words = "recorded \(recordedOn): \(says)"
        return problems.isEmpty ? words : "\(words); does not count: \(problems.joined(separator: ", "))"
    }
}
