/// A running digest of the events of an XML document: what two parsers must agree on.
///
/// Our scanner and libxml2 each feed one of these. What parsers may report differently without meaning anything by it
/// is levelled here: text comes in pieces of any size, a CDATA section too; line ends may be normalised or not; empty
/// runs may be reported or not. Text and CDATA are told apart, and a run of one kind counts as one event. A run is
/// only folded in when the next event ends it, so an open run is not yet part of `state`.
struct XMLEvents {
    /// What an event is, and what a field of an event is. The numbers keep fields from being taken for each other.
    enum Kind: UInt64 {
        case startTag = 1
        case endTag, text, cdata, comment, instruction
        case name, namespacePrefix, namespace, attributeName, attributeValue, content
    }

    /// The number and digest of all events that have ended.
    struct State: Equatable {
        var count: Int
        var low: UInt64
        var high: UInt64
    }

    private var hash = XMLHash()
    private var count = 0
    /// The kind of the open run of text, and the digest of the events before it.
    private var runKind: Kind?
    private var beforeRun = State(count: 0, low: 0, high: 0)
    /// Whether the last byte of normalised content was a carriage return, whose line feed may be yet to come.
    private var endedInReturn = false

    /// The number and digest of all events that have ended.
    var state: State { runKind == nil ? State(count: count, low: hash.low, high: hash.high) : beforeRun }

    /// Begins an event that is not text; ends an open run.
    mutating func begin(_ kind: Kind) {
        endRun()
        hash.endField(kind.rawValue)
    }

    /// Ends an event.
    mutating func end() {
        count += 1
    }

    /// Appends to the open field.
    mutating func append(_ bytes: RawSpan, _ range: Range<Int>) {
        hash.absorb(bytes, range)
    }

    /// Appends a byte to the open field.
    mutating func append(_ byte: UInt8) {
        hash.absorb(byte)
    }

    /// Appends to the open field, with CR and CRLF as LF.
    mutating func appendNormalised(_ bytes: RawSpan, _ range: Range<Int>) {
        hash.absorbNormalised(bytes, range, &endedInReturn)
    }

    /// Ends the open field.
    mutating func endField(_ kind: Kind) {
        hash.endField(kind.rawValue)
        endedInReturn = false
    }

    /// Appends to a run of text or CDATA that is written as it is.
    mutating func text(_ kind: Kind, _ bytes: RawSpan, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        open(kind)
        hash.absorb(bytes, range)
    }

    /// Appends a byte to a run of text or CDATA.
    mutating func text(_ kind: Kind, _ byte: UInt8) {
        open(kind)
        hash.absorb(byte)
    }

    /// Appends to a run of text or CDATA, with CR and CRLF as LF.
    mutating func textNormalised(_ kind: Kind, _ bytes: RawSpan, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        open(kind)
        hash.absorbNormalised(bytes, range, &endedInReturn)
    }

    /// Says that the character behind the text so far is written as a reference: a line feed there is one of its own.
    mutating func endLine() {
        endedInReturn = false
    }

    /// Ends the document, and with it an open run.
    mutating func finish() {
        endRun()
    }

    private mutating func open(_ kind: Kind) {
        guard runKind != kind else { return }
        endRun()
        beforeRun = state
        runKind = kind
    }

    private mutating func endRun() {
        guard let kind = runKind else { return }
        hash.endField(kind.rawValue)
        runKind = nil
        endedInReturn = false
        count += 1
    }
}

/// A 128-bit hash of bytes and field ends that does not depend on the pieces in which the bytes come.
///
/// Two lanes that multiply words of eight bytes in; every step of a lane can be undone, so that a difference stays one.
/// It finds faults of two honest parsers; it is no cryptographic hash, and whoever writes the export gains nothing from
/// a collision in it.
struct XMLHash {
    private(set) var low: UInt64 = 0x243F_6A88_85A3_08D3
    private(set) var high: UInt64 = 0x1319_8A2E_0370_7344
    /// The bytes since the last whole word, and how many bits they are.
    private var pending: UInt64 = 0
    private var pendingBits: UInt64 = 0

    /// Absorbs eight bytes.
    @inline(__always)
    private mutating func absorb(_ word: UInt64) {
        low = (low ^ word) &* 0x9E37_79B9_7F4A_7C15
        high = ((high << 29 | high >> 35) &+ word) &* 0xD6E8_FEB8_6659_FD93
    }

    /// Absorbs a byte of a field.
    mutating func absorb(_ byte: UInt8) {
        pending |= UInt64(byte) << pendingBits
        pendingBits += 8
        guard pendingBits == 64 else { return }
        absorb(pending)
        pending = 0
        pendingBits = 0
    }

    /// Absorbs bytes of a field.
    @inline(__always)
    mutating func absorb(_ bytes: RawSpan, _ range: Range<Int>) {
        var index = range.lowerBound
        let end = range.upperBound
        while end - index >= 8 {
            // Any eight bytes are a UInt64, at any address.
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
            if pendingBits == 0 {
                absorb(word)
            } else {
                absorb(pending | word << pendingBits)
                pending = word >> (64 - pendingBits)
            }
        }
        // The one to seven bytes left, as four, two and one.
        let left = end - index
        guard left > 0 else { return }
        var word: UInt64 = 0
        var bits: UInt64 = 0
        if left & 4 != 0 {
            word = UInt64(bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self))
            index += 4
            bits = 32
        }
        if left & 2 != 0 {
            word |= UInt64(bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt16.self)) << bits
            index += 2
            bits += 16
        }
        if left & 1 != 0 {
            word |= UInt64(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)) << bits
            bits += 8
        }
        pending |= word << pendingBits
        pendingBits += bits
        guard pendingBits >= 64 else { return }
        absorb(pending)
        pendingBits -= 64
        // What of the bytes did not fit: a shift by all of 64 leaves nothing.
        pending = word >> (bits - pendingBits)
    }

    /// Absorbs bytes of a field, with CR and CRLF as LF; `endedInReturn` carries a CR from one piece to the next.
    mutating func absorbNormalised(_ bytes: RawSpan, _ range: Range<Int>, _ endedInReturn: inout Bool) {
        for index in range {
            let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            let isSecondHalf = endedInReturn && byte == UInt8(ascii: "\n")
            endedInReturn = byte == UInt8(ascii: "\r")
            if isSecondHalf { continue }
            absorb(endedInReturn ? UInt8(ascii: "\n") : byte)
        }
    }

    /// Ends a field. The bytes left over, fewer than eight, go in with their number and the kind, by other factors than
    /// whole words, so that no two sequences of fields look alike.
    @inline(__always)
    mutating func endField(_ kind: UInt64) {
        let word = pending | (kind << 3 | pendingBits >> 3) << 56
        low = (low ^ word) &* 0xA076_1D64_78BD_642F
        low ^= low >> 32
        high = ((high << 31 | high >> 33) &+ word) &* 0xE703_7ED1_A0B4_28DB
        high ^= high >> 32
        pending = 0
        pendingBits = 0
    }
}
