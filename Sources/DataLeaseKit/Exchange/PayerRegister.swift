internal import Detection
internal import Primitives

/// The register of incorporated payers: whose records are no person's. Kept by finance as a CSV file with the header
/// `reference,companyNumber,legalName`.
///
/// Each entry is checked for what a register that lists a person cannot have: the number of a company or of a limited
/// liability partnership, and a name that ends as theirs do. One entry that fails refuses the whole register.
///
/// Memory: what the file holds, and up to 32 bytes an entry; while it is read, as much again.
struct PayerRegister: Sendable {
    /// The most entries of a register.
    static let mostEntries = 1_000_000
    /// The most bytes of its file.
    static let largestFile = 128 << 20
    /// The most bytes of a reference, and of a name.
    static let longestField = 256

    /// The digest of the file, by which an edited register is known.
    let digest: Digest
    /// How many payers it names.
    let count: Int

    private let bytes: [UInt8]
    /// Where the reference and the legal name of each entry stand.
    private let entries: [Entry]
    /// Entries by the hashes of their references, with open addressing; 0 for none, else the entry's number from 1.
    private let slots: [UInt32]

    private struct Entry: Sendable {
        var reference: Range<UInt32>
        var name: Range<UInt32>
        var line: UInt32
    }

    /// Reads the register in the file at `path`. `name` is what the agreement calls it.
    ///
    /// - Throws: `.export` where the file is missing, empty or has an entry that is no incorporated payer.
    init(path: String, name: String) throws(KitError) {
        let file: [UInt8]
        do {
            file = try Folder.read(path, limit: Self.largestFile)
        } catch {
            throw KitError(
                .export, "the register of incorporated payers cannot be read: \(error.what)",
                hint: "put \(name) beside the agreement: reference,companyNumber,legalName; nothing was written")
        }
        try self.init(file, name: name)
    }

    /// Reads a register from the bytes of its file, which the agreement calls `name`.
    init(_ file: [UInt8], name: String) throws(KitError) {
        digest = .sha256(file)
        guard file.isEmpty || String(validating: file, as: UTF8.self) != nil else {
            throw Self.fault(name, nil, "is no UTF-8", "save it as CSV UTF-8")
        }
        var lines = RegisterLines(file)
        guard try Self.read({ () throws(RegisterLines.Fault) in try lines.next() }, lines, name) else {
            throw Self.fault(name, nil, "is empty", "one line a payer: reference,companyNumber,legalName")
        }
        guard lines.fields.map({ String(decoding: file[$0], as: UTF8.self) }) == Self.header else {
            throw Self.fault(name, 1, "the header is another one", "it is: \(Self.header.joined(separator: ","))")
        }
        var arena: [UInt8] = []
        var entries: [Entry] = []
        var numbers: [UInt64] = []
        let isPersonal = PersonInName()
        while try Self.read({ () throws(RegisterLines.Fault) in try lines.next() }, lines, name) {
            guard entries.count < Self.mostEntries else {
                throw Self.fault(
                    name, lines.line, "more than \(Self.mostEntries) payers", "split the file by what is collected")
            }
            let entry = try Self.entry(lines, file, name, isPersonal)
            numbers.append(entry.number)
            let start = arena.count
            arena += entry.reference
            let middle = arena.count
            arena += entry.name
            // Not above the limit of the file, which 32 bits hold.
            entries.append(
                Entry(
                    reference: UInt32(start)..<UInt32(middle), name: UInt32(middle)..<UInt32(arena.count),
                    line: UInt32(lines.line)))
        }
        guard !entries.isEmpty else {
            throw Self.fault(
                name, nil, "names no payer", "one line a payer; without incorporated payers there is nothing to send")
        }
        var size = 16
        while size < entries.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for (number, entry) in entries.enumerated() {
            var slot = Self.hash(arena[Self.range(entry.reference)]) & (size - 1)
            while slots[slot] != 0 {
                let other = entries[Int(slots[slot]) - 1]
                guard arena[Self.range(other.reference)] != arena[Self.range(entry.reference)] else {
                    throw Self.fault(
                        name, Int(entry.line), "the reference of line \(other.line) again",
                        "each payer stands in it once; nobody can say which of the two is meant")
                }
                slot = (slot + 1) & (size - 1)
            }
            slots[slot] = UInt32(number + 1)
        }
        try Self.checkNumbers(numbers, arena, entries, name)
        bytes = arena
        count = entries.count
        self.entries = entries
        self.slots = slots
    }

    /// The number of the payer with this reference, from 0; `nil` where the register has none. Spaces around a reference
    /// are no part of it: fields of fixed width have them.
    func payer(_ reference: ArraySlice<UInt8>) -> Int? {
        let reference = Self.trimmed(reference)
        guard !reference.isEmpty else { return nil }
        var slot = Self.hash(reference) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if bytes[Self.range(entries[number].reference)] == reference { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The legal name of payer `number`.
    func name(of number: Int) -> CorporateName? { try? CorporateName(bytes[Self.range(entries[number].name)]) }

    static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var field = field
        while field.first == 0x20 { field = field.dropFirst() }
        while field.last == 0x20 { field = field.dropLast() }
        return field
    }

    // MARK: Reading

    private static let header = ["reference", "companyNumber", "legalName"]

    private static func read(
        _ next: () throws(RegisterLines.Fault) -> Bool, _ lines: RegisterLines, _ name: String
    ) throws(KitError) -> Bool {
        do {
            return try next()
        } catch {
            throw fault(name, error.line, error.what, "quotes stand around a whole field, and one in it is doubled")
        }
    }

    /// The fields of an entry, checked.
    private static func entry(
        _ lines: RegisterLines, _ file: [UInt8], _ name: String, _ isPersonal: PersonInName
    ) throws(KitError) -> (reference: [UInt8], number: UInt64, name: [UInt8]) {
        let line = lines.line
        guard lines.fields.count == header.count else {
            throw fault(
                name, line, "\(lines.fields.count) field\(lines.fields.count == 1 ? "" : "s"), and not three",
                "reference,companyNumber,legalName; a name with a comma stands in quotes")
        }
        let fields = lines.fields.map { Array(lines.text($0, of: file)) }
        for (field, title) in zip(fields, header) {
            guard !field.isEmpty else { throw fault(name, line, "no \(title)", "fill it in, or take the line out") }
            guard field.count <= longestField, field.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
                trimmed(field[...]).count == field.count
            else {
                throw fault(
                    name, line, "the \(title) is too long, or has spaces around it or a control character in it",
                    "write it as Companies House does")
            }
        }
        let number: CompanyNumber
        do {
            number = try CompanyNumber(fields[1])
        } catch {
            switch error {
            case .shape:
                throw fault(
                    name, line, "the companyNumber has not the shape of one",
                    "eight digits, SC NI OC ... and six, or R and seven; a person is not entered here")
            case .lostZero:
                throw fault(
                    name, line, "the companyNumber has seven digits",
                    "a spreadsheet has taken the zero in front; write all eight")
            case .partnership:
                throw fault(
                    name, line, "the companyNumber is that of a limited partnership, whose partners may be people",
                    "take the line out: its records are a person's")
            }
        }
        do {
            let legalName = try CorporateName(fields[2])
            let isPartnership = number.kind == .limitedLiabilityPartnership
            guard legalName.isLimitedLiabilityPartnership == isPartnership else {
                throw fault(
                    name, line,
                    isPartnership
                        ? "the companyNumber is that of an LLP, and the legalName does not end as theirs do"
                        : "the legalName is that of an LLP, and the companyNumber does not begin as theirs do",
                    "look the payer up at Companies House")
            }
        } catch let error as CorporateName.Fault {
            let what =
                switch error {
                case .ending: "the legalName does not end in LTD, LIMITED, PLC, LLP or their Welsh forms"
                case .nothingElse: "the legalName is an ending and nothing before it"
                case .tradingStyle: "the legalName says that somebody trades as something"
                }
            throw fault(
                name, line, what,
                "write the name as Companies House has it; sole traders and partnerships are people, and not entered here"
            )
        } catch let error as KitError {
            throw error
        } catch {
            throw fault(name, line, "the legalName cannot be read", "write it as Companies House does")
        }
        guard !isPersonal(fields[2]) else {
            throw fault(
                name, line, "the legalName addresses a person, or holds a telephone number, an address or the like",
                "write the name as Companies House has it; if that is its name, take the line out, and its records stay at home"
            )
        }
        // Each has eight characters.
        return (fields[0], fields[1].reduce(0) { $0 << 8 | UInt64($1) }, fields[2])
    }

    /// Refuses two names of one company: one of them may be anybody's.
    private static func checkNumbers(
        _ numbers: [UInt64], _ arena: [UInt8], _ entries: [Entry], _ name: String
    ) throws(KitError) {
        func legalName(_ entry: Entry) -> CorporateName? { try? CorporateName(arena[range(entry.name)]) }
        var first: [UInt64: Int] = [:]
        for (index, number) in numbers.enumerated() {
            guard let known = first.updateValue(index, forKey: number) else { continue }
            first[number] = known
            let (one, other) = (entries[known], entries[index])
            guard let its = legalName(one), let another = legalName(other), its.isSame(as: another) else {
                throw fault(
                    name, Int(other.line), "the companyNumber of line \(one.line) with another legalName",
                    "a company has one name; look the payer up at Companies House")
            }
        }
    }

    private static func fault(_ name: String, _ line: Int?, _ what: String, _ hint: String) -> KitError {
        KitError(
            .export, "register \(name)\(line.map { ", line \($0)" } ?? ""): \(what)",
            hint: "\(hint); nothing was written")
    }

    private static func range(_ range: Range<UInt32>) -> Range<Int> { Int(range.lowerBound)..<Int(range.upperBound) }

    /// FNV-1a, and its upper half mixed in: who keeps the register chooses the references, and has no use in slow look-ups.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
    }
}

/// The lines of a register: CSV as RFC 4180 has it, and no guesses.
private struct RegisterLines {
    struct Fault: Error {
        let line: Int
        let what: String
    }

    /// The line that was read last, from 1.
    private(set) var line = 0
    /// Where its fields stand, quotes left out.
    private(set) var fields: [Range<Int>] = []

    private let bytes: [UInt8]
    private var position: Int
    private var passed = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The value of a field of the line that was read last.
    func text(_ field: Range<Int>, of bytes: [UInt8]) -> [UInt8] {
        let text = bytes[field]
        guard field.lowerBound > 0, bytes[field.lowerBound - 1] == UInt8(ascii: "\"") else { return Array(text) }
        var value: [UInt8] = []
        var isSecond = false
        for byte in text {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if !isSecond { value.append(byte) }
        }
        return value
    }

    /// Reads the next line; `false` at the end.
    mutating func next() throws(Fault) -> Bool {
        guard position < bytes.count else { return false }
        line = passed + 1
        fields = []
        while true {
            let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
            fields.append(isQuoted ? try quoted() : try bare())
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ",") { continue }
            if byte == 0x0D {
                guard position < bytes.count, bytes[position] == 0x0A else {
                    throw Fault(line: line, what: "a line ends in CR alone")
                }
                position += 1
            }
            break
        }
        passed += 1
        guard fields != [fields[0].lowerBound..<fields[0].lowerBound] || fields.count > 1 else {
            throw Fault(line: line, what: "an empty line")
        }
        return true
    }

    private mutating func bare() throws(Fault) -> Range<Int> {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != 0x0A,
            bytes[position] != 0x0D
        {
            guard bytes[position] != UInt8(ascii: "\"") else { throw Fault(line: line, what: "a quote within a field") }
            position += 1
        }
        return start..<position
    }

    private mutating func quoted() throws(Fault) -> Range<Int> {
        position += 1
        let start = position
        while true {
            guard position < bytes.count else { throw Fault(line: line, what: "a quote that is never closed") }
            let byte = bytes[position]
            guard byte != 0x0A, byte != 0x0D else { throw Fault(line: line, what: "a line break within quotes") }
            position += 1
            guard byte == UInt8(ascii: "\"") else { continue }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
            position += 1
        }
        let end = position - 1
        guard position == bytes.count || [UInt8(ascii: ","), 0x0A, 0x0D].contains(bytes[position]) else {
            throw Fault(line: line, what: "something behind a closing quote")
        }
        return start..<end
    }
}
