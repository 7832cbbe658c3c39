/// Hosts that are called after people, and accounts that are called after whom they are for.
extension Recogniser {
    /// What a part of a host's name is.
    private enum Machine: UInt8, Sendable {
        /// A kind of machine.
        case kind
        /// Where it stands: a word like others, behind somebody's name.
        case place
        /// Before the name of a user who is no employee, or of an account for a purpose.
        case account
    }

    private static let machines = WordTable<Machine>([
        (
            .kind,
            """
            nas server srv ipad iphone imac mac macbook mbp tablet phone pc laptop desktop tv printer surface ws wks lt dt nb
            mini air pi pixel thinkpad chromebook workstation router surf galaxy win vm vdi pos
            """
        ),
        (
            .place,
            """
            office till lobby desk kiosk reception kitchen shop counter home study bedroom lounge workshop studio dev test backup front
            """
        ),
        (.account, "x ext adm admin svc usr tmp temp guest con ctr vendor contractor da sa priv"),
    ])

    /// Returns the host or account that is called after a person and what it is: `smith-nas`, `Shahs-iMac`, `smith-till2`,
    /// `pc-smith38`, `ext-jsmith`, but not `smart-tv` and `back-office`.
    func hostOfPerson(in text: Span<UInt8>, run: Range<Int>) -> Found? {
        guard let name = NameWord(in: text, at: run.lowerBound, names.lexicon), name.next < run.upperBound,
            text[name.next] == UInt8(ascii: "-")
        else { return nil }
        let found = Found(.userName, .doubtful, start: run.lowerBound, end: run.upperBound)
        let rest = name.next + 1
        if let machine = machine(in: text, rest..<run.upperBound) {
            switch machine {
            case .kind where mayOwn(name, in: text): return found
            case .place where name.letters > 2 && (name.isPlainName || name.isUnknown): return found
            default: break
            }
        }
        // `Shahs-MacBook-Air`
        var model = rest
        while model < run.upperBound, text[model].isWordByte { model += 1 }
        if model < run.upperBound, machine(in: text, rest..<model) == .kind, mayOwn(name, in: text) { return found }
        guard let machine = machine(in: text, run.lowerBound..<name.next), rest < run.upperBound,
            let owner = NameWord(in: text, at: rest, names.lexicon), owner.letters > 3
        else { return nil }
        // `till-worsnop`, but not `kitchen-table`.
        if machine == .place, !owner.isUnknown, !owner.isPlainName { return nil }
        var end = owner.next
        if end + 1 < run.upperBound, text[end] == UInt8(ascii: "-"), text[end + 1].isDigit { end += 1 }
        while end < run.upperBound, text[end].isDigit { end += 1 }
        guard end == run.upperBound, end - owner.next < 5 else { return nil }
        let isName = owner.has(.name) && !owner.has([.function, .trade])
        return owner.isUnknown || isName && (machine == .kind || owner.isPlainName) ? found : nil
    }

    /// What kind of machine, place or account `range` says, digits at its end left out.
    private func machine(in text: Span<UInt8>, _ range: Range<Int>) -> Machine? {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1].isDigit { end -= 1 }
        let word = text.word(at: range.lowerBound, most: min(12, end - range.lowerBound))
        return word.end == end && end > range.lowerBound && range.upperBound - end < 4 ? Self.machines[word.key] : nil
    }

    /// Whether a machine may be somebody's of this name: a name that is a word too, or one with an `s` behind it.
    private func mayOwn(_ name: NameWord, in text: Span<UInt8>) -> Bool {
        guard name.letters > 2, !name.has([.function, .trade]) else { return false }
        if name.isUnknown || name.isPlainName || name.has(.name) && (name.isCapital || name.shape == .capitals) {
            return true
        }
        guard text[name.end - 1] | 0x20 == UInt8(ascii: "s"), name.end - name.start == name.letters else {
            return false
        }
        var hash = WordHash()
        for offset in name.start..<name.end - 1 { hash.add(text[offset] | 0x20) }
        return names.lexicon[hash.value].has(.commonFamily)
    }
}
