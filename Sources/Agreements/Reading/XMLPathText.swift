internal import Primitives
internal import Records

/// The small path language of XML fields, `/Data//Advice/@payer-name`, as far as an agreement must know it.
enum XMLPathText {
    /// A path of names behind `/` or `//`; an attribute, where allowed, is the last step.
    static func reading(_ text: String, attributes: Bool) -> Reading<String> {
        func problem(_ why: String) -> Reading<String> {
            .problem("\(quoted(text)) is no path: \(why)", fix: "write it like /Data//Advice/@payer-name")
        }
        guard text.hasPrefix("/") else { return problem("it must begin with /") }
        let steps = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, step) in steps.enumerated() {
            let isLast = index == steps.count - 1
            if step.isEmpty {
                // An empty step is the gap of `//`; three slashes, or one at the end, leave a step without a name.
                guard !isLast, index == 0 || !steps[index - 1].isEmpty else { return problem("a step has no name") }
                continue
            }
            let isAttribute = step.hasPrefix("@")
            if isAttribute, !attributes { return problem("a record is an element, not an attribute") }
            if isAttribute, !isLast { return problem("an attribute must be the last step") }
            let name = isAttribute ? step.dropFirst() : step
            guard name == "*" || isName(name) else { return problem("a step is no XML name") }
        }
        do throws(ExportError) {
            _ = try XMLPath(parsing: text)
            return .value(text)
        } catch {
            return .problem(error.what, fix: error.hint)
        }
    }

    /// The names of all steps of a path, without `@` and without prefixes.
    static func names(of path: String) -> [String] {
        path.split(separator: "/").map { step in
            let name = step.hasPrefix("@") ? step.dropFirst() : step
            return String(name.split(separator: ":").last ?? name)
        }
    }

    /// The name that a path ends in, without `@` and without prefix: `payer-name`, or `*`.
    static func lastName(of path: String) -> String {
        let step = path.split(separator: "/").last ?? ""
        let name = step.hasPrefix("@") ? step.dropFirst() : step
        return String(name.split(separator: ":").last ?? name)
    }

    /// A name with at most one prefix. Which letters XML 1.0 allows is the XML reader's business.
    static func isName(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { part in
                guard let first = part.unicodeScalars.first else { return false }
                return !"-.0123456789".unicodeScalars.contains(first)
                    && part.unicodeScalars.allSatisfy {
                        $0.value > 0x7F || $0.properties.isAlphabetic || "-._0123456789".unicodeScalars.contains($0)
                    }
            }
    }
}
