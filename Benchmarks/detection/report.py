#!/usr/bin/env python3
"""Scores a program on labelled notes and writes the figures into a document, between two markers.

usage: report.py PROGRAM DOCUMENT

PROGRAM reads NOTES on standard input and writes FOUND to standard output (score.py says what they are); its arguments are
the patterns of references that notes.py uses. With PRESIDIO=1
in the environment 1,000 of the notes go through Presidio too (installed from PyPI under PRESIDIO_FOLDER, .build/presidio
if unset), and the program's score on those stands beside its; without it what the document last said of Presidio stays.
Figures are for the seed that notes.py uses by itself; the timings are of the machine at hand.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PEER_COUNT = 1000
OWN_COUNT = 3000
PEER_KINDS = ["name", "email", "phone", "postcode", "card", "iban", "national-insurance", "nhs-number", "driving-licence", "vehicle",
              "ip-address", "mac-address"]


def output(*command, **more):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, **more)


def score(notes, found, *options):
    return output(sys.executable, HERE / "score.py", notes, found, *options).stdout.strip()


def put(document, name, lines):
    """Replaces what stands between the markers `name` of a document; a document without them gets them at its end."""
    opening, closing = f"<!-- {name}: written by make detection-report -->", f"<!-- end of {name} -->"
    text = document.read_text(encoding="utf-8") if document.exists() else "# Detection\n"
    body = f"{opening}\n\n" + "\n".join(lines).strip() + f"\n\n{closing}"
    if opening in text and closing in text:
        before, rest = text.split(opening, 1)
        text = before + body + rest.split(closing, 1)[1]
    else:
        text = text.rstrip("\n") + "\n\n" + body + "\n"
    document.write_text(text, encoding="utf-8")


# The lists of a line of FOUND, with what was run.
RUNS = [("found", "the recognisers alone"), ("scrub", "`scrub`, the record without other fields"),
        ("known", "`scrub` with the record's fields")]


def summary(notes, found, half):
    """A table of what leaks by what was run."""
    lines = ["| what was run | values leaked | of those that are fields of the record | other words untouched |", "|---|--:|--:|--:|"]
    for of, name in RUNS:
        said = score(notes, found, "--of", of, "--half", half, "--brief")
        leaked, known, untouched = re.fullmatch(
            r".*Leaked: (\d+ of \d+ values \([^)]*\)); .* record (\d+ of \d+ \([^)]*\))\. .* untouched: \d+ of \d+ \(([^)]*)\)\.",
            said).groups()
        lines.append(f"| {name} | {leaked} | {known} | {untouched} |")
    return lines


def written(path, *options):
    """Notes in a file of their own, and what is in them in words."""
    path.write_text(output(sys.executable, HERE / "notes.py", *options).stdout, encoding="utf-8")
    return output(sys.executable, HERE / "notes.py", "--check", *options).stdout.splitlines()[:2]


def figures(program, folder):
    notes, found = (folder / f"{name}.jsonl" for name in ("notes", "found"))
    declared = output(sys.executable, HERE / "notes.py", "--patterns").stdout.split()
    checked = written(notes)
    answer = output(program, *declared, stdin=open(notes, encoding="utf-8"))
    found.write_text(answer.stdout, encoding="utf-8")

    def own(half):
        """What a set of its own holds, its summary and its kinds."""
        paths = [folder / f"{half}.jsonl", folder / f"{half}-found.jsonl"]
        checked = written(paths[0], "--half", half, "--count", OWN_COUNT)
        paths[1].write_text(output(program, *declared, stdin=open(paths[0], encoding="utf-8")).stdout, encoding="utf-8")
        return " ".join(checked), summary(*paths, half), score(*paths, "--of", "known")

    unread, machine, unmet, unseen, blind, later, fresh = (
        own(half) for half in ("unread", "machine", "unmet", "unseen", "blind", "later", "fresh"))
    return ["## Figures", "",
            "Labelled notes of Benchmarks/detection. A value leaks if a word of it is left standing, if only in part. The recognisers "
            "have the patterns of references that an agreement declares; `scrub` is as it runs with `unsure: replace`. `known` in "
            "the tables are values that are fields of the note's own record, in whatever spelling.", "",
            f"Speed: {answer.stderr.strip()}.", "",
            "### The figures that count: the set `unread`", "",
            "Written by somebody who had not seen the recognisers (Benchmarks/detection/unread.py), while those who had were tuning with "
            "the sets below. Those who tune have looked at no case of it, only at its totals by kind, and at those some twenty times: before `unmet` was "
            "tuned with it had 3.90 % leaked by the recognisers alone, 2.00 % by `scrub` with the record's fields (0.13 % of those) and "
            "98.45 % of other words untouched. Phones, postcodes, numbers of banks, devices and documents come from the makers that the "
            "other sets use; names, streets, users, passwords and templates are its own. Names that are words too stand in it beside the "
            f"same words that mean nobody, on purpose. {unread[0]}.", "",
            *unread[1], "", "By kind, `scrub` with the record's fields:", "", unread[2], "",
            "### What machines write: the set `machine`", "",
            "Logs, traces, commands, settings, messages of interfaces, headers of mail and lines of payment files, as they are pasted into "
            "notes, by somebody who had not seen the recognisers (Benchmarks/detection/machine.py). Scored once before anybody looked at a "
            "case of it: 7.72 % leaked by the recognisers alone, 3.94 % by `scrub` with the record's fields (1.90 % of those), 97.97 % of "
            "other words untouched, where an escape of a URL counted as a part of its word. Since then it is tuned with. Addresses of "
            "machines in networks of their own, names of servers and numbers of sessions are nobody's there, and what of them is replaced "
            f"counts as touched. {machine[0]}.", "",
            *machine[1], "", "By kind, `scrub` with the record's fields:", "", machine[2], "",
            "### The set `unmet`", "",
            "By somebody else who had not seen the recognisers (Benchmarks/detection/unmet.py). Before anybody looked at a case of it: "
            "3.64 % leaked by the recognisers alone, 1.53 % by `scrub` with the record's fields (0.14 % of those), 98.68 % of other words "
            f"untouched. Since then it is tuned with. {unmet[0]}.", "",
            *unmet[1], "", "By kind, `scrub` with the record's fields:", "", unmet[2], "",
            "### The set `unseen`", "",
            "By a third who had not seen the recognisers (Benchmarks/detection/unseen.py). Scored once, unseen: 4.94 % leaked by the "
            "recognisers alone, 2.52 % by `scrub` with the record's fields (0.05 % of those), 96.23 % of other words untouched. Since "
            f"then it is tuned with. {unseen[0]}.", "",
            *unseen[1], "", "By kind, `scrub` with the record's fields:", "", unseen[2], "",
            "### The set `blind`", "",
            "Written by somebody who had seen neither the recognisers nor the other sets (Benchmarks/detection/blind.py). It has what "
            "nobody had thought of: numbers read out in words, names spelt letter by letter, houses that have a name and no number. "
            "Scored once before anybody looked at a case of it: 3.15 % leaked by the recognisers alone, 2.00 % by `scrub` with the "
            "record's fields (0.58 % of those), 98.32 % of other words untouched. Since then it is tuned with: every leak was looked "
            f"at and sorted by the rule that was missing. {blind[0]}.", "",
            *blind[1], "", "By kind, `scrub` with the record's fields:", "", blind[2], "",
            "### The set `later`", "",
            "Templates, names, streets, users' names and passwords of its own (Benchmarks/detection/later.py). Scored once, unseen: "
            "4.91 % leaked by the recognisers alone, 2.89 % by `scrub` with the record's fields (none of those), 98.48 % untouched. "
            "Now its leaks have been looked at too, and given and family names that it showed to be missing are in the lexicon. "
            f"{later[0]}.", "",
            *later[1], "", "By kind, `scrub` with the record's fields:", "", later[2], "",
            "### The held-out half", "",
            "Before its leaks were looked at: 1.88 % by the recognisers alone, 0.68 % by `scrub`. With the tuning half: "
            f"{checked[0]} {checked[1]}.", "",
            *summary(notes, found, "held-out"), "", "By kind, the recognisers alone:", "",
            score(notes, found, "--half", "held-out"), "",
            "### What was tuned on: the set `fresh` and the tuning half", "",
            f"`fresh` had been scored once before, unseen: 3.66 % leaked by the recognisers alone, 2.51 % by `scrub` with the record's "
            f"fields, 98.60 % of other words untouched. Now, its cases having been looked at: {fresh[0]}.", "", *fresh[1], "",
            "The tuning half:", "", *summary(notes, found, "tuning"), "",
            "Without matches in doubt, both halves, the recognisers alone: " + score(notes, found, "--at-least", "likely", "--brief")
            ], notes, found


def first(path, folder):
    """The first lines of a file, as a file of their own."""
    part = folder / f"first-{path.name}"
    with open(path, encoding="utf-8") as lines:
        part.write_text("".join(line for _, line in zip(range(PEER_COUNT), lines)), encoding="utf-8")
    return part


def peer(notes, found, folder):
    notes, found, theirs = first(notes, folder), first(found, folder), folder / "presidio.jsonl"
    home = os.environ.get("PRESIDIO_FOLDER") or HERE.parent.parent / ".build" / "presidio"
    said = output(HERE / "presidio_peer.py", home, notes, theirs).stdout.strip()
    everything = folder / "everything.jsonl"
    output(HERE / "presidio_peer.py", home, notes, everything, "--entities", "all")
    both = [f"* {who}: " + score(notes, what, "--kinds", ",".join(PEER_KINDS), "--brief")
            for who, what in (("Presidio", theirs), ("DataLease", found))]
    return [f"## Beside Presidio, on the first {PEER_COUNT} notes", "", f"{said}.", "",
            "Reserved domains and telephone numbers, which it would refuse, are made valid for it.", "",
            f"On the kinds that it has recognisers for alone ({', '.join(PEER_KINDS)}):", "", *both, "",
            "With everything replaced that it finds, dates, groups and organisations too: "
            + score(notes, everything, "--brief"), "",
            "### Presidio", "", score(notes, theirs), "", "### DataLease's recognisers, the same notes", "", score(notes, found)]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.split("\n\n")[1])
    program, document = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines, notes, found = figures(program, folder)
        put(document, "figures", lines)
        if os.environ.get("PRESIDIO") == "1":
            put(document, "peer", peer(notes, found, folder))
    print(f"wrote the figures into {document}")


if __name__ == "__main__":
    main()
