import Foundation
import Primitives
import Testing

@testable import Registry

@Suite struct EventTests {
    private func event(_ body: EventBody) throws -> Event {
        Event(
            sequence: 7, time: try instant("2026-11-30T09:15:00Z"), actor: officer,
            tree: TreeHead(size: 6, root: Digest.sha256("root")), body: body)
    }

    @Test("an event is one line of JSON with its members in the documented order")
    func bytes() throws {
        let text = String(
            decoding: try event(.bundleReleased(BundleRelease(bundle: 3, channel: "portal"))).bytes, as: UTF8.self)
        #expect(
            text == """
                {"v":1,"seq":7,"at":"2026-11-30T09:15:00Z","kind":"bundle-released",\
                "actor":{"key":"\(fingerprint("officer"))"},\
                "tree":{"size":6,"root":"4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2"},\
                "bundle":3,"channel":"portal"}
                """)
    }

    @Test("every kind of event reads back as it was written")
    func roundTrip() throws {
        let bodies = try everyBody()
        #expect(Set(bodies.map(\.kind)) == Set(EventKind.allCases))
        for body in bodies {
            let event = try event(body)
            #expect(try Event(parsing: event.bytes) == event)
        }
    }

    @Test("white space, another order, a missing, a further or a repeated member are refused")
    func strictness() throws {
        let text = String(
            decoding: try event(.bundleReleased(BundleRelease(bundle: 3, channel: "portal"))).bytes, as: UTF8.self)
        let changes = [
            ("\"v\":1", "\"v\": 1"), ("\"v\":1", "\"v\":2"), ("\"seq\":7", "\"seq\":0"),
            ("\"bundle\":3,\"channel\":\"portal\"", "\"channel\":\"portal\",\"bundle\":3"),
            (",\"channel\":\"portal\"", ""), ("\"portal\"}", "\"portal\",\"note\":\"x\"}"),
            ("\"portal\"}", "\"portal\",\"bundle\":3}"), ("portal", "Portal by hand"), ("portal", "por\\u0074al"),
            ("bundle-released", "bundle-lost"), ("\"bundle\":3", "\"bundle\":-3"), ("09:15:00Z", "09:15:00+00:00"),
            ("\"size\":6", "\"size\":6,\"x\":1"), ("SHA256:", "MD5:"),
        ]
        for (old, new) in changes {
            #expect(text.contains(old))
            let changed = Array(text.replacing(old, with: new).utf8)
            #expect(throws: RegistryError.self, "\(old) as \(new)") { try Event(parsing: changed) }
        }
        for length in 0..<text.utf8.count {
            #expect(throws: RegistryError.self) { try Event(parsing: Array(text.utf8.prefix(length))) }
        }
    }

    @Test("any changed byte of an event either is refused or makes another event")
    func changedBytes() throws {
        for body in try everyBody() {
            let event = try event(body)
            let bytes = event.bytes
            for offset in bytes.indices {
                var changed = bytes
                changed[offset] ^= 1
                if let other = try? Event(parsing: changed) { #expect(other != event) }
            }
        }
    }
}
