import Foundation
import TestSupport
import Testing

/// Help, manual, reference and completions: what is in docs/ is what the program says of itself.
struct ReferenceTests {
    static let files = [
        "reference.md", "datalease.1", "completions/datalease.bash", "completions/_datalease",
        "completions/datalease.fish",
    ]

    @Test("the manual, the reference and the completions are those of the program as it is; make reference renews them")
    func generatedFiles() throws {
        try withTemporaryFolder { folder in
            try Program.succeed(
                "python3",
                [Checkout.root.appendingPathComponent("scripts/reference.py").path, Program.path, folder.path])
            for file in Self.files {
                let made = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
                let kept = try String(
                    contentsOf: Checkout.root.appendingPathComponent("docs/\(file)"), encoding: .utf8)
                #expect(made == kept, "docs/\(file)")
            }
        }
    }

    @Test("the help of every command fits a screen of 80 columns and 40 lines")
    func helpFits() throws {
        let reference = try String(
            contentsOf: Checkout.root.appendingPathComponent("docs/reference.md"), encoding: .utf8)
        let sections = reference.components(separatedBy: "\n## ").dropFirst()
        #expect(sections.count > 20)
        for section in sections {
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 45, "\(lines[0])")
            for line in lines.dropFirst() { #expect(line.count <= 80, "\(lines[0]): \(line)") }
        }
    }

    @Test("man reads the manual without a complaint")
    func manual() throws {
        let run = try Program.run(
            "man", ["--warnings", "-l", Checkout.root.appendingPathComponent("docs/datalease.1").path],
            environment: ["MANPAGER": "cat", "COLUMNS": "80"])
        guard run.status != 127 else {
            print("skipped: man is not installed")
            return
        }
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.output.contains("EXIT STATUS"))
    }

    @Test("bash takes the completions", arguments: ["datalease.bash"])
    func completions(file: String) throws {
        let path = Checkout.root.appendingPathComponent("docs/completions/\(file)").path
        #expect(try Program.run("bash", ["-n", path]).status == 0)
    }

    @Test("wrong usage exits with 64, and help and version with 0")
    func usage() throws {
        #expect(try Program.run(Program.path, ["no-such-command"]).status == 64)
        #expect(try Program.run(Program.path, ["prepare"]).status == 64)
        #expect(try Program.run(Program.path, ["--help"]).status == 0)
        #expect(try Program.run(Program.path, ["--version"]).output == "0.1.0\n")
    }
}
