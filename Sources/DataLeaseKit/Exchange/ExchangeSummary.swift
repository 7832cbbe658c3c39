internal import Disposal
public import Primitives

/// What a run over an exchange folder did.
public struct ExchangeFolderRun: Sendable {
    /// A file that was sent.
    public struct Sent: Sendable {
        /// The name it was dropped under.
        public let file: String
        /// The bundle's name, as its files have it.
        public let bundle: String
        /// The bundle's number.
        public let number: Int
        /// What the exchange came to.
        public let exchange: ExchangeRecord
    }

    /// A file that was not sent.
    public struct Failed: Sendable {
        /// The name it has in `failed/`.
        public let file: String
        /// Why, with what to do.
        public let reason: String
        /// The kind of the refusal.
        public let category: RefusalCategory
    }

    /// What was sent, in order.
    public internal(set) var sent: [Sent] = []
    /// What was not, in order.
    public internal(set) var failed: [Failed] = []
    /// The files that wait for the totals that are expected of them.
    public internal(set) var waiting: [String] = []
    /// How many things lie in `in/` that cannot be sent: links, folders, and names that are too long or no plain text.
    public internal(set) var passedOver = 0
    /// What the run before had been cut off at, and what became of it, in a line.
    public internal(set) var recovered: String?
    /// The page that says all of this; `nil` where there was nothing to say.
    public internal(set) var summary: String?

    /// What is said of the things that were passed over.
    public var passedOverText: String {
        let things = passedOver == 1 ? "1 thing lies" : "\(passedOver) things lie"
        return
            "\(things) in the folder in, and cannot be sent: a link, a folder, or a name that is too long or no plain text."
    }

    /// Whether nothing was there to do.
    var isEmpty: Bool { sent.isEmpty && failed.isEmpty && recovered == nil }
}

/// The page for people about a run over an exchange folder: totals in pounds, what failed and why.
struct ExchangeSummary {
    let run: ExchangeFolderRun
    let provider: String
    let recipient: String
    let agreement: String
    let sequence: String
    let at: Instant

    var page: ReportPage {
        var blocks: [ReportPage.Block] = [
            .facts([
                .init("From", provider), .init("To", recipient), .init("Agreement", agreement),
                .init("Sequence", sequence),
            ])
        ]
        if let recovered = run.recovered { blocks.append(.statement(recovered)) }
        blocks.append(.heading("Sent"))
        if run.sent.isEmpty {
            blocks.append(.paragraph("Nothing was sent."))
        } else {
            blocks.append(.table(table))
            for sent in run.sent where !sent.exchange.groups.isEmpty {
                blocks.append(.subheading("Number \(sent.exchange.number), by transaction code and day"))
                blocks.append(.table(Self.groups(of: sent.exchange)))
            }
        }
        if !run.failed.isEmpty {
            blocks.append(.heading("Not sent"))
            blocks.append(
                .table(
                    .init(
                        columns: ["File in failed/", "Why, and what to do"],
                        rows: run.failed.map { .init([$0.file, $0.reason], isMarked: true) })))
        }
        if !run.waiting.isEmpty {
            blocks.append(.heading("Waiting for the totals that are expected"))
            blocks.append(.paragraph(run.waiting.joined(separator: ", ")))
        }
        if run.passedOver > 0 { blocks.append(.statement(run.passedOverText)) }
        return ReportPage(
            title: "Exchange \(sequence)", subtitle: "\(provider) to \(recipient), \(at)", blocks: blocks)
    }

    private var table: ReportPage.Table {
        let rows: [ReportPage.Row] = run.sent.map { sent in
            let exchange = sent.exchange
            return .init(
                [
                    "\(exchange.number)", sent.file, sent.bundle, "\(exchange.read)", "\(exchange.sent)",
                    exchange.heldBack.rows == 0 ? "none" : "\(exchange.heldBack)",
                    exchange.acknowledgeBy.map { "\($0)" } ?? "not asked for",
                ], isMarked: exchange.heldBack.rows > 0)
        }
        return .init(
            columns: ["Number", "File", "Bundle", "Read", "Sent", "Held back", "Receipt due"], rows: rows)
    }

    private static func groups(of exchange: ExchangeRecord) -> ReportPage.Table {
        let rows: [ReportPage.Row] = exchange.groups.map { group in
            .init([
                group.code ?? "-", group.date.map { "\($0)" } ?? "-", "\(group.read)", "\(group.sent)",
                group.heldBack.rows == 0 ? "none" : "\(group.heldBack)",
            ])
        }
        return .init(columns: ["Code", "Day", "Read", "Sent", "Held back"], rows: rows)
    }
}
