internal import Agreements
internal import Bundles
internal import Detection
internal import Disposal
internal import Primitives
internal import Registry

/// Schedules under a master agreement: where they lie, what their signatures are worth, and what is known of them.
extension DataLease {
    /// The file beside a schedule that holds the approver's signature.
    static func signatureFile(ofSchedule path: String) -> String { "\(path).approver.sig" }

    /// A schedule with the agreement that it stands under, which lies beside it and is known by its digest.
    static func readSchedule(_ bytes: [UInt8], _ path: String) throws -> AgreementDocument {
        let schedule = try ScheduleDocument.read(bytes, name: path, profiles: try profiles(beside: path))
        let folder = Folder.parent(of: path)
        let files = Folder.names(in: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        var other: AgreementDocument?
        var wanted: (file: String, bytes: [UInt8])?
        let prefix = path.contains("/") ? "\(folder)/" : ""
        for file in files.map({ prefix + $0 }) where Folder.name(of: file) != Folder.name(of: path) {
            guard let found = try? Folder.read(file, limit: 1 << 20), !ScheduleDocument.isSchedule(found) else {
                continue
            }
            if Digest.sha256(found) == schedule.schedule.agreement.digest {
                // Of two copies the one that somebody signed.
                let isSigned = SignatureFact.Slot.allCases.contains { Folder.exists(signatureFile(of: file, $0)) }
                if wanted == nil || isSigned { wanted = (file, found) }
                if isSigned { break }
                continue
            }
            let document = try? AgreementDocument.read(found, name: file, profiles: .unresolved)
            if let document, document.agreement.id == schedule.schedule.agreement.id,
                other.map({ $0.agreement.version < document.agreement.version }) ?? true
            {
                other = document
            }
        }
        if let wanted {
            let document = try AgreementDocument.read(
                wanted.bytes, name: wanted.file, profiles: try profiles(beside: wanted.file))
            return try document.filled(in: schedule) { FieldCategory(guessedFrom: $0)?.rawValue }
        }
        // Another version of the agreement is no help but to say what is wrong.
        if let other { return try other.filled(in: schedule) { FieldCategory(guessedFrom: $0)?.rawValue } }
        let named = schedule.schedule.agreement
        throw KitError(
            .agreement,
            "\(path): no file beside it is \(named.id) version \(named.version), of sha256 \(named.digest)",
            hint: "put the agreement, with its signatures, into the folder of its schedules")
    }

    /// Refuses a master agreement where a sample is to be lent.
    static func refuseMaster(_ document: AgreementDocument) throws(KitError) {
        guard document.agreement.scope != nil, document.schedule == nil else { return }
        throw KitError(
            .agreement, "\(document.name): what is lent under \(document.agreement.id) stands in its schedules",
            hint: "give the schedule's file instead of the agreement's")
    }

    /// What is known of the schedule that fills an agreement in; `nil` where there is none. A signature that the registry
    /// has seen counts as of then.
    func scheduleFact(of document: AgreementDocument, in registry: Registry?) async throws -> ScheduleFact? {
        guard let schedule = document.schedule else { return nil }
        let resolvedOn = try registry.flatMap { try faultResolvedOn(document.agreement, schedule.schedule, in: $0) }
        let path = Self.signatureFile(ofSchedule: schedule.name)
        guard let bytes = try Folder.readIfPresent(path, limit: 1 << 16) else {
            return ScheduleFact(signature: nil, resolvedOn: resolvedOn)
        }
        let digest = Digest.sha256(bytes)
        let earlier = try registry.flatMap { registry in
            try scheduleSignatures(in: registry).first { $0.schedule == schedule.reference && $0.signature == digest }
        }
        let signature = SignatureFact(
            slot: .approver, outcome: try await outcome(of: bytes, over: schedule.bytes, of: "schedule"),
            signedAt: earlier?.time)
        return ScheduleFact(signature: signature, resolvedOn: resolvedOn)
    }

    /// The day on which the fault of a schedule was resolved, under its own id or another's: the ticket says which fault it is.
    private func faultResolvedOn(
        _ agreement: Agreement, _ schedule: SampleSchedule, in registry: Registry
    ) throws -> CivilDate? {
        let others = try scheduleSignatures(in: registry).filter { known in
            guard known.agreement.id == agreement.id else { return false }
            guard known.schedule.id != schedule.id, let bytes = try registry.evidence(known.schedule.digest)?.bytes
            else { return false }
            let fault = try ScheduleDocument.read(bytes, name: known.schedule.id, profiles: .unresolved).schedule.fault
            return fault.system == schedule.fault.system && fault.ticket == schedule.fault.ticket
        }
        return try Set([schedule.id] + others.map(\.schedule.id)).compactMap {
            try faultResolvedOn(agreement.id, schedule: $0, in: registry)
        }.min()
    }

    /// The signatures of schedules that the registry has seen, in their order.
    func scheduleSignatures(
        in registry: Registry
    ) throws -> [(agreement: AgreementReference, schedule: AgreementReference, signature: Digest, time: Instant)] {
        try registry.homeEvents(.scheduleSigned).compactMap { event in
            guard case .scheduleSigned(let signed) = event.body else { return nil }
            return (signed.agreement, signed.schedule, signed.signature, event.time)
        }
    }

    /// Takes a schedule and its signature into the registry, where they are not there yet. Refuses a version older than one
    /// that was signed already, and another schedule under the same id and version.
    func registerSchedule(
        of document: AgreementDocument, _ fact: ScheduleFact?, in registry: Registry, by actor: EventActor
    ) throws {
        guard let schedule = document.schedule, let signature = fact?.signature,
            case .holds(let signer, _) = signature.outcome
        else { return }
        let own = schedule.reference
        for known in try scheduleSignatures(in: registry)
        where known.agreement.id == document.agreement.id && known.schedule.id == own.id {
            guard known.schedule.version <= own.version else {
                throw KitError(
                    .agreement,
                    "version \(own.version) of schedule \(own.id) is superseded: version \(known.schedule.version) is signed",
                    hint: "prepare under version \(known.schedule.version)")
            }
            guard known.schedule.version < own.version || known.schedule.digest == own.digest else {
                throw KitError(
                    .agreement, "schedule \(own.id) version \(own.version) is in the registry with other contents",
                    hint: "give the changed file a new version and have it signed")
            }
        }
        guard signature.signedAt == nil else { return }
        let bytes = try Folder.read(Self.signatureFile(ofSchedule: schedule.name), limit: 1 << 16)
        try append(
            .scheduleSigned(
                ScheduleSignature(
                    agreement: document.reference, schedule: own, signer: signer, signature: .sha256(bytes))),
            to: registry, by: actor,
            keeping: [
                Evidence(kind: "schedule", bundle: nil, bytes: schedule.bytes),
                Evidence(kind: "schedule-signature", bundle: nil, bytes: bytes),
            ])
    }

    /// The newest signature of a schedule in the registry.
    func scheduleSignature(of schedule: AgreementReference, in registry: Registry) throws -> [UInt8] {
        guard let known = try scheduleSignatures(in: registry).last(where: { $0.schedule == schedule }),
            let bytes = try registry.evidence(known.signature)?.bytes
        else {
            throw KitError(
                .check, "the registry has lost the signature of schedule \(schedule.id)",
                hint: "run datalease ledger verify")
        }
        return bytes
    }

    /// An agreement as a schedule that was taken into the registry fills it in.
    func filled(
        _ document: AgreementDocument, in schedule: AgreementReference?, registry: Registry
    ) throws -> AgreementDocument {
        guard let schedule else { return document }
        guard let bytes = try registry.evidence(schedule.digest)?.bytes else {
            throw KitError(
                .check, "the registry has lost the bytes of schedule \(schedule.id) version \(schedule.version)",
                hint: "run datalease ledger verify")
        }
        return document.filled(
            inUnchecked: try ScheduleDocument.read(bytes, name: schedule.id, profiles: .unresolved))
    }
}
