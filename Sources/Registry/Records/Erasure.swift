internal import GRDB
public import Primitives

extension Registry {
    /// Erases what the register knows of an agreement beyond its events: the paths of its bundles, the documents with
    /// these digests, the agreement's own bytes, and the names of these people; in one transaction with the event that
    /// says so. What was erased is overwritten in the file; in the write-ahead log by `overwriteLog`.
    ///
    /// The event names these documents, and of `erasedBefore` too, that they are gone by order. Gives the event. Backups keep what
    /// they have.
    @discardableResult
    public func erase(
        agreement: String, people: [KeyFingerprint], documents: Set<Digest>, erasedBefore: Set<Digest> = [],
        order: SignedOrder, by actor: EventActor, at time: Instant, keeping evidence: [Evidence]
    ) throws(RegistryError) -> Event {
        try overwriteRemovedRows()
        return try writeLedger { db, ledger in
            try checkedState?.refuseOutdated(db)
            try db.execute(
                sql: """
                    UPDATE paths SET path = NULL WHERE path IS NOT NULL
                      AND bundle IN (SELECT number FROM bundles WHERE agreement_id = ?)
                    """, arguments: [agreement])
            let paths = db.changesCount
            var names = 0
            for key in people {
                try db.execute(sql: "DELETE FROM people WHERE fingerprint = ?", arguments: [key.description])
                names += db.changesCount
            }
            var erased: [Digest] = []
            for document in documents.sorted(by: { $0.hex < $1.hex }) {
                try db.execute(sql: "DELETE FROM evidence WHERE digest = ?", arguments: [document.hex])
                if db.changesCount > 0 { erased.append(document) }
            }
            let versions = try String.fetchAll(
                db, sql: "SELECT digest FROM agreements WHERE id = ? ORDER BY version", arguments: [agreement])
            try db.execute(sql: "DELETE FROM agreements WHERE id = ?", arguments: [agreement])
            for version in versions { erased.append(try Digest(column: version)) }
            erased += erasedBefore.subtracting(erased).sorted()
            for piece in evidence { try Registry.insert(piece, into: db) }
            return try ledger.append(
                .registerErased(
                    RegisterErasure(
                        agreement: agreement, people: names, paths: paths, documents: erased, order: order)),
                by: actor, at: time, in: db)
        }
    }

    /// The digests of the evidence about an agreement and its bundles, orders and signatures included, on which nothing
    /// about another agreement rests that was not erased itself.
    public func documents(ofAgreement id: String) throws(RegistryError) -> Set<Digest> {
        try read { db in
            // Not by what is said of the rows of evidence: an order about several bundles is kept for one, or for none.
            var documents: [String?: Set<Digest>] = [:]
            var agreements: [Digest: String] = [:]
            var bundles: [Int: String] = [:]
            var erased: Set<String> = []
            let rows = try Row.fetchCursor(db, sql: "SELECT \(EventRow.columns) FROM events ORDER BY seq")
            while let row = try rows.next() {
                let body = try EventRow.event(row).body
                var agreement = body.bundle.flatMap { bundles[$0] }
                switch body {
                case .agreementRegistered(let reference):
                    agreements[reference.digest] = reference.id
                    erased.remove(reference.id)
                case .bundlePrepared(let prepared): bundles[prepared.bundle] = prepared.agreement.id
                case .registerErased(let erasure): erased.insert(erasure.agreement)
                case .agreementSigned(let signature): agreement = agreements[signature.agreement]
                case .scheduleSigned(let signature): agreement = signature.agreement.id
                case .faultResolved(let resolution): agreement = resolution.agreement
                case .agreementDecided(let decided): agreement = decided.agreement
                case .waiverTaken(let waiver): agreement = waiver.agreement.id
                case .keyDestroyed(let destruction): agreement = destruction.agreement
                default: break
                }
                documents[agreement, default: []].formUnion(body.evidence)
            }
            // What no event names: the signature of a reason to keep a copy.
            let kept = try Row.fetchCursor(db, sql: "SELECT bundle, digest FROM evidence WHERE bundle IS NOT NULL")
            while let row = try kept.next() {
                if bundles[try row.value(0)] == id {
                    documents[id, default: []].insert(try Digest(column: row.value(1)))
                }
            }
            let ours = documents[id] ?? []
            return documents.reduce(into: ours) { left, other in
                guard other.key != id, !erased.contains(other.key ?? "") else { return }
                left.subtract(other.value)
            }
        }
    }

    /// The documents that earlier erasures of an agreement name, without an order by an officer, and no later one with it.
    /// Those are left out that an event about another agreement rests on: `documents` are those of this one.
    public func documentsErasedWithoutOrder(
        ofAgreement id: String, among documents: Set<Digest>
    ) throws(RegistryError) -> Set<Digest> {
        var unordered: Set<Digest> = []
        var ordered: Set<Digest> = []
        for event in try homeEvents(.registerErased) {
            guard case .registerErased(let erasure) = event.body else { continue }
            if erasure.order != nil {
                ordered.formUnion(erasure.documents)
            } else if erasure.agreement == id {
                unordered.formUnion(erasure.documents)
            }
        }
        unordered.subtract(ordered)
        guard !unordered.isEmpty else { return [] }
        return try read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT \(EventRow.columns) FROM events ORDER BY seq")
            while let row = try rows.next() {
                let body = try EventRow.event(row).body
                if case .agreementRegistered(let reference) = body, reference.id != id {
                    unordered.remove(reference.digest)
                }
                unordered.subtract(body.evidence.filter { !documents.contains($0) })
            }
            return unordered
        }
    }

    /// Empties the write-ahead log, in which rows may stand that were erased. Refuses while another process reads.
    public func overwriteLog() throws(RegistryError) {
        try configure { _ = try $0.checkpoint(.truncate) }
    }

    /// Has rows that are removed from now on overwritten with zeros.
    private func overwriteRemovedRows() throws(RegistryError) {
        try configure { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    }

    private func configure(_ body: (Database) throws -> Void) throws(RegistryError) {
        do {
            try database.writeWithoutTransaction(body)
        } catch {
            throw RegistryError(error, path: path, waited: 10)
        }
    }
}
