// The registry's words for things that other modules have words of the same name for. A type called `Registry` hides
// the module's name, so they cannot be told apart by it; this file imports the registry alone.
internal import Registry

/// A version of an agreement as events name it.
typealias LedgerAgreement = AgreementReference
/// A method of disposal as events name it.
typealias LedgerMethod = DisposalMethod
/// A preparation that is under way.
typealias PendingPreparation = Preparation
/// A checkpoint of the ledger.
typealias LedgerCheckpoint = Checkpoint
