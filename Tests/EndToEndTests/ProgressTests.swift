import Foundation
import Testing

/// What a terminal is told of a long run.
struct ProgressTests {
    /// Runs the program with standard error on a terminal and an export that comes by a pipe and halts for more than a
    /// second.
    private static let driver = """
        import os, pty, subprocess, sys, threading, time
        export = open("long.csv", "rb").read()
        master, slave = pty.openpty()
        run = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=slave, stderr=slave)
        os.close(slave)
        seen = b""
        def read():
            global seen
            try:
                while piece := os.read(master, 65536):
                    seen += piece
            except OSError:
                pass
        reader = threading.Thread(target=read)
        reader.start()
        # More than is looked at beforehand and a pipe holds: some of it was read when this comes back.
        run.stdin.write(export[:1800000])
        time.sleep(1.3)
        run.stdin.write(export[1800000:])
        run.stdin.close()
        status = run.wait()
        reader.join()
        sys.stdout.buffer.write(seen)
        sys.exit(status)
        """

    private func shown() throws -> Program.Run {
        let scenario = try Scenario.executed()
        try scenario.executeAgreement(
            try scenario.agreement(id: "DSA-LONG", replacing: [("maxRows: 1000", "maxRows: 100000")]), as: "long.yaml")
        try scenario.write(Scenario.manyContacts(40_000), to: "long.csv")
        return try Program.run(
            "python3", ["-c", Self.driver, Program.path] + scenario.prepare("-", under: "long.yaml"),
            environment: scenario.environment, folder: scenario.folder)
    }

    @Test("a terminal is told how far it is once that takes more than a second, and the line is gone at the end")
    func terminal() throws {
        let run = try shown()
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains(/\r\u{1B}\[Kcontacts: \d+ MB, \d+ rows, \d+ MB\/s/), "\(run.output)")
        let last = try #require(run.output.components(separatedBy: "\r\u{1B}[K").last)
        #expect(last.contains("prepared") && !last.contains(" MB/s"), "\(last)")
    }

    @Test("what is no terminal is told nothing")
    func file() throws {
        let scenario = try Scenario.executed()
        let run = try scenario.run(scenario.prepare())
        #expect(run.status == 0 && !run.errors.contains("\r"), "\(run.errors)")
    }
}
