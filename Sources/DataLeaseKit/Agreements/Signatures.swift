internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// Where the signatures of an agreement lie, and what they are worth.
extension DataLease {
    /// The file beside an agreement that holds a party's signature.
    static func signatureFile(of agreement: String, _ slot: SignatureFact.Slot) -> String {
        "\(agreement).\(slot.rawValue).sig"
    }

    /// Reads the agreement at `path` with the profiles that it names: those in the folder `profiles` beside it, and those
    /// of this release. A schedule is read with the agreement beside it that it stands under, and comes as both together.
    static func readAgreement(_ path: String) throws -> AgreementDocument {
        let bytes = try Folder.read(path, limit: 1 << 20)
        guard !ScheduleDocument.isSchedule(bytes) else { return try readSchedule(bytes, path) }
        return try AgreementDocument.read(bytes, name: path, profiles: try profiles(beside: path))
    }

    /// The same for what may be a draft with gaps, to review it as of a day.
    static func readDraft(_ path: String, on date: CivilDate) throws -> AgreementDraft {
        let bytes = try Folder.read(path, limit: 1 << 20)
        guard !ScheduleDocument.isSchedule(bytes) else {
            return AgreementDraft(complete: try readSchedule(bytes, path))
        }
        return try AgreementDraft.read(bytes, name: path, profiles: try profiles(beside: path), on: date)
    }

    /// The profiles that a file can name.
    static func profiles(beside path: String) throws -> ProfileLibrary {
        let folder = "\(Folder.parent(of: path))/profiles"
        let files = Folder.names(in: folder).filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
        return try .standard.adding(files.map { (name: $0, bytes: try Folder.read($0, limit: 1 << 20)) })
    }

    /// Checks every signature that lies beside an agreement over its exact bytes, with ssh-keygen. Whether a key counts
    /// is the gate's to say.
    ///
    /// A signature that the registry has seen counts as of then: the key may have been good at that time only.
    func signatureFacts(of document: AgreementDocument, in registry: Registry?) async throws -> [SignatureFact] {
        let seen = try registry?.homeEvents(.agreementSigned) ?? []
        var files: [(slot: SignatureFact.Slot, bytes: [UInt8])] = []
        for slot in SignatureFact.Slot.allCases {
            let path = Self.signatureFile(of: document.name, slot)
            if let bytes = try Folder.readIfPresent(path, limit: 1 << 16) { files.append((slot, bytes)) }
        }
        // Side by side: each is a process that takes ten milliseconds.
        let outcomes = try await withThrowingTaskGroup(of: (Int, SignatureFact.Outcome).self) { group in
            for (place, file) in files.enumerated() {
                group.addTask { (place, try await outcome(of: file.bytes, over: document.bytes)) }
            }
            var outcomes: [Int: SignatureFact.Outcome] = [:]
            for try await (place, outcome) in group { outcomes[place] = outcome }
            return outcomes
        }
        return files.enumerated().compactMap { place, file in
            guard let outcome = outcomes[place] else { return nil }
            let digest = Digest.sha256(file.bytes)
            let earlier = seen.first { event in
                guard case .agreementSigned(let signature) = event.body else { return false }
                return signature.agreement == document.digest && signature.signature == digest
            }
            return SignatureFact(slot: file.slot, outcome: outcome, signedAt: earlier?.time)
        }
    }

    func outcome(
        of bytes: [UInt8], over message: [UInt8], of what: String = "agreement"
    ) async throws -> SignatureFact.Outcome {
        let signature: SSHSignature
        do {
            signature = try SSHSignature(parsing: bytes)
        } catch {
            return .broken(error.what)
        }
        let holds = try await Self.holds(signature, bytes: bytes, over: message, at: surroundings.now())
        return holds
            ? .holds(fingerprint: signature.publicKey.fingerprint, namespace: signature.namespace)
            : .broken("it was not made over the \(what)'s bytes as they are now")
    }

    /// Whether a signature was made over `message` by the key that it names, whoever that is.
    static func holds(
        _ signature: SSHSignature, bytes: [UInt8], over message: [UInt8], at time: Instant
    ) async throws -> Bool {
        try await SSHKeygen.verifies(
            message, signature: bytes, by: signature.publicKey, namespace: signature.namespace, at: time)
    }

    /// Refuses an agreement that was executed on paper where what lies beside it under the paper's name is another. Where
    /// nothing does, the digest that the approver attests stands for it.
    static func checkPaper(of document: AgreementDocument) throws {
        guard case .document(let name, let digest, _) = document.agreement.execution else { return }
        let path = "\(Folder.parent(of: document.name))/\(name)"
        guard Folder.exists(path) else { return }
        guard try Self.digest(of: path) == digest else {
            throw KitError(
                .agreement, "execution.document: \(path) is not the document with that sha256",
                hint: "put the scanned contract beside the agreement, or nothing of that name")
        }
    }

    /// Takes an executed agreement and the signatures that executed it into the registry, and the schedule that fills it
    /// in.
    func register(
        _ document: AgreementDocument, facts: [SignatureFact], schedule: ScheduleFact?, in registry: Registry,
        by actor: EventActor
    ) throws {
        try registry.register(document.reference, bytes: document.bytes, by: actor, at: surroundings.now())
        for fact in facts where fact.signedAt == nil {
            guard case .holds(let signer, _) = fact.outcome else { continue }
            let bytes = try Folder.read(Self.signatureFile(of: document.name, fact.slot), limit: 1 << 16)
            try append(
                .agreementSigned(
                    AgreementSignature(
                        agreement: document.digest, party: fact.slot.rawValue, signer: signer,
                        signature: .sha256(bytes))),
                to: registry, by: actor,
                keeping: [Evidence(kind: "agreement-signature", bundle: nil, bytes: bytes)])
        }
        try registerSchedule(of: document, schedule, in: registry, by: actor)
    }
}
