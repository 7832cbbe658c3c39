#!/usr/bin/env python3
"""Holds what left in an exchange against the file that it was made from, record by record.

usage: exchanged.py INPUT OUTPUT HELD-BACK [--amount NAME] [--reference NAME] [--no-header] COLUMN=OPERATOR...
       exchanged.py --fixed INPUT OUTPUT
       exchanged.py --xml INPUT OUTPUT RECORD AMOUNT NAME=OPERATOR...

Shares no code with the program, and no library but Python's: its own reader of delimited lines, its own search in XML, and its
own count of pence. COLUMN=OPERATOR names the columns that are not kept: token, blank or drop; without a header a column is its
number. HELD-BACK is the list of what was held back, or - for none. In XML, RECORD is the name of an element, AMOUNT of one
(or of an attribute, ELEMENT@NAME, or - for none), and NAME=OPERATOR says of elements that they are dropped, of attributes that
they are blank, of `comment` that it is blank. Prints what was sent and held back, `sent ROWS PENCE held ROWS PENCE`, and
exits with 1 where

* a kept cell differs from the input's by a byte, quotes and line ends included, or any byte of a file that goes whole,
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


def fixed(given, sent):
    """A submission in Standard 18, which goes whole: payments stand between the labels, and a contra names itself."""
    data = Path(given).read_bytes()
    assert Path(sent).read_bytes() == data, "not byte for byte"
    payments = [line for line in lines(data) if line[:1].isdigit() and line[64:82].strip() != b"CONTRA"]
    return len(payments), sum(int(line[35:46]) * (-1 if line[15:17] == b"99" else 1) for line in payments)


def xml(given, sent, record, amount, *operators):
    """An XML file, of which all is kept but what is named."""
    data = Path(given).read_bytes()
    name = rb"(?:\w+:)?%s"

    def worth(data):
        rows = len(re.findall(rb"<" + name % record.encode() + rb"[\s>/]", data))
        if amount == "-":
            return rows, 0
        element, _, attribute = amount.encode().partition(b"@")
        here = rb"<" + name % element + (rb"\s[^>]*?\b%s=[\"']([^\"']*)" % attribute if attribute else rb"(?:\s[^>]*)?>([^<]*)<")
        found = re.findall(here, data)
        assert len(found) == rows, "not one amount a record"
        return rows, sum(pence(one) for one in found)

    expected = data
    for argument in operators:
        what, operator = argument.rsplit("=", 1)
        if what == "comment":
            expected = re.sub(rb"<!--(\s*).*?(\s*)-->", rb"<!--\1\2-->", expected, flags=re.DOTALL)
        elif operator == "drop":
            this = name % what.encode()
            expected = re.sub(rb"<" + this + rb"(?:\s[^>]*)?>.*?</" + this + rb">", b"", expected, flags=re.DOTALL)
        else:
            element, attribute = what.encode().split(b"@")
            expected = re.sub(
                rb"(<" + element + rb"\s[^>]*?\b" + attribute + rb"=)([\"'])[^\"']*\2", rb"\1\2\2", expected)
    left = Path(sent).read_bytes()
    assert left == expected, "not byte for byte"
    assert worth(left) == worth(data), "another sum"
    return worth(data)


def option(arguments, name, value=True):
    """Takes an option out of the arguments."""
    if name not in arguments:
        return None
    place = arguments.index(name)
    found = arguments.pop(place)
    return arguments.pop(place) if value else found


def delimited(arguments):
    amount = option(arguments, "--amount") or "Amount"
    reference = option(arguments, "--reference") or "Reference"
    has_header = not option(arguments, "--no-header", value=False)
    given, sent, listed = arguments[:3]
    operators = dict(argument.rsplit("=", 1) for argument in arguments[3:])
    data = Path(given).read_bytes()
    given_lines, sent_lines = lines(data), lines(Path(sent).read_bytes())
    header, end = cells(given_lines[0])
    mark = b"\xef\xbb\xbf"
    names = [value(cell[3:] if cell.startswith(mark) else cell).decode() for cell in header]
    if not has_header:
        names = [str(number) for number in range(1, len(header) + 1)]
    assert set(operators) <= set(names), "no such column"
    dropped = [index for index, name in enumerate(names) if operators.get(name) == "drop"]
    held = {}
    if listed != "-":
        for line in lines(Path(listed).read_bytes())[1:]:
            row, _ = cells(line)
            held[int(row[0])] = (value(row[1]), int(row[2]))
    begin = 1 if has_header else 0
    if has_header:
        expected = [cell for index, cell in enumerate(header) if index not in dropped]
        assert cells(sent_lines[0]) == (expected, end), "the header differs"
    amount, reference = names.index(amount), names.index(reference)
    place, totals = begin, {"sent": [0, 0], "held": [0, 0]}
    for number, line in enumerate(given_lines[begin:], start=begin + 1):
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


def main(arguments):
    if arguments[0] == "--fixed":
        print("sent", *fixed(*arguments[1:]), "held 0 0")
    elif arguments[0] == "--xml":
        print("sent", *xml(*arguments[1:]), "held 0 0")
    else:
        delimited(arguments)


try:
    main(sys.argv[1:])
except AssertionError as error:
    sys.exit(f"exchanged.py: {error}")
