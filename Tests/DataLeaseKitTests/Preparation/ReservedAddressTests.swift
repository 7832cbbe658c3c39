import Detection
import Testing

@testable import DataLeaseKit

/// Addresses in texts become addresses that no machine has.
struct ReservedAddressTests {
    private func canonical(_ text: String) -> [UInt8]? {
        ReservedAddress.canonical(Array(text.utf8)[...], of: .ipAddress)
    }

    private func write(_ hash: String, like text: String, isMAC: Bool = false) -> String {
        var value: [UInt8] = []
        ReservedAddress.write(
            Array(hash.utf8)[...], isMAC ? .macAddress : .ipAddress, like: Array(text.utf8)[...], into: &value)
        return String(decoding: value, as: UTF8.self)
    }

    @Test("spellings of one address are one, and others are others")
    func spellings() {
        #expect(canonical("10.1.2.3") == [10, 1, 2, 3])
        #expect(canonical("10.1.2.3.4") == nil && canonical("10.1.2.300") == nil && canonical("10.1.2") == nil)
        let long = canonical("2001:0db8:0000:0000:0000:0000:0000:0001")
        #expect(long?.count == 16)
        for text in ["2001:db8::1", "2001:DB8:0:0::1", "2001:db8::0:1", "2001:db8::0.0.0.1"] {
            #expect(canonical(text) == long, "\(text)")
        }
        #expect(canonical("2001:db8:1::") == canonical("2001:db8:1:0:0:0:0:0"))
        #expect(canonical("::1") == Array(repeating: 0, count: 15) + [1])
        #expect(canonical("2001:db8:1") == nil && canonical("2001:xyz::1") == nil && canonical("1:2:12345::") == nil)
        for text in ["00:1b:44:11:3a:b7", "00-1B-44-11-3A-B7", "001b.4411.3ab7", "001B44113AB7"] {
            #expect(
                ReservedAddress.canonical(Array(text.utf8)[...], of: .macAddress)
                    == [0, 0, 1, 11, 4, 4, 1, 1, 3, 10, 11, 7])
        }
        #expect(ReservedAddress.canonical(Array("00:1b".utf8)[...], of: .macAddress) == nil)
        #expect(ReservedAddress.canonical(Array("00:1b".utf8)[...], of: .vehicle) == nil)
    }

    @Test("what is written lies in the ranges for documentation, in the case and with the marks of the text")
    func ranges() {
        var seen: Set<String> = []
        for number in 0..<2_000 {
            let hash = "abcdefgh\(number)"
            let four = write(hash, like: "10.1.2.3")
            let parts = four.split(separator: ".")
            #expect(["192.0.2", "198.51.100", "203.0.113"].contains(parts.prefix(3).joined(separator: ".")))
            #expect((1...254).contains(Int(parts.last ?? "") ?? 0))
            seen.insert(four)
            let six = write(hash, like: "2a00:23c5::1")
            #expect(six.hasPrefix("2001:db8::") && six.split(separator: ":").count == 6 && six == six.lowercased())
            #expect(canonical(six)?.prefix(4) == [0x20, 0x01, 0x0D, 0xB8])
            #expect(write(hash, like: "2A00::1") == six.uppercased())
            #expect(write(hash, like: "00-1B-44-11-3A-B7", isMAC: true).hasPrefix("00-00-5E-00-53-"))
            #expect(write(hash, like: "001b.4411.3ab7", isMAC: true).hasPrefix("0000.5e00.53"))
        }
        #expect(seen.count > 600)
    }
}
