internal import Primitives

/// A stanza of an age header: one recipient's wrapped copy of the file key.
struct AgeStanza: Equatable {
    /// The kind of recipient, `X25519` or `ssh-ed25519` for those known here.
    var type: String
    /// What follows the kind on the stanza's first line.
    var arguments: [String]
    /// The wrapped file key.
    var body: [UInt8]
}

/// The header of an age file, version 1 (C2SP age.md): text lines that end before the encrypted content.
///
///     age-encryption.org/v1
///     -> X25519 <share>                       one stanza a recipient: its kind and arguments,
///     <wrapped file key, unpadded base64>     then lines of 64 characters and a shorter, possibly empty, last one
///     --- <HMAC-SHA-256 of everything up to and including the three hyphens>
struct AgeHeader {
    /// More than any header of ours needs; what a reader holds in memory before anything is authenticated.
    static let largestSize = 65_536
    static let versionLine = Array("age-encryption.org/v1\n".utf8)
    private static let columns = 64

    var stanzas: [AgeStanza]
    /// What the authentication code covers.
    var authenticated: [UInt8]
    /// The authentication code; 32 bytes.
    var code: [UInt8]

    /// Everything up to and including the three hyphens.
    static func authenticatedText(_ stanzas: [AgeStanza]) -> [UInt8] {
        var text = versionLine
        for stanza in stanzas {
            text.append(contentsOf: "-> \(([stanza.type] + stanza.arguments).joined(separator: " "))\n".utf8)
            let body = Array(Base64.encode(stanza.body, padded: false).utf8)
            for start in stride(from: 0, to: body.count, by: columns) {
                text.append(contentsOf: body[start..<min(start + columns, body.count)])
                text.append(UInt8(ascii: "\n"))
            }
            // The last line is shorter than the others, so that its end is known.
            if body.count.isMultiple(of: columns) { text.append(UInt8(ascii: "\n")) }
        }
        text.append(contentsOf: "---".utf8)
        return text
    }

    /// The number of bytes of the header at the start of `bytes`; `nil` while its last line is not complete.
    ///
    /// Only the last line of a header starts with `---`: other lines are stanzas, `-> `, or base64, without hyphens.
    static func size(in bytes: [UInt8]) throws(BundleError) -> Int? {
        guard bytes.prefix(versionLine.count).elementsEqual(versionLine.prefix(bytes.count)) else {
            if bytes.starts(with: Array("-----BEGIN AGE".utf8).prefix(max(bytes.count, 1))) {
                throw BundleError(
                    .ageHeader, "an age file in ASCII armor, which is not read here",
                    hint: "bundles are binary; open this file with age -d")
            }
            throw malformed("the first line is not age-encryption.org/v1")
        }
        var lineStart = 0
        for (place, byte) in bytes.prefix(largestSize).enumerated() where byte == UInt8(ascii: "\n") {
            if bytes[lineStart...].starts(with: "---".utf8) { return place + 1 }
            lineStart = place + 1
        }
        guard bytes.count < largestSize else { throw malformed("it does not end within \(largestSize) bytes") }
        return nil
    }

    /// A header from exactly its bytes. Throws an `.ageHeader` error for anything the specification does not allow.
    init(parsing bytes: ArraySlice<UInt8>) throws(BundleError) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        // The last line ends with a line feed, so what follows it is empty.
        guard lines.popLast()?.isEmpty == true, let last = lines.popLast(), let version = lines.popFirst(),
            version.elementsEqual(AgeHeader.versionLine.dropLast())
        else { throw AgeHeader.malformed("no first or last line") }
        guard last.starts(with: "--- ".utf8),
            let code = Base64.decode(String(decoding: last.dropFirst(4), as: UTF8.self), padded: false),
            code.count == 32
        else { throw AgeHeader.malformed("the last line holds no authentication code") }
        self.code = code
        self.stanzas = []
        self.authenticated = Array(bytes[bytes.startIndex..<last.startIndex + 3])
        while let line = lines.popFirst() {
            stanzas.append(try AgeHeader.stanza(startingAt: line, &lines))
        }
        guard !stanzas.isEmpty else { throw AgeHeader.malformed("no recipient") }
        // A passphrase that opens the file would say that every recipient knew it, so it stands alone or not at all.
        if stanzas.count > 1, stanzas.contains(where: { $0.type == "scrypt" }) {
            throw AgeHeader.malformed("a passphrase stanza among others")
        }
    }

    private static func stanza(
        startingAt line: ArraySlice<UInt8>, _ lines: inout ArraySlice<ArraySlice<UInt8>>
    ) throws(BundleError) -> AgeStanza {
        guard line.starts(with: "-> ".utf8) else { throw malformed("a line that starts no stanza") }
        let words = line.dropFirst(3).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (33...126).contains($0) } }), let type = words.first
        else { throw malformed("a stanza with an empty or unprintable argument") }
        var base64: [UInt8] = []
        while true {
            guard let line = lines.popFirst(), line.count <= columns else {
                throw malformed("a stanza without its last line, or with a line that is too long")
            }
            base64.append(contentsOf: line)
            guard line.count == columns else { break }
        }
        guard let body = Base64.decode(String(decoding: base64, as: UTF8.self), padded: false) else {
            throw malformed("a stanza that is not canonical base64")
        }
        return AgeStanza(
            type: String(decoding: type, as: UTF8.self),
            arguments: words.dropFirst().map { String(decoding: $0, as: UTF8.self) }, body: body)
    }

    static func malformed(_ problem: String) -> BundleError {
        BundleError(.ageHeader, "the age header is malformed: \(problem)", hint: "fetch the file again")
    }
}
