internal import Primitives

/// The limits as an iCalendar (RFC 5545): for each bundle an event seven days before its limit and one on it, and for an
/// exchange one on the day by which its receipt must be here.
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
        lines.add("X-WR-CALNAME", "DataLease: limits")
        var isEmpty = true
        for bundle in verification.bundles where bundle.status.state != .rehearsal {
            isEmpty = false
            addEvents(of: bundle, to: &lines)
            if lines.size >= 1 << 16 { try write(lines.takeText()) }
        }
        // A calendar without a component is none (section 3.4).
        if isEmpty { addZone(to: &lines) }
        lines.add("END", "VCALENDAR")
        try write(lines.takeText())
    }

    private static func addEvents(of bundle: Verification.Standing, to lines: inout ContentLines) {
        let limit = bundle.status.limit
        let (uid, name) = (bundle.digest.hex, bundle.shortName)
        // A short limit has no week before it: the bundle's first day stands in.
        let week = max(
            CivilDate(daysSinceEpoch: limit.daysSinceEpoch - 7) ?? limit, min(bundle.status.preparedOn, limit))
        addEvent(of: bundle, on: week, to: &lines) {
            $0.append(uid)
            $0.append("-week")
        } summary: {
            $0.append(text: name)
            $0.append(" must be gone by ")
            $0.append(words: limit)
        }
        addEvent(of: bundle, on: limit, to: &lines) {
            $0.append(uid)
            $0.append("-limit")
        } summary: {
            $0.append(text: name)
            $0.append(" must be gone today")
        }
        guard let acknowledgeBy = bundle.status.acknowledgeBy else { return }
        addEvent(of: bundle, on: acknowledgeBy, isDone: !bundle.status.awaitsReceipt, to: &lines) {
            $0.append(uid)
            $0.append("-receipt")
        } summary: {
            $0.append(text: name)
            $0.append(" must be acknowledged today")
        }
    }

    private static func addEvent(
        of bundle: Verification.Standing, on day: CivilDate, isDone: Bool = false, to lines: inout ContentLines,
        uid: (inout ContentLines) -> Void, summary: (inout ContentLines) -> Void
    ) {
        let status = bundle.status
        let isCancelled = status.state.isFinal || isDone
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", uid)
        lines.add("DTSTAMP") {
            $0.append(status.state.isFinal ? max(status.changedAt, Instant(startOf: status.since)) : status.changedAt)
        }
        lines.add("SEQUENCE", String(2 * status.revision + (isCancelled ? 1 : 0)))
        lines.add("DTSTART;VALUE=DATE") { $0.append(day) }
        // Without an end, which the last day of all has none of, an event lasts its day.
        if let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1) {
            lines.add("DTEND;VALUE=DATE") { $0.append(next) }
        }
        lines.add("SUMMARY", summary)
        lines.add("DESCRIPTION") {
            $0.append("Bundle ")
            $0.append(text: bundle.name)
            $0.append("\\nAgreement ")
            $0.append(text: bundle.agreement)
            $0.append(" version ")
            $0.append(String(bundle.version))
            $0.append("\\nLimit: ")
            $0.append(words: status.limit)
            $0.append("\\nAct by: ")
            $0.append(words: status.actBy)
            $0.append("\\nCertificate by: ")
            $0.append(words: status.certificateBy)
        }
        lines.add("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED")
        lines.add("TRANSP", "TRANSPARENT")
        lines.add("CLASS", "CONFIDENTIAL")
        lines.add("CATEGORIES", "DataLease")
        lines.add("END", "VEVENT")
    }

    private static func addZone(to lines: inout ContentLines) {
        for (name, value) in [
            ("BEGIN", "VTIMEZONE"), ("TZID", "Etc/UTC"), ("BEGIN", "STANDARD"), ("DTSTART", "19700101T000000"),
            ("TZOFFSETFROM", "+0000"), ("TZOFFSETTO", "+0000"), ("END", "STANDARD"), ("END", "VTIMEZONE"),
        ] { lines.add(name, value) }
    }
}

/// Content lines of RFC 5545: CRLF at their ends, folded at 75 octets. They are bytes from the start: a large register has
/// millions of them, and a string for each value would take longer than all else.
struct ContentLines {
    private var bytes: [UInt8] = []

    /// The number of bytes that `takeText` would give.
    var size: Int { bytes.count }

    /// The lines that were added since this was called last.
    mutating func takeText() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A line with a value that is no text, or that needs no escape.
    mutating func add(_ name: String, _ value: String) {
        add(name) { $0.append(value) }
    }

    /// A line with the value that `append` puts together.
    mutating func add(_ name: String, _ append: (inout ContentLines) -> Void) {
        let start = bytes.count
        bytes += name.utf8
        bytes.append(UInt8(ascii: ":"))
        append(&self)
        fold(from: start)
        bytes += "\r\n".utf8
    }

    /// Adds to a value what needs no escape, or is escaped.
    mutating func append(_ value: String) { bytes += value.utf8 }

    /// Adds to a value of type TEXT (section 3.3.11), on one line.
    mutating func append(text: String) {
        for byte in PlainLine.of(text).utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): bytes.append(UInt8(ascii: "\\"))
            default: break
            }
            bytes.append(byte)
        }
    }

    /// Adds a day as people write it: `30 November 2026`.
    mutating func append(words day: CivilDate) {
        append(String(day.day))
        append(" ")
        append(day.monthName)
        append(" ")
        append(String(day.year))
    }

    /// Adds a value of type DATE (section 3.3.4): `20261130`.
    mutating func append(_ day: CivilDate) {
        append(day.year * 10_000 + day.month * 100 + day.day, digits: 8)
    }

    /// Adds a value of type DATE-TIME (section 3.3.5) in UTC: `20261130T091500Z`.
    mutating func append(_ time: Instant) {
        let day = time.utcDate
        let second = time.seconds - day.daysSinceEpoch * 86_400
        append(day)
        append("T")
        append(second / 3600 * 10_000 + second / 60 % 60 * 100 + second % 60, digits: 6)
        append("Z")
    }

    /// Adds the last `digits` decimal digits of a number that is not negative.
    private mutating func append(_ number: Int, digits: Int) {
        var unit = 1
        for _ in 1..<digits { unit *= 10 }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    /// Folds the line that starts there, where it is long.
    private mutating func fold(from start: Int) {
        guard bytes.count - start > 75 else { return }
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
}
