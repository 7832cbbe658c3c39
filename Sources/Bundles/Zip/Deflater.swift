internal import CIsal
internal import CZlib

/// The library that compresses a bundle's entries.
public enum DeflateLibrary: Hashable, Sendable {
    /// ISA-L at its level 2: some 15 times as fast as zlib's level 6 for 5 to 10 % more bytes. Level 3 takes twice the time
    /// for 1.3 to 2 % less. Its output differs from processor to processor.
    case isal
    /// zlib at a level from 0 to 9. Its output is the same everywhere for one version of zlib.
    case zlib(level: Int)
}

/// A piece of an entry, compressed on its own: raw deflate (RFC 1951) that ends with a full flush, so that blocks one
/// after the other, and `Deflater.end` behind them, are one valid stream.
public struct DeflateBlock: Sendable {
    /// The bytes of the entry. They travel along because the manifest's digest of an entry can only be made in order.
    public let content: [UInt8]
    /// The same, compressed; nothing for no content.
    public let deflated: [UInt8]
    /// The CRC-32 of the content (ITU-T V.42, as zip has it).
    public let crc32: UInt32
}

/// Makes deflate blocks. A worker owns one for its working memory alone: a block depends on nothing but its content,
/// the library and, for ISA-L, the processor.
public struct Deflater: ~Copyable {
    /// The empty last block that ends an entry's stream.
    public static let end: [UInt8] = [0x03, 0x00]

    private enum Engine {
        case isal(UnsafeMutablePointer<isal_zstream>, UnsafeMutablePointer<UInt8>)
        case zlib(UnsafeMutablePointer<z_stream>)
    }

    private let engine: Engine
    private var scratch: [UInt8] = []
    /// How much of the scratch memory is offered; it depends on the content alone, as the block then does.
    private var room = 0

    /// Working memory for `library`. Throws a `.library` error where the level is not one of zlib's or there is no
    /// memory.
    public init(_ library: DeflateLibrary) throws(BundleError) {
        switch library {
        case .isal:
            let stream = UnsafeMutablePointer<isal_zstream>.allocate(capacity: 1)
            let levelSize = Int(datalease_isal_level2_buffer_size())
            let level = UnsafeMutablePointer<UInt8>.allocate(capacity: levelSize)
            engine = .isal(stream, level)
            // isal_deflate_init sets every field that is read before it is written.
            isal_deflate_init(stream)
            stream.pointee.level = 2
            stream.pointee.level_buf = level
            stream.pointee.level_buf_size = UInt32(levelSize)
        case .zlib(let level):
            let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
            stream.initialize(to: z_stream())
            // Minus 15: raw deflate with a window of 32 KiB.
            guard (0...9).contains(level), datalease_deflateInit2(stream, Int32(level), -15) == Z_OK else {
                stream.deallocate()
                throw BundleError(
                    .library, "zlib cannot compress at level \(level)", hint: "choose a level from 0 to 9")
            }
            engine = .zlib(stream)
        }
    }

    deinit {
        switch engine {
        case .isal(let stream, let level):
            stream.deallocate()
            level.deallocate()
        case .zlib(let stream):
            deflateEnd(stream)
            stream.deallocate()
        }
    }

    /// `content` as a block. Throws a `.library` error where the library fails.
    public mutating func block(_ content: [UInt8]) throws(BundleError) -> DeflateBlock {
        var deflated: [UInt8] = []
        if !content.isEmpty {
            room = content.count + content.count / 8 + 8192
            let count =
                switch engine {
                case .isal(let stream, _): deflate(content, with: stream)
                case .zlib(let stream): deflate(content, with: stream)
                }
            guard let count else { throw .library("the compression library", "a block of \(content.count) bytes") }
            deflated = Array(scratch[..<count])
        }
        return DeflateBlock(content: content, deflated: deflated, crc32: CRC32.of(content))
    }

    // ISA-L takes 32-bit counts, so a larger content goes in by pieces; only the last is flushed.
    private static let largestPiece = 1 << 30

    private mutating func deflate(_ content: [UInt8], with stream: UnsafeMutablePointer<isal_zstream>) -> Int? {
        isal_deflate_reset(stream)
        stream.pointee.end_of_stream = 0
        return content.withUnsafeBufferPointer { input -> Int? in
            var taken = 0
            var written = 0
            repeat {
                let piece = min(input.count - taken, Deflater.largestPiece)
                // ISA-L does not write through next_in; the type in its header is merely not const.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + taken })
                stream.pointee.avail_in = UInt32(piece)
                taken += piece
                stream.pointee.flush = UInt16(taken == input.count ? FULL_FLUSH : NO_FLUSH)
                repeat {
                    let status = withRoom(behind: written) { output in
                        stream.pointee.next_out = output.baseAddress
                        stream.pointee.avail_out = UInt32(output.count)
                        let status = isal_deflate(stream)
                        written += output.count - Int(stream.pointee.avail_out)
                        return status
                    }
                    guard status == COMP_OK else { return nil }
                    // A full output may hide more to come.
                } while stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0
            } while taken < input.count
            return written
        }
    }

    private mutating func deflate(_ content: [UInt8], with stream: UnsafeMutablePointer<z_stream>) -> Int? {
        guard deflateReset(stream) == Z_OK else { return nil }
        return content.withUnsafeBufferPointer { input -> Int? in
            var taken = 0
            var written = 0
            repeat {
                let piece = min(input.count - taken, Deflater.largestPiece)
                // zlib does not write through next_in either.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + taken })
                stream.pointee.avail_in = UInt32(piece)
                taken += piece
                let flush = taken == input.count ? Z_FULL_FLUSH : Z_NO_FLUSH
                repeat {
                    let status = withRoom(behind: written) { output in
                        stream.pointee.next_out = output.baseAddress
                        stream.pointee.avail_out = UInt32(output.count)
                        let status = CZlib.deflate(stream, flush)
                        written += output.count - Int(stream.pointee.avail_out)
                        return status
                    }
                    // Z_BUF_ERROR: the output was exactly full and nothing was left to write.
                    guard status == Z_OK || status == Z_BUF_ERROR else { return nil }
                } while stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0
            } while taken < input.count
            return written
        }
    }

    /// Calls `body` with the scratch memory behind `used`, grown where little is left.
    private mutating func withRoom<Result>(
        behind used: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result
    ) -> Result {
        // zlib repeats its flush marker when it is called again with fewer than 6 bytes of room.
        if room - used < 4096 { room *= 2 }
        if scratch.count < room { scratch.append(contentsOf: repeatElement(0, count: room - scratch.count)) }
        return scratch.withUnsafeMutableBufferPointer { scratch in
            // `used` and `room` are within the scratch memory by the lines above; a piece fits a 32-bit count.
            body(UnsafeMutableBufferPointer(rebasing: scratch[used..<min(room, used + Deflater.largestPiece)]))
        }
    }
}

/// CRC-32 as zip has it: by ISA-L, which takes a fifth of zlib's time; combined by zlib.
enum CRC32 {
    static func of(_ bytes: [UInt8]) -> UInt32 {
        update(0, bytes[...])
    }

    static func update(_ crc: UInt32, _ bytes: ArraySlice<UInt8>) -> UInt32 {
        // The pointer is valid for the bytes that are counted, and they are only read.
        bytes.withUnsafeBufferPointer { $0.isEmpty ? crc : crc32_gzip_refl(crc, $0.baseAddress, UInt64($0.count)) }
    }

    /// The CRC of two pieces from theirs and the size of the second.
    static func combine(_ first: UInt32, _ second: UInt32, secondSize: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32_combine(UInt(first), UInt(second), secondSize))
    }
}
