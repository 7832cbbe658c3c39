internal import Glibc
internal import Primitives

/// Files that hold a secret of 32 bytes: the pseudonym keys and the ledger's key.
///
/// A line `datalease-key-v1`, the 32 bytes in base64, a line end; mode 0600. A file that anyone else can read, or that
/// belongs to someone else, is refused.
enum SecretFile {
    private static let heading = "datalease-key-v1 "

    /// Reads the secret at `path`. The caller wipes it.
    static func read(_ path: String) throws -> [UInt8] {
        let file = try File.reading(path)
        let (mode, owner) = try file.protection()
        guard mode & 0o077 == 0 else {
            throw KitError(
                .failed, "the key file \(path) can be read by other users",
                hint: "chmod 600 \(path); and ask who has read it")
        }
        guard owner == geteuid() else {
            throw KitError(.failed, "the key file \(path) belongs to another user", hint: "run as the user who owns it")
        }
        var contents = try Folder.contents(of: file, limit: 1024)
        defer { wipe(&contents) }
        let text = String(decoding: contents, as: UTF8.self)
        guard text.hasPrefix(heading), text.hasSuffix("\n"),
            let secret = Base64.decode(text.dropFirst(heading.count).dropLast()), secret.count == 32
        else {
            throw KitError(
                .failed, "the key file \(path) is damaged", hint: "restore it from a backup; it cannot be made again")
        }
        return secret
    }

    /// Writes a secret to a file that must not exist yet.
    static func create(_ path: String, secret: [UInt8]) throws {
        let temporary = try stage(path, secret: secret)
        do {
            try publish(temporary, as: path)
        } catch {
            try? Folder.remove(temporary)
            throw error
        }
    }

    /// Writes a secret beside `path`, under a name that the next start clears away where this run does not come to
    /// `publish`; gives that name.
    static func stage(_ path: String, secret: [UInt8]) throws -> String {
        try Folder.make(Folder.parent(of: path))
        var contents = Array((heading + Base64.encode(secret) + "\n").utf8)
        defer { wipe(&contents) }
        // Under another name until it is whole: a run that is cut off must not leave half a key.
        let temporary = Folder.temporaryName(of: path)
        try Folder.remove(temporary)
        try Folder.write(contents, to: temporary)
        return temporary
    }

    /// Gives a staged secret its name, which nothing may have yet.
    static func publish(_ temporary: String, as path: String) throws {
        try Folder.rename(temporary, withoutReplacing: path)
        try Folder.sync(Folder.parent(of: path))
    }
}
