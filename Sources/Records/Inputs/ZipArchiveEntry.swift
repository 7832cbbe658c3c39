/// An entry of a zip archive as the archive's directory has it.
public struct ZipArchiveEntry: Sendable, Equatable {
    /// What an entry is.
    public enum Kind: Sendable, Equatable {
        /// A file: it may hold an export.
        case file
        /// A folder.
        case folder
        /// A symbolic link, whose content is another name.
        case link
    }

    /// The entry's place in the directory, from 1.
    public let number: Int
    /// The entry's path, with `/` between folders; for people and for choosing, never to be opened. It may hold
    /// anything.
    public let name: String
    /// What it is.
    public let kind: Kind
    /// The size of the content, in bytes; claimed, until the content was read.
    public let size: Int

    /// The name as it is stored, which the local header repeats.
    let nameBytes: [UInt8]
    let isEncrypted: Bool
    let method: Int
    let crc32: UInt32
    let compressedSize: Int
    /// Where the local header begins, in bytes from the start of the file, and where the next record does.
    let offset: Int
    var end: Int

    /// The last part of `name`, without its folders.
    public var baseName: String {
        name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    }
}

extension ZipArchiveEntry {
    static let recordSize = 46
    static let localHeaderSize = 30

    /// Reads the record of entry `number` at `place` of the directory and moves `place` behind it.
    ///
    /// - Parameter shift: By how much the file begins earlier than the offsets in it say.
    init(_ number: Int, in directory: [UInt8], at place: inout Int, shift: Int) throws(ExportError) {
        let record = LittleEndian(directory, from: place)
        guard try record.number(at: 0, size: 4) == 0x0201_4B50 else {
            throw .archive("its directory is damaged at entry \(number)")
        }
        let flags = try record.number(at: 8, size: 2)
        let nameSize = try record.number(at: 28, size: 2)
        let extraSize = try record.number(at: 30, size: 2)
        let commentSize = try record.number(at: 32, size: 2)
        guard nameSize <= ZipDirectory.largestNameSize else {
            throw .archive("the name of entry \(number) is longer than \(ZipDirectory.largestNameSize) bytes")
        }
        let nameBytes = try record.bytes(at: Self.recordSize, count: nameSize)
        let extra = try ExtraFields(
            try record.bytes(at: Self.recordSize + nameSize, count: extraSize), ofEntry: number)
        _ = try record.bytes(at: Self.recordSize + nameSize + extraSize, count: commentSize)
        place += Self.recordSize + nameSize + extraSize + commentSize

        var large = extra.zip64.map { LittleEndian($0, from: 0) }
        // A number that does not fit its place stands in the zip64 field, in this order.
        func number64(_ offset: Int, size: Int) throws(ExportError) -> Int {
            let number = try record.number(at: offset, size: size)
            guard number == (1 << (8 * size)) - 1, let field = large else { return number }
            large = field.dropping(size == 2 ? 4 : 8)
            return try field.number(at: 0, size: size == 2 ? 4 : 8)
        }
        let size = try number64(24, size: 4)
        let compressedSize = try number64(20, size: 4)
        let offset = try number64(42, size: 4)
        guard try number64(34, size: 2) == 0 else { throw .volumes }

        let isUnix = try record.number(at: 5, size: 1) == 3
        let mode = try record.number(at: 40, size: 2)
        let isLink = isUnix && mode >> 12 == 0o12
        self.number = number
        self.nameBytes = nameBytes
        name = Self.name(nameBytes, isUTF8: flags & 1 << 11 != 0, unicode: extra.unicodeName)
        kind = name.hasSuffix("/") ? .folder : isLink ? .link : .file
        // Bit 0: encrypted; 6: strongly so; 13: with parts of the headers masked.
        isEncrypted = flags & (1 | 1 << 6 | 1 << 13) != 0
        method = try record.number(at: 10, size: 2)
        crc32 = UInt32(truncatingIfNeeded: try record.number(at: 16, size: 4))
        self.size = size
        self.compressedSize = compressedSize
        // Both are below 2^63, but their sum need not be.
        let (shifted, isTooLarge) = offset.addingReportingOverflow(shift)
        guard !isTooLarge else { throw .archive("entry \(number) lies outside it") }
        self.offset = shifted
        end = shifted
    }

    /// The name that `bytes` are: UTF-8 where that is said, the code page 437 of the first IBM PC where it is not
    /// (APPNOTE D.1), or what a Unicode path field (APPNOTE 4.6.9) that belongs to these bytes says.
    private static func name(_ bytes: [UInt8], isUTF8: Bool, unicode: (crc32: Int, name: [UInt8])?) -> String {
        if let unicode, Int(ZipChecksum.update(0, bytes)) == unicode.crc32,
            let name = String(validating: unicode.name, as: UTF8.self)
        {
            return name
        }
        if isUTF8, let name = String(validating: bytes, as: UTF8.self) { return name }
        var name = String.UnicodeScalarView()
        for byte in bytes {
            name.append(byte < 0x80 ? Unicode.Scalar(byte) : upperHalf437[Int(byte) - 0x80])
        }
        return String(name)
    }

    private static let upperHalf437 = Array(
        """
        ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
        └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
        """.unicodeScalars)
}

/// What matters here of the extra fields of an entry (APPNOTE 4.5).
private struct ExtraFields {
    /// The zip64 field: numbers that do not fit their places.
    private(set) var zip64: [UInt8]?
    /// The Unicode path field: the name in UTF-8, and the CRC of the name that it is for.
    private(set) var unicodeName: (crc32: Int, name: [UInt8])?

    init(_ bytes: [UInt8], ofEntry entry: Int) throws(ExportError) {
        var place = 0
        // Fewer bytes than a field's head are padding, as zipalign makes it.
        while bytes.count - place >= 4 {
            let field = LittleEndian(bytes, from: place)
            let (tag, size) = (try field.number(at: 0, size: 2), try field.number(at: 2, size: 2))
            guard size <= bytes.count - place - 4 else {
                throw .archive("the extra fields of entry \(entry) are damaged")
            }
            switch tag {
            case 0x0001 where zip64 == nil:
                zip64 = try field.bytes(at: 4, count: size)
            case 0x7075 where size >= 5 && bytes[place + 4] == 1:
                unicodeName = (try field.number(at: 5, size: 4), try field.bytes(at: 9, count: size - 5))
            default: break
            }
            place += 4 + size
        }
    }
}

/// Numbers of a record, least significant byte first; each is checked to be there.
struct LittleEndian {
    private let bytes: [UInt8]
    private let start: Int

    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        self.start = start
    }

    /// The number of `size` bytes at `offset` of the record. Refuses one behind the end, and 2^63 or more.
    func number(at offset: Int, size: Int) throws(ExportError) -> Int {
        var number: UInt64 = 0
        for byte in try bytes(at: offset, count: size).reversed() { number = number << 8 | UInt64(byte) }
        guard let number = Int(exactly: number) else { throw .archive("a size or an offset in it is absurd") }
        return number
    }

    func bytes(at offset: Int, count: Int) throws(ExportError) -> [UInt8] {
        guard offset >= 0, count >= 0, count <= bytes.count - start - offset else {
            throw .archive("one of its records is cut short")
        }
        return Array(bytes[start + offset..<start + offset + count])
    }

    /// The record without its first `count` bytes.
    func dropping(_ count: Int) -> LittleEndian { LittleEndian(bytes, from: start + count) }
}

extension ExportError {
    static func archive(_ problem: Text) -> ExportError {
        ExportError(
            .damaged, "the zip archive cannot be read: \(problem)",
            hint: "copy it again from where it came, or unpack it and name the export in it")
    }

    static var volumes: ExportError {
        ExportError(
            .container, "the zip archive is one of several volumes, and those are not read",
            hint: "put the volumes together and unpack them, then name the export")
    }
}
