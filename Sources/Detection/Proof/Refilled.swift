/// Values that each record fills in anew: an array that is emptied without a look at what is in it.
struct Refilled<Element> {
    private var elements: [Element] = []
    /// How many there are.
    private(set) var count = 0
    /// The most that are held: of more the first gives way.
    private let most: Int

    /// None yet.
    init(most: Int = .max) { self.most = most }

    @inline(__always)
    subscript(index: Int) -> Element { elements[index] }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == most {
            elements.removeFirst()
            elements.append(element)
        } else if count < elements.count {
            elements[count] = element
            count &+= 1
        } else {
            elements.append(element)
            count &+= 1
        }
    }

    /// Forgets all. What they were is kept until others take their places.
    @inline(__always)
    mutating func removeAll() { count = 0 }
}

extension Refilled<UInt64> {
    /// Whether `value` is among them.
    @inline(__always)
    func contains(_ value: UInt64) -> Bool {
        for index in 0..<count where elements[index] == value { return true }
        return false
    }
}
