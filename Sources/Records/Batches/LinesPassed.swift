internal import Glibc

/// The lines that a walk through a batch has passed: LF, CR LF and CR each end one.
public struct LinesPassed: Sendable {
    @usableFromInline private(set) var line: Int
    /// The first offset that is in another line than `line`; 0 where none has been looked for, behind all bytes where there is none.
    @usableFromInline private(set) var next = 0
    private var hasBegun = false
    /// The first LF and the first CR that have not been passed; behind all bytes where there is none.
    private var lineFeed = -1
    private var carriageReturn = -1

    /// A walk from the first byte of a batch on, which stands in the line `first`, from 1.
    public init(first: Int) { line = first }

    /// The line of the export that `offset` stands in, from 1. An offset before the last one counts as that.
    @inlinable
    @inline(__always)
    public mutating func line(at offset: Int, in bytes: Span<UInt8>) -> Int {
        // A line is asked for at every value, and looked for once: where the next one begins is remembered.
        if offset >= next { walk(to: offset, in: bytes) }
        return line
    }

    @usableFromInline
    mutating func walk(to offset: Int, in bytes: Span<UInt8>) {
        if hasBegun { line += 1 }
        hasBegun = true
        while true {
            next = endOfLine(in: bytes)
            guard offset >= next else { return }
            line += 1
        }
    }

    /// The offset behind the next byte from `next` on that ends a line, which an LF behind a CR does not; behind all offsets,
    /// where none is there.
    private mutating func endOfLine(in bytes: Span<UInt8>) -> Int {
        var start = next
        while true {
            if lineFeed < start { lineFeed = Self.first(LineEnds.lineFeed, in: bytes, from: start) }
            if carriageReturn < start { carriageReturn = Self.first(LineEnds.carriageReturn, in: bytes, from: start) }
            let end = min(lineFeed, carriageReturn)
            guard end < bytes.count else { return .max }
            start = end + 1
            let isPaired = end == lineFeed && end > 0 && bytes[end - 1] == LineEnds.carriageReturn
            if !isPaired { return start }
        }
    }

    private static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
        guard start < bytes.count else { return .max }
        return bytes.extracting(start...).withUnsafeBytes { rest in
            guard let base = rest.baseAddress, let found = memchr(base, Int32(byte), rest.count) else { return .max }
            return start + base.distance(to: found)
        }
    }
}
