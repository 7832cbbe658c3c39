/// A kind of evidence of disposal that this release can judge; agreements know words for more.
public enum EvidenceKind: String, CaseIterable, Sendable {
    /// A certificate that a recipient signed: it says that the bundle and every copy of it are gone, and when. It does
    /// not show it.
    case certificate
    /// Our own copies, the bundle and the raw exports, looked for where we know them to have been, and gone or kept for
    /// a signed reason. It does not show that nobody copied them elsewhere.
    case ownCopies = "own-copies"
}
