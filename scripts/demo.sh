#!/bin/sh
# Shows the main job on samples/: from an agreement to a bundle, to the vendor, to confirmed disposal.
#
# usage: demo.sh PROGRAM
#
# Everything happens in a temporary folder with throwaway keys. Dates are computed from today, so that the example
# agreement is in force on any day.
set -eu

. "$(dirname "$0")/demo-common.sh"

echo "DataLease lends a debug sample to a vendor under a signed agreement, and confirms its disposal."
echo "The exports are made up (samples/), the keys are made now and thrown away."

step "1. Keys: an officer, an engineer and a director here; a director and a support engineer at the vendor"
for person in officer preparer approver director vendor-director vendor; do
    ssh-keygen -q -t ed25519 -N '' -C "$person" -f "$person"
done
ls -- *.pub

step "2. The officer makes a home and says whose keys count"
show datalease init --officer officer --name "Olive Officer"
show datalease trust add preparer.pub --name "Priya Preparer" --party provider --role preparer --as officer
{
    datalease trust add approver.pub --name "Owen Officer" --party provider --role approver --as officer
    datalease trust add director.pub --name "Dana Director" --party provider --role signatory --as officer
    datalease trust add vendor-director.pub --name "Vic Vendor" --party recipient --role signatory --as officer
    datalease trust add vendor.pub --name "Robin Recipient" --party recipient --role recipient --as officer
} >/dev/null
note "... and so for the other four."
show datalease trust list

step "3. The agreement: one file that says what may leave, how, to whom, until when"
cp "$root/agreements/crm-vendor.yaml" agreement.yaml
fill agreement.yaml due-diligence-date "$(day '-60 days')"
fill agreement.yaml due-diligence-until "$(day '+300 days')"
fill agreement.yaml term-start "$(day '-1 day')"
fill agreement.yaml term-end "$(day '+75 days')"
fill agreement.yaml review-next "$(day '+200 days')"
fill agreement.yaml preparer-key "$(public preparer)"
fill agreement.yaml approver-key "$(public approver)"
fill agreement.yaml provider-signatory-key "$(public director)"
fill agreement.yaml recipient-signatory-key "$(public vendor-director)"
fill agreement.yaml recipient-key "$(public vendor)"
cp -r "$root/samples" exports
exports="contacts=exports/salesforce-contacts.csv payments=exports/gocardless-payments.csv"
exports="$exports addacs=exports/bacs-addacs.xml arudd=exports/bacs-arudd.xml"
printf '\n$ datalease agreement check agreement.yaml\n'
status=0
datalease agreement check agreement.yaml >check.txt 2>check.err || status=$?
sed -n '1,12p' check.txt | sed 's|   *|  |g'
note "... one line for each of the $(grep -c -E '^(contacts|payments|addacs|arudd) ' check.txt) rules, then:"
sed -n '/is valid$/,$p' check.txt
cat check.err
printf '(exit code %s: nobody has signed yet)\n' "$status"
[ "$status" -eq 10 ]

step "4. A rehearsal: see everything in minutes, with a throwaway key, encrypted to yourself alone"
show datalease preview agreement.yaml contacts=exports/salesforce-contacts.csv --rows 2
# shellcheck disable=SC2086 # one word an export
show datalease prepare agreement.yaml $exports --out rehearsal --as preparer --rehearsal

note "Exports that everybody has work by naming a profile: inspect says which, and a dataset is one line."
show datalease inspect exports/WE_00DEX0000000001EAA_1.ZIP:Contact.csv exports/standard-18-single.txt | sed '/^FIELD/,/^$/{/^$/!d}'
{
    sed '/^datasets:/q' agreement.yaml | sed 's/^id: .*/id: DRAFT-2/'
    echo "  - {name: contact, profile: salesforce-contact, maxRows: 1000}"
    echo "  - {name: account, profile: salesforce-account, maxRows: 1000}"
    echo "  - {name: submission, profile: bacs-standard-18, maxRows: 1000}"
    sed -n '/^disposal:/,$p' agreement.yaml
} >draft.yaml
show sed -n '/^datasets:/,/^disposal:/p' draft.yaml
show datalease prepare draft.yaml exports/WE_00DEX0000000001EAA_1.ZIP submission=exports/standard-18-single.txt \
    --out rehearsal --as preparer --rehearsal 2>/dev/null

step "5. Nobody executes an agreement alone"
note "An engineer writes a key of their own into a copy, as the vendor's signatory, and signs for both parties."
cp agreement.yaml forged.yaml
fill forged.yaml recipient-signatory-key "$(public preparer)"
show datalease agreement sign forged.yaml --as director
show datalease agreement sign forged.yaml --as preparer
ends 10 datalease prepare forged.yaml contacts=exports/salesforce-contacts.csv --out out --as preparer

step "6. Both parties sign, and a bundle is prepared from four exports in one go"
show datalease agreement sign agreement.yaml --as director
show datalease agreement sign agreement.yaml --as vendor-director
# shellcheck disable=SC2086
show datalease prepare agreement.yaml $exports --out out --as preparer
bundle=$(cd out && ls -- *.zip.age)
limit=$(printf '%s' "$bundle" | sed 's/.*dispose-by-\(.*\)\.zip\.age/\1/')
show datalease bundle release "$bundle" --via portal
show datalease status

step "7. The vendor checks and opens it with tools at hand: ssh-keygen, age, unzip"
mkdir vendor-desk && cp out/* vendor-desk/
stem=${bundle%.zip.age}
printf 'preparer %s\n' "$(public preparer)" >vendor-desk/allowed_signers
printf '\n$ ssh-keygen -Y verify -f allowed_signers -I preparer -n datalease-bundle@v1 \\\n'
printf '      -s %s.statement.json.sig < %s.statement.json\n' "$stem" "$stem"
ssh-keygen -Y verify -f vendor-desk/allowed_signers -I preparer -n datalease-bundle@v1 \
    -s "vendor-desk/$stem.statement.json.sig" <"vendor-desk/$stem.statement.json"
show age -d -i vendor -o vendor-desk/sample.zip "vendor-desk/$bundle"
show unzip -q -d vendor-desk/sample vendor-desk/sample.zip
show ls -R vendor-desk/sample
show datalease bundle check "vendor-desk/$bundle" --identity vendor --agreement agreement.yaml
note "Somebody else's key does not open it:"
ends 1 datalease bundle check "vendor-desk/$bundle" --identity director --agreement agreement.yaml

step "8. The same customer has the same pseudonyms in the CRM's CSV and in the bank's XML"
first() { grep -o 'reference="[^"]*" payer-name="[^"]*" payer-account-number="[^"]*" payer-sort-code="[^"]*"' "$1" | head -1; }
contact() { grep -o "\"$1\",\"[^\"]*\",\"[^\"]*\",\"[^\"]*\",\"[^\"]*\"" "$2" | head -1; }
reference_of() { printf '%s' "$1" | sed 's/reference="\([^"]*\)".*/\1/'; }
note "the first row of the ADDACS report, and that customer's reference, status, payer name, sort code and account in the CRM"
note "in the exports:"
line=$(first exports/bacs-addacs.xml)
echo "$line"
contact "$(reference_of "$line")" exports/salesforce-contacts.csv
note "in the bundle:"
line=$(first vendor-desk/sample/data/bacs-addacs.xml)
echo "$line"
contact "$(reference_of "$line")" vendor-desk/sample/data/salesforce-contacts.csv
contact "$(reference_of "$line")" vendor-desk/sample/data/salesforce-contacts.csv >/dev/null

step "9. The vendor says that it arrived: the form is in OPEN-ME.txt, the signature is ssh-keygen's"
# Fills in a form of lines "key: value": fill_form FILE KEY VALUE ...
fill_form() {
    form=$1
    shift
    while [ $# -gt 0 ]; do
        sed -i "s/^$1:.*/$1: $2/" "$form"
        shift 2
    done
}
receipt=vendor-desk/receipt.txt
datalease disposal form "$bundle" receipt >"$receipt"
fill_form "$receipt" received-on "$(day today)" name "Robin Recipient"
grep -v '^#' "$receipt" | sed '/^$/d'
show ssh-keygen -q -Y sign -f vendor -n datalease-certificate@v1 "$receipt"
show datalease disposal record "$bundle" "$receipt"

step "10. The officer's scheduled job: what is out, what is due, what is late"
show datalease verify
show datalease verify --as-of "$(day "$limit -3 days")"
ends 2 datalease verify --as-of "$(day "$limit +1 day")"
ends 2 datalease verify --as-of "$(day "$limit +1 day")" --format nagios
datalease verify --format prometheus --out "$work/datalease.prom"
printf '\n$ datalease verify --format prometheus --out datalease.prom; grep state datalease.prom\n'
grep -E '^[a-z_]+\{.*state' datalease.prom | grep -v ' 0$'

step "11. The vendor disposes of the sample and certifies it"
form="vendor-desk/disposal-certificate.txt"
sed -n '/^certificate:/,/^name:/p' "vendor-desk/$stem.OPEN-ME.txt" >"$form"
fill_form "$form" disposed-on "$(day today)" method clear copies disposed recipients all sub-processors none \
    backups none name "Robin Recipient"
grep -v '^#' "$form" | sed '/^$/d'
note "Somebody else cannot certify it, not even somebody of ours:"
cp "$form" forged-certificate.txt
show ssh-keygen -q -Y sign -f preparer -n datalease-certificate@v1 forged-certificate.txt
ends 12 datalease disposal record "$bundle" forged-certificate.txt
note "Robin can:"
show ssh-keygen -q -Y sign -f vendor -n datalease-certificate@v1 "$form"
show datalease disposal record "$bundle" "$form"

step "12. Our own copies are copies too: the bundle, and the raw exports"
show datalease disposal purge "$bundle" --inputs
show datalease verify
show datalease status
show datalease report certificate "$bundle" --md

step "13. And nobody can quietly change that record"
show datalease ledger verify --against "$form"
show datalease ledger prove "$bundle" --out proof
show datalease ledger check proof
note "Somebody changes how the bundle was sent, in a copy of the registry:"
cp -r home forged-home
LC_ALL=C sed -i 's/"channel":"portal"/"channel":"e-mail"/' forged-home/registry.sqlite
ends 12 datalease ledger verify --home forged-home
ends 12 datalease verify --home forged-home
printf '\ndone: everything above ran in %s, which is removed now\n' "$work"
