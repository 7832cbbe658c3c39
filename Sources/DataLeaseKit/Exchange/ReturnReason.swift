/// What the codes mean by which Bacs and those who write as it does say why an item came back.
enum ReturnReason {
    /// The meaning of `code`, as a report of the profile `profile` has it; `nil` where it has none that is known. A report
    /// of unpaid debits (ARUDD) has four digits, of which the first is the code of the scheme.
    static func meaning(_ code: ArraySlice<UInt8>, in profile: String?) -> String? {
        guard let first = code.first else { return nil }
        // Indemnity claims count their reasons otherwise.
        if profile == "bacs-ddica" { return code.count == 1 ? claims[first] : nil }
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard code.count == 1 || (code.count == 4 && code.allSatisfy(isDigit)) else { return nil }
        // An instruction has no amount that could differ.
        if profile == "bacs-messaging-advices", first == UInt8(ascii: "7") {
            return "amount of the instruction is not zero"
        }
        return meanings[first]
    }

    /// Why a payer's bank claims a debit back under the guarantee.
    private static let claims: [UInt8: String] = [
        UInt8(ascii: "1"): "amount or date differs from the advance notice", UInt8(ascii: "2"): "no advance notice",
        UInt8(ascii: "3"): "instruction cancelled by the bank",
        UInt8(ascii: "4"): "instruction cancelled with the service user",
        UInt8(ascii: "5"): "no instruction held", UInt8(ascii: "6"): "signature forged or not authorised",
        UInt8(ascii: "7"): "claimed at the service user's request", UInt8(ascii: "8"): "service user not recognised",
    ]

    private static let meanings: [UInt8: String] = [
        UInt8(ascii: "0"): "refer to payer", UInt8(ascii: "1"): "instruction cancelled",
        UInt8(ascii: "2"): "payer deceased", UInt8(ascii: "3"): "account transferred",
        UInt8(ascii: "4"): "advance notice disputed", UInt8(ascii: "5"): "no account",
        UInt8(ascii: "6"): "no instruction", UInt8(ascii: "7"): "amount differs",
        UInt8(ascii: "8"): "amount not yet due", UInt8(ascii: "9"): "presentation overdue",
        UInt8(ascii: "A"): "service user differs", UInt8(ascii: "B"): "account closed",
        UInt8(ascii: "C"): "account transferred to another branch",
        UInt8(ascii: "D"): "advance notice disputed by the payer", UInt8(ascii: "E"): "instruction amended",
        UInt8(ascii: "F"): "invalid account type",
        UInt8(ascii: "G"): "bank does not allow direct debits on the account",
        UInt8(ascii: "H"): "instruction expired", UInt8(ascii: "I"): "payer's reference is not unique",
        UInt8(ascii: "K"): "instruction cancelled by the bank", UInt8(ascii: "L"): "incorrect details of the payer",
        UInt8(ascii: "M"): "transaction code does not go with the service user's status",
        UInt8(ascii: "N"): "not allowed at the branch", UInt8(ascii: "O"): "invalid reference",
        UInt8(ascii: "P"): "payer's name is missing", UInt8(ascii: "Q"): "service user's name is missing",
        UInt8(ascii: "R"): "instruction reinstated",
    ]
}
