"""What a character is, as far as a transformation may change it: by class of letter, digit or sign."""
import unicodedata

CLASSES = {
    "Lu": "upper", "Lt": "upper", "Ll": "lower", "Lo": "letter", "Lm": "letter", "Nd": "digit", "Nl": "numeral",
    "No": "numeral",
    # Letters of a later Unicode than this Python's.
    "Cn": "unassigned",
}
# Letters and numerals that Unicode counts among the symbols: enclosed ones, and those of flags.
SIGNS = [(0x2460, 0x24FF), (0x3200, 0x33FF), (0x1F100, 0x1F2FF)]
# Where Windows-1252 has Š Œ Ž and š œ ž, a text that is declared as ISO 8859-1 has controls.
CONTROLS = {0x8A: "upper", 0x8C: "upper", 0x8E: "upper", 0x9A: "lower", 0x9C: "lower", 0x9E: "lower"}


def text(data, encoding):
    """The characters of bytes; bytes and code units that are none count as one each."""
    return data.decode(encoding, "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape")


class Kinds(dict):
    """What a transformation must keep of a character, by its number: its class where it is a letter or digit, as one
    character of no other meaning; else itself."""

    NAMES = {name: chr(0xF0000 + number) for number, name in enumerate(sorted({*CLASSES.values(), "none"}))}

    def __missing__(self, code):
        if 0xDC80 <= code <= 0xDCFF or 0xD800 <= code <= 0xDFFF:
            name = "none"
        elif any(first <= code <= last for first, last in SIGNS):
            name = "numeral"
        else:
            name = CONTROLS.get(code) or CLASSES.get(unicodedata.category(chr(code)))
        self[code] = self.NAMES[name] if name else chr(code)
        return self[code]


KINDS = Kinds()


def difference(before, after):
    """The first place where two texts differ in more than their letters and digits, or None."""
    if len(before) != len(after):
        return f"{len(before)} characters and {len(after)}"
    one, two = before.translate(KINDS), after.translate(KINDS)
    if one == two:
        return None
    place = next(place for place in range(len(one)) if one[place] != two[place])
    return f"place {place}: {before[place]!r} and {after[place]!r}"
