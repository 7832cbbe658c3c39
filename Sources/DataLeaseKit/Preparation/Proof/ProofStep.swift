internal import Agreements
internal import Detection
internal import Pseudonyms
internal import Records

/// What the proof over the output took note of in one batch.
struct ProofFinds: Sendable {
    /// Keyed hashes of the personal values.
    var values = PartedWords()
    /// What was kept and may be somebody's.
    var candidates = PartedWords()
    /// What was kept and is somebody's.
    var hits: [ProofHit] = []
    /// The lines of the records that are set aside for what they keep.
    var setAside: [Int] = []
    /// The records of the batch that are set aside, and the first that was found in each.
    var heldBack: [(record: UInt32, hit: ProofHit)] = []
}

/// The proof over the output, as a worker applies it to one batch: notes the personal values of the input, and searches
/// what leaves as it is. A pure function of the run's key, the rules and the batch.
struct ProofStep: Sendable {
    /// Numbers of what is no field of the dataset; they lie behind all rules that can be told apart.
    enum Place {
        static let header = ProofPlace.mostFields - 1
        static let entryName = ProofPlace.mostFields - 2
    }

    let search: ProofSearch
    let export: Int
    /// Whether a record that keeps something personal is left out.
    let setsAside: Bool
    /// Hits of this export that set no record aside.
    let waived: Set<ProofHit>
    let looks: [Look]
    /// Whether a field of the export holds dates of birth that an operator governs.
    var hasBirthDates: Bool { looks.contains { $0.form == .birthDate } }

    /// What is looked for in the cells of a rule.
    struct Look {
        /// How its values are looked for; `nil` where nobody's are among them.
        let form: ProofForm?
        /// What the agreement says that its field holds.
        let declared: PersonalKinds
        /// Whether its texts were read by a recogniser: what was certain in them is gone.
        let isScrubbed: Bool
        /// Whether what the recogniser was not certain of was left standing.
        let keepsDoubtful: Bool
    }

    /// The step for the run's export number `export`.
    ///
    /// - Parameters:
    ///   - setsAside: Whether a record that keeps something personal is left out.
    ///   - waived: Hits for which none is.
    init(
        _ search: ProofSearch, _ rules: ExportRules, export: Int, setsAside: Bool, waived: Set<ProofHit> = []
    ) {
        self.waived = waived
        self.search = search
        self.export = export
        self.setsAside = setsAside
        looks = rules.rules.map { rule in
            let scrubbing =
                if case .scrub(let scrubbing) = rule.operator { scrubbing } else { nil as Operator.Scrubbing? }
            return Look(
                form: Self.form(rule), declared: Self.declared(rule, rules, search.strictness),
                isScrubbed: scrubbing != nil, keepsDoubtful: scrubbing?.unsure == .keep)
        }
    }

    private static func declared(
        _ rule: PlannedRule, _ rules: ExportRules, _ strictness: ProofStrictness
    ) -> PersonalKinds {
        // A reference may be made of a name, and where nobody may be spoken of that is looked for.
        // In what a system made nobody chose a word.
        let isReference =
            rule.category != "system-id"
            && (rule.category == "reference" || rules.plan.exchangePlaces?.isIdentifier(rule.field) == true)
        if strictness == .nobody, isReference { return PersonalKinds(.reference) }
        return rule.category.flatMap(FieldCategory.init(rawValue:))?.declaredKinds ?? []
    }

    /// How the values of a rule are canonicalised; `nil` where they are kept, or nobody's.
    static func form(_ rule: PlannedRule) -> ProofForm? {
        guard !rule.isMargin else { return rule.operator == .keep ? nil : .unknown }
        let category = rule.category.flatMap(FieldCategory.init(rawValue:)) ?? FieldCategory(guessedFrom: rule.field)
        switch rule.operator {
        case .keep: return nil
        case .phone: return .phone
        case .email: return .mail
        case .postcode: return .postcode
        case .account(.whole): return .account
        case .account(.sortCode): return .sortCode
        case .account(.number): return .accountNumber
        case .identifier: return .reference
        case .digits, .token:
            let hasForm = category == .name || category == .address || category == .dateOfBirth
            return hasForm ? category?.proofForm : .reference
        case .date: return category == .dateOfBirth ? .birthDate : nil
        // Figures that many share, and texts in which what is found is replaced where it stands.
        case .bucket, .scrub: return nil
        case .blank, .drop, .constant, .mask, .shape:
            return category == .freeText ? nil : category?.proofForm ?? .unknown
        }
    }

    /// Looks at a batch of which it is known what will be written.
    ///
    /// - Parameters:
    ///   - batch: The batch with its cells, one for each value; a record that is set aside is left out of it.
    ///   - replacements: What happens to each cell.
    ///   - standing: What is left of free text in which something is replaced.
    ///   - accounted: For each cell, whether it is known that what it keeps is no person's; empty for none.
    func apply(
        to batch: inout Batch, _ replacements: Replacements, _ standing: StandingText, _ codec: CellCodec,
        accounted: [Bool] = []
    ) -> ProofFinds {
        var walk = ProofWalk(self, batch, codec)
        walk.look(at: batch, replacements, standing, accounted: accounted)
        for record in walk.setAside {
            walk.finds.setAside.append(batch.line(at: Int(batch.cells.records[Int(record)].lowerBound)))
            if batch.cells.leftOut.isEmpty {
                batch.cells.leftOut = Array(repeating: false, count: batch.cells.records.count)
            }
            batch.cells.leftOut[Int(record)] = true
        }
        return walk.end()
    }

    /// What is found in the name of an entry.
    func look(atEntry name: String) -> ProofFinds {
        var scan = ProofScan(search, export: export, hasBirthDates: false)
        // What was made `x` and `0` in it is nobody's: `xxxx.xxxxx@example.com` is no address.
        var bytes = Array(name.utf8)
        var start = 0
        for end in 0...bytes.count
        where end == bytes.count || !(bytes[end] | 0x20 == UInt8(ascii: "x") || bytes[end] == UInt8(ascii: "0")) {
            let isWord =
                (start > 0 && Self.isWordByte(bytes[start - 1])) || (end < bytes.count && Self.isWordByte(bytes[end]))
            if !isWord { for index in start..<end { bytes[index] = 0x20 } }
            start = end + 1
        }
        scan.kept(bytes.span, line: 0, field: Place.entryName, declared: [])
        scan.endRecord()
        return ProofFinds(candidates: PartedWords(scan.candidates), hits: scan.hits)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }
}
