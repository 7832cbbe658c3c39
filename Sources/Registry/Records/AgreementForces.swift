public import Primitives

/// What the decisions about an agreement come to.
public struct AgreementState: Hashable, Sendable {
    /// Whether anything may leave under it.
    public var force: AgreementForce = .inForce
    /// When it is looked at again, as a renewal said; `nil` where none did.
    public var review: CivilDate?

    /// The state of an agreement about which nothing was decided.
    public init() {}
}

extension Registry {
    /// The states of all agreements about which something was decided, by id: by the end of `day`, or by now.
    public func agreementStates(by day: CivilDate? = nil) throws(RegistryError) -> [String: AgreementState] {
        var states: [String: AgreementState] = [:]
        for event in try homeEvents(.agreementDecided) {
            guard case .agreementDecided(let decided) = event.body else { continue }
            let date = event.time.londonDate
            if let day, day < date { continue }
            var state = states[decided.agreement] ?? AgreementState()
            state.force = state.force.after(decided.decision, on: date)
            if let review = decided.review { state.review = review }
            states[decided.agreement] = state
        }
        return states
    }

    /// The state of one agreement, now.
    public func agreementState(_ id: String) throws(RegistryError) -> AgreementState {
        try agreementStates()[id] ?? AgreementState()
    }
}
