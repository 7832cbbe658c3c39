internal import Bundles
internal import Disposal
internal import Primitives
internal import Registry

/// The file that a note of evidence speaks of: a deletion log, a third party's document.
struct Attachment {
    /// The most bytes of an attachment.
    static let largestSize = 32 << 20

    /// Its bytes; `nil` where the note speaks of none.
    let bytes: [UInt8]?
    /// What the judgement needs to know of it.
    let fact: EvidenceFacts.Attachment

    /// The file at `path`, which goes with `note`. Errors call the note `name`.
    ///
    /// Refuses where the note speaks of a file and none is given, or another one, or the other way round: whoever takes it
    /// in gave the wrong file, and may try again.
    init(_ path: String?, of note: EvidenceNote, named name: String) throws {
        guard let digest = note.attachment else {
            guard path == nil else {
                throw KitError(
                    .check, "\(name) names no attachment",
                    hint: "leave --attachment out, or have the file's sha256 signed with it")
            }
            (bytes, fact) = (nil, .none)
            return
        }
        guard let path else {
            throw KitError(
                .check, "\(name) names an attachment, and none was given",
                hint: "give the file whose sha256 is \(digest) with --attachment FILE")
        }
        let contents = try Folder.read(path, limit: Self.largestSize)
        guard Digest.sha256(contents) == digest else {
            throw KitError(
                .check, "\(path) is not the file that \(name) names: its sha256 is \(Digest.sha256(contents))",
                hint: "give the file whose sha256 is \(digest)")
        }
        bytes = contents
        fact = Self.fact(contents, of: note)
    }

    /// What the judgement needs to know of the file `contents`, which came with `note`.
    static func fact(_ contents: [UInt8]?, of note: EvidenceNote) -> EvidenceFacts.Attachment {
        switch (note.attachment, contents) {
        case (nil, nil): .none
        case (let digest?, let contents?):
            Digest.sha256(contents) == digest
                ? .present(listsBundle: note.bundleSHA256.isListed(in: contents)) : .differs
        case (nil, _?), (_?, nil): .missing
        }
    }

    /// The file, to be kept.
    func evidence(ofBundle number: Int) -> [Evidence] {
        bytes.map { [Evidence(kind: "attachment", bundle: number, bytes: $0)] } ?? []
    }
}

extension Digest {
    /// Whether the digest's hexadecimal digits, of either case, stand somewhere in `text` by themselves, also where that is
    /// UTF-16: among other hexadecimal digits they are no digest.
    func isListed(in text: [UInt8]) -> Bool {
        let digits = Array(hex.utf8)
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "F")
        // Without the zero bytes, hexadecimal digits in UTF-16 are those in UTF-8.
        let text = text.filter { $0 != 0 }.map { capitals.contains($0) ? $0 | 0x20 : $0 }
        guard text.count >= digits.count else { return false }
        func isDigit(_ place: Int) -> Bool {
            text.indices.contains(place) && Character(UnicodeScalar(text[place])).isHexDigit
        }
        return (0...text.count - digits.count).contains {
            text[$0...].starts(with: digits) && !isDigit($0 - 1) && !isDigit($0 + digits.count)
        }
    }
}
