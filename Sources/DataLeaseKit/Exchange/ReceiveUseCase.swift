internal import Agreements
internal import Bundles
public import Primitives
internal import Pseudonyms
internal import Records
internal import Registry

/// A file that came back, matched with what was sent.
public struct ExchangeReceived: Sendable {
    /// The name of the bundle that it belongs to.
    public let bundle: String
    /// The sequence and the number of what was sent.
    public let sequence: String
    /// The number in the sequence.
    public let number: Int
    /// The dataset of the file.
    public let dataset: String
    /// The records that name what was sent, without a reason.
    public let matched: MoneyTotal
    /// The records that name what was sent, with a reason.
    public let returned: MoneyTotal
    /// The records that name nothing that was sent.
    public let unknown: MoneyTotal
    /// Of these, the ones whose reference was sent, with another amount or less often.
    public let otherAmount: MoneyTotal
    /// Of the unknown, the ones that came back before, in another file.
    public let before: MoneyTotal
    /// The returned by what their reason means, in the order of the words; last those whose code says nothing here.
    public let reasons: [(meaning: String?, total: MoneyTotal)]
    /// How many values of fields with tokens are no token of the agreement.
    public let brokenTokens: Int
    /// How many tokens are of the agreement, but of no item that was sent with that reference and amount; they stay.
    public let otherTokens: Int
    /// How many cells began as a formula does: in the list an apostrophe stands before them.
    public let formulas: Int
    /// Whether the records have amounts; a report of instructions has none.
    public let hasAmounts: Bool
    /// The list for the clerk.
    public let list: String
    /// Who signed the file; `nil` where it came without a signature.
    public let signer: String?
    /// Whether it is in the ledger now for the first time.
    public let isNew: Bool
}

/// What is asked of a file that came back.
public struct ReturnRequest: Sendable {
    /// The file.
    public var file: String
    /// The exchange that it belongs to.
    public var bundle: String
    /// Its signature; `nil` for none.
    public var signature: String?
    /// Its inbound dataset; `nil` for the only one.
    public var dataset: String?
    /// Where the list goes; `nil` for the home.
    public var out: String?
    /// Files of profiles that the agreement pins, besides those of this release.
    public var profiles: [String]

    /// A request.
    public init(
        file: String, bundle: String, signature: String?, dataset: String?, out: String?, profiles: [String] = []
    ) {
        self.file = file
        self.bundle = bundle
        self.signature = signature
        self.dataset = dataset
        self.out = out
        self.profiles = profiles
    }
}

extension DataLease {
    /// Takes in a file that came back about an exchange: checks its signature, where it has one or must have one, and its
    /// own totals, matches its records with what was sent, writes a list of them with tokens turned back for the clerk, and
    /// records digest and figures.
    ///
    /// A file that was taken in before makes its list anew and is not recorded again. Memory: see `SentItems`.
    public func receive(_ request: ReturnRequest) async throws -> ExchangeReceived {
        try await deciding { try await receive(request, in: $0) }
    }

    private func receive(_ request: ReturnRequest, in registry: Registry) async throws -> ExchangeReceived {
        let record = try bundleRecord(request.bundle, in: registry)
        let sent = try exchange(of: record, in: registry)
        try refuseUnsent(sent, request.file, in: registry)
        let agreement = try agreement(of: record, with: request.profiles, in: registry)
        let (plan, matches) = try inbound(request.dataset, of: agreement, for: sent)
        let rules = ExportRules(plan, showingEverything: true)
        guard let fields = ExchangeFields(rules), fields.referenceRule >= 0 else {
            throw KitError(.agreement, "dataset \(plan.name): nothing says which field names what was sent")
        }
        let signature = try await signature(of: request, isAskedFor: matches.isSigned, for: record, in: registry)
        let hasAmounts = fields.amountRule >= 0
        var items = try SentItems(
            ExchangeLists(bundle: record.number, in: home).items, of: sent, hasAmounts: hasAmounts)
        let bytes = try ExportBytes(request.file)
        let returns = try registry.events(ofBundle: record.number).compactMap { event -> ExchangeReturn? in
            if case .exchangeReturned(let file) = event.body { file } else { nil }
        }
        let digest = try Self.digest(ofReturned: request.file)
        // Of a file that was taken in before, those before it count, so that its list comes out the same.
        let recorded = returns.first { $0.input == digest }
        // Without amounts nothing but a reference is told, which files of another kind may tell, too.
        for earlier in returns.prefix(while: { $0.input != digest })
        where hasAmounts || earlier.dataset == plan.name {
            try items.takeEarlier(
                ReturnList.path(.items, of: earlier.input, bundle: record.number, in: home), earlier)
        }
        var file = ReturnedFile(
            rules, fields, items, try pseudonymisers(of: plan, agreement: agreement.id, in: registry))
        let list = try ReturnList(.list, request.out, ofBundle: record.number, in: home)
        let kept: ReturnList
        do {
            kept = try ReturnList(.items, nil, ofBundle: record.number, in: home)
        } catch {
            list.discard()
            throw error
        }
        do {
            // A list of nothing would be the same copy of many bundles. No item is a line without commas.
            try kept.write(Array("\(digest.hex)\n".utf8))
            do {
                try file.run(bytes, to: { try list.write($0) }, keep: { try kept.write($0) })
            } catch {
                throw ExportRefusal.naming(error, dataset: plan.name, rules: rules)
            }
            guard bytes.digest == digest, signature.map({ $0.digest == digest }) ?? true else {
                throw KitError(
                    .check, "\(request.file) was changed while it was read", hint: "run it again")
            }
            let figures = file.figures
            if let recorded, recorded.matched != figures.matched || recorded.returned != figures.returned {
                throw KitError(
                    .failed, "\(request.file) was taken in before, and came to other figures",
                    hint: "name the dataset as the first time, with --dataset \(recorded.dataset)")
            }
            let copies = try [list.finish(named: digest), kept.finish(named: digest)]
            let isNew = recorded == nil
            if isNew {
                let body = EventBody.exchangeReturned(
                    ExchangeReturn(
                        bundle: record.number, dataset: plan.name, input: digest,
                        matched: file.figures.matched, returned: file.figures.returned, unknown: file.figures.unknown,
                        signer: signature?.signer, signature: signature?.kept.digest))
                try append(
                    body, to: registry, by: systemActor, keeping: signature.map { [$0.kept] } ?? [],
                    remembering: copies.compactMap(\.self))
            }
            return try received(
                file.figures, sent, plan.name, signer: signature?.signer, hasAmounts: hasAmounts,
                list: list.path, isNew: isNew, in: registry)
        } catch {
            list.discard()
            kept.discard()
            throw error
        }
    }

    private static func digest(ofReturned path: String) throws -> Digest {
        try digest(of: try File.reading(path))
    }

    private func received(
        _ figures: ReturnedFigures, _ sent: Exchange, _ dataset: String, signer: KeyFingerprint?, hasAmounts: Bool,
        list: String, isNew: Bool, in registry: Registry
    ) throws -> ExchangeReceived {
        let known = figures.reasons.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        var reasons: [(meaning: String?, total: MoneyTotal)] = known.map { ($0.key, $0.value) }
        if let other = figures.reasons[""] { reasons.append((nil, other)) }
        return ExchangeReceived(
            bundle: sent.bundle.stem, sequence: sent.sequence, number: sent.number, dataset: dataset,
            matched: figures.matched, returned: figures.returned, unknown: figures.unknown,
            otherAmount: figures.otherAmount, before: figures.before, reasons: reasons,
            brokenTokens: figures.brokenTokens,
            otherTokens: figures.otherTokens, formulas: figures.formulas, hasAmounts: hasAmounts, list: list,
            signer: try signer.map { try names(in: registry).name(of: .key($0)) }, isNew: isNew)
    }

    /// The agreement of a bundle with the rules of the profiles that it names, which were pinned when it was executed.
    func agreement(
        of record: BundleRecord, with profiles: [String], in registry: Registry
    ) throws -> Agreement {
        // Refuses what was erased, and what has no agreement.
        _ = try agreement(of: record, in: registry)
        let files = try profiles.map { (name: $0, bytes: try Folder.read($0, limit: 1 << 20)) }
        return try AgreementDocument.read(
            try registry.agreementBytes(record.agreement.digest) ?? [], name: record.agreement.id,
            profiles: .standard.adding(files)
        ).agreement
    }

    /// The inbound dataset that a file is of: the one of that name, or the only one for what was sent.
    private func inbound(
        _ name: String?, of agreement: Agreement, for sent: Exchange
    ) throws -> (plan: DatasetPlan, matches: ExchangeTerms.Matches) {
        let all = Plan.compile(agreement).compactMap { plan in
            plan.exchange?.matches.map { (plan: plan, matches: $0) }
        }.filter { $0.matches.dataset == sent.dataset }
        guard let name else {
            guard let only = all.first, all.count == 1 else {
                throw KitError(
                    .usage,
                    all.isEmpty
                        ? "\(agreement.id) has no inbound dataset whose files speak of \(sent.dataset)"
                        : "\(agreement.id) has \(all.count) inbound datasets whose files speak of \(sent.dataset)",
                    hint: all.isEmpty
                        ? "the agreement says it with exchange: {direction: inbound, matches: ...}"
                        : "name one: --dataset \(all.map(\.plan.name).joined(separator: " or --dataset "))")
            }
            return only
        }
        guard let named = all.first(where: { $0.plan.name == name }) else {
            throw KitError(
                .usage, "\(agreement.id) has no inbound dataset \(name) whose files speak of \(sent.dataset)",
                hint: all.isEmpty ? nil : "it has: \(all.map(\.plan.name).joined(separator: ", "))")
        }
        return named
    }

    /// The exchange that a bundle is; refuses one that is none.
    func exchange(of record: BundleRecord, in registry: Registry) throws -> Exchange {
        guard let exchange = try registry.exchange(ofBundle: record.number) else {
            throw KitError(
                .usage, "\(record.stem) is no exchange", hint: "datalease exchange status lists the exchanges")
        }
        return exchange
    }

    /// What turns back the reversible tokens of a dataset, by rule; empty where it has none.
    func pseudonymisers(
        of plan: DatasetPlan, agreement: String, in registry: Registry
    ) throws -> [RuleIndex: Pseudonymiser] {
        let tokens = plan.rules.filter { $0.operator == .token(reversible: true) }
        guard !tokens.isEmpty else { return [:] }
        let key = try pseudonymKey(ofRecorded: agreement, in: registry)
        var pseudonymisers: [RuleIndex: Pseudonymiser] = [:]
        for rule in tokens {
            pseudonymisers[rule.index] = Pseudonymiser(
                operator: rule.operator, key: try key.subkey(type: rule.semanticType ?? rule.operator.name, bundle: nil)
            )
        }
        return pseudonymisers
    }
}

/// Who signed a file that came back.
extension DataLease {
    /// The most bytes of a signed file: they are verified in one piece.
    private static let largestSigned = 64 << 20

    /// The digest of a signed file, the key that signed it, and the signature, to be kept; `nil` where no signature is given,
    /// and none asked for.
    ///
    /// Refuses with `.check` a signature that does not hold, or is not by a recipient of the bundle whose key counts today.
    private func signature(
        of request: ReturnRequest, isAskedFor: Bool, for record: BundleRecord, in registry: Registry
    ) async throws -> (digest: Digest, signer: KeyFingerprint, kept: Evidence)? {
        guard let path = request.signature else {
            guard !isAskedFor else {
                throw KitError(
                    .check, "\(request.file) came without a signature, and the agreement asks for one",
                    hint: "the recipient signs it with: ssh-keygen -Y sign -f KEY -n \(SignatureNamespace.receipt)"
                        + " FILE; name it with --signature")
            }
            return nil
        }
        let file = try Folder.read(request.file, limit: Self.largestSigned)
        let bytes = try Folder.read(path, limit: 1 << 16)
        let signature = try SSHSignature(parsing: bytes)
        let signer = signature.publicKey.fingerprint
        guard signature.namespace == SignatureNamespace.receipt.rawValue else {
            throw KitError(
                .check, "\(path): signed for another purpose than to answer an exchange",
                hint: "sign it with: ssh-keygen -Y sign -f KEY -n \(SignatureNamespace.receipt) FILE")
        }
        let now = surroundings.now()
        guard try await Self.holds(signature, bytes: bytes, over: file, at: now) else {
            throw KitError(
                .check, "\(path) is not a valid signature of \(request.file)",
                hint: "ask for both files again, in an archive so that no mail program changes them")
        }
        let isTrusted = try await trustList(in: registry).contains(
            signer, role: .recipient, party: .recipient, on: now.londonDate)
        guard isTrusted, try registry.prepared(record.number).bundle.recipients.contains(signer) else {
            throw KitError(
                .check, "\(request.file) was signed by \(signer), which is not a key of a recipient of \(record.stem)",
                hint: "ask the recipient for one by a key of the agreement; see datalease trust list")
        }
        return (
            .sha256(file), signer, Evidence(kind: "exchange-return-signature", bundle: record.number, bytes: bytes)
        )
    }
}
