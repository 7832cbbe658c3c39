import Foundation
import TestSupport
import Testing

/// Reports as readers that other people wrote understand them; see Tests/DisposalTests/Peers/read_report.py.
enum ReportReading {
    static func read(_ report: String, as format: String) throws -> Any {
        let program = Checkout.root.appendingPathComponent("Tests/DisposalTests/Peers/read_report.py").path
        // Debian's own Python, whose packages the readers are; another one may stand before it on the path.
        let run = try Program.run("/usr/bin/python3", ["-B", program, format], input: report)
        guard run.status == 0 else { throw Program.Failure(text: "\(format): \(run.errors)\n\(report.prefix(2000))") }
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }

    static func rows(_ report: String, as format: String) throws -> [[String]] {
        try #require(try read(report, as: format) as? [[String]])
    }
}
