internal import CZlib

/// A stream that zlib inflates: the one place where inputs touch it.
struct InflateStream: ~Copyable {
    /// What stands around the deflated bytes.
    enum Wrapping {
        /// A gzip header and trailer (RFC 1952), and no other.
        case gzip
        /// Nothing (RFC 1951), as in a zip archive.
        case none
    }

    /// What one step did.
    struct Step {
        enum Outcome {
            /// The input is used up or the output is full.
            case going
            /// The stream's last block, and its trailer, are behind it.
            case ended
            /// The input is no such stream.
            case damaged
        }

        let outcome: Outcome
        /// The bytes of the input that were read.
        let consumed: Int
        /// The bytes of the output that were written.
        let produced: Int
    }

    /// zlib keeps a pointer back to this, so it has an address of its own.
    private let stream: UnsafeMutablePointer<z_stream>

    /// A stream at its begin; throws `.damaged` where zlib has no memory.
    init(_ wrapping: Wrapping) throws(ExportError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window; 16 more ask for gzip, a minus for no wrapping.
        let windowBits: Int32 =
            switch wrapping {
            case .gzip: 15 + 16
            case .none: -15
            }
        guard datalease_inflateInit2(stream, windowBits) == Z_OK else {
            stream.deallocate()
            throw ExportError(.damaged, "zlib has no memory to inflate the input")
        }
    }

    deinit {
        // The stream was initialised, or init would have thrown.
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Starts a new stream.
    mutating func reset() {
        inflateReset(stream)
    }

    /// Inflates `input` from `begin` on into `output` from `filled` on, as far as both go.
    mutating func step(_ input: [UInt8], from begin: Int, into output: inout [UInt8], at filled: Int) -> Step {
        var status = Z_OK
        // zlib counts with 32 bits; the caller comes back with the rest.
        let given = min(input.count - begin, Int(Int32.max))
        let room = min(output.count - filled, Int(Int32.max))
        let stream = stream
        input.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                // zlib reads `given` bytes from `begin` on, which are inside the input and which it does not write to,
                // and writes at most `room` from `filled` on, which are inside the output. Neither pointer is used
                // after this call.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + begin })
                stream.pointee.avail_in = UInt32(given)
                stream.pointee.next_out = output.baseAddress.map { $0 + filled }
                stream.pointee.avail_out = UInt32(room)
                status = inflate(stream, Z_NO_FLUSH)
            }
        }
        let outcome: Step.Outcome =
            switch status {
            // Z_BUF_ERROR: no progress was possible, which is no damage.
            case Z_OK, Z_BUF_ERROR: .going
            case Z_STREAM_END: .ended
            default: .damaged
            }
        return Step(
            outcome: outcome, consumed: given - Int(stream.pointee.avail_in),
            produced: room - Int(stream.pointee.avail_out))
    }
}

/// CRC-32 as zip and gzip have it (ITU-T V.42).
enum ZipChecksum {
    /// The CRC of what `crc` is the CRC of, and `bytes` behind it; 0 is the CRC of nothing.
    static func update(_ crc: UInt32, _ bytes: [UInt8]) -> UInt32 {
        // For no bytes zlib may get no pointer, and would then begin anew.
        guard !bytes.isEmpty else { return crc }
        // The pointer does not outlive the call.
        return bytes.withUnsafeBufferPointer {
            UInt32(truncatingIfNeeded: crc32_z(UInt(crc), $0.baseAddress, $0.count))
        }
    }
}
