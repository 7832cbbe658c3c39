internal import COpenSSL
internal import Primitives

/// AES-SIV (RFC 5297): deterministic authenticated encryption. Equal plaintexts have equal ciphertexts, no other two do.
struct SyntheticCipher: ~Copyable {
    /// The bytes of the synthetic initialisation vector, which stands before the ciphertext and authenticates it.
    static let tagLength = 16

    private let context: OpaquePointer
    private let cipher: OpaquePointer
    private let key: SecretBytes

    /// A cipher under a key of 32, 48 or 64 bytes: AES-128, AES-192 or AES-256 twice.
    init(key: Span<UInt8>) throws(PseudonymError) {
        let name: String
        switch key.count {
        case 32: name = "AES-128-SIV"
        case 48: name = "AES-192-SIV"
        case 64: name = "AES-256-SIV"
        default: throw .keyLength(bytes: key.count)
        }
        let copy = SecretBytes(count: key.count) { copy in
            for index in key.indices { copy[index] = key[index] }
            return true
        }
        guard let copy else { throw .keyLength(bytes: key.count) }
        guard let cipher = EVP_CIPHER_fetch(nil, name, nil) else { throw .cryptography(step: "EVP_CIPHER_fetch") }
        guard let context = EVP_CIPHER_CTX_new() else {
            EVP_CIPHER_free(cipher)
            throw .cryptography(step: "EVP_CIPHER_CTX_new")
        }
        self.cipher = cipher
        self.context = context
        self.key = copy
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
        EVP_CIPHER_free(cipher)
    }

    /// A SIV context serves one message, so the key is set anew for each.
    private func begin(encrypting: Bool) throws(PseudonymError) {
        let status = key.withBytes { key in
            // The context copies the key during the call.
            key.withUnsafeBufferPointer {
                EVP_CipherInit_ex2(context, cipher, $0.baseAddress, nil, encrypting ? 1 : 0, nil)
            }
        }
        guard status == 1 else { throw .cryptography(step: "EVP_CipherInit_ex2") }
    }

    /// libcrypto counts a message in 32 bits.
    private static func checkedLength(_ count: Int) throws(PseudonymError) -> Int32 {
        guard let length = Int32(exactly: count) else { throw .cryptography(step: "AES-SIV: the message is too long") }
        return length
    }

    /// Encrypts `plaintext`, which is not empty, into `output`: the tag, then as many bytes as the plaintext has.
    mutating func seal(
        _ plaintext: ArraySlice<UInt8>, associated: [UInt8]? = nil, into output: inout [UInt8]
    ) throws(PseudonymError) {
        output.removeAll(keepingCapacity: true)
        output.append(contentsOf: repeatElement(0, count: SyntheticCipher.tagLength + plaintext.count))
        let length = try SyntheticCipher.checkedLength(plaintext.count)
        try begin(encrypting: true)
        var written: Int32 = 0
        if let associated {
            guard EVP_EncryptUpdate(context, nil, &written, associated, Int32(associated.count)) == 1 else {
                throw .cryptography(step: "EVP_EncryptUpdate")
            }
        }
        // The pointers stay within the call; `output` has room for tag and ciphertext.
        let context = context
        let status = plaintext.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                guard let start = output.baseAddress else { return Int32(0) }
                let body = EVP_EncryptUpdate(
                    context, start + SyntheticCipher.tagLength, &written, input.baseAddress, length)
                guard body == 1, EVP_EncryptFinal_ex(context, start + output.count, &written) == 1 else { return 0 }
                return EVP_CIPHER_CTX_ctrl(
                    context, EVP_CTRL_AEAD_GET_TAG, Int32(SyntheticCipher.tagLength), start)
            }
        }
        guard status == 1 else { throw .cryptography(step: "AES-SIV") }
    }

    /// Decrypts what `seal` wrote into `output`; `false`, with `output` empty, where it is not of this key.
    mutating func open(
        _ sealed: [UInt8], associated: [UInt8]? = nil, into output: inout [UInt8]
    ) throws(PseudonymError) -> Bool {
        output.removeAll(keepingCapacity: true)
        let length = try SyntheticCipher.checkedLength(sealed.count) - Int32(SyntheticCipher.tagLength)
        guard length > 0 else { return false }
        output.append(contentsOf: repeatElement(0, count: Int(length)))
        try begin(encrypting: false)
        var tag = Array(sealed[..<SyntheticCipher.tagLength])
        guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1 else {
            throw .cryptography(step: "EVP_CTRL_AEAD_SET_TAG")
        }
        var written: Int32 = 0
        if let associated {
            guard EVP_DecryptUpdate(context, nil, &written, associated, Int32(associated.count)) == 1 else {
                throw .cryptography(step: "EVP_DecryptUpdate")
            }
        }
        let context = context
        let authentic = sealed.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                guard let start = input.baseAddress else { return false }
                let body = EVP_DecryptUpdate(
                    context, output.baseAddress, &written, start + SyntheticCipher.tagLength, length)
                return body == 1
            }
        }
        // A wrong tag leaves an error on libcrypto's queue of this thread, which nobody would read.
        if !authentic {
            ERR_clear_error()
            output.removeAll(keepingCapacity: true)
        }
        return authentic
    }
}
