/// A slow and obvious parser of delimited text: what the fast one is checked against.
enum CSVReference {
    struct Field: Equatable {
        /// As written.
        var raw: [UInt8]
        /// Whether it is in quotes, closed right before the delimiter or line end.
        var isQuoted: Bool
        /// Decoded; a malformed field as written.
        var value: [UInt8]
    }

    /// The records of `bytes`, blank lines left out.
    static func records(_ bytes: [UInt8], delimiter: UInt8 = 44, quote: UInt8? = 34) -> [[Field]] {
        var rest = bytes[...]
        var records: [[Field]] = []
        while !rest.isEmpty {
            if takeLineEnd(&rest) { continue }
            var record = [takeField(&rest, delimiter, quote)]
            while rest.first == delimiter {
                rest.removeFirst()
                record.append(takeField(&rest, delimiter, quote))
            }
            _ = takeLineEnd(&rest)
            records.append(record)
        }
        return records
    }

    private static func takeLineEnd(_ rest: inout ArraySlice<UInt8>) -> Bool {
        if rest.starts(with: [13, 10]) {
            rest.removeFirst(2)
            return true
        }
        guard rest.first == 10 || rest.first == 13 else { return false }
        rest.removeFirst()
        return true
    }

    private static func takeField(_ rest: inout ArraySlice<UInt8>, _ delimiter: UInt8, _ quote: UInt8?) -> Field {
        let begin = rest.startIndex
        let whole = rest
        var value: [UInt8] = []
        var isQuoted = false
        if let quote, rest.first == quote {
            rest.removeFirst()
            while let byte = rest.popFirst() {
                guard byte == quote else {
                    value.append(byte)
                    continue
                }
                if rest.first == quote {
                    value.append(quote)
                    rest.removeFirst()
                } else {
                    isQuoted = true
                    break
                }
            }
        }
        while let byte = rest.first, byte != delimiter, byte != 10, byte != 13 {
            isQuoted = false
            rest.removeFirst()
        }
        let raw = Array(whole[begin..<rest.startIndex])
        return Field(raw: raw, isQuoted: isQuoted, value: isQuoted ? value : raw)
    }
}
