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
        if case .residue = finding.meaning { hasResidue = true }
        if findings.count < Self.longestList { findings.append(finding) } else { moreFindings += 1 }
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
    /// The report for people: a line a finding, what was not searched, and the counts. Names of files are shown without
    /// what could steer a terminal.
    public var lines: [String] {
        var lines = findings.map { finding in
            "\(finding.meaning.word): \(finding.place): \(finding.kindOfFile) of"
                + " \(finding.bundle); \(finding.meaning.sentence)"
        }
        if moreFindings > 0 { lines.append("and \(moreFindings) findings more") }
        lines += unread.map { "not read: \($0.place): \($0.why)" }
        if moreUnread > 0 { lines.append("and \(moreUnread) more that could not be read") }
        lines += otherFileSystems.map {
            "not searched: \(Self.shown($0, nil)): another file system; name it with --scan to search it"
        }
        if moreFileSystems > 0 { lines.append("and \(moreFileSystems) other file systems more") }
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

    /// The report for programs: an object a finding and a place that was not searched.
    public var json: [JSON] {
        findings.map { finding in
            var members: [JSON.Member] = [
                JSON.Member("scan", .string(finding.meaning.word)), JSON.Member("path", .string(finding.path)),
            ]
            if let inside = finding.inside { members.append(JSON.Member("inside", .string(inside))) }
            return .object(
                members + [
                    JSON.Member("sha256", .string(finding.digest.hex)), JSON.Member("what", .string(finding.what)),
                    JSON.Member("name", .string(finding.bundle)),
                ])
        }
            + unread.map { unread in
                var members: [JSON.Member] = [
                    JSON.Member("scan", .string("unread")), JSON.Member("path", .string(unread.path)),
                ]
                if let inside = unread.inside { members.append(JSON.Member("inside", .string(inside))) }
                return .object(members + [JSON.Member("why", .string(unread.why))])
            }
            + otherFileSystems.map {
                .object([
                    JSON.Member("scan", .string("other-file-system")), JSON.Member("path", .string($0)),
                ])
            }
    }

    fileprivate static func shown(_ path: String, _ inside: String?) -> String {
        let path = path.split(separator: "/", omittingEmptySubsequences: false).map {
            ExportError.printable(String($0))
        }.joined(separator: "/")
        return inside.map { "\(path) (in it: \($0))" } ?? path
    }
}

extension ScanReport.Meaning {
    /// The meaning in a word.
    public var word: String {
        switch self {
        case .residue: "residue"
        case .listed: "known"
        case .kept: "kept"
        case .trace: "trace"
        }
    }

    var sentence: String {
        switch self {
        case .residue(isNew: true): "evidence says that its copies are gone: a dispute is open about it"
        case .residue(isNew: false): "evidence says that its copies are gone, and a dispute was opened for it before"
        case .listed: "nothing says yet that the bundle is gone"
        case .kept: "an approver signed that it stays"
        case .trace: "it holds no data, but the bundle was here"
        }
    }
}

extension ScanReport.Finding {
    var kindOfFile: String {
        switch what {
        case "bundle": "the encrypted file"
        case "entry": "a file with data"
        case "input": "a raw export"
        default: "a file that stood beside the bundle"
        }
    }
}
