/// postcode: UK postcodes with an inward code that no postcode has.
///
/// The letters C I K M O V never stand in an inward code (BS 7666); the pseudonym's are of these. So there are 360 of
/// them, and neighbours collide by intent. What is no postcode gets keyed shape in which all Latin letters are of these:
/// whatever stands beside a postcode, what comes out is none.
extension Workbench {
    private static let inwardLetters = Array("CIKMOV".utf8)

    /// The two halves of a postcode, counted in letters and digits; the inward half may be missing.
    enum PostcodeForm {
        case full(outward: Int)
        case outwardOnly
    }

    /// Substitutes the value in place.
    mutating func postcode(_ range: Range<Int>, _ outward: Operator.Outward) {
        guard let form = postcodeForm(range) else {
            begin(.postcodeText)
            appendFolded(range)
            var stream = stream()
            substitute(range, from: &stream)
            replaceLetters(range, by: Workbench.inwardLetters)
            return
        }
        let outwardCount: Int
        switch form {
        case .full(let count):
            outwardCount = count
            begin(.postcode)
            for position in positions { message.append(draft.bytes[position].uppercased) }
            var stream = stream()
            draft.bytes[positions[count]] = UInt8(digit: stream.next(below: 10, hash))
            for index in count + 1..<count + 3 {
                let letter = Workbench.inwardLetters[stream.next(below: Workbench.inwardLetters.count, hash)]
                replaceLetter(at: positions[index], by: letter)
            }
        case .outwardOnly:
            outwardCount = positions.count
        }
        guard outward == .area else { return }
        var inDistrict = false
        for position in positions[..<outwardCount] {
            if draft.bytes[position].isDigit {
                inDistrict = true
                draft.bytes[position] = UInt8(ascii: "9")
            } else if inDistrict {
                replaceLetter(at: position, by: UInt8(ascii: "Z"))
            }
        }
    }

    /// Puts one of `letters`, upper-case ASCII, in place of every Latin letter, those of full width and in circles too,
    /// which some readers take for plain ones.
    mutating func replaceLetters(_ range: Range<Int>, by letters: [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = draft.bytes[index]
            guard byte >= 0x80 else {
                if byte.isLetter {
                    replaceLetter(at: index, by: letters[Int(byte.uppercased - 0x41) % letters.count])
                }
                index += 1
                continue
            }
            guard let (scalar, length) = UTF8Sequence.scalar(in: draft.bytes, at: index, end: range.upperBound) else {
                index += 1
                continue
            }
            if let first = Workbench.fullWidthAlphabet(of: scalar.value) ?? Letter.alphabet(of: scalar.value) {
                let letter = letters[Int(scalar.value - first) % letters.count]
                UTF8Sequence.write(first + UInt32(letter) - 0x41, length: length, to: &draft.bytes, at: index)
            }
            index += length
        }
    }

    /// The first letter of the alphabet of full width in which `scalar` is; `nil` where it is in none.
    private static func fullWidthAlphabet(of scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xFF21...0xFF3A: 0xFF21
        case 0xFF41...0xFF5A: 0xFF41
        default: nil
        }
    }

    private mutating func replaceLetter(at position: Int, by letter: UInt8) {
        draft.bytes[position] = draft.bytes[position].isUppercase ? letter : letter | 0x20
    }

    /// Collects the positions of the letters and digits; `nil` where they are no postcode.
    mutating func postcodeForm(_ range: Range<Int>) -> PostcodeForm? {
        positions.removeAll(keepingCapacity: true)
        for index in range {
            let byte = draft.bytes[index]
            if byte.isLetter || byte.isDigit {
                guard positions.count < 7 else { return nil }
                positions.append(index)
            } else if !byte.isWhiteSpace, byte != UInt8(ascii: "-"), byte != UInt8(ascii: "."),
                !UTF8Sequence.isOfNoBreakSpace(draft.bytes, index, in: range)
            {
                return nil
            }
        }
        let count = positions.count
        if (5...7).contains(count), isDigit(count - 3), isLetter(count - 2), isLetter(count - 1), isOutward(count - 3) {
            return .full(outward: count - 3)
        }
        return (2...4).contains(count) && isOutward(count) ? .outwardOnly : nil
    }

    private func isDigit(_ index: Int) -> Bool { draft.bytes[positions[index]].isDigit }

    private func isLetter(_ index: Int) -> Bool { draft.bytes[positions[index]].isLetter }

    /// Whether the first `count` characters are an outward code: one or two letters, a digit, perhaps one more character;
    /// or GIR, the Girobank's.
    private func isOutward(_ count: Int) -> Bool {
        if count == 3, isLetter(0), isLetter(1), isLetter(2) {
            return zip(positions, "GIR".utf8).allSatisfy { draft.bytes[$0].uppercased == $1 }
        }
        guard (2...4).contains(count), isLetter(0) else { return false }
        let area = isLetter(1) ? 2 : 1
        return area < count && isDigit(area) && count - area <= 2
    }
}
