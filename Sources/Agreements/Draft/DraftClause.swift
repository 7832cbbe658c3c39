/// A sentence of a draft: what it covers of the law, the sections of the file that carry it out, and what it says.
struct DraftClause {
    let name: String
    let covers: [String]
    let implements: [String]
    let text: String

    private init(_ name: String, _ covers: [String], by implements: [String], _ text: String) {
        self.name = name
        self.covers = covers
        self.implements = implements
        self.text = text
    }

    /// The clauses of an agreement of this type: all that the law, or the ICO's code, asks of it, and a sentence for every
    /// term of the draft.
    static func clauses(of type: Agreement.Relation) -> [DraftClause] {
        switch type {
        case .controllerProcessor:
            return processing("The Provider is the controller and the Recipient its processor.")
        case .subProcessor:
            return processing(
                "The Provider is the processor of its customer, whose authorisation this Agreement names, and the Recipient"
                    + " another processor that it engages. What is said of the Provider's rights is the customer's right too."
            ) + subProcessing
        case .joint: return joint
        case .controllerController: return sharing
        }
    }

    // MARK: With a processor

    private static func processing(_ roles: String) -> [DraftClause] {
        [
            subject(
                ["28-3", "28-3-controller"],
                roles
                    + " The Recipient processes samples of the Provider's exports, in which the datasets of this Agreement"
                    + " say what is left of each field, to find and mend the fault that this Agreement names.",
                "The Provider answers for the lawful basis stated and for what it tells the persons concerned; it may at any"
                    + " time give instructions, ask what has become of a sample, and recall it."),
            term(["28-3"]),
            DraftClause(
                "instructions", ["28-3-a"], by: ["purposes", "processing"],
                """
                The Recipient shall process a sample only for the purposes listed, on the Provider's documented instructions, \
                of which this Agreement is the whole, and only in the countries listed, by people who are in the countries \
                listed. If the law of the United Kingdom requires the Recipient to process it otherwise, the Recipient shall \
                tell the Provider before it does so, unless that law forbids it. The Recipient shall tell the Provider at once \
                if it believes that an instruction infringes data protection law.
                """),
            prohibitions(["28-3-a"]), people(["28-3-b"]), security(["28-3-c"]),
            DraftClause(
                "sub-processors", ["28-3-d"], by: ["parties"],
                """
                The Recipient shall engage no other processor than those listed, of whom there may be none. A further one needs \
                a new version of this Agreement, signed by both parties, and a contract that binds it as this one binds the \
                Recipient, who stays liable for it.
                """),
            rights(["28-3-e"]),
            breach(
                ["28-3-f"],
                "and shall help the Provider with impact assessments, with the security of processing and with the Commissioner."
            ),
            disposal(["28-3-g"]), audit(["28-3-h"]),
        ]
    }

    private static let subProcessing = [
        DraftClause(
            "customer", ["28-2"], by: ["customerAuthorisation"],
            """
            The customer has authorised the Provider to engage the Recipient, by the paper and on the day stated. The Provider \
            tells the Recipient without delay if that authorisation ends, and recalls every sample then.
            """),
        DraftClause(
            "same-obligations", ["28-4"], by: ["parties"],
            """
            The Recipient has the same obligations under this Agreement as the Provider has towards the customer. The Provider \
            stays liable to the customer for what the Recipient does.
            """),
    ]

    // MARK: Joint controllers

    private static let joint = [
        subject(
            ["26-2-roles"],
            "The Provider and the Recipient are joint controllers of the samples that are lent under this Agreement, in which its"
                + " datasets say what is left of each field, to find and mend the fault that it names. Towards the persons"
                + " concerned the Provider is whom they know and turn to.",
            "The Provider answers for the lawful basis stated."),
        term([]),
        DraftClause(
            "responsibilities", ["26-1"], by: ["purposes", "processing"],
            """
            The parties process a sample only for the purposes listed and only in the countries listed. The Provider answers for \
            what leaves, for its pseudonyms and for the days of disposal; the Recipient answers for security, people and copies \
            from when it has received a sample until it has certified its disposal.
            """),
        prohibitions([]), people([]), security([]), others([]),
        rights(["26-1-rights", "26-1-contact"]),
        information(
            ["26-1-information"],
            "The Provider tells the persons concerned what Articles 13 and 14 of the UK GDPR ask for."),
        DraftClause(
            "essence", ["26-2-essence"], by: ["parties"],
            """
            The Provider makes the essence of this arrangement available to the persons concerned, by naming both parties, the \
            purpose and its contact on request.
            """),
        breach([], "and shall help to meet them."), disposal([]), audit([]),
    ]

    // MARK: Controllers that each decide for themselves

    private static let sharing = [
        subject(
            ["ico-parties"],
            "The Provider shares samples with the Recipient, each of them a controller of its own. The datasets of this Agreement"
                + " say what is left of each field; the purpose is to find and mend the fault that it names.",
            "Each party answers for its own lawful basis; the Provider's is stated."),
        term(["ico-review"]),
        DraftClause(
            "purpose", ["ico-purpose"], by: ["purposes", "processing"],
            """
            The Recipient shall use a sample only for the purposes listed, and only in the countries listed, by people who are in \
            the countries listed. It decides by itself how it searches for the fault, and nothing else.
            """),
        prohibitions([]), people([]), security(["ico-security"]), others(["ico-organisations"]),
        rights(["ico-rights"]),
        information(
            ["ico-lawful-basis"],
            "Each party tells the persons concerned what it has to tell them of its own processing."),
        DraftClause(
            "accuracy", ["ico-accuracy"], by: ["datasets"],
            """
            A sample is a copy of records as they are, errors included, for these may be the fault. Nobody takes a decision about \
            a person by it, and the Recipient corrects nothing in it. Formats and fields are those of the datasets.
            """),
        DraftClause(
            "training", ["ico-training"], by: ["access"],
            """
            Each party sees that its people who are named have been trained in data protection and know this Agreement before \
            they open a sample.
            """),
        breach(["ico-breach"], "and shall help to meet them."), disposal(["ico-retention"]),
        DraftClause(
            "termination", ["ico-termination"], by: ["term", "disposal"],
            """
            When this Agreement ends, for whatever reason, nothing more is prepared under it, and every sample that is still with \
            the Recipient is disposed of as it says. What the parties owe each other about samples lives on until then.
            """),
        audit([]),
    ]

    // MARK: With everybody

    private static func subject(_ covers: [String], _ roles: String, _ rights: String) -> DraftClause {
        DraftClause(
            "subject", covers,
            by: ["fault", "parties", "dataSubjects", "datasets", "lawfulBasis", "specialCategories"],
            """
            \(roles) The samples concern the persons listed, and hold special categories of personal data only where this \
            Agreement says so. The parties treat them as personal data throughout: pseudonymised is not anonymous. \(rights)
            """)
    }

    private static func term(_ covers: [String]) -> DraftClause {
        DraftClause(
            "term", covers, by: ["term", "review"],
            """
            The Provider may prepare samples from the first to the last day of the term, both included, and not outside it. Whom \
            this Agreement names for it reviews it by the day stated.
            """)
    }

    private static func prohibitions(_ covers: [String]) -> DraftClause {
        DraftClause(
            "prohibitions", covers, by: ["prohibitions"],
            """
            The Recipient shall not use a sample or anything learnt from it for marketing; shall not sell it or let it be used \
            for reward; shall not disclose it to anybody who is not named as a recipient; shall not re-identify or try to \
            re-identify any person in it, by itself or together with other data; and shall not use it to train, tune or evaluate \
            a model of any kind. The Recipient acknowledges that re-identifying de-identified personal data without the \
            controller's consent is an offence under section 171 of the Data Protection Act 2018.
            """)
    }

    private static func people(_ covers: [String]) -> DraftClause {
        DraftClause(
            "people", covers, by: ["access"],
            """
            Samples are prepared, approved and received only by the people named, each by the key stated beside the name. The \
            Recipient shall keep each private key in the sole control of its holder, shall tell the Provider without delay when a \
            holder leaves or a key may be known to somebody else, and shall see that everyone with access is bound by a duty of \
            confidence.
            """)
    }

    private static func security(_ covers: [String]) -> DraftClause {
        DraftClause(
            "security", covers, by: ["security", "pseudonyms"],
            """
            The Recipient shall take the measures listed and hold to the standards listed, if any, and whatever else Article 32 of \
            the UK GDPR requires: a sample is encrypted wherever it lies, is opened only on machines with two-factor sign-in, and \
            is within reach of the named recipients only. The Provider keeps the key of the pseudonyms to itself and destroys it \
            when nothing further can be prepared under this Agreement.
            """)
    }

    private static func others(_ covers: [String]) -> DraftClause {
        DraftClause(
            "others", covers, by: ["parties"],
            """
            No organisation is involved but the two parties and those that this Agreement lists, of whom there may be none. A \
            further one needs a new version of this Agreement, signed by both parties.
            """)
    }

    private static func rights(_ covers: [String]) -> DraftClause {
        DraftClause(
            "rights", covers, by: ["dataSubjects"],
            """
            The Recipient shall send any request, query or complaint of a person about their data to the Provider's contact within \
            two working days, shall not answer it itself, and shall help the Provider to answer it. The Recipient cannot tell whom \
            a pseudonym stands for and shall not try to.
            """)
    }

    private static func information(_ covers: [String], _ text: String) -> DraftClause {
        DraftClause("information", covers, by: ["lawfulBasis"], text)
    }

    private static func breach(_ covers: [String], _ help: String) -> DraftClause {
        DraftClause(
            "breach", covers, by: ["breach"],
            """
            The Recipient shall tell the Provider of any personal data breach that concerns a sample within the time stated, \
            counted from when it first knew, with all that the Provider needs to meet Articles 33 and 34 of the UK GDPR, \(help)
            """)
    }

    private static func disposal(_ covers: [String]) -> DraftClause {
        DraftClause(
            "disposal", covers, by: ["disposal", "calendar"],
            """
            The Recipient shall destroy each sample, every copy of it and everything derived from it that still holds personal \
            data, by the earliest of these days: 30 days after it was prepared, 5 days after the fault is resolved, one month after \
            this Agreement ends. Backups that cannot be reached singly shall be put beyond use and named with the day on which they \
            expire. Within 5 working days the Recipient shall give the Provider a certificate, signed by a named recipient, that \
            says what was destroyed, how and when. If the law of the United Kingdom requires it to keep a sample, the certificate \
            shall name that law. The Provider destroys its own copies too.
            """)
    }

    private static func audit(_ covers: [String]) -> DraftClause {
        DraftClause(
            "audit", covers, by: ["disposal"],
            """
            The Recipient shall give the Provider all information that is needed to show that this Agreement and the UK GDPR are \
            met, and shall allow and help with audits by the Provider or an auditor whom it names, on ten working days' notice, or \
            without notice after a breach.
            """)
    }
}
