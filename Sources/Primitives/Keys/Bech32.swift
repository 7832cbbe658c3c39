/// Bech32 (BIP 173) without its limit of 90 characters, as age writes its keys.
public enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// The bytes behind `prefix`; `nil` where prefix, case, alphabet, checksum or padding are not right.
    ///
    /// The letters of the text are all of the case of `prefix`. The text comes as bytes, and the caller overwrites the
    /// result, because both may be secret: a String would leave a copy behind.
    public static func decode(_ characters: ArraySlice<UInt8>, prefix: String) -> [UInt8]? {
        let start = Array(prefix.utf8) + [UInt8(ascii: "1")]
        let upperCase = prefix.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        guard characters.starts(with: start), characters.count >= start.count + 6 else { return nil }
        var values: [UInt8] = []
        defer { wipe(&values) }
        values.reserveCapacity(characters.count - start.count)
        for character in characters.dropFirst(start.count) {
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(character)
            let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(character)
            guard !(upperCase ? isLower : isUpper),
                let value = alphabet.firstIndex(of: isUpper ? character | 0x20 : character)
            else { return nil }
            values.append(UInt8(value))
        }
        guard checksum(prefix: prefix, values) == 1 else { return nil }
        return regroup(values.dropLast(6))
    }

    /// The text of `bytes` with the lower-case `prefix`.
    public static func encode(_ bytes: [UInt8], prefix: String) -> String {
        var values: [UInt8] = []
        var bits: UInt32 = 0
        var pending: UInt32 = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            pending += 8
            while pending >= 5 {
                pending -= 5
                values.append(UInt8(bits >> pending & 31))
            }
        }
        if pending > 0 { values.append(UInt8(bits << (5 - pending) & 31)) }
        let sum = checksum(prefix: prefix, values + [UInt8](repeating: 0, count: 6)) ^ 1
        for place in 0..<6 { values.append(UInt8(sum >> UInt32(5 * (5 - place)) & 31)) }
        return prefix + "1" + String(decoding: values.map { alphabet[Int($0)] }, as: UTF8.self)
    }

    private static func checksum(prefix: String, _ values: [UInt8]) -> UInt32 {
        let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
        // The prefix counts in lower case whatever case it is written in.
        let letters = prefix.lowercased().utf8
        var sum: UInt32 = 1
        func add(_ value: UInt8) {
            let top = sum >> 25
            sum = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
            for (place, generator) in generators.enumerated() where top >> UInt32(place) & 1 == 1 { sum ^= generator }
        }
        letters.forEach { add($0 >> 5) }
        add(0)
        letters.forEach { add($0 & 31) }
        values.forEach(add)
        return sum
    }

    private static func regroup(_ values: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * 5 / 8)
        var bits: UInt32 = 0
        var pending: UInt32 = 0
        for value in values {
            bits = bits << 5 | UInt32(value)
            pending += 5
            if pending >= 8 {
                pending -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> pending))
            }
        }
        guard pending < 5, bits & (1 << pending - 1) == 0 else { return nil }
        return bytes
    }
}
