#!/usr/bin/env python3
"""Writes Sources/Disposal/Limits/BankHolidayTables.swift from agreements/bank-holidays.json.

The file has the shape of https://www.gov.uk/bank-holidays.json. EDITION is the day on which the list was drawn up: set it
with every change of the file, because every computed limit records the edition that it was computed with.
"""
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "agreements/bank-holidays.json"
TARGET = ROOT / "Sources/Disposal/Limits/BankHolidayTables.swift"
EDITION = "2026-11-01"
TABLES = {"england-and-wales": "englandAndWales", "scotland": "scotland", "northern-ireland": "northernIreland"}

HEAD = f'''// Written by scripts/bank-holidays.py from agreements/bank-holidays.json; a test holds the two together.

/// The bank holidays that the program knows by itself, as numbers yyyymmdd, a line a year.
enum BankHolidayTables {{
    /// The day on which the list was drawn up, ISO 8601.
    static let edition = "{EDITION}"
'''


def main() -> None:
    divisions = json.loads(SOURCE.read_text(encoding="utf-8"))
    parts = [HEAD]
    for division, table in TABLES.items():
        years: dict[str, list[str]] = {}
        for event in divisions[division]["events"]:
            years.setdefault(event["date"][:4], []).append(event["date"].replace("-", ""))
        lines = [f"        {', '.join(days)}," for days in years.values()]
        parts.append("\n".join([f"    static let {table} = [", *lines, "    ]", ""]))
    TARGET.write_text("\n".join(parts).rstrip("\n") + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
