// swift-format-ignore-file
// Written by scripts/profiles.py from agreements/profiles; a test holds the two together.

/// The profiles of this release: the files of agreements/profiles, byte for byte.
enum StandardProfiles {
    /// A profile's name and the text of its file.
    struct File {
        let name: String
        let text: String
    }

    /// All of them, by name.
    static let all: [File] = [
    ]
}
