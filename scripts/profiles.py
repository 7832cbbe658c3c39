#!/usr/bin/env python3
"""Writes Sources/Agreements/Profiles/StandardProfiles.swift from agreements/profiles/*.yaml.

The profiles are part of the program, byte for byte: an agreement pins the SHA-256 of a profile's file.
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Sources/Agreements/Profiles/StandardProfiles.swift"

HEAD = '''// swift-format-ignore-file
// Written by scripts/profiles.py from agreements/profiles; a test holds the two together.

/// The profiles of this release: the files of agreements/profiles, byte for byte.
enum StandardProfiles {
    /// A profile's name and the text of its file.
    struct File {
        let name: String
        let text: String
    }

    /// All of them, by name.
    static let all: [File] = ['''


def literal(text: str, name: str) -> str:
    if '"""#' in text or "\r" in text or "\t" in text or not text.endswith("\n") or "\\#" in text:
        sys.exit(f"{name}: holds a tab, a CR, a \"\"\"# or a \\#, or lacks the line end at its end")
    return '#"""\n' + text + '\n"""#'


def main() -> None:
    files = sorted((ROOT / "agreements/profiles").glob("*.yaml"), key=lambda file: file.stem)
    names = [file.stem for file in files]
    lines = [HEAD]
    lines += [f"        File(name: \"{name}\", text: text{index})," for index, name in enumerate(names)]
    lines += ["    ]", ""]
    for index, file in enumerate(files):
        text = file.read_bytes().decode("utf-8")
        lines += [f"    private static let text{index}: String = {literal(text, file.name)}", ""]
    TARGET.write_text("\n".join(lines[:-1] if lines[-1] == "" else lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
