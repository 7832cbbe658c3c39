/// `dictionary.csv`: what was done to each field, for whoever reads the data (RFC 4180, UTF-8, CRLF).
public enum FieldDictionary {
    static let header = ["dataset", "file", "field", "operator", "type", "reversal", "collisions", "note"]

    /// The file. A row a field, in the order of the description.
    public static func csv(_ description: BundleDescription) -> [UInt8] {
        var output: [UInt8] = []
        write(header, into: &output)
        for dataset in description.datasets {
            for field in dataset.fields {
                write(
                    [
                        dataset.name, dataset.path, field.name, field.operatorName, field.semanticType ?? "",
                        field.reversal.rawValue, field.collisions.rawValue, field.note,
                    ], into: &output)
            }
        }
        return output
    }

    private static func write(_ record: [String], into output: inout [UInt8]) {
        for (index, field) in record.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            let mustBeQuoted = field.utf8.contains { byte in
                byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
            }
            guard mustBeQuoted else {
                output.append(contentsOf: field.utf8)
                continue
            }
            output.append(UInt8(ascii: "\""))
            for byte in field.utf8 {
                if byte == UInt8(ascii: "\"") { output.append(byte) }
                output.append(byte)
            }
            output.append(UInt8(ascii: "\""))
        }
        output.append(contentsOf: "\r\n".utf8)
    }
}
