internal import Primitives
internal import Subprocess

/// Runs OpenSSH's `ssh-keygen`, so that agents, hardware keys and passphrases work and no private key enters this
/// process.
enum SSHKeygen {
    /// Signs `message` (PROTOCOL.sshsig) with the key file `key`: a private key, or a public one whose private half is
    /// in an agent or a hardware key. Returns the armoured signature.
    static func sign(_ message: [UInt8], key: String, namespace: SignatureNamespace) async throws -> [UInt8] {
        let result: ExecutionResult<Void, BytesOutput, FileDescriptorOutput>
        let input = try await StandardInput.holding(message)
        do {
            // ssh-keygen's own words (a passphrase to type, a hardware key to touch) go to the terminal.
            result = try await run(
                program, arguments: ["-q", "-Y", "sign", "-f", key, "-n", namespace.rawValue],
                input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .bytes(limit: 1 << 16),
                error: .currentStandardError)
        } catch {
            throw missing(error)
        }
        guard result.terminationStatus.isSuccess, !result.standardOutput.isEmpty else {
            throw KitError(
                .failed, "ssh-keygen did not sign with the key \(key)",
                hint: "its own message stands above; is the key readable by you alone, or in the agent?")
        }
        return result.standardOutput
    }

    /// Whether `signature` over `message` was made in `namespace` by `key`, as of `time`.
    static func verifies(
        _ message: [UInt8], signature: [UInt8], by key: SSHPublicKey, namespace: String, at time: Instant
    ) async throws -> Bool {
        try await Folder.withTemporary { folder in
            try Folder.write(signature, to: "\(folder)/signature")
            try Folder.write(Array("\(key.fingerprint) \(key.line)\n".utf8), to: "\(folder)/allowed_signers")
            let input = try StandardInput.holding(message, in: folder)
            do {
                let result = try await run(
                    program,
                    arguments: [
                        "-Y", "verify", "-f", "\(folder)/allowed_signers", "-I", key.fingerprint.description,
                        "-n", namespace, "-s", "\(folder)/signature", "-Overify-time=\(time.sshTime)",
                    ],
                    input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .discarded,
                    error: .discarded)
                return result.terminationStatus.isSuccess
            } catch {
                throw missing(error)
            }
        }
    }

    /// The public key of somebody's key file, to be named, not to act with: of a public key file itself, of the `.pub` file beside a private one, or as
    /// ssh-keygen derives it.
    static func publicKey(of path: String) async throws -> SSHPublicKey {
        let contents = try Folder.read(path, limit: 1 << 16)
        if let line = publicKeyLine(contents) { return try SSHPublicKey(line) }
        if let beside = try Folder.readIfPresent(path + ".pub", limit: 1 << 16), let line = publicKeyLine(beside) {
            return try SSHPublicKey(line)
        }
        let result: ExecutionResult<Void, BytesOutput, FileDescriptorOutput>
        do {
            result = try await run(
                program, arguments: ["-y", "-f", path], output: .bytes(limit: 1 << 16),
                error: .currentStandardError)
        } catch {
            throw missing(error)
        }
        guard result.terminationStatus.isSuccess, let line = publicKeyLine(result.standardOutput) else {
            throw KitError(.failed, "\(path) is no SSH key", hint: "make one with: ssh-keygen -t ed25519")
        }
        return try SSHPublicKey(line)
    }

    private static func publicKeyLine(_ contents: [UInt8]) -> String? {
        // OpenSSH ends a line at LF alone; a file that holds any other control character is none that it wrote.
        guard contents.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else { return nil }
        let lines = String(decoding: contents, as: UTF8.self).split(separator: "\n")
        guard lines.count == 1, let line = lines.first, !line.hasPrefix("-----") else { return nil }
        let words = line.split(separator: " ")
        return words.count >= 2 ? words.prefix(2).joined(separator: " ") : nil
    }

    /// Where it is. Subprocess would start a process for each folder of PATH until one starts: a preparation has seven of
    /// these calls, and spent a tenth of a second so.
    private static var program: Executable {
        get async throws { .path(try await Executable.name("ssh-keygen").resolveExecutablePath(in: .inherit)) }
    }

    private static func missing(_ error: any Error) -> any Error {
        guard let error = error as? SubprocessError, error.code == .executableNotFound else { return error }
        return KitError(.failed, "ssh-keygen was not found", hint: "install it: apt install openssh-client")
    }
}

extension Instant {
    /// The form that OpenSSH reads as UTC: `20261130091500Z` (ssh-keygen(1), verify-time).
    var sshTime: String {
        description.filter { $0.isNumber || $0 == "Z" }
    }
}
