internal import Agreements
internal import Glibc
internal import Primitives

/// The folder in which a clerk works: files are dropped into `in/`, bundles come out in `out/`, what was sent lies in
/// `sent/`, and what was not in `failed/`, each with the reason beside it.
///
/// A file is moved from `in/` to `sent/` before anything is done with it, and stays there if it is sent: the registry
/// remembers where the export of a bundle lies, so that its disposal finds it. See `TakenFile`.
struct ExchangeFolder {
    /// The folder's parts.
    enum Part: String, CaseIterable {
        case input = "in"
        case output = "out"
        case sent
        case failed
    }

    /// What lies in `in/`.
    struct Input {
        /// The files, in the order of their names.
        var files: [Dropped] = []
        /// How many things are there that cannot be sent: links, folders, pipes, and names that are no plain text.
        var passedOver = 0
    }

    /// A file that waits in `in/`.
    struct Dropped: Equatable {
        /// Its name.
        let name: String
        /// The name of the file with the totals that are expected of it; `nil` where there is none.
        let expectation: String?
        /// The dataset that its name says: what stands before the first full stop or underscore.
        var dataset: String { String(name.prefix { $0 != "." && $0 != "_" }) }
    }

    /// The ending of a file with totals: `collections.csv.expect` says what is expected of `collections.csv`.
    static let expectationEnding = ".expect"
    /// The most files of one run; the rest wait for the next.
    static let mostFiles = 1_000
    /// The most bytes of a file with totals.
    static let largestExpectation = 4_096

    let path: String
    let terms: ExchangeFolderTerms

    /// The folder at `path`; refuses one without its file or parts that cannot be made.
    init(_ path: String) throws {
        guard Folder.isFolder(path) else {
            throw KitError(.usage, "\(path) is no folder", hint: "name the folder that holds exchange.yaml")
        }
        self.path = Folder.absolute(path)
        let file = "\(self.path)/\(ExchangeFolderTerms.fileName)"
        guard let bytes = try Folder.readIfPresent(file, limit: 1 << 16) else {
            throw KitError(
                .failed, "\(file) is not there",
                hint: "it says agreement, sequence and key; docs/exchange.md has an example")
        }
        terms = try ExchangeFolderTerms.read(bytes, name: file)
        for part in Part.allCases { try Folder.make("\(self.path)/\(part.rawValue)", mode: 0o750) }
    }

    /// The path of a part, or of a file in it.
    func path(_ part: Part, _ name: String? = nil) -> String {
        name.map { "\(path)/\(part.rawValue)/\($0)" } ?? "\(path)/\(part.rawValue)"
    }

    /// A path of `exchange.yaml` as seen from anywhere.
    func resolved(_ written: String) -> String { written.hasPrefix("/") ? written : "\(path)/\(written)" }

    var agreement: String { resolved(terms.agreement) }
    var key: String { resolved(terms.key) }
    var lock: String { "\(path)/.lock" }

    /// What lies in `in/`: regular files whose names begin with no full stop and end in no `.part`, `.tmp` or `.filepart`, as
    /// programs call what they are still writing.
    func dropped() throws -> Input {
        let (names, others) = try entries(of: path(.input))
        let expectations = Set(names.filter { $0.hasSuffix(Self.expectationEnding) })
        var input = Input(passedOver: others)
        for name in names.sorted() where !name.hasPrefix(".") {
            guard ![Self.expectationEnding, ".part", ".tmp", ".filepart"].contains(where: { name.hasSuffix($0) }) else {
                continue
            }
            guard Self.isPlain(name) else {
                input.passedOver += 1
                continue
            }
            guard input.files.count < Self.mostFiles else { break }
            let expectation = name + Self.expectationEnding
            input.files.append(
                Dropped(name: name, expectation: expectations.contains(expectation) ? expectation : nil))
        }
        return input
    }

    /// Whether a name can be written down, and have something put before and behind it: it has no control character, and
    /// leaves room for `NNNNNNNN-` and `.reason.txt` in the 255 bytes of a file's name.
    private static func isPlain(_ name: String) -> Bool {
        name.utf8.count <= 200 && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    /// The names of the regular files of a folder, and how many other things there are, hidden ones not counted.
    private func entries(of folder: String) throws -> (names: [String], others: Int) {
        guard let stream = opendir(folder) else { throw KitError.files("cannot open the folder \(folder)", errno) }
        defer { closedir(stream) }
        var names: [String] = []
        var others = 0
        while let entry = readdir(stream) {
            // d_name is a C string within the entry, valid until the next call of readdir; it is copied at once.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            guard let name else {
                others += 1
                continue
            }
            var status = stat()
            if lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG {
                names.append(name)
            } else if !name.hasPrefix(".") {
                others += 1
            }
        }
        return (names, others)
    }

    /// What the file `name` says is expected of a dropped one.
    func expectation(_ name: String, of file: Dropped) throws -> ExchangeExpectation {
        func refusal(_ hint: String) -> KitError {
            KitError(.export, "\(name) does not say what is expected of \(file.name)", hint: "write one line: \(hint)")
        }
        let usual = "rows=412,pence=1834250"
        let bytes: [UInt8]
        do {
            bytes = try Folder.read(path(.input, name), limit: Self.largestExpectation)
        } catch {
            throw refusal(usual)
        }
        // A byte order mark and the end of the line come from editors; the rest is read as strictly as the option.
        var line = bytes[...]
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        while let last = line.last, last == 0x0A || last == 0x0D { line = line.dropLast() }
        guard !line.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { throw refusal(usual) }
        do {
            return try ExchangeExpectation(parsing: String(decoding: line, as: UTF8.self))
        } catch {
            throw refusal(error.hint ?? usual)
        }
    }
}
