internal import Primitives

/// An entry of a zip file, as its directory has it.
public struct ZipEntry: Hashable, Sendable {
    /// The path, with `/` between folders.
    public let path: String
    /// The CRC-32 of the content.
    public var crc32: UInt32
    /// The bytes of the compressed content.
    public var compressedSize: UInt64
    /// The bytes of the content.
    public var size: UInt64
    /// Where the entry's local header starts, in bytes from the start of the file.
    public var offset: UInt64
}

/// The records of a zip file (PKWARE APPNOTE 6.3.9) in the one form that bundles have, with sizes of 64 bits throughout.
///
/// The reader makes the same records and compares, so nothing else is ever accepted.
enum ZipRecords {
    static let localHeaderFixedSize = 30
    static let localSignature: UInt32 = 0x0403_4B50
    static let descriptorSize = 24

    // Bit 3: sizes stand in a descriptor behind the content. Bit 11: names are UTF-8.
    private static let flags: UInt16 = 0x0808
    private static let deflate: UInt16 = 8
    // 4.5 brought zip64.
    private static let version: UInt16 = 45
    private static let madeOnUnix: UInt16 = 3 << 8
    // A regular file, 0644.
    private static let unixMode: UInt32 = 0o100644 << 16
    private static let zip64Tag: UInt16 = 0x0001

    /// A time as MS-DOS has it: two seconds a step, from 1980 to 2107.
    struct DosTime: Equatable {
        var time: UInt16
        var date: UInt16

        /// `instant` in UTC, so that equal bundles are equal wherever they are made; moved into the range of MS-DOS.
        init(_ instant: Instant) {
            let first: Instant = Instant(seconds: 315_532_800)
            let last = Instant(seconds: 4_354_819_198)
            let instant = min(max(instant, first), last)
            let day = instant.utcDate
            let second = instant.seconds - Instant(startOf: day).seconds
            time = UInt16(second / 3600) << 11 | UInt16(second / 60 % 60) << 5 | UInt16(second % 60 / 2)
            date = UInt16(day.year - 1980) << 9 | UInt16(day.month) << 5 | UInt16(day.day)
        }

        init(time: UInt16, date: UInt16) {
            self.time = time
            self.date = date
        }
    }

    /// The local header. Streaming readers take the descriptor for a 64-bit one only if a zip64 field stands here.
    static func localHeader(_ path: String, _ time: DosTime) -> [UInt8] {
        var record: [UInt8] = []
        record.append(little: localSignature)
        record.append(little: version)
        record.append(little: flags)
        record.append(little: deflate)
        record.append(little: time.time)
        record.append(little: time.date)
        record.append(little: UInt32(0))
        record.append(little: UInt32.max)
        record.append(little: UInt32.max)
        record.append(little: UInt16(truncatingIfNeeded: path.utf8.count))
        record.append(little: UInt16(20))
        record.append(contentsOf: path.utf8)
        record.append(little: zip64Tag)
        record.append(little: UInt16(16))
        record.append(little: UInt64(0))
        record.append(little: UInt64(0))
        return record
    }

    /// The descriptor behind an entry's content.
    static func descriptor(_ entry: ZipEntry) -> [UInt8] {
        var record: [UInt8] = []
        record.append(little: UInt32(0x0807_4B50))
        record.append(little: entry.crc32)
        record.append(little: entry.compressedSize)
        record.append(little: entry.size)
        return record
    }

    /// Everything behind the last entry: the directory, which starts at `offset`, and the three records that end a file.
    static func directory(_ entries: [ZipEntry], _ time: DosTime, at offset: UInt64) -> [UInt8] {
        var records: [UInt8] = []
        for entry in entries { records.append(contentsOf: directoryHeader(entry, time)) }
        let size = UInt64(records.count)
        let count = UInt64(entries.count)

        records.append(little: UInt32(0x0606_4B50))
        records.append(little: UInt64(44))
        records.append(little: madeOnUnix | version)
        records.append(little: version)
        records.append(little: UInt32(0))
        records.append(little: UInt32(0))
        records.append(little: count)
        records.append(little: count)
        records.append(little: size)
        records.append(little: offset)

        records.append(little: UInt32(0x0706_4B50))
        records.append(little: UInt32(0))
        records.append(little: offset + size)
        records.append(little: UInt32(1))

        records.append(little: UInt32(0x0605_4B50))
        records.append(little: UInt16(0))
        records.append(little: UInt16(0))
        records.append(little: UInt16(clamping: count))
        records.append(little: UInt16(clamping: count))
        records.append(little: UInt32(clamping: size))
        records.append(little: UInt32(clamping: offset))
        records.append(little: UInt16(0))
        return records
    }

    private static func directoryHeader(_ entry: ZipEntry, _ time: DosTime) -> [UInt8] {
        // The zip64 field holds what does not fit its 32-bit place, and only that, in this order.
        let overflow = [entry.size, entry.compressedSize, entry.offset].filter { $0 >= UInt64(UInt32.max) }
        var record: [UInt8] = []
        record.append(little: UInt32(0x0201_4B50))
        record.append(little: madeOnUnix | version)
        record.append(little: version)
        record.append(little: flags)
        record.append(little: deflate)
        record.append(little: time.time)
        record.append(little: time.date)
        record.append(little: entry.crc32)
        record.append(little: UInt32(clamping: entry.compressedSize))
        record.append(little: UInt32(clamping: entry.size))
        record.append(little: UInt16(truncatingIfNeeded: entry.path.utf8.count))
        record.append(little: UInt16(overflow.isEmpty ? 0 : 4 + 8 * overflow.count))
        record.append(little: UInt16(0))
        record.append(little: UInt16(0))
        record.append(little: UInt16(0))
        record.append(little: unixMode)
        record.append(little: UInt32(clamping: entry.offset))
        record.append(contentsOf: entry.path.utf8)
        if !overflow.isEmpty {
            record.append(little: zip64Tag)
            record.append(little: UInt16(8 * overflow.count))
            for value in overflow { record.append(little: value) }
        }
        return record
    }
}

extension [UInt8] {
    /// Appends `value`, least significant byte first.
    mutating func append(little value: some FixedWidthInteger & UnsignedInteger) {
        var rest = value
        for _ in 0..<(value.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// The 16 bits at `offset`, least significant byte first; the caller knows that they are there.
    func little16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
    }
}
