import Foundation
import Testing

/// Runs under the limits of an operating system: without privileges, on a full disk, in a folder that cannot be
/// written to. What this machine does not allow is skipped, with a line that says so.
extension Scenario {
    /// Runs the program as a user whom permissions bind; `nil` where root may not become another user here.
    func runWithoutPrivileges(_ arguments: [String]) throws -> Program.Run? {
        guard geteuid() == 0 else { return try run(arguments) }
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", Program.path]
        let probe = try Program.run("setpriv", nobody + ["--version"])
        guard probe.status == 0 else {
            print("skipped: cannot run the program as another user (\(probe.errors.prefix(80)))")
            return nil
        }
        try Program.succeed("chown", ["-R", "65534:65534", folder.path])
        let run = try Program.run("setpriv", nobody + arguments, environment: environment, folder: folder)
        try Program.succeed("chown", ["-R", "0:0", folder.path])
        return run
    }

    /// Runs the program with a limit on the size of every file that it writes, in KiB.
    func run(_ arguments: [String], fileSizeLimit limit: Int) throws -> Program.Run {
        try Program.run(
            "bash", ["-c", "ulimit -f \(limit); exec \"$@\"", "bash", Program.path] + arguments,
            environment: environment, folder: folder)
    }

    /// Calls `body` with a file system of `size` KiB mounted at the folder `name`, unless this machine does not let us.
    func withSmallDisk(_ name: String, size: Int, _ body: () throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        let mount = try Program.run("mount", ["-t", "tmpfs", "-o", "size=\(size)k", "datalease-test", path(name)])
        guard mount.status == 0 else {
            print("skipped: cannot mount a small disk here (\(mount.errors.prefix(80)))")
            return
        }
        defer { _ = try? Program.run("umount", ["-l", path(name)]) }
        try body()
    }

    /// Contacts of about `rows` * 80 bytes that do not compress well.
    static func manyContacts(_ rows: Int) -> String {
        var text = "Id,FirstName,LastName,Phone,Email,Notes\n"
        for row in 0..<rows {
            let number = (row &* 7_919) % 1000
            text +=
                "\(row),Canary\(row &* 31 % 997),Oakley\(row &* 17 % 89),07700 900\(number < 100 ? 100 + number : number),"
                + "canary.\(row)@example.com,x\n"
        }
        return text
    }
}
