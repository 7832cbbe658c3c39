/// A part of the program that reads what a stranger may have written, with the promises that any input must leave whole.
///
/// The targets are run by libFuzzer from the package Fuzz, and on seeds and a fixed series of mutations by the tests.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// The reader of delimited text: splitter, tokenizer, codec and splice.
    case csvTokenizer = "csv-tokenizer"
    /// The reader of fixed-width records, Bacs Standard 18 among them.
    case fixedWidth = "fixed-width"
    /// The reader of XML.
    case xmlScanner = "xml-scanner"
    /// Paths and path sets of XML rules.
    case xmlPath = "xml-path"
    /// What guesses a kind of input, a dialect and an encoding.
    case sniffers
    /// The inflater of gzip files.
    case gzipInflater = "gzip-inflater"
    /// The reader of zip archives: directory and entries.
    case zipArchive = "zip-archive"
    /// Decoder and encoder of every encoding.
    case encodings
    /// The forms that people sign: certificate, receipt, evidence, order, waiver, receipt for an exchange.
    case forms

    /// Reads `input` as this target does.
    ///
    /// - Parameter input: Any bytes; the first are options, as the target's file says.
    /// - Throws: What the input broke. An input that is refused as the module documents is no finding.
    public func check(_ input: [UInt8]) throws(FuzzFinding) {
        switch self {
        case .csvTokenizer: try CSVTokenizerTarget.check(input)
        case .fixedWidth: try FixedWidthTarget.check(input)
        case .xmlScanner: try XMLScannerTarget.check(input)
        case .xmlPath: try XMLPathTarget.check(input)
        case .sniffers: try SniffersTarget.check(input)
        case .gzipInflater: try GzipInflaterTarget.check(input)
        case .zipArchive: try ZipArchiveTarget.check(input)
        case .encodings: try EncodingsTarget.check(input)
        case .forms: try FormsTarget.check(input)
        }
    }
}
