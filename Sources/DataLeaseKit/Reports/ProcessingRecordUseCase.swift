internal import Agreements
public import Disposal
internal import Primitives
internal import Registry

extension DataLease {
    /// The record of processing activities (UK GDPR article 30), from the newest version of every agreement in the
    /// registry.
    public func processingRecord() throws -> ProcessingRecord {
        let registry = try openRegistry()
        var newest: [String: AgreementReference] = [:]
        for reference in try registry.agreements() where reference.version > newest[reference.id]?.version ?? 0 {
            newest[reference.id] = reference
        }
        var bundles: [String: Int] = [:]
        for bundle in try registry.bundles() where !bundle.isRehearsal { bundles[bundle.agreement.id, default: 0] += 1 }
        var activities: [ProcessingRecord.Activity] = []
        var erased: Set<String> = Set(bundles.keys).subtracting(newest.keys)
        for reference in newest.values.sorted(by: { $0.id < $1.id }) {
            guard let bytes = try registry.agreementBytes(reference.digest),
                let agreement = Self.agreement(bytes, reference.id)
            else {
                erased.insert(reference.id)
                continue
            }
            var activity = ProcessingRecord.Activity(agreement)
            activity.bundles = bundles[reference.id] ?? 0
            activities.append(activity)
        }
        return ProcessingRecord(
            day: surroundings.now().londonDate, activities: activities, erased: erased.sorted())
    }

    /// With the rules of its profiles, for the categories that they name; without, where this release has other ones.
    private static func agreement(_ bytes: [UInt8], _ name: String) -> Agreement? {
        let document =
            (try? AgreementDocument.read(bytes, name: name, profiles: .standard))
            ?? (try? AgreementDocument.read(bytes, name: name, profiles: .unresolved))
        return document?.agreement
    }
}

extension ProcessingRecord.Activity {
    fileprivate init(_ agreement: Agreement) {
        self.init(id: agreement.id, version: agreement.version, title: agreement.title)
        isProcessor = agreement.type == .subProcessor
        relation = agreement.type?.rawValue
        provider = agreement.provider.lines
        jointController = agreement.type == .joint ? agreement.recipient.lines : []
        recipient = agreement.recipient.lines
        subProcessors = agreement.recipient.subProcessors
        authorisation = agreement.customerAuthorisation.map { "\($0.reference) of \($0.date)" }
        purposes = agreement.purposes + [agreement.reason]
        lawfulBasis = agreement.lawfulBasis?.line
        dataSubjects = agreement.dataSubjects
        dataCategories = Self.categories(of: agreement)
        specialCategories = agreement.specialCategories.rawValue
        locations =
            agreement.processing.map { processing in
                ["processed in: \(processing.locations.joined(separator: ", "))"]
                    + (processing.personnelLocations.isEmpty
                        ? [] : ["looked at from: \(processing.personnelLocations.joined(separator: ", "))"])
            } ?? []
        transfer = agreement.processing?.transfer.map { "\($0.mechanism): \($0.document) of \($0.date)" }
        erasure =
            agreement.disposal.triggers.map { "\($0.from.rawValue) + \($0.within)" }
            + [
                "the earliest counts; \(agreement.disposal.mode.rawValue), method at least "
                    + agreement.disposal.methodAtLeast.rawValue
            ]
        measures =
            (agreement.security.map { $0.measures + $0.standards.map(\.name) } ?? [])
            + ["pseudonymised before it leaves; encrypted to named recipients"]
        term = "\(agreement.term.start) to \(agreement.term.end)"
        review = agreement.review.map { "\($0.owner), by \($0.next)" }
    }

    /// The categories that the datasets' rules name, each once, in their order, with the datasets themselves where a rule
    /// names none; of a master agreement those that its schedules may ask for.
    private static func categories(of agreement: Agreement) -> [String] {
        var seen: Set<String> = []
        let inRules = agreement.datasets.flatMap(\.fields).compactMap(\.category)
        let named = ((agreement.scope?.categories.map(\.name) ?? []) + inRules).filter { seen.insert($0).inserted }
        return named + agreement.datasets.map { "dataset \($0.name)" }
    }
}

extension Party {
    /// Name, number and contact, a line each.
    fileprivate var lines: [String] {
        [legalName]
            + [companyNumber.map { "company number \($0)" }, contact.map { "contact \($0)" }].compactMap(\.self)
    }
}
