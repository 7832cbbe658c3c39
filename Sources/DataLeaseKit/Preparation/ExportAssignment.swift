internal import Agreements
internal import Primitives
internal import Records

/// Which input is which dataset's export.
struct ExportAssignment: Equatable {
    let dataset: String
    let input: ExportInput

    /// The path of the file, which for an entry is its archive; `-` for standard input.
    var path: String { input.path }

    /// Finds out which dataset each of `exports` is for: see `assignments(_:datasets:files:)`.
    static func assignments(_ exports: [String], of agreement: Agreement) throws -> [ExportAssignment] {
        let all = agreement.datasets.map(\.name)
        let isNamed = exports.contains { export in all.contains { export.hasPrefix("\($0)=") } }
        // What comes back is not sent: a file without a name is none of it.
        let sent = agreement.datasets.filter { $0.exchange?.direction != .inbound }.map(\.name)
        return try assignments(exports, datasets: isNamed || sent.isEmpty ? all : sent) { name in
            let dataset = agreement.datasets.first { $0.name == name }
            return dataset?.profile?.resolved?.recognition.files ?? []
        }
    }

    /// Finds out which dataset each of `exports` is for, and which entry of an archive it is.
    ///
    /// An export is `DATASET=INPUT`, or `INPUT` alone where there is one dataset. An input is `FILE`, `FILE.zip:ENTRY`,
    /// `FILE.zip` where it has one entry or one that is called as the dataset, or `-` for standard input. With several
    /// datasets, `FILE.zip` alone is searched for all that are not named otherwise.
    ///
    /// - Parameters:
    ///   - datasets: The names of the agreement's datasets.
    ///   - files: What else an entry of a dataset may be called, as `Contact.csv`.
    /// - Throws: `.usage` for an unknown dataset, one that is given twice, and an archive whose entries do not tell; and
    ///   what reading an archive throws.
    static func assignments(
        _ exports: [String], datasets: [String], files: (_ dataset: String) -> [String]
    ) throws -> [ExportAssignment] {
        let words = try exports.map { try Word($0, datasets: datasets) }
        let named = words.compactMap(\.dataset)
        var assignments: [ExportAssignment] = []
        for word in words {
            if let dataset = word.dataset {
                let input = try resolved(ExportInput(word.input), for: dataset, called: files(dataset))
                assignments.append(ExportAssignment(dataset: dataset, input: input))
            } else {
                let open = datasets.filter { !named.contains($0) }
                assignments += try entries(of: word.input, for: open, files: files)
            }
        }
        guard !assignments.isEmpty else {
            throw KitError(.usage, "no export was given", hint: "name them as DATASET=FILE")
        }
        for (index, assignment) in assignments.enumerated() {
            let earlier = assignments[..<index]
            guard !earlier.contains(where: { $0.dataset == assignment.dataset }) else {
                throw KitError(.usage, "dataset \(assignment.dataset) is given twice", hint: "one export a dataset")
            }
            guard assignment.input != .standardInput || !earlier.contains(where: { $0.input == .standardInput }) else {
                throw KitError(
                    .usage, "two datasets cannot both come from standard input", hint: "save one of them to a file")
            }
        }
        return assignments
    }

    /// The entries of archives that were given whole, none of which is a dataset's: a line for people for each archive.
    ///
    /// Who names an entry wants no other.
    static func unread(_ exports: [String], _ assignments: [ExportAssignment]) throws -> [String] {
        var archives: [String] = []
        for assignment in assignments {
            guard case .entry(_, let archive) = assignment.input, !archives.contains(archive),
                exports.contains(where: { $0 == archive || $0 == "\(assignment.dataset)=\(archive)" })
            else { continue }
            archives.append(archive)
        }
        return try archives.compactMap { archive in
            let rest = try ExportArchive(archive).exports.filter { entry in
                !assignments.contains { $0.input == .entry(entry.name, archive: archive) }
            }
            guard !rest.isEmpty else { return nil }
            return "\(archive): not read: \(ExportArchive.list(rest)); DATASET=\(archive):ENTRY reads one"
        }
    }

    /// One export as it was written.
    private struct Word {
        /// The dataset; `nil` for an archive that may hold several.
        let dataset: String?
        let input: String

        init(_ export: String, datasets: [String]) throws(KitError) {
            let parts = export.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2, datasets.contains(parts[0]) {
                (dataset, input) = (parts[0], parts[1])
            } else if let only = datasets.first, datasets.count == 1,
                parts.count == 1 || Folder.isRegularFile(ExportInput(export).path)
            {
                (dataset, input) = (only, export)
            } else if ExportArchive.isArchive(export) {
                (dataset, input) = (nil, export)
            } else {
                throw KitError(
                    .usage, "\(export): not DATASET=FILE with a dataset of the agreement",
                    hint: "its datasets are: \(datasets.joined(separator: ", "))")
            }
        }
    }

    /// The input with its entry chosen, where it is an archive.
    private static func resolved(
        _ input: ExportInput, for dataset: String, called files: [String]
    ) throws -> ExportInput {
        switch input {
        case .standardInput: return input
        case .entry(let name, let path):
            guard ExportArchive.isArchive(path) else {
                throw KitError(
                    .usage, "\(path) is no zip archive, so it has no entries",
                    hint: "name the file alone, or write ./ in front of a name that holds a colon")
            }
            return .entry(try ExportArchive(path).entry(name).name, archive: path)
        case .file(let path):
            guard ExportArchive.isArchive(path) else { return input }
            let exports = try ExportArchive(path).exports
            let fitting = exports.count == 1 ? exports : exports.filter { fits($0, dataset, files) }
            guard let entry = fitting.first, fitting.count == 1 else {
                throw ambiguous(path, fitting, of: exports, for: dataset)
            }
            return .entry(entry.name, archive: path)
        }
    }

    /// The entries of an archive that are called as one of `datasets`.
    private static func entries(
        of path: String, for datasets: [String], files: (_ dataset: String) -> [String]
    ) throws -> [ExportAssignment] {
        let exports = try ExportArchive(path).exports
        var taken: [String: String] = [:]
        var assignments: [ExportAssignment] = []
        for dataset in datasets {
            let names = files(dataset)
            let fitting = exports.filter { fits($0, dataset, names) }
            guard let entry = fitting.first else { continue }
            guard fitting.count == 1 else { throw ambiguous(path, fitting, of: exports, for: dataset) }
            if let other = taken.updateValue(dataset, forKey: entry.name) {
                throw KitError(
                    .usage, "\(path): entry \(ExportArchive.list([entry])) fits the datasets \(other) and \(dataset)",
                    hint: "say which it is: \(dataset)=\(path):ENTRY")
            }
            assignments.append(ExportAssignment(dataset: dataset, input: .entry(entry.name, archive: path)))
        }
        guard !assignments.isEmpty else {
            throw KitError(
                .usage, "\(path): no entry is called as a dataset (\(datasets.joined(separator: ", ")))",
                hint: "write DATASET=\(path):ENTRY; its entries are: \(ExportArchive.list(exports))")
        }
        return assignments
    }

    /// Whether an entry is called as a dataset, extension aside, or as one of `files`; case and folders do not count.
    private static func fits(_ entry: ZipArchiveEntry, _ dataset: String, _ files: [String]) -> Bool {
        let name = entry.baseName.lowercased()
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return stem == dataset.lowercased() || files.contains { $0.lowercased() == name }
    }

    private static func ambiguous(
        _ path: String, _ fitting: [ZipArchiveEntry], of exports: [ZipArchiveEntry], for dataset: String
    ) -> KitError {
        let problem =
            fitting.isEmpty ? "no entry is called as dataset \(dataset)" : "several entries fit dataset \(dataset)"
        let entries = fitting.isEmpty ? exports : fitting
        return KitError(
            .usage, "\(path): \(problem)",
            hint: entries.isEmpty
                ? "it holds no files; is it the archive you meant?"
                : "write \(dataset)=\(path):ENTRY; \(fitting.isEmpty ? "its entries" : "they") are: \(ExportArchive.list(entries))"
        )
    }
}
