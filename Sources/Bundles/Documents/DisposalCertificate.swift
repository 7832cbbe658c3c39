public import Primitives

/// A disposal certificate as a recipient filled it in; see `CertificateForm`.
///
/// It says what the recipient says. Whether the signature holds, who signed and whether dates fit, the caller judges.
public struct DisposalCertificate: Hashable, Sendable {
    /// What became of something that may have existed.
    public enum Remainder: String, Sendable {
        /// There never was any.
        case none
        /// All of it was disposed of.
        case disposed
    }

    /// What backups hold.
    public enum Backups: Hashable, Sendable {
        /// None holds any of it.
        case none
        /// The last of those that hold some of it is overwritten on this day.
        case expire(CivilDate)
    }

    /// The most bytes of a certificate.
    public static let largestSize = 65_536

    /// The bundle, as `BundleName.id` has it.
    public let bundle: String
    /// The SHA-256 of the encrypted file.
    public let bundleSHA256: Digest
    /// The agreement's id.
    public let agreement: String
    /// The day on which the last of it was disposed of.
    public let disposedOn: CivilDate
    /// How it was disposed of.
    public let method: DisposalMethod
    /// What became of copies.
    public let copies: Remainder
    /// What became of what sub-processors had.
    public let subProcessors: Remainder
    /// What backups hold.
    public let backups: Backups
    /// Anything else; may be empty.
    public let remarks: String
    /// Who signed, by name.
    public let name: String

    /// A certificate from the exact bytes that were signed. A byte order mark and CRLF are accepted.
    ///
    /// Throws a `.certificate` error, with the line, for an unknown, repeated, missing or empty key, for a value that is
    /// not one of the form's, and for anything that is no UTF-8.
    public init(parsing bytes: [UInt8]) throws(BundleError) {
        var values = try CertificateLines(bytes)
        guard try values.take("certificate").text == CertificateForm.format else {
            throw CertificateLines.refusal("it is not of the version \(CertificateForm.format)")
        }
        bundle = try values.take("bundle").text
        agreement = try values.take("agreement").text
        let digest = try values.take(
            "bundle-sha256", hint: "copy the line bundle-sha256 from OPEN-ME.txt, and sign the form again")
        guard let sha256 = Digest(hex: digest.text.lowercased()) else {
            throw digest.refusal("64 hexadecimal digits were expected")
        }
        bundleSHA256 = sha256
        disposedOn = try values.take("disposed-on").date()
        let method = try values.take("method")
        guard let known = DisposalMethod(rawValue: method.text) else {
            throw method.refusal("delete, clear, purge or destroy was expected")
        }
        self.method = known
        copies = try values.take("copies").remainder()
        subProcessors = try values.take("sub-processors").remainder()
        let backups = try values.take("backups")
        if backups.text == "none" {
            self.backups = .none
        } else {
            self.backups = .expire(try backups.without("expire on ").date())
        }
        remarks = try values.takeOptional("remarks").text
        name = try values.take("name").text
    }
}

/// The lines of a certificate, each taken once.
private struct CertificateLines {
    struct Value {
        var key: String
        var line: Int
        var text: String

        func date() throws(BundleError) -> CivilDate {
            guard let date = CivilDate(iso: text) else { throw refusal("a date like 2026-11-30 was expected") }
            return date
        }

        func remainder() throws(BundleError) -> DisposalCertificate.Remainder {
            guard let remainder = DisposalCertificate.Remainder(rawValue: text) else {
                throw refusal("none or disposed was expected")
            }
            return remainder
        }

        func without(_ prefix: String) throws(BundleError) -> Value {
            guard text.hasPrefix(prefix) else { throw refusal("none, or \(prefix)2026-12-31, was expected") }
            return Value(key: key, line: line, text: String(text.dropFirst(prefix.count)))
        }

        func refusal(_ problem: String, hint: String? = nil) -> BundleError {
            CertificateLines.refusal("line \(line), \(key): \(problem)", hint: hint)
        }
    }

    private static let keys = [
        "certificate", "bundle", "bundle-sha256", "agreement", "disposed-on", "method", "copies", "sub-processors",
        "backups", "remarks", "name",
    ]

    private var values: [String: Value] = [:]

    init(_ bytes: [UInt8]) throws(BundleError) {
        guard bytes.count <= DisposalCertificate.largestSize,
            let text = String(validating: bytes.withoutByteOrderMark, as: UTF8.self)
        else {
            throw CertificateLines.refusal(
                "it is no text in UTF-8, or longer than \(DisposalCertificate.largestSize) bytes",
                hint: "save it as plain text in UTF-8, and sign it again")
        }
        // By bytes: Swift takes CR LF for one character.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            let line = Array(bytes)[...].trimmingWhiteSpace
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            try add(line, number: index + 1)
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>, number: Int) throws(BundleError) {
        guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw CertificateLines.refusal("line \(number): a control character")
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw CertificateLines.refusal(
                "line \(number): neither key: value nor a comment", hint: "write remarks in one line, behind the colon")
        }
        let key = String(decoding: line[..<colon].trimmingWhiteSpace, as: UTF8.self)
        let text = String(decoding: line[(colon + 1)...].trimmingWhiteSpace, as: UTF8.self)
        guard CertificateLines.keys.contains(key) else {
            throw CertificateLines.refusal(
                "line \(number): a key that is not one of the form's",
                hint: "the keys are \(CertificateLines.keys.joined(separator: ", "))")
        }
        guard values.updateValue(Value(key: key, line: number, text: text), forKey: key) == nil else {
            throw CertificateLines.refusal("line \(number): \(key) stands here a second time")
        }
    }

    /// A value that may be empty.
    mutating func takeOptional(_ key: String) throws(BundleError) -> Value {
        guard let value = values.removeValue(forKey: key) else {
            throw CertificateLines.refusal("no line \(key)", hint: "use the form of the bundle as it is")
        }
        return value
    }

    mutating func take(_ key: String, hint: String? = nil) throws(BundleError) -> Value {
        let value = try takeOptional(key)
        guard !value.text.isEmpty else { throw value.refusal("it was not filled in", hint: hint) }
        return value
    }

    static func refusal(_ problem: String, hint: String? = nil) -> BundleError {
        BundleError(
            .certificate, "the disposal certificate: \(problem)", hint: hint ?? "correct the line, and sign it again")
    }
}

/// A text as it may have been when it was signed, before a mail gateway changed it.
public struct CertificateVariant: Hashable, Sendable {
    /// How it differs from what was received, for people: `with CRLF line ends, without a byte order mark`.
    public let difference: String
    /// The bytes to try the signature on.
    public let bytes: [UInt8]

    /// Every variant of `received` that a mail gateway makes, the nearest first: line ends, byte order mark and the line
    /// end at the end of the file. The received bytes are not among them.
    ///
    /// A signature that fits a variant and not what was received says that the text was changed on the way; it says
    /// nothing good about anything but white space.
    public static func candidates(for received: [UInt8]) -> [CertificateVariant] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let hasMark = received.starts(with: mark)
        let lines = Array(received.withoutByteOrderMark).filter { $0 != 0x0D }
        let body = Array(lines.reversed().drop { $0 == 0x0A }.reversed())
        var found: [CertificateVariant] = []
        for (lineEnd, lineEndName) in [([0x0A], "LF line ends"), ([0x0D, 0x0A], "CRLF line ends")]
            as [([UInt8], String)]
        {
            for isMarked in [hasMark, !hasMark] {
                for isEnded in [true, false] {
                    var bytes = isMarked ? mark : []
                    for byte in body { bytes.append(contentsOf: byte == 0x0A ? lineEnd : [byte]) }
                    if isEnded { bytes.append(contentsOf: lineEnd) }
                    guard bytes != received else { continue }
                    let difference = [
                        "with \(lineEndName)",
                        isMarked == hasMark ? nil : "\(isMarked ? "with" : "without") a byte order mark",
                        isEnded ? nil : "without a line end at the end",
                    ]
                    found.append(
                        CertificateVariant(
                            difference: difference.compactMap { $0 }.joined(separator: ", "), bytes: bytes))
                }
            }
        }
        return found
    }
}
