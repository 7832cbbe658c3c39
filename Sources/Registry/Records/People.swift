internal import GRDB
public import Primitives

/// The person whose key it is: kept apart from events, so that it can be corrected and erased.
public struct Person: Hashable, Sendable {
    /// The key's fingerprint, by which events name the person.
    public let key: KeyFingerprint
    /// The person's name.
    public let name: String
    /// The party they stand for.
    public let party: String
    /// Their role.
    public let role: String

    /// The person with that key.
    public init(key: KeyFingerprint, name: String, party: String, role: String) {
        self.key = key
        self.name = name
        self.party = party
        self.role = role
    }
}

extension Registry {
    /// Takes a person in, or corrects what is known of them.
    public func record(_ person: Person) throws(RegistryError) {
        try write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO people (fingerprint, name, party, role) VALUES (?, ?, ?, ?)",
                arguments: [person.key.description, person.name, person.party, person.role])
        }
    }

    /// Everyone in the registry, by name.
    public func people() throws(RegistryError) -> [Person] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT fingerprint, name, party, role FROM people ORDER BY name, fingerprint")
                .map { try Person($0) }
        }
    }

    /// The person with `key`, or `nil` where none is known or they were erased.
    public func person(_ key: KeyFingerprint) throws(RegistryError) -> Person? {
        try read { db in
            try Row.fetchOne(
                db, sql: "SELECT fingerprint, name, party, role FROM people WHERE fingerprint = ?",
                arguments: [key.description]
            ).map { try Person($0) }
        }
    }

    /// Erases a person's name. Events keep the fingerprint of their key, which names nobody by itself.
    public func erasePerson(_ key: KeyFingerprint) throws(RegistryError) {
        try write { db in
            try db.execute(sql: "DELETE FROM people WHERE fingerprint = ?", arguments: [key.description])
        }
    }
}

extension Person {
    fileprivate init(_ row: Row) throws(RegistryError) {
        guard let key = KeyFingerprint(try row.value(0) as String) else {
            throw RegistryError(.form, "registry: a person's key is not a fingerprint")
        }
        self.init(key: key, name: try row.value(1), party: try row.value(2), role: try row.value(3))
    }
}
