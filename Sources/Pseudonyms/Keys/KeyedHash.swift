internal import COpenSSL
internal import Primitives

/// HMAC-SHA-256 (FIPS 198-1) with the key's two blocks hashed once: a value costs a copy of two states.
struct KeyedHash: ~Copyable {
    /// Two states on the heap, the inner and the outer, so that `deinit` can erase the only copies that last.
    private let states: UnsafeMutablePointer<SHA256_CTX>

    /// A hash under `key`, of any length.
    init(key: Span<UInt8>) {
        states = UnsafeMutablePointer<SHA256_CTX>.allocate(capacity: 2)
        states.initialize(repeating: SHA256_CTX(), count: 2)
        var block = [UInt8](repeating: 0, count: 64)
        if key.count > 64 {
            // The digest is 32 bytes, the front half of the block.
            _ = key.withUnsafeBufferPointer { SHA256($0.baseAddress, $0.count, &block) }
        } else {
            for index in key.indices { block[index] = key[index] }
        }
        for index in 0..<64 { block[index] ^= 0x36 }
        SHA256_Init(states)
        SHA256_Update(states, block, 64)
        for index in 0..<64 { block[index] ^= 0x36 ^ 0x5C }
        SHA256_Init(states + 1)
        SHA256_Update(states + 1, block, 64)
        wipe(&block)
    }

    deinit {
        // The states are as good as the key.
        OPENSSL_cleanse(states, 2 * MemoryLayout<SHA256_CTX>.stride)
        states.deallocate()
    }

    /// The 32 bytes of the code for `message`, as four big-endian words.
    borrowing func code(for message: [UInt8]) -> HashCode {
        var state = states[0]
        SHA256_Update(&state, message, message.count)
        return finish(&state)
    }

    /// The code for an earlier code and a counter. The zeros before them keep it apart from every `Purpose`.
    borrowing func code(after seed: HashCode, counter: UInt64) -> HashCode {
        var state = states[0]
        let block = (UInt64(0), seed.words, counter.bigEndian)
        // 48 bytes of plain integers without padding; SHA256_Update only reads them.
        withUnsafeBytes(of: block) { _ = SHA256_Update(&state, $0.baseAddress, 48) }
        return finish(&state)
    }

    private borrowing func finish(_ state: inout SHA256_CTX) -> HashCode {
        var code = HashCode()
        // The digest is 32 bytes, the size of HashCode's words.
        withUnsafeMutableBytes(of: &code.words) { words in
            let bytes = words.assumingMemoryBound(to: UInt8.self).baseAddress
            SHA256_Final(bytes, &state)
            state = states[1]
            SHA256_Update(&state, bytes, 32)
            SHA256_Final(bytes, &state)
        }
        return code
    }
}

/// A code of 32 bytes that is handed about without a heap allocation.
struct HashCode: Equatable {
    /// The bytes in memory order.
    fileprivate(set) var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Word `index` of four, its bytes read as a big-endian number.
    subscript(index: Int) -> UInt64 {
        switch index {
        case 0: UInt64(bigEndian: words.0)
        case 1: UInt64(bigEndian: words.1)
        case 2: UInt64(bigEndian: words.2)
        default: UInt64(bigEndian: words.3)
        }
    }

    static func == (left: HashCode, right: HashCode) -> Bool { left.words == right.words }
}
