/// The directory of a zip archive (PKWARE APPNOTE 6.3.10, zip64 included), read from bytes asked for by their offset.
///
/// Bytes in front of the archive are passed over, as a program that unpacks itself has them, and a comment behind it.
/// What is refused: several volumes, entries that lie over one another or over the directory, records that do not
/// meet, numbers that contradict each other, and anything behind the end. Every number is checked before use.
public struct ZipDirectory: Sendable {
    /// The most entries of an archive.
    public static let largestEntryCount = 100_000
    /// The most bytes of an entry's name.
    public static let largestNameSize = 1024
    /// The most bytes of the directory, all of which is in memory while it is read.
    public static let largestSize = 64 << 20

    /// The entries, in the order of the directory.
    public let entries: [ZipArchiveEntry]

    /// Reads the directory of an archive.
    ///
    /// - Parameters:
    ///   - size: The size of the file, in bytes.
    ///   - read: Gives so many bytes of the file from an offset on, both always inside the file.
    /// - Throws: An `ExportError`, `.damaged` where the archive is cut short, is none or contradicts itself, `.container`
    ///   for one of several volumes and above a limit; and what `read` throws.
    public init(size: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]) throws {
        let end = try EndRecord(size: size, read: read)
        guard end.entryCount <= Self.largestEntryCount, end.directorySize <= Self.largestSize else {
            throw ExportError(
                .container,
                "the zip archive has more than \(Self.largestEntryCount) entries, or a directory of more than \(Self.largestSize) bytes",
                hint: "unpack it and name the exports")
        }
        let bytes = try read(end.directoryOffset, end.directorySize)
        var entries: [ZipArchiveEntry] = []
        var place = 0
        while entries.count < end.entryCount {
            entries.append(try ZipArchiveEntry(entries.count + 1, in: bytes, at: &place, shift: end.shift))
        }
        guard place == bytes.count, place == end.directorySize else {
            throw ExportError.archive("its directory does not end where its end record says")
        }
        try Self.findEnds(of: &entries, before: end.directoryOffset)
        self.entries = entries
    }

    /// Finds out how far each entry may go: to the next, or to the directory. Bytes that two entries claim are how an
    /// archive says more than it holds.
    private static func findEnds(of entries: inout [ZipArchiveEntry], before directory: Int) throws(ExportError) {
        var end = directory
        for index in entries.indices.sorted(by: { entries[$0].offset > entries[$1].offset }) {
            let entry = entries[index]
            let headSize = ZipArchiveEntry.localHeaderSize + entry.nameBytes.count
            // Differences only: an offset and a size that the directory claims may be anything below 2^63.
            guard entry.offset <= end, end - entry.offset >= headSize,
                end - entry.offset - headSize >= entry.compressedSize
            else { throw .archive("entry \(entry.number) lies over another or over the directory") }
            entries[index].end = end
            end = entry.offset
        }
    }
}

/// What the records behind the directory say of it.
private struct EndRecord {
    private static let size = 22
    private static let locatorSize = 20
    private static let size64 = 56

    let entryCount: Int
    let directorySize: Int
    /// Where the directory begins in the file.
    let directoryOffset: Int
    /// The number of bytes in front of the archive.
    let shift: Int

    init(size: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]) throws {
        guard let place = try Self.find(size: size, read: read) else {
            throw ExportError.archive(
                "it has no end record: it is cut short, no zip archive, or has something behind it")
        }
        let record = LittleEndian(try read(place, Self.size), from: 0)
        let disks = [try record.number(at: 4, size: 2), try record.number(at: 6, size: 2)]
        let short = [
            try record.number(at: 8, size: 2), try record.number(at: 10, size: 2), try record.number(at: 12, size: 4),
            try record.number(at: 16, size: 4),
        ]
        var numbers = short
        var directoryEnd = place
        if let place64 = try Self.place64(before: place, read: read) {
            let record64 = LittleEndian(try read(place64, Self.size64), from: 0)
            guard try record64.number(at: 16, size: 4) == 0, try record64.number(at: 20, size: 4) == 0 else {
                throw ExportError.volumes
            }
            numbers = try [24, 32, 40, 48].map { try record64.number(at: $0, size: 8) }
            directoryEnd = place64
            // A number that fits its old place stands in both.
            let sizes = [2, 2, 4, 4]
            for (index, number) in short.enumerated()
            where number != (1 << (8 * sizes[index])) - 1 && number != numbers[index] {
                throw ExportError.archive("its two end records contradict each other")
            }
            guard disks.allSatisfy({ $0 == 0 || $0 == 0xFFFF }) else { throw ExportError.volumes }
        } else {
            guard disks == [0, 0] else { throw ExportError.volumes }
        }
        guard numbers[0] == numbers[1] else { throw ExportError.volumes }
        guard numbers[2] <= directoryEnd, numbers[3] <= directoryEnd - numbers[2] else {
            throw ExportError.archive("its directory lies outside it; its begin may be missing")
        }
        entryCount = numbers[1]
        directorySize = numbers[2]
        directoryOffset = directoryEnd - numbers[2]
        shift = directoryOffset - numbers[3]
    }

    /// Where the end record is: the last whose comment goes to the end of the file.
    private static func find(size: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]) throws -> Int? {
        let start = max(0, size - Self.size - 0xFFFF)
        let tail = try read(start, size - start)
        var place = tail.count - Self.size
        while place >= 0 {
            if tail[place] == 0x50, tail[place + 1] == 0x4B, tail[place + 2] == 5, tail[place + 3] == 6 {
                let comment = Int(tail[place + 20]) | Int(tail[place + 21]) << 8
                if comment == tail.count - place - Self.size { return start + place }
            }
            place -= 1
        }
        return nil
    }

    /// Where the zip64 end record is, whose locator stands in front of the end record at `place`; `nil` where there is
    /// no locator.
    private static func place64(
        before place: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws -> Int? {
        let locatorPlace = place - locatorSize
        guard locatorPlace >= 0 else { return nil }
        let locator = LittleEndian(try read(locatorPlace, locatorSize), from: 0)
        guard try locator.number(at: 0, size: 4) == 0x0706_4B50 else { return nil }
        guard try locator.number(at: 4, size: 4) == 0, try locator.number(at: 16, size: 4) <= 1 else {
            throw ExportError.volumes
        }
        // The offset is wrong where bytes were put in front of the archive; the record then has no extensible data,
        // as none is known to, and stands right before the locator.
        for candidate in [try locator.number(at: 8, size: 8), locatorPlace - size64]
        where candidate >= 0 && candidate <= locatorPlace - size64 {
            let record = LittleEndian(try read(candidate, size64), from: 0)
            if try record.number(at: 0, size: 4) == 0x0606_4B50,
                try record.number(at: 4, size: 8) == locatorPlace - candidate - 12
            {
                return candidate
            }
        }
        throw ExportError.archive("its zip64 end record is not where its locator says")
    }
}
