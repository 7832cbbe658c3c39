public import Primitives

/// The countries to which personal data may go without a transfer mechanism, as of a day: those of `agreements/adequacy.json`,
/// or of a file in its form.
///
///     {"asOf": "2025-12-31", "reviewBy": "2026-12-31", "home": "GB",
///      "sources": [{"basis": "eea", "text": "..."}],
///      "countries": [{"code": "IE", "name": "Ireland", "basis": "eea"},
///                    {"code": "US", "name": "...", "basis": "...", "only": "organisations that ..."}]}
public struct Adequacy: Sendable, Hashable {
    /// The day up to which the law that it lists is known.
    public let asOf: CivilDate
    /// The day by which somebody should look again.
    public let reviewBy: CivilDate
    /// The country that is no transfer at all.
    let home: String
    private let countries: [String: Country]

    /// What the law says of a country.
    struct Country: Sendable, Hashable {
        let name: String
        /// Where the law says so.
        let source: String
        /// The only recipients there that are covered; `nil` for all.
        let only: String?
    }

    /// The list of this release. Throws where the release was put together badly; a test sees to that it was not.
    public static func builtIn() throws(AgreementError) -> Adequacy {
        try Adequacy(parsing: Array(AdequacyText.builtIn.utf8), name: "adequacy.json")
    }

    /// Reads a file in the form above, and throws where it is of another.
    public init(parsing bytes: [UInt8], name: String) throws(AgreementError) {
        func refusal(_ what: String) -> AgreementError {
            AgreementError(
                .failed, document: name,
                AgreementFinding(what: what, fix: "write it like agreements/adequacy.json of the release"))
        }
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch {
            throw refusal(error.what)
        }
        func day(_ key: String) throws(AgreementError) -> CivilDate {
            guard let day = json[key]?.string.flatMap({ CivilDate(iso: $0) }) else {
                throw refusal("\(key) is no day of the calendar")
            }
            return day
        }
        func code(_ json: JSON?) throws(AgreementError) -> String {
            guard let text = json?.string, case .value(let code) = Scalar.country(text) else {
                throw refusal("a country's code is not two capital letters")
            }
            return code
        }
        var sources: [String: String] = [:]
        for source in json["sources"]?.array ?? [] {
            guard let basis = source["basis"]?.string, let text = source["text"]?.string else {
                throw refusal("a source has no basis or no text")
            }
            sources[basis] = text
        }
        var countries: [String: Country] = [:]
        for country in json["countries"]?.array ?? [] {
            let code = try code(country["code"])
            guard let name = country["name"]?.string, let source = country["basis"]?.string.flatMap({ sources[$0] })
            else { throw refusal("the country \(code) has no name, or a basis that is not among the sources") }
            guard
                countries.updateValue(Country(name: name, source: source, only: country["only"]?.string), forKey: code)
                    == nil
            else { throw refusal("the country \(code) stands twice") }
        }
        guard !countries.isEmpty else { throw refusal("no country is listed") }
        let asOf = try day("asOf")
        let reviewBy = try day("reviewBy")
        guard asOf <= reviewBy else { throw refusal("reviewBy lies before asOf") }
        self.init(asOf: asOf, reviewBy: reviewBy, home: try code(json["home"]), countries: countries)
    }

    private init(asOf: CivilDate, reviewBy: CivilDate, home: String, countries: [String: Country]) {
        self.asOf = asOf
        self.reviewBy = reviewBy
        self.home = home
        self.countries = countries
    }

    /// What the law says of a country, by its ISO 3166-1 alpha-2 code; `nil` where no adequacy regulations cover it.
    subscript(code: String) -> Country? { countries[code] }
}
