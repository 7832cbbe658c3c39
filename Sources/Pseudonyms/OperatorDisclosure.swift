/// What an operator writes, and what somebody without the key learns of the original from it: the table that
/// `agreement explain` speaks from, and docs/pseudonyms.md shows.
public struct OperatorDisclosure: Sendable, Hashable {
    /// Something that there is to know of an original; the raw value is its word in tables.
    public enum Aspect: String, CaseIterable, Sendable {
        /// What the value is, or a part of it.
        case value
        /// Whether there is a value at all.
        case presence
        /// Which records hold the same value, and how often each occurs.
        case equality
        /// How long it is.
        case length
        /// How it is written: capitals, spaces, punctuation.
        case form
        /// Which of two values is larger, or later.
        case order
    }

    /// How much of an aspect can be learnt; the raw value is its word in tables.
    public enum Extent: String, CaseIterable, Sendable {
        /// All of it.
        case all = "yes"
        /// Some of it.
        case part = "in part"
        /// Nothing.
        case none = "no"
    }

    /// What there is to say of one aspect.
    public struct Finding: Sendable, Hashable {
        /// The aspect.
        public let aspect: Aspect
        /// How much of it can be learnt.
        public let extent: Extent
        /// What can be learnt, or with `.none` what cannot; part of a sentence.
        public let words: String
    }

    /// What stands in place of a value; part of a sentence.
    public let writes: String
    /// Whether what is written depends on the key of the agreement or bundle.
    public let isKeyed: Bool
    /// One finding an aspect, in the order of `Aspect`.
    public let findings: [Finding]

    /// The findings of `operation`.
    public init(of operation: Operator) {
        writes = Self.writes(operation)
        isKeyed = Self.isKeyed(operation)
        findings = Aspect.allCases.map { aspect in
            let (extent, words) = Self.extent(of: aspect, under: operation)
            return Finding(aspect: aspect, extent: extent, words: words ?? Self.words(of: aspect, extent))
        }
    }

    /// How much of `aspect` can be learnt.
    public func extent(of aspect: Aspect) -> Extent {
        findings.first { $0.aspect == aspect }?.extent ?? .all
    }

    /// What can be learnt, a line each.
    public var learnt: [String] { findings.filter { $0.extent != .none }.map(\.words) }
    /// What cannot, a line each.
    public var hidden: [String] {
        (extent(of: .value) == .part ? ["anything else of the value"] : [])
            + findings.filter { $0.extent == .none }.map(\.words)
    }

    private static func words(of aspect: Aspect, _ extent: Extent) -> String {
        let isHidden = extent == .none
        return switch aspect {
        case .value: isHidden ? "the value, or any part of it" : "the value itself"
        case .presence: isHidden ? "whether there was a value" : "whether there is a value: an empty one stays empty"
        case .equality:
            isHidden ? "which records hold the same value" : "which records hold the same value, and how often"
        case .length: "how long the value is"
        case .form: isHidden ? "how it is written" : "how it is written: capitals, spaces, punctuation"
        case .order: "which of two values is larger or later"
        }
    }

    private static func isKeyed(_ operation: Operator) -> Bool {
        switch operation {
        case .keep, .blank, .drop, .constant, .mask, .bucket, .date(.month), .date(.year): false
        case .token, .shape, .digits, .phone, .email, .postcode, .account, .identifier, .date(.shift): true
        case .scrub(let scrubbing): scrubbing.replacement == .pseudonym
        }
    }

    private static func writes(_ operation: Operator) -> String {
        switch operation {
        case .keep: "the value as it is"
        case .blank: "nothing: the field stays and is empty"
        case .drop: "nothing: the field goes"
        case .constant: "the same text for every value"
        case .mask(0, 0): "x for each letter and digit"
        case .mask: "x for each letter and digit but the first and last few"
        case .token: "an opaque text"
        case .shape: "another letter for each letter, another digit for each digit"
        case .digits: "other digits; what stands between them stays"
        case .phone: "a telephone number that is not in service, in the same spelling"
        case .email: "a mail address under .example"
        case .postcode: "a postcode that no address has"
        case .account(.whole): "an account with a sort code that begins 00, or an IBAN of no bank"
        case .account(.sortCode): "a sort code that begins 00"
        case .account(.number): "another account number, of a sort code that begins 00"
        case .identifier(let kind): "a number of the kind \(kind.rawValue) that nobody has"
        case .date(.shift(let days)): "a date up to \(days) days earlier or later, as all dates of the same person"
        case .date(.month): "the first day of its month"
        case .date(.year): "the first day of its year"
        case .bucket(let size): "the number, rounded down to a multiple of \(size)"
        case .scrub(let scrubbing):
            "the text, with "
                + (scrubbing.replacement == .tag ? "tags such as <PHONE>" : "pseudonyms")
                + " in place of what is found in it"
        }
    }

    // MARK: The table

    /// How much of `aspect` can be learnt of what `operation` wrote; `nil` for the usual words. What is learnt in part
    /// has words of its own.
    private static func extent(of aspect: Aspect, under operation: Operator) -> (Extent, String?) {
        switch operation {
        case .keep: (.all, nil)
        case .blank, .drop: (.none, nil)
        case .constant: aspect == .presence ? (.all, nil) : (.none, nil)
        case .mask(let first, let last): mask(aspect, first, last)
        case .token(let reversible): token(aspect, isReversible: reversible)
        case .shape:
            switch aspect {
            case .equality:
                (.all, "which records hold the same value, or the same letters beside other digits, and how often")
            case .value, .order: (.none, nil)
            case .presence, .length, .form: (.all, nil)
            }
        case .digits:
            aspect == .value ? (.part, "codes of up to 4 letters beside the digits") : likePseudonym(aspect)
        case .phone:
            switch aspect {
            case .value: (.part, "of which kind it is: mobile, geographic, another of the United Kingdom, or foreign")
            case .form: (.all, "how it is written: spaces, brackets, +44 or 0, a zero that was lost")
            case .presence, .equality, .length, .order: likePseudonym(aspect)
            }
        case .email: email(aspect)
        case .postcode(let outward):
            aspect == .value
                ? (.part, outward == .keep ? "its outward code: SW1A" : "the letters of its area: SW")
                : likePseudonym(aspect)
        case .account(let part): account(aspect, part)
        case .identifier(let kind): identifier(aspect, kind)
        case .date(let change): date(aspect, change)
        case .bucket(let size): bucket(aspect, size)
        case .scrub(let scrubbing): scrub(aspect, scrubbing)
        }
    }

    /// A pseudonym in the spelling of its original.
    private static func likePseudonym(_ aspect: Aspect) -> (Extent, String?) {
        switch aspect {
        case .value, .order: (.none, nil)
        case .equality: (.all, "which records hold the same value, also where it is spelt another way, and how often")
        case .presence, .length, .form: (.all, nil)
        }
    }

    private static func mask(_ aspect: Aspect, _ first: Int, _ last: Int) -> (Extent, String?) {
        switch aspect {
        case .value where first > 0 || last > 0:
            (.part, "its first \(first) and last \(last) letters and digits, where these are at most half of them")
        case .value: (.none, nil)
        case .presence, .length: (.all, nil)
        case .equality: (.part, "which values differ; those that the mask makes alike cannot be told apart")
        case .form: (.part, "spaces and punctuation; letters and digits are all x")
        case .order where first > 0: (.part, "which is larger, as far as the first letters and digits tell")
        case .order: (.none, nil)
        }
    }

    private static func token(_ aspect: Aspect, isReversible: Bool) -> (Extent, String?) {
        switch aspect {
        case .value, .form, .order: (.none, nil)
        case .presence: (.all, nil)
        case .equality: (.all, "which records hold exactly the same value, and how often")
        case .length: isReversible ? (.part, "how long the value is, to within 5 bytes") : (.none, nil)
        }
    }

    private static func email(_ aspect: Aspect) -> (Extent, String?) {
        switch aspect {
        case .value, .order: (.none, nil)
        case .presence: (.all, nil)
        case .equality:
            (
                .all,
                "which records hold the same address, which the same domain, and how often: the largest is a large provider"
            )
        case .length: (.part, "how long it is before the @, and its domain from 14 bytes on")
        case .form: (.part, "capitals, and dots and hyphens before the @")
        }
    }

    private static func account(_ aspect: Aspect, _ part: Operator.AccountPart) -> (Extent, String?) {
        switch aspect {
        case .value where part == .whole: (.part, "of an IBAN its country, and whether its check digits are right")
        case .equality:
            (.all, "which records hold the same account, and how often; not which share a bank or branch")
        case .form: (.all, "how it is written: hyphens, spaces, zeros in front or lost")
        case .value, .presence, .length, .order: likePseudonym(aspect)
        }
    }

    private static func identifier(_ aspect: Aspect, _ kind: Operator.IdentifierKind) -> (Extent, String?) {
        switch (aspect, kind) {
        case (.value, .card), (.value, .imei): (.part, "whether its check digit is right")
        case (.value, .nhsNumber):
            (.part, "whether its check digit is right, and whether it begins with 0, as in Scotland")
        case (.value, .vat):
            (.part, "whether it is a British number, of which series and with right check digits, or a foreign one")
        case (.value, .companyNumber): (.part, "whether letters stand in front, as for Scotland and Northern Ireland")
        case (.length, .companyNumber): (.part, "how long it is, where letters stand in front")
        case (.form, .companyNumber): (.part, "how it is written; not how many zeros in front were lost")
        default: likePseudonym(aspect)
        }
    }

    private static func date(_ aspect: Aspect, _ change: Operator.DateChange) -> (Extent, String?) {
        let unit: String
        switch change {
        case .shift(let days):
            switch aspect {
            case .value: return (.part, "the date to within \(days) days, and its time of day as it is")
            case .equality: return (.part, "which dates of one person are the same; nothing across people")
            case .order:
                return (.part, "which date of one person is later and by how many days: one known date gives all")
            case .presence, .form: return (.all, nil)
            case .length: return (.part, "how long it is, as far as its spelling tells")
            }
        case .month: unit = "month"
        case .year: unit = "year"
        }
        return switch aspect {
        case .value: (.part, "its \(unit == "month" ? "year and month" : "year"), and its time of day as it is")
        case .equality: (.part, "which dates fall into the same \(unit), and how often")
        case .order: (.part, "which of two dates of different \(unit)s is later")
        case .presence, .form: (.all, nil)
        case .length: (.part, "how long it is, as far as its spelling tells")
        }
    }

    private static func bucket(_ aspect: Aspect, _ size: Int) -> (Extent, String?) {
        switch aspect {
        case .value: (.part, size == 1 ? "a whole number as it is, without decimals" : "the number to within \(size)")
        case .presence: (.all, nil)
        case .equality: (.part, "which numbers fall into the same step of \(size), and how often")
        case .length: (.part, "how many decimals it has")
        case .form: (.all, nil)
        case .order: (.part, "which of two numbers of different steps is larger")
        }
    }

    private static func scrub(_ aspect: Aspect, _ scrubbing: Operator.Scrubbing) -> (Extent, String?) {
        switch aspect {
        case .value: (.part, "every word in which nothing personal is found")
        case .presence: (.all, nil)
        case .equality:
            scrubbing.replacement == .tag
                ? (.part, "which texts are the same but for what was replaced")
                : (.part, "which texts name the same person as their record, or as each other")
        case .length: (.part, "how long it is, about")
        case .form: (.part, "how it is written, but for what was replaced")
        case .order: (.none, nil)
        }
    }
}
