#if DEBUG
    /// Counts the words that are read for names and addresses, and their bytes, for the proof that reading is linear: a word
    /// is read again for each name that could go on over it.
    ///
    /// Unchecked: a test counts in its own task, and nothing else counts with the same object.
    final class ReadAhead: @unchecked Sendable {
        @TaskLocal static var current: ReadAhead?
        private(set) var words = 0
        private(set) var bytes = 0

        func count(_ size: Int) {
            words += 1
            bytes += size
        }
    }
#endif
