internal import Glibc
internal import Primitives
internal import Subprocess
internal import SystemPackage

/// A command that is told of each change of a bundle's state: one JSON object on its standard input, a run a change.
///
/// Words are separated by spaces; a word that holds some stands in `'` or `"`, which join with what is beside them.
/// Nothing else is special: there is no shell, so no variable, no pattern and no second command, unless the command is
/// one (`sh -c '...'`).
struct NotifyCommand {
    /// The program, a path or a name on PATH, and its arguments.
    let words: [String]

    /// How long a run may take. What hangs must not keep the schedule from its next check.
    var limit = Duration.seconds(60)

    /// Reads a command line. Refuses one without a word, or whose quote is never closed.
    init(parsing line: String) throws(KitError) {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        guard quote == nil else {
            throw KitError(.usage, "--notify: a quote is not closed", hint: "close it, or leave it out")
        }
        guard let program = words.first, !program.isEmpty else {
            throw KitError(.usage, "--notify: no command", hint: "--notify \"/usr/local/bin/tell --officer\"")
        }
        self.words = words
    }

    /// How a run ended.
    enum Outcome {
        /// With exit code 0: the change was told.
        case told
        /// It ran and said that it failed.
        case failed(String)
        /// It could not be run or did not end, and the next would fare no better.
        case hopeless(String)
    }

    /// Runs the command with `message` on its standard input. What it prints goes to standard error.
    func run(_ message: JSON) async -> Outcome {
        do {
            // A file and not a pipe: a command that does not read it is not told that it should have.
            return try await run(reading: try await StandardInput.holding(message.bytes + [UInt8(ascii: "\n")]))
        } catch let error as any Refusal {
            return .hopeless(error.what)
        } catch {
            return .hopeless("it could not be run")
        }
    }

    private func run(reading input: FileDescriptor) async throws -> Outcome {
        let program = words[0]
        let arguments = Arguments(Array(words.dropFirst()))
        var options = PlatformOptions()
        // A group of its own, so that what a shell started ends with it.
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
        ]
        let (settings, limit) = (options, limit)
        return try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask {
                do {
                    let status = try await Subprocess.run(
                        program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: arguments,
                        platformOptions: settings, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                        output: .currentStandardError, error: .currentStandardError
                    ).terminationStatus
                    switch status {
                    case .exited(0): return .told
                    case .exited(let code): return .failed("it ended with exit code \(code)")
                    case .signaled(let signal): return .failed("signal \(signal) ended it")
                    }
                } catch let error as SubprocessError where error.code == .executableNotFound {
                    return .hopeless("\(program) was not found")
                }
            }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            // The first to end decides; leaving the group ends the other.
            return try await group.next().flatMap(\.self) ?? .hopeless("it ran for more than \(limit)")
        }
    }
}
