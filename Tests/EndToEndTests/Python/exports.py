"""Exports read by parsers that are not ours: each becomes records, each record a list of (name of the place, value)."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

# How the delimited samples are written. A file without a header has columns that are numbered.
DELIMITER = {"suitecrm-contacts.csv": ";", "dynamics-contacts.csv": "\t"}
ENCODING = {
    "dynamics-contacts.csv": "utf-16", "suitecrm-contacts.csv": "utf-8-sig", "sage-contacts.csv": "windows-1252",
    "salesforce-account.csv": "windows-1252", "salesforce-report.csv": "windows-1252",
}
# Records that cannot be read and are set aside, by their line.
SET_ASIDE = {"accesspay.csv": 6, "accesspay-header.csv": 7}
WITHOUT_HEADER = {"accesspay.csv", "asterisk-cdr.csv", "eazipay.csv", "paygate.csv", "sddirect.csv"}
# In records of one of these elements belongs together what stands in several elements.
TOGETHER = {"DrctDbtTxInf", "TxInfAndSts", "TxDtls", "DDICAdvice"}
# Payments of Standard 18: name, first and last position from 1.
PAYMENT = [
    ("sort-code", 1, 6), ("account", 7, 14), ("originating-sort-code", 18, 23), ("originating-account", 24, 31),
    ("amount", 36, 46), ("reference", 65, 82), ("name", 83, 100),
]
LABELS = ("VOL", "HDR", "UHL", "EOF", "UTL", "LOGON")

csv.field_size_limit(1 << 30)


def lines(path):
    """The lines of a file with their ends, in whatever encoding."""
    return text(path).splitlines(keepends=True) if path.suffix != ".csv" else re.findall(r"[^\n]*\n|[^\n]+", text(path))


def text(path):
    raw = path.read_bytes()
    declared = re.match(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9-]+)", raw)
    return raw.decode(declared[1].decode() if declared else ENCODING.get(path.name, "utf-8"))


def rows(path):
    """The rows of a delimited file as Python's csv reads them."""
    return list(csv.reader(io.StringIO(text(path), newline=""), delimiter=DELIMITER.get(path.name, ",")))


def shared_rows(path):
    """The rows of a sample without the one that is set aside."""
    aside = SET_ASIDE.get(path.name)
    return [row for number, row in enumerate(rows(path), 1) if number != aside]


def tree(path):
    return ElementTree.fromstring(path.read_bytes())


def local(name):
    return name.rsplit("}", 1)[-1]


def records(path, is_sample=False):
    if path.suffix == ".xml":
        return xml_records(tree(path))
    if path.suffix == ".txt":
        return [payment(line) for line in text(path).splitlines() if not line.startswith(LABELS)]
    found = [row for row in (shared_rows(path) if is_sample else rows(path)) if row]
    header = None if path.name in WITHOUT_HEADER else found.pop(0)
    return [
        [(header[i] if header and i < len(header) else str(i + 1), value) for i, value in enumerate(row)] for row in found
    ]


def payment(line):
    return [(name, line[first - 1:last].rstrip()) for name, first, last in PAYMENT]


def xml_records(root):
    found = []

    def places(element, path):
        path = f"{path}/{local(element.tag)}"
        cells = [(f"{path}/@{local(name)}", value) for name, value in element.attrib.items()]
        return cells + ([(path, element.text.strip())] if element.text and element.text.strip() else [])

    def visit(element, path, record):
        cells = places(element, path)
        if record is None and local(element.tag) in TOGETHER:
            record = []
            found.append(record)
        if record is None:
            found.append(cells)
        else:
            record.extend(cells)
        for child in element:
            visit(child, f"{path}/{local(element.tag)}", record)

    visit(root, "", None)
    return found


def files(folder):
    return sorted(p for p in Path(folder).iterdir() if p.suffix in (".csv", ".xml", ".txt"))
