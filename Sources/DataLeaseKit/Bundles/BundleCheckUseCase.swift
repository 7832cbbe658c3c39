internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// What a vendor can verify of a bundle, line by line.
public struct BundleChecked: Sendable {
    /// What was found in order, a line each.
    public let findings: [String]
    /// What could not be checked and why; empty where everything was.
    public let unchecked: [String]
}

extension DataLease {
    /// Verifies a bundle as its recipient can: that it opens with `identity`, that every entry has the digest that the
    /// manifest names, that the statement beside it is about this file, and that one of the agreement's preparers signed
    /// the statement.
    ///
    /// `agreement` is the recipient's own copy: the preparers' keys are taken from it, never from the bundle. Where it is
    /// not given and the home's registry has the agreement, that copy serves.
    public func checkBundle(_ path: String, identity: String, agreement: String?) async throws -> BundleChecked {
        let identities = try AgeIdentity.identities(in: try Folder.read(identity, limit: 1 << 20))
        let file = try File.reading(path)
        var reader = try BundleReader(with: identities)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while case let count = try file.read(into: &buffer), count > 0 { try reader.push(buffer[..<count]) }
        let report = try reader.finish()
        let manifest = report.manifest
        var findings = [
            "opens with this identity",
            "\(manifest.entries.count) entries beside the manifest, each with the digest and size that it names",
            "agreement \(manifest.agreement.id) version \(manifest.agreement.version), sha256 \(manifest.agreement.digest)",
            "dispose by \(manifest.bundle.limit)",
        ]
        if let schedule = manifest.schedule {
            findings.append("schedule \(schedule.id) version \(schedule.version), sha256 \(schedule.digest)")
        }
        findings += manifest.entries.map { entry in
            "    \(entry.path), \(entry.bytes) bytes\(entry.rows.map { ", \($0) rows" } ?? "")"
        }
        var unchecked: [String] = []
        let name = Folder.name(of: path)
        guard name == manifest.bundle.fileName(.encrypted) else {
            throw KitError(
                .check, "the bundle was named \(manifest.bundle.fileName(.encrypted)), and is not any more",
                hint: "give its files their names back; the limit is part of the name")
        }
        let beside = Folder.parent(of: path)
        let statementPath = "\(beside)/\(manifest.bundle.fileName(.statement))"
        let signaturePath = "\(beside)/\(manifest.bundle.fileName(.signature))"
        guard let bytes = try Folder.readIfPresent(statementPath, limit: Statement.largestSize),
            let signature = try Folder.readIfPresent(signaturePath, limit: 1 << 16)
        else {
            throw KitError(
                .check, "\(Folder.name(of: statementPath)) or its signature is not beside the bundle",
                hint: "fetch all four files of the bundle into one folder")
        }
        try Statement(parsing: bytes).check(report)
        findings.append("the statement is about this file: sha256 \(report.sha256)")
        if manifest.bundle.isRehearsal {
            findings.append("a rehearsal: nobody relies on who signed it")
        } else if let document = try referenceAgreement(agreement, digest: manifest.agreement.digest) {
            let signer = try await checkStatement(bytes, signature, preparers: document.agreement.access.preparers)
            findings.append("the statement is signed by \(signer.name) \(signer.key), a preparer of the agreement")
            let approvals = try await checkApprovals(
                of: bytes, in: beside, manifest.bundle, under: document.agreement.access, preparer: signer.key)
            findings += approvals.findings
            unchecked += approvals.unchecked
            if manifest.schedule != nil {
                let approver = try await checkSchedule(report, under: document)
                findings.append("the schedule is within the agreement, and signed by \(approver), an approver of it")
            }
        } else {
            unchecked.append(
                "who signed the statement: give your own copy of the agreement with --agreement FILE")
        }
        return BundleChecked(findings: findings, unchecked: unchecked)
    }

    private func referenceAgreement(_ path: String?, digest: Digest) throws -> AgreementDocument? {
        if let path {
            let document = try AgreementDocument.read(
                try Folder.read(path, limit: 1 << 20), name: path, profiles: .unresolved)
            guard document.digest == digest else {
                throw KitError(
                    .check, "\(path) is not the agreement that the bundle was prepared under",
                    hint: "its sha256 must be \(digest); ask the provider which version was executed")
            }
            return document
        }
        guard home.exists, let bytes = try openRegistry(.anyTime).agreementBytes(digest) else { return nil }
        return try AgreementDocument.read(bytes, name: "the registry's agreement", profiles: .unresolved)
    }

    /// Who signed the schedule that the sample is of, which must be within the recipient's own copy of the agreement.
    private func checkSchedule(_ report: BundleReport, under document: AgreementDocument) async throws -> String {
        let schedule = try ScheduleDocument.read(
            report.schedule, name: BundleEntry.schedule, profiles: .unresolved)
        _ = try document.filled(in: schedule) { _ in nil }
        let signer = try SSHSignature(parsing: report.scheduleSignature).publicKey.fingerprint
        guard let approver = document.agreement.access.approvers.first(where: { $0.key.fingerprint == signer }),
            try await SSHKeygen.verifies(
                report.schedule, signature: report.scheduleSignature, by: approver.key,
                namespace: SignatureNamespace.schedule.rawValue, at: surroundings.now())
        else {
            throw KitError(
                .check, "the schedule is not signed by an approver of the agreement",
                hint: "do not use what is in the bundle; ask the provider by a way that you know")
        }
        return "\(approver.name) \(signer)"
    }

    private func checkStatement(
        _ statement: [UInt8], _ signature: [UInt8], preparers: [Access.Signer]
    ) async throws -> (name: String, key: KeyFingerprint) {
        let signer = try SSHSignature(parsing: signature).publicKey.fingerprint
        guard let preparer = preparers.first(where: { $0.key.fingerprint == signer }),
            try await SSHKeygen.verifies(
                statement, signature: signature, by: preparer.key, namespace: SignatureNamespace.bundle.rawValue,
                at: surroundings.now())
        else {
            throw KitError(
                .check, "the statement is not signed by a preparer of the agreement",
                hint: "do not open the bundle; ask the provider by a way that you know")
        }
        return (preparer.name, signer)
    }

    /// The approvals that lie beside a bundle: each must be of this statement, by an approver of the agreement who did not
    /// prepare it.
    private func checkApprovals(
        of statement: [UInt8], in folder: String, _ name: BundleName, under access: Access, preparer: KeyFingerprint
    ) async throws -> (findings: [String], unchecked: [String]) {
        var (signers, findings): ([Access.Signer], [String]) = ([], [])
        for file in Folder.names(in: folder).sorted() where name.isApproval(file) {
            let bytes = try Folder.read("\(folder)/\(file)", limit: 1 << 16)
            let key = try SSHSignature(parsing: bytes).publicKey.fingerprint
            guard let signer = access.approver(with: key),
                access.approvers(ofWhatPrepared: preparer).contains(where: { signer.isSamePerson(as: $0) }),
                try await SSHKeygen.verifies(
                    statement, signature: bytes, by: signer.key, namespace: SignatureNamespace.approval.rawValue,
                    at: surroundings.now())
            else {
                throw KitError(
                    .check, "\(file) is no approval of this statement by an approver of the agreement",
                    hint: "do not open the bundle; ask the provider by a way that you know")
            }
            findings.append("the statement is approved by \(signer.name) \(key), an approver of the agreement")
            signers.append(signer)
        }
        let (there, asked) = (Access.people(signers).count, access.approvals)
        guard there < asked else { return (findings, []) }
        return (
            findings,
            [
                "approvals: the agreement asks for \(asked), and \(there == 0 ? "none lies" : "\(there) lie") beside the"
                    + " bundle; ask the provider for files named \(name).statement.json.approval-....sig"
            ]
        )
    }
}
