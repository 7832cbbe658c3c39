internal import Glibc

/// Memory that one batch lets go and the next takes again.
enum BatchMemory {
    /// Whether the C library keeps what a batch lets go. Of itself it gives arrays as large as a batch's back to the system and
    /// takes new pages for the next batch, two thirds of all that `scrub` and the proof take: a thirtieth of their time. With
    /// this it keeps what lies free up to 16 MiB, and takes blocks of up to 2 MiB from there; the peak grows by some 3 MiB.
    static let isKept: Bool = {
        // By name: no Swift module has it, and a C library without it does whatever it does.
        guard let symbol = dlsym(nil, "mallopt") else { return false }
        // glibc declares it so (malloc.h): int mallopt(int, int).
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
        return mallopt(trimThreshold, 16 << 20) == 1 && mallopt(mapThreshold, 2 << 20) == 1
    }()
}
