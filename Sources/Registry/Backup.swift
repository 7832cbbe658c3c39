internal import Foundation
internal import GRDB

extension Registry {
    /// Copies the registry into a new file at `path`, as it is at one moment, while others may go on writing to it.
    /// The copy is synced, opened, and everything in it checked, against `checkpoints` too; only then it gets its name.
    /// Gives what the check found: the copy's head says what it holds.
    ///
    /// The one file is all of the registry. The pseudonym keys, the ledger key, the trust list and the checkpoint lie
    /// beside the registry and are not in it.
    ///
    /// Refuses with `.exists` where there is a file at `path`, with `.storage` where the disk is full or cannot be
    /// written to, and with what `verify` refuses. What was written is removed then.
    public func backup(
        to path: String, against checkpoints: [Checkpoint] = []
    ) throws(RegistryError) -> LedgerReport {
        let unfinished = path + ".partial"
        for file in [path, unfinished] where try RegistryFile.inspect(file) != nil {
            throw RegistryError(
                .exists, "backup \(file): there is a file already",
                hint: file == path
                    ? "choose another name" : "a backup is being made, or was cut off: then remove that file")
        }
        try RegistryFile.make(unfinished)
        do {
            try copy(to: unfinished)
            let report = try verifyCopy(at: unfinished, against: checkpoints)
            try RegistryFile.rename(unfinished, to: path)
            return report
        } catch {
            for suffix in ["", "-wal", "-shm", "-journal"] { unlink(unfinished + suffix) }
            throw error
        }
    }

    private func copy(to path: String) throws(RegistryError) {
        do {
            let copy = try DatabaseQueue(path: path)
            // All pages in one step: one state of the database, for which the write-ahead log holds up no writer.
            try database.backup(to: copy)
            try copy.writeWithoutTransaction { db in
                // One file, without a log that could be left behind.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try copy.close()
        } catch {
            throw RegistryError(error, path: path, waited: 0)
        }
    }

    private func verifyCopy(at path: String, against checkpoints: [Checkpoint]) throws(RegistryError)
        -> LedgerReport
    {
        var copy = try Registry.open(path: path)
        copy.signer = signer
        let report = try copy.verify(against: checkpoints)
        do {
            // The log goes with the last connection.
            try copy.database.close()
        } catch {
            throw RegistryError(error, path: path, waited: 0)
        }
        return report
    }
}
