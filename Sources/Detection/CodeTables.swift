/// The letters that a postcode can begin with.
///
/// The areas of Royal Mail's Postcode Address File, with `ZZ`: the health service's pseudo postcodes, which say
/// something about a person too.
struct PostcodeAreas: Sendable {
    /// One bit for each second letter (bit 0: none), by first letter.
    private var areas = InlineArray<26, UInt32>(repeating: 0)

    init() {
        let names = """
            AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN \
            EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N \
            NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN \
            TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ
            """
        for name in names.utf8.split(separator: UInt8(ascii: " ")) {
            let letters = Array(name)
            areas[Int(letters[0] - 65)] |= 1 << (letters.count > 1 ? UInt32(letters[1] - 64) : 0)
        }
    }

    /// Whether an area has these letters, in upper case; `second` is 0 where it has one.
    func contains(_ first: UInt8, _ second: UInt8) -> Bool {
        let index = Int(first) - 65
        guard index >= 0, index < 26 else { return false }
        return areas[index] & (1 << (second == 0 ? 0 : UInt32(second &- 64))) != 0
    }
}

/// How long the IBANs of each country are, in characters without spaces (SWIFT's IBAN registry).
struct IBANLengths: Sendable {
    /// By first and second letter; 0 where a country has none.
    private var lengths: [UInt8]

    init() {
        lengths = Array(repeating: 0, count: 26 * 26)
        let countries = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 \
            EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 \
            KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 \
            PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 \
            VA22 VG24 XK20 YE30
            """
        for country in countries.utf8.split(separator: UInt8(ascii: " ")) {
            let bytes = Array(country)
            let index = Int(bytes[0] - 65) * 26 + Int(bytes[1] - 65)
            lengths[index] = (bytes[2] & 0x0F) * 10 + (bytes[3] & 0x0F)
        }
    }

    /// The length for the country with these two letters, in either case; `nil` where there are no IBANs.
    subscript(first: UInt8, second: UInt8) -> Int? {
        guard first.isLetter, second.isLetter else { return nil }
        let length = lengths[Int(first.uppercased - 65) * 26 + Int(second.uppercased - 65)]
        return length == 0 ? nil : Int(length)
    }
}
