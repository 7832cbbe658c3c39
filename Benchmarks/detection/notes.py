#!/usr/bin/env python3
"""Writes labelled support notes of a made-up UK telecoms company, as JSON lines, to standard output.

usage: notes.py [--seed N] [--count N] [--half tuning|held-out|all|fresh|later|blind|unseen|unmet|unread|machine]
       notes.py --check [the same]       counts what is in them, and stops with 1 where a promise is broken
       notes.py --patterns               the reference patterns that an agreement would declare, one a line

A line: {"id", "text", "fields", "spans", "neutral", "half"}. `fields` is the record in which the note stands. A span is
{"start", "end", "kind", "known"}: offsets in UTF-8 bytes, the word of a PersonalKind, and whether the value is one of
the record's fields, in whatever spelling. `neutral` lists stretches that go with a value but tell nothing themselves (a
title, an extension, the host of a URL): to replace or to leave them is neither right nor wrong.

A note is a function of the seed, the half and its id. Templates, names and streets are divided in two halves by a bit
of their SHA-256: what was tuned on one half can be measured on the other. `fresh`, `later`, `blind`, `unseen`, `unmet`,
`unread` and `machine` are sets of their own, those of the files of those names; `all` is both halves without them. All
but `unread` and `machine` have been tuned on; the templates of `blind`, `unseen`, `unmet`, `unread` and `machine` are by
people who had not seen the recognisers, and they are --count 3000. `machine` is what machines write, and nothing else.
"""
import argparse
import collections
import json
import random
import re
import sys

sys.dont_write_bytecode = True

import blind
import fresh
import later
import machine
import people
import templates
import unmet
import unread
import unseen
import values
from decoys import DECOYS, PLACES
from values import KNOWN, NEUTRAL

SLOT = re.compile(r"\{(?:([op])\.)?(\w+)\}")
CHOICE = re.compile(r"<<([^>]*\|[^>]*)>>")
TOKENS = re.compile(r"[^\W_]+")
KINDS = """name email phone postcode address bank-account sort-code account-number iban card national-insurance nhs-number
vat-number company-number tax-reference driving-licence passport vehicle date-of-birth ip-address mac-address imei imsi iccid
sip-address url user-name reference secret""".split()

# The sets that are no half of the others, with what they are written from.
OWN = {"fresh": fresh, "later": later, "blind": blind, "unseen": unseen, "unmet": unmet, "unread": unread,
       "machine": machine}
# Those of them that bring names, homes, sign-ins and decoys of their own.
STRANGE = {"blind": blind, "unseen": unseen, "unmet": unmet, "unread": unread, "machine": machine}

# Styles in which somebody writes below what another wrote.
HISTORIES = ("agent", "quiet", "loud")


def pick(rng, kind, items, half):
    """One of `items` that belongs to the half; a set of its own has its own."""
    if half in OWN:
        return rng.choice(OWN[half].STREETS)
    return rng.choice([item for item in items if people.half_of(kind, item) == half])


class Person:
    """Somebody, with a value for every slot that is spoken of twice."""

    def __init__(self, rng, half, known):
        self.rng, self.known, self.own = rng, known, STRANGE.get(half)
        make = self.own or values
        self.first, self.last = self.own.name(rng) if self.own else people.name(rng, half)
        self.title = self.own.title(rng) if self.own else rng.choice(people.TITLES)
        self.email = make.mail(rng, self.first, self.last)
        self.phone, self.mobile = values.landline(rng), values.mobile(rng)
        self.street = make.street(rng, lambda r, kind, items: pick(r, kind, items, half))
        self.town, self.postcode = rng.choice(self.own.TOWNS if self.own else PLACES), values.postcode(rng)
        self.sort, self.account = values.sort_code(rng), values.digits(rng, 8)
        self.ref = values.reference(rng, values.REFERENCE_PATTERNS[0])
        user_name = later.user_name if half == "later" else make.user_name
        self.user, self.host = user_name(rng, self.first, self.last), make.host_name(rng, self.last)
        self.password = later.password if half == "later" else make.password
        # Fields that the record leaves empty.
        self.absent = {f for f in ("email", "phone", "mobile", "street", "bank", "ref") if rng.random() < 0.08}

    def fields(self):
        rng, absent = self.rng, self.absent
        sort = self.sort if rng.random() < 0.4 else "-".join([self.sort[:2], self.sort[2:4], self.sort[4:]])
        fields = [("FirstName", self.first, ""), ("LastName", self.last, ""), ("Email", self.email, "email"),
                  ("Phone", values.plain_phone(rng, self.phone), "phone"),
                  ("Mobile", values.plain_phone(rng, self.mobile), "mobile"), ("Street", " ".join(self.street), "street"),
                  ("Town", self.town, "street"), ("Postcode", self.postcode, "street"),
                  ("AccountNumber", self.account, "bank"), ("SortCode", sort, "bank"), ("Reference", self.ref, "ref")]
        return {name: "" if field in absent else value for name, value, field in fields}

    def part(self, text, kind, field=""):
        return [(text, KNOWN + kind if self.known and field not in self.absent else kind)]

    def slot(self, name):
        """The parts of a slot."""
        r, part = self.rng, self.part
        first, last = self.first, self.last
        match name:
            case "first": return part(first, "name")
            case "last": return part(last, "name")
            case "full": return part(f"{first} {last}", "name")
            case "lastfirst": return part(f"{last}, {first}", "name")
            case "ini": return part(r.choice([f"{first[0]} {last}", f"{first[0]}. {last}", f"{first[0]}.{last}"]), "name")
            case "fullm":
                middle = r.choice("ABCDEGHJLMPRST")
                return part(r.choice([f"{first} {middle} {last}", f"{first} {middle}. {last}", f"{first[0]}. {middle}. {last}"]), "name")
            case "fold": return part(values.fold(last), "name")
            case "trunc":
                whole = len(last) < 7 or not last.isalpha()
                return part(last if whole else last[:r.randint(5, len(last) - 1)], "name")
            case "lastcaps": return part(f"{last.upper()}{r.choice([' ', ', '])}{first}", "name")
            case "spelt": return part("-".join(c for c in last.upper() if c.isalpha()), "name")
            case "title": return [(self.title, NEUTRAL)]
            case "email":
                return part(r.choice([self.email] * 4 + [self.email.capitalize(), self.email.upper()]), "email", "email")
            case "local":
                # Alone it is found by who has the record only.
                return part(self.email.split("@")[0] if "email" not in self.absent else self.email, "email", "email")
            case "hiddenemail": return part(values.hidden_mail(r, self.email), "email", "email")
            case "oddemail": return [(values.odd_mail(r, first, last), "email")]
            case "phone":
                parts = part(values.spelt_phone(r, self.phone), "phone", "phone")
                if r.random() < 0.08:
                    parts += [(r.choice([" ext ", " x", " ext. ", " extn "]) + values.digits(r, 3), NEUTRAL)]
                return parts
            case "mobile": return part(values.spelt_phone(r, self.mobile), "phone", "mobile")
            case "said": return part((self.own or blind).said_phone(r, self.mobile), "phone", "mobile")
            case "intl": return [(values.foreign_phone(r), "phone")]
            case "street":
                return part((self.own or values).spelt_street(r, self.street), "address", "street")
            case "town": return [(self.town, NEUTRAL)]
            case "postcode": return part(values.spelt_postcode(r, self.postcode), "postcode", "street")
            case "sort": return part(values.spelt_sort_code(r, self.sort, False), "sort-code", "bank")
            case "sortc": return part(values.spelt_sort_code(r, self.sort, True), "sort-code", "bank")
            case "account": return part(self.account, "account-number", "bank")
            case "bank": return part(values.bank_account(r, self.sort, self.account), "bank-account", "bank")
            case "ref":
                return part(r.choice([self.ref] * 4 + [self.ref.lower()]), "reference", "ref")
            case "ref2" | "ref3" | "ref4":
                return [(values.reference(r, values.REFERENCE_PATTERNS[int(name[3]) - 1]), "reference")]
            case "user": return [(self.user, "user-name")]
            case "pw": return [(self.password(r), "secret")]
            case "host": return [(self.host, "user-name")]
            case "sip": return values.sip(r, first, last)
            case "url": return values.url(r, first, last)
            case "licence": return [(values.licence(r, first, last), "driving-licence")]
            case "initials": return [(f"{first[0]}{last[0]}", NEUTRAL)]
            case "tail": return [(values.digits(r, 4), NEUTRAL)]
            case "desk": return [("support@isp.example", NEUTRAL)]
        if name in machine.SLOTS:
            return machine.SLOTS[name](self)
        make, kind = PLAIN[name]
        return [(make(r), kind)]


PLAIN = {
    "iban": (values.iban, "iban"), "card": (values.card, "card"), "nino": (values.national_insurance, "national-insurance"),
    "nhs": (lambda r: values.spelt_nhs(r, False), "nhs-number"), "nhsc": (lambda r: values.spelt_nhs(r, True), "nhs-number"),
    "vat": (values.vat, "vat-number"), "company": (values.company, "company-number"),
    "utr": (values.tax_reference, "tax-reference"), "passport": (values.passport, "passport"),
    "vehicle": (lambda r: values.vehicle(r, False), "vehicle"), "oldvehicle": (lambda r: values.vehicle(r, True), "vehicle"),
    "dob": (values.birth, "date-of-birth"), "ip4": (values.ip4, "ip-address"), "ip6": (values.ip6, "ip-address"),
    "mac": (lambda r: values.mac(r, False), "mac-address"), "macc": (lambda r: values.mac(r, True), "mac-address"),
    "imei": (values.imei, "imei"), "imsi": (values.imsi, "imsi"), "iccid": (values.iccid, "iccid"),
    "pin": (values.pin, "secret"), "puk": (values.puk, "secret"),
    "token": (values.token, "secret"),
}


def _by_half():
    table = {}
    modules = [(templates, lambda template: people.half_of("template", template))]
    modules += [(module, lambda template, half=half: half) for half, module in OWN.items()]
    for module, half_for in modules:
        for style in ("agent", "mail", "log", "quiet", "loud"):
            for template in getattr(module, style.upper(), ()):
                personal = any(match[2].islower() for match in SLOT.finditer(template))
                table.setdefault((half_for(template), personal), []).append((style, template))
    return table


TEMPLATES = _by_half()


# How often a note of the style is all small letters, and all capitals.
CASES = {"agent": (0.3, 0.1), "mail": (0.1, 0.04), "log": (0, 0), "quiet": (0.8, 0), "loud": (0, 0.85)}


def halves_of(chosen):
    return ["tuning", "held-out"] if chosen == "all" else [chosen]


def typing_error(rng, text):
    """One word of `text` mistyped, where it has one of five letters or more."""
    words = list(re.finditer(r"[a-z]{5,}", text))
    if not words:
        return text
    word = rng.choice(words)
    at = rng.randint(word.start() + 1, word.end() - 2)
    return rng.choice([text[:at] + text[at + 1:], text[:at] + text[at + 1] + text[at] + text[at + 2:],
                       text[:at] + text[at] + text[at:]])


def compose(rng, style, template, persons):
    """The parts of a note: template and values, in the case that the writer uses."""
    template = CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    parts, at = [], 0
    own = persons["k"].own
    decoys = own.DECOYS if own else DECOYS
    careless = style in HISTORIES and rng.random() < 0.25
    for match in SLOT.finditer(template):
        prose = template[at:match.start()]
        parts.append((typing_error(rng, prose) if careless and rng.random() < 0.15 else prose, None))
        at = match.end()
        who, name = match[1] or "k", match[2]
        parts += persons[who].slot(name) if name.islower() else [(decoys[name](rng), None)]
    parts.append((template[at:], None))
    shown = rng.random()
    lower, upper = CASES[style]
    if shown < lower:
        parts = [(text.lower(), what) for text, what in parts]
    elif shown < lower + upper:
        parts = [(text.upper(), what) for text, what in parts]
    if rng.random() < 0.3:
        parts = [(re.sub(r"\r?\n", "\r\n", text), what) for text, what in parts]
    return parts


def collides(parts, person):
    """Whether what is not labelled holds a name or the town of the record: nobody could say which is meant."""
    names = {w for n in (person.first, person.last, person.town) for w in TOKENS.findall(values.fold(n).lower()) if len(w) > 1}
    names -= (person.own.WORDS if person.own else people.words()) - {person.town.lower()}
    text = "".join(text if what is None else " " * len(text) for text, what in parts)
    return any(word in names for word in TOKENS.findall(values.fold(text).lower()))


def note(seed, half, number):
    rng = random.Random(f"{seed}/{half}/{number}")
    own = rng.choice(halves_of(half))
    while True:
        style, template = rng.choice(TEMPLATES[own, rng.random() < 0.68])
        persons = {"k": Person(rng, own, True), "o": Person(rng, own, False), "p": Person(rng, own, False)}
        parts = compose(rng, style, template, persons)
        while style in HISTORIES and rng.random() < 0.22:
            # A history: what another agent wrote before.
            joint = rng.choice(["\n", "\n{DATE} {TIME} ", " // ", "\r\n- ", ". ", "\n\n[{DATE}] ", "  "])
            _, more = rng.choice([t for t in TEMPLATES[own, rng.random() < 0.5] if t[0] == style])
            parts += compose(rng, style, joint + more, persons)
        if not collides(parts, persons["k"]):
            break
    text, spans, neutral, at = "", [], [], 0
    for piece, what in parts:
        end = at + len(piece.encode())
        if what == NEUTRAL:
            neutral += [{"start": at, "end": end}] if piece else []
        elif what:
            spans.append({"start": at, "end": end, "kind": what.lstrip(KNOWN), "known": what.startswith(KNOWN)})
        text, at = text + piece, end
    return {"id": number, "text": text, "fields": persons["k"].fields(), "spans": spans, "neutral": neutral, "half": own}


# What a value of each kind looks like, said a second time and not by the generator.
FORMS = {
    "name": r"[^\W\d_].*[^\W\d_]", "email": r".+(@|\bat\b).+|[\w.-]+", "phone": r"\+?[\d ().+-]{9,24}|[a-z]+( [a-z]+){6,10}",
    "postcode": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA|BFPO ?\d{3}",
    "address": r"((flat|unit|apt|apartment|plot) \w+,? |\d/\d, )?\d+(-\d+)?[abc]?,? \D+|[^\W\d]\D+, \D+",
    "bank-account": r"00[-. ]?\d\d[-. ]?\d\d\D{1,3}\d{8}", "sort-code": r"00[-. ]?\d\d[-. ]?\d\d", "account-number": r"\d{8}",
    "iban": r"[A-Z]{2}\d\d[A-Z0-9 ]{14,30}", "card": r"[\d -]{15,19}", "national-insurance": r"[A-Z]{2} ?(\d\d ?){3}[A-D]",
    "nhs-number": r"999[ -]?\d{3}[ -]?\d{4}", "vat-number": r"(GB ?)?999 ?\d{4} ?\d\d", "company-number": r"([A-Z]{2})?99\d{4,6}",
    "tax-reference": r"\d000\d ?\d{5}", "driving-licence": r"[A-Z9]{5} ?\d{6} ?[A-Z]9\dZZ", "passport": r"999 ?\d{3} ?\d{3}",
    "vehicle": r"[JTU][A-Z]\d\d ?[A-Z]{3}|[A-Z]\d{2,3} [A-Z]ZZ", "date-of-birth": r"\d{1,4}[\w ./-]{4,18}\d",
    "ip-address": r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}|2001:0?db8:[0-9a-f:]+",
    "mac-address": r"(00[:-]?){2}5e[:-]?00[:-]?53[:-]?[0-9a-f]{2}|0000\.5e00\.53[0-9a-f]{2}", "imei": r"[\d -]{15,18}",
    "imsi": r"001[ -]?01[ -]?\d{10}", "iccid": r"8999[\d ]{15,19}", "sip-address": r"[\w.+]+@[\w.]+", "url": r"[\w.@+-]+",
    "user-name": r"[\w.-]+", "reference": r"(CUS-|DDM|CASE-|MBR/)[\d/]+", "secret": r"\S{4,40}",
}


# An escape of machine text, after which a value begins though no word ends there: of a URL, of a string.
ESCAPE = re.compile(r"(%[0-9A-F]{2}|\\[nrt])$")


def check(notes, chosen):
    """Counts what the notes hold; returns what is wrong."""
    forms = FORMS | getattr(OWN.get(chosen), "FORMS", {})
    wrong, kinds, halves, known = [], collections.Counter(), collections.Counter(), collections.Counter()
    plain = runs = labelled = size = 0
    for n in notes:
        raw = n["text"].encode()
        size += len(raw)
        plain += not n["spans"]
        at = 0
        for span in sorted(n["spans"] + n["neutral"], key=lambda s: s["start"]):
            value = raw[span["start"]:span["end"]].decode()
            if span["start"] < at or not value:
                wrong.append(f"note {n['id']}: stretches overlap at {span['start']}")
            at = span["end"]
            if "kind" not in span:
                continue
            kinds[span["kind"]] += 1
            halves[n["half"], span["kind"]] += 1
            known[span["kind"]] += span["known"]
            before = ESCAPE.sub(" ", raw[:span["start"]].decode()[-3:])
            around = before[-1:] + "|" + raw[span["end"]:].decode()[:1]
            if value != value.strip() or not re.fullmatch(forms[span["kind"]], value, re.IGNORECASE | re.DOTALL):
                wrong.append(f"note {n['id']}: {value!r} is no {span['kind']}")
            # A line of fixed width goes on without a space.
            fixed = span["kind"] == "bank-account" and value.isdigit() and len(value) == 14
            if any(c.isalnum() for c in around.replace("|", "")) and not fixed:
                wrong.append(f"note {n['id']}: {value!r} ends inside a word ({around})")
        if chosen in STRANGE:
            bare = bytearray(raw)
            for span in n["spans"] + n["neutral"]:
                bare[span["start"]:span["end"]] = b" " * (span["end"] - span["start"])
            wrong += [f"note {n['id']}: {name} is a name that nobody labelled" for name in STRANGE[chosen].stray_names(bare.decode())]
        for run in re.finditer(rb"[0-9]+", raw):
            runs += 1
            labelled += any(s["start"] < run.end() and run.start() < s["end"] for s in n["spans"])
    for kind in KINDS:
        if kinds[kind] * 100 < len(notes) and chosen not in OWN:
            wrong.append(f"{kind} occurs {kinds[kind]} times: fewer than once in a hundred notes")
        for half in {n["half"] for n in notes} - {"later"}:
            if not halves[half, kind]:
                wrong.append(f"{kind} does not occur in the half {half}")
    if labelled * 2 > runs:
        wrong.append(f"{labelled} of {runs} runs of digits are personal: more than half")
    given, family = STRANGE[chosen].counts() if chosen in STRANGE else people.counts(chosen)
    count = sum(len(group) for (half, _), group in TEMPLATES.items() if half in halves_of(chosen))
    print(f"{len(notes)} notes, {size} bytes, {plain} without anything personal; {count} templates;")
    print(f"{given} given and {family} family names; {labelled} of {runs} runs of digits are personal")
    for kind in KINDS:
        shares = "".join(f" {half} {halves[half, kind]:6}" for half in halves_of(chosen))
        print(f"{kind:20}{kinds[kind]:7}{known[kind]:7} known  {shares}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--half", choices=["tuning", "held-out", "all", *OWN], default="all")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--patterns", action="store_true")
    options = parser.parse_args()
    if options.patterns:
        print("\n".join(values.REFERENCE_PATTERNS))
        return
    notes = (note(options.seed, options.half, number) for number in range(options.count))
    if options.check:
        wrong = check(list(notes), options.half)
        sys.exit("\n".join(wrong[:40]) if wrong else 0)
    for one in notes:
        sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
