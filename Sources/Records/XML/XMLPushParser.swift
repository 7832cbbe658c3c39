import CLibxml2
import Glibc

/// libxml2's push parser: the judge of whether a document is well-formed, and the second opinion on its events.
///
/// It loads nothing, from the network or from files; no DOCTYPE reaches it, so no entity but the five predefined ones
/// exists, and undeclared ones are errors. The encoding that a document declares has been judged before: it works on
/// UTF-8, or on the encoding that it is told to decode.
///
/// Owns the C context and the events that its callbacks fold into; both go when the value goes.
struct XMLPushParser: ~Copyable {
    private let context: xmlParserCtxtPtr
    private let events: UnsafeMutablePointer<XMLEvents>
    private var isAtEnd = false
    private var isDecoding = false

    /// What libxml2 found wrong, and where.
    struct Fault: Equatable {
        /// The value of an `xmlParserErrors`.
        var number: Int
        var line: Int
    }

    /// How much libxml2 gets at a time: small enough for the cache, far below its limit of 10,000,000 bytes.
    var pieceSize = 1 << 15

    /// `nil` where memory is short.
    init?() {
        xmlInitParser()
        var handler = Self.handler
        let events = UnsafeMutablePointer<XMLEvents>.allocate(capacity: 1)
        events.initialize(to: XMLEvents())
        // libxml2 copies the handler; the pointer to the events is what every callback is given.
        guard let context = xmlCreatePushParserCtxt(&handler, events, nil, 0, nil) else {
            events.deinitialize(count: 1)
            events.deallocate()
            return nil
        }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        self.context = context
        self.events = events
    }

    deinit {
        xmlFreeParserCtxt(context)
        events.deinitialize(count: 1)
        events.deallocate()
    }

    /// Makes libxml2 decode the document by its own means, which are its own converters for UTF-16 and those of the C
    /// library for the rest. Before the first byte, of a document that comes without its byte order mark.
    ///
    /// - Returns: Whether it can; otherwise it wants UTF-8.
    mutating func decode(_ encoding: TextEncoding) -> Bool {
        switch encoding {
        case .utf8, .ascii: return false
        // The C library composes Hebrew and Vietnamese characters, which nothing asks for.
        case .windows(1255), .windows(1258): return false
        case .utf16, .utf32, .iso8859, .windows: break
        }
        guard let handler = xmlFindCharEncodingHandler(encoding.name) else { return false }
        // The context owns the handler from here on.
        guard xmlSwitchToEncoding(context, handler) == 0 else { return false }
        isDecoding = true
        return true
    }

    /// The number and digest of all events that have ended.
    var state: XMLEvents.State { events.pointee.state }

    /// Parses the next bytes of the document.
    ///
    /// - Returns: What is wrong with it, as far as can be said yet.
    mutating func parse(_ bytes: Span<UInt8>) -> Fault? {
        // What the C library cannot decode is reported to a handler of the thread, whose default prints the bytes.
        if isDecoding { xmlSetStructuredErrorFunc(nil) { _, _ in } }
        return bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let size = min(pieceSize, buffer.count - offset)
                // The piece lies within the buffer, which outlives the call; libxml2 copies it.
                _ = xmlParseChunk(
                    context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: offset),
                    Int32(size), 0)
                if let fault { return fault }
                offset += size
            }
            return nil
        }
    }

    /// Ends the document.
    ///
    /// - Returns: What is wrong with it.
    mutating func finish() -> Fault? {
        guard !isAtEnd else { return nil }
        isAtEnd = true
        _ = xmlParseChunk(context, nil, 0, 1)
        events.pointee.finish()
        return fault
    }

    /// Faults of namespaces are none of well-formedness, so the number of the last error does not tell.
    private var fault: Fault? {
        guard context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0 else { return nil }
        return Fault(number: Int(context.pointee.errNo), line: Int(context.pointee.lastError.line))
    }

    /// The callbacks. Each is given the pointer to the events that `init` handed over, which lives as long as the
    /// context; strings are libxml2's and live as long as the call.
    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { user, name, prefix, _, namespaceCount, namespaces, attributeCount, _, attributes in
            guard let events = eventsOfParser(user), let name else { return }
            events.pointee.begin(.startTag)
            events.pointee.append(prefix, name)
            events.pointee.endField(.name)
            // Pairs of a prefix, which the default namespace lacks, and a name.
            for index in 0..<Int(namespaceCount) {
                if let prefix = namespaces?[index * 2] { events.pointee.append(prefix) }
                events.pointee.endField(.namespacePrefix)
                if let name = namespaces?[index * 2 + 1] { events.pointee.append(name) }
                events.pointee.endField(.namespace)
            }
            // Fives: local name, prefix, namespace, where the value begins and where it ends.
            for index in 0..<Int(attributeCount) {
                guard let name = attributes?[index * 5] else { continue }
                events.pointee.append(attributes?[index * 5 + 1], name)
                events.pointee.endField(.attributeName)
                if let begin = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4] {
                    events.pointee.append(begin, end - begin)
                }
                events.pointee.endField(.attributeValue)
            }
            events.pointee.end()
        }
        handler.endElementNs = { user, _, _, _ in
            guard let events = eventsOfParser(user) else { return }
            events.pointee.begin(.endTag)
            events.pointee.end()
        }
        handler.characters = { user, text, count in
            guard let events = eventsOfParser(user), let text else { return }
            events.pointee.text(.text, text, Int(count))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = { user, text, count in
            guard let events = eventsOfParser(user), let text else { return }
            events.pointee.text(.cdata, text, Int(count))
        }
        handler.comment = { user, text in
            guard let events = eventsOfParser(user) else { return }
            events.pointee.begin(.comment)
            if let text { events.pointee.appendNormalised(text) }
            events.pointee.endField(.content)
            events.pointee.end()
        }
        handler.processingInstruction = { user, target, data in
            guard let events = eventsOfParser(user), let target else { return }
            events.pointee.begin(.instruction)
            events.pointee.append(target)
            events.pointee.endField(.name)
            if let data { events.pointee.appendNormalised(data) }
            events.pointee.endField(.content)
            events.pointee.end()
        }
        // Nothing may reach standard error: libxml2's texts quote the document.
        handler.serror = { _, _ in }
        return handler
    }
}

/// The events that a callback folds into.
private func eventsOfParser(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLEvents>? {
    user?.assumingMemoryBound(to: XMLEvents.self)
}

extension XMLEvents {
    /// Appends `count` bytes at `text`, which libxml2 vouches for.
    fileprivate mutating func append(_ text: UnsafePointer<xmlChar>, _ count: Int) {
        append(RawSpan(_unsafeStart: text, byteCount: count), 0..<count)
    }

    /// Appends the bytes up to the zero that libxml2 ends its strings with.
    fileprivate mutating func append(_ text: UnsafePointer<xmlChar>) {
        append(text, length(text))
    }

    /// Appends a name as it is written in the document.
    fileprivate mutating func append(_ prefix: UnsafePointer<xmlChar>?, _ name: UnsafePointer<xmlChar>) {
        if let prefix {
            append(prefix)
            append(UInt8(ascii: ":"))
        }
        append(name)
    }

    /// Appends the bytes up to the zero, with CR and CRLF as LF.
    fileprivate mutating func appendNormalised(_ text: UnsafePointer<xmlChar>) {
        let count = length(text)
        appendNormalised(RawSpan(_unsafeStart: text, byteCount: count), 0..<count)
    }

    /// Appends to a run. A push parser hands CDATA through as it came, line ends included; in text it has made every
    /// line end a line feed, and a carriage return that is left was written as a reference.
    fileprivate mutating func text(_ kind: Kind, _ text: UnsafePointer<xmlChar>, _ count: Int) {
        guard count > 0 else { return }
        let bytes = RawSpan(_unsafeStart: text, byteCount: count)
        if kind == .cdata {
            textNormalised(kind, bytes, 0..<count)
        } else {
            self.text(kind, bytes, 0..<count)
        }
    }

    private func length(_ text: UnsafePointer<xmlChar>) -> Int {
        // `xmlChar` is an unsigned char; the string functions of C want a signed one.
        strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
    }
}
