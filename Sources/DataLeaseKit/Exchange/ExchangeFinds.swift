internal import Primitives

/// What a worker reads in one batch of a transactional file.
struct ExchangeFinds: Sendable {
    /// The records of the batch, in their order.
    var entries: [Entry] = []
    /// What stands between them and speaks of others, in order.
    var marks: [Mark] = []
    /// The references of the records, one behind the other.
    var references: [UInt8] = []
    /// What stands first of what is the same throughout the file.
    var constants: [Constant] = []
    /// What stops the run; each kind in each field once, with the first line.
    var faults: [ExchangeFault] = []

    /// What is the same throughout the file, as a hash of this process alone.
    struct Constant: Sendable {
        /// The number of what it is: several fields may say it.
        var number: Int
        var rule: Int
        var hash: Int
        var line: Int
    }

    /// A record.
    struct Entry: Sendable {
        /// The line on which it begins.
        var line: Int
        /// Where its reference stands in `references`.
        var reference: Range<UInt32>
        /// Its amount in pence, below nothing for a credit.
        var pence: Int
        /// Its transaction code; `nil` where the record itself has none.
        var code: ExchangeCode?
        /// Its day; `nil` where the record itself has none.
        var date: CivilDate?
        /// What its values stand for that leave as tokens, so that a token that comes back can be told from another's.
        var ties: [ItemTie] = []
        /// The company that pays, by its number in the register, and a hash of its account, of this process alone; `nil`
        /// where no payer is known, or its account is the register's.
        var account: Account?
        /// Why it is held back; `nil` where it is sent.
        var heldBack: HeldBackReason?
    }

    /// An account that nothing but the file says is the payer's.
    struct Account: Sendable {
        /// The payer's number in the register, from 0.
        var payer: Int
        /// The number of the company.
        var company: UInt64
        /// A hash of the account.
        var hash: Int
    }

    /// What stands outside the records.
    struct Mark: Sendable {
        /// How many records of the batch come before it.
        var position: Int
        /// What it is.
        var kind: Kind
        /// Its line.
        var line: Int

        enum Kind: Sendable {
            /// The day of the records behind it.
            case day(CivilDate)
            /// The transaction code of the records behind it.
            case code(ExchangeCode)
            /// The file has labels, of which this rule's is one, so it ends with its totals.
            case label(Int)
            /// A new payment of a pain.008 begins.
            case payment
            /// An amount that balances debits (below nothing) or credits.
            case contra(Int)
            /// What the file says of its own items.
            case total(DeclaredTotal, Int)
        }
    }
}

/// What a file says of its own items.
enum DeclaredTotal: Sendable, Hashable {
    case count, value, debitCount, debitValue, creditCount, creditValue
}

/// A transaction code: one of Bacs or ISO 20022, a number of up to three digits, or a single capital letter, as the advices of
/// Bacs have. A closed list: what may be any word may be a name.
struct ExchangeCode: Sendable, Hashable {
    private let packed: UInt64

    /// The code that these bytes are; `nil` where they are none.
    init?(_ text: Span<UInt8>) {
        guard (1...4).contains(text.count) else { return nil }
        var packed: UInt64 = 0
        var areDigits = text.count <= 3
        for index in text.indices {
            areDigits = areDigits && text[index] &- UInt8(ascii: "0") < 10
            packed = packed << 8 | UInt64(text[index])
        }
        let isLetter = text.count == 1 && text[0] &- UInt8(ascii: "A") < 26
        guard areDigits || isLetter || Self.lettered.contains(packed) else { return nil }
        self.packed = packed
    }

    /// Those with letters: what sets up, cancels and converts an instruction, interest and dividends; the first, a regular, the
    /// last and the only collection, and one presented again.
    private static let lettered = Set(
        ["0N", "0C", "0S", "Z4", "Z5", "FRST", "RCUR", "FNAL", "OOFF", "RPRE"].map { (text: String) in
            text.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        })

    /// A code that is known to be one.
    init?(_ text: String) { self.init(Array(text.utf8).span) }

    /// The code as it is written.
    var text: String {
        var bytes: [UInt8] = []
        for shift in stride(from: 56, through: 0, by: -8) {
            let byte = UInt8(truncatingIfNeeded: packed >> UInt64(shift))
            if byte != 0 { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Why a record is not sent.
enum HeldBackReason: Sendable, Hashable {
    /// Its payer is not in the register.
    case person
    /// A field of names holds another name than the register's.
    case otherName(rule: Int)
    /// A field of accounts holds what has not the form of one, or one account too many.
    case noAccount(rule: Int)
    /// It holds another account than the register.
    case otherAccount(rule: Int)
    /// Something personal was found in what is kept.
    case found(field: Int, noun: String)
}

/// What stops an exchange: where, and what.
struct ExchangeFault: Sendable, Hashable {
    /// What it is.
    var kind: Kind
    /// The rule of the field; -1 where it is none's.
    var rule: Int
    /// The line on which it stands first; 0 where it has none.
    var line: Int
    /// How often it stands there.
    var count = 1

    enum Kind: Sendable, Hashable {
        /// An amount that cannot be read.
        case amount(PenceText.Fault)
        /// A record without the field.
        case missing
        /// A record with the field twice.
        case twice
        /// Another currency than pounds.
        case currency
        /// What is no transaction code.
        case code
        /// A code that says neither that money is taken nor that it is given.
        case direction
        /// What is no day in the form that was agreed.
        case day
        /// A day outside what is expected.
        case outside
        /// A reference that is empty, too long or holds what ends a line.
        case reference
        /// A record of a person.
        case person
        /// An instruction to take money from a person's account.
        case instruction
        /// A name that is neither the payer's nor a company's.
        case otherName
        /// An account of nobody knows whom.
        case account
        /// What stands in a field of accounts and has not the form of one, or is one account too many.
        case noAccount
        /// An account that is not the payer's in the register.
        case otherAccount
        /// A second account of one payer, of which the register knows none.
        case secondAccount
        /// An account that another company has in the same file.
        case sharedAccount
        /// What is ours, and another than in the records before.
        case otherOwn
        /// What is written otherwise than its format says.
        case form
        /// The name of an element or attribute that neither the format has nor the agreement names, or an odd declaration.
        case name
        /// A namespace or prefix that is not of the format's.
        case namespace
        /// A comment or processing instruction that is kept.
        case remark
        /// A sum too large to be counted.
        case sum
        /// A total in the file that is not that of its items.
        case total
        /// A total, or the label of a file, that stands there a second time.
        case again
        /// An amount that stands in no record.
        case stray
        /// A character that no submission to Bacs has, or another encoding of all of them.
        case characters
        /// A byte that is no character of the file's encoding, or a control character.
        case noText
    }

    /// Adds a fault to those of its kind and field.
    static func add(_ fault: ExchangeFault, to faults: inout [ExchangeFault]) {
        guard let known = faults.firstIndex(where: { $0.kind == fault.kind && $0.rule == fault.rule }) else {
            faults.append(fault)
            return
        }
        faults[known].count += fault.count
        faults[known].line = min(faults[known].line, fault.line)
    }
}
