/// Finds what is personal in free text: first the values of the record that the text belongs to, then those of all records
/// of the run where these are known, then what looks personal by itself.
///
/// A pure function of text and record. It keeps memory between calls and nothing else.
public struct FreeText: Sendable {
    private let recogniser: Recogniser
    private let people: KnownPeople?
    private var working = ProofText()
    private var peopleHits: [KnownPeople.Hit] = []
    private var hits: [KnownValues.Hit] = []
    private var matches: [Recogniser.Match] = []
    private var candidates: [Candidate] = []
    private var settled: [ScrubFinding] = []
    private var unlisted: UnlistedWords
    private var memory = WordMemory()

    /// A finding before it is known whether another lies over it.
    private struct Candidate {
        var finding: ScrubFinding
        /// The longer counts; the order in which it was found decides among equals, known values before others.
        var weight: Int
        var order: Int
        /// Whether it is a telephone number that a field of the record holds.
        var isOwnPhone = false
    }

    /// Weights are lengths in bytes times this, so that among equal lengths something else decides.
    private static let scale = 8

    /// Looks for known values and with `recogniser`, and where that is wanted for those of `people`.
    public init(_ recogniser: Recogniser, people: KnownPeople? = nil) {
        self.recogniser = recogniser
        self.people = people
        unlisted = UnlistedWords(recogniser.names.lexicon)
    }

    /// Replaces what is in `findings` by what is personal in `text`, in order and apart from each other.
    ///
    /// The longer of two that lie over each other counts, and of equally long ones the record's own value before somebody
    /// else's, and that before one that was recognised; of what the other has beside it nothing is left out. Names that
    /// were recognised are one finding a word.
    ///
    /// - Parameters:
    ///   - text: The decoded text.
    ///   - known: What the record holds.
    ///   - searchesPeople: Whether values of other records are looked for.
    ///   - findings: Receives the findings.
    public mutating func find(
        in text: Span<UInt8>, knowing known: inout KnownValues, andPeople searchesPeople: Bool = false,
        into findings: inout [ScrubFinding]
    ) {
        guard !known.isPlain, PlainSpelling.mayHide(text) else {
            return find(inPlain: text, knowing: &known, andPeople: searchesPeople, into: &findings)
        }
        var plain = PlainSpelling()
        plain.fill(text)
        find(inPlain: plain.bytes.span, knowing: &known, andPeople: searchesPeople, into: &findings)
        for index in findings.indices { findings[index].range = plain.origin(of: findings[index].range) }
    }

    /// The same in a text that is what it reads as.
    private mutating func find(
        inPlain text: Span<UInt8>, knowing known: inout KnownValues, andPeople searchesPeople: Bool,
        into findings: inout [ScrubFinding]
    ) {
        // Asked first, as most are empty: to forget nothing takes as long as to forget something.
        if !findings.isEmpty { findings.removeAll(keepingCapacity: true) }
        if !hits.isEmpty { hits.removeAll(keepingCapacity: true) }
        if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
        if !candidates.isEmpty { candidates.removeAll(keepingCapacity: true) }
        // Out of `self` for the time of the call, in which other parts of it change.
        var memory = WordMemory()
        swap(&memory, &self.memory)
        memory.walk { cursor in
            cursor.words.advance(to: 0, in: text, recogniser)
            let language = UnlistedWords.language(of: text, cursor.words)
            cursor.isOfOtherWords = language == .other
            recogniser.scan(text, &cursor, into: &matches)
            unlisted.leaveOut(&matches, in: text, cursor.words, language)
        }
        swap(&memory, &self.memory)
        if !known.isEmpty {
            known.build()
            known.search(text, into: &hits)
            known.judge(&hits, in: text)
            KnownValues.confirm(&hits, by: matches)
        }
        // Not taken out of `self`: that copies all of it for each text.
        let looksForPeople = searchesPeople && people != nil
        if looksForPeople {
            peopleHits.removeAll(keepingCapacity: true)
            people?.search(text, &working, into: &peopleHits)
            joinNames(known, text)
        }
        if hits.isEmpty, !looksForPeople {
            // What is recognised is in order and apart, and that is all there is in most texts.
            for match in matches {
                Self.insert(
                    ScrubFinding(
                        range: match.range, kind: match.kind, confidence: match.confidence, source: .recognised),
                    text, at: findings.count, &findings)
            }
            return
        }
        for hit in hits {
            addKnown(hit, known)
            addStreetKind(behind: hit, known, text)
        }
        for hit in peopleHits where looksForPeople {
            add(
                ScrubFinding(
                    range: hit.range, kind: hit.kind, confidence: .certain, source: .person(number: Int(hit.number))),
                weight: hit.extent.count * Self.scale + 2)
        }
        for match in matches {
            if looksForPeople, let number = people?.number(of: match, in: text) {
                add(
                    ScrubFinding(
                        range: match.range, kind: match.kind, confidence: .certain,
                        source: .person(number: Int(number))), weight: match.range.count * Self.scale + 2)
                continue
            }
            // Names and addresses are made of words, which the record may know: what it does not know of them is left.
            let isOfWords = match.kind == .name || match.kind == .address
            add(
                ScrubFinding(
                    range: match.range, kind: match.kind, confidence: match.confidence, source: .recognised),
                weight: isOfWords ? 0 : match.range.count * Self.scale)
        }
        settle(text, &findings)
    }

    /// What `text` reads as, which an operator is to take for a value; `nil` where that is what is written.
    public static func asRead(_ text: Span<UInt8>) -> [UInt8]? {
        guard PlainSpelling.mayHide(text) else { return nil }
        var plain = PlainSpelling(joiningLines: true)
        plain.fill(text)
        return plain.bytes
    }

    private mutating func add(_ finding: ScrubFinding, weight: Int, isOwnPhone: Bool = false) {
        candidates.append(
            Candidate(finding: finding, weight: weight, order: candidates.count, isOwnPhone: isOwnPhone))
    }

    /// The record's own given and family name side by side come before somebody else's name that begins with a part of one: of
    /// `Jean-Luc Whitlock` another record knows `Luc Whitlock`.
    private mutating func joinNames(_ known: borrowing KnownValues, _ text: Span<UInt8>) {
        guard hits.count > 1 else { return }
        let names = hits.indices.filter {
            hits[$0].entry >= 0 && known.items[Int(known.table.entries[hits[$0].entry].item)].kind == .name
        }.sorted { hits[$0].range.lowerBound < hits[$1].range.lowerBound }
        var first = 0
        while first < names.count {
            let start = hits[names[first]].range.lowerBound
            var end = hits[names[first]].range.upperBound
            var next = first + 1
            var isJoined = false
            while next < names.count {
                let range = hits[names[next]].range
                let isBeside = range.lowerBound == end + 1 && text[end] == UInt8(ascii: " ")
                guard isBeside || range.lowerBound < end else { break }
                isJoined = isJoined || isBeside
                end = max(end, range.upperBound)
                next += 1
            }
            if isJoined { for name in first..<next { hits[names[name]].company = end - start } }
            first = next
        }
    }

    private mutating func addKnown(_ hit: KnownValues.Hit, _ known: borrowing KnownValues) {
        guard hit.entry >= 0 else {
            return add(
                ScrubFinding(range: hit.range, kind: .name, confidence: .certain, source: .recognised),
                weight: hit.range.count * Self.scale / 4)
        }
        let entry = known.table.entries[hit.entry]
        let item = known.items[Int(entry.item)]
        let isWhole = hit.units == entry.units.count
        // Of a value that nobody has said anything of, what a recogniser says of the same place counts.
        let isGuess = item.form == .unknown && item.wordCount == 0
        let end = isWhole ? entry.end : known.table.ends[Int(entry.units.lowerBound) + hit.units - 1]
        // A whole word comes before one cut short, and a value of one word before a part of another.
        var weight = hit.extent.count * Self.scale + 4
        if isWhole { weight += 2 }
        if item.wordCount == 1 { weight += 1 }
        weight += hit.company * Self.scale
        // Before its digits.
        if known.isDay(entry) { weight += 1 }
        if isGuess { weight = hit.extent.count * Self.scale - 1 }
        add(
            ScrubFinding(
                range: hit.range, kind: isGuess ? .reference : item.kind,
                confidence: hit.isDoubtful ? .doubtful : .certain,
                source: .known(item: Int(entry.item), slice: Int(entry.start)..<Int(end))), weight: weight,
            isOwnPhone: item.form == .phone)
    }

    /// The kind of the street behind a word of the record's address, which is written otherwise there: `Gladstone Grn`.
    private mutating func addStreetKind(
        behind hit: KnownValues.Hit, _ known: borrowing KnownValues, _ text: Span<UInt8>
    ) {
        let start = hit.range.upperBound + 1
        guard hit.entry >= 0, start < text.count, text[start - 1] == UInt8(ascii: " "), text[start].isLetter,
            known.items[Int(known.table.entries[hit.entry].item)].kind == .address,
            let end = OrdinaryWords.endOfPlace(in: text, at: start)
        else { return }
        add(
            ScrubFinding(range: start..<end, kind: .address, confidence: .likely, source: .recognised),
            weight: (end - start) * Self.scale)
    }

    /// Settles every run of candidates that lie over each other, one run after another: however many there are in a
    /// text, few lie over one another.
    private mutating func settle(_ text: Span<UInt8>, _ findings: inout [ScrubFinding]) {
        // Those of the recognisers alone are in order, and nearly all stand by themselves: to sort all and each run was half
        // of what a text with many took here.
        if !isInOrder {
            candidates.sort {
                ($0.finding.range.lowerBound, $0.order) < ($1.finding.range.lowerBound, $1.order)
            }
        }
        var first = 0
        while first < candidates.count {
            var end = candidates[first].finding.range.upperBound
            var next = first + 1
            while next < candidates.count, candidates[next].finding.range.lowerBound < end {
                end = max(end, candidates[next].finding.range.upperBound)
                next += 1
            }
            guard next > first + 1 else {
                Self.insert(candidates[first].finding, text, at: findings.count, &findings)
                first = next
                continue
            }
            settled.removeAll(keepingCapacity: true)
            joinPhones(first..<next)
            candidates[first..<next].sort { ($1.weight, $0.order) < ($0.weight, $1.order) }
            for index in first..<next { Self.settle(candidates[index].finding, text, &settled) }
            findings.append(contentsOf: settled)
            first = next
        }
    }

    /// Whether the candidates are in the order of where they begin, and of `order`.
    private var isInOrder: Bool {
        let candidates = candidates.span
        for index in candidates.indices.dropFirst()
        where candidates[index].finding.range.lowerBound < candidates[index - 1].finding.range.lowerBound {
            return false
        }
        return true
    }

    /// A number of the record in a longer spelling, with its extension, say, is the record's.
    ///
    /// Those that are not the record's come in order and hardly lie over each other, so each is found, and few are looked
    /// at, however many of the record's do.
    private mutating func joinPhones(_ run: Range<Int>) {
        guard run.count > 1, run.contains(where: { candidates[$0].isOwnPhone }) else { return }
        let others = run.filter {
            candidates[$0].finding.kind == .phone && !candidates[$0].isOwnPhone
        }
        guard !others.isEmpty else { return }
        let ranges = others.map { candidates[$0].finding.range }
        // The end of each, or of one before it that ends later.
        var ends: [Int] = []
        for range in ranges { ends.append(max(ends.last ?? 0, range.upperBound)) }
        for own in run where candidates[own].isOwnPhone {
            let finding = candidates[own].finding
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if ends[middle] <= finding.range.lowerBound { low = middle + 1 } else { high = middle }
            }
            while low < ranges.count, ranges[low].lowerBound < finding.range.upperBound {
                let other = others[low]
                low += 1
                guard ranges[low - 1].upperBound > finding.range.lowerBound else { continue }
                let range = candidates[other].finding.range
                candidates[other].finding.range =
                    min(range.lowerBound, finding.range.lowerBound)..<max(range.upperBound, finding.range.upperBound)
                candidates[other].finding.source = finding.source
                candidates[other].finding.confidence = .certain
                candidates[other].weight = candidates[other].finding.range.count * Self.scale + 4
            }
        }
    }

    /// Takes a finding, the weightiest come first, less what an earlier one has of it.
    private static func settle(_ finding: ScrubFinding, _ text: Span<UInt8>, _ findings: inout [ScrubFinding]) {
        var start = finding.range.lowerBound
        var place = firstTaken(endingBehind: start, findings)
        guard place < findings.count, findings[place].range.lowerBound < finding.range.upperBound else {
            insert(finding, text, &findings)
            return
        }
        while place < findings.count, findings[place].range.lowerBound < finding.range.upperBound {
            let other = findings[place].range
            if start < other.lowerBound { place += rest(of: finding, start..<other.lowerBound, text, &findings) }
            start = max(start, other.upperBound)
            place += 1
        }
        if start < finding.range.upperBound { _ = rest(of: finding, start..<finding.range.upperBound, text, &findings) }
    }

    private static func firstTaken(endingBehind position: Int, _ findings: [ScrubFinding]) -> Int {
        var (low, high) = (0, findings.count)
        while low < high {
            let middle = (low + high) / 2
            if findings[middle].range.upperBound <= position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Adds what another finding leaves of one, less the marks and spaces around it; returns how many findings that are.
    private static func rest(
        of finding: ScrubFinding, _ range: Range<Int>, _ text: Span<UInt8>, _ findings: inout [ScrubFinding]
    ) -> Int {
        var rest = finding
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, !text[start].isWordByte, text[start] < 0x80 { start += 1 }
        while start < end, !text[end - 1].isWordByte, text[end - 1] < 0x80 { end -= 1 }
        guard start < end else { return 0 }
        rest.range = start..<end
        rest.source = .recognised
        return insert(rest, text, &findings)
    }

    /// Puts a finding in its place, a recognised name word by word; returns how many findings that are.
    @discardableResult
    private static func insert(
        _ finding: ScrubFinding, _ text: Span<UInt8>, _ findings: inout [ScrubFinding]
    ) -> Int {
        insert(finding, text, at: firstTaken(endingBehind: finding.range.lowerBound, findings), &findings)
    }

    /// The same where its place is known.
    @discardableResult
    private static func insert(
        _ finding: ScrubFinding, _ text: Span<UInt8>, at place: Int, _ findings: inout [ScrubFinding]
    ) -> Int {
        var place = place
        guard finding.kind == .name, finding.source == .recognised else {
            put(finding, at: place, &findings)
            return 1
        }
        var count = 0
        var start = finding.range.lowerBound
        while start < finding.range.upperBound {
            var end = start
            while end < finding.range.upperBound, !isSpace(text[end]) { end += 1 }
            var (first, last) = (start, end)
            while first < last, !text[first].isWordByte, text[first] < 0x80 { first += 1 }
            while first < last, !text[last - 1].isWordByte, text[last - 1] < 0x80 { last -= 1 }
            if first < last {
                var word = finding
                word.range = first..<last
                put(word, at: place, &findings)
                place += 1
                count += 1
            }
            start = end + 1
        }
        return count
    }

    /// Nearly all come in order, and to append one is a fraction of inserting it.
    @inline(__always)
    private static func put(_ finding: ScrubFinding, at place: Int, _ findings: inout [ScrubFinding]) {
        if place == findings.count { findings.append(finding) } else { findings.insert(finding, at: place) }
    }

    /// Whether this stands between the words of a name: a space, a comma, a tab or an end of line.
    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
        let set: UInt64 = 1 << 0x20 | 1 << 0x2C | 1 << 0x0A | 1 << 0x0D | 1 << 0x09
        return byte < 0x40 && set &>> UInt64(byte) & 1 != 0
    }
}
