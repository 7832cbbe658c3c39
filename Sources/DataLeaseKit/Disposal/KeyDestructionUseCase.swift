internal import Agreements
internal import Bundles
internal import Disposal
internal import Glibc
internal import Primitives
internal import Pseudonyms
internal import Registry

/// What `disposal destroy-key` did.
public struct KeyDestroyed: Sendable {
    /// The key files that were overwritten and removed.
    public let removed: [String]
    /// The key files that were not there, and that the order says are lost.
    public let lost: [String]
    /// The names of the bundles whose evidence it is.
    public let bundles: [String]
}

/// A pseudonym key: where it is, what names it, and whose it is.
struct KnownKey {
    let agreement: String
    /// The bundle's number, where it is of one alone.
    let bundle: Int?
    let fingerprint: KeyFingerprint
    let file: String
    /// Since when the ledger says that it is destroyed.
    let destroyedOn: CivilDate?
}

extension DataLease {
    /// Destroys the pseudonym key of an agreement, with the keys of all its bundles, or of one bundle that has its own:
    /// overwrites and removes the file, and records who ordered it and why.
    ///
    /// Refuses while something may still be prepared under the agreement, and while a bundle that was made with the key is
    /// not shown to be gone; a bundle's own key may also go once its limit has passed. Nothing goes while a hold or a
    /// dispute is open. A key file that is not there is refused unless it `isLost`: then the signed order says so.
    public func destroyKey(
        _ reference: String, reason: String, as key: String, isLost: Bool
    ) async throws -> KeyDestroyed {
        let registry = try openRegistryToDecide()
        let keys: [KnownKey]
        let subject: Order.Subject
        let record: BundleRecord?
        if try registry.agreements().contains(where: { $0.id == reference }) {
            record = nil
            subject = .agreement(reference)
            keys = try knownKeys(of: reference, in: registry)
            guard !keys.isEmpty else {
                throw KitError(
                    .failed, "no pseudonym key was made under \(reference)",
                    hint: "there is nothing to destroy; a rehearsal's key is thrown away at once")
            }
            // Once the shared key is destroyed, nothing is prepared any more whatever the term.
            if !keys.contains(where: { $0.bundle == nil && $0.destroyedOn != nil }) {
                try refuseWhilePreparing(reference, in: registry)
            }
        } else {
            let bundle = try bundleRecord(reference, in: registry)
            record = bundle
            subject = .bundle(try BundleName(parsing: bundle.stem).id)
            keys = [try ownKey(of: bundle, in: registry)]
        }
        let toDestroy = keys.filter { $0.destroyedOn == nil || Folder.exists($0.file) }
        guard !toDestroy.isEmpty else {
            let day = keys.compactMap(\.destroyedOn).max().map { " on \($0)" } ?? ""
            throw KitError(.failed, "the key was destroyed\(day) already", hint: "nothing is left to do")
        }
        // One that was destroyed and is back goes again, whatever has happened since.
        if toDestroy.contains(where: { $0.destroyedOn == nil }) {
            try refuseWhileNeeded(toDestroy, wholeAgreement: record == nil, in: registry)
        }
        let files = try toDestroy.map { ($0, try status(of: $0, isLost: isLost)) }
        let lost = files.filter { $0.1 == nil }.map(\.0.file)
        let order = try await self.order(
            try Order(
                .keyDestruction, subject, on: surroundings.now().londonDate,
                reason: lost.isEmpty ? reason : "the key file was not found where it was; \(reason)"),
            as: key, notPreparerOf: record, in: registry)
        var bundles: [String] = []
        for (known, status) in files {
            let events = try events(for: known, order: order.signed, in: registry)
            bundles += try events.compactMap(\.bundle).map { try registry.bundle($0).stem }
            let removal = KeyRemoval(actor: order.actor, events: events, evidence: order.evidence)
            let removed = try status.map { try remove(known.file, if: $0, for: .key(removal), in: registry) }
            try self.record([removed].compactMap(\.self), of: removal, in: registry)
        }
        return KeyDestroyed(
            removed: files.filter { $0.1 != nil }.map(\.0.file), lost: lost, bundles: bundles)
    }

    /// The key files that are there although the ledger says that they were destroyed, with the bundle that each is of alone:
    /// somebody has brought them back, from a backup most likely.
    func destroyedKeysPutBack(in registry: Registry) throws -> [(bundle: Int?, finding: String)] {
        let destroyed = try registry.homeEvents(.keyDestroyed).compactMap { event -> KeyDestruction? in
            if case .keyDestroyed(let destruction) = event.body { destruction } else { nil }
        }
        var findings: [(bundle: Int?, finding: String)] = []
        for agreement in Set(destroyed.map(\.agreement)).sorted() {
            let file = keyFile(of: agreement)
            if Folder.exists(file) { findings.append((nil, Self.finding(of: file, destroyAgain: agreement))) }
        }
        // Their names end in the number of the bundle, which no two bundles share.
        for name in Folder.names(in: home.bundleKeys).sorted() {
            guard let number = Self.bundle(ofKeyFile: name) else { continue }
            let isDestroyed = try registry.events(ofBundle: number).contains { event in
                guard case .keyDestroyed(let destruction) = event.body else { return false }
                return name == "\(destruction.agreement).B\(number).key"
            }
            if isDestroyed {
                findings.append((number, Self.finding(of: "\(home.bundleKeys)/\(name)", destroyAgain: "B\(number)")))
            }
        }
        return findings
    }

    /// The folders of keys in which this user cannot see whether one is back.
    var keyFoldersUnseen: [String] {
        [Folder.parent(of: home.bundleKeys), home.bundleKeys].filter {
            Folder.isFolder($0) && access($0, R_OK | X_OK) != 0
        }
    }

    private static func finding(of file: String, destroyAgain reference: String) -> String {
        "the ledger says that this key was destroyed, and its file is there: \(file): find out who brought it back,"
            + " and destroy it again with datalease disposal destroy-key \(reference)"
    }

    private static func bundle(ofKeyFile name: String) -> Int? {
        guard name.hasSuffix(".key"), let mark = name.dropLast(4).lastIndex(of: "B") else { return nil }
        return Int(name[name.index(after: mark)...].dropLast(4))
    }

    /// The keys that were made under an agreement: the one that its bundles share, and those of single bundles.
    private func knownKeys(of agreement: String, in registry: Registry) throws -> [KnownKey] {
        var keys: [KnownKey] = []
        if let creation = try keyCreation(of: agreement, in: registry) {
            let destroyed = try registry.homeEvents(.keyDestroyed).last { event in
                if case .keyDestroyed(let destruction) = event.body {
                    destruction.agreement == agreement
                } else {
                    false
                }
            }
            keys.append(
                KnownKey(
                    agreement: agreement, bundle: nil, fingerprint: creation.key, file: keyFile(of: agreement),
                    destroyedOn: destroyed?.time.londonDate))
        }
        for bundle in try registry.bundles() where bundle.agreement.id == agreement {
            if let key = try knownKey(of: bundle, in: registry) { keys.append(key) }
        }
        return keys
    }

    /// The key that was made for one bundle; `nil` where it shares its agreement's.
    private func knownKey(of bundle: BundleRecord, in registry: Registry) throws -> KnownKey? {
        var made: KeyCreation?
        var destroyedOn: CivilDate?
        for event in try registry.events(ofBundle: bundle.number) {
            switch event.body {
            case .keyCreated(let creation): made = creation
            case .keyDestroyed: destroyedOn = event.time.londonDate
            default: break
            }
        }
        guard let made else { return nil }
        return KnownKey(
            agreement: made.agreement, bundle: bundle.number, fingerprint: made.key,
            file: keyFile(of: made.agreement, bundle: bundle.number), destroyedOn: destroyedOn)
    }

    private func ownKey(of bundle: BundleRecord, in registry: Registry) throws -> KnownKey {
        if let key = try knownKey(of: bundle, in: registry) { return key }
        if bundle.isRehearsal {
            throw KitError(
                .failed, "\(bundle.stem) is a rehearsal, whose key was thrown away at once",
                hint: "there is nothing to destroy")
        }
        throw KitError(
            .failed,
            "\(bundle.stem) has no key of its own: its pseudonyms are made with that of \(bundle.agreement.id)",
            hint: "destroy that, once every bundle under the agreement is gone: datalease disposal destroy-key"
                + " \(bundle.agreement.id)")
    }

    /// What lies where a key was: the key, under its only name; `nil` where nothing does and it is said to be lost.
    private func status(of key: KnownKey, isLost: Bool) throws -> FileStatus? {
        guard let status = try Folder.status(of: key.file) else {
            guard isLost else {
                throw KitError(
                    .failed, "the key file is not where it was: \(key.file)",
                    hint: "find out who has it; if it is lost for good, an approver says so with --lost")
            }
            return nil
        }
        guard status.isRegular, status.names == 1 else {
            throw KitError(
                .failed, "the key file is a link, or has another name too: \(key.file)",
                hint: "remove the other name first: the key would stay there")
        }
        var secret = try SecretFile.read(key.file)
        guard try Self.fingerprint(of: MasterKey(erasing: &secret)) == key.fingerprint else {
            throw KitError(
                .check, "the key file \(key.file) is not the key that the ledger names",
                hint: "move it away and put the right one in its place, or say with --lost that there is none")
        }
        return status
    }

    /// What is recorded when a key is gone: that it is, and for bundles that share it and need it as evidence, that
    /// theirs is.
    func events(for key: KnownKey, order: SignedOrder, in registry: Registry) throws -> [KeyDestruction] {
        func event(_ bundle: Int?) -> KeyDestruction {
            KeyDestruction(bundle: bundle, agreement: key.agreement, key: key.fingerprint, order: order)
        }
        guard key.bundle == nil else { return [event(key.bundle)] }
        var events = [event(nil)]
        for bundle in try registry.bundles() where bundle.agreement.id == key.agreement && !bundle.isRehearsal {
            guard try knownKey(of: bundle, in: registry) == nil,
                try registry.prepared(bundle.number).bundle.evidence.contains(.key)
            else { continue }
            events.append(event(bundle.number))
        }
        return events
    }
}

/// When a key may go.
extension DataLease {
    /// Refuses while something may still be prepared under an agreement, or is being prepared under any.
    private func refuseWhilePreparing(_ agreement: String, in registry: Registry) throws {
        if let pending = try registry.pendingPreparations(isAlive: { _ in false }).first {
            let folder = pending.folder
            throw KitError(
                .failed, "a bundle is being prepared in \(folder), perhaps with this key",
                hint: Folder.isFolder(folder)
                    ? "wait until that run is done, or finish what a run that was cut off left: see datalease status"
                    : "that folder is not there: mount its disk, or make it anew, empty, where it is gone for good; then"
                        + " run this again")
        }
        guard
            let newest = try registry.agreements().filter({ $0.id == agreement }).max(by: { $0.version < $1.version }),
            let bytes = try registry.agreementBytes(newest.digest)
        else {
            throw KitError(
                .check, "the registry has lost the bytes of agreement \(agreement)", hint: "run datalease ledger verify"
            )
        }
        let terms = try AgreementDocument.read(bytes, name: agreement, profiles: .unresolved).agreement
        let today = surroundings.now().londonDate
        guard today <= terms.term.end else { return }
        if case .terminated = try registry.agreementState(agreement).force { return }
        // Where the fault is resolved or an upstream day has passed, whatever is prepared would have to be gone already.
        let limit = try terms.limitTerms().limit(
            from: LimitOrigins(
                preparedOn: today, faultResolvedOn: try faultResolvedOn(agreement, schedule: nil, in: registry)),
            in: try bankHolidays())
        guard limit.date >= today else { return }
        throw KitError(
            .agreement,
            "bundles may still be prepared under \(agreement) version \(newest.version), whose term ends on"
                + " \(terms.term.end)",
            hint: terms.linkable == .bundle
                ? "its keys may go on the day after; that of one bundle goes by itself: destroy-key B1"
                : "its key may go on the day after")
    }

    /// Refuses while a bundle that was made with one of the keys is not shown to be gone, or must stay as it is.
    private func refuseWhileNeeded(_ keys: [KnownKey], wholeAgreement: Bool, in registry: Registry) throws {
        let today = surroundings.now().londonDate
        let agreements = Set(keys.map(\.agreement))
        let numbers = Set(keys.compactMap(\.bundle))
        let rows = try VerifyReport(of: registry, asOf: today, in: try bankHolidays()).rows.filter { row in
            !row.bundle.isRehearsal
                && (wholeAgreement
                    ? agreements.contains(row.bundle.agreement.id) : numbers.contains(row.bundle.number))
        }
        for row in rows {
            let name = try BundleName(parsing: row.bundle.stem).id
            if row.status.state == .disputed {
                throw KitError(
                    .failed, "\(name) is disputed: \(row.status.reason)",
                    hint:
                        "settle that first (datalease disposal settle); the key may be needed to find out what is true")
            }
            if let until = row.status.heldUntil {
                throw KitError(
                    .failed, "\(name) is held until \(until)",
                    hint: "what a law forbids to dispose of keeps its key; lift the hold first, where it is over")
            }
            let isShownGone = try fold(of: row.bundle, in: registry).isShownGone
            if !isShownGone, wholeAgreement || today <= row.status.limit {
                throw KitError(
                    .failed, "\(name) is not shown to be gone: \(row.status.state.rawValue), \(row.status.reason)",
                    hint: wholeAgreement
                        ? "its pseudonyms were made under this agreement; record its certificate first"
                        : "record its certificate first; or wait until its limit, \(row.status.limit), has passed")
            }
        }
    }
}
