/// Why a text is no public key, or not one for what it is needed for. Never holds a part of the text.
public struct KeyError: Refusal, Equatable {
    /// Always `.usage`: a key is what somebody wrote, on a command line or into a file.
    public var category: RefusalCategory { .usage }
    /// What the text is instead: `is no SSH public key`. Where it stands, whoever read it says.
    public let what: String
    /// What to write.
    public let hint: String?

    init(_ what: String, hint: String) {
        self.what = what
        self.hint = hint
    }

    /// Refuses a secret key where a public one was expected, so that the message is about that and about nothing else.
    static func refuseSecret(_ text: String) throws(KeyError) {
        let upper = text.uppercased()
        guard !upper.contains("PRIVATE KEY"), !upper.contains("AGE-SECRET-KEY-") else {
            throw KeyError(
                "is a secret key",
                hint:
                    "never put it in a file that others get: replace this key everywhere, and write the public one here"
            )
        }
    }
}
