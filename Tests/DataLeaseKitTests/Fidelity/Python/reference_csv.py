"""A slow, obvious reader of delimited files by the rules of CSVDialect: which of their records are malformed.

Reads files from standard input: a JSON line {"delimiter", "quote", "escape", "encoding", "bytes": hex}. The first record
is the header. For each prints {"lines": the lines on which malformed records begin, "rest": hex of the file without
them, "odd": the line of the first of them whose quotes are odd in number, or null}.
"""
import json, re, sys
from characters import text


def records(text, position, delimiter, quote, escape):
    """Begin, end, number of fields and malformation of each record from `position` on."""
    def at(place):
        return text[place] if place < len(text) else ""

    while position < len(text):
        begin, fields, is_malformed = position, 0, False
        is_blank = at(position) in "\r\n"
        while not is_blank:
            is_bare = True
            if quote and at(position) == quote:
                position += 1
                while position < len(text) and not (at(position) == quote and at(position + 1) != quote):
                    position += 2 if at(position) in (escape or "\n\n", quote) else 1
                if position >= len(text):
                    is_malformed = True
                position += 1
                is_bare = position < len(text) and at(position) not in (delimiter, "\r", "\n")
                if is_bare:
                    is_malformed = True
                    position += 1
            while is_bare and position < len(text) and at(position) not in (delimiter, "\r", "\n"):
                if escape and at(position) == escape:
                    is_malformed |= position + 1 == len(text)
                    position += 1
                position += 1
            fields += 1
            if at(position) != delimiter:
                break
            position += 1
        position = min(position, len(text))
        position += 2 if text[position:position + 2] == "\r\n" else 1 if position < len(text) else 0
        yield begin, position, fields, is_malformed, is_blank


def judge(file):
    content = text(bytes.fromhex(file["bytes"]), file["encoding"])
    furniture = re.match("\ufeff?(?:sep=[^\r\n](?:\r\n|\r|\n))?", content).end()
    lines, rest, columns, odd = [], content[:furniture], None, None
    for begin, end, fields, is_malformed, is_blank in records(
            content, furniture, file["delimiter"], file["quote"], file["escape"]):
        columns = columns or fields
        if not is_blank and (is_malformed or fields != columns):
            lines.append(1 + len(re.findall("\r\n|\r|\n", content[:begin])))
            record = content[begin:end]
            if is_malformed and file["quote"] and record[-1] in "\r\n" and record.count(file["quote"]) % 2:
                odd = odd or lines[-1]
        else:
            rest += content[begin:end]
    errors = "surrogatepass" if file["encoding"].startswith("utf-16") else "surrogateescape"
    return {"lines": lines, "rest": rest.encode(file["encoding"], errors).hex(), "odd": odd}


for line in sys.stdin:
    print(json.dumps(judge(json.loads(line))))
