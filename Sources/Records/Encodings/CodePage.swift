/// A single-byte encoding: what the bytes 80 to FF mean, in both directions. Below, every page is ASCII.
struct CodePage: Sendable {
    /// The scalars of the bytes 80 to FF; 0 for a byte without a meaning.
    private let scalars: [UInt16]
    /// For each high half of a scalar, which row of `bytes` has its byte; row 0 has none.
    private let rows: [UInt8]
    /// Rows of 256 bytes, one for each low half; 0 where the page has no such scalar.
    private let bytes: [UInt8]

    private init(_ table: [UInt16]) {
        // A table of 96 begins at A0, behind the controls.
        let first = UInt16(256 - table.count)
        let scalars = (0x80..<first) + table
        var rows = [UInt8](repeating: 0, count: 256)
        var bytes = [UInt8](repeating: 0, count: 256)
        for (index, scalar) in scalars.enumerated() where scalar != 0 {
            let (high, low) = (Int(scalar >> 8), Int(scalar & 0xFF))
            if rows[high] == 0 {
                rows[high] = UInt8(bytes.count / 256)
                bytes += [UInt8](repeating: 0, count: 256)
            }
            bytes[Int(rows[high]) * 256 + low] = UInt8(0x80 + index)
        }
        (self.scalars, self.rows, self.bytes) = (scalars, rows, bytes)
    }

    /// The page of a single-byte encoding; `nil` for every other, and for a number that no page has.
    static func of(_ encoding: TextEncoding) -> CodePage? {
        switch encoding {
        case .iso8859(let part): iso8859.indices.contains(part) ? iso8859[part] : nil
        case .windows(let page): windows.indices.contains(page - 1250) ? windows[page - 1250] : nil
        case .ascii, .utf8, .utf16, .utf32: nil
        }
    }

    private static let iso8859: [CodePage?] = (0...16).map { part in
        let table = part == 1 ? Array(0xA0...0xFF) : ISO8859Table.of(part)
        return table.map(CodePage.init)
    }

    private static let windows: [CodePage?] = (1250...1258).map { WindowsTable.of($0).map(CodePage.init) }

    /// The scalar of a byte from 80 on; `nil` where it means nothing.
    @inline(__always)
    func scalar(of byte: UInt8) -> UInt32? {
        let scalar = scalars[Int(byte & 0x7F)]
        return scalar == 0 ? nil : UInt32(scalar)
    }

    /// The byte, from 80 on, of a scalar beyond ASCII; `nil` where the page does not have it.
    @inline(__always)
    func byte(of scalar: UInt32) -> UInt8? {
        guard scalar <= 0xFFFF else { return nil }
        let byte = bytes[Int(rows[Int(scalar >> 8)]) * 256 + Int(scalar & 0xFF)]
        return byte == 0 ? nil : byte
    }

    /// The scalar in whose form a byte without a meaning is kept: the low surrogate U+DC00 plus the byte.
    static func escape(of byte: UInt8) -> UInt32 { 0xDC00 + UInt32(byte) }

    /// The byte without a meaning that `code` stands for; `nil` where it stands for none.
    func escapedByte(_ code: UInt32) -> UInt8? {
        guard 0xDC80...0xDCFF ~= code else { return nil }
        let byte = UInt8(truncatingIfNeeded: code)
        return scalar(of: byte) == nil ? byte : nil
    }
}
