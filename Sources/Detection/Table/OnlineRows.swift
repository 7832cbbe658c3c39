extension RecogniserTable {
    /// Users, hosts and what they get in with.
    static let online: [RecogniserRow] = [
        RecogniserRow(
            kind: .sipAddress,
            form: "user and host behind `sip:`, `sips:` or `xmpp:`; a user at an IPv4 address",
            check: "",
            words: "",
            certain: [
                "sip:«1001@pbx.example.com»", "<sip:«jo.bloggs@example.com»;user=phone>",
                "sips:«+441134960123@192.0.2.10»:5061",
                "xmpp:«jo@example.org»", "registered «1001@192.0.2.10»", "SIP:«jo@pbx1»",
            ],
            none: [
                "sip:example.com", "SIP: not registered", "sip trunk 12", "sip 1001", "SIP/2.0 200 OK", "a sip: tea",
                "jo@pbx",
            ]),
        RecogniserRow(
            kind: .url,
            form:
                "in a URL: the user before `@`, the name behind `/users/` and the like, the value of `email=`, `user=` ...",
            check: "",
            words: "",
            certain: [
                "https://«jo»@www.example.com/", "ftp://«jo:hunter2»@ftp.example.com",
                "https://example.com/users/«jo.bloggs»/edit",
                "https://example.com/?a=1&email=«jo%40example.com»&b", "http://x.example/login?user=«jbloggs» ok",
                "https://example.com/profile/«jbloggs».", "http://www.example.com/~«jo.bloggs»/",
            ],
            none: [
                "https://www.example.com/", "https://example.com/help?page=2", "https://example.com/users/login",
                "http://example.com/home/broadband", "https://example.com:8443/status", "and/or users/devices", "a?b=c",
                "https://example.com/a@b",
            ]),
        RecogniserRow(
            kind: .userName,
            form:
                "the folder of a user in a path; the host of a share; the user behind a domain; behind its words; in brackets behind a time; alone, made of a person's names; a machine called after a person; before `locked out`, behind `disable`",
            check: "no word of prose, no shared folder; beside its words alone: in no list of words",
            words: "username, user:, user id, login:, logged in as, hostname, computer name",
            certain: [
                "C:\\Users\\«jsmith»\\Desktop", "/home/«jsmith»/.ssh", "open \\\\«FILESRV01»\\share",
                "username: «jsmith1»", "u/n: «jbloggs»",
                "/Users/«jo.bloggs»/", "C:\\\\Users\\\\«jsmith»\\\\x", "hostname=«JSMITH-PC»", "user: «jsmith»",
                "login: «jo.b»", "User ID: «jb1234»", "computer name: «JO-LAPTOP».",
            ],
            likely: [
                "CORP\\«jsmith» locked", "logged in as «jbloggs»", "username is «jsmith»",
                "pppoe: user «skim» authenticated", "login failed for user '«jbloggs»' (client",
                "login «julie.p» ok", "on LAPTOP «PEARSON-LAPTOP» now",
                "«LAPTOP-KOVALENKO»", "username «j.smith2»", "logs in as «jbloggs»", "«NG-PC» is slow",
                "Failed password for «jbloggs» from",
            ],
            doubtful: [
                "ACME\\«JSMITH»", "a «mini-pc»", "10:39 [«winston.powell»] Status: New", "10:39 [«wpowell»] Open",
                "8pm [«jbloggs47»] Open", "pppoe user «jbloggs»", "login «jbloggs» again", "pc «SMITHNAS» is off",
                "session opened for user «jbloggs» by x", "«bloggs-nas» offline", "hostname «SMITHNAS»",
                "pc «LEENAS» is off",
                "[«jbloggs»]", "then «jsmith» went", "seen by «sarah.jones»,", "(«jones_sarah»)",
                "«smithj42» logged off",
                "mailbox of «sarah82» is full", "«s_jones» again", "pw reset «jbloggs» done", "laptop «SMITHNAS», off",
                "queue=faults agent=«jbloggs42» wait=3", "/mnt/nas/«jbloggs»",
                "/mnt/nas/«sarah.jones» full", "session on «Shahs-iMac» ended", "pc «smith-till2» is off",
                "the pc «pc-smith38»",
                "on «PEARSON-OFFICE» now", "Login OK: [«xb40542»] (from", "12:30 [«ext-jbloggs»] Status",
                "please disable «xbloggs»,",
                "vpn acct «xbjob» disabled", "reset portal for «ricwats69», new pass", "«qzwatts» locked out",
                "then «annasmith» on it",
            ],
            none: [
                "C:\\Users\\Public\\x", "/home/", "username is incorrect", "user reset", "read\\write", "AND/OR",
                "home/office/mobile", "users/devices", "\\n\\r", "HKLM\\Software\\x", "C:\\Windows\\System32",
                "username not known",
                "user: not found", "at home / away", "user requests a new router", "[note]", "[see 1.2]", "login page",
                "user e-mail bounced", "12:30 [system] SLA", "user wants a router", "the smart-tv",
                "pc freezes",
                "reset the password for the router", "server.local", "config_sarah_01", "www.smith.example",
                "sarah.jones@", "/mnt/nas/films", "/mnt/nas/films.zip", "pw reset done", "queue=faults agent=any",
                "/sarah.jones/x", "disable ipv6", "enable sip-alg", "the back-office", "router unlocked", "fibre900",
                "halo3", "smarthub2", "J.Smith rang", "e.g. this", "iphone13",
            ]),
        RecogniserRow(
            kind: .secret,
            form:
                "the token behind its words: after `:` or `=` or `is` any, beside them one with a digit or mark; alone, letters and digits with `!#$*@^` among them; behind `admin/`",
            check: "no word of prose, no mask",
            words:
                "password, pw, passcode, PIN, PUK, OTP, CVV, token, API key, access code, `Authorization: Bearer` ...",
            certain: [
                "pw: «hunter2»", "password is «Sunshine1!» for now", "PIN: «1234».", "pin is «4821», thanks",
                "vm code is «4821»", "PIN no. is «4821»",
                "token=«abc123def»&x=1", "api key: «sk_test_51Hx»", "Authorization: Bearer «eyJhbGciOi.eyJzdWIi.c2ln»",
                "Authorization: Token «a8f7c6d5e4b3»", "p/w: «rocket1234»",
                "{\"password\": \"«correct horse»\"}", "puk is «12345678»", "pw changed to «Abc!2345»",
                "auth code is «552190»",
                "access code: «A1B2C3»", "passcode is «1357»", "password: «sunshine»", "OTP is «123 456»",
            ],
            likely: [
                "reset pw to «Abc!2345»", "pin «1234» on file", "password «Tr0ub4dor» works", "password is «sunshine»",
                "cvv «123»", "enable secret 5 «k7Pq#21zz»", "sip pass «rocket1234»", "p/w «rocket1234»",
                "jwt «eyJhbGciOiJIUzI1NiJ9»",
                "otp «482913»",
            ],
            doubtful: [
                "gave him «m2AR#97xy» to try", "wrote «Teapot44!» on a card", "now «P@muffin3$».",
                "admin/«rocket1234» works",
                "(«k7Pq*21zz»)", "passwd on acct «wizard4635»", "done, temp «muffin_152», must", "temp «kgmm-508-rtv»",
                "the login: jbloggs / «Dragon_643»", "jbloggs / «kestrel5873»",
            ],
            none: [
                "password reset", "password is not working", "password was changed yesterday", "pin expired",
                "pin is wrong",
                "password: ****", "PIN number required", "password has been reset", "forgot his password, please call",
                "pins 4 and 5", "token ring", "the key is under the mat", "password needed", "code 12",
                "bearer of bad news",
                "error code: E1234", "passed 1234", "area code is 0113", "pass 2 of 3", "token ring 16",
                "order#1234567", "ref INV#12345", "Hub2!", "£1,200!", "C#7", "2x@45", "jo@pc.local1", "admin/billing",
                "FTTP 330/50", "temp 21C in room", "HG633 / SRX300", "password for ref INC123456", "temp router HG633",
                "and/or 24/7!", "*#06#", "Smart Hub 2!", "AT&T5 line",
            ]),
    ]
}
