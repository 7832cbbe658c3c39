import Foundation
import Primitives
import TestSupport
import Testing

@testable import Agreements

@Suite("The trust list")
struct TrustListTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    private func list() throws -> TrustList {
        var list = try TrustList(
            officer: try SSHPublicKey(ExampleKey.officer), person: "Dee Officer", from: try day("2026-01-01"))
        try list.add(try Situation.entry(ExampleKey.preparer, "Pat \"P\" Préparer", .provider, .preparer))
        try list.add(
            try Situation.entry(
                ExampleKey.recipientSignatory, "Rex Recipient", .recipient, .signatory, from: "2026-02-01",
                to: "2026-06-30"))
        return list
    }

    private func refused(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? AgreementError)?.what
        }
    }

    @Test("the files are OpenSSH's format and its sidecar")
    func files() throws {
        let files = try list().render()
        let officer = try ExampleKey.fingerprint(ExampleKey.officer)
        let preparer = try ExampleKey.fingerprint(ExampleKey.preparer)
        let signatory = try ExampleKey.fingerprint(ExampleKey.recipientSignatory)
        #expect(
            String(decoding: files.allowedSigners, as: UTF8.self) == """
                \(officer) namespaces="datalease-trust@v1",valid-after="20260101Z" \(ExampleKey.officer)
                \(preparer) namespaces="datalease-bundle@v1",valid-after="20260101Z" \(ExampleKey.preparer)
                \(signatory) namespaces="datalease-agreement@v1",valid-after="20260201Z",valid-before="20260630235959Z" \
                \(ExampleKey.recipientSignatory)

                """)
        let sidecar = try JSON(parsing: files.sidecar)
        #expect(sidecar["format"]?.string == "datalease-trust/v1")
        #expect(sidecar["revision"]?.integer == 3)
        #expect(sidecar["entries"]?.array?[2]["to"]?.string == "2026-06-30")
    }

    @Test("what is written is read again, and equal lists give equal bytes")
    func roundTrip() throws {
        var list = try list()
        try list.remove(
            try ExampleKey.fingerprint(ExampleKey.preparer), role: .preparer, on: try day("2026-01-01"))
        let files = list.render()
        let again = try TrustList.read(allowedSigners: files.allowedSigners, sidecar: files.sidecar)
        #expect(again == list)
        #expect(again.render().sidecar == files.sidecar)
        #expect(again.render().allowedSigners == files.allowedSigners)
        #expect(again.signedBytes == list.signedBytes)
    }

    @Test("a list of before approvers signed bundles is read as it was signed")
    func beforeApprovals() throws {
        var list = try list()
        try list.add(try Situation.entry(ExampleKey.officer, "Dee Officer", .provider, .approver))
        let files = list.render()
        let now = String(decoding: files.allowedSigners, as: UTF8.self)
        #expect(now.contains("datalease-waiver@v1,datalease-approval@v1\""))
        let before = Array(now.replacing(",datalease-approval@v1", with: "").utf8)
        var earlier = try TrustList.read(allowedSigners: before, sidecar: files.sidecar)
        #expect(earlier.render().allowedSigners == before && earlier.entries == list.entries)
        try earlier.remove(
            try ExampleKey.fingerprint(ExampleKey.preparer), role: .preparer, on: try day("2026-02-01"))
        #expect(String(decoding: earlier.render().allowedSigners, as: UTF8.self).contains("datalease-approval@v1"))
    }

    @Test("a list of before approvers signed waivers is read as it was signed, and written anew with its next change")
    func beforeWaivers() throws {
        var list = try list()
        try list.add(try Situation.entry(ExampleKey.officer, "Dee Officer", .provider, .approver))
        let files = list.render()
        let now = String(decoding: files.allowedSigners, as: UTF8.self)
        #expect(now.contains("datalease-reason@v1,datalease-waiver@v1,datalease-approval@v1\""))
        let before = Array(now.replacing(",datalease-waiver@v1,datalease-approval@v1", with: "").utf8)
        var earlier = try TrustList.read(allowedSigners: before, sidecar: files.sidecar)
        #expect(earlier.entries == list.entries && earlier.revision == list.revision)
        #expect(earlier.render().allowedSigners == before)
        #expect(earlier.signedBytes == TrustList.signedBytes(allowedSigners: before, sidecar: files.sidecar))
        try earlier.remove(
            try ExampleKey.fingerprint(ExampleKey.preparer), role: .preparer, on: try day("2026-02-01"))
        #expect(String(decoding: earlier.render().allowedSigners, as: UTF8.self).contains("datalease-waiver@v1"))
        // One of the two or the other, not a line of each.
        let mixed = Array(now.replacing(",datalease-waiver@v1", with: ",datalease-bundle@v1").utf8)
        #expect(refused { _ = try TrustList.read(allowedSigners: mixed, sidecar: files.sidecar) } != nil)
    }

    @Test("an officer signs the digests of both files")
    func signedContent() throws {
        let files = try list().render()
        #expect(
            String(decoding: try list().signedBytes, as: UTF8.self) == """
                datalease-trust/v1
                allowed_signers sha256:\(Digest.sha256(files.allowedSigners))
                sidecar sha256:\(Digest.sha256(files.sidecar))

                """)
    }

    @Test("every changed byte of either file is found")
    func tampering() throws {
        let files = try list().render()
        for place in files.allowedSigners.indices {
            var bytes = files.allowedSigners
            bytes[place] ^= 0x01
            #expect(throws: AgreementError.self) {
                try TrustList.read(allowedSigners: bytes, sidecar: files.sidecar)
            }
        }
        var same = 0
        for place in files.sidecar.indices {
            var bytes = files.sidecar
            bytes[place] ^= 0x01
            // A digit of the revision, a letter of a name: a list, but another one, with another digest to sign.
            if let read = try? TrustList.read(allowedSigners: files.allowedSigners, sidecar: bytes) {
                #expect(read != (try list()))
                #expect(read.signedBytes != (try list().signedBytes))
                same += 1
            }
        }
        #expect(same > 0)
        #expect(throws: AgreementError.self) {
            try TrustList.read(allowedSigners: files.allowedSigners + [0x0A], sidecar: files.sidecar)
        }
        #expect(throws: AgreementError.self) {
            try TrustList.read(allowedSigners: files.allowedSigners, sidecar: files.sidecar + [0x0A])
        }
        #expect(throws: AgreementError.self) { try TrustList.read(allowedSigners: [], sidecar: []) }
    }

    @Test("the line that differs is named, and a contradiction in the sidecar is")
    func messages() throws {
        let files = try list().render()
        let text = String(decoding: files.allowedSigners, as: UTF8.self)
        let edited = text.replacing("datalease-bundle@v1", with: "datalease-agreement@v1")
        do throws(AgreementError) {
            _ = try TrustList.read(allowedSigners: Array(edited.utf8), sidecar: files.sidecar)
            Issue.record("accepted")
        } catch {
            #expect(error.what == "trust list: line 2: allowed_signers does not say the same as its sidecar")
            #expect(error.category == .check)
        }
        let sidecar = String(decoding: files.sidecar, as: UTF8.self)
        func what(_ sidecar: String) -> String? {
            refused { _ = try TrustList.read(allowedSigners: files.allowedSigners, sidecar: Array(sidecar.utf8)) }
        }
        #expect(
            what(sidecar.replacing("\"preparer\"", with: "\"recipient\""))
                == "trust list: entry 2 of the sidecar: a recipient is of the recipient, not of the provider")
        #expect(
            what(sidecar.replacing("Pat \\\"P\\\"", with: " "))
                == "trust list: entry 2 of the sidecar is not one that this program wrote")
        #expect(
            what(sidecar.replacing("datalease-trust/v1", with: "datalease-trust/v2"))
                == "trust list: the sidecar is not of the format datalease-trust/v1")
        #expect(
            what(sidecar.replacing("\"revision\": 3", with: "\"revision\": 0"))
                == "trust list: the sidecar has no revision or no entries")
        #expect(
            what(sidecar.replacing("\"role\": \"preparer\",", with: "\"role\": \"preparer\", "))
                == "trust list: the sidecar is not written as this program writes it")
    }

    @Test("a key counts in its role, for its party, on its days, and nowhere else")
    func counting() throws {
        let list = try list()
        let key = try ExampleKey.fingerprint(ExampleKey.recipientSignatory)
        #expect(list.contains(key, role: .signatory, party: .recipient, on: try day("2026-02-01")))
        #expect(list.contains(key, role: .signatory, party: .recipient, on: try day("2026-06-30")))
        #expect(!list.contains(key, role: .signatory, party: .recipient, on: try day("2026-01-31")))
        #expect(!list.contains(key, role: .signatory, party: .recipient, on: try day("2026-07-01")))
        #expect(!list.contains(key, role: .signatory, party: .provider, on: try day("2026-03-01")))
        #expect(!list.contains(key, role: .recipient, party: .recipient, on: try day("2026-03-01")))
        let unknown = KeyFingerprint(digest: .sha256("x"))
        #expect(!list.contains(unknown, role: .signatory, party: .recipient, on: try day("2026-03-01")))
    }

    @Test("a removed key gets an end and stays in the list")
    func removal() throws {
        var list = try list()
        let key = try ExampleKey.fingerprint(ExampleKey.preparer)
        let ended = try list.remove(key, role: .preparer, on: try day("2026-05-10"))
        #expect(ended.map(\.to) == [try day("2026-05-09")])
        #expect(list.entries.count == 3)
        #expect(list.revision == 4)
        #expect(list.contains(key, role: .preparer, party: .provider, on: try day("2026-05-09")))
        #expect(!list.contains(key, role: .preparer, party: .provider, on: try day("2026-05-10")))
        #expect(refused { try list.remove(key, role: .preparer, on: try day("2026-05-10")) } != nil, "it has ended")
        try list.add(
            try Situation.entry(
                ExampleKey.preparer, "Pat \"P\" Préparer", .provider, .preparer, from: "2026-05-10"))
        #expect(list.contains(key, role: .preparer, party: .provider, on: try day("2026-05-10")))
        // On its first day it never counted, and ssh-keygen does not see it.
        try list.remove(key, role: .preparer, on: try day("2026-05-10"))
        #expect(!list.contains(key, role: .preparer, party: .provider, on: try day("2026-05-10")))
        #expect(list.entries.count == 4)
        #expect(list.render().allowedSigners.count { $0 == 0x0A } == 3)
        let files = list.render()
        #expect(try TrustList.read(allowedSigners: files.allowedSigners, sidecar: files.sidecar) == list)
    }

    @Test("a key that will count later can be removed before it does")
    func removalBeforeStart() throws {
        var list = try list()
        try list.add(
            try Situation.entry(ExampleKey.stranger, "Ned New", .provider, .preparer, from: "2027-01-01"))
        try list.remove(try ExampleKey.fingerprint(ExampleKey.stranger), role: .preparer, on: try day("2026-05-01"))
        #expect(list.entries.last?.to == (try day("2026-12-31")))
        #expect(list.entries.last?.everCounts == false)
    }

    @Test("the last officer cannot be removed")
    func lastOfficer() throws {
        var list = try list()
        let officer = try ExampleKey.fingerprint(ExampleKey.officer)
        #expect(
            refused { try list.remove(officer, role: .officer, on: try day("2026-05-01")) }
                == "this is the last officer; nobody could change the trust list")
        try list.add(try Situation.entry(ExampleKey.ecdsa, "Eve Officer", .provider, .officer))
        try list.remove(officer, role: .officer, on: try day("2026-05-01"))
        #expect(
            list.contains(
                try ExampleKey.fingerprint(ExampleKey.ecdsa), role: .officer, party: .provider,
                on: try day("2026-05-01")))
    }

    @Test("entries that contradict the list are refused")
    func contradictions() throws {
        let list = try list()
        func adding(_ entry: TrustEntry) -> String? {
            var list = list
            return refused { try list.add(entry) }
        }
        #expect(
            adding(try Situation.entry(ExampleKey.stranger, "A", .recipient, .preparer))
                == "a preparer is of the provider, not of the recipient")
        #expect(
            adding(try Situation.entry(ExampleKey.stranger, " A", .provider, .preparer))
                == "the person's name begins or ends with white space")
        #expect(
            adding(try Situation.entry(ExampleKey.stranger, "A", .provider, .preparer, to: "2025-12-31"))
                == "the entry ends before it begins")
        #expect(
            adding(try Situation.entry(ExampleKey.officer, "A", .provider, .preparer))
                == "the key is already \"Dee Officer\"'s")
        #expect(
            adding(try Situation.entry(ExampleKey.officer, "dee  officer", .recipient, .signatory))
                == "the key already counts for the provider")
        #expect(
            adding(try Situation.entry(ExampleKey.stranger, "Rex Recipient", .provider, .signatory))
                == "\"Rex Recipient\" is already signatory of the recipient")
        #expect(
            adding(
                try Situation.entry(
                    ExampleKey.recipientSignatory, "Rex Recipient", .recipient, .signatory, from: "2026-06-30"))
                == "the key already counts as signatory on these days")
        #expect(
            adding(
                try Situation.entry(
                    ExampleKey.recipientSignatory, "Rex Recipient", .recipient, .signatory, from: "2026-07-01")) == nil)
        #expect(adding(try Situation.entry(ExampleKey.officer, "Dee Officer", .provider, .approver)) == nil)
    }

    @Test("ssh-keygen takes the file: roles, namespaces and days hold there too")
    func sshKeygen() throws {
        try withTemporaryFolder { folder in
            let line = try Peer.makeSSHKey("key", in: folder)
            let key = try SSHPublicKey(line)
            var list = try list()
            try list.add(
                TrustEntry(
                    key: key, person: "Kim", party: .provider, role: .preparer, from: try day("2026-03-01"),
                    to: try day("2026-03-31")))
            try list.add(
                TrustEntry(key: key, person: "Kim", party: .provider, role: .approver, from: try day("2026-03-01")))
            try Data(list.render().allowedSigners).write(to: folder.appendingPathComponent("allowed_signers"))
            let message = Array("text".utf8)
            func verifies(_ namespace: SignatureNamespace, at time: String) throws -> Bool {
                try folder.write("file", message)
                try? FileManager.default.removeItem(at: folder.appendingPathComponent("file.sig"))
                _ = try Peer.succeed(
                    ["ssh-keygen", "-Y", "sign", "-q", "-n", namespace.rawValue, "-f", "key", "file"], in: folder)
                let verified = try Peer.run(
                    [
                        "ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", key.fingerprint.description, "-n",
                        namespace.rawValue, "-s", "file.sig", "-Overify-time=\(time)",
                    ], in: folder, input: message)
                return verified.status == 0
                    && verified.text.hasPrefix("Good \"\(namespace)\" signature for \(key.fingerprint)")
            }
            #expect(try verifies(.bundle, at: "20260301000000Z"))
            #expect(try verifies(.bundle, at: "20260331235959Z"))
            #expect(try !verifies(.bundle, at: "20260228235959Z"))
            #expect(try !verifies(.bundle, at: "20260401000000Z"))
            #expect(try verifies(.agreement, at: "20260401000000Z"))
            #expect(try verifies(.schedule, at: "20260401000000Z"))
            #expect(try !verifies(.trust, at: "20260315000000Z"))
            #expect(try !verifies(.certificate, at: "20260315000000Z"))
            let principals = try Peer.succeed(
                [
                    "ssh-keygen", "-Y", "find-principals", "-f", "allowed_signers", "-s", "file.sig",
                    "-Overify-time=20260315000000Z",
                ], in: folder
            ).text
            #expect(principals.split(separator: "\n").first.map(String.init) == key.fingerprint.description)
        }
    }
}
