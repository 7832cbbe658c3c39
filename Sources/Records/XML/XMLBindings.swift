/// What the prefixes in scope stand for (Namespaces in XML 1.0, section 6.1), as far as paths name namespaces.
struct XMLBindings {
    private struct Binding {
        var depth: Int
        var prefix: [UInt8]
        /// The number of the namespace among those of the paths; `nil` for any other.
        var namespace: Int?
    }

    private var bindings: [Binding] = []

    /// Binds a prefix, empty for the default namespace, in the element at `depth`.
    mutating func bind(_ prefix: [UInt8], to namespace: Int?, at depth: Int) {
        bindings.append(Binding(depth: depth, prefix: prefix, namespace: namespace))
    }

    /// Forgets what elements deeper than `depth` bound.
    mutating func leave(to depth: Int) {
        while let last = bindings.last, last.depth > depth { bindings.removeLast() }
    }

    /// The namespace that a prefix stands for.
    func namespace(of prefix: [UInt8]) -> Int? {
        bindings.last { $0.prefix == prefix }?.namespace
    }
}
