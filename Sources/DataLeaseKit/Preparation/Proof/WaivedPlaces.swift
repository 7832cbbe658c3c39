internal import Bundles
internal import Detection
internal import Primitives

/// A waiver that counts for the run, and its files.
struct GivenWaiver: Sendable {
    /// The file that it was read from.
    let path: String
    let waiver: Waiver
    /// Its bytes as they were signed.
    let bytes: [UInt8]
    /// The bytes of its signature.
    let signature: [UInt8]
    /// The key that signed.
    let signer: KeyFingerprint
}

/// The places at which findings of the proof over the output are no fault, and what has been found there.
///
/// A place stands for as many findings as its waiver says: a line may be a whole file, and what is found there beyond
/// them is somebody else's.
struct WaivedPlaces {
    private let waivers: [GivenWaiver]
    /// For each waiver, the findings that are left of each of its places.
    private var left: [[Int]]
    /// For each hit of each export that was begun, the waivers and places that name it.
    private var spots: [[ProofHit: [(waiver: Int, place: Int)]]] = []
    private var begun: Set<String> = []
    private var counts: [String: Int] = [:]

    init(_ waivers: [GivenWaiver]) {
        self.waivers = waivers
        left = waivers.map { $0.waiver.places.map(\.times) }
    }

    var isEmpty: Bool { waivers.isEmpty }

    /// Begins the next export of the run. Gives the hits of it that are waived.
    mutating func begin(_ dataset: String, fields: [String]) -> Set<ProofHit> {
        begun.insert(dataset)
        var spots: [ProofHit: [(waiver: Int, place: Int)]] = [:]
        for (waiver, given) in waivers.enumerated() {
            for (place, named) in given.waiver.places.enumerated() where named.dataset == dataset {
                guard let kind = ProofHit.Kind(word: named.finding) else { continue }
                for field in Self.numbers(of: named.field, fields) {
                    spots[ProofHit(kind: kind, line: named.line, field: field), default: []].append((waiver, place))
                }
            }
        }
        self.spots.append(spots)
        return Set(spots.keys)
    }

    private static func numbers(of field: Waiver.Field, _ fields: [String]) -> [Int] {
        switch field {
        case .header: [ProofStep.Place.header]
        case .named(let name): fields.indices.filter { fields[$0] == name }
        case .unnamed: fields.indices.filter { fields[$0].isEmpty }
        }
    }

    /// Whether a hit of the run's export number `export` is waived; it counts then.
    mutating func take(_ hit: ProofHit, of export: Int) -> Bool {
        guard export < spots.count, let named = spots[export][hit]?.filter({ left[$0.waiver][$0.place] > 0 }),
            let first = named.first
        else { return false }
        // Whoever else signed for the place signed for the same findings, and not for as many more.
        for (waiver, place) in named { left[waiver][place] -= 1 }
        counts[waivers[first.waiver].waiver.places[first.place].dataset, default: 0] += 1
        return true
    }

    /// Refuses waivers for another file of `dataset` than the one whose bytes have that digest.
    func check(_ dataset: String, digest: Digest) throws {
        for given in waivers {
            guard let export = given.waiver.exports.first(where: { $0.dataset == dataset }), export.sha256 != digest
            else { continue }
            throw KitError(
                .check, "\(given.path): the waiver is for another file than dataset \(dataset) was read from",
                hint: "it counts for the bytes that were looked at; leave it out, or draft another: --draft-waiver FILE"
            )
        }
    }

    /// How many findings of a dataset were waived.
    func count(in dataset: String) -> Int { counts[dataset] ?? 0 }

    /// The waivers that let something pass.
    var used: [GivenWaiver] {
        waivers.indices.filter { waiver in
            zip(left[waiver], waivers[waiver].waiver.places).contains { $0 < $1.times }
        }.map { waivers[$0] }
    }

    /// Lines for people about what waivers name and nothing was found of.
    var remarks: [String] {
        waivers.indices.compactMap { waiver in
            let places = waivers[waiver].waiver.places
            let stale = places.indices.filter { left[waiver][$0] == places[$0].times }
            guard !stale.isEmpty else { return nil }
            guard places.contains(where: { begun.contains($0.dataset) }) else {
                return "\(waivers[waiver].path): the waiver is for no dataset of this run"
            }
            return "\(waivers[waiver].path): at \(stale.count) of \(places.count) places of the waiver nothing is found"
        }
    }
}

/// The places of a run at which a waiver is to be drafted.
struct DraftedPlaces {
    /// The exports that were read.
    private(set) var exports: [Waiver.Export] = []
    /// Why no waiver can be drafted; `nil` where one can.
    private(set) var obstacle: String?
    private var times: [Waiver.Place: Int] = [:]
    private var order: [Waiver.Place] = []
    /// What each word stands for.
    private(set) var nouns: [String: String] = [:]

    mutating func add(_ dataset: String, digest: Digest) {
        exports.append(Waiver.Export(dataset: dataset, sha256: digest))
    }

    /// Takes a hit. Beyond what a waiver holds they are only counted.
    mutating func add(_ hit: ProofHit, of dataset: String, in field: Waiver.Field) {
        let place = Waiver.Place(dataset: dataset, line: hit.line, field: field, finding: hit.kind.word, times: 1)
        if let known = times[place] {
            times[place] = min(known + 1, Waiver.Place.mostTimes)
        } else if hit.field == ProofStep.Place.entryName {
            obstacle = "the name of an entry is not waived: give the file another name"
        } else if !place.canBeWritten {
            obstacle = "the name of a field cannot stand in a line"
        } else if order.count >= Waiver.mostPlaces {
            obstacle = "there are more than \(Waiver.mostPlaces) places, and each should be looked at"
        } else {
            times[place] = 1
            order.append(place)
            nouns[place.finding] = hit.kind.noun
        }
    }

    /// The places, as they stand in the exports.
    var places: [Waiver.Place] {
        let datasets = exports.map(\.dataset)
        return order.map { place in
            Waiver.Place(
                dataset: place.dataset, line: place.line, field: place.field, finding: place.finding,
                times: times[place] ?? 1)
        }.sorted { one, other in
            func key(_ place: Waiver.Place) -> (Int, Int, String) {
                (datasets.firstIndex(of: place.dataset) ?? .max, place.line, place.description)
            }
            return key(one) < key(other)
        }
    }
}
