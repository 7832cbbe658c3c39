/// Gathers what the records of the exports of a run hold about people: one field after another, one record after another.
///
/// Single words of names are noted once however many have them; every other value is noted once for the run. What it holds
/// beside `people` is of one record.
public struct PeopleScan: Sendable {
    /// Which operator makes the pseudonyms of the values of a field, and how these are canonicalised.
    public struct Source: Sendable {
        /// How its values are canonicalised.
        public var form: ProofForm
        /// What they are.
        public var kind: PersonalKind
        /// The number of the operator that makes their pseudonyms.
        public var number: UInt16

        /// A field.
        public init(form: ProofForm, kind: PersonalKind, number: UInt16) {
            self.form = form
            self.kind = kind
            self.number = number
        }
    }

    /// What was gathered.
    public private(set) var people: KnownPeople

    private let recogniser: Recogniser
    /// For each kind, the number of the operator of values that are of another kind than their field.
    private var standard: [UInt16]
    private var text = ProofText()
    /// Of these the last few, as the proof joins them: a record may hold thousands of people.
    private var names: [(hash: UInt64, number: UInt16)] = []
    private var sortCodes: [UInt64] = []
    private var accountNumbers: [(value: UInt64, number: UInt16)] = []

    /// Nobody yet.
    ///
    /// - Parameters:
    ///   - key: The key of the hashes, made for the run and kept nowhere.
    ///   - recogniser: What finds values in fields of which nothing is known.
    ///   - most: The most values that are held; behind them `people` is overfull.
    public init(key: ProofKey, recogniser: Recogniser, most: Int = KnownPeople.mostValues) {
        people = KnownPeople(key: key, most: most)
        self.recogniser = recogniser
        standard = Array(repeating: 0, count: PersonalKind.allCases.count)
    }

    /// Begins an export.
    ///
    /// - Parameter standard: For each kind, by its raw value, the number of the operator of values that a recogniser finds
    ///   in a field of another kind.
    public mutating func beginExport(standard: [UInt16]) {
        for index in self.standard.indices where index < standard.count { self.standard[index] = standard[index] }
    }

    // MARK: Values

    /// Takes a value as its reader decodes it.
    public mutating func value(_ value: Span<UInt8>, of source: Source) {
        guard value.count > 1 else { return }
        var text = ProofText()
        swap(&text, &self.text)
        defer { swap(&text, &self.text) }
        text.fill(reading: value)
        let bytes = text.bytes.span
        let all = 0..<bytes.count
        switch source.form {
        case .phone:
            add(phone: bytes, all, source.number)
            // Two numbers in one field are two values.
            if bytes.count > 20 { recognised(bytes, source) }
        case .mail:
            recognised(bytes, source)
            if bytes.count <= 254, bytes.indices.contains(where: { bytes[$0] == UInt8(ascii: "@") }) {
                people.insert(people.hasher.mail(bytes, all), .init(source.number))
            }
        case .account: add(account: bytes, source.number)
        case .sortCode:
            guard let digits = ProofDigits.all(bytes, all), digits.count == 6 else {
                return add(account: bytes, source.number)
            }
            join(sortCode: digits.value)
        case .accountNumber:
            guard let digits = ProofDigits.all(bytes, all), (6...8).contains(digits.count) else {
                return add(account: bytes, source.number)
            }
            join(accountNumber: digits.value, source.number)
            add(code: bytes, all, source.number)
        case .reference, .birthDate: add(code: bytes, all, source.number)
        case .name: add(name: bytes, source.number)
        case .address:
            add(houses: bytes, source.number)
            if bytes.count > 6 { recognised(bytes, source) }
        // Every text's recogniser knows a postcode.
        case .postcode: break
        case .unknown: recognised(bytes, source)
        }
    }

    /// Ends a record: nothing of the next is joined with what its fields hold.
    public mutating func endRecord() {
        names.removeAll(keepingCapacity: true)
        sortCodes.removeAll(keepingCapacity: true)
        accountNumbers.removeAll(keepingCapacity: true)
    }

    // MARK: What fields of a record hold together

    private mutating func join(name hash: UInt64, _ number: UInt16) {
        guard !names.contains(where: { $0.hash == hash }) else { return }
        for other in names { people.insert(people.hasher.pair(other.hash, hash), .init(other, (hash, number))) }
        if names.count == 12 { names.removeFirst() }
        names.append((hash, number))
    }

    private mutating func join(sortCode: UInt64) {
        for account in accountNumbers { add(sortCode, account.value, account.number) }
        if sortCodes.count == 8 { sortCodes.removeFirst() }
        sortCodes.append(sortCode)
    }

    private mutating func join(accountNumber: UInt64, _ number: UInt16) {
        for sortCode in sortCodes { add(sortCode, accountNumber, number) }
        if accountNumbers.count == 8 { accountNumbers.removeFirst() }
        accountNumbers.append((accountNumber, number))
    }

    private mutating func add(_ sortCode: UInt64, _ accountNumber: UInt64, _ number: UInt16) {
        people.insert(
            people.hasher.number(.account, sortCode * 100_000_000 + accountNumber, digits: 14), .init(number))
    }

    private mutating func add(phone text: Span<UInt8>, _ range: Range<Int>, _ number: UInt16) {
        guard let phone = ProofDigits.phone(text, range), phone.count >= 9 else {
            return add(code: text, range, number)
        }
        people.insert(people.hasher.number(.phone, phone.value, digits: phone.count), .init(number))
    }

    /// Short numbers stand in many a text and are nobody's: they count in their own record alone.
    private mutating func add(code text: Span<UInt8>, _ range: Range<Int>, _ number: UInt16) {
        guard let code = people.hasher.code(text, range), !code.kind.isOfRecord else { return }
        people.insert(code.hash, .init(number))
    }

    private mutating func add(account text: Span<UInt8>, _ number: UInt16) {
        add(code: text, 0..<text.count, number)
        guard let first = text.indices.first(where: { text[$0] != 0x20 }) else { return }
        guard text[first].isLetter else {
            if let digits = ProofDigits.all(text, 0..<text.count), digits.count == 14 {
                people.insert(people.hasher.number(.account, digits.value, digits: 14), .init(number))
            }
            return
        }
        if let account = ProofScan.accountOfIBAN(text, 0..<text.count) {
            people.insert(people.hasher.number(.account, account, digits: 14), .init(number))
        }
    }

    private mutating func add(houses text: Span<UInt8>, _ number: UInt16) {
        var position = 0
        var house: Range<Int>?
        var count = 0
        while count < 32, let token = ProofToken.next(in: text, position, people.word) {
            position = token.range.upperBound
            guard token.kind == .word else {
                house = token.range.count <= 5 ? token.range : nil
                continue
            }
            if let house, people.standing(of: token, in: text) != .beside {
                people.insert(people.hash(house: house, text, token.hash), .init(number))
                count += 1
            }
            house = nil
        }
    }

    private mutating func add(name text: Span<UInt8>, _ number: UInt16) {
        var position = 0
        var tokens: [ProofToken] = []
        var isOfCompany = false
        while tokens.count < 8, let token = ProofToken.next(in: text, position, people.word) {
            position = token.range.upperBound
            guard token.kind == .word, token.letters > 1 else { continue }
            switch people.words.meaning(token.key, length: token.letters) {
            case .company: isOfCompany = true
            case .plain: continue
            case .ambiguous, .none: break
            }
            tokens.append(token)
        }
        // Somebody is called Church; the parish church is nobody.
        guard !isOfCompany || tokens.count == 1 else { return }
        for token in tokens {
            if people.standing(of: token, in: text) != .beside { people.insert(token.hash, .init(number)) }
            join(name: token.hash, number)
        }
    }

    /// What a recogniser finds in a value, in doubt or not.
    private mutating func recognised(_ text: Span<UInt8>, _ source: Source) {
        var cursor = Recogniser.Cursor()
        while let match = recogniser.next(in: text, &cursor) {
            let number = match.kind == source.kind ? source.number : standard[Int(match.kind.rawValue)]
            switch match.kind {
            case .phone: add(phone: text, match.range, number)
            case .email: people.insert(people.hasher.mail(text, match.range), .init(number))
            case .bankAccount, .iban: add(account: text.extracting(match.range), number)
            case .postcode, .name, .address, .sortCode, .sipAddress, .url: break
            default: add(code: text, match.range, number)
            }
        }
    }
}

extension KnownPeople {
    /// The hash of the number of a house with the first word of its street.
    func hash(house: Range<Int>, _ text: Span<UInt8>, _ street: UInt64) -> UInt64 {
        hasher.joined(.address, ProofScan.packed(text, house) ?? 0, street)
    }
}
