/// Names of users by the word or key before them: `agent=jsmith42`, `released x-jbloggs`, `login for jo is b829139`.
extension Recogniser {
    /// What a word says of the user's name behind it.
    enum UserCue: UInt8, Sendable {
        /// Who it is: `agent`, `login`.
        case user
        /// The name of a field that holds one.
        case key
        /// What is done to users: `disable`.
        case act
        /// What users have: one may follow behind `for`, `as` and the like.
        case session
        /// `for`, `as`.
        case joint
        /// `by`.
        case by
        /// `id`, behind who it is.
        case id

        static let table = WordTable<UserCue>([
            (
                .user,
                """
                user users username usernames uname usr userid uid benutzer benutzers benutzername utilisateur usuario gebruiker login logins logon lgoin signin agent agents adviser advisor operator
                clerk handler approver assignee requester requestor reporter initiator staff employee admin engineer eng tech rep
                agt emp analyst resolver nick nickname handle gamertag alias auth cashier teller samaccountname upn authuser authid authname loginname loginid agentid staffid operatorid
                """
            ),
            (
                .key,
                """
                u un owner author editor actor principal identity subscriber peer account acct accountname creator originator
                createdby modifiedby updatedby changedby approvedby requestedby assignedto raisedby closedby loggedby lastmodifiedby
                systemid whoami sysid accountid mailbox sipuser extuser member memberid employeeid reviewer client session caller opened
                closed who cn host hostname device devicename machine computer computername workstation station pc clientname
                """
            ),
            (
                .act,
                """
                disable disabled enable enabled delete deleted unlock unlocked lock locked suspend suspended reactivate reactivated
                deactivate deactivated kill killed remove removed revoke revoked kick kicked ban banned impersonate impersonated
                useradd adduser userdel deluser usermod passwd su sudo released rotate rotated rename renamed offboard offboarded
                """
            ),
            (
                .session,
                """
                session sessions publickey password passwords pw secret creds credentials access vpn mfa token cert certificate ssh rdp
                portal profile authenticated accepted logged signed sign log logging signing run running ok reset
                """
            ),
            (.joint, "for as to is was on from"), (.by, "by"), (.id, "id ids number no"),
        ])
    }

    static let longestCue = 16

    /// Returns what the word that ends at `end` says of a user behind it, and where it begins.
    func cue(in text: Span<UInt8>, endingAt end: Int) -> (cue: UserCue, start: Int)? {
        var start = end
        while start > 0, text[start - 1].isWordByte, end - start < Self.longestCue { start -= 1 }
        // `auth_name`, `Account Name`: what it is the name of says more.
        if start > 3, text.end(of: "name", at: start) == end,
            text[start - 1] == UInt8(ascii: "_") || text[start - 1] == UInt8(ascii: " ")
        {
            let before = start - 1
            start = before
            while start > 0, text[start - 1].isWordByte, before - start < Self.longestCue { start -= 1 }
            guard before > start, let cue = UserCue.table[text.word(at: start, most: before - start).key] else {
                return nil
            }
            return cue == .user || cue == .key && text.end(of: "account", at: start) == before ? (.user, start) : nil
        }
        guard end > start, let cue = UserCue.table[text.word(at: start, most: end - start).key] else { return nil }
        return (cue, start)
    }

    /// Returns the user at `start` that a key of a log or form names: `agent=jsmith42`, `"by":"jsmith42"`. In doubt always.
    func keyedUser(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start > 1, text[start - 1] != UInt8(ascii: " ") else { return nil }
        var mark = start - 1
        if mark > 1,
            text[mark] == UInt8(ascii: "\"") || text[mark] == UInt8(ascii: "'") || text[mark] == UInt8(ascii: "<")
        {
            mark -= 1
        }
        let isColon = mark > 1 && text[mark] == UInt8(ascii: ":")
        // `user=<jsmith>`, `<createdBy>jsmith</createdBy>`.
        guard
            text[mark] == UInt8(ascii: "=") || text[mark] == UInt8(ascii: ">")
                || isColon && text[mark - 1] == UInt8(ascii: "\""),
            let cue = cue(in: text, endingAt: isColon ? mark - 1 : mark)?.cue,
            cue == .user || cue == .key || cue == .by || cue == .id
        else { return nil }
        guard let end = endOfUser(in: text, at: start) else { return nil }
        let look = TokenLook(text, start..<end)
        guard !isFunction(in: text, start..<end), !isObject(in: text, start..<end),
            !isIdentifier(in: text, start..<end)
        else { return nil }
        // `owner=network-team`.
        if look.digits == 0, let first = NameWord(in: text, at: start, names.lexicon), !first.isUnknown,
            !first.has(.name),
            first.end + 1 < end, let next = NameWord(in: text, at: first.end + 1, names.lexicon), !next.isUnknown,
            !next.isPlainName
        {
            return nil
        }
        // A UUID.
        if look.digits > 7, (start..<end).allSatisfy({ text[$0].isHexDigit || text[$0] == UInt8(ascii: "-") }) {
            return nil
        }
        // `account=123456`, `id=f81d`.
        guard look.letters > 2 || cue != .key && cue != .id && look.letters > 0, cue != .id || look.marks > 0 else {
            return nil
        }
        return Found(.userName, .doubtful, end: end)
    }

    /// Returns the user's name that begins with `word`, which goes on with a digit or mark, and which the words before tell.
    /// In doubt always.
    func cuedUser(_ word: NameWord, in text: Span<UInt8>) -> Found? {
        let start = word.start
        guard start > 3, word.end < text.count,
            !word.has(.trade) || text[word.end].isDigit || text[word.end] == UInt8(ascii: "_")
        else { return nil }
        // `e-mail`, `on-hold`.
        if text[word.end] == UInt8(ascii: "-"), let next = NameWord(in: text, at: word.end + 1, names.lexicon),
            !next.isUnknown, !next.isPlainName, !word.isPlainName, !word.isUnknown
        {
            return nil
        }
        // What stands before says most: few words are looked at further.
        var behind = start
        if text[behind - 1] == UInt8(ascii: "'") || text[behind - 1] == UInt8(ascii: "\"") { behind -= 1 }
        var cue: (cue: UserCue, start: Int)?
        var hasColon = false
        if behind > 3, text[behind - 1] == UInt8(ascii: " ") || text[behind - 1] == UInt8(ascii: "\t") {
            behind = Self.endOfText(text, before: behind)
            if behind > 3, text[behind - 1] == UInt8(ascii: ":") || text[behind - 1] == UInt8(ascii: "=") {
                behind = Self.endOfText(text, before: behind - 1)
                hasColon = true
            }
            guard behind > 1 else { return nil }
            cue = self.cue(in: text, endingAt: behind)
            guard cue != nil else { return nil }
        } else if text[start - 1] != UInt8(ascii: "@") || text[start - 2].isWordByte || text[start - 2] > 0x7F {
            return nil
        }
        guard let end = endOfUser(in: text, at: start) else { return nil }
        let shape = UserShape(text, start..<end, letters: word.end - start)
        guard shape.isUser, !isFunction(in: text, start..<end), !isState(in: text, start..<end) else { return nil }
        // `@jo_bloggs`
        guard let (first, before) = cue else {
            return shape.letters > 2 && !shape.isDotted ? Found(.userName, .doubtful, end: end) : nil
        }
        let isTold: Bool
        switch first {
        case .user: isTold = !shape.isProduct
        case .act: isTold = !shape.isModel
        // `account svc_jbloggs`.
        case .key:
            isTold =
                shape.isNamed
                && (hasColon || text[word.end] == UInt8(ascii: "_") && text[before] | 0x20 == UInt8(ascii: "a"))
                || hasColon && shape.isNumbered
                // `mailbox jb0417 full`
                || (text.end(of: "mailbox", at: before) ?? text.end(of: "member", at: before)) != nil && !shape.isModel
        case .session: isTold = shape.isNamed || isSession(in: text, before: before, words: 1)
        case .id: isTold = before > 1 && self.cue(in: text, endingAt: before - 1)?.cue == .user
        case .by:
            isTold = shape.isNumbered || shape.isNamed || shape.isNameWithNumber && (word.isUnknown || word.has(.name))
        case .joint: isTold = isSession(in: text, before: before, words: 3)
        }
        return isTold ? Found(.userName, .doubtful, end: end) : nil
    }

    /// The most spaces that a table has between a field and its value.
    private static let widestGap = 24

    /// The offset behind what stands before the spaces and tabs that end at `end`; `end` where there are too many.
    private static func endOfText(_ text: Span<UInt8>, before end: Int) -> Int {
        var offset = end
        while offset > 0, text[offset - 1] == UInt8(ascii: " ") || text[offset - 1] == UInt8(ascii: "\t") {
            guard end - offset < widestGap else { return end }
            offset -= 1
        }
        return offset
    }

    /// Whether users or what they have are spoken of in the last words before `start`.
    func isSession(in text: Span<UInt8>, before start: Int, words: Int) -> Bool {
        var end = start
        for _ in 0..<words {
            guard end > 1, text[end - 1] == UInt8(ascii: " ") else { return false }
            end -= 1
            var begin = end
            // `changed login from jo.bloggs to c537147`
            while begin > 0, Self.isNameByte(text[begin - 1]), end - begin < 2 * Self.longestCue { begin -= 1 }
            guard end > begin else { return false }
            let cue = UserCue.table[text.word(at: begin, most: min(Self.longestCue, end - begin)).key]
            if cue == .session || cue == .user { return true }
            end = begin
        }
        return false
    }

    /// The end of what may be a user's name at `start`: no mail address, path or name of a host in a domain.
    private func endOfUser(in text: Span<UInt8>, at start: Int) -> Int? {
        var end = start
        while end < text.count, end - start < Self.longestName, Self.isNameByte(text[end]) {
            if text[end] == UInt8(ascii: "@") || text[end] == UInt8(ascii: "\\") { return nil }
            end += 1
        }
        while end > start, !text[end - 1].isWordByte, text[end - 1] < 0x80 { end -= 1 }
        guard end - start > 3, end == text.count || text[end] != UInt8(ascii: "/"), !isDomain(in: text, start..<end)
        else {
            return nil
        }
        return end
    }

    /// Whether a name with full stops ends like the name of a host or file.
    func isDomain(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let dot = range.last(where: { text[$0] == UInt8(ascii: ".") }) else { return false }
        return Self.endings[text.word(at: dot + 1, most: range.upperBound - dot - 1).key] != nil
    }

    /// Whether a token is what programs call a function: `com.example.wm.WindowAnimator.destroySurface`.
    private func isFunction(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var dots = 0
        var isCamel = false
        for offset in range {
            if text[offset] == UInt8(ascii: ".") { dots += 1 }
            if offset > range.lowerBound, text[offset] &- UInt8(ascii: "A") < 26, text[offset - 1] &- 0x61 < 26 {
                isCamel = true
            }
        }
        return dots > 2 && isCamel
    }

    /// Whether a token is what programs call a state: `TASK_CLEANUP_FAILED`.
    private func isState(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var bars = 0
        for offset in range {
            if text[offset] == UInt8(ascii: "_") { bars += 1 }
            if text[offset].isDigit || text[offset] &- UInt8(ascii: "a") < 26 { return false }
        }
        return bars > 1
    }

    private enum Ending: UInt8, Sendable {
        case any
    }

    private static let endings = WordTable<Ending>([
        (
            .any,
            """
            com net org uk co io eu gov ac info biz me tv app dev cloud local lan internal example test invalid localdomain home arpa
            txt csv pdf doc docx xls xlsx log xml json yaml yml html htm php asp aspx js py sh exe dll zip gz cfg conf ini bak png jpg
            jpeg gif mp3 wav cgi jsp sql db dat key pem crt cer eml msg
            """
        )
    ])

    /// How a token that may be a user's name is written.
    private struct UserShape {
        var letters = 0
        var digits = 0
        var marks = 0
        /// How many letters it begins with.
        var head: Int
        var isDotted = false
        /// Whether digits stand behind letters alone.
        var isTrailing = true

        init(_ text: Span<UInt8>, _ range: Range<Int>, letters head: Int) {
            self.head = head
            for offset in range {
                let byte = text[offset]
                if byte.isDigit {
                    digits += 1
                } else if byte.isLetter || byte >= 0x80 {
                    letters += 1
                    if digits > 0 { isTrailing = false }
                } else {
                    marks += 1
                    if byte == UInt8(ascii: ".") { isDotted = true }
                }
            }
        }

        /// Longer numbers are of blocks, records and the like: `blk_2568309208894455676`.
        var isUser: Bool {
            letters > 0 && digits + marks > 0 && digits < 13 && (letters > 2 || marks == 0 && digits > 2)
        }
        /// Whether it is written like the number of a member of staff: `u829139`, `ENG9034`.
        var isNumbered: Bool {
            marks == 0 && isTrailing && (head == 1 ? digits > 4 : head < 5 && digits > 3 && digits < 7)
        }
        /// Whether marks join letters: `jo.bloggs`, `x-jbloggs`.
        var isNamed: Bool { marks > 0 && letters > 4 && letters > digits }
        /// Whether digits stand behind four letters or more: `okaforh01`.
        var isNameWithNumber: Bool { marks == 0 && isTrailing && head > 3 }
        /// Whether it is written like what a product is called: `HG633`.
        var isProduct: Bool { marks == 0 && isTrailing && letters < 4 && !isNumbered }
        /// Whether it could as well be one.
        var isModel: Bool { isProduct || !isTrailing && marks == 0 }
    }
}
