internal import Foundation
internal import GRDB
public import Primitives

extension Registry {
    /// Takes a version of an agreement in, with its exact bytes, and appends the event. Where it is there already
    /// nothing happens and `nil` comes back.
    ///
    /// Refuses with `.form` where `bytes` have another digest, with `.conflict` where the registry has other bytes for
    /// the same id and version.
    @discardableResult
    public func register(
        _ agreement: AgreementReference, bytes: [UInt8], by actor: EventActor, at time: Instant
    ) throws(RegistryError) -> Event? {
        guard Digest.sha256(bytes) == agreement.digest else {
            throw RegistryError(.form, "agreement \(agreement.id): its bytes do not have its digest")
        }
        return try writeLedger { db, ledger in
            let known = try String.fetchOne(
                db, sql: "SELECT digest FROM agreements WHERE id = ? AND version = ?",
                arguments: [agreement.id, agreement.version])
            guard known != agreement.digest.hex else { return nil }
            guard known == nil else {
                throw RegistryError(
                    .conflict,
                    "agreement \(agreement.id): version \(agreement.version) is in the registry with other contents",
                    hint: "give the changed file a new version and have it signed")
            }
            try db.execute(
                sql: "INSERT INTO agreements (digest, id, version, bytes) VALUES (?, ?, ?, ?)",
                arguments: [agreement.digest.hex, agreement.id, agreement.version, Data(bytes)])
            return try ledger.append(.agreementRegistered(agreement), by: actor, at: time, in: db)
        }
    }

    /// All agreements in the registry, by id and version. Refuses with `.ledger` where they are not those that were
    /// registered, and not erased since.
    public func agreements() throws(RegistryError) -> [AgreementReference] {
        try read { db in
            let known = try Row.fetchAll(
                db, sql: "SELECT id, version, digest FROM agreements ORDER BY id, version"
            ).map { row in
                try AgreementReference(
                    id: row.value(0), version: row.value(1), digest: Digest(column: row.value(2)))
            }
            guard Set(known) == (try Registry.registeredAgreements(in: db)) else {
                throw LedgerPass.broken("agreements: they are not those that its events say were registered")
            }
            return known
        }
    }

    private static func registeredAgreements(in db: Database) throws -> Set<AgreementReference> {
        let events = try homeEvents(.agreementRegistered, in: db) + homeEvents(.registerErased, in: db)
        var registered: Set<AgreementReference> = []
        for event in events.sorted(by: { $0.sequence < $1.sequence }) {
            switch event.body {
            case .agreementRegistered(let agreement): registered.insert(agreement)
            case .registerErased(let erasure): registered = registered.filter { $0.id != erasure.agreement }
            default: break
            }
        }
        return registered
    }

    /// The bytes of the agreement with `digest`, or `nil`. Refuses with `.ledger` where they have another.
    public func agreementBytes(_ digest: Digest) throws(RegistryError) -> [UInt8]? {
        try read { db in
            let bytes = try Data.fetchOne(
                db, sql: "SELECT bytes FROM agreements WHERE digest = ?", arguments: [digest.hex]
            ).map { [UInt8]($0) }
            guard bytes.map({ Digest.sha256($0) == digest }) != false else {
                throw LedgerPass.broken("agreements: the bytes of digest \(digest) have changed")
            }
            return bytes
        }
    }
}
