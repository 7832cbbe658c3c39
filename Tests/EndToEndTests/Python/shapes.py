#!/usr/bin/env python3
"""Compares the structure of files with that of the samples they came of, as Python's csv and expat see it.

usage: shapes.py SAMPLES FOLDER

Prints a line for every difference and exits with 1 where there is one. Known differences are the columns and elements that
the profiles drop and the records that they set aside.
"""

import re
import sys
from pathlib import Path

import exports

DROPPED_COLUMNS = {
    "dynamics-contacts.csv": 3, "phone-users.csv": 7, "salesforce-contacts.csv": 1, "suitecrm-contacts.csv": 1,
}
DROPPED_ELEMENTS = {"Signature", "SignatureMethod"}


def skeleton(element):
    children = [skeleton(child) for child in element if exports.local(child.tag) not in DROPPED_ELEMENTS]
    return (element.tag, list(element.attrib), children)


def breaks(path):
    """How often each kind of line end stands in a file."""
    raw = exports.text(path)
    crlf = raw.count("\r\n")
    return crlf, raw.count("\n") - crlf, raw.count("\r") - crlf


def dropped_lines(sample):
    """The line ends within what is dropped of an XML sample."""
    names = "|".join(DROPPED_ELEMENTS)
    return sum(m[0].count("\n") for m in re.finditer(rf"<({names})[ >].*?</\1>", exports.text(sample), re.DOTALL))


def differences(sample, copy):
    if sample.suffix == ".csv":
        dropped = DROPPED_COLUMNS.get(sample.name, 0)
        counts = [max(len(row) - dropped, 0) for row in exports.shared_rows(sample)]
        if counts != [len(row) for row in exports.rows(copy)]:
            yield "other fields"
        # A dropped column takes the line ends in its cells along.
        if not dropped and sample.name not in exports.SET_ASIDE and breaks(sample) != breaks(copy):
            yield "other line ends"
        return
    before, after = exports.lines(sample), exports.lines(copy)
    if len(before) - dropped_lines(sample) != len(after):
        yield f"{len(after)} lines of {len(before)}"
    if sample.suffix == ".xml":
        if skeleton(exports.tree(sample)) != skeleton(exports.tree(copy)):
            yield "another tree"
        return
    if [len(line) for line in before] != [len(line) for line in after]:
        yield "another length of a line"
    allowed = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.&/- \r\n")
    if not set("".join(after)) <= allowed | set("".join(before)):
        yield "characters that Bacs does not have"
    yield from unbalanced(after)


def unbalanced(lines):
    """Whether payments and contras fit the totals behind them."""
    debits, credits = [], []
    for line in lines:
        if line.startswith("UTL1"):
            found = (sum(debits), sum(credits), len(debits), len(credits))
            said = (int(line[4:17]), int(line[17:30]), int(line[30:37]), int(line[37:44]))
            if found != said:
                yield f"totals {said} of {found}"
            debits, credits = [], []
        elif line[15:17] in ("01", "17", "18", "19"):
            debits.append(int(line[35:46]))
        elif line[15:17] == "99":
            credits.append(int(line[35:46]))
        # All other codes are instructions without a sum.


def main(samples, folder):
    is_same = True
    for copy in exports.files(folder):
        sample = Path(samples) / copy.name
        if not sample.exists():
            continue
        for difference in differences(sample, copy):
            is_same = False
            print(f"{copy.name}: {difference}")
    sys.exit(0 if is_same else 1)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(*sys.argv[1:])
