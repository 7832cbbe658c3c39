import Foundation
import TestSupport
import Testing

/// Pairs of exports, before and after transformation, for a script beside this file that reads both with other parsers.
struct Comparison {
    private let script: String
    private var pairs: [UInt8] = []
    private var names: [String] = []

    /// Pairs for `script`.
    init(_ script: String) {
        self.script = script
    }

    /// Adds a pair: what the script is told, and for people which one it is.
    mutating func add(_ pair: some Encodable, _ name: @autoclosure () -> String) throws {
        pairs += try JSONEncoder().encode(pair) + [0x0A]
        names.append(name())
        if names.count == 5_000 { try finish() }
    }

    /// Runs the script and reports every difference that it found.
    mutating func finish() throws {
        let path = Checkout.root.appendingPathComponent("Tests/DataLeaseKitTests/Fidelity/Python/\(script)").path
        // Without compiled modules beside the sources.
        let outcome = try Peer.succeed(["python3", "-B", path], input: pairs)
        #expect(outcome.text.isEmpty)
        for line in outcome.text.split(separator: "\n").prefix(5) {
            let number = line.split(separator: " ").first.flatMap { Int($0) } ?? 0
            Issue.record("\(line)\n\(names[number])")
        }
        (pairs, names) = ([], [])
    }

    /// How many files a property test makes: `standard`, or in proportion to what DATALEASE_FIDELITY_FILES says in place
    /// of 3,000 (`make fuzz`: 100,000).
    static func count(_ standard: Int) -> Int {
        let asked = ProcessInfo.processInfo.environment["DATALEASE_FIDELITY_FILES"].flatMap { Int($0) }
        return asked.map { $0 * standard / 3_000 } ?? standard
    }
}

/// Bytes in hexadecimal digits.
func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
