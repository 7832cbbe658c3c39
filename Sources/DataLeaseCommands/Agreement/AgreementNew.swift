public import Agreements
public import ArgumentParser
internal import DataLeaseKit
internal import Glibc
internal import Primitives

extension Agreement.Relation: ExpressibleByArgument {}

struct AgreementNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Draft an agreement for a debug sample, to be completed by people.",
        usage: """
            datalease agreement new [--out FILE] [--from [DATASET=]EXPORT]...
                [--type TYPE] [--provider NAME] [--recipient NAME] [--system NAME]
                [--ticket ID] [--fault TEXT] [--end DATE] [--id ID] [--names]
                [--home DIR]
            """,
        discussion: """
            On a terminal it asks for what no flag says and nobody can guess; elsewhere it never asks. What is not known is \
            marked "# fill: WORD" in the draft, and agreement check lists it. Number, companies, people and keys come from \
            the home where there is one.
            """)

    @OptionGroup var options: HomeOptions
    @Option(
        help: ArgumentHelp("The file to write; it must not be there yet.", valueName: "file"), completion: .file())
    var out: String?
    @Option(
        name: .customLong("from"), parsing: .singleValue,
        help: ArgumentHelp("Fill datasets from what this export looks like.", valueName: "export"), completion: .file())
    var exports: [String] = []
    @Option(help: "What the parties are to each other.")
    var type = Agreement.Relation.controllerProcessor
    @Option(help: ArgumentHelp("Who lends: the company's registered name.", valueName: "name"))
    var provider: String?
    @Option(help: ArgumentHelp("Who borrows: the company's registered name.", valueName: "name"))
    var recipient: String?
    @Option(help: ArgumentHelp("The system that has the fault.", valueName: "name"))
    var system: String?
    @Option(help: ArgumentHelp("The number of the fault.", valueName: "id"))
    var ticket: String?
    @Option(help: ArgumentHelp("What goes wrong.", valueName: "text"))
    var fault: String?
    @Option(help: ArgumentHelp("The last day of the term.", valueName: "date"))
    var end: String?
    @Option(help: ArgumentHelp("The agreement's number (default: the next).", valueName: "id"))
    var id: String?
    @Flag(help: "The first row of each export is a header, and no record.")
    var names = false

    func run() async throws {
        if let out { try DataLease.refuseExisting(out) }
        let dataLease = try options.dataLease()
        var outline = try dataLease.agreementOutline(id: id, type: type)
        for question in AgreementOutline.Question.allCases {
            guard let answer = answer(to: question) else { continue }
            do {
                try outline.take(answer, for: question)
            } catch {
                throw KitError(.usage, "--\(question.rawValue): \(error.what)", hint: error.hint)
            }
        }
        // An export that comes by standard input leaves nobody to ask there.
        if !exports.contains(where: { $0 == "-" || $0.hasSuffix("=-") }) { Self.ask(&outline) }
        let draft = try await dataLease.draftAgreement(
            outline, DraftRequest(exports: exports, showsNames: names, file: out))
        for export in draft.numbered {
            Console.notice(
                "\(export): its columns go by number, for its first row may be a record; where it is a header, give --names"
            )
        }
        if let out {
            Console.result("file     \(out)")
        } else {
            Console.text(draft.text)
        }
        let values = draft.gaps.count == 1 ? "1 value is" : "\(draft.gaps.count) values are"
        Console.notice(
            "\(values) still to be filled in; datalease agreement check \(out ?? "FILE") says what and where")
    }

    private func answer(to question: AgreementOutline.Question) -> String? {
        switch question {
        case .provider: provider
        case .recipient: recipient
        case .system: system
        case .ticket: ticket
        case .fault: fault
        case .end: end
        }
    }

    /// Asks on a terminal for what is not known. An empty line leaves a question open, the end of input all that follow.
    private static func ask(_ outline: inout AgreementOutline) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return }
        let open = AgreementOutline.Question.allCases.filter { !outline.knows($0) }
        if !open.isEmpty { Console.notice("Enter leaves a question open: it is marked in the draft") }
        for question in open {
            while true {
                Console.ask("\(question.words)\n  (such as: \(question.example)): ")
                guard let line = readLine() else { return Console.ask("\n") }
                let answer = line.trimmed
                guard !answer.isEmpty else { break }
                do {
                    try outline.take(answer, for: question)
                    break
                } catch {
                    Console.report(error)
                }
            }
        }
    }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
