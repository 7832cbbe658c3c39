internal import COpenSSL
internal import Primitives

/// ChaCha20-Poly1305 (RFC 8439) under one key: a context that is set up once and given a nonce for every message.
struct ChaChaPoly: ~Copyable {
    /// What the context does.
    enum Direction: Int32 {
        case open = 0
        case seal = 1
    }

    /// The bytes that a sealed message is longer than its plain text.
    static let tagSize = 16

    private let context: OpaquePointer

    /// A context for messages under `key`, which has 32 bytes.
    init(key: SecretBytes, _ direction: Direction) throws(BundleError) {
        let context = EVP_CIPHER_CTX_new()
        let ready = key.withBytes { key in
            // The context copies the key during the call.
            key.withUnsafeBufferPointer { key in
                context != nil && key.count == 32
                    && EVP_CipherInit_ex(
                        context, EVP_chacha20_poly1305(), nil, key.baseAddress, nil, direction.rawValue) == 1
            }
        }
        guard let context, ready else {
            EVP_CIPHER_CTX_free(context)
            throw .library("libcrypto", "ChaCha20-Poly1305")
        }
        self.context = context
    }

    deinit {
        // Also overwrites the key that the context holds.
        EVP_CIPHER_CTX_free(context)
    }

    /// Appends the cipher text of `plain` and its tag to `output`. `nonce` has 12 bytes, never used before with the key.
    func seal(_ plain: ArraySlice<UInt8>, nonce: [UInt8], into output: inout [UInt8]) throws(BundleError) {
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: plain.count + ChaChaPoly.tagSize))
        let done = output.withUnsafeMutableBufferPointer { output in
            // `start` and the room behind it lie within `output`: it was grown by exactly this much above.
            let cipher = UnsafeMutableBufferPointer(rebasing: output[start...])
            guard crypt(plain, nonce: nonce, into: cipher) else { return false }
            let tag = UnsafeMutableBufferPointer(rebasing: cipher[plain.count...])
            return EVP_CIPHER_CTX_ctrl(
                context, EVP_CTRL_AEAD_GET_TAG, Int32(ChaChaPoly.tagSize), UnsafeMutableRawPointer(tag.baseAddress))
                == 1
        }
        guard done else { throw .library("libcrypto", "ChaCha20-Poly1305 encryption") }
    }

    /// The plain text of `sealed`, cipher text and tag, into the front of `output`, which is as large as the plain text
    /// or larger. False where the tag does not fit; `output` is then overwritten with zeros.
    func open(_ sealed: ArraySlice<UInt8>, nonce: [UInt8], into output: inout [UInt8]) -> Bool {
        guard sealed.count >= ChaChaPoly.tagSize, output.count >= sealed.count - ChaChaPoly.tagSize else {
            return false
        }
        let cipher = sealed.dropLast(ChaChaPoly.tagSize)
        var tag = Array(sealed.suffix(ChaChaPoly.tagSize))
        let authentic =
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1
            && output.withUnsafeMutableBufferPointer { crypt(cipher, nonce: nonce, into: $0) }
        if !authentic { wipe(&output) }
        return authentic
    }

    // `output` is at least as long as `input` at both callers; libcrypto writes input.count bytes, and no more at the
    // end, because a stream cipher has no last block.
    private func crypt(
        _ input: ArraySlice<UInt8>, nonce: [UInt8], into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        guard nonce.count == 12, let length = Int32(exactly: input.count),
            EVP_CipherInit_ex(context, nil, nil, nil, nonce, -1) == 1
        else { return false }
        var written: Int32 = 0
        if length > 0 {
            let done = input.withUnsafeBufferPointer {
                EVP_CipherUpdate(context, output.baseAddress, &written, $0.baseAddress, length)
            }
            guard done == 1, written == length else { return false }
        }
        var rest: [UInt8] = [0]
        return EVP_CipherFinal_ex(context, &rest, &written) == 1
    }
}
