#!/usr/bin/env python3
"""Fills the registry of a home with made-up bundles, ten events each, to measure `verify` and `ledger verify`.

usage: make-ledger.py HOME BUNDLES KEYS

HOME is the folder of a home in which one bundle went through all of its life. Each made-up bundle is prepared, released, received,
its fault resolved, held and let go, certified, further evidenced, and our copies purged twice; its evidence and paths
are there too. It all happened between November 2025 and, where there are 100,000, June 2026, so that `verify` sees it as
of today. The events are written as docs/ledger-format.md has them, by this program's own code, so `ledger verify` on the
result also compares two implementations. Signatures of evidence are placeholders, which `ledger verify` checks only when
asked; the head is signed with the home's key, as the program does it.

The newest events are judged by what was signed every time. These are copies of bundle 1, signed anew with the keys `vendor`
and `approver` in the folder KEYS, and dated like it.
"""
import base64
import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from json import dumps

BUNDLES_AN_AGREEMENT = 100
# With eight events each: more than are judged again.
COPIES = 700


def sha256(data):
    return hashlib.sha256(data).digest()


def fingerprint(name):
    return "SHA256:" + base64.b64encode(sha256(name.encode())).decode().rstrip("=")


class Tree:
    """RFC 6962 section 2.1, kept as the roots of its full subtrees."""

    def __init__(self, size, peaks):
        self.size = size
        self.peaks = peaks

    def append(self, leaf):
        for _ in range((~self.size & (self.size + 1)).bit_length() - 1):
            leaf = sha256(b"\1" + self.peaks.pop() + leaf)
        self.peaks.append(leaf)
        self.size += 1

    def root(self):
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = sha256(b"\1" + peak + root)
        return root


class Ledger:
    def __init__(self, database):
        size, peaks = database.execute("SELECT size, peaks FROM tree").fetchone()
        self.database = database
        self.tree = Tree(size, [peaks[at:at + 32] for at in range(0, len(peaks), 32)])
        self.seconds = int(datetime(2025, 11, 3, 9, tzinfo=timezone.utc).timestamp())

    def head(self):
        return f'{{"size":{self.tree.size},"root":"{self.tree.root().hex()}"}}'

    def append(self, kind, actor, bundle, members, at=None):
        """`members` is JSON without its braces. Gives the number of the event."""
        sequence = self.tree.size + 1
        self.seconds += 20
        at = at or datetime.fromtimestamp(self.seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        event = (f'{{"v":1,"seq":{sequence},"at":"{at}","kind":"{kind}","actor":{{{actor}}},"tree":{self.head()},'
                 + (f'"bundle":{bundle},' if bundle else "") + members + "}").encode()
        leaf = sha256(b"\0" + event)
        self.database.execute("INSERT INTO events (seq, kind, bundle, leaf, bytes) VALUES (?, ?, ?, ?, ?)",
                              (sequence, kind, bundle, leaf, event))
        self.tree.append(leaf)
        return sequence

    def keep(self, kind, bundle, text):
        """Keeps a file as evidence and gives its digest."""
        data = text.encode()
        digest = sha256(data).hex()
        self.database.execute("INSERT INTO evidence (digest, kind, bundle, bytes) VALUES (?, ?, ?, ?)",
                              (digest, kind, bundle, data))
        return digest

    def signed(self, kind, bundle, text):
        """Keeps a text and a placeholder of the size of its signature; gives both digests."""
        return (self.keep(kind, bundle, text),
                self.keep(kind + "-signature", bundle, f"placeholder of a signature {kind} {bundle}\n" + "A" * 270))

    def order(self, bundle, text):
        first, second = self.signed("reason", bundle, text)
        return f'"order":{{"text":"{first}","signature":"{second}"}}'

    def end(self, note):
        self.database.execute("UPDATE tree SET size = ?, peaks = ?", (self.tree.size, b"".join(self.tree.peaks)))
        self.database.execute("UPDATE signed_head SET note = ?", (note,))

    def note(self, home):
        """The checkpoint over all events, signed by openssl."""
        text = f"datalease/ledger\n{self.tree.size}\n{base64.b64encode(self.tree.root()).decode()}\n"
        with open(f"{home}/ledger/ledger.key") as file:
            seed = base64.b64decode(file.read().split()[1])
        with tempfile.TemporaryDirectory() as folder:
            key, signed = f"{folder}/key.der", f"{folder}/text"
            with open(key, "wb") as file:
                file.write(bytes.fromhex("302e020100300506032b657004220420") + seed)
            with open(signed, "w") as file:
                file.write(text)
            signature, public = (
                subprocess.run(["openssl"] + command, check=True, capture_output=True).stdout for command in (
                    ["pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", key, "-in", signed],
                    ["pkey", "-inform", "DER", "-in", key, "-pubout", "-outform", "DER"]))
        key_id = sha256(b"datalease/ledger\n\1" + public[-32:])[:4]
        return f"{text}\n\u2014 datalease/ledger {base64.b64encode(key_id + signature).decode()}\n"


def limit(prepared, days):
    end = prepared + timedelta(days=days)
    by = end + timedelta(days=7)
    return (f'{{"date":"{end}","trigger":"prepared","certificateBy":"{by}","certificateWithin":"5 working days",'
            f'"calendar":"england-and-wales 2026-11-01","provisional":false,"candidates":[{{"trigger":"prepared",'
            f'"within":"P{days}D","origin":"{prepared}","date":"{end}"}},{{"trigger":"fault-resolved","within":"P5D"}}]}}')


def add_agreement(ledger, number, officer):
    identifier = f"DSA-2025-{number:04}"
    text = f"# a placeholder of agreement {identifier}\n".encode()
    digest = sha256(text).hex()
    ledger.database.execute("INSERT INTO agreements (digest, id, version, bytes) VALUES (?, ?, 1, ?)",
                            (digest, identifier, text))
    ledger.append("agreement-registered", officer, None, f'"id":"{identifier}","version":1,"digest":"{digest}"')
    orders = [ledger.order(None, f"order: datalease/v1\nkind: {kind}\nagreement: {identifier}\n")
              for kind in ("fault-resolved", "hold", "hold-lifted")]
    ledger.append("fault-resolved", officer, None,
                  f'"agreement":"{identifier}","resolvedOn":"2025-12-01",{orders[0]}')
    return identifier, digest, orders


def add_bundle(ledger, number, agreement):
    identifier, agreement_digest, orders = agreement
    preparer = f'"key":"{fingerprint("preparer")}"'
    officer = f'"key":"{fingerprint("officer")}"'
    signers = [fingerprint(f"{identifier} engineer {index}") for index in (1, 2)]
    prepared = date(2025, 11, 3) + timedelta(days=number % 28)
    stem = f"{identifier}.B{number}.dispose-by-{prepared + timedelta(days=30)}"
    digest, export, entry = (sha256(f"{what} {number}".encode()).hex() for what in ("bundle", "export", "entry"))
    gone = prepared + timedelta(days=20 if number % 50 else 45)
    sequence = ledger.append(
        "bundle-prepared", preparer, number,
        f'"rehearsal":false,"stem":"{stem}","digest":"{digest}","size":{100000 + number},'
        f'"agreement":{{"id":"{identifier}","version":1,"digest":"{agreement_digest}"}},'
        f'"recipients":{dumps(signers, separators=(",", ":"))},"datasets":[{{"name":"contacts","input":"{export}",'
        f'"inputSize":{900000 + number},"rowsRead":5000,"rowsShared":500}}],"limit":{limit(prepared, 30)},'
        f'"evidence":["certificate","own-copies","deletion-log"],"methodAtLeast":"delete",'
        f'"duty":{{"return":false,"certifiers":{dumps(signers, separators=(",", ":"))},"subProcessors":0}},'
        f'"entries":["{entry}"]')
    head = ledger.head()
    ledger.database.execute("INSERT INTO bundles VALUES (?, ?, 0, ?, 1, ?, ?, ?)",
                            (number, stem, identifier, agreement_digest, digest, sequence))
    ledger.database.executemany(
        "INSERT INTO paths (bundle, what, digest, size, path) VALUES (?, ?, ?, ?, ?)",
        [(number, what, of, 100000, f"/srv/{what}/{stem}") for what, of in (("input", export), ("bundle", digest))])
    ledger.append("bundle-released", officer, number, '"channel":"portal"')
    about = f"bundle: {stem}\nbundle-sha256: {digest}\nagreement: {identifier} v1 {agreement_digest}\n"
    text, signature = ledger.signed("receipt", number, f"receipt: datalease/v1\n{about}received-on: {prepared}\n")
    ledger.append("receipt-recorded", officer, number,
                  f'"receipt":"{text}","signature":"{signature}","signer":"{signers[0]}","receivedOn":"{prepared}",'
                  f'"checkpoint":{head},"accepted":true,"problems":[]')
    ledger.append("limit-computed", officer, number, f'"cause":"fault-resolved",{orders[0]},"limit":{limit(prepared, 29)}')
    ledger.append("hold-placed", officer, number, f'{orders[1]},"until":"{prepared + timedelta(days=10)}"')
    ledger.append("hold-lifted", officer, number, f'{orders[2]},"until":"{prepared + timedelta(days=5)}"')
    text, signature = ledger.signed(
        "certificate", number, f"certificate: datalease/v1\n{about}disposed-on: {gone}\nmethod: purge\nname: A. Engineer\n")
    ledger.append("certificate-recorded", officer, number,
                  f'"certificate":"{text}","signature":"{signature}","signer":"{signers[0]}","disposedOn":"{gone}",'
                  f'"method":"purge","accepted":true,"problems":[],"scope":{{"allRecipients":true,"checkpoint":{head}}}')
    text, signature = ledger.signed("deletion-log", number, f"evidence: datalease/v1\nkind: deletion-log\n{about}")
    attachment = ledger.keep("attachment", number, f"deleted {digest}\n")
    ledger.append("evidence-recorded", officer, number,
                  f'"evidence":"deletion-log","document":"{text}","signature":"{signature}","signer":"{signers[0]}",'
                  f'"attachment":"{attachment}","date":"{gone}","accepted":true,"problems":[]')
    ledger.append("own-copies-purged", officer, number, f'"removed":["{digest}"],"remaining":["{export}"]')
    ledger.append("own-copies-purged", officer, number, f'"removed":["{export}"],"remaining":[]')


def add_copies(ledger, first, keys):
    """Copies of bundle 1, from number `first` on, each with a digest and texts of its own."""
    database = ledger.database
    events = [bytes(row[0]).decode() for row in database.execute("SELECT bytes FROM events WHERE bundle = 1 ORDER BY seq")]
    prepared = json.loads(events[0])
    about = prepared["digest"]
    # What is signed about the bundle; an order about its agreement is kept as it is.
    texts = [(kind, data.decode(), sha256(data).hex()) for kind, data in database.execute(
        "SELECT kind, bytes FROM evidence WHERE kind IN ('receipt', 'certificate') OR kind = 'order' ORDER BY id")
        if b"BENCH.B1" in data]
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        files = {"vendor": [], "approver": []}
        for number in range(first, first + COPIES):
            digest = sha256(f"copy {number}".encode()).hex()
            changes = [("BENCH.B1", f"BENCH.B{number}"), (about, digest)]
            for place, (kind, text, _) in enumerate(texts):
                path = f"{folder}/{number}.{place}"
                with open(path, "w") as file:
                    file.write(replaced(text, changes))
                files["approver" if kind == "order" else "vendor"].append(path)
            copies.append((number, digest, changes))
        for key, namespace in ("vendor", "datalease-certificate@v1"), ("approver", "datalease-reason@v1"):
            subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", f"{keys}/{key}", "-n", namespace] + files[key],
                           check=True, capture_output=True)
        for number, digest, changes in copies:
            for place, (kind, _, old) in enumerate(texts):
                for suffix, ending in ("", ""), ("-signature", ".sig"):
                    with open(f"{folder}/{number}.{place}{ending}") as file:
                        new = ledger.keep(kind + suffix, number, file.read())
                    changes.append((signature_of(events, old) if suffix else old, new))
            for event in events:
                parsed = json.loads(event)
                members = replaced(event[event.index('"bundle":1,') + len('"bundle":1,'):-1], changes)
                actor = dumps(parsed["actor"], separators=(",", ":"))[1:-1]
                sequence = ledger.append(parsed["kind"], actor, number, members, at=parsed["at"])
                if parsed["kind"] == "bundle-prepared":
                    agreement = parsed["agreement"]
                    database.execute(
                        "INSERT INTO bundles VALUES (?, ?, 0, ?, ?, ?, ?, ?)",
                        (number, replaced(parsed["stem"], changes), agreement["id"], agreement["version"],
                         agreement["digest"], digest, sequence))


def replaced(text, changes):
    for old, new in changes:
        text = text.replace(old, new)
    return text


def signature_of(events, text):
    """The digest of the signature that an event names behind a text's."""
    for event in events:
        place = event.find(text)
        if place >= 0:
            return event[event.index('"signature":"', place) + len('"signature":"'):][:64]
    sys.exit("a text that no event names")


def main(home, bundles, keys):
    database = sqlite3.connect(f"{home}/registry.sqlite", isolation_level=None)
    database.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN IMMEDIATE;")
    ledger = Ledger(database)
    officer = f'"key":"{fingerprint("officer")}"'
    for number in range(2, bundles + 2):
        if number == 2 or number % BUNDLES_AN_AGREEMENT == 1:
            agreement = add_agreement(ledger, number // BUNDLES_AN_AGREEMENT + 1, officer)
        add_bundle(ledger, number, agreement)
    add_copies(ledger, bundles + 2, keys)
    ledger.end(ledger.note(home))
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
