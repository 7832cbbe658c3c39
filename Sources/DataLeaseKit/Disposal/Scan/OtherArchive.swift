/// Archives and compressed files that the search does not look into, by their first bytes: each is named instead.
enum OtherArchive {
    /// How many first bytes tell.
    static let sampleSize = 512

    private static let marks: [(name: String, offset: Int, bytes: [UInt8])] = [
        ("tar", 257, Array("ustar".utf8)), ("7z", 0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        ("xz", 0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), ("zstd", 0, [0x28, 0xB5, 0x2F, 0xFD]),
        ("bzip2", 0, Array("BZh".utf8)), ("rar", 0, [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]),
        ("lz4", 0, [0x04, 0x22, 0x4D, 0x18]), ("lzip", 0, Array("LZIP".utf8)), ("cab", 0, Array("MSCF\0\0\0\0".utf8)),
        ("cpio", 0, Array("070701".utf8)), ("ar", 0, Array("!<arch>\n".utf8)),
    ]

    /// What a file with these first bytes is; `nil` where none of them tells.
    static func name(_ first: [UInt8]) -> String? {
        marks.first { mark in
            first.count >= mark.offset + mark.bytes.count
                && first[mark.offset..<mark.offset + mark.bytes.count].elementsEqual(mark.bytes)
        }?.name
    }
}
