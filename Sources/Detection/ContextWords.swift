/// What a word says about what stands behind it.
enum ContextWord: UInt8, CaseIterable, Sendable {
    /// Stands between a word that announces something and the thing: `number`, `is`.
    case link
    // What the number or code behind it is.
    case account, sortCode, phone, card, nhsNumber, nationalInsurance, vatNumber, companyNumber, incorporated,
        taxReference
    case drivingLicence, passport, vehicle, birth, calls, mail, imei, imsi, iccid, macAddress
    /// The number behind it is an address of a machine.
    case network
    /// The number behind it counts versions, and is no address.
    case version
    /// The code behind it is of a change or file, and no address of a machine.
    case revision
    /// The number behind it belongs to an order, an invoice or a ticket: it says nothing about a person.
    case other
    /// Stands for a mark of a mail address: `at`.
    case joint
    /// Stands for a digit where a number is read out: `seven`, `double`.
    case numeral
    /// Announces nothing: holds sentences together, and is somebody's name where the words behind say so.
    case called
    // What makes a secret of the word behind it: `access code`, `api key`.
    case qualifier, code
    /// What people answer to prove who they are: `memorable place`, `maiden name`, `first pet`.
    case memorable
    /// The code that a number is taken to another network with.
    case porting
    /// A user and the password behind it.
    case credentials
    /// What somebody is called by in a network of people: `insta`, `psn`.
    case community
    /// What a code opens, which makes a secret of `code` as well: `padlock 2207`, `gate is 2207`.
    case lock
    // Words that announce a value which is looked for at once.
    case password, pin, cardCheck, bearer, markedSecret
    case userName, user, machine, loggedIn
    case scheme, sip, folder, queryKey
    /// `BFPO`.
    case forces

    /// Whether the word only says what a number or code behind it is.
    var isTopic: Bool { rawValue >= Self.account.rawValue && rawValue <= Self.other.rawValue }

    /// Whether the value may stand directly behind the word, so that it is looked for at once.
    var mayAnnounce: Bool {
        rawValue >= Self.code.rawValue || self == .account || self == .phone || self == .mail
    }

    /// What letters with marks between them announce: `a/c`, `p/w`, `d.o.b.`, `co. no`; and where they end.
    static func abbreviation(in text: Span<UInt8>, at start: Int) -> (ContextWord, Int)? {
        func stands(_ letter: UInt8, behind mark: UInt8, at offset: Int) -> Bool {
            offset + 1 < text.count && text[offset] == mark && text[offset + 1] | 0x20 == letter
        }
        switch text[start] | 0x20 {
        case UInt8(ascii: "a") where stands(UInt8(ascii: "c"), behind: UInt8(ascii: "/"), at: start + 1):
            return text.isBoundary(start + 3) ? (.account, start + 3) : nil
        case UInt8(ascii: "s") where stands(UInt8(ascii: "c"), behind: UInt8(ascii: "/"), at: start + 1):
            return text.isBoundary(start + 3) ? (.sortCode, start + 3) : nil
        case UInt8(ascii: "d") where stands(UInt8(ascii: "o"), behind: UInt8(ascii: "."), at: start + 1):
            guard stands(UInt8(ascii: "b"), behind: UInt8(ascii: "."), at: start + 3) else { return nil }
            return text.isBoundary(start + 5) ? (.birth, start + 5) : nil
        case UInt8(ascii: "d") where stands(UInt8(ascii: "o"), behind: UInt8(ascii: "/"), at: start + 1):
            guard stands(UInt8(ascii: "b"), behind: UInt8(ascii: "/"), at: start + 3) else { return nil }
            return text.isBoundary(start + 5) ? (.birth, start + 5) : nil
        case UInt8(ascii: "u") where stands(UInt8(ascii: "n"), behind: UInt8(ascii: "/"), at: start + 1):
            return text.isBoundary(start + 3) ? (.userName, start + 3) : nil
        case UInt8(ascii: "p") where stands(UInt8(ascii: "w"), behind: UInt8(ascii: "/"), at: start + 1):
            if let end = text.end(of: "p/word", at: start), text.isBoundary(end) { return (.password, end) }
            return text.isBoundary(start + 3) ? (.password, start + 3) : nil
        case UInt8(ascii: "p") where isPassword(in: text, at: start): return (.password, start + 1)
        case UInt8(ascii: "c") where start + 2 < text.count && text[start + 1] | 0x20 == UInt8(ascii: "o"):
            // `co. number`, `co reg`, but not `Smith & Co` and `co.uk`.
            guard
                let end = text.end(of: "co. n", at: start) ?? text.end(of: "co n", at: start) ?? text.end(
                    of: "co.n", at: start)
                    ?? text.end(of: "co. r", at: start) ?? text.end(of: "co r", at: start),
                text.end(of: "o", at: end) ?? text.end(of: "um", at: end) ?? text.end(of: "eg", at: end) != nil
            else { return nil }
            return (.companyNumber, start + 2)
        default: return nil
        }
    }

    /// Whether the letter at `start` is a password's for the user's before it: `u: jbloggs p: kettle22`.
    private static func isPassword(in text: Span<UInt8>, at start: Int) -> Bool {
        guard start + 2 < text.count, text[start + 1] == UInt8(ascii: ":") || text[start + 1] == UInt8(ascii: "=")
        else {
            return false
        }
        for offset in max(0, start - reachOfUser)..<start
        where text[offset] == text[start + 1]
            && (text.end(of: "u", at: offset - 1) ?? text.end(of: "un", at: offset - 2)) != nil
            && (offset < 3 || !text[offset - 2].isWordByte || !text[offset - 3].isWordByte)
        {
            return true
        }
        return false
    }

    private static let reachOfUser = 40

    static let lists: [(ContextWord, String)] = [
        (
            .link,
            """
            number numbers num no nr nbr is was are the a an of as my his her their our your s for with and id new old \
            current confirmed given gave provided quoted hash on details ending read reads
            """
        ),
        (.account, "account acct acc accountnumber accountno acctno"),
        (.sortCode, "sort sortcode sc srt"),
        (
            .phone,
            "tel telephone phone phones telno mobile mob mobs cell fax landline cli msisdn ddi mobiles tele contactable callback whatsapp"
        ),
        // Before a number that may have lost its zero.
        (
            .calls,
            """
            call calls called calling dial dialled dialed ring rang rung divert diverted forward forwarded sms text \
            texted cdr line
            """
        ),
        (.mail, "email mail emailed"),
        (.card, "card visa mastercard amex pan debit"),
        (.nhsNumber, "nhs"),
        (.nationalInsurance, "ni nino insurance"),
        (.vatNumber, "vat vatno"),
        (.companyNumber, "company companies crn companynumber companyno companyreg coregno crno cono coy cmpny comp"),
        (.incorporated, "registered incorporated ltd limited llp plc incorporation business entity director directors"),
        (.taxReference, "utr tax taxpayer assessment hmrc"),
        (.drivingLicence, "licence license dvla"),
        (.passport, "passport passports ppt pp"),
        (
            .vehicle,
            """
            reg registration vrm vrn plate plates vehicle vehicles van vans car cars lorry truck pickup motorbike motorcycle moped scooter
            minibus trailer caravan campervan taxi tractor hatchback saloon landrover rover ford transit vauxhall astra corsa vivaro bmw
            audi mercedes merc vw volkswagen skoda octavia kia hyundai nissan qashqai toyota honda mazda peugeot citroen berlingo renault
            clio kangoo trafic fiat ducato volvo jaguar jag sprinter suzuki subaru lexus porsche tesla isuzu iveco scania fiesta
            mondeo
            """
        ),
        (.birth, "dob birth born birthdate birthday bday dateofbirth"),
        (.imei, "imei imei1 imei2 imeisv"),
        (.imsi, "imsi"),
        (.iccid, "iccid sim ssn"),
        (.macAddress, "mac macaddress bssid hwaddr lladdr"),
        (.network, "ip ips ipv4 ipv6 wan lan addr gateway gw src dst peer subnet"),
        (.version, "version versions ver v fw firmware build release software sw hotfix patch upgraded ios android"),
        (.revision, "commit commits revert reverted sha sha1 sha256 md5 checksum changeset digest etag blob"),
        (
            .other,
            """
            order orders invoice invoices ticket tickets case inc incident ref reference job quote po part sku model \
            serial item product batch isbn ean barcode asset fault chg change room floor page
            """
        ),
        (
            .qualifier,
            """
            api auth authentication authorisation access security private encryption \
            entry unlock verification recovery activation wifi fi wireless network wpa wpa2 wpa3 admin \
            router time mfa vm voicemail backup master client signing session lock \
            garage building lift reset temporary ssid community snmp register enrolment pairing setup confirmation \
            secure bitlocker wlan hotspot conference meeting temp default pppoe ppp vpn webmail imap smtp domain wep \
            digit shared preshared guest seed sec isakmp verif confirm conf authenticator nuc
            """
        ),
        (.joint, "at dot underscore dash hyphen"),
        (.numeral, Numeral.words),
        (.called, "may will hope miles bill april june"),
        (.code, "code codes key keys word answer question string phrase words"),
        (.memorable, "memorable mem maiden pet"),
        (.porting, "pac stac porting"), (.credentials, "creds cred credentials"),
        (
            .community,
            "insta instagram facebook twitter tiktok snapchat skype discord telegram psn xbox gamertag twitch reddit linkedin ebay messenger steam"
        ),
        (.lock, "keysafe lockbox padlock keypad combination combi combo safe gate alarm door barrier"),
        (
            .password,
            """
            password passwords passwd passphrase pw pwd pword passwrd psk apikey secretkey \
            accesskey pswd psswd pswrd pwrd passwort kennwort keycode doorcode gatecode psw passkey passcode passcodes pgpassword dbpass dbpassword sshpass
            """
        ),
        (.pin, "pin pins pin1 pin2 puk puk1 puk2 otp totp pincode pinnumber pinno"),
        (.cardCheck, "cvv cvc cv2 cvv2 csc"),
        (.bearer, "bearer identified"),
        (
            .markedSecret,
            "token secret pass authorization authtoken accesstoken sessionid sid csrf xsrf phpsessid jsessionid"
        ),
        (.userName, "username usernames userid loginname hostname samaccountname"),
        (.user, "user usr login logon"),
        (.machine, "host computer machine device laptop pc workstation"),
        (.loggedIn, "logged signed log logs sign signs logging"),
        (
            .scheme,
            "http https ftp ftps sftp ssh scp rsync smb rtsp ldap ldaps postgres postgresql mysql redis mongodb amqp git ws wss"
        ),
        (.sip, "sip sips xmpp"),
        (.folder, "users home homes nas profiles profile members member people customers customer settings"),
        (.queryKey, "e uname name fullname firstname lastname surname uid"),
        (.forces, "bfpo"),
    ]
}

/// What the words before a place have said: the last thing announced, and how far that holds.
///
/// It is carried along as the text is walked, so that nothing ever looks back.
struct Context {
    /// How many bytes behind the word that announces it a number may begin.
    static let reach = 32
    /// How many words that have nothing to do with it may stand between.
    static let mostOthers = 3

    private var word = ContextWord.link
    private var end = -1
    private var others = 0
    private var qualifierEnd = -2
    /// Whether a value has been found behind the word.
    private var isAnswered = false
    /// Behind the last name or address.
    var nameEnd = -1
    /// Up to where a secret may begin that was spoken of.
    private(set) var secretEnd = -1
    /// Up to where a PIN or code may begin that was spoken of.
    private(set) var pinEnd = -1
    /// Behind the last secret or user's name that was found.
    var answerEnd = -1
    /// How many bytes behind its word such a secret may begin.
    private static let secretReach = 80
    private static let pinReach = 48
    private static let qualifierReach = 48

    /// What has been announced for a value at `start`.
    func topic(at start: Int) -> ContextWord? { start <= end ? word : nil }

    /// Whether nothing but marks and words like `number` and `is` stand behind the word that announced it.
    var isDirect: Bool { others == 0 }

    /// Whether the word before the one at `start` makes a secret of a `code` or `key`.
    func isQualified(_ start: Int) -> Bool { qualifierEnd == start - 1 }

    /// Whether such a word stands some words before: `wifi name changed, key now`.
    func isNearQualifier(_ start: Int) -> Bool { qualifierEnd >= 0 && start - qualifierEnd <= Self.qualifierReach }

    /// Takes note of a word that begins at `start` and ends at `wordEnd`.
    @inline(__always)
    mutating func hear(_ meaning: ContextWord?, _ start: Int, _ wordEnd: Int) {
        if let meaning { hear(meaning, start, wordEnd) } else { pass() }
    }

    private mutating func hear(_ meaning: ContextWord, _ start: Int, _ wordEnd: Int) {
        if meaning == .incorporated, let before = topic(at: start), before != .other {
            // `account registered online`: the first word says more.
            pass()
        } else if meaning.isTopic {
            // `company registration`, `VAT reg`, `card account`: the first word says more.
            if meaning == .vehicle, isDirect, let before = topic(at: start),
                before == .companyNumber || before == .vatNumber
            {
                return
            }
            if meaning == .card, topic(at: start) == .iccid { return }
            if meaning == .network, topic(at: start) == .macAddress { return }
            if meaning == .other, let before = topic(at: start), isDirect,
                before == .taxReference || before == .companyNumber
            {
                return
            }
            announce(meaning, wordEnd)
        } else if meaning == .qualifier || meaning == .markedSecret || meaning == .lock
            || meaning == .memorable || meaning == .porting
        {
            qualifierEnd = wordEnd
        } else if meaning != .link, meaning != .code {
            pass()
        }
    }

    /// Takes note of a word that speaks of a secret, unless that stands directly behind it.
    mutating func hearSecret(_ meaning: ContextWord, _ start: Int, _ wordEnd: Int) {
        switch meaning {
        case .password, .markedSecret, .credentials: secretEnd = wordEnd + Self.secretReach
        case .pin:
            secretEnd = wordEnd + Self.secretReach
            pinEnd = wordEnd + Self.pinReach
        case .code where isQualified(start) || isNearQualifier(start):
            secretEnd = wordEnd + Self.secretReach
            if isQualified(start) { pinEnd = wordEnd + Self.pinReach }
        default: break
        }
    }

    /// Takes note that `topic` was announced in another way than by one word.
    mutating func announce(_ topic: ContextWord, _ wordEnd: Int) {
        word = topic
        end = wordEnd + Self.reach
        others = 0
        isAnswered = false
    }

    /// Takes note that a value was found: what was announced need not be behind it.
    mutating func answer() { isAnswered = true }

    /// Takes note of the end of a line: what was announced and found is not looked for on the next.
    mutating func endLine() {
        if isAnswered { end = -1 }
        qualifierEnd = -2
    }

    /// Takes note of a word that announces nothing.
    @inline(__always)
    mutating func pass(_ count: Int = 1) {
        others += count
        if others > Self.mostOthers { end = -1 }
    }
}
