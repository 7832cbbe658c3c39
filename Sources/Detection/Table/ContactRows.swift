extension RecogniserTable {
    /// How a person is reached.
    static let contacts: [RecogniserRow] = [
        RecogniserRow(
            kind: .email,
            form:
                "local part, `@`, domain of two labels or more; quoted or international; written out with `at` and `dot`",
            check: "last label begins with a letter",
            words: "",
            certain: [
                "mail «jo.bloggs+bills@example.com».", "«JO@EXAMPLE.CO.UK»", "«zoë@münchen.example»",
                "\"Jo\" <«jo@example.com»>", "mail «\"jo bloggs\"@example.com» please", "«jo [at] example.com»",
                "«jo(at)example(dot)com»", "«jo.bloggs [at] example [dot] co [dot] uk»", "mailto:«jo@example.com»",
                "«info@xn--mnchen-3ya.example»", "‘«o'neill@example.org»’",
            ],
            likely: [
                "mail is «jo at example dot co dot uk» thanks", "«jo.bloggs at example dot com»",
                "«jo dot bloggs at example dot com»", "«jo_b at example.com» bounced",
                "«JO AT EXAMPLE DOT COM»", "his e-mail is «jobloggs at example.com»",
                "got him on «jbloggs at example.com»", "mail «jo at example.co.uk»",
                "«Jo.Bloggs at example.co.uk» (home)", "«JO_B AT EXAMPLE.CO.UK»",
                "email «jo.bloggs at bloggs.agency»", "«jo.bloggs at example.agency»", "«Jo.Bloggs at Example.Com»",
                "«jo.bloggs at example.Co.Uk»",
                "«jo.bloggs at example.com»(home)", "«jo_b at example.com»<br>", "«JO.A.BLOGGS AT EXAMPLE.COM»",
                "his e-mail is «J.R.Bloggs at example.com»", "«jo.bloggs at example.co.uk»:07700900123",
            ],
            none: [
                "price @ 3.50", "2 @ 4.99 each", "look at example.com", "at example dot", "meet at 10 dot 30",
                "@example",
                "a@b", "user@localhost", "shop at Tesco dot", "dial at 9.30 or at 10.30", "a@b..com", "x at y",
                "java.sql.SQLException at oracle.jdbc.Driver.x(Driver.java:9)",
                "NullReferenceException at Crm.Web.Merge.Do()",
                "TypeError at app.main.js:10:5", "failed_job at com.example.io.Reader.read(Reader.java:7)",
                "job_7 at shop.example.com:443", "job_7 at crm.web.Merge", "TypeError at example.com",
            ]),
        RecogniserRow(
            kind: .phone,
            form:
                "UK numbers: national, +44, 0044, (0), any grouping, extension, lost zero; international with + or 00; read out in words",
            check: "the numbering plan's area codes and lengths",
            words: "tel, phone, mobile, mob, fax, landline, CLI ... (then also 6 to 8 digits)",
            certain: [
                "call «07700 900123» now", "«+44 (0)7700 900123»", "«0044 7700 900123»", "sim 1-«07700 900123»",
                "«(0113) 496 0123»",
                "«020-7946-0123»", "«07700.900.123»", "«0113 496 0123 ext 45»", "«+353 20 915 0123»",
                "«(+44) 7700 900123»", "«07700\u{A0}900\u{A0}123»", "«0113–496–0123»", "mob: «7700900123»",
                "«+ 44 7700 900123»", "«(0)7700 900123»", "«00 44 7700 900123»", "«07700900123», expires 2027",
                "«(020) 7946 0123»",
                "number's «oh double seven double oh nine hundred one two three». Ta",
                "on «plus four four seven seven double oh, nine double oh one two three»",
                "ring «07700 nine hundred 123»",
            ],
            likely: [
                "«7700900123» is the CLI", "«00353 20 915 0123»", "tel «496 0123»", "«01632 96012»", "«0 7700 900123»",
                "gets calls from «1214960864»", "my line «1414960606» please", "Jo Bloggs, «1634960719»",
                "«1314960044 x675»", "«0033199004011»",
            ],
            doubtful: ["order «7700900123»", "«1214960864»", "fault on «1632960769»", "mob«07700900123» rang"],
            none: [
                "order 1234567890", "£1,000,000.00", "01/02/2024 10:30", "2024-04-06 12:30:45", "1700000000",
                "978-0-306-40615-7", "room 101", "5 x 10 m", "speed 80.5", "v2.10.04", "inv 20240406001",
                "10-12-2026 14",
                "engineer on 12 04", "phone model 1234567", "077009001234567", "12 x 0.5", "mobile plan 123456",
                "5-003212209335", "one two three", "twenty four hours", "order one two three four five six",
                "28.11.2023 07", "order 7917-4390. 15/12",
                "calls 28.06.2027 19:02", "called at 12.30 on 01.02.2026",
            ]),
        RecogniserRow(
            kind: .postcode,
            form: "outward and inward code, in either case, with a space or none; GIR 0AA; BFPO and a number",
            check: "area of Royal Mail's list (with Crown dependencies and ZZ), letters of the inward code",
            words: "",
            certain: [
                "at «LS1 4AP», ring", "«ec1a 1bb»", "«GIR 0AA»", "«JE2 3AB»", "«IM1 1AA»", "«BFPO 801»", "«bfpo967»",
                "«ZZ99 3WZ»",
                "«SW1W 0NY».",
            ],
            likely: ["«EC1A1BB»", "«m11ae»", "«B33 8TH»", "«EC1A 1ST»"],
            doubtful: ["Galaxy «S21 4GB»", "«e1 2nd» floor", "part «E27PB»"],
            none: [
                "EC1A 1CM", "v1 2ab", "IPv4 6TH", "AB123 4CD", "SKU 12AB", "M1-1AE", "XM1 1AEX", "at 5pm", "A1 size",
                "WiFi 6E", "BFPO mail", "Cat5e 5m",
            ]),
        RecogniserRow(
            kind: .dateOfBirth,
            form:
                "a date in figures or words, or a year, behind a word for birth; a date until 1999, behind a name until 2012",
            check: "day, month and year exist; without its word: behind no `on`, `since`, `installed` and their like",
            words: "dob, d.o.b., date of birth, born, birth, birthday",
            certain: [
                "dob «01/02/1980»", "DOB: «1.2.80», called", "date of birth: «1980-02-01»",
                "born on «1 Feb 1980» in Leeds",
                "d.o.b. «01-02-1980»", "born «February 1st, 1980»", "birthday is «1st of February 1980»",
                "born in «1980»",
                "dob=«01021980»", "d/o/b «01/02/1980»", "D.O.B: «1/2/80»", "dob «01 02 1980»", "born «Feb 1980»",
                "MX BLOGGS D.O.B. «1 APR 1944»", "dob «12 / 03 / 1971»", "dob «12–03–1971»", "born «1971 March 12»",
            ],
            doubtful: [
                "Jo Bloggs («16.7.2005») is", "JO BLOGGS «12/8/1962» ALSO", "KYC | Jo Bloggs | «4 Feb 1996» | ok",
                "we have «01/04/1971» here", "passed, «12/05/62», ok", "and «1st of March 1958» too",
            ],
            none: [
                "on 01/02/1980", "install 1 Feb 2026", "bill of 01.02.26", "due 2026-02-01", "May bill", "dob unknown",
                "dob not given, moved out in the spring of 2020", "dob 45/45/1980", "born to run", "seen 12/12/2012",
                "customer since 01/02/1998", "Installed: 12/03/1998", "cease 31/12/1999", "28/7 1917 called",
                "01/02/1999 10:41 rang", "v12.5.84",
            ]),
    ]
}
