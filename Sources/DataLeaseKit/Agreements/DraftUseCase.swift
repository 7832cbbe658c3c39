public import Agreements
internal import Primitives
internal import Registry

/// What `agreement new` is to write besides what an outline says.
public struct DraftRequest: Sendable {
    /// The exports that fill `datasets`: `[DATASET=]EXPORT`.
    public let exports: [String]
    /// Whether the first row of each is a header, because somebody has looked.
    public let showsNames: Bool
    /// The file; `nil` for one that is only handed back.
    public let file: String?

    /// A request.
    public init(exports: [String], showsNames: Bool, file: String?) {
        self.exports = exports
        self.showsNames = showsNames
        self.file = file
    }
}

/// A draft as `agreement new` wrote it.
public struct DraftWritten: Sendable {
    /// The file's text.
    public let text: String
    /// What is still to be filled in.
    public let gaps: [AgreementGap]
    /// The exports whose columns go by number, because their first row may be a record.
    public let numbered: [String]
}

/// `agreement new`: the draft of an agreement.
extension DataLease {
    /// An outline of an agreement, with what the home knows: the next number, and the companies where all registered
    /// agreements name the same. Without a home, of nothing but its number.
    public func agreementOutline(id: String?, type: Agreement.Relation) throws -> AgreementOutline {
        let today = surroundings.now().londonDate
        guard home.exists else {
            return try AgreementOutline(
                id: id ?? AgreementOutline.nextID(after: [], in: today.year), type: type, today: today)
        }
        let registry = try openRegistry()
        let references = try registry.agreements()
        var outline = try AgreementOutline(
            id: id ?? AgreementOutline.nextID(after: references.map(\.id), in: today.year), type: type, today: today)
        guard !references.contains(where: { $0.id == outline.id }) else {
            throw KitError(
                .usage, "\(outline.id) is registered already", hint: "leave --id out, or name another number")
        }
        outline.guessCompanies(from: try newestAgreements(in: registry))
        return outline
    }

    /// Writes the draft of an agreement. People and their keys are the trust list's, where there is a home.
    ///
    /// Refuses a file that is there already, exports that cannot be read, and what would make a draft that its own reader
    /// refuses. Nothing of an export's values is in it.
    public func draftAgreement(_ outline: AgreementOutline, _ request: DraftRequest) async throws -> DraftWritten {
        if let file = request.file { try Self.refuseExisting(file) }
        var outline = outline
        if home.exists {
            let registry = try openRegistry()
            outline.guessPeople(
                from: try newestAgreements(in: registry), trust: try await trustList(in: registry))
        }
        let exports = try request.exports.flatMap { try Self.inspected($0, showsNames: request.showsNames) }
        for (_, export) in exports {
            guard let stop = export.stop else { continue }
            throw KitError(
                .export, "\(export.name): \(stop)", hint: "have the export written anew: prepare would refuse it too")
        }
        if !exports.isEmpty {
            try Self.refuseRepeated(exports.compactMap(\.name))
            outline.datasets = DatasetDraft(exports, isMarked: true).text
        }
        let text = outline.text
        let draft: AgreementDraft
        do {
            draft = try AgreementDraft.read(Array(text.utf8), name: "the draft", on: outline.today)
        } catch {
            throw KitError(
                .failed, "no agreement can say this: \(error.what)",
                hint: request.exports.isEmpty ? error.hint : "look at the export: datalease inspect --draft EXPORT")
        }
        if let file = request.file {
            try Self.refuseExisting(file)
            try Folder.write(Array(text.utf8), to: file, mode: 0o644)
        }
        return DraftWritten(
            text: text, gaps: draft.gaps, numbered: exports.filter { $0.export.isNumbered }.map(\.export.name))
    }

    /// Refuses to write over a file.
    public static func refuseExisting(_ file: String) throws {
        guard !Folder.exists(file) else {
            throw KitError(
                .failed, "\(file) exists already", hint: "a draft is never written over anything: name another file")
        }
    }

    /// The newest version of each registered agreement, in the order of their numbers.
    private func newestAgreements(in registry: Registry) throws -> [Agreement] {
        // By id and version, so that the last of an id is the newest.
        var newest: [AgreementReference] = []
        for reference in try registry.agreements() {
            if newest.last?.id == reference.id { newest.removeLast() }
            newest.append(reference)
        }
        return try newest.compactMap { reference in
            guard let bytes = try registry.agreementBytes(reference.digest) else { return nil }
            return try AgreementDocument.read(bytes, name: reference.id, profiles: .unresolved).agreement
        }
    }

    private static func inspected(
        _ word: String, showsNames: Bool
    ) throws -> [(name: String?, export: InspectedExport)] {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let isNamed = parts.count == 2 && !Folder.isRegularFile(ExportInput(word).path)
        if isNamed, !Dataset.isName(parts[0]) {
            throw KitError(
                .usage, "\(word): not a name for a dataset",
                hint: "use lower-case letters, digits and hyphens, such as contacts=FILE")
        }
        let path = isNamed ? parts[1] : word
        let exports = try inspect([path], showsNames: showsNames)
        for export in exports where export.isEmpty {
            throw KitError(.export, "\(export.name) is empty", hint: "give an export with a header at least")
        }
        guard !isNamed || exports.count == 1 else {
            throw KitError(
                .usage, "\(word): the archive holds \(exports.count) exports",
                hint: "name one of them: \(parts[0])=\(path):ENTRY")
        }
        return exports.map { (name: isNamed ? parts[0] : nil, export: $0) }
    }

    private static func refuseRepeated(_ names: [String]) throws {
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            throw KitError(.usage, "dataset \(name) is given twice", hint: "give each dataset its own name")
        }
    }
}
