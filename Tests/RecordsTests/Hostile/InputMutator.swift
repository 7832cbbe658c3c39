import TestSupport

/// Makes inputs out of seeds by small changes, always the same ones for the same number: a short stand-in for a fuzzer,
/// which has the program's coverage to go by.
struct InputMutator {
    private var generator: SeededGenerator
    private let seeds: [[UInt8]]
    private static let longest = 2048

    init(seeds: [[UInt8]], number: UInt64) {
        self.seeds = seeds
        generator = SeededGenerator(seed: number)
    }

    /// One of the seeds with one to five changes.
    mutating func next() -> [UInt8] {
        var input = seeds.randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...5, using: &generator) { change(&input) }
        return Array(input.prefix(Self.longest))
    }

    private mutating func change(_ input: inout [UInt8]) {
        let place = Int.random(in: 0...input.count, using: &generator)
        let length = Int.random(in: 0...min(16, input.count - place), using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: input.removeSubrange(place..<place + length)
        case 1: input.insert(contentsOf: input[place..<place + length], at: place)
        case 2: input.insert(contentsOf: generator.bytes(length), at: place)
        case 3: input.insert(contentsOf: piece(), at: place)
        case 4: input.replaceSubrange(place..<place + length, with: piece())
        case 5: input.removeSubrange(place...)
        case 6 where place < input.count: input[place] = UInt8.random(in: 0...255, using: &generator)
        default:
            guard place < input.count else { return }
            input[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
    }

    /// Up to 24 bytes of a seed: what means something to the reader.
    private mutating func piece() -> ArraySlice<UInt8> {
        guard let seed = seeds.randomElement(using: &generator), !seed.isEmpty else { return [] }
        let start = Int.random(in: 0..<seed.count, using: &generator)
        return seed[start..<min(seed.count, start + Int.random(in: 1...24, using: &generator))]
    }
}
