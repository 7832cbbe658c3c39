import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

/// Random histories against a slow reference, and what must hold in all of them.
@Suite struct StateModelTests {
    private static let seeds: [UInt64] = [7, 101, 202, 404]

    private func date(_ day: DayCount) throws -> CivilDate { try #require(CivilDate(daysSinceEpoch: day)) }

    private func fold(_ events: some Sequence<BundleEvent>, _ day: DayCount) throws -> BundleFold {
        try #require(BundleFold(Array(events), asOf: try date(day)))
    }

    @Test("the fold says what the table says when it is read slowly, on every kind of day")
    func reference() throws {
        let histories = StateModelTests.seeds.flatMap { seed in
            var random = SeededGenerator(seed: seed)
            return (0..<400).map { RandomHistory(&random, isDense: $0 % 3 == 0).events }
        }
        var random = SeededGenerator(seed: 5)
        var seen: Set<BundleState> = []
        for events in histories {
            let last = try #require(events.last).time.londonDate.daysSinceEpoch
            var days = Set((0..<4).map { _ in Int.random(in: RandomHistory.start - 1...last + 30, using: &random) })
            let status = try fold(events, last).status(agreement: "A")
            for boundary in [status.limit, status.certificateBy, status.heldUntil, status.backupsUntil] {
                guard let day = boundary?.daysSinceEpoch else { continue }
                days.formUnion([day, day + 1])
            }
            days.formUnion([status.limit.daysSinceEpoch - 8, status.limit.daysSinceEpoch - 7, last - 1, last])
            for day in days {
                let expected = ReferenceState(events, asOf: day)
                let fold = BundleFold(events, asOf: try date(day))
                #expect((fold == nil) == (expected == nil))
                guard let fold, let expected else { continue }
                let finding = fold.finding
                seen.insert(finding.state)
                guard finding.state == expected.state, finding.since.date == (try date(expected.since)),
                    fold.limits.limit.date == (try date(expected.limit)),
                    fold.limits.certificateBy.date == (try date(expected.certificateBy))
                else {
                    Issue.record(
                        "day \(day): \(finding.state) since \(finding.since.date), expected \(expected): \(events)")
                    return
                }
            }
        }
        #expect(seen == Set(BundleState.allCases))
    }

    @Test("what must hold whatever happens, and in whatever order, holds", arguments: seeds)
    func invariants(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for place in 0..<800 {
            let events = RandomHistory(&random, isDense: place % 3 == 0).events
            var wasLate = false
            try Walk(events).forEachStep { step in
                let (before, after) = (step.before, step.after)
                func what() -> Comment { "\(step): \(events)" }
                if !step.cause.mayMoveLimitLater {
                    #expect(after.limits.limit <= before.limits.limit, what())
                    #expect(after.limits.certificateBy <= before.limits.certificateBy, what())
                }
                #expect(after.limits.strictLimit <= after.limits.limit, what())
                #expect(after.limits.limit <= after.limits.certificateBy, what())
                let (old, new) = (before.finding.state, after.finding.state)
                if old.isComplete, !new.isComplete, new != .voided { #expect(step.cause.isCounterEvidence, what()) }
                // Other than by a contradiction, evidence takes it out only on the day on which it was complete.
                if old.isComplete, !new.isComplete, step.cause.isPaper, new != .disputed {
                    #expect(before.finding.since == before.today, what())
                }
                wasLate = wasLate || old == .confirmedLate
                if wasLate { #expect(new != .confirmed, what()) }
                if old == .overdue, !new.needsAction { #expect(step.cause.takesOutOfOverdue, what()) }
                // Neither naming a law nor lifting it makes anything better.
                if old.needsAction, step.cause == .hold || step.cause == .lifting { #expect(new == old, what()) }
                // Without a hold the limit is that of the terms, but for the first day behind one or a week behind a lifting.
                if step.cause == .lifting {
                    let week = max(after.limits.limitByTerms, after.today.adding(7))
                    #expect(after.limits.limit <= week, what())
                }
                // What was shown to be gone never looks as if it were out and all were well.
                if before.attestedOn != nil { #expect(new.isGone || new.needsAction || new == .voided, what()) }
                if old.isFinal, step.cause == .day { #expect(new == old, what()) }
                #expect(after.finding.since <= after.today, what())
            }
        }
    }

    @Test("no bundle looks fine behind its limit unless something accepted says that it is gone, or that it never left")
    func overdueWithoutEvidence() throws {
        var random = SeededGenerator(seed: 13)
        var overdue = 0
        for _ in 0..<2500 {
            let events = RandomHistory(&random).events.filter { !$0.fact.isEvidence && $0.fact != .voided }
            let last = try #require(events.last).time.londonDate.daysSinceEpoch
            let fold = try fold(events, last + .random(in: 0...30, using: &random))
            guard fold.today > fold.limits.limit, !fold.isRehearsal else { continue }
            #expect(fold.finding.state.needsAction, "\(events)")
            overdue += 1
        }
        #expect(overdue > 1000)
    }

    @Test("evidence that is sent a second time takes no bundle out of overdue")
    func repetition() throws {
        var random = SeededGenerator(seed: 17)
        var overdue = 0
        for _ in 0..<2500 {
            let events = RandomHistory(&random).events
            let last = try #require(events.last).time.londonDate.daysSinceEpoch
            guard try fold(events, last).finding.state == .overdue else { continue }
            overdue += 1
            let sequence = try #require(events.last).sequence
            let again = events.dropFirst().filter(\.fact.isSentIn).shuffled(using: &random).enumerated().map {
                BundleEvent(sequence: sequence + 1 + $0, time: events[events.count - 1].time, bundle: 1, fact: $1.fact)
            }
            #expect(try fold(events + again, last).finding.state.needsAction, "\(events)")
        }
        #expect(overdue > 200)
    }

    @Test("what happens behind the day, the order in which events are given and how often make no difference")
    func asOfOrderAndRepetition() throws {
        var random = SeededGenerator(seed: 19)
        for _ in 0..<1000 {
            let events = RandomHistory(&random).events
            let day = try #require(events.randomElement(using: &random)).time.londonDate.daysSinceEpoch
            let until = events.filter { $0.time.londonDate.daysSinceEpoch <= day }
            let expected = try fold(until, day).status(agreement: "A")
            #expect(try fold(events, day).status(agreement: "A") == expected)
            #expect(try fold(until, day).status(agreement: "A") == expected)
            let doubled = (events + until).shuffled(using: &random)
            #expect(try fold(doubled, day).status(agreement: "A") == expected)
        }
    }
}
