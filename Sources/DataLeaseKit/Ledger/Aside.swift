internal import Primitives

/// The folder in the home that replaced files go to: nothing is thrown away.
final class Aside {
    /// How the names of such folders begin.
    static let name = "replaced-"

    let folder: String
    private let home: String
    private(set) var isUsed = false

    init(home: Home, at time: Instant) {
        let name = "\(home.path)/\(Self.name)\(time.description.filter { $0 != ":" })"
        var folder = name
        var count = 1
        while Folder.exists(folder) {
            count += 1
            folder = "\(name)-\(count)"
        }
        self.folder = folder
        self.home = home.path
    }

    /// Moves a file of the home here, where it is there.
    func take(_ file: String) throws {
        guard Folder.exists("\(home)/\(file)") else { return }
        try Folder.move("\(home)/\(file)", to: try place(of: file))
    }

    /// Copies a file of the home to here, where it is there.
    func keep(_ file: String) throws {
        guard Folder.exists("\(home)/\(file)") else { return }
        try Folder.copy("\(home)/\(file)", to: try place(of: file))
    }

    private func place(of file: String) throws -> String {
        isUsed = true
        try Folder.make(Folder.parent(of: "\(folder)/\(file)"))
        return "\(folder)/\(file)"
    }
}
