/// One kind of value that is recognised by its form: what the form is, what checks it, which words announce it, and
/// examples of what must and must not be found. Tests run the examples, and docs/detection.md shows the table.
struct RecogniserRow: Sendable {
    /// What is found.
    var kind: PersonalKind
    /// How it is written.
    var form: String
    /// What is checked besides; empty where nothing is.
    var check: String
    /// Words that announce it; empty where none are needed.
    var words: String
    /// Texts with the value that is found with this confidence between `«` and `»`.
    var certain: [String]
    var likely: [String] = []
    var doubtful: [String] = []
    /// Texts in which nothing of this kind is found.
    var none: [String]
}

/// The table of all recognisers of form. People's names and street addresses are told by words, and are not in it.
enum RecogniserTable {
    static let rows: [RecogniserRow] =
        contacts + accounts + papers + devices + online
}
