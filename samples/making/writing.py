"""How fields are written."""

from xml.sax.saxutils import escape


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def bare(text):
    """A field as Ruby's csv writes it: in quotes only where it must be."""
    needs = any(c in text for c in ',"\r\n') or text[:1] in (" ", "\t") or text[-1:] in (" ", "\t")
    return quoted(text) if needs else text


def attributes(pairs):
    return " ".join(f'{name}="{escape(value, {chr(34): "&quot;"})}"' for name, value in pairs)


def hyphens(code):
    """A sort code as ARUDD writes it."""
    return f"{code[:2]}-{code[2:4]}-{code[4:]}"


def lost_zeros(digits):
    """A number as a spreadsheet leaves it."""
    return digits.lstrip("0") or "0"


def pounds(pence):
    return f"{pence // 100}.{pence % 100:02d}"


def british_iban(sort_code, account):
    """The IBAN of an account at the bank TEST, which does not exist, with the right check digits (ISO 7064)."""
    tail = f"TEST{sort_code}{account}"
    numbers = "".join(str(int(c, 36)) for c in tail + "GB00")
    return f"GB{98 - int(numbers) % 97:02d}{tail}"
