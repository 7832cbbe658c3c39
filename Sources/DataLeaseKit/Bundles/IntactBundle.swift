internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// A bundle whose files were found whole where they lie.
struct IntactBundle {
    /// What the registry knows it by.
    let record: BundleRecord
    /// Its name.
    let name: BundleName
    /// The folder of its files.
    let folder: String
    /// The statement's bytes.
    let statement: [UInt8]

    func path(_ file: BundleFile) -> String { "\(folder)/\(name.fileName(file))" }
}

extension DataLease {
    /// The files of a bundle: beside the file that `reference` is the path of, or else where they were written.
    ///
    /// Refuses where one is missing, where the encrypted file or the statement is not that of the register, and where the
    /// statement's signature is not its preparer's whom the agreement names.
    func intactBundle(
        _ record: BundleRecord, at reference: String, in registry: Registry
    ) async throws -> IntactBundle {
        let (name, (prepared, event)) = (
            try BundleName(parsing: record.stem), try registry.prepared(record.number)
        )
        let folder = try folder(of: record, at: reference, in: registry)
        func path(_ file: BundleFile) -> String { "\(folder)/\(name.fileName(file))" }
        func refusal(_ what: String, _ file: BundleFile) -> KitError {
            KitError(
                .check, "\(path(file)) \(what)",
                hint: "nobody signs or sends this: put back the file that was prepared, or prepare another bundle")
        }
        func file(_ file: BundleFile, limit: Int) throws -> [UInt8] {
            guard let bytes = try Folder.readIfPresent(path(file), limit: limit) else {
                throw KitError(
                    .failed, "\(path(file)) is not there",
                    hint: "all files of the bundle are looked at; give the path of one of them, if they were moved")
            }
            return bytes
        }
        let statement = try file(.statement, limit: Statement.largestSize)
        let signatureBytes = try file(.signature, limit: 1 << 16)
        if let problem = try Statement(parsing: statement).problem(with: prepared) {
            throw refusal("is not what was prepared: \(problem)", .statement)
        }
        let signature = try SSHSignature(parsing: signatureBytes)
        let signer = signature.publicKey.fingerprint
        let preparers = try agreement(of: record, in: registry).access.preparers
        guard event.actor == .key(signer), preparers.contains(where: { $0.key.fingerprint == signer }),
            signature.namespace == SignatureNamespace.bundle.rawValue,
            try await Self.holds(signature, bytes: signatureBytes, over: statement, at: surroundings.now())
        else { throw refusal("is not the preparer's signature of the statement as it is now", .signature) }
        guard try Self.digest(of: path(.encrypted)) == prepared.digest else {
            throw refusal("is not there, or not what was prepared: it has another sha256", .encrypted)
        }
        return IntactBundle(record: record, name: name, folder: folder, statement: statement)
    }

    private func folder(of record: BundleRecord, at reference: String, in registry: Registry) throws -> String {
        if reference.contains("/") || Folder.exists(reference) { return Folder.absolute(Folder.parent(of: reference)) }
        let known = try registry.ownCopies(ofBundle: record.number).first { $0.role == .bundle }
        guard let path = known?.path else {
            throw KitError(
                .failed, "it is not known where \(record.stem) lies", hint: "give the path of one of its files")
        }
        return Folder.parent(of: path)
    }
}

extension Statement {
    /// In what this is not about the bundle that was prepared; `nil` where it is.
    func problem(with prepared: PreparedBundle) -> String? {
        let rows = prepared.datasets.map { [$0.name, "\($0.rowsRead)", "\($0.rowsShared)"] }
        return if bundle.description != prepared.stem || sha256 != prepared.digest {
            "the statement is about another bundle"
        } else if agreement != prepared.agreement {
            "the statement names another agreement"
        } else if datasets.map({ [$0.name, "\($0.rowsRead)", "\($0.rowsShared)"] }) != rows {
            "the statement names other rows"
        } else {
            nil
        }
    }
}
