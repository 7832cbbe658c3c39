/// What programs write of themselves: classes, functions and files, which are joined by full stops as mail addresses and names
/// with initials are.
extension Recogniser {
    /// Whether `run` is called as classes are: `NullReferenceException`, `java.sql.SQLException`.
    func isClass(in text: Span<UInt8>, _ run: Range<Int>) -> Bool {
        if run.count > 5, text.endsWith("Error", at: run.upperBound) { return true }
        if run.count > 9, text.endsWith("Exception", at: run.upperBound) { return true }
        return run.count { text[$0] == UInt8(ascii: ".") } > 1 && run.contains { text[$0] &- UInt8(ascii: "A") < 26 }
    }

    /// Returns where a domain with full stops ends that mail is sent to, at `start`; `nil` where what stands there may be the name of
    /// a function or file: `oracle.jdbc.Driver.x(`, `app.main.js:10:5`.
    func endOfMailDomain(in text: Span<UInt8>, at start: Int, _ limit: Int, behind run: Range<Int>) -> Int? {
        var end = start
        var label = start
        var accepted: Int?
        while true {
            while end < limit, text[end].isWordByte || text[end] == UInt8(ascii: "-") || text[end] >= 0x80 { end += 1 }
            let word = text.word(at: label, most: end - label)
            // `example.com.Thanks`, but not `com.example.Billing`.
            accepted = accepted.flatMap { word.hasCapital && text[label] &- UInt8(ascii: "A") < 26 ? $0 : nil }
            if label > start, word.end == end, Self.mailEndings[word.key] != nil,
                !word.hasCapital || isLoud(text, run, end)
            {
                accepted = end
            }
            guard end + 1 < limit, text[end] == UInt8(ascii: "."), text[end + 1].isWordByte else { break }
            end += 1
            label = end
        }
        guard end < text.count else { return accepted }
        switch text[end] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "`"),
            UInt8(ascii: "_"):
            return nil
        case UInt8(ascii: ":"): return end + 1 < text.count && text[end + 1].isDigit ? nil : accepted
        default: return accepted
        }
    }

    /// Whether nothing from `run` to `end` is small.
    private func isLoud(_ text: Span<UInt8>, _ run: Range<Int>, _ end: Int) -> Bool {
        !(run.lowerBound..<end).contains { text[$0] &- UInt8(ascii: "a") < 26 }
    }

    private enum MailEnding: UInt8, Sendable {
        case any
    }

    /// What the domains end with that people in this country get mail at.
    private static let mailEndings = WordTable<MailEnding>([
        (
            .any,
            """
            com net org info biz edu gov mil int name mobi pro app dev cloud email online shop store site tech live xyz london scot wales
            cymru uk gb ie eu im je gg de fr es it nl be lu pl pt ro bg hr si sk cz hu at ch li dk se no fi is ee lv lt gr cy mt al rs
            ba mk md ua ru tr ge am us ca mx br ar cl co pe au nz in pk bd lk np cn hk tw jp kr sg my ph th vn id za ng ke gh ug tz zw
            eg ma tn il ae sa qa kw ir iq io ai me tv cc ws ac sch nhs example test invalid
            """
        )
    ])
}

extension PersonNames {
    /// How far the name of a function is read.
    private static let longestCode = 160

    /// Whether a word that a full stop joins to others is one of a function's name or of a program's file:
    /// `System.Web.UI.Page.Load()`, `Driver.java:9`.
    @inline(never)
    func isFunction(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        if isFile(word, in: text) { return true }
        var dots = 0
        var start = word.start
        while start > 0, word.start - start < Self.longestCode, Self.mayBeCode(text[start - 1]) {
            start -= 1
            if text[start] == UInt8(ascii: ".") { dots += 1 }
        }
        var end = word.next
        let limit = min(text.count, end + Self.longestCode)
        while end < limit, Self.mayBeCode(text[end]) {
            if text[end] == UInt8(ascii: ".") { dots += 1 }
            end += 1
        }
        return dots > 1 && end < limit && text[end] == UInt8(ascii: "(")
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
    /// Whether `word` stands, in just these letters, before `end`.
    fileprivate func endsWith(_ word: StaticString, at end: Int) -> Bool {
        let start = end - word.utf8CodeUnitCount
        guard start >= 0, self.end(of: word, at: start) == end else { return false }
        // `end(of:)` takes capitals and small letters for each other.
        return self[start] &- UInt8(ascii: "A") < 26 && self[end - 1] &- UInt8(ascii: "a") < 26
    }
}
