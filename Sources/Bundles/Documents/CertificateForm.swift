public import Primitives

/// The form of a disposal certificate, `disposal-certificate.txt`: lines of `key: value`, those that are known filled in.
///
/// The form in the bundle cannot hold the digest of the bundle. The one on the page beside it, which is written last,
/// holds it; a certificate without it is refused, with a hint that says where it stands.
public enum CertificateForm {
    /// The value of `certificate`.
    public static let format = "datalease/v1"

    /// The form. `sha256` is the digest of the encrypted file, `nil` where it is not known yet.
    public static func text(_ description: BundleDescription, sha256: Digest?) -> [UInt8] {
        Array(lines(description, sha256: sha256).utf8)
    }

    static func lines(_ description: BundleDescription, sha256: Digest?) -> String {
        """
        # Disposal certificate. Fill in what stands empty behind a colon; lines that start with # do not count.
        # Fill it in when everything is gone, and sign it then; OPEN-ME.txt says how.
        certificate: \(format)
        bundle: \(description.name.id)
        agreement: \(description.agreement.id)
        \(sha256 == nil ? "# The line bundle-sha256 of OPEN-ME.txt belongs here:\n" : "")\
        bundle-sha256:\(sha256.map { " \($0.hex)" } ?? "")

        # The day on which the last of it was disposed of, written as 2026-11-30.
        disposed-on:

        # How: \(methods(atLeast: description.methodAtLeast)).
        method:

        # Copies, unpacked files, test databases, extracts, screenshots: "none" were made, or all were "disposed" of.
        copies:

        # Sub-processors: "none" had any of it, or all have confirmed in writing that they "disposed" of it.
        sub-processors:

        # Backups: "none" hold any of it, or "expire on 2026-12-31", the day on which the last of them is overwritten.
        backups:

        # Anything that we should know; may stay empty.
        remarks:

        # The name of the person who signs.
        name:

        """
    }

    private static func methods(atLeast least: DisposalMethod) -> String {
        DisposalMethod.allCases.filter { $0 >= least }.map { "\($0.rawValue) (\($0.explanation))" }
            .joined(separator: ";\n#      ")
    }
}
