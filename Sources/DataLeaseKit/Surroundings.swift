internal import Glibc
public import Primitives

/// What a use case takes from the world around it besides files: the time, randomness and who is acting. Tests fix
/// all of it.
public struct Surroundings: Sendable {
    /// The current time.
    public let now: @Sendable () -> Instant
    /// Fresh random bytes, as many as asked for, fit for keys.
    public let random: @Sendable (Int) throws -> [UInt8]
    /// The system user who acts where no key says who does: `uid:1000`.
    public let user: String
    /// Takes a line for people about what is going on.
    public let notice: @Sendable (String) -> Void

    /// Whether somebody wants the run to end. A run that can stop without leaving anything asks it several times a second.
    public let isInterrupted: @Sendable () -> Bool
    /// Takes how far the reading of an export is, several times a second.
    public let progress: @Sendable (ExportProgress) -> Void

    /// Surroundings from their parts.
    public init(
        now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) throws -> [UInt8], user: String,
        notice: @escaping @Sendable (String) -> Void,
        isInterrupted: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (ExportProgress) -> Void = { _ in }
    ) {
        self.now = now
        self.random = random
        self.user = user
        self.notice = notice
        self.isInterrupted = isInterrupted
        self.progress = progress
    }
}
