public import Primitives

extension ReviewReport {
    /// The report as a log of SARIF 2.1.0 (OASIS), which editors and CI servers show: a run, its rules, a result each.
    ///
    /// - Parameter version: The program's.
    public func sarif(version: String) -> JSON {
        let known = ReviewRule.all
        let rules = known.map { rule -> JSON in
            .members([
                "id": .string(rule.id),
                "shortDescription": .members(["text": .string(rule.title)]),
                "fullDescription": .members(["text": .string(rule.why)]),
                "help": .members(["text": .string(rule.fix)]),
                "defaultConfiguration": .members(["level": .string(rule.severity.rawValue)]),
            ])
        }
        return .members([
            "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
            "version": .string("2.1.0"),
            "runs": .array([
                .members([
                    "tool": .members([
                        "driver": .members([
                            "name": .string("datalease"), "semanticVersion": .string(version), "rules": .array(rules),
                        ])
                    ]),
                    "columnKind": .string("unicodeCodePoints"),
                    "results": .array(results.map { result(of: $0, among: known) }),
                ])
            ]),
        ])
    }

    private func result(of result: Result, among rules: [ReviewRule]) -> JSON {
        var location: [JSON.Member] = [.init("artifactLocation", .members(["uri": .string(Self.uri(file))]))]
        if let line = result.line {
            var region: [JSON.Member] = [.init("startLine", .integer(line))]
            if let column = result.column { region.append(.init("startColumn", .integer(column))) }
            location.append(.init("region", .object(region)))
        }
        let place = result.place.isEmpty || result.rule == .refused ? "" : "\(result.place): "
        let fix = result.fix.isEmpty ? "" : "; \(result.fix)"
        let members: [JSON.Member?] = [
            .init("ruleId", .string(result.rule.id)),
            rules.firstIndex(of: result.rule).map { .init("ruleIndex", .integer($0)) },
            .init("level", .string(result.rule.severity.rawValue)),
            .init("message", .members(["text": .string("\(place)\(result.what)\(fix)")])),
            .init("locations", .array([.members(["physicalLocation": .object(location)])])),
            result.waiver.map {
                .init(
                    "suppressions",
                    .array([
                        .members([
                            "kind": .string("external"), "status": .string("accepted"),
                            "justification": .string($0.description),
                        ])
                    ]))
            },
        ]
        return .object(members.compactMap(\.self))
    }

    /// A path as a URI reference (RFC 3986): relative stays relative, and what no URI may hold is escaped.
    private static func uri(_ path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let escaped = path.utf8.map { byte in
            plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + Hex.encode([byte]).uppercased()
        }.joined()
        return path.hasPrefix("/") ? "file://" + escaped : escaped
    }
}
