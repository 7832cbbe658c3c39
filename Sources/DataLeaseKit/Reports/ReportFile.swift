internal import Primitives
internal import Registry

/// Where a report goes, written in one step: whoever reads it, a collector or a web server, sees the old one or the new
/// one.
public struct ReportFile: Sendable {
    private let path: String
    private let isPublic: Bool

    fileprivate init(path: String, isPublic: Bool) {
        self.path = path
        self.isPublic = isPublic
    }

    /// Puts `text` in place of the file, whose folder must be there.
    public func write(_ text: String) throws {
        try write { (write) throws(KitError) in try write(text) }
    }

    /// The same for a report that comes in pieces: `body` gives each to the closure that it is given.
    public func write(
        _ body: (_ write: (String) throws(KitError) -> Void) throws(KitError) -> Void
    ) throws {
        try refuseUnlessOrdinary()
        try Folder.replace(path, mode: isPublic ? 0o644 : 0o600) { (file) throws(KitError) in
            try body { (piece) throws(KitError) in try file.write(Array(piece.utf8)) }
        }
    }

    /// Whether the file is there. Refuses what is there and no file: a folder, a device, a link.
    @discardableResult
    fileprivate func refuseUnlessOrdinary() throws(KitError) -> Bool {
        guard let status = try Folder.status(of: path) else { return false }
        guard status.isRegular else {
            throw KitError(
                .failed, "cannot write \(path): it is there, and no ordinary file", hint: "choose another name")
        }
        return true
    }
}

extension DataLease {
    /// The file at `path`, to write a report to. Asked for before there is a report, so that nothing is done for none.
    ///
    /// `isPublic`: everybody may read it, as a collector that runs as somebody else has to; otherwise its owner alone,
    /// because reports name people and companies. Refuses what is no place for a report: the home and the anchors, where
    /// an export or a copy of a bundle is or was, `inputs` of the run, a file whose content is one that the registry
    /// knows, and what is no ordinary file.
    public func reportFile(at path: String, isPublic: Bool, besides inputs: [String] = []) throws -> ReportFile {
        try home.check()
        let report = ReportFile(path: path, isPublic: isPublic)
        let isThere = try report.refuseUnlessOrdinary()
        func refused(_ why: String) -> KitError {
            KitError(.failed, "cannot write \(path): \(why)", hint: "choose another name")
        }
        let folder = Folder.absolute(Folder.parent(of: path))
        let place = "\(folder == "/" ? "" : folder)/\(Folder.name(of: path))"
        for (name, of) in [("the home", [home.path]), ("an anchor directory", try anchors())] {
            guard !of.contains(where: { Folder.holds(Folder.absolute($0), place) }) else {
                throw refused("it is in \(name)")
            }
        }
        let files = inputs + [try settings().bankHolidays].compactMap(\.self)
        guard !files.contains(where: { Folder.absolute($0) == place }) else {
            throw refused("it is a file that is read")
        }
        let registry = try Registry.open(path: home.registry)
        if let number = try registry.bundle(withCopyAt: place) {
            throw refused("an export or a copy of bundle \(number) is there, or was")
        }
        guard isThere, let digest = try Self.digest(of: path) else { return report }
        let isKnown =
            try !registry.ownCopies(digest: digest).isEmpty || registry.agreementBytes(digest) != nil
            || registry.evidence(digest) != nil
        guard !isKnown else { throw refused("the registry knows that file: it belongs to a bundle or an agreement") }
        return report
    }
}
