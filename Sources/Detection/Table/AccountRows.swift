extension RecogniserTable {
    /// What a person pays with.
    static let accounts: [RecogniserRow] = [
        RecogniserRow(
            kind: .bankAccount,
            form:
                "a sort code, marks or words for an account, and eight digits; the account at the begin of a payment of Standard 18",
            check: "",
            words: "",
            certain: [
                "pay to «00-12-34 12345678»", "«00 12 34 12345678»", "sort code «00-12-34, a/c no. 12345678»",
                "«00-12-34 account number: 12345678» ok", "«001234 acct 12345678»",
                "sort code «001234 12345678»", "else «00.12.34 12345678».", "| «001234 | 12345678» |",
                "line 45: «00123412345678»017009912345678990000000000012500",
            ],
            likely: ["«001234 12345678»", "«001234/12345678»"],
            none: [
                "123456 1234567", "order 123456 ref 12345678", "2024-11-22-33", "12-34-56-78", "00-00-5E-00-53-AF",
                "001234123456780170099123", "100 001234\n20260301", "123456.78", "10.12.26 12345678", "10-10-10 12:30",
                "20240101 123456",
            ]),
        RecogniserRow(
            kind: .sortCode,
            form: "three pairs of digits with hyphens; behind its word also with spaces or in one",
            check: "with hyphens alone: cannot be a date",
            words: "sort code, sort, s/c",
            certain: [
                "sort code «00-12-34»", "sort «001234»", "s/c «00 12 34» please", "sort code: «00.91.65»",
                "Sort Code: «11-12-25»",
                "sort-code=«001234»",
                "a/c 12345678 sort «00-11-22»",
            ],
            likely: ["«00-12-34»", "use «20-79-46»."],
            doubtful: ["part «20-79-46»"],
            none: [
                "11-12-25", "25-12-11", "001234", "00 12 34", "sort this out by 12:30", "sort it, room 12",
                "12-34-56-78",
                "on 01-02-26",
            ]),
        RecogniserRow(
            kind: .accountNumber,
            form: "eight digits behind their words or before a sort code; six to twelve directly behind their words",
            check: "",
            words: "account, account number, acct, a/c",
            certain: [
                "account number «12345678»", "a/c «12345678» sort 00-11-22", "Acct no: «12345678».",
                "his account number is «12345678»", "a/c no. «1234 5678»", "account-number=\"«12345678»\"",
            ],
            likely: [
                "account «1234567»", "account number «1234567890»", "«12345678», 00-12-34",
                "account of Mr Smith «71032800»",
            ],
            none: [
                "12345678", "order 12345678", "account closed on 01/02/2026", "account manager rang, ticket 12345678",
                "account is 3 months old", "account 12", "accounting 12345678", "ref 12345678", "account since 2019",
                "account opened online 20190412",
            ]),
        RecogniserRow(
            kind: .iban,
            form: "country, two check digits and the country's length, in one piece or in fours",
            check: "modulo 97, and the length of SWIFT's registry",
            words: "",
            certain: [
                "to «GB12TEST00009912345678».", "«GB12 TEST 0000 9912 3456 78»", "«gb12test00009912345678»",
                "«DE89370400440532013000»", "«NO9386011117947»", "«FR14 2004 1010 0505 0001 3M02 606»",
            ],
            none: [
                "GB13TEST00009912345678", "GB12TEST0000991234567", "XX12TEST00009912345678", "GB12", "GB12-TEST-0000",
                "DE89 2024", "NO93",
            ]),
        RecogniserRow(
            kind: .card,
            form: "14 to 19 digits in one piece, in fours, or 4-6-5",
            check: "Luhn, and a network's first digits and length",
            words: "card (then also without the right check digit, as likely)",
            certain: [
                "paid by «4242 4242 4242 4242»", "«4242424242424242»", "«4242-4242-4242-4242»", "«3782 822463 10005»",
                "card no «5555555555554444».", "«6011111111111117»",
            ],
            likely: ["card number «4242424242424241»", "Visa «4242 4242 4242 4243»"],
            none: [
                "4242424242424241", "1111111111111117", "card ending 4242", "0000000000000000", "4242 4242-4242 4242",
                "8242424242424248", "order 2024010112345678", "card expires 01/27",
            ]),
        RecogniserRow(
            kind: .vatNumber,
            form: "`GB` and nine or twelve digits; `GBGD` or `GBHA` and three; without `GB` behind its word",
            check: "modulo 97, or 9755",
            words: "VAT, VAT number, VAT reg no",
            certain: [
                "VAT «GB999999973»", "«GB 999 9999 73»", "«GB999 9999 73» on it", "VAT no «999999973»",
                "VAT reg: «999 9999 73»", "«gb999999973001»",
            ],
            likely: ["«GBGD001»", "VAT number «999999974»"],
            none: [
                "999999973", "GB999999974", "VAT 20%", "VAT of £123.45", "GB12345", "VAT invoice 2024", "GBP 999999973",
            ]),
    ]
}
