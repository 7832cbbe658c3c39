import Foundation
import Primitives
import TestSupport
import Testing

@testable import DataLeaseKit

/// The command that is told of changes: how its line is read, and what becomes of one that hangs.
struct NotifyCommandTests {
    @Test(
        "a command line is split at spaces; quotes group, join with what is beside them, and nothing else is special",
        arguments: [
            ("tell", ["tell"]), ("  tell \t now\n", ["tell", "now"]), ("tell 'two words'", ["tell", "two words"]),
            ("tell \"it's\" '\"'", ["tell", "it's", "\""]), ("/opt/a\\ b $HOME *", ["/opt/a\\", "b", "$HOME", "*"]),
            ("tell --to='a b'c \"\"", ["tell", "--to=a bc", ""]), ("a;b|c>d&", ["a;b|c>d&"]),
            ("sh -c 'cat > \"/tmp/x y\"'", ["sh", "-c", "cat > \"/tmp/x y\""]),
        ])
    func words(line: String, words: [String]) throws {
        #expect(try NotifyCommand(parsing: line).words == words)
    }

    @Test("a command that does not end is ended, with all that it started, and the next change is not tried")
    func hanging() async throws {
        try await withTemporaryFolder { folder in
            let mark = folder.appendingPathComponent("mark").path
            var command = try NotifyCommand(
                parsing: "sh -c 'sh -c \"echo \\$\\$ > \(mark); exec sleep 1000\" & trap : TERM; wait; wait'")
            // On a busy machine it may be ended before it has written anything: then it gets more time.
            for limit in [3, 20, 120] where !FileManager.default.fileExists(atPath: mark) {
                command.limit = .seconds(limit)
                guard case .hopeless(let why) = await command.run(.members(["to": .string("overdue")])) else {
                    Issue.record("it was not ended")
                    return
                }
                #expect(why.contains("it ran for more than"))
            }
            let text = try String(contentsOfFile: mark, encoding: .utf8).trimmingCharacters(in: .newlines)
            let process = try #require(Int32(text))
            // A process that has ended may wait for somebody to ask for its status: it runs no more.
            let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            #expect(status.map { $0.contains(") Z ") } ?? true, "\(status ?? "")")
        }
    }

    @Test("the message is whole, whatever is in it, and ends a line")
    func message() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("message").path
            let command = try NotifyCommand(parsing: "sh -c 'cat > \"$0\"' \(path)")
            let message = JSON.members(["reason": .string(String(repeating: "é\n\"", count: 100_000))])
            guard case .told = await command.run(message) else {
                Issue.record("it failed")
                return
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(message.bytes + [0x0A]))
        }
    }
}
