internal import Primitives

/// Puts stand-ins into the gaps of a draft, in memory, so that all the rest can be read and reviewed.
struct GapFilling {
    private let root: YAMLNode
    private let today: CivilDate

    /// The source with something in each gap that the reader takes there.
    static func filled(_ source: YAMLSource, _ gaps: [AgreementGap], in root: YAMLNode, on today: CivilDate) -> [UInt8]
    {
        let filling = GapFilling(root: root, today: today)
        return source.inserting(
            gaps.enumerated().map { index, gap in
                (position: gap.position, text: " \(filling.text(of: gap.standIn, number: index + 1))")
            })
    }

    private func text(of standIn: FillWord.StandIn, number: Int) -> String {
        switch standIn {
        case .text: "Stand-in \(number)"
        case .written(let text): text
        case .person: "Stand-in \(Self.letters(number))"
        case .key: Self.key(number).map { "\"\($0.line)\"" } ?? "Stand-in"
        case .start: "\(min(today, day("term.end") ?? today, day("term.start") ?? today))"
        case .end: "\(later(than: max(today, day("term.start") ?? today), by: 92))"
        case .checked: "\(min(today, day("parties.recipient.dueDiligence.validUntil") ?? today))"
        case .stillChecked:
            "\(later(than: max(today, day("parties.recipient.dueDiligence.date") ?? today), by: 365))"
        case .later: "\(later(than: today, by: 365))"
        }
    }

    private func later(than day: CivilDate, by days: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: day.daysSinceEpoch + days) ?? .last
    }

    /// A day that the file states.
    private func day(_ path: String) -> CivilDate? {
        var node = root
        for key in path.split(separator: ".") {
            guard case .mapping(let entries) = node.content, let entry = entries.first(where: { $0.key == key })
            else { return nil }
            node = entry.value
        }
        guard case .scalar(let text) = node.content else { return nil }
        return CivilDate(iso: text)
    }

    /// 1 is `a`, 27 `aa`: names are told apart by their letters.
    private static func letters(_ number: Int) -> String {
        var (left, letters) = (number, "")
        while left > 0 {
            letters = String(UnicodeScalar(UInt8(ascii: "a") + UInt8((left - 1) % 26))) + letters
            left = (left - 1) / 26
        }
        return letters
    }

    /// A key that nobody holds the other half of, made of a digest. Half of all digests are points of the curve, which an
    /// age recipient must be.
    private static func key(_ number: Int) -> SSHPublicKey? {
        for attempt in 0..<100 {
            let type = "ssh-ed25519"
            let point = Digest.sha256("stand-in \(number) \(attempt)").bytes
            let wire = [0, 0, 0, UInt8(type.utf8.count)] + Array(type.utf8) + [0, 0, 0, UInt8(point.count)] + point
            if let key = SSHPublicKey(wire: wire), (try? AgeRecipient(key)) != nil { return key }
        }
        return nil
    }
}
