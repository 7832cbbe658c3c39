internal import Primitives

/// A signed form of ours: lines of `key: value`, lines that start with # and empty ones beside them. The first key says
/// which form it is.
public enum SignedForm: String, CaseIterable, Sendable {
    /// A recipient's certificate of disposal, `DisposalCertificate`.
    case certificate
    /// A recipient's receipt for a bundle, `BundleReceipt`.
    case receipt
    /// A piece of evidence, the recipient's or ours, `EvidenceNote`.
    case evidence
    /// An order of ours, `Order`.
    case order
    /// An approver's waiver of findings, `Waiver`.
    case waiver
    /// A recipient's receipt for an exchange, `ExchangeReceipt`.
    case exchangeReceipt = "exchange-receipt"

    /// The value of the first key in every form.
    public static let version = "datalease/v1"
    /// The most bytes of a form.
    public static let largestSize = 65_536

    /// Which form `text` is, by the first of its lines that has the key of one; `nil` where none has.
    public init?(of text: [UInt8]) {
        for line in text.withoutByteOrderMark.prefix(SignedForm.largestSize).split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let key = String(decoding: line[..<colon].trimmingWhiteSpace, as: UTF8.self)
            guard let form = SignedForm(rawValue: key) else { continue }
            self = form
            return
        }
        return nil
    }

    /// What errors call it.
    var name: String {
        switch self {
        case .certificate: "the disposal certificate"
        case .receipt: "the receipt"
        case .evidence: "the evidence"
        case .order: "the order"
        case .waiver: "the waiver"
        case .exchangeReceipt: "the receipt for an exchange"
        }
    }

    /// All of its keys.
    var keys: [String] {
        switch self {
        case .certificate:
            [
                "certificate", "bundle", "bundle-sha256", "agreement", "checkpoint", "recipients", "disposed-on",
                "method",
                "copies", "sub-processors", "backups", "remarks", "name",
            ]
        case .receipt:
            ["receipt", "bundle", "bundle-sha256", "agreement", "checkpoint", "received-on", "remarks", "name"]
        case .evidence:
            [
                "evidence", "kind", "bundle", "bundle-sha256", "agreement", "date", "until", "sub-processor",
                "attachment-sha256", "remarks", "name",
            ]
        case .order:
            [
                "order", "kind", "bundle", "agreement", "schedule", "checkpoint", "anchor", "date", "until", "law",
                "because", "reason",
            ]
        case .waiver:
            [
                "waiver", "kind", "agreement", "version", "agreement-sha256", "export", "place", "finding", "date",
                "until", "reason", "name",
            ]
        case .exchangeReceipt:
            [
                "exchange-receipt", "bundle", "bundle-sha256", "agreement", "checkpoint", "sequence", "number", "rows",
                "pence", "outcome", "reason", "received-on", "name",
            ]
        }
    }

    /// Those of its keys that may stand on several lines.
    var repeatedKeys: [String] { self == .waiver ? ["export", "place", "finding"] : [] }

    func refusal(_ problem: String, hint: String? = nil) -> BundleError {
        BundleError(.certificate, "\(name): \(problem)", hint: hint ?? "correct the line, and sign it again")
    }

    /// Refuses, with `.words`, a text of ours that could not be read back from the form.
    func check(_ key: String, _ text: String?) throws(BundleError) {
        guard let text else { return }
        let bytes = Array(text.utf8)
        guard (1...1000).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            bytes[...].trimmingWhiteSpace.count == bytes.count
        else {
            throw BundleError(
                .words,
                "\(name): the text for \(key) is empty, longer than 1,000 bytes, or no single line that begins and ends with a word",
                hint: "write it in one line")
        }
    }
}

/// The lines of a form, each taken once.
struct FormLines {
    /// A value and where it stands.
    struct Value {
        let form: SignedForm
        let key: String
        let line: Int
        let text: String

        func refusal(_ problem: String, hint: String? = nil) -> BundleError {
            form.refusal("line \(line), \(key): \(problem)", hint: hint)
        }

        func date() throws(BundleError) -> CivilDate {
            guard let date = CivilDate(iso: text) else { throw refusal("a date like 2026-11-30 was expected") }
            return date
        }

        func digest() throws(BundleError) -> Digest {
            guard let digest = Digest(hex: text.lowercased()) else {
                throw refusal("64 hexadecimal digits were expected")
            }
            return digest
        }

        func checkpoint() throws(BundleError) -> LedgerPosition {
            guard let position = LedgerPosition(text) else {
                throw refusal(
                    "a number and 44 characters of base64 were expected",
                    hint: "copy the line checkpoint from OPEN-ME.txt, and sign the form again")
            }
            return position
        }

        /// One of the words of `Choice`.
        func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) throws(BundleError) -> Choice {
            guard let choice = Choice(rawValue: text) else {
                let words = Choice.allCases.map(\.rawValue)
                throw refusal("\(words.dropLast().joined(separator: ", ")) or \(words.last ?? "") was expected")
            }
            return choice
        }

        /// What stands behind `prefix`.
        func without(_ prefix: String) throws(BundleError) -> Value {
            guard text.hasPrefix(prefix) else { throw refusal("none, or \(prefix)2026-12-31, was expected") }
            return Value(form: form, key: key, line: line, text: String(text.dropFirst(prefix.count)))
        }
    }

    let form: SignedForm
    private var values: [String: Value] = [:]
    private var lists: [String: [Value]] = [:]

    /// The lines of `bytes`, which must be the form `form` in the version that is known. A byte order mark and CRLF are
    /// accepted.
    ///
    /// Throws a `.certificate` error, with the line, for an unknown or repeated key, for a control character and for
    /// anything that is no UTF-8.
    init(_ bytes: [UInt8], _ form: SignedForm) throws(BundleError) {
        self.form = form
        guard bytes.count <= SignedForm.largestSize,
            let text = String(validating: bytes.withoutByteOrderMark, as: UTF8.self)
        else {
            throw form.refusal(
                "it is no text in UTF-8, or longer than \(SignedForm.largestSize) bytes",
                hint: "save it as plain text in UTF-8, and sign it again")
        }
        // By bytes: Swift takes CR LF for one character.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            let line = Array(bytes)[...].trimmingWhiteSpace
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            try add(line, number: index + 1)
        }
        guard try take(form.rawValue).text == SignedForm.version else {
            throw form.refusal("it is not of the version \(SignedForm.version)")
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>, number: Int) throws(BundleError) {
        guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw form.refusal("line \(number): a control character")
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw form.refusal(
                "line \(number): neither key: value nor a comment", hint: "write remarks in one line, behind the colon")
        }
        let key = String(decoding: line[..<colon].trimmingWhiteSpace, as: UTF8.self)
        let text = String(decoding: line[(colon + 1)...].trimmingWhiteSpace, as: UTF8.self)
        guard form.keys.contains(key) else {
            throw form.refusal(
                "line \(number): a key that is not one of the form's",
                hint: "the keys are \(form.keys.joined(separator: ", "))")
        }
        let value = Value(form: form, key: key, line: number, text: text)
        guard !form.repeatedKeys.contains(key) else { return lists[key, default: []].append(value) }
        guard values.updateValue(value, forKey: key) == nil else {
            throw form.refusal("line \(number): \(key) stands here a second time")
        }
    }

    /// The value of a line that must be there and filled in.
    mutating func take(_ key: String, hint: String? = nil) throws(BundleError) -> Value {
        let value = try takePresent(key)
        guard !value.text.isEmpty else { throw value.refusal("it was not filled in", hint: hint) }
        return value
    }

    /// The value of a line that must be there and may be empty.
    mutating func takePresent(_ key: String) throws(BundleError) -> Value {
        guard let value = values.removeValue(forKey: key) else {
            throw form.refusal("no line \(key)", hint: "use the form of the bundle as it is")
        }
        return value
    }

    /// The values of the lines with a key that may stand on several: at least one, and each filled in.
    mutating func takeAll(_ key: String) throws(BundleError) -> [Value] {
        guard let values = lists.removeValue(forKey: key) else { throw form.refusal("no line \(key)") }
        for value in values where value.text.isEmpty { throw value.refusal("it was not filled in") }
        return values
    }

    /// Refuses lines of keys that may stand on several lines, where some are left that nobody took.
    func refuseLists(_ problem: String) throws(BundleError) {
        guard let left = lists.values.compactMap(\.first).min(by: { $0.line < $1.line }) else { return }
        throw left.refusal(problem)
    }

    /// The value of a line that may be missing or empty.
    mutating func takeOptional(_ key: String) -> Value? {
        guard let value = values.removeValue(forKey: key), !value.text.isEmpty else { return nil }
        return value
    }
}
