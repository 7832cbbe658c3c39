internal import Disposal
public import Primitives
internal import Registry

/// An event for people.
public struct LedgerEvent: Sendable {
    /// Its place in the ledger.
    public let number: Int
    /// When it happened.
    public let time: Instant
    /// The bundle that it is about, where it is about one.
    public let bundle: Int?
    /// Its kind.
    public let kind: String
    /// Who acted, by name where it is known.
    public let actor: String
    /// What else it says, in short.
    public let details: String
}

extension DataLease {
    /// Gives the events of the ledger, or of one bundle, to `body`, in the ledger's order, one at a time.
    public func forEachEvent(of reference: String?, _ body: (LedgerEvent) throws -> Void) throws {
        let registry = try openRegistry(.anyTime)
        let names = try names(in: registry)
        try forEachEvent(of: reference, in: registry) { number, bytes in
            let event: Event
            do {
                event = try Event(parsing: bytes)
            } catch let error as RegistryError {
                throw KitError(
                    .check, "ledger: event \(number): \(error.what)",
                    hint:
                        "keep the registry as it is, tell the data protection officer, and run datalease ledger verify")
            }
            try body(
                LedgerEvent(
                    number: event.sequence, time: event.time, bundle: event.body.bundle,
                    kind: event.body.kind.rawValue, actor: names.shortName(of: event.actor),
                    details: event.body.details))
        }
    }

    /// Gives the exact bytes of these events, a line of JSON each, to `body`.
    public func eachEvent(of reference: String?, _ body: (String) -> Void) throws {
        try forEachEvent(of: reference, in: try openRegistry(.anyTime)) { body(String(decoding: $1, as: UTF8.self)) }
    }

    private func forEachEvent(
        of reference: String?, in registry: Registry, _ body: (_ number: Int, _ bytes: [UInt8]) throws -> Void
    ) throws {
        guard let reference else {
            try registry.forEachEvent(body)
            return
        }
        let record = try bundleRecord(reference, in: registry)
        for event in try registry.events(ofBundle: record.number) { try body(event.sequence, event.bytes) }
    }
}

extension EventBody {
    fileprivate var details: String {
        var details = says
        if case .evidenceRecorded(let evidence) = self { details = "\(evidence.kind.rawValue) \(details)" }
        return problems.isEmpty ? details : "\(details), not accepted: \(problems.joined(separator: ", "))"
    }
}
