internal import Agreements
internal import Primitives
internal import Records

/// What is said of an exchange that is refused: where, what, and what to do.
enum ExchangeRefusal {
    private static let mostShown = 20

    /// The refusal of faults, of which there is at least one.
    static func error(
        _ faults: [ExchangeFault], dataset: String, names: [String], _ fields: ExchangeFields
    ) -> KitError {
        let sorted = faults.sorted { ($0.line, $0.rule) < ($1.line, $1.rule) }
        let shown = sorted.prefix(mostShown).map { text($0, names) }
        let more = sorted.count > shown.count ? "; and \(sorted.count - shown.count) more kinds of them" : ""
        return KitError(
            .export, "dataset \(dataset): \(shown.joined(separator: "; "))\(more)",
            hint: "\(hint(sorted[0].kind, fields)); nothing was written")
    }

    /// `line 14, column Amount: an amount without exactly two decimals (3 times, here first)`.
    private static func text(_ fault: ExchangeFault, _ names: [String]) -> String {
        var place = fault.line > 0 ? "line \(fault.line)" : "the whole file"
        if fault.rule >= 0, fault.rule < names.count, !names[fault.rule].isEmpty {
            place += ", column \(ExportError.printable(names[fault.rule]))"
        }
        return "\(place): \(fault.kind.text)" + (fault.count > 1 ? " (\(fault.count) times, here first)" : "")
    }

    private static func hint(_ kind: ExchangeFault.Kind, _ fields: ExchangeFields) -> String {
        switch kind {
        case .amount(.currency), .currency: "an exchange is in pounds; take other currencies out at their source"
        case .amount: "amounts are exact: pounds with two decimals, or pence where the agreement says unit: pence"
        case .missing: "is it the right export, and is it whole?"
        case .twice: "two columns of that name leave open which one counts; give one of them another name"
        case .code:
            "a transaction code is one of Bacs (01, 17, 99, 0N ...) or ISO 20022 (FRST, RCUR, FNAL, OOFF, RPRE), a number of up"
                + " to three digits or a capital letter"
        case .direction: "it must be known whether an item takes money or gives it"
        case .day: "the agreement says how a day is written: date: {field, form}"
        case .outside: "is it the file of another month? --expect from=...,to=... says which days belong to it"
        case .reference: "each record needs a reference of at most \(ExchangeStep.longestReference) bytes in one line"
        case .person:
            fields.places.isWhole
                ? "a file that carries totals is sent whole or not at all: leave the record out where the file is made, or,"
                    + " if the payer is a company, enter it in the register"
                : "sole traders and partnerships are people; if the payer is a company, enter it in the register, or let"
                    + " persons: hold-back leave such records out"
        case .instruction:
            "sending it gives a payment provider personal data: that needs an agreement of its own with that provider,"
                + " controller to processor, with a lawful basis and who has access, which is not of the class transactional"
        case .otherName: "a name is the payer's as the register has it, or that of a party; drop or blank other names"
        case .account:
            "without payers: nothing says whose account it is; drop it, or say category: own-account where it is ours"
        case .noAccount:
            "a sort code has six digits, an account number up to eight, an IBAN its check digits, and a record one of each;"
                + " a field of something else has another category"
        case .otherAccount:
            "the register says which account is the payer's; if the payer has another one, have the register mended"
        case .secondAccount, .sharedAccount:
            "nothing says whose account it is: write each payer's into the register, in columns sortCode,account or iban"
        case .otherOwn:
            "our own account, name and number are the same in all of a file: send a file for each account; in a CSV a payer's"
                + " account is of category account, and a name of category name"
        case .name:
            "names leave as they are, and may be anybody's: name the elements and attributes of your file in the agreement, or"
                + " have it made as its format says"
        case .namespace:
            "namespaces leave as they are: ISO 20022's, those of XML, and those that the agreement binds to a prefix do; have"
                + " the file made with no other, and a prefix such as ns or xsi"
        case .remark: "it is for people, and can say anything of anybody: give \"#comment\" and \"#pi\" the rule drop"
        case .form: "what a format reserves is blank, and its codes have its form: anything else there may be anybody's"
        case .sum: "amounts this large are no money; is it the right field?"
        case .total: "is the file whole, and was it made in one go? totals in a file must be those of its items"
        case .again: "one file is one submission with one set of totals; send each by itself"
        case .stray: "an amount that belongs to no record is counted by nobody; was the file made as its format says?"
        case .noText:
            "nobody can say what it is: say in the agreement which encoding the file has (encoding: windows-1252), or have it"
                + " written again in UTF-8"
        case .characters: "Standard 18 is written in ASCII; Bacs makes other characters blanks, or refuses the file"
        }
    }
}

extension ExchangeFault.Kind {
    /// What it is, behind its place, and without the value.
    var text: String {
        switch self {
        case .amount(let fault): fault.text
        case .missing: "a record without this field"
        case .twice: "a record with two of this field"
        case .currency: "a currency other than GBP"
        case .code: "no transaction code"
        case .direction: "a transaction code that is neither a debit's nor a credit's"
        case .day: "no day in the form that was agreed"
        case .outside: "a record of a day that --expect does not take in"
        case .reference: "no reference, or one that is too long or holds a control character"
        case .person: "the payer is not in the register of incorporated payers, so the record is a person's"
        case .instruction:
            "a live debit instruction for a person: the payer is not in the register of incorporated payers"
        case .otherName: "a name that is not the payer's in the register"
        case .account: "an account that nobody accounts for"
        case .noAccount: "what is no account, or one account too many"
        case .otherAccount: "an account that is not the payer's in the register"
        case .secondAccount: "a second account of one payer"
        case .sharedAccount: "an account that another company has in this file, too"
        case .otherOwn: "what is ours, and not the same as before in the file"
        case .name: "a name of an element or attribute that neither the format nor the agreement has"
        case .namespace: "a namespace, prefix or schema that is none of the format's"
        case .remark: "a comment or processing instruction that would leave"
        case .form: "what the format reserves or fixes, written otherwise than it says"
        case .sum: "more than can be counted"
        case .total: "a total that is not that of the items"
        case .again: "a total or label that is there a second time"
        case .stray: "an amount outside any record"
        case .characters: "characters that are not ASCII"
        case .noText: "bytes that are no characters of the file's encoding, or control characters"
        }
    }
}
