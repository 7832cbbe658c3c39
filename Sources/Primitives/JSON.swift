/// A JSON value (RFC 8259) as manifests, statements and events use it: numbers are integers, members keep their order.
///
/// Written in one way only, so that equal values are equal bytes: no white space, members in the order given, strings
/// escaped as RFC 8785 section 3.2.2.2 lays down.
public enum JSON: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer; a fraction or an exponent is refused when read.
    case integer(Int)
    /// A string.
    case string(String)
    /// An array.
    case array([JSON])
    /// An object, its members in order, no name twice.
    case object([Member])

    /// A member of an object.
    public struct Member: Hashable, Sendable {
        /// The member's name.
        public let name: String
        /// The member's value.
        public let value: JSON

        /// A member `name` with `value`.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// An object from name and value pairs, in this order.
    public static func members(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member($0.key, $0.value) })
    }

    /// The member `name` of an object; `nil` where there is none or this is no object.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The string, where this is one.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The integer, where this is one.
    public var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The truth value, where this is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements, where this is an array.
    public var array: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The value's bytes, UTF-8, without white space.
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        write(into: &output)
        return output
    }

    /// The value as text; the same bytes as `bytes`.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The value for people: two spaces a level, a member or element a line, and a final line end.
    public var indentedBytes: [UInt8] {
        var output: [UInt8] = []
        write(into: &output, indentedBy: 0)
        output.append(UInt8(ascii: "\n"))
        return output
    }

    private func write(into output: inout [UInt8], indentedBy level: Int? = nil) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): output.append(contentsOf: String(value).utf8)
        case .string(let value): JSON.write(value, into: &output)
        case .array(let elements):
            JSON.writeList("[", elements, "]", into: &output, indentedBy: level) { element, output in
                element.write(into: &output, indentedBy: level.map { $0 + 1 })
            }
        case .object(let members):
            JSON.writeList("{", members, "}", into: &output, indentedBy: level) { member, output in
                JSON.write(member.name, into: &output)
                output.append(contentsOf: (level == nil ? ":" : ": ").utf8)
                member.value.write(into: &output, indentedBy: level.map { $0 + 1 })
            }
        }
    }

    private static func writeList<Item>(
        _ open: String, _ items: [Item], _ close: String, into output: inout [UInt8], indentedBy level: Int?,
        writeItem: (Item, inout [UInt8]) -> Void
    ) {
        output.append(contentsOf: open.utf8)
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            if let level { output.append(contentsOf: ("\n" + String(repeating: "  ", count: level + 1)).utf8) }
            writeItem(item, &output)
        }
        if let level, !items.isEmpty { output.append(contentsOf: ("\n" + String(repeating: "  ", count: level)).utf8) }
        output.append(contentsOf: close.utf8)
    }

    private static func write(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
            case 0x08: output.append(contentsOf: "\\b".utf8)
            case 0x09: output.append(contentsOf: "\\t".utf8)
            case 0x0A: output.append(contentsOf: "\\n".utf8)
            case 0x0C: output.append(contentsOf: "\\f".utf8)
            case 0x0D: output.append(contentsOf: "\\r".utf8)
            case 0..<0x20: output.append(contentsOf: ("\\u00" + Hex.encode([byte])).utf8)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
