/// What an SSH signature is made for; a signature for one purpose never counts for another.
public enum SignatureNamespace: String, Sendable, CaseIterable {
    /// An agreement's bytes: by the parties' signatories, or by an approver who attests a document.
    case agreement = "datalease-agreement@v1"
    /// A schedule's bytes: by an approver.
    case schedule = "datalease-schedule@v1"
    /// A bundle's statement: by its preparer.
    case bundle = "datalease-bundle@v1"
    /// A recipient's receipt or certificate of disposal.
    case certificate = "datalease-certificate@v1"
    /// Why one of our own copies stays: by an approver.
    case reason = "datalease-reason@v1"
    /// A trust list: by an officer.
    case trust = "datalease-trust@v1"
}

/// What a key in the trust list counts for.
public enum TrustRole: String, Sendable, CaseIterable {
    /// The data protection officer: changes the trust list. Of the provider.
    case officer
    /// Prepares bundles. Of the provider.
    case preparer
    /// Approves schedules and attests documents. Of the provider.
    case approver
    /// Binds a party.
    case signatory
    /// Opens bundles and certifies their disposal. Of the recipient.
    case recipient

    /// What signatures of this role are made for.
    public var namespaces: [SignatureNamespace] {
        switch self {
        case .officer: [.trust]
        case .preparer: [.bundle]
        case .approver: [.agreement, .schedule, .reason]
        case .signatory: [.agreement]
        case .recipient: [.certificate]
        }
    }

    /// The parties whose people can have this role.
    public var sides: [Party.Side] {
        switch self {
        case .officer, .preparer, .approver: [.provider]
        case .recipient: [.recipient]
        case .signatory: [.provider, .recipient]
        }
    }
}
