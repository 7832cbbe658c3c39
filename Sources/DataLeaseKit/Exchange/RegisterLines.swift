/// The lines of a register: CSV as RFC 4180 has it, and no guesses.
struct RegisterLines {
    struct Fault: Error {
        let line: Int
        let what: String
    }

    /// The line that was read last, from 1.
    private(set) var line = 0
    /// Where its fields stand, quotes left out.
    private(set) var fields: [Range<Int>] = []

    private let bytes: [UInt8]
    private var position: Int
    private var passed = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The value of a field of the line that was read last.
    func text(_ field: Range<Int>, of bytes: [UInt8]) -> [UInt8] {
        let text = bytes[field]
        guard field.lowerBound > 0, bytes[field.lowerBound - 1] == UInt8(ascii: "\"") else { return Array(text) }
        var value: [UInt8] = []
        var isSecond = false
        for byte in text {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if !isSecond { value.append(byte) }
        }
        return value
    }

    /// Reads the next line; `false` at the end.
    mutating func next() throws(Fault) -> Bool {
        guard position < bytes.count else { return false }
        line = passed + 1
        fields = []
        while true {
            let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
            fields.append(isQuoted ? try quoted() : try bare())
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ",") { continue }
            if byte == 0x0D {
                guard position < bytes.count, bytes[position] == 0x0A else {
                    throw Fault(line: line, what: "a line ends in CR alone")
                }
                position += 1
            }
            break
        }
        passed += 1
        guard fields != [fields[0].lowerBound..<fields[0].lowerBound] || fields.count > 1 else {
            throw Fault(line: line, what: "an empty line")
        }
        return true
    }

    private mutating func bare() throws(Fault) -> Range<Int> {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != 0x0A,
            bytes[position] != 0x0D
        {
            guard bytes[position] != UInt8(ascii: "\"") else { throw Fault(line: line, what: "a quote within a field") }
            position += 1
        }
        return start..<position
    }

    private mutating func quoted() throws(Fault) -> Range<Int> {
        position += 1
        let start = position
        while true {
            guard position < bytes.count else { throw Fault(line: line, what: "a quote that is never closed") }
            let byte = bytes[position]
            guard byte != 0x0A, byte != 0x0D else { throw Fault(line: line, what: "a line break within quotes") }
            position += 1
            guard byte == UInt8(ascii: "\"") else { continue }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
            position += 1
        }
        let end = position - 1
        guard position == bytes.count || [UInt8(ascii: ","), 0x0A, 0x0D].contains(bytes[position]) else {
            throw Fault(line: line, what: "something behind a closing quote")
        }
        return start..<end
    }
}
