internal import ArgumentParser

struct ExitCodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exit-codes", abstract: "List the exit codes and what they mean.")

    func run() throws {
        for status in ExitStatus.allCases { Console.result("\(status.rawValue) \(status.meaning)") }
    }
}
