/// URLs that name a user or carry a secret, and addresses of SIP.
extension Recogniser {
    private static let longestUser = 128

    /// Returns the user, and the password behind it, of a URL whose scheme ends at `end`; and takes note of where the
    /// URL ends, because its path and query may name a user too.
    func userInURL(in text: Span<UInt8>, behind end: Int, _ cursor: inout Cursor) -> Found? {
        guard let start = text.end(of: "://", at: end), start < text.count else { return nil }
        if start >= cursor.urlEnd {
            var urlEnd = start
            while urlEnd < text.count, text[urlEnd] > 0x20, text[urlEnd] != UInt8(ascii: "\""),
                text[urlEnd] != UInt8(ascii: "<"), text[urlEnd] != UInt8(ascii: ">")
            {
                urlEnd += 1
            }
            cursor.count(walked: urlEnd - start)
            cursor.urlEnd = urlEnd
        }
        var offset = start
        let limit = min(cursor.urlEnd, start + Self.longestUser)
        while offset < limit {
            switch text[offset] {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
            case UInt8(ascii: "@"):
                return offset > start ? Found(.url, start: start, end: offset) : nil
            default: offset += 1
            }
        }
        return nil
    }

    /// Returns the user whose page stands at `start` in a URL: `/~jo/`.
    func homePage(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start > 0, text[start - 1] == UInt8(ascii: "/") else { return nil }
        var end = start + 1
        while end < text.count, end - start <= 64, text[end].isMailboxByte { end += 1 }
        while end > start + 1, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return end - start > 2 ? Found(.url, start: start + 1, end: end) : nil
    }

    /// Returns the value of a parameter that names a user: `?email=`, `&user=`. The word begins at `start`.
    func queryValue(in text: Span<UInt8>, at start: Int, _ wordEnd: Int) -> Found? {
        guard start > 0, wordEnd + 1 < text.count, text[wordEnd] == UInt8(ascii: "="),
            text[start - 1] == UInt8(ascii: "?") || text[start - 1] == UInt8(ascii: "&")
        else { return nil }
        let first = wordEnd + 1
        var end = first
        while end < text.count, end - first < Self.longestUser, text[end] > 0x20 {
            switch text[end] {
            case UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: ";"):
                return end > first ? Found(.url, start: first, end: end) : nil
            default: end += 1
            }
        }
        while end > first, !text[end - 1].isWordByte, text[end - 1] < 0x80 { end -= 1 }
        return end - first >= 2 ? Found(.url, start: first, end: end) : nil
    }

    /// Returns the address behind `sip:` (RFC 3261): a user, and a host, machine or address of IPv4.
    func sipAddress(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard end + 2 < text.count, text[end] == UInt8(ascii: ":") else { return nil }
        let start = end + 1
        var offset = start
        while offset < text.count, offset - start < Self.longestUser, Self.isSIPUserByte(text[offset]) { offset += 1 }
        guard offset > start, offset + 1 < text.count, text[offset] == UInt8(ascii: "@") else { return nil }
        let host = offset + 1
        var hostEnd = host
        while hostEnd < text.count, hostEnd - host < 253, text[hostEnd].isDomainByte { hostEnd += 1 }
        while hostEnd > host, !text[hostEnd - 1].isWordByte, text[hostEnd - 1] < 0x80 { hostEnd -= 1 }
        return hostEnd > host ? Found(.sipAddress, start: start, end: hostEnd) : nil
    }

    /// The bytes of a user in RFC 3261, less those that join it to other text.
    private static func isSIPUserByte(_ byte: UInt8) -> Bool {
        if byte.isMailboxByte { return true }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "="),
            UInt8(ascii: "$"), UInt8(ascii: ":"):
            return true
        default: return false
        }
    }
}
