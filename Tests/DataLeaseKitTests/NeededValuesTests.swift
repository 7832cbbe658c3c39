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
}
