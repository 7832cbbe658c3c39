internal import Records

/// Values as a preview shows them: an original without what it says, a new value without what could steer a terminal.
enum MaskedValue {
    /// The most characters that are shown of a value.
    static let most = 500

    /// `value` with `X` and `x` for its letters and `9` for its digits. Spaces and the marks of ASCII stand for themselves,
    /// and every other character is a `¤`; so nothing is left but how it is written.
    static func masked(_ value: ArraySlice<UInt8>) -> String {
        var mask = ""
        let scalars = String(decoding: value, as: UTF8.self).unicodeScalars
        for scalar in scalars.prefix(most) { mask += sign(scalar) }
        return scalars.count > most ? mask + "…" : mask
    }

    private static func sign(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: "X"
        case .lowercaseLetter, .otherLetter, .modifierLetter: "x"
        case .decimalNumber, .letterNumber, .otherNumber: "9"
        // An accent of its own is part of the letter before it.
        case .nonspacingMark, .spacingMark, .enclosingMark: ""
        case .control, .lineSeparator, .paragraphSeparator: scalar == "\n" ? "⏎" : "·"
        default: scalar.isASCII ? String(scalar) : "¤"
        }
    }

    /// A free text with all masked but what `standing` calls its closure with: what is left of it, in order. So nothing is
    /// shown that does not leave.
    static func masked(
        _ text: ArraySlice<UInt8>, standing: (_ body: (Span<UInt8>) -> Void) -> Void
    ) -> String {
        var shown = ""
        var position = text.startIndex
        standing { piece in
            let bytes = [UInt8](copying: piece)
            guard let place = text[position...].firstRange(of: bytes) else { return }
            shown += masked(text[position..<place.lowerBound]) + printable(bytes[...])
            position = place.upperBound
        }
        shown += masked(text[position...])
        return shown.count > most ? shown.prefix(most) + "…" : shown
    }

    /// A value on one line. What turns the direction of writing or hides is the output's to replace.
    static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        for scalar in scalars.prefix(most) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: text += scalar == "\n" ? "⏎" : "·"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return scalars.count > most ? text + "…" : text
    }
}

extension Array<UInt8> {
    fileprivate init(copying span: Span<UInt8>) {
        self.init()
        reserveCapacity(span.count)
        for index in span.indices { append(span[index]) }
    }
}
