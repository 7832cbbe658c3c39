internal import Primitives

/// The ids that `--include` and `--include-from` name.
enum IncludedRecords {
    /// The most ids of a run.
    static let most = 100_000
    /// The most bytes of a file of ids.
    private static let mostBytes = 32 << 20

    /// The ids that were typed and those of the file at `path`, sorted, each once.
    ///
    /// In a file an id stands on each line, compared as it stands but for white space around it; empty lines count for
    /// nothing.
    static func ids(_ typed: [String], from path: String?) throws -> [[UInt8]] {
        var ids = Set(typed.map { trimmed(Array($0.utf8)[...]) })
        // Of a script whose variable was not set: what was meant to be one record must not become all of them.
        guard !ids.contains([]) else {
            throw KitError(.usage, "--include with an empty id", hint: "name the records: --include ID...")
        }
        if let path {
            guard Folder.isRegularFile(path) else {
                throw KitError(.failed, "\(path): no file of ids", hint: "write one id a line to a file")
            }
            let bytes = try Folder.read(path, limit: mostBytes)
            // As some editors save it: none of its ids would be found, whoever they name.
            guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
                throw KitError(
                    .usage, "\(path): the file of ids is encoded in UTF-16", hint: "save it in UTF-8, one id a line")
            }
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
            for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) { ids.insert(trimmed(line)) }
            ids.remove([])
            guard !ids.isEmpty else {
                throw KitError(.usage, "\(path): the file names no id", hint: "write one id a line")
            }
        }
        guard ids.count <= most else {
            throw KitError(
                .usage, "\(ids.count) ids are asked for, and a run takes \(most)",
                hint: "prepare several bundles, or choose by --where")
        }
        return ids.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return Array(line.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
