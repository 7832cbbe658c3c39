/// What an SSH signature is made for, in the words that `ssh-keygen -Y sign -n` is given (PROTOCOL.sshsig); a signature
/// for one purpose never counts for another.
public enum SignatureNamespace: String, Sendable, CaseIterable, CustomStringConvertible {
    /// An agreement's bytes: by the parties' signatories, or by an approver who attests a document.
    case agreement = "datalease-agreement@v1"
    /// A schedule's bytes: by an approver.
    case schedule = "datalease-schedule@v1"
    /// A bundle's statement: by its preparer.
    case bundle = "datalease-bundle@v1"
    /// A bundle's statement: by an approver who lets it leave.
    case approval = "datalease-approval@v1"
    /// A recipient's receipt, certificate of disposal or other evidence.
    case certificate = "datalease-certificate@v1"
    /// A recipient's receipt for an exchange.
    case receipt = "datalease-receipt@v1"
    /// What we decide or show about a bundle or an agreement, and why: by an approver.
    case reason = "datalease-reason@v1"
    /// A waiver of findings that are no fault: by an approver.
    case waiver = "datalease-waiver@v1"
    /// Fresh random bytes, by whoever acts, to show that they hold the key.
    case actor = "datalease-actor@v1"
    /// A trust list, or the order to restore a registry without its newest events: by an officer.
    case trust = "datalease-trust@v1"

    /// The namespace as ssh-keygen takes it.
    public var description: String { rawValue }
}
