/// Which account each payer has in a file, where the register does not say: one, which is no other company's.
///
/// Memory: one account for each payer of the register that is in the file.
struct AccountsOfPayers {
    private var ofPayer: [Int: Int] = [:]
    private var companyOf: [Int: UInt64] = [:]

    /// Takes the account of a record that is sent. Returns what is wrong with it.
    mutating func add(_ account: ExchangeFinds.Account) -> ExchangeFault.Kind? {
        if let known = ofPayer[account.payer] {
            return known == account.hash ? nil : .secondAccount
        }
        ofPayer[account.payer] = account.hash
        guard let company = companyOf[account.hash] else {
            companyOf[account.hash] = account.company
            return nil
        }
        return company == account.company ? nil : .sharedAccount
    }
}
