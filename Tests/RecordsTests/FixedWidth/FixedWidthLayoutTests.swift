import Records
import Testing

@Suite("layouts of fixed-width records")
struct FixedWidthLayoutTests {
    private typealias Record = FixedWidthLayout.Record

    private func record(
        _ name: String = "item", marks: [FixedWidthLayout.Mark] = [], lengths: [Int] = [5],
        fields: [(String, Range<Int>)] = [("a", 0..<2), ("b", 2..<5)]
    ) -> Record {
        Record(
            name: name, marks: marks, lengths: lengths, isRow: true,
            fields: fields.map { .init(name: $0.0, range: $0.1) })
    }

    private func problem(_ records: Record...) -> String? {
        do throws(ExportError) {
            try FixedWidthLayout(records: records).check()
            return nil
        } catch {
            #expect(error.code == .layout)
            #expect(error.hint != nil)
            return error.what
        }
    }

    @Test("a layout that says where everything stands is fine")
    func fine() {
        #expect(problem(record()) == nil)
        #expect(problem(record(lengths: [2, 5])) == nil)
        #expect(problem(record("x", marks: [.init(position: 1, texts: ["AB", "CD"])]), record("y")) == nil)
        // The same marks and other lengths: told apart by the lengths.
        let mark = [FixedWidthLayout.Mark(position: 0, texts: ["A"])]
        #expect(
            problem(record("x", marks: mark), record("y", marks: mark, lengths: [2], fields: [("a", 0..<2)])) == nil)
        #expect(throws: Never.self) { try FixedWidthFixture.small.check() }
    }

    @Test("names that rules could not use are refused")
    func names() {
        #expect(problem() == "the layout has no kind of record")
        #expect(problem(record("")) == "a record: its name is empty, begins with # or holds a full stop")
        #expect(problem(record("a.b")) == "record a.b: its name is empty, begins with # or holds a full stop")
        #expect(problem(record("#x")) == "record #x: its name is empty, begins with # or holds a full stop")
        #expect(
            problem(record(fields: [("#a", 0..<2), ("b", 2..<5)]))
                == "record item, field #a: its name is empty or begins with #")
        #expect(
            problem(record(fields: [("a", 0..<2), ("a", 2..<5)])) == "record item, field a: two fields have this name")
        #expect(
            problem(record(marks: [.init(position: 0, texts: ["A"])]), record())
                == "record item: two kinds of records have this name")
    }

    @Test("fields that overlap, leave a gap or do not end with the record are refused")
    func fields() {
        #expect(
            problem(record(fields: [("a", 0..<2), ("b", 3..<5)]))
                == "record item, field b: characters 3 to 3 before it belong to no field")
        #expect(
            problem(record(fields: [("a", 0..<3), ("b", 2..<5)]))
                == "record item, field b: it begins before the field in front of it ends, at 3")
        #expect(
            problem(record(fields: [("a", 1..<5)]))
                == "record item, field a: characters 1 to 1 before it belong to no field")
        #expect(problem(record(fields: [("a", 0..<0), ("b", 0..<5)])) == "record item, field a: it has no characters")
        #expect(
            problem(record(fields: [("a", -2..<5)]))
                == "record item, field a: it begins before the field in front of it ends, at 0")
        #expect(
            problem(record(fields: [("a", 0..<4)])) == "record item: its fields end at 4 and its longest length is 5")
        #expect(
            problem(record(fields: [("a", 0..<6)])) == "record item: its fields end at 6 and its longest length is 5")
        #expect(problem(record(fields: [])) == "record item: its fields end at 0 and its longest length is 5")
        #expect(problem(record(lengths: [5, 3])) == "record item: a record of 3 characters would end inside a field")
    }

    @Test("lengths that no record can have are refused")
    func lengths() {
        #expect(problem(record(lengths: [])) == "record item: it has no length, or one twice")
        #expect(problem(record(lengths: [5, 5])) == "record item: it has no length, or one twice")
        for length in [0, -1, 1_000_001, Int.max] {
            #expect(
                problem(record(lengths: [length])) == "record item: its lengths must be from 1 to 1000000 characters")
        }
    }

    @Test("marks that tell nothing apart are refused")
    func marks() {
        func marked(_ position: Int, _ texts: [String]) -> String? {
            problem(record(marks: [.init(position: position, texts: texts)], lengths: [2, 5]))
        }
        let outside = "record item: a mark does not stand within the 2 characters that the record has at least"
        let uneven = "record item: the texts of a mark are not all of one length, or not ASCII"
        #expect(marked(0, []) == "record item: a mark has no text")
        #expect(marked(0, [""]) == "record item: a mark has no text")
        #expect(marked(0, ["A", "BC"]) == uneven)
        #expect(marked(0, ["é"]) == uneven)
        #expect(marked(0, ["\n"]) == uneven)
        #expect(marked(0, ["AB"]) == nil)
        #expect(marked(1, ["AB"]) == outside)
        #expect(marked(-1, ["A"]) == outside)
        #expect(marked(Int.max, ["A"]) == outside)
        #expect(
            problem(record("x"), record("y"))
                == "record x: it has no marks, so kinds of records behind it are never reached")
        let mark = [FixedWidthLayout.Mark(position: 0, texts: ["A"])]
        #expect(
            problem(record("x", marks: mark), record("y", marks: mark))
                == "record y: another kind of record has its marks and one of its lengths")
    }

    @Test("fields are named with their record unless there is one kind alone")
    func fieldNames() {
        #expect(FixedWidthFixture.single.fieldNames == [["id", "name"]])
        #expect(
            FixedWidthFixture.small.fieldNames == [
                ["head.mark", "head.text"], ["item.mark", "item.code", "item.name"], ["total.mark", "total.count"],
                ["note.text"],
            ])
        #expect(FixedWidthFixture.small.hasTotals)
        #expect(!FixedWidthFixture.single.hasTotals)
    }
}
