public import Primitives

/// Why a bundle, or a file that belongs to one, was not written or not accepted.
///
/// The texts name entries, lines, keys of a form and offsets. They never hold a byte of a key or of an export.
public struct BundleError: Refusal, Equatable {
    /// What kind of thing was wrong; callers that must tell cases apart look here, not at the text.
    public enum Code: Sendable, Equatable {
        /// A C library failed, or no randomness could be had.
        case library
        /// The caller's steps were out of order, or an entry's path cannot stand in a bundle.
        case entry
        /// A public or private key was not read.
        case key
        /// A recipient's public key is a point that no secret can be shared with.
        case recipient
        /// The age header is malformed or of a kind that is not read here.
        case ageHeader
        /// None of the identities opens the file.
        case ageNoMatch
        /// The age header was changed after it was written.
        case ageAuthentication
        /// The encrypted content was changed, cut short or extended.
        case agePayload
        /// The decrypted bytes are not a zip file as bundles have it.
        case zip
        /// The entries are not what the manifest says.
        case content
        /// The manifest was not read.
        case manifest
        /// The statement was not read, or does not fit the bundle.
        case statement
        /// A signature was not read or does not hold.
        case signature
        /// A disposal certificate, or another signed form, was not read.
        case certificate
        /// A text that was given cannot stand in a signed form.
        case words
        /// A file name is no bundle's.
        case name
    }

    /// What kind of thing was wrong.
    public let code: Code
    /// What went wrong and where.
    public let what: String
    /// What to do next, where something can be said.
    public let hint: String?

    /// An error of kind `code`; the texts as `Refusal` asks for them.
    public init(_ code: Code, _ what: String, hint: String? = nil) {
        self.code = code
        self.what = what
        self.hint = hint
    }

    /// `.failed` where nothing was judged (a library, a key file, the caller's order), `.usage` for words that somebody
    /// gave, otherwise `.check`.
    public var category: RefusalCategory {
        switch code {
        case .library, .entry, .key, .recipient, .ageNoMatch: .failed
        case .words: .usage
        case .ageHeader, .ageAuthentication, .agePayload, .zip, .content, .manifest, .statement, .signature,
            .certificate, .name:
            .check
        }
    }

    static func library(_ name: String, _ step: String) -> BundleError {
        BundleError(.library, "\(name) failed: \(step)", hint: "most often there is not enough memory; try again")
    }
}
