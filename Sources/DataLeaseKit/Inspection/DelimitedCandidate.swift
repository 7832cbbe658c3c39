internal import Agreements
internal import Records

/// A profile that fits a delimited export, with the begin of the export as that profile reads it.
struct DelimitedCandidate {
    let profile: Profile
    let sample: DelimitedSample
    let dialect: CSVDialect
    /// Whether the export names its columns, and the profile knows the names.
    let knowsNames: Bool
    /// How much of the export the profile asks for: names of columns, or shapes of them.
    private let demands: Int

    /// The profiles that fit `text`, the one that asks for most first.
    static func fitting(_ text: [UInt8], isWhole: Bool, among profiles: [Profile]) throws -> [DelimitedCandidate] {
        let fitting = try profiles.compactMap { try DelimitedCandidate($0, text, isWhole: isWhole) }
        // Where a header tells, a number of columns says nothing.
        let named = fitting.filter(\.knowsNames)
        return (named.isEmpty ? fitting : named).sorted {
            ($0.demands, $1.profile.name) > ($1.demands, $0.profile.name)
        }
    }

    /// `nil` where the profile does not fit.
    private init?(_ profile: Profile, _ text: [UInt8], isWhole: Bool) throws {
        guard case .csv(let layout) = profile.format else { return nil }
        let recognition = profile.recognition
        knowsNames = !recognition.header.isEmpty
        // Without names, a profile that asks for no columns would fit anything.
        guard knowsNames || (layout.isWithoutHeader && (recognition.columns != nil || !recognition.shapes.isEmpty))
        else { return nil }
        var declared = CSVSniffer.Declaration(layout)
        var dialect = try CSVSniffer.sniff(text, isWhole: isWhole, declared: declared).dialect
        let names = Set(recognition.header)
        if knowsNames {
            guard let row = CSVSniffer.headerRow(text, dialect: dialect, names: names) else { return nil }
            declared.headerRow = row
            dialect = try CSVSniffer.sniff(text, isWhole: isWhole, declared: declared).dialect
        }
        guard let sample = DelimitedSample(text, dialect),
            knowsNames ? names.isSubset(of: sample.header) : recognition.fits(sample)
        else { return nil }
        self.profile = profile
        self.sample = sample
        self.dialect = dialect
        demands = knowsNames ? names.count : recognition.shapes.count
    }
}
