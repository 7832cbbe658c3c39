@testable import Detection

/// What is found in a text, with the kinds that this is about.
func foundValues(_ text: String, _ kinds: Set<PersonalKind>) -> [(text: String, confidence: Confidence)] {
    let bytes = Array(text.utf8)
    var matches: [Recogniser.Match] = []
    Recogniser().scan(bytes.span, into: &matches)
    return matches.filter { kinds.contains($0.kind) }.map {
        (String(decoding: bytes[$0.range], as: UTF8.self), $0.confidence)
    }
}

/// What is found in a text, each as `kind: text`.
func found(_ text: String) -> [String] {
    var matches: [Recogniser.Match] = []
    let bytes = Array(text.utf8)
    Recogniser().scan(bytes.span, into: &matches)
    return matches.map { "\($0.kind.word): \(String(decoding: bytes[$0.range], as: UTF8.self))" }
}

/// The text of a line in which names stand in square brackets, and the names.
func markedLine(_ line: String) -> (text: String, names: [String]) {
    let text = line.replacing("[", with: "").replacing("]", with: "")
    let names = line.split(separator: "[", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "]" })
    }
    return (text, names)
}
