import TestSupport
import Testing

@testable import Detection

/// What people paste into notes: lines of logs and of payment files, commands, addresses of pages.
@Suite("Texts of machines")
struct MachineTextTests {
    /// What is found of a record's account in `text`.
    private func known(_ text: String, account value: String) -> [String] {
        var values = KnownValues()
        values.add(Array(value.utf8).span, as: .code, kind: .bankAccount)
        var finder = FreeText(Recogniser())
        var findings: [ScrubFinding] = []
        let bytes = Array(text.utf8)
        finder.find(in: bytes.span, knowing: &values, into: &findings)
        return findings.compactMap { finding in
            guard case .known = finding.source else { return nil }
            return String(decoding: bytes[finding.range], as: UTF8.self)
        }
    }

    @Test(
        "words of programs, American spellings, times and objects are nobody's",
        arguments: [
            "HTTP 401 Unauthorized", "the order was canceled", "unrecognized color in the catalog",
            "behavior of the organization record", "failed to initialize the serializer",
            "npm ERR! code ELIFECYCLE errno 1", "init failed, see the uri", "could not geocode it",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0",
            "package amd64~~6.1.1.0 is installed", "commit 9fceb02d0ae5 broke it", "revert 00ce5b02d0ae and rebuild",
            "legacy code T0198 returned", "- 1131127543 2005.11.04 node 12",
            "20171223-22:15:29 | 130673\n20171223-22:15:30",
            "081109 203518 143 INFO dfs.DataNode", "081109 011254 17716 INFO dfs", "at 00:00:20.752 25746 INFO",
            "session 30546354_2823393669 began",
            "at Rect(0, 0 - 1080, 1920)", "<Dbtr><Nm>x</Nm></Dbtr>",
            "[QuorumCnxManager$SendWorker@679] - Interrupted", "[0:0:0:0:2181:NIOServerCnxn@349] - caught",
            "token:3 cport:-1) done", "sessionid: 0x14ede63a5a70002",
            "token=android.os.BinderProxy@2bd79ce", "registry key '{bf1a281b-ad7b-4476-ac95-f47682990ce7}ROOT'",
            "caller=com.android.server.wm.WindowStateAnimator.destroySurface", "blk_2568309208894455676 was read",
            "running, went to FAIL_CONTAINER_CLEANUP", "docker run -u 1000:1000 image",
            "chassisd[21233]: began", "zzyzxd[21]: began", "<zzyzx:Envelope xmlns:zzyzx=\"urn:x\">", "zzyzx::begin",
            "curl -sS -X PATCH https://api.example.com", "Acct-Session-Time = 27527333",
            "SID : S-1-5-21-47524912-98515985-54945451-6170", "Current token: uid=3257, gid=100",
            "{\"id\":\"evt_d65cp6t8u0apt7mjjodj06k9eh\"}", "-rw-r--r-- 1 root root 5270 Mar 2 09:14 x",
            "session opened for user root by (uid=0)", "user: admin", "ssh -p2222 host",
        ])
    func nobody(line: String) {
        #expect(found(line) == [])
    }

    @Test(
        "what looks nearly so is found",
        arguments: [
            ("SIP/198.51.100.7 is down", ["ip-address: 198.51.100.7"]),
            ("host 198.51.100.7/24", ["ip-address: 198.51.100.7"]),
            ("MAC 00005E0053B3", ["mac-address: 00005E0053B3"]),
            ("rang from 1131496012", ["phone: 1131496012"]), ("tel 015394 96012", ["phone: 015394 96012"]),
            ("015242 96012", ["phone: 015242 96012"]), ("1134960123", ["phone: 1134960123"]),
            ("sort 001234 12345678", ["bank-account: 001234 12345678"]),
            ("12 \u{2013} 001234 | 12345678", ["bank-account: 001234 | 12345678"]),
            ("pw Kettle@42", ["secret: Kettle@42"]), ("try P@muffin3$ now", ["secret: P@muffin3$"]),
            ("many thanks -J Trezise", ["name: J Trezise"]), ("cust/trezise:rang", ["name: trezise"]),
            ("pw: 0x14ede63a", ["secret: 0x14ede63a"]),
            ("token: ghp_16c7e42f292c6912e771", ["secret: ghp_16c7e42f292c6912e771"]),
            ("Failed password for root from 203.0.113.9 port 22", ["ip-address: 203.0.113.9"]),
            (
                "Failed password for invalid user jsmith from 203.0.113.9",
                ["user-name: jsmith", "ip-address: 203.0.113.9"]
            ),
            ("caller=jsmith42", ["user-name: jsmith42"]), ("owner=ADM_J_SMITH", ["user-name: ADM_J_SMITH"]),
            ("Host/203.0.113.9 is down", ["ip-address: 203.0.113.9"]), ("mob2:7700900123", ["phone: 7700900123"]),
            ("on 016329 60123 or so", ["phone: 016329 60123"]), ("cc_4242424242424242", ["card: 4242424242424242"]),
            ("Skellorne(07700 900123)", ["name: Skellorne", "phone: 07700 900123"]),
        ])
    func somebody(line: String, values: [String]) {
        #expect(found(line) == values)
    }

    @Test(
        "users are found in the places that logs, listings and commands keep for them",
        arguments: [
            ("198.51.100.4 - x945505 [17/Dec/2026:20:45:46 +0000] \"GET /\"", "x945505"),
            ("jump01 sudo:   sip42903-okonkwo : TTY=pts/18 ; PWD=/", "sip42903-okonkwo"),
            ("-rw------- 1 sip23990-lodhi staff  5270 Mar  2 09:14 x", "sip23990-lodhi"),
            ("GRANT SELECT ON b.* TO 'x172527'@'localhost'", "x172527"), ("InAuth:  759-auth/mtregg49", "mtregg49"),
            ("error <pppoe-havardrh>: failed", "havardrh"), ("https://portal.example.com/u/x945505/x", "x945505"),
            ("/srv/homes/trezisca failed", "trezisca"), ("Get-ADUser -Identity x970029 | fl", "x970029"),
            ("SamAccountName    : x970029", "x970029"), ("Account Name:\t\tadm_hhwang", "adm_hhwang"),
            ("auth_name = x312881", "x312881"), ("Anmeldung des Benutzers sip92101-x an", "sip92101-x"),
            ("changed by tregg-fttp 28/06/2025", "tregg-fttp"), ("x050215@man-core1> show", "x050215@man-core1"),
        ])
    func places(line: String, user: String) {
        let users = ["user-name: \(user)", "url: \(user)"]
        #expect(found(line).contains { users.contains($0) }, "\(found(line))")
    }

    @Test("the columns of listings of operators and of records of fixed width tell a subscription and a payer")
    func columns() {
        #expect(found("8999888949879377919|001010159905746|DNO").contains("imsi: 001010159905746"))
        #expect(found("5|001010159905746|DNO").contains("imsi: 001010159905746") == false)
        #expect(found("CUS-406450        V KERVELLA         25264") == ["name: V KERVELLA"])
        #expect(found("IDENTIFIED BY '7b58cf034415c5f8';") == ["secret: 7b58cf034415c5f8"])
        #expect(found("identified by the engineer") == [])
        #expect(found("GET /search?postcode=ZZ99+2AW&page=5").contains("postcode: ZZ99+2AW"))
    }

    @Test("passwords among the options of commands are found, with their user")
    func options() {
        #expect(found("curl -u jsmith:muffin42 -v") == ["secret: jsmith:muffin42"])
        #expect(found("curl --user jsmith:muffin42 -v") == ["secret: jsmith:muffin42"])
        #expect(found("curl -u 'jsmith:two words 7' -v") == ["secret: jsmith:two words 7"])
        #expect(found(#"curl -u "jsmith:muffin42" -v"#) == ["secret: jsmith:muffin42"])
        #expect(found("mysql -pmuffin42 billing") == ["secret: muffin42"])
        #expect(found("sshpass -p kettle ssh it") == ["secret: kettle"])
        #expect(found("mysql -p billing") == [])
    }

    @Test("names in addresses of pages and of documents are found")
    func slugs() {
        #expect(found("?q=sarah+jones&page=2") == ["name: sarah+jones"])
        #expect(found("?q=Sarah+Jones&page=2") == ["name: Sarah+Jones"])
        #expect(found("/contacts/bronwen-trezise-1971?tab=2") == ["name: bronwen-trezise"])
        #expect(found("see SarahJones.pdf") == ["user-name: SarahJones"])
        #expect(found("see sarah_jones_mandate.pdf") == ["user-name: sarah_jones"])
        #expect(found("see TitlePage.pdf and order_list_new.csv") == [])
    }

    @Test("a payment of Standard 18 that is pasted into a text has an account, whosever it is")
    func payments() {
        let line =
            "00123412345678017009912345678990000000000012500EXAMPLE LTD       CUS-004417        S JONES           "
        #expect(found("line 45: \(line)").filter { $0.hasPrefix("bank") } == ["bank-account: 00123412345678"])
        #expect(found("line 45: 001234123456780170099123").isEmpty)
        #expect(known("see \(line)", account: "00123412345678") == ["00123412345678"])
        #expect(known("see 00123412345678999", account: "00123412345678") == ["00123412345678"])
        #expect(known("see 900123412345678", account: "00123412345678") == [])
    }

    @Test("a code of the record is found over dashes and spaces that do not break")
    func dashes() {
        #expect(known("on 00\u{2013}12\u{2013}34", account: "001234") == ["00\u{2013}12\u{2013}34"])
        #expect(known("on 00\u{A0}12\u{202F}34", account: "001234") == ["00\u{A0}12\u{202F}34"])
        #expect(known("on 00\u{2026}12\u{2026}34", account: "001234") == [])
    }
}
