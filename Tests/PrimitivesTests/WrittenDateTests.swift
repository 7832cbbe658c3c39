import Primitives
import Testing

@Suite("WrittenDate")
struct WrittenDateTests {
    private func read(_ text: String, at start: Int = 0) -> WrittenDate? {
        let bytes = Array(text.utf8)
        return WrittenDate(in: bytes.span, at: start)
    }

    /// Writes `day` as `text` is written.
    private func written(_ day: CivilDate, like text: String) throws -> String {
        let bytes = Array(text.utf8)
        let date = try #require(read(text))
        var output: [UInt8] = []
        date.append(day, like: bytes.span, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// What stands for year, month and day, and how a test writes them.
    private static let forms: [@Sendable (_ year: Int, _ month: Int, _ day: Int) -> String] = {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        @Sendable func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        @Sendable func short(_ month: Int) -> String { String(months[month - 1].prefix(3)) }
        return [
            { "\($0)-\(two($1))-\(two($2))" }, { "\($0)\(two($1))\(two($2))" }, { "\(two($2))/\(two($1))/\($0)" },
            { "\($2) \(months[$1 - 1]) \($0)" }, { "\(two($2))-\(short($1).uppercased())-\($0)" },
            { "\(months[$1 - 1]) \($2), \($0)" }, { "\(two($2))\(short($1).lowercased())\($0)" },
            { "\($0)/\(short($1))/\(two($2))" }, { "\(two($2)).\(two($1)).\(two($0 % 100))" },
        ]
    }()

    @Test("every day of some years is read in every form, and written as every other day is", arguments: forms.indices)
    func everyDay(form: Int) throws {
        let write = Self.forms[form]
        // May says nothing of whether other months are cut short, nor do days from the tenth on of those before.
        let model = write(1987, 3, 4)
        for year in [1971, 1999, 2000, 2024] {
            for month in 1...12 {
                for day in 1...CivilDate.days(inMonth: month, of: year) {
                    let date = try #require(CivilDate(year: year, month: month, day: day))
                    let text = write(year, month, day)
                    #expect(read(text)?.date == date)
                    #expect(read(text)?.range == 0..<text.utf8.count)
                    #expect(try written(date, like: model) == text)
                }
            }
        }
    }

    @Test(
        "what is no date of these forms is none",
        arguments: [
            "", "12", "12/", "12/03", "12/03/", "12/03/1", "12/03/197", "12/03/19711", "12/03-1971", "30/02/1971",
            "00/01/1971", "1971-13-01", "12 Marchy 1971", "12 Ma 1971", "March", "March 12", "12 March", "12 March x",
            "31 April 1971", "0 March 1971", "Mon", "Monday", "Mon March", "12th", "1971", "1971 March", "12 of 1971",
            "12    March 1971", "é March 1971", "123456789", "99999999", "12 Sep 0000",
        ])
    func none(text: String) {
        #expect(read(text) == nil)
    }

    @Test("a date is read where it begins, and to where it ends")
    func places() {
        #expect(read("born 12 March 1971 in", at: 5)?.range == 5..<18)
        #expect(read("born 12 March 1971 in", at: 4) == nil)
        #expect(read("12 Mar 71 10:00")?.range == 0..<9)
        #expect(read("x", at: 1) == nil && read("x", at: 5) == nil && read("x", at: -1) == nil)
    }

    @Test("nothing but the date is written, whatever bytes there are")
    func anyBytes() {
        var state: UInt64 = 7
        let pieces = [
            "12", "3", "1971", "Mar", "March", "th", "of", " ", "-", "/", ",", ".", "'", "Mon", "é", "\u{0}", "x",
        ]
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<7 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let bytes = Array(text.utf8)
            guard let date = WrittenDate(in: bytes.span, at: 0) else { continue }
            var output: [UInt8] = []
            date.append(date.date, like: bytes.span, to: &output)
            // The same day reads the same, though its suffix or its day of the week may have been wrong.
            let again = WrittenDate(in: output.span, at: 0)
            #expect(again?.date == date.date)
            #expect(date.range.upperBound <= bytes.count && output.count <= date.range.count + 8)
        }
    }
}
