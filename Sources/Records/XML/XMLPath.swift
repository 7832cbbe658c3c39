import Primitives

/// Where a field stands in an XML export: the path language of agreements.
///
///     /BACSDocument/Data//MessagingAdvice/@payer-name
///
/// A path is read from the document's root. `/` leads to a child and `//` to a descendant at any depth; a step is the
/// name of an element, or `*` for any. The last step may be `@name` or `@*`, an attribute; otherwise the path names the
/// own text of an element (character data and CDATA sections, not that of its children). A name without a prefix is a
/// local name and fits an element or attribute with any prefix or none. `prefix:name` with a prefix that is bound to a
/// namespace fits that name in that namespace, whatever prefix the document has for it; with a prefix that is not bound
/// it fits what is written just so.
/// Comments and processing instructions are margins and have no path.
public struct XMLPath: Sendable, Equatable, CustomStringConvertible {
    /// What a step asks of a name.
    enum Test: Sendable, Equatable {
        case any
        case local([UInt8])
        case qualified([UInt8])
        /// A name in a namespace (Namespaces in XML 1.0), as `{namespace}name`.
        case expanded([UInt8])
    }

    /// One step.
    struct Step: Sendable, Equatable {
        /// Whether any number of elements may stand between the step before and this one.
        var isAnyDepth: Bool
        var test: Test
    }

    /// The steps that name elements.
    let elements: [Step]
    /// The step that names an attribute, where the path ends in one.
    let attribute: Step?
    /// The path as it was written.
    public let description: String

    /// Whether the path names attributes, not the text of elements.
    public var isAttribute: Bool { attribute != nil }

    /// The longest name that a path or an export may have, in bytes.
    static let longestName = 1024

    /// Reads a path.
    ///
    /// - Parameter namespaces: The namespaces that prefixes are bound to.
    /// - Throws: `ExportError` of code `xmlPath`, which names the position of the fault, in characters from 1.
    public init(parsing text: String, namespaces: [String: String] = [:]) throws(ExportError) {
        var parser = Parser(text: text, namespaces: namespaces)
        (elements, attribute) = try parser.path()
        description = text
    }

    /// How many steps name a name: of two paths that fit one value, the one with more of them governs it.
    public var namedSteps: Int {
        elements.count { $0.test != .any } + (attribute.map { $0.test != .any ? 1 : 0 } ?? 0)
    }

    /// Whether the path can pass over an element when `matched` steps of it fit: the next one comes at any depth.
    func waits(at matched: Int) -> Bool {
        matched < elements.count ? elements[matched].isAnyDepth : attribute?.isAnyDepth ?? false
    }
}

extension XMLPath {
    /// Reads the text of a path.
    private struct Parser {
        let text: String
        let namespaces: [String: String]
        let scalars: [Unicode.Scalar]
        var index = 0

        init(text: String, namespaces: [String: String]) {
            self.text = text
            self.namespaces = namespaces
            scalars = Array(text.unicodeScalars)
        }

        mutating func path() throws(ExportError) -> ([Step], Step?) {
            guard !scalars.isEmpty else { throw fault("an empty path") }
            var elements: [Step] = []
            while index < scalars.count {
                guard take("/") else {
                    throw fault(elements.isEmpty ? "a path begins with / or //" : "a / or // belongs here")
                }
                let isAnyDepth = take("/")
                guard take("@") else {
                    elements.append(Step(isAnyDepth: isAnyDepth, test: try test()))
                    continue
                }
                guard isAnyDepth || !elements.isEmpty else { throw fault("an attribute needs an element before it") }
                let attribute = Step(isAnyDepth: isAnyDepth, test: try test())
                guard index == scalars.count else { throw fault("nothing can follow an attribute") }
                return (elements, attribute)
            }
            return (elements, nil)
        }

        private mutating func test() throws(ExportError) -> Test {
            if take("*") { return .any }
            var name = try self.name()
            guard take(":") else { return .local(Array(name.utf8)) }
            if let namespace = namespaces[name] {
                return .expanded(Array("{\(namespace)}\(try self.name())".utf8))
            }
            name += ":"
            name += try self.name()
            let bytes = Array(name.utf8)
            guard bytes.count <= XMLPath.longestName else { throw fault("a name of more than 1024 bytes") }
            return .qualified(bytes)
        }

        private mutating func name() throws(ExportError) -> String {
            var name = String.UnicodeScalarView()
            while index < scalars.count, Self.isNameScalar(scalars[index], isFirst: name.isEmpty) {
                name.append(scalars[index])
                index += 1
            }
            guard !name.isEmpty else { throw fault("a name, * or @ belongs here") }
            guard String(name).utf8.count <= XMLPath.longestName else { throw fault("a name of more than 1024 bytes") }
            return String(name)
        }

        /// XML 1.0, productions 4 and 4a, without the colon; beyond ASCII anything goes, as no export can hold it
        /// without libxml2's consent.
        private static func isNameScalar(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
            switch scalar {
            case "a"..."z", "A"..."Z", "_": true
            case "0"..."9", "-", ".", "\u{B7}": !isFirst
            default: scalar.value >= 0xC0
            }
        }

        private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard index < scalars.count, scalars[index] == scalar else { return false }
            index += 1
            return true
        }

        private func fault(_ problem: ExportError.Text) -> ExportError {
            ExportError(
                .xmlPath, "at character \(index + 1) of the path: \(problem)", path: text,
                hint: "write /Element/Element, //Element or //Element/@attribute; * stands for any name")
        }
    }
}

extension ExportError.Code {
    /// A path of an agreement that cannot be read, or two that contradict each other.
    public static let xmlPath = Self("xmlPath", .agreement)
}
