internal import Primitives

/// Decrypts a binary age v1 file (C2SP age.md) from a stream of bytes, in constant memory.
///
/// Give it bytes with `push` in pieces of any size, then call `finish` once, without which the file may be cut short.
/// No byte of a chunk is handed out before the whole chunk is authenticated.
public struct AgeDecryptor: ~Copyable {
    private enum State {
        case header
        case payload
        case failed
    }

    private let identities: [AgeIdentity]
    private var state = State.header
    /// The cipher of the content, once the header has been read.
    private var cipher: ChaChaPoly?
    /// Bytes of the header, or of the chunk, that is not complete yet.
    private var pending: [UInt8] = []
    /// The bytes of the header, once its last line is there.
    private var headerSize: Int?
    private var plain: [UInt8] = []
    private var nonce = AgeChunkNonce()
    private var isFirstChunk = true

    /// A decryption with whichever of `identities` fits.
    public init(with identities: [AgeIdentity]) {
        self.identities = identities
    }

    /// Takes bytes of the file and appends what is authenticated to `output`.
    ///
    /// Throws `.ageHeader`, `.ageNoMatch`, `.ageAuthentication` or `.agePayload`; after an error, nothing more is read.
    public mutating func push(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) throws(BundleError) {
        do throws(BundleError) {
            switch state {
            case .header:
                // Looked for where it can end only, so that a header in single bytes is not read over and over.
                let mayEnd = pending.count <= AgeHeader.versionLine.count || bytes.contains(UInt8(ascii: "\n"))
                pending.append(contentsOf: bytes)
                if headerSize == nil, mayEnd || pending.count >= AgeHeader.largestSize {
                    headerSize = try AgeHeader.size(in: pending)
                }
                guard let headerSize, pending.count >= headerSize + AgeFileKey.nonceSize else { return }
                let contentStart = try readHeader(headerSize)
                let content = pending[contentStart...]
                pending = []
                state = .payload
                try readPayload(content, into: &output)
            case .payload:
                try readPayload(bytes, into: &output)
            case .failed:
                throw AgeDecryptor.damaged
            }
        } catch {
            state = .failed
            throw error
        }
    }

    /// Decrypts the last chunk and appends it to `output`. Throws as `push` does, also where the file was cut short.
    public mutating func finish(into output: inout [UInt8]) throws(BundleError) {
        defer { state = .failed }
        switch state {
        case .header:
            throw AgeHeader.malformed("it ends early")
        case .payload:
            nonce.markLast()
            guard isFirstChunk || pending.count > ChaChaPoly.tagSize else { throw AgeDecryptor.damaged }
            try openPending(into: &output)
        case .failed:
            throw AgeDecryptor.damaged
        }
    }

    /// Reads the header at the front of `pending` and the nonce behind it; where the content starts.
    private mutating func readHeader(_ size: Int) throws(BundleError) -> Int {
        let header = try AgeHeader(parsing: pending[..<size])
        let fileKey = try fileKey(of: header)
        let code = try AgeFileKey.headerCode(header.authenticated, fileKey)
        guard HMAC.equal(code, header.code) else {
            throw BundleError(.ageAuthentication, "the age header was changed", hint: "fetch the file again")
        }
        let contentStart = size + AgeFileKey.nonceSize
        let key = try AgeFileKey.payloadKey(fileKey, nonce: Array(pending[size..<contentStart]))
        cipher = try ChaChaPoly(key: key, .open)
        plain = [UInt8](repeating: 0, count: AgeChunkNonce.chunkSize)
        return contentStart
    }

    private func fileKey(of header: AgeHeader) throws(BundleError) -> SecretBytes {
        for stanza in header.stanzas {
            for identity in identities {
                if let key = try identity.unwrap(stanza) { return key }
            }
        }
        throw BundleError(
            .ageNoMatch, "no key that was given opens the file",
            hint: "give the private key of a recipient whom the statement names")
    }

    private mutating func readPayload(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) throws(BundleError) {
        var rest = bytes
        // A full chunk may be the last, so it waits until a byte follows it.
        while pending.count + rest.count > AgeChunkNonce.sealedSize {
            if pending.isEmpty {
                try openChunk(rest.prefix(AgeChunkNonce.sealedSize), into: &output)
                rest = rest.dropFirst(AgeChunkNonce.sealedSize)
            } else {
                let missing = AgeChunkNonce.sealedSize - pending.count
                pending.append(contentsOf: rest.prefix(missing))
                rest = rest.dropFirst(missing)
                try openPending(into: &output)
            }
            nonce.advance()
            isFirstChunk = false
        }
        pending.append(contentsOf: rest)
    }

    private mutating func openPending(into output: inout [UInt8]) throws(BundleError) {
        // Taken out and put back, so that the chunk is read while `self` changes, without a copy.
        var chunk: [UInt8] = []
        swap(&chunk, &pending)
        try openChunk(chunk[...], into: &output)
        chunk.removeAll(keepingCapacity: true)
        swap(&chunk, &pending)
    }

    private mutating func openChunk(_ chunk: ArraySlice<UInt8>, into output: inout [UInt8]) throws(BundleError) {
        let isAuthentic =
            switch cipher {
            case .some(let cipher): cipher.open(chunk, nonce: nonce.bytes, into: &plain)
            case .none: false
            }
        guard isAuthentic else { throw AgeDecryptor.damaged }
        output.append(contentsOf: plain.prefix(chunk.count - ChaChaPoly.tagSize))
    }

    private static var damaged: BundleError {
        BundleError(
            .agePayload, "the encrypted content was changed, cut short or extended", hint: "fetch the file again")
    }
}
