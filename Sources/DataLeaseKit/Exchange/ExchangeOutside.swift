internal import Agreements
internal import Detection
internal import Primitives
internal import Records

/// What stands outside the records of a file: labels, headers, totals, and what is ours.
extension ExchangeStep {
    /// Reads a field that stands in no record: a day that speaks of those behind it, or a total.
    func readOutside(
        _ cell: CellTable.Cell, _ role: ExchangeFields.Role, _ batch: Batch, _ walk: inout Walk,
        _ finds: inout ExchangeFinds
    ) -> Bool {
        let value = walk.value
        let text = value.bytes.span
        let line = walk.line(of: cell, batch)
        let position = walk.begun
        func mark(_ kind: ExchangeFinds.Mark.Kind) {
            finds.marks.append(ExchangeFinds.Mark(position: position, kind: kind, line: line))
        }
        func fault(_ kind: ExchangeFault.Kind) {
            ExchangeFault.add(ExchangeFault(kind: kind, rule: Int(cell.rule), line: line), to: &finds.faults)
        }
        if role.contains(.label) { mark(.label(Int(cell.rule))) }
        if role.contains(.amount) { fault(.stray) }
        if role.contains(.dayBefore), !text.isEmpty {
            guard let form = fields.forms[Int(cell.rule)], let day = form.day(text) else {
                fault(.day)
                return false
            }
            mark(.day(day.day))
            return day.isAll
        }
        if role.contains(.codeBefore) || (role.contains(.code) && !fields.isDelimited) {
            guard let code = ExchangeCode(text) else {
                fault(.code)
                return false
            }
            mark(.code(code))
            return true
        }
        if !role.isDisjoint(with: .totals) {
            do {
                try Self.checkEnvelope(of: cell, in: batch, fields)
            } catch {
                fault(.amount(error))
                return false
            }
            return readTotal(role, text, mark, fault)
        }
        if role.contains(.contraAmount) || role.contains(.contraCode) {
            if walk.contra.scope != cell.scope { walk.contra = (nil, nil, cell.scope) }
            if role.contains(.contraAmount) {
                do {
                    try Self.checkEnvelope(of: cell, in: batch, fields)
                    walk.contra.amount = try PenceText.pence(ofPence: text)
                } catch {
                    fault(.amount(error))
                    return false
                }
            } else {
                guard let code = ExchangeCode(text) else {
                    fault(.code)
                    return false
                }
                walk.contra.code = code
            }
            if let amount = walk.contra.amount, let code = walk.contra.code {
                mark(.contra(fields.contraCredits.contains(code) ? -amount : amount))
            }
            return true
        }
        if role.contains(.own) {
            compare(value.bytes, as: fields.constants[Int(cell.rule)], cell, batch, &walk, &finds)
            return isOurs(value.bytes)
        }
        if role.contains(.payerName), fields.isKept[Int(cell.rule)], !value.bytes.isEmpty {
            // Whoever is named there is a party, or some other company.
            let isCompany = isOfParty(value.bytes) || (try? CorporateName(value.bytes)) != nil
            if !isCompany { fault(.otherName) }
            return isCompany
        }
        // No payer is spoken of there: an account is ours, and the same wherever the field stands outside a record.
        guard role.contains(.payerAccount), fields.isKept[Int(cell.rule)], AccountForm(value.bytes) != nil else {
            return false
        }
        compare(value.bytes, as: fields.places.own.count + Int(cell.rule), cell, batch, &walk, &finds)
        return true
    }

    private func readTotal(
        _ role: ExchangeFields.Role, _ text: Span<UInt8>, _ mark: (ExchangeFinds.Mark.Kind) -> Void,
        _ fault: (ExchangeFault.Kind) -> Void
    ) -> Bool {
        let kinds: [(ExchangeFields.Role, DeclaredTotal, isValue: Bool)] = [
            (.count, .count, false), (.value, .value, true), (.debitCount, .debitCount, false),
            (.debitValue, .debitValue, true), (.creditCount, .creditCount, false), (.creditValue, .creditValue, true),
        ]
        for (one, total, isValue) in kinds where role.contains(one) {
            do {
                let isPounds = isValue && fields.places.amount?.unit == .pounds
                mark(.total(total, isPounds ? try Self.controlSum(text) : try PenceText.pence(ofPence: text)))
            } catch {
                fault(.amount(error))
                return false
            }
        }
        return true
    }

    /// A sum in pounds; in XML it may lack decimals that are nothing, `12`, `12.5`: the schema's decimals are numbers.
    private static func controlSum(_ text: Span<UInt8>) throws(PenceText.Fault) -> Int {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        let decimals = bytes.firstIndex(of: UInt8(ascii: ".")).map { bytes.count - $0 - 1 }
        switch decimals {
        case nil: bytes += Array(".00".utf8)
        case 1: bytes.append(UInt8(ascii: "0"))
        default: break
        }
        return try PenceText.pence(ofPounds: bytes.span)
    }
}
