internal import Agreements
internal import Pseudonyms
internal import Records

/// Looks at what no rule governs in an XML file: names of elements and attributes, namespaces, prefixes, the declaration. All
/// of it is of closed lists; and no comment or instruction is kept.
struct MarkupCheck: Sendable {
    private let markup: ExchangeMarkup
    /// Rules that remove what they govern, rules that keep it, and those of hints at a schema.
    private let drops: [Bool]
    private let keeps: [Bool]
    private let hints: [Bool]

    /// The check of a dataset; `nil` where its files are no XML, or stay at home.
    init?(_ rules: ExportRules) {
        guard let markup = rules.plan.exchangeMarkup, rules.plan.exchange?.direction == .outbound else { return nil }
        self.markup = markup
        drops = rules.rules.map { $0.operator == .drop }
        keeps = rules.rules.map { $0.operator == .keep }
        hints = rules.rules.map { $0.field.lowercased().hasSuffix("schemalocation") }
    }

    /// Adds a fault for each place of a batch that is none of those.
    func look(at batch: Batch, _ codec: CellCodec, _ finds: inout ExchangeFinds) {
        var lines = LinesPassed(first: batch.firstLine)
        var faults: [ExchangeFault] = []
        func fault(_ kind: ExchangeFault.Kind, _ rule: Int, at offset: Int) {
            let line = lines.line(at: offset, in: batch.bytes.span)
            ExchangeFault.add(ExchangeFault(kind: kind, rule: rule, line: line), to: &faults)
        }
        var gone: [Range<Int>] = []
        for cell in batch.cells.cells where cell.rule >= 0 && Int(cell.rule) < drops.count {
            let rule = Int(cell.rule)
            let begin = Int(cell.value.lowerBound)
            if drops[rule] { gone.append(Int(cell.extent.lowerBound)..<Int(cell.extent.upperBound)) }
            guard keeps[rule] else { continue }
            let isRemark = cell.form == .comment || cell.form == .instruction
            let value = batch.bytes[begin..<Int(cell.value.upperBound)]
            if isRemark, cell.form == .instruction || value.contains(where: { $0 > 0x20 }) {
                fault(.remark, rule, at: begin)
            }
            if !isRemark, hints[rule],
                !value.split(whereSeparator: { $0 <= 0x20 }).allSatisfy({ markup.allowsSchema($0) })
            {
                fault(.namespace, rule, at: begin)
            }
        }
        gone.sort { $0.lowerBound < $1.lowerBound }
        lines = LinesPassed(first: batch.firstLine)
        var dropped = gone[...]
        var walk = XMLTagWalk()
        // A file has a few dozen names, again and again.
        var known: Set<ArraySlice<UInt8>> = []
        func isGone(_ offset: Int) -> Bool {
            while let first = dropped.first, first.upperBound <= offset { dropped.removeFirst() }
            return dropped.first?.contains(offset) ?? false
        }
        while let found = walk.next(in: batch.bytes.span) {
            switch found {
            case .declaration(let attributes):
                for attribute in attributes where !Self.isDeclaration(attribute, batch.bytes) {
                    fault(.name, -1, at: walk.offset)
                }
            case .start(let name, let attributes):
                guard !isGone(walk.offset) else { continue }
                if !allows(name, batch.bytes, &known) { fault(.name, -1, at: walk.offset) }
                for attribute in attributes where !isGone(attribute.name.lowerBound) {
                    if Self.declares(attribute.name, batch.bytes) {
                        let prefix = XMLTagWalk.localName(attribute.name, in: batch.bytes.span)
                        let isNamed = prefix.lowerBound > attribute.name.lowerBound
                        if isNamed && !markup.allowsPrefix(batch.bytes[prefix])
                            || !markup.allowsNamespace(batch.bytes[attribute.value])
                        {
                            fault(.namespace, -1, at: walk.offset)
                        }
                    } else if !allows(attribute.name, batch.bytes, &known) {
                        fault(.name, -1, at: walk.offset)
                    }
                }
            }
        }
        for one in faults { ExchangeFault.add(one, to: &finds.faults) }
    }

    /// Whether a name is of the lists, and its prefix too.
    private func allows(_ name: Range<Int>, _ bytes: [UInt8], _ known: inout Set<ArraySlice<UInt8>>) -> Bool {
        guard !known.contains(bytes[name]) else { return true }
        let local = XMLTagWalk.localName(name, in: bytes.span)
        guard markup.names.contains(String(decoding: bytes[local], as: UTF8.self)),
            local.lowerBound == name.lowerBound || markup.allowsPrefix(bytes[name.lowerBound..<local.lowerBound - 1])
        else { return false }
        known.insert(bytes[name])
        return true
    }

    /// Whether an attribute declares a namespace: `xmlns`, or that and a prefix.
    private static func declares(_ name: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let xmlns = Array("xmlns".utf8)
        return bytes[name].starts(with: xmlns)
            && (name.count == xmlns.count || bytes[name.lowerBound + xmlns.count] == UInt8(ascii: ":"))
    }

    /// Whether a part of the XML declaration says a version, an encoding that is read, or yes and no, as they are written.
    private static func isDeclaration(_ part: XMLTagWalk.Attribute, _ bytes: [UInt8]) -> Bool {
        let value = String(decoding: bytes[part.value], as: UTF8.self)
        return switch String(decoding: bytes[part.name], as: UTF8.self) {
        case "version": value == "1.0" || value == "1.1"
        case "encoding": value.utf8.allSatisfy { $0.isNameByte } && TextEncoding(named: value) != nil
        case "standalone": value == "yes" || value == "no"
        default: false
        }
    }
}

extension UInt8 {
    /// Whether it may stand in the name of an encoding (XML 1.0, production 81).
    fileprivate var isNameByte: Bool {
        self &- UInt8(ascii: "0") < 10 || (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "-")
            || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
    }
}
