/// Addresses of machines on networks.
extension Recogniser {
    /// Returns the address of IPv4, IPv6 or of a network interface that begins at `start`, where a word begins.
    func networkAddress(in text: Span<UInt8>, at start: Int, _ topic: ContextWord?) -> Found? {
        // A look at the mark behind the first digits spares nearly every word the rest.
        var mark = start
        while mark < text.count, mark - start < 6, text[mark].isHexDigit { mark += 1 }
        guard mark < text.count, mark > start else { return nil }
        switch text[mark] {
        case UInt8(ascii: ":"):
            if let end = endOfIPv6(in: text, at: start) { return Found(.ipAddress, end: end) }
            fallthrough
        case UInt8(ascii: "-"):
            return macAddress(in: text, at: start).map { Found(.macAddress, end: $0) }
        case UInt8(ascii: " ") where topic == .macAddress:
            return macAddress(in: text, at: start).map { Found(.macAddress, end: $0) }
        case UInt8(ascii: "."):
            if let end = macAddress(in: text, at: start) { return Found(.macAddress, end: end) }
            guard topic != .version else { return nil }
            return ipv4(in: text, at: start)
        default:
            if topic == .macAddress { return bareMACAddress(in: text, at: start).map { Found(.macAddress, end: $0) } }
            // `;00005E0053B3`: digits and letters to F, and no reference or hash is as long.
            guard mark - start == 6, text[mark].isHexDigit, topic != .version, topic != .revision,
                // All of a value, it is an identifier.
                start > 0,
                text[start - 1] <= 0x20 || text[start - 1] == UInt8(ascii: ";")
                    || text[start - 1] == UInt8(ascii: ",") || text[start - 1] == UInt8(ascii: "|")
                    || text[start - 1] == UInt8(ascii: "("),
                let end = bareMACAddress(in: text, at: start)
            else { return nil }
            let look = TokenLook(text, start..<end)
            return look.letters > 1 && look.digits > 3 ? Found(.macAddress, .doubtful, end: end) : nil
        }
    }

    /// Returns an address of IPv4 at `start`: four numbers up to 255 without leading zeros. Masks, broadcasts, the machine itself
    /// (0, 127 and from 224), addresses that every network has (RFC 1918, RFC 3927) and public resolvers name nobody.
    private func ipv4(in text: Span<UInt8>, at start: Int) -> Found? {
        if start > 1, text[start - 1] == UInt8(ascii: "."), text[start - 2].isWordByte { return nil }
        if start > 0, text[start - 1] == UInt8(ascii: "-") || text[start - 1] == UInt8(ascii: "_") { return nil }
        // `amd64~~6.1.1.0`
        if start > 0, text[start - 1] == UInt8(ascii: "~") { return nil }
        guard let (end, largest) = endOfIPv4(in: text, at: start) else { return nil }
        // `Chrome/120.0.0.0`: of a machine it would be no address.
        if start > 1, text[start - 1] == UInt8(ascii: "/"), text[start - 2].isLetter,
            text.end(of: ".0.0", at: end - 4) == end
        {
            return nil
        }
        let first = Int(text[start] & 0x0F)
        if text[start + 1] == UInt8(ascii: "."), first == 0 { return nil }
        // Four small numbers are more often a version.
        return largest < 0 ? nil : Found(.ipAddress, largest < 10 ? .likely : .certain, end: end)
    }

    /// The end of four numbers up to 255, and the largest of them; -1 for the latter where they name no machine.
    func endOfIPv4(in text: Span<UInt8>, at start: Int) -> (end: Int, largest: Int)? {
        var offset = start
        var largest = 0
        var isNobody = false
        var address: UInt32 = 0
        for part in 0..<4 {
            if part > 0 {
                guard offset < text.count, text[offset] == UInt8(ascii: ".") else { return nil }
                offset += 1
            }
            var value = 0
            let first = offset
            while offset < text.count, offset - first < 4, text[offset].isDigit {
                value = value * 10 + Int(text[offset] & 0x0F)
                offset += 1
            }
            guard offset > first, value <= 255, offset == first + 1 || text[first] != UInt8(ascii: "0") else {
                return nil
            }
            if part == 0, value == 127 || value >= 224 { isNobody = true }
            address = address << 8 | UInt32(value)
            largest = max(largest, value)
        }
        guard text.isBoundary(offset) else { return nil }
        if offset + 1 < text.count, text[offset] == UInt8(ascii: "."), text[offset + 1].isDigit { return nil }
        if offset + 1 < text.count, text[offset] == UInt8(ascii: "-"), text[offset + 1].isLetter { return nil }
        return (offset, isNobody || Self.isShared(address) ? -1 : largest)
    }

    /// Whether machines everywhere have this address: those of private networks (RFC 1918), those that a machine gives itself
    /// (RFC 3927), and well-known public resolvers.
    private static func isShared(_ address: UInt32) -> Bool {
        switch address {
        case 0x0A00_0000...0x0AFF_FFFF, 0xAC10_0000...0xAC1F_FFFF, 0xC0A8_0000...0xC0A8_FFFF, 0xA9FE_0000...0xA9FE_FFFF:
            true
        // 8.8.8.8, 8.8.4.4; 1.1.1.1 to 1.1.1.3, 1.0.0.1; 9.9.9.9 to 9.9.9.11, 149.112.112.112; 208.67.222.222, 208.67.220.220.
        case 0x0808_0808, 0x0808_0404, 0x0101_0101...0x0101_0103, 0x0100_0001...0x0100_0003, 0x0909_0909...0x0909_090B,
            0x9570_7070, 0xD043_DEDE, 0xD043_DCDC:
            true
        default: false
        }
    }

    /// The end of an address of IPv6 at `start` (RFC 4291): eight groups, or fewer and `::`, the last two
    /// perhaps as IPv4; with a zone behind it (RFC 4007).
    func endOfIPv6(in text: Span<UInt8>, at start: Int) -> Int? {
        if start > 0, text[start - 1] == UInt8(ascii: ":") { return nil }
        var offset = start
        var groups = 0
        var compressed = false
        var firstSize = 0
        var firstHasDigit = false
        while groups < 8 {
            if groups >= 2, groups <= 6, let (end, _) = endOfIPv4(in: text, at: offset) {
                guard compressed || groups == 6 else { return nil }
                return end
            }
            let first = offset
            var hasDigit = false
            while offset < text.count, offset - first < 4, text[offset].isHexDigit {
                if text[offset].isDigit { hasDigit = true }
                offset += 1
            }
            guard offset > first else {
                // `2001:db8::` ends with what is left out; anything else ends before a lone colon, and is none.
                guard compressed, text[offset - 1] == UInt8(ascii: ":"), text[offset - 2] == UInt8(ascii: ":") else {
                    return nil
                }
                break
            }
            if groups == 0 {
                firstSize = offset - first
                firstHasDigit = hasDigit
            }
            groups += 1
            guard offset < text.count, text[offset] == UInt8(ascii: ":") else { break }
            guard groups < 8, offset + 1 < text.count else { break }
            if text[offset + 1] == UInt8(ascii: ":") {
                guard !compressed else { return nil }
                compressed = true
                offset += 2
            } else if text[offset + 1].isHexDigit {
                offset += 1
            } else {
                break
            }
        }
        guard compressed ? groups < 8 : groups == 8, text.isBoundary(offset) else { return nil }
        // `::` stands in source text too; few groups count only where the first reads like a prefix.
        guard !compressed || groups >= 4 || firstSize >= 3 && (firstHasDigit || isLocal(text, start)) else {
            return nil
        }
        if offset + 1 < text.count, text[offset] == UInt8(ascii: ":"), text[offset + 1].isHexDigit { return nil }
        return offset
    }

    /// Whether a prefix of local addresses stands at `start`: `fe80` has a digit, `fdab` may have none.
    private func isLocal(_ text: Span<UInt8>, _ start: Int) -> Bool {
        text[start].uppercased == UInt8(ascii: "F")
            && (text[start + 1].uppercased == UInt8(ascii: "D") || text[start + 1].uppercased == UInt8(ascii: "C"))
    }

    /// Returns the end of the address of a network interface at `start`: `00:00:5e:00:53:01`, with hyphens or spaces,
    /// `0000.5e00.5301`, `00005e-005301`.
    private func macAddress(in text: Span<UInt8>, at start: Int) -> Int? {
        if start > 1, text[start - 1] == UInt8(ascii: ":") || text[start - 1] == UInt8(ascii: "-"),
            text[start - 2].isHexDigit
        {
            return nil
        }
        var size = 0
        while start + size < text.count, size < 7, text[start + size].isHexDigit { size += 1 }
        guard size == 2 || size == 4 || size == 6, start + size < text.count else { return nil }
        let mark = text[start + size]
        let groups = 12 / size
        // `1234.5678.9012` and `123456-123456` are more often other numbers.
        var letters = 0
        var offset = start
        for group in 0..<groups {
            if group > 0 {
                guard offset < text.count, text[offset] == mark else { return nil }
                offset += 1
            }
            guard offset + size <= text.count else { return nil }
            for digit in offset..<offset + size {
                guard text[digit].isHexDigit else { return nil }
                if text[digit].isLetter { letters += 1 }
            }
            offset += size
        }
        guard text.isBoundary(offset), size == 2 && mark != UInt8(ascii: ".") || letters > 0 else { return nil }
        if offset + 1 < text.count, text[offset] == mark, mark != UInt8(ascii: "."), mark != UInt8(ascii: " "),
            text[offset + 1].isHexDigit
        {
            return nil
        }
        return offset
    }

    private func bareMACAddress(in text: Span<UInt8>, at start: Int) -> Int? {
        guard start + 12 <= text.count else { return nil }
        for digit in start..<start + 12 where !text[digit].isHexDigit { return nil }
        return text.isBoundary(start + 12) ? start + 12 : nil
    }
}

extension UInt8 {
    /// Whether this is a digit of base sixteen.
    var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
}
