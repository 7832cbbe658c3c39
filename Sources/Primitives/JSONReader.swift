/// Why a JSON text was not read.
public struct JSONError: Refusal, Equatable {
    /// The offset of the first byte that does not fit, in bytes from 0.
    public let offset: Int
    /// What was found wrong there.
    public let problem: String
    /// Always `.check`: JSON is read from bundles and the ledger, which must be as they were written.
    public var category: RefusalCategory { .check }
    /// The problem and its place.
    public var what: String { "not the JSON that was expected: \(problem) at byte \(offset)" }
    /// No hint.
    public var hint: String? { nil }
}

extension JSON {
    /// Reads one JSON text (RFC 8259) of at most 64 levels. Duplicate names, fractions, exponents, invalid UTF-8 and
    /// anything behind the value are refused.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw JSONError(offset: 0, problem: "invalid UTF-8")
        }
        var reader = JSONReader(bytes: bytes)
        self = try reader.document()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value(level: 0)
        skipWhiteSpace()
        guard position == bytes.count else { throw error("text behind the value") }
        return value
    }

    private mutating func value(level: Int) throws(JSONError) -> JSON {
        guard level < 64 else { throw error("more than 64 levels") }
        skipWhiteSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(level: level)
        case UInt8(ascii: "["): return try array(level: level)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try integer()
        }
    }

    private mutating func object(level: Int) throws(JSONError) -> JSON {
        position += 1
        var members: [JSON.Member] = []
        var names: Set<String> = []
        skipWhiteSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipWhiteSpace()
            guard peek == UInt8(ascii: "\"") else { throw error("a member without a name") }
            let name = try string()
            guard names.insert(name).inserted else { throw error("a name given twice") }
            skipWhiteSpace()
            guard take(UInt8(ascii: ":")) else { throw error("no colon behind a name") }
            members.append(JSON.Member(name, try value(level: level + 1)))
            skipWhiteSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw error("an object without its end") }
        return .object(members)
    }

    private mutating func array(level: Int) throws(JSONError) -> JSON {
        position += 1
        var elements: [JSON] = []
        skipWhiteSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            elements.append(try value(level: level + 1))
            skipWhiteSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw error("an array without its end") }
        return .array(elements)
    }

    private mutating func literal(_ text: String, _ value: JSON) throws(JSONError) -> JSON {
        for expected in text.utf8 {
            guard take(expected) else { throw error("an unknown word") }
        }
        return value
    }

    private mutating func integer() throws(JSONError) -> JSON {
        let start = position
        _ = take(UInt8(ascii: "-"))
        let firstDigit = position
        while let digit = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard position > firstDigit, let value = Int(text) else { throw error("no value that is expected") }
        guard bytes[firstDigit] != UInt8(ascii: "0") || position == firstDigit + 1 else {
            throw error("a leading zero")
        }
        guard peek != UInt8(ascii: "."), peek != UInt8(ascii: "e"), peek != UInt8(ascii: "E") else {
            throw error("a number that is no integer")
        }
        return .integer(value)
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
            case 0..<0x20: throw error("a control character in a string")
            default: text.append(byte)
            }
        }
        throw error("a string without its end")
    }

    private mutating func escape() throws(JSONError) -> [UInt8] {
        guard let byte = peek else { throw error("a string without its end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try escapedScalar())).utf8)
        default: throw error("an unknown escape")
        }
    }

    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        var value = try fourHexDigits()
        if (0xD800..<0xDC00).contains(value) {
            guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw error("half a surrogate pair") }
            let low = try fourHexDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw error("half a surrogate pair") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw error("half a surrogate pair") }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count,
            let value = Hex.decode(String(decoding: bytes[position..<position + 4], as: UTF8.self).lowercased())
        else { throw error("an escape without four hexadecimal digits") }
        position += 4
        return UInt32(value[0]) << 8 | UInt32(value[1])
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhiteSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func error(_ problem: String) -> JSONError {
        JSONError(offset: position, problem: problem)
    }
}
