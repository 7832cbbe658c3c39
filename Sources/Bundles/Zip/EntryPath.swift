/// The paths that entries of a bundle may have: those that every system unpacks to the same file below the folder that
/// it unpacks in.
public enum EntryPath {
    /// The most bytes of a path, in UTF-8.
    public static let largestSize = 1024

    private static let devices: Set<String> = {
        let numbered = ["com", "lpt"].flatMap { name in (0...9).map { "\(name)\($0)" } }
        return Set(["con", "prn", "aux", "nul"] + numbered)
    }()

    /// Throws an `.entry` error where `path` is empty, absolute, leads upwards, or holds what Windows, macOS or Linux
    /// does not keep in a name: a backslash, a colon, a control character, a device's name, a final dot or space.
    public static func check(_ path: String) throws(BundleError) {
        guard path.utf8.count <= largestSize else { throw refusal("longer than \(largestSize) bytes") }
        for name in path.split(separator: "/", omittingEmptySubsequences: false) {
            if name.isEmpty { throw refusal("empty, absolute, or with an empty folder name") }
            if name == "." || name == ".." { throw refusal("with . or .. in it") }
            if name.utf8.count > 255 { throw refusal("with a name longer than 255 bytes") }
            if name.hasSuffix(".") || name.hasSuffix(" ") || name.hasPrefix(" ") {
                throw refusal("with a name that starts with a space or ends with a dot or a space")
            }
            guard name.unicodeScalars.allSatisfy(isAllowed) else {
                throw refusal("with a control character or one of \\ : < > \" | ? *")
            }
            if let stem = name.split(separator: ".", omittingEmptySubsequences: false).first,
                devices.contains(stem.lowercased())
            {
                throw refusal("with a name that is a device on Windows")
            }
        }
    }

    /// What two paths have in common that some system takes for one file: case does not count, nor how an accent is
    /// composed, because strings are equal by canonical equivalence.
    static func key(_ path: String) -> String {
        path.lowercased()
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", ":", "<", ">", "\"", "|", "?", "*": false
        // Marks that turn the direction of text make a name look like another.
        case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{200E}"..."\u{200F}", "\u{2028}"..."\u{202E}",
            "\u{2066}"..."\u{2069}", "\u{FEFF}":
            false
        default: true
        }
    }

    private static func refusal(_ problem: String) -> BundleError {
        BundleError(.entry, "an entry's path is \(problem)", hint: "rename the export, or its dataset in the agreement")
    }
}

/// The paths that a zip file has so far, to refuse a second file of the same name and a file where a folder is.
struct EntryPathSet {
    private var files: Set<String> = []
    private var folders: Set<String> = []

    /// Takes `path` in, checked; throws an `.entry` error where it is not allowed beside those before it.
    mutating func insert(_ path: String) throws(BundleError) {
        try EntryPath.check(path)
        let key = EntryPath.key(path)
        var parents: [String] = []
        var names = key.split(separator: "/")
        while names.popLast() != nil, !names.isEmpty { parents.append(names.joined(separator: "/")) }
        guard !folders.contains(key), files.isDisjoint(with: parents), files.insert(key).inserted else {
            throw BundleError(
                .entry, "two entries have the same path on some system, or one is the other's folder",
                hint: "rename one of the exports")
        }
        folders.formUnion(parents)
    }
}
