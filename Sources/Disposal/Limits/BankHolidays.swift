public import Primitives

/// The bank holidays of the three divisions of the United Kingdom, and how far they are known.
///
/// The built-in ones are those of the Banking and Financial Dealings Act 1971, schedule 1, and of the proclamations under
/// it, as they were known on the day of the edition; they stand in agreements/bank-holidays.json. A newer list is a file
/// in the shape that gov.uk publishes at https://www.gov.uk/bank-holidays.json.
public struct BankHolidays: Hashable, Sendable {
    /// What tells this list from others: the day it was drawn up for the built-in one, `sha256-` and the first twelve
    /// hexadecimal digits of its digest for a file, with the built-in one that it was held against behind a `+`.
    public let edition: String

    private let englandAndWales: WorkingCalendar
    private let scotland: WorkingCalendar
    private let northernIreland: WorkingCalendar

    /// The list that comes with the program.
    public static let builtIn = BankHolidays(
        edition: BankHolidayTables.edition, englandAndWales: days(BankHolidayTables.englandAndWales),
        scotland: days(BankHolidayTables.scotland), northernIreland: days(BankHolidayTables.northernIreland))

    /// Reads a file in gov.uk's shape: an object of the three divisions, each with its `division` and its `events`, each
    /// of these with `title`, `date`, `notes` and `bunting`. The dates of a division ascend, no year between the first
    /// and the last is left out, and none has more than sixteen. Anything else is refused, so that half a download is not
    /// taken for a calendar.
    ///
    /// In the years that the built-in list knows, working days are counted by both, and the earlier day is taken: a
    /// holiday that was proclaimed, or made up, later makes no limit later.
    public init(parsing bytes: [UInt8]) throws(DisposalError) {
        let json: JSON
        do {
            json = try JSON(parsing: bytes)
        } catch {
            throw .holidays(error.what)
        }
        let divisions = try json.members(named: Division.allCases.map(\.rawValue), of: "the file")
        func days(_ division: Division) throws(DisposalError) -> [CivilDate] {
            let name = division.rawValue
            guard let value = divisions[name] else { throw .holidays("\(name) is missing") }
            let members = try value.members(named: ["division", "events"], of: name)
            guard members["division"]?.string == name, let events = members["events"]?.array else {
                throw .holidays("\(name) has no `division` of that name, or no list of `events`")
            }
            return try BankHolidays.dates(of: events, in: name)
        }
        self.init(
            edition: "sha256-\(Digest.sha256(bytes).hex.prefix(12))+\(BankHolidayTables.edition)",
            englandAndWales: try days(.englandAndWales), scotland: try days(.scotland),
            northernIreland: try days(.northernIreland), besides: .builtIn)
    }

    /// Lists that ascend and are not empty, held against others where there are some.
    private init(
        edition: String, englandAndWales: [CivilDate], scotland: [CivilDate], northernIreland: [CivilDate],
        besides other: BankHolidays? = nil
    ) {
        func calendar(_ division: Division, _ holidays: [CivilDate]) -> WorkingCalendar {
            WorkingCalendar(division, edition: edition, holidays: holidays, other: other?.calendar(for: division))
        }
        self.edition = edition
        self.englandAndWales = calendar(.englandAndWales, englandAndWales)
        self.scotland = calendar(.scotland, scotland)
        self.northernIreland = calendar(.northernIreland, northernIreland)
    }

    /// The working days of `division`.
    public func calendar(for division: Division) -> WorkingCalendar {
        switch division {
        case .englandAndWales: englandAndWales
        case .scotland: scotland
        case .northernIreland: northernIreland
        }
    }

    private static func days(_ numbers: [Int]) -> [CivilDate] {
        numbers.compactMap { CivilDate(year: $0 / 10_000, month: $0 / 100 % 100, day: $0 % 100) }
    }

    private static func dates(of events: [JSON], in division: String) throws(DisposalError) -> [CivilDate] {
        var dates: [CivilDate] = []
        for (index, event) in events.enumerated() {
            let place = "\(division), event \(index + 1)"
            let members = try event.members(named: ["title", "date", "notes", "bunting"], of: place)
            guard members["title"]?.string != nil, members["notes"]?.string != nil, members["bunting"]?.bool != nil,
                let date = members["date"]?.string.flatMap({ CivilDate(iso: $0) })
            else { throw .holidays("\(place) has a title, date, notes or bunting that is not of its form") }
            if let last = dates.last {
                guard last < date else { throw .holidays("\(place) is not behind the one before it") }
                guard date.year <= last.year + 1 else {
                    throw .holidays("\(division) has no bank holidays in \(last.year + 1)")
                }
            }
            dates.append(date)
            guard dates.suffix(17).count(where: { $0.year == date.year }) <= 16 else {
                throw .holidays("\(division) has more than 16 bank holidays in \(date.year)")
            }
        }
        guard !dates.isEmpty else { throw .holidays("\(division) has no bank holidays") }
        return dates
    }
}

extension JSON {
    /// The members of an object that has exactly these, in any order.
    fileprivate func members(named names: [String], of place: String) throws(DisposalError) -> [String: JSON] {
        guard case .object(let members) = self, Set(members.map(\.name)) == Set(names) else {
            throw .holidays("\(place) does not have exactly the members \(names.joined(separator: ", "))")
        }
        return Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
