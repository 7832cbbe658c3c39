import Foundation
import Testing

/// What a Mermaid state diagram draws, as far as the one in docs/disposal.md goes.
struct Diagram {
    struct Arrow: Hashable, CustomStringConvertible {
        let from: String
        let to: String
        let reason: String

        var description: String { "\(from) --> \(to) : \(reason)" }
    }

    private(set) var arrows: Set<Arrow> = []
    private(set) var firstStates: Set<String> = []
    /// The states in each box, those of boxes in it included.
    private var boxes: [String: Set<String>] = [:]
    private var names: [String: String] = [:]

    init(_ document: String) throws {
        let start = try #require(document.range(of: "```mermaid\nstateDiagram-v2\n")).upperBound
        let end = try #require(document.range(of: "\n```", range: start..<document.endIndex)).lowerBound
        let lines = document[start..<end].split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for line in lines {
            if let match = line.wholeMatch(of: /state "([a-z-]+)" as ([a-z_]+)/) {
                names[String(match.output.2)] = String(match.output.1)
            }
        }
        var open: [String] = []
        for line in lines {
            if let match = line.wholeMatch(of: /state ([A-Z][A-Za-z]+) \{/) {
                open.append(String(match.output.1))
            } else if line == "}" {
                try #require(!open.isEmpty)
                open.removeLast()
            } else if let match = line.wholeMatch(of: /\[\*\] --> ([A-Za-z_]+)/) {
                note(match.output.1, in: open)
                if match.output.1.first?.isLowercase == true { firstStates.insert(name(match.output.1)) }
            } else if let match = line.wholeMatch(of: /([A-Za-z_]+) --> ([A-Za-z_]+) : ([a-z, ]+)/) {
                for reason in match.output.3.split(separator: ", ") {
                    arrows.insert(
                        Arrow(from: name(match.output.1), to: name(match.output.2), reason: String(reason)))
                }
                note(match.output.1, in: open)
                note(match.output.2, in: open)
            } else {
                let isName = line.wholeMatch(of: /state "([a-z-]+)" as ([a-z_]+)/) != nil
                try #require(isName, "\(line)")
            }
        }
        try #require(open.isEmpty)
    }

    var states: Set<String> { boxes.values.reduce(into: []) { $0.formUnion($1) } }

    func arrows(from old: String, to new: String, for reason: String) -> Set<Arrow> {
        arrows.filter { $0.reason == reason && covers($0.from, old) && covers($0.to, new) }
    }

    private func covers(_ end: String, _ state: String) -> Bool { end == state || boxes[end]?.contains(state) == true }

    private func name(_ id: Substring) -> String { names[String(id)] ?? String(id) }

    private mutating func note(_ id: Substring, in open: [String]) {
        guard id.first?.isLowercase == true else { return }
        for box in open + [""] { boxes[box, default: []].insert(name(id)) }
    }
}
