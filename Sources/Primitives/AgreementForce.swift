/// What was decided about an agreement as a whole, in the words that orders and events use.
public enum AgreementDecision: String, CaseIterable, Sendable {
    /// Nothing leaves under it until it is renewed.
    case suspended
    /// It goes on: a suspension is over, or it was looked at again.
    case renewed
    /// Nothing leaves under it ever again.
    case terminated
}

/// Whether anything may leave under an agreement, apart from its term: what the decisions about it come to.
public enum AgreementForce: Hashable, Sendable {
    /// Nothing was decided against it.
    case inForce
    /// It is suspended.
    case suspended(since: CivilDate)
    /// It is terminated, for good.
    case terminated(on: CivilDate)

    /// What it comes to after one more decision.
    public func after(_ decision: AgreementDecision, on day: CivilDate) -> AgreementForce {
        if case .terminated = self { return self }
        return switch decision {
        case .suspended: if case .suspended = self { self } else { .suspended(since: day) }
        case .renewed: .inForce
        case .terminated: .terminated(on: day)
        }
    }

    /// Why nothing may leave, in words; `nil` where it may.
    public var obstacle: String? {
        switch self {
        case .inForce: nil
        case .suspended(let day): "suspended since \(day)"
        case .terminated(let day): "terminated on \(day)"
        }
    }
}
