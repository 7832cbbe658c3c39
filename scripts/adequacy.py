#!/usr/bin/env python3
"""Writes Sources/Agreements/Review/AdequacyText.swift from agreements/adequacy.json, byte for byte."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "agreements/adequacy.json"
TARGET = ROOT / "Sources/Agreements/Review/AdequacyText.swift"

HEAD = '''// swift-format-ignore-file
// Written by scripts/adequacy.py from agreements/adequacy.json; a test holds the two together.

/// The countries that UK adequacy regulations cover, as this release knows them: the file, byte for byte.
enum AdequacyText {
    static let builtIn: String = #"""
'''


def main() -> None:
    text = SOURCE.read_bytes().decode("utf-8")
    if '"""#' in text or "\r" in text or "\t" in text or "\\#" in text or not text.endswith("\n"):
        sys.exit(f"{SOURCE}: holds a tab, a CR, a \"\"\"# or a \\#, or lacks the line end at its end")
    TARGET.write_text(HEAD + text + '\n"""#\n}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
