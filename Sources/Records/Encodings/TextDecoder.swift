/// Makes UTF-8 of a text in any encoding, losslessly: what a `TextEncoder` makes of it again is the text, byte for byte.
///
/// The text comes in pieces of any size. What is no character keeps a form that is no UTF-8 either:
///
/// - a half of a pair of UTF-16 that stands alone: its three bytes in WTF-8, also in UTF-32;
/// - a number of UTF-32 that is above U+10FFFF: the form of four to seven bytes that such a number had in RFC 2279;
/// - a byte without a meaning in its code page: the three bytes of the low surrogate U+DC00 plus the byte;
/// - bytes that are no UTF-8 in a text in UTF-8, and those beyond ASCII in one in ASCII: themselves.
///
/// A strict decoder refuses all of them instead.
public struct TextDecoder: Sendable {
    /// The encoding of the text.
    public let encoding: TextEncoding
    private let isStrict: Bool
    private let page: CodePage?
    /// The first bytes of a character that the last piece cut off: at most three.
    private var held: [UInt8] = []
    /// The line of the text at which the next piece begins; counted for the refusals of a strict decoder.
    private var line = 1

    /// A decoder of one text.
    ///
    /// - Parameter isStrict: Whether what is no character is refused.
    public init(_ encoding: TextEncoding, isStrict: Bool) {
        self.encoding = encoding
        self.isStrict = isStrict
        page = CodePage.of(encoding)
    }

    /// Appends the next piece of the text to `text`, but for a character that its end cuts off.
    ///
    /// - Throws: `.encoding` with the line, where the decoder is strict and something is no character, and for a code
    ///   page that does not exist.
    public mutating func decode(_ piece: [UInt8], into text: inout [UInt8]) throws(ExportError) {
        try decode(piece.span, into: &text)
    }

    /// Appends the next piece of the text to `text`, but for a character that its end cuts off.
    ///
    /// - Throws: `.encoding` with the line, where the decoder is strict and something is no character, and for a code
    ///   page that does not exist.
    public mutating func decode(_ piece: Span<UInt8>, into text: inout [UInt8]) throws(ExportError) {
        let begin = text.count
        var index = 0
        if !held.isEmpty {
            // With eight bytes more, what was held is decoded: no character has more than four.
            index = min(8, piece.count)
            let joint = held + (0..<index).map { piece[$0] }
            let end = try decodeWhole(joint.span, 0, into: &text, since: begin)
            if index == piece.count {
                held = Array(joint[end...])
                index = piece.count
            } else {
                index = end - held.count
                held.removeAll(keepingCapacity: true)
            }
        }
        let end = try decodeWhole(piece, index, into: &text, since: begin)
        for index in end..<piece.count { held.append(piece[index]) }
        if isStrict { line += Self.lineFeeds(text.span, begin) }
    }

    /// Says that the text has no more pieces.
    ///
    /// - Parameter text: Receives what is left of it: where the decoder is not strict, half a character of UTF-16.
    /// - Returns: The bytes of a code unit that the end of the text cuts off: they belong behind what an encoder makes of
    ///   the text.
    /// - Throws: `.encoding` with the line, where the text ends within a character and the decoder is strict.
    public mutating func finish(into text: inout [UInt8]) throws(ExportError) -> [UInt8] {
        guard !held.isEmpty else { return [] }
        guard !isStrict else {
            throw ExportError(
                .encoding, "the text ends within a character", line: line,
                hint: "was it copied whole, and is its encoding the declared one?")
        }
        guard case .utf16(let order) = encoding, held.count >= 2 else { return held }
        // Whole units are held only where a low surrogate may follow a high one.
        let (first, second) = order == .littleEndian ? (held[1], held[0]) : (held[0], held[1])
        GeneralisedUTF8.append(UInt32(first) << 8 | UInt32(second), to: &text)
        return Array(held[2...])
    }

    /// Decodes all characters from `start` on that are whole.
    ///
    /// - Returns: Where the first one that is not begins.
    private func decodeWhole(
        _ bytes: Span<UInt8>, _ start: Int, into text: inout [UInt8], since begin: Int
    ) throws(ExportError) -> Int {
        do throws(Fault) {
            switch encoding {
            case .ascii:
                if isStrict, bytes.endOfASCII(from: start) < bytes.count {
                    text.append(contentsOf: bytes, start..<bytes.endOfASCII(from: start))
                    throw .stray
                }
                text.append(contentsOf: bytes, start..<bytes.count)
                return bytes.count
            case .utf8:
                let end = isStrict ? try endOfValid(bytes, start, into: &text) : bytes.count
                if !isStrict { text.append(contentsOf: bytes, start..<end) }
                return end
            case .utf16(let order): return try decode16(bytes, start, order, into: &text)
            case .utf32(let order): return try decode32(bytes, start, order, into: &text)
            case .iso8859, .windows: return try decodePage(bytes, start, into: &text)
            }
        } catch {
            throw error.refusal(line: line + Self.lineFeeds(text.span, begin))
        }
    }

    // MARK: Encodings

    /// Appends what is well-formed UTF-8 (Unicode 15, table 3-7) from `start` on.
    private func endOfValid(
        _ bytes: Span<UInt8>, _ start: Int, into text: inout [UInt8]
    ) throws(Fault) -> Int {
        var index = start
        while true {
            index = bytes.endOfASCII(from: index)
            guard index < bytes.count else { break }
            if let (code, length) = GeneralisedUTF8.read(bytes, at: index), code <= 0x10FFFF,
                !GeneralisedUTF8.isSurrogate(code)
            {
                index += length
            } else if Self.isCutOff(bytes, index) {
                break
            } else {
                text.append(contentsOf: bytes, start..<index)
                throw .stray
            }
        }
        text.append(contentsOf: bytes, start..<index)
        return index
    }

    /// Whether the bytes from `index` to the end could begin a character of UTF-8.
    private static func isCutOff(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        let length: Int
        let second: ClosedRange<UInt8>
        switch bytes[index] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return false
        }
        guard bytes.count - index < length else { return false }
        if bytes.count > index + 1, !second.contains(bytes[index + 1]) { return false }
        return bytes.count <= index + 2 || bytes[index + 2] & 0xC0 == 0x80
    }

    private func decode16(
        _ bytes: Span<UInt8>, _ start: Int, _ order: TextEncoding.ByteOrder, into text: inout [UInt8]
    ) throws(Fault) -> Int {
        let raw = bytes.bytes
        // Where the byte with a character of ASCII stands in a unit, and every bit that such a character lacks.
        let low = order == .littleEndian ? 0 : 1
        let others = (order == .littleEndian ? 0xFF80_FF80_FF80_FF80 : 0x80FF_80FF_80FF_80FF as UInt64).littleEndian
        var index = start
        text.reserveCapacity(text.count + (bytes.count - start) / 2)
        while bytes.count - index >= 2 {
            if bytes.count - index >= 8 {
                // Eight bytes from `index` on are there.
                let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & others == 0 {
                    for unit in 0..<4 { text.append(bytes[index + 2 * unit + low]) }
                    index += 8
                    continue
                }
            }
            let unit = Self.unit16(bytes, index, order)
            guard GeneralisedUTF8.isSurrogate(unit) else {
                GeneralisedUTF8.append(unit, to: &text)
                index += 2
                continue
            }
            if unit < 0xDC00 {
                guard bytes.count - index >= 4 else { break }
                let next = Self.unit16(bytes, index + 2, order)
                if next & 0xFC00 == 0xDC00 {
                    GeneralisedUTF8.append(0x1_0000 + (unit & 0x3FF) << 10 + next & 0x3FF, to: &text)
                    index += 4
                    continue
                }
            }
            guard !isStrict else { throw .loneSurrogate }
            GeneralisedUTF8.append(unit, to: &text)
            index += 2
        }
        return index
    }

    @inline(__always)
    private static func unit16(_ bytes: Span<UInt8>, _ index: Int, _ order: TextEncoding.ByteOrder) -> UInt32 {
        let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
        return order == .littleEndian ? second << 8 | first : first << 8 | second
    }

    private func decode32(
        _ bytes: Span<UInt8>, _ start: Int, _ order: TextEncoding.ByteOrder, into text: inout [UInt8]
    ) throws(Fault) -> Int {
        let raw = bytes.bytes
        var index = start
        text.reserveCapacity(text.count + (bytes.count - start) / 4)
        while bytes.count - index >= 4 {
            // Four bytes from `index` on are there.
            let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)
            let code = order == .littleEndian ? UInt32(littleEndian: word) : UInt32(bigEndian: word)
            if isStrict {
                guard !GeneralisedUTF8.isSurrogate(code) else { throw .loneSurrogate }
                guard code <= 0x10FFFF else { throw .noCharacter }
            }
            GeneralisedUTF8.append(code, to: &text)
            index += 4
        }
        return index
    }

    private func decodePage(
        _ bytes: Span<UInt8>, _ start: Int, into text: inout [UInt8]
    ) throws(Fault) -> Int {
        guard let page else { throw .noPage }
        var index = start
        text.reserveCapacity(text.count + bytes.count - start)
        while index < bytes.count {
            let end = bytes.endOfASCII(from: index)
            text.append(contentsOf: bytes, index..<end)
            index = end
            while index < bytes.count, bytes[index] >= 0x80 {
                if let scalar = page.scalar(of: bytes[index]) {
                    GeneralisedUTF8.append(scalar, to: &text)
                } else {
                    guard !isStrict else { throw .stray }
                    GeneralisedUTF8.append(CodePage.escape(of: bytes[index]), to: &text)
                }
                index += 1
            }
        }
        return index
    }

    // MARK: Refusals

    /// Why a strict decoder stops.
    private enum Fault: Error {
        case stray, loneSurrogate, noCharacter, noPage

        func refusal(line: Int) -> ExportError {
            let problem: ExportError.Text =
                switch self {
                case .stray: "a byte that means nothing in the encoding of the text"
                case .loneSurrogate: "half of a character of UTF-16"
                case .noCharacter: "a number that is above those of all characters"
                case .noPage: "there is no such code page"
                }
            return ExportError(
                .encoding, problem, line: line, hint: "is the encoding of the file the one that is declared?")
        }
    }

    private static func lineFeeds(_ text: Span<UInt8>, _ start: Int) -> Int {
        var count = 0
        for index in start..<text.count where text[index] == LineEnds.lineFeed { count += 1 }
        return count
    }
}
