internal import Agreements
internal import Primitives
internal import Registry

/// The names of the people whose keys act, for people to read: those of the trust list that the officer signed last.
///
/// The registry keeps names too, in rows that no event covers. They are not shown: who changed one there would act in
/// another's name. A name that was erased is gone from the list as well.
struct PersonNames {
    private let names: [KeyFingerprint: String]

    init(_ list: TrustList) {
        names = Dictionary(
            list.entries.filter { $0.person != TrustList.erasedName(of: $0.key.fingerprint) }
                .map { ($0.key.fingerprint, $0.person) }, uniquingKeysWith: { $1 })
    }

    /// No names at all.
    init() { names = [:] }

    /// The name of the person with `key`, where it is known.
    subscript(key: KeyFingerprint) -> String? { names[key] }

    /// Who acted: the name, where it is known, and the key.
    func name(of actor: EventActor) -> String {
        guard case .key(let key) = actor, let name = names[key] else { return actor.description }
        return "\(name) \(key)"
    }

    /// Who acted: the name, or else the key.
    func shortName(of actor: EventActor) -> String {
        if case .key(let key) = actor, let name = names[key] { return name }
        return actor.description
    }

    /// Every name that is known.
    var all: [KeyFingerprint: String] { names }
}

extension DataLease {
    /// The names in the trust list, whose digest the ledger's last change of it must name; none, with a warning, where
    /// the list is another, so that what shows events still shows them.
    func names(in registry: Registry) throws -> PersonNames {
        let last = try registry.homeEvents(.trustChanged).compactMap { event -> TrustChange? in
            if case .trustChanged(let change) = event.body { change } else { nil }
        }.last
        // Before the first change the ledger names no list, and nobody but the officer is in it.
        guard let last else { return PersonNames() }
        guard let list = try? recordedTrustFiles(last: last, isLocked: false).list,
            Digest.sha256(list.signedBytes) == last.list
        else {
            surroundings.notice(
                "warning: no names are shown: the trust list in \(home.path)/trust is not the one that the ledger knows"
            )
            return PersonNames()
        }
        return PersonNames(list)
    }
}
