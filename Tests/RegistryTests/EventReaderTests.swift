import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct EventReaderTests {
    /// All that the reader of the whole ledger says of an event, by the slow way.
    private func expectEqual(_ reader: EventReader, _ event: Event, _ comment: Comment) {
        #expect(reader.sequence == event.sequence, comment)
        #expect(reader.time == event.time, comment)
        #expect(reader.kind == event.body.kind, comment)
        #expect(reader.tree == event.tree, comment)
        #expect(reader.bundle == event.body.bundle, comment)
        #expect(reader.bundleEvent == BundleEvent(event), comment)
        #expect(reader.evidence == event.body.evidence, comment)
        #expect(reader.checkpoint == event.body.checkpoint, comment)
        if case .bundlePrepared(let prepared) = event.body {
            #expect(reader.preparation == BundleRecord(prepared, event: event.sequence), comment)
        } else {
            #expect(reader.preparation == nil, comment)
        }
    }

    @Test("what is read quickly of an event is what the event says, for random events of every kind")
    func randomEvents() throws {
        var random = RandomEvents(seed: 26)
        var reader = EventReader()
        var quick: Set<EventKind> = []
        for round in 0..<600 {
            for kind in EventKind.allCases {
                let event = random.event(kind)
                try reader.read(event.bytes)
                expectEqual(reader, event, "\(kind), round \(round)")
                if reader.parsed == nil { quick.insert(kind) }
            }
        }
        let slow: Set<EventKind> = [
            .homeInitialised, .trustChanged, .agreementRegistered, .agreementSigned, .scheduleSigned, .keyCreated,
            .faultResolved, .registerErased, .ledgerRestored, .anchorUsed, .anchorRetired, .waiverTaken,
            .exchangeReplaced,
            .exchangeReturned, .agreementDecided, .accessReviewed,
        ]
        #expect(quick == Set(EventKind.allCases).subtracting(slow))
    }

    @Test("a corrupted event is refused, or read as the other event that it has become")
    func corruptedEvents() throws {
        var random = RandomEvents(seed: 27)
        var reader = EventReader()
        let interesting = Array("\"\\,:{}[]0129azAZ-/+=. \u{7F}\u{0}\n".utf8) + [0x80, 0xC3, 0xFF]
        for _ in 0..<120 {
            for kind in EventKind.allCases {
                let bytes = random.event(kind).bytes
                for change in 0..<5 {
                    var changed = bytes
                    let offset = Int.random(in: 0..<bytes.count, using: &random.generator)
                    let other = Int.random(in: 0..<bytes.count, using: &random.generator)
                    let byte = interesting[Int.random(in: 0..<interesting.count, using: &random.generator)]
                    switch change {
                    case 0: changed[offset] = byte
                    case 1: changed.remove(at: offset)
                    case 2: changed.insert(byte, at: offset)
                    case 3: changed.replaceSubrange(min(offset, other)..<max(offset, other), with: [])
                    default: changed.insert(contentsOf: bytes[min(offset, other)..<max(offset, other)], at: offset)
                    }
                    expectSameJudgement(of: changed, by: &reader)
                }
            }
        }
    }

    @Test("members that are missing, repeated or moved are refused, quickly read or not")
    func movedMembers() throws {
        var random = RandomEvents(seed: 28)
        var reader = EventReader()
        for _ in 0..<40 {
            for kind in EventKind.allCases {
                let bytes = random.event(kind).bytes
                let commas = bytes.indices.filter { bytes[$0] == UInt8(ascii: ",") }
                guard let first = commas.randomElement(using: &random.generator),
                    let second = commas.randomElement(using: &random.generator), first < second
                else { continue }
                expectSameJudgement(of: Array(bytes[..<first] + bytes[second...]), by: &reader)
                expectSameJudgement(
                    of: Array(bytes[..<second] + bytes[first..<second] + bytes[second...]), by: &reader)
            }
        }
    }

    private func expectSameJudgement(of bytes: [UInt8], by reader: inout EventReader) {
        let text = Comment(rawValue: String(decoding: bytes, as: UTF8.self))
        do {
            try reader.read(bytes)
        } catch {
            let event = try? Event(parsing: bytes)
            #expect(event == nil, text)
            return
        }
        guard let event = try? Event(parsing: bytes) else {
            Issue.record("read, though it is no event: \(text)")
            return
        }
        expectEqual(reader, event, text)
    }
}
