public import Primitives

/// Encrypts a stream of bytes to several recipients as a binary age v1 file (C2SP age.md), in constant memory.
///
/// Give it bytes with `push` in pieces of any size, then call `finish` once. What it appends to the outputs, in order,
/// is the file.
public struct AgeEncryptor: ~Copyable {
    private let cipher: ChaChaPoly
    private var nonce = AgeChunkNonce()
    /// Content that is not encrypted yet, at most one chunk.
    private var chunk: [UInt8] = []
    /// The header and the nonce behind it, until they are written.
    private var head: [UInt8]

    /// An encryption to `recipients`, at least one, with the file key, shares and nonce taken from `random`.
    ///
    /// Throws a `.recipient` error without recipients or where a public key is of low order, `.library` where
    /// libcrypto fails.
    public init(to recipients: [AgeRecipient], random: inout some RandomSource) throws(BundleError) {
        guard !recipients.isEmpty else {
            throw BundleError(.recipient, "nobody to encrypt to", hint: "name a recipient in the agreement")
        }
        var keyBytes = try random.bytes(AgeFileKey.size)
        let fileKey = SecretBytes(taking: &keyBytes)
        var stanzas: [AgeStanza] = []
        for recipient in recipients { stanzas.append(try recipient.wrap(fileKey, &random)) }
        var head = AgeHeader.authenticatedText(stanzas)
        let code = try AgeFileKey.headerCode(head, fileKey)
        head.append(contentsOf: " \(Base64.encode(code, padded: false))\n".utf8)
        let nonce = try random.bytes(AgeFileKey.nonceSize)
        head.append(contentsOf: nonce)
        let payloadKey = try AgeFileKey.payloadKey(fileKey, nonce: nonce)
        self.cipher = try ChaChaPoly(key: payloadKey, .seal)
        self.head = head
        chunk.reserveCapacity(AgeChunkNonce.chunkSize)
    }

    /// Takes plain bytes and appends what can be encrypted of them to `output`.
    public mutating func push(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) throws(BundleError) {
        writeHead(into: &output)
        var rest = bytes
        // A full chunk is written only when a byte follows it, because the last one is marked and never empty.
        while chunk.count + rest.count > AgeChunkNonce.chunkSize {
            if chunk.isEmpty {
                try cipher.seal(rest.prefix(AgeChunkNonce.chunkSize), nonce: nonce.bytes, into: &output)
                rest = rest.dropFirst(AgeChunkNonce.chunkSize)
            } else {
                let missing = AgeChunkNonce.chunkSize - chunk.count
                chunk.append(contentsOf: rest.prefix(missing))
                rest = rest.dropFirst(missing)
                try cipher.seal(chunk[...], nonce: nonce.bytes, into: &output)
                chunk.removeAll(keepingCapacity: true)
            }
            nonce.advance()
        }
        chunk.append(contentsOf: rest)
    }

    /// Appends the last chunk to `output`. Nothing may be pushed afterwards.
    public mutating func finish(into output: inout [UInt8]) throws(BundleError) {
        writeHead(into: &output)
        nonce.markLast()
        try cipher.seal(chunk[...], nonce: nonce.bytes, into: &output)
    }

    private mutating func writeHead(into output: inout [UInt8]) {
        output.append(contentsOf: head)
        head.removeAll()
    }
}
