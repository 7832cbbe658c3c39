internal import Agreements
internal import Bundles
internal import Primitives
internal import Pseudonyms
internal import Records
internal import Registry

/// A returned file whose tokens were turned back.
public struct RestoredFile: Sendable {
    /// Its records.
    public let rows: Int
    /// How many tokens were turned back.
    public let restored: Int
    /// How many values of such fields are no token of the agreement's key, or of no record that was sent in the exchange.
    public let left: Int
    /// Where the first of those stands, `line 12, column InvoiceNumber`; `nil` for none.
    public let place: String?
}

extension DataLease {
    /// Writes a file with the reversible tokens in it turned back into what they stand for; all else stays as it is, byte
    /// for byte. A token that was changed on its way is none any more: AES-SIV says so. One that was not sent in this
    /// exchange, with this reference and amount, stays as it is, too. Memory: see `SentItems`.
    ///
    /// - Parameters:
    ///   - file: The file that came back.
    ///   - reference: The exchange that it belongs to.
    ///   - out: The new file, which must not exist; nobody else can read it.
    ///   - dataset: Whose fields it has; `nil` for those of the dataset that was sent.
    ///   - profiles: Files of profiles that the agreement pins, besides those of this release.
    public func restore(
        _ file: String, forBundle reference: String, to out: String, dataset: String?, profiles: [String] = []
    ) throws -> RestoredFile {
        let registry = try openRegistry()
        let record = try bundleRecord(reference, in: registry)
        let sent = try exchange(of: record, in: registry)
        let agreement = try agreement(of: record, with: profiles, in: registry)
        let name = dataset ?? sent.dataset
        let plans = Plan.compile(agreement)
        guard let plan = plans.first(where: { $0.name == name }) else {
            throw KitError(
                .usage, "\(agreement.id) has no dataset \(name)",
                hint: "its datasets are: \(agreement.datasets.map(\.name).joined(separator: ", "))")
        }
        // Files that come back are of another shape, which nobody said that this one is.
        let others = plans.filter { dataset == nil && $0.exchange?.matches?.dataset == sent.dataset }.map(\.name)
        let hintAtOthers =
            others.isEmpty
            ? nil
            : "it was read as a file of the dataset \(name), which was sent; if it is one that came back, say of which"
                + " dataset: --dataset \(others.joined(separator: " or --dataset "))"
        let pseudonymisers = try pseudonymisers(of: plan, agreement: agreement.id, in: registry)
        guard !pseudonymisers.isEmpty else {
            throw KitError(
                .usage, "dataset \(name) has no field with reversible tokens, so there is nothing to turn back",
                hint: hintAtOthers ?? "a field has them with {do: token, reversible: true}")
        }
        // What says which record it is must be read, too.
        let rules = ExportRules(plan, showingEverything: true)
        guard let fields = ExchangeFields(rules), fields.referenceRule >= 0 else {
            throw KitError(.agreement, "dataset \(plan.name): nothing says which field names what was sent")
        }
        let items = try SentItems(
            ExchangeLists(bundle: record.number, in: home).items, of: sent, hasAmounts: fields.amountRule >= 0)
        do {
            return try TokenRestoration(rules, pseudonymisers, fields, items).run(file, to: out)
        } catch {
            let refusal = ExportRefusal.naming(error, dataset: name, rules: rules)
            guard let hintAtOthers, let refusal = refusal as? any Refusal, refusal.category == .export else {
                throw refusal
            }
            throw ExportRefusal(category: refusal.category, what: refusal.what, hint: hintAtOthers)
        }
    }
}

extension DataLease {
    /// The key that tokens of an agreement were made with, which the ledger names. It is never made here.
    func pseudonymKey(ofRecorded agreement: String, in registry: Registry) throws -> MasterKey {
        try refuseDestroyedKey(of: agreement, in: registry)
        let path = keyFile(of: agreement)
        guard let known = try keyCreation(of: agreement, in: registry), Folder.exists(path) else {
            throw KitError(
                .agreement, "the pseudonym key of \(agreement) is gone: \(path)",
                hint: "restore it from a backup; without it nobody can turn a token back")
        }
        var secret = try SecretFile.read(path)
        let key = try MasterKey(erasing: &secret)
        guard try Self.fingerprint(of: key) == known.key else {
            throw KitError(
                .check, "the key file \(path) is not the key that \(agreement) began with",
                hint: "restore the right one from a backup")
        }
        return key
    }
}

/// One reading of a returned file, and writing it with its tokens turned back.
private struct TokenRestoration {
    private let rules: ExportRules
    private let pseudonymisers: [RuleIndex: Pseudonymiser]
    private let items: SentItems
    private let fields: ExchangeFields
    private let step: ExchangeStep

    init(
        _ rules: ExportRules, _ pseudonymisers: [RuleIndex: Pseudonymiser], _ fields: ExchangeFields,
        _ items: SentItems
    ) {
        self.rules = rules
        self.pseudonymisers = pseudonymisers
        self.items = items
        self.fields = fields
        step = ExchangeStep(fields, register: nil, parties: [])
    }

    /// The reference, turned back where it is a token, and the amount of each record of a batch.
    private func references(
        of batch: Batch, _ finds: ExchangeFinds, _ codec: CellCodec, _ index: CellsByRule
    ) throws -> [UInt32: (reference: ArraySlice<UInt8>, pence: Int)] {
        var sent: [UInt32: (reference: ArraySlice<UInt8>, pence: Int)] = [:]
        for (record, entry) in finds.entries.enumerated() {
            sent[UInt32(record)] = (
                finds.references[Int(entry.reference.lowerBound)..<Int(entry.reference.upperBound)], entry.pence
            )
        }
        let rule = RuleIndex(fields.referenceRule)
        guard let pseudonymiser = pseudonymisers[rule] else { return sent }
        var (tokens, originals) = (ValueColumn(), ValueColumn())
        let cells = codec.gather(rule, of: batch, by: index, into: &tokens)
        let isReversed = try pseudonymiser.reverse(tokens, into: &originals)
        for (position, cell) in cells.enumerated() where isReversed[position] {
            sent[batch.cells.cells[cell].record]?.reference = Array(originals[position])[...]
        }
        return sent
    }

    func run(_ path: String, to out: String) throws -> RestoredFile {
        let reading = try Exports.reading(try ExportBytes(path, mayBePipe: true), rules, needsRecords: true)
        let copy = try NewFile(out)
        do {
            let restored = try restore(reading) { try copy.write($0) }
            try copy.finish()
            return restored
        } catch {
            copy.discard()
            throw error
        }
    }

    private func restore(_ reading: any ExportReading, _ write: ([UInt8]) throws -> Void) throws -> RestoredFile {
        var (rows, restored, left) = (0, 0, 0)
        var place: String?
        while var batch = try reading.next() {
            rows += batch.recordCount
            if batch.kind != .preamble { try reading.tokenizer?.tokenise(&batch) }
            let codec = reading.codec
            let index = CellsByRule(batch.cells)
            // It may leave records out, which is not meant here.
            var copy = batch
            let finds = step.read(&copy, codec).finds
            let sent = try references(of: batch, finds, codec, index)
            var replacements = Replacements(cellCount: batch.cells.cells.count)
            for (rule, pseudonymiser) in pseudonymisers.sorted(by: { $0.key < $1.key }) where batch.kind != .header {
                var tokens = ValueColumn()
                let cells = codec.gather(rule, of: batch, by: index, into: &tokens)
                guard !cells.isEmpty else { continue }
                var originals = ValueColumn()
                let isReversed = try pseudonymiser.reverse(tokens, into: &originals)
                var values = ValueColumn()
                var turned: [Int] = []
                for (position, cell) in cells.enumerated() where !tokens[position].isEmpty {
                    let record = batch.cells.cells[cell].record
                    let isSent =
                        isReversed[position]
                        && sent[record].map {
                            items.hasSent(ItemTie(Array(originals[position])), with: $0.reference, pence: $0.pence)
                        } ?? false
                    if isSent {
                        values.appendValue(originals[position])
                        turned.append(cell)
                    } else {
                        left += 1
                        let line = batch.line(at: Int(batch.cells.cells[cell].value.lowerBound))
                        place = place ?? "line \(line), column \(ExportError.printable(rules.rules[Int(rule)].field))"
                    }
                }
                restored += turned.count
                replacements.replace(turned, by: values)
            }
            var bytes: [UInt8] = []
            try codec.splice(batch, replacements, into: &bytes)
            if codec.encoding != .utf8 {
                var encoded: [UInt8] = []
                try TextEncoder(codec.encoding).encode(bytes, into: &encoded)
                bytes = encoded
            }
            try write(bytes)
        }
        return RestoredFile(rows: rows, restored: restored, left: left, place: place)
    }
}

/// A file that nobody else can read, under a temporary name until it is whole.
private final class NewFile {
    private let path: String
    private let temporary: String
    private let file: File

    init(_ path: String) throws {
        guard !Folder.exists(path) else {
            throw KitError(.failed, "\(path) exists already", hint: "it is never overwritten; choose another name")
        }
        self.path = path
        temporary = "\(Folder.parent(of: path))/.datalease-restored.\(Folder.ownMark).partial"
        file = try File.creating(temporary, mode: 0o600)
    }

    func write(_ bytes: [UInt8]) throws { try file.write(bytes) }

    func finish() throws {
        try file.sync()
        try Folder.rename(temporary, withoutReplacing: path)
    }

    func discard() { try? Folder.remove(temporary) }
}
