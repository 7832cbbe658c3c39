internal import Primitives
internal import Records

/// The text of an export in UTF-8, whatever encoding its bytes are in.
///
/// Owned by the one reader of an export. An export in UTF-8 passes through as it is.
final class ExportText {
    private let bytes: ExportBytes
    private var decoder: TextDecoder?
    private var isAtEnd = false

    /// The encoding of the bytes.
    let encoding: TextEncoding

    /// Decodes what is left of `bytes`.
    init(_ bytes: ExportBytes, _ encoding: TextEncoding) {
        self.bytes = bytes
        self.encoding = encoding
        decoder = encoding == .utf8 ? nil : TextDecoder(encoding, isStrict: !Self.hasHalfCharacters(encoding))
    }

    /// Whether half a character can be kept and written back: a system that cuts texts in UTF-16 leaves such halves, and
    /// they may be the fault.
    private static func hasHalfCharacters(_ encoding: TextEncoding) -> Bool {
        if case .utf16 = encoding { true } else { false }
    }

    /// The begin of the text, for a look: it is read again by `next`.
    func head(_ limit: Int) throws -> (bytes: [UInt8], isWhole: Bool) {
        let head = try bytes.head(limit)
        guard encoding != .utf8 else { return head }
        var text: [UInt8] = []
        // What is wrong with it is said where it is read, with its place.
        var decoder = TextDecoder(encoding, isStrict: false)
        try decoder.decode(head.bytes, into: &text)
        return (text, head.isWhole)
    }

    /// The next piece of the text; `nil` at its end.
    func next() throws -> [UInt8]? {
        guard decoder != nil else { return try bytes.next() }
        var text: [UInt8] = []
        // A piece may hold less than a character.
        while text.isEmpty, !isAtEnd {
            if let piece = try bytes.next() {
                try decoder?.decode(piece, into: &text)
            } else {
                isAtEnd = true
                guard try decoder?.finish(into: &text).isEmpty != false else {
                    throw KitError(
                        .export, "the export ends within a character of \(encoding.name)",
                        hint: "copy the file again from where it came, and compare sizes")
                }
            }
        }
        return text.isEmpty ? nil : text
    }
}
