extension DatasetPlan {
    /// How its files are exchanged, a sentence each: what `agreement check`, `show` and `explain` say. Empty for samples.
    public var exchangeWords: [String] {
        guard let exchange, let places = exchangePlaces else { return [] }
        var words: [String] = []
        switch exchange.direction {
        case .outbound:
            words.append("sent exact and complete, numbered in the sequence \(exchange.sequence)")
            if let within = exchange.acknowledgeWithin {
                words.append("a signed receipt with the same figures is due within \(within)")
            }
        case .inbound:
            words.append("received, in the sequence \(exchange.sequence); nothing leaves by it")
        }
        words.append(figures(places))
        if let matches = exchange.matches {
            let reason = places.reason.map { ", and why it came back in \($0)" } ?? ""
            words.append(
                "an item of \(matches.dataset) is named in \(places.reference ?? "its reference")\(reason); "
                    + (matches.isSigned ? "only a signed file is taken" : "it need not be signed"))
        }
        if exchange.direction == .outbound {
            words += persons(exchange, places)
        }
        return words
    }

    /// What a field is to the exchange, a phrase each: `the amount in pounds`. Empty where it is a field like any other.
    func exchangeRoles(of field: String) -> [String] {
        guard let exchange, let places = exchangePlaces else { return [] }
        var roles: [String] = []
        if places.amount?.field == field { roles.append("the amount in \(places.amount?.unit.rawValue ?? "pounds")") }
        if places.amount?.currency == field { roles.append("the currency, which must be GBP") }
        if places.codes.contains(where: { $0.field == field }) { roles.append("the transaction code") }
        if places.days.contains(where: { $0.place.field == field }) { roles.append("the day") }
        if places.payer.by == field { roles.append("names the payer as the register does") }
        if places.reference == field { roles.append("names the item when it comes back") }
        if places.reason == field { roles.append("says why an item came back") }
        if exchange.direction == .outbound, exchange.payers != nil {
            if places.payer.names.contains(field) || places.payer.accounts.contains(field) {
                roles.append("leaves only of payers in the register")
            }
        }
        if places.own.contains(where: { $0.contains(field) }) { roles.append("our own, the same in every record") }
        return roles
    }

    private func figures(_ places: ExchangePlaces) -> String {
        let standard = ExchangePlaces.standard(of: format, profile: profile?.name)
        let parts = [
            places.amount.map { "amounts in \($0.unit.rawValue) in \($0.field)" } ?? "no amounts",
            places.codes.first.map { "transaction codes in \($0.field)" },
            places.days.first.map { day in
                switch day.form {
                case .written(let form): "days in \(day.place.field) as \(form.rawValue)"
                case .dayOfYear: "days in \(day.place.field) as Bacs writes them"
                }
            },
        ].compactMap(\.self).joined(separator: ", ")
        return standard == nil ? parts : "\(parts), as every file of this format"
    }

    private func persons(_ exchange: ExchangeTerms, _ places: ExchangePlaces) -> [String] {
        let held =
            switch exchange.persons {
            case .refuse: "a record of a person refuses the file"
            case .holdBack: "a record of a person is held back: left out, counted, and listed at home only"
            }
        guard let payers = exchange.payers else {
            return ["\(held); no record speaks of a payer, so any name or account in one is a person's"]
        }
        return [
            "\(held); only payers in the register \(payers.register), found by \(payers.by), are none"
        ]
    }
}
