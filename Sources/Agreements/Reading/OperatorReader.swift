internal import Primitives
internal import Pseudonyms

/// Reads the operator of a rule with its options.
struct OperatorReader {
    let findings: Findings

    /// The length of a token that is not reversible: 80 bits in base32.
    static let tokenLength = 16

    /// The operator and the field that it looks at beside its own.
    func operation(
        _ name: OperatorName, _ reader: inout MappingReader
    ) -> (operator: Operator, companion: String?)? {
        switch name {
        case .keep: return (.keep, nil)
        case .blank: return (.blank, nil)
        case .drop: return (.drop, nil)
        case .shape: return (.shape, nil)
        case .digits: return (.digits, nil)
        case .phone: return (.phone, nil)
        case .email: return (.email, nil)
        case .constant: return reader.text("text", .required).map { (.constant($0), nil) }
        case .mask:
            let first = reader.integer("keepFirst", in: 0...64)
            let last = reader.integer("keepLast", in: 0...64)
            return (.mask(keepFirst: first ?? 0, keepLast: last ?? 0), nil)
        case .token: return (.token(reversible: reader.value("reversible", .optional, Scalar.truth) ?? false), nil)
        case .postcode:
            let outward = reader.choice("outward", of: OutwardWord.self) ?? .area
            return (.postcode(outward == .keep ? .keep : .area), nil)
        case .account: return account(&reader)
        case .identifier:
            return reader.choice("kind", .required, of: Operator.IdentifierKind.self).map { (.identifier($0), nil) }
        case .date: return date(&reader)
        case .scrub: return scrub(&reader)
        case .bucket: return reader.integer("size", .required, in: 1...1_000_000_000).map { (.bucket(size: $0), nil) }
        }
    }

    private func scrub(_ reader: inout MappingReader) -> (operator: Operator, companion: String?)? {
        let known = reader.choice("known", of: Operator.Scrubbing.Known.self)
        let unsure = reader.choice("unsure", of: Operator.Scrubbing.Unsure.self)
        let replacement = reader.choice("with", of: Operator.Scrubbing.Replacement.self)
        return (
            .scrub(
                Operator.Scrubbing(
                    known: known ?? .record, unsure: unsure ?? .replace, replacement: replacement ?? .pseudonym)), nil
        )
    }

    private func account(_ reader: inout MappingReader) -> (operator: Operator, companion: String?)? {
        let part = reader.choice("part", of: PartWord.self) ?? .whole
        let companion = reader.text("with", part == .whole ? .optional : .required)
        guard part != .whole else {
            guard companion == nil else {
                reader.refuse(
                    "with", "belongs to part: sort-code or number", fix: "add the part, or remove with")
                return nil
            }
            return (.account(.whole), nil)
        }
        return companion.map { (.account(part == .sortCode ? .sortCode : .number), $0) }
    }

    private func date(_ reader: inout MappingReader) -> (operator: Operator, companion: String?)? {
        let shift = reader.value("shift", .optional, Period.readingDays)
        let isShifted = reader.has("shift")
        let person = reader.text("by", isShifted ? .required : .optional)
        let coarse = reader.choice("truncate", of: TruncationWord.self)
        guard isShifted != reader.has("truncate") else {
            findings.add(
                reader.position, reader.path, "a date needs shift or truncate, and not both",
                fix: "write {do: date, shift: P30D, by: FIELD} or {do: date, truncate: month}")
            return nil
        }
        guard isShifted else {
            if person != nil { reader.refuse("by", "belongs to shift, not to truncate", fix: "remove it") }
            return coarse.map { (.date($0 == .month ? .month : .year), nil) }
        }
        guard let shift, let person else { return nil }
        return (.date(.shift(days: shift)), person)
    }
}

/// The words of `do:`, and the keys that each takes beside `category` and `because`.
enum OperatorName: String, CaseIterable {
    case keep, blank, drop, constant, mask, token, shape, digits, phone, email, postcode, account, identifier, date
    case bucket, scrub

    var keys: [String] {
        let options: [String] =
            switch self {
            case .keep, .blank, .drop, .shape, .digits, .phone, .email: []
            case .constant: ["text"]
            case .mask: ["keepFirst", "keepLast"]
            case .token: ["reversible"]
            case .postcode: ["outward"]
            case .account: ["part", "with"]
            case .identifier: ["kind"]
            case .date: ["shift", "by", "truncate"]
            case .bucket: ["size"]
            case .scrub: ["known", "unsure", "with"]
            }
        return isKeyed ? ["type"] + options : options
    }

    static var allKeys: Set<String> { Set(allCases.flatMap(\.keys)) }

    /// Whether its result depends on a key, and so on a semantic type.
    var isKeyed: Bool {
        switch self {
        case .token, .shape, .digits, .phone, .email, .postcode, .account, .identifier, .date: true
        case .keep, .blank, .drop, .constant, .mask, .bucket, .scrub: false
        }
    }

    /// Whether nothing of a value is left that says anything, whatever it was.
    var fitsUnseenNames: Bool {
        switch self {
        case .blank, .drop, .constant, .shape, .token: true
        case .keep, .mask, .digits, .phone, .email, .postcode, .account, .identifier, .date, .bucket, .scrub:
            false
        }
    }

    /// Whether it needs no field: a margin is free text.
    var fitsMargins: Bool {
        switch self {
        case .keep, .blank, .drop, .constant, .mask, .shape, .scrub: true
        case .token, .digits, .phone, .email, .postcode, .account, .identifier, .date, .bucket: false
        }
    }
}

private enum OutwardWord: String, CaseIterable {
    case keep, area
}

private enum PartWord: String, CaseIterable {
    case whole
    case sortCode = "sort-code"
    case number
}

private enum TruncationWord: String, CaseIterable {
    case month, year
}
