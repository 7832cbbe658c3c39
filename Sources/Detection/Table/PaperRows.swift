extension RecogniserTable {
    /// What states, registers and agreements call a person.
    static let papers: [RecogniserRow] = [
        RecogniserRow(
            kind: .nationalInsurance,
            form: "two letters, six digits, a letter from A to D, with or without spaces",
            check: "prefixes that are given out (HMRC, NIM39110)",
            words: "NI, NINO, national insurance (then also without the last letter, as likely)",
            certain: [
                "NI «AB123456C»", "«AB 12 34 56 C».", "«ab123456c»", "«AB 123456 C»", "nino: «JG103759A»",
                "(«CE 12 34 56 D»)",
            ],
            likely: ["NI number «AB123456»", "nino «JG103759»"],
            none: [
                "QQ123456C", "BG123456A", "AB123456E", "AB12345C", "AB1234567C", "AB123456", "order AO123456A",
                "NI 12345678", "DA123456A",
            ]),
        RecogniserRow(
            kind: .nhsNumber,
            form: "ten digits, as 3-3-4 or behind its word; alone they are in doubt",
            check: "modulo 11",
            words: "NHS, NHS number",
            certain: [
                "«999 000 0018»", "NHS «9990000018»", "NHS number: «999-000-0018».", "nhs no «9990000018»",
                "«999-000-0018»", "NHS No. is «999 000 0018»",
            ],
            likely: ["NHS number «9990000019»", "ticket «999 000 0018»"],
            doubtful: ["«9990000018»"],
            none: [
                "9990000019", "999 000 0019", "order 9990000018", "7700900123", "1612345678", "9990000018001",
                "99900000.18",
            ]),
        RecogniserRow(
            kind: .taxReference,
            form: "ten digits behind their words",
            check: "modulo 11; without it likely",
            words: "UTR, tax reference, taxpayer reference, HMRC",
            certain: [
                "UTR «1955839661»", "UTR: «19558 39661»", "tax reference «1955839661».",
                "unique taxpayer ref «1955839661»",
                "HMRC reference is «1955839661»", "utr no «1955839661»",
            ],
            likely: ["UTR «1955839662»", "tax ref «1234567890»"],
            none: [
                "1955839661", "order 1955839661", "tax of 1955.83", "UTR 195583966", "tax year 2024", "tax code 1257L",
            ]),
        RecogniserRow(
            kind: .companyNumber,
            form: "eight digits, or two letters and six digits, behind their words",
            check: "",
            words:
                "company number, company registration, co no, CRN; with a leading zero or a register's letters: reg no, registered, Ltd",
            certain: [
                "company number «01234567»", "Company No: «SC123456»", "company registration «01234567»",
                "CRN «NI123456».",
                "company reg no «OC301234»", "company no «0765 4321»", "company number «SC 204117»",
                "company ref «07654321»", "co.no.«01234567»", "\"companyNumber\":\"«01234567»\"",
                "company no. is «01234567»", "co. number «01234567»", "co no «SC123456»",
            ],
            likely: [
                "company Acme «01234567»", "Companies House «01234567»", "reg no. «01234567»", "Acme Ltd «01234567»",
                "registered in England no «01234567»", "LLP «OC301234»", "registered in Scotland «SC123456»",
            ],
            none: [
                "01234567", "SC123456", "company of 1234567", "company number 123", "company since 2019",
                "order SC123456",
                "company car AB12345", "Smith & Co 01234567", "example.co.uk 01234567", "co-op 01234567",
                "Acme Ltd 20240115", "registered 12345678", "reg no AB123456", "registered INV12345",
            ]),
        RecogniserRow(
            kind: .drivingLicence,
            form: "DVLA's 16 characters, in one piece or as 5-6-5",
            check: "month, day and filling",
            words: "licence (then also Northern Ireland's eight digits, as likely)",
            certain: [
                "licence «MORGA753116SM9IJ»", "«MORGA 753116 SM9IJ»", "«morga657054sm9ij».", "«FOX99802010AB9CD»",
                "driving licence no «SMITH801019J99AB»", "(«JONES710238PQ8XY»)",
            ],
            likely: ["driving licence «12345678»"],
            none: [
                "MORGA799116SM9IJ", "MORGA753416SM9IJ", "MORGA753116SM9I", "MORGA753116SM9IJK", "ABC9D753116SM9IJ",
                "licence fee 159", "licence key ABCDE-12345", "order MODEL123456AB1CD2",
            ]),
        RecogniserRow(
            kind: .passport,
            form: "nine digits, or up to three letters and digits, behind its word",
            check: "",
            words: "passport, passport number",
            certain: [
                "passport «123456789»", "passport number is «123456789».", "Passport No: «AB1234567»",
                "passport «C01000047»",
                "passport «P1234567»", "passport no. «987654321»", "ppt no «123456789»",
            ],
            likely: ["passport of Mr Smith «123456789»"],
            none: [
                "123456789", "AB1234567", "passport expired 2024", "passport photo 35x45", "passport office 12",
                "order 123456789", "passport, room 101",
            ]),
        RecogniserRow(
            kind: .vehicle,
            form:
                "two letters, two digits, three letters; `W959 BZZ` in capitals; other older marks behind their words",
            check: "letters and half-years that are used; in small letters the last three no word",
            words: "reg, registration, vehicle, plate, VRM, van, lorry, trailer, makes of cars ...",
            certain: [
                "reg «AB12 CDE»", "reg: «ab12cde»", "registration «A123 BCD»", "plate «ABC 123D»", "VRM «LD51XYZ».",
                "vehicle reg «M456 NOP»", "van «YK21 ABC» on drive", "van reg «uc12hkv»",
                "old landrover «j748 nzz» blocking", "caravan «K45 ZZA»",
            ],
            likely: ["parked «AB12 CDE».", "reg «AIA 1234»"],
            doubtful: [
                "«AB12CDE»", "engine «SR20DET»", "part «AB12 CDE»", "hit by «ab12 cdk»", "«JC16 BET» at pole 52",
                "«ux18acl» on drive", "permit for «W959 BZZ» at",
            ],
            none: [
                "AB12 3CD", "LS12 4AB", "sw19 and", "me14 the", "a123 bcd", "ABC 123D", "HP15 IQA", "AB01 CDE",
                "HDMI20 ABC",

                "AB12 CDEF", "QA12 CDE", "reg date 12 MAY", "X200 PRO", "ABC 1234",
            ]),
        RecogniserRow(
            kind: .reference,
            form: "as the agreement declares: `#` a digit, `@` a letter, else itself",
            check: "",
            words: "",
            certain: [
                "see «CUST-123456»", "«cust-123456», thanks", "mandate «AB-0001/22»", "(«CUST-000001»)", "«xy-9999/01»",
                "«CUST-123456».",
            ],
            none: [
                "CUST-12345", "CUST-1234567", "CUSTOMER-123456", "ABC-0001/22", "AB-0001-22", "XCUST-123456",
                "CUST 123456",
            ]),
    ]

    /// The references that the examples of the table are run with.
    static let declaredReferences = ["CUST-######", "@@-####/##"]
}
