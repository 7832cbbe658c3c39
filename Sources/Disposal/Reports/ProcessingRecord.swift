public import Primitives

/// The record of processing activities that article 30 of UK GDPR asks for, as far as the agreements tell: paragraph 1
/// where the provider is a controller, paragraph 2 where it is itself a processor.
public struct ProcessingRecord: Hashable, Sendable {
    /// An activity: the sharing under one agreement. `nil` and empty mean that the agreement does not say.
    public struct Activity: Hashable, Sendable {
        /// The agreement's id, title and newest version.
        public var id: String
        /// The newest version in the register.
        public var version: Int
        /// What it is about.
        public var title: String
        /// Whether the provider acts as a processor (paragraph 2) instead of as a controller.
        public var isProcessor: Bool
        /// The roles of the parties, in the agreement's word.
        public var relation: String?
        /// Name, number and contact of the provider.
        public var provider: [String]
        /// The joint controller, where the parties decide together.
        public var jointController: [String]
        /// Name, number and contact of the recipient.
        public var recipient: [String]
        /// The companies that may help it.
        public var subProcessors: [String]
        /// The customer's authorisation, where the provider is a processor.
        public var authorisation: String?
        /// The purposes, and the fault they serve.
        public var purposes: [String]
        /// The lawful basis.
        public var lawfulBasis: String?
        /// The categories of data subjects.
        public var dataSubjects: [String]
        /// The categories of personal data.
        public var dataCategories: [String]
        /// What it says of special categories.
        public var specialCategories: String
        /// The countries where the data are processed and looked at.
        public var locations: [String]
        /// What allows a transfer out of the United Kingdom.
        public var transfer: String?
        /// The time limits for erasure.
        public var erasure: [String]
        /// The technical and organisational measures.
        public var measures: [String]
        /// First and last day.
        public var term: String
        /// Who looks at it again, and when.
        public var review: String?
        /// How many bundles were prepared under it, rehearsals left out.
        public var bundles: Int

        /// An activity of which nothing is known yet but its agreement.
        public init(id: String, version: Int, title: String) {
            self.id = id
            self.version = version
            self.title = title
            isProcessor = false
            relation = nil
            (provider, jointController, recipient, subProcessors) = ([], [], [], [])
            (purposes, dataSubjects, dataCategories, locations, erasure, measures) = ([], [], [], [], [], [])
            (authorisation, lawfulBasis, transfer, review) = (nil, nil, nil, nil)
            specialCategories = "none"
            term = ""
            bundles = 0
        }
    }

    /// The day on which the record was drawn up.
    public let day: CivilDate
    /// The activities, by agreement.
    public let activities: [Activity]
    /// Agreements whose files were erased after their retention.
    public let erased: [String]

    /// A record.
    public init(day: CivilDate, activities: [Activity], erased: [String]) {
        self.day = day
        self.activities = activities
        self.erased = erased
    }

    /// The record in a form.
    public func render(as format: ReportFormat) -> String {
        switch format {
        case .html: HTMLPage.render(page)
        case .markdown: MarkdownPage.render(page)
        case .csv: CSVTable.render(table)
        }
    }

    private var page: ReportPage {
        var blocks: [ReportPage.Block] = []
        let groups = [
            ("Where we are the controller (article 30(1))", activities.filter { !$0.isProcessor }),
            ("Where we are a processor (article 30(2))", activities.filter(\.isProcessor)),
        ]
        for (heading, activities) in groups where !activities.isEmpty {
            blocks.append(.heading(heading))
            for activity in activities {
                let facts = activity.facts.map { ReportPage.Fact($0.name, $0.values) }
                blocks += [.subheading("\(activity.id): \(activity.title)"), .facts(facts)]
            }
        }
        if activities.isEmpty { blocks.append(.paragraph("No agreement is in the register.")) }
        if !erased.isEmpty {
            blocks += [
                .heading("Erased after retention"),
                .paragraph(
                    "The files of these agreements are no longer in the register: "
                        + erased.joined(separator: ", ")),
            ]
        }
        blocks += [
            .heading("What this record does not cover"),
            .paragraph(
                "It is drawn from the agreements in this register alone. Processing outside it, the data protection "
                    + "officer and a representative, where an agreement does not name them, stand in your own record."),
        ]
        return ReportPage(
            title: "Record of processing activities: samples that were lent",
            subtitle: "UK GDPR article 30, as of \(day.inWords)", blocks: blocks)
    }

    private var table: ReportPage.Table {
        let names = Activity(id: "", version: 0, title: "").facts.map(\.column)
        return ReportPage.Table(
            columns: ["agreement", "title", "article"] + names,
            rows: activities.map { activity in
                ReportPage.Row(
                    [activity.id, activity.title, activity.isProcessor ? "30(2)" : "30(1)"]
                        + activity.facts.map { $0.values.joined(separator: "; ") })
            })
    }
}

extension ProcessingRecord.Activity {
    /// What article 30 asks for, letter by letter, with the name of its column in CSV.
    fileprivate var facts: [(name: String, column: String, values: [String])] {
        let provider = isProcessor ? "Processor: ourselves (2)(a)" : "Controller (1)(a)"
        let recipient = isProcessor ? "Other processor engaged (2)(a)" : "Recipients (1)(d)"
        let letters = isProcessor ? ("(2)(b)", "(2)(c)", "(2)(d)") : ("(1)(b)", "(1)(e)", "(1)(g)")
        return [
            (provider, "provider", self.provider),
            ("Joint controller (1)(a)", "joint_controller", jointController.isEmpty ? ["none"] : jointController),
            ("Roles of the parties", "relation", values(relation)),
            ("Customer's authorisation", "authorisation", isProcessor ? values(authorisation) : ["none needed"]),
            (isProcessor ? "Categories of processing \(letters.0)" : "Purposes \(letters.0)", "purposes", purposes),
            ("Lawful basis", "lawful_basis", values(lawfulBasis)),
            ("Categories of data subjects (1)(c)", "data_subjects", dataSubjects),
            ("Categories of personal data (1)(c)", "data_categories", dataCategories),
            ("Special categories", "special_categories", [specialCategories]),
            (recipient, "recipients", self.recipient),
            ("Sub-processors", "sub_processors", subProcessors.isEmpty ? ["none"] : subProcessors),
            ("Countries", "countries", locations),
            ("Transfers and safeguards \(letters.1)", "transfers", [transfer ?? "none stated"]),
            ("Time limits for erasure (1)(f)", "erasure", erasure),
            ("Security measures \(letters.2)", "measures", measures),
            ("In force", "term", [term]),
            ("Next review", "review", values(review)),
            ("Bundles prepared", "bundles", [String(bundles)]),
            ("Agreement version", "version", [String(version)]),
        ]
    }

    private func values(_ value: String?) -> [String] { [value].compactMap(\.self) }
}
