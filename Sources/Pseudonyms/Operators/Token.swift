/// token: an opaque text in base32.
extension Workbench {
    /// Appends the first 80 bits of the keyed hash of the value, as 16 characters; or, where the operator is reversible,
    /// tag and ciphertext of AES-SIV.
    mutating func token(_ original: [UInt8], _ range: Range<Int>) throws(PseudonymError) {
        if try cipher?.seal(original[range], into: &message) != nil {
            Base32.encode(message, to: &draft.bytes)
            return
        }
        begin(.token)
        message.append(contentsOf: original[range])
        let code = hash.code(for: message)
        for index in 0..<16 {
            // Five bits a character; from the thirteenth on they reach into the second word.
            let shift = 59 - 5 * index
            let bits = shift >= 0 ? code[0] >> UInt64(shift) : code[0] << UInt64(-shift) | code[1] >> UInt64(64 + shift)
            draft.bytes.append(Base32.character(Int(truncatingIfNeeded: bits & 31)))
        }
    }

    /// Appends what was encrypted to a reversible token, or nothing where the value is no token of this key.
    ///
    /// - Returns: whether it is.
    mutating func reverseToken(_ pseudonym: [UInt8], _ range: Range<Int>) throws(PseudonymError) -> Bool {
        guard let sealed = Base32.decode(pseudonym[range]), try cipher?.open(sealed, into: &message) == true else {
            return false
        }
        draft.bytes.append(contentsOf: message)
        return true
    }
}

/// Base32 (RFC 4648 section 6) in lower case without padding.
enum Base32 {
    /// The character for five bits.
    static func character(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x32 + value - 26)
    }

    /// Appends the text of `bytes` to `text`.
    static func encode(_ bytes: [UInt8], to text: inout [UInt8]) {
        var bits = 0
        var pending = 0
        for byte in bytes {
            bits = (bits << 8 | Int(byte)) & 0xFFF
            pending += 8
            while pending >= 5 {
                pending -= 5
                text.append(character(bits >> pending & 31))
            }
        }
        if pending > 0 { text.append(character(bits << (5 - pending) & 31)) }
    }

    /// The bytes of `text`, in either case; `nil` where it is not exactly what `encode` writes.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard [0, 2, 4, 5, 7].contains(text.count % 8) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 5 / 8)
        var bits = 0
        var pending = 0
        for character in text {
            let value: Int
            switch character.lowercased {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(character.lowercased) - 0x61
            case UInt8(ascii: "2")...UInt8(ascii: "7"): value = Int(character) - 0x32 + 26
            default: return nil
            }
            bits = (bits << 5 | value) & 0xFFF
            pending += 5
            if pending >= 8 {
                pending -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> pending))
            }
        }
        guard bits & (1 << pending - 1) == 0 else { return nil }
        return bytes
    }
}
