public import Primitives

/// What is known of an agreement before it is written. Whatever is not becomes a marked gap of the draft.
public struct AgreementOutline: Sendable {
    /// The agreement's number.
    public let id: String
    /// What the parties are to each other.
    public let type: Agreement.Relation
    /// The day on which it is drafted, and on which the term begins.
    public let today: CivilDate
    /// The last day of the term; not before `today`.
    public private(set) var end: CivilDate?
    /// Who lends.
    var provider = Company()
    /// Who borrows.
    var recipient = Company()
    private(set) var system: String?
    private(set) var ticket: String?
    private(set) var fault: String?
    var access = People()
    /// The lines of `datasets`, with their ends, as `inspect --draft` writes them; `nil` where that is left open.
    public var datasets: String?

    /// What is known of a company.
    struct Company: Sendable {
        var legalName: String?
        var companyNumber: String?
        var contact: String?
        /// How it was looked into; of the recipient.
        var dueDiligence: Party.DueDiligence?
    }

    /// Who is known to have a role.
    struct People: Sendable {
        var preparers: [Access.Signer] = []
        var approvers: [Access.Signer] = []
        var providerSignatories: [Access.Signer] = []
        var recipientSignatories: [Access.Signer] = []
        var recipients: [Access.Signer] = []
    }

    /// An outline of which no more is known.
    ///
    /// - Throws: `.usage` where `id` cannot be part of a file name.
    public init(id: String, type: Agreement.Relation, today: CivilDate) throws(AgreementError) {
        if case .problem(let what, let fix) = Scalar.identifier(id) {
            throw AgreementError(.usage, AgreementFinding(what: "the agreement's id: \(what)", fix: fix))
        }
        self.id = id
        self.type = type
        self.today = today
    }

    /// Something that nobody can guess.
    public enum Question: String, Sendable, CaseIterable {
        case provider
        case recipient
        case system
        case ticket
        case fault
        case end

        /// What is asked.
        public var words: String {
            switch self {
            case .provider: "Who lends: your company's name, as it is registered"
            case .recipient: "Who borrows: the vendor's name, as it is registered"
            case .system: "The system that has the fault"
            case .ticket: "The number of the fault"
            case .fault: "What goes wrong, in a sentence or two"
            case .end: "The last day on which samples may be prepared"
            }
        }

        /// An answer as it might be.
        public var example: String {
            switch self {
            case .provider: "Example Telecom Ltd"
            case .recipient: "Acme CRM Systems Ltd"
            case .system: "CRM"
            case .ticket: "INC-48213"
            case .fault: "Contacts with two spellings of one phone number are not merged."
            case .end: "2027-01-31"
            }
        }
    }

    /// Whether the answer to a question is known.
    public func knows(_ question: Question) -> Bool {
        switch question {
        case .provider: provider.legalName != nil
        case .recipient: recipient.legalName != nil
        case .system: system != nil
        case .ticket: ticket != nil
        case .fault: fault != nil
        case .end: end != nil
        }
    }

    /// Takes the answer to a question: a text of one line, or a day.
    ///
    /// - Throws: `.usage` for a text that no agreement may hold: none at all, white space at its ends, characters that
    ///   nobody sees; and for a day that is none or past.
    public mutating func take(_ answer: String, for question: Question) throws(AgreementError) {
        switch question {
        case .provider: try Self.name(&provider, try Self.text(answer))
        case .recipient: try Self.name(&recipient, try Self.text(answer))
        case .system: system = try Self.text(answer)
        case .ticket: ticket = try Self.text(answer)
        case .fault: fault = try Self.text(answer)
        case .end:
            guard case .value(let day) = Scalar.date(answer) else {
                throw Self.refusal("is no day of the calendar", fix: "write it like 2027-01-31")
            }
            guard today <= day else {
                throw Self.refusal("\(day) is past", fix: "write a day from \(today) on")
            }
            end = day
        }
    }

    /// Another name is another company.
    private static func name(_ company: inout Company, _ name: String) throws(AgreementError) {
        if company.legalName != name { company = Company(legalName: name) }
    }

    private static func text(_ answer: String) throws(AgreementError) -> String {
        guard !answer.isEmpty else { throw refusal("is empty", fix: "write a text, or leave it out") }
        if case .problem(let what, let fix) = Scalar.text(answer) { throw refusal(what, fix: fix) }
        if let scalar = answer.unicodeScalars.first(where: YAMLSource.isRefused) {
            let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
            throw refusal("holds \(code), which may not stand in a signed text", fix: "write it without")
        }
        return answer
    }

    private static func refusal(_ what: String, fix: String?) -> AgreementError {
        AgreementError(.usage, AgreementFinding(what: what, fix: fix))
    }
}
