public import Primitives

/// The name of a bundle: `<agreement>.B<number>.dispose-by-<date>`, which is also the stem of its files.
///
/// A rehearsal is named `REHEARSAL.<agreement>...`, so that whoever sees the file knows that it must not leave.
public struct BundleName: Hashable, Sendable, CustomStringConvertible {
    private static let rehearsalMark = "REHEARSAL."
    private static let limitMark = ".dispose-by-"
    private static let approvalMark = "\(BundleFile.statement.rawValue).approval-"
    private static let approvalEnd = ".sig"

    /// The agreement's id.
    public let agreement: String
    /// The bundle's number in the registry, from 1.
    public let number: Int
    /// The date by which the bundle must be gone, as it was when the bundle was prepared.
    public let limit: CivilDate
    /// Whether this is a rehearsal, which never leaves.
    public let isRehearsal: Bool

    /// A name. Throws a `.name` error where the number is below 1, or where the agreement's id is not 1 to 64 letters,
    /// digits, `.`, `_` and `-` that start with a letter or digit and not with `REHEARSAL.`.
    public init(
        agreement: String, number: Int, limit: CivilDate, isRehearsal: Bool = false
    ) throws(BundleError) {
        guard number >= 1, agreement.utf8.count <= 64, let first = agreement.utf8.first,
            BundleName.isLetterOrDigit(first), agreement.utf8.allSatisfy(BundleName.isAllowed),
            !agreement.uppercased().hasPrefix(BundleName.rehearsalMark)
        else {
            throw BundleError(
                .name, "an agreement's id or a bundle's number that cannot stand in a file name",
                hint: "use up to 64 letters, digits, dots and hyphens")
        }
        self.agreement = agreement
        self.number = number
        self.limit = limit
        self.isRehearsal = isRehearsal
    }

    /// A name from its text, with or without the ending of one of the bundle's files. Throws a `.name` error for
    /// anything that `description` and `BundleFile` do not write.
    public init(parsing text: String) throws(BundleError) {
        let refusal = BundleError(
            .name, "no name of a bundle",
            hint: "bundles are named AGREEMENT.B1.dispose-by-2026-11-30.zip.age; do not rename them")
        var rest = text[...]
        for file in BundleFile.allCases where rest.hasSuffix(file.rawValue) {
            rest = rest.dropLast(file.rawValue.count)
            break
        }
        if rest.hasSuffix(BundleName.approvalEnd), let mark = rest.ranges(of: BundleName.approvalMark).last {
            rest = rest[..<mark.lowerBound]
        }
        let isRehearsal = rest.hasPrefix(BundleName.rehearsalMark)
        if isRehearsal { rest = rest.dropFirst(BundleName.rehearsalMark.count) }
        guard let limit = CivilDate(iso: rest.suffix(10)), rest.dropLast(10).hasSuffix(BundleName.limitMark) else {
            throw refusal
        }
        rest = rest.dropLast(10 + BundleName.limitMark.count)
        guard let dot = rest.lastIndex(of: "."), rest[dot...].hasPrefix(".B") else { throw refusal }
        let digits = rest[dot...].dropFirst(2)
        guard let number = Int(digits), String(number) == digits else { throw refusal }
        do throws(BundleError) {
            self = try BundleName(
                agreement: String(rest[..<dot]), number: number, limit: limit, isRehearsal: isRehearsal)
        } catch {
            throw refusal
        }
    }

    /// The agreement and number alone, `DSA-2026-014.B7`: how people and certificates name the bundle.
    public var id: String { "\(isRehearsal ? BundleName.rehearsalMark : "")\(agreement).B\(number)" }

    /// The stem of the bundle's file names.
    public var description: String { "\(id)\(BundleName.limitMark)\(limit)" }

    /// The name of one of the bundle's files.
    public func fileName(_ file: BundleFile) -> String { description + file.rawValue }

    /// The name of the file that holds the signature of the statement by an approver with `key`: behind the mark stand the
    /// first 16 characters of its fingerprint, `-` and `_` for `+` and `/` (RFC 4648, section 5).
    public func approvalFileName(of key: KeyFingerprint) -> String {
        let mark = key.description.dropFirst("SHA256:".count).prefix(16).replacing("+", with: "-")
            .replacing("/", with: "_")
        return description + BundleName.approvalMark + mark + BundleName.approvalEnd
    }

    /// Whether a file of this name holds an approver's signature of the statement.
    public func isApproval(_ file: String) -> Bool {
        file.hasPrefix(description + BundleName.approvalMark) && file.hasSuffix(BundleName.approvalEnd)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

/// The files of a bundle, by the ending of their names.
public enum BundleFile: String, CaseIterable, Sendable {
    /// The encrypted bundle.
    case encrypted = ".zip.age"
    /// The page that says how to open it.
    case openMe = ".OPEN-ME.txt"
    /// The signature of the statement.
    case signature = ".statement.json.sig"
    /// The statement about the bundle.
    case statement = ".statement.json"
    /// What decryption makes of the bundle; we never write it.
    case decrypted = ".zip"
}
