public import Primitives

/// What a key in the trust list counts for.
public enum TrustRole: String, Sendable, CaseIterable {
    /// The data protection officer: changes the trust list. Of the provider.
    case officer
    /// Prepares bundles. Of the provider.
    case preparer
    /// Prepares exchanges of the finance team, without a person at hand, and no other bundle. Of the provider.
    case service
    /// Approves schedules and bundles and attests documents. Of the provider.
    case approver
    /// Binds a party.
    case signatory
    /// Opens bundles and certifies their disposal. Of the recipient.
    case recipient

    /// What signatures of this role are made for.
    public var namespaces: [SignatureNamespace] {
        switch self {
        case .officer: [.trust]
        case .preparer, .service: [.bundle]
        case .approver: [.agreement, .schedule, .reason, .waiver, .approval]
        case .signatory: [.agreement]
        case .recipient: [.certificate]
        }
    }

    /// The parties whose people can have this role.
    public var sides: [Party.Side] {
        switch self {
        case .officer, .preparer, .service, .approver: [.provider]
        case .recipient: [.recipient]
        case .signatory: [.provider, .recipient]
        }
    }
}
