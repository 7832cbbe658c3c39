internal import Agreements
internal import Disposal
internal import Pseudonyms

/// What a page says of what the schedules of a master agreement may ask for.
struct AgreementPageScope {
    private let scope: SharingScope

    init(_ scope: SharingScope) { self.scope = scope }

    var blocks: [ReportPage.Block] {
        let most = scope.maxBundles
        return [
            .heading("What schedules may share"),
            .paragraph(
                "Nothing is shared by this agreement itself. Each fault has a schedule, which the provider's approver signs, and"
                    + " which goes nowhere beyond this."),
            .facts([
                .init("systems", scope.systems), .init("people in the data", scope.dataSubjects),
                .init("rows of a dataset in a bundle", "at most \(scope.maxRows)"),
                .init(
                    "bundles with one dataset",
                    "at most \(most.count) within \(most.within.words); more would be routine sharing"),
                .init("gone by", "\(scope.longestLimit.words) after it is prepared, at the latest"),
            ]),
            .table(
                .init(
                    columns: ["category", "the most that the recipient gets"],
                    rows: scope.categories.map {
                        ReportPage.Row([$0.name, OperatorDisclosure(of: $0.weakest).writes])
                    })),
        ]
    }
}
