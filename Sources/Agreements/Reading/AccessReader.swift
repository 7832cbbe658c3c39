internal import Primitives

extension AgreementReader {
    /// Reads `access`.
    func access(_ top: inout MappingReader, execution: Agreement.Execution?) -> Access? {
        let isDocument = if case .document? = execution { true } else { false }
        return top.mapping("access", .required) { reader in
            let preparers = self.signers("preparers", .required, &reader)
            let approvers = self.signers("approvers", isDocument ? .required : .optional, &reader)
            let signatories = self.signatories(&reader, isDocument ? .optional : .required)
            let approvals = self.approvals(by: approvers ?? [], &reader)
            let outOfHours = self.outOfHours(among: approvers ?? [], &reader)
            let recipients = self.recipients(&reader)
            guard let preparers, let recipients, isDocument || signatories != nil else { return Access?.none }
            return Access(
                preparers: preparers, approvers: approvers ?? [], approvals: approvals ?? 0,
                providerSignatories: signatories?.provider ?? [], recipientSignatories: signatories?.recipient ?? [],
                outOfHours: outOfHours ?? [], recipients: recipients)
        }
    }

    /// One person gives one approval, with however many keys.
    private func approvals(by approvers: [Access.Signer], _ reader: inout MappingReader) -> Int? {
        let most = Access.people(approvers).count
        guard let approvals = reader.integer("approvals", in: 0...100) else { return nil }
        guard approvals <= most else {
            reader.refuse(
                "approvals",
                "\(approvals) \(approvals == 1 ? "approval is" : "approvals are") asked for, and approvers"
                    + " names \(most == 0 ? "nobody" : most == 1 ? "1 person" : "\(most) people")",
                fix: "name more people under approvers, or ask for fewer approvals")
            return nil
        }
        return approvals
    }

    /// Whoever releases outside business hours signs why, which approvers do.
    private func outOfHours(among approvers: [Access.Signer], _ reader: inout MappingReader) -> [String]? {
        reader.values("outOfHours", .optional, atLeastOne: true) { text in
            guard approvers.contains(where: { isSamePerson($0.name, text) }) else {
                return .problem(
                    "\(quoted(text)) is no approver of this agreement", fix: "name people of access.approvers")
            }
            return .value(text)
        }
    }

    private func signatories(
        _ reader: inout MappingReader, _ presence: Presence
    ) -> (provider: [Access.Signer], recipient: [Access.Signer])? {
        reader.mapping("signatories", presence) { reader in
            let provider = self.signers("provider", .required, &reader)
            let recipient = self.signers("recipient", .required, &reader)
            guard let provider, let recipient else { return nil }
            for signer in recipient {
                let what =
                    if provider.contains(where: { $0.key == signer.key }) {
                        "the key of \(quoted(signer.name)) signs for both parties"
                    } else if provider.contains(where: { isSamePerson($0.name, signer.name) }) {
                        "\(quoted(signer.name)) signs for both parties"
                    } else {
                        String?.none
                    }
                if let what { reader.refuse("recipient", what, fix: "each party needs a signatory of its own") }
            }
            return (provider, recipient)
        }
    }

    private func signers(
        _ key: String, _ presence: Presence, _ reader: inout MappingReader
    ) -> [Access.Signer]? {
        var seen: Set<SSHPublicKey> = []
        return reader.list(key, presence, atLeastOne: presence == .required) { node, path in
            findings.mapping(node, at: path) { reader in
                let name = reader.value("name", .required, PersonName.reading)
                let key = reader.value("key", .required, SSHPublicKey.reading)
                guard let name, let key else { return nil }
                guard seen.insert(key).inserted else {
                    reader.refuse("key", "stands twice in the list", fix: "give each person a key of their own")
                    return nil
                }
                return Access.Signer(name: name, key: key)
            }
        }
    }

    private func recipients(_ reader: inout MappingReader) -> [Access.Recipient]? {
        var seen: Set<AgeRecipient> = []
        return reader.list("recipients", .required, atLeastOne: true) { node, path in
            findings.mapping(node, at: path) { reader in
                let name = reader.value("name", .required, PersonName.reading)
                let role = reader.text("role")
                let keys = self.recipientKeys(&reader)
                guard let name, let keys else { return nil }
                guard seen.insert(keys.decrypt).inserted else {
                    reader.refuse(
                        reader.has("key") ? "key" : "decrypt", "stands twice in the list",
                        fix: "give each person a key of their own")
                    return nil
                }
                return Access.Recipient(name: name, role: role, decrypt: keys.decrypt, sign: keys.sign)
            }
        }
    }

    /// A recipient opens bundles and certifies disposal, so must be able to decrypt and to sign.
    private func recipientKeys(
        _ reader: inout MappingReader
    ) -> (decrypt: AgeRecipient, sign: SSHPublicKey)? {
        let isSingle = reader.has("key")
        let hasOther = reader.has("decrypt") || reader.has("sign")
        let single = reader.value("key", .optional, self.bothKeys)
        let decrypt = reader.value("decrypt", isSingle ? .optional : .required, self.decryptionKey)
        let sign = reader.value("sign", isSingle ? .optional : .required, self.signingKey)
        guard !(isSingle && hasOther) else {
            reader.refuse(
                "key", "stands for both decrypt and sign, which are there too",
                fix: "write key alone, or decrypt and sign")
            return nil
        }
        if let single { return single }
        guard let decrypt, let sign else { return nil }
        return (decrypt, sign)
    }

    private func bothKeys(_ text: String) -> Reading<(decrypt: AgeRecipient, sign: SSHPublicKey)> {
        if text.hasPrefix("age1") {
            return .problem(
                "an age key cannot sign", fix: "write decrypt: age1..., and sign: with an SSH key beside it")
        }
        switch (decryptionKey(text), SSHPublicKey.reading(text)) {
        case (.value(let decrypt), .value(let sign)): return .value((decrypt, sign))
        case (.problem(let what, let fix), _), (_, .problem(let what, let fix)): return .problem(what, fix: fix)
        }
    }

    private func decryptionKey(_ text: String) -> Reading<AgeRecipient> {
        if case .value(let key) = SSHPublicKey.reading(text), !key.canDecrypt {
            return .problem(
                "an \(key.type) key cannot decrypt",
                fix: "write decrypt: with an age1... or ssh-ed25519 key, and sign: with this one")
        }
        return AgeRecipient.reading(text)
    }

    private func signingKey(_ text: String) -> Reading<SSHPublicKey> {
        guard !text.hasPrefix("age1") else {
            return .problem("an age key cannot sign", fix: "write an SSH public key: ssh-ed25519 AAAA...")
        }
        return SSHPublicKey.reading(text)
    }
}
