/// What the proof over the output needs of one run, whatever it looks at. A class, as `Recogniser` is, because a scan that
/// changes calls parts of it.
public final class ProofSearch: Sendable {
    let recogniser: Recogniser
    let words = ProofWords()
    let hasher: ProofHasher
    let word: ProofHash
    /// Whether every place is told, also of what stands in the same field again and again.
    let tellsEveryPlace: Bool
    /// What counts as somebody's.
    public let strictness: ProofStrictness
    let gluedName: GluedName
    let gluedReference: GluedName

    /// A search whose values are hashed under `key`.
    ///
    /// - Parameters:
    ///   - tellsEveryPlace: Whether a candidate that repeats in a field is written down each time, as who lets single
    ///     places pass has to know.
    ///   - strictness: What counts as somebody's.
    public init(
        key: ProofKey, recogniser: Recogniser = Recogniser(), tellsEveryPlace: Bool = false,
        strictness: ProofStrictness = .sample
    ) {
        self.recogniser = recogniser
        self.tellsEveryPlace = tellsEveryPlace
        self.strictness = strictness
        gluedName = GluedName(recogniser.names.lexicon, isReference: false)
        gluedReference = GluedName(recogniser.names.lexicon, isReference: true)
        hasher = ProofHasher(key)
        var word = ProofHash(key)
        word.combine(whole: UInt64(ProofClass.nameWord.rawValue))
        self.word = word
    }
}

/// What a recogniser must say of a text that leaves as it is, for the text to be somebody's.
public enum ProofStrictness: Sendable, Hashable {
    /// In a sample, whose fields are somebody's anyway: what it is certain of, unless the agreement declares it.
    case sample
    /// In a file that says of nobody anything: what it takes for a person's name, number, address or account at likely or
    /// better, whatever the agreement declares, and in a reference also what may be a name. Company and VAT numbers are no
    /// person's.
    case nobody

    /// Whether `match`, in a field of the kinds `declared`, is somebody's.
    func counts(_ match: Recogniser.Match, _ declared: PersonalKinds) -> Bool {
        guard self == .nobody else { return match.confidence == .certain && !declared.contains(match.kind) }
        switch match.kind {
        // `SMITH` alone could be a village; as what a bill is called it is whoever pays it.
        case .name: return match.confidence >= (declared.contains(.reference) ? .doubtful : .likely)
        case .email, .phone, .address, .bankAccount, .sortCode, .accountNumber, .iban, .card, .nationalInsurance,
            .nhsNumber, .taxReference, .drivingLicence, .passport, .dateOfBirth:
            return match.confidence >= .likely
        case .companyNumber, .vatNumber: return false
        case .postcode, .vehicle, .ipAddress, .macAddress, .imei, .imsi, .iccid, .sipAddress, .url, .userName, .secret:
            return match.confidence >= .likely && !declared.contains(match.kind)
        case .reference: return match.confidence == .certain && !declared.contains(.reference)
        }
    }
}

/// Looks at one batch: at the values of its personal fields, and at what leaves as it is. One field after another, one
/// record after another; what it keeps between records grows with what it answers alone.
public struct ProofScan {
    /// Keyed hashes of the personal values.
    public internal(set) var values: [UInt64] = []
    /// What was kept and may be somebody's.
    public internal(set) var candidates: [ProofCandidate] = []
    /// What was kept and is somebody's.
    public internal(set) var hits: [ProofHit] = []
    /// The first hit of the record that was set aside last, which is not among `hits`.
    public private(set) var lastSetAside: ProofHit?

    let search: ProofSearch
    let export: Int
    /// Whether records have dates of birth, which are looked for in any spelling.
    let hasBirthDates: Bool
    var text = ProofText()
    /// For the words that recognisers walk over.
    var words = WordMemory()
    /// For the tokens of a text.
    var window: ProofWindow?
    var record = Record()
    /// What came last, by hash: a value or candidate that repeats need not be written down again.
    var recentValues = Array(repeating: UInt64(0), count: 1 << 10)
    var recentCandidates = Array(repeating: UInt64(0), count: 1 << 10)
    /// Where what is looked at stands; as a place of whatever kind.
    var line = 0
    var place = ProofPlace(bits: 0)
    var memory = KeptMemory()

    /// What is known of the record that is being looked at.
    struct Record {
        /// What counts within this record alone.
        var ownValues = Refilled<UInt64>()
        var ownCandidates = Refilled<(hash: UInt64, line: Int, field: Int, kind: ProofClass)>()
        /// Words of its names, told apart. Of these and of what follows the last few: a record may hold thousands of
        /// people, and what belongs together stands together.
        var names = Refilled<UInt64>(most: 12)
        var sortCodes = Refilled<UInt64>(most: 8)
        var accountNumbers = Refilled<UInt64>(most: 8)
        var postcodes = Refilled<UInt64>(most: 8)
        /// House numbers with the word behind them.
        var houses = Refilled<UInt64>(most: 32)
        /// Where its candidates and hits begin.
        var firstCandidate = 0
        var firstHit = 0
        /// Where its values begin.
        var firstValue = 0

        mutating func begin(_ candidates: Int, _ hits: Int, _ values: Int) {
            ownValues.removeAll()
            ownCandidates.removeAll()
            names.removeAll()
            sortCodes.removeAll()
            accountNumbers.removeAll()
            postcodes.removeAll()
            houses.removeAll()
            firstCandidate = candidates
            firstHit = hits
            firstValue = values
        }
    }

    /// A scan of a batch of the run's export number `export`.
    ///
    /// - Parameter hasBirthDates: Whether values are added `as: .birthDate`; else days in what is kept are not read.
    public init(_ search: ProofSearch, export: Int, hasBirthDates: Bool) {
        self.search = search
        self.hasBirthDates = hasBirthDates
        self.export = export
    }

    /// Makes room for what a batch of so many cells has, so that it is not copied as it grows.
    public mutating func reserve(cells: Int) {
        values.reserveCapacity(cells)
        candidates.reserveCapacity(cells &* 2)
    }

    // MARK: Records

    /// Ends a record: compares its own values with what it keeps.
    ///
    /// - Parameter settingAside: Whether a record that keeps something personal is not written after all. What was kept
    ///   in it is then forgotten; its values are still the input's.
    /// - Parameter waived: Hits for which no record is set aside; they are told like others where it stays.
    /// - Returns: Whether something personal was kept in it, as it alone shows, that is not waived.
    @discardableResult
    public mutating func endRecord(settingAside: Bool = false, waived: Set<ProofHit> = []) -> Bool {
        // Nearly every record has a handful.
        let isLarge = record.ownValues.count > 32
        let values = isLarge ? Set((0..<record.ownValues.count).map { record.ownValues[$0] }) : []
        if record.ownValues.count > 0 {
            // Of the hashes' lowest six bits those that are there: nearly every candidate is none for these alone.
            var present: UInt64 = 0
            for index in 0..<record.ownValues.count { present |= 1 &<< (record.ownValues[index] & 63) }
            for index in 0..<record.ownCandidates.count {
                let candidate = record.ownCandidates[index]
                guard present &>> (candidate.hash & 63) & 1 != 0,
                    isLarge ? values.contains(candidate.hash) : record.ownValues.contains(candidate.hash)
                else { continue }
                hits.append(ProofHit(kind: .known(candidate.kind), line: candidate.line, field: candidate.field))
            }
        }
        // What counts in the whole run is known here already where it is the record's own.
        let own = settingAside ? ownHits() : []
        let isHit =
            waived.isEmpty
            ? hits.count > record.firstHit || !own.isEmpty
            : !(hits[record.firstHit...] + own).allSatisfy(waived.contains)
        if isHit, settingAside {
            lastSetAside = (hits[record.firstHit...] + own).first { !waived.contains($0) }
            candidates.removeLast(candidates.count - record.firstCandidate)
            hits.removeLast(hits.count - record.firstHit)
            // What is forgotten here may stand in another record too.
            recentCandidates = Array(repeating: 0, count: recentCandidates.count)
            memory.removeAll()
        }
        record.begin(candidates.count, hits.count, self.values.count)
        return isHit
    }

    /// The record's candidates that are its own values.
    private func ownHits() -> [ProofHit] {
        guard values.count > record.firstValue, candidates.count > record.firstCandidate else { return [] }
        let own = Set(values[record.firstValue...])
        return candidates[record.firstCandidate...].filter { own.contains($0.hash) }.map {
            ProofHit(kind: .known($0.place.kind), line: $0.place.line, field: $0.place.field)
        }
    }

    /// A word of a name, with those that came shortly before: two fields hold the parts of one name.
    mutating func join(name: UInt64) {
        guard !record.names.contains(name) else { return }
        for index in 0..<record.names.count { add(search.hasher.pair(record.names[index], name)) }
        record.names.append(name)
    }

    mutating func join(sortCode: UInt64) {
        for index in 0..<record.accountNumbers.count { add(account: sortCode, record.accountNumbers[index]) }
        record.sortCodes.append(sortCode)
    }

    mutating func join(accountNumber: UInt64) {
        for index in 0..<record.sortCodes.count { add(account: record.sortCodes[index], accountNumber) }
        record.accountNumbers.append(accountNumber)
    }

    private mutating func add(account sortCode: UInt64, _ number: UInt64) {
        add(search.hasher.number(.account, sortCode * 100_000_000 + number, digits: 14))
    }

    mutating func join(postcode: UInt64) {
        for index in 0..<record.houses.count { add(search.hasher.joined(.address, postcode, record.houses[index])) }
        record.postcodes.append(postcode)
    }

    mutating func join(house: UInt64) {
        for index in 0..<record.postcodes.count {
            add(search.hasher.joined(.address, record.postcodes[index], house))
        }
        record.houses.append(house)
    }

    // MARK: Forms

    /// Whether words with this between them stand beside each other.
    @inline(__always)
    static func isBeside(_ text: Span<UInt8>, _ gap: Range<Int>) -> Bool {
        // One space, nearly always.
        if gap.count == 1, text[gap.lowerBound] == UInt8(ascii: " ") { return true }
        // The longest is an initial with its full stop.
        guard gap.count <= 6 else { return false }
        // Behind a semicolon the next of a list begins.
        for index in gap where text[index].isDigit || text[index] == UInt8(ascii: ";") { return false }
        return true
    }

    /// The letters and digits of a short code, in eight bytes; `nil` where there are none, or more.
    static func packed(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        var packed: UInt64 = 0
        var count = 0
        for index in range where text[index].isWordByte {
            guard count < 8 else { return nil }
            packed |= UInt64(text[index].uppercased) << UInt64(count * 8)
            count += 1
        }
        return count > 0 ? packed : nil
    }

    /// The sort code and account number in a British IBAN.
    static func accountOfIBAN(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        var value: UInt64 = 0
        var count = 0
        for index in range where text[index].isWordByte {
            let byte = text[index].uppercased
            if count == 0, byte != UInt8(ascii: "G") { return nil }
            if count == 1, byte != UInt8(ascii: "B") { return nil }
            if count >= 8 {
                guard byte.isDigit, count < 22 else { return nil }
                value = value * 10 + UInt64(byte & 0x0F)
            }
            count += 1
        }
        return count == 22 ? value : nil
    }
}
