/// Texts as a YAML file writes them, so that every reader takes exactly them out of it.
public enum YAMLText {
    /// A text in double quotes, with nothing in it that hides or steers a terminal, and nothing that could be an alias.
    public static func quoted(_ text: String) -> String {
        var quoted = "\""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
            default:
                // Aliases are looked for in the bare text: what could be the name of one must not stand behind a star.
                if scalar == "*", index + 1 < scalars.count, isWordLike(scalars[index + 1]) {
                    quoted += "\\x2A"
                    continue
                }
                if scalar == "\"" || scalar == "\\" { quoted += "\\" }
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A text as the value of a key that stands `column` columns into its line: bare where nobody could take it for
    /// anything but this text, else in double quotes, over several lines where it is long.
    static func value(_ text: String, from column: Int, indent: Int) -> String {
        if isPlain(text), column + text.count <= width { return text }
        return folded(quoted(text), from: column, indent: indent)
    }

    /// Words of a paragraph in lines of at most 120 columns, each with `indent` spaces before it and a line end.
    static func paragraph(_ text: String, indent: Int) -> String {
        var (lines, line) = ("", "")
        for word in text.split(separator: " ") {
            if !line.isEmpty, indent + line.count + 1 + word.count > width {
                lines += String(repeating: " ", count: indent) + line + "\n"
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + String(repeating: " ", count: indent) + line + "\n"
    }

    private static let width = 118

    /// A quoted text broken at single spaces: a line end in double quotes stands for one.
    private static func folded(_ quoted: String, from column: Int, indent: Int) -> String {
        let scalars = Array(quoted.unicodeScalars)
        func isBreak(_ index: Int) -> Bool {
            guard scalars[index] == " ", index > 1, index + 2 < scalars.count else { return false }
            return scalars[index - 1] != " " && scalars[index - 1] != "\\" && scalars[index + 1] != " "
        }
        var folded = String.UnicodeScalarView()
        var used = column
        for index in scalars.indices {
            let next = isBreak(index) ? scalars[(index + 1)...].firstIndex(of: " ") ?? scalars.count : index
            if used + next - index > width, next > index {
                folded.append("\n")
                folded.append(contentsOf: repeatElement(" ", count: indent))
                used = indent
            } else {
                folded.append(scalars[index])
                used += 1
            }
        }
        return String(folded)
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isLetter(first), text.unicodeScalars.last != " " else {
            return false
        }
        // What an editor's schema would take for a truth or for nothing.
        let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
        return !words.contains(text.lowercased())
            && text.unicodeScalars.allSatisfy {
                isWordLike($0) || isLetter($0) || " .@()/'+".unicodeScalars.contains($0)
            }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
        default: false
        }
    }

    private static func isWordLike(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || scalar == "-" || scalar == "_"
    }
}
