/// Reads the YAML of a folder of the finance exchange. Problems become findings; the reader goes on.
struct ExchangeFolderReader {
    let findings: Findings

    /// What the file says; `nil` only where there are findings.
    func terms(_ root: YAMLNode) -> ExchangeFolderTerms? {
        findings.mapping(root, at: "") { top in
            let _: String? = top.value("apiVersion", .required) { text in
                text == "datalease/v1"
                    ? .value(text)
                    : .problem("\(quoted(text)) is not known to this release", fix: "use datalease/v1")
            }
            let _: String? = top.value("kind", .required) { text in
                text == "ExchangeFolder"
                    ? .value(text) : .problem("\(quoted(text)) is no exchange folder", fix: "write ExchangeFolder")
            }
            let agreement = top.text("agreement", .required)
            let sequence = top.value("sequence", .required, Scalar.word)
            let key = top.text("key", .required)
            guard let agreement, let sequence, let key else { return nil }
            return ExchangeFolderTerms(agreement: agreement, sequence: sequence, key: key)
        }
    }
}
