"""Compares pairs of delimited files, before and after transformation, with Python's csv module.

Reads records from standard input: a JSON line {"delimiter", "quote", "escape", "encoding", "before": hex, "after": hex}.
Prints a line for each pair whose structure differs: number of records, fields a record, characters a field, where a
strict reading fails; or where any character differs that is neither letter nor digit.
"""
import csv, io, json, sys
from characters import difference, text

csv.field_size_limit(1 << 30)


def shape(text, pair, strict):
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=pair["delimiter"], quotechar=pair["quote"] or None,
        quoting=csv.QUOTE_MINIMAL if pair["quote"] else csv.QUOTE_NONE, escapechar=pair["escape"] or None, strict=strict)
    rows = []
    try:
        for row in reader:
            rows.append([len(field) for field in row])
    except csv.Error:
        rows.append(["error", reader.line_num])
    return rows


for number, line in enumerate(sys.stdin):
    pair = json.loads(line)
    before, after = (text(bytes.fromhex(pair[key]), pair["encoding"]) for key in ("before", "after"))
    found = difference(before, after)
    for strict in (False, True):
        one, two = shape(before, pair, strict), shape(after, pair, strict)
        if not found and one != two:
            found = f"{'strict ' if strict else ''}{one} and {two}"
    if found:
        print(number, found)
