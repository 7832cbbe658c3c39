/// How words are mistyped: a letter left out, two letters in the wrong order, or one written twice.
enum Misspelling {
    /// Shorter words are other words too often.
    static let shortest = 5

    /// Calls `body` with each spelling of `word` that is wrong in one place behind its first letter.
    static func each(of word: [UInt8], _ body: ([UInt8]) -> Void) {
        for index in word.indices.dropFirst() {
            var without = word
            without.remove(at: index)
            body(without)
            var doubled = word
            doubled.insert(word[index], at: index)
            body(doubled)
            guard index + 1 < word.count, word[index] != word[index + 1] else { continue }
            var swapped = word
            swapped.swapAt(index, index + 1)
            body(swapped)
        }
    }
}
