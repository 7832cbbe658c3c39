internal import Primitives
internal import Records

/// The names of fields and margins in rules, by format.
enum RuleName {
    /// A name as the file writes it, or why it names nothing in such exports.
    static func reading(_ name: String, in format: Dataset.Format?) -> Reading<String> {
        guard !name.hasPrefix("#") else { return margin(name, in: format) }
        switch format {
        case .xml?: return XMLPathText.reading(name, attributes: true)
        case .fixed(let fixed)?:
            guard fixed.place(of: name) == nil else { return .value(name) }
            let nearest = NearestWord.to(name, among: fixed.names)
            return .problem(
                "is no field of the records",
                fix: nearest.map { "did you mean \($0)?" }
                    ?? (fixed.layout.records.count == 1
                        ? "name one of \(fixed.names.prefix(8).joined(separator: ", "))"
                        : "write RECORD.FIELD; records: \(fixed.layout.records.map(\.name).joined(separator: ", "))"))
        case .csv(let layout)? where layout.isWithoutHeader:
            switch Scalar.integer(name, in: 1...100_000) {
            case .value: return .value(name)
            case .problem:
                return .problem(
                    "is no column number, and the export has no header", fix: "name columns by number, from 1")
            }
        default:
            return name.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
                ? .problem("holds a control character", fix: "remove it") : .value(name)
        }
    }

    private static func margin(_ name: String, in format: Dataset.Format?) -> Reading<String> {
        guard let format, let margins = Dataset.Format.Name(rawValue: format.name)?.margins else {
            return .value(name)
        }
        guard !margins.contains(name) else { return .value(name) }
        return .problem(
            "is no margin of \(format.name) exports",
            fix: margins.isEmpty
                ? "remove it: every character is in a field" : "its margins: \(margins.joined(separator: ", "))")
    }

    /// One name for what can be written in two ways: a field of the only kind of fixed-width record.
    static func canonical(_ name: String, in format: Dataset.Format?) -> String {
        guard case .fixed(let fixed)? = format, let place = fixed.place(of: name) else { return name }
        return fixed.name(of: place.field.name, in: place.record.name)
    }

    /// Whether a field is called like one that holds a secret. Columns that go by number have no name.
    static func isSecret(_ field: String, in format: Dataset.Format?) -> Bool {
        switch format {
        case .csv?, nil: SecretName.matches(field)
        // What stands within a secret is one too.
        case .xml?: XMLPathText.names(of: field).contains(where: SecretName.matches)
        case .fixed(let fixed)?: SecretName.matches(fixed.place(of: field)?.field.name ?? field)
        }
    }

    /// Whether a path names whatever stands at its end.
    static func endsInWildcard(_ field: String, in format: Dataset.Format?) -> Bool {
        guard case .xml? = format else { return false }
        return XMLPathText.lastName(of: field) == "*"
    }
}
