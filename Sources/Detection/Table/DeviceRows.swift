extension RecogniserTable {
    /// Devices and subscriptions.
    static let devices: [RecogniserRow] = [
        RecogniserRow(
            kind: .imei,
            form: "15 digits, in one piece or as 2-6-6-1",
            check: "Luhn",
            words: "IMEI",
            certain: [
                "IMEI «490154203237518»", "«49-015420-323751-8»", "«49 015420 323751 8»", "imei: «490154203237518».\n",
                "IMEI number is «35 209900 176148 1»", "(IMEI «352099001761481»)",
            ],
            likely: ["«490154203237518»", "IMEI «490154203237519»", "handset «352099001761481»."],
            doubtful: ["order «490154203237518»"],
            none: [
                "490154203237519", "378282246310005", "000000000000000", "4901542032375181", "49015420323751",
                "490154.203237518",
            ]),
        RecogniserRow(
            kind: .imsi,
            form: "15 digits behind its word",
            check: "mobile country code",
            words: "IMSI",
            certain: [
                "IMSI «001010123456789»", "imsi: «234150999999999»", "IMSI=«234300000000001»",
                "imsi is «234 15 0999999999»",
                "IMSI «310150123456789».", "IMSI no «001019999999999»",
            ],
            likely: ["IMSI «990150123456789»"],
            none: [
                "001010123456789", "IMSI 12345", "imsi unknown", "order 234150999999999", "IMSI 0010101234567890123",
                "IMSI lookup 12:30",
            ]),
        RecogniserRow(
            kind: .iccid,
            form: "19 or 20 digits that begin with 89",
            check: "Luhn",
            words: "ICCID, SIM, SSN (then also without the right check digit, as likely)",
            certain: [
                "SIM «8944000000000000001»", "«8944000000000000001»", "«8944 0000 0000 0000 001»",
                "iccid: «8944000000000000001».",
                "SSN «8944-0000-0000-0000-001»", "sim card no «8944000000000000001»",
            ],
            likely: ["SIM number «8944000000000000000»", "iccid «89440000000000000001»"],
            none: [
                "8944000000000000000", "4400000000000000007", "SIM 2", "SIM only 8944", "894400000000000000",
                "89440000000000000010012345",
            ]),
        RecogniserRow(
            kind: .macAddress,
            form:
                "six pairs with `:`, `-` or spaces, three fours with full stops, two sixes; in one behind its word, and alone with two letters or more",
            check: "",
            words: "MAC, BSSID (for spaces and for one piece)",
            certain: [
                "MAC «00:00:5E:00:53:01»", "«00-00-5e-00-53-af».", "«0000.5e00.5301»", "«00005e-005301»",
                "mac «00005E005301»",
                "MAC address: «00 00 5e 00 53 01»", "«ac:de:48:00:11:22»", "BSSID «ACDE48001122»",
                "wifi mac addr is «00005e0053b3»", "hwaddr «00005e0053b3»",
            ],
            doubtful: [
                "25;«00005E0053B3»;ok", "phone «acde48001122» is off",
            ],
            none: [
                "rev-4fbe4a1c2d3a", "version 4fbe4a1c2d3a", "id=4fbe4a1c2d3a", "123456789012", "feedbeefcafe",
                "12:30:45", "00:00:5E:00:53", "00:00:5E:00:53:01:02", "00005E005301", "1234.5678.9012", "123456-123456",
                "00-11-22", "de-ad-be", "2024-04-06-12-30-45-00", "00:00:5G:00:53:01",
            ]),
        RecogniserRow(
            kind: .ipAddress,
            form: "IPv4 with full stops; IPv6 with eight groups or `::`",
            check:
                "parts to 255 without leading zeros; no mask, broadcast, loopback, address of a private network or public resolver; not behind a word for versions",
            words: "",
            certain: [
                "from «192.0.2.17».", "«198.51.100.4»:5060", "«2001:db8::1»", "[«2001:db8:0:0:0:0:0:1»]:443",
                "«fe80::5e00:53ff:fe00:1»%eth0", "«2001:DB8::5301»", "«203.0.113.9»/24", "«2001:db8::192.0.2.1»",
                "http://«192.0.2.1»/status", "fw 4.30.24 wan «203.0.113.17» lan 192.168.1.1", "build 7 ip «192.0.2.44»",
            ],
            likely: ["«1.2.3.4»"],
            none: [
                "v1.2.3.4", "version 10.2.3.40", "firmware 3.12.40.1", "255.255.255.0", "127.0.0.1", "0.0.0.0", "1.2.3",
                "1.2.3.4.5", "256.1.1.1", "12:30:45", "01.02.03.04", "std::vector", "10.1.2.3.4", "dead::beef", "a::b",
                "1.3.6.1.4.1.9.2", "10:30", "build 192.0.2.44",
                "lan 192.168.1.254", "172.16.4.1", "10.0.0.5", "169.254.7.7", "dns 8.8.8.8", "1.1.1.1",
            ]),
    ]
}
