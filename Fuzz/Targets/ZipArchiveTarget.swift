import Records

/// Zip archives. Options: whether the text is an archive as it stands or the content of one that is made, of how many
/// entries; the size of output.
enum ZipArchiveTarget {
    static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(bytes)
        let entryCount = input.option([nil, 1, 2, 0])
        let outputSize = input.option([1 << 16, 1, 10])
        let text = input.text
        let archive = entryCount.map { Self.archive(of: Array(repeating: text, count: $0)) } ?? text

        var finding: FuzzFinding?
        func read(_ offset: Int, _ count: Int) -> [UInt8] {
            // Differences only: what is asked for may be near the largest number.
            guard offset >= 0, count >= 0, offset <= archive.count, count <= archive.count - offset else {
                finding = FuzzFinding("bytes outside the file are asked for")
                return []
            }
            return Array(archive[offset..<offset + count])
        }
        let contents = try? Self.contents(size: archive.count, outputSize: outputSize, read)
        if let finding { throw finding }
        if let entryCount {
            try expect(
                contents == Array(repeating: Array(text.prefix(limit)), count: entryCount),
                "a sound archive is refused or read as another")
        }
    }

    /// As much of each entry is enough.
    private static let limit = 1 << 16

    private static func contents(
        size: Int, outputSize: Int, _ read: (Int, Int) -> [UInt8]
    ) throws -> [[UInt8]] {
        let directory = try ZipDirectory(size: size, read: read)
        var contents: [[UInt8]] = []
        var some: [UInt8] = []
        for entry in directory.entries.prefix(8) where entry.kind == .file {
            _ = entry.baseName
            guard var inflater = try? ZipEntryInflater(entry, outputSize: outputSize, read: read) else { continue }
            var content: [UInt8] = []
            while content.count < limit, (try? inflater.next(into: &some, read: read)) == true { content += some }
            contents.append(Array(content.prefix(limit)))
        }
        return contents
    }

    /// An archive (PKWARE APPNOTE) of stored entries `1`, `2` and so on.
    private static func archive(of contents: [[UInt8]]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (index, content) in contents.enumerated() {
            let name = Array(String(index + 1).utf8)
            let size = littleEndian(UInt32(content.count))
            let rest: [UInt8] =
                [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + littleEndian(Checksum.crc32(content)) + size + size
                + littleEndian(UInt16(name.count)) + [0, 0]
            directory += littleEndian(0x0201_4B50 as UInt32) + [20, 0] + rest + Array(repeating: 0, count: 10)
            directory += littleEndian(UInt32(archive.count)) + name
            archive += littleEndian(0x0403_4B50 as UInt32) + rest + name + content
        }
        let count = littleEndian(UInt16(contents.count))
        return archive + directory + littleEndian(0x0605_4B50 as UInt32) + [0, 0, 0, 0] + count + count
            + littleEndian(UInt32(directory.count)) + littleEndian(UInt32(archive.count)) + [0, 0]
    }
}
