import Testing

@testable import Detection

/// What records fill in anew holds what the last one did, and no more.
struct RefilledTests {
    @Test("what is emptied holds nothing, and then what is appended")
    func refilled() {
        var values = Refilled<UInt64>()
        for round in UInt64(0)..<3 {
            for value in 0..<(5 - round) {
                #expect(!values.contains(100 * round + value))
                values.append(100 * round + value)
            }
            #expect(values.count == Int(5 - round))
            #expect((0..<values.count).map { values[$0] } == (0..<(5 - round)).map { 100 * round + $0 })
            values.removeAll()
            #expect(values.count == 0 && !values.contains(100 * round))
        }
    }

    @Test("of more than the most the first gives way")
    func bounded() {
        var values = Refilled<UInt64>(most: 3)
        for round in UInt64(1)...2 {
            for value in 0..<7 { values.append(round * 10 + UInt64(value)) }
            #expect((0..<values.count).map { values[$0] } == [round * 10 + 4, round * 10 + 5, round * 10 + 6])
            values.removeAll()
        }
        // Fewer than before, so that what is behind them is of the record before.
        values.append(1)
        values.append(2)
        #expect(values.count == 2 && !values.contains(26))
        for value in UInt64(3)...5 { values.append(value) }
        #expect((0..<values.count).map { values[$0] } == [3, 4, 5])
    }
}
