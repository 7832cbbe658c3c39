/// Where the bytes of an export are.
enum ExportInput: Hashable {
    /// A file, compressed or not; a zip archive only where it holds one export.
    case file(String)
    /// An entry of a zip archive, by its name there.
    case entry(String, archive: String)
    /// What is piped into this process.
    case standardInput

    /// Reads `FILE`, `FILE.zip:ENTRY` or `-`. A file whose path is the whole text wins: a colon may stand in a name. A file that
    /// standard input is redirected from is that file: it lies there afterwards, and disposal looks for it.
    init(_ text: String) {
        if text == "-" {
            self = Folder.redirectedInput.map { .file($0) } ?? .standardInput
            return
        }
        self = .file(text)
        guard !Folder.exists(text) else { return }
        for colon in text.indices where text[colon] == ":" {
            let (archive, entry) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
            guard !entry.isEmpty, Folder.isRegularFile(archive) else { continue }
            self = .entry(entry, archive: archive)
            return
        }
    }

    /// The path of the file, which for an entry is its archive; `-` for standard input.
    var path: String {
        switch self {
        case .file(let path), .entry(_, let path): path
        case .standardInput: "-"
        }
    }

    /// What the export is called, without folders; empty for standard input, which has no name.
    var name: String {
        switch self {
        case .file(let path): Folder.name(of: path)
        case .entry(let name, _): name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        case .standardInput: ""
        }
    }
}
