import Foundation
import Primitives
import TestSupport
import Testing

@testable import Bundles

/// The test vectors of C2SP's CCTV for age v1.
@Suite("age test vectors")
struct AgeVectorTests {
    private struct Vector {
        var name: String
        var headers: [String: [String]] = [:]
        var body: [UInt8] = []

        init(_ file: URL) throws {
            name = file.lastPathComponent
            var rest = [UInt8](try Data(contentsOf: file))[...]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
                let line = String(decoding: rest[..<end], as: UTF8.self)
                let colon = try #require(line.firstIndex(of: ":"))
                headers[String(line[..<colon]), default: []].append(String(line[line.index(colon, offsetBy: 2)...]))
                rest = rest[(end + 1)...]
            }
            body = Array(rest.dropFirst())
            if headers["compressed"] == ["zlib"] { body = try inflate(body.dropFirst(2)) }
        }

        private func inflate(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
            var inflater = try Inflater()
            var rest = bytes
            var output: [UInt8] = []
            while true {
                let next = inflater.step(rest)
                let step = try #require(next)
                rest = rest.dropFirst(step.consumed)
                output.append(contentsOf: inflater.output.prefix(step.produced))
                if step.ended { return output }
            }
        }

        var expectation: String { headers["expect"]?.first ?? "" }
        var isArmored: Bool { headers["armored"] != nil }
        var identityLines: [String] { (headers["identity"] ?? []).filter { $0.hasPrefix("AGE-SECRET-KEY-1") } }
        var otherIdentityLines: [String] { (headers["identity"] ?? []).filter { !$0.hasPrefix("AGE-SECRET-KEY-1") } }
    }

    /// What our reader does with `body`, in the words of the vectors, and the digest of what it handed out.
    private static func outcome(
        _ body: [UInt8], _ identities: [AgeIdentity], piece: Int
    ) -> (outcome: String, digest: String, released: Int) {
        var decryptor = AgeDecryptor(with: identities)
        var plain: [UInt8] = []
        func word(_ error: BundleError) -> String {
            switch error.code {
            case .ageHeader: "header failure"
            case .ageNoMatch: "no match"
            case .ageAuthentication: "HMAC failure"
            case .agePayload: "payload failure"
            default: "\(error)"
            }
        }
        do throws(BundleError) {
            for start in stride(from: 0, to: body.count, by: piece) {
                try decryptor.push(body[start..<min(start + piece, body.count)], into: &plain)
            }
            try decryptor.finish(into: &plain)
            return ("success", Digest.sha256(plain).hex, plain.count)
        } catch {
            return (word(error), Digest.sha256(plain).hex, plain.count)
        }
    }

    @Test("every vector for X25519, headers and the payload stream holds, and the others are refused")
    func vectors() throws {
        guard let folder = Vectors.folder("age") else { return }
        var exact = 0
        var armored: [String] = []
        var passphrases: [String] = []
        var hybrids: [String] = []
        var partial: Set<String> = []
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
            let vector = try Vector(file)
            let identities = try vector.identityLines.flatMap { try AgeIdentity.identities(in: Array($0.utf8)) }
            // A piece that is coprime to the chunk, all at once, and for the small files every byte alone.
            for piece in [65_539, 1 << 30] + (vector.body.count < 2000 ? [1] : []) {
                let (outcome, digest, released) = Self.outcome(vector.body, identities, piece: piece)
                let comment = Comment(rawValue: "\(vector.name) in pieces of \(piece)")
                if vector.isArmored {
                    // ASCII armor is not read: nothing that we write has it.
                    #expect(outcome == "header failure", comment)
                } else if !vector.otherIdentityLines.isEmpty, vector.name != "hybrid_x25519_arg" {
                    // Post-quantum identities are not read; their stanzas are for somebody else.
                    #expect(outcome == "no match" || outcome == vector.expectation && outcome != "success", comment)
                } else if identities.isEmpty, vector.name != "empty" {
                    // Nor are passphrases.
                    #expect(outcome == "no match" || outcome == vector.expectation && outcome != "success", comment)
                } else {
                    #expect(outcome == vector.expectation, comment)
                    if let payload = vector.headers["payload"]?.first {
                        if digest != payload, outcome == "payload failure" {
                            // The reference hands out a last chunk before it looks what follows; we do not.
                            #expect(released.isMultiple(of: 65_536) && released < vector.body.count - 65_536, comment)
                            partial.insert(vector.name)
                        } else {
                            #expect(digest == payload, comment)
                        }
                    }
                }
            }
            if vector.isArmored {
                armored.append(vector.name)
            } else if !vector.otherIdentityLines.isEmpty, vector.name != "hybrid_x25519_arg" {
                hybrids.append(vector.name)
            } else if identities.isEmpty, vector.name != "empty" {
                passphrases.append(vector.name)
            } else {
                exact += 1
            }
        }
        print(
            "age vectors: \(exact) hold; refused, because not read here: \(armored.count) in ASCII armor, "
                + "\(passphrases.count) with a passphrase, \(hybrids.count) post-quantum")
        #expect(exact + armored.count + passphrases.count + hybrids.count == files.count)
        #expect(exact >= 69)
        #expect(
            partial == [
                "stream_no_final_full", "stream_no_final_two_chunks_full", "stream_trailing_garbage_long",
                "stream_trailing_garbage_short", "stream_two_final_chunks", "stream_two_final_chunks_full",
                "stream_two_final_chunks_second",
            ])
    }
}
