internal import Disposal
internal import Glibc
internal import Primitives
internal import Synchronization

/// Where results and everything else go: results to standard output, all else to standard error. Nothing in them steers a
/// terminal or hides, whatever names and paths hold.
enum Console {
    /// Whether the program ends where nobody reads its results any more; else it goes on with its work in silence.
    static let endsWithReader = Atomic(false)

    private static let done = Mutex("what the command was to do may be done: datalease status says what is there")

    private static let statusUnread = Atomic(ExitStatus.failed.rawValue)

    /// Says with what exit code the program ends where results cannot be written.
    static func endsUnread(with status: Int32) { statusUnread.store(status, ordering: .relaxed) }

    /// Takes note of what has been done and stays, to say it where results cannot be written.
    static func stands(_ what: String) { done.withLock { $0 = what } }

    /// Prints a line of the result.
    static func result(_ line: String) {
        write(PlainLine.lines(line) + "\n", to: STDOUT_FILENO)
    }

    /// Prints a result of lines that has its line ends, and that others read byte for byte.
    static func text(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Prints a table: columns as wide as their longest cell, two spaces between them, the last as long as it is.
    static func table(_ header: [String], _ rows: [[String]]) {
        write(table(of: [header] + rows), to: STDOUT_FILENO)
    }

    /// Prints facts: what each is in the first column, the fact behind it.
    static func table(_ facts: [(String, String)]) {
        write(table(of: facts.map { [$0.0, $0.1] }), to: STDOUT_FILENO)
    }

    /// Prints one JSON object on a line of its own.
    static func json(_ value: JSON) {
        write(PlainLine.json(value) + "\n", to: STDOUT_FILENO)
    }

    /// Says something that is no result.
    static func notice(_ line: String) {
        write("datalease: \(PlainLine.lines(line))\n", to: STDERR_FILENO)
    }

    /// Asks something on the terminal, in lines; the answer is typed behind the last.
    static func ask(_ question: String) {
        write(PlainLine.lines(question), to: STDERR_FILENO)
    }

    /// Puts `line` in place of what the terminal's last line shows; for a terminal only.
    static func progress(_ line: String) {
        write("\r\u{1B}[K\(line)", to: STDERR_FILENO)
    }

    /// Reports a refusal: what went wrong, and on a line of its own what to do.
    static func report(_ refusal: any Refusal) {
        var lines = "datalease: error: \(refusal.what)\n"
        if let hint = refusal.hint { lines += "datalease: hint: \(hint)\n" }
        write(PlainLine.lines(lines), to: STDERR_FILENO)
    }

    /// Reports wrong usage in the same form; `message` is the parser's, which begins with `Error: `.
    static func reportUsage(_ message: String) {
        let prefix = "Error: "
        let text = message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
        write("datalease: error: \(PlainLine.lines(text))\n", to: STDERR_FILENO)
    }

    /// The lines of a table. It may have one for each of a hundred thousand bundles, so nothing is counted twice, and
    /// ASCII not by characters.
    private static func table(of rows: [[String]]) -> String {
        let rows = rows.map { $0.map { PlainLine.of($0) } }
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.dropLast().enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], width(of: cell))
            }
        }
        var text = ""
        for row in rows {
            // What is empty at the end of a row leaves no spaces behind.
            let cells = row[...((row.lastIndex { !$0.isEmpty }) ?? -1)]
            for (column, cell) in cells.enumerated() {
                text += cell
                guard column < cells.count - 1 else { break }
                text += String(repeating: " ", count: widths[column] - width(of: cell) + 2)
            }
            text += "\n"
        }
        return text
    }

    private static func width(of cell: String) -> Int {
        cell.utf8.allSatisfy { $0 < 0x80 } ? cell.utf8.count : cell.count
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        let size = text.utf8.count
        var written = 0
        while written < size {
            // The pointer does not outlive the call and stays within the text's own storage.
            let count = text.withUTF8 {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, size - written)
            }
            if count < 0 {
                let code = errno
                if code == EINTR { continue }
                // That nobody hears it must not stop work in the middle.
                if descriptor == STDERR_FILENO { return }
                // A reader that has gone away, as `head` does, is no error.
                if code == EPIPE {
                    if endsWithReader.load(ordering: .relaxed) { endByClosedPipe() }
                    return
                }
                let reason = strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
                write(
                    PlainLine.lines(
                        """
                        datalease: error: cannot write to standard output: \(reason)
                        datalease: hint: \(done.withLock { $0 })

                        """), to: STDERR_FILENO)
                Glibc.exit(statusUnread.load(ordering: .relaxed))
            }
            written += count
        }
    }

    /// Ends the program as SIGPIPE ends one that knows nothing of it: a shell says 141, and `pipefail` is not deceived.
    private static func endByClosedPipe() -> Never {
        signal(SIGPIPE, SIG_DFL)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(SIGPIPE)
        Glibc.exit(128 + SIGPIPE)
    }
}
