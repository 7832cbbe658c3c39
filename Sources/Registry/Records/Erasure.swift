internal import GRDB
public import Primitives

extension Registry {
    /// Erases what the register knows of an agreement beyond its events: the paths of its bundles, the documents with
    /// these digests, the agreement's own bytes, and the names of these people; in one transaction with the event that
    /// says so. What was erased is overwritten in the file.
    ///
    /// Gives the event. Backups keep what they have.
    @discardableResult
    public func erase(
        agreement: String, people: [KeyFingerprint], documents: Set<Digest>, by actor: EventActor, at time: Instant
    ) throws(RegistryError) -> Event {
        try writeSecurely { db in
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
            return try Registry.append(
                .registerErased(
                    RegisterErasure(agreement: agreement, people: names, paths: paths, documents: erased)),
                by: actor, at: time, in: db)
        }
    }

    /// The digests of the evidence about the bundles of an agreement.
    public func evidence(ofAgreement id: String) throws(RegistryError) -> Set<Digest> {
        try read { db in
            try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT digest FROM evidence
                        WHERE bundle IN (SELECT number FROM bundles WHERE agreement_id = ?)
                        """, arguments: [id]
                ).map { try Digest(column: $0) })
        }
    }

    /// A transaction whose removed rows are overwritten with zeros, also in the write-ahead log.
    private func writeSecurely<Value>(_ body: (Database) throws -> Value) throws(RegistryError) -> Value {
        do {
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            let value = try write(body)
            try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            return value
        } catch {
            throw RegistryError(error, path: path, waited: 10)
        }
    }
}
