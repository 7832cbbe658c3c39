internal import Primitives

/// Reads the members of a JSON object in the one order in which they are written. A member that is missing, unknown,
/// out of order or not of its form is refused: an event has one spelling.
struct FieldReader {
    private let members: [JSON.Member]
    private var position = 0
    private let place: String

    /// A reader of `json`, which must be an object. `place` says in errors what is being read.
    init(_ json: JSON, of place: String) throws(RegistryError) {
        self.place = place
        guard case .object(let members) = json else {
            throw RegistryError(.form, "\(place): not a JSON object")
        }
        self.members = members
    }

    /// The next member, which must be `name`.
    mutating func value(_ name: String) throws(RegistryError) -> JSON {
        guard let value = optional(name) else { throw malformed(name) }
        return value
    }

    /// The next member where it is `name`, else `nil` and nothing is taken.
    mutating func optional(_ name: String) -> JSON? {
        guard position < members.count, members[position].name == name else { return nil }
        position += 1
        return members[position - 1].value
    }

    /// The next member `name`, read by `convert`, which says `nil` to what does not fit.
    mutating func read<Value>(_ name: String, _ convert: (JSON) -> Value?) throws(RegistryError) -> Value {
        guard let value = convert(try value(name)) else { throw malformed(name) }
        return value
    }

    /// The same for a member that may be absent.
    mutating func readOptional<Value>(_ name: String, _ convert: (JSON) -> Value?) throws(RegistryError) -> Value? {
        guard let json = optional(name) else { return nil }
        guard let value = convert(json) else { throw malformed(name) }
        return value
    }

    /// The next member `name`, an array read element by element.
    mutating func list<Element>(_ name: String, _ convert: (JSON) -> Element?) throws(RegistryError) -> [Element] {
        guard let elements = try value(name).array else { throw malformed(name) }
        var list: [Element] = []
        for element in elements {
            guard let value = convert(element) else { throw malformed(name) }
            list.append(value)
        }
        return list
    }

    /// The same for a member that may be absent.
    mutating func optionalList<Element>(
        _ name: String, _ convert: (JSON) -> Element?
    ) throws(RegistryError) -> [Element]? {
        guard position < members.count, members[position].name == name else { return nil }
        return try list(name, convert)
    }

    /// Refuses members that nobody has read.
    func end() throws(RegistryError) {
        guard position == members.count else { throw malformed(members[position].name) }
    }

    private func malformed(_ name: String) -> RegistryError {
        RegistryError(.form, "\(place): member \(name) is missing, unknown, out of its place or not of its form")
    }
}

/// The forms of single values in events. Each gives `nil` for anything else.
enum Form {
    static func integer(_ json: JSON) -> Int? { json.integer }

    static func bool(_ json: JSON) -> Bool? { json.bool }

    /// A count or a size: not negative.
    static func count(_ json: JSON) -> Int? { json.integer.flatMap { $0 >= 0 ? $0 : nil } }

    /// A number that counts from 1.
    static func number(_ json: JSON) -> Int? { json.integer.flatMap { $0 >= 1 ? $0 : nil } }

    static func digest(_ json: JSON) -> Digest? { json.string.flatMap { Digest(hex: $0) } }

    static func date(_ json: JSON) -> CivilDate? { json.string.flatMap { CivilDate(iso: $0) } }

    static func instant(_ json: JSON) -> Instant? { json.string.flatMap { Instant(iso: $0) } }

    static func fingerprint(_ json: JSON) -> KeyFingerprint? { json.string.flatMap { KeyFingerprint($0) } }

    static func method(_ json: JSON) -> DisposalMethod? { json.string.flatMap { DisposalMethod(rawValue: $0) } }

    static func evidence(_ json: JSON) -> EvidenceKind? { json.string.flatMap { EvidenceKind(rawValue: $0) } }

    static func noteKey(_ json: JSON) -> NoteKey? { json.string.flatMap { NoteKey($0) } }

    /// A word of a fixed vocabulary or a name that an agreement gives to a thing: lower-case letters, digits, hyphens.
    static func token(_ json: JSON) -> String? {
        json.string.flatMap { text in
            let fits = text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
            return fits && (1...64).contains(text.utf8.count) ? text : nil
        }
    }

    /// An identifier, a title of a rule, a name of a file: one line of at most 200 bytes.
    static func line(_ json: JSON) -> String? {
        json.string.flatMap { text in
            let fits = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            return fits && (1...200).contains(text.utf8.count) ? text : nil
        }
    }

    /// The same without a slash: a file's name, not its path.
    static func fileName(_ json: JSON) -> String? {
        line(json).flatMap { $0.utf8.contains(UInt8(ascii: "/")) ? nil : $0 }
    }
}
