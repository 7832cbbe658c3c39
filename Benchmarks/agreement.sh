#!/bin/sh
# Writes the benchmarks' agreement: six pseudonymised fields, the notes under an operator, the rest kept.
#
# usage: agreement.sh csv|xml PREPARER DIRECTOR VENDOR-DIRECTOR VENDOR [ID [OPERATOR [off]]]
#
# The people are public key files. ID is BENCH and OPERATOR blank unless given; with `off` the proof over the output is off.
set -eu
key=$(cut -d' ' -f1,2 "$2")
rule() { # field operator
    if [ "$kind" = csv ]; then echo "      $1: $2"; else echo "      /Contacts/Contact/$1: $2"; fi
}
kind=$1
cat <<END
apiVersion: datalease/v1
kind: DataSharingAgreement
id: ${6:-BENCH}
version: 1
title: Benchmark
class: debug-sample
parties:
  provider: {legalName: Example Telecom Ltd}
  recipient: {legalName: Acme CRM Systems Ltd}
fault: {system: CRM, ticket: INC-1, description: None.}
purposes: [system-fix]
prohibitions: [marketing, sale]
specialCategories: none
term: {start: 2020-01-01, end: 2099-12-31}
access:
  preparers: [{name: A, key: "$key"}]
  approvers: []
  signatories: {provider: [{name: B, key: "$(cut -d' ' -f1,2 "$3")"}], recipient: [{name: C, key: "$(cut -d' ' -f1,2 "$4")"}]}
  recipients: [{name: D, key: "$(cut -d' ' -f1,2 "$5")"}]
datasets:
  - name: contacts
    format: $kind
$([ "$kind" = csv ] || echo '    xml: {record: /Contacts/Contact}')
    maxRows: 100000000
$([ "${8:-on}" = on ] || echo '    proof: {do: off, because: The time without it is measured.}')
    fields:
$(rule MailingPostalCode '{do: keep, category: postcode}')
$(for field in Id AccountId MailingCity Birthdate Status CreatedDate Amount Reference; do rule $field '{do: keep}'; done)
$(rule FirstName '{do: shape}'; rule LastName '{do: shape}'; rule Email '{do: email}'; rule Phone '{do: phone}')
$(rule MobilePhone '{do: phone}'; rule MailingStreet '{do: shape, type: street}'; rule Notes "{do: ${7:-blank}}")
disposal:
  mode: destroy
  triggers: [{from: prepared, within: P30D}]
  methodAtLeast: delete
  certificateWithin: P5D
  evidence: [certificate, own-copies]
clauses: [{id: disposal, implements: [disposal], text: The Recipient destroys the sample.}]
END
