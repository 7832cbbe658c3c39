internal import Agreements
internal import Glibc
public import Primitives

/// What a home is told to do beyond what every home does: the file `settings.json` in it. Every member is optional.
///
///     {"anchorDirectories": ["/mnt/anchor"], "bankHolidays": "/etc/datalease/bank-holidays.json", "retention": "P6Y"}
public struct Settings: Hashable, Sendable {
    /// The folders that a copy of every checkpoint goes to, besides the home: absolute paths.
    public let anchorDirectories: [String]
    /// The file of bank holidays to count working days by, in the shape that gov.uk publishes: an absolute path. `nil`:
    /// those that the program has.
    public let bankHolidays: String?
    /// How long the register keeps names, paths and documents behind the end of an agreement.
    public let retention: Period

    /// Settings from their parts. Retention is six years where none is given: as long as a claim on a contract can be
    /// brought (Limitation Act 1980, section 5).
    public init(
        anchorDirectories: [String] = [], bankHolidays: String? = nil,
        retention: Period = .calendar(months: 72, days: 0)
    ) {
        self.anchorDirectories = anchorDirectories
        self.bankHolidays = bankHolidays
        self.retention = retention
    }

    /// The settings of the home in folder `home`; the defaults where it has no such file.
    ///
    /// Refused with category `.failed`, naming the line: what is no JSON, a member that no setting has, a value that is
    /// none of its setting; and a file that others can write to.
    public static func read(home: String) throws(KitError) -> Settings {
        let path = home + "/settings.json"
        guard Folder.exists(path) else { return Settings() }
        let file = try File.reading(path)
        guard try file.protection().mode & 0o022 == 0 else {
            throw KitError(
                .failed, "\(path) can be written by other users", hint: "chmod go-w \(path); and look at what is in it")
        }
        return try Settings(parsing: try Folder.contents(of: file, limit: 1 << 16), path: path)
    }

    init(parsing bytes: [UInt8], path: String) throws(KitError) {
        func refused(_ line: Int?, _ what: String, _ fix: String) -> KitError {
            KitError(.failed, "\(path)\(line.map { ", line \($0)" } ?? ""): \(what)", hint: fix)
        }
        let json: JSON
        do {
            json = try JSON(parsing: bytes)
        } catch {
            throw refused(
                Settings.line(ofByte: error.offset, in: bytes), error.problem,
                "write a JSON object, such as {\"anchorDirectories\": [\"/mnt/anchor\"], \"retention\": \"P6Y\"}")
        }
        guard case .object(let members) = json else {
            throw refused(1, "no JSON object", "write {} where nothing is to be set")
        }
        var anchors: [String] = []
        var bankHolidays: String?
        var retention = Settings().retention
        for member in members {
            let line = Settings.line(ofMember: member.name, in: bytes)
            switch member.name {
            case "anchorDirectories":
                let paths = member.value.array?.compactMap(\.string) ?? []
                guard let list = member.value.array, paths.count == list.count, paths.allSatisfy(Settings.isAbsolute)
                else {
                    throw refused(
                        line, "anchorDirectories is no list of absolute paths",
                        "write [\"/mnt/anchor\"], each path from the root")
                }
                guard Set(paths).count == paths.count else {
                    throw refused(line, "anchorDirectories names a folder twice", "write each folder once")
                }
                anchors = paths
            case "bankHolidays":
                guard let file = member.value.string, Settings.isAbsolute(file) else {
                    throw refused(
                        line, "bankHolidays is no absolute path",
                        "name the file from the root: \"/etc/datalease/bank-holidays.json\"")
                }
                bankHolidays = file
            case "retention":
                guard let text = member.value.string, let period = Period(iso: text) else {
                    throw refused(
                        line, "retention is no ISO 8601 duration in years, months, weeks or days",
                        "write a period such as \"P6Y\"")
                }
                retention = period
            default:
                throw refused(
                    line, "no setting is called \(Settings.shown(member.name))",
                    "the settings are anchorDirectories, bankHolidays and retention")
            }
        }
        self.init(anchorDirectories: anchors, bankHolidays: bankHolidays, retention: retention)
    }

    private static func isAbsolute(_ path: String) -> Bool {
        path.hasPrefix("/") && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    /// A name as a message shows it: without what could steer a terminal.
    private static func shown(_ name: String) -> String {
        let text = name.prefix(40).map {
            $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ? $0 : "?"
        }
        return "\"\(String(text))\""
    }

    private static func line(ofByte offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes.prefix(offset).count { $0 == 0x0A }
    }

    /// The line that a member's name stands on; `nil` where it is spelt with escapes.
    private static func line(ofMember name: String, in bytes: [UInt8]) -> Int? {
        let quoted = Array("\"\(name)\"".utf8)
        var offset = 0
        while offset + quoted.count < bytes.count {
            if bytes[offset] == quoted[0], bytes[offset..<offset + quoted.count].elementsEqual(quoted),
                bytes[(offset + quoted.count)...].first(where: { $0 > 0x20 }) == UInt8(ascii: ":")
            {
                return line(ofByte: offset, in: bytes)
            }
            offset += 1
        }
        return nil
    }
}
