import Agreements
import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

/// The guarantee of docs/fidelity.md over generated fixed-width files of generated layouts.
struct FixedWidthFidelityTests {
    private struct Pair: Encodable {
        let encoding: String
        let before: String
        let after: String
    }

    @Test("records of fixed width keep their lengths, line ends and signs when every value is shaped")
    func shaped() throws {
        var random = SeededGenerator(seed: 20_261_125)
        let layouts = (0..<60).map { random.randomLayout(.allCases[$0 % FileDialect.Encoding.allCases.count]) }
        let shaping = try layouts.map { try TransformedExport.plan($0.dataset("shape")) }
        let keeping = try layouts.map { try TransformedExport.plan($0.dataset("keep")) }
        var comparison = Comparison("compare_text.py")
        try withTemporaryFolder { folder in
            let file = folder.path + "/export"
            for number in 0..<Comparison.count(1_000) {
                let layout = layouts[number % layouts.count]
                let isSound = number % 3 == 0
                let bytes = random.fixedFile(layout, isSound: isSound)
                let what = "\(layout.dataset("shape")) \(hex(bytes))"
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                let envelope = try DataLease.envelope(file, copy: nil, format: .csv)
                #expect(envelope.firstDifference == nil && envelope.size == bytes.count, "\(what)")
                do {
                    if isSound {
                        let kept = try TransformedExport(file, keeping[number % layouts.count])
                        #expect(kept.bytes == bytes, "\(what)")
                    }
                    let transformed = try TransformedExport(file, shaping[number % layouts.count])
                    #expect(transformed.setAside.isEmpty)
                    try comparison.add(
                        Pair(
                            encoding: layout.encoding.pythonName, before: hex(bytes), after: hex(transformed.bytes)),
                        what)
                } catch let error as any Refusal {
                    // Without line ends, one broken record leaves no place of those behind it known.
                    let isBlock = layout.mayBeBlocked && !isSound && error.what.contains("characters")
                    #expect(isBlock || error.what.contains("no record"), "\(error.what) \(what)")
                }
            }
            try comparison.finish()
        }
    }
}

/// A layout of fixed-width records.
private struct FixedFileLayout {
    struct Kind {
        /// The character that every record of the kind begins with; `nil` for any.
        var mark: Character?
        var widths: [Int]
        /// How many of the fields records of the kind may have.
        var counts: [Int]

        func length(_ count: Int) -> Int { widths.prefix(count).reduce(0, +) }
    }

    var kinds: [Kind]
    var allowsShortLines: Bool
    var encoding: FileDialect.Encoding

    /// Whether its records may stand one behind the other without line ends.
    var mayBeBlocked: Bool { kinds.count == 1 && kinds[0].counts.count == 1 }

    /// The lines of a dataset that declares this, with one operator for every field.
    func dataset(_ operation: String) -> [String] {
        var rules: [String] = []
        let records = kinds.enumerated().map { index, kind in
            var begin = 1
            let fields = kind.widths.enumerated().map { number, width in
                defer { begin += width }
                rules.append("\(kinds.count == 1 ? "" : "k\(index).")f\(number): {do: \(operation)}")
                return "f\(number): \(begin)-\(begin + width - 1)"
            }
            let marks = kind.mark.map { "marks: {\"1\": \"\($0)\"}, " } ?? ""
            let lengths = kind.counts.map { String(kind.length($0)) }.joined(separator: ", ")
            return "{name: k\(index), \(marks)lengths: [\(lengths)], fields: {\(fields.joined(separator: ", "))}}"
        }
        return [
            "format: fixed-width",
            "fixed: {encoding: \(encoding.rawValue), shortLines: \(allowsShortLines),"
                + " records: [\(records.joined(separator: ", "))]}",
            "malformed: \(operation == "keep" ? "refuse" : "shape")", "fields: {\(rules.joined(separator: ", "))}",
        ]
    }
}

extension SeededGenerator {
    fileprivate mutating func randomLayout(_ encoding: FileDialect.Encoding) -> FixedFileLayout {
        let kinds = (0...below(3)).map { index in
            let widths = (0...below(6)).map { _ in 1 + below(14) }
            let counts = below(3) == 0 && widths.count > 1 ? [widths.count - 1, widths.count] : [widths.count]
            let isMarked = index == 0 || below(4) > 0
            return FixedFileLayout.Kind(mark: isMarked ? Array("HDT1")[index] : nil, widths: widths, counts: counts)
        }
        let last = kinds.firstIndex { $0.mark == nil } ?? kinds.count - 1
        return FixedFileLayout(kinds: Array(kinds[...last]), allowsShortLines: below(4) == 0, encoding: encoding)
    }

    /// A file of records; where it is not sound, some are too long or too short or of no kind.
    fileprivate mutating func fixedFile(_ layout: FixedFileLayout, isSound: Bool) -> [UInt8] {
        let hasMark = layout.encoding == .utf16Marked || (below(8) == 0 && layout.encoding.hasMark)
        var text = hasMark ? "\u{FEFF}" : ""
        let isBlocked = layout.mayBeBlocked && below(3) == 0
        let usual = isBlocked ? "" : lineEnd()
        for _ in 0...below(12) {
            let kind = layout.kinds[below(layout.kinds.count)]
            let count = kind.counts[below(kind.counts.count)]
            var record = kind.widths.prefix(count).map { padded(fixedValue(), to: $0) }.joined()
            let rest = record.unicodeScalars.dropFirst().map(String.init).joined()
            // What has no mark has none by accident either.
            if let mark = kind.mark {
                record = String(mark) + rest
            } else if "HDT1".contains(record.prefix(1)) {
                record = "x" + rest
            }
            if !isSound {
                switch below(10) {
                case 0: record += fixedValue()
                case 1: record = record.unicodeScalars.dropLast(1 + below(4)).map(String.init).joined()
                case 2: record = "?" + record.unicodeScalars.dropFirst().map(String.init).joined()
                case 3 where !isBlocked: record += lineEnd()
                default: break
                }
            }
            text += record + (isBlocked || below(12) > 0 ? usual : lineEnd())
        }
        if below(6) == 0 { text += "\u{1A}" }
        var bytes = encode(text, layout.encoding)
        if !isSound, layout.encoding == .utf8, below(4) == 0 {
            for _ in 0...below(3) { bytes.insert(0x80 + UInt8(below(0x80)), at: below(bytes.count + 1)) }
        }
        return bytes
    }

    private mutating func fixedValue() -> String {
        let value = below(3) == 0 ? String(below(1_000_000)) : value()
        return value.replacing("\u{0}", with: "-")
    }

    /// A value with white space or zeros before or behind it, cut to a number of characters.
    private mutating func padded(_ value: String, to width: Int) -> String {
        let scalars = Array(value.unicodeScalars.prefix(width))
        let filling = String(repeating: below(5) == 0 ? "0" : " ", count: width - scalars.count)
        let text = scalars.map(String.init).joined()
        return below(3) == 0 ? filling + text : text + filling
    }
}
