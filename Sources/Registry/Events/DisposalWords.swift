/// How thoroughly data was disposed of, from the weakest (after NIST SP 800-88, with plain deletion below it).
public enum DisposalMethod: Int, CaseIterable, Comparable, Sendable {
    /// Files deleted, storage not overwritten.
    case delete
    /// Overwritten, so that ordinary tools cannot read it back.
    case clear
    /// Made unreadable for a laboratory too, cryptographic erasure included.
    case purge
    /// The medium itself destroyed.
    case destroy

    /// The word that agreements, certificates and events use.
    public var name: String {
        switch self {
        case .delete: "delete"
        case .clear: "clear"
        case .purge: "purge"
        case .destroy: "destroy"
        }
    }

    /// The method of that name, or `nil`.
    public init?(name: some StringProtocol) {
        guard let method = DisposalMethod.allCases.first(where: { $0.name == name }) else { return nil }
        self = method
    }

    /// Whether one method is weaker than another.
    public static func < (left: DisposalMethod, right: DisposalMethod) -> Bool { left.rawValue < right.rawValue }
}

/// A kind of evidence that an agreement can ask for.
public enum EvidenceKind: String, CaseIterable, Sendable {
    /// A certificate that a recipient signed: it says that the bundle and every copy of it are gone, and when. It does
    /// not show it.
    case certificate
    /// Our own copies, the bundle and the raw exports, looked for where we know them to have been, and gone or kept for
    /// a signed reason. It does not show that nobody copied them elsewhere.
    case ownCopies = "own-copies"

    /// The kind's bit in the events table's column `evidence`.
    var bit: Int {
        switch self {
        case .certificate: 1
        case .ownCopies: 2
        }
    }
}
