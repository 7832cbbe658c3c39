internal import CZlib

/// Raw inflate (RFC 1951) of one stream after another, by zlib.
struct Inflater: ~Copyable {
    /// What one step did.
    struct Step {
        /// The bytes of the input that were read.
        var consumed: Int
        /// The bytes at the front of `output` that were written.
        var produced: Int
        /// Whether the stream's last block ended.
        var ended: Bool
    }

    // On the heap, because zlib keeps the address of the stream.
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var output = [UInt8](repeating: 0, count: 65_536)

    init() throws(BundleError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard datalease_inflateInit2(stream, -15) == Z_OK else {
            stream.deallocate()
            throw .library("zlib", "inflate")
        }
        self.stream = stream
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Starts a new stream.
    mutating func reset() {
        inflateReset(stream)
    }

    /// Inflates from `input` until it is used up, `output` is full or the stream ends; `nil` where it is damaged.
    mutating func step(_ input: ArraySlice<UInt8>) -> Step? {
        // avail_in has 32 bits; the caller comes back with the rest.
        let room = input.prefix(1 << 30)
        return room.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                // zlib does not write through next_in, and neither pointer is used after the call.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                let status = inflate(stream, Z_NO_FLUSH)
                // Z_BUF_ERROR: no progress was possible, which is no damage.
                guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
                return Step(
                    consumed: input.count - Int(stream.pointee.avail_in),
                    produced: output.count - Int(stream.pointee.avail_out), ended: status == Z_STREAM_END)
            }
        }
    }
}
