internal import Agreements
internal import Detection
internal import Records

/// The text of an XML element that a CDATA section, a comment or an instruction divides into several cells: whoever reads
/// it sees one text.
struct SplitText {
    private var rule: RuleIndex = -1
    private var scope: UInt32 = 0
    private var position = 0
    private var line = 0
    private var count = 0
    private var declared: PersonalKinds = []
    /// The pieces as they join, and with a space between them: the white space around each is lost.
    private var tight: [UInt8] = []
    private var spaced: [UInt8] = []

    mutating func add(
        _ text: Span<UInt8>, _ cell: CellTable.Cell, line: Int, _ declared: PersonalKinds, _ batch: Batch,
        _ scan: inout ProofScan
    ) {
        let isSame =
            count > 0 && cell.rule == rule && cell.scope == scope
            && Self.isWithinElement(batch.bytes.span, position..<Int(cell.value.lowerBound))
        if !isSame {
            end(&scan)
            (rule, scope, self.line, self.declared) = (cell.rule, cell.scope, line, declared)
        }
        if count > 0 { spaced.append(0x20) }
        for index in text.indices {
            tight.append(text[index])
            spaced.append(text[index])
        }
        count += 1
        position = Int(cell.value.upperBound)
    }

    /// Appends a piece of what is left of a text in which something was replaced, apart from the piece before: no value
    /// reaches over what stands between the two.
    static func append(_ piece: Span<UInt8>, to joined: inout [UInt8]) {
        if !joined.isEmpty { joined.append(contentsOf: repeatElement(UInt8(ascii: "|"), count: 8)) }
        for index in piece.indices { joined.append(piece[index]) }
    }

    /// Ends the text, and looks at it where it has several pieces.
    mutating func end(_ scan: inout ProofScan) {
        if count > 1 {
            scan.kept(tight.span, line: line, field: Int(rule), declared: declared)
            scan.kept(spaced.span, line: line, field: Int(rule), declared: declared)
        }
        count = 0
        tight.removeAll(keepingCapacity: true)
        spaced.removeAll(keepingCapacity: true)
    }

    /// Whether no element begins or ends in `range`.
    private static func isWithinElement(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            // In a comment that looks like markup, the pieces are looked at apart, as they have been already.
            if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] != UInt8(ascii: "!"),
                bytes[index + 1] != UInt8(ascii: "?")
            {
                return false
            }
            index += 1
        }
        return true
    }
}
