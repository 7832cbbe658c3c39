public import Primitives
internal import Records

/// What a search of folders found.
public struct ScanReport: Sendable {
    /// What a found file means.
    public enum Meaning: Hashable, Sendable {
        /// It speaks against evidence that says that the bundle's copies are gone. `isNew`: a dispute was opened now;
        /// else one was opened for this digest before.
        case residue(isNew: Bool)
        /// Nothing says yet that the bundle is gone.
        case listed
        /// It stays for a signed reason.
        case kept
        /// It stood beside a bundle and holds no data of people: a statement, its signature, the page.
        case trace
    }

    /// A file that the registry knows.
    public struct Finding: Hashable, Sendable {
        /// Where it is.
        public let path: String
        /// What it is called within that file, where it is packed in it.
        public let inside: String?
        /// Its digest.
        public let digest: Digest
        /// What it is: `bundle`, `entry`, `input` or `sibling`.
        public let what: String
        /// The name of the bundle.
        public let bundle: String
        /// What it means.
        public let meaning: Meaning

        /// Where it is, for people: without what could steer a terminal.
        public var place: String { ScanReport.shown(path, inside) }
    }

    /// Something that was not searched.
    public struct Unread: Hashable, Sendable {
        /// Where it is.
        public let path: String
        /// What it is called within that file, where it is packed in it.
        public let inside: String?
        /// Why not.
        public let why: String

        /// Where it is, for people: without what could steer a terminal.
        public var place: String { ScanReport.shown(path, inside) }
    }

    /// How many findings, and how many other lines of a kind, are kept; the rest is counted.
    public static let longestList = 10_000

    /// The folders, as they were given.
    public let folders: [String]
    /// The number of files that were looked at.
    public internal(set) var files = 0
    /// What was read of them, in bytes.
    public internal(set) var bytes = 0
    /// What was found, in the order of the search.
    public private(set) var findings: [Finding] = []
    /// What could not be read.
    public private(set) var unread: [Unread] = []
    /// Folders that belong to another file system, and were not entered.
    public private(set) var otherFileSystems: [String] = []
    /// The number of links that were not followed.
    public private(set) var links = 0
    /// The number of pipes, sockets and devices.
    public private(set) var special = 0
    /// How much more there was than the lists hold.
    public private(set) var moreFindings = 0, moreUnread = 0, moreFileSystems = 0
    private var hasResidue = false

    init(folders: [String]) {
        self.folders = folders
    }

    /// Whether somebody must do something now: there is residue.
    public var needsAction: Bool { hasResidue }

    /// Whether everything below the folders was read.
    public var isComplete: Bool { unread.isEmpty && otherFileSystems.isEmpty }

    mutating func add(_ finding: Finding) {
        var room = Self.longestList
        // What somebody must act on is not crowded out by what was found before it.
        if case .residue = finding.meaning {
            hasResidue = true
            room *= 2
        }
        if findings.count < room { findings.append(finding) } else { moreFindings += 1 }
    }

    mutating func add(unread path: String, _ inside: String?, _ why: String) {
        if unread.count < Self.longestList {
            unread.append(Unread(path: path, inside: inside, why: why))
        } else {
            moreUnread += 1
        }
    }

    mutating func add(_ passed: FolderWalk.Passed, _ path: String) {
        switch passed {
        case .unreadable(let why): add(unread: path, nil, why)
        case .otherFileSystem where otherFileSystems.count < Self.longestList: otherFileSystems.append(path)
        case .otherFileSystem: moreFileSystems += 1
        case .link: links += 1
        case .special: special += 1
        }
    }
}

extension ScanReport {
    /// What is to be said besides the findings, a line each: traces, what stays for a signed reason, what was not
    /// searched, and the counts. Names of files are shown without what could steer a terminal.
    public var notices: [String] {
        var lines = findings.compactMap { finding -> String? in
            switch finding.meaning {
            case .trace: "\(finding.place) stood beside \(finding.bundle): it holds no data, but the bundle was here"
            case .kept: "\(finding.place) is \(finding.kindOfFile) of \(finding.bundle), and stays for a signed reason"
            case .residue, .listed: nil
            }
        }
        if moreFindings > 0 { lines.append("\(moreFindings) more files were found than can be listed") }
        lines += unread.map { "not read: \($0.place): \($0.why)" }
        if moreUnread > 0 { lines.append("\(moreUnread) more could not be read") }
        lines += otherFileSystems.map {
            "not searched: \(Self.shown($0, nil)): another file system; name it with --scan to search it"
        }
        if moreFileSystems > 0 { lines.append("\(moreFileSystems) more are other file systems") }
        return lines + [summary]
    }

    /// The counts in a sentence.
    public var summary: String {
        let residue = findings.count { if case .residue = $0.meaning { true } else { false } }
        var counts = ["\(files) files, \(bytes) bytes", "\(residue) residue"]
        if findings.count + moreFindings > residue {
            counts.append("\(findings.count + moreFindings - residue) other known files")
        }
        if !unread.isEmpty { counts.append("\(unread.count + moreUnread) not read") }
        if links > 0 { counts.append("\(links) links not followed") }
        if special > 0 { counts.append("\(special) pipes, sockets or devices passed by") }
        return "searched \(folders.joined(separator: ", ")): \(counts.joined(separator: ", "))"
    }

    fileprivate static func shown(_ path: String, _ inside: String?) -> String {
        let path = path.split(separator: "/", omittingEmptySubsequences: false).map {
            ExportError.printable(String($0))
        }.joined(separator: "/")
        return inside.map { "\(path) (in it: \($0))" } ?? path
    }
}

extension ScanReport.Finding {
    /// What it is, for people.
    var kindOfFile: String {
        switch what {
        case "bundle": "the encrypted file"
        case "entry": "a file with data"
        case "input": "a raw export"
        default: "a file that stood beside it"
        }
    }
}
