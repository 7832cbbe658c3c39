import Records
import TestSupport
import Testing

@testable import Pseudonyms

/// The keys of a semantic type under a made-up master key; another seed is another agreement.
func fieldKey(_ type: String = "test", seed: UInt8 = 1, bundle: String? = nil) throws -> FieldKey {
    var bytes = (0..<32).map { UInt8($0) &* 7 &+ seed }
    let master = try MasterKey(erasing: &bytes)
    return try master.subkey(type: type, bundle: bundle)
}

func column(_ values: [[UInt8]]) -> ValueColumn {
    var column = ValueColumn()
    for value in values { column.appendValue(value) }
    return column
}

/// The pseudonyms of byte strings.
func pseudonyms(
    _ operation: Operator, of values: [[UInt8]], companions: [[UInt8]]? = nil, seed: UInt8 = 1
) throws -> [[UInt8]] {
    var output = ValueColumn()
    let pseudonymiser = Pseudonymiser(operator: operation, key: try fieldKey(seed: seed))
    try pseudonymiser.apply(column(values), companions: companions.map(column), into: &output)
    return (0..<output.count).map { Array(output[$0]) }
}

/// The pseudonyms of texts.
func pseudonyms(
    _ operation: Operator, _ values: [String], companions: [String]? = nil, seed: UInt8 = 1
) throws -> [String] {
    try pseudonyms(
        operation, of: values.map { Array($0.utf8) }, companions: companions?.map { Array($0.utf8) }, seed: seed
    ).map { String(decoding: $0, as: UTF8.self) }
}

/// The pseudonym of one text.
func pseudonym(_ operation: Operator, _ value: String, companion: String? = nil, seed: UInt8 = 1) throws -> String {
    try #require(try pseudonyms(operation, [value], companions: companion.map { [$0] }, seed: seed).first)
}

/// The originals of pseudonyms; `nil` for those that cannot be reversed.
func originals(_ operation: Operator, _ values: [String], seed: UInt8 = 1) throws -> [String?] {
    var output = ValueColumn()
    let pseudonymiser = Pseudonymiser(operator: operation, key: try fieldKey(seed: seed))
    let reversed = try pseudonymiser.reverse(column(values.map { Array($0.utf8) }), into: &output)
    return reversed.indices.map { reversed[$0] ? String(decoding: output[$0], as: UTF8.self) : nil }
}

/// The text with every ASCII digit as 9 and every ASCII letter as a or A: what spelling is left without its content.
func pattern(_ text: String) -> String {
    String(
        text.map { character in
            switch character {
            case "0"..."9": "9"
            case "a"..."z": "a"
            case "A"..."Z": "A"
            default: character
            }
        })
}

/// What a byte that is no UTF-8 may become.
let strayBytes: Set<UInt8> = [0xC0, 0xC1, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD]

func digits(_ text: String) -> String { text.filter { ("0"..."9").contains($0) } }

extension SeededGenerator {
    mutating func digits(_ count: Int) -> String {
        String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &self))) })
    }
}
