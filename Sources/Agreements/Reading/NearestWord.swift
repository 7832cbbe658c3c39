/// Finds the word that was probably meant.
enum NearestWord {
    /// The nearest of `words`, where it is near enough to be worth naming: a third of the letters may differ, upper and
    /// lower case not counted; `nil` otherwise. Of equally near words, the first.
    static func to(_ word: String, among words: some Sequence<String>) -> String? {
        // A longer word is no slip of the fingers, and the comparison takes time in its length.
        guard word.unicodeScalars.count <= 64 else { return nil }
        let wanted = Array(word.lowercased().unicodeScalars)
        let most = max(1, wanted.count / 3)
        var best: (word: String, distance: Int)?
        for candidate in words {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - wanted.count) <= most else { continue }
            let distance = distance(wanted, other)
            if distance <= most, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.word
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other
    /// (optimal string alignment distance).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
                if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
