public import ArgumentParser
internal import DataLeaseKit
internal import Glibc
public import Primitives

/// The options that every command with a home has.
struct HomeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The home folder (else DATALEASE_HOME, else the XDG data folder).", valueName: "dir"))
    var home: String?
    @Option(
        name: .customLong("anchor-dir"), parsing: .singleValue,
        help: ArgumentHelp(
            "A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).",
            valueName: "dir"), completion: .directory)
    var anchorDirectories: [String] = []

    /// DataLease in the world as it is.
    func dataLease() throws -> DataLease {
        let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
        let home = try Home.locate(option: home, environment: environment)
        let anchors = environment("DATALEASE_ANCHOR_DIR")?.split(separator: ":").map(String.init) ?? []
        return DataLease(
            home: home,
            surroundings: Surroundings(
                now: SystemClock.now,
                random: { count in
                    guard let bytes = SystemRandom.bytes(count) else {
                        throw KitError(
                            .failed, "the system gives no random bytes", hint: "nothing can go on without them")
                    }
                    return bytes
                },
                user: "uid:\(getuid())", notice: Console.notice,
                isInterrupted: { Interruption.isRequested }, progress: ProgressDisplay.show),
            anchorDirectories: anchors + anchorDirectories)
    }
}

/// The system's clock.
enum SystemClock {
    /// The current time. A debug build, which the tests run, takes it from DATALEASE_TEST_CLOCK where that is set; a
    /// release build has no such code.
    @Sendable static func now() -> Instant {
        #if DEBUG
            if let text = getenv("DATALEASE_TEST_CLOCK"), let fixed = Instant(iso: String(cString: text)) {
                return fixed
            }
        #endif
        return Instant(seconds: time(nil))
    }
}

extension CivilDate: ExpressibleByArgument {
    /// A date from a command line: `2026-11-30`.
    public init?(argument: String) {
        self.init(iso: argument)
    }
}
