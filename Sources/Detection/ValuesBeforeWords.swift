/// Values that stand before the word for what they are: `kettle22 is the wifi pw`, `muffin42 as his password`.
extension Recogniser {
    /// How many words may stand between, and how many values before one.
    private static let mostBetween = 4
    private static let mostValues = 3

    /// Whether what stands behind `end` may say what the token before is: few have one of these letters there.
    @inline(__always)
    static func mayStandBeforeWord(_ text: Span<UInt8>, _ end: Int) -> Bool {
        guard end + 4 < text.count, text[end] == UInt8(ascii: " ") else { return false }
        switch text[end + 1] {
        case UInt8(ascii: "i"), UInt8(ascii: "a"), UInt8(ascii: "w"), UInt8(ascii: "("), UInt8(ascii: "="),
            UInt8(ascii: "f"), UInt8(ascii: "o"):
            return true
        default: return false
        }
    }

    /// Returns the password or user's name that begins with the letters and digits at `start`, where the words behind say which it
    /// is. In doubt always.
    func valueBeforeWord(in text: Span<UInt8>, at start: Int, _ wordEnd: Int) -> Found? {
        guard wordEnd - start > 4, start == 0 || Self.mayPrecedeUser(text[start - 1])
        else {
            return nil
        }
        var offset = wordEnd
        for _ in 0..<Self.mostValues {
            if let kind = kind(in: text, behind: offset) { return Found(kind, .doubtful, end: wordEnd) }
            // `kettle1 and kettle2 as password`
            guard let next = text.end(of: " and ", at: offset) ?? text.end(of: " or ", at: offset) else { return nil }
            let word = text.word(at: next, most: Self.longestName)
            guard word.hasDigit, word.end + 4 < text.count else { return nil }
            offset = word.end
        }
        return nil
    }

    /// What the words behind `end` say that the token before is.
    private func kind(in text: Span<UInt8>, behind end: Int) -> PersonalKind? {
        guard
            var offset = text.end(of: " is ", at: end) ?? text.end(of: " as ", at: end) ?? text.end(
                of: " was ", at: end)
                ?? text.end(of: " (", at: end) ?? text.end(of: " = ", at: end) ?? text.end(of: " for the ", at: end)
        else { return nil }
        var isQualified = false
        for _ in 0..<Self.mostBetween {
            guard let word = NameWord(in: text, at: offset, names.lexicon), word.next == word.end else { return nil }
            switch word.entry.context {
            case .password, .pin, .markedSecret: return isLast(word, in: text) ? .secret : nil
            case .code where isQualified: return isLast(word, in: text) ? .secret : nil
            case .userName: return isLast(word, in: text) ? .userName : nil
            case .user:
                let end = text.end(of: " name", at: word.end) ?? text.end(of: " id", at: word.end)
                return end != nil || isLast(word, in: text) ? .userName : nil
            case .qualifier, .porting, .memorable: isQualified = true
            default:
                guard
                    word.has(.function) || word.entry.hasContext
                        || answerWords[text.word(at: offset, most: 16).key] == .filler
                else { return nil }
            }
            guard word.end < text.count, text[word.end] == UInt8(ascii: " ") else { return nil }
            offset = word.end + 1
        }
        return nil
    }

    /// Whether a sentence ends behind `word`, or goes on with one that holds sentences together: `is the password for`, but no
    /// `is password protected`.
    private func isLast(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.end < text.count, text[word.end] == UInt8(ascii: " ") else { return true }
        guard let next = NameWord(in: text, at: word.end + 1, names.lexicon) else { return true }
        return next.has(.function) && answerWords[text.word(at: next.start, most: 16).key] != .change
    }
}
