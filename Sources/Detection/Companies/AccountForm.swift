/// The forms in which a field of a payment says an account, and no others: what stands in such a field in another form may be
/// anything.
///
/// A sort code is six digits, or three pairs with `-` or a space between them. An account number is six to eight digits. An
/// IBAN has the length of its country and right check digits, in one piece or in groups of four. A sort code may stand before
/// its account number, with one space between them.
public struct AccountForm: Sendable, Hashable {
    /// How many sort codes it says. Six digits count as one, and may be an account number.
    public private(set) var sortCodes = 0
    /// How many account numbers it says.
    public private(set) var numbers = 0
    /// How many IBANs it says.
    public private(set) var ibans = 0
    /// The digits of what it says, and the letters of an IBAN. Nothing once several are added.
    public private(set) var characters: [UInt8] = []

    /// An account of which nothing is said yet.
    public init() {}

    /// Reads all of a text; `nil` where it has no such form.
    public init?(_ text: some Collection<UInt8>) {
        var bytes = Array(text)[...]
        while bytes.first == 0x20 { bytes = bytes.dropFirst() }
        while bytes.last == 0x20 { bytes = bytes.dropLast() }
        if Self.isSortCode(bytes) {
            sortCodes = 1
        } else if (6...8).contains(bytes.count), bytes.allSatisfy(\.isDigit) {
            numbers = 1
        } else if let space = bytes.lastIndex(of: 0x20), Self.isSortCode(bytes[..<space]),
            bytes.endIndex - space == 9, bytes[(space + 1)...].allSatisfy(\.isDigit)
        {
            (sortCodes, numbers) = (1, 1)
        } else if Self.isIBAN(bytes) {
            ibans = 1
        } else {
            return nil
        }
        characters = bytes.filter(\.isWordByte)
    }

    /// Adds what another field of the record says.
    public mutating func add(_ other: AccountForm) {
        sortCodes += other.sortCodes
        numbers += other.numbers
        ibans += other.ibans
        characters = []
    }

    /// Whether it says more than `accounts` accounts.
    public func isMore(than accounts: Int) -> Bool {
        numbers > accounts || ibans > accounts || sortCodes + numbers > 2 * accounts
    }

    private static func isSortCode(_ text: ArraySlice<UInt8>) -> Bool {
        if text.count == 6 { return text.allSatisfy(\.isDigit) }
        guard text.count == 8 else { return false }
        let mark = text[text.startIndex + 2]
        guard mark == UInt8(ascii: "-") || mark == 0x20 else { return false }
        return text.enumerated().allSatisfy { $0 % 3 == 2 ? $1 == mark : $1.isDigit }
    }

    private static let lengths = IBANLengths()

    private static func isIBAN(_ text: ArraySlice<UInt8>) -> Bool {
        var letters: [UInt8] = []
        let isGrouped = text.count > 4 && text[text.startIndex + 4] == 0x20
        for (index, byte) in text.enumerated() {
            if isGrouped, index % 5 == 4 {
                guard byte == 0x20 else { return false }
            } else {
                guard byte.isDigit || byte &- UInt8(ascii: "A") < 26 else { return false }
                letters.append(byte)
            }
        }
        guard letters.count >= 15, let length = lengths[letters[0], letters[1]], letters.count == length,
            letters[2].isDigit, letters[3].isDigit
        else { return false }
        // ISO 13616: the first four go to the end, letters count 10 to 35, and all of it is 1 modulo 97.
        var remainder = 0
        for byte in letters[4...] + letters[..<4] {
            let value = byte.isDigit ? Int(byte & 0x0F) : Int(byte - UInt8(ascii: "A")) + 10
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
        }
        return remainder == 1
    }
}
