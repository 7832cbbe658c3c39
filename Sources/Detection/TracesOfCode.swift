/// What programs write of themselves: classes, functions and files, which are joined by full stops as mail addresses and names
/// with initials are.
extension Recogniser {
    /// Whether `run` at `domain` is no mail address but what a program says of an error: `SQLException at oracle.jdbc.Driver.x(`,
    /// `TypeError at app.main.js:10:5`, `job_7 at com.example.io.Reader`.
    func isTrace(in text: Span<UInt8>, _ run: Range<Int>, _ domain: Range<Int>) -> Bool {
        if text.endsWith("Error", at: run.upperBound) || text.endsWith("Exception", at: run.upperBound) { return true }
        let end = domain.upperBound
        guard end < text.count else { return isClassPath(text, domain) }
        switch text[end] {
        case UInt8(ascii: "("): return text.isCall(at: end)
        // A line, or the port of a machine.
        case UInt8(ascii: ":"):
            var last = end + 1
            while last < text.count, text[last].isDigit { last += 1 }
            return 2...6 ~= last - end
        default: return isClassPath(text, domain)
        }
    }

    /// Whether a small word and a full stop stand before one with a capital: a package and its class. `example.com.Thanks` may be a
    /// domain and the next sentence.
    private func isClassPath(_ text: Span<UInt8>, _ path: Range<Int>) -> Bool {
        var isPackage = false
        for index in path where index == path.lowerBound || text[index - 1] == UInt8(ascii: ".") {
            let isEnding = index > path.lowerBound && Self.commonEndings[text.word(at: index, most: 8).key] != nil
            if text[index] &- UInt8(ascii: "A") < 26, !isEnding { return isPackage }
            isPackage = text[index].isLetter && !isEnding
        }
        return false
    }

    private enum Ending: UInt8, Sendable {
        case any
    }

    /// What the domains end with behind which a sentence may begin without a space.
    private static let commonEndings = WordTable<Ending>([(.any, "com net org uk co info biz eu ie test example")])
}

extension PersonNames {
    /// How far the name of a function is read.
    private static let longestCode = 160

    /// Whether a word that a full stop joins to others is one of a function's name or of a program's file:
    /// `System.Web.UI.Page.Load()`, `Driver.java:9`. A function has two words before it, is called, and a line of a trace says
    /// what with: `at Page.Run.Go(Boolean all)`.
    @inline(never)
    func isFunction(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        if isFile(word, in: text) { return true }
        var start = word.start
        while start > 0, word.start - start < Self.longestCode, Self.mayBeCode(text[start - 1]) { start -= 1 }
        var end = word.next
        let limit = min(text.count, end + Self.longestCode)
        while end < limit, Self.mayBeCode(text[end]) { end += 1 }
        guard end < limit, text[end] == UInt8(ascii: "(") else { return false }
        // Initials are no packages.
        var words = 0
        var first = start
        for index in start...end where index == end || text[index] == UInt8(ascii: ".") {
            if index - first > 1 { words += 1 }
            first = index + 1
        }
        return words > 2 && (text.isCall(at: end) || isOfTrace(text, start))
    }

    /// Whether `at` stands before `start` as in a line of a trace: at its begin, or behind an error.
    private func isOfTrace(_ text: Span<UInt8>, _ start: Int) -> Bool {
        guard start > 2, text.end(of: "at ", at: start - 3) == start else { return false }
        var index = start - 4
        while index >= 0, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") { index -= 1 }
        guard index >= 0 else { return true }
        return text[index] == UInt8(ascii: "\n") || text[index] == UInt8(ascii: ")")
            || text.endsWith("Exception", at: index + 1) || text.endsWith("Error", at: index + 1)
    }

    /// Whether the word is the name of a program's file beside its folder or a line of it. `Smith.cs wants` is no file.
    private func isFile(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.next < text.count, text[word.next] == UInt8(ascii: ".") else { return false }
        let ending = text.word(at: word.next + 1, most: 8)
        guard !ending.hasCapital, text.isBoundary(ending.end), Self.sources[ending.key] != nil else { return false }
        let before = word.start > 0 ? text[word.start - 1] : 0
        return before == UInt8(ascii: "/") || before == UInt8(ascii: "\\") || before == UInt8(ascii: "(")
            || ending.end < text.count && text[ending.end] == UInt8(ascii: ":")
    }

    private static func mayBeCode(_ byte: UInt8) -> Bool {
        byte.isWordByte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "_")
    }

    private enum Source: UInt8, Sendable {
        case any
    }

    /// What the files end with that programs are written in.
    private static let sources = WordTable<Source>([
        (.any, "java cs vb js jsx ts tsx py rb php cpp hpp kt scala swift groovy sql aspx cshtml dll exe")
    ])
}

extension Span<UInt8> {
    /// Whether the bracket at `start` is that of a function which is called: with nothing in it, or a line of a file.
    fileprivate func isCall(at start: Int) -> Bool {
        guard start + 1 < count else { return false }
        if self[start + 1] == UInt8(ascii: ")") { return true }
        for place: StaticString in ["unknown source)", "native method)"] where end(of: place, at: start + 1) != nil {
            return true
        }
        // `(Driver.java:9)`
        var index = start + 1
        var hasDot = false
        while index < count, index - start < 80, self[index].isWordByte || self[index] == UInt8(ascii: ".") {
            if self[index] == UInt8(ascii: ".") { hasDot = true }
            index += 1
        }
        return hasDot && index + 1 < count && self[index] == UInt8(ascii: ":") && self[index + 1].isDigit
    }

    /// Whether `word` stands, in just these letters, before `end`.
    fileprivate func endsWith(_ word: StaticString, at end: Int) -> Bool {
        let start = end - word.utf8CodeUnitCount
        guard start >= 0, self.end(of: word, at: start) == end else { return false }
        // `end(of:)` takes capitals and small letters for each other.
        return self[start] &- UInt8(ascii: "A") < 26 && self[end - 1] &- UInt8(ascii: "a") < 26
    }
}
