internal import Agreements
internal import Disposal
internal import Primitives
internal import Registry

extension DataLease {
    /// The sequences of all transactional agreements and where their exchanges stand today, in the order of the agreements'
    /// ids and the sequences' names. All of the ledger is checked on the way. Each exchange takes some 700 bytes.
    public func exchangeSequences() throws -> [ExchangeSequenceStanding] {
        let registry = try openRegistry()
        let today = surroundings.now().londonDate
        let report = try checkedReport(of: registry, asOf: today, in: try bankHolidays())
        var disputed: Set<Int> = []
        var agreements: Set<String> = []
        var others: Set<Digest> = []
        for row in report.rows where !row.bundle.isRehearsal {
            if row.status.state == .disputed { disputed.insert(row.bundle.number) }
            let reference = row.bundle.agreement
            guard !agreements.contains(reference.id), !others.contains(reference.digest) else { continue }
            if try isTransactional(reference, in: registry) {
                agreements.insert(reference.id)
            } else {
                others.insert(reference.digest)
            }
        }
        return try agreements.sorted().flatMap { id in
            let exchanges = try registry.exchanges(of: id)
            let names = Set(exchanges.map(\.sequence)).sorted()
            return try names.map { name in
                let ours = exchanges.filter { $0.sequence == name }
                return ExchangeSequenceStanding(
                    agreement: id, sequence: name,
                    recipient: try ours.last.map { try company(of: $0.bundle, in: registry) } ?? "",
                    exchanges: ours.map { exchange in
                        ExchangeStanding(
                            exchange, isDisputed: disputed.contains(exchange.bundle.number), on: today)
                    })
            }
        }
    }

    private func isTransactional(_ reference: AgreementReference, in registry: Registry) throws -> Bool {
        guard let bytes = try registry.agreementBytes(reference.digest) else { return false }
        return try AgreementDocument.read(bytes, name: reference.id, profiles: .unresolved).agreement.classification
            == .transactional
    }
}
