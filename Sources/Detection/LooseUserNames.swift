/// Names of users that no word announces, known by the names of people that they are made of.
extension Recogniser {
    /// No more digits stand at the end of one.
    private static let mostDigits = 4

    /// Returns the user's name that begins with `word`: `jsmith`, `smithj42`, `sarah.jones`, `s_jones`. In doubt always.
    func looseUserName(_ word: NameWord, in text: Span<UInt8>) -> Found? {
        guard word.next == word.end, !word.isContraction,
            word.start == 0 || Self.mayPrecedeUser(text[word.start - 1])
                || text[word.start - 1] == UInt8(ascii: "@") && (word.start < 2 || text[word.start - 2] <= 0x20)
        else { return nil }
        var end = word.end
        var isUser = false
        if word.shape == .mixed {
            isUser = isCamel(word, in: text)
        } else if end + 1 < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "_"),
            text[end + 1].isLetter
        {
            // `J.Smith` is how people sign, `j.smith2` is not.
            guard word.shape == .small || text[end] == UInt8(ascii: "_"),
                let second = NameWord(in: text, at: end + 1, names.lexicon), second.next == second.end,
                Self.belong(
                    word, second,
                    isDotted: text[end] == UInt8(ascii: ".") && !(second.end < text.count && text[second.end].isDigit))
            else { return nil }
            end = second.end
            isUser = true
            // `jo.bloggs.adm`
            if let role = endOfRole(in: text, behind: end) { end = role }
        } else if word.isUnknown, word.letters > 3, word.shape == .small, end + 1 < text.count,
            text[end] == UInt8(ascii: "_"), text[end + 1].isDigit
        {
            // `tregg_9`
            end += 1
            isUser = true
        } else if word.isUnknown {
            isUser = word.letters > 4 && (isMachine(word, in: text) || word.shape == .small && isGlued(word, in: text))
            // `ricwats69`, `addob0`: letters that are no word, and a number.
            if !isUser, word.letters > 4, word.shape == .small, end < text.count, text[end].isDigit,
                word.end - word.start == word.letters
            {
                isUser = true
            }
        }
        let letters = end
        while end < text.count, text[end].isDigit, end - letters <= Self.mostDigits { end += 1 }
        guard end - letters <= Self.mostDigits, isUser || end > letters + 1 && word.isPlainName && word.shape == .small,
            end == text.count || Self.mayFollowUser(text, end)
                || letters == end && (word.shape == .mixed || end > word.end) && isOfDocument(in: text, end)
        else { return nil }
        return Found(.userName, .doubtful, end: end)
    }

    /// Whether the ending of a document follows, perhaps behind what it is: `SarahJones.pdf`, `jones_sarah_mandate.pdf`.
    private func isOfDocument(in text: Span<UInt8>, _ end: Int) -> Bool {
        var offset = end
        while offset < text.count, offset - end < Self.longestName,
            text[offset].isWordByte || text[offset] == UInt8(ascii: "_") || text[offset] == UInt8(ascii: "-")
        {
            offset += 1
        }
        guard offset + 1 < text.count, text[offset] == UInt8(ascii: ".") else { return false }
        let ending = text.word(at: offset + 1, most: 4)
        return Self.documents[ending.key] != nil
    }

    private static let documents = WordTable<AccountRole>([
        (
            .any,
            "pdf doc docx odt rtf txt csv xls xlsx jpg jpeg png tif tiff heic gif bmp eml msg vcf wav mp3 mp4 m4a zip p7m"
        )
    ])

    /// Whether a word is a name with an initial or another name, told apart by their capitals: `JSmith`, `SarahJ`, `SarahJones`.
    private func isCamel(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.letters > 4, word.letters < 24, word.end - word.start == word.letters, text[word.start] & 0x20 == 0
        else { return false }
        var hash = WordHash()
        var split = word.start
        for offset in word.start..<word.end {
            if text[offset] & 0x20 == 0, offset > word.start {
                guard split == word.start else { return false }
                split = offset
            }
            if split == word.start { hash.add(text[offset] | 0x20) }
        }
        let (head, tail) = (split - word.start, word.end - split)
        guard head > 0 else { return false }
        let name = names.lexicon[hash.value]
        let isHead = head > 2 && name.has(.name) && !name.has([.ordinary, .function, .trade, .month])
        if tail == 1 { return isHead && head > 3 }
        guard tail > 2, head == 1 || isHead, let second = NameWord(in: text, at: split, names.lexicon) else {
            return false
        }
        return second.isPlainName || tail > 4 && second.isUnknown
    }

    /// Returns the user at a realm that is no domain, whose name is `run`: `jb40542@dsl`. In doubt always.
    func userAtRealm(in text: Span<UInt8>, run: Range<Int>) -> Found? {
        let start = run.lowerBound
        guard run.count > 3, run.count < Self.longestName, start == 0 || Self.mayPrecedeUser(text[start - 1]),
            text[start].isWordByte
        else { return nil }
        var end = run.upperBound + 1
        while end < text.count, end - run.upperBound < Self.longestName,
            text[end].isWordByte || text[end] == UInt8(ascii: "-")
        {
            end += 1
        }
        let realm = end - run.upperBound - 1
        guard realm > 1, text[run.upperBound + 1].isLetter, text[end - 1].isWordByte,
            end == text.count || text[end] <= 0x20 || Self.mayFollowUser(text, end)
        else { return nil }
        let look = TokenLook(text, run)
        guard look.letters > 1 || look.digits > 4 && look.letters > 0 else { return nil }
        let word = NameWord(in: text, at: start, names.lexicon)
        let isTold =
            look.digits > 1 || look.marks > 0 && look.letters > 4 || word?.isUnknown == true
            || word?.isPlainName == true
        return isTold ? Found(.userName, .doubtful, start: start, end: end) : nil
    }

    /// Whether a word says what an account is for where a name goes on behind it: `ext_jsmith`.
    func isRole(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        Self.roles[text.word(at: word.start, most: 9).key] != nil
    }

    /// The end of a full stop and what an account is for.
    private func endOfRole(in text: Span<UInt8>, behind end: Int) -> Int? {
        guard end + 2 < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "-") else { return nil }
        let word = text.word(at: end + 1, most: 9)
        return Self.roles[word.key] == nil ? nil : word.end
    }

    private enum AccountRole: UInt8, Sendable {
        case any
    }

    private static let roles = WordTable<AccountRole>([
        (.any, "adm admin ext svc priv test tmp temp da sa ctr con vendor ops dev local guest a x")
    ])

    /// Whether two words with a mark between them are names, or a name and an initial.
    private static func belong(_ first: NameWord, _ second: NameWord, isDotted: Bool) -> Bool {
        guard first.shape == second.shape || first.letters == 1 || second.letters == 1, second.shape != .mixed else {
            return false
        }
        func isName(_ word: NameWord) -> Bool { word.isPlainName && word.letters > 2 }
        if first.letters == 1 { return !isDotted && (isName(second) || second.isStranger) }
        if second.letters == 1 { return isName(first) }
        return isName(first) && (isName(second) || second.isStranger) || first.isStranger && isName(second)
    }

    /// Whether a word that no list has is a name with an initial before or behind it: `jsmith`, `smithj`.
    private func isGlued(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.end - word.start == word.letters else { return false }
        if let tail = NameWord(in: text, at: word.start + 1, names.lexicon), tail.letters > 3,
            tail.isPlainName || tail.has(.commonFamily) && tail.letters > 4
        {
            return true
        }
        // `smithj`, `annasmith`: whose beginning is a name, and whose rest is one letter or another name.
        var hash = WordHash()
        for offset in word.start..<word.end - 1 {
            hash.add(text[offset])
            let letters = offset + 1 - word.start
            guard letters > 2 else { continue }
            let rest = word.letters - letters
            guard rest == 1 || rest > 2 && word.letters > 6 else { continue }
            let head = names.lexicon[hash.value]
            guard head.has(.name), !head.has([.ordinary, .function, .trade, .month]) else { continue }
            if rest == 1 { return true }
            guard head.has(.given) || letters > 3,
                let tail = NameWord(in: text, at: offset + 1, names.lexicon), tail.has(.name),
                !tail.has([.function, .trade]),
                head.has(.given) ? tail.has(.family) : tail.has(.given), tail.isPlainName || tail.has(.commonFamily)
            else { continue }
            return true
        }
        return false
    }

    /// Whether a word is a name with the kind of a machine behind it: `SMITHNAS`.
    private func isMachine(_ word: NameWord, in text: Span<UInt8>) -> Bool {
        guard word.end - word.start == word.letters, word.letters > 5, word.letters < 20, word.shape != .mixed,
            word.shape == .capitals || text[word.end - 1] | 0x20 == UInt8(ascii: "s")
                || text[word.end - 1] | 0x20 == UInt8(ascii: "c") || word.end < text.count && text[word.end].isDigit,
            let tail = sizeOfMachine(in: text, word.end), word.letters - tail > 2
        else { return false }
        var hash = WordHash()
        for offset in word.start..<word.end - tail { hash.add(text[offset] | 0x20) }
        let owner = names.lexicon[hash.value]
        if owner.rawValue & Lexicon.Entry.listed == 0 {
            return word.letters - tail > 4 && word.end < text.count && text[word.end].isDigit
        }
        return owner.has(.name)
            && (tail == 3 && text[word.end - 1] | 0x20 == UInt8(ascii: "s") || !owner.has(.function))
    }

    /// How many letters before `end` are what a machine is called by its kind: `SMITHNAS`, `jonesWIN11`.
    private func sizeOfMachine(in text: Span<UInt8>, _ end: Int) -> Int? {
        for size in 2...7 where Self.tails[text.word(at: end - size, most: size).key] != nil { return size }
        return nil
    }

    private static let tails = WordTable<AccountRole>([
        (.any, "nas pc win mac imac ipad iphone phone laptop desktop macbook surface tablet server srv lap dell vm mbp")
    ])

    static func mayPrecedeUser(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: "="),
            UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: ";"):
            true
        default: false
        }
    }

    /// Whether a user's name may end before `offset`: no address, file or path goes on.
    private static func mayFollowUser(_ text: Span<UInt8>, _ offset: Int) -> Bool {
        switch text[offset] {
        case UInt8(ascii: "."): offset + 1 >= text.count || !text[offset + 1].isWordByte
        case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "'"), UInt8(ascii: "="):
            false
        default: !text[offset].isWordByte && text[offset] < 0x80
        }
    }
}
