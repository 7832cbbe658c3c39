#!/usr/bin/env python3
"""Scores what a program replaced in labelled notes, as Markdown.

usage: score.py NOTES FOUND [--of found|scrub|known] [--at-least doubtful|likely|certain] [--kinds NAME,...] [--brief]
                [--half tuning|held-out|fresh|later|blind|unseen|unmet|unread|machine] [--show leaks|false N]

NOTES is what notes.py writes. FOUND has a line {"id", "found": [{"start", "end", "kind", "confidence"}]} for each note of
NOTES that is to be scored: which bytes were replaced, and as what. `--of` names another list of the line than `found`.

All of these sets have been looked at while rules were changed, `--show` and all. Who tunes again writes another first, and scores
it once, when that is done.

* A value leaks if one of its words is left standing, if only in part. A word is a run of two or more letters and digits.
* Right kind: it does not leak, and something that touches it says what it is (a sort code in a pair with its account is
  one, a mail address in a URL is one).
* A match that touches no value is false. One that touches only neutral stretches counts neither way.
* Other words are those outside of values and neutral stretches; untouched are those that no match touches.
"""
import argparse
import collections
import json
import re

WORDS = re.compile(r"[^\W_]{2,}")
# What stands for a space or mark in a URL is no word, nor part of one.
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
ORDER = ["doubtful", "likely", "certain"]
# Kinds that say the same of a value, by the kind of the label.
ALIKE = {
    "sort-code": {"bank-account"}, "account-number": {"bank-account"}, "bank-account": {"sort-code", "account-number"},
    "url": {"user-name", "email", "secret"}, "user-name": {"name", "url"}, "sip-address": {"email", "user-name"},
    "email": {"user-name", "name"},
}


def words(text):
    """The words of a text, as ranges of its UTF-8 bytes."""
    at, byte = 0, 0
    text = ESCAPE.sub("   ", text)
    for match in WORDS.finditer(text):
        byte += len(text[at:match.start()].encode())
        at = match.end()
        end = byte + len(match[0].encode())
        yield byte, end
        byte = end


class Cover:
    """The union of ranges."""

    def __init__(self, ranges):
        self.ranges = []
        for start, end in sorted(ranges):
            if self.ranges and start <= self.ranges[-1][1]:
                self.ranges[-1][1] = max(end, self.ranges[-1][1])
            else:
                self.ranges.append([start, end])

    def holds(self, start, end):
        return any(s <= start and end <= e for s, e in self.ranges)

    def touches(self, start, end):
        return any(s < end and start < e for s, e in self.ranges)


class Score:
    def __init__(self):
        self.values, self.whole, self.right, self.known, self.known_leaks = (collections.Counter() for _ in range(5))
        self.matches, self.false = collections.Counter(), collections.Counter()
        self.notes = self.others = self.touched = self.bytes = 0
        self.leaks, self.errors = [], []

    def add(self, note, found):
        text = note["text"]
        raw = text.encode()
        self.notes += 1
        self.bytes += len(raw)
        cover = Cover((f["start"], f["end"]) for f in found)
        for span in note["spans"]:
            start, end, kind = span["start"], span["end"], span["kind"]
            value = raw[start:end].decode()
            leaked = [w for w in words(value) if not cover.holds(start + w[0], start + w[1])]
            self.values[kind] += 1
            self.known[kind] += span["known"]
            if leaked:
                self.known_leaks[kind] += span["known"]
                self.leaks.append((kind, span["known"], value, note))
            else:
                self.whole[kind] += 1
                said = {f["kind"] for f in found if f["start"] < end and start < f["end"]}
                self.right[kind] += bool(said & ({kind} | ALIKE.get(kind, set())))
        personal = Cover((s["start"], s["end"]) for s in note["spans"])
        either = Cover((s["start"], s["end"]) for s in note["spans"] + note.get("neutral", []))
        for f in found:
            if personal.touches(f["start"], f["end"]):
                self.matches[f["kind"]] += 1
            elif not either.touches(f["start"], f["end"]):
                self.matches[f["kind"]] += 1
                self.false[f["kind"]] += 1
                self.errors.append((f["kind"], f.get("confidence", ""), raw[f["start"]:f["end"]].decode(errors="replace"), note))
        for start, end in words(text):
            if not either.touches(start, end):
                self.others += 1
                self.touched += cover.touches(start, end)

    def table(self, brief):
        def share(part, whole, places=2):
            return f"{100 * part / whole:.{places}f} %" if whole else ""

        kinds = sorted(set(self.values) | set(self.matches), key=lambda k: (-self.values[k], k))
        lines = ["| kind | values | replaced | leaked | right kind | known | known leaked | matches | false | precision |",
                 "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]

        def row(name, n, whole, right, known, gone, matches, false):
            return (f"| {name} | {n} | {share(whole, n)} | {n - whole} | {share(right, n)} | {known or ''} | {gone if known else ''} "
                    f"| {matches} | {false} | {share(matches - false, matches)} |")

        for k in kinds:
            lines.append(row(k, self.values[k], self.whole[k], self.right[k], self.known[k], self.known_leaks[k], self.matches[k],
                             self.false[k]))
        total = [sum(c.values()) for c in (self.values, self.whole, self.right, self.known, self.known_leaks, self.matches, self.false)]
        lines.append(row("**all**", *total))
        n, whole, _, known, gone = total[:5]
        lines = [] if brief else lines + [""]
        lines += [f"{self.notes} notes, {self.bytes} bytes. Leaked: {n - whole} of {n} values ({share(n - whole, n)}); where the value is "
                  f"a field of the same record {gone} of {known} ({share(gone, known)}). Other words untouched: "
                  f"{self.others - self.touched} of {self.others} ({share(self.others - self.touched, self.others)})."]
        return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notes")
    parser.add_argument("found")
    parser.add_argument("--of", choices=["found", "scrub", "known"], default="found", help="what is scored of a line")
    parser.add_argument("--at-least", choices=ORDER, default="doubtful", help="leave out matches that are less sure")
    halves = ["tuning", "held-out", "fresh", "later", "blind", "unseen", "unmet", "unread", "machine"]
    parser.add_argument("--half", choices=halves, help="score the notes of one half alone")
    parser.add_argument("--kinds", help="score values of these kinds alone, separated by commas; the others count as neutral")
    parser.add_argument("--brief", action="store_true", help="the totals alone, as a sentence")
    parser.add_argument("--show", nargs=2, metavar=("WHAT", "N"), help="N leaks or false matches, with the note around them")
    options = parser.parse_args()
    with open(options.found, encoding="utf-8") as lines:
        found = {line["id"]: line[options.of] for line in map(json.loads, lines)}
    score, absent = Score(), 0
    with open(options.notes, encoding="utf-8") as lines:
        for note in map(json.loads, lines):
            if options.half and note["half"] != options.half:
                continue
            if note["id"] not in found:
                absent += 1
                continue
            if options.kinds:
                wanted = options.kinds.split(",")
                note["neutral"] += [s for s in note["spans"] if s["kind"] not in wanted]
                note["spans"] = [s for s in note["spans"] if s["kind"] in wanted]
            kept = ORDER[ORDER.index(options.at_least):]
            score.add(note, [f for f in found[note["id"]] if f.get("confidence", "certain") in kept])
    print(score.table(options.brief))
    if absent:
        print(f"\n{absent} notes have no line in FOUND and are not scored.")
    if options.show:
        items = score.leaks if options.show[0] == "leaks" else score.errors
        # Spread over the list, so that one kind of template does not fill the page.
        step = max(1, len(items) // int(options.show[1]))
        print()
        for kind, detail, value, note in items[::step][:int(options.show[1])]:
            print(f"- {kind} {detail} {value!r} in note {note['id']}: {note['text'][:160]!r}")


if __name__ == "__main__":
    main()
