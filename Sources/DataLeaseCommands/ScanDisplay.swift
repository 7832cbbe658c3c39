internal import DataLeaseKit
internal import Glibc

/// One line on a terminal that says how far a search is. Where standard error is none it stays silent.
struct ScanDisplay {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var last = 0
    private var isShown = false

    /// Shows how far it is, four times a second at most.
    mutating func show(_ progress: ScanProgress) {
        guard isTerminal else { return }
        guard !progress.isDone else { return clear() }
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let now = Int(time.tv_sec) * 4 + Int(time.tv_nsec) / 250_000_000
        guard now != last else { return }
        last = now
        isShown = true
        Console.progress(
            "searching: \(progress.files) files, \(progress.bytes >> 20) MiB")
    }

    /// Takes the line away.
    mutating func clear() {
        if isShown { Console.progress("") }
        isShown = false
    }
}
