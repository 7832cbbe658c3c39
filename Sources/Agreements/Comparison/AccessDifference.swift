internal import Primitives

extension DifferenceList {
    mutating func access(_ old: Access, _ new: Access) {
        signers("access.preparers", "preparer", old.preparers, new.preparers)
        signers("access.approvers", "approver", old.approvers, new.approvers)
        signers(
            "access.signatories.provider", "signatory of the provider", old.providerSignatories,
            new.providerSignatories)
        signers(
            "access.signatories.recipient", "signatory of the recipient", old.recipientSignatories,
            new.recipientSignatories)
        pairs(old.recipients, new.recipients, by: \.name) { list, before, after in
            let name = after?.name ?? before?.name ?? ""
            let section = "access.recipients"
            switch (before, after) {
            case (nil, _?): list.note(section, "\(name) can open bundles too", .widens)
            case (_?, nil): list.note(section, "\(name) can open no more bundles", .narrows)
            case (let before?, let after?):
                list.value("\(section).role", before.role, after.role)
                if before.decrypt.text != after.decrypt.text {
                    list.note(section, "\(name) opens bundles with another key: \(after.decrypt.fingerprint)", .changes)
                }
                list.key(section, name, before.sign.fingerprint.description, after.sign.fingerprint.description)
            case (nil, nil): break
            }
        }
        more("access.approvals", "approvals before a bundle is released", old.approvals, new.approvals, more: .narrows)
        items(
            "access.outOfHours", "who may release outside business hours", old.outOfHours, new.outOfHours,
            added: .widens)
    }

    private mutating func signers(_ section: String, _ noun: String, _ old: [Access.Signer], _ new: [Access.Signer]) {
        // One person may stand there with two keys.
        let name = { (signer: Access.Signer) in signer.name }
        pairs(old, new, by: { "\($0.name) \($0.key.fingerprint)" }) { list, before, after in
            switch (before, after) {
            case (nil, let signer?):
                guard let earlier = old.first(where: { name($0) == name(signer) }) else {
                    return list.note(section, "\(noun) added: \(signer.name) with \(signer.key.fingerprint)", .widens)
                }
                let isReplaced = !new.contains(earlier)
                list.note(
                    section, "\(signer.name) signs with another key: \(signer.key.fingerprint)",
                    isReplaced ? .changes : .widens)
            case (let signer?, nil):
                // Told with the key that replaces it.
                if !new.contains(where: { name($0) == name(signer) }) {
                    list.note(section, "\(noun) gone: \(signer.name)", .narrows)
                } else if new.allSatisfy({ name($0) != name(signer) || old.contains($0) }) {
                    list.note(section, "\(signer.name) signs no more with \(signer.key.fingerprint)", .narrows)
                }
            default: break
            }
        }
    }

    private mutating func key(_ section: String, _ name: String, _ old: String, _ new: String) {
        if old != new { note(section, "\(name) signs with another key: \(new)", .changes) }
    }
}
