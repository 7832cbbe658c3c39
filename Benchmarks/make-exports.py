#!/usr/bin/env python3
"""Writes a made-up contacts export of about SIZE megabytes, as CSV or as XML, to standard output.

usage: make-exports.py csv|xml SIZE

Sixteen columns; names are letters by rule, numbers and domains are reserved ones. The same SIZE gives the same bytes.
"""
import random
import sys

kind, size = sys.argv[1], int(sys.argv[2]) * 1_000_000
rng = random.Random(2026)
columns = ["Id", "AccountId", "FirstName", "LastName", "Email", "Phone", "MobilePhone", "MailingStreet", "MailingCity",
           "MailingPostalCode", "Birthdate", "Status", "CreatedDate", "Amount", "Reference", "Notes"]
syllables = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro".split()
words = ["".join(rng.choice(syllables) for _ in range(rng.randint(1, 4))) for _ in range(3000)]


def record(number):
    # No word of the notes is a family name, and no town is anybody's: the proof over the output would find them.
    first, last = rng.choice(words).capitalize(), rng.choice(words).capitalize() + "v"
    notes = " ".join(rng.choice(words) for _ in range(rng.randint(10, 30)))
    return [f"003EX{number:010d}", f"001EX{number // 3:010d}", first, last, f"{first}.{last}{number % 997}@example.com".lower(),
            f"01632 960{rng.randint(0, 999):03d}", f"07700 900{rng.randint(0, 999):03d}",
            f"{rng.randint(1, 300)} {rng.choice(words).capitalize()} Street", rng.choice(words).capitalize() + "ton",
            f"ZZ99 {rng.randint(1, 9)}AA", f"19{rng.randint(40, 99)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
            rng.choice(["Active", "Suspended", "Closed"]), "2026-07-11T18:15:29.000Z", f"{rng.randint(0, 99999) / 100:.2f}",
            f"EXT{rng.randint(0, 9999999):07d}", notes]


written = 0
out = sys.stdout
if kind == "csv":
    out.write(",".join(f'"{name}"' for name in columns) + "\r\n")
else:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<Contacts>\n')
number = 0
while written < size:
    values = record(number)
    number += 1
    if kind == "csv":
        line = ",".join(f'"{value}"' for value in values) + "\r\n"
    else:
        line = " <Contact>" + "".join(f"<{n}>{v}</{n}>" for n, v in zip(columns, values)) + "</Contact>\n"
    out.write(line)
    written += len(line)
if kind == "xml":
    out.write("</Contacts>\n")
