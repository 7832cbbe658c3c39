@testable import Agreements

/// A whole agreement of the class transactional: collections go out, what is unpaid comes back.
let exampleExchange = """
    apiVersion: datalease/v1
    kind: DataSharingAgreement
    id: DSA-2026-031
    version: 1
    title: Monthly collections
    class: transactional
    parties:
      provider: {legalName: Example Telecom Ltd}
      recipient: {legalName: Penny Ledger Bureau Ltd}
    purposes: [direct-debit-collection]
    prohibitions: [marketing, sale]
    specialCategories: none
    term: {start: 2026-11-01, end: 2027-10-31}
    access:
      preparers:
        - {name: Pat Preparer, key: "\(ExampleKey.preparer)"}
      signatories:
        provider:
          - {name: Sam Provider, key: "\(ExampleKey.providerSignatory)"}
        recipient:
          - {name: Rex Recipient, key: "\(ExampleKey.recipientSignatory)"}
      recipients:
        - {name: Vic Vendor, decrypt: \(ExampleKey.age), sign: "\(ExampleKey.recipient)"}
    references: [EXC#######]
    datasets:
      - name: collections
        format: csv
        key: Reference
        maxRows: 5000
        exchange:
          direction: outbound
          sequence: monthly-collection
          acknowledgeWithin: P2D
          amount: {field: Amount, unit: pounds, currency: Currency}
          code: Code
          date: {field: Day, form: dd/mm/yyyy}
          persons: hold-back
          payers: {by: Reference, register: registers/incorporated.csv}
        fields:
          Reference: {do: keep, category: reference}
          Name: {do: keep, category: name}
          SortCode: {do: keep, category: account}
          Account: {do: keep, category: account}
          Amount: {do: keep}
          Currency: {do: keep}
          Code: {do: keep}
          Day: {do: keep}
          Invoice: {do: token, reversible: true, type: invoice}
          OurAccount: {do: keep, category: own-account}
          Note: {do: drop}
          Colour: {do: blank}
        otherwise: refuse
      - name: returns
        format: csv
        maxRows: 5000
        exchange:
          direction: inbound
          sequence: unpaid
          amount: Value
          matches: {dataset: collections, reference: Ref, reason: Why, signature: required}
        fields:
          Ref: {do: keep}
          Bill: {do: token, reversible: true, type: invoice}
          Value: {do: keep}
          Why: {do: keep}
        otherwise: blank
    disposal:
      mode: destroy
      triggers:
        - {from: prepared, within: P6Y}
      certificateWithin: P30D
      evidence: [certificate]

    """
