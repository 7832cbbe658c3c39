internal import CZlib

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

    /// zlib keeps a pointer back to this, so it has an address of its own.
    private let stream: UnsafeMutablePointer<z_stream>
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
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, and 16 for a gzip header and trailer and no other.
        guard datalease_inflateInit2(stream, 15 + 16) == Z_OK else {
            stream.deallocate()
            throw ExportError(.damaged, "zlib has no memory to inflate the input")
        }
    }

    deinit {
        // The stream was initialised, or init would have thrown.
        inflateEnd(stream)
        stream.deallocate()
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
        while consumed < input.count, filled < output.count {
            switch place {
            case .memberStart:
                // zlib reads the two marks itself; padding is known by its first byte.
                if hasMember, input[consumed] == 0 {
                    place = .padding
                } else if hasMember, input[consumed] != 0x1F {
                    throw foreign
                } else {
                    place = .insideMember
                }
            case .padding:
                guard input[consumed] == 0 else { throw foreign }
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

    /// One call of zlib: as much output as fits from the input there is.
    private mutating func inflateSome() throws(ExportError) {
        var status = Z_OK
        let stream = stream
        let given = min(input.count - consumed, Int(Int32.max))
        let room = min(output.count - filled, Int(Int32.max))
        let (begin, outputBegin) = (consumed, filled)
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                // zlib reads `given` bytes from `begin` on, which are inside the input, and writes at most `room` from
                // `outputBegin` on, which are inside the output. Neither pointer is used after this call.
                stream.pointee.next_in = input.baseAddress.map { $0 + begin }
                stream.pointee.avail_in = UInt32(given)
                stream.pointee.next_out = output.baseAddress.map { $0 + outputBegin }
                stream.pointee.avail_out = UInt32(room)
                status = inflate(stream, Z_NO_FLUSH)
            }
        }
        consumed += given - Int(stream.pointee.avail_in)
        filled += room - Int(stream.pointee.avail_out)
        switch status {
        case Z_OK, Z_BUF_ERROR: return
        case Z_STREAM_END:
            hasMember = true
            place = .memberStart
            inflateReset(stream)
        case Z_DATA_ERROR where !hasMember && offset + consumed <= 10:
            throw ExportError(.damaged, "the input is no gzip file, although it begins like one or is named so")
        default: throw refusal("the compressed file is damaged at byte \(offset + consumed)")
        }
    }

    private var foreign: ExportError {
        refusal("something stands behind the end of the gzip file, at byte \(offset + consumed) of the compressed file")
    }

    private func refusal(_ problem: ExportError.Text) -> ExportError {
        ExportError(.damaged, problem, hint: "copy the file again from where it came, and compare sizes")
    }
}
