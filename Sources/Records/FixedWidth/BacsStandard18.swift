extension FixedWidthLayout {
    /// A Bacs submission in Standard 18: labels of 80 characters around payments of 100 (a single processing day) or 106
    /// (each with its own), or payments alone.
    ///
    /// Positions are those of the public guides to the standard. A payment is known by its transaction code; a contra by
    /// `CONTRA` alone in the field of its reference, so that a customer's reference which begins with the word stays
    /// one. The `LOGON` lines that bureaux put in front are taken at any of the three lengths. What the guides reserve
    /// or disagree on is a field too: `filler-1` and so on.
    public static let bacsStandard18 = FixedWidthLayout(records: [
        label("logon", "LOGON", lengths: [80, 100, 106], [("content", 80), ("filler-1", 100), ("filler-2", 106)]),
        label(
            "vol1", "VOL1",
            [
                ("serial-number", 10), ("accessibility", 11), ("filler-1", 31), ("filler-2", 37), ("filler-3", 41),
                ("user-number", 47), ("filler-4", 51), ("filler-5", 79), ("label-standard", 80),
            ]),
        label("hdr1", "HDR1", fileLabel),
        label("hdr2", "HDR2", formatLabel),
        label(
            "uhl1", "UHL1",
            [
                ("processing-date", 10), ("receiving-party", 20), ("currency", 22), ("country", 28), ("work-code", 37),
                ("file-number", 40), ("filler-1", 47), ("audit-print", 54), ("filler-2", 80),
            ]),
        label("eof1", "EOF1", fileLabel),
        label("eof2", "EOF2", formatLabel),
        label(
            "utl1", "UTL1", holdsTotals: true,
            [
                ("debit-total", 17), ("credit-total", 30), ("debit-count", 37), ("credit-count", 44), ("filler-1", 54),
                ("filler-2", 80),
            ]),
        Record(
            name: "contra",
            marks: [
                Mark(position: 15, texts: ["17", "99"]),
                Mark(position: 64, texts: ["CONTRA            "]),
            ],
            lengths: [100, 106], isRow: false, holdsTotals: true,
            fields: fields(
                account + [
                    ("narrative", 64), ("contra-identification", 82), ("originator-name", 100),
                    ("processing-date", 106),
                ])),
        Record(
            name: "data", marks: [Mark(position: 15, texts: transactionCodes)], lengths: [100, 106], isRow: true,
            fields: fields(
                account + [
                    ("originator-name", 64), ("reference", 82), ("destination-name", 100), ("processing-date", 106),
                ])),
    ])

    /// The codes of transactions, two characters each: direct debits, direct credits with interest and dividends, and instructions;
    /// what comes back unpaid.
    public static let transactionCodes = [
        "01", "17", "18", "19", "99", "Z4", "Z5", "0N", "0C", "0S", "RA", "U1", "U7", "U8", "U9",
    ]

    // Fields are written as their name and the position of their last character, from 1.

    private static let account: [(String, Int)] = [
        ("destination-sort-code", 6), ("destination-account", 14), ("account-type", 15), ("transaction-code", 17),
        ("originating-sort-code", 23), ("originating-account", 31), ("free-format", 35), ("amount", 46),
    ]

    private static let fileLabel: [(String, Int)] = [
        ("file-identifier-1", 5), ("user-number", 11), ("file-identifier-2", 15), ("second-user-number", 21),
        ("set-identification", 27), ("file-section", 31), ("file-sequence", 35), ("generation", 39),
        ("generation-version", 41), ("creation-date", 47), ("expiry-date", 53), ("accessibility", 54),
        ("block-count", 60), ("system-code", 73), ("filler-1", 80),
    ]

    private static let formatLabel: [(String, Int)] = [
        ("record-format", 5), ("block-length", 10), ("record-length", 15), ("filler-1", 50), ("buffer-offset", 52),
        ("filler-2", 80),
    ]

    private static func label(
        _ name: String, _ mark: String, lengths: [Int] = [80], holdsTotals: Bool = false, _ ends: [(String, Int)]
    ) -> Record {
        Record(
            name: name, marks: [Mark(position: 0, texts: [mark])], lengths: lengths, isRow: false,
            holdsTotals: holdsTotals, fields: fields([("label", mark.utf8.count)] + ends))
    }

    private static func fields(_ ends: [(String, Int)]) -> [Field] {
        var begin = 0
        return ends.map { name, end in
            defer { begin = end }
            return Field(name: name, range: begin..<end)
        }
    }
}
