internal import Primitives

/// Where profiles are looked up: those of this release, and whatever files the caller adds.
public struct ProfileLibrary: Sendable {
    /// The profiles of this release.
    public static let standard = ProfileLibrary(
        files: StandardProfiles.all.map { file in
            File(profile: file.name, document: "\(file.name).yaml", bytes: Array(file.text.utf8))
        })

    /// Looks nothing up: datasets have the rules only that their agreement writes itself. For agreements of old, of
    /// which parties, people and terms are asked and not the rules; nothing can be prepared under them.
    public static let unresolved = ProfileLibrary(files: [], isResolving: false)

    /// A file that holds a profile. It is parsed when somebody asks for it.
    private struct File: Sendable {
        let profile: String
        let document: String
        let bytes: [UInt8]
        let digest: Digest

        init(profile: String, document: String, bytes: [UInt8]) {
            self.profile = profile
            self.document = document
            self.bytes = bytes
            digest = .sha256(bytes)
        }
    }

    /// In the order in which they are asked: those that were added last come first.
    private let files: [File]
    /// Whether profiles are looked up at all.
    let isResolving: Bool

    private init(files: [File], isResolving: Bool = true) {
        self.files = files
        self.isResolving = isResolving
    }

    /// The library with files before what it holds: of two profiles of one name, that of a file counts where an
    /// agreement pins neither.
    ///
    /// - Parameter added: Names as messages show them, ending in `NAME.yaml`, and bytes.
    /// - Throws: the findings of the first file that is no profile, or whose name is not its profile's.
    public func adding(_ added: [(name: String, bytes: [UInt8])]) throws(AgreementError) -> ProfileLibrary {
        var files: [File] = []
        for (name, bytes) in added {
            let profile = try Profile.read(bytes, name: name)
            let last = name.split(separator: "/").last.map(String.init) ?? name
            guard last == "\(profile.name).yaml" else {
                throw AgreementError(
                    document: name,
                    AgreementFinding(
                        path: "name", what: "the profile is called \(quoted(profile.name)), and its file is not",
                        fix: "rename the file to \(profile.name).yaml"))
            }
            files.append(File(profile: profile.name, document: name, bytes: bytes))
        }
        return ProfileLibrary(files: files + self.files, isResolving: isResolving)
    }

    /// The names of all profiles, sorted.
    public var names: [String] { Set(files.map(\.profile)).sorted() }

    /// Every profile, by name; of one name, that which counts where none is pinned.
    public func profiles() throws(AgreementError) -> [Profile] {
        var found: [Profile] = []
        for name in names {
            if let profile = try profile(named: name, pinned: nil) { found.append(profile) }
        }
        return found
    }

    /// The profile of a name, and with a pin only the one whose bytes have this digest.
    func profile(named name: String, pinned pin: Digest?) throws(AgreementError) -> Profile? {
        let file = files.first { $0.profile == name && (pin == nil || $0.digest == pin) }
        guard let file else { return nil }
        return try Profile.read(file.bytes, name: file.document)
    }

    /// The digests of the profiles of a name, in the order in which they are asked.
    func digests(of name: String) -> [Digest] { files.filter { $0.profile == name }.map(\.digest) }
}
