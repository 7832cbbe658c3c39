import Foundation
import Primitives
import TestSupport
import Testing

@testable import Disposal
@testable import Registry

/// The list of bank holidays as data: the file, the tables made from it, and what a later list does to a limit.
@Suite struct BankHolidaysTests {
    private func file() throws -> [UInt8] {
        try Checkout.root.appendingPathComponent("agreements").read("bank-holidays.json")
    }

    @Test("the built-in tables are the file agreements/bank-holidays.json", arguments: Division.allCases)
    func tables(division: Division) throws {
        let bytes = try file()
        let parsed = try BankHolidays(parsing: bytes)
        let calendar = parsed.calendar(for: division)
        let builtIn = BankHolidays.builtIn.calendar(for: division)
        #expect(calendar.holidays == builtIn.holidays, "run scripts/bank-holidays.py")
        #expect(calendar.firstDate == builtIn.firstDate)
        #expect(calendar.lastDate == (try day("2028-12-31")))
        #expect(parsed.edition == "sha256-\(Digest.sha256(bytes).hex.prefix(12))+\(BankHolidays.builtIn.edition)")
        #expect(calendar.name == "\(division.rawValue) \(parsed.edition)")
    }

    @Test("a file that is not of the shape that gov.uk publishes is refused, and said where")
    func refusals() throws {
        let text = String(decoding: try file(), as: UTF8.self)
        let changes: [(String, String)] = [
            ("\"scotland\": {", "\"wales\": {"), ("\"division\": \"scotland\"", "\"division\": \"wales\""),
            ("\"events\"", "\"days\""), ("\"title\"", "\"name\""), ("\"bunting\": true", "\"bunting\": \"yes\""),
            ("\"notes\": \"\"", "\"notes\": null"), ("2026-12-25", "2026-12-32"), ("2026-12-25", "25/12/2026"),
            ("2026-12-25", "2026-12-24T00:00"), ("2026-12-25", "2025-12-25"), ("2027-01-01", "2026-12-28"),
        ]
        for (old, new) in changes {
            let changed = text.replacingOccurrences(of: old, with: new)
            try #require(changed != text, "\(old)")
            let error = try #require(throws: DisposalError.self, "\(old) -> \(new)") {
                try BankHolidays(parsing: Array(changed.utf8))
            }
            #expect(!error.what.isEmpty)
        }
        for text in ["", "[]", "{}", "null", String(text.dropLast(5)), text + "x"] {
            #expect(throws: DisposalError.self) { try BankHolidays(parsing: Array(text.utf8)) }
        }
    }

    @Test("a list that leaves out a year, or has none, is refused: half a download is no calendar")
    func gaps() throws {
        #expect(throws: DisposalError.self) {
            try list([["2026-01-01", "2028-01-03"], ["2026-01-01"], ["2026-01-01"]])
        }
        #expect(throws: DisposalError.self) { try list([["2026-01-01"], [], ["2026-01-01"]]) }
        #expect(throws: DisposalError.self) {
            try list([["2026-01-01", "2026-01-01"], ["2026-01-01"], ["2026-01-01"]])
        }
        let short = try list([["2026-01-01", "2027-12-27"], ["2026-01-01"], ["2026-01-02"]])
        #expect(short.calendar(for: .englandAndWales).lastDate == (try day("2027-12-31")))
        #expect(short.calendar(for: .scotland).lastDate == (try day("2026-12-31")))
    }

    /// A list in the shape of the file, with these dates for the three divisions.
    private func list(_ dates: [[String]]) throws -> BankHolidays {
        let divisions = zip(Division.allCases, dates).map { division, dates in
            let events = dates.map { #"{"title": "A holiday", "date": "\#($0)", "notes": "", "bunting": false}"# }
            let name = division.rawValue
            return "\"\(name)\": {\"division\": \"\(name)\", \"events\": [\(events.joined(separator: ","))]}"
        }
        return try BankHolidays(parsing: Array("{\(divisions.joined(separator: ","))}".utf8))
    }

    /// Any list that the parser takes: some days of every year up to 2028 to 2034.
    private func randomList(_ random: inout SeededGenerator) throws -> BankHolidays {
        var dates: [[String]] = []
        for _ in Division.allCases {
            var days: Set<Int> = []
            for year in Int.random(in: 2025...2027, using: &random)...Int.random(in: 2028...2034, using: &random) {
                let start = try #require(CivilDate(year: year, month: 1, day: 1)).daysSinceEpoch
                for _ in 0..<Int.random(in: 1...16, using: &random) {
                    days.insert(start + Int.random(in: 0..<365, using: &random))
                }
            }
            dates.append(try days.sorted().map { try #require(CivilDate(daysSinceEpoch: $0)).description })
        }
        return try list(dates)
    }

    @Test("whatever a later list says, a provisional limit moves to an earlier day or stays, and no other moves")
    func revision() throws {
        var random = SeededGenerator(seed: 20_261_122)
        let lists = try (0..<25).map { _ in try randomList(&random) }
        var (moved, provisional) = (0, 0)
        for _ in 0..<1500 {
            let prepared = try #require(
                CivilDate(daysSinceEpoch: try day("2028-06-01").daysSinceEpoch + .random(in: 0..<400, using: &random)))
            func period(_ random: inout SeededGenerator) -> Period {
                Bool.random(using: &random)
                    ? .workingDays(.random(in: 1...90, using: &random))
                    : .calendar(
                        months: .random(in: 0...4, using: &random), days: .random(in: 1...40, using: &random))
            }
            let terms = LimitTerms(
                triggers: [
                    DisposalTrigger(from: .prepared, within: period(&random)),
                    DisposalTrigger(from: .agreementEnd, within: period(&random)),
                ], certificateWithin: Bool.random(using: &random) ? period(&random) : nil, evidence: [.certificate],
                division: try #require(Division.allCases.randomElement(using: &random)),
                agreementEnd: try #require(CivilDate(daysSinceEpoch: prepared.daysSinceEpoch + 60)))
            let record = try terms.limit(preparedOn: prepared)
            let list = try #require(lists.randomElement(using: &random))
            let revised = record.revised(in: list)
            #expect(revised.date <= record.date)
            #expect(revised.certificateBy <= record.certificateBy)
            let again = revised.revised(in: try #require(lists.randomElement(using: &random)))
            #expect(again.date <= revised.date)
            #expect(again.certificateBy <= revised.certificateBy)
            if record.isProvisional { provisional += 1 } else { #expect(revised == record) }
            if revised.date < record.date { moved += 1 }
        }
        #expect(provisional > 300)
        #expect(moved > 50)
    }

    @Test("a bundle whose limit is provisional is judged by the earlier of both lists, and says so until a list knows")
    func revisedFold() throws {
        let terms = LimitTerms(
            triggers: [DisposalTrigger(from: .prepared, within: .workingDays(10))], certificateWithin: nil,
            evidence: [.certificate], division: .englandAndWales, agreementEnd: try day("2029-12-31"))
        let limit = try terms.limit(preparedOn: try day("2028-12-20"))
        #expect(limit.date == (try day("2029-01-05")))
        let prepared = try event(limit)
        func status(_ list: BankHolidays) throws -> BundleStatus {
            let events = [try #require(BundleEvent(prepared))]
            return try #require(
                BundleStatus(of: events, asOf: try day("2029-01-04"), agreement: "A", in: list))
        }
        let known = ["2028-12-25", "2028-12-26"]
        #expect(try status(.builtIn).isProvisional)
        #expect(try status(.builtIn).state == .due)
        // A day more off would give more time: it does not.
        let more = try list([known + ["2029-01-01", "2029-01-02"], known, known])
        #expect(try status(more).limit == (try day("2029-01-05")))
        #expect(try !status(more).isProvisional)
        // Two days off fewer: the bundle is late.
        let fewer = try list([["2028-01-03", "2029-12-25"], known, known])
        #expect(try status(fewer).limit == (try day("2029-01-03")))
        #expect(try status(fewer).state == .overdue)
        // Where the new list does not reach far enough either, it stays provisional.
        #expect(try status(try list([known, known, known])).isProvisional)
    }

    @Test("one pass over the ledger computes provisional limits again, and a move of one is a revision that stays")
    func revisedFolds() throws {
        let terms = LimitTerms(
            triggers: [DisposalTrigger(from: .prepared, within: .workingDays(10))], certificateWithin: nil,
            evidence: [.certificate], division: .englandAndWales, agreementEnd: try day("2029-12-31"))
        let known = ["2028-12-25", "2028-12-26"]
        let fewer = try list([["2028-01-03", "2029-12-25"], known, known])
        let prepared = try #require(BundleEvent(try event(try terms.limit(preparedOn: try day("2028-12-20")))))
        // A newer version of the agreement, whose limit is not provisional.
        let replaced = BundleEvent(
            sequence: prepared.sequence + 1, time: prepared.time, bundle: prepared.bundle,
            fact: try limit(.newVersion, "2029-01-12", certificateBy: "2029-01-12"))
        func revision(_ events: [BundleEvent], _ holidays: BankHolidays) throws -> Int {
            var folds = BundleFolds(asOf: try day("2029-01-04"), in: holidays)
            for event in events { folds.apply(event) }
            let fold = try #require(folds[prepared.bundle])
            let status = fold.status(agreement: "A", in: holidays)
            let expected = BundleStatus(of: events, asOf: folds.day, agreement: "A", in: holidays)
            #expect(status == expected)
            return status.revision
        }
        #expect(try revision([prepared], .builtIn) == 0)
        #expect(try revision([prepared], fewer) == 2)
        #expect(try revision([prepared, prepared], fewer) == 2)
        #expect(try revision([prepared, replaced], .builtIn) == 1)
        #expect(try revision([prepared, replaced], fewer) == 3)
    }

    private func event(_ limit: LimitRecord) throws -> Event {
        let sample = try sampleBundle(1)
        return Event(
            sequence: 1, time: Instant(startOf: try day("2028-12-20")), actor: .user("officer"),
            tree: TreeHead(size: 0, root: Digest.sha256("")),
            body: .bundlePrepared(
                PreparedBundle(
                    bundle: 1, isRehearsal: false, stem: sample.stem, digest: sample.digest, size: 1,
                    agreement: sample.agreement, recipients: [], datasets: [], limit: limit, evidence: [.certificate],
                    methodAtLeast: .delete)))
    }
}
