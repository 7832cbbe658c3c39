"""What somebody does to a home who can write to all of it, and knows how it is made.

    ledger_files.py sql HOME STATEMENTS   changes the database past every trigger
    ledger_files.py cut HOME SIZE         takes the newest events away, so that the rest holds together
    ledger_files.py sign HOME             signs the ledger that is there with the home's key
    ledger_files.py append HOME KIND BUNDLE MEMBERS ACTOR
                                          appends an event of that kind, everything but its signature made right;
                                          MEMBERS is JSON without its braces, ACTOR JSON; BUNDLE 0 is none
    ledger_files.py fill HOME COUNT       appends so many events by which our copies of bundle 1 were searched for
"""

import base64
import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile


def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()


def leaves(db):
    return [row[0] for row in db.execute("select leaf from events order by seq")]


def without_triggers(db):
    triggers = db.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute("drop trigger " + name)
    db.execute("pragma foreign_keys = off")
    return [sql for _, sql in triggers]


def cut(db, size):
    for table in ("paths", "evidence"):
        db.execute(f"delete from {table} where bundle in (select number from bundles where prepared > ?)", (size,))
    db.execute("delete from bundles where prepared > ?", (size,))
    db.execute("delete from events where seq > ?", (size,))
    set_tree(db)


def set_tree(db):
    kept, peaks, at = leaves(db), b"", 0
    for bit in reversed(range(40)):
        if len(kept) >> bit & 1:
            peaks += root(kept[at : at + (1 << bit)])
            at += 1 << bit
    db.execute("update tree set size = ?, peaks = ?", (len(kept), peaks))


def append(db, kind, bundle, members, actor):
    before = leaves(db)
    (last,) = db.execute("select bytes from events where seq = ?", (len(before),)).fetchone()
    at = json.loads(last)["at"]
    event = (
        f'{{"v":1,"seq":{len(before) + 1},"at":"{at}","kind":"{kind}","actor":{actor},'
        f'"tree":{{"size":{len(before)},"root":"{root(before).hex()}"}},'
        + (f'"bundle":{bundle},' if int(bundle) else "")
        + members
        + "}"
    ).encode()
    db.execute(
        "insert into events (seq, kind, bundle, leaf, bytes) values (?, ?, ?, ?, ?)",
        (len(before) + 1, kind, int(bundle) or None, hashlib.sha256(b"\0" + event).digest(), event),
    )
    set_tree(db)


def fill(db, count):
    kept = leaves(db)
    (last,) = db.execute("select bytes from events where seq = ?", (len(kept),)).fetchone()
    at = json.loads(last)["at"]
    # The roots of the full subtrees, with their sizes, the largest first.
    peaks = []

    def add(leaf):
        peaks.append((1, leaf))
        while len(peaks) > 1 and peaks[-1][0] == peaks[-2][0]:
            (size, right), (_, left) = peaks.pop(), peaks.pop()
            peaks.append((2 * size, hashlib.sha256(b"\x01" + left + right).digest()))

    def head():
        result = peaks[-1][1]
        for _, peak in reversed(peaks[:-1]):
            result = hashlib.sha256(b"\x01" + peak + result).digest()
        return result

    for leaf in kept:
        add(leaf)
    for size in range(len(kept), len(kept) + count):
        event = (
            f'{{"v":1,"seq":{size + 1},"at":"{at}","kind":"own-copies-purged","actor":{{"user":"uid:0"}},'
            f'"tree":{{"size":{size},"root":"{head().hex()}"}},"bundle":1,"removed":[],"remaining":[]}}'
        ).encode()
        leaf = hashlib.sha256(b"\0" + event).digest()
        db.execute(
            "insert into events (seq, kind, bundle, leaf, bytes) values (?, 'own-copies-purged', 1, ?, ?)",
            (size + 1, leaf, event),
        )
        add(leaf)
    db.execute("update tree set size = ?, peaks = ?", (len(kept) + count, b"".join(peak for _, peak in peaks)))


def sign(db, home):
    seed = base64.b64decode(open(home + "/ledger/ledger.key").read().split()[1])
    all_leaves = leaves(db)
    text = f"datalease/ledger\n{len(all_leaves)}\n{base64.b64encode(root(all_leaves)).decode()}\n"
    with tempfile.TemporaryDirectory() as folder:

        def openssl(*arguments):
            return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout

        key = folder + "/key.der"
        with open(key, "wb") as file:
            file.write(bytes.fromhex("302e020100300506032b657004220420") + seed)
        with open(folder + "/text", "w") as file:
            file.write(text)
        signature = openssl("pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", key, "-in", folder + "/text")
        public = openssl("pkey", "-inform", "DER", "-in", key, "-pubout", "-outform", "DER")[-32:]
    key_id = hashlib.sha256(b"datalease/ledger\n\x01" + public).digest()[:4]
    blob = base64.b64encode(key_id + signature).decode()
    note = f"{text}\n\u2014 datalease/ledger {blob}\n"
    with open(home + "/ledger/checkpoint", "w") as file:
        file.write(note)
    db.execute("insert or replace into signed_head (id, note) values (1, ?)", (note,))


def main():
    what, home = sys.argv[1:3]
    db = sqlite3.connect(home + "/registry.sqlite")
    triggers = without_triggers(db)
    if what == "sign":
        sign(db, home)
    elif what == "append":
        append(db, *sys.argv[3:7])
    elif what == "fill":
        fill(db, int(sys.argv[3]))
    elif what == "sql":
        db.executescript(sys.argv[3])
    else:
        cut(db, int(sys.argv[3]))
    for trigger in triggers:
        db.execute(trigger)
    db.commit()


main()
