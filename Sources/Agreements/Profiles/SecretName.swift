/// Whether the name of a field says that it holds a secret: a password, a PIN, a token or key that opens something.
///
/// Such a field can only be dropped or blanked, in every dataset and whatever an agreement says. When in doubt it is a
/// secret: `Pin Code` may be a postcode in India, and is a PIN here.
public enum SecretName {
    /// Whether a column, attribute, element or field of this name, without path and prefix, holds a secret.
    ///
    /// Names are compared by their words, whether these are told apart by capitals, spaces or marks: `authPassword`,
    /// `auth_password` and `AUTH PASSWORD` are one. `Pinned`, `Shipping` and `Secretary` are none.
    public static func matches(_ name: String) -> Bool {
        // With and without a division at capitals: `PINs` is one word, and `VMPinCode` three.
        let name = halfWidth(name)
        return [words(name, atCapitals: true), words(name, atCapitals: false)].contains { words in
            // `P.I.N.` is spelt by its letters.
            isSecret(words.map(singular)) || words.allSatisfy { $0.count == 1 } && isSecret([words.joined()])
        }
    }

    private static func isSecret(_ words: [String]) -> Bool {
        let all = Set(words)
        if words.contains(where: isSecretWord) { return true }
        if all.contains("token"), all.count == 1 || !all.isDisjoint(with: openers) { return true }
        if all.contains("pass"), all.count == 1 || !all.isDisjoint(with: accounts) { return true }
        return zip(words, words.dropFirst()).contains { pairs[$1]?.contains($0) ?? false }
    }

    /// A word that says it alone, or two that are written as one.
    private static func isSecretWord(_ word: String) -> Bool {
        if whole.contains(word) { return true }
        if parts.contains(where: { word.contains($0) }) { return true }
        if word.contains("secret"), !word.contains("secretar") { return true }
        for (last, firsts) in pairs where word.hasSuffix(last) {
            if firsts.contains(String(word.dropLast(last.count))) { return true }
        }
        if word.hasSuffix("pin"), !innocent.contains(word) { return true }
        if word.hasSuffix("pass"), accounts.contains(String(word.dropLast(4))) { return true }
        return word.hasSuffix("token") && openers.contains(String(word.dropLast(5)))
    }

    private static let whole: Set<String> = [
        "pin", "pincode", "pinnumber", "pinno", "pinhash", "pw", "pword", "psk", "otp", "totp", "cvv", "cvc", "cv",
        "csc", "puk", "pswd", "psswd", "jwt", "bearer", "cookie", "authid", "otpseed", "secanswer", "privkey",
        "memorable",
    ]
    /// Words that end as a PIN does.
    private static let innocent: Set<String> = [
        "spin", "chopin", "crispin", "lupin", "turpin", "topspin", "backspin", "tailspin", "repin", "unpin", "underpin",
        "terrapin", "hairpin", "kingpin", "linchpin", "tenpin", "pushpin",
    ]
    /// Letters that stand in no other word.
    private static let parts = [
        "password", "passwd", "passphrase", "passcode", "passkey", "passwort", "kennwort", "pwd", "credential",
        "passwrd", "pasword", "passnumber", "accesscode", "doorcode",
    ]
    /// Second words, and the first words that make a secret of them.
    private static let pairs: [String: Set<String>] = [
        "key": [
            "api", "private", "access", "auth", "secret", "encryption", "decryption", "signing", "shared", "ssh",
            "master", "session", "pass", "provisioning", "wifi", "fi", "wpa", "aes", "license", "licence", "webhook",
            "priv",
        ],
        "code": [
            "pin", "security", "auth", "authorisation", "authorization", "verification", "pass", "access", "door",
            "unlock", "login", "secure", "recovery", "backup", "puk", "voicemail", "mailbox", "gate", "alarm", "entry",
            "wifi", "fi",
        ],
        "number": ["verification", "pass"], "phrase": ["pass"], "word": ["pass", "memorable"],
        "answer": ["security", "secret", "sec"], "information": ["memorable"], "auth": ["sip"],
        "id": ["auth", "session"], "seed": ["mfa", "otp"], "value": ["token"],
    ]
    /// What a token beside one of these words opens.
    private static let openers: Set<String> = [
        "api", "auth", "access", "refresh", "bearer", "session", "security", "oauth", "sso", "jwt", "login", "id",
        "reset", "device", "push", "user", "sip", "web", "authentication", "authorisation", "authorization",
    ]
    /// What a pass or a PIN written as one word with one of these opens.
    private static let accounts: Set<String> = [
        "vm", "voicemail", "voice", "mailbox", "mail", "email", "smtp", "imap", "user", "auth", "sip", "admin", "login",
        "card", "account", "web", "conference", "conf", "agent", "extension", "ext", "phone", "access", "security",
        "host", "participant", "moderator", "call", "door", "db", "http", "ftp", "new", "old", "current", "my",
    ]

    /// A name with the letters that East Asian fonts have beside those of ASCII turned into these, and the Turkish capital
    /// I with a dot.
    private static func halfWidth(_ name: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            let value = scalar.value
            let plain = (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value == 0x130 ? 0x49 : value
            result.append(Unicode.Scalar(plain) ?? scalar)
        }
        return String(result)
    }

    /// A word without the ending of its plural or the number behind it: `pins`, `pin2`.
    private static func singular(_ word: String) -> String {
        var word = Substring(word)
        while word.count > 1, word.last?.isNumber == true { word.removeLast() }
        // AES, whose keys are secrets, is no plural.
        if word.hasSuffix("s"), !word.hasSuffix("ss"), word != "aes" { word.removeLast() }
        return String(word)
    }

    /// The words of a name in lower case: divided at whatever is neither letter nor digit, and with `atCapitals` before
    /// the capital of `authPassword` and the second of `SIPSecret`.
    private static func words(_ name: String, atCapitals: Bool) -> [String] {
        let letters = Array(name)
        var words: [String] = []
        var word = ""
        for (index, letter) in letters.enumerated() {
            guard letter.isLetter || letter.isNumber else {
                if !word.isEmpty { words.append(word) }
                word = ""
                continue
            }
            if atCapitals, letter.isUppercase, !word.isEmpty {
                let isBehindSmall = letters[index - 1].isLowercase || letters[index - 1].isNumber
                let isBeforeSmall = index + 1 < letters.count && letters[index + 1].isLowercase
                if isBehindSmall || isBeforeSmall {
                    words.append(word)
                    word = ""
                }
            }
            word += letter.lowercased()
        }
        return word.isEmpty ? words : words + [word]
    }
}
