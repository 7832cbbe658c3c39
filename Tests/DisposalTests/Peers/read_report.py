"""Reads a report with the readers that other people wrote, and prints what they understood as JSON.

usage: read_report.py FORMAT < REPORT

Fails where the reader refuses the report or the format's own rules are broken.
"""
import csv
import io
import json
import re
import sys


def fail(what):
    sys.exit(f"read_report: {what}")


def prometheus(data):
    from prometheus_client.parser import text_string_to_metric_families

    text = data.decode("utf-8")
    if not text.endswith("\n"):
        fail("the last line has no end")
    samples = []
    for family in text_string_to_metric_families(text):
        if not family.documentation or family.type != "gauge":
            fail(f"{family.name} has no help or type")
        for sample in family.samples:
            if sample.timestamp is not None:
                fail(f"{sample.name} has a timestamp")
            samples.append([sample.name, sample.labels, sample.value])
    return samples


def ical(data):
    from icalendar import Calendar

    lines = data.split(b"\r\n")
    if lines[-1] != b"" or any(b"\n" in line or b"\r" in line for line in lines):
        fail("a line does not end in CRLF")
    for line in lines:
        if len(line) > 75:
            fail(f"a line has {len(line)} octets")
        line.decode("utf-8")
    calendar = Calendar.from_ical(data)
    if calendar["version"] != "2.0" or "prodid" not in calendar or not calendar.subcomponents:
        fail("no calendar")
    if calendar.errors:
        fail(f"errors: {calendar.errors}")
    events = []
    for event in calendar.walk("VEVENT"):
        if event.errors:
            fail(f"errors: {event.errors}")
        events.append({
            "uid": str(event["uid"]), "stamp": event["dtstamp"].to_ical().decode(),
            "sequence": int(event["sequence"]), "start": event["dtstart"].dt.isoformat(),
            "end": event["dtend"].dt.isoformat(), "summary": str(event["summary"]),
            "description": str(event["description"]), "status": str(event["status"]),
        })
    if len({event["uid"] for event in events}) != len(events):
        fail("two events have one UID")
    return events


def junit(data):
    from junitparser import Failure, JUnitXml, Skipped

    results = []
    report = JUnitXml.fromstring(data)
    for suite in report:
        failures, skipped = 0, 0
        for case in suite:
            kinds = [type(result).__name__.lower() for result in case.result]
            failures += sum(isinstance(result, Failure) for result in case.result)
            skipped += sum(isinstance(result, Skipped) for result in case.result)
            results.append({
                "class": case.classname, "name": case.name, "results": kinds,
                "message": [result.message for result in case.result], "output": case.system_out})
        if (suite.tests, suite.failures, suite.skipped) != (len(list(suite)), failures, skipped):
            fail("the counts of the suite are not those of its cases")
        results.append({"suite": suite.name, "timestamp": suite.timestamp, "output": suite._elem.findtext("system-out")})
    return results


def nagios(data):
    """Monitoring Plugins Development Guidelines, sections 2.1 and 2.6."""
    text = data.decode("utf-8")
    if text.count("\n") != 1 or not text.endswith("\n") or len(data) > 4096:
        fail("not one line of at most 4 KiB")
    words, _, performance = text.rstrip("\n").partition(" | ")
    match = re.fullmatch(r"DATALEASE (OK|WARNING|CRITICAL|UNKNOWN) - (.+)", words)
    if not match or "|" in words or "|" in performance:
        fail(f"not of the form of a status: {words}")
    threshold = r"(?:@?(?:(?:~|-?\d+):)?-?\d*)?"
    number = r"-?\d+"
    values = {}
    for field in performance.split(" ") if performance else []:
        pattern = rf"([^\s='|]{{1,19}})=({number});({threshold});({threshold})(?:;({number}))?"
        found = re.fullmatch(pattern, field)
        if not found or found[1] in values:
            fail(f"not of the form of performance data: {field}")
        values[found[1]] = int(found[2])
    return {"status": match[1], "words": match[2], "values": values}


def rows(data):
    text = data.decode("utf-8")
    if text and not text.endswith("\r\n"):
        fail("the last line has no CRLF")
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if any(len(row) != len(table[0]) for row in table):
        fail("rows of different lengths")
    for row in table:
        for cell in row:
            if cell.lstrip()[:1] in ("=", "+", "-", "@", "\t"):
                fail(f"a spreadsheet takes this for a formula: {cell[:40]}")
    return table


def html(data):
    import html5lib

    text = data.decode("utf-8")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "pre", "table", "thead", "tbody",
               "tr", "th", "td", "br", "strong"}
    for element in tree.iter():
        if element.tag not in allowed:
            fail(f"an element {element.tag}")
        for name in element.attrib:
            if name not in {"lang", "charset", "name", "content", "http-equiv", "class", "scope"}:
                fail(f"an attribute {name}")
    style = "".join(element.text or "" for element in tree.iter("style"))
    if re.search(r"url\(|@import|expression", style):
        fail("the style fetches something")
    return [["".join(cell.itertext()) for cell in row if cell.tag in ("td", "th")] for row in tree.iter("tr")]


def markdown(data):
    """As GitHub's own parser reads it: the cells, after a trip through HTML."""
    import html5lib
    import subprocess

    made = subprocess.run(["cmark-gfm", "-e", "table", "--unsafe"], input=data, capture_output=True, check=True).stdout
    tree = html5lib.parseFragment(made.decode("utf-8"), namespaceHTMLElements=False)
    allowed = {"DOCUMENT_FRAGMENT", "h1", "h2", "h3", "p", "pre", "code", "table", "thead", "tbody", "tr", "th", "td",
               "strong"}
    for element in tree.iter():
        if element.tag not in allowed:
            fail(f"an element {element.tag}")
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


def lines(data):
    return [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]


formats = {
    "prometheus": prometheus, "ical": ical, "junit": junit, "nagios": nagios, "csv": rows, "html": html,
    "markdown": markdown, "json": lines,
}
json.dump(formats[sys.argv[1]](sys.stdin.buffer.read()), sys.stdout)
