public import Disposal
internal import Primitives

/// What `preview` shows, as a page: one file of HTML in which no original stands but what leaves in scrubbed text.
public struct PreviewPage: Sendable {
    private let file: NewPage

    /// A page at a path where nothing is; refuses another. Asked for before the exports are read.
    public init(at path: String) throws {
        file = try NewPage(at: path)
    }

    /// Writes the page; only its owner may read it.
    ///
    /// - Parameter agreement: The name of the agreement's file.
    public func write(_ previews: [DatasetPreview], agreement: String) throws {
        try file.write(
            ReportPage(
                title: "What the first records would become",
                subtitle: "under \(Folder.name(of: agreement)), with a key for this page alone",
                blocks: [.statement(Self.warning), .paragraph(Self.legend)] + previews.flatMap { Self.blocks($0) }))
    }

    static let warning =
        "Nothing has been shared. The new values are pseudonymised, and so still personal data: treat this page as such."
    static let legend = """
        A line with - is an original, masked: X and x stand for letters, 9 for digits, ¤ for other characters. A line with + \
        is what would leave instead, = what leaves as it is, masked here. In free text, what stands is shown: it leaves. \
        A bundle holds other pseudonyms.
        """

    private static func blocks(_ preview: DatasetPreview) -> [ReportPage.Block] {
        var blocks: [ReportPage.Block] = [.heading(preview.dataset)]
        if !preview.remarks.isEmpty { blocks.append(.facts([.init("to know", preview.remarks)])) }
        for (index, record) in preview.records.enumerated() {
            blocks.append(.subheading("Record \(index + 1)"))
            blocks.append(
                .changes(record.changes.map { ReportPage.Change($0.field, deed: $0.operatorName, lines: $0.lines) }))
            if let note = record.note { blocks.append(.paragraph(note)) }
        }
        return blocks
    }
}

extension DatasetPreview.Record {
    /// What there is to say of the record beside its values; `nil` for nothing.
    public var note: String? {
        if isSetAside { return "set aside: it is too broken to know its fields, and goes nowhere" }
        switch emptyCount {
        case 0: return nil
        case 1: return "1 more field is empty"
        default: return "\(emptyCount) more fields are empty"
        }
    }
}

extension DatasetPreview.Change {
    /// The lines of a diff.
    public var lines: [ReportPage.Change.Line] {
        switch outcome {
        case .kept(let value, let isShown): [.init(.same, isShown ? value : "\(value) (kept)")]
        case .replaced(let old, let new): [.init(.before, old), .init(.after, new)]
        case .removed(let new): [.init(.before, "(not shown)"), .init(.after, new)]
        }
    }
}
