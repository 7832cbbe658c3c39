import Primitives
import Testing

@testable import Agreements

@Suite("which rows an agreement lets out")
struct SampleTests {
    /// The sample of the contacts of the example, written so.
    private func sample(_ text: String, contacts: String = "") throws -> Dataset.Sample {
        let document = try read(
            exampleAgreement.replacing("    maxRows: 5000", with: "    maxRows: 5000\n    sample: \(text)"))
        return try #require(Plan.compile(document.agreement).first).sample
    }

    @Test("each way to choose is read, and the type of families is their field's unless one is written")
    func choices() throws {
        #expect(try sample("{rows: 7}") == .first(7))
        #expect(try sample("{first: 7}") == .first(7))
        #expect(try sample("{every: 7}") == .every(7))
        func family(_ text: String) throws -> String? {
            try sample(text).family.map { "\($0.field) \($0.type) \($0.share)" }
        }
        #expect(try family("{by: Id, share: 1/100}") == "Id contact-id 1/100")
        #expect(try family("{by: Phone, share: 2/3}") == "Phone phone 2/3")
        #expect(try family("{by: Status, share: 1/1}") == "Status Status 1/1")
        #expect(try family("{by: AccountNo, share: 1/100, type: account-no}") == "AccountNo account-no 1/100")
        // An opaque text of its own is joined with nothing; families go by the name of the field.
        #expect(try family("{by: AccountNo, share: 1/100}") == "AccountNo AccountNo 1/100")
        let all = try sample("{every: 2, shapes: 3, where: Status = \"Active\"}")
        #expect(all.summary == "every: 2, where, on Status, shapes: 3")
        #expect(all.fields == ["Status"])
        #expect(Dataset.Sample.all.summary == nil)
    }

    @Test("a share is a part of 2^64, and one of one is all of it")
    func thresholds() {
        #expect(Dataset.Sample.Share(part: 1, whole: 2).threshold == 1 << 63)
        #expect(Dataset.Sample.Share(part: 1, whole: 1 << 20).threshold == 1 << 44)
        #expect(Dataset.Sample.Share(part: 999_999_999, whole: 1_000_000_000).threshold == 18_446_744_055_262_807_542)
        #expect(Dataset.Sample.Share(part: 3, whole: 3).threshold == nil)
    }

    @Test(
        "what contradicts itself, names nothing or would tell a value is refused where it stands",
        arguments: [
            broken("{«include: [003-1]}", "", "ids of records never travel in the agreement"),
            broken("«{by: Id, share: 1/10, rows: 5}", "", "rows and by contradict each other"),
            broken("{«by: Id}", ".by", "needs a share: how many rows an export has is known at its end only"),
            broken("{rows: 5, «share: 1/10}", ".share", "belongs to by: FIELD"),
            broken("{rows: 5, «type: a}", ".type", "belongs to by: FIELD"),
            broken("{by: Id, share: «1}", ".share", "\"1\" is no share of a whole"),
            broken("{by: Id, share: «2/1}", ".share", "\"2/1\" is no share of a whole"),
            broken("{by: Id, share: «0/1}", ".share", "\"0/1\" is no share of a whole"),
            broken("{by: Id, share: «1/100/2}", ".share", "\"1/100/2\" is no share of a whole"),
            broken("{by: Id, share: «0.01}", ".share", "\"0.01\" is no share of a whole"),
            broken("{«by: Idd, share: 1/10}", ".by", "\"Idd\" is not among the fields", "did you mean Id?"),
            broken("{«by: \"#footer\", share: 1/10}", ".by", "\"#footer\" is no field"),
            broken("{rows: 5, shapes: «0}", ".shapes", "must be from 1 to 100"),
            broken("{rows: 5, shapes: «101}", ".shapes", "must be from 1 to 100"),
            broken("{«shapes: 2}", ".shapes", "adds to a sample, and all rows are taken"),
            broken("{row: 5}", "", "x"),
            broken(
                "{where: «Statuss = \"A\"}", ".where", "at character 1: \"Statuss\" is not among the fields",
                "did you mean Status?"),
            broken("{where: «Status = Active}", ".where", "at character 10: expected a text in double quotes"),
            broken(
                "{where: «Id = \"003-1\"}", ".where",
                "at character 4: compares ids of records, which never travel in the agreement"),
            broken(
                "{where: «FirstName matches \"A*\"}", ".where",
                "at character 11: tells who reads the agreement a value of a field that does not leave as it is"),
            broken("{where: «Status is malformed}", ".where", "at character 8: the operator keep expects no form"),
        ])
    func refusals(_ broken: Broken) throws {
        guard broken.what != "x" else {
            #expect(throws: AgreementError.self) { _ = try sample("{row: 5}") }
            return
        }
        try broken.check()
    }

    private static func broken(_ text: String, _ place: String, _ what: String, _ fix: String? = nil) -> Broken {
        Broken(
            "    maxRows: 5000", "    maxRows: 5000\n    sample: \(text)", "datasets[1].sample\(place)", what, fix: fix)
    }

    @Test("what is empty, long, malformed or early may be asked of any field in the agreement")
    func shapesOfOthers() throws {
        for condition in [
            "Phone is malformed", "Notes length > 20", "FirstName is empty", "FirstName = \"\"",
            "Birthdate before 2000-01-01",
            "not (Email is not empty or Iban is malformed)",
        ] {
            let text = condition.replacing("\"", with: "\\\"")
            #expect(try sample("{where: \"\(text)\"}").condition != nil, "\(condition)")
        }
    }

    @Test("datasets that pick families of one type pick one share of them")
    func shares() throws {
        let apart = exampleAgreement.replacing(
            "    maxRows: 5000", with: "    maxRows: 5000\n    sample: {by: Id, share: 1/10}")
        func addacs(_ share: String) -> String {
            apart.replacing(
                "sample: {first: 50}",
                with: "sample: {by: /BACSDocument/Data//MessagingAdvice/@reference, share: \(share)}")
        }
        _ = try read(addacs("1/10"))
        let error = #expect(throws: AgreementError.self) { _ = try read(addacs("1/20")) }
        #expect(
            error?.what.contains("picks 1/20 of the families of type contact-id, and another dataset 1/10") == true)
        _ = try read(addacs("1/20, type: other"))
    }
}
