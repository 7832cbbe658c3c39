import Primitives
import Testing

@testable import DataLeaseKit

/// Whether a deletion log lists a digest.
struct ListedDigestTests {
    private let digest = Digest.sha256("bundle")

    @Test("a digest is listed where it stands by itself, in either case, in UTF-8 or UTF-16")
    func listed() {
        let hex = digest.hex
        for text in [hex, "\(hex)\n", "x \(hex.uppercased()),y", "sha256:\(hex)", "\"\(hex)\"", "a\(hex)0 \(hex)"] {
            #expect(digest.isListed(in: Array(text.utf8)), "\(text)")
            #expect(digest.isListed(in: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }), "\(text)")
        }
    }

    @Test("among other hexadecimal digits it is a part of something else")
    func within() {
        let hex = digest.hex
        for text in ["0\(hex)", "\(hex)f", "AB\(hex)", "\(hex)\(hex)", "", "\(hex.dropLast())", "\(hex.dropFirst()) 0"]
        {
            #expect(!digest.isListed(in: Array(text.utf8)), "\(text)")
        }
    }
}
