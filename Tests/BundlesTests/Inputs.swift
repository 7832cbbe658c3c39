import Bundles
import TestSupport

/// Bytes that look random and are the same in every run.
struct FixedRandom: RandomSource {
    var generator = SeededGenerator(seed: 7)

    mutating func bytes(_ count: Int) throws(BundleError) -> [UInt8] { generator.bytes(count) }
}

/// Rows of text that compress as exports do.
func sampleRows(_ bytes: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var rows: [UInt8] = []
    while rows.count < bytes {
        let number = generator.next()
        rows.append(
            contentsOf: "\(number % 100_000),Person \(number % 977),07700 900\(number % 900 + 100),open\r\n".utf8)
    }
    return Array(rows.prefix(bytes))
}

/// The code of the error that `body` throws, or `nil` where it throws none.
func code(of body: () throws(BundleError) -> Void) -> BundleError.Code? {
    do throws(BundleError) {
        try body()
        return nil
    } catch {
        return error.code
    }
}

/// The bytes with CR LF for every LF.
func withCRLF(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes { output.append(contentsOf: byte == 0x0A ? [0x0D, 0x0A] : [byte]) }
    return output
}
