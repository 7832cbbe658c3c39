#!/usr/bin/env python3
"""Holds what left in an exchange against the file that it was made from, record by record.

usage: exchanged.py INPUT OUTPUT HELD-BACK COLUMN=OPERATOR...

Shares no code with the program, and no library but Python's: its own reader of delimited lines, and its own count of pence.
COLUMN=OPERATOR names the columns that are not kept: token, blank or drop. HELD-BACK is the list of what was held back, or -
for none. Prints what was sent and held back, `sent ROWS PENCE held ROWS PENCE`, and exits with 1 where

* a kept cell differs from the input's by a byte, quotes and line ends included,
* a record is missing that is not listed as held back, or is there although it is,
* a listed amount is not that of its record, or
* a cell of another operator is not as that writes it.
"""

import re
import sys
from pathlib import Path


def lines(data):
    """The lines of a file with their ends."""
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def cells(line):
    """The cells of a line as they are written, and its end."""
    body = line.rstrip(b"\r\n")
    found, start, quoted = [], 0, False
    for index, byte in enumerate(body):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x2C and not quoted:
            found.append(body[start:index])
            start = index + 1
    return found + [body[start:]], line[len(body):]


def value(cell):
    return cell[1:-1].replace(b'""', b'"') if cell.startswith(b'"') else cell


def pence(amount):
    """Pounds as written, in pence, by cutting and not by computing."""
    text = amount.decode().replace(",", "").replace("£", "")
    sign = -1 if text.startswith("-") else 1
    pounds, rest = text.lstrip("+-").split(".")
    assert len(rest) == 2, "not two decimals"
    return sign * (int(pounds) * 100 + int(rest))


def main():
    given, sent, listed = sys.argv[1:4]
    operators = dict(argument.rsplit("=", 1) for argument in sys.argv[4:])
    data = Path(given).read_bytes()
    given_lines, sent_lines = lines(data), lines(Path(sent).read_bytes())
    header, end = cells(given_lines[0])
    mark = b"\xef\xbb\xbf"
    names = [value(cell[3:] if cell.startswith(mark) else cell).decode() for cell in header]
    dropped = [index for index, name in enumerate(names) if operators.get(name) == "drop"]
    held = {}
    if listed != "-":
        for line in lines(Path(listed).read_bytes())[1:]:
            row, _ = cells(line)
            held[int(row[0])] = (value(row[1]), int(row[2]))
    expected = [cell for index, cell in enumerate(header) if index not in dropped]
    assert cells(sent_lines[0]) == (expected, end), "the header differs"
    amount, reference = names.index("Amount"), names.index("Reference")
    place, totals = 1, {"sent": [0, 0], "held": [0, 0]}
    for number, line in enumerate(given_lines[1:], start=2):
        row, end = cells(line)
        worth = pence(value(row[amount]))
        kind = "held" if number in held else "sent"
        totals[kind][0] += 1
        totals[kind][1] += worth
        if number in held:
            assert held[number] == (value(row[reference]), worth), f"line {number}: listed as something else"
            continue
        assert place < len(sent_lines), f"line {number}: missing in what was sent"
        other, other_end = cells(sent_lines[place])
        place += 1
        assert other_end == end, f"line {number}: another line end"
        left = [(index, cell) for index, cell in enumerate(row) if index not in dropped]
        assert len(left) == len(other), f"line {number}: another number of cells"
        for (index, cell), there in zip(left, other):
            operator = operators.get(names[index], "keep")
            if operator == "keep":
                assert there == cell, f"line {number}, {names[index]}: not byte for byte"
            elif operator == "blank":
                assert value(there) == b"", f"line {number}, {names[index]}: not blank"
            else:
                assert value(cell) == b"" or re.fullmatch(rb"[a-z2-7]{16,}", value(there)), f"line {number}: no token"
    assert place == len(sent_lines), "more was sent than was given"
    assert all(number <= len(given_lines) for number in held), "a line is listed that is not there"
    print("sent", *totals["sent"], "held", *totals["held"])


try:
    main()
except AssertionError as error:
    sys.exit(f"exchanged.py: {error}")
