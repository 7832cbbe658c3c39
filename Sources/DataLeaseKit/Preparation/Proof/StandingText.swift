internal import Records

/// What is left of the free texts of a batch in which something was replaced: bytes that no operator wrote.
struct StandingText: Sendable {
    private var pieces = ValueColumn()
    /// For each text's cell, its pieces.
    private var places: [Int: Range<Int>] = [:]

    /// Takes what `range` of `bytes`, the text of a cell, holds beside the `replaced` ranges, which are in order.
    mutating func add(
        _ bytes: [UInt8], _ range: Range<Int>, without replaced: some Sequence<Range<Int>>, ofCell cell: Int
    ) {
        let first = pieces.count
        var position = range.lowerBound
        func end(_ position: Int, _ end: Int, _ pieces: inout ValueColumn) {
            if end > position { pieces.appendValue(bytes[position..<end]) }
        }
        for gone in replaced {
            end(position, gone.lowerBound, &pieces)
            position = gone.upperBound
        }
        end(position, range.upperBound, &pieces)
        places[cell] = first..<pieces.count
    }

    /// Calls `body` with each piece of the text of `cell`; with none where nothing of it was replaced.
    func forEachPiece(of cell: Int, _ body: (Span<UInt8>) -> Void) {
        guard let place = places[cell] else { return }
        for piece in place { body(pieces.bytes.span.extracting(pieces.range(piece))) }
    }
}
