internal import Primitives

/// The limits as an iCalendar (RFC 5545): for each bundle an event seven days before its limit and one on it.
///
/// What an event says follows from the bundle's events and its limit alone, not from the day of the run, so that a
/// calendar that is fetched every day changes only where something happened. UIDs are made of the bundle's digest;
/// SEQUENCE grows with the bundle's events, with moves of its limit, and once more where the events are cancelled, which
/// the end of a backup does without any event. DTSTAMP is the time of the last of them: without METHOD it means when the
/// event was last revised (section 3.8.7.2). Where nothing more is awaited, the events are cancelled, not left out: a
/// calendar that has them would keep them.
enum LimitCalendar {
    static func render<Failure: Error>(
        _ verification: Verification, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        var lines = ContentLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", "-//DataLease//datalease verify//EN")
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("X-WR-CALNAME", lines: ["DataLease: limits"])
        var isEmpty = true
        for bundle in verification.bundles where bundle.status.state != .rehearsal {
            isEmpty = false
            let limit = bundle.status.limit
            // A short limit has no week before it: the bundle's first day stands in.
            let week = max(
                CivilDate(daysSinceEpoch: limit.daysSinceEpoch - 7) ?? limit, min(bundle.status.preparedOn, limit))
            let facts = facts(bundle)
            event(bundle, "week", on: week, "\(bundle.shortName) must be gone by \(limit.inWords)", facts, into: &lines)
            event(bundle, "limit", on: limit, "\(bundle.shortName) must be gone today", facts, into: &lines)
            try write(lines.takeText())
        }
        // A calendar without a component is none (section 3.4).
        if isEmpty { zone(into: &lines) }
        lines.add("END", "VCALENDAR")
        try write(lines.takeText())
    }

    private static func facts(_ bundle: Verification.Standing) -> [String] {
        let status = bundle.status
        return [
            "Bundle \(bundle.name)", "Agreement \(bundle.agreement) version \(bundle.version)",
            "Limit: \(status.limit.inWords)", "Act by: \(status.actBy.inWords)",
            "Certificate by: \(status.certificateBy.inWords)",
        ]
    }

    private static func event(
        _ bundle: Verification.Standing, _ name: String, on day: CivilDate, _ summary: String, _ facts: [String],
        into lines: inout ContentLines
    ) {
        let status = bundle.status
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", "\(bundle.digest.hex)-\(name)")
        let isCancelled = status.state.isFinal
        let revisedAt = isCancelled ? max(status.changedAt, Instant(startOf: status.since)) : status.changedAt
        lines.add("DTSTAMP", basic(revisedAt.description))
        lines.add("SEQUENCE", String(2 * status.revision + (isCancelled ? 1 : 0)))
        lines.add("DTSTART;VALUE=DATE", basic(day.description))
        // Without an end, which the last day of all has none of, an event lasts its day.
        if let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1) {
            lines.add("DTEND;VALUE=DATE", basic(next.description))
        }
        lines.add("SUMMARY", lines: [summary])
        lines.add("DESCRIPTION", lines: facts)
        lines.add("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED")
        lines.add("TRANSP", "TRANSPARENT")
        lines.add("CLASS", "CONFIDENTIAL")
        lines.add("CATEGORIES", "DataLease")
        lines.add("END", "VEVENT")
    }

    private static func zone(into lines: inout ContentLines) {
        for (name, value) in [
            ("BEGIN", "VTIMEZONE"), ("TZID", "Etc/UTC"), ("BEGIN", "STANDARD"), ("DTSTART", "19700101T000000"),
            ("TZOFFSETFROM", "+0000"), ("TZOFFSETTO", "+0000"), ("END", "STANDARD"), ("END", "VTIMEZONE"),
        ] { lines.add(name, value) }
    }

    /// The basic form of ISO 8601: `20261130`, `20261130T091500Z`.
    private static func basic(_ extended: String) -> String {
        let separators: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: ":")]
        return String(decoding: extended.utf8.filter { !separators.contains($0) }, as: UTF8.self)
    }
}

/// Content lines of RFC 5545: CRLF at their ends, folded at 75 octets.
struct ContentLines {
    private var bytes: [UInt8] = []

    /// The lines that were added since this was called last.
    mutating func takeText() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A line with a value that is no text, or that needs no escape.
    mutating func add(_ name: String, _ value: String) {
        let start = begin(name)
        bytes += value.utf8
        end(from: start)
    }

    /// A line with a value of type TEXT (section 3.3.11), which may have several lines.
    mutating func add(_ name: String, lines: [String]) {
        let start = begin(name)
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes += "\\n".utf8 }
            for byte in PlainLine.of(line).utf8 {
                switch byte {
                case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): bytes.append(UInt8(ascii: "\\"))
                default: break
                }
                bytes.append(byte)
            }
        }
        end(from: start)
    }

    /// Begins a line; where it starts.
    private mutating func begin(_ name: String) -> Int {
        defer {
            bytes += name.utf8
            bytes.append(UInt8(ascii: ":"))
        }
        return bytes.count
    }

    /// Ends the line that starts there, folded where it is long.
    private mutating func end(from start: Int) {
        if bytes.count - start > 75 {
            let line = Array(bytes[start...])
            bytes.removeSubrange(start...)
            var (start, room) = (0, 75)
            while line.count - start > room {
                var end = start + room
                // Not within a character, whose bytes behind the first are 10xxxxxx.
                while line[end] & 0xC0 == 0x80 { end -= 1 }
                bytes += line[start..<end]
                bytes += "\r\n ".utf8
                (start, room) = (end, 74)
            }
            bytes += line[start...]
        }
        bytes += "\r\n".utf8
    }
}
