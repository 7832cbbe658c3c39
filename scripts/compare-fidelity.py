#!/usr/bin/env python3
"""What common tools change in an export that they only read and write back: the table of docs/fidelity.md.

    scripts/compare-fidelity.py [PROGRAM]

Prints one row an oddity and one column a tool: `same` where every byte came back, `changed` where not, `refused` where the
tool ended with an error. PROGRAM is datalease (default: .build/debug/datalease). A tool that is not installed has no column.
"""
import csv, io, os, shutil, subprocess, sys, tempfile

CSV = {
    "plain file, LF": b"Id,Name\n1,Ann\n2,Bob\n",
    "CR LF line ends": b"Id,Name\r\n1,Ann\r\n2,Bob\r\n",
    "CR line ends": b"Id,Name\r1,Ann\r2,Bob\r",
    "mixed line ends": b"Id,Name\r\n1,Ann\n2,Bob\r\n",
    "no line end at the end": b"Id,Name\n1,Ann",
    "byte order mark": b"\xef\xbb\xbfId,Name\n1,Ann\n",
    "quotes that need not be": b'"Id","Name"\n1,"Ann"\n"2",Bob\n',
    "white space around values": b"Id,Name\n1, Ann \n2,\tBob\n",
    "short and long rows": b"Id,Name,Town\n1,Ann\n2,Bob,Leeds,extra\n",
    "quote in the middle of a field": b'Id,Name\n1,5" disk\n2,Bob\n',
    "quote that is not closed": b'Id,Name\n1,"Ann\n2,Bob\n',
    "text behind a closing quote": b'Id,Name\n1,"Ann"x\n2,Bob\n',
    "backslash escapes": b'Id,Name\n1,"Ann \\"A\\" Lee"\n2,Bob\n',
    "line break in a quoted field, LF in CR LF": b'Id,Name\r\n1,"Ann\nLee"\r\n2,Bob\r\n',
    "blank lines": b"Id,Name\n\n1,Ann\n\n2,Bob\n\n",
    "sep= line": b"sep=;\nId;Name\n1;Ann\n",
    "title lines above the header": b"Contacts\n\nId,Name\n1,Ann\n",
    "two columns of one name": b"Id,Name,Name\n1,Ann,Lee\n",
    "leading zeros, 1.20, 1E5": b"Id,No,Sum\n1,007,1.20\n2,000,1E5\n",
    '="0123" cells': b'Id,No\n1,="0123"\n2,"=""0123"""\n',
    "NUL byte": b"Id,Name\n1,A\x00n\n2,Bob\n",
    "Windows-1252": "Id,Name\n1,Zoë – “Lee”\n".encode("cp1252"),
    "invalid UTF-8": b"Id,Name\n1,Zo\xc3\xab\n2,Bo\xffb\n",
    "UTF-16 with byte order mark": "\ufeffId,Name\r\n1,Zoë\r\n".encode("utf-16-le"),
}
XML = {
    "plain document": b'<?xml version="1.0" encoding="UTF-8"?>\n<a><b c="1">x</b></a>\n',
    "no XML declaration": b"<a><b>x</b></a>\n",
    "no line end at the end": b'<?xml version="1.0" encoding="UTF-8"?>\n<a><b>x</b></a>',
    "CR LF line ends": b'<?xml version="1.0" encoding="UTF-8"?>\r\n<a>\r\n<b>x</b>\r\n</a>\r\n',
    "attributes in apostrophes": b"<?xml version='1.0' encoding='UTF-8'?>\n<a b='1'/>\n",
    "white space in tags": b'<?xml version="1.0" encoding="UTF-8"?>\n<a  b = "1"\n   c="2" ><d /></a >\n',
    "<a></a> beside <a/>": b'<?xml version="1.0" encoding="UTF-8"?>\n<a><b></b><b/></a>\n',
    "CDATA section": b'<?xml version="1.0" encoding="UTF-8"?>\n<a><![CDATA[R & D]]></a>\n',
    "&#163; and &gt;": b'<?xml version="1.0" encoding="UTF-8"?>\n<a b="&#163;1">2 &gt; 1 &#x41;</a>\n',
    "line break in an attribute": b'<?xml version="1.0" encoding="UTF-8"?>\n<a b="J SMITH\nLTD"/>\n',
    "comment and instruction outside the root": b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- x --><?y z?>\n<a/>\n<!-- end -->',
    "ISO-8859-1": '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>Zo\u00eb</a>\n'.encode("latin-1"),
    "UTF-16": '\ufeff<?xml version="1.0" encoding="UTF-16"?>\n<a>Zo\u00eb</a>\n'.encode("utf-16-le"),
}


def run(*command):
    def tool(path):
        made = subprocess.run([part.replace("FILE", path) for part in command], capture_output=True)
        return made.stdout if made.returncode == 0 else None
    return tool


def python_csv(path):
    try:
        with open(path, newline="") as file:
            out = io.StringIO(newline="")
            csv.writer(out, lineterminator="\n").writerows(csv.reader(file))
        return out.getvalue().encode()
    except Exception:
        return None


def element_tree(path):
    from xml.etree import ElementTree
    try:
        out = io.BytesIO()
        ElementTree.parse(path).write(out, encoding="UTF-8", xml_declaration=True)
        return out.getvalue()
    except Exception:
        return None


def datalease(program):
    def tool(path):
        copy = path + ".copy"
        made = subprocess.run([program, "envelope", path, "--out", copy], capture_output=True)
        if made.returncode != 0 or not os.path.exists(copy):
            return None
        with open(copy, "rb") as file:
            bytes = file.read()
        os.remove(copy)
        return bytes
    return tool


def table(cases, tools, folder, suffix):
    names = [name for name, _ in tools]
    print("| " + " | ".join(["what the file holds"] + names) + " |")
    print("|" + "---|" * (len(names) + 1))
    same = [0] * len(tools)
    for what, content in cases.items():
        path = os.path.join(folder, "export" + suffix)
        with open(path, "wb") as file:
            file.write(content)
        cells = []
        for index, (_, tool) in enumerate(tools):
            made = tool(path)
            same[index] += made == content
            cells.append("refused" if made is None else "same" if made == content else "changed")
        shown = what.replace("|", "\\|")
        print("| " + " | ".join([f"`{shown}`" if "<" in shown or "&" in shown or "=" in shown else shown] + cells) + " |")
    print("| **the same, of " + str(len(cases)) + "** | " + " | ".join(f"**{n}**" for n in same) + " |")
    print()


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/debug/datalease")
    csv_tools = [("DataLease", datalease(program)), ("Python csv", python_csv)]
    if shutil.which("mlr"):
        csv_tools.append(("Miller", run("mlr", "--icsv", "--ocsv", "cat", "FILE")))
    if shutil.which("csvformat"):
        csv_tools.append(("csvkit", run("csvformat", "FILE")))
    xml_tools = [("DataLease", datalease(program)), ("ElementTree", element_tree)]
    if shutil.which("xmllint"):
        xml_tools.append(("xmllint", run("xmllint", "FILE")))
    with tempfile.TemporaryDirectory() as folder:
        table(CSV, csv_tools, folder, ".csv")
        table(XML, xml_tools, folder, ".xml")


main()
