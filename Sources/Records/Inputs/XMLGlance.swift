/// What the begin of an XML document looks like: good enough to tell one kind of export from another, and for nothing
/// else. The document is not parsed, and need not be well-formed.
public struct XMLGlance: Sendable, Equatable {
    /// How much of a document is looked at, in bytes.
    public static let sampleSize = 1 << 16

    /// The local name of the first element; empty where there is none.
    public private(set) var root = ""
    /// The local names of all elements that begin in the sample.
    public private(set) var names: Set<String> = []

    /// Looks at the begin of a document in UTF-8.
    public init(_ text: [UInt8]) {
        let text = text.prefix(Self.sampleSize)
        var index = text.startIndex
        while let opening = text[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = opening + 1
            // Comments could hold tags; their names would only be more to go by.
            let name = text[index...].prefix { Self.isOfName($0) }
            guard let first = name.first, Self.beginsName(first) else { continue }
            let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
            let text = String(decoding: local, as: UTF8.self)
            if root.isEmpty { root = text }
            names.insert(text)
        }
    }

    private static func beginsName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        beginsName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }
}
