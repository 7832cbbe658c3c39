// What two paths have in common: which of them is more specific, and whether the question arises at all.
extension XMLPath {
    /// Whether some element or attribute, in some document, fits this path and `other`.
    public func canMeet(_ other: XMLPath) -> Bool {
        switch (attribute, other.attribute) {
        case (nil, nil): break
        case (let mine?, let theirs?): guard mine.test.canMeet(theirs.test) else { return false }
        default: return false
        }
        // Walks both paths along one imagined branch. A pair (i, j) says that the branch so far fits the first i steps
        // of this path and the first j of the other; a path may also wait for a step that comes at any depth.
        let width = other.elements.count + 1
        var reached = Array(repeating: false, count: (elements.count + 1) * width)
        var open = [(0, 0)]
        reached[0] = true
        while let (i, j) = open.popLast() {
            if i == elements.count, j == other.elements.count { return true }
            let mine = i < elements.count ? elements[i] : nil
            let theirs = j < other.elements.count ? other.elements[j] : nil
            var following: [(Int, Int)] = []
            if let mine, let theirs, mine.test.canMeet(theirs.test) { following.append((i + 1, j + 1)) }
            if mine != nil, other.waits(at: j) { following.append((i + 1, j)) }
            if theirs != nil, waits(at: i) { following.append((i, j + 1)) }
            for (i, j) in following where !reached[i * width + j] {
                reached[i * width + j] = true
                open.append((i, j))
            }
        }
        return false
    }

    /// Whether every element or attribute that fits this path fits `other` too.
    public func isWithin(_ other: XMLPath) -> Bool {
        switch (attribute, other.attribute) {
        case (nil, nil): break
        case (let mine?, let theirs?): guard mine.test.isWithin(theirs.test) else { return false }
        default: return false
        }
        // Walks this path along every branch that fits it, one name of either path, or one of neither, at a time, and
        // keeps with each the set of all places where the other path can stand on that branch.
        let names = (elements + other.elements).compactMap { $0.test.name } + [[]]
        var reached: Set<Standing> = []
        var open = [Standing(mine: 0, theirs: [0])]
        while let standing = open.popLast() {
            for name in names {
                var theirs: Set<Int> = []
                for place in standing.theirs {
                    if other.waits(at: place) { theirs.insert(place) }
                    if place < other.elements.count, other.elements[place].test.fits(name) {
                        theirs.insert(place + 1)
                    }
                }
                var mine: [Int] = []
                if waits(at: standing.mine) { mine.append(standing.mine) }
                if standing.mine < elements.count, elements[standing.mine].test.fits(name) {
                    mine.append(standing.mine + 1)
                }
                for place in mine {
                    if place == elements.count, !theirs.contains(other.elements.count) { return false }
                    let next = Standing(mine: place, theirs: theirs)
                    if reached.insert(next).inserted { open.append(next) }
                }
            }
        }
        return true
    }

    private struct Standing: Hashable {
        var mine: Int
        var theirs: Set<Int>
    }
}

extension XMLPath.Test {
    /// The name that is asked for, as it is written, or expanded.
    var name: [UInt8]? {
        switch self {
        case .any: nil
        case .local(let name), .qualified(let name), .expanded(let name): name
        }
    }

    /// Whether an element or attribute of the name, as it is written or expanded, fits.
    func fits(_ name: [UInt8]) -> Bool {
        switch self {
        case .any: true
        case .local(let local): Self.local(of: name).elementsEqual(local)
        case .qualified(let own), .expanded(let own): name == own
        }
    }

    /// Whether some name fits both.
    func canMeet(_ other: Self) -> Bool {
        guard let mine = name, let theirs = other.name else { return true }
        switch (self, other) {
        // What namespace a prefix has is the document's to say.
        case (.qualified, .expanded), (.expanded, .qualified): return Self.local(of: mine) == Self.local(of: theirs)
        default: break
        }
        return fits(theirs) || other.fits(mine)
    }

    /// Whether every name that fits this fits `other`.
    func isWithin(_ other: Self) -> Bool {
        switch (self, other) {
        case (_, .any): true
        case (.any, _), (.local, .qualified), (.local, .expanded), (.qualified, .expanded), (.expanded, .qualified):
            false
        case (.local(let one), .local(let two)), (.qualified(let one), .qualified(let two)),
            (.expanded(let one), .expanded(let two)):
            one == two
        case (.qualified(let name), .local(let local)), (.expanded(let name), .local(let local)):
            Self.local(of: name).elementsEqual(local)
        }
    }

    static func local(of name: [UInt8]) -> ArraySlice<UInt8> {
        // No URI holds a brace.
        if name.first == UInt8(ascii: "{") { return name[((name.lastIndex(of: UInt8(ascii: "}")) ?? -1) + 1)...] }
        return name[((name.firstIndex(of: UInt8(ascii: ":")) ?? -1) + 1)...]
    }
}
