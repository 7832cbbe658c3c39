internal import Primitives

/// How far a run is with an export.
public struct ExportProgress: Sendable, Equatable {
    /// The dataset.
    public let dataset: String
    /// Whether the export is read for what its records hold, before it is read for the bundle.
    public let isFirstPass: Bool
    /// The bytes read so far: of the file, or of the entry of an archive, unpacked.
    public let bytes: Int
    /// All of them; `nil` where that is not known.
    public let size: Int?
    /// The records read so far.
    public let rows: Int
    /// Whether that is all of it.
    public let isDone: Bool
}

/// Looks on while an export is read: says how far it is, and ends the run where somebody wants it to end.
///
/// Owned by the one reader of an export, and asked with each piece of it.
final class ExportWatch {
    private let surroundings: Surroundings
    private let dataset: String
    private let isFirstPass: Bool
    /// The records that were read so far.
    var rows = 0

    init(_ surroundings: Surroundings, dataset: String, isFirstPass: Bool = false) {
        self.surroundings = surroundings
        self.dataset = dataset
        self.isFirstPass = isFirstPass
    }

    /// Is called behind each piece, and at the end: a pipe that ended may have been interrupted like this run.
    func passed(_ bytes: Int, of size: Int?, isDone: Bool) throws(KitError) {
        try surroundings.refuseInterrupted()
        surroundings.progress(
            ExportProgress(
                dataset: dataset, isFirstPass: isFirstPass, bytes: bytes, size: size, rows: rows, isDone: isDone))
    }
}

extension Surroundings {
    /// Ends a run that is to end: nothing of it stays.
    func refuseInterrupted() throws(KitError) {
        guard isInterrupted() else { return }
        throw KitError(.failed, "interrupted; nothing was written", hint: "run it again from the start")
    }
}
