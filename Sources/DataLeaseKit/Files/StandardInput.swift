internal import SystemPackage

/// What another program reads on its standard input.
enum StandardInput {
    /// A file that holds `bytes` and has lost its name, to be read from its beginning; the caller closes it.
    ///
    /// A file and not a pipe: whoever ends without having read a pipe to its end breaks it for the one who writes, and
    /// the library that runs programs ends this one then (swift-subprocess 1.0.2, its issue 367). `ssh-keygen` does so
    /// where a signature is none, and any command that is notified may.
    static func holding(_ bytes: [UInt8]) async throws -> FileDescriptor {
        try await Folder.withTemporary { try holding(bytes, in: $0) }
    }

    /// The same in a folder that is removed with what it holds, where there is one anyway.
    static func holding(_ bytes: [UInt8], in folder: String) throws(KitError) -> FileDescriptor {
        let path = "\(folder)/input"
        try File.creating(path, mode: 0o600).write(bytes)
        do {
            return try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        } catch {
            throw .files("cannot open \(path)", (error as? Errno)?.rawValue ?? 0)
        }
    }
}
