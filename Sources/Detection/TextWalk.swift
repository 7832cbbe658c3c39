/// The walk over a text: which words are passed over untried, and what is tried at the others and at marks.
///
/// Whatever is passed over, nothing would be found at: the tests of this file are no rules of their own, only what the
/// recognisers need at least, told by a word, the byte behind it and the words behind that.
extension Recogniser {
    /// Returns the next match at or behind the cursor, and moves the cursor behind it.
    func next(in text: Span<UInt8>, _ cursor: inout Cursor) -> Match? {
        let count = text.count
        while cursor.position < count {
            cursor.words.advance(to: cursor.position, in: text, self)
            let word = cursor.words.word
            while cursor.position < word.start, cursor.position < count {
                let start = cursor.position
                let byte = text[start]
                if byte == UInt8(ascii: " ") {
                    cursor.position = start &+ 1
                    continue
                }
                if let match = mark(in: text, at: start, byte, &cursor) { return match }
            }
            // A name with letters that are no ASCII may have ended inside this word or behind it.
            guard cursor.position == word.start else { continue }
            if mayPass(word, in: text, &cursor) {
                passLight(word, in: text, &cursor)
            } else if word.beginsWithDigit, word.isSpaced || word.isClean, word.size < 6,
                !mayBegin(withDigits: word, in: text, &cursor)
            {
                cursor.countLook()
                cursor.count(walked: word.size)
                cursor.mailboxEnd = word.end
                cursor.position = word.isSpaced ? word.end &+ 1 : word.end
            } else if let match = match(in: text, at: word, &cursor) {
                return match
            }
        }
        return nil
    }

    /// Whether a word can be passed over where the walk is: a light one, or one that could only be a name for being in no list, in a
    /// text of another language. The cursor does not change; but the compiler of today copies one that is borrowed, two hundred
    /// bytes, where it has been handed on to change before.
    @inline(__always)
    private func mayPass(_ word: TextWord, in text: Span<UInt8>, _ cursor: inout Cursor) -> Bool {
        word.isLight || cursor.isOfOtherWords && word.isForeign && isNameless(word, in: text, &cursor)
            ? word.start >= cursor.names.wordEnd && cursor.names.isLight
                && cursor.context.topic(at: word.start) != .birth && !begins(with: word, in: text, cursor.words)
            : false
    }

    /// Whether neither what was announced before a word nor the words behind make a name of it.
    private func isNameless(_ word: TextWord, in text: Span<UInt8>, _ cursor: inout Cursor) -> Bool {
        guard cursor.names.isIdle(before: word.start) else { return false }
        let number = cursor.words.current
        let next = cursor.words[number &+ 1]
        // The window holds all words of such a text: behind the last none stands.
        guard next.start != .max else { return true }
        guard next.isNeutral, next.start &- word.end <= 2 else { return false }
        let second = cursor.words[number &+ 2]
        return !next.isForeign || second.isNeutralOrName || second.start == .max
    }

    /// Walks over light words, the first of which the cursor is at.
    @inline(__always)
    private func passLight(_ first: TextWord, in text: Span<UInt8>, _ cursor: inout Cursor) {
        var word = first
        while true {
            pass(word, in: text, &cursor)
            if word.isSpaced, cursor.names.isSilent { passQuiet(in: text, &cursor) }
            let next = cursor.words[cursor.words.current &+ 1]
            guard next.isLight || next.isForeign, next.start == cursor.position else { return }
            cursor.words.step()
            guard mayPass(next, in: text, &cursor) else { return }
            word = next
        }
    }

    /// Walks over the small words behind the one before the cursor that announce nothing and could take up nothing, each with a
    /// space and another word behind it: what `mayPass` and `pass` say of each of them, said of all at once.
    @inline(__always)
    private func passQuiet(in text: Span<UInt8>, _ cursor: inout Cursor) {
        let isOther = cursor.isOfOtherWords && cursor.names.isIdle(before: cursor.position)
        let first = cursor.words.current
        var number = first
        var next = cursor.words[number &+ 1]
        guard next.start == cursor.position else { return }
        while true {
            let word = next
            next = cursor.words[number &+ 2]
            guard word.isSpaced, next.start == word.end &+ 1, !next.mayGoOn,
                word.isLight && word.entry.isQuiet && !word.hasCapital
                    || isOther && word.isForeign && next.isNeutral
                        && (!next.isForeign || cursor.words[number &+ 3].isNeutralOrName)
            else { break }
            number &+= 1
        }
        guard number > first else { return }
        let last = cursor.words[number]
        let end = last.end
        cursor.countLook()
        cursor.count(walked: end &- cursor.position)
        cursor.context.pass(number &- first)
        cursor.names.passQuiet(end, role: last.entry.role)
        cursor.mailboxEnd = end
        cursor.position = end &+ 1
        cursor.words.step(number &- first)
    }

    /// Whether a code or mail address could begin with a word that says nothing of one itself, by what stands behind it.
    @inline(__always)
    private func begins(with word: TextWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        if word.hasCapital {
            // A house with a name; a word that a mark joins to what is before it.
            if word.shape == .capital, words[words.current &+ 1].hasCapital { return true }
            if word.start > 0, text[word.start &- 1] != UInt8(ascii: " "), text[word.start &- 1] != UInt8(ascii: "\n") {
                return true
            }
        }
        guard word.isSpaced else { return false }
        let next = words[words.current &+ 1]
        if next.start != word.end &+ 1 { return Self.mayBeBracket(text, word.end &+ 1) }
        guard next.mayGoOn else { return false }
        return next.beginsWithDigit ? word.size <= 5 : mayJoin(next, in: text, words)
    }

    /// Whether anything may begin with fewer than six letters and digits before a space or clean mark, the first a digit: a
    /// longer number, a mail address or a street's.
    @inline(__always)
    private func mayBegin(withDigits word: TextWord, in text: Span<UInt8>, _ cursor: inout Cursor) -> Bool {
        let next = cursor.words[cursor.words.current &+ 1]
        if word.mayBeReference || next.mayGoOn && next.start <= word.end &+ 12 || next.entry.has(.month)
            || word.size > 2 && next.entry.isRole(.of)
        {
            return true
        }
        if word.isSpaced, next.start != word.end &+ 1, Self.mayBeBracket(text, word.end &+ 1) { return true }
        if word.start <= cursor.context.pinEnd { return true }
        switch cursor.context.topic(at: word.start) {
        case .birth, .macAddress: return true
        default: return names.addresses.mayBegin(with: word, in: text, cursor.words)
        }
    }

    /// Walks over a word that says nothing of numbers or codes, or only which number stands behind it, and is no name.
    @inline(__always)
    private func pass(_ word: TextWord, in text: Span<UInt8>, _ cursor: inout Cursor) {
        cursor.countLook()
        cursor.count(walked: word.size)
        let end = word.end
        if word.entry.isQuiet {
            cursor.context.pass()
            if cursor.names.isSilent, !word.hasCapital {
                cursor.names.passQuiet(end)
            } else {
                cursor.names.pass(light: word, in: text)
            }
        } else {
            cursor.context.hear(word.entry.context, word.start, end)
            cursor.names.pass(light: word, in: text)
        }
        // No byte of a mail address is behind it.
        cursor.mailboxEnd = end
        cursor.position = word.isSpaced ? end &+ 1 : end
    }

    /// Returns what begins with the mark or letter beyond ASCII at `start`, or moves the cursor behind that.
    @inline(__always)
    private func mark(in text: Span<UInt8>, at start: Int, _ byte: UInt8, _ cursor: inout Cursor) -> Match? {
        cursor.countLook()
        if start >= cursor.mailboxEnd, byte.isMailboxByte, let found = mailbox(in: text, at: start, start, &cursor) {
            return matched(found, at: start, &cursor)
        }
        cursor.position = start &+ 1
        switch byte {
        case UInt8(ascii: "\n"): cursor.context.endLine()
        case UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "~"),
            UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "-"):
            if let found = mark(in: text, at: start, byte, cursor.context, urlEnd: cursor.urlEnd) {
                return matched(found, at: start, &cursor)
            }
        case 0xC3...0xFF:
            if start >= cursor.names.wordEnd,
                let word = NameWord(in: text, at: start, number: cursor.words.current, names.lexicon)
            {
                return name(word, in: text, &cursor)
            }
            if byte >= 0xCD, let words = names.foreignWords(in: text, at: start) {
                cursor.count(walked: words.end - start)
                cursor.position = words.end
                return words.isName
                    ? matched(Found(.name, .doubtful, end: words.end), at: start, &cursor) : nil
            }
        default: break
        }
        return nil
    }

    private func matched(_ found: Found, at start: Int, _ cursor: inout Cursor) -> Match {
        cursor.position = found.end
        cursor.context.answer()
        if found.kind == .secret || found.kind == .userName { cursor.context.answerEnd = found.end }
        return found.match(at: start)
    }

    /// Returns what begins with a word, or moves the cursor behind it.
    private func match(in text: Span<UInt8>, at word: TextWord, _ cursor: inout Cursor) -> Match? {
        let start = word.start
        let end = word.isLong ? text.word(at: start).end : word.end
        cursor.countLook()
        cursor.count(walked: end - start)
        if word.isSpaced || word.isClean {
            if start >= cursor.mailboxEnd, word.isSpaced, mayJoinBehind(word, in: text, cursor.words),
                let found = writtenOut(in: text, run: start..<end, cursor.context)
            {
                cursor.mailboxEnd = end
                return matched(found, at: start, &cursor)
            }
            cursor.mailboxEnd = end
        } else if let found = marked(in: text, at: start, end, &cursor) {
            return matched(found, at: start, &cursor)
        }
        cursor.position = end
        if word.mayBeReference, let end = references.end(in: text, at: start) {
            return matched(Found(.reference, end: end), at: start, &cursor)
        }
        if word.size == 1, !word.beginsWithDigit, let found = spelledOut(in: text, at: start) {
            return matched(found, at: start, &cursor)
        }
        if start <= cursor.context.secretEnd, word.hasDigit || !word.isSpaced && !word.isClean,
            let found = secretSpokenOf(in: text, at: start, cursor.context)
        {
            return matched(found, at: start, &cursor)
        }
        if word.mayGoOn, mayBeSpoken(word, cursor.words), let found = spokenNumber(in: text, at: start, cursor.context)
        {
            return matched(found, at: start, &cursor)
        }
        if word.beginsWithDigit { return digits(in: text, at: word, &cursor) }
        if let found = announcedOrCode(in: text, at: word, end, &cursor) { return matched(found, at: start, &cursor) }
        guard start >= cursor.names.wordEnd else { return nil }
        if word.isName { return name(NameWord(word, number: cursor.words.current), in: text, &cursor) }
        guard let name = NameWord(spelled: text, at: start, number: cursor.words.current, names.lexicon) else {
            return nil
        }
        return self.name(name, in: text, &cursor)
    }

    /// Returns the number or address that begins with the digits of a word.
    @inline(__always)
    private func digits(in text: Span<UInt8>, at word: TextWord, _ cursor: inout Cursor) -> Match? {
        if word.isLong || word.size > 30, let found = accountOfPayment(in: text, at: word.start) {
            return matched(found, at: word.start, &cursor)
        }
        if mayBeNumber(word, in: text, cursor), let found = number(in: text, at: word.start, cursor.context) {
            return matched(found, at: word.start, &cursor)
        }
        if word.size >= 6, Self.mayStandBeforeWord(text, word.end),
            let found = valueBeforeWord(in: text, at: word.start, word.end)
        {
            return matched(found, at: word.start, &cursor)
        }
        if mayBeDate(word, in: text, cursor.words), let found = loneBirthDate(in: text, at: word.start, cursor.context)
        {
            return matched(found, at: word.start, &cursor)
        }
        guard word.start >= cursor.names.wordEnd, names.addresses.mayBegin(with: word, in: text, cursor.words) else {
            return nil
        }
        return address(in: text, at: word.start, &cursor)
    }

    /// Returns the mail address, host or password that begins with a word which a mark follows.
    private func marked(in text: Span<UInt8>, at start: Int, _ end: Int, _ cursor: inout Cursor) -> Found? {
        let behind = end < text.count ? text[end] : 0
        if start >= cursor.mailboxEnd {
            if behind == UInt8(ascii: "."), end + 1 >= text.count || text[end + 1] < 0x20 {
                cursor.mailboxEnd = end + 1
            } else if behind.isMailboxByte || behind.mayEndMailbox {
                if let found = mailbox(in: text, at: start, end, &cursor) { return found }
            } else {
                cursor.mailboxEnd = end
            }
        }
        return Self.isPasswordMark(behind) ? looseSecret(in: text, at: start, end, &cursor) : nil
    }

    /// Whether a number that is looked for may begin with `word`: told by the words behind it, because most numbers of a
    /// text are too short. No more than is needed for `number` to find nothing.
    @inline(__always)
    private func mayBeNumber(_ word: TextWord, in text: Span<UInt8>, _ cursor: borrowing Cursor) -> Bool {
        if word.size >= 6 { return true }
        switch cursor.context.topic(at: word.start) {
        case .birth, .macAddress: return true
        default: break
        }
        let end = word.end
        let behind = end < text.count ? text[end] : 0
        var number = cursor.words.current &+ 1
        var next = cursor.words[number]
        if word.isOfDigits, next.beginsWithDigit, behind != UInt8(ascii: "/"), behind != UInt8(ascii: ":") {
            var digits = word.size
            var last = end
            while next.beginsWithDigit, next.start &- last <= 12 {
                digits &+= next.size
                if digits >= 6 { return true }
                last = next.end
                number &+= 1
                next = cursor.words[number]
            }
            next = cursor.words[cursor.words.current &+ 1]
        }
        // An address of a machine has three parts at least, or two colons.
        switch behind {
        case UInt8(ascii: ":"):
            if end &+ 1 < text.count, text[end &+ 1] == behind { return true }
        case UInt8(ascii: "."), UInt8(ascii: "-"): break
        default: return false
        }
        return next.start == end &+ 1 && next.end < text.count && text[next.end] == behind
    }

    /// Returns what a word that begins with a letter announces, or what code begins with it.
    @inline(__always)
    private func announcedOrCode(
        in text: Span<UInt8>, at word: TextWord, _ end: Int, _ cursor: inout Cursor
    ) -> Found? {
        let start = word.start
        if word.size > 15 || word.size == 2 && !word.isSpaced, Self.mayBeKnown(text[start]),
            let found = knownToken(in: text, at: start, end)
        {
            return found
        }
        if word.size <= 2, !word.isSpaced || text[start] | 0x20 == UInt8(ascii: "c"),
            let (topic, end) = ContextWord.abbreviation(in: text, at: start)
        {
            cursor.position = end
            if topic.mayAnnounce, !topic.isTopic {
                return announced(by: topic, in: text, at: start, end, &cursor)
            }
            cursor.context.announce(topic, end)
            return nil
        }
        var meaning: ContextWord?
        if word.entry.hasContext {
            meaning = word.entry.context
            if let meaning { cursor.context.hearSecret(meaning, start, end) }
            if let meaning, meaning.mayAnnounce, let found = announced(by: meaning, in: text, at: start, end, &cursor) {
                return found
            }
        }
        if isCodeLike(word, end, in: text, cursor), let found = code(in: text, at: start, end, cursor.context) {
            return found
        }
        if cursor.context.topic(at: start) == .birth, let end = birthDate(in: text, at: start) {
            return Found(.dateOfBirth, end: end)
        }
        // `Acct-Session-Time = 27527333` is no account; `acct-number` is.
        let isOfOther =
            meaning == .account && text.end(of: "acct-", at: start).map { $0 < text.count && text[$0].isLetter } == true
            && text.end(of: "acct-n", at: start) == nil
        cursor.context.hear(isOfOther ? nil : meaning, start, end)
        return nil
    }

    /// Whether the word behind one and a space stands for a mark of a mail address, or a bracket may hold such a word.
    @inline(__always)
    private func mayJoinBehind(_ word: TextWord, in text: Span<UInt8>, _ words: borrowing WordWindow) -> Bool {
        let next = words[words.current &+ 1]
        guard next.start == word.end &+ 1 else { return Self.mayBeBracket(text, word.end &+ 1) }
        return next.mayGoOn && !next.beginsWithDigit && mayJoin(next, in: text, words)
    }
}
