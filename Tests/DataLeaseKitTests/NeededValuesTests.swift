import Records
import TestSupport
import Testing

@testable import DataLeaseKit

struct NeededValuesTests {
    @Test("each value is held once, and has its position whenever it comes again")
    func once() {
        var random = SeededGenerator(seed: 1120)
        var needed = NeededValues()
        var positions: [[UInt8]: Int] = [:]
        for _ in 0..<20_000 {
            let value = (0..<Int.random(in: 0...3, using: &random)).map { _ in UInt8.random(in: 0...15, using: &random)
            }
            let position = needed.position(of: value.span)
            #expect(positions[value, default: position] == position)
            positions[value] = position
        }
        #expect(needed.column.count == positions.count)
        for (value, position) in positions { #expect(Array(needed.column[position]) == value) }
    }

    @Test("values that differ in one byte, wherever it is, or in how often one comes again, are others")
    func alike() {
        var needed = NeededValues()
        var positions: [[UInt8]: Int] = [:]
        for count in 0...34 {
            for changed in 0...count {
                var value = Array(repeating: UInt8(ascii: "a"), count: count)
                if changed < count { value[changed] = UInt8(ascii: "b") }
                positions[value] = needed.position(of: value.span)
            }
        }
        #expect(needed.column.count == positions.count)
        for (value, position) in positions {
            #expect(Array(needed.column[position]) == value)
            let again = needed.position(of: value.span)
            #expect(again == position)
        }
    }
}
