/// How age cuts the content of a file (STREAM): chunks of 64 KiB, each encrypted and authenticated on its own, under
/// a nonce that counts them and marks the last. Only the last is shorter, and it is empty only if all content is.
struct AgeChunkNonce {
    /// The plain bytes of a chunk.
    static let chunkSize = 65_536
    /// The bytes of a chunk with its tag.
    static let sealedSize = chunkSize + ChaChaPoly.tagSize

    /// The nonce of the next chunk: 11 bytes that count, most significant first, and one that is 1 for the last chunk.
    private(set) var bytes = [UInt8](repeating: 0, count: 12)

    mutating func markLast() { bytes[11] = 1 }

    mutating func advance() {
        // 2^88 chunks cannot be reached, so the counter never wraps to a nonce that was used.
        for place in stride(from: 10, through: 0, by: -1) {
            bytes[place] &+= 1
            if bytes[place] != 0 { return }
        }
    }
}
