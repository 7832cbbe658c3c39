import Foundation
import Primitives
import Testing

@testable import Registry

/// The example of the specification, but for its base64 that is printed shortened there.
private let example = """
    c2sp.org/tlog-proof@v1
    extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
    index 73894
    gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
    B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
    EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
    RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
    AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

    example.com/fancylog
    109482
    sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

    \u{2014} example.com/fancylog hI2DJw==

    """

@Suite struct ProofTextTests {
    @Test("a proof as the tlog-proof specification shows it reads, and writes back byte for byte")
    func specification() throws {
        let proof = try EntryProofText(example)
        #expect(proof.proof.index == 73894)
        #expect(proof.proof.hashes.count == 5)
        #expect(proof.proof.hashes[0].hex.hasPrefix("8122b25e"))
        #expect(proof.extra?.starts(with: "age-v1.2.1-darwin".utf8) == true)
        #expect(proof.note.hasPrefix("example.com/fancylog\n109482\n"))
        #expect(proof.text == example)
        let without = EntryProofText(extra: nil, proof: proof.proof, note: proof.note)
        #expect(!without.text.contains("extra"))
        #expect(try EntryProofText(without.text) == without)
    }

    @Test("a proof of one leaf, of an event's bytes, and of a continuation read back as they were written")
    func roundTrip() throws {
        let note = "registry.example/ledger\n1\nroot\n\n\u{2014} signature\n"
        let single = EntryProofText(
            extra: Array("{\"v\":1}".utf8), proof: InclusionProof(index: 0, hashes: []), note: note)
        #expect(
            single.text == """
                c2sp.org/tlog-proof@v1
                extra eyJ2IjoxfQ==
                index 0

                \(note)
                """)
        #expect(try EntryProofText(single.text) == single)
        let old = TreeHead(size: 42, root: Digest.sha256("root"))
        let continuation = ContinuationProofText(
            old: old, proof: ConsistencyProof(hashes: [Digest.sha256("a"), Digest.sha256("b")]), note: note)
        #expect(
            continuation.text == """
                datalease/ledger-continuation@v1
                old 42 SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=
                ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=
                PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=

                \(note)
                """)
        #expect(try ContinuationProofText(continuation.text) == continuation)
    }

    @Test(
        "a proof that is not exactly of its form is refused",
        arguments: [
            ("tlog-proof@v1", "tlog-proof@v2"), ("c2sp.org", " c2sp.org"), ("extra YWdl", "extra YWd"),
            ("extra", "Extra"), ("extra YWdl", "extra  YWdl"), ("index 73894", "index 073894"),
            ("index 73894", "index -1"), ("index 73894", "index +1"), ("index 73894\n", ""),
            ("index 73894", "index 73894 "), ("index 73894", "index 99999999999999999999"),
            ("index 73894\n", "index 73894\r\n"), ("gSKyXoYZ", "gSKyXo"), ("gSKyXoYZ", "gSKy oYZ"),
            ("dPlQ=\n", "dPlR=\n"), ("5vk=\n\n", "5vk=\n"), ("index", "extra AAAA\nindex"),
        ])
    func malformed(old: String, new: String) throws {
        #expect(example.contains(old))
        let text = example.replacing(old, with: new)
        try expectRefusal(.form) { _ = try EntryProofText(text) }
    }

    @Test("a proof cut short anywhere before its checkpoint is refused, and so is one with too many hashes")
    func cutShort() throws {
        let bytes = Array(example.utf8)
        let head = try #require(example.range(of: "\n\nexample.com")).lowerBound
        for length in 0...example.utf8.distance(from: example.startIndex, to: head) + 2 {
            let text = String(decoding: bytes.prefix(length), as: UTF8.self)
            try expectRefusal(.form) { _ = try EntryProofText(text) }
        }
        let line = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n"
        let long = example.replacing(line, with: String(repeating: line, count: 65))
        try expectRefusal(.form) { _ = try EntryProofText(long) }
    }
}
