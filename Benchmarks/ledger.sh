#!/bin/sh
# Measures `verify` and `ledger verify` on a registry of many bundles, ten events each: wall time and peak memory.
#
# usage: ledger.sh PROGRAM [BUNDLES]
#
# 100000 bundles, the default, are a million events; they need 1.5 GB of space in TMPDIR and a minute to make. Each is
# measured three times; the median time and the largest peak are printed, and beside them the time that sqlite3 needs to
# check the pages of the same file.
set -eu
program=$1
bundles=${2:-100000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DATALEASE_HOME="$work/home"
for key in officer preparer approver director vendor-director vendor; do
    ssh-keygen -q -t ed25519 -N '' -f "$key"
done
# One bundle of which every signature holds: the newest ones are copies of it.
{
    "$program" init --officer officer
    while read -r key name party role; do
        "$program" trust add "$key.pub" --name "$name" --party "$party" --role "$role" --as officer
    done <<END
preparer A provider preparer
approver E provider approver
director B provider signatory
vendor-director C recipient signatory
vendor D recipient recipient
END
    sh "$here/agreement.sh" csv preparer.pub director.pub vendor-director.pub vendor.pub |
        sed "s|approvers: \[\]|approvers: [{name: E, key: \"$(cut -d' ' -f1,2 approver.pub)\"}]|
             s|{from: prepared, within: P30D}|&, {from: fault-resolved, within: P5D}|" >agreement.yaml
    "$program" agreement sign agreement.yaml --as director
    "$program" agreement sign agreement.yaml --as vendor-director
    header=Id,AccountId,MailingCity,MailingPostalCode,Birthdate,Status,CreatedDate,Amount,FirstName,LastName
    printf '%s\n' "$header,Email,Phone,MobilePhone,MailingStreet,Reference,Notes" "1,2,Leeds,,,open,,10,Ann,Example,,,,,," \
        >contacts.csv
    "$program" prepare agreement.yaml contacts.csv --out out --as preparer
    "$program" bundle release B1 --via portal
    day=$(TZ=Europe/London date +%F)
    record() { # a kind of form, what sed fills it in with
        "$program" disposal form B1 "$1" | sed "$2" >"$1.txt"
        ssh-keygen -q -Y sign -f vendor -n datalease-certificate@v1 "$1.txt"
        "$program" disposal record B1 "$1.txt"
    }
    record receipt "s/^received-on:.*/received-on: $day/; s/^name:.*/name: D/"
    "$program" disposal resolve BENCH --on "$day" --as approver
    "$program" disposal hold B1 --law "Limitation Act 1980" --until "$(date -d "$day + 1 year" +%F)" --as approver
    "$program" disposal hold B1 --lift --reason settled --as approver
    record certificate "s/^disposed-on:.*/disposed-on: $day/; s/^method:.*/method: destroy/; s/^copies:.*/copies: disposed/
        s/^recipients:.*/recipients: all/; s/^sub-processors:.*/sub-processors: none/; s/^backups:.*/backups: none/
        s/^name:.*/name: D/"
    "$program" disposal purge B1 --inputs
} >setup.log 2>&1 || { cat setup.log; exit 1; }
python3 "$here/make-ledger.py" "$DATALEASE_HOME" "$bundles" "$work"
# Any event puts the checkpoint in place, too.
"$program" trust add preparer.pub --name A --party provider --role approver --as officer >/dev/null

# Runs a command three times; prints the median of its wall seconds and its largest peak memory in MiB. Exit code 2 of
# `verify` says that something needs action, as one bundle in fifty does here.
measure() {
    python3 - "$@" <<'END'
import resource, statistics, subprocess, sys, time
seconds = []
for _ in range(3):
    start = time.monotonic()
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if code not in (0, 2): sys.exit(f"exit code {code}")
    seconds.append(time.monotonic() - start)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{statistics.median(seconds):.2f} s, {peak:.0f} MiB")
END
}

events=$((bundles * 10))
size=$(wc -c <"$DATALEASE_HOME/registry.sqlite")
echo "machine: $(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)"
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
echo "registry: $bundles bundles, $events events and some, $((size / 1000000)) MB"
# As of today, when known paths are looked at too.
for format in text json nagios prometheus junit ical; do
    echo "verify --format $format: $(measure "$program" verify --format $format)"
done
echo "ledger verify: $(measure "$program" ledger verify)"
if command -v sqlite3 >/dev/null; then
    echo "sqlite3, quick_check alone: $(measure sqlite3 "$DATALEASE_HOME/registry.sqlite" 'PRAGMA quick_check')"
fi
