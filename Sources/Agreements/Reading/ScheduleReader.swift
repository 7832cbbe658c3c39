internal import Primitives

/// Reads the YAML of a schedule into its model. Problems become findings; the reader goes on.
struct ScheduleReader {
    static let kind = "SampleSchedule"

    let findings: Findings
    /// Where the profiles that datasets name are looked up.
    let profiles: ProfileLibrary

    /// The schedule; `nil` only where there are findings.
    func schedule(_ root: YAMLNode) -> SampleSchedule? {
        findings.mapping(root, at: "") { top in self.schedule(&top) }
    }

    private func schedule(_ top: inout MappingReader) -> SampleSchedule? {
        let agreements = AgreementReader(findings: findings, profiles: profiles)
        agreements.refuseOtherFormats(&top, kind: Self.kind, noun: "schedule")
        let id = top.value("id", .required, Scalar.identifier)
        let version = top.integer("version", .required, in: 1...1_000_000)
        let title = top.text("title", .required)
        let agreement = self.agreement(&top)
        let fault = agreements.fault(&top, .required)
        let subjects = top.values("dataSubjects", atLeastOne: true, Scalar.word)
        let recipients = top.values("recipients", atLeastOne: true, PersonName.reading)
        let datasets = agreements.datasets(&top, .debugSample, .required)
        let disposal = top.mapping("disposal") { reader in agreements.triggers(&reader) }
        guard let id, let version, let title, let agreement, let fault, let datasets else { return nil }
        return SampleSchedule(
            id: id, version: version, title: title, agreement: agreement, fault: fault, dataSubjects: subjects,
            recipients: recipients, datasets: datasets, triggers: disposal ?? [])
    }

    private func agreement(_ top: inout MappingReader) -> AgreementReference? {
        top.mapping("agreement", .required) { reader in
            let id = reader.value("id", .required, Scalar.identifier)
            let version = reader.integer("version", .required, in: 1...1_000_000)
            let digest = reader.value("sha256", .required, Scalar.digest)
            guard let id, let version, let digest else { return nil }
            return AgreementReference(id: id, version: version, digest: digest)
        }
    }
}
