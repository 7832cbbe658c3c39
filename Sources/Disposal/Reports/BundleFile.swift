public import Primitives

/// The page for the file about one bundle: what was shared, what came in as evidence and what each piece shows and does
/// not, and where it stands in the ledger.
public struct BundleFile: Hashable, Sendable {
    /// The sentence that no page leaves out.
    public static let cannotBeProven = "Deletion by another party cannot be proven."

    /// An event of the bundle in the ledger.
    public struct Event: Hashable, Sendable {
        /// Its place.
        public let sequence: Int
        /// When it happened.
        public let time: Instant
        /// What happened, in the event's word.
        public let kind: String
        /// Who did it, by name where the registry knows one.
        public let actor: String

        /// An event.
        public init(sequence: Int, time: Instant, kind: String, actor: String) {
            self.sequence = sequence
            self.time = time
            self.kind = kind
            self.actor = actor
        }
    }

    /// An event in its exact bytes, with a proof that it is in the ledger.
    public struct Proof: Hashable, Sendable {
        /// What is proved.
        public let title: String
        /// The event's bytes, on a line.
        public let event: String
        /// The proof, in the C2SP form tlog-proof.
        public let proof: String

        /// A proof.
        public init(title: String, event: String, proof: String) {
            self.title = title
            self.event = event
            self.proof = proof
        }
    }

    /// The bundle and what came in.
    public let entry: SharingReport.Entry
    /// The day as of which the state is.
    public let day: CivilDate
    /// How the limit that decides came about, a line a trigger.
    public let triggers: [String]
    /// The names of keys that signed something.
    public let signers: [KeyFingerprint: String]
    /// The bundle's events.
    public let events: [Event]
    /// The ledger's last signed checkpoint, a C2SP signed note; `nil` where none was written yet.
    public let checkpoint: String?
    /// The bundle's statement; `nil` where it is not found where it was written.
    public let statement: String?
    /// Proofs that the first and the newest of its events are in the ledger.
    public let proofs: [Proof]

    /// A page about a bundle.
    public init(
        entry: SharingReport.Entry, day: CivilDate, triggers: [String], signers: [KeyFingerprint: String],
        events: [Event], checkpoint: String?, statement: String? = nil, proofs: [Proof] = []
    ) {
        self.entry = entry
        self.day = day
        self.triggers = triggers
        self.signers = signers
        self.events = events
        self.checkpoint = checkpoint
        self.statement = statement
        self.proofs = proofs
    }

    /// The page in a form; a page is no table, so CSV has the pieces of evidence alone.
    public func render(as format: ReportFormat) -> String {
        switch format {
        case .html: HTMLPage.render(page)
        case .markdown: MarkdownPage.render(page)
        case .csv: CSVTable.render(evidenceTable)
        }
    }

    private var page: ReportPage {
        let standing = entry.standing
        let status = standing.status
        var blocks: [ReportPage.Block] = [
            .statement("State: \(status.state.rawValue) since \(status.since.inWords). \(sentence(status.reason))"),
            .statement(Self.cannotBeProven),
            .heading("The bundle"),
            .facts([
                ReportPage.Fact("File", "\(standing.name).zip.age"),
                ReportPage.Fact("SHA-256", standing.digest.hex),
                ReportPage.Fact("Agreement", "\(entry.agreement.id) version \(entry.agreement.version)"),
                ReportPage.Fact("With", [entry.company] + entry.people),
                ReportPage.Fact(
                    "Why", [entry.agreement.reason] + entry.agreement.purposes.map { "purpose: \($0)" }),
                ReportPage.Fact("What", entry.datasets.map(\.words)),
                ReportPage.Fact("Prepared", status.preparedOn.inWords),
                ReportPage.Fact("Sent", entry.sent),
                ReportPage.Fact("Acknowledged", entry.trail.acknowledgedOn?.inWords ?? "no receipt"),
                ReportPage.Fact(
                    "Limit", ["\(status.limit.inWords)", "certificate by \(status.certificateBy.inWords)"] + triggers),
            ]),
        ]
        blocks += [.heading("The statement that went with it"), statementBlock]
        blocks.append(.heading("What the agreement requires, and what came in"))
        for kind in entry.evidence + others { blocks += evidence(of: kind) }
        for (name, entries) in [("Changes of the limit", entry.trail.limits), ("Disputes", entry.trail.disputes)]
        where !entries.isEmpty {
            blocks += [
                .heading(name),
                .table(
                    ReportPage.Table(
                        columns: ["Day", "What"], rows: entries.map { ReportPage.Row([$0.day.description, $0.text]) })),
            ]
        }
        blocks += ledger
        return ReportPage(
            title: "Disposal of \(standing.shortName)",
            subtitle: "\(entry.company), as of the end of \(day.inWords), United Kingdom", blocks: blocks)
    }

    /// Kinds that came in without being asked for.
    private var others: [EvidenceKind] {
        EvidenceKind.allCases.filter { !entry.evidence.contains($0) && !entry.trail.pieces(of: $0).isEmpty }
    }

    private func evidence(of kind: EvidenceKind) -> [ReportPage.Block] {
        let isRequired = entry.evidence.contains(kind)
        let pieces = entry.trail.pieces(of: kind)
        var facts = pieces.map { piece in
            var lines = [piece.line]
            if let signer = piece.signer { lines.append("signed by \(signers[signer] ?? "(erased)"), \(signer)") }
            return ReportPage.Fact(
                piece.problems.isEmpty ? "Came in" : "Came in, does not count",
                lines + piece.documents.map { "on file: sha256 \($0)" })
        }
        if pieces.isEmpty { facts.append(ReportPage.Fact("Came in", "nothing yet")) }
        facts.append(ReportPage.Fact("It shows", "that \(kind.shows)"))
        facts.append(ReportPage.Fact("It does not show", kind.doesNotShow))
        return [.subheading(kind.rawValue + (isRequired ? "" : " (not required)")), .facts(facts)]
    }

    private var statementBlock: ReportPage.Block {
        statement.map(exact)
            ?? .paragraph("It is not where it was written. The recipient has it too; its signature is by the preparer.")
    }

    private func exact(_ text: String) -> ReportPage.Block {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return .exact(lines.last == "" ? lines.dropLast() : lines)
    }

    private var ledger: [ReportPage.Block] {
        var blocks: [ReportPage.Block] = [
            .heading("In the ledger"),
            .table(
                ReportPage.Table(
                    columns: ["Event", "Time", "What", "By"],
                    rows: events.map { event in
                        ReportPage.Row([String(event.sequence), event.time.description, event.kind, event.actor])
                    })),
        ]
        if let checkpoint {
            blocks.append(.paragraph("The last signed checkpoint of the ledger, which covers these events:"))
            blocks.append(exact(checkpoint))
        }
        for proof in proofs {
            blocks += [.paragraph("\(proof.title), in its exact bytes:"), exact(proof.event)]
            blocks += [.paragraph("and the proof that it is in the ledger (C2SP tlog-proof):"), exact(proof.proof)]
        }
        blocks.append(
            .paragraph(
                "datalease ledger prove B\(entry.standing.number) --out DIR writes proofs that all of these events are in "
                    + "the ledger; datalease ledger check verifies them without the register."))
        return blocks
    }

    private var evidenceTable: ReportPage.Table {
        ReportPage.Table(
            columns: [
                "bundle", "kind", "required", "recorded", "says", "signed_by", "key", "counts", "problems", "documents",
                "shows", "does_not_show",
            ],
            rows: (entry.evidence + others).flatMap { kind in
                let isRequired = entry.evidence.contains(kind) ? "yes" : "no"
                let pieces = entry.trail.pieces(of: kind)
                let words = [kind.shows, kind.doesNotShow]
                guard !pieces.isEmpty else {
                    return [
                        ReportPage.Row(
                            [entry.standing.shortName, kind.rawValue, isRequired, "", "missing", "", "", "no", "", ""]
                                + words)
                    ]
                }
                return pieces.map { piece in
                    ReportPage.Row(
                        [
                            entry.standing.shortName, kind.rawValue, isRequired, piece.recordedOn.description,
                            piece.says, piece.signer.flatMap { signers[$0] } ?? "", piece.signer?.description ?? "",
                            piece.problems.isEmpty ? "yes" : "no", piece.problems.joined(separator: "; "),
                            piece.documents.map(\.hex).joined(separator: "; "),
                        ] + words)
                }
            })
    }

    /// A reason as a sentence.
    private func sentence(_ reason: String) -> String {
        guard let first = reason.first else { return "" }
        return first.uppercased() + reason.dropFirst() + "."
    }
}
