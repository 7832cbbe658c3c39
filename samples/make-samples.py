#!/usr/bin/env python3
"""Writes the sample exports that stand beside this script. Nothing in them is real.

    samples/make-samples.py            writes the files
    samples/make-samples.py --check    says whether the files are what this script writes

The result is the same on every machine: the only source of chance is the seeded generator in making/cast.py.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

from making import bacs_xml, crm, direct_debit, exchange, exchange_inputs, iso20022, standard18, telecom
from making.archive import content
from making.cast import Dice, population
from making.contacts import contacts, contacts_csv
from making.payments import payments_csv
from making.reports import addacs_xml, arudd_xml

FOLDER = Path(__file__).resolve().parent


def samples():
    customers = population(Dice(48213))
    files = {
        "salesforce-contacts.csv": contacts_csv(contacts(Dice(1), customers)),
        "gocardless-payments.csv": payments_csv(Dice(2), customers),
        "bacs-addacs.xml": addacs_xml(Dice(3), customers),
        "bacs-arudd.xml": arudd_xml(Dice(4), customers),
    }
    # Fewer people are enough for what a profile is tried on; the same ones everywhere.
    cast = customers[:40]
    for maker in (crm, direct_debit, standard18, bacs_xml, iso20022, telecom, exchange, exchange_inputs):
        files.update(maker.samples(cast))
    return files


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    stale = []
    for name, written in samples().items():
        path = FOLDER / name
        if not arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(written)
        elif not path.exists() or content(path.read_bytes()) != content(written):
            stale.append(name)
    if stale:
        sys.exit("not what make-samples.py writes: " + ", ".join(stale))


if __name__ == "__main__":
    main(sys.argv[1:])
