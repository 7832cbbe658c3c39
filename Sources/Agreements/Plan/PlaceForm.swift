/// How a field of a format is written: one of a few patterns.
///
/// A pattern is of characters that stand for themselves, but for `#`, which is any digit, `?`, any capital letter, `*`, either,
/// and `%`, any digit of base sixteen in small letters. Spaces at the end of a field and of a pattern make no difference, so the
/// empty pattern is a field of spaces.
public struct PlaceForm: Sendable, Hashable {
    /// Whether what is written so is nobody's, and need not be searched.
    public let isNobodys: Bool
    private let patterns: [[UInt8]]

    init(_ patterns: String...) { self.init(patterns, isNobodys: true) }

    private init(_ patterns: [String], isNobodys: Bool) {
        self.patterns = patterns.map { Self.trimmed(Array($0.utf8)) }
        self.isNobodys = isNobodys
    }

    /// Whether a field of these bytes is written so.
    public func fits(_ field: some Collection<UInt8>) -> Bool {
        let field = Self.trimmed(Array(field))
        return patterns.contains { pattern in
            pattern.count == field.count && zip(pattern, field).allSatisfy { Self.stands($0, for: $1) }
        }
    }

    private static func stands(_ sign: UInt8, for byte: UInt8) -> Bool {
        let isDigit = byte &- UInt8(ascii: "0") < 10
        let isCapital = byte &- UInt8(ascii: "A") < 26
        return switch sign {
        case UInt8(ascii: "#"): isDigit
        case UInt8(ascii: "?"): isCapital
        case UInt8(ascii: "*"): isDigit || isCapital
        case UInt8(ascii: "%"): isDigit || byte &- UInt8(ascii: "a") < 6
        default: sign == byte
        }
    }

    private static func trimmed(_ text: [UInt8]) -> [UInt8] {
        Array(text[..<((text.lastIndex { $0 != 0x20 }.map { $0 + 1 }) ?? 0)])
    }
}

extension PlaceForm {
    private static let blank = PlaceForm("")
    private static let day = PlaceForm("", " #####", " 00000", "######")

    /// The code of a bank (ISO 9362), in the countries that pay in pounds or by direct debits of SEPA's larger members. Letters that
    /// a bank may have may be a name, too, so it is searched all the same.
    private static let bank: PlaceForm = {
        let countries = "GB IE JE GG IM GI FR DE NL ES IT BE LU CH AT PT PL SE DK FI NO".split(separator: " ")
        return PlaceForm(countries.flatMap { ["????\($0)**", "????\($0)*****"] }, isNobodys: false)
    }()

    /// The number of a payment all the way through (UETR): a UUID.
    private static let uuid = PlaceForm("%%%%%%%%-%%%%-%%%%-%%%%-%%%%%%%%%%%%")

    /// The codes of banks, and the numbers of payments, in a pain.008.
    static let pain008 = ["//BIC": bank, "//BICFI": bank, "//UETR": uuid, "//OrgnlUETR": uuid]

    /// The fields of Standard 18 that are reserved, or say how the file is built: blank, of digits, or of one fixed text. Who
    /// puts anything else there is told so; a credential of a logon line is to be blanked.
    static let standard18: [String: PlaceForm] = {
        var forms: [String: PlaceForm] = [
            "logon.content": blank, "logon.filler-1": blank, "logon.filler-2": blank,
            "vol1.accessibility": PlaceForm("", "0"), "vol1.filler-1": blank, "vol1.filler-2": blank,
            "vol1.filler-3": blank, "vol1.user-number": PlaceForm("", "######"), "vol1.filler-4": blank,
            "vol1.filler-5": blank, "vol1.label-standard": PlaceForm("", "#"),
            "uhl1.processing-date": day, "uhl1.receiving-party": PlaceForm("", "######"),
            "uhl1.currency": PlaceForm("", "##"), "uhl1.country": PlaceForm("", "######"),
            "uhl1.work-code": PlaceForm("", "# DAILY", "# MULTI", "#  DAILY", "#  MULTI"),
            "uhl1.file-number": PlaceForm("", "###"), "uhl1.filler-1": blank,
            "uhl1.audit-print": PlaceForm("", "#######", "AUD####"), "uhl1.filler-2": blank,
            "utl1.filler-1": PlaceForm("", "#######"), "utl1.filler-2": blank,
        ]
        for label in ["hdr1", "eof1"] {
            forms["\(label).file-identifier-1"] = PlaceForm("A")
            forms["\(label).user-number"] = PlaceForm("", "######")
            forms["\(label).file-identifier-2"] = PlaceForm("", "S", "S  #", "S ##", "S###")
            forms["\(label).second-user-number"] = PlaceForm("", "######")
            for field in ["file-section", "file-sequence", "generation"] {
                forms["\(label).\(field)"] = PlaceForm("", "####")
            }
            forms["\(label).generation-version"] = PlaceForm("", "##")
            forms["\(label).creation-date"] = day
            forms["\(label).expiry-date"] = day
            forms["\(label).accessibility"] = PlaceForm("", "0")
            forms["\(label).block-count"] = PlaceForm("", "######")
            forms["\(label).system-code"] = PlaceForm("", "IBM OS/VS 370")
            forms["\(label).filler-1"] = blank
        }
        for label in ["hdr2", "eof2"] {
            forms["\(label).record-format"] = PlaceForm("", "F")
            forms["\(label).block-length"] = PlaceForm("", "#####")
            forms["\(label).record-length"] = PlaceForm("", "#####")
            forms["\(label).filler-1"] = blank
            forms["\(label).buffer-offset"] = PlaceForm("", "##")
            forms["\(label).filler-2"] = blank
        }
        for record in ["data", "contra"] {
            forms["\(record).account-type"] = PlaceForm("", "#")
            forms["\(record).free-format"] = PlaceForm("", "####")
            forms["\(record).processing-date"] = day
        }
        for label in ["vol1", "hdr1", "hdr2", "uhl1", "eof1", "eof2", "utl1"] {
            forms["\(label).label"] = PlaceForm(label.uppercased())
        }
        forms["logon.label"] = PlaceForm("LOGON")
        forms["contra.contra-identification"] = PlaceForm("CONTRA")
        return forms
    }()
}
