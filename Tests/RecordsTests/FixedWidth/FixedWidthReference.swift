import Records

/// A slow and obvious reader of fixed-width text: what the fast one is checked against.
enum FixedWidthReference {
    struct Found: Equatable {
        /// The record with its line end.
        var whole: [UInt8]
        /// The name of its kind, `nil` where it has none.
        var kind: String?
        /// Its fields, as far as they are there.
        var fields: [[UInt8]]
    }

    /// The lines of `bytes`, those without content left out.
    static func lines(_ bytes: [UInt8], _ layout: FixedWidthLayout) -> [Found] {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        var found: [Found] = []
        while !rest.isEmpty {
            let content = rest.prefix { $0 != 10 && $0 != 13 }
            var end = content.endIndex
            if rest[end...].starts(with: [13, 10]) {
                end += 2
            } else if end < rest.endIndex {
                end += 1
            }
            if let record = record(Array(rest[..<end]), content: Array(content), layout) { found.append(record) }
            rest = rest[end...]
        }
        return found
    }

    /// The records of `bytes` that stand one behind another, `length` characters each.
    static func blocks(_ bytes: [UInt8], _ layout: FixedWidthLayout, length: Int) -> [Found] {
        var characters = characters(bytes)[...]
        var found: [Found] = []
        while !characters.isEmpty {
            let block = Array(characters.prefix(length).joined())
            characters = characters.dropFirst(length)
            if let record = record(block, content: block, layout) { found.append(record) }
        }
        return found
    }

    private static func record(_ whole: [UInt8], content: [UInt8], _ layout: FixedWidthLayout) -> Found? {
        var content = content
        while let last = content.last, [10, 13, 26].contains(last) { content.removeLast() }
        if content.isEmpty { return nil }
        let characters = characters(content)
        let kind = content.contains { $0 == 10 || $0 == 13 } ? nil : kind(characters, layout)
        let fields = (kind?.fields ?? []).filter { $0.range.lowerBound < characters.count }.map { field in
            Array(characters[field.range.lowerBound..<min(field.range.upperBound, characters.count)].joined())
        }
        return Found(whole: whole, kind: kind?.name, fields: fields)
    }

    private static func kind(_ characters: [[UInt8]], _ layout: FixedWidthLayout) -> FixedWidthLayout.Record? {
        let marked = layout.records.filter { record in
            !record.marks.isEmpty
                && record.marks.allSatisfy { mark in
                    mark.texts.contains { text in
                        characters.dropFirst(mark.position).prefix(text.utf8.count).elementsEqual(
                            text.utf8.map { [$0] })
                    }
                }
        }
        let candidates = marked.isEmpty ? layout.records.filter(\.marks.isEmpty) : marked
        return candidates.first { record in
            record.lengths.contains(characters.count)
                || (layout.allowsShortLines && characters.count < record.lengths.max() ?? 0
                    && characters.last != [0x20] && characters.allSatisfy { $0.count == 1 && $0[0] < 0x80 })
        }
    }

    /// Scalars, lone surrogates, and bytes that are neither.
    static func characters(_ bytes: [UInt8]) -> [[UInt8]] {
        var rest = bytes[...]
        var found: [[UInt8]] = []
        while !rest.isEmpty {
            let scalar = (1...4).map { Array(rest.prefix($0)) }.first { candidate in
                String(validating: candidate, as: UTF8.self)?.unicodeScalars.count == 1
            }
            let surrogate = Array(rest.prefix(3))
            let isSurrogate =
                surrogate.count == 3 && surrogate[0] == 0xED && (0xA0...0xBF).contains(surrogate[1])
                && (0x80...0xBF).contains(surrogate[2])
            let character = scalar ?? (isSurrogate ? surrogate : Array(rest.prefix(1)))
            found.append(character)
            rest = rest.dropFirst(character.count)
        }
        return found
    }
}
