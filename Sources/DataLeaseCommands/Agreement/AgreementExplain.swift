internal import ArgumentParser
internal import DataLeaseKit

struct AgreementExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why a field may leave, in what form, and what a vendor learns from it.",
        usage: """
            datalease agreement explain FILE DATASET[.FIELD] [--json] [--home DIR]
            """,
        discussion: """
            Names the rule and the clause, the purpose and the limit, what the operator does, and what the recipient can \
            and cannot learn from the result. DATASET alone lists all its fields in short. A field may hold spaces and \
            full stops, and in XML is a path: payments./payments/payment/@ref. A field that no rule names shows what \
            would become of it. Reads no export.
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The agreement.", completion: .file())
    var file: String
    @Argument(help: .init("The field: contacts.Phone; or the dataset.", valueName: "dataset.field"))
    var target: String
    @Flag(help: "One JSON object a field, each on a line.")
    var json = false

    func run() async throws {
        let explained = try await options.dataLease().explain(file, target)
        if json {
            for field in explained.fields { Console.json(ExplainDisplay.json(field, explained)) }
        } else if explained.isOneField {
            for field in explained.fields { ExplainDisplay.show(field, explained) }
        } else {
            ExplainDisplay.show(explained)
        }
    }
}
