public import Records

/// One field rule with its key: a pure function from the values of a column to their pseudonyms.
///
/// It keeps nothing between calls, so that a column gives the same pseudonyms however it is cut into batches, and
/// may be shared by workers.
public struct Pseudonymiser: Sendable {
    /// How many values are encrypted in lockstep.
    private static let chunk = 256

    private let operation: Operator
    private let key: FieldKey

    /// The rule `operator` under the keys of its field's semantic type.
    public init(operator operation: Operator, key: FieldKey) {
        self.operation = operation
        self.key = key
    }

    /// Replaces what is in `output` by the pseudonyms of `values`, as many and in the same order.
    ///
    /// An empty value stays empty under every operator. `drop` gives empty values: removing the field is its reader's
    /// and writer's work.
    ///
    /// - Parameters:
    ///   - companions: for `account` in parts and for `date` shifted, one companion value for each value, empty where it
    ///     has none; `nil` where the rule names no companion.
    /// - Throws: `PseudonymError.parameter` for an operator with an impossible parameter, `.companions` where their count
    ///   differs, `.cryptography` where libcrypto fails.
    public func apply(
        _ values: borrowing ValueColumn, companions: ValueColumn?, into output: inout ValueColumn
    ) throws(PseudonymError) {
        try checkParameters()
        if let companions, companions.count != values.count {
            throw .companions(values: values.count, companions: companions.count)
        }
        output.removeAll()
        let originals = values.bytes
        let ends = values.ends
        switch operation {
        case .keep:
            output = copy values
            return
        case .blank, .drop:
            for _ in ends { output.endValue() }
            return
        case .constant(let text):
            let constant = Array(text.utf8)
            var start = 0
            for end in ends {
                if end > start { output.append(contentsOf: constant) }
                output.endValue()
                start = end
            }
            return
        default:
            break
        }

        var bench = try Workbench(key: key, operation)
        bench.reserve(min(Pseudonymiser.chunk, ends.count))
        // Most pseudonyms are as long as their values.
        output.reserve(ends.count, byteCount: originals.count)
        let companionBytes = companions?.bytes ?? []
        let companionEnds = companions?.ends ?? []
        var start = 0
        var companionStart = 0
        for first in stride(from: 0, to: ends.count, by: Pseudonymiser.chunk) {
            bench.draft.removeAll()
            for index in first..<min(first + Pseudonymiser.chunk, ends.count) {
                let companionEnd = index < companionEnds.count ? companionEnds[index] : companionStart
                if start < ends[index] {
                    try write(originals, start..<ends[index], companionBytes, companionStart..<companionEnd, to: &bench)
                }
                bench.draft.endValue()
                start = ends[index]
                companionStart = companionEnd
            }
            try bench.draft.substitute(.encrypt, with: &bench.ff1)
            bench.draft.move(to: &output)
        }
    }

    /// Appends the pseudonym of one value, which is not empty, to the draft.
    private func write(
        _ originals: [UInt8], _ range: Range<Int>, _ companions: [UInt8], _ companion: Range<Int>,
        to bench: inout Workbench
    ) throws(PseudonymError) {
        switch operation {
        case .keep, .blank, .drop, .constant, .scrub:
            // Written without a draft, or refused.
            break
        case .mask(let keepFirst, let keepLast):
            bench.mask(originals, range, keepFirst: keepFirst, keepLast: keepLast)
        case .token:
            try bench.token(originals, range)
        case .shape:
            _ = bench.shape(bench.draft.begin(originals.span, range))
        case .digits:
            _ = bench.digits(bench.draft.begin(originals.span, range))
        case .phone:
            _ = bench.phone(bench.draft.begin(originals.span, range), .encrypt)
        case .email:
            bench.email(originals, range)
        case .postcode(let outward):
            bench.postcode(bench.draft.begin(originals.span, range), outward)
        case .account(let part):
            bench.account(bench.draft.begin(originals.span, range), part, companion: companions, companion)
        case .identifier(let kind):
            bench.identifier(bench.draft.begin(originals.span, range), kind)
        case .date(let change):
            bench.date(originals, range, change, companion: companions, companion)
        case .bucket(let size):
            bench.bucket(originals, range, size: size)
        }
    }

    private func checkParameters() throws(PseudonymError) {
        switch operation {
        case .mask(let keepFirst, let keepLast) where keepFirst < 0 || keepLast < 0:
            throw .parameter(operatorName: operation.name, requirement: "the characters to keep cannot be negative")
        case .date(.shift(let days)) where !(1...36_525).contains(days):
            throw .parameter(operatorName: operation.name, requirement: "a shift needs 1 to 36525 days")
        case .scrub:
            // A text by itself says nothing of its record; it must never pass for scrubbed.
            throw .parameter(operatorName: operation.name, requirement: "a text is scrubbed with its record")
        case .bucket(let size) where size < 1:
            throw .parameter(operatorName: operation.name, requirement: "a bucket's size is at least 1")
        default:
            break
        }
    }

    /// Replaces what is in `output` by the originals of `pseudonyms`, as far as the key gives them back.
    ///
    /// - Returns: for each value, whether it was reversed; where not, its place in `output` is empty. A pseudonym of a
    ///   one-way case (few digits, an accented letter, a foreign number ...) is not.
    /// - Throws: `PseudonymError.notReversible` for an operator that is one-way for every value, `.cryptography` where
    ///   libcrypto fails.
    public func reverse(
        _ pseudonyms: borrowing ValueColumn, into output: inout ValueColumn
    ) throws(PseudonymError) -> [Bool] {
        switch operation {
        case .token(reversible: true), .shape, .digits, .phone: break
        default: throw .notReversible(operatorName: operation.name)
        }
        output.removeAll()
        let bytes = pseudonyms.bytes
        let ends = pseudonyms.ends
        var reversed = [Bool](repeating: true, count: ends.count)
        var bench = try Workbench(key: key, operation)
        var start = 0
        for first in stride(from: 0, to: ends.count, by: Pseudonymiser.chunk) {
            let chunk = first..<min(first + Pseudonymiser.chunk, ends.count)
            bench.draft.removeAll()
            for index in chunk {
                if start < ends[index] {
                    let range = start..<ends[index]
                    switch operation {
                    case .shape: reversed[index] = bench.shape(bench.draft.begin(bytes.span, range))
                    case .digits: reversed[index] = bench.digits(bench.draft.begin(bytes.span, range))
                    case .phone: reversed[index] = bench.phone(bench.draft.begin(bytes.span, range), .decrypt)
                    default: reversed[index] = try bench.reverseToken(bytes, range)
                    }
                }
                bench.draft.endValue()
                start = ends[index]
            }
            try bench.draft.substitute(.decrypt, with: &bench.ff1)
            bench.draft.move(to: &output, only: reversed[chunk])
        }
        return reversed
    }
}
