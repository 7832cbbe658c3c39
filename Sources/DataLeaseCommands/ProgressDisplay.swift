internal import DataLeaseKit
internal import Glibc
internal import Synchronization

/// One line on a terminal that says how far the reading of an export is, once it takes more than a second. Where standard
/// error is none it stays silent.
enum ProgressDisplay {
    private struct State {
        let isTerminal = isatty(STDERR_FILENO) == 1
        /// What is read, and since when, in milliseconds.
        var dataset = ""
        var start = 0
        var last = 0
        var isShown = false
    }

    private static let state = Mutex(State())

    /// Shows how far it is, four times a second at most, and takes the line away at the end.
    static func show(_ progress: ExportProgress) {
        state.withLock { state in
            guard state.isTerminal else { return }
            let now = milliseconds()
            let dataset = progress.dataset + (progress.isFirstPass ? " (first look)" : "")
            if state.dataset != dataset { (state.dataset, state.start, state.last) = (dataset, now, now) }
            guard !progress.isDone else { return clear(&state) }
            guard now - state.start >= 1_000, now - state.last >= 250 else { return }
            (state.last, state.isShown) = (now, true)
            Console.progress(line(progress, dataset, after: now - state.start))
        }
    }

    /// Takes the line away.
    static func clear() { state.withLock { clear(&$0) } }

    private static func clear(_ state: inout State) {
        if state.isShown { Console.progress("") }
        state.isShown = false
    }

    /// `contacts: 123 of 330 MB, 376000 rows, 98 MB/s, 3 s left`; `elapsed` in milliseconds, more than none.
    static func line(_ progress: ExportProgress, _ dataset: String, after elapsed: Int) -> String {
        let megabytes = progress.bytes / 1_000_000
        let size = progress.size.map { " of \($0 / 1_000_000)" } ?? ""
        var parts = ["\(megabytes)\(size) MB", "\(progress.rows) rows"]
        let perSecond = progress.bytes / max(1, elapsed)
        parts.append("\(perSecond / 1_000) MB/s")
        if let size = progress.size, progress.bytes > 0, size > progress.bytes {
            let (left, isTooMuch) = (size - progress.bytes).multipliedReportingOverflow(by: elapsed)
            if !isTooMuch { parts.append("\(left / progress.bytes / 1_000 + 1) s left") }
        }
        return "\(dataset): \(parts.joined(separator: ", "))"
    }

    private static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
    }
}
