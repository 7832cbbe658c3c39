public import Primitives

/// What is known of an export that many companies have: how it is written, how to recognise it, and a rule for each of its
/// fields. A profile is data, a file of version `datalease/v1`; an agreement names it and overrides what it needs.
public struct Profile: Sendable, Hashable {
    /// The profile's name, as an agreement writes it.
    public let name: String
    /// What the export is, in a line for people.
    public let title: String
    /// Where the layout is known from.
    public let source: String
    /// How the export is written.
    public let format: Dataset.Format
    /// How the export is recognised.
    public let recognition: Recognition
    /// The field that names a record; one of `fields`.
    public let key: String?
    /// The rules in the order of the file; names unique.
    public let fields: [FieldRule]
    /// What happens to a field or margin that no rule names, where the profile says so.
    public let otherwise: UnnamedFieldRule?
    /// What happens to a record that is too broken to know its fields, where the profile says so.
    public let malformed: MalformedRule?
    /// Where its files say what is exchanged, where the format does not say it by itself.
    public let exchange: ProfileExchange?
    /// The file's bytes.
    public let bytes: [UInt8]
    /// The SHA-256 of `bytes`: what an agreement pins.
    public let digest: Digest

    /// How an export is recognised. What is empty or `nil` says nothing.
    public struct Recognition: Sendable, Hashable {
        /// Columns that the header of a delimited file has, all of them, in any order. They must be there.
        public let header: [String]
        /// The number of columns of a delimited file without a header, at least.
        public let columns: Int?
        /// What columns of a delimited file without a header look like.
        public let shapes: [ColumnShape]
        /// The local name of an XML document's root is one of these.
        public let root: [String]
        /// One of these local names follows within the first 64 KiB.
        public let contains: [String]
        /// Names that the file has, upper and lower case not counted, in a zip most of all.
        public let files: [String]

        /// What the values of a column look like.
        public struct ColumnShape: Sendable, Hashable {
            /// The number of the column, from 1.
            public let column: Int
            /// A value is like one of these. In a pattern `9` stands for a digit, `*` for any characters or none, and
            /// everything else for itself.
            public let patterns: [String]

            /// Whether `value` is like one of the patterns. An empty one is like all of them.
            public func fits(_ value: [UInt8]) -> Bool {
                value.isEmpty || patterns.contains { Self.fits(value[...], Array($0.utf8)[...]) }
            }

            private static func fits(_ value: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
                // Walks both at once; a `*` takes one byte more each time what is behind it does not fit.
                var (index, place) = (value.startIndex, pattern.startIndex)
                var star: (index: Int, place: Int)?
                while index < value.endIndex {
                    if place < pattern.endIndex, pattern[place] == UInt8(ascii: "*") {
                        star = (index, place)
                        place += 1
                    } else if place < pattern.endIndex, isLike(value[index], pattern[place]) {
                        (index, place) = (index + 1, place + 1)
                    } else if let last = star {
                        star = (last.index + 1, last.place)
                        (index, place) = (last.index + 1, last.place + 1)
                    } else {
                        return false
                    }
                }
                return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
            }

            private static func isLike(_ byte: UInt8, _ pattern: UInt8) -> Bool {
                guard pattern == UInt8(ascii: "9") else { return byte == pattern }
                return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
        }

        /// Nothing to go by but the format.
        static let none = Recognition(
            header: [], columns: nil, shapes: [], root: [], contains: [], files: [])
    }

    /// What an agreement writes to fix every rule of this profile.
    public var pin: String { "{name: \(name), sha256: \(digest)}" }

    /// Reads a profile, as strictly as an agreement (see `AgreementDocument.read`). `name` is used in messages only.
    public static func read(_ bytes: [UInt8], name: String) throws(AgreementError) -> Profile {
        let source = try YAMLSource(bytes, name: name)
        let findings = Findings()
        let root = try YAMLNode.read(source, name: name, findings: findings)
        let profile = ProfileReader(findings: findings, bytes: bytes).profile(root)
        guard findings.isEmpty, let profile else {
            let found = findings.isEmpty ? [AgreementFinding(what: "this is no profile")] : findings.all
            throw AgreementError(document: name, sorting: found)
        }
        return profile
    }
}

/// A profile as a dataset names it.
public struct AppliedProfile: Sendable, Hashable {
    /// The profile's name.
    public let name: String
    /// The digest that the agreement pins; `nil` in a draft.
    public let pin: Digest?
    /// The profile; `nil` where it was not looked up.
    public let resolved: Profile?
}
