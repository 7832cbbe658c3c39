"""A month of the finance exchange: what is collected, who of the payers is incorporated, what came back unpaid."""

from making.cast import Dice
from making.writing import bare, pounds

# Company numbers far above those that Companies House has given out.
INCORPORATED = [
    ("99990001", "J SMITH LTD"),
    ("99990002", "Lower Quibbleton Bakery Limited"),
    ("99990003", "Thimblewick Plumbing Ltd"),
    ("99990004", "Fennimarsh Fisheries PLC"),
    ("99990005", "Dunmuddle & Daughters Limited"),
    ("OC999006", "Nonesuch Quillfeather LLP"),
    ("SC999007", "Inverbogle Haulage Limited"),
    ("NI999008", "Ballynowhere Linen Ltd"),
    ("99990009", "Llanffug Llyfrau Cyfyngedig"),
    ("99990010", "Cwmni Llanffug Cyf"),
    ("99990011", "Imaginary Row Dental Care Ltd"),
    ("99990012", "Make Believe Joinery Limited"),
    ("99990013", "Hypothetical Terrace Management Company Limited"),
    ("99990014", "Phantom Hill Farm Supplies Ltd"),
    ("99990015", "Notional Street Garage Ltd"),
    ("99990016", "Larkspindle Court Hotels P.L.C."),
    ("SC999017", "Unbuilt Crescent Roofing Ltd"),
    ("OC999018", "Thrupplewick & Nowhere LLP"),
    ("99990019", "East Notional Print Works Ltd"),
    ("99990020", "Great Nonesuch Taxis Limited"),
    ("99990021", "Quillfeather Lane Nursery Ltd"),
    ("99990022", "Upper Dunmuddle Brewing Company Ltd"),
    ("99990023", "Fennimarsh Ices Limited"),
    ("99990024", "Larkspindle Software Ltd"),
    ("99990025", "Nowhere Road Tyres Ltd"),
    ("99990026", "Thimblewick Avenue Florists Limited"),
    ("99990027", "Dunmuddle Way Catering Ltd"),
    ("99990028", "Imaginary Freight Forwarding Ltd"),
]

# People: a name alone, or a business that is nobody but the people who run it.
PEOPLE = [
    "SMITH & SONS", "ROWAN PLC HOLDINGS", "THE BAKERY", "J SMITH", "MISS Y KAUR", "P & Q OSGOOD", "DR S NCUBE",
    "LTD EDITION PRINTS", "A PATEL T/A CORNER", "WAINWRIGHT BROS",
]

HEADER = "Reference,CompanyName,SortCode,AccountNumber,Amount,CollectionDate,TransactionCode,InvoiceNumber"
DAYS = ["01/12/2026", "02/12/2026"]


class Payer:
    def __init__(self, dice, number, name):
        self.reference = f"EXC{2000000 + 137 * number + dice.below(100)}"
        self.name = name
        self.sort_code, self.account = "00" + dice.digits(4), dice.digits(8)
        self.pence = 1200 + dice.below(9000) if dice.often(0.7) else 100000 + dice.below(900000)
        self.day, self.code = dice.pick(DAYS), dice.pick(["17", "17", "17", "17", "01", "18", "19"])
        self.invoice = f"INV-2026-{40000 + 11 * number}"


def payers():
    """Forty of them in the order of the ledger, and the two of them that are registered under another spelling."""
    dice = Dice(60)
    everybody = [(name, number) for number, name in INCORPORATED] + [(name, None) for name in PEOPLE]
    listed = [(Payer(dice, place, name), number) for place, (name, number) in enumerate(dice.shuffled(everybody))]
    people = [payer for payer, number in listed if number is None]
    # References that a person chose, or that somebody made of one.
    people[2].reference = "07700900317"
    people[5].reference = "YKAUR1987"
    # A company with two invoices pays twice.
    for place in (3, 17):
        first, number = [pair for pair in listed if pair[1] is not None][place]
        again = Payer(dice, 40 + place, first.name)
        again.reference, again.sort_code, again.account = first.reference, first.sort_code, first.account
        listed.append((again, number))
    return listed


def at_the_bank(dice, name):
    """A company's name as a ledger has it: as registered, in capitals, cut to 18 as Bacs does, or spelt the other way."""
    spellings = [name, name, name.upper(), name.upper()[:18].strip()]
    spellings.append(name.replace("Limited", "Ltd") if "Limited" in name else name.replace("Ltd", "Limited"))
    return dice.pick(spellings)


def amount(dice, pence):
    whole, rest = divmod(pence, 100)
    return f"{whole:,}.{rest:02d}" if dice.often(0.5) else pounds(pence)


def collections_csv(dice, listed):
    lines = [HEADER]
    for payer, number in listed:
        name = payer.name if number is None else at_the_bank(dice, payer.name)
        lines.append(",".join(bare(value) for value in [
            payer.reference, name, payer.sort_code, payer.account, amount(dice, payer.pence), payer.day, payer.code,
            payer.invoice,
        ]))
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def register_csv(listed):
    lines = ["reference,companyNumber,legalName"]
    for payer, number in sorted(listed, key=lambda pair: pair[0].reference):
        line = ",".join(bare(value) for value in [payer.reference, number or "", payer.name])
        if number is not None and line not in lines:
            lines.append(line)
    return ("\n".join(lines) + "\n").encode("utf-8")


REASONS = [("0", "REFER TO PAYER"), ("1", "INSTRUCTION CANCELLED"), ("0", "REFER TO PAYER"), ("B", "ACCOUNT CLOSED")]


def returns_csv(listed):
    """What the bureau sends back. It writes the token that it was given for an invoice; nobody can invent one here."""
    lines = ["Reference,InvoiceNumber,Amount,CollectionDate,ReturnDate,ReasonCode,Reason"]
    sent = [payer for payer, number in listed if number is not None]
    for payer, (code, reason) in zip(sent[2::7], REASONS):
        lines.append(",".join(bare(value) for value in [
            payer.reference, "", pounds(payer.pence), payer.day, "04/12/2026", code, reason,
        ]))
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


def samples(_):
    listed = payers()
    return {
        "direct-debit-collections.csv": collections_csv(Dice(61), listed),
        "incorporated-payers.csv": register_csv(listed),
        "direct-debit-returns.csv": returns_csv(listed),
    }
