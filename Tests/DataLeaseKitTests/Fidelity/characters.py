"""What a character is, as far as a transformation may change it: by class of letter, digit or sign."""
import unicodedata

CLASSES = {
    "Lu": "upper", "Lt": "upper", "Ll": "lower", "Lo": "letter", "Lm": "letter", "Nd": "digit", "Nl": "numeral",
    "No": "numeral",
}
# Letters and numerals that Unicode counts among the symbols: enclosed ones, and those of flags.
SIGNS = [(0x2460, 0x24FF), (0x3200, 0x33FF), (0x1F100, 0x1F2FF)]
# Where Windows-1252 has Š Œ Ž and š œ ž, a text that is declared as ISO 8859-1 has controls.
CONTROLS = {0x8A: "upper", 0x8C: "upper", 0x8E: "upper", 0x9A: "lower", 0x9C: "lower", 0x9E: "lower"}


def text(data, encoding):
    """The characters of bytes; bytes and code units that are none count as one each."""
    return data.decode(encoding, "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape")


def kind(character):
    """What a transformation must keep of a character: its class where it is a letter or digit, else itself."""
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF or 0xD800 <= code <= 0xDFFF:
        return "none"
    if any(first <= code <= last for first, last in SIGNS):
        return "numeral"
    return CONTROLS.get(code) or CLASSES.get(unicodedata.category(character), character)


def difference(before, after):
    """The first place where two texts differ in more than their letters and digits, or None."""
    if len(before) != len(after):
        return f"{len(before)} characters and {len(after)}"
    for place, (one, two) in enumerate(zip(before, after)):
        if one != two and kind(one) != kind(two):
            return f"place {place}: {kind(one)!r} and {kind(two)!r}"
    return None
