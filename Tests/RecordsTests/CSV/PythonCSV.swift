import Foundation
import Records
import TestSupport

/// Python's csv module, which has parsed the world's exports for decades.
///
/// Where it differs from the rules here:
/// - It takes the quotes off a malformed field, and keeps what is behind them.
/// - Where the text ends with an escape, it takes a line feed as escaped.
/// - It knows no byte order mark, no `sep=` line, no preamble and no footer: all are records to it.
/// - It gives a line without any byte as a record of no fields; these are left out.
/// - The text is read with `newline=""`, as its documentation asks for: then CR LF, LF and CR each end a record, as here.
enum PythonCSV {
    private static let script = """
        import csv, io, json, sys
        csv.field_size_limit(1 << 30)
        source = sys.stdin.buffer
        answer = []
        while True:
            line = source.readline()
            if not line: break
            size, delimiter, quote, escape = (int(n) for n in line.split())
            text = source.read(size).decode('utf-8', 'surrogateescape')
            options = {'delimiter': chr(delimiter), 'strict': False}
            if quote < 0: options['quoting'] = csv.QUOTE_NONE
            else: options['quotechar'] = chr(quote)
            if escape >= 0: options['escapechar'] = chr(escape)
            rows = csv.reader(io.StringIO(text, newline=''), **options)
            answer.append([[[len(f), f.encode('utf-8', 'surrogateescape').hex()] for f in row] for row in rows if row])
        json.dump(answer, sys.stdout)
        """

    struct Field: Equatable, Decodable {
        var characters: Int
        /// In hexadecimal.
        var value: String

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            characters = try container.decode(Int.self)
            value = try container.decode(String.self)
        }
    }

    /// The records of each text as Python reads it, with one run of Python for all.
    static func records(_ texts: [(dialect: CSVDialect, bytes: [UInt8])]) throws -> [[[Field]]] {
        var input: [UInt8] = []
        for text in texts {
            let numbers = [
                text.bytes.count, Int(text.dialect.delimiter), text.dialect.quote.map(Int.init) ?? -1,
                text.dialect.escape.map(Int.init) ?? -1,
            ]
            input += Array((numbers.map(String.init).joined(separator: " ") + "\n").utf8)
            input += text.bytes
        }
        let answer = try Peer.succeed(["python3", "-c", script], input: input).output
        return try JSONDecoder().decode([[[Field]]].self, from: Data(answer))
    }
}
