"""The made-up people who appear in every sample, and chance that is the same on every machine."""

import random
import unicodedata
from datetime import date, timedelta

TODAY = date(2026, 11, 20)

# Ofcom's numbers for drama: prefix and number of digits that follow it. 1,000 numbers each.
MOBILE_RANGE = ("07700900", 3)
LANDLINE_RANGES = [
    ("020", "7946", "0"), ("0113", "496", "0"), ("0114", "496", "0"), ("0117", "496", "0"), ("0121", "496", "0"),
    ("0131", "496", "0"), ("0161", "496", "0"), ("0191", "498", "0"), ("029", "2018", "0"), ("01632", "960", ""),
]

GIVEN = (
    "Agnes Aled Alice Amara Anita Arthur Beatrice Bilal Brenda Callum Carys Cedric Chidi Clara Colin Daphne Derek Dilys "
    "Edna Edwin Elaine Esther Farah Fergus Fiona Gareth Geoffrey Gwen Harriet Hamza Hilda Howard Imogen Isaac Ivy Jasmin "
    "Joyce Kamal Keith Kirsty Leonard Lorna Mabel Malcolm Maureen Nadia Neville Nora Olive Oscar Parveen Percy Priya "
    "Quentin Ravi Rhona Rufus Sunita Stanley Thelma Tobias Una Ursula Vera Vikram Wendy Wilfred Yasmin Yusuf Zara"
).split() + ["Zoë", "Siân", "René", "Łukasz", "Jürgen", "Zoe\u0308", "Anne-Marie", "Mary Jane", "Søren", "Bùi"]

FAMILY = (
    "Abbott Adeyemi Ainsworth Barraclough Begum Bickerstaff Birtwistle Chatterjee Chowdhury Clutterbuck Cobbold Dalgleish "
    "Entwistle Fairweather Featherstone Gathercole Greenhalgh Hardcastle Higginbotham Hussain Iqbal Jellicoe Kaur "
    "Kowalski Lightowler Longbottom Macpherson Merryweather Mukherjee Ncube Okonkwo Osgood Patel Pennyfeather Postlethwaite "
    "Quartermaine Ramsbottom Rao Satterthwaite Shufflebotham Singh Thistlethwaite Tillotson Umar Vaughan Wainwright "
    "Winterbottom Yeung Zielinski"
).split() + [
    "O'Neill", "D'Arcy", "O’Brien", "Smith-Jones", "Okafor-Bell", "MacDonald", "McAllister", "van der Berg", "de la Cruz",
    "Núñez", "Müller", "Ó Briain", "Nguyễn", "St John", "Åkerlund", "Γεωργίου", "欧阳", "Ng",
]

# Bacs has no letters for these.
SPELT_AT_THE_BANK = {"Γεωργίου": "GEORGIOU", "欧阳": "OUYANG"}

STREETS = [
    "Quillfeather Lane", "Nowhere Road", "Imaginary Row", "Unbuilt Crescent", "Thimblewick Avenue", "Phantom Hill",
    "Notional Street", "Make Believe Close", "Dunmuddle Way", "Hypothetical Terrace", "Larkspindle Court",
]
TOWNS = [
    "Lower Quibbleton", "Great Nonesuch", "Fennimarsh-on-Sea", "Upper Dunmuddle", "Llanffug", "Inverbogle", "Ballynowhere",
    "Thrupplewick", "East Notional",
]
# Outward codes that exist, for inward codes that do not: no postcode has C, I, K, M, O or V behind its digit.
OUTWARD = ["LS1", "M1", "B33", "SW1A", "EC1A", "CF10", "EH1", "BT7", "NE1", "W1T"]
UNREAL = "CIKMOV"
MAIL = ["example.com", "example.org", "example.net", "post.example", "inbox.example"]


class Dice:
    """A seeded generator on `random()` alone: the one method whose sequence Python promises to keep."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, limit):
        return int(self.source.random() * limit)

    def pick(self, values):
        return values[self.below(len(values))]

    def often(self, share):
        return self.source.random() < share

    def digits(self, count):
        return "".join(str(self.below(10)) for _ in range(count))

    def letters(self, count, alphabet="ABCDEFGHJKLMNPQRSTUWXYZ"):
        return "".join(self.pick(alphabet) for _ in range(count))

    def day(self, first, last):
        return first + timedelta(days=self.below((last - first).days + 1))

    def shuffled(self, values):
        rest, out = list(values), []
        while rest:
            out.append(rest.pop(self.below(len(rest))))
        return out


def bacs_text(text, width):
    """Text in the character set of Bacs: accents off, upper case, other characters blank, cut to the width."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    plain = plain.translate({ord("Ł"): "L", ord("ł"): "l", ord("ø"): "o", ord("Ø"): "O"}).upper()
    allowed = "".join(c if c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.&/-" else " " for c in plain)
    return allowed[:width].strip()


class Customer:
    """A made-up customer: what every export says about one person, in the form that the CRM should hold it."""

    def __init__(self, dice, number, mobile, landline):
        self.given, self.family = dice.pick(GIVEN), dice.pick(FAMILY)
        self.salutation = dice.pick(["Mr", "Mrs", "Ms", "Dr", "Miss", ""])
        self.mobile, self.landline = mobile, landline
        self.reference = "EXT" + str(1000000 + dice.below(8999999)).zfill(7)
        self.sort_code = "00" + dice.digits(4)
        self.account = dice.digits(8)
        initial = bacs_text(self.given, 1)
        name = bacs_text(self.family, 16) or SPELT_AT_THE_BANK[self.family]
        self.payer_name = f"{initial} {name}"[:18]
        if number % 29 == 7:
            self.payer_name = f"{initial} & {dice.letters(1)} {name}"[:18].strip()
        local = bacs_text(self.given, 20).lower().replace(" ", "") + "." + name.lower().replace(" ", "")
        self.email = f"{local}{dice.below(90) + 10 if dice.often(0.5) else ''}@{dice.pick(MAIL)}"
        self.street = f"{1 + dice.below(180)} {dice.pick(STREETS)}"
        if dice.often(0.25):
            self.street = f"Flat {1 + dice.below(9)}\n{self.street}"
        self.town = dice.pick(TOWNS)
        if dice.often(0.6):
            self.postcode = f"ZZ99 {dice.below(9) + 1}{dice.letters(2, 'ABDEFGHJLNPQRSTUWXYZ')}"
        else:
            self.postcode = f"{dice.pick(OUTWARD)} {dice.below(10)}{dice.letters(2, UNREAL)}"
        self.born = dice.day(date(1931, 1, 1), date(2006, 12, 31))
        self.since = dice.day(date(2014, 1, 1), date(2026, 6, 30))
        self.company = dice.pick(["", "", "", "", f"{self.family} & Sons", f"Example {dice.pick(TOWNS)} Bakery Ltd"])
        self.gocardless_id = "CU" + dice.letters(12, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        self.mandate_id = "MD" + dice.letters(12, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        self.spend = round(12 + dice.below(9000) / 100, 2)


def spelt_mobile(dice, national, style=None):
    """A mobile number as one of the many people who typed it would have."""
    rest = national[1:]
    spellings = [
        national, f"{national[:5]} {national[5:]}", f"{national[:5]} {national[5:8]} {national[8:]}", f"+44{rest}",
        f"+44 {rest[:4]} {rest[4:]}", f"0044{rest}", f"+44 (0){rest[:4]} {rest[4:]}", f"+44(0) {rest}", rest,
        f"({national[:5]}) {national[5:]}", f"{national[:5]}-{national[5:]}", f"{national[:5]}.{national[5:8]}.{national[8:]}",
    ]
    return spellings[dice.below(len(spellings)) if style is None else style % len(spellings)]


def spelt_landline(dice, parts):
    area, exchange, line = parts
    plain = f"{area}{exchange}{line}"
    spellings = [
        plain, f"{area} {exchange} {line}", f"({area}) {exchange} {line}", f"+44 {area[1:]} {exchange} {line}",
        f"+44 (0){area[1:]} {exchange}{line}", f"0044 {area[1:]} {exchange} {line}", plain[1:],
        f"{area} {exchange}{line} ext {10 + dice.below(80)}", f"{area}-{exchange}-{line} x{dice.below(900) + 100}",
    ]
    return dice.pick(spellings)


def spelt_sort_code(dice, code):
    hyphens = f"{code[:2]}-{code[2:4]}-{code[4:]}"
    return dice.pick([hyphens, hyphens, hyphens, code, hyphens.replace("-", " ")])


def population(dice):
    mobiles = dice.shuffled(range(1000))
    landlines = dice.shuffled((area, i) for area in range(len(LANDLINE_RANGES)) for i in range(0, 1000, 25))
    customers = []
    for number in range(250):
        area, line = landlines[number]
        prefix, exchange, lead = LANDLINE_RANGES[area]
        landline = (prefix, exchange, f"{lead}{line:03d}")
        customers.append(Customer(dice, number, f"{MOBILE_RANGE[0]}{mobiles[number]:03d}", landline))
    return customers
