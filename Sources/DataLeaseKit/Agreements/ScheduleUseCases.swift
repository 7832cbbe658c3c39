public import Agreements
internal import Bundles
public import Primitives
internal import Registry

/// What `schedule sign` did.
public struct ScheduleSigned: Sendable {
    /// The schedule.
    public let schedule: SampleSchedule
    /// The file of the signature.
    public let file: String
    /// Who signed, as the agreement names them.
    public let approver: String
    /// The key that signed.
    public let fingerprint: KeyFingerprint
}

/// A schedule, and how often its datasets were lent.
public struct ScheduleShown: Sendable {
    /// The agreement as the schedule fills it in.
    public let document: AgreementDocument
    /// The schedule.
    public let schedule: ScheduleDocument
    /// How many bundles with each of its datasets count against the scope today; empty without a home.
    public let recentBundles: [(dataset: String, count: Int)]
}

extension DataLease {
    /// Reads a schedule with the agreement beside it, and checks both as `checkAgreement` does. Refuses a file that is no
    /// schedule, and one that goes beyond its agreement.
    public func checkSchedule(_ path: String) async throws -> AgreementChecked {
        // A clock that was set back is told before anything else.
        if home.exists { _ = try openRegistry() }
        try Self.refuseNoSchedule(try Self.readAgreement(path))
        return try await checkAgreement(path)
    }

    /// Reads a schedule with the agreement beside it, to show it.
    public func schedule(_ path: String) throws -> ScheduleShown {
        let registry = home.exists ? try openRegistry() : nil
        let document = try Self.readAgreement(path)
        let schedule = try Self.refuseNoSchedule(document)
        let counts = try registry.map { try recentBundles(under: document.agreement, in: $0) }
        return ScheduleShown(
            document: document, schedule: schedule,
            recentBundles: counts.map { counts in
                schedule.schedule.datasets.map { ($0.name, counts[$0.name] ?? 0) }
            } ?? [])
    }

    /// Signs a schedule with the key of an approver whom its agreement names. Needs no home.
    ///
    /// Refuses what goes beyond the agreement, a key that is no approver's, and where a good
    /// signature is there already. One that was made before the file was changed is replaced.
    public func signSchedule(_ path: String, key: String) async throws -> ScheduleSigned {
        let document = try Self.readAgreement(path)
        let schedule = try Self.refuseNoSchedule(document)
        let signer = try await signer(key)
        let fingerprint = signer.key.fingerprint
        let access = document.agreement.access
        guard let approver = access.approvers.first(where: { $0.key.fingerprint == fingerprint }) else {
            throw KitError(
                .agreement, "\(document.name): access.approvers does not name the key \(fingerprint)",
                hint: access.approvers.isEmpty
                    ? "the agreement names no approver: nobody can sign its schedules"
                    : "an approver signs it: \(access.approvers.map(\.name).joined(separator: ", "))")
        }
        let file = Self.signatureFile(ofSchedule: path)
        if let earlier = try Folder.readIfPresent(file, limit: 1 << 16) {
            if case .holds = try await outcome(of: earlier, over: schedule.bytes, of: "schedule") {
                throw KitError(
                    .failed, "\(file) exists: the schedule is signed already", hint: "nothing is left to do")
            }
            surroundings.notice("\(file) was made over other bytes and is replaced")
        }
        let signature = try await signer.sign(schedule.bytes, namespace: .schedule, at: surroundings.now())
        try Folder.replace(file, with: signature, mode: 0o644)
        return ScheduleSigned(
            schedule: schedule.schedule, file: file, approver: approver.name, fingerprint: fingerprint)
    }

    @discardableResult
    private static func refuseNoSchedule(_ document: AgreementDocument) throws(KitError) -> ScheduleDocument {
        guard let schedule = document.schedule else {
            throw KitError(
                .agreement, "\(document.name): this is an agreement, and no schedule",
                hint: "a schedule says kind: SampleSchedule; for agreements there is datalease agreement")
        }
        return schedule
    }
}
