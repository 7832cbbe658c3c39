import Foundation
import Primitives
import Testing

@testable import Agreements

@Suite("Schedules under a master agreement")
struct ScheduleTests {
    private func filled(_ text: String = exampleSchedule, under master: String = exampleMaster) throws -> Agreement {
        try read(master).filled(in: try readSchedule(text)) { _ in nil }.agreement
    }

    @Test("both together say what is lent: the schedule's fault, datasets, people and times, all else the agreement's")
    func together() throws {
        let master = try read(exampleMaster)
        #expect(master.agreement.datasets.isEmpty && master.agreement.fault == nil)
        let document = try master.filled(in: try readSchedule(exampleSchedule)) { _ in nil }
        #expect(document.reference == master.reference)
        #expect(document.schedule?.reference.id == "INC-48213")
        let agreement = document.agreement
        #expect(agreement.fault?.ticket == "INC-48213")
        #expect(agreement.datasets.map(\.name) == ["contacts"])
        #expect(agreement.dataSubjects == ["customers"])
        #expect(agreement.access.recipients.map(\.name) == ["Vic Vendor"])
        #expect(agreement.access.preparers == master.agreement.access.preparers)
        #expect(
            agreement.disposal.triggers.map { "\($0.from.rawValue) \($0.within)" } == [
                "prepared P14D", "fault-resolved P3D", "agreement-end P1M",
            ])
        #expect(agreement.disposal.evidence == master.agreement.disposal.evidence)
        #expect(agreement.term == master.agreement.term && agreement.clauses == master.agreement.clauses)
    }

    @Test("a schedule that names no times still goes by the scope's longest")
    func longest() throws {
        let without = exampleSchedule.split(separator: "disposal:").first.map(String.init) ?? ""
        #expect(
            try filled(without).disposal.triggers.map { "\($0.from.rawValue) \($0.within)" } == [
                "prepared P20D", "fault-resolved P5D", "agreement-end P1M",
            ])
        let undated = try example(replacing: "    - {from: prepared, within: P30D}\n", by: "", in: exampleMaster)
        let named = Digest.sha256(Array(exampleMaster.utf8)).hex
        let schedule = without.replacing(named, with: Digest.sha256(Array(undated.utf8)).hex)
        #expect(try filled(schedule, under: undated).disposal.triggers.contains { $0.from == .prepared })
    }

    /// Something in which a schedule goes beyond its agreement: where, and what the lines of both files are.
    struct Excess: CustomTestStringConvertible, Sendable {
        var old: String
        var new: String
        var path: String
        var what: String
        /// What stands in the line of the agreement that is named.
        var line: String

        init(_ old: String, _ new: String, _ path: String, _ what: String, _ line: String) {
            (self.old, self.new, self.path, self.what, self.line) = (old, new, path, what, line)
        }

        var testDescription: String { new }
    }

    private static let beyond = [
        Excess("{id: DSA-2026-014", "{id: DSA-2026-015", "agreement.id", "names DSA-2026-015", "id: DSA"),
        Excess(
            "014, version: 2", "014, version: 1", "agreement.version",
            "is for version 1 of DSA-2026-014, and this is version 2", "version: 2"),
        Excess("system: CRM", "system: fulfilment", "fault.system", "is none of the systems", "systems:"),
        Excess(
            "dataSubjects: [customers]", "dataSubjects: [customers, former-customers]", "dataSubjects[2]",
            "is none of those whose data may leave", "dataSubjects: [customers]"),
        Excess("[vic vendor]", "[Vic Vendor, Rex Recipient]", "recipients[2]", "is no recipient", "recipients:"),
        Excess("maxRows: 500", "maxRows: 1001", "datasets[1].maxRows", "1001 rows, and 1000 are allowed", "maxRows:"),
        Excess(
            "{do: shape, category: name}", "{do: keep, category: name}", "datasets[1].fields.FirstName",
            "keep is not as strong as shape", "name: {do: shape}"),
        Excess(
            "{do: shape, category: name}", "{do: keep}", "datasets[1].fields.FirstName",
            "is of the category name, by its name, and keep is not as strong as shape", "name: {do: shape}"),
        Excess(
            "Phone: {do: phone}", "Phone: {do: mask, keepLast: 4}", "datasets[1].fields.Phone",
            "mask is not as strong as phone", "phone: {do: phone}"),
        Excess(
            "truncate: year", "truncate: month", "datasets[1].fields.Birthdate",
            "date is not as strong as date as it stands there",
            "date-of-birth:"),
        Excess(
            "{do: date, truncate: year, category", "{do: mask, keepFirst: 1, category", "datasets[1].fields.Birthdate",
            "mask is not as strong as date", "date-of-birth:"),
        Excess(
            "{do: shape, category: name}", "{do: shape, category: address}", "datasets[1].fields.FirstName",
            "which the agreement does not let leave", "categories:"),
        Excess(
            "category: own, because: our own team", "category: own", "datasets[1].fields.Owner",
            "but by its name of name, and nothing says why", "own: {do: keep}"),
        Excess(
            "otherwise: refuse", "otherwise: shape", "datasets[1].otherwise",
            "otherwise: shape lets leave what nobody has named", "categories:"),
        Excess(
            "{do: shape, category: name}", "{do: digits, category: name}", "datasets[1].fields.FirstName",
            "digits is not as strong as shape", "name: {do: shape}"),
        Excess(
            "Phone: {do: phone}", "Phone: {do: shape}", "datasets[1].fields.Phone",
            "shape is not as strong as phone", "phone: {do: phone}"),
        Excess(
            "    otherwise: refuse", "    proof: {do: off, because: x}", "datasets[1].proof",
            "what is kept would leave unsearched", "categories:"),
        Excess(
            "    otherwise: refuse", "    malformed: shape", "datasets[1].malformed",
            "malformed: shape lets leave what nobody has named", "categories:"),
        Excess(
            "{from: prepared, within: P14D}", "{from: prepared, within: P21D}", "disposal.triggers[1]",
            "P21D from prepared is not surely within P20D", "longestLimit:"),
        Excess(
            "{from: fault-resolved, within: P3D}", "{from: fault-resolved, within: {workingDays: 3}}",
            "disposal.triggers[2]", "3 working days from fault-resolved is not surely within P5D",
            "{from: fault-resolved"),
    ]

    @Test("what goes beyond the agreement is refused, with the lines of both files", arguments: beyond)
    func excess(excess: Excess) throws {
        #expect(try findings(schedule: exampleSchedule) == [])
        let text = try example(replacing: excess.old, by: excess.new, in: exampleSchedule)
        let found = try findings(schedule: text)
        #expect(found.count == 1, "\(found)")
        let finding = try #require(found.first)
        #expect(finding.path == excess.path)
        #expect(finding.what.contains(excess.what), "\(finding.what)")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let own = try #require(finding.line)
        #expect(
            lines[own - 1].contains(excess.new.drop { $0 == " " }.prefix(8)) || lines[own - 1].contains("recipients"),
            "\(finding)")
        let masterLines = exampleMaster.split(separator: "\n", omittingEmptySubsequences: false)
        let named = masterLines.indices.filter { finding.what.contains("(dsa.yaml, line \($0 + 1): ") }
        #expect(named.count == 1 && masterLines[named.first ?? 0].contains(excess.line), "\(finding.what)")
    }

    @Test("an operator that shows no more than the weakest is taken, whatever it is")
    func stronger() throws {
        for rule in ["{do: blank, category: name}", "{do: drop}", "{do: token, category: name}", "{do: shape}"] {
            let text = try example(replacing: "{do: shape, category: name}", by: rule, in: exampleSchedule)
            #expect(try findings(schedule: text) == [], "\(rule)")
        }
    }

    @Test("a path that ends in * takes in what nobody has named, and may only be emptied")
    func wildcards() throws {
        let xml = """
            datasets:
              - name: export
                format: xml
                xml: {record: /a/b}
                maxRows: 10
                fields:
                  /a/b/@id: {do: token}
                  //@*: {do: shape}

            """
        let start = try #require(exampleSchedule.range(of: "datasets:\n")).lowerBound
        let text = String(exampleSchedule[..<start]) + xml
        let found = try findings(schedule: text)
        #expect(found.map(\.path) == ["datasets[1].fields.//@*"], "\(found)")
        #expect(try findings(schedule: text.replacing("{do: shape}", with: "{do: blank}")) == [])
    }

    @Test("a schedule for other bytes of the agreement, or under one without a scope, is refused")
    func otherAgreement() throws {
        let changed = try example(replacing: "P1M}", by: "P2M}", in: exampleMaster)
        let found = try findings(schedule: exampleSchedule, under: changed)
        #expect(found.map(\.path) == ["agreement.sha256"])
        #expect(found.first?.what.hasPrefix("is not the sha256 of DSA-2026-014 version 2") == true)
        let own = Digest.sha256(Array(exampleAgreement.utf8)).hex
        let master = Digest.sha256(Array(exampleMaster.utf8)).hex
        let under = try findings(
            schedule: exampleSchedule.replacing(master, with: own), under: exampleAgreement)
        #expect(under.first?.what.contains("lends its own datasets and has no schedules") == true)
    }

    @Test("a file is known for a schedule by its kind, whatever else is wrong with it")
    func kind() {
        #expect(ScheduleDocument.isSchedule(Array(exampleSchedule.utf8)))
        #expect(ScheduleDocument.isSchedule(Array("kind: SampleSchedule\nx: 1\n".utf8)))
        #expect(!ScheduleDocument.isSchedule(Array(exampleMaster.utf8)))
        #expect(!ScheduleDocument.isSchedule(Array("SampleSchedule".utf8)))
        #expect(!ScheduleDocument.isSchedule([0xFF, 0x00]))
    }
}

/// One thing of the example is broken at a time; each gives one finding at its place. The schema is held against them too.
@Suite("Broken schedules and scopes")
struct BrokenScheduleTests {
    static let brokenSchedules: [Broken] = [
        Broken("kind: SampleSchedule", "kind: «Schedule", "kind", "\"Schedule\" is no schedule"),
        Broken("version: 1\n", "version: «0\n", "version", "must be from 1 to 1000000"),
        Broken("id: INC-48213\n", "id: «../INC\n", "id", "\"../INC\" cannot be part of a file name"),
        Broken("title: Contact", "titel: x\ntitle: Contact", "", "unknown key \"titel\"", fix: "did you mean title?"),
        Broken("version: 2, sha256: ", "version: 2, «sha512: ", "agreement", "unknown key \"sha512\""),
        Broken("  ticket: INC-48213\n", "", "fault", "the key ticket is missing"),
        Broken("[vic vendor]", "«[]", "recipients", "the list is empty"),
        Broken(
            "dataSubjects: [customers]", "dataSubjects: [customers, «customers]", "dataSubjects[2]",
            "stands twice in the list"),
        Broken("  triggers:\n", "  «mode: return\n  triggers:\n", "disposal", "unknown key \"mode\""),
        Broken(
            "{from: prepared, within: P14D}", "{from: prepared, within: «soon}", "disposal.triggers[1].within",
            "\"soon\" is no ISO 8601 duration"),
        Broken(
            "    otherwise: refuse\n", "    otherwise: refuse\n    «exchange: {direction: outbound}\n",
            "datasets[1].exchange", "belongs to class transactional, and this is a debug sample"),
    ]

    static let brokenScopes: [Broken] = [
        Broken(
            "purposes: [system-fix]", "«fault: {system: CRM, ticket: T, description: D}\npurposes: [system-fix]",
            "fault", "stands in the schedules of an agreement that has a scope"),
        Broken("  systems: [CRM, billing]\n", "", "scope", "the key systems is missing"),
        Broken("systems: [CRM, billing]", "systems: «[]", "scope.systems", "the list is empty"),
        Broken(
            "dataSubjects: [customers]", "dataSubjects: [«customer]", "scope.dataSubjects[1]",
            "\"customer\" is not among the agreement's dataSubjects", fix: "did you mean customers?"),
        Broken("name: {do: shape}", "Name: {do: shape}", "scope.categories.Name", "\"Name\" is no word"),
        Broken("name: {do: shape}", "name: {do: «shap}", "scope.categories.name.do", "\"shap\" is not one of"),
        Broken("phone: {do: phone}", "phone: {do: phone, «type: x}", "scope.categories.phone", "unknown key \"type\""),
        Broken(
            "truncate: year", "truncate: year, shift: P3D", "scope.categories.date-of-birth.truncate",
            "a date has shift or truncate, and not both"),
        Broken("maxRows: 1000", "maxRows: «0", "scope.maxRows", "must be from 1 to 1000000000"),
        Broken(
            "{count: 2, within: P3M}", "{count: 2, within: «{workingDays: 5}}", "scope.maxBundles.within",
            "expected a text, found"),
        Broken("  longestLimit: P20D\n", "", "scope", "the key longestLimit is missing"),
        Broken("class: debug-sample", "class: transactional", "scope", "belongs to debug samples"),
        Broken(
            "  approvers:\n    - {name: Ada Approver, key: \"\(ExampleKey.approver)\"}\n", "", "access",
            "names no approver, and an approver signs the schedules"),
    ]

    @Test("a broken schedule is refused at its place", arguments: brokenSchedules)
    func schedule(broken: Broken) throws {
        try check(broken, in: exampleSchedule) { try findings(schedule: $0) }
    }

    @Test("a broken scope is refused at its place", arguments: brokenScopes)
    func scope(broken: Broken) throws {
        try check(broken, in: exampleMaster) { findings($0) }
    }

    private func check(_ broken: Broken, in text: String, _ read: (String) throws -> [AgreementFinding]) throws {
        let marked = try example(replacing: broken.old, by: broken.new, in: text)
        let found = try read(marked.replacing("«", with: ""))
        let finding = try #require(found.first { $0.what.hasPrefix(broken.what) }, "\(found)")
        #expect(finding.path == broken.path)
        if let fix = broken.fix { #expect(finding.fix == fix) }
        guard let mark = marked.firstIndex(of: "«") else { return }
        #expect(finding.line == marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false).count)
    }

    @Test("the schemas take both examples, and refuse what is broken and a schema can see")
    func schema() throws {
        let verdicts = try SchemaPeer.verdicts(on: [exampleMaster])
        #expect(verdicts == [""])
        #expect(try SchemaPeer.verdicts(on: [exampleSchedule], by: "schedule.schema.json") == [""])
        // That a word is one of a list elsewhere.
        let beyond = ["dataSubjects: [«customer]"]
        let scopes = Self.brokenScopes.filter { !beyond.contains($0.new) }
        let found = try SchemaPeer.verdicts(
            on: scopes.map { try example(replacing: $0.old, by: $0.new, in: exampleMaster).replacing("«", with: "") })
        for (broken, verdict) in zip(scopes, found) { #expect(!verdict.isEmpty, "\(broken.new)") }
        let schedules = try SchemaPeer.verdicts(
            on: Self.brokenSchedules.map {
                try example(replacing: $0.old, by: $0.new, in: exampleSchedule).replacing("«", with: "")
            }, by: "schedule.schema.json")
        for (broken, verdict) in zip(Self.brokenSchedules, schedules) { #expect(!verdict.isEmpty, "\(broken.new)") }
    }

    @Test("every weakest operator that the reader takes is one for the schema, and no other")
    func weakest() throws {
        let taken = [
            "{do: keep}", "{do: drop}", "{do: constant}", "{do: mask, keepFirst: 1, keepLast: 2}",
            "{do: token, reversible: true}", "{do: digits}", "{do: postcode, outward: keep}", "{do: account}",
            "{do: identifier, kind: nino}", "{do: date, shift: P30D}", "{do: bucket, size: 10}",
            "{do: scrub, known: export, unsure: keep, with: tag}",
        ]
        let refused = [
            "{}", "{do: keep, size: 1}", "{do: constant, text: x}", "{do: account, part: number}", "{do: identifier}",
            "{do: date}", "{do: date, shift: P30D, by: Id}", "{do: bucket}", "{do: scrub, with: words}",
            "{do: shape, category: name}",
        ]
        let texts = try (taken + refused).map { try example(replacing: "{do: shape}", by: $0, in: exampleMaster) }
        let verdicts = try SchemaPeer.verdicts(on: texts)
        for (place, text) in texts.enumerated() {
            #expect(findings(text).isEmpty == (place < taken.count), "\((taken + refused)[place]): \(findings(text))")
            #expect(verdicts[place].isEmpty == (place < taken.count), "\((taken + refused)[place]): \(verdicts[place])")
        }
    }
}

@Suite("The gate of a schedule")
struct ScheduleGateTests {
    private func texts(
        _ schedule: ScheduleFact?, preparer: String = ExampleKey.preparer,
        trust change: (inout Situation) throws -> Void = { _ in }
    ) throws -> [String] {
        var situation = try Situation()
        situation.text = exampleMaster
        situation.schedule = exampleSchedule
        situation.scheduleFact = schedule
        situation.preparer = try ExampleKey.fingerprint(preparer)
        try change(&situation)
        return try situation.texts()
    }

    private func signed(
        _ key: String = ExampleKey.approver, _ namespace: SignatureNamespace = .schedule,
        at time: String = "2026-11-10T12:00:00Z", resolvedOn: String? = nil
    ) throws -> ScheduleFact {
        ScheduleFact(
            signature: try Situation.signature(.approver, key, namespace: namespace, at: time),
            resolvedOn: try resolvedOn.map { try #require(CivilDate(iso: $0)) })
    }

    @Test("an approver's signature opens it, and nothing else does")
    func signature() throws {
        #expect(try texts(try signed()) == [])
        #expect(
            try texts(ScheduleFact(signature: nil, resolvedOn: nil)) == [
                "schedule (clause minimum): no approver has signed it"
            ])
        #expect(try texts(nil) == ["schedule (clause minimum): no approver has signed it"])
        #expect(
            try texts(try signed(ExampleKey.approver, .agreement)) == [
                "schedule (clause minimum): the approver's signature was made for \"datalease-agreement@v1\", not for datalease-schedule@v1"
            ])
        #expect(
            try texts(try signed(ExampleKey.stranger)).first?.contains("which is not under access.approvers") == true)
        #expect(
            try texts(try signed(ExampleKey.providerSignatory)).first?.contains("who signs for the provider") == true)
        let broken = ScheduleFact(
            signature: SignatureFact(slot: .approver, outcome: .broken("it is empty"), signedAt: nil), resolvedOn: nil)
        #expect(try texts(broken) == ["schedule (clause minimum): the approver's signature does not hold: it is empty"])
        #expect(try texts(try signed(at: "2026-11-16T12:00:00Z")).first?.contains("after the day of this run") == true)
    }

    @Test("a key that counted when it signed goes on to count; one that did not, or that is to come, does not")
    func time() throws {
        func entry(_ from: String, _ to: String?) -> (inout Situation) throws -> Void {
            { situation in
                situation.trust[2] = try Situation.entry(
                    ExampleKey.approver, "Ada Approver", .provider, .approver, from: from, to: to)
            }
        }
        #expect(try texts(try signed(), trust: entry("2026-01-01", "2026-11-12")) == [])
        #expect(
            try texts(try signed(), trust: entry("2026-01-01", "2026-11-09")).first?.contains("only to 2026-11-09")
                == true)
        #expect(
            try texts(try signed(), trust: entry("2026-11-11", nil)).first?.contains("only from 2026-11-11") == true)
        #expect(
            try texts(try signed(), trust: { $0.trust.remove(at: 2) }).contains {
                $0.contains("is not in the trust list")
            })
    }

    @Test("it ends with its fault, and the preparer cannot have signed it")
    func ends() throws {
        #expect(
            try texts(try signed(resolvedOn: "2026-11-12")) == [
                "schedule (clause minimum): its fault is resolved since 2026-11-12, and the schedule ended with it"
            ])
        let both = try texts(try signed(), preparer: ExampleKey.approver) { situation in
            situation.text = situation.text.replacing(ExampleKey.preparer, with: ExampleKey.approver)
            situation.schedule = situation.schedule?.replacing(
                Digest.sha256(Array(exampleMaster.utf8)).hex, with: Digest.sha256(Array(situation.text.utf8)).hex)
        }
        #expect(both.contains("schedule (clause minimum): the preparer signed the schedule too"), "\(both)")
    }
}
