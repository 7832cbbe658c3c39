import TestSupport
import Testing

@testable import Records

struct UTF8SurveyTests {
    @Test("what it counts as well formed is what Swift's decoder leaves unrepaired, for random bytes")
    func againstTheStandardLibrary() {
        var random = SeededGenerator(seed: 7)
        let alphabet: [UInt8] = [
            0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xF5,
        ]
        for _ in 0..<5000 {
            let bytes =
                (0..<Int.random(in: 0..<12, using: &random)).map { _ in
                    alphabet.randomElement(using: &random) ?? 0
                } + [0x41, 0x41, 0x41, 0x41]
            var survey = UTF8Survey()
            survey.add(bytes)
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect((survey.strayBytes == 0) == isValid, "\(bytes)")
        }
    }

    @Test("Windows-1252 looks like a single-byte encoding, UTF-8 and ASCII do not")
    func verdicts() {
        for (bytes, expected) in [
            (Array("Róisín,Siân".utf8), false), ([0x52, 0xF3, 0x69, 0x73, 0xED, 0x6E], true),
            (Array("plain".utf8), false),
            (Array("é".utf8) + [0xE9], false), ([0xE9], true), ([], false),
        ] {
            var survey = UTF8Survey()
            survey.add(bytes + Array(",rest of it".utf8))
            #expect(survey.looksLikeSingleByte == expected, "\(bytes)")
        }
    }
}
