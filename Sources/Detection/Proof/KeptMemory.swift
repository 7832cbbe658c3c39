/// What the proof found in short kept values, so that one that comes again in its field is not read again: the same postcode
/// or time stands in a field hundreds of times. Not for what is looked at as quickly as remembered, single words and identifiers.
///
/// It holds what a value adds to its record, and what a recogniser was certain of in it. What it adds to the whole run was
/// written down when it came first, and counts once in a field. Held for one batch and within a bound; what it does not hold
/// is looked at as if there were none.
struct KeptMemory {
    /// Longer values hardly come again.
    static let longest = 40
    /// The most bytes of values that are held. With more, all are forgotten.
    private static let mostBytes = 1 << 17
    private static let slotCount = 1 << 12
    /// After so many looks at a field it is known whether its values come again: one in `leastShare` at least.
    private static let trial = 64
    private static let leastShare = 4

    /// A value in a field.
    private struct Slot {
        /// The hash of both; 0 where there is none.
        var key: UInt64 = 0
        var field: Int32 = 0
        var bytes: Int32 = 0
        var count: Int32 = 0
        var candidates: Int32 = 0
        var candidateCount: Int32 = 0
        var hits: Int32 = 0
        var hitCount: Int32 = 0
    }

    /// How often a field was looked at, and with what success.
    private struct Field {
        var looks: Int32 = 0
        var successes: Int32 = 0
    }

    private var slots = Array(repeating: Slot(), count: Self.slotCount)
    private var bytes: [UInt8] = []
    private var candidates: [(hash: UInt64, kind: ProofClass)] = []
    private var hits: [ProofHit.Kind] = []
    private var fields: [Field] = []

    /// Forgets everything.
    mutating func removeAll() {
        for index in slots.indices { slots[index].key = 0 }
        bytes.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        hits.removeAll(keepingCapacity: true)
    }

    /// The key of a value in a field; `nil` where it is not to be held.
    @inline(__always)
    mutating func key(of text: Span<UInt8>, in field: Int) -> UInt64? {
        // Fields that are none of the dataset have few values, and numbers beyond all others.
        guard text.count <= Self.longest, field < 4096 else { return nil }
        while fields.count <= field { fields.append(Field()) }
        fields[field].looks &+= 1
        let (looks, successes) = (fields[field].looks, fields[field].successes)
        if looks > Self.trial, successes < looks / Int32(Self.leastShare) {
            // Once in a while it is tried again.
            if looks > 16 * Self.trial { fields[field] = Field() }
            return nil
        }
        return Self.hash(text, field)
    }

    /// Adds to `record` and `found` what is known of a value; `false` where nothing is.
    @inline(__always)
    mutating func recall(
        _ key: UInt64, _ text: Span<UInt8>, line: Int, field: Int, into record: inout ProofScan.Record,
        _ found: inout [ProofHit]
    ) -> Bool {
        let slot = slots[Int(truncatingIfNeeded: key & UInt64(Self.slotCount - 1))]
        guard slot.key == key, Int(slot.field) == field, isSame(slot, text) else { return false }
        fields[field].successes &+= 1
        for index in Int(slot.candidates)..<Int(slot.candidates &+ slot.candidateCount) {
            record.ownCandidates.append((candidates[index].hash, line, field, candidates[index].kind))
        }
        for index in Int(slot.hits)..<Int(slot.hits &+ slot.hitCount) {
            found.append(ProofHit(kind: hits[index], line: line, field: field))
        }
        return true
    }

    /// Holds what a value has added: the last of `record`'s candidates and of `found`, from these on.
    mutating func hold(
        _ key: UInt64, _ text: Span<UInt8>, field: Int, _ record: ProofScan.Record, from firstCandidate: Int,
        _ found: [ProofHit],
        from firstHit: Int
    ) {
        let added = record.ownCandidates.count - firstCandidate + found.count - firstHit
        if bytes.count + text.count > Self.mostBytes || candidates.count + hits.count + added > Self.mostBytes / 4 {
            removeAll()
        }
        var slot = Slot(key: key, field: Int32(field), bytes: Int32(bytes.count), count: Int32(text.count))
        for index in text.indices { bytes.append(text[index]) }
        slot.candidates = Int32(candidates.count)
        for index in firstCandidate..<record.ownCandidates.count {
            candidates.append((record.ownCandidates[index].hash, record.ownCandidates[index].kind))
        }
        slot.candidateCount = Int32(candidates.count) - slot.candidates
        slot.hits = Int32(hits.count)
        for hit in found[firstHit...] { hits.append(hit.kind) }
        slot.hitCount = Int32(hits.count) - slot.hits
        slots[Int(truncatingIfNeeded: key & UInt64(Self.slotCount - 1))] = slot
    }

    private func isSame(_ slot: Slot, _ text: Span<UInt8>) -> Bool {
        guard Int(slot.count) == text.count else { return false }
        return bytes.span.extracting(Int(slot.bytes)..<Int(slot.bytes) + text.count).isSame(as: text)
    }

    /// A hash that tells values apart well enough to be held: bytes are compared besides. Never 0.
    private static func hash(_ text: Span<UInt8>, _ field: Int) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: field &+ 1) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= text.count {
            // In bounds: eight bytes from `index` on end before the text does, and any eight bytes are an integer.
            let word = text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            hash = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
            index += 8
        }
        var tail = UInt64(truncatingIfNeeded: text.count) << 56
        while index < text.count {
            tail = tail &* 256 &+ UInt64(text[index])
            index += 1
        }
        hash = (hash ^ tail) &* 0x94D0_49BB_1331_11EB
        return (hash ^ hash >> 31) | 1
    }
}
