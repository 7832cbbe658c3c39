internal import Primitives

/// Pieces of what leaves as it is that may be somebody's: words beside each other, references, numbers, streets.
extension ProofScan {
    /// `recognise` and `cutOut` of a text that is written as a day.
    mutating func look(atDay text: Span<UInt8>, _ field: Int, isToBeRead: Bool) {
        guard let code = search.hasher.day(text) else { return }
        // In doubt, so that it is no hit; but somebody's it may be, in either way.
        if isToBeRead, Recogniser.isBirthDate(day: text) { look(for: code.hash, code.kind, field) }
        look(for: code.hash, code.kind, field)
    }

    /// Looks for the date of birth of the record, in any spelling.
    @inline(never)
    mutating func look(forBirthDates text: Span<UInt8>, _ field: Int) {
        var position = 0
        while let date = text.nextDate(from: &position) {
            look(for: search.hasher.birthDate(date.date), .birthDate, field)
        }
    }

    /// `cutOut` of a text that is one token, with a digit, as identifiers are.
    mutating func cutOutToken(_ text: Span<UInt8>, _ outline: ProofOutline, _ field: Int) {
        guard text.count >= 6 else { return }
        let bits = outline.bits
        guard text.count <= ByteBits.most, bits.letters != 0 else {
            var kind = ProofToken.Kind.number
            for index in text.indices where !text[index].isDigit { kind = .mixed }
            return look(forToken: ProofToken(kind: kind, range: 0..<text.count), text, field)
        }
        // `look(forToken:)` of both mixed, by bits.
        look(forCode: text, 0..<text.count, field)
        look(forAccountOfIBAN: text, 0..<text.count, field)
        var digits = bits.digits
        while ByteBits.hasRun(of: 9, in: digits) {
            let start = digits.trailingZeroBitCount
            let end = start &+ (~(digits &>> UInt64(truncatingIfNeeded: start))).trailingZeroBitCount
            if end &- start >= 9 { look(forNumber: text, start..<end, field) }
            digits &= ~ByteBits.all(end)
        }
    }

    /// Whether a text is of digits in groups that single marks join, as dates and amounts are, and of too few to be dialled.
    static func isShortNumber(_ text: Span<UInt8>, _ outline: ProofOutline) -> Bool {
        guard text.count <= 16, outline.bits.letters == 0 else { return false }
        let all = ByteBits.all(text.count)
        var marks = ~outline.bits.digits & all
        guard marks & (marks &<< 1 | 1 | (all ^ (all &>> 1))) == 0, outline.bits.digits.nonzeroBitCount < 10 else {
            return false
        }
        while marks != 0 {
            guard ProofRun.isMark(text[marks.trailingZeroBitCount]) else { return false }
            marks &= marks &- 1
        }
        return true
    }

    /// `cutOut` of a text that `isShortNumber`.
    mutating func cutOutNumber(_ text: Span<UInt8>, _ outline: ProofOutline, _ field: Int) {
        // With fewer digits neither it nor a group of it is a code.
        guard outline.bits.digits.nonzeroBitCount >= 6 else { return }
        var start = 0
        var end = 0
        while end < text.count {
            while end < text.count, text[end].isDigit { end += 1 }
            if end - start >= 6 { look(forCode: text, start..<end, field) }
            end += 1
            start = end
        }
        look(forCode: text, 0..<text.count, field)
    }

    /// `cutOut` of a text without digits, in which nothing but names can be.
    mutating func cutOutWords(_ text: Span<UInt8>, _ outline: ProofOutline, _ field: Int) {
        guard !outline.isPlain else { return cutOutPlainWords(text, outline.bits, field) }
        var last: (hash: UInt64, end: Int)?
        var position = 0
        while let token = ProofToken.next(in: text, position, search.word) {
            position = token.range.upperBound
            look(forWord: token, search.words.meaning(token.key, length: token.letters), &last, text, field)
        }
    }

    /// The same of a text that is plain, of which `first` tells: by its letters' bits, as nothing else belongs to a word but an
    /// apostrophe.
    private mutating func cutOutPlainWords(_ text: Span<UInt8>, _ first: ByteBits, _ field: Int) {
        let empty = search.word
        var last: (hash: UInt64, end: Int)?
        var position = 0
        var letters = first.letters
        while true {
            var next = position &+ ByteBits.most
            while letters != 0 {
                let begin = letters.trailingZeroBitCount
                let size = (~(letters &>> UInt64(truncatingIfNeeded: begin))).trailingZeroBitCount
                let (start, end) = (position &+ begin, position &+ begin &+ size)
                let isWhole = end == text.count || end < next && text[end] != UInt8(ascii: "'")
                guard isWhole, size < 16 else {
                    guard let token = ProofToken.next(in: text, start, empty) else { return }
                    look(forWord: token, search.words.meaning(token.key, length: token.letters), &last, text, field)
                    next = max(next, token.range.upperBound)
                    letters &= ~ByteBits.all(token.range.upperBound &- position)
                    continue
                }
                letters &= ~ByteBits.all(begin &+ size)
                // An initial stands between names.
                guard size > 1 else { continue }
                var hash = empty
                var tail = EightBytes.folded(EightBytes.bytes(text, at: start))
                let key = tail & EightBytes.mask(min(8, size))
                if size >= 8 {
                    hash.combine(whole: tail)
                    tail = EightBytes.folded(EightBytes.bytes(text, at: start &+ 8))
                }
                tail &= EightBytes.mask(size & 7)
                let meaning = search.words.meaning(key, length: size)
                if meaning == .plain {
                    last = nil
                } else {
                    let name = hash.finished(tail: tail, size: size & 7)
                    look(forName: name, start..<end, size, meaning, &last, text, field)
                }
            }
            position = next
            guard position < text.count else { return }
            letters = ByteBits(text, at: position).letters
        }
    }

    /// Looks at a word of a text, and at it with the `last` word of a name before it.
    @inline(__always)
    mutating func look(
        forWord token: ProofToken, _ meaning: ProofWords.Meaning, _ last: inout (hash: UInt64, end: Int)?,
        _ text: Span<UInt8>, _ field: Int
    ) {
        // An initial stands between names.
        guard token.letters > 1 else { return }
        // `Evans's` speaks of Evans.
        if token.letters < token.range.count, let owner = ProofToken.owner(of: token, in: text, search.word) {
            let meaning = search.words.meaning(owner.key, length: owner.letters)
            var before = last
            if owner.letters > 1, meaning != .plain {
                look(forName: owner.hash, owner.range, owner.letters, meaning, &before, text, field)
            }
        }
        guard meaning != .plain else {
            last = nil
            return
        }
        look(forName: token.hash, token.range, token.letters, meaning, &last, text, field)
    }

    /// The same of a word that may be one of a name, of two letters or more.
    @inline(__always)
    mutating func look(
        forName hash: UInt64, _ range: Range<Int>, _ letters: Int, _ meaning: ProofWords.Meaning,
        _ last: inout (hash: UInt64, end: Int)?, _ text: Span<UInt8>, _ field: Int
    ) {
        let isCapital = text[range.lowerBound] &- UInt8(ascii: "A") < 26
        if letters > 2, meaning == .none || isCapital {
            record.ownCandidates.append((hash, line, field, .nameWord))
        }
        if let last, Self.isBeside(text, last.end..<range.lowerBound) {
            look(for: search.hasher.pair(last.hash, hash), .fullName, field)
        }
        last = (hash, range.upperBound)
    }

    mutating func look(forPhone text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        if !look(forPhoneAlone: text, range, field) { look(forCode: text, range, field) }
    }

    /// Looks for a telephone number; `false` where none is.
    mutating func look(forPhoneAlone text: Span<UInt8>, _ range: Range<Int>, _ field: Int) -> Bool {
        guard let phone = ProofDigits.phone(text, range), phone.count >= 9 else { return false }
        look(for: search.hasher.number(.phone, phone.value, digits: phone.count), .phone, field)
        return true
    }

    mutating func look(forCode text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        guard let code = search.hasher.code(text, range) else { return }
        look(for: code.hash, code.kind, field)
    }

    mutating func look(for hash: UInt64, _ kind: ProofClass, _ field: Int) {
        if kind.isOfRecord {
            record.ownCandidates.append((hash, line, field, kind))
            return
        }
        // The same value in another field is another place.
        let mark = hash &+ UInt64(truncatingIfNeeded: field) &* 0x9E37_79B9_7F4A_7C15
        let slot = Int(truncatingIfNeeded: mark & 1023)
        guard recentCandidates[slot] != mark || search.tellsEveryPlace else { return }
        recentCandidates[slot] = mark
        candidates.append(ProofCandidate(hash: hash, place: place.holding(kind)))
    }

    /// Cuts out what no recogniser knows: words beside each other, references, groups of digits, streets.
    mutating func cutOut(_ text: Span<UInt8>, _ field: Int, _ postcodes: [Range<Int>]) {
        var run = ProofRun()
        // Out of `self` while other parts of it change.
        var window = self.window ?? ProofWindow()
        self.window = nil
        defer { self.window = window }
        window.clear()
        var house: Range<Int>?
        var houses: [(hash: UInt64, end: Int)] = []
        var last: (hash: UInt64, end: Int)?
        var position = 0
        var nextPostcode = 0
        while let token = ProofToken.next(in: text, position, search.word) {
            position = token.range.upperBound
            if let ended = run.add(token, in: text) { look(for: ended, in: text, field) }
            while nextPostcode < postcodes.count, postcodes[nextPostcode].lowerBound <= token.range.lowerBound {
                look(forAddress: houses, text, postcodes[nextPostcode], field)
                houses.removeAll(keepingCapacity: true)
                nextPostcode += 1
            }
            let meaning = token.kind == .word ? search.words.meaning(token.key, length: token.letters) : .none
            if meaning == .plain {
                window.clear()
            } else {
                window.add(token, in: text)
                window.forEachCode { look(forCode: text, $0, field) }
                window.forEachDialled(in: text) { look(forPhone: text, $0, field) }
            }
            guard token.kind == .word else {
                house = token.range.count <= 5 ? token.range : nil
                last = nil
                if token.range.count >= 6 { look(forToken: token, text, field) }
                continue
            }
            if token.letters > 1, meaning != .plain {
                // Only as many as stand before the postcode of one address.
                if let house, !postcodes.isEmpty {
                    houses.append((hash(house: house, text, token.hash), token.range.upperBound))
                    if houses.count > 8 { houses.removeFirst() }
                }
                house = nil
            }
            look(forWord: token, meaning, &last, text, field)
        }
        if let ended = run.end() { look(for: ended, in: text, field) }
        while nextPostcode < postcodes.count {
            look(forAddress: houses, text, postcodes[nextPostcode], field)
            nextPostcode += 1
        }
    }

    mutating func look(
        forAddress houses: [(hash: UInt64, end: Int)], _ text: Span<UInt8>, _ postcode: Range<Int>, _ field: Int
    ) {
        guard let code = Self.packed(text, postcode) else { return }
        for house in houses where postcode.lowerBound - house.end < 120 {
            look(for: search.hasher.joined(.address, code, house.hash), .address, field)
        }
    }

    mutating func look(forToken token: ProofToken, _ text: Span<UInt8>, _ field: Int) {
        guard token.kind == .mixed else { return look(forNumber: text, token.range, field) }
        look(forCode: text, token.range, field)
        look(forAccountOfIBAN: text, token.range, field)
        // `tel07700900123` holds a number.
        var start = token.range.lowerBound
        while start < token.range.upperBound {
            var end = start
            while end < token.range.upperBound, text[end].isDigit { end += 1 }
            if end - start >= 9 { look(forNumber: text, start..<end, field) }
            start = max(end, start + 1)
        }
    }

    /// Looks for the account in what may be an IBAN. Whether or not its check digits are right, it is one.
    @inline(__always)
    mutating func look(forAccountOfIBAN text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        guard text[range.lowerBound] | 0x20 == UInt8(ascii: "g"), let account = Self.accountOfIBAN(text, range) else {
            return
        }
        look(for: search.hasher.number(.account, account, digits: 14), .account, field)
    }

    /// Looks for what digits are: a code, and an account or a telephone number.
    mutating func look(forNumber text: Span<UInt8>, _ range: Range<Int>, _ field: Int) {
        let code = search.hasher.code(text, range)
        if let code { look(for: code.hash, code.kind, field) }
        guard (10...14).contains(range.count) else { return }
        if range.count == 14, let digits = ProofDigits.all(text, range) {
            look(for: search.hasher.number(.account, digits.value, digits: 14), .account, field)
        }
        guard ProofWindow.isDialled(text, range, range.count) else { return }
        // A number that is dialled has as many digits as a reference, zeros in front left out.
        if code?.kind == .reference, look(forPhoneAlone: text, range, field) { return }
        if let code { look(for: code.hash, code.kind, field) }
    }

    mutating func look(for run: ProofRun.Ended, in text: Span<UInt8>, _ field: Int) {
        if let joined = run.joined { look(forCode: text, joined, field) }
        guard let digits = run.digits, digits != run.joined else { return }
        look(forCode: text, digits, field)
        if let number = ProofDigits.all(text, digits), number.count == 14 {
            look(for: search.hasher.number(.account, number.value, digits: 14), .account, field)
        }
    }
}
