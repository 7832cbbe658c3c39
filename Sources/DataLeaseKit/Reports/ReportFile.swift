internal import Primitives

/// Writes a report to a file in one step: whoever reads it, a collector or a web server, sees the old one or the new one.
public enum ReportFile {
    /// Puts `text` in place of the file at `path`, whose folder must be there.
    ///
    /// `isPublic`: everybody may read it, as a collector that runs as somebody else has to; otherwise its owner alone,
    /// because reports name people and companies. Refuses what is there and no file: a folder, a device, a link.
    public static func write(_ text: String, to path: String, isPublic: Bool) throws {
        try write(to: path, isPublic: isPublic) { (write) throws(KitError) in try write(text) }
    }

    /// The same for a report that comes in pieces: `body` gives each to the closure that it is given.
    public static func write(
        to path: String, isPublic: Bool, _ body: (_ write: (String) throws(KitError) -> Void) throws(KitError) -> Void
    ) throws {
        if let status = try Folder.status(of: path), !status.isRegular {
            throw KitError(
                .failed, "cannot write \(path): it is there, and no ordinary file", hint: "choose another name")
        }
        try Folder.replace(path, mode: isPublic ? 0o644 : 0o600) { (file) throws(KitError) in
            try body { (piece) throws(KitError) in try file.write(Array(piece.utf8)) }
        }
    }
}
