import Primitives
import Pseudonyms
import TestSupport
import Testing

@testable import Agreements

/// Input that nobody wrote is refused or read, and never ends the program.
@Suite("Random input")
struct RandomInputTests {
    private func outcome(_ bytes: [UInt8]) -> AgreementError? {
        do throws(AgreementError) {
            _ = try AgreementDocument.read(bytes, name: "x")
            return nil
        } catch {
            return error
        }
    }

    @Test("random bytes are refused")
    func randomBytes() {
        var generator = SeededGenerator(seed: 1)
        let yaml = Array("{}[],:-?&*!|>'\"%@`#\n\t aA0\\~<=.".utf8)
        for round in 0..<1500 {
            let count = Int.random(in: 0..<120, using: &generator)
            let bytes = (0..<count).map { _ in
                round.isMultiple(of: 3)
                    ? UInt8.random(in: .min ... .max, using: &generator) : yaml.randomElement(using: &generator) ?? 0
            }
            let error = outcome(bytes)
            #expect(error != nil)
            #expect(error?.findings.isEmpty == false)
        }
    }

    @Test(
        "a damaged agreement is read or refused, every place that is named is in the file, and its class is kept to",
        arguments: [exampleAgreement, exampleExchange])
    func mutations(text: String) throws {
        var generator = SeededGenerator(seed: 2)
        let original = Array(text.utf8)
        let pieces = [
            "&a ", "*a", "!!str ", "<<: ", "- ", "? ", ": ", "{", "}", "[", "]", "\"", "'", "\n", "#", "|", ">", "\t",
        ]
        var read = 0
        let (day, adequacy) = (try #require(CivilDate(iso: "2026-11-15")), try Adequacy.builtIn())
        for _ in 0..<400 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let end = min(bytes.count, place + Int.random(in: 1...12, using: &generator))
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.removeSubrange(place..<end)
                case 2:
                    bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &generator))
                case 3: bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: place)
                default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
                }
            }
            let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
            guard let error = outcome(bytes) else {
                read += 1
                let document = try AgreementDocument.read(bytes, name: "x")
                expectClass(of: document.agreement)
                for finding in AgreementReview(document, on: day, adequacy: adequacy).findings {
                    #expect((1...lines).contains(finding.line))
                    #expect(!finding.description.contains("\n") && !finding.fix.contains("\n"))
                }
                continue
            }
            for finding in error.findings {
                #expect((1...lines).contains(finding.line ?? 1))
                #expect(!finding.what.contains("\n"))
                #expect(finding.fix?.contains("\n") != true)
            }
        }
        #expect(read > 0, "a changed comment or sentence is still an agreement")
    }

    /// Whatever is read of an agreement, what its class promises holds.
    private func expectClass(of agreement: Agreement) {
        guard agreement.classification == .transactional else {
            #expect(agreement.fault != nil)
            #expect(agreement.datasets.allSatisfy { $0.exchange == nil })
            return
        }
        #expect(agreement.fault == nil && agreement.specialCategories == .none && agreement.linkable == .agreement)
        for dataset in agreement.datasets {
            #expect(dataset.exchange != nil && dataset.sample == .all && dataset.risk == .standard)
            #expect(dataset.proof == .refuse && dataset.malformed == .refuse && dataset.otherwise != .shape)
            #expect(dataset.fields.allSatisfy { TransactionalRules.allows($0.operator) })
            guard let exchange = dataset.exchange, exchange.direction == .outbound else { continue }
            #expect(exchange.acknowledgeWithin != nil && exchange.amount != nil)
            #expect(dataset.fields.contains { $0.field == exchange.amount?.field && $0.operator == .keep })
        }
    }

    @Test("a damaged profile is read or refused, and whatever is read drops its secrets")
    func damagedProfiles() {
        var generator = SeededGenerator(seed: 4)
        for text in [exampleProfile, exampleXMLProfile] {
            let original = Array(text.utf8)
            for _ in 0..<300 {
                var bytes = original
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let end = min(bytes.count, place + Int.random(in: 1...9, using: &generator))
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
                case 1: bytes.removeSubrange(place..<end)
                default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
                }
                do throws(AgreementError) {
                    let profile = try Profile.read(bytes, name: "x")
                    for rule in profile.fields where rule.isSecret || rule.field == "AuthPassword" {
                        #expect(rule.operator == .drop || rule.operator == .blank)
                    }
                } catch {
                    #expect(!error.findings.isEmpty)
                }
            }
        }
    }

    @Test("every part of a whole agreement is refused or is an agreement of its own")
    func truncation() {
        let original = Array(exampleAgreement.utf8)
        for count in stride(from: 0, to: original.count - 400, by: 37) {
            #expect(outcome(Array(original.prefix(count))) != nil)
        }
    }

    @Test("random sidecars are refused")
    func randomSidecars() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let wire = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
                UInt8.random(in: 0...16, using: &generator)
            }
            #expect(throws: AgreementError.self) { try TrustList.read(allowedSigners: wire, sidecar: wire) }
        }
    }
}
