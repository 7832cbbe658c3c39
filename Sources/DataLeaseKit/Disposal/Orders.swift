internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// Orders: signed texts of ours on which events rest.
extension DataLease {
    /// An order that was signed, who signed it, and both files, to be kept with the event that rests on it.
    typealias GivenOrder = (signed: SignedOrder, actor: EventActor, evidence: [Evidence])

    /// Signs `order` with the key file `key` of an approver who counts today, and who did not prepare the bundle `record`
    /// where one is given: not with another key either.
    func order(
        _ order: Order, as key: String, notPreparerOf record: BundleRecord?, in registry: Registry
    ) async throws -> GivenOrder {
        let signer = try await approver(key, notPreparerOf: record, in: registry).signer
        return try await sign(order, by: signer, namespace: .reason, keptWith: record?.number)
    }

    /// Signs `order` with the key file `key` of an officer who counts today.
    func orderAsOfficer(_ order: Order, as key: String, in registry: Registry) async throws -> GivenOrder {
        let signer = try await signer(key)
        let today = surroundings.now().londonDate
        guard
            try await trustList(in: registry).contains(
                signer.key.fingerprint, role: .officer, party: .provider, on: today)
        else {
            throw KitError(.check, "\(key) is not the officer's key", hint: "only the officer orders this")
        }
        return try await sign(order, by: signer, namespace: .trust, keptWith: nil)
    }

    /// Who acts with the key file `path`: an approver, or another `role`, of the provider's who counts today, and who did
    /// not prepare the bundle `record` where one is given.
    func approver(
        _ path: String, as role: TrustRole = .approver, notPreparerOf record: BundleRecord?, in registry: Registry
    ) async throws -> (signer: SSHSigner, entry: TrustEntry) {
        let signer = try await signer(path)
        let trust = try await trustList(in: registry)
        let key = signer.key.fingerprint
        guard let entry = trust.entry(key, role: role, party: .provider, on: surroundings.now().londonDate)
        else {
            guard role == .approver else {
                throw KitError(.check, "\(path) is not the officer's key", hint: "only the officer orders this")
            }
            throw KitError(
                .check, "\(path) is not an approver's key in the trust list",
                hint: "use an approver's key; the officer can add one with datalease trust add --role approver")
        }
        if let record, case .key(let preparer) = try registry.prepared(record.number).event.actor,
            preparer == key || trust.entries(of: preparer).contains(where: { $0.isSamePerson(as: entry) })
        {
            throw KitError(
                .check, "\(path) is the key of who prepared \(record.stem)",
                hint: "another approver signs what is decided about it")
        }
        return (signer, entry)
    }

    /// Has `signer`, who was looked at before, sign an order; `bundle` is the bundle that the files are kept with.
    func sign(
        _ order: Order, by signer: SSHSigner, namespace: SignatureNamespace, keptWith bundle: Int?
    ) async throws -> GivenOrder {
        let text = order.bytes
        let signature = try await signer.sign(text, namespace: namespace, at: surroundings.now())
        return (
            SignedOrder(text: .sha256(text), signature: .sha256(signature)), .key(signer.key.fingerprint),
            [
                Evidence(kind: "order", bundle: bundle, bytes: text),
                Evidence(kind: "order-signature", bundle: bundle, bytes: signature),
            ]
        )
    }
}
