internal import Agreements
internal import Bundles
internal import Primitives
internal import Registry

/// Waivers of what the proof over the output finds: drafted by a refused run, signed by an approver, taken in by the next.
extension DataLease {
    /// Reads the waivers at `paths`, each with its signature beside it, and refuses what does not count for a run of
    /// `preparer` under `document` today.
    func waivers(
        _ paths: [String], under document: AgreementDocument, preparer: KeyFingerprint, in registry: Registry
    ) async throws -> [GivenWaiver] {
        guard !paths.isEmpty else { return [] }
        let trust = try await trustList(in: registry)
        var given: [GivenWaiver] = []
        for path in paths {
            let waiver = try await readWaiver(path)
            guard !given.contains(where: { $0.bytes == waiver.bytes }) else {
                throw KitError(.usage, "\(path): the same waiver was given before", hint: "name each once")
            }
            guard waiver.waiver.kind == .proof else {
                throw KitError(
                    .check, "\(path): the waiver is for the review of an agreement, and lets nothing leave",
                    hint: "it is for: datalease agreement check ... --waiver FILE")
            }
            try refuse(waiver, unlessUnder: document)
            try refuse(waiver, unlessBy: trust, document.agreement.access, preparers: [preparer])
            try refuseOutOfDate(waiver, document.agreement.term.end)
            given.append(waiver)
        }
        return given
    }

    /// Reads a waiver and its signature, which must hold over its exact bytes.
    func readWaiver(_ path: String) async throws -> GivenWaiver {
        let bytes = try Folder.read(path, limit: SignedForm.largestSize)
        let sign = "the approver signs it with: ssh-keygen -Y sign -f KEY -n \(SignatureNamespace.waiver) FILE"
        let waiver: Waiver
        do {
            waiver = try Waiver(parsing: bytes)
        } catch {
            throw KitError(.check, "\(path): \(error.what)", hint: error.hint)
        }
        guard let signed = try Folder.readIfPresent(path + ".sig", limit: 1 << 16) else {
            throw KitError(
                .check, "\(path).sig is not there: a waiver counts with an approver's signature only", hint: sign)
        }
        let signature: SSHSignature
        do {
            signature = try SSHSignature(parsing: signed)
        } catch {
            throw KitError(.check, "\(path).sig: \(error.what)", hint: sign)
        }
        guard signature.namespace == SignatureNamespace.waiver.rawValue else {
            throw KitError(.check, "\(path).sig: signed for another purpose than a waiver", hint: sign)
        }
        guard try await Self.holds(signature, bytes: signed, over: bytes, at: surroundings.now()) else {
            throw KitError(
                .check, "\(path).sig was not made over the waiver's bytes as they are now",
                hint: "nothing is changed once it is signed; \(sign)")
        }
        return GivenWaiver(
            path: path, waiver: waiver, bytes: bytes, signature: signed, signer: signature.publicKey.fingerprint)
    }

    func refuse(_ given: GivenWaiver, unlessUnder document: AgreementDocument) throws {
        let waiver = given.waiver
        let agreement = document.reference
        guard waiver.agreement == agreement.id else {
            throw KitError(
                .check, "\(given.path): the waiver is under another agreement than \(agreement.id)",
                hint: "a waiver counts under the agreement that it names")
        }
        guard waiver.version == agreement.version, waiver.agreementSHA256 == agreement.digest else {
            throw KitError(
                .check, "\(given.path): the waiver is for other bytes of \(agreement.id) than this version's",
                hint: "what an agreement says may have changed: have another drafted, looked at and signed")
        }
        for export in waiver.exports where !document.agreement.datasets.contains(where: { $0.name == export.dataset }) {
            throw KitError(
                .check, "\(given.path): the waiver names a dataset that the agreement does not have",
                hint: "leave the lines as datalease prepare --draft-waiver wrote them")
        }
    }

    /// Refuses a waiver that no approver signed whom the agreement names, or that one of `preparers` did.
    @discardableResult
    func refuse(
        _ given: GivenWaiver, unlessBy trust: TrustList, _ access: Access, preparers: [KeyFingerprint]
    ) throws -> TrustEntry {
        guard
            let entry = trust.entry(given.signer, role: .approver, party: .provider, on: surroundings.now().londonDate)
        else {
            throw KitError(
                .check, "\(given.path): signed by a key that is no approver's in the trust list today",
                hint: "an approver signs it; the officer can add one with datalease trust add --role approver")
        }
        guard access.approvers.isEmpty || access.approvers.contains(where: { $0.key.fingerprint == given.signer })
        else {
            throw KitError(
                .check, "\(given.path): signed by an approver whom the agreement does not name",
                hint: "one of access.approvers signs it")
        }
        guard
            !preparers.contains(where: { preparer in
                given.signer == preparer || trust.entries(of: preparer).contains { $0.isSamePerson(as: entry) }
            })
        else {
            let what = given.waiver.kind == .proof ? "this bundle" : "under this agreement"
            throw KitError(
                .check, "\(given.path): signed by the person who prepares \(what)",
                hint: "an approver waives for others, never for themselves")
        }
        guard entry.isPerson(named: given.waiver.name) else {
            throw KitError(
                .check, "\(given.path): the line name is not the name of the approver whose key signed it",
                hint: "the approver writes their name as the trust list has it, and signs it again")
        }
        return entry
    }

    func refuseOutOfDate(_ given: GivenWaiver, _ end: CivilDate) throws {
        let (waiver, today) = (given.waiver, surroundings.now().londonDate)
        guard waiver.date <= today else {
            throw KitError(
                .check, "\(given.path): the waiver is of a day to come, \(waiver.date)", hint: "is the clock right?")
        }
        guard today <= waiver.until else {
            throw KitError(
                .check, "\(given.path): the waiver ended on \(waiver.until)",
                hint: "have another drafted, looked at and signed")
        }
        guard waiver.until <= end else {
            throw KitError(
                .check, "\(given.path): the waiver ends on \(waiver.until), after the agreement's term, \(end)",
                hint: "write a day up to the end of the term, and sign it again")
        }
    }

    /// Records waivers that let something pass, and keeps them; those that are recorded already are not again.
    func record(
        _ waivers: [GivenWaiver], under agreement: AgreementReference, in registry: Registry, by actor: EventActor
    ) throws {
        guard !waivers.isEmpty else { return }
        let known = try registry.homeEvents(.waiverTaken).compactMap { event -> Digest? in
            if case .waiverTaken(let taken) = event.body { taken.paper.text } else { nil }
        }
        for given in waivers where !known.contains(.sha256(given.bytes)) {
            try append(
                .waiverTaken(
                    TakenWaiver(
                        agreement: agreement, until: given.waiver.until, signer: given.signer,
                        paper: SignedOrder(text: .sha256(given.bytes), signature: .sha256(given.signature)))),
                to: registry, by: actor,
                keeping: [
                    Evidence(kind: "waiver", bundle: nil, bytes: given.bytes),
                    Evidence(kind: "waiver-signature", bundle: nil, bytes: given.signature),
                ])
        }
    }

    /// What of the proof over a bundle was waived, for people: figures, then each waiver with its signer, last day and
    /// reason, and the digest by which its exact bytes are kept.
    func waivedLines(of bundle: PreparedBundle, _ names: PersonNames, in registry: Registry) throws -> [String] {
        let counts = bundle.datasets.filter { $0.waived > 0 }.map {
            "\($0.name): \($0.waived) finding\($0.waived == 1 ? "" : "s")"
        }
        guard !bundle.waivers.isEmpty else { return counts }
        let taken = try registry.homeEvents(.waiverTaken)
        return try counts
            + bundle.waivers.map { digest in
                let waiver = taken.compactMap { event -> TakenWaiver? in
                    if case .waiverTaken(let waiver) = event.body, waiver.paper.text == digest { waiver } else { nil }
                }.first
                guard let waiver else { return "waiver \(digest), which the ledger does not know" }
                let text = try registry.evidence(digest).flatMap { try? Waiver(parsing: $0.bytes) }
                return "by \(names.name(of: .key(waiver.signer))), until \(waiver.until): "
                    + "\(text?.reason ?? "(erased)"); waiver sha256 \(digest)"
            }
    }

    /// Refuses where a draft could not be written later, or over something.
    func checkDraft(_ path: String?) throws {
        guard let path, Folder.exists(path) else { return }
        throw KitError(
            .failed, "\(path) exists already", hint: "a draft is never written over anything: name another file")
    }

    /// Ends the proof over the output. Where it stops the run and a waiver is to be drafted in the file `path`, it is, and
    /// the refusal says so.
    func finish(
        _ proof: OutputProof, threads: Int, draftingIn path: String?, under document: AgreementDocument,
        preparer: KeyFingerprint
    ) throws {
        do {
            for remark in try proof.finish(threads: threads) { surroundings.notice(remark) }
            if let path {
                surroundings.notice("\(path): not written: the proof over the output found nothing to waive")
            }
        } catch let refusal as KitError where refusal.category == .export {
            guard let path, let drafted = proof.drafted else { throw refusal }
            let outcome: String
            if let obstacle = drafted.obstacle {
                outcome = "no waiver is drafted: \(obstacle)"
            } else {
                do {
                    try writeDraft(drafted, to: path, under: document, preparer: preparer)
                    outcome =
                        "\(path) is the draft of a waiver: an approver looks at each place, says why, signs it, and this is"
                        + " run again with --waiver \(path)"
                } catch let problem as KitError {
                    // What was found matters more.
                    outcome = "no waiver is drafted: \(problem.what)"
                }
            }
            throw KitError(
                .export, refusal.what, hint: [outcome, refusal.hint].compactMap(\.self).joined(separator: "; or "))
        }
    }

    /// Writes the draft of a waiver of everything that stops a run, for an approver to look at, complete and sign.
    private func writeDraft(
        _ drafted: DraftedPlaces, to path: String, under document: AgreementDocument, preparer: KeyFingerprint
    ) throws {
        let today = surroundings.now().londonDate
        let (agreement, places) = (document.agreement, drafted.places)
        let approvers = agreement.access.approvers.filter { $0.key.fingerprint != preparer }
        let lastDay = CivilDate(daysSinceEpoch: today.daysSinceEpoch + Waiver.mostDays - 1) ?? today
        let datasets = Set(places.map(\.dataset))
        let text = WaiverDraft.text(
            of: .proof, under: document.reference, exports: drafted.exports.filter { datasets.contains($0.dataset) },
            places: places, nouns: drafted.nouns, on: today, until: max(today, min(lastDay, agreement.term.end)),
            name: approvers.count == 1 ? approvers.first?.name : nil)
        guard text.count <= SignedForm.largestSize else {
            throw KitError(
                .failed, "the places take more than \(SignedForm.largestSize) bytes",
                hint: "give the fields where most is found another rule")
        }
        try Folder.write(text, to: path, mode: 0o600)
    }
}
