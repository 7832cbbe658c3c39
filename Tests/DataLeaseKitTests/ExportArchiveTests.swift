import Foundation
import Primitives
import Records
import TestSupport
import Testing

@testable import DataLeaseKit

/// A folder with an archive of exports in it, made by Python's zipfile.
private func withArchive(
    _ entries: [(name: String, content: String)], name: String = "weekly.zip", _ body: (URL) throws -> Void
) throws {
    try withTemporaryFolder { (folder: URL) throws in
        let script = """
            import json, sys, zipfile
            with zipfile.ZipFile("\(name)", "w", zipfile.ZIP_DEFLATED) as z:
                for name, content in json.load(sys.stdin): z.writestr(name, content)
            """
        let json = try JSONEncoder().encode(entries.map { [$0.name, $0.content] })
        _ = try Peer.succeed(["python3", "-W", "ignore", "-c", script], in: folder, input: [UInt8](json))
        try body(folder)
    }
}

private let contacts = (name: "Exports/Contact.csv", content: "Id,Name\n1,Example\n")
private let accounts = (name: "Exports/Account.csv", content: "Id,Company\n2,Example Ltd\n")

@Suite("exports in archives and pipes")
struct ExportArchiveTests {
    private func text(_ bytes: ExportBytes) throws -> String {
        var text: [UInt8] = []
        while let piece = try bytes.next() { text += piece }
        #expect(try bytes.next() == nil)
        return String(decoding: text, as: UTF8.self)
    }

    @Test("two entries of one archive are read, each with the digest and size of the whole archive")
    func entries() throws {
        try withArchive([contacts, accounts]) { (folder: URL) throws in
            let archive = try folder.read("weekly.zip")
            for (name, content) in [contacts, accounts] {
                for limits in [[], [3, 1 << 20], [0, 1]] {
                    let bytes = try ExportBytes("\(folder.path)/weekly.zip:\(name)")
                    for limit in limits { #expect(try bytes.head(limit).bytes == Array(content.utf8.prefix(limit))) }
                    #expect(try text(bytes) == content)
                    #expect(bytes.digest == .sha256(archive) && bytes.size == archive.count && bytes.isFile)
                }
            }
            // The name alone will do, in any case.
            #expect(try text(try ExportBytes("\(folder.path)/weekly.zip:account.CSV")) == accounts.content)
        }
    }

    @Test("an archive of one file needs no entry named, whatever it is called itself; what macOS adds is no file")
    func onlyEntry() throws {
        try withArchive([("__MACOSX/._Contact.csv", "x"), ("Exports/", ""), contacts], name: "weekly.bin") {
            (folder: URL) throws in
            #expect(try text(try ExportBytes("\(folder.path)/weekly.bin")) == contacts.content)
        }
        try withArchive([contacts, accounts]) { (folder: URL) throws in
            let error = try #require(throws: KitError.self) { _ = try ExportBytes("\(folder.path)/weekly.zip") }
            #expect(error.category == .usage)
            #expect(error.what.hasSuffix("weekly.zip: a zip archive with several files in it"))
            #expect(error.hint?.hasSuffix("its entries are: Exports/Contact.csv, Exports/Account.csv") == true)
        }
    }

    @Test("names of entries cannot steer a terminal or fill a screen, and two of one name are not told apart")
    func entryNames() throws {
        let many = (0..<30).map { (name: "\($0)\u{1B}[2J.csv", content: "") }
        try withArchive(many + [contacts, contacts]) { (folder: URL) throws in
            let error = try #require(throws: KitError.self) { _ = try ExportBytes("\(folder.path)/weekly.zip:none") }
            #expect(error.what.hasSuffix("it has no entry of that name"))
            let hint = try #require(error.hint)
            #expect(hint.hasPrefix("its entries are: 0\u{FFFD}[2J.csv, 1\u{FFFD}[2J.csv, "))
            #expect(hint.hasSuffix(" and 12 more"))
            let twice = try #require(throws: KitError.self) {
                _ = try ExportBytes("\(folder.path)/weekly.zip:Exports/Contact.csv")
            }
            #expect(twice.what.hasSuffix("several of its entries have that name"))
        }
    }

    @Test("an archive in an archive, one that is compressed again, and a spreadsheet are refused with what to do")
    func nested() throws {
        try withArchive([contacts]) { (folder: URL) throws in
            _ = try Peer.succeed(["zip", "-q", "outer.zip", "weekly.zip"], in: folder)
            _ = try Peer.succeed(["gzip", "-k", "weekly.zip"], in: folder)
            for name in ["outer.zip", "weekly.zip.gz"] {
                let error = try #require(throws: ExportError.self) { _ = try ExportBytes("\(folder.path)/\(name)") }
                #expect(error.what == "the input is compressed twice, or an archive in an archive")
            }
        }
        try withArchive([("[Content_Types].xml", "<x/>"), ("xl/sheet1.xml", "<x/>")], name: "c.xlsx") {
            (folder: URL) throws in
            let error = try #require(throws: KitError.self) { _ = try ExportBytes("\(folder.path)/c.xlsx") }
            #expect(error.category == .export && error.what.contains("a spreadsheet"))
        }
    }

    @Test("an archive that is written to while it is read is refused")
    func changed() throws {
        try withArchive([contacts]) { (folder: URL) throws in
            let bytes = try ExportBytes("\(folder.path)/weekly.zip")
            #expect(try bytes.head(100).bytes == Array(contacts.content.utf8))
            let file = try FileHandle(forWritingTo: folder.appendingPathComponent("weekly.zip"))
            try file.seekToEnd()
            try file.write(contentsOf: [0])
            try file.close()
            let error = try #require(throws: KitError.self) { _ = try text(bytes) }
            #expect(error.what.hasSuffix("weekly.zip changed while it was read"))
        }
    }

    @Test("an entry of many pieces comes whole, and a file that is none although named so is refused")
    func sizes() throws {
        let long = String(repeating: "Id,Name\r\n", count: 100_000)
        try withArchive([("long.csv", long)]) { (folder: URL) throws in
            let bytes = try ExportBytes("\(folder.path)/weekly.zip")
            #expect(try bytes.head(300_000).bytes == Array(long.utf8.prefix(300_000)))
            #expect(try text(bytes) == long)
            try folder.write("plain.zip", Array("Id,Name\n".utf8))
            #expect(throws: ExportError.self) { _ = try ExportBytes("\(folder.path)/plain.zip") }
        }
    }

    /// Opens `-` while a pipe with what `file` holds, which is less than a pipe does, is the standard input of this process.
    private func standardInput(_ file: String) throws -> ExportBytes {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: file)))
        try pipe.fileHandleForWriting.close()
        let own = dup(STDIN_FILENO)
        dup2(pipe.fileHandleForReading.fileDescriptor, STDIN_FILENO)
        defer {
            if own >= 0 {
                dup2(own, STDIN_FILENO)
                close(own)
            } else {
                close(STDIN_FILENO)
            }
        }
        return try ExportBytes("-")
    }

    @Test("standard input is read, inflated or not, and is no file to look for; a zip archive there is refused")
    func pipes() throws {
        try withArchive([contacts]) { (folder: URL) throws in
            try folder.write("Contact.csv", Array(contacts.content.utf8))
            _ = try Peer.succeed(["gzip", "-k", "Contact.csv"], in: folder)
            for name in ["Contact.csv", "Contact.csv.gz"] {
                let bytes = try standardInput("\(folder.path)/\(name)")
                #expect(!bytes.isFile)
                #expect(try bytes.head(2).bytes == Array("Id".utf8))
                #expect(try text(bytes) == contacts.content)
                let raw = try folder.read(name)
                #expect(bytes.digest == .sha256(raw) && bytes.size == raw.count)
            }
            let error = try #require(throws: ExportError.self) { _ = try standardInput("\(folder.path)/weekly.zip") }
            #expect(error.what == "a zip archive comes through a pipe, and its directory stands at its end")
            #expect(error.hint?.hasPrefix("save it to a file") == true)
        }
    }
}

@Suite("which input is which dataset's")
struct ExportAssignmentTests {
    private func assigned(
        _ exports: [String], _ datasets: [String], _ files: [String: [String]] = [:]
    ) throws -> [String: ExportInput] {
        let assignments = try ExportAssignment.assignments(exports, datasets: datasets) { files[$0] ?? [] }
        return Dictionary(uniqueKeysWithValues: assignments.map { ($0.dataset, $0.input) })
    }

    private func refusal(_ exports: [String], _ datasets: [String]) throws -> KitError {
        let error = try #require(throws: KitError.self) { _ = try assigned(exports, datasets) }
        #expect(error.category == .usage)
        return error
    }

    @Test("a file, standard input and an entry are told apart, with a dataset's name or, where there is one, without")
    func words() throws {
        try withArchive([contacts, accounts]) { (folder: URL) throws in
            let zip = folder.path + "/weekly.zip"
            let entry = ExportInput.entry("Exports/Account.csv", archive: zip)
            for prefix in ["", "people="] {
                #expect(try assigned([prefix + "none.csv"], ["people"]) == ["people": .file("none.csv")])
                #expect(try assigned([prefix + "-"], ["people"]) == ["people": .standardInput])
                #expect(try assigned([prefix + zip + ":Exports/Account.csv"], ["people"]) == ["people": entry])
                #expect(try assigned([prefix + zip + ":account.csv"], ["people"]) == ["people": entry])
            }
            #expect(
                try assigned(["calls=-", "people=a.csv"], ["people", "calls"])
                    == ["calls": .standardInput, "people": .file("a.csv")])
            #expect(entry.path == zip && entry.name == "Account.csv")
            #expect(ExportInput("/a/b.csv").name == "b.csv" && ExportInput.standardInput.name.isEmpty)
        }
    }

    @Test("a file whose whole path exists wins over an entry, and over a dataset's name where it has an equals sign")
    func wholePaths() throws {
        try withArchive([contacts]) { (folder: URL) throws in
            let path = folder.path + "/weekly.zip:Exports"
            #expect(ExportInput(path) == .entry("Exports", archive: folder.path + "/weekly.zip"))
            try folder.write("weekly.zip:Exports", Array("Id\n".utf8))
            #expect(ExportInput(path) == .file(path))
            try folder.write("a=b:c.csv", Array("Id\n".utf8))
            let odd = folder.path + "/a=b:c.csv"
            #expect(try assigned([odd], ["people"]) == ["people": .file(odd)])
            #expect(ExportInput(odd + ":x:y") == .entry("x:y", archive: odd))
            #expect(try refusal([odd + ":x:y"], ["people"]).what.hasSuffix("is no zip archive, so it has no entries"))
        }
    }

    @Test("the entries of an archive are found by the names of the datasets and by those that profiles know")
    func byName() throws {
        try withArchive([contacts, accounts, ("Exports/Case.csv", "Id\n")]) { (folder: URL) throws in
            let zip = folder.path + "/weekly.zip"
            let contact = ExportInput.entry("Exports/Contact.csv", archive: zip)
            let account = ExportInput.entry("Exports/Account.csv", archive: zip)
            #expect(
                try assigned([zip], ["contact", "people", "mandates"], ["people": ["account.CSV"]])
                    == ["contact": contact, "people": account])
            #expect(try assigned([zip], ["contact"]) == ["contact": contact])
            #expect(
                try assigned(["people=\(zip)"], ["mandates", "people"], ["people": ["Account.csv"]])
                    == ["people": account])
            // A dataset that is named elsewhere is not looked for.
            #expect(
                try assigned([zip, "contact=other.csv"], ["contact", "account"])
                    == ["account": account, "contact": .file("other.csv")])
        }
        try withArchive([accounts]) { (folder: URL) throws in
            let zip = folder.path + "/weekly.zip"
            let account = ExportInput.entry("Exports/Account.csv", archive: zip)
            #expect(try assigned([zip], ["people"]) == ["people": account])
            #expect(try assigned(["people=\(zip)"], ["mandates", "people"]) == ["people": account])
        }
    }

    @Test("where entries do not tell, the refusal lists them and says how to write it")
    func ambiguous() throws {
        let archive = [contacts, accounts, (name: "old/contact.txt", content: "Id\n")]
        try withArchive(archive) { (folder: URL) throws in
            let zip = folder.path + "/weekly.zip"
            var error = try refusal([zip], ["contact", "account"])
            #expect(error.what == "\(zip): several entries fit dataset contact")
            #expect(
                error.hint == "write contact=\(zip):ENTRY; they are: Exports/Contact.csv, old/contact.txt")
            error = try refusal(["people=\(zip)"], ["people", "account"])
            #expect(error.what == "\(zip): no entry is called as dataset people")
            #expect(
                error.hint
                    == "write people=\(zip):ENTRY; its entries are: Exports/Contact.csv, Exports/Account.csv, old/contact.txt"
            )
            error = try refusal([zip], ["people", "mandates"])
            #expect(error.what == "\(zip): no entry is called as a dataset (people, mandates)")
            let both = try #require(throws: KitError.self) {
                _ = try assigned([zip], ["account", "people"], ["people": ["Account.csv"]])
            }
            #expect(both.what.hasSuffix("entry Exports/Account.csv fits the datasets account and people"))
        }
        try withArchive([("Exports/", "")]) { (folder: URL) throws in
            #expect(try refusal([folder.path + "/weekly.zip"], ["people"]).hint?.hasPrefix("it holds no files") == true)
        }
    }

    @Test("unknown datasets, one given twice, standard input twice and no export at all are refused")
    func refusals() throws {
        #expect(try refusal(["a.csv"], ["people", "calls"]).hint == "its datasets are: people, calls")
        #expect(try refusal(["-"], ["people", "calls"]).what.hasPrefix("-: not DATASET=FILE"))
        #expect(try refusal(["cals=a.csv"], ["calls"]).what.hasPrefix("cals=a.csv: not DATASET=FILE"))
        #expect(try refusal(["people=a", "people=b"], ["people"]).what == "dataset people is given twice")
        #expect(try refusal(["people=-", "calls=-"], ["people", "calls"]).what.contains("standard input"))
        #expect(try refusal([], ["people"]).what == "no export was given")
    }
}
