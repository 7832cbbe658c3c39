internal import COpenSSL

/// AES on single blocks (ECB): the primitive under FF1, never used on data.
struct BlockCipher: ~Copyable {
    private let context: OpaquePointer

    /// A cipher under a key of 16, 24 or 32 bytes.
    init(key: Span<UInt8>) throws(PseudonymError) {
        let cipher: OpaquePointer?
        switch key.count {
        case 16: cipher = EVP_aes_128_ecb()
        case 24: cipher = EVP_aes_192_ecb()
        case 32: cipher = EVP_aes_256_ecb()
        default: throw .keyLength(bytes: key.count)
        }
        guard let context = EVP_CIPHER_CTX_new() else { throw .cryptography(step: "EVP_CIPHER_CTX_new") }
        // The context copies the key during the call.
        let status = key.withUnsafeBufferPointer { EVP_EncryptInit_ex(context, cipher, nil, $0.baseAddress, nil) }
        guard status == 1, EVP_CIPHER_CTX_set_padding(context, 0) == 1 else {
            EVP_CIPHER_CTX_free(context)
            throw .cryptography(step: "EVP_EncryptInit_ex")
        }
        self.context = context
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
    }

    /// Encrypts the first `blockCount` blocks in place; a block is two words in big-endian byte order.
    mutating func encrypt(_ blocks: inout [UInt64], blockCount: Int) throws(PseudonymError) {
        guard blockCount > 0, blocks.count >= 2 * blockCount, let length = Int32(exactly: 16 * blockCount) else {
            return
        }
        let context = context
        // ECB may work in place; `length` bytes are within the array, as checked above.
        let status = blocks.withUnsafeMutableBytes { buffer in
            let bytes = buffer.assumingMemoryBound(to: UInt8.self).baseAddress
            var written: Int32 = 0
            return EVP_EncryptUpdate(context, bytes, &written, bytes, length)
        }
        guard status == 1 else { throw .cryptography(step: "EVP_EncryptUpdate") }
    }
}
