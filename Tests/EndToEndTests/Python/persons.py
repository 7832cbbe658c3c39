#!/usr/bin/env python3
"""Checks that one person stays one person over all files that came of the samples.

usage: persons.py CHECKOUT FOLDER

Where a value of a sample is a telephone number, a mail address, an account or a reference of a made-up person, whatever its
spelling, its pseudonym in canonical form must be one in all files, and no other's. A reference may have two, one as mandate
and one as number of a customer, but each place holds one kind. Prints a line for each person that became two, and exits
with 1 where there is one; prints how many places told each person apart.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

import exports


def phone(value):
    """A number in the United Kingdom as 0 and its digits; `None` for what is none."""
    match = re.fullmatch(r"'?(?:(?:\+|00)44|0)?\s*(?:\(0\))?\s*([\d\s().-]+)", value.strip())
    digits = re.sub(r"\D", "", value.strip()) if match else ""
    for prefix in ("0044", "44"):
        if digits.startswith(prefix) and len(digits) > 11:
            digits = digits[len(prefix):]
            break
    digits = digits.lstrip("0")
    return "0" + digits if len(digits) in (9, 10) else None


def digits(value, width):
    """A number that may have lost zeros in front, or be written with hyphens or spaces."""
    plain = re.sub(r"[\s-]", "", value)
    return plain.zfill(width) if re.fullmatch(r"\d+", plain) and len(plain) <= width else None


class Persons:
    def __init__(self, checkout):
        sys.path.insert(0, str(checkout / "samples"))
        from making.cast import Dice, population

        customers = population(Dice(48213))
        self.phones = {c.mobile for c in customers} | {"".join(c.landline) for c in customers}
        self.mails = {c.email.lower() for c in customers}
        self.sort_codes = {c.account: c.sort_code for c in customers} | {"99999999": "000099"}
        # kind -> value -> pseudonym -> places
        self.seen = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))

    def note(self, kind, value, pseudonym, place):
        self.seen[kind][value][pseudonym].add(place)

    def read(self, name, before, after):
        cells = [(place, old.strip(), new.strip()) for (place, old), (_, new) in zip(before, after)]
        accounts = {digits(old, 8) for _, old, _ in cells} & set(self.sort_codes)
        for place, old, new in cells:
            # The same number at another bank; and a site or department that happens to be a reference here.
            if "-new-" in place or place == "Grouping ID":
                continue
            place = f"{name}:{place}"
            number = phone(old)
            if number in self.phones and len(re.sub(r"\D", "", old)) >= 10:
                self.note("phone", number, phone(new), place)
            elif old.lower() in self.mails:
                self.note("mail address", old.lower(), new.lower(), place)
            elif re.fullmatch(r"EXT\d{7}", old):
                self.note("reference", old, new, place)
            elif re.fullmatch(r"GB\d\dTEST\d{14}", old) and old[-8:] in self.sort_codes:
                self.note("account", old[-8:], new[-8:], place)
                self.note("sort code", old[-8:], new[-14:-8], place)
            elif re.fullmatch(r"\d\d-?\d\d-?\d\d[ -]?\d{8}", old) and old[-8:] in self.sort_codes:
                self.note("account", old[-8:], new[-8:], place)
                self.note("sort code", old[-8:], re.sub(r"\D", "", new)[:6], place)
            elif (account := digits(old, 8)) in self.sort_codes:
                self.note("account", account, digits(new, 8), place)
            elif len(accounts) == 1 and digits(old, 6) == self.sort_codes[min(accounts)]:
                self.note("sort code", min(accounts), digits(new, 6), place)

    def faults(self):
        for kind, values in self.seen.items():
            owners = defaultdict(set)
            for value, pseudonyms in values.items():
                limit = 2 if kind == "reference" else 1
                if len(pseudonyms) > limit or None in pseudonyms or value in pseudonyms and kind != "sort code":
                    places = " | ".join(",".join(sorted(p)[:3]) for p in list(pseudonyms.values())[:4])
                    yield f"{kind}: one person is {len(pseudonyms)}: {places}"
                for pseudonym in pseudonyms:
                    owners[pseudonym].add(value)
            if kind in ("phone", "mail address", "account"):
                for persons in owners.values():
                    if len(persons) > 1:
                        yield f"{kind}: {len(persons)} persons are one"
        yield from self.mixed_places()

    def mixed_places(self):
        """Two places that hold references agree on all persons that they share, or on none."""
        shown = defaultdict(dict)
        for value, pseudonyms in self.seen["reference"].items():
            for pseudonym, places in pseudonyms.items():
                for place in places:
                    shown[place][value] = pseudonym
        places = sorted(shown)
        for index, one in enumerate(places):
            for other in places[:index]:
                shared = [shown[one][v] == shown[other][v] for v in shown[one] if v in shown[other]]
                if len(set(shared)) == 2:
                    yield f"reference: {one} and {other} agree on some persons only"


def main(checkout, folder):
    persons = Persons(Path(checkout))
    for copy in exports.files(folder):
        sample = Path(checkout) / "samples" / copy.name
        if not sample.exists():
            continue
        before, after = exports.records(sample, is_sample=True), exports.records(copy)
        if copy.suffix == ".csv" and after:
            # Columns that were dropped.
            names = {name for name, _ in after[0]}
            before = [[cell for cell in row if cell[0] in names] for row in before]
        if copy.suffix == ".xml":
            before = [row for row in before if not any("Signature" in place for place, _ in row)]
        if len(before) != len(after):
            sys.exit(f"{copy.name}: {len(after)} records of {len(before)}")
        for old, new in zip(before, after):
            known = dict(new)
            if copy.suffix == ".xml" and len(known) != len(new):
                # A place that stands twice in a record: by order, where nothing was left out.
                if [place for place, _ in old] == [place for place, _ in new]:
                    persons.read(copy.name, old, new)
                continue
            kept = [(place, value) for place, value in old if place in known]
            persons.read(copy.name, kept, [(place, known[place]) for place, _ in kept])
    faults = list(persons.faults())
    for fault in faults:
        print(fault)
    for kind, values in sorted(persons.seen.items()):
        places = {place for pseudonyms in values.values() for places in pseudonyms.values() for place in places}
        files = {place.split(":")[0] for place in places}
        print(f"seen: {kind}: {len(values)} in {len(places)} places of {len(files)} files")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(*sys.argv[1:])
