internal import Records

/// Lines of payment files that are pasted into texts.
extension Recogniser {
    /// Returns the account that a payment of Bacs Standard 18 at `start` goes to: sort code, account number and its type, a
    /// transaction code, and the sort code and account number that it comes from, with nothing between them.
    @inline(never)
    func accountOfPayment(in text: Span<UInt8>, at start: Int) -> Found? {
        guard start + 31 <= text.count, start == 0 || !text[start - 1].isWordByte else { return nil }
        for offset in 0..<31 where offset != 15 && offset != 16 {
            guard text[start + offset].isDigit else { return nil }
        }
        let code = UInt16(text[start + 15]) << 8 | UInt16(text[start + 16])
        return Self.transactionCodes.contains(code) ? Found(.bankAccount, end: start + 14) : nil
    }

    private static let transactionCodes = Set(
        FixedWidthLayout.transactionCodes.map { code in code.utf8.reduce(0) { $0 << 8 | UInt16($1) } })
}
