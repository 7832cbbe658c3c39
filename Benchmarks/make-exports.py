#!/usr/bin/env python3
"""Writes a made-up contacts export of so many rows as CSV, and the first half of its records as XML, which is as large.

usage: make-exports.py ROWS CSV-FILE XML-FILE

Sixteen columns; a million rows are 330 MB of CSV. Names are letters by rule, numbers and domains are reserved ones. The
same ROWS give the same bytes.
"""
import random
import sys

COLUMNS = ["Id", "AccountId", "FirstName", "LastName", "Email", "Phone", "MobilePhone", "MailingStreet", "MailingCity",
           "MailingPostalCode", "Birthdate", "Status", "CreatedDate", "Amount", "Reference", "Notes"]
SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro".split()


def record(rng, words, number):
    """One person. No word of the notes is a family name, and no town is anybody's: the proof over the output would find them."""
    first, last = rng.choice(words).capitalize(), rng.choice(words).capitalize() + "v"
    notes = " ".join(rng.choices(words, k=rng.randint(8, 24)))
    return [f"003EX{number:010d}", f"001EX{number // 3:010d}", first, last, f"{first}.{last}{number % 997}@example.com".lower(),
            f"01632 960{rng.randint(0, 999):03d}", f"07700 900{rng.randint(0, 999):03d}",
            f"{rng.randint(1, 300)} {rng.choice(words).capitalize()} Street", rng.choice(words).capitalize() + "ton",
            f"ZZ99 {rng.randint(1, 9)}AA", f"19{rng.randint(40, 99)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
            rng.choice(["Active", "Suspended", "Closed"]), "2026-07-11T18:15:29.000Z", f"{rng.randint(0, 99999) / 100:.2f}",
            f"EXT{rng.randint(0, 9999999):07d}", notes]


def write(rows, csv, xml):
    rng = random.Random(2026)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(3000)]
    csv.write(",".join(f'"{name}"' for name in COLUMNS) + "\r\n")
    xml.write('<?xml version="1.0" encoding="UTF-8"?>\n<Contacts>\n')
    for number in range(rows):
        values = record(rng, words, number)
        csv.write('"' + '","'.join(values) + '"\r\n')
        if number < rows // 2:
            xml.write(" <Contact>" + "".join(f"<{n}>{v}</{n}>" for n, v in zip(COLUMNS, values)) + "</Contact>\n")
    xml.write("</Contacts>\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    with open(sys.argv[2], "w", newline="") as csv, open(sys.argv[3], "w") as xml:
        write(int(sys.argv[1]), csv, xml)
