public import Primitives

/// An approver's waiver (namespace `datalease-waiver@v1`): what a check found in an export, at the places that it names, is
/// no fault, and why. It lies outside the agreement, names the bytes of agreement and export, and ends on a day. It says
/// where something stands and what kind of thing it was taken for, and never holds a value of the export.
///
///     waiver: datalease/v1
///     kind: proof
///     agreement: DSA-2026-014
///     version: 2
///     agreement-sha256: 5d1f...
///     export: contacts 9f86...
///     place: contacts line 812 times 1 known-phone in field City
///     date: 2026-11-30
///     until: 2027-01-31
///     reason: the number of our own switchboard
///     name: Alice Approver
///
/// A waiver of what the review of an agreement finds has lines of another kind in place of exports and places, each a
/// rule's id and the place that it was found at:
///
///     kind: review
///     finding: DL-P03 parties.recipient
///
/// It says what its signer says. Whether the signature holds, who signed and whether the dates fit, the caller judges.
public struct Waiver: Hashable, Sendable {
    /// What found what is waived. Each kind has lines of its own for its findings.
    public enum Kind: String, CaseIterable, Sendable {
        /// The proof over the output, in lines `export` and `place`.
        case proof
        /// The review of an agreement, in lines `finding`.
        case review
    }

    /// What the review of an agreement found.
    public struct Finding: Hashable, Sendable {
        /// The rule's id, such as `DL-P03`.
        public let rule: String
        /// The place in the agreement's own words, such as `parties.recipient`.
        public let place: String

        /// What `rule` found at `place`.
        public init(rule: String, place: String) {
            self.rule = rule
            self.place = place
        }

        /// The finding as a line of the form has it, behind the key.
        public var description: String { "\(rule) \(place)" }

        /// A finding from a line of the form; `nil` for anything that `description` does not write.
        public init?(_ text: String) {
            let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard words.count == 2, words.allSatisfy({ !$0.isEmpty }), !words[1].contains(" ") else { return nil }
            self.init(rule: words[0], place: words[1])
        }
    }

    /// An export, by what it holds.
    public struct Export: Hashable, Sendable {
        /// The dataset that it is of.
        public let dataset: String
        /// The SHA-256 of the file's bytes, as they were read.
        public let sha256: Digest

        /// An export of `dataset`.
        public init(dataset: String, sha256: Digest) {
            self.dataset = dataset
            self.sha256 = sha256
        }
    }

    /// What of a line of an export is meant.
    public enum Field: Hashable, Sendable {
        /// The field, or margin, that the agreement calls so.
        case named(String)
        /// The header itself: names of columns.
        case header
        /// Columns that no rule names.
        case unnamed
    }

    /// Where findings are waived, and how many.
    public struct Place: Hashable, Sendable {
        /// The most lines that can be counted.
        public static let mostLines = 1 << 40
        /// The most findings of a place.
        public static let mostTimes = 1_000_000_000

        /// The dataset.
        public let dataset: String
        /// The line of the export, from 1.
        public let line: Int
        /// The field.
        public let field: Field
        /// What was found, in a word of the check: lower-case letters and hyphens.
        public let finding: String
        /// How many times: a line may be a whole file.
        public let times: Int

        /// A place. A name that cannot stand in a line of the form is for the caller to avoid: see `canBeWritten`.
        public init(dataset: String, line: Int, field: Field, finding: String, times: Int) {
            self.dataset = dataset
            self.line = line
            self.field = field
            self.finding = finding
            self.times = times
        }

        /// Whether the place reads back as it is written.
        public var canBeWritten: Bool {
            guard (1...Self.mostLines).contains(line), (1...Self.mostTimes).contains(times) else { return false }
            guard case .named(let name) = field else { return true }
            return (try? SignedForm.waiver.check("place", name)) != nil
        }

        /// The place as a line of the form has it, behind the key.
        public var description: String {
            let place =
                switch field {
                case .named(let name): "field \(name)"
                case .header: "header"
                case .unnamed: "columns without a rule"
                }
            return "\(dataset) line \(line) times \(times) \(finding) in \(place)"
        }

        /// A place from a line of the form; `nil` for anything that `description` does not write.
        public init?(_ text: String) {
            // By bytes: Swift takes a space and an accent behind it for one character.
            let words = text.utf8.split(
                separator: UInt8(ascii: " "), maxSplits: 7, omittingEmptySubsequences: false
            ).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 8, words[1] == "line", words[3] == "times", words[6] == "in",
                let line = Int(words[2]), let times = Int(words[4]), Self.isWord(words[5]), !words[0].isEmpty
            else { return nil }
            let field: Field
            switch words[7] {
            case "header": field = .header
            case "columns without a rule": field = .unnamed
            case let rest where rest.utf8.starts(with: "field ".utf8):
                field = .named(String(decoding: rest.utf8.dropFirst(6), as: UTF8.self))
            default: return nil
            }
            self.init(dataset: words[0], line: line, field: field, finding: words[5], times: times)
            // Numbers are written in one way.
            guard canBeWritten, description == text else { return nil }
        }

        private static func isWord(_ text: String) -> Bool {
            !text.isEmpty
                && text.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
    }

    /// The most days from the day of a waiver to its last: a year.
    public static let mostDays = 366
    /// The most places of a waiver: who signs should have looked at each.
    public static let mostPlaces = 500

    /// What found what is waived.
    public let kind: Kind
    /// The agreement's id.
    public let agreement: String
    /// The agreement's version.
    public let version: Int
    /// The SHA-256 of the agreement's file.
    public let agreementSHA256: Digest
    /// The exports that the places stand in, each dataset once; none where the kind is `review`.
    public let exports: [Export]
    /// The places, each once; none where the kind is `review`.
    public let places: [Place]
    /// What the review found, each once; none where the kind is `proof`.
    public let findings: [Finding]
    /// The day on which it was drawn up.
    public let date: CivilDate
    /// The last day on which it counts, at most `mostDays` later.
    public let until: CivilDate
    /// Why what was found is no fault, in one line.
    public let reason: String
    /// Who signed, by name.
    public let name: String

    /// A waiver from the exact bytes that were signed. A byte order mark and CRLF are accepted.
    ///
    /// Throws a `.certificate` error, with the line, for an unknown, repeated, missing or empty key, for a value that is
    /// not one of the form's, for a place whose export it does not name, and for anything that is no UTF-8.
    public init(parsing bytes: [UInt8]) throws(BundleError) {
        var lines = try FormLines(bytes, .waiver)
        kind = try lines.take("kind").choice(Kind.self)
        agreement = try lines.take("agreement").text
        let version = try lines.take("version")
        guard let number = Int(version.text), number > 0, "\(number)" == version.text else {
            throw version.refusal("a number was expected")
        }
        self.version = number
        agreementSHA256 = try lines.take("agreement-sha256").digest()
        switch kind {
        case .proof:
            exports = try Waiver.exports(&lines)
            places = try Waiver.places(&lines, in: exports)
            findings = []
        case .review:
            exports = []
            places = []
            findings = try Waiver.findings(&lines)
        }
        try lines.refuseLists("a waiver of the kind \(kind.rawValue) has no such line")
        date = try lines.take("date").date()
        let until = try lines.take("until")
        self.until = try until.date()
        guard date <= self.until, self.until.daysSinceEpoch - date.daysSinceEpoch <= Waiver.mostDays else {
            throw until.refusal(
                "it ends before its day, or more than \(Waiver.mostDays) days behind it",
                hint: "a waiver counts for a year at most")
        }
        let reason = try lines.take("reason", hint: "say in one line why what was found is no fault, and sign it then")
        self.reason = reason.text
        guard reason.text.utf8.count <= 1000 else { throw reason.refusal("it is longer than 1,000 bytes") }
        name = try lines.take("name", hint: "write your name as it stands in the trust list").text
    }

    private static func exports(_ lines: inout FormLines) throws(BundleError) -> [Export] {
        var exports: [Export] = []
        for line in try lines.takeAll("export") {
            let words = line.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 2, let digest = Digest(hex: words[1].lowercased()) else {
                throw line.refusal("a dataset and 64 hexadecimal digits were expected")
            }
            guard !exports.contains(where: { $0.dataset == words[0] }) else {
                throw line.refusal("the dataset has a line already", hint: "a waiver is for one file of each dataset")
            }
            exports.append(Export(dataset: words[0], sha256: digest))
        }
        return exports
    }

    private static func places(_ lines: inout FormLines, in exports: [Export]) throws(BundleError) -> [Place] {
        var places: [Place] = []
        var seen: Set<Place> = []
        for line in try lines.takeAll("place") {
            guard let place = Place(line.text) else {
                throw line.refusal(
                    "DATASET line N times N KIND in field NAME was expected",
                    hint: "leave the lines as datalease prepare --draft-waiver wrote them, or remove whole ones")
            }
            guard exports.contains(where: { $0.dataset == place.dataset }) else {
                throw line.refusal("no line export names its dataset")
            }
            let spot = Place(
                dataset: place.dataset, line: place.line, field: place.field, finding: place.finding, times: 1)
            guard seen.insert(spot).inserted else { throw line.refusal("the place stands here a second time") }
            guard places.count < Waiver.mostPlaces else {
                throw line.refusal(
                    "more than \(Waiver.mostPlaces) places",
                    hint: "what is found so often needs a rule in the agreement")
            }
            places.append(place)
        }
        return places
    }

    private static func findings(_ lines: inout FormLines) throws(BundleError) -> [Finding] {
        var findings: [Finding] = []
        for line in try lines.takeAll("finding") {
            guard let finding = Finding(line.text) else {
                throw line.refusal(
                    "an id and a place were expected",
                    hint: "leave the lines as datalease agreement waive wrote them, or remove whole ones")
            }
            guard !findings.contains(finding) else { throw line.refusal("the finding stands here a second time") }
            guard findings.count < Waiver.mostPlaces else {
                throw line.refusal("more than \(Waiver.mostPlaces) findings")
            }
            findings.append(finding)
        }
        return findings
    }
}
