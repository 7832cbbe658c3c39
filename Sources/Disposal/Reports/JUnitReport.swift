internal import Primitives

/// JUnit XML, as CI servers read it: a bundle a test case, its agreement the class. What needs action fails; a rehearsal
/// is skipped; warnings stand in the output of the suite.
enum JUnitReport {
    static func render<Failure: Error>(
        _ verification: Verification, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        var findings: [Int: [String]] = [:]
        var loose: [String] = []
        for remark in verification.remarks where remark.kind.needsAction {
            if let bundle = remark.bundle {
                findings[bundle, default: []].append(remark.text)
            } else {
                loose.append(remark.text)
            }
        }
        let known = Set(verification.bundles.map(\.number))
        loose += findings.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.flatMap(\.value)
        let failing = verification.bundles.count { $0.status.state.needsAction || findings[$0.number] != nil }
        let skipped = verification.bundles.count { $0.status.state == .rehearsal && findings[$0.number] == nil }
        let totals = "tests=\"\(verification.bundles.count + loose.count)\" failures=\"\(failing + loose.count)\""
        let counts = "\(totals) errors=\"0\" skipped=\"\(skipped)\" time=\"0\""
        try write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        try write("<testsuites name=\"datalease verify\" \(totals) errors=\"0\" time=\"0\">\n")
        try write("  <testsuite name=\"bundles as of \(verification.day)\" \(counts)")
        try write(" timestamp=\"\(verification.day)T00:00:00\">\n")
        for bundle in verification.bundles { try write(testcase(bundle, findings: findings[bundle.number] ?? [])) }
        for finding in loose {
            try write("    <testcase classname=\"register\" name=\"finding\" time=\"0\">\n")
            try write(failure("finding", [finding]) + "    </testcase>\n")
        }
        let warnings = verification.remarks.filter { !$0.kind.needsAction }
        let lines = [verification.ground] + warnings.map { "warning: \(PlainLine.markup($0.text))" }
        try write("    <system-out>\(lines.joined(separator: "\n"))</system-out>\n")
        try write("  </testsuite>\n</testsuites>\n")
    }

    private static func testcase(_ bundle: Verification.Standing, findings: [String]) -> String {
        let state = bundle.status.state
        var text = "    <testcase classname=\"\(PlainLine.markup(bundle.agreement))\""
        text += " name=\"\(PlainLine.markup(bundle.name))\" time=\"0\""
        if state.needsAction || !findings.isEmpty {
            text += ">\n"
            text += failure(
                state.needsAction ? state.rawValue : "finding",
                (state.needsAction ? [bundle.status.reason] : []) + findings)
        } else if state == .rehearsal {
            text += ">\n      <skipped message=\"\(PlainLine.markup(bundle.status.reason))\"/>\n"
        } else {
            text += ">\n      <system-out>\(PlainLine.markup("\(state.rawValue): \(bundle.status.reason)"))"
            text += "</system-out>\n"
        }
        return text + "    </testcase>\n"
    }

    private static func failure(_ type: String, _ reasons: [String]) -> String {
        let message = PlainLine.markup(reasons.joined(separator: "; "))
        return "      <failure type=\"\(type)\" message=\"\(message)\">\(message)</failure>\n"
    }
}
