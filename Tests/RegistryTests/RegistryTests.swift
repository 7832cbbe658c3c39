import Foundation
import Primitives
import TestSupport
import Testing

@testable import Registry

@Suite struct RegistryTests {
    private func withRegistryPath(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in try body(folder.appendingPathComponent("registry.sqlite").path) }
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test("a new registry is readable by its owner alone, and so are the files that SQLite puts beside it")
    func modes() throws {
        try withRegistryPath { path in
            let registry = try Registry.createSigned(path: path)
            try registry.append(try everyBody()[0], by: officer, at: Instant(seconds: 0))
            for suffix in ["", "-wal", "-shm"] { #expect(try mode(path + suffix) == 0o600) }
        }
    }

    @Test("a registry that others may write to is refused")
    func writableByOthers() throws {
        try withRegistryPath { path in
            _ = try Registry.createSigned(path: path)
            for mode in [0o620, 0o602] {
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
                try expectRefusal(.permissions) { _ = try Registry.openSigned(path: path) }
            }
        }
    }

    @Test("a registry that is not there is missing, one that has events is not made again, one without is")
    func creation() throws {
        try withRegistryPath { path in
            try expectRefusal(.missing) { _ = try Registry.openSigned(path: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
            let registry = try Registry.createSigned(path: path)
            _ = try Registry.createSigned(path: path)
            try registry.append(try everyBody()[0], by: officer, at: Instant(seconds: 0))
            let error = try expectRefusal(.exists) { _ = try Registry.createSigned(path: path) }
            #expect(error.hint != nil)
            #expect(try Registry.openSigned(path: path).head().size == 1)
        }
    }

    @Test(
        "a file that is no database, or another program's, is refused and left as it was",
        arguments: [
            Data("not a database".utf8), Data(repeating: 0xA5, count: 8192),
            Data("SQLite format 3\0".utf8) + Data(repeating: 0xA5, count: 8192),
        ])
    func foreignFiles(contents: Data) throws {
        try withRegistryPath { path in
            try contents.write(to: URL(fileURLWithPath: path))
            for open in [{ try Registry.openSigned(path: path) }, { try Registry.createSigned(path: path) }] {
                let error = try expectRefusal(.corrupted) { _ = try open() }
                #expect(error.category == .check)
                #expect(error.hint?.contains("backup") == true)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == contents)
        }
    }

    @Test("another program's database is refused")
    func foreignDatabase() throws {
        try withRegistryPath { path in
            try python(
                "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('CREATE TABLE t (x)'); db.commit()",
                path)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try expectRefusal(.corrupted) { _ = try Registry.openSigned(path: path) }
        }
    }

    @Test("a registry with damaged pages is refused and not repaired")
    func damagedPages() throws {
        try withRegistryPath { path in
            do {
                let registry = try Registry.createSigned(path: path)
                for body in try everyBody() { try registry.append(body, by: officer, at: Instant(seconds: 0)) }
            }
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            var refused = 0
            for page in 0..<whole.count / 4096 {
                var damaged = whole
                for offset in 100..<1100 { damaged[page * 4096 + offset] = 0xFF }
                try damaged.write(to: URL(fileURLWithPath: path))
                do {
                    _ = try Registry.openSigned(path: path).verify()
                } catch let error as RegistryError {
                    #expect(error.category == .check)
                    refused += 1
                }
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == whole.count)
            }
            #expect(refused > 10)
        }
    }

    @Test("a registry that a newer program has changed is refused and not touched")
    func newerSchema() throws {
        try withRegistryPath { path in
            _ = try Registry.createSigned(path: path)
            try tamper(path, "INSERT INTO grdb_migrations VALUES ('99');")
            let error = try expectRefusal(.newerSchema) { _ = try Registry.openSigned(path: path) }
            #expect(error.hint?.contains("install") == true)
        }
    }

    @Test("every connection keeps foreign keys, waits for the disk on commit, and writes ahead")
    func settings() throws {
        try withRegistryPath { path in
            let registry = try Registry.createSigned(path: path)
            #expect(try registry.setting("foreign_keys") == "1")
            #expect(try registry.setting("journal_mode") == "wal")
            #expect(try registry.setting("synchronous") == "2")
            #expect(try registry.setting("application_id") == String(0x444C_5247))
        }
    }

    @Test("a registry locked by another process is waited for, then the refusal names the process")
    func lockedByAnother() throws {
        try withRegistryPath { path in
            let registry = try Registry.createSigned(path: path, waiting: 0.1)
            let process = Process()
            let (input, output) = (Pipe(), Pipe())
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [
                "python3", "-c",
                """
                import sqlite3, sys
                db = sqlite3.connect(sys.argv[1], isolation_level=None)
                db.execute("BEGIN IMMEDIATE")
                print("locked", flush=True)
                sys.stdin.readline()
                """, path,
            ]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            var said = Data()
            while !said.contains(0x0A) { said += output.fileHandleForReading.availableData }
            let body = try everyBody()[0]
            let error = try expectRefusal(.locked) { try registry.append(body, by: officer, at: Instant(seconds: 0)) }
            #expect(error.category == .failed)
            #expect(error.what.contains("process \(process.processIdentifier) (python3)"))
            #expect(error.hint != nil)
            // Reading goes on meanwhile.
            #expect(try registry.head().size == 0)
            try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
            process.waitUntilExit()
            try registry.append(body, by: officer, at: Instant(seconds: 0))
            #expect(try registry.head().size == 1)
        }
    }

    @Test("the holder of a lock is read from the kernel's list by the file's inode, our own locks passed over")
    func kernelLocks() {
        let locks = """
            1: POSIX  ADVISORY  READ 11 fe:00:4711 124 124
            2: FLOCK  ADVISORY  WRITE 12 fe:00:4711 0 EOF
            3: POSIX  ADVISORY  WRITE 13 fe:00:4712 120 120
            4: -> POSIX  ADVISORY  WRITE 14 fe:00:4711 120 120
            5: POSIX  ADVISORY  WRITE 15 fe:00:4711 120 120
            6: POSIX  ADVISORY  WRITE 16 fe:00:4711 120 120
            """
        #expect(LockHolder.writer(of: 4711, in: locks, besides: 15) == 16)
        #expect(LockHolder.writer(of: 4712, in: locks, besides: 15) == 13)
        #expect(LockHolder.writer(of: 4713, in: locks, besides: 15) == nil)
    }

    @Test("a person can be corrected and erased, and so can a path")
    func erasure() throws {
        try withRegistryPath { path in
            let registry = try Registry.createSigned(path: path)
            let key = fingerprint("engineer")
            try registry.record(Person(key: key, name: "J. Exampel", party: "recipient", role: "engineer"))
            try registry.record(Person(key: key, name: "Jo Example", party: "recipient", role: "engineer"))
            #expect(try registry.person(key)?.name == "Jo Example")
            #expect(try registry.people().count == 1)
            try registry.erasePerson(key)
            #expect(try registry.person(key) == nil)

            try prepare(1, in: registry)
            #expect(try registry.ownCopies(ofBundle: 1) == sampleReady(1).copies)
            #expect(try registry.ownCopies(digest: Digest.sha256("contacts")).map(\.bundle) == [1])
            _ = try registry.verify()
        }
    }

    @Test("an agreement is kept byte for byte, once, and another text under its id and version is refused")
    func agreements() throws {
        try withRegistryPath { path in
            let registry = try Registry.createSigned(path: path)
            let bytes = Array("apiVersion: datalease/v1\n".utf8)
            let reference = AgreementReference(id: "DSA-2026-014", version: 1, digest: Digest.sha256(bytes))
            let time = Instant(seconds: 0)
            #expect(try registry.register(reference, bytes: bytes, by: officer, at: time)?.sequence == 1)
            #expect(try registry.register(reference, bytes: bytes, by: officer, at: time) == nil)
            let edited = bytes + [0x0A]
            let other = AgreementReference(id: "DSA-2026-014", version: 1, digest: Digest.sha256(edited))
            try expectRefusal(.conflict) { try registry.register(other, bytes: edited, by: officer, at: time) }
            try expectRefusal(.form) { try registry.register(reference, bytes: edited, by: officer, at: time) }
            #expect(try registry.agreements() == [reference])
            #expect(try registry.agreementBytes(reference.digest) == bytes)
            #expect(try registry.homeEvents(.agreementRegistered).map(\.body) == [.agreementRegistered(reference)])
        }
    }

    @Test("evidence is kept with its event or not at all, and the same file once")
    func evidence() throws {
        try withRegistryPath { path in
            let registry = try Registry.createSigned(path: path)
            try prepare(1, in: registry)
            let certificate = Evidence(kind: "certificate", bundle: 1, bytes: Array("bundle: 1\r\n".utf8))
            let body = EventBody.bundleReleased(BundleRelease(bundle: 1, channel: "portal"))
            for _ in 0..<2 {
                try registry.append(body, by: officer, at: Instant(seconds: 0), keeping: [certificate])
            }
            #expect(try registry.evidence(ofBundle: 1) == [certificate])
            #expect(try registry.evidence(certificate.digest) == certificate)
            let unnamed = EventBody.bundleReleased(BundleRelease(bundle: 1, channel: "By Hand"))
            let reason = Evidence(kind: "reason", bundle: 1, bytes: [1])
            let size = try registry.head().size
            try expectRefusal(.form) {
                try registry.append(unnamed, by: officer, at: Instant(seconds: 0), keeping: [reason])
            }
            #expect(try registry.evidence(reason.digest) == nil)
            #expect(try registry.head().size == size)
            _ = try registry.verify()
        }
    }
}

/// Takes bundle `number` through its whole preparation.
func prepare(_ number: Int, in registry: Registry) throws {
    let preparation = try registry.beginPreparation(
        by: PreparationOwner(process: 4711, started: "1000"), in: "/srv/out", at: Instant(seconds: 0)
    ) { [".part-\($0)"] }
    #expect(preparation.number == number)
    try registry.readyPreparation(try sampleReady(number))
    try registry.commitPreparation(number)
}
