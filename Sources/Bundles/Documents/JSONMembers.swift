internal import Primitives

/// Reads the members of a JSON object strictly: each is asked for once, and none may be left over.
struct JSONMembers {
    private let code: BundleError.Code
    private let place: String
    private var members: [String: JSON] = [:]

    /// The members of `value`. `place` names it in errors: `manifest, entry 3`.
    init(_ value: JSON, _ code: BundleError.Code, _ place: String) throws(BundleError) {
        self.code = code
        self.place = place
        guard case .object(let members) = value else { throw refusal("an object was expected") }
        for member in members { self.members[member.name] = member.value }
    }

    /// The whole document `bytes`, which is no longer than `largestSize`.
    init(
        parsing bytes: [UInt8], largestSize: Int, _ code: BundleError.Code, _ place: String
    ) throws(BundleError) {
        guard bytes.count <= largestSize else {
            throw BundleError(code, "\(place): more than \(largestSize) bytes")
        }
        let value: JSON
        do throws(JSONError) {
            value = try JSON(parsing: bytes)
        } catch {
            throw BundleError(code, "\(place): \(error.what)")
        }
        self = try JSONMembers(value, code, place)
    }

    func has(_ name: String) -> Bool {
        members[name] != nil
    }

    /// Takes the member where it is null.
    mutating func takeNull(_ name: String) throws(BundleError) -> Bool {
        guard let value = members[name] else { throw refusal("\(name) is missing") }
        if value == .null { members[name] = nil }
        return value == .null
    }

    mutating func value(_ name: String) throws(BundleError) -> JSON {
        guard let value = members.removeValue(forKey: name) else { throw refusal("\(name) is missing") }
        return value
    }

    mutating func string(_ name: String) throws(BundleError) -> String {
        guard let value = try value(name).string else { throw refusal("\(name) is no string") }
        return value
    }

    /// A string that must be exactly `expected`.
    mutating func constant(_ name: String, _ expected: String) throws(BundleError) {
        guard try string(name) == expected else { throw refusal("\(name) is not \(expected)") }
    }

    /// A count, at least 0.
    mutating func count(_ name: String) throws(BundleError) -> Int {
        guard let value = try value(name).integer, value >= 0 else { throw refusal("\(name) is no count") }
        return value
    }

    /// An integer, which may be negative.
    mutating func integer(_ name: String) throws(BundleError) -> Int {
        guard let value = try value(name).integer else { throw refusal("\(name) is no integer") }
        return value
    }

    mutating func bool(_ name: String) throws(BundleError) -> Bool {
        guard let value = try value(name).bool else { throw refusal("\(name) is neither true nor false") }
        return value
    }

    mutating func digest(_ name: String) throws(BundleError) -> Digest {
        guard let value = Digest(hex: try string(name)) else { throw refusal("\(name) is no SHA-256 in hexadecimal") }
        return value
    }

    mutating func date(_ name: String) throws(BundleError) -> CivilDate {
        guard let value = CivilDate(iso: try string(name)) else { throw refusal("\(name) is no date") }
        return value
    }

    mutating func instant(_ name: String) throws(BundleError) -> Instant {
        guard let value = Instant(iso: try string(name)) else { throw refusal("\(name) is no time in UTC") }
        return value
    }

    mutating func object(_ name: String) throws(BundleError) -> JSONMembers {
        try JSONMembers(try value(name), code, "\(place), \(name)")
    }

    mutating func objects(_ name: String) throws(BundleError) -> [JSONMembers] {
        guard let array = try value(name).array else { throw refusal("\(name) is no array") }
        var objects: [JSONMembers] = []
        for (index, value) in array.enumerated() {
            objects.append(try JSONMembers(value, code, "\(place), \(name) \(index + 1)"))
        }
        return objects
    }

    mutating func counts(_ name: String) throws(BundleError) -> [Int] {
        guard let array = try value(name).array else { throw refusal("\(name) is no array") }
        let counts = array.compactMap(\.integer).filter { $0 >= 0 }
        guard counts.count == array.count else { throw refusal("\(name) holds something that is no count") }
        return counts
    }

    mutating func strings(_ name: String) throws(BundleError) -> [String] {
        guard let array = try value(name).array else { throw refusal("\(name) is no array") }
        let strings = array.compactMap(\.string)
        guard strings.count == array.count else { throw refusal("\(name) holds something that is no string") }
        return strings
    }

    mutating func fingerprints(_ name: String) throws(BundleError) -> [KeyFingerprint] {
        guard let array = try value(name).array else { throw refusal("\(name) is no array") }
        let fingerprints = array.compactMap { $0.string.flatMap { KeyFingerprint($0) } }
        guard fingerprints.count == array.count else {
            throw refusal("\(name) holds something that is no fingerprint of a key")
        }
        return fingerprints
    }

    /// Throws where a member was never asked for.
    func end() throws(BundleError) {
        // Sorted, so that the same document gives the same error.
        if let name = members.keys.sorted().first { throw refusal("\(name.prefix(60)) is not known here") }
    }

    func refusal(_ problem: String) -> BundleError {
        BundleError(code, "\(place): \(problem)", hint: "it was not written by this version of the program")
    }
}
