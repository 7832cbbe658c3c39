internal import Agreements
internal import Bundles
internal import Detection
internal import Disposal
internal import Primitives
internal import Pseudonyms
internal import Registry

/// The names of a preparation's files before they get their own: hidden, nothing that anyone takes for a bundle, and
/// this run's alone, so that it clears away no file of another home that prepares the same number in the same folder.
struct TemporaryFiles {
    let encrypted: String
    let statement: String
    let signature: String
    let openMe: String
    /// What the proof over the output writes away has this name for a moment only.
    let proof: String
    /// What the figures of risk write away, too.
    let risk: String

    init(number: Int) {
        let stem = ".datalease-\(number).\(Folder.ownMark)"
        encrypted = "\(stem).bundle.partial"
        statement = "\(stem).statement.partial"
        signature = "\(stem).signature.partial"
        openMe = "\(stem).open-me.partial"
        proof = "\(stem).proof.partial"
        risk = "\(stem).risk.partial"
    }

    var all: [String] { [encrypted, statement, signature, openMe, proof, risk] }
}

/// What went into a bundle.
struct BundleContents {
    struct Dataset {
        let name: String
        /// The path of the file; `nil` where it came through a pipe, and there is none to look for.
        let path: String?
        let entry: String
        let digest: Digest
        let size: Int
        let rowsRead: Int
        let rowsShared: Int
        /// Why these rows, where they were chosen.
        let reasons: String?
        /// How many records that `--include` names do not fit the agreement's conditions.
        let withheld: Int
        let setAside: SetAsideRecords
        let scrubbed: ScrubTally
        /// What was done, operator by operator.
        let operations: [PrivateReport.Operation]
        /// What came of the proof over the output, where the bundle is completed.
        let proof: PrivateReport.Proof
        let risk: RowRisk
        /// How many findings of the proof over the output were waived.
        var waived = 0
    }

    var datasets: [Dataset] = []
    /// The waivers that let something pass.
    var waivers: [GivenWaiver] = []
    var written: WrittenBundle?
    var description: BundleDescription?
    /// What the exchange came to; there exactly where the agreement is for exchanges.
    var exchange: ExchangeRecord?
    /// The same with its lists, and who writes those.
    var booked: BookedExchange?
    var book: ExchangeBook?
}

/// A bundle that is being prepared: all that is fixed before the first byte is written.
struct BundleInPreparation {
    let document: AgreementDocument
    let name: BundleName
    let limit: LimitRecord
    let recipients: [AgeRecipient]
    let preparedAt: Instant
    let folder: String
    let temporary: TemporaryFiles
    let preparer: SSHPublicKey
    /// The plans of all datasets of the agreement.
    let plans: [DatasetPlan]
    /// What the entry of each dataset is called.
    private let entries: [String: String]

    init(
        number: Int, document: AgreementDocument, preparer: SSHPublicKey, request: PreparationRequest,
        assignments: [ExportAssignment], preparedAt: Instant, folder: String,
        limit: LimitRecord
    ) throws {
        let agreement = document.agreement
        self.limit = limit
        name = try BundleName(
            agreement: agreement.id, number: number, limit: limit.date, isRehearsal: request.isRehearsal)
        recipients =
            request.isRehearsal
            ? [try AgeRecipient(preparer)] : agreement.access.recipients.map(\.decrypt)
        self.document = document
        self.preparer = preparer
        self.preparedAt = preparedAt
        self.folder = folder
        temporary = TemporaryFiles(number: number)
        plans = Plan.compile(agreement)
        entries = Self.entries(of: assignments, plans)
    }

    /// Names entries as their inputs are, less what may be about a person.
    private static func entries(of assignments: [ExportAssignment], _ plans: [DatasetPlan]) -> [String: String] {
        var entries: [String: String] = [:]
        for assignment in assignments {
            guard let plan = plans.first(where: { $0.name == assignment.dataset }) else { continue }
            entries[plan.name] = EntryNames.bundleName(
                of: assignment.input.name, dataset: plan.name, formatExtension: plan.format.fileExtension,
                knownWords: plan.profile.map { [$0.name] } ?? [], taken: Set(entries.values))
        }
        return entries
    }

    func plan(_ dataset: String) -> DatasetPlan? { plans.first { $0.name == dataset } }

    /// The entry of the bundle that holds a dataset.
    func entry(_ plan: DatasetPlan) -> String {
        BundleEntry.dataFolder + (entries[plan.name] ?? "\(plan.name).\(plan.format.fileExtension)")
    }

    /// The entries of the profiles that the agreement names, each edition once.
    var profiles: [(entry: String, bytes: [UInt8])] {
        var (digests, names): (Set<Digest>, Set<String>) = ([], [])
        return plans.compactMap(\.profile).filter { digests.insert($0.digest).inserted }.map { profile in
            let isFirst = names.insert(profile.name).inserted
            let edition = isFirst ? "" : ".\(profile.digest.hex.prefix(16))"
            return ("\(BundleEntry.profileFolder)\(profile.name)\(edition).yaml", profile.bytes)
        }
    }

    func path(of name: String) -> String { "\(folder)/\(name)" }

    /// Refuses where a file has one of the bundle's names already, before anything is read.
    func refuseTakenNames() throws(KitError) {
        for file in BundleFile.allCases where Folder.exists(path(of: name.fileName(file))) {
            throw KitError(
                .failed, "\(path(of: name.fileName(file))) exists already",
                hint: "it is never overwritten; move it away or choose another folder")
        }
    }

    var manifest: Manifest {
        Manifest(
            bundle: name, agreement: document.reference, schedule: document.schedule?.reference, preparedAt: preparedAt,
            agreementClass: isExchange ? Manifest.transactional : nil)
    }

    /// Whether it is an exchange.
    var isExchange: Bool { document.agreement.classification == .transactional }

    /// What the pages in and beside the bundle say.
    func description(of assignments: [ExportAssignment]) -> BundleDescription {
        let agreement = document.agreement
        func party(_ party: Party) -> BundleDescription.Party {
            BundleDescription.Party(legalName: party.legalName, contact: party.contact ?? "")
        }
        let preparerName =
            agreement.access.preparers.first { $0.key.fingerprint == preparer.fingerprint }?.name ?? "the preparer"
        let person = BundleDescription.Person(name: preparerName, fingerprint: preparer.fingerprint)
        let datasets = assignments.compactMap { assignment in plan(assignment.dataset) }.map { plan in
            BundleDescription.Dataset(
                name: plan.name, path: entry(plan), fields: plan.rules.map(BundleDescription.Field.init))
        }
        return BundleDescription(
            name: name, agreement: manifest.agreement, schedule: manifest.schedule, title: agreement.title,
            provider: party(agreement.provider),
            recipient: party(agreement.recipient),
            breachContact: agreement.breach?.contact ?? agreement.provider.contact ?? "",
            breachWithinHours: agreement.breach?.notifyWithinHours, purposes: agreement.purposes,
            fault: agreement.fault.map {
                BundleDescription.Fault(system: $0.system, ticket: $0.ticket, text: $0.description)
            },
            prohibitions: agreement.prohibitions,
            recipients: name.isRehearsal
                ? [person]
                : agreement.access.recipients.map {
                    BundleDescription.Person(name: $0.name, fingerprint: $0.sign.fingerprint)
                },
            preparer: person,
            preparedAt: preparedAt, methodAtLeast: agreement.disposal.methodAtLeast,
            certificateBy: limit.certificateBy, datasets: datasets,
            approvals: name.isRehearsal ? 0 : agreement.access.approvals)
    }

    /// What the ledger will say.
    func event(_ contents: BundleContents, _ written: WrittenBundle) -> PreparedBundle {
        let agreement = document.agreement
        // Who may certify and who can decrypt; one key often does both.
        var keys: [KeyFingerprint] = []
        for recipient in agreement.access.recipients {
            for key in [recipient.sign.fingerprint, recipient.decrypt.fingerprint] where !keys.contains(key) {
                keys.append(key)
            }
        }
        return PreparedBundle(
            bundle: name.number, isRehearsal: name.isRehearsal, stem: name.description, digest: written.sha256,
            size: written.size, agreement: document.reference, schedule: document.schedule?.reference,
            recipients: name.isRehearsal ? [] : keys,
            datasets: contents.datasets.map {
                DatasetRecord(
                    name: $0.name, input: $0.digest, inputSize: $0.size, rowsRead: $0.rowsRead,
                    rowsShared: $0.rowsShared, isPiped: $0.path == nil, waived: $0.waived)
            },
            limit: limit,
            evidence: agreement.disposal.evidence, methodAtLeast: agreement.disposal.methodAtLeast,
            duty: name.isRehearsal ? nil : agreement.duty, entries: written.dataDigests,
            waivers: contents.waivers.map { .sha256($0.bytes) }, exchange: contents.exchange)
    }

    /// What the preparer is told.
    func result(_ contents: BundleContents, _ exchangeLists: ExchangeLists?) throws -> PreparationResult {
        guard let written = contents.written else { throw KitError(.failed, "the bundle was not written") }
        let agreement = document.agreement
        return PreparationResult(
            name: name, sha256: written.sha256, size: written.size, folder: folder,
            files: [BundleFile.encrypted, .statement, .signature, .openMe].map { name.fileName($0) },
            recipients: name.isRehearsal ? ["you alone"] : agreement.access.recipients.map(\.name),
            recipientCompany: name.isRehearsal ? "a rehearsal" : agreement.recipient.legalName,
            datasets: contents.datasets.map {
                SharedDataset(
                    name: $0.name, rowsRead: $0.rowsRead, rowsShared: $0.rowsShared, reasons: $0.reasons,
                    setAside: $0.setAside, scrubbed: $0.scrubbed, risk: $0.risk.lines, waived: $0.waived)
            },
            hasInputFiles: contents.datasets.contains { $0.path != nil },
            limitReason: "\(limit.trigger)",
            certificateBy: limit.certificateBy, approvals: name.isRehearsal ? 0 : agreement.access.approvals,
            exchange: contents.exchange,
            heldBackList: exchangeLists.flatMap { (contents.booked?.heldBack.rows ?? 0) > 0 ? $0.heldBack : nil })
    }
}

extension Dataset.Format {
    /// What a file of this format is called where its name does not say.
    var fileExtension: String {
        switch self {
        case .csv: "csv"
        case .xml: "xml"
        case .fixed: "txt"
        }
    }
}

extension BundleDescription.Field {
    /// What the dictionary says of a rule.
    init(_ rule: PlannedRule) {
        let properties = OperatorProperties(of: rule.operator)
        let reversal: Reversal =
            switch properties.reversibility {
            case .unchanged: .unchanged
            case .reversible: .reversible
            case .oneWay: .oneWay
            }
        self.init(
            name: rule.field, operatorName: rule.operator.name, semanticType: rule.semanticType, reversal: reversal,
            // A promise with a condition is none for the vendor, who does not see the originals.
            collisions: properties.collisions == .injective && properties.condition == nil ? .none : .possible,
            note: [properties.condition, rule.because].compactMap(\.self).joined(separator: "; "))
    }
}

extension Agreement {
    /// What disposal must show beyond the kinds of evidence.
    var duty: DisposalDuty {
        var certifiers: [KeyFingerprint] = []
        for recipient in access.recipients where !certifiers.contains(recipient.sign.fingerprint) {
            certifiers.append(recipient.sign.fingerprint)
        }
        return DisposalDuty(
            isReturn: disposal.mode == .return, certifiers: certifiers,
            subProcessors: self.recipient.subProcessors.count)
    }
}

extension WrittenBundle {
    /// The digests of the entries that hold records, each once. One without any is a header, which many files may be.
    fileprivate var dataDigests: [Digest] {
        var digests: [Digest] = []
        for entry in manifest.entries where (entry.rows ?? 0) > 0 && !digests.contains(entry.sha256) {
            digests.append(entry.sha256)
        }
        return digests
    }
}
