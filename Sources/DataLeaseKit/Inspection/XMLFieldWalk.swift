/// Follows the tags of a well-formed document in UTF-8, batch by batch, and says in which element or attribute a place
/// stands. Places are asked for in their order.
///
/// Only for documents that an `XMLReader` has judged: here nothing is checked again. Paths are of local names, without
/// numbers; they are told apart up to a bound.
struct XMLFieldWalk {
    /// The number of an element's or attribute's path, or `nil` beyond the bound.
    typealias Path = Int

    private struct Step: Hashable {
        let parent: Path
        let name: [UInt8]
    }

    private static let mostPaths = 4096

    /// The paths, in the order in which they were first seen; `names[0]` is the document's.
    private(set) var names = [""]
    /// How many elements each path has had.
    private(set) var counts = [0]
    /// Whether elements have had a path beyond the bound.
    private(set) var hasMore = false
    private var steps: [Step: Path] = [:]
    private var open: [Path?] = [0]
    private var position = 0
    private var attribute: [UInt8]?
    private var isInTag = false

    /// Begins the next batch.
    mutating func begin() { position = 0 }

    /// The path of the value at `place` of the batch: of an attribute if it stands in a tag, else of the element. Its
    /// number, once for all batches.
    mutating func path(at place: Int, in bytes: [UInt8]) -> Path? {
        walk(bytes.span, to: place)
        let element = open.last ?? nil
        guard isInTag, let attribute else { return element }
        return child(of: element, [UInt8(ascii: "@")] + attribute)
    }

    /// Ends a batch.
    mutating func end(_ bytes: [UInt8]) { walk(bytes.span, to: bytes.count) }

    private mutating func child(of parent: Path?, _ name: [UInt8]) -> Path? {
        guard let parent else { return nil }
        let step = Step(parent: parent, name: name)
        if let path = steps[step] { return path }
        guard names.count < Self.mostPaths else {
            hasMore = true
            return nil
        }
        let path = names.count
        steps[step] = path
        names.append(names[parent] + "/" + String(decoding: name, as: UTF8.self))
        counts.append(0)
        return path
    }

    private mutating func walk(_ bytes: Span<UInt8>, to place: Int) {
        // The value of an attribute has its path as long as no more is walked.
        guard position <= place else { return }
        while position < bytes.count {
            if isInTag {
                if walkTag(bytes, to: place) { return }
                continue
            }
            guard bytes[position] == UInt8(ascii: "<") else {
                if position >= place { return }
                position += 1
                continue
            }
            if position >= place { return }
            if begins(bytes, "<!--") {
                skip(bytes, behind: "-->")
            } else if begins(bytes, "<![CDATA[") {
                skip(bytes, behind: "]]>")
            } else if begins(bytes, "<?") {
                skip(bytes, behind: "?>")
            } else if begins(bytes, "</") {
                skip(bytes, behind: ">")
                if open.count > 1 { open.removeLast() }
            } else {
                position += 1
                let path = child(of: open.last ?? nil, name(bytes))
                if let path { counts[path] += 1 }
                open.append(path)
                isInTag = true
                attribute = nil
            }
        }
    }

    /// Walks on in a tag; whether `place` is in an attribute's value that was just walked over.
    private mutating func walkTag(_ bytes: Span<UInt8>, to place: Int) -> Bool {
        switch bytes[position] {
        case UInt8(ascii: ">"):
            position += 1
            isInTag = false
        case UInt8(ascii: "/"):
            position += 1
            if position < bytes.count { position += 1 }
            if open.count > 1 { open.removeLast() }
            isInTag = false
        case 0x20, 0x09, 0x0A, 0x0D: position += 1
        default:
            attribute = name(bytes)
            while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x27 { position += 1 }
            guard position < bytes.count else { return false }
            let quote = bytes[position]
            position += 1
            while position < bytes.count, bytes[position] != quote { position += 1 }
            let end = position
            position += 1
            return place <= end
        }
        return false
    }

    /// The local name that begins here.
    private mutating func name(_ bytes: Span<UInt8>) -> [UInt8] {
        var name: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="): return name
            case UInt8(ascii: ":"): name.removeAll()
            default: name.append(byte)
            }
            position += 1
        }
        return name
    }

    private func begins(_ bytes: Span<UInt8>, _ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { text in text.indices.allSatisfy { bytes[position + $0] == text[$0] } }
    }

    private mutating func skip(_ bytes: Span<UInt8>, behind text: StaticString) {
        while position < bytes.count, !begins(bytes, text) { position += 1 }
        position = min(bytes.count, position + text.utf8CodeUnitCount)
    }
}
