import Bundles
import Foundation
import TestSupport
import Testing

/// The seeds of the fuzz target `forms`: a seed that is refused at the door leads a fuzzer nowhere.
@Suite struct FormSeedTests {
    @Test("every seed of the signed forms is one of the form that its first byte chooses")
    func seeds() throws {
        let folder = Checkout.root.appendingPathComponent("Fuzz/Seeds/forms")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try folder.read(name)
            let text = Array(bytes.dropFirst())
            switch bytes.first {
            case UInt8(ascii: "0"): _ = try DisposalCertificate(parsing: text)
            case UInt8(ascii: "1"): _ = try BundleReceipt(parsing: text)
            case UInt8(ascii: "2"): _ = try EvidenceNote(parsing: text)
            case UInt8(ascii: "3"): _ = try Order(parsing: text)
            case UInt8(ascii: "5"): _ = try ExchangeReceipt(parsing: text)
            default: _ = try Waiver(parsing: text)
            }
        }
    }
}
