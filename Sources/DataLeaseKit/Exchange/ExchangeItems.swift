internal import Primitives

/// The items of an exchange, read line by line.
struct ExchangeItems {
    private var lines: [ArraySlice<UInt8>] = []
    private var place = 0
    private var rest: [UInt8] = []
    private let source: Source
    private var hash = SHA256()

    private final class Source {
        let file: File
        var buffer = [UInt8](repeating: 0, count: 1 << 17)

        init(_ file: consuming File) { self.file = file }

        func read() throws(KitError) -> ArraySlice<UInt8> {
            let count = try file.read(into: &buffer)
            return buffer[..<count]
        }
    }

    /// Opens the list at `path`.
    init(_ path: String) throws(KitError) { source = Source(try File.reading(path)) }

    /// The digest of what was read.
    var digest: Digest {
        hash.finish()
    }

    /// The next line without its end; `nil` at the end.
    mutating func next() throws(KitError) -> ArraySlice<UInt8>? {
        while place == lines.count {
            let piece = try source.read()
            if piece.isEmpty {
                defer { rest = [] }
                return rest.isEmpty ? nil : rest[...]
            }
            hash.update(Array(piece))
            rest += piece
            lines = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
            rest = Array(lines.popLast() ?? [])
            place = 0
        }
        place += 1
        return lines[place - 1]
    }
}
