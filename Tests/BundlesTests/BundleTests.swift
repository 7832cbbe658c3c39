import Bundles
import Foundation
import Primitives
import TestSupport
import Testing

@Suite("bundles from end to end")
struct BundleTests {
    private static let recipient = (try? AgeTests.identity().recipient) ?? ""

    private static func identities() throws -> [AgeIdentity] {
        try AgeIdentity.identities(in: Array(try AgeTests.identity().line.utf8))
    }

    private static func check(_ file: [UInt8], _ identities: [AgeIdentity], piece: Int = 1 << 30) throws(BundleError)
        -> BundleReport
    {
        var reader = try BundleReader(with: identities)
        for start in stride(from: 0, to: file.count, by: piece) {
            try reader.push(file[start..<min(start + piece, file.count)])
        }
        return try reader.finish()
    }

    @Test(
        "a vendor opens a bundle with age and unzip, and finds what was put in",
        arguments: [DeflateLibrary.isal, .zlib(level: 6)])
    func vendor(library: DeflateLibrary) throws {
        try withTemporaryFolder { folder in
            let sshKey = try Peer.makeSSHKey("vendor", in: folder)
            let rows = sampleRows(400_000)
            let (file, written) = try Samples.bundle(to: [Self.recipient, sshKey], rows: rows, library: library)
            #expect(written.size == file.count && written.sha256 == Digest.sha256(file))
            let name = written.manifest.bundle.fileName(.encrypted)
            try folder.write(name, file)
            #expect(try Peer.run(["age", "-d", "-i", "vendor", "-o", "bundle.zip", name], in: folder).status == 0)
            #expect(try Peer.run(["unzip", "-q", "bundle.zip", "-d", "out"], in: folder).status == 0)
            #expect(try folder.read("out/data/contacts.csv") == rows)
            let manifest = try Manifest(parsing: try folder.read("out/manifest.json"))
            #expect(manifest == written.manifest)
            for entry in manifest.entries {
                let content = try folder.read("out/" + entry.path)
                #expect(content.count == entry.bytes && Digest.sha256(content) == entry.sha256)
            }
            #expect(
                manifest.entries.map(\.path) == [
                    "NOTICE.txt", "agreement.yaml", "data/contacts.csv", "dictionary.csv", "disposal-certificate.txt",
                ])
            let report = try Self.check(file, try AgeIdentity.identities(in: try folder.read("vendor")))
            #expect(report.manifest == manifest && report.sha256 == written.sha256 && report.size == file.count)
            #expect(report.agreement == Samples.agreement)
        }
    }

    @Test("the manifest does not depend on the library or on how the data was cut")
    func manifestIsStable() throws {
        let rows = sampleRows(250_000)
        let one = try Samples.bundle(to: [Self.recipient], rows: rows, library: .isal).written.manifest
        let two = try Samples.bundle(to: [Self.recipient], rows: rows, library: .zlib(level: 9)).written.manifest
        #expect(one.bytes == two.bytes)
        // With zlib, all of the file is the same.
        #expect(try Samples.bundle(to: [Self.recipient]).file == Samples.bundle(to: [Self.recipient]).file)
    }

    @Test("a single bit changed anywhere is noticed, and so is every truncation and any byte more")
    func bitFlips() throws {
        let (file, _) = try Samples.bundle(to: [Self.recipient], rows: sampleRows(60))
        let identities = try Self.identities()
        #expect((try? Self.check(file, identities)) != nil)
        var generator = SeededGenerator(seed: 29)
        for offset in file.indices {
            // One bit of each byte; which one, the generator says.
            var changed = file
            changed[offset] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            #expect((try? Self.check(changed, identities)) == nil, "byte \(offset)")
        }
        for length in stride(from: 0, to: file.count, by: 7) {
            #expect((try? Self.check(Array(file[..<length]), identities)) == nil, "cut at \(length)")
        }
        #expect((try? Self.check(file + [0], identities)) == nil)
    }

    @Test("the reader says the same for pieces of any size")
    func pieces() throws {
        let (file, written) = try Samples.bundle(to: [Self.recipient])
        for piece in [1, 2, 3, 64, 1000, file.count - 1] {
            #expect(try Self.check(file, try Self.identities(), piece: piece).manifest == written.manifest)
        }
        // Every offset is cut in the tests of age and zip; here, some of them in both at once.
        for cut in stride(from: 0, to: file.count, by: 13) {
            var reader = try BundleReader(with: try Self.identities())
            try reader.push(file[..<cut])
            try reader.push(file[cut...])
            let report = try reader.finish()
            #expect(report.manifest == written.manifest, "cut at \(cut)")
        }
    }

    @Test("a zip file whose manifest is missing, not last, wrong or incomplete is refused")
    func wrongContents() throws {
        let identities = try Self.identities()
        let (_, written) = try Samples.bundle(to: [Self.recipient])
        let description = try Samples.description()
        let rows = sampleRows(500)
        let entries: [(path: String, content: [UInt8])] = [
            ("NOTICE.txt", Notice.text(description)), ("agreement.yaml", Samples.agreement),
            ("data/contacts.csv", rows), ("dictionary.csv", FieldDictionary.csv(description)),
            ("disposal-certificate.txt", CertificateForm.text(description, sha256: nil)),
        ]
        func outcome(_ entries: [(path: String, content: [UInt8])]) throws -> BundleError.Code? {
            let file = try AgeTests.encrypt(try ZipTests.zip(entries), to: [Self.recipient])
            return code { () throws(BundleError) in _ = try Self.check(file, identities) }
        }
        let manifest = written.manifest
        func with(_ entries: [Manifest.Entry]) -> (path: String, content: [UInt8]) {
            var changed = manifest
            changed.entries = entries
            return ("manifest.json", changed.bytes)
        }
        #expect(try outcome(entries + [with(manifest.entries)]) == nil)
        #expect(try outcome(entries) == .content)
        #expect(try outcome([with(manifest.entries)] + entries) == .content)
        #expect(try outcome(entries + [("manifest.json", Array("{}".utf8))]) == .manifest)
        #expect(try outcome(entries + [with(Array(manifest.entries.dropLast()))]) == .content)
        #expect(try outcome(entries.reversed() + [with(manifest.entries)]) == .content)
        #expect(try outcome(entries + [("data/more.csv", []), with(manifest.entries)]) == .content)
        var fewerRows = manifest.entries
        fewerRows[2] = .init(path: "data/contacts.csv", sha256: fewerRows[2].sha256, bytes: rows.count, rows: nil)
        #expect(try outcome(entries + [with(fewerRows)]) == .content)
        var changed = entries
        changed[2].content[0] ^= 1
        #expect(try outcome(changed + [with(manifest.entries)]) == .content)
        // A manifest that fits its entries, but names another agreement.
        var agreement = entries
        agreement[1].content += [0x0A]
        var other = manifest.entries
        other[1] = .init(
            path: "agreement.yaml", sha256: Digest.sha256(agreement[1].content), bytes: agreement[1].content.count,
            rows: nil)
        #expect(try outcome(agreement + [with(other)]) == .content)
    }

    @Test("the writer refuses entries that no bundle has, and to finish without those that every bundle has")
    func writerRefusals() throws {
        var random = FixedRandom()
        var file: [UInt8] = []
        var writer = try BundleWriter(
            try Samples.manifest(), to: [try AgeRecipient(Self.recipient)], library: .isal, random: &random)
        for path in ["manifest.json", "contacts.csv", "data/../x", "data/"] {
            #expect(code { () throws(BundleError) in try writer.begin(path, into: &file) } == .entry, "\(path)")
        }
        try writer.add(BundleEntry.notice, [], into: &file)
        #expect(code { () throws(BundleError) in _ = try writer.finish(into: &file) } == .entry)
    }

    @Test("ssh-keygen accepts the signed statement, and the statement fits its bundle and no other")
    func statement() throws {
        try withTemporaryFolder { folder in
            let preparer = try Peer.makeSSHKey("preparer", in: folder)
            let (file, written) = try Samples.bundle(to: [Self.recipient])
            let report = try Self.check(file, try Self.identities())
            let rows = try #require(written.manifest.entries[2].rows)
            let statement = try Samples.statement(written, rowsShared: rows)
            try statement.check(report)
            #expect(try Statement(parsing: statement.bytes) == statement)
            let name = written.manifest.bundle.fileName(.statement)
            try folder.write(name, statement.bytes)
            #expect(
                try Peer.run(
                    ["ssh-keygen", "-Y", "sign", "-f", "preparer", "-n", SignatureNamespace.bundle.rawValue, name],
                    in: folder
                ).status == 0)
            try folder.write("allowed_signers", "preparer \(preparer)\n".utf8)
            // The command of OPEN-ME.txt, as it stands there.
            let page = String(
                decoding: OpenMe.text(try Samples.description(), sha256: written.sha256, size: file.count),
                as: UTF8.self)
            let command = try #require(page.split(separator: "\n").first { $0.contains("ssh-keygen -Y verify") })
            let verified = try Peer.run(["sh", "-c", String(command)], in: folder)
            #expect(verified.status == 0, "\(verified.errors)")
            #expect(verified.text.hasPrefix("Good \"datalease-bundle@v1\" signature for preparer"))
            let signature = try SSHSignature(parsing: try folder.read(written.manifest.bundle.fileName(.signature)))
            #expect(try signature.verify(statement.bytes, namespace: SignatureNamespace.bundle.rawValue))

            let otherRows = try Samples.statement(written, rowsShared: rows + 1)
            #expect(code { () throws(BundleError) in try otherRows.check(report) } == .statement)
            let (_, other) = try Samples.bundle(to: [Self.recipient], rows: sampleRows(501))
            let otherBundle = try Samples.statement(other, rowsShared: rows)
            #expect(code { () throws(BundleError) in try otherBundle.check(report) } == .statement)
        }
    }

    @Test("noise never crashes the reader")
    func fuzz() throws {
        let (file, _) = try Samples.bundle(to: [Self.recipient], rows: sampleRows(30))
        let identities = try Self.identities()
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<500 {
            let start = Int.random(in: 0..<file.count, using: &generator)
            let noise = Array(file[..<start]) + generator.bytes(Int.random(in: 0..<400, using: &generator))
            #expect((try? Self.check(noise, identities)) == nil)
        }
    }
}
