internal import Detection
internal import Primitives

/// The register of incorporated payers: whose records are no person's. Kept by finance as a CSV file with the header
/// `reference,companyNumber,legalName`, and behind it `sortCode,account`, `iban`, or all three.
///
/// Each entry is checked for what a register that lists a person cannot have: the number of a company or of a limited
/// liability partnership, and a name that ends as theirs do. One entry that fails refuses the whole register.
///
/// Memory: what the file holds, and up to 48 bytes an entry, or 100 where its account is there; while it is read, as much
/// again.
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
        var company: UInt64
        /// How many bytes behind the name are its British account, and then an IBAN.
        var british: UInt8
        var iban: UInt8
    }

    /// Whose each account is, by its hash; 0 for those of several companies.
    private let companies: [Int: UInt64]

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
        let header = lines.fields.map { String(decoding: file[$0], as: UTF8.self) }
        guard RegisterEntry.headers.contains(header) else {
            throw Self.fault(
                name, 1, "the header is another one",
                "it is: \(RegisterEntry.header.joined(separator: ",")), with sortCode,account or iban behind it")
        }
        var arena: [UInt8] = []
        var entries: [Entry] = []
        var companies: [Int: UInt64] = [:]
        let isPersonal = PersonInName()
        while try Self.read({ () throws(RegisterLines.Fault) in try lines.next() }, lines, name) {
            guard entries.count < Self.mostEntries else {
                throw Self.fault(
                    name, lines.line, "more than \(Self.mostEntries) payers", "split the file by what is collected")
            }
            let entry = try RegisterEntry(lines, of: file, header, name, isPersonal)
            let start = arena.count
            arena += entry.reference
            let middle = arena.count
            arena += entry.name
            // Not above the limit of the file, which 32 bits hold; an account has 34 characters at most.
            entries.append(
                Entry(
                    reference: UInt32(start)..<UInt32(middle), name: UInt32(middle)..<UInt32(arena.count),
                    line: UInt32(lines.line), company: entry.company, british: UInt8(entry.british.count),
                    iban: UInt8(entry.iban.count)))
            for account in [entry.british, entry.iban] where !account.isEmpty {
                arena += account
                let known = companies.updateValue(entry.company, forKey: Self.hash(account[...]))
                if let known, known != entry.company { companies[Self.hash(account[...])] = 0 }
            }
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
        try Self.checkNumbers(arena, entries, name)
        bytes = arena
        count = entries.count
        self.entries = entries
        self.slots = slots
        self.companies = companies
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

    /// The number of the company that payer `number` is, in eight bytes.
    func company(of number: Int) -> UInt64 { entries[number].company }

    /// The accounts of payer `number`, each fourteen digits or an IBAN; none where the register does not say.
    func accounts(of number: Int) -> [[UInt8]] {
        let entry = entries[number]
        let middle = Int(entry.name.upperBound) + Int(entry.british)
        let accounts = [
            bytes[Int(entry.name.upperBound)..<middle], bytes[middle..<middle + Int(entry.iban)],
        ]
        return accounts.filter { !$0.isEmpty }.map(Array.init)
    }

    /// Whether the register says that an account is another company's than payer `number`.
    func isOther(_ account: [UInt8], than number: Int) -> Bool {
        companies[Self.hash(account[...])].map { $0 != entries[number].company } ?? false
    }

    static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var field = field
        while field.first == 0x20 { field = field.dropFirst() }
        while field.last == 0x20 { field = field.dropLast() }
        return field
    }

    // MARK: Reading

    private static func read(
        _ next: () throws(RegisterLines.Fault) -> Bool, _ lines: RegisterLines, _ name: String
    ) throws(KitError) -> Bool {
        do {
            return try next()
        } catch {
            throw fault(name, error.line, error.what, "quotes stand around a whole field, and one in it is doubled")
        }
    }

    /// Refuses two names of one company: one of them may be anybody's.
    private static func checkNumbers(
        _ arena: [UInt8], _ entries: [Entry], _ name: String
    ) throws(KitError) {
        func legalName(_ entry: Entry) -> CorporateName? { try? CorporateName(arena[range(entry.name)]) }
        var first: [UInt64: Int] = [:]
        for (index, entry) in entries.enumerated() {
            guard let known = first.updateValue(index, forKey: entry.company) else { continue }
            first[entry.company] = known
            let (one, other) = (entries[known], entries[index])
            guard let its = legalName(one), let another = legalName(other), its.isSame(as: another) else {
                throw fault(
                    name, Int(other.line), "the companyNumber of line \(one.line) with another legalName",
                    "a company has one name; look the payer up at Companies House")
            }
        }
    }

    static func fault(_ name: String, _ line: Int?, _ what: String, _ hint: String) -> KitError {
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
