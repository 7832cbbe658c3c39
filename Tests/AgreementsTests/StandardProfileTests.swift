import Foundation
import Primitives
import TestSupport
import Testing

@testable import Agreements

@Suite("The profiles of this release")
struct StandardProfileTests {
    private static let folder = Checkout.root.appendingPathComponent("agreements/profiles")

    @Test("the program holds the files of agreements/profiles, byte for byte")
    func sameBytes() throws {
        var files: [String: Data] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) ?? []
        where name.hasSuffix(".yaml") {
            files[String(name.dropLast(5))] = try Data(contentsOf: Self.folder.appendingPathComponent(name))
        }
        #expect(StandardProfiles.all.map(\.name) == files.keys.sorted(), "run scripts/profiles.py")
        for file in StandardProfiles.all {
            #expect(files[file.name] == Data(file.text.utf8), "\(file.name): run scripts/profiles.py")
        }
    }

    @Test("each can be read, and is called like its file", arguments: StandardProfiles.all.map(\.name))
    func readable(name: String) throws {
        let file = try #require(StandardProfiles.all.first { $0.name == name })
        do throws(AgreementError) {
            #expect(try Profile.read(Array(file.text.utf8), name: "\(name).yaml").name == name)
        } catch {
            Issue.record("\(name).yaml: \(error.findings.map { "\($0) (\($0.fix ?? ""))" }.joined(separator: "\n"))")
        }
    }

    @Test("what the README shows of formats and profiles can be read")
    func examples() throws {
        let readme = try String(
            contentsOf: Checkout.root.appendingPathComponent("agreements/README.md"), encoding: .utf8)
        var read = 0
        for block in readme.components(separatedBy: "```yaml\n").dropFirst() {
            let text = block.components(separatedBy: "```")[0]
            if text.hasPrefix("apiVersion") {
                _ = try Profile.read(Array(text.utf8), name: "README.md")
            } else if text.hasPrefix("csv:") {
                _ = try dataset("format: csv\n\(text)fields: {A: {do: keep}}")
            } else if text.hasPrefix("format: fixed-width") {
                let other = "  line.sort-code: {do: account, part: sort-code, with: line.account}"
                _ = try dataset(text + other)
            } else {
                continue
            }
            read += 1
        }
        #expect(read == 3)
    }
}
