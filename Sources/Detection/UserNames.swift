/// Names of users and hosts: in paths, in URLs, and behind words that announce them.
extension Recogniser {
    static let longestName = 64

    /// Returns the user or host that `username:`, `host name is` or `logged in as` announces.
    func userName(in text: Span<UInt8>, behind end: Int, announcedBy word: ContextWord) -> Found? {
        var end = end
        switch word {
        case .loggedIn:
            guard
                let behind =
                    text.end(of: " in as ", at: end) ?? text.end(of: " on as ", at: end) ?? text.end(
                        of: " in is ", at: end)
                    ?? text.end(of: " in with ", at: end)
            else {
                return nil
            }
            return name(in: text, Joint(value: behind, strength: .verb), .likely)
        case .user, .machine:
            if let behind = text.end(of: " name", at: end) ?? text.end(of: " id", at: end)
                ?? text.end(of: "_name", at: end) ?? text.end(of: "-name", at: end)
            {
                guard text.isBoundary(behind) else { return nil }
                end = behind
            } else {
                guard end < text.count else { return nil }
                if text[end] == UInt8(ascii: " "), end + 1 >= text.count { return nil }
                if text[end] == UInt8(ascii: " "), word == .machine { return machine(in: text, at: end + 1) }
                guard word == .user else { return nil }
                if text[end] == UInt8(ascii: " ") {
                    return loggedUser(in: text, at: end + 1) ?? statedUser(in: text, behind: end)
                }
                guard
                    text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "=") || text[end] == UInt8(ascii: "\"")
                else { return nil }
            }
        default: break
        }
        if end + 1 < text.count, text[end] == UInt8(ascii: " "), text[end + 1].isLetter,
            let found = name(in: text, Joint(value: end + 1), .likely)
                ?? (word == .userName ? usualUser(in: text, at: end + 1) : nil)
        {
            return found
        }
        guard let joint = joint(in: text, behind: end), joint.others == 0 else { return nil }
        return name(in: text, joint, joint.strength == .mark ? .certain : .likely)
    }

    /// Returns the user at `start` that a log speaks of, `user jsmith authenticated`, or that is no word: `login j.smith`.
    private func loggedUser(in text: Span<UInt8>, at start: Int) -> Found? {
        // `login failed for user 'jsmith'`.
        if text[start] == UInt8(ascii: "'") || text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "`"),
            start + 1 < text.count
        {
            return name(in: text, Joint(value: start + 1, strength: .verb, quote: text[start]), .likely)
        }
        guard let found = name(in: text, Joint(value: start, strength: .verb), .likely) else { return nil }
        let look = TokenLook(text, start..<found.end)
        for verb: StaticString in [
            " authenticated", " logged", " connected", " disconnected", " denied", " rejected", " locked", " timed out",
            " password", " pw", " pass",
        ] where text.end(of: verb, at: found.end) != nil { return found }
        if isStrange(in: text, start..<found.end) { return Found(.userName, .doubtful, start: start, end: found.end) }
        let hyphens = (start..<found.end).count { text[$0] == UInt8(ascii: "-") }
        // `user jbloggs-api`, but not `user log-in`.
        let isNamed = hyphens > 0 && NameWord(in: text, at: start, names.lexicon)?.isUnknown == true
        return look.digits > 0 && look.letters > 1 || look.marks > hyphens || isNamed ? found : nil
    }

    /// Returns the user who is called by a word like others that stands apart: `username bluebell, locked`. In doubt always.
    private func usualUser(in text: Span<UInt8>, at start: Int) -> Found? {
        guard let word = NameWord(in: text, at: start, names.lexicon), word.letters > 3, word.next == word.end,
            !word.has([.function, .trade, .deed, .month]), word.entry.isRole(.none), !word.entry.hasContext,
            answerWords[text.word(at: start, most: word.end - start).key] == nil
        else { return nil }
        guard word.end < text.count else { return Found(.userName, .doubtful, start: start, end: word.end) }
        switch text[word.end] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "."), 0..<0x20:
            return Found(.userName, .doubtful, start: start, end: word.end)
        default: return nil
        }
    }

    /// Returns the user in `his login is jsmith`, unless that is a word or name.
    private func statedUser(in text: Span<UInt8>, behind end: Int) -> Found? {
        guard let value = text.end(of: " is ", at: end) ?? text.end(of: " was ", at: end),
            let found = name(in: text, Joint(value: value), .likely)
        else { return nil }
        return found
    }

    /// Returns the machine at `start` behind `pc` and the like, where a word stands that is none: `laptop SMITHNAS`.
    private func machine(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start < text.count, let word = NameWord(in: text, at: start, names.lexicon),
            word.isStranger || word.shape == .capitals && word.isPlainName && word.letters > 3,
            !word.isContraction
        else { return nil }
        if word.next < text.count {
            switch text[word.next] {
            case UInt8(ascii: " "): guard word.next + 1 < text.count, !text[word.next + 1].isDigit else { return nil }
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "\n"),
                UInt8(ascii: "\r"):
                break
            default: return nil
            }
        }
        return Found(.userName, .doubtful, start: start, end: word.end)
    }

    /// Returns the host that is called after its kind, as machines are by the name of whoever got them: `LAPTOP-SMITH`,
    /// `smith-pc`. The run is a whole run of mailbox bytes.
    func hostName(in text: Span<UInt8>, run: Range<Int>) -> Found? {
        var run = run
        while run.count > 5, text[run.upperBound - 1] == UInt8(ascii: ".") {
            run = run.lowerBound..<run.upperBound - 1
        }
        guard run.count >= 5, run.count <= Self.longestName else { return nil }
        let last = text[run.upperBound - 1] | 0x20
        let first = text[run.lowerBound] | 0x20
        let isKind =
            last == UInt8(ascii: "c") && text.end(of: "-pc", at: run.upperBound - 3) != nil
            || last == UInt8(ascii: "p") && run.count > 9
                && (text.end(of: "-laptop", at: run.upperBound - 7) ?? text.end(of: "-desktop", at: run.upperBound - 8))
                    != nil
            || first == UInt8(ascii: "l") && text.end(of: "laptop-", at: run.lowerBound) != nil
            || first == UInt8(ascii: "d") && text.end(of: "desktop-", at: run.lowerBound) != nil
        guard isKind else { return hostOfPerson(in: text, run: run) }
        // `mini-pc` and `laptop-style` are words.
        var hasCapital = false
        for offset in run where text[offset].isDigit || text[offset].isLetter && text[offset] & 0x20 == 0 {
            hasCapital = true
        }
        return Found(.userName, hasCapital ? .likely : .doubtful, start: run.lowerBound, end: run.upperBound)
    }

    /// The name that begins where `joint` says, unless it is a word of prose.
    private func name(in text: Span<UInt8>, _ joint: Joint, _ confidence: Confidence) -> Found? {
        let start = joint.value
        var end = start
        while end < text.count, end - start < Self.longestName, Self.isNameByte(text[end]), text[end] != joint.quote {
            end += 1
        }
        // A quoted value that goes on behind a space is no name of a user.
        if let quote = joint.quote, end >= text.count || text[end] != quote { return nil }
        while end > start, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "-") { end -= 1 }
        guard end - start >= 2 else { return nil }
        let look = TokenLook(text, start..<end)
        guard look.letters > 0, !look.isMask, !isObject(in: text, start..<end) else { return nil }
        if look.letters == end - start {
            let word = text.word(at: start, most: end - start)
            guard answerWords[word.key] == nil, Self.services[word.key] == nil else { return nil }
        }
        // Without a mark or verb before it, only what is no word; or, `username CHILL, password`, what is listed.
        if joint.strength == .beside, look.digits + look.marks == 0 {
            let isListed =
                (end == text.count || text[end] == UInt8(ascii: ",")) && !isPlainWord(in: text, at: start)
            return isListed || isStrange(in: text, start..<end)
                ? Found(.userName, .doubtful, start: start, end: end) : nil
        }
        return Found(.userName, confidence, start: start, end: end)
    }

    /// Whether four letters or more are no word like others: `jsmith`, `annag`. A name with a capital, and one that goes on,
    /// are left to the names.
    func isStrange(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count > 3, let word = NameWord(in: text, at: range.lowerBound, names.lexicon),
            word.next == range.upperBound, !word.isContraction, !word.isCapital
        else { return false }
        if word.isUnknown { return true }
        let goesOn = word.next + 1 < text.count && text[word.next] == UInt8(ascii: " ") && text[word.next + 1].isLetter
        return word.isPlainName && !goesOn
    }

    /// Returns the user behind `password for`, as servers' logs have it: `Failed password for invalid user jsmith`.
    func userOfPassword(in text: Span<UInt8>, behind end: Int) -> Found? {
        // `pw reset jsmith done`.
        if let name = text.end(of: " reset ", at: end),
            let found = self.name(in: text, Joint(value: name, strength: .beside), .likely)
        {
            return found
        }
        guard let name = text.end(of: " for ", at: end) else { return nil }
        let start = text.end(of: "invalid user ", at: name) ?? text.end(of: "user ", at: name) ?? name
        guard let found = self.name(in: text, Joint(value: start, strength: .verb), .likely) else { return nil }
        let isLogged = text.end(of: " from ", at: found.end) != nil
        return isLogged || isStrange(in: text, start..<found.end) ? found : nil
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        if byte.isWordByte || byte >= 0x80 { return true }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\\"),
            UInt8(ascii: "$"):
            return true
        default: return false
        }
    }

    /// Returns the name behind a folder of users at `start`: `C:\Users\jsmith`, `/home/jsmith`, and in a URL
    /// `/users/jsmith`.
    func folder(in text: Span<UInt8>, at start: Int, _ wordEnd: Int, urlEnd: Int) -> Found? {
        guard start > 0, wordEnd + 1 < text.count else { return nil }
        let mark = text[wordEnd]
        let isBack = mark == UInt8(ascii: "\\")
        guard isBack || mark == UInt8(ascii: "/") else { return nil }
        let isInURL = start < urlEnd
        let before = text[start - 1]
        if before == UInt8(ascii: "/") {
            // `home/office` and `users/devices` are words; a path begins with its mark.
            // Nothing but users has `homes`.
            if !isInURL, start > 1, text[start - 2].isWordByte, wordEnd - start != 3,
                text.end(of: "homes/", at: start) == nil
            {
                return nil
            }
        } else if before != UInt8(ascii: "\\") || !isBack {
            // `Documents and Settings` has two words more.
            return nil
        }
        if !isInURL, !Self.isFolder(text[start] | 0x20, size: wordEnd - start) { return nil }
        if isInURL, text[start] | 0x20 == UInt8(ascii: "h") { return nil }
        var name = wordEnd + 1
        if isBack, text[name] == UInt8(ascii: "\\") { name += 1 }
        var end = name
        while end < text.count, end - name < Self.longestName, Self.isFolderByte(text[end]) { end += 1 }
        while end > name, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        // `/mnt/nas/jsmith`, but not `/mnt/nas/films`.
        if !isInURL, wordEnd - start == 3 {
            let hasDigit = (name..<end).contains { text[$0].isDigit || text[$0] == UInt8(ascii: "_") }
            guard hasDigit || isStrange(in: text, name..<end) else {
                // `sarah.jones`, but not `films.zip`.
                guard let word = NameWord(in: text, at: name, names.lexicon), word.isPlainName || word.isUnknown,
                    word.next + 4 < end, text[word.next] == UInt8(ascii: ".")
                else { return nil }
                return Found(.userName, .doubtful, start: name, end: end)
            }
            return Found(.userName, .doubtful, start: name, end: end)
        }
        guard end - name >= 2, Self.sharedFolders[text.word(at: name, most: end - name).key] == nil else { return nil }
        return Found(isInURL ? .url : .userName, start: name, end: end)
    }

    /// Whether the word of a path is `Users`, `home` or `Profiles`.
    private static func isFolder(_ letter: UInt8, size: Int) -> Bool {
        switch letter {
        case UInt8(ascii: "u"): size == 5
        case UInt8(ascii: "h"): size == 4 || size == 5  // homes
        case UInt8(ascii: "n"): size == 3  // a NAS, with a folder for each
        case UInt8(ascii: "p"): size == 8
        case UInt8(ascii: "s"): size == 8  // Documents and Settings
        default: false
        }
    }

    private static func isFolderByte(_ byte: UInt8) -> Bool {
        byte.isWordByte || byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    /// Folders and pages that stand where names do.
    private static let sharedFolders = WordTable<SharedFolder>([
        (
            .shared,
            """
            public default all shared administrator admin root guest login logout new search list edit api me self \
            profile settings id v1 v2 index register signin signup password reset help home about account pages page \
            support service services overview details
            """
        )
    ])

    /// Users that systems come with, or that programs run as: whoever is one of them is not told by that.
    static let services = WordTable<SharedFolder>([
        (
            .shared,
            """
            root admin administrator guest nobody daemon anonymous localsystem system sysadmin ftp git mysql postgres mongodb nagios
            zabbix apache nginx tomcat jenkins ubuntu debian centos docker uucp sshd www default test asterisk freeswitch freeradius
            radiusd oracle ubnt redis rabbitmq postfix dovecot syslog systemd vagrant ansible
            """
        )
    ])

    enum SharedFolder: UInt8, Sendable {
        case shared
    }

    /// Returns the host of a share at `start`, where a backslash stands: `\\HOST\share`.
    func hostOfShare(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start + 3 < text.count, text[start + 1] == UInt8(ascii: "\\") else {
            return nil
        }
        if start > 0,
            text[start - 1] == UInt8(ascii: "\\") || text[start - 1] == UInt8(ascii: ":")
                || text[start - 1].isWordByte
        {
            return nil
        }
        // In a quoted string each backslash stands twice.
        var host = start + 2
        if text[host] == UInt8(ascii: "\\"), text[host + 1] == UInt8(ascii: "\\") { host += 2 }
        var end = host
        while end < text.count, end - host < Self.longestName, Self.isFolderByte(text[end]) { end += 1 }
        guard end - host >= 2, end < text.count, text[end] == UInt8(ascii: "\\") else { return nil }
        if endOfIPv4(in: text, at: host) != nil { return nil }
        return Found(.userName, start: host, end: end)
    }

    /// Returns the user behind a domain at `start`: `CORP\jsmith`.
    func userOfDomain(in text: Span<UInt8>, at start: Int, _ wordEnd: Int) -> Found? {
        guard wordEnd + 2 < text.count, text[wordEnd] == UInt8(ascii: "\\"), (2...15).contains(wordEnd - start)
        else { return nil }
        if start > 0,
            text[start - 1] == UInt8(ascii: "\\") || text[start - 1] == UInt8(ascii: "/")
                || text[start - 1] == UInt8(ascii: ":")
        {
            return nil
        }
        guard text[start].isLetter else { return nil }
        var isUpper = true
        for offset in start..<wordEnd where text[offset].isLetter && text[offset] & 0x20 != 0 { isUpper = false }
        if wordEnd - start >= 3, text[start].uppercased == UInt8(ascii: "H"), text[start + 1] == UInt8(ascii: "K") {
            return nil  // Windows' registry
        }
        // In a quoted string the backslash stands twice.
        let name = text[wordEnd + 1] == UInt8(ascii: "\\") ? wordEnd + 2 : wordEnd + 1
        var end = name
        var hasSmall = false
        while end < text.count, end - name < Self.longestName, Self.isFolderByte(text[end]) {
            if text[end].isLetter, text[end] & 0x20 != 0 { hasSmall = true }
            end += 1
        }
        while end > name, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard end - name >= 2, name < text.count, text[name].isWordByte,
            end >= text.count || text[end] != UInt8(ascii: "\\")
        else {
            return nil
        }
        // `read\write`, `C:\temp\logs`
        guard isUpper || isStrange(in: text, name..<end) else { return nil }
        return Found(.userName, hasSmall && isUpper ? .likely : .doubtful, start: name, end: end)
    }
}

extension Span<UInt8> {
    /// The offset behind `word`, in either case, where it stands at `start`.
    func end(of word: StaticString, at start: Int) -> Int? {
        let size = word.utf8CodeUnitCount
        guard start >= 0, start + size <= count else { return nil }
        for index in 0..<size {
            // Not read beyond: `index` is less than the string's count.
            let byte = word.utf8Start[index]
            guard self[start + index] == byte || byte.isLetter && self[start + index] | 0x20 == byte else { return nil }
        }
        return start + size
    }
}
