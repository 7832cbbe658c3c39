/// Writes a text in UTF-8 in another encoding: the way back of a `TextDecoder`.
///
/// It keeps nothing between pieces, which therefore end between characters, as batches do.
public struct TextEncoder: Sendable {
    /// The encoding that is written.
    public let encoding: TextEncoding
    private let page: CodePage?

    /// An encoder to `encoding`.
    public init(_ encoding: TextEncoding) {
        self.encoding = encoding
        page = CodePage.of(encoding)
    }

    /// Appends `text` in the encoding. UTF-8 and ASCII are written as they are, oddities and all.
    ///
    /// - Parameters:
    ///   - text: UTF-8, with the forms that a `TextDecoder` gives to what is no character.
    ///   - firstLine: The number of the line on which it begins, for the place in an error.
    ///   - out: Receives the encoded text.
    /// - Throws: `.unwritable` where the encoding lacks a character, or `text` holds what no decoder has made.
    public func encode(
        _ text: [UInt8], firstLine: Int? = nil, into out: inout [UInt8]
    ) throws(ExportError) {
        let bytes = text.span
        let end: Int
        switch encoding {
        case .ascii, .utf8:
            out.append(contentsOf: text)
            end = bytes.count
        case .utf16(let order):
            out.reserveCapacity(out.count + 2 * bytes.count)
            end = encode16(bytes, order, into: &out)
        case .utf32(let order):
            out.reserveCapacity(out.count + 4 * bytes.count)
            end = encode32(bytes, order, into: &out)
        case .iso8859, .windows:
            out.reserveCapacity(out.count + bytes.count)
            end = encodePage(bytes, into: &out)
        }
        guard end < bytes.count else { return }
        throw ExportError(
            .unwritable, "a character that the encoding of the export does not have, in a new value",
            line: firstLine.map { firstLine in
                firstLine + text[..<end].count { $0 == LineEnds.lineFeed }
            },
            hint: "blank, drop or mask the field, or have the export made in UTF-8")
    }

    // Each of these returns where it had to stop, or the end.

    private func encode16(_ bytes: Span<UInt8>, _ order: TextEncoding.ByteOrder, into out: inout [UInt8]) -> Int {
        var index = 0
        while index < bytes.count {
            guard let (code, length) = GeneralisedUTF8.read(bytes, at: index), code <= 0x10FFFF else { break }
            if code < 0x1_0000 {
                Self.append16(UInt16(code), order, to: &out)
            } else {
                Self.append16(UInt16(0xD800 + (code - 0x1_0000) >> 10), order, to: &out)
                Self.append16(UInt16(0xDC00 + code & 0x3FF), order, to: &out)
            }
            index += length
        }
        return index
    }

    @inline(__always)
    private static func append16(_ unit: UInt16, _ order: TextEncoding.ByteOrder, to out: inout [UInt8]) {
        let ordered = order == .littleEndian ? unit : unit.byteSwapped
        out.append(UInt8(truncatingIfNeeded: ordered))
        out.append(UInt8(truncatingIfNeeded: ordered >> 8))
    }

    private func encode32(_ bytes: Span<UInt8>, _ order: TextEncoding.ByteOrder, into out: inout [UInt8]) -> Int {
        var index = 0
        while index < bytes.count {
            guard let (code, length) = GeneralisedUTF8.read(bytes, at: index) else { break }
            let ordered = order == .littleEndian ? code : code.byteSwapped
            out.append(UInt8(truncatingIfNeeded: ordered))
            out.append(UInt8(truncatingIfNeeded: ordered >> 8))
            out.append(UInt8(truncatingIfNeeded: ordered >> 16))
            out.append(UInt8(truncatingIfNeeded: ordered >> 24))
            index += length
        }
        return index
    }

    private func encodePage(_ bytes: Span<UInt8>, into out: inout [UInt8]) -> Int {
        guard let page else { return bytes.endOfASCII(from: 0) }
        var index = 0
        while index < bytes.count {
            let end = bytes.endOfASCII(from: index)
            out.append(contentsOf: bytes, index..<end)
            index = end
            while index < bytes.count, bytes[index] >= 0x80 {
                guard let (code, length) = GeneralisedUTF8.read(bytes, at: index),
                    let byte = page.byte(of: code) ?? page.escapedByte(code)
                else { return index }
                out.append(byte)
                index += length
            }
        }
        return index
    }
}
