/// A part of the United Kingdom with bank holidays of its own, named as gov.uk names it.
public enum Division: String, CaseIterable, Sendable {
    /// England and Wales.
    case englandAndWales = "england-and-wales"
    /// Scotland.
    case scotland
    /// Northern Ireland.
    case northernIreland = "northern-ireland"
}
