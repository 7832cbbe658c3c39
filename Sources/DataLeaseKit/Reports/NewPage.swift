internal import Disposal
internal import Primitives

/// A page that is written once and overwrites nothing; only its owner may read it.
struct NewPage {
    private let path: String

    /// Refuses a path where something is. Asked for before the work, so that none is done for nothing.
    init(at path: String) throws {
        guard !Folder.exists(path) else {
            throw KitError(.failed, "\(path) exists already", hint: "it is never overwritten; choose another name")
        }
        self.path = path
    }

    /// Writes the page in one step: nobody sees a part of it.
    func write(_ page: ReportPage) throws {
        let temporary = Folder.temporaryName(of: path)
        try Folder.write(Array(page.html.utf8), to: temporary)
        do {
            try Folder.rename(temporary, withoutReplacing: path)
        } catch {
            try? Folder.remove(temporary)
            throw error
        }
        try Folder.sync(Folder.parent(of: path))
    }
}
