import Primitives
import TestSupport
import Testing

/// What is read eight characters at a time, held against what is read one by one.
@Suite struct FingerprintTextTests {
    @Test("a fingerprint among other bytes is recognised where the reader of its text takes it, and nowhere else")
    func fingerprints() throws {
        let text = KeyFingerprint(digest: Digest.sha256("key")).description
        let bytes = Array(text.utf8)
        #expect(bytes.count == 50)
        for place in bytes.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = bytes
                changed[place] = byte
                let isOne = String(validating: changed, as: UTF8.self).flatMap { KeyFingerprint($0) } != nil
                let found = KeyFingerprint.isSpelt(in: [0x41] + changed + [0x41], at: 1)
                #expect(found == isOne, "byte \(byte) at \(place)")
            }
        }
        for offset in [-1, 1, Int.min, Int.max] { #expect(!KeyFingerprint.isSpelt(in: bytes, at: offset)) }
        #expect(!KeyFingerprint.isSpelt(in: Array(bytes.dropLast()), at: 0))
    }

    @Test("64 digits are a digest where each of them is a lower-case hexadecimal digit, and nowhere else")
    func digests() throws {
        let digest = Digest.sha256("bytes")
        let digits = Array(digest.hex.utf8)
        #expect(Digest(hexDigits: digits.span) == digest)
        let known = Set("0123456789abcdef".utf8)
        for place in digits.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = digits
                changed[place] = byte
                let read = Digest(hexDigits: changed.span)
                #expect((read != nil) == known.contains(byte), "byte \(byte) at \(place)")
                #expect(Digest.isSpelt(in: changed.span) == (read != nil))
                if let read { #expect(Array(read.hex.utf8) == changed) }
            }
        }
        #expect(Digest(hexDigits: Array(digits.dropLast()).span) == nil)
        #expect(Digest(hexDigits: (digits + [0x30]).span) == nil)
    }

    @Test("the day in the United Kingdom is the one of the rule at every hour of the days around each switch")
    func londonDays() throws {
        for year in 1996...2040 {
            for (month, after) in [(3, true), (10, false)] {
                let last = try #require(CivilDate(year: year, month: month, day: 31))
                let sunday = last.daysSinceEpoch - last.weekday % 7
                for hour in -72..<96 {
                    let moment = Instant(seconds: sunday * 86_400 + hour * 3600)
                    let isSummer = (hour >= 1) == after
                    let local = moment.seconds + (isSummer ? 3600 : 0)
                    #expect(moment.londonDate == CivilDate(daysSinceEpoch: local / 86_400))
                }
            }
        }
    }
}
