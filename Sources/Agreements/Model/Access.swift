public import Primitives

/// The people who act under an agreement, and their keys. A key counts only where the trust list holds it too.
public struct Access: Sendable, Hashable {
    /// Who may prepare bundles for the provider; never empty.
    public let preparers: [Signer]
    /// Who may approve schedules and bundles and attest documents for the provider.
    public let approvers: [Signer]
    /// How many approvers, each another person, must sign a bundle's statement before it is released; 0 for none, and of
    /// class `transactional`.
    public let approvals: Int
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

    /// How many approvals a bundle needs, in words.
    public var approvalWords: String {
        switch approvals {
        case 0: "none is asked for"
        case 1: "1 approver, who did not prepare it, signs a bundle's statement before it is released"
        default: "\(approvals) approvers, who did not prepare it, sign a bundle's statement before it is released"
        }
    }

    /// The approver whom a key is of; `nil` where it is none of theirs.
    public func approver(with key: KeyFingerprint) -> Signer? { approvers.first { $0.key.fingerprint == key } }

    /// The people among `signers`, each once whatever keys they have, in their order.
    public static func people(_ signers: [Signer]) -> [String] {
        signers.reduce(into: []) { people, signer in
            if !people.contains(where: { isSamePerson($0, signer.name) }) { people.append(signer.name) }
        }
    }

    /// Those who may approve what the holder of `preparer` prepared, each once.
    public func approvers(ofWhatPrepared preparer: KeyFingerprint) -> [String] {
        let own = preparers.filter { $0.key.fingerprint == preparer }.map(\.name)
        return Self.people(approvers.filter { $0.key.fingerprint != preparer }).filter { name in
            !own.contains { isSamePerson($0, name) }
        }
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

        /// Whether the person is called so, without case, spaces, punctuation and look-alike letters.
        public func isSamePerson(as name: String) -> Bool { Agreements.isSamePerson(self.name, name) }
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
