internal import Detection

/// Addresses that no machine has, in place of those that a text names: IPv4 of the documentation networks (RFC 5737), IPv6
/// below 2001:db8::/32 (RFC 3849), and interfaces 00-00-5E-00-53-00 to -FF (RFC 9542).
///
/// Which one is read off a keyed hash of the address, however it is written. There are 762, 2^64 and 256 of them, so two
/// addresses of IPv4, and two interfaces, may become one.
enum ReservedAddress {
    /// The bytes of the address that `text` writes, which are the same in every spelling; `nil` where it writes none.
    static func canonical(_ text: ArraySlice<UInt8>, of kind: PersonalKind) -> [UInt8]? {
        switch kind {
        case .macAddress:
            let digits = text.compactMap(hexDigit)
            return digits.count == 12 ? digits : nil
        case .ipAddress: return text.contains(UInt8(ascii: ":")) ? ipv6(text) : ipv4(text)
        default: return nil
        }
    }

    /// Appends an address in place of the one that `text` writes, in its case and with its marks.
    ///
    /// - Parameter hash: A keyed hash of its canonical bytes, as text: what its bits are does not matter.
    static func write(
        _ hash: ArraySlice<UInt8>, _ kind: PersonalKind, like text: ArraySlice<UInt8>, into value: inout [UInt8]
    ) {
        // All characters of the hash count; which of its bits say what does not matter.
        var bits: UInt64 = 0
        for byte in hash { bits = bits &* 31 &+ UInt64(byte) }
        let hasUpper = text.contains { $0 &- UInt8(ascii: "A") < 6 }
        let hasLower = text.contains { $0 &- UInt8(ascii: "a") < 6 }
        // Without letters, as each is mostly written (RFC 5952 for IPv6).
        let isUpper = hasUpper || (!hasLower && kind == .macAddress)
        func hex(_ number: UInt64, _ digits: Int = 0) -> [UInt8] {
            let plain = String(number, radix: 16, uppercase: isUpper)
            return Array((String(repeating: "0", count: max(0, digits - plain.count)) + plain).utf8)
        }
        guard kind == .ipAddress else {
            let digits = hex(0x0000_5E00_5300 | bits % 256, 12)
            var next = digits.startIndex
            for byte in text {
                guard hexDigit(byte) != nil, next < digits.endIndex else {
                    value.append(byte)
                    continue
                }
                value.append(digits[next])
                next += 1
            }
            return
        }
        guard text.contains(UInt8(ascii: ":")) else {
            let networks = ["192.0.2", "198.51.100", "203.0.113"]
            value.append(contentsOf: "\(networks[Int(bits % 3)]).\(bits / 3 % 254 + 1)".utf8)
            return
        }
        value.append(contentsOf: hex(0x2001) + [UInt8(ascii: ":")] + hex(0xDB8) + Array(":".utf8))
        for shift in [48, 32, 16, 0] as [UInt64] {
            value.append(UInt8(ascii: ":"))
            // A group that is zero would shorten to what `::` stands for already.
            value.append(contentsOf: hex(max(1, bits >> shift & 0xFFFF)))
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte & 0x0F
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): byte & 0x0F + 9
        default: nil
        }
    }

    private static func ipv4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8(String(decoding: $0, as: UTF8.self)) }
        return parts.count == 4 && numbers.count == 4 ? numbers : nil
    }

    /// The eight groups of an address of IPv6 (RFC 4291), two bytes each.
    private static func ipv6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var gap: Int?
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.isEmpty {
                // At either end `::` gives two empty parts.
                if index > 0, index < parts.count - 1 || gap == nil { gap = bytes.count }
                continue
            }
            if part.contains(UInt8(ascii: ".")) {
                guard index == parts.count - 1, let four = ipv4(part) else { return nil }
                bytes += four
                continue
            }
            let digits = part.compactMap(hexDigit)
            guard digits.count == part.count, digits.count <= 4 else { return nil }
            let group = digits.reduce(UInt16(0)) { $0 << 4 | UInt16($1) }
            bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
        }
        if let gap, bytes.count < 16 {
            bytes.insert(contentsOf: Array(repeating: 0, count: 16 - bytes.count), at: gap)
        }
        return bytes.count == 16 ? bytes : nil
    }
}
