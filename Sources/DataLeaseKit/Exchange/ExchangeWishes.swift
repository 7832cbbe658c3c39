internal import Detection
internal import Primitives
internal import Registry

/// What is asked of an exchange beside what its agreement says.
public struct ExchangeWishes: Sendable {
    /// What the file must come to.
    public var expectation: ExchangeExpectation
    /// The number that it is to have in its sequence; `nil` for the next.
    public var number: Int?
    /// The exchange whose place it takes; `nil` for a new one.
    public var replacement: Replacement?
    /// The exchanges whose items it may repeat; `nil` for none.
    public var repetition: Repetition?

    /// An exchange whose place is taken, and why.
    public struct Replacement: Sendable {
        /// Its bundle, `B12` or its name.
        public var bundle: String
        /// Why, in a line.
        public var reason: String

        /// A replacement. Refuses a reason that is no line.
        public init(bundle: String, reason: String) throws(KitError) {
            try ExchangeWishes.check(reason: reason)
            self.bundle = bundle
            self.reason = reason
        }
    }

    /// Exchanges whose items go out once more, and why.
    public struct Repetition: Sendable {
        /// Their bundles, `B12` or their names.
        public var bundles: [String]
        /// Why, in a line.
        public var reason: String

        /// A repetition. Refuses a reason that is no line, and more bundles than an exchange may name.
        public init(bundles: [String], reason: String) throws(KitError) {
            try ExchangeWishes.check(reason: reason)
            guard bundles.count <= ExchangeRecord.mostRepeated else {
                throw KitError(
                    .usage, "--despite takes at most \(ExchangeRecord.mostRepeated) bundles",
                    hint: "name those that the refusal names")
            }
            self.bundles = bundles
            self.reason = reason
        }
    }

    /// What is asked.
    public init(
        expectation: ExchangeExpectation, number: Int? = nil, replacement: Replacement? = nil,
        repetition: Repetition? = nil
    ) {
        self.expectation = expectation
        self.number = number
        self.replacement = replacement
        self.repetition = repetition
    }

    private static func check(reason: String) throws(KitError) {
        guard (1...200).contains(reason.utf8.count), reason.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw KitError(.usage, "--reason is one line of at most 200 bytes", hint: "say why it is sent again")
        }
        // It leaves with the bundle, and stands in the statement for anybody to read. Nothing of it is kept by its hash.
        var scan = ProofScan(
            ProofSearch(key: ProofKey(Array(repeating: 0, count: 16)), strictness: .nobody), export: 0,
            hasBirthDates: false)
        scan.kept(Array(reason.utf8).span, line: 1, field: 0, declared: PersonalKinds())
        guard let hit = scan.hits.first else { return }
        throw KitError(
            .export, "--reason holds what looks like \(hit.kind.noun)",
            hint: "it goes to the recipient with the bundle: say why without speaking of anybody")
    }
}

extension ExchangeWishes {
    /// Whether `bundle` means this one: `B12`, `12`, the name that its files share, or one of them.
    static func names(_ record: BundleRecord, _ bundle: String) -> Bool {
        let number = bundle.hasPrefix("B") ? String(bundle.dropFirst()) : bundle
        return Int(number) == record.number || bundle == record.stem
            || Folder.name(of: bundle).hasPrefix(record.stem + ".")
    }
}
