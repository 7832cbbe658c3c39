/// identifier: numbers of registers.
extension Workbench {
    /// Substitutes the value in place.
    mutating func identifier(_ range: Range<Int>, _ kind: Operator.IdentifierKind) {
        begin(.identifierText)
        message.append(contentsOf: kind.rawValue.utf8)
        appendFolded(range)
        var stream = stream()
        substitute(range, from: &stream)
        neutralise(range, zeros: 8, shortest: 1)
    }
}
