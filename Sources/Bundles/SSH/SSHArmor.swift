internal import Primitives

/// The armor of OpenSSH's keys and signatures: base64 between a BEGIN and an END line.
enum SSHArmor {
    /// The bytes between the lines; `nil` where a line is missing, base64 is not canonical or text follows the end.
    ///
    /// CRLF, a byte order mark and white space around lines are accepted: mail gateways add them, and what counts is
    /// inside. The caller overwrites the result where it is secret.
    static func decode(_ bytes: [UInt8], label: String) -> [UInt8]? {
        var base64: [UInt8] = []
        defer { wipe(&base64) }
        base64.reserveCapacity(bytes.count)
        var hasBegun = false
        var hasEnded = false
        for line in bytes.withoutByteOrderMark.split(separator: UInt8(ascii: "\n")) {
            let line = line.trimmingWhiteSpace
            if line.isEmpty { continue }
            guard !hasEnded else { return nil }
            if !hasBegun {
                guard line.elementsEqual("-----BEGIN \(label)-----".utf8) else { return nil }
                hasBegun = true
            } else if line.elementsEqual("-----END \(label)-----".utf8) {
                hasEnded = true
            } else {
                base64.append(contentsOf: line)
            }
        }
        guard hasEnded else { return nil }
        return Base64.decode(String(decoding: base64, as: UTF8.self))
    }
}

extension [UInt8] {
    /// The bytes behind a UTF-8 byte order mark, or all of them.
    var withoutByteOrderMark: ArraySlice<UInt8> {
        starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
    }
}

extension ArraySlice<UInt8> {
    /// The bytes without spaces, tabs and carriage returns at both ends.
    var trimmingWhiteSpace: ArraySlice<UInt8> {
        func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        let front = drop(while: isWhite)
        guard let last = front.lastIndex(where: { !isWhite($0) }) else { return [] }
        return front[front.startIndex...last]
    }
}
