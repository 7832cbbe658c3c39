internal import Primitives

/// The fingerprints that were read last: a few people sign everything, and to make one anew takes as long as to read the
/// rest of an event.
struct FingerprintCache {
    private var places = [KeyFingerprint?](repeating: nil, count: 256)
    /// What they are read from, one after another: quicker to compare with than their own texts.
    private var texts = [UInt8](repeating: 0, count: 256 * 50)

    /// The fingerprint that stands at `range` of `bytes`.
    mutating func fingerprint(of bytes: [UInt8], at range: Range<Int>) throws(NotRecognised) -> KeyFingerprint {
        // Two characters of the base64 behind "SHA256:" hold 12 random bits.
        let place = Int(bytes[range.lowerBound + 7] &* 37 ^ bytes[range.lowerBound + 8])
        let isKnown = bytes.span.extracting(range).isEqual(to: texts.span.extracting(place * 50..<place * 50 + 50))
        if isKnown, let known = places[place] { return known }
        guard let fingerprint = KeyFingerprint(String(decoding: bytes[range], as: UTF8.self)), range.count == 50 else {
            throw NotRecognised()
        }
        places[place] = fingerprint
        texts.replaceSubrange(place * 50..<place * 50 + 50, with: bytes[range])
        return fingerprint
    }
}
