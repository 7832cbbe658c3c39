internal import Primitives
internal import Pseudonyms
internal import Records

/// Lays the rules of an agreement over those of a profile. A profile adds to what the agreement says and changes nothing
/// of it: wherever both speak of a value, the agreement's rule holds.
struct ProfileMerging {
    let findings: Findings
    let profile: Profile
    /// The profile's rules, as they hold in agreements of this class.
    let fields: [FieldRule]
    /// What the prefixes of paths are bound to.
    let namespaces: [String: String]

    /// The rules of the profile, each replaced by the agreement's for the same field, and behind them the agreement's
    /// others. `reader` stands at the agreement's `fields`.
    func merge(_ own: FieldRuleReader.Rules, _ reader: MappingReader) -> [FieldRule] {
        let written = Dictionary(own.rules.map { ($0.field, $0) }) { first, _ in first }
        var used: Set<String> = []
        var merged: [FieldRule] = []
        let paths = own.rules.compactMap { rule in path(rule).map { (rule, $0) } }
        for rule in fields {
            if let override = written[rule.field] {
                used.insert(rule.field)
                if rule.isSecret { refuseKeeping(override, own, reader) }
                merged.append(override)
            } else if keeps(rule, under: paths, own, reader) {
                merged.append(rule)
            }
        }
        return merged + own.rules.filter { !used.contains($0.field) }
    }

    private func path(_ rule: FieldRule) -> XMLPath? {
        guard rule.field.hasPrefix("/") else { return nil }
        return try? XMLPath(parsing: rule.field, namespaces: namespaces)
    }

    /// Whether a rule of the profile stays beside the agreement's: not where the agreement's path takes in all of its
    /// values. Where it takes in some of them and the profile's path would govern these, as the more specific does, nobody
    /// could see from the agreement what happens to them.
    private func keeps(
        _ rule: FieldRule, under paths: [(FieldRule, XMLPath)], _ own: FieldRuleReader.Rules, _ reader: MappingReader
    ) -> Bool {
        guard case .xml = profile.format, let path = path(rule) else { return true }
        var keeps = true
        for (override, wide) in paths where wide.canMeet(path) {
            if rule.isSecret { refuseKeeping(override, own, reader) }
            let (here, there) = (wide.namedSteps, path.namedSteps)
            if path.isWithin(wide) {
                keeps = false
            } else if here < there || (here == there && !wide.isWithin(path)) {
                reader.refuse(
                    own.key(of: override.field),
                    "can name values of the profile's \(quoted(rule.field)), which would take them",
                    fix: "name more of its elements, or give \(rule.field) a rule of its own here too")
            }
        }
        return keeps
    }

    private func refuseKeeping(_ override: FieldRule, _ own: FieldRuleReader.Rules, _ reader: MappingReader) {
        guard override.operator != .drop, override.operator != .blank else { return }
        reader.refuse(
            own.key(of: override.field),
            "is a secret, as the profile \(profile.name) says: it can only be dropped or blanked",
            fix: "write {do: drop} or {do: blank}")
    }
}
