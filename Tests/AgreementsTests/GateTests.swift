import Primitives
import Testing

@testable import Agreements

/// A situation in which a bundle is to be prepared; as it stands, everything is in order.
struct Situation {
    var text = exampleAgreement
    var date = "2026-11-15"
    var trust: [TrustEntry] = []
    var signatures: [SignatureFact] = []
    /// A schedule under the agreement, and what is known of it.
    var schedule: String?
    var scheduleFact: ScheduleFact?
    var preparer: KeyFingerprint?
    var rehearsal = false
    var force = AgreementForce.inForce
    var profiles = ProfileLibrary.standard

    init() throws {
        trust = [
            try Situation.entry(ExampleKey.officer, "Dee Officer", .provider, .officer),
            try Situation.entry(ExampleKey.preparer, "Pat Preparer", .provider, .preparer),
            try Situation.entry(ExampleKey.approver, "Ada Approver", .provider, .approver),
            try Situation.entry(ExampleKey.providerSignatory, "Sam Provider", .provider, .signatory),
            try Situation.entry(ExampleKey.recipientSignatory, "Rex Recipient", .recipient, .signatory),
            try Situation.entry(ExampleKey.recipient, "Vic Vendor", .recipient, .recipient),
        ]
        signatures = [
            try Situation.signature(.provider, ExampleKey.providerSignatory),
            try Situation.signature(.recipient, ExampleKey.recipientSignatory),
        ]
        preparer = try ExampleKey.fingerprint(ExampleKey.preparer)
    }

    static func entry(
        _ key: String, _ person: String, _ party: Party.Side, _ role: TrustRole, from: String = "2026-01-01",
        to: String? = nil
    ) throws -> TrustEntry {
        TrustEntry(
            key: try SSHPublicKey(key), person: person, party: party, role: role,
            from: try #require(CivilDate(iso: from)), to: try to.map { try #require(CivilDate(iso: $0)) })
    }

    static func signature(
        _ slot: SignatureFact.Slot, _ key: String, namespace: SignatureNamespace = .agreement,
        at time: String? = "2026-10-20T12:00:00Z"
    ) throws -> SignatureFact {
        SignatureFact(
            slot: slot, outcome: .holds(fingerprint: try ExampleKey.fingerprint(key), namespace: namespace.rawValue),
            signedAt: try time.map { try #require(Instant(iso: $0)) })
    }

    func refusals() throws -> [GateRefusal] {
        let officer = try #require(trust.first)
        var list = try TrustList(officer: officer.key, person: officer.person, from: officer.from)
        for entry in trust.dropFirst() { try list.add(entry) }
        var document = try AgreementDocument.read(Array(text.utf8), name: "dsa.yaml", profiles: profiles)
        if let schedule { document = try document.filled(in: try readSchedule(schedule)) { _ in nil } }
        return Gate.refusals(
            document,
            on: try #require(CivilDate(iso: date)), trust: list, signatures: signatures,
            schedule: scheduleFact, preparer: preparer, force: force, rehearsal: rehearsal)
    }

    func texts() throws -> [String] { try refusals().map(\.description) }
}

@Suite("The gate")
struct GateTests {
    private func changed(_ change: (inout Situation) throws -> Void) throws -> [String] {
        var situation = try Situation()
        try change(&situation)
        return try situation.texts()
    }

    private func replaced(_ old: String, _ new: String) throws -> [String] {
        try changed { $0.text = try example(replacing: old, by: new) }
    }

    @Test("what both parties sign fixes every rule: a profile must be pinned, but for a rehearsal")
    func profiles() throws {
        var situation = try Situation()
        situation.profiles = try exampleLibrary()
        situation.text = try agreement(dataset: "profile: {name: crm-people, sha256: \(exampleProfileDigest)}")
        #expect(try situation.texts() == [])
        situation.text = try agreement(dataset: "profile: crm-people")
        let refusals = try situation.refusals()
        #expect(
            refusals.map(\.description) == [
                "datasets[1].profile (clause minimum): dataset people: the profile crm-people is not pinned"
            ])
        #expect(
            refusals.first?.fix
                == "write profile: {name: crm-people, sha256: \(exampleProfileDigest)}, then sign")
        situation.rehearsal = true
        #expect(try situation.texts() == [])
    }

    @Test("nothing is prepared by rules that were not looked up, no rehearsal either")
    func unresolvedProfiles() throws {
        var situation = try Situation()
        situation.profiles = .unresolved
        situation.text = try agreement(dataset: "profile: {name: crm-people, sha256: \(exampleProfileDigest)}")
        for rehearsal in [false, true] {
            situation.rehearsal = rehearsal
            #expect(
                try situation.texts() == [
                    "datasets[1].profile (clause minimum): dataset people: the profile crm-people was not looked up"
                ])
        }
    }

    @Test("an executed agreement in force is let through")
    func open() throws {
        #expect(try Situation().texts() == [])
    }

    @Test("an executed transactional agreement is let through, rehearsals too")
    func transactional() throws {
        for rehearsal in [false, true] {
            #expect(
                try changed {
                    $0.text = exampleExchange
                    $0.rehearsal = rehearsal
                } == [])
        }
    }

    @Test("a transactional file serves any purpose but marketing and sale")
    func transactionalPurposes() throws {
        func texts(_ purposes: String) throws -> [String] {
            try changed {
                $0.text = try example(
                    replacing: "purposes: [direct-debit-collection]", by: "purposes: [\(purposes)]",
                    in: exampleExchange)
            }
        }
        #expect(try texts("billing, reconciliation, system-fix") == [])
        #expect(
            try texts("billing, direct-marketing") == [
                "purposes: \"direct-marketing\" can never be a purpose of a transactional file"
            ])
        #expect(
            try changed {
                $0.text = try example(
                    replacing: "prohibitions: [marketing, sale]", by: "prohibitions: [sale]", in: exampleExchange)
            } == ["prohibitions: marketing is not prohibited"])
    }

    @Test("a rehearsal needs no execution, no keys and no term")
    func rehearsal() throws {
        #expect(
            try changed {
                $0.text = try example(replacing: "specialCategories: none", by: "specialCategories: unknown")
                $0.rehearsal = true
                $0.date = "2030-01-01"
                $0.signatures = []
                $0.preparer = nil
                $0.trust = [$0.trust[0]]
            } == [])
    }

    @Test("due diligence counts to its last day")
    func dueDiligence() throws {
        let until = "validUntil: 2027-09-01"
        for (day, isRefused) in [("2026-11-19", true), ("2026-11-20", false)] {
            let texts = try changed {
                $0.text = try example(replacing: until, by: "validUntil: \(day)")
                $0.date = "2026-11-20"
            }
            #expect(
                texts.contains { $0.contains("the recipient was looked into until \(day) only") } == isRefused,
                "\(texts)")
        }
    }

    @Test("the term counts both of its days")
    func term() throws {
        #expect(try changed { $0.date = "2026-11-01" } == [])
        #expect(try changed { $0.date = "2026-12-31" } == [])
        #expect(
            try changed { $0.date = "2026-10-31" } == [
                "term (clause term): agreement is not in force before 2026-11-01"
            ])
        #expect(try changed { $0.date = "2027-01-01" } == ["term (clause term): agreement expired on 2026-12-31"])
        #expect(
            try changed {
                $0.text = try example(replacing: "implements: [disposal]", by: "implements: [disposal, term]")
                $0.date = "2027-01-01"
            } == ["term (clauses term, disposal): agreement expired on 2026-12-31"])
        var situation = try Situation()
        situation.date = "2027-01-01"
        let error = try #require(AgreementError(try situation.refusals(), of: try read(situation.text)))
        #expect(error.what == "dsa.yaml: term (clause term): agreement expired on 2026-12-31")
        #expect(error.hint == "sign a new version, or run datalease agreement check FILE")
        #expect(error.category == .agreement)
        #expect(AgreementError([], of: try read(situation.text)) == nil)
    }

    @Test("marketing and sale are never purposes, and always prohibited")
    func onwardUse() throws {
        #expect(
            try replaced("purposes: [system-fix]", "purposes: [system-fix, direct-marketing, sale]") == [
                "purposes: \"direct-marketing\" can never be a purpose of a debug sample",
                "purposes: \"sale\" can never be a purpose of a debug sample",
            ])
        #expect(
            try replaced("prohibitions: [marketing, sale, ", "prohibitions: [") == [
                "prohibitions: marketing is not prohibited", "prohibitions: sale is not prohibited",
            ])
    }

    @Test("unknown special categories are refused, listed ones are not")
    func specialCategories() throws {
        #expect(
            try replaced("specialCategories: none", "specialCategories: unknown") == [
                "specialCategories: nobody has said whether there are special categories of personal data"
            ])
        #expect(try replaced("specialCategories: none", "specialCategories: listed") == [])
    }

    @Test("processing abroad needs a transfer mechanism")
    func transfers() throws {
        #expect(
            try replaced("locations: [GB], personnelLocations: [GB]", "locations: [GB, US], personnelLocations: [IN]")
                == ["processing: nothing is said to allow a transfer to IN, US"])
        #expect(
            try replaced(
                "personnelLocations: [GB]",
                "personnelLocations: [US], transfer: {mechanism: idta, document: T-1, date: 2026-01-01}") == [])
    }

    @Test("one trigger must have a date from the start")
    func triggers() throws {
        let only = "    - {from: prepared, within: P30D}\n"
        let end = "    - {from: agreement-end, within: P1M}\n"
        #expect(
            try changed { $0.text = exampleAgreement.replacing(only, with: "").replacing(end, with: "") }
                == ["disposal.triggers (clause disposal): no trigger has a date from the start"])
        #expect(try replaced(only, "") == [])
        #expect(try replaced(end, "") == [])
    }

    @Test("every kind of evidence may be asked for, where the rest of the agreement allows it")
    func evidence() throws {
        #expect(try replaced("mode: destroy", "mode: return") == [])
        #expect(
            try replaced(
                "own-copies]", "own-copies, deletion-log, backup-statement, destruction-certificate, audit-note]") == []
        )
        #expect(
            try replaced("own-copies]", "own-copies, key]") == [
                "disposal.evidence (clause disposal): key as evidence of each bundle needs pseudonyms that differ "
                    + "between bundles"
            ])
        #expect(
            try replaced("own-copies]", "own-copies, return-receipt]") == [
                "disposal.evidence (clause disposal): return-receipt is asked for, and nothing comes back"
            ])
        #expect(
            try replaced("own-copies]", "own-copies, sub-processor-certificates]") == [
                "disposal.evidence (clause disposal): sub-processor-certificates are asked for, and the recipient "
                    + "names none"
            ])
        #expect(
            try changed {
                $0.text = exampleAgreement.replacing("own-copies]", with: "own-copies, key]")
                    .replacing("{linkable: agreement}", with: "{linkable: bundle}")
            } == [])
        #expect(
            try changed {
                $0.text = exampleAgreement.replacing("own-copies]", with: "own-copies, return-receipt]")
                    .replacing("mode: destroy", with: "mode: return")
            } == [])
    }

    @Test("what is asked for must show that the sample is gone at the recipient, and at its sub-processors")
    func whatShowsDisposal() throws {
        let nothing =
            "disposal.evidence (clause disposal): nothing is asked for that shows the sample to be gone at the recipient"
        let asked = "[certificate, own-copies]"
        for kinds in ["[own-copies]", "[own-copies, deletion-log]", "[audit-note, backup-statement]"] {
            #expect(try replaced(asked, kinds) == [nothing])
        }
        func returned(_ kinds: String) throws -> [String] {
            try changed {
                $0.text = exampleAgreement.replacing(asked, with: kinds)
                    .replacing("mode: destroy", with: "mode: return")
            }
        }
        #expect(try returned("[own-copies]") == [nothing])
        #expect(try returned("[return-receipt, own-copies]") == [])
        #expect(try returned("[certificate]") == [])
        let named = ("subProcessors: []", "subProcessors: [Hosting Ltd]")
        #expect(
            try replaced(named.0, named.1) == [
                "disposal.evidence (clause disposal): the recipient names sub-processors, and nothing is asked for that "
                    + "shows what became of it there"
            ])
        #expect(
            try changed {
                $0.text = exampleAgreement.replacing(named.0, with: named.1)
                    .replacing("own-copies]", with: "own-copies, sub-processor-certificates]")
            } == [])
    }

    @Test("every key must stand in the trust list with its role")
    func untrustedKeys() throws {
        let places: [(Int, String, String)] = [
            (1, "access.preparers[1]", ExampleKey.preparer), (2, "access.approvers[1]", ExampleKey.approver),
            (3, "access.signatories.provider[1]", ExampleKey.providerSignatory),
            (4, "access.signatories.recipient[1]", ExampleKey.recipientSignatory),
            (5, "access.recipients[1]", ExampleKey.recipient),
        ]
        for (index, section, key) in places {
            let texts = try changed { $0.trust.remove(at: index) }
            let fingerprint = try ExampleKey.fingerprint(key)
            #expect(texts.first == "\(section): the key \(fingerprint) is not in the trust list")
            // A signatory's signature does not count either.
            #expect(texts.count == (section.contains("signatories") ? 2 : 1))
        }
    }

    @Test("a key with another role, party or name does not count")
    func otherRoles() throws {
        let preparer = try ExampleKey.fingerprint(ExampleKey.preparer)
        let signatory = try ExampleKey.fingerprint(ExampleKey.recipientSignatory)
        #expect(
            try changed { $0.trust[1] = try Situation.entry(ExampleKey.preparer, "Pat Preparer", .provider, .approver) }
                == ["access.preparers[1]: the key \(preparer) is in the trust list, but not as preparer"])
        #expect(
            try changed {
                $0.trust[4] = try Situation.entry(ExampleKey.recipientSignatory, "Rex Recipient", .provider, .signatory)
            } == [
                "access.signatories.recipient[1]: the key \(signatory) is not one of the recipient's signatory keys",
                "execution: the recipient's signature does not count: the key \(signatory) is not one of the "
                    + "recipient's signatory keys",
            ])
        #expect(
            try changed { $0.trust[1] = try Situation.entry(ExampleKey.preparer, "Someone Else", .provider, .preparer) }
                == [
                    "access.preparers[1]: the key \(preparer) is \"Someone Else\"'s in the trust list, not "
                        + "\"Pat Preparer\"'s"
                ])
    }

    @Test("who acts must count on the day; who only stands in the list need not")
    func days() throws {
        let preparer = try ExampleKey.fingerprint(ExampleKey.preparer)
        let recipient = try ExampleKey.fingerprint(ExampleKey.recipient)
        #expect(
            try changed {
                $0.trust[1] = try Situation.entry(
                    ExampleKey.preparer, "Pat Preparer", .provider, .preparer, to: "2026-11-14")
            } == ["access.preparers: the key \(preparer) counts as preparer only to 2026-11-14, not on 2026-11-15"])
        #expect(
            try changed {
                $0.trust[5] = try Situation.entry(
                    ExampleKey.recipient, "Vic Vendor", .recipient, .recipient, from: "2026-11-16")
            } == [
                "access.recipients[1]: the key \(recipient) counts as recipient only from 2026-11-16, not on 2026-11-15"
            ])
        #expect(
            try changed {
                $0.trust[2] = try Situation.entry(
                    ExampleKey.approver, "Ada Approver", .provider, .approver, to: "2026-11-14")
            } == [])
    }

    @Test("a preparer must be one of the agreement's")
    func preparers() throws {
        let stranger = try ExampleKey.fingerprint(ExampleKey.stranger)
        #expect(try changed { $0.preparer = nil } == ["access.preparers: no preparer's key was given"])
        #expect(
            try changed { $0.preparer = stranger } == [
                "access.preparers: the key \(stranger) is not a preparer of this agreement"
            ])
    }

    @Test("each party must have signed")
    func unsigned() throws {
        #expect(
            try changed { $0.signatures = [] } == [
                "execution: not signed for the provider", "execution: not signed for the recipient",
            ])
        #expect(
            try changed { $0.signatures.removeLast() } == ["execution: not signed for the recipient"])
    }

    @Test("a signature that does not hold is a failed check")
    func broken() throws {
        var situation = try Situation()
        situation.signatures[0] = SignatureFact(
            slot: .provider, outcome: .broken("not over these bytes"), signedAt: nil)
        let refusals = try situation.refusals()
        #expect(
            refusals.map(\.description) == [
                "execution: the provider's signature does not hold: not over these bytes"
            ])
        #expect(refusals.first?.category == .check)
        #expect(AgreementError(refusals, of: try read(situation.text))?.category == .check)
    }

    @Test("a signature of another purpose, key or party does not count")
    func otherSignatures() throws {
        let stranger = try ExampleKey.fingerprint(ExampleKey.stranger)
        let provider = try ExampleKey.fingerprint(ExampleKey.providerSignatory)
        #expect(
            try changed {
                $0.signatures[1] = try Situation.signature(
                    .recipient, ExampleKey.recipientSignatory, namespace: .certificate)
            } == [
                "execution: the recipient's signature was made for \"datalease-certificate@v1\", not for "
                    + "datalease-agreement@v1"
            ])
        #expect(
            try changed { $0.signatures[1] = try Situation.signature(.recipient, ExampleKey.stranger) } == [
                "execution: the recipient's signature is by \(stranger), which is not under "
                    + "access.signatories.recipient"
            ])
        #expect(
            try changed { $0.signatures[1] = try Situation.signature(.recipient, ExampleKey.providerSignatory) } == [
                "execution: the recipient's signature is by \(provider), who signs for the provider"
            ])
    }

    @Test("one signature that counts is enough among several")
    func several() throws {
        #expect(
            try changed { $0.signatures.insert(try Situation.signature(.provider, ExampleKey.stranger), at: 0) } == [])
    }

    @Test("nobody executes an agreement by writing their own key into it")
    func selfMade() throws {
        let stranger = try ExampleKey.fingerprint(ExampleKey.stranger)
        let texts = try changed {
            $0.text = exampleAgreement.replacing(ExampleKey.recipientSignatory, with: ExampleKey.stranger)
            $0.signatures[1] = try Situation.signature(.recipient, ExampleKey.stranger)
        }
        #expect(
            texts == [
                "access.signatories.recipient[1]: the key \(stranger) is not in the trust list",
                "execution: the recipient's signature does not count: the key \(stranger) is not in the trust list",
            ])
    }

    @Test("a signatory must have counted on the day of the signature, not on the day of the run")
    func signatoryDays() throws {
        let signatory = try ExampleKey.fingerprint(ExampleKey.providerSignatory)
        func ending(_ day: String) throws -> [String] {
            try changed {
                $0.trust[3] = try Situation.entry(
                    ExampleKey.providerSignatory, "Sam Provider", .provider, .signatory, to: day)
            }
        }
        #expect(try ending("2026-10-20") == [])
        #expect(
            try ending("2026-10-19") == [
                "execution: the provider's signature does not count: the key \(signatory) counts as signatory only to "
                    + "2026-10-19, not on 2026-10-20"
            ])
        #expect(
            try changed {
                $0.signatures[0] = try Situation.signature(
                    .provider, ExampleKey.providerSignatory, at: "2026-11-16T00:00:00Z")
            } == ["execution: the provider's signature was made on 2026-11-16, after the day of this run"])
        #expect(
            try changed {
                $0.signatures[0] = try Situation.signature(.provider, ExampleKey.providerSignatory, at: nil)
            } == [])
    }

    @Test("a paper contract needs an approver who attests it and does not prepare")
    func documents() throws {
        let digest = String(repeating: "0a", count: 32)
        let text = try example(
            replacing: "execution: ssh", by: "execution: {document: a.pdf, sha256: \(digest), signedOn: 2026-10-30}")
        func with(_ signatures: [SignatureFact], _ change: (inout Situation) throws -> Void = { _ in }) throws
            -> [String]
        {
            try changed {
                $0.text = text
                $0.signatures = signatures
                try change(&$0)
            }
        }
        let attestation = try Situation.signature(.approver, ExampleKey.approver, at: "2026-10-31T09:00:00Z")
        #expect(try with([attestation]) == [])
        #expect(try with([]) == ["execution: no approver has attested the document"])
        #expect(
            try with([try Situation.signature(.approver, ExampleKey.approver)]) == [
                "execution: the approver attested on 2026-10-20 a document signed on 2026-10-30"
            ])
        let stranger = try ExampleKey.fingerprint(ExampleKey.stranger)
        #expect(
            try with([try Situation.signature(.approver, ExampleKey.stranger)]) == [
                "execution: the approver's signature is by \(stranger), which is not under access.approvers"
            ])
        #expect(
            try with([attestation]) { $0.date = "2026-10-29" }.contains(
                "execution: the document is signed on 2026-10-30, which is still to come"))
        #expect(
            try with([attestation]) {
                $0.text = text.replacing(ExampleKey.preparer, with: ExampleKey.approver)
                $0.trust.append(try Situation.entry(ExampleKey.approver, "Ada Approver", .provider, .preparer))
                $0.text = $0.text.replacing("Pat Preparer", with: "Ada Approver")
                $0.preparer = try ExampleKey.fingerprint(ExampleKey.approver)
            } == ["access.approvers: the preparer attested the agreement too"])
    }
}
