internal import Primitives

// What a home knows that a new agreement may say too.
extension AgreementOutline {
    /// The next number of the form `DSA-2026-001` that nobody has in a year.
    public static func nextID(after ids: [String], in year: Int) -> String {
        let digits = String(year)
        let start = "DSA-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-"
        let taken = ids.compactMap { $0.hasPrefix(start) ? Int($0.dropFirst(start.count)) : nil }
        // A number near the largest is nobody's count.
        let number = String((taken.filter { (0..<1_000_000).contains($0) }.max() ?? 0) + 1)
        return start + String(repeating: "0", count: max(0, 3 - number.count)) + number
    }
}

extension AgreementOutline {
    /// Takes the companies that all registered agreements agree on.
    ///
    /// - Parameter agreements: The newest version of each.
    public mutating func guessCompanies(from agreements: [Agreement]) {
        provider = Self.only(agreements.map(\.provider)) ?? provider
        recipient = Self.only(agreements.map(\.recipient)) ?? recipient
        // One that will be past before anybody has signed says nothing.
        if recipient.dueDiligence?.validUntil.map({ $0 <= today }) ?? false { recipient.dueDiligence = nil }
    }

    /// The one company that all these are; its number and the rest as the last of them says.
    private static func only(_ parties: [Party]) -> Company? {
        guard let last = parties.last, parties.allSatisfy({ isSamePerson($0.legalName, last.legalName) }) else {
            return nil
        }
        return Company(
            legalName: last.legalName, companyNumber: last.companyNumber, contact: last.contact,
            dueDiligence: last.dueDiligence)
    }

    /// Takes the people of the trust list whose keys count today, each role's.
    ///
    /// The trust list does not say for which company a recipient works: whoever stands in an agreement with another
    /// company is left out, and where the recipient is not known, all are.
    public mutating func guessPeople(from agreements: [Agreement], trust: TrustList) {
        let entries = trust.entries.filter { $0.counts(on: today) && !$0.isErased }
        func people(_ role: TrustRole, _ side: Party.Side) -> [Access.Signer] {
            var seen: Set<SSHPublicKey> = []
            return entries.filter { $0.role == role && $0.party == side && seen.insert($0.key).inserted }
                .map { Access.Signer(name: $0.person, key: $0.key) }
        }
        access.preparers = people(.preparer, .provider)
        // Nobody approves what they prepared.
        access.approvers = people(.approver, .provider).filter { approver in
            !access.preparers.contains { $0.key == approver.key || isSamePerson($0.name, approver.name) }
        }
        access.providerSignatories = people(.signatory, .provider)
        guard let company = recipient.legalName else { return }
        let others = agreements.filter { !isSamePerson($0.recipient.legalName, company) }.map(\.access)
        let theirs = Set(others.flatMap { $0.recipientSignatories.map(\.key) + $0.recipients.map(\.sign) })
        access.recipientSignatories = people(.signatory, .recipient).filter { !theirs.contains($0.key) }
        access.recipients = people(.recipient, .recipient).filter { !theirs.contains($0.key) }
    }
}

extension TrustEntry {
    fileprivate var isErased: Bool { person == TrustList.erasedName(of: key.fingerprint) }
}
