import Foundation
import Primitives
import Testing

@testable import Agreements

/// The example agreement as a master agreement.
let exampleMaster: String = {
    var text = exampleAgreement
    for (start, end) in [("fault:\n", "purposes:"), ("datasets:\n", "disposal:\n")] {
        guard let from = text.range(of: start), let to = text.range(of: end) else { continue }
        text.removeSubrange(from.lowerBound..<to.lowerBound)
    }
    text = text.replacing("implements: [datasets, datasets.contacts.Email]", with: "implements: [scope]")
    let scope = """
        scope:
          systems: [CRM, billing]
          dataSubjects: [customers]
          categories:
            name: {do: shape}
            email: {do: email}
            phone: {do: phone}
            date-of-birth: {do: date, truncate: year}
            secret: {do: drop}
            own: {do: keep}
          maxRows: 1000
          maxBundles: {count: 2, within: P3M}
          longestLimit: P20D

        """
    return text.replacing("disposal:\n", with: scope + "disposal:\n", maxReplacements: 1)
}()

/// A schedule under it, valid in every section.
let exampleSchedule = """
    # A schedule for the tests.
    apiVersion: datalease/v1
    kind: SampleSchedule
    id: INC-48213
    version: 1
    title: Contact merge fault in the CRM
    agreement: {id: DSA-2026-014, version: 2, sha256: \(Digest.sha256(Array(exampleMaster.utf8)).hex)}
    fault:
      system: CRM
      ticket: INC-48213
      description: Contacts with two spellings of one phone number are not merged.
    dataSubjects: [customers]
    recipients: [vic vendor]
    datasets:
      - name: contacts
        format: csv
        key: Id
        maxRows: 500
        fields:
          Id: {do: token, type: contact-id}
          FirstName: {do: shape, category: name}
          Email: {do: email, category: email}
          Phone: {do: phone}
          Birthdate: {do: date, truncate: year, category: date-of-birth}
          Owner: {do: keep, category: own, because: our own team}
          Status: {do: keep}
        otherwise: refuse
    disposal:
      triggers:
        - {from: prepared, within: P14D}
        - {from: fault-resolved, within: P3D}

    """

func readSchedule(_ text: String) throws -> ScheduleDocument {
    try ScheduleDocument.read(Array(text.utf8), name: "inc.yaml")
}

/// What is found in a schedule, by itself or under the example agreement; nothing where both fit.
func findings(schedule text: String, under master: String = exampleMaster) throws -> [AgreementFinding] {
    let document = try read(master)
    do throws(AgreementError) {
        let schedule = try ScheduleDocument.read(Array(text.utf8), name: "inc.yaml")
        _ = try document.filled(in: schedule) { ["FirstName": "name", "Phone": "phone", "Owner": "name"][$0] }
        return []
    } catch {
        return error.findings
    }
}
