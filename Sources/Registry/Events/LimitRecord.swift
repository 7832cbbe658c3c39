public import Primitives

/// How a bundle's limit was computed: rule, inputs, calendar and result, so that anyone can compute it again.
public struct LimitRecord: Hashable, Sendable, EventPayload {
    /// One trigger of the agreement and what it came to.
    public struct Candidate: Hashable, Sendable, EventPayload {
        /// The trigger's name in the agreement: `prepared`, `agreement-end`, `fault-resolved`, or what no agreement writes
        /// down as one: `recalled`, `upstream-cap`.
        public let trigger: String
        /// The agreement's period from it: `P30D`, `5 working days`.
        public let within: String
        /// The day it counts from; `nil` while that day is not known.
        public let origin: CivilDate?
        /// The last day of the period; `nil` while the origin is not known.
        public let date: CivilDate?

        /// A trigger and its result.
        public init(trigger: String, within: String, origin: CivilDate?, date: CivilDate?) {
            self.trigger = trigger
            self.within = within
            self.origin = origin
            self.date = date
        }

        var members: [JSON.Member] {
            var members = [JSON.Member("trigger", .string(trigger)), JSON.Member("within", .string(within))]
            if let origin { members.append(JSON.Member("origin", .string(origin.description))) }
            if let date { members.append(JSON.Member("date", .string(date.description))) }
            return members
        }

        init(fields: inout FieldReader) throws(RegistryError) {
            trigger = try fields.read("trigger", Form.token)
            within = try fields.read("within", Form.line)
            origin = try fields.readOptional("origin", Form.date)
            date = try fields.readOptional("date", Form.date)
        }
    }

    /// The limit: the last day on which the bundle may still exist, in the United Kingdom.
    public let date: CivilDate
    /// The trigger that gave it.
    public let trigger: String
    /// The last day on which the certificate comes in time; the limit itself where the agreement gives no longer.
    public let certificateBy: CivilDate
    /// The agreement's period from the limit to the certificate, where it gives one.
    public let certificateWithin: String?
    /// The calendar of working days and its edition: `england-and-wales 2026-11-01`.
    public let calendar: String
    /// Whether working days were counted beyond the calendar's last date, so that a later edition may move them.
    public let isProvisional: Bool
    /// Every trigger of the agreement, in its order.
    public let candidates: [Candidate]

    /// The division whose working days were counted: the first word of `calendar`; `nil` where that is none.
    public var division: Division? {
        calendar.split(separator: " ", maxSplits: 1).first.flatMap { Division(rawValue: String($0)) }
    }

    /// A limit and how it came about.
    public init(
        date: CivilDate, trigger: String, certificateBy: CivilDate, certificateWithin: String?, calendar: String,
        isProvisional: Bool, candidates: [Candidate]
    ) {
        self.date = date
        self.trigger = trigger
        self.certificateBy = certificateBy
        self.certificateWithin = certificateWithin
        self.calendar = calendar
        self.isProvisional = isProvisional
        self.candidates = candidates
    }

    var members: [JSON.Member] {
        var members = [
            JSON.Member("date", .string(date.description)), JSON.Member("trigger", .string(trigger)),
            JSON.Member("certificateBy", .string(certificateBy.description)),
        ]
        if let certificateWithin { members.append(JSON.Member("certificateWithin", .string(certificateWithin))) }
        members.append(JSON.Member("calendar", .string(calendar)))
        members.append(JSON.Member("provisional", .bool(isProvisional)))
        members.append(JSON.Member("candidates", .array(candidates.map { .object($0.members) })))
        return members
    }

    init(fields: inout FieldReader) throws(RegistryError) {
        date = try fields.read("date", Form.date)
        trigger = try fields.read("trigger", Form.token)
        certificateBy = try fields.read("certificateBy", Form.date)
        certificateWithin = try fields.readOptional("certificateWithin", Form.line)
        calendar = try fields.read("calendar", Form.line)
        isProvisional = try fields.read("provisional", Form.bool)
        candidates = try fields.objects("candidates", Candidate.self)
    }
}

extension FieldReader {
    /// The next member `name`, an object that `Payload` reads to its end.
    mutating func object<Payload: EventPayload>(_ name: String, _: Payload.Type) throws(RegistryError) -> Payload {
        try Payload(exactly: try value(name), of: name)
    }

    /// The same for a member that may be absent.
    mutating func optionalObject<Payload: EventPayload>(
        _ name: String, _: Payload.Type
    ) throws(RegistryError) -> Payload? {
        guard let json = optional(name) else { return nil }
        return try Payload(exactly: json, of: name)
    }

    /// The next member `name`, an array of such objects.
    mutating func objects<Payload: EventPayload>(_ name: String, _: Payload.Type) throws(RegistryError) -> [Payload] {
        var list: [Payload] = []
        for element in try self.list(name, { $0 }) {
            list.append(try Payload(exactly: element, of: name))
        }
        return list
    }
}

extension EventPayload {
    init(exactly json: JSON, of place: String) throws(RegistryError) {
        var fields = try FieldReader(json, of: place)
        try self.init(fields: &fields)
        try fields.end()
    }
}
