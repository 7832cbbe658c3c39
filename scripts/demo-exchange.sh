#!/bin/sh
# Shows a month of the finance exchange on samples/: from the sales ledger's totals to the return file.
#
# usage: demo-exchange.sh PROGRAM
#
# Everything happens in a temporary folder with throwaway keys. Dates of the agreement are computed from today, so that the
# example is in force on any day.
set -eu

. "$(dirname "$0")/demo-common.sh"

# Fills in a form of lines "key: value": fill_form FILE KEY VALUE ...
fill_form() {
    form=$1
    shift
    while [ $# -gt 0 ]; do
        sed -i "s/^$1:.*/$1: $2/" "$form"
        shift 2
    done
}
# What the sales ledger would say of a file of collections: rows and pence, by a few lines that have nothing of datalease.
ledger() {
    python3 - "$1" <<'END'
import csv, decimal, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    amounts = [decimal.Decimal(row["Amount"].replace(",", "")) for row in csv.DictReader(file)]
print(f"rows={len(amounts)},pence={int(sum(amounts) * 100)}")
END
}

echo "DataLease sends direct-debit files to a supplier under a signed agreement: complete, exact, with nobody's data in them."
echo "The files are made up (samples/), the keys are made now and thrown away."

step "1. Keys, and whose count: an officer, finance and a director here; a director and a clerk at the bureau"
for person in officer finance approver director bureau-director bureau service; do
    ssh-keygen -q -t ed25519 -N '' -C "$person" -f "$person"
done
datalease init --officer officer --name "Olive Officer" >/dev/null
trust() { datalease trust add "$1.pub" --name "$2" --party "$3" --role "$4" --as officer >/dev/null; }
trust finance "Fay Finance" provider preparer
trust approver "Owen Officer" provider approver
trust director "Dana Director" provider signatory
trust bureau-director "Ben Bureau" recipient signatory
trust bureau "Pia Payments" recipient recipient
trust service "Exchange Service" provider service
show datalease trust list

step "2. The agreement: transactional files alone, to be sent in a numbered sequence and acknowledged within two days"
cp "$root/agreements/direct-debit.yaml" agreement.yaml
cp "$root/samples/incorporated-payers.csv" .
fill agreement.yaml term-start "$(day '-1 day')"
fill agreement.yaml term-end "$(day '+360 days')"
fill agreement.yaml review-next "$(day '+200 days')"
fill agreement.yaml due-diligence-date "$(day '-60 days')"
fill agreement.yaml due-diligence-until "$(day '+300 days')"
fill agreement.yaml approver-key "$(public approver)"
fill agreement.yaml provider-signatory-key "$(public director)"
fill agreement.yaml recipient-signatory-key "$(public bureau-director)"
fill agreement.yaml recipient-key "$(public bureau)"
fill agreement.yaml preparer-key "$(public finance)"
# The service that works at night has a key of its own beside finance's.
sed -i "/# fill: preparer-key/a\\    - name: Exchange Service\\n      key: \"$(public service)\"" agreement.yaml
show sed -n '/^ *exchange:/,/^ *otherwise:/p;/^ *otherwise:/q' agreement.yaml
show datalease agreement sign agreement.yaml --as director
show datalease agreement sign agreement.yaml --as bureau-director

step "3. A month: what the billing system exported, and what the sales ledger says of it"
mkdir desk && cp "$root/samples/direct-debit-collections.csv" desk/collections.csv
show head -5 desk/collections.csv
expected=$(ledger desk/collections.csv)
note "the sales ledger: $expected"
note "A file that is a penny off is not sent:"
wrong=$(printf '%s' "$expected" | awk -F'pence=' '{print $1 "pence=" $2 - 1}')
ends 11 datalease exchange send agreement.yaml desk/collections.csv --out out --as finance --expect "$wrong"
[ ! -e out ] || [ -z "$(ls -A out)" ]

step "4. Sent: companies' records as they are; people's are held back, counted, and listed at home"
ends 3 datalease exchange send agreement.yaml desk/collections.csv --out out --as finance --expect "$expected"
bundle=$(cd out && ls -- *.zip.age)
stem=${bundle%.zip.age}
note "what was held back, at home only (a sole trader is a person, whatever the shop is called):"
show head -4 "$DATALEASE_HOME"/exchanges/*.held-back.csv
show datalease bundle release "$bundle" --via sftp
show datalease exchange status

step "5. The bureau opens it with tools at hand, and every kept value is what it was"
mkdir bureau-desk && cp out/* bureau-desk/
show age -d -i bureau -o bureau-desk/exchange.zip "bureau-desk/$bundle"
show unzip -q -d bureau-desk/exchange bureau-desk/exchange.zip
show ls bureau-desk/exchange bureau-desk/exchange/data
received=$(find bureau-desk/exchange/data -name '*.csv')
show head -3 "$received"
printf '\n$ compare the kept fields of what arrived with what was exported, record by record\n'
python3 - desk/collections.csv "$received" <<'END'
import csv, sys
def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
before, after = rows(sys.argv[1]), rows(sys.argv[2])
kept = [name for name in before[0] if name != "InvoiceNumber"]
rest = iter(before)
for row in after:
    # What arrived stands in the export, in the same order.
    origin = next(origin for origin in rest if all(origin[name] == row[name] for name in kept))
    assert row["InvoiceNumber"] != origin["InvoiceNumber"]
print(f"{len(after)} of {len(before)} records arrived; {', '.join(kept)} are the same in each; InvoiceNumber is a token")
END

step "6. The bureau acknowledges with its own totals, signed"
receipt=bureau-desk/exchange/exchange-receipt.txt
totals=$(ledger "$received")
digest=$(sha256sum "bureau-desk/$bundle" | cut -d' ' -f1)
fill_form "$receipt" bundle-sha256 "$digest" rows "$(echo "$totals" | sed 's/rows=\([0-9]*\).*/\1/')" \
    pence "${totals#*pence=}" outcome accepted received-on "$(day today)" name "Pia Payments"
grep -v '^#' "$receipt" | sed '/^$/d'
note "A receipt with other totals disputes the exchange; this one is signed by somebody else, and counts for nothing:"
cp "$receipt" forged.txt
show ssh-keygen -q -Y sign -f bureau-director -n datalease-receipt@v1 forged.txt
ends 12 datalease exchange receipt forged.txt
show ssh-keygen -q -Y sign -f bureau -n datalease-receipt@v1 "$receipt"
show datalease exchange receipt "$receipt"
show datalease exchange status

step "7. A file sent twice debits people twice"
ends 11 datalease exchange send agreement.yaml desk/collections.csv --out out --as finance --expect "$expected"
note "... and a byte that was changed since does not hide it:"
sed '2s/LTD/Ltd/I;2s/LIMITED/Limited/I' desk/collections.csv >desk/again.csv
printf '\n' >>desk/again.csv
ends 11 datalease exchange send agreement.yaml desk/again.csv --out out --as finance --expect "$expected"

step "8. What came back unpaid: matched to what was sent, tokens turned back"
python3 - "$root/samples/direct-debit-returns.csv" "$received" returns.csv <<'END'
# The bureau's file of what was not paid: it knows an invoice by the token alone.
import csv, sys
with open(sys.argv[2], newline="", encoding="utf-8") as file:
    tokens = {row["Reference"]: row["InvoiceNumber"] for row in csv.DictReader(file)}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    reader = csv.DictReader(file)
    rows = list(reader)
with open(sys.argv[3], "w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, reader.fieldnames)
    writer.writeheader()
    for row in rows:
        if row["Reference"] in tokens:
            writer.writerow(dict(row, InvoiceNumber=tokens[row["Reference"]]))
END
show cat returns.csv
show datalease exchange receive returns.csv --for "$bundle" --out returned.csv
show cat returned.csv

step "9. The next month, by a clerk: files dropped into a folder"
mkdir -p month/in
cat >month/exchange.yaml <<END
apiVersion: datalease/v1
kind: ExchangeFolder
agreement: $work/agreement.yaml
sequence: monthly-collection
key: $work/service
END
show cat month/exchange.yaml
sed 's|/12/2026|/01/2027|' desk/collections.csv >month/in/collections.csv
printf '%s\n' "$(ledger month/in/collections.csv)" >month/in/collections.csv.expect
cp desk/collections.csv month/in/collections_again.csv
printf '%s\n' "$expected" >month/in/collections_again.csv.expect
show ls month/in
ends 11 datalease exchange run month
show ls -R month/out month/sent month/failed
show cat month/failed/*.reason.txt
note "run again, it does nothing: what is sent is sent"
show datalease exchange run month
show datalease exchange status

step "10. The officer's scheduled job says when a receipt is late"
show datalease verify
ends 2 datalease verify --as-of "$(day '+4 days')"
show datalease ledger verify
printf '\ndone: everything above ran in %s, which is removed now\n' "$work"
