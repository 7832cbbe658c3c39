extension Recogniser {
    /// The longest local part and the longest domain that RFC 5321 allows, in bytes.
    private static let longestLocalPart = 64
    private static let longestDomain = 253

    /// Returns where a mail address stands whose local part ends where `run`, a whole run of mailbox bytes, ends.
    func mailAddress(in text: Span<UInt8>, run: Range<Int>) -> Range<Int>? {
        guard run.upperBound < text.count, text[run.upperBound] == UInt8(ascii: "@") else { return nil }
        // Scripts without spaces run into the address: only so much of the run's end can be the local part.
        var start = max(run.lowerBound, run.upperBound - Self.longestLocalPart)
        // A quote or full stop before an address belongs to the sentence.
        while start < run.upperBound {
            if !text[start].isWordByte, text[start] < 0x80 {
                start += 1
            } else if text[start] == 0xE2, start + 2 < run.upperBound, text[start + 1] == 0x80 {
                start += 3  // U+2018 and its like
            } else if text[start] == 0xC2, start + 1 < run.upperBound {
                start += 2  // U+00AB, and the space that does not break
            } else {
                break
            }
        }
        guard start < run.upperBound, text[run.upperBound - 1] != UInt8(ascii: ".") else { return nil }
        guard let end = endOfDomain(in: text, at: run.upperBound + 1) else { return nil }
        return start..<end
    }

    /// Whether the first that a walk over `text` would find is a mail address which is all of it. At less than half of the
    /// walk's price: no word is read.
    func isMailAddress(_ text: Span<UInt8>) -> Bool {
        // Where a letter or digit stands with a mark of an address behind its word, an address is what is looked for first.
        guard !text.isEmpty, text[0].isWordByte else { return false }
        var end = 0
        while end < text.count, text[end].isMailboxByte { end += 1 }
        return mailAddress(in: text, run: 0..<end) == 0..<text.count
    }

    /// Returns the end of a domain of two labels or more at `start`, the last of which has two letters or more.
    func endOfDomain(in text: Span<UInt8>, at start: Int) -> Int? {
        let limit = min(text.count, start + Self.longestDomain)
        var end = start
        var labelStart = start
        // The end of the last label that could be the top level.
        var accepted: Int?
        var labels = 0
        while end < limit, text[end].isDomainByte {
            // A quote or dash of U+2010 to U+203F belongs to the sentence.
            if text[end] == 0xE2, end + 1 < limit, text[end + 1] == 0x80 { break }
            if text[end] == UInt8(ascii: ".") {
                guard end > labelStart else { break }
                labelStart = end + 1
            }
            end += 1
            let labelEnds =
                end >= limit || !text[end].isDomainByte || text[end] == UInt8(ascii: ".")
                || text[end] == 0xE2 && end + 1 < limit && text[end + 1] == 0x80
            if labelEnds, end > labelStart {
                labels += 1
                if labels > 1, isTopLevel(text, labelStart..<end) { accepted = end }
            }
        }
        return accepted
    }

    private func isTopLevel(_ text: Span<UInt8>, _ label: Range<Int>) -> Bool {
        guard label.count >= 2 else { return false }
        let first = text[label.lowerBound]
        return (first.isLetter || first >= 0x80) && text[label.upperBound - 1] != UInt8(ascii: "-")
    }
}
