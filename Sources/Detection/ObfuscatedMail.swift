/// Mail addresses in forms that RFC 5321 allows but few write, and those that are written out.
extension Recogniser {
    private static let longestWrittenOut = 96
    private static let longestQuoted = 64

    /// Returns the address that begins in `run`, a whole run of mailbox bytes.
    func mailbox(in text: Span<UInt8>, run: Range<Int>, _ context: Context) -> Found? {
        guard run.upperBound < text.count else { return nil }
        switch text[run.upperBound] {
        case UInt8(ascii: "@"):
            if let range = mailAddress(in: text, run: run) {
                return Found(.email, start: range.lowerBound, end: range.upperBound)
            }
            return accountOnHost(in: text, run: run)
        case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
            return mayJoin(in: text, at: run.upperBound) ? writtenOut(in: text, run: run, context) : nil
        default: return nil
        }
    }

    /// Returns `1001@192.0.2.10`: who is registered with which machine.
    private func accountOnHost(in text: Span<UInt8>, run: Range<Int>) -> Found? {
        let start = max(run.lowerBound, run.upperBound - 64)
        guard text[start].isWordByte, let (end, _) = endOfIPv4(in: text, at: run.upperBound + 1) else { return nil }
        return Found(.sipAddress, start: start, end: end)
    }

    /// Returns the address whose local part is quoted at `start`: `"jo bloggs"@example.com`.
    func quotedMailAddress(in text: Span<UInt8>, at start: Int) -> Found? {
        let limit = min(text.count, start + 1 + Self.longestQuoted)
        var offset = start + 1
        while offset < limit, text[offset] != UInt8(ascii: "\""), text[offset] >= 0x20 { offset += 1 }
        guard offset > start + 1, offset + 1 < text.count, text[offset] == UInt8(ascii: "\""),
            text[offset + 1] == UInt8(ascii: "@"), let end = endOfDomain(in: text, at: offset + 2)
        else { return nil }
        return Found(.email, end: end)
    }

    /// Returns an address that is written out, from `run` on: `jo at example dot co dot uk`, `jo [at] example.com`,
    /// `jo dot bloggs (at) example (dot) com`.
    @inline(never)
    func writtenOut(in text: Span<UInt8>, run: Range<Int>, _ context: Context) -> Found? {
        guard text[run.lowerBound].isWordByte else { return nil }
        let limit = min(text.count, run.upperBound + Self.longestWrittenOut)
        var offset = run.upperBound
        // More of the local part.
        var isCoded = (run.lowerBound..<run.upperBound).contains { !text[$0].isLetter }
        for _ in 0..<3 {
            guard let joined = joiner(in: text, at: offset, .local, limit),
                let end = label(in: text, at: joined.end, limit)
            else { break }
            isCoded = true
            offset = end
        }
        guard let at = joiner(in: text, at: offset, .at, limit) else { return nil }
        var end = at.end
        var labels = 0
        var written = at.isBracketed
        var accepted: Int?
        while let next = label(in: text, at: end, limit) {
            labels += 1
            if labels > 1, next - end >= 2, text[end].isLetter { accepted = next }
            end = next
            if end + 1 < limit, text[end] == UInt8(ascii: "."), text[end + 1].isWordByte {
                end += 1
            } else if let dot = joiner(in: text, at: end, .dot, limit) {
                written = true
                end = dot.end
            } else {
                break
            }
        }
        guard let accepted, labels > 1 else { return nil }
        // `have a look at example.com` is no address.
        if !written, context.topic(at: run.lowerBound) != .mail {
            guard isCoded || isStrange(in: text, run), !isTrace(in: text, run, at.end..<end) else { return nil }
        }
        return Found(.email, at.isBracketed ? .certain : .likely, start: run.lowerBound, end: accepted)
    }

    /// Whether a joiner may stand at `offset`: told by its first letters, because nearly every word of a text ends so.
    func mayJoin(in text: Span<UInt8>, at offset: Int) -> Bool {
        guard offset + 4 < text.count else { return false }
        guard text[offset] == UInt8(ascii: " ") else { return true }
        let (first, second) = (text[offset + 1] | 0x20, text[offset + 2] | 0x20)
        switch first {
        case UInt8(ascii: "a"): return second == UInt8(ascii: "t")
        case UInt8(ascii: "d"): return second == UInt8(ascii: "o") || second == UInt8(ascii: "a")
        case UInt8(ascii: "u"): return second == UInt8(ascii: "n")
        case UInt8(ascii: "h"): return second == UInt8(ascii: "y")
        default: return !first.isWordByte
        }
    }

    /// Whether `next`, behind a word and a space, may stand for a mark in a mail address: told by what follows, because `at` is
    /// a word of every note.
    @inline(__always)
    func mayJoin(_ next: TextWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        if next.entry.isNumeral { return words.word.entry.isNumeral }
        guard next.size == 2 else { return true }
        guard next.isSpaced else { return false }
        let label = words[words.current &+ 2]
        // Behind the label a dot stands, or a word for one.
        guard label.start == next.end &+ 1 else { return true }
        if label.isClean { return false }
        guard label.isSpaced else { return true }
        let dot = words[words.current &+ 3]
        return dot.start == label.end &+ 1 ? dot.mayGoOn : Self.mayBeBracket(text, label.end &+ 1)
    }

    /// Whether a bracket stands at `offset` that may hold a word for a mark.
    @inline(__always)
    static func mayBeBracket(_ text: Span<UInt8>, _ offset: Int) -> Bool {
        guard offset < text.count else { return false }
        switch text[offset] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): return true
        default: return false
        }
    }

    /// The end of a label of a domain, or of a part of a name, at `start`.
    private func label(in text: Span<UInt8>, at start: Int, _ limit: Int) -> Int? {
        var end = start
        while end < limit, text[end].isWordByte || text[end] >= 0x80 || text[end] == UInt8(ascii: "-") { end += 1 }
        return end > start && end - start <= 63 ? end : nil
    }

    /// What may stand between two parts.
    private enum Joiner {
        case at, dot, local
    }

    /// Returns the end of a joiner at `start`: a word with spaces around it, or in brackets with spaces or without.
    private func joiner(
        in text: Span<UInt8>, at start: Int, _ joiner: Joiner, _ limit: Int
    ) -> (end: Int, isBracketed: Bool)? {
        var offset = start
        if offset < limit, text[offset] == UInt8(ascii: " ") { offset += 1 }
        guard offset + 3 < limit else { return nil }
        var isBracketed = false
        switch text[offset] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
            isBracketed = true
            offset += 1
        default: guard offset > start else { return nil }
        }
        let word = text.word(at: offset, most: 12)
        guard word.end < limit, Self.joins(text, offset..<word.end, joiner) else { return nil }
        offset = word.end
        if isBracketed {
            switch text[offset] {
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"): offset += 1
            default: return nil
            }
            if offset < limit, text[offset] == UInt8(ascii: " ") { offset += 1 }
        } else {
            guard text[offset] == UInt8(ascii: " ") else { return nil }
            offset += 1
        }
        return (offset, isBracketed)
    }

    private static func joins(_ text: Span<UInt8>, _ word: Range<Int>, _ joiner: Joiner) -> Bool {
        func reads(_ name: StaticString) -> Bool { text.end(of: name, at: word.lowerBound) == word.upperBound }
        switch joiner {
        case .at: return reads("at") || word.count == 1 && reads("a")
        case .dot: return reads("dot")
        case .local: return reads("dot") || reads("underscore") || reads("dash") || reads("hyphen")
        }
    }
}
