internal import GRDB

extension Registry {
    /// Writes a consistent copy of the registry to the file at `path`, which is empty or not there, while others go on
    /// using it (SQLite's online backup). Waits until the copy is on the disk.
    public func backup(to path: String) throws(RegistryError) {
        do {
            let target = try DatabaseQueue(path: path)
            try database.backup(to: target)
            try target.close()
        } catch {
            throw RegistryError(error, path: path, waited: 0)
        }
    }
}
