/// Reads the binary fields of SSH (RFC 4251 section 5): big-endian integers, and strings behind their length.
public struct SSHWireReader {
    private var rest: ArraySlice<UInt8>

    /// A reader at the front of `bytes`.
    public init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    /// Whether everything was read.
    public var isAtEnd: Bool { rest.isEmpty }

    /// What was not read yet.
    public var remaining: [UInt8] { Array(rest) }

    /// The next `count` bytes; `nil`, and nothing is taken, where there are fewer.
    public mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// The next four bytes as an integer; `nil` where there are fewer.
    public mutating func integer() -> UInt32? {
        bytes(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The next string; `nil` where it is cut short.
    public mutating func string() -> [UInt8]? {
        guard let count = integer() else { return nil }
        return bytes(Int(count))
    }

    /// The next string where it is printable ASCII; `nil` for any other.
    public mutating func text() -> String? {
        guard let bytes = string(), bytes.allSatisfy({ (32...126).contains($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Appends `bytes`, fewer than 2^32 of them, behind their length, as an SSH string (RFC 4251 section 5).
    public mutating func appendSSHString(_ bytes: some Collection<UInt8>) {
        let count = UInt32(truncatingIfNeeded: bytes.count)
        for shift: UInt32 in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: count >> shift)) }
        append(contentsOf: bytes)
    }
}
