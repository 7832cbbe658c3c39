import Foundation
import Primitives
import Registry
import TestSupport
import Testing

@testable import Disposal

/// docs/disposal.md against the code: its diagram against the steps of random histories, its tables against the words.
@Suite struct StateDiagramTests {
    private static func document() throws -> String {
        String(decoding: try Checkout.root.appendingPathComponent("docs").read("disposal.md"), as: UTF8.self)
    }

    @Test("every step of random histories is drawn, and every arrow for every reason that it names is taken")
    func steps() throws {
        let diagram = try Diagram(try StateDiagramTests.document())
        #expect(diagram.states == Set(BundleState.allCases.map(\.rawValue)))
        var taken: Set<Diagram.Arrow> = []
        var firstStates: Set<String> = []
        var histories = try rareHistories().map(\.events)
        for seed in [23, 101, 202, 404] as [UInt64] {
            var random = SeededGenerator(seed: seed)
            for place in 0..<1000 { histories.append(RandomHistory(&random, isDense: place % 2 == 1).events) }
        }
        for events in histories {
            let walk = Walk(events)
            firstStates.insert(try walk.firstState().rawValue)
            try walk.forEachStep { step in
                let (old, new) = (step.before.finding.state, step.after.finding.state)
                guard old != new else { return }
                let arrows = diagram.arrows(from: old.rawValue, to: new.rawValue, for: step.cause.word(to: new))
                #expect(!arrows.isEmpty, "\(step) is not drawn")
                taken.formUnion(arrows)
            }
        }
        let missing = diagram.arrows.subtracting(taken).map(\.description).sorted()
        #expect(missing.isEmpty, "never taken")
        #expect(firstStates == diagram.firstStates)
    }

    /// What chance takes too rarely to rely on.
    private func rareHistories() throws -> [History] {
        let gone = BundleEvent.Fact.ownCopies(remaining: 0)
        return [
            try History(evidence: [.ownCopies])
                .adding(("2026-12-05", gone), ("2026-12-06", .ownCopies(remaining: 1))),
            try History().adding(
                ("2026-12-10", gone), ("2026-12-20", try certificate("2026-12-18")),
                ("2026-12-21", try limit(.newVersion, "2026-12-15", certificateBy: "2026-12-22"))),
            try History().adding(
                ("2026-12-10", gone), ("2026-12-20", try certificate("2026-12-18")),
                ("2026-12-21", try limit(.faultResolved, "2026-12-15", certificateBy: "2026-12-22"))),
            try History().adding(
                ("2026-12-20", try certificate("2026-12-18")),
                ("2026-12-21", try limit(.faultResolved, "2026-12-18", certificateBy: "2026-12-19"))),
            try History().adding(
                ("2026-12-10", gone), ("2026-12-20", try certificate("2026-12-18")),
                ("2026-12-21", .ownCopies(remaining: 1))),
            try History().adding(
                ("2026-12-10", gone), ("2026-12-31", try certificate("2026-12-31")),
                ("2027-01-01", .ownCopies(remaining: 1))),
            try History(evidence: [.backupStatement]).adding(
                ("2026-12-10", try evidence(.backupStatement, "2026-12-10", until: "2026-12-20"))),
            try History(evidence: [.certificate, .backupStatement]).adding(
                ("2026-12-20", try certificate("2026-12-18")),
                ("2027-01-09", try evidence(.backupStatement, "2027-01-08", until: "2027-03-01"))),
            try History(evidence: [.certificate, .backupStatement]).adding(
                ("2026-12-20", try certificate("2026-12-18")),
                ("2026-12-22", try evidence(.backupStatement, "2026-12-21", until: "2027-03-01"))),
            try History(
                evidence: [.certificate, .returnReceipt, .ownCopies],
                duty: DisposalDuty(isReturn: true, certifiers: "engineer")
            ).adding(
                ("2026-12-20", try certificate("2026-12-18", backups: "2027-01-01")),
                ("2026-12-21", try evidence(.returnReceipt, "2026-12-18"))),
            try History().adding(
                ("2026-12-05", .disputeOpened(.residue, by: .signer("approver"))), ("2026-12-06", .voided),
                ("2026-12-07", .disputeSettled(by: .signer("second approver")))),
            try History(evidence: [.ownCopies])
                .adding(("2026-12-05", gone), ("2026-12-06", .voided), ("2026-12-07", .released)),
            // A backup that ends on the day of disposal is left until midnight.
            try History(evidence: [.certificate]).adding(
                ("2026-12-20", try certificate("2026-12-20")),
                ("2026-12-20", try evidence(.backupStatement, "2026-12-20", until: "2026-12-20"))),
            try History(evidence: [.certificate]).adding(
                ("2027-01-04", try certificate("2027-01-04")),
                ("2027-01-04", try evidence(.backupStatement, "2027-01-04", until: "2027-01-04"))),
            try History(evidence: [.ownCopies]).adding(
                ("2026-12-05", gone), ("2026-12-05", try evidence(.backupStatement, "2026-12-05", until: "2026-12-05"))),
            // Nothing named a day, and the first that does is behind the limit.
            try History(
                evidence: [.key, .subProcessorCertificates],
                duty: DisposalDuty(certifiers: "engineer", "second engineer")
            ).adding(("2027-01-02", .keyDestroyed), ("2027-01-02", try certificate("2027-01-02"))),
            try History().adding(
                ("2026-12-20", try certificate("2026-12-18")),
                ("2026-12-25", try limit(.newVersion, "2026-12-20", certificateBy: "2026-12-22"))),
            try History(acknowledgeBy: "2026-12-02").adding(("2026-12-05", .replaced)),
            try History(acknowledgeBy: "2026-12-02")
                .adding(("2026-12-05", try receipt("2026-12-02", figures: .agreed))),
            try History(acknowledgeBy: "2026-12-02").adding(
                ("2026-12-05", .holdPlaced(until: try day("2027-02-01"))), ("2026-12-06", .replaced)),
            try History(acknowledgeBy: "2026-12-02").adding(
                ("2026-12-05", .holdPlaced(until: try day("2027-02-01"))),
                ("2026-12-06", try receipt("2026-12-02", figures: .agreed))),
            try History(acknowledgeBy: "2026-12-02").adding(
                ("2026-12-05", try limit(.recalled, "2026-12-20", certificateBy: "2026-12-22")),
                ("2026-12-06", .replaced)),
            try History(acknowledgeBy: "2026-12-02").adding(
                ("2026-12-05", try limit(.recalled, "2026-12-20", certificateBy: "2026-12-22")),
                ("2026-12-06", try receipt("2026-12-02", figures: .agreed))),
            // Only a backup was left behind C, and then a copy of ours turns up.
            try History(
                evidence: [.certificate, .returnReceipt, .ownCopies],
                duty: DisposalDuty(isReturn: true, certifiers: "engineer")
            ).adding(
                ("2026-12-10", gone), ("2026-12-19", try evidence(.returnReceipt, "2026-12-18")),
                ("2026-12-20", try certificate("2026-12-18", backups: "2027-02-01")),
                ("2027-01-20", .ownCopies(remaining: 1))),
        ]
    }

    @Test("the decision table has a line for every state, in an order that the exit codes follow")
    func decisionTable() throws {
        let lines = try StateDiagramTests.rows(under: "## Decision table", columns: 4)
        #expect(Set(lines.map { $0[1] }) == Set(BundleState.allCases.map(\.rawValue)))
        for line in lines {
            let state = try #require(BundleState(rawValue: line[1]))
            #expect(line[3] == (state.needsAction ? "2" : "0"), "\(state)")
        }
    }

    @Test("the table of evidence says what the program says of each kind, and who signs it")
    func evidenceTable() throws {
        let expected = EvidenceKind.allCases.map { kind in
            let signers = [kind.isSignedByRecipient ? "recipient" : nil, kind.isSignedByProvider ? "approver" : nil]
            let signed = signers.compactMap(\.self).joined(separator: " or ")
            return ["`\(kind.rawValue)`", signed.isEmpty ? "nobody" : signed, kind.shows, kind.doesNotShow]
        }
        #expect(try StateDiagramTests.rows(under: "## Evidence", columns: 4) == expected)
    }

    /// The rows of the first table under a heading, without its head.
    private static func rows(under heading: String, columns: Int) throws -> [[String]] {
        let document = try document()
        let start = try #require(document.range(of: "\n" + heading + "\n")).upperBound
        let lines = document[start...].split(separator: "\n", omittingEmptySubsequences: false)
        let table = lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return try table.dropFirst(2).map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(cells.count == columns, "\(line)")
            return cells
        }
    }
}

extension Walk {
    func firstState() throws -> BundleState {
        let first = try #require(events.first)
        return try #require(BundleFold([first], asOf: first.time.londonDate)).finding.state
    }
}

extension Walk.Cause {
    /// The word that the diagram has for it.
    func word(to state: BundleState) -> String {
        switch self {
        case .day: "midnight"
        case .release: state == .disputed ? "contradiction" : "sent"
        case .receipt: state == .disputed ? "contradiction" : "receipt"
        case .certificate, .evidence, .purge, .key: state == .disputed ? "contradiction" : "evidence"
        case .copyFound: "copy found"
        case .limit: "limit"
        case .newVersion: "new version"
        case .hold: "hold"
        case .lifting: "lifting"
        case .void: "void"
        case .dispute: "dispute"
        case .settlement: "settlement"
        case .replacement: "replaced"
        case .other: "nothing"
        }
    }
}
