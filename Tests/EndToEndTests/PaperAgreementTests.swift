import Foundation
import Testing

/// An agreement that was executed on paper: the scan beside it is the one that it names, or nothing leaves.
struct PaperAgreementTests {
    /// A scenario whose agreement names the scan `contract.pdf`, which lies beside it.
    private func scenario() throws -> Scenario {
        let scenario = try Scenario.executed()
        for side in ["provider", "recipient"] {
            try FileManager.default.removeItem(atPath: scenario.path("agreement.yaml.\(side).sig"))
        }
        try scenario.write("%PDF-1.7 the contract, with both names below it\n", to: "contract.pdf")
        let digest = try Program.succeed("sha256sum", [scenario.path("contract.pdf")]).prefix(64)
        let execution = "execution: {document: contract.pdf, sha256: \(digest), signedOn: 2026-10-30}"
        try scenario.write(
            try scenario.agreement(replacing: [("execution: ssh", execution)]), to: "agreement.yaml")
        return scenario
    }

    private let refusal = [
        "execution.document: ", "contract.pdf is not the document with that sha256",
        "put the scanned contract beside the agreement",
    ]

    @Test(
        "a scan whose digest differs is neither attested nor prepared under; where there is none, its digest is attested"
    )
    func digest() throws {
        let scenario = try scenario()
        let sign = ["agreement", "sign", scenario.path("agreement.yaml"), "--as", scenario.path("approver")]
        let scan = try scenario.read("contract.pdf")
        try scenario.write(scan + [0x0A], to: "contract.pdf")
        scenario.expectRefusal(try scenario.run(sign), 10, refusal)
        #expect(!scenario.exists("agreement.yaml.approver.sig"))
        try scenario.write(scan, to: "contract.pdf")
        try scenario.succeed(sign)
        for other in [Array(scan.dropLast()), scan + [0x0D, 0x0A], []] {
            try scenario.write(other, to: "contract.pdf")
            scenario.expectRefusal(try scenario.run(scenario.prepare()), 10, refusal)
            let checked = try scenario.run("agreement", "check", "agreement.yaml")
            #expect(checked.status == 10 && checked.errors.contains(refusal[1]), "\(checked.errors)")
        }
        try scenario.expectIntact()
        try FileManager.default.removeItem(atPath: scenario.path("contract.pdf"))
        #expect(try scenario.run(scenario.prepare()).status == 0)
        try scenario.write(scan, to: "contract.pdf")
        #expect(try scenario.run(scenario.prepare()).status == 0)
    }

    @Test("a preparer does not attest the paper, and nobody else's signature stands for the approver's")
    func attested() throws {
        let scenario = try scenario()
        scenario.expectRefusal(try scenario.run(scenario.prepare()), 10, ["no approver has attested the document"])
        let sign = ["agreement", "sign", scenario.path("agreement.yaml"), "--as"]
        scenario.expectRefusal(
            try scenario.run(sign + [scenario.path("preparer")]), 10, ["access.signatories does not name the key"])
        try scenario.succeed(sign + [scenario.path("director")])
        scenario.expectRefusal(try scenario.run(scenario.prepare()), 10, ["no approver has attested the document"])
        try FileManager.default.copyItem(
            atPath: scenario.path("agreement.yaml.provider.sig"), toPath: scenario.path("agreement.yaml.approver.sig"))
        scenario.expectRefusal(
            try scenario.run(scenario.prepare()), 10, ["the approver's signature is by", "who signs for the provider"])
        try scenario.expectIntact()
    }
}
