internal import Agreements
internal import Disposal
internal import Primitives
internal import Registry

/// What ends when a key counts no more: what `trust remove` says, before or after.
extension DataLease {
    /// What cannot be done any more once `fingerprint` does not count as `role`, a line each, under the agreements of the
    /// log that are not over and for the bundles that may still be with somebody. Empty where nothing rests on it.
    ///
    /// `list` is the trust list without it. What was taken in of it while it counted stays good.
    func effects(
        ofRemoving fingerprint: KeyFingerprint, as role: TrustRole, from list: TrustList, in registry: Registry
    ) throws -> [String] {
        let today = surroundings.now().londonDate
        var lines: [String] = []
        for agreement in try agreementsNotOver(on: today, in: registry) {
            let name = "\(agreement.id) version \(agreement.version)"
            let counting = { (signers: [Access.Signer], role: TrustRole, party: Party.Side) in
                signers.count { list.contains($0.key.fingerprint, role: role, party: party, on: today) }
            }
            func named(_ signers: [Access.Signer]) -> Bool { signers.contains { $0.key.fingerprint == fingerprint } }
            let access = agreement.access
            switch role {
            case .preparer, .service:
                guard named(access.preparers) else { continue }
                let left = counting(access.preparers, .preparer, .provider)
                let services = counting(access.preparers, .service, .provider)
                lines.append(Self.line(name, "prepare bundles", left: left + services))
            case .approver:
                guard named(access.approvers) else { continue }
                lines.append(Self.line(name, "approve", left: counting(access.approvers, .approver, .provider)))
                let people = Access.people(
                    access.approvers.filter {
                        list.contains($0.key.fingerprint, role: .approver, party: .provider, on: today)
                    })
                // Who prepares a bundle cannot approve it, with another key either.
                let preparers = access.preparers.filter { preparer in
                    access.approvers(ofWhatPrepared: preparer.key.fingerprint).count { people.contains($0) }
                        < access.approvals
                }
                let whose = Access.people(preparers).joined(separator: ", ")
                if !preparers.isEmpty, preparers.count < access.preparers.count {
                    lines.append(
                        "\(name): no bundle that \(whose) prepares can be released any more: too few are left who may approve"
                            + " it")
                } else if !preparers.isEmpty {
                    lines.append(
                        "\(name): no bundle under it can be released any more: too few are left of the"
                            + " \(access.approvals) people who must approve it")
                }
            case .signatory:
                for side in Party.Side.allCases where named(access.signatories(of: side)) {
                    let left = counting(access.signatories(of: side), .signatory, side)
                    lines.append(Self.line(name, "sign it again for the \(side.rawValue)", left: left))
                }
            case .recipient:
                guard access.recipients.contains(where: { $0.sign.fingerprint == fingerprint }) else { continue }
                lines.append(
                    "\(name): nothing is prepared under it any more, as bundles are encrypted to all its recipients;"
                        + " have a version without this key signed")
            case .officer: break
            }
        }
        if role == .recipient { lines += try bundlesLeft(with: fingerprint, list, on: today, in: registry) }
        return lines
    }

    private static func line(_ name: String, _ deed: String, left: Int) -> String {
        switch left {
        case 0: "\(name): nobody is left who may \(deed); have a version with another key signed"
        case 1: "\(name): one other key is left that may \(deed)"
        default: "\(name): \(left) other keys are left that may \(deed)"
        }
    }

    /// The newest versions of the agreements whose term is not over and that are not terminated, by id.
    func agreementsNotOver(on day: CivilDate, in registry: Registry) throws -> [Agreement] {
        let states = try registry.agreementStates()
        let newest = try registry.agreements().reduce(into: [String: AgreementReference]()) { newest, reference in
            if reference.version > newest[reference.id]?.version ?? 0 { newest[reference.id] = reference }
        }
        return try newest.values.sorted { $0.id < $1.id }.compactMap { reference in
            if case .terminated? = states[reference.id]?.force { return nil }
            guard let bytes = try registry.agreementBytes(reference.digest) else { return nil }
            let agreement = try AgreementDocument.read(bytes, name: reference.id, profiles: .unresolved).agreement
            return day <= agreement.term.end ? agreement : nil
        }
    }

    private func bundlesLeft(
        with fingerprint: KeyFingerprint, _ list: TrustList, on day: CivilDate, in registry: Registry
    ) throws -> [String] {
        let rows = try checkedReport(of: registry, asOf: day, in: try bankHolidays()).rows
            .filter { !$0.bundle.isRehearsal && $0.status.state.isAtLarge }
        return try rows.compactMap { row in
            let bundle = try registry.prepared(row.bundle.number).bundle
            let certifiers = bundle.duty?.certifiers ?? bundle.recipients
            guard certifiers.contains(fingerprint) else { return nil }
            let left = certifiers.count { list.contains($0, role: .recipient, party: .recipient, on: day) }
            let name = "\(row.bundle.agreement.id).B\(row.bundle.number)"
            return left == 0
                ? "\(name): nobody is left whose certificate of its disposal counts; trust another key of theirs first"
                : "\(name): \(left == 1 ? "one other person" : "\(left) others") can certify its disposal"
        }
    }
}
