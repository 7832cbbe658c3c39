/// What kind of personal data a field holds, judged by its name alone.
///
/// The raw value is what an agreement writes behind `category:`.
public enum FieldCategory: String, CaseIterable, Sendable {
    /// The name of a person, or of a company that may be a person.
    case name
    /// A mail address.
    case email
    /// A telephone or fax number.
    case phone
    /// A street, house or town.
    case address
    /// A postcode.
    case postcode
    /// A bank account or one half of it.
    case account
    /// An International Bank Account Number.
    case iban
    /// The number of a payment card.
    case card
    /// The day somebody was born.
    case dateOfBirth = "date-of-birth"
    /// A number that a state gave a person.
    case nationalID = "national-id"
    /// An address of a machine on a network.
    case ipAddress = "ip-address"
    /// The number of a device or of its subscription.
    case device
    /// A password, PIN or key.
    case secret
    /// Text that somebody typed, which may hold anything.
    case freeText = "free-text"

    /// The category in a sentence: `a date of birth`.
    public var noun: String {
        switch self {
        case .name: "a name"
        case .email: "an e-mail address"
        case .phone: "a telephone number"
        case .address: "a postal address"
        case .postcode: "a postcode"
        case .account: "a bank account"
        case .iban: "an IBAN"
        case .card: "a payment card number"
        case .dateOfBirth: "a date of birth"
        case .nationalID: "a national identity number"
        case .ipAddress: "an IP address"
        case .device: "a device or subscription number"
        case .secret: "a password, PIN or other secret"
        case .freeText: "free text"
        }
    }

    /// Guesses the category from a name in a header or from an XML path, of which the last step counts; `nil` where
    /// the name says nothing. A guess, and made for English names.
    public init?(guessedFrom field: String) {
        let words = Self.words(of: field)
        for (phrase, category) in Self.phrases where Self.contains(words, phrase) {
            guard let category else { return nil }
            self = category
            return
        }
        return nil
    }

    /// Runs of words, the telling ones first: the first that a name contains decides. Those without a category are
    /// names of things that would otherwise be taken for persons.
    private static let phrases: [([String], FieldCategory?)] = [
        (["secret"], .secret), (["password"], .secret), (["passwd"], .secret), (["pwd"], .secret),
        (["passcode"], .secret), (["passphrase"], .secret), (["pin"], .secret), (["api", "key"], .secret),
        (["apikey"], .secret), (["private", "key"], .secret),
        // How often, whether and when: not the thing itself.
        (["opted", "out"], nil), (["opt", "out"], nil), (["include", "in", "email"], nil),
        (["do", "not", "call"], nil),
        (["bounced"], nil), (["tariff"], nil), (["address", "type"], nil), (["phone", "type"], nil),
        (["enable", "voicemail"], nil), (["account", "id"], nil), (["account", "type"], nil),
        (["iban"], .iban),
        (["ip"], .ipAddress), (["ipv", "4"], .ipAddress), (["ipv", "6"], .ipAddress), (["ipv4"], .ipAddress),
        (["ipv6"], .ipAddress), (["ipaddress"], .ipAddress),
        (["mac", "address"], .device), (["mac"], .device), (["imei"], .device), (["imsi"], .device),
        (["iccid"], .device), (["msisdn"], .phone),
        (["email"], .email), (["e", "mail"], .email), (["emailaddress"], .email), (["mail"], .email),
        (["post", "code"], .postcode), (["postcode"], .postcode), (["postal", "code"], .postcode),
        (["postalcode"], .postcode), (["zip"], .postcode), (["zipcode"], .postcode), (["pst", "cd"], .postcode),
        (["phone"], .phone), (["telephone"], .phone), (["tel"], .phone), (["mobile"], .phone), (["fax"], .phone),
        (["cli"], .phone), (["ddi"], .phone), (["phne", "nb"], .phone), (["mob", "nb"], .phone),
        (["called", "no"], .phone), (["presentation", "number"], .phone), (["diverted", "number"], .phone),
        (["dob"], .dateOfBirth), (["birth"], .dateOfBirth), (["birthdate"], .dateOfBirth),
        (["birthday"], .dateOfBirth), (["dateofbirth"], .dateOfBirth), (["birth", "date"], .dateOfBirth),
        (["born"], .dateOfBirth), (["bday"], .dateOfBirth), (["bdate"], .dateOfBirth), (["do", "b"], .dateOfBirth),
        (["d", "o", "b"], .dateOfBirth), (["yob"], .dateOfBirth), (["year", "of", "birth"], .dateOfBirth),
        (["nino"], .nationalID), (["ni", "number"], .nationalID), (["national", "insurance"], .nationalID),
        (["nhs"], .nationalID), (["passport"], .nationalID), (["identity", "number"], .nationalID),
        (["driving", "licence"], .nationalID), (["tax", "id"], .nationalID), (["utr"], .nationalID),
        (["card", "number"], .card), (["card", "no"], .card), (["pan"], .card), (["cvv"], .secret), (["cvc"], .secret),
        (["account", "name"], .name), (["account", "holder"], .name), (["account", "holder", "name"], .name),
        (["user", "name"], .name), (["company", "name"], .name),
        (["sort", "code"], .account), (["sortcode"], .account), (["branch", "code"], .account),
        (["account"], .account), (["acct"], .account), (["accountnumber"], .account),
        (["bank", "name"], nil), (["branch", "name"], nil), (["product", "name"], nil), (["file", "name"], nil),
        (["plan", "name"], nil), (["network", "name"], nil), (["domain", "name"], nil), (["host", "name"], nil),
        (["system", "name"], nil), (["event", "name"], nil), (["field", "name"], nil), (["table", "name"], nil),
        (["meeting", "friendly", "name"], nil), (["contract", "name"], nil), (["bundle", "name"], nil),
        (["first", "name"], .name), (["firstname"], .name), (["last", "name"], .name), (["lastname"], .name),
        (["surname"], .name), (["forename"], .name), (["given"], .name), (["family"], .name), (["fullname"], .name),
        (["middle", "name"], .name), (["maiden"], .name), (["nickname"], .name), (["name"], .name), (["nm"], .name),
        (["username"], .name),
        (["address"], .address), (["addr"], .address), (["street"], .address), (["strt"], .address),
        (["adr"], .address), (["city"], .address), (["town"], .address), (["county"], .address), (["house"], .address),
        (["latitude"], .address), (["longitude"], .address),
        (["description"], .freeText), (["note"], .freeText), (["notes"], .freeText), (["comment"], .freeText),
        (["comments"], .freeText), (["remark"], .freeText), (["remarks"], .freeText), (["memo"], .freeText),
        (["free", "text"], .freeText), (["ustrd"], .freeText),
    ]

    private static func contains(_ words: [String], _ phrase: [String]) -> Bool {
        guard phrase.count <= words.count else { return false }
        return (0...words.count - phrase.count).contains { start in
            words[start..<start + phrase.count].elementsEqual(phrase)
        }
    }

    /// The words of a field's name in lower case: `MailingPostalCode`, `mailing_postal_code` and `Mailing Postal Code`
    /// are the same three. Digits end a word; `__c` of Salesforce is none.
    static func words(of field: String) -> [String] {
        let bytes = Array(field.utf8)
        let step = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        var words: [String] = []
        var word: [UInt8] = []
        func end() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll()
        }
        for index in step..<bytes.count {
            let byte = bytes[index]
            let isUpper = byte &- UInt8(ascii: "A") < 26
            guard byte.isWordByte else {
                end()
                continue
            }
            if index > step {
                let before = bytes[index - 1]
                // A capital begins a word behind a small letter, and before one: `SIPPassword` is two words.
                let follows = index + 1 < bytes.count && bytes[index + 1] &- UInt8(ascii: "a") < 26
                let beforeIsUpper = before &- UInt8(ascii: "A") < 26
                if isUpper, !beforeIsUpper || follows { end() }
                if byte.isDigit != before.isDigit { end() }
            }
            word.append(byte.isLetter ? byte | 0x20 : byte)
        }
        end()
        if words.count > 1, words.last == "c", field.hasSuffix("__c") { words.removeLast() }
        return words
    }
}
