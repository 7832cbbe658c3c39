import Records

/// Decoder and encoder. Options: the encoding, in a byte of its own, and the size of pieces.
enum EncodingsTarget {
    private static let encodings: [TextEncoding] =
        [.utf8, .ascii, .utf16(.littleEndian), .utf16(.bigEndian), .utf32(.littleEndian), .utf32(.bigEndian)]
        + (1250...1258).map(TextEncoding.windows)
        + [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16]
        .map(TextEncoding.iso8859)

    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        let encoding = input.option(encodings)
        let pieceSize = input.option([1, 2, 3, 5, 7, 64])
        let raw = input.text
        try checkName(raw)

        guard let (text, rest) = try? decode([raw], encoding, isStrict: false),
            let inPieces = try? decode(raw.pieces(of: pieceSize), encoding, isStrict: false)
        else { throw FuzzFinding("a lenient decoder refuses a text") }
        try expect(inPieces.text == text && inPieces.rest == rest, "other pieces make another text")
        try expect(rest.count < 4, "more bytes are left over than a character has")
        do {
            var copy: [UInt8] = []
            try TextEncoder(encoding).encode(text, into: &copy)
            try expect(copy + rest == raw, "what is decoded and encoded again is not what it was")
        } catch let finding as FuzzFinding {
            throw finding
        } catch {
            throw FuzzFinding("what a decoder made cannot be encoded")
        }

        let strict = try? decode([raw], encoding, isStrict: true)
        try expect(
            (try? decode(raw.pieces(of: pieceSize), encoding, isStrict: true))?.text == strict?.text,
            "a strict decoder refuses a text or not, depending on the pieces it comes in")
        if let strict {
            try expect(strict.text == text && rest.isEmpty, "strict and lenient decoder differ")
            try expect(String(validating: text, as: UTF8.self) != nil, "a strict decoder makes what is not UTF-8")
        }

        // As a text in UTF-8 it may hold what no decoder makes; it is refused or written.
        var encoded: [UInt8] = []
        try? TextEncoder(encoding).encode(raw, into: &encoded)
        if let valid = String(validating: raw, as: UTF8.self) {
            let canHold = valid.unicodeScalars.allSatisfy { encoding.canHold($0.value) }
            var written: [UInt8] = []
            let isWritten = (try? TextEncoder(encoding).encode(raw, into: &written)) != nil
            // ASCII is written as it is, for what stands beyond it can only be the export's own.
            try expect(encoding == .ascii || isWritten == canHold, "what an encoding can hold is not what it writes")
            if isWritten, canHold {
                let again = try? decode([written], encoding, isStrict: false)
                try expect(again?.text == raw && again?.rest == [], "what is encoded is decoded as something else")
            }
        }
    }

    private static func checkName(_ raw: [UInt8]) throws(FuzzFinding) {
        guard let named = TextEncoding(named: String(decoding: raw, as: UTF8.self)) else { return }
        try expect(TextEncoding(named: named.name) == named, "the name of an encoding is that of another")
        try expect(encodings.contains(named), "a name means an encoding that does not exist")
    }

    private static func decode(
        _ pieces: [[UInt8]], _ encoding: TextEncoding, isStrict: Bool
    ) throws(ExportError) -> (text: [UInt8], rest: [UInt8]) {
        var decoder = TextDecoder(encoding, isStrict: isStrict)
        var text: [UInt8] = []
        for piece in pieces { try decoder.decode(piece, into: &text) }
        let rest = try decoder.finish(into: &text)
        return (text, rest)
    }
}
