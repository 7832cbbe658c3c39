/// How thoroughly data is disposed of, from weak to strong (after NIST SP 800-88, with plain deletion below it), in the
/// words that agreements, certificates and events use.
public enum DisposalMethod: String, CaseIterable, Comparable, Sendable {
    /// The files are deleted, the storage is not overwritten.
    case delete
    /// The storage is overwritten through its ordinary interface, so that ordinary tools cannot read it back.
    case clear
    /// The data is beyond recovery by any laboratory; destroying the key of encrypted storage counts.
    case purge
    /// The medium itself is destroyed.
    case destroy

    /// Whether one method is weaker than another.
    public static func < (left: DisposalMethod, right: DisposalMethod) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .delete: 0
        case .clear: 1
        case .purge: 2
        case .destroy: 3
        }
    }
}
