"""Compares pairs of delimited files, before and after transformation, with Python's csv module.

Reads records from standard input: a JSON line {"delimiter", "escape", "encoding", "before": hex, "after": hex}. Prints a
line for each pair whose structure differs: number of records, fields a record, characters a field, where a strict reading
fails.
"""
import csv, io, json, sys

csv.field_size_limit(1 << 30)


def text(data, encoding):
    # Bytes and code units that are no character count as one each.
    return data.decode(encoding, "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape")


def shape(text, pair, strict):
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=pair["delimiter"], escapechar=pair["escape"] or None, strict=strict)
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
    for strict in (False, True):
        one, two = shape(before, pair, strict), shape(after, pair, strict)
        if one != two:
            print(number, "strict" if strict else "", one, two)
            break
    else:
        others = [c for c in before if not c.isalnum()], [c for c in after if not c.isalnum()]
        if len(before) != len(after):
            print(number, "length", len(before), len(after))
