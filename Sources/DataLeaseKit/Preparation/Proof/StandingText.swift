/// What is left of the free texts of a batch in which something was replaced: bytes that no operator wrote.
struct StandingText: Sendable {
    /// The texts of the batch, as they were decoded.
    private let bytes: [UInt8]
    /// What is left, text by text, as places in `bytes`.
    private var pieces: [Range<Int>] = []
    /// The cells of the texts in order, each with its pieces.
    private var places: [(cell: Int, pieces: Range<Int>)] = []

    /// Nothing yet of `bytes`, in which the texts stand.
    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    /// Takes what `range` of the bytes, the text of a cell, holds beside the `replaced` ranges, which are in order.
    mutating func add(_ range: Range<Int>, without replaced: some Sequence<Range<Int>>, ofCell cell: Int) {
        let first = pieces.count
        var position = range.lowerBound
        for gone in replaced {
            if gone.lowerBound > position { pieces.append(position..<gone.lowerBound) }
            position = gone.upperBound
        }
        if range.upperBound > position { pieces.append(position..<range.upperBound) }
        // Texts come record by record, and so nearly always in the order of their cells.
        var place = places.count
        while place > 0, places[place - 1].cell > cell { place -= 1 }
        places.insert((cell, first..<pieces.count), at: place)
    }

    /// Calls `body` with each piece of the text of `cell`; with none where nothing of it was replaced.
    func forEachPiece(of cell: Int, _ body: (Span<UInt8>) -> Void) {
        var place = 0
        forEachPiece(of: cell, near: &place, body)
    }

    /// The same for who asks for one cell after another: `place` is where the one asked for before is, 0 at first. Nearly always
    /// the next is the one behind it.
    func forEachPiece(of cell: Int, near place: inout Int, _ body: (Span<UInt8>) -> Void) {
        if place >= places.count || places[place].cell != cell { place = firstPlace(from: cell) }
        guard place < places.count, places[place].cell == cell else { return }
        for piece in places[place].pieces { body(bytes.span.extracting(pieces[piece])) }
        place += 1
    }

    /// The first place of a cell with that number or a higher one; behind all where there is none.
    private func firstPlace(from cell: Int) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].cell < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
