#!/usr/bin/env python3
"""Looks for the made-up people of samples/ in files that came of the samples.

usage: leaks.py CHECKOUT FOLDER

Prints a line `FILE: KIND: HOW MANY` for every kind of value that a file of FOLDER still holds, and exits with 1 where there
is one. Names count from six letters on; shorter ones, references and account numbers may meet a pseudonym by chance, so one
of them is none; of postcodes, which are few, a fifth.
"""

import html
import re
import sys
import unicodedata
from pathlib import Path

import exports

CHANCE = {"short name": 1, "reference": 1, "account": 1}


def people(checkout):
    sys.path.insert(0, str(checkout / "samples"))
    from making.cast import FAMILY, GIVEN, STREETS, Dice, population

    customers = population(Dice(48213))
    names = {plain(part) for name in GIVEN + FAMILY for part in re.split(r"[\s-]", name)}
    return {
        "name": {name for name in names if len(name) >= 6},
        "short name": {name for name in names if len(name) == 5},
        "street": {plain(street) for street in STREETS},
        "mail address": {plain(customer.email) for customer in customers},
        "phone": {customer.mobile[1:] for customer in customers}
        | {"".join(customer.landline)[1:] for customer in customers},
        "sort code and account": {customer.sort_code + customer.account for customer in customers} | {"00009999999999"},
        "account": {customer.account for customer in customers},
        "reference": {customer.reference.lower() for customer in customers},
        "id": {plain(i) for customer in customers for i in (customer.gocardless_id, customer.mandate_id)},
        "secret": {"madeuppassword"},
        "postcode": {plain(customer.postcode) for customer in customers},
    }


def plain(text):
    return unicodedata.normalize("NFC", text).casefold()


def held(path, values):
    """The values of each kind that a file holds."""
    whole = plain(html.unescape(exports.text(path)))
    words = set(re.findall(r"[^\W\d_]+", whole))
    # Numbers are written with spaces, hyphens, dots and brackets.
    joined = re.sub(r"(?<=\d)[ ().-]+(?=\d)", "", whole)
    runs = set(re.findall(r"\d+", joined)) | set(re.findall(r"\d+", whole))
    digits = "\n".join(runs)
    found = {}
    for kind, wanted in values.items():
        if kind in ("name", "short name"):
            found[kind] = words & wanted
        elif kind == "account":
            found[kind] = runs & wanted
        elif kind in ("phone", "sort code and account"):
            found[kind] = {value for value in wanted if value in digits}
        else:
            found[kind] = {value for value in wanted if value in whole}
    return found


def main(checkout, folder):
    values = people(Path(checkout))
    is_clean = True
    for path in exports.files(folder):
        sample = Path(checkout) / "samples" / path.name
        before = held(sample, values) if sample.exists() else {}
        for kind, found in held(path, values).items():
            allowed = len(before.get(kind, ())) // 5 if kind == "postcode" else CHANCE.get(kind, 0)
            if len(found) > allowed:
                is_clean = False
                print(f"{path.name}: {kind}: {len(found)}")
    sys.exit(0 if is_clean else 1)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(*sys.argv[1:])
