internal import Agreements
public import Bundles
internal import Disposal
internal import Primitives
internal import Registry

extension DataLease {
    /// Sends what lies in the `in/` of an exchange folder, file by file, and writes a page about it.
    ///
    /// A file that the exchange refuses goes to `failed/`, with the reason beside it, and the next is taken; whatever would
    /// stop every file (an agreement that is not in force, a key that is not trusted, a full disk) ends the run with the file
    /// where it was. A run that was cut off is finished by the next: a file is never sent twice and never lost.
    ///
    /// - Parameters:
    ///   - path: the folder, with its `exchange.yaml`.
    ///   - threads: the number of batches that are worked on at a time.
    ///   - library: what compresses the bundles.
    public func exchangeRun(_ path: String, threads: Int, library: DeflateLibrary) async throws -> ExchangeFolderRun {
        let folder = try ExchangeFolder(path)
        let now = surroundings.now()
        let lock = try HomeLock(folder.lock, for: "exchange run", at: now, user: surroundings.user)
        defer { withExtendedLifetime(lock) {} }
        // What an earlier process was cut off at is finished or cleared away here, before it is asked what was sent.
        let registry = try openRegistry()
        let document = try Self.readAgreement(folder.agreement)
        let datasets = try Self.datasets(of: folder, document.agreement)
        var run = ExchangeFolderRun()
        run.recovered = try recover(folder, in: registry)
        let input = try folder.dropped()
        run.passedOver = input.passedOver
        for file in input.files {
            guard let expectation = file.expectation else {
                run.waiting.append(file.name)
                continue
            }
            try await send(
                file, expectation, of: folder, datasets, in: registry, threads: threads, library: library, into: &run)
        }
        if !run.isEmpty {
            let summary = ExchangeSummary(
                run: run, provider: document.agreement.provider.legalName,
                recipient: document.agreement.recipient.legalName,
                agreement: "\(document.agreement.id) version \(document.agreement.version)",
                sequence: folder.terms.sequence, at: now)
            run.summary = try folder.write(summary.page, at: now)
        }
        return run
    }

    /// The datasets whose files the folder takes.
    private static func datasets(of folder: ExchangeFolder, _ agreement: Agreement) throws -> Set<String> {
        let datasets = agreement.datasets.filter {
            $0.exchange?.direction == .outbound && $0.exchange?.sequence == folder.terms.sequence
        }
        guard !datasets.isEmpty else {
            throw KitError(
                .agreement, "\(agreement.id) sends no dataset in the sequence \(folder.terms.sequence)",
                hint: "name the sequence of an outbound dataset in \(folder.path)/\(ExchangeFolderTerms.fileName)")
        }
        return Set(datasets.map(\.name))
    }

    /// Finishes what the run before was cut off at, or takes it back. Returns what became of it.
    private func recover(_ folder: ExchangeFolder, in registry: Registry) throws -> String? {
        guard let taken = try folder.interrupted() else { return nil }
        let start = "The run before was cut off"
        if try folder.finishFailure(taken) { return "\(start) when \(taken.name) had been refused; it lies in failed." }
        guard let sent = try settle(taken, of: folder, in: registry) else {
            return "\(start) before \(taken.name) was sent; it was taken again."
        }
        return "\(start) when \(taken.name) had been sent, as bundle B\(sent.bundle.number)."
    }

    /// Leaves a file where it is if a bundle was made of it, as the registry says, and puts it back if not. Returns the
    /// exchange.
    private func settle(_ taken: TakenFile, of folder: ExchangeFolder, in registry: Registry) throws -> Exchange? {
        let digests = [taken.digest, try Self.digest(of: folder.path(of: taken))].compactMap(\.self)
        if let sent = try exchange(of: digests, in: registry) {
            try folder.finish(taken)
            return sent
        }
        try folder.takeBack(taken)
        return nil
    }

    /// The newest exchange of a file with one of these digests, under whatever agreement; `nil` where none may have left.
    private func exchange(of digests: [Digest], in registry: Registry) throws -> Exchange? {
        guard
            let newest = try registry.exchangesAndReady(besides: 0).last(where: {
                !$0.isVoided && digests.contains($0.input)
            })
        else { return nil }
        guard newest.isRecorded else {
            throw KitError(
                .failed,
                "B\(newest.bundle.number), which is made of this file, is neither recorded nor given up: another run is at work,"
                    + " or was cut off and its folder cannot be reached",
                hint: "the file stays where it is; run this again when that is settled")
        }
        return newest
    }

    /// Sends one file, or puts it where files go that are refused.
    private func send(
        _ file: ExchangeFolder.Dropped, _ expectation: String, of folder: ExchangeFolder, _ datasets: Set<String>,
        in registry: Registry, threads: Int, library: DeflateLibrary, into run: inout ExchangeFolderRun
    ) async throws {
        var taken = TakenFile(name: file.name, place: "in/\(file.name)", digest: nil)
        do {
            guard datasets.contains(file.dataset) else {
                throw KitError(
                    .export, "\(file.name) is named after no dataset of the sequence \(folder.terms.sequence)",
                    hint: "call it after one of \(datasets.sorted().joined(separator: ", ")), such as"
                        + " \(datasets.min() ?? "collections").csv")
            }
            guard let digest = try Self.digest(of: folder.path(of: taken)) else {
                throw KitError(.failed, "\(folder.path(of: taken)) is gone", hint: "somebody else works in that folder")
            }
            let wishes = ExchangeWishes(expectation: try folder.expectation(expectation, of: file))
            // Before it is taken: what is found to be sent later was sent by the run that took it.
            if let sent = try exchange(of: [digest], in: registry) {
                throw KitError(
                    .export, "this export was sent already, as B\(sent.bundle.number)",
                    hint:
                        "a file that is sent twice takes money twice; datalease exchange status shows what was sent; where"
                        + " it must take the place of that: datalease exchange send --replaces B\(sent.bundle.number)")
            }
            taken = try folder.take(file, digest: digest)
            if try File.reading(folder.path(of: taken)).protection().mode & 0o077 != 0 {
                surroundings.notice(
                    "\(folder.path(of: taken)) belongs to another user, and others may read it: let its owner see to that"
                )
            }
            let result = try await prepare(
                PreparationRequest(
                    agreement: folder.agreement, exports: ["\(file.dataset)=\(folder.path(of: taken))"],
                    folder: folder.path(.output), key: folder.key, isRehearsal: false, exchange: wishes,
                    threads: threads, library: library))
            try folder.finish(taken)
            guard let exchange = result.exchange else {
                throw KitError(.failed, "B\(result.name.number) is no exchange", hint: "look at datalease bundle show")
            }
            run.sent.append(
                ExchangeFolderRun.Sent(
                    file: file.name, bundle: result.name.description, number: result.name.number, exchange: exchange))
        } catch let error as any Refusal where error.category == .export {
            let name = try folder.fail(taken, because: "\(error.what)\n\(error.hint ?? "")\n")
            run.failed.append(
                ExchangeFolderRun.Failed(file: name, reason: error.description, category: error.category))
        } catch {
            // Nothing is wrong with the file. It may be sent all the same, where only what follows went wrong; where the
            // registry cannot say that now, the next run asks it.
            if taken.digest != nil, let sent = try? settle(taken, of: folder, in: registry) {
                surroundings.notice("\(file.name) was sent, as B\(sent.bundle.number)")
            }
            throw error
        }
    }
}

extension ExchangeFolder {
    /// Writes the page about a run into `out/`, under a name that nothing has. Returns its path.
    fileprivate func write(_ page: ReportPage, at time: Instant) throws -> String {
        let stem = "summary-\(time)".filter { $0 != ":" }
        var (name, turn) = ("\(stem).html", 1)
        while Folder.exists(path(.output, name)) {
            turn += 1
            name = "\(stem)-\(turn).html"
        }
        // The folder's people read it, not its owner alone.
        try Folder.replace(path(.output, name), with: Array(page.html.utf8), mode: 0o640)
        return path(.output, name)
    }
}
