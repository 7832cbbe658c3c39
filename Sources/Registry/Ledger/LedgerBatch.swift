public import Primitives

/// Appending what belongs together.
extension Registry {
    /// Appends several events in one transaction, with the evidence that they speak of: all of them or none. Gives them
    /// as they stand in the ledger.
    ///
    /// Refuses with `.form` what could not be read back.
    @discardableResult
    public func append(
        _ bodies: [EventBody], by actor: EventActor, at time: Instant, keeping evidence: [Evidence] = []
    ) throws(RegistryError) -> [Event] {
        try writeLedger { db, ledger in
            try checkedState?.refuseOutdated(db)
            for piece in evidence { try Registry.insert(piece, into: db) }
            return try bodies.map { try ledger.append($0, by: actor, at: time, in: db) }
        }
    }
}
