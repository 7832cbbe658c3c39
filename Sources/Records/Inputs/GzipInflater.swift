/// Inflates a gzip file (RFC 1952), pushed in pieces of any size, through zlib.
///
/// Concatenated members are one text, as gzip and pigz write them; NUL bytes behind the last are padding. Anything else
/// behind it, a file that is cut short and every failed check sum is refused. Memory is constant: a piece pushed, and
/// one buffer of output.
///
///     inflater.push(piece)
///     while try inflater.next(into: &text) { ... }
///     // and after the last piece:
///     try inflater.finish()
public struct GzipInflater: ~Copyable {
    private enum Place {
        /// Before the first byte of a member: the first of the file, or one behind another.
        case memberStart
        case insideMember
        case padding
    }

    private var stream: InflateStream
    /// What is inflated, across members: a file of many small ones gives no more pieces than one of a single.
    private var output: [UInt8]
    private var filled = 0
    private var input: [UInt8] = []
    private var consumed = 0
    /// The number of bytes in pieces before this one.
    private var offset = 0
    private var hasMember = false
    private var place = Place.memberStart

    /// An inflater at the begin of a file.
    ///
    /// - Parameter outputSize: The most bytes that one call of `next` gives.
    /// - Throws: `.damaged` where zlib has no memory.
    public init(outputSize: Int = 1 << 20) throws(ExportError) {
        output = Array(repeating: 0, count: max(1, outputSize))
        stream = try InflateStream(.gzip)
    }

    /// Takes the next bytes of the file. What was pushed before must have been used up.
    public mutating func push(_ bytes: [UInt8]) {
        precondition(consumed == input.count, "take all output before pushing more")
        offset += consumed
        input = bytes
        consumed = 0
    }

    /// Inflates more of what was pushed.
    ///
    /// - Parameter text: Is emptied, then receives at most `outputSize` bytes: as many, unless the input is used up.
    /// - Returns: `false` where what was pushed is used up and nothing was written.
    /// - Throws: `.damaged` where the file is not gzip or is damaged, with the offset in the compressed file.
    public mutating func next(into text: inout [UInt8]) throws(ExportError) -> Bool {
        text.removeAll(keepingCapacity: true)
        filled = 0
        // zlib may hold output although all input is consumed; it gives it with the next piece, for no member ends
        // before its trailer is read.
        reading: while consumed < input.count, filled < output.count {
            switch place {
            case .memberStart:
                // zlib reads the two marks itself; padding is known by its first byte.
                if hasMember, input[consumed] == 0 {
                    place = .padding
                } else if hasMember, input[consumed] != 0x1F {
                    // First what stands before it: a search is interested in that.
                    guard filled == 0 else { break reading }
                    throw foreign
                } else {
                    place = .insideMember
                }
            case .padding:
                guard input[consumed] == 0 else {
                    guard filled == 0 else { break reading }
                    throw foreign
                }
                consumed += 1
            case .insideMember:
                try inflateSome()
            }
        }
        text.append(contentsOf: output[..<filled])
        return filled > 0
    }

    /// Takes note that the file ends here.
    ///
    /// - Throws: `.damaged` where it ends inside a member or is empty.
    public mutating func finish() throws(ExportError) {
        guard place == .insideMember || !hasMember else { return }
        throw ExportError(
            .damaged, "the gzip file is cut short: it ends at byte \(offset + consumed) of its compressed form",
            hint: "copy the file again from where it came, and compare sizes")
    }

    /// One step: as much output as fits from the input there is.
    private mutating func inflateSome() throws(ExportError) {
        let step = stream.step(input, from: consumed, into: &output, at: filled)
        consumed += step.consumed
        filled += step.produced
        switch step.outcome {
        case .going: return
        case .ended:
            hasMember = true
            place = .memberStart
            stream.reset()
        case .damaged where !hasMember && offset + consumed <= 10:
            throw ExportError(.damaged, "the input is no gzip file, although it begins like one or is named so")
        case .damaged: throw refusal("the compressed file is damaged at byte \(offset + consumed)")
        }
    }

    private var foreign: ExportError {
        refusal("something stands behind the end of the gzip file, at byte \(offset + consumed) of the compressed file")
    }

    private func refusal(_ problem: ExportError.Text) -> ExportError {
        ExportError(.damaged, problem, hint: "copy the file again from where it came, and compare sizes")
    }
}
