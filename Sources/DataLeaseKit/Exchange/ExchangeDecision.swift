internal import Agreements
internal import Detection
internal import Primitives
internal import Records

/// Whose each record is.
extension ExchangeStep {
    /// Decides record by record, and accounts for what the register says of a payer.
    func decide(
        _ batch: inout Batch, _ records: [Record], _ codec: CellCodec, _ walk: inout Walk, _ reading: inout Reading
    ) {
        var lines = LinesPassed(first: batch.firstLine)
        var held = [HeldBackReason?](repeating: nil, count: records.count)
        let begin = reading.finds.entries.count
        for (index, record) in records.enumerated() {
            let line = lines.line(at: record.line, in: batch.bytes.span)
            func fault(_ kind: ExchangeFault.Kind, _ rule: Int) {
                ExchangeFault.add(ExchangeFault(kind: kind, rule: rule, line: line), to: &reading.finds.faults)
            }
            if fields.amountRule >= 0, record.pence == nil, !record.seen.contains(.amount) {
                fault(.missing, fields.amountRule)
            }
            let isNotice = fields.hasNotices && record.seen.isDisjoint(with: [.payer, .reference])
            if fields.payerRule >= 0, !isNotice, !record.seen.contains(.payer) { fault(.missing, fields.payerRule) }
            if fields.referenceRule >= 0, fields.referenceRule != fields.payerRule, !isNotice,
                !record.seen.contains(.reference)
            {
                fault(.missing, fields.referenceRule)
            }
            var pence = record.pence ?? 0
            if let code = record.code, !fields.credits.isEmpty {
                if fields.credits.contains(code) {
                    pence = 0 &- pence
                } else if !fields.debits.contains(code) {
                    fault(.direction, fields.amountRule)
                }
            }
            if fields.payerRule >= 0, case .registered = record.payer {
            } else if fields.payerRule >= 0, !isNotice {
                if fields.holdsBack {
                    held[index] = .person
                } else {
                    let isInstruction =
                        fields.places.isInstruction
                        || (fields.isDelimited && record.code.map(fields.debits.contains) ?? false)
                    let isCredit = record.code.map(fields.credits.contains) ?? false
                    fault(isInstruction && !isCredit ? .instruction : .person, fields.payerRule)
                }
            }
            reading.finds.entries.append(
                ExchangeFinds.Entry(
                    line: line, reference: record.reference ?? 0..<0, pence: pence, code: record.code,
                    date: record.date, ties: record.ties))
        }
        walk.line = LinesPassed(first: batch.firstLine)
        var accounts = Array(repeating: AccountForm(), count: records.count)
        var identities = Array(repeating: SaidAccount(), count: records.count)
        for index in batch.cells.cells.indices where !reading.accounted[index] {
            let cell = batch.cells.cells[index]
            guard cell.rule >= 0, Int(cell.rule) < fields.roles.count, cell.record != .max,
                Int(cell.record) < records.count, fields.isKept[Int(cell.rule)]
            else { continue }
            let role = fields.roles[Int(cell.rule)]
            let isName = role.contains(.payerName)
            guard isName || role.contains(.payerAccount) else { continue }
            let record = Int(cell.record)
            guard held[record] == nil else { continue }
            walk.value.removeAll()
            codec.decode(cell, in: batch.bytes, into: &walk.value)
            guard !walk.value.bytes.isEmpty else { continue }
            var isAccounted = false
            if isName {
                if case .registered(let payer) = records[record].payer {
                    let holding = register?.name(of: payer)?.holding(of: walk.value.bytes)
                    // What may as well be a person's is left to the proof.
                    if holding == .bare, fields.cutsNames { continue }
                    isAccounted = holding == .whole || holding == .cut && fields.cutsNames
                } else if fields.payerRule < 0 {
                    isAccounted = (try? CorporateName(walk.value.bytes)) != nil
                }
                isAccounted = isAccounted || parties.contains { $0.isHeld(by: walk.value.bytes) }
            } else if case .registered = records[record].payer {
                if let form = AccountForm(walk.value.bytes) {
                    accounts[record].add(form)
                    identities[record].identity.add(form)
                    identities[record].cell = identities[record].cell ?? index
                    isAccounted = !accounts[record].isMore(than: fields.mostAccounts)
                }
            }
            reading.accounted[index] = isAccounted
            // Nothing more is to be said of a record that is a person's.
            if isAccounted { continue }
            if case .person = records[record].payer, fields.payerRule >= 0 { continue }
            let isOfNobody = !isName && fields.payerRule < 0
            if fields.holdsBack, !isOfNobody {
                held[record] = isName ? .otherName(rule: Int(cell.rule)) : .noAccount(rule: Int(cell.rule))
            } else {
                ExchangeFault.add(
                    ExchangeFault(
                        kind: isName ? .otherName : isOfNobody ? .account : .noAccount, rule: Int(cell.rule),
                        line: walk.line(of: cell, batch)), to: &reading.finds.faults)
            }
        }
        walk.line = LinesPassed(first: batch.firstLine)
        for index in records.indices where held[index] == nil {
            guard case .registered(let payer) = records[index].payer, let register,
                let place = identities[index].cell
            else { continue }
            let said = identities[index].identity
            let wrong: (fault: ExchangeFault.Kind, held: HeldBackReason)?
            let rule = Int(batch.cells.cells[place].rule)
            switch whose(said, payer, register) {
            case .payers: wrong = nil
            case .others: wrong = (.otherAccount, .otherAccount(rule: rule))
            case .several: wrong = (.noAccount, .noAccount(rule: rule))
            case .unknown(let account):
                wrong = nil
                reading.finds.entries[begin + index].account = ExchangeFinds.Account(
                    payer: payer, company: register.company(of: payer), hash: Self.hash(account))
            }
            guard let wrong else { continue }
            if fields.holdsBack {
                held[index] = wrong.held
            } else {
                ExchangeFault.add(
                    ExchangeFault(
                        kind: wrong.fault, rule: rule, line: walk.line(of: batch.cells.cells[place], batch)),
                    to: &reading.finds.faults)
            }
        }
        for (index, reason) in held.enumerated() {
            guard let reason else { continue }
            reading.finds.entries[begin + index].heldBack = reason
            if batch.cells.leftOut.isEmpty { batch.cells.leftOut = Array(repeating: false, count: records.count) }
            batch.cells.leftOut[index] = true
        }
    }

    /// What a record says of its payer's account, and the first cell that says it.
    private struct SaidAccount {
        var identity = AccountIdentity()
        var cell: Int?
    }

    private enum Whose {
        /// The payer's, as the register says.
        case payers
        /// Not the payer's.
        case others
        /// Two accounts.
        case several
        /// The register does not say.
        case unknown([UInt8])
    }

    private func whose(_ said: AccountIdentity, _ payer: Int, _ register: PayerRegister) -> Whose {
        let known = register.accounts(of: payer)
        // An advice of a change has the old account and the new one; either may be the register's.
        guard fields.mostAccounts == 1 else {
            return known.isEmpty || said.isOne(of: known) || said.names(oneOf: known) ? .payers : .others
        }
        guard known.isEmpty else { return said.isOne(of: known) ? .payers : .others }
        guard let account = said.account else { return .several }
        return register.isOther(account, than: payer) ? .others : .unknown(account)
    }
}
