public import Primitives

/// The people who act under an agreement, and their keys. A key counts only where the trust list holds it too.
public struct Access: Sendable, Hashable {
    /// Who may prepare bundles for the provider; never empty.
    public let preparers: [Signer]
    /// Who may approve schedules and attest documents for the provider.
    public let approvers: [Signer]
    /// Who can bind the provider.
    public let providerSignatories: [Signer]
    /// Who can bind the recipient. Shares no key and no name with `providerSignatories`.
    public let recipientSignatories: [Signer]
    /// Those of the approvers, by name, who may release a bundle outside business hours.
    public let outOfHours: [String]
    /// Whether a trusted key is of somebody who may release a bundle outside business hours.
    public func mayReleaseOutOfHours(_ entry: TrustEntry) -> Bool {
        outOfHours.contains { isSamePerson($0, entry.person) }
    }

    /// Whom bundles are encrypted to; never empty.
    public let recipients: [Recipient]

    /// Who can bind a party.
    public func signatories(of side: Party.Side) -> [Signer] {
        switch side {
        case .provider: providerSignatories
        case .recipient: recipientSignatories
        }
    }

    /// A person and the key that they sign with.
    public struct Signer: Sendable, Hashable {
        /// The person's name, as in the trust list.
        public let name: String
        /// The key.
        public let key: SSHPublicKey
    }

    /// A person who opens bundles and certifies their disposal: always able to do both.
    public struct Recipient: Sendable, Hashable {
        /// The person's name, as in the trust list.
        public let name: String
        /// What they do.
        public let role: String?
        /// The key that bundles are encrypted to.
        public let decrypt: AgeRecipient
        /// The key that they sign receipts and certificates with.
        public let sign: SSHPublicKey
    }
}
