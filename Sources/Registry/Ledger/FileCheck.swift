internal import Foundation
internal import GRDB
internal import Primitives

/// What a check of the files that the registry keeps found.
public struct CheckedFiles: Sendable {
    /// The digests of all evidence, sorted.
    fileprivate let evidence: [Digest]

    fileprivate func contains(_ digest: Digest) -> Bool {
        var low = 0
        var high = evidence.count
        while low < high {
            let middle = (low + high) / 2
            if evidence[middle] < digest { low = middle + 1 } else { high = middle }
        }
        return low < evidence.count && evidence[low] == digest
    }
}

extension Registry {
    /// Checks the pages of the database file, and that agreements and evidence are the bytes of their digests: the part
    /// of `verify` that reads no event. Refuses with `.corrupted`, or with `.ledger`, naming the digest.
    public func checkFiles() throws(RegistryError) -> CheckedFiles {
        try read { db in
            try Registry.checkPages(db, path: path)
            _ = try Registry.checkedDigests(in: "agreements", of: db)
            return CheckedFiles(evidence: try Registry.checkedDigests(in: "evidence", of: db).sorted())
        }
    }

    private static func checkedDigests(in table: String, of db: Database) throws -> [Digest] {
        var digests: [Digest] = []
        digests.reserveCapacity(try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0)
        let rows = try Row.fetchCursor(db, sql: "SELECT digest, bytes FROM \(table)")
        while let row = try rows.next() {
            let digest = try row.withUnsafeData(atIndex: 1) { Digest.sha256([UInt8]($0 ?? Data())) }
            let text: String = try row.value(0)
            guard Digest(hex: text) == digest else {
                throw LedgerPass.broken("\(table): the bytes of digest \(text) have changed")
            }
            digests.append(digest)
        }
        return digests
    }

    /// The report on events and files that were checked, perhaps at once and while others wrote: what events name and
    /// the check of the files did not meet is looked for again.
    ///
    /// Refuses with `.ledger` where a file is not there that an event names, unless another says that it was erased by an
    /// officer's order.
    public func report(_ events: CheckedEvents, _ files: CheckedFiles) throws(RegistryError) -> LedgerReport {
        let missing = events.evidence.filter { !files.contains($0) }
        let erased = missing.isEmpty ? 0 : try countErased(of: missing)
        return LedgerReport(
            head: events.head, signedUpTo: events.signedUpTo, bundles: events.bundles,
            confirmedHeads: events.confirmedHeads, contradictions: events.contradictions,
            evidence: events.evidence.count - erased, erased: erased, restorations: events.restorations,
            anchors: events.anchors)
    }

    /// How many of `missing` were erased by an officer's order, as an event says. The others must have come since.
    private func countErased(of missing: [Digest]) throws(RegistryError) -> Int {
        var ordered: Set<Digest> = []
        var unordered: [Digest: Int] = [:]
        for event in try homeEvents(.registerErased) {
            guard case .registerErased(let erasure) = event.body else { continue }
            if erasure.order != nil {
                ordered.formUnion(erasure.documents)
            } else {
                for document in erasure.documents { unordered[document] = event.sequence }
            }
        }
        var erased = 0
        for digest in missing {
            if ordered.contains(digest) {
                erased += 1
            } else if try evidence(digest)?.digest != digest {
                if let event = unordered[digest] {
                    throw LedgerPass.broken("event \(event), register-erased: \(ErasureWithoutOrder.text)")
                }
                throw LedgerPass.broken(
                    "event \(try eventNaming(digest)): the evidence \(digest) that it names is missing")
            }
        }
        return erased
    }

    private func eventNaming(_ digest: Digest) throws(RegistryError) -> Int {
        try read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT bytes FROM events ORDER BY seq")
            var reader = EventReader()
            while let row = try rows.next() {
                try row.withUnsafeData(atIndex: 0) { try reader.read($0) }
                if reader.evidence.contains(digest) { return reader.sequence }
            }
            return 0
        }
    }
}

/// An event of early builds, which erased by the officer's key alone, or one that who has the ledger's key made up.
public enum ErasureWithoutOrder {
    /// What is wrong with it, and the way out.
    public static let text =
        "no officer signed it, so that it excuses nothing that is gone; where an officer did erase that agreement, with an"
        + " early build, they sign it now: datalease registry erase AGREEMENT --as OFFICERKEY"
}
