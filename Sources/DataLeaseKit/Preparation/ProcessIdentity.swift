internal import Glibc
internal import Registry

/// Which process prepares a bundle, in a way that a later run can tell whether it is still there.
enum ProcessIdentity {
    /// This process.
    static var own: PreparationOwner {
        let process = Int(getpid())
        return PreparationOwner(process: process, started: started(process) ?? "unknown")
    }

    /// Whether the process is still there, and is not another one with its number.
    static func isAlive(_ owner: PreparationOwner) -> Bool {
        started(owner.process) == owner.started
    }

    /// Whether there is any process with this number.
    static func isThere(_ process: Int) -> Bool { started(process) != nil }

    /// When a process started, in clock ticks since the machine did, and which start of the machine that was: field 22
    /// of /proc/PID/stat (proc(5)), behind the command's name in brackets.
    private static func started(_ process: Int) -> String? {
        guard let bytes = try? Folder.read("/proc/\(process)/stat", limit: 4096) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let bracket = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: bracket)...].split(separator: " ")
        // The first field behind the bracket is number 3.
        guard fields.count > 19, fields[0] != "Z" else { return nil }
        let boot = (try? Folder.read("/proc/sys/kernel/random/boot_id", limit: 4096)).map {
            String(decoding: $0, as: UTF8.self).prefix(36)
        }
        return "\(boot ?? "unknown"):\(fields[19])"
    }
}
