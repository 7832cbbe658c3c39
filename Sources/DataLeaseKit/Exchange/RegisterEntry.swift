internal import Detection
internal import Primitives

/// A payer of the register of incorporated payers, as its line says it, checked.
struct RegisterEntry {
    /// The columns that each register has.
    static let header = ["reference", "companyNumber", "legalName"]
    /// The headers that a register may have.
    static let headers = [
        header, header + ["sortCode", "account"], header + ["iban"], header + ["sortCode", "account", "iban"],
    ]
    private static let words = ["", "", "", "three", "four", "five", "six"]

    let reference: [UInt8]
    /// The number of the company, in eight bytes.
    let company: UInt64
    let name: [UInt8]
    /// Sort code and account number, in fourteen digits; empty where the line has none.
    let british: [UInt8]
    /// An IBAN that is no British one; empty where the line has none.
    let iban: [UInt8]

    /// Reads the line that `lines` has read last, of a register called `name` with this header.
    init(
        _ lines: RegisterLines, of file: [UInt8], _ header: [String], _ name: String, _ isPersonal: PersonInName
    ) throws(KitError) {
        func fault(_ name: String, _ line: Int?, _ what: String, _ hint: String) -> KitError {
            PayerRegister.fault(name, line, what, hint)
        }
        let line = lines.line
        guard lines.fields.count == header.count else {
            throw fault(
                name, line,
                "\(lines.fields.count) field\(lines.fields.count == 1 ? "" : "s"), and not \(Self.words[header.count])",
                "\(header.joined(separator: ",")); a name with a comma stands in quotes")
        }
        let fields = lines.fields.map { Array(lines.text($0, of: file)) }
        for (field, title) in zip(fields, Self.header) {
            guard !field.isEmpty else { throw fault(name, line, "no \(title)", "fill it in, or take the line out") }
            guard field.count <= PayerRegister.longestField, field.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
                PayerRegister.trimmed(field[...]).count == field.count
            else {
                throw fault(
                    name, line, "the \(title) is too long, or has spaces around it or a control character in it",
                    "write it as Companies House does")
            }
        }
        let number: CompanyNumber
        do {
            number = try CompanyNumber(fields[1])
        } catch {
            switch error {
            case .shape:
                throw fault(
                    name, line, "the companyNumber has not the shape of one",
                    "eight digits, SC NI OC ... and six, or R and seven; a person is not entered here")
            case .lostZero:
                throw fault(
                    name, line, "the companyNumber has seven digits",
                    "a spreadsheet has taken the zero in front; write all eight")
            case .partnership:
                throw fault(
                    name, line, "the companyNumber is that of a limited partnership, whose partners may be people",
                    "take the line out: its records are a person's")
            }
        }
        do {
            let legalName = try CorporateName(fields[2])
            let isPartnership = number.kind == .limitedLiabilityPartnership
            guard legalName.isLimitedLiabilityPartnership == isPartnership else {
                throw fault(
                    name, line,
                    isPartnership
                        ? "the companyNumber is that of an LLP, and the legalName does not end as theirs do"
                        : "the legalName is that of an LLP, and the companyNumber does not begin as theirs do",
                    "look the payer up at Companies House")
            }
        } catch let error as CorporateName.Fault {
            let what =
                switch error {
                case .ending: "the legalName does not end in LTD, LIMITED, PLC, LLP or their Welsh forms"
                case .nothingElse: "the legalName is an ending and nothing before it"
                case .tradingStyle: "the legalName says that somebody trades as something"
                }
            throw fault(
                name, line, what,
                "write the name as Companies House has it; sole traders and partnerships are people, and not entered here"
            )
        } catch let error as KitError {
            throw error
        } catch {
            throw fault(name, line, "the legalName cannot be read", "write it as Companies House does")
        }
        guard !isPersonal(fields[2]) else {
            throw fault(
                name, line, "the legalName addresses a person, or holds a telephone number, an address or the like",
                "write the name as Companies House has it; if that is its name, take the line out, and its records stay at home"
            )
        }
        reference = fields[0]
        // Each has eight characters.
        company = fields[1].reduce(0) { $0 << 8 | UInt64($1) }
        self.name = fields[2]
        (british, iban) = try Self.accounts(
            Dictionary(zip(header, fields), uniquingKeysWith: { one, _ in one }), name, line)
    }

    /// The accounts of an entry, checked. Either may be left out.
    private static func accounts(
        _ fields: [String: [UInt8]], _ name: String, _ line: Int
    ) throws(KitError) -> (british: [UInt8], iban: [UInt8]) {
        let (sortCode, number, text) = (fields["sortCode"] ?? [], fields["account"] ?? [], fields["iban"] ?? [])
        var british: [UInt8] = []
        if !sortCode.isEmpty || !number.isEmpty {
            guard let code = AccountForm(sortCode), code.sortCodes == 1, code.numbers == 0,
                let digits = AccountForm(number), digits.numbers == 1 || digits.characters.count == 6,
                (6...8).contains(digits.characters.count), digits.characters.count == number.count
            else {
                throw PayerRegister.fault(
                    name, line, "the sortCode and account have not the shape of them",
                    "six digits, or three pairs with hyphens; and an account number of up to eight digits")
            }
            var identity = AccountIdentity()
            identity.add(code)
            identity.add(digits)
            british = identity.account ?? []
        }
        guard !text.isEmpty else { return (british, []) }
        guard let form = AccountForm(text), form.ibans == 1 else {
            throw PayerRegister.fault(
                name, line, "the iban has not the shape of one", "its check digits may be wrong; copy it from the bank")
        }
        guard let same = AccountIdentity.british(form.characters) else { return (british, form.characters) }
        guard british.isEmpty || british == same else {
            throw PayerRegister.fault(
                name, line, "the iban is of another account than the sortCode and account", "a payer has one account")
        }
        return (same, [])
    }
}
