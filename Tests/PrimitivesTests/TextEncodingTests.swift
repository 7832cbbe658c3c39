import Foundation
import Primitives
import Testing

struct TextEncodingTests {
    @Test("base64 agrees with Foundation for every length, and is read back")
    func base64() {
        for length in 0..<100 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
            let text = Base64.encode(bytes)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(Base64.decode(text) == bytes)
            let bare = Base64.encode(bytes, padded: false)
            #expect(bare == text.replacingOccurrences(of: "=", with: ""))
            #expect(Base64.decode(bare, padded: false) == bytes)
        }
    }

    @Test(
        "base64 that is not the one form of its bytes is refused",
        arguments: ["A", "AA", "AAA", "AB==", "AAB=", "AA=A", "AA==AA==", "A A=", "AA-_", "====", "AA=\n"])
    func looseBase64(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test("hexadecimal is lower case, in pairs")
    func hex() {
        #expect(Hex.encode([0, 15, 16, 255]) == "000f10ff")
        #expect(Hex.decode("000f10ff") == [0, 15, 16, 255])
        #expect(Hex.decode("0") == nil)
        #expect(Hex.decode("0G") == nil)
        #expect(Hex.decode("FF") == nil)
    }

    @Test("SHA-256 gives the digests of FIPS 180-4, whole or in pieces")
    func sha256() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Digest.sha256("abc").hex == abc)
        var hash = SHA256()
        hash.update([0x61])
        #expect(hash.finish() != Digest.sha256("abc"))
        hash.update([0x61, 0x62, 0x63][1...])
        #expect(hash.finish().hex == abc)
        #expect(
            Digest.sha256("").hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(Digest(hex: abc) == Digest.sha256("abc"))
        #expect(Digest(hex: abc.uppercased()) == nil)
    }
}
