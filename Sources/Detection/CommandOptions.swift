/// Passwords among the options of commands that are pasted into texts.
extension Recogniser {
    /// Returns the password that the option at `start` gives, with its user: `-u jsmith:muffin42` and `--user jsmith:muffin42` of
    /// curl, `-pmuffin42` of MySQL, `sshpass -p muffin42`.
    @inline(never)
    func passwordOfOption(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start > 1, text[start - 1] == UInt8(ascii: " ") else { return nil }
        if let value = text.end(of: "-u ", at: start) ?? text.end(of: "--user ", at: start) {
            return passwordBehindUser(in: text, at: value)
        }
        guard text.end(of: "-p", at: start) != nil, text[start + 1] == UInt8(ascii: "p") else { return nil }
        if text.end(of: "sshpass ", at: start - 8) == start, let value = text.end(of: "-p ", at: start) {
            let secret = token(in: text, Joint(value: value))
            return secret.count > 3 ? Found(.secret, start: secret.lowerBound, end: secret.upperBound) : nil
        }
        // `-p2222` is a port, `-profile` an option, and of most commands `-p` has no password.
        guard isOfMySQL(in: text, before: start) else { return nil }
        let value = token(in: text, Joint(value: start + 2))
        let look = TokenLook(text, value)
        guard value.count > 5, look.letters > 2, look.digits > 0, value.allSatisfy({ text[$0] != UInt8(ascii: "=") })
        else { return nil }
        return Found(.secret, .doubtful, start: value.lowerBound, end: value.upperBound)
    }

    private static let reachOfCommand = 64

    private func isOfMySQL(in text: Span<UInt8>, before start: Int) -> Bool {
        for offset in max(0, start - Self.reachOfCommand)..<start
        where (text.end(of: "mysql", at: offset) ?? text.end(of: "mariadb", at: offset)) != nil { return true }
        return false
    }

    /// The user at `start` with the password behind a colon; `-u 1000:1000` has none.
    private func passwordBehindUser(in text: Span<UInt8>, at start: Int) -> Found? {
        var joint = Joint(value: start)
        if start < text.count, text[start] == UInt8(ascii: "'") || text[start] == UInt8(ascii: "\"") {
            joint.quote = text[start]
            joint.value += 1
        }
        let value = token(in: text, joint)
        guard let colon = value.first(where: { text[$0] == UInt8(ascii: ":") }), colon > value.lowerBound,
            value.upperBound - colon > 4, text[colon + 1] != UInt8(ascii: "/")
        else { return nil }
        let look = TokenLook(text, colon + 1..<value.upperBound)
        return look.letters > 0 ? Found(.secret, .likely, start: value.lowerBound, end: value.upperBound) : nil
    }
}
