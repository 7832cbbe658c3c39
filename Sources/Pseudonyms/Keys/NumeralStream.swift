/// What a keyed hash is computed for: the first byte of its message, so that no two purposes share a code.
enum Purpose: UInt8 {
    // Zero is the continuation of a stream.
    case token = 1
    case shape
    case digits
    case phoneUnitedKingdom
    case phoneForeign
    case phoneExtension
    case phoneText
    case mailDomain
    case mailLocal
    case mailText
    case postcode
    case postcodeText
    case accountPair
    case sortCode
    case accountNumber
    case accountText
    case dateShift
    case dateText
    case identifier
    case identifierText
    // Of no pseudonym: which families are in a sample.
    case family = 0x46
}

/// Numerals drawn from a code: the keyed randomness behind one-way substitution.
///
/// A word of 64 bits is read as a fraction; multiplied by n, its whole part is a numeral below n and what is left is the
/// next fraction. Eight numerals of at most 36 use 42 bits, so none is likelier than another by more than 2^-22.
struct NumeralStream {
    private let seed: HashCode
    private var code: HashCode
    private var word = 0
    private var counter: UInt64 = 0
    private var fraction: UInt64
    private var drawn = 0

    /// A stream that begins at word `firstWord` of `code`.
    init(_ code: HashCode, firstWord: Int = 0) {
        self.seed = code
        self.code = code
        self.word = firstWord
        self.fraction = code[firstWord]
    }

    /// The next numeral below `count`, which is at least 1.
    mutating func next(below count: Int, _ hash: borrowing KeyedHash) -> Int {
        if drawn == 8 { refill(hash) }
        let product = fraction.multipliedFullWidth(by: UInt64(count))
        fraction = product.low
        // A large alphabet uses up the word.
        drawn = count > 36 ? 8 : drawn + 1
        return Int(product.high)
    }

    private mutating func refill(_ hash: borrowing KeyedHash) {
        drawn = 0
        word += 1
        if word == 4 {
            word = 0
            counter += 1
            code = hash.code(after: seed, counter: counter)
        }
        fraction = code[word]
    }
}
