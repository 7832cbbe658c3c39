"""Made-up values of every kind, in the spellings that people use.

All of them are reserved, or have the form of a value and lie where, as far as anybody publishes, none is issued:

* telephone numbers: Ofcom's numbers for drama, and the like of other countries (+1 555 01xx, +33 1 99 00, +353 20 91x,
  +46 8 465 004, +49 30 23125, +61 2 5550);
* mail and host names: example.com, example.org, example.net, *.example (RFC 2606);
* postcodes: ZZ99 (pseudo postcodes of the health service), districts that no area has (HG9, LD9, TR60 to TR69 ...,
  N7K and the like, which only central London has), GIR 0AA, BFPO 900 to 999; streets are made up;
* sort codes 00-xx-xx, which no table of modulus checks lists; IBANs of the bank code TEST, or of 00 sort codes;
* cards: the test numbers that payment processors publish;
* National Insurance: prefixes CR, MW, NC and PP, which HMRC uses for its own ends and gives to nobody, because a strict
  recogniser rightly refuses QQ and ZZ;
* NHS numbers: 999, the range for tests; VAT 999; company 99; taxpayer references with three zeros; passports 999;
* driving licences: DVLA's structure with the check letters ZZ;
* vehicles: marks of today's style that begin with J, T or U, and older ones of the area ZZ, none of which was issued;
* devices: IMEI with the test code 00, IMSI of the test network 001-01, SIM cards 89 99;
* networks: RFC 5737, RFC 3849 and the documentation range 00-00-5E-00-53 of RFC 7042.

A value is a list of parts (text, what it is): a kind, `KNOWN` + kind where it is a field of the note's record, NEUTRAL
(goes with a value, tells nothing itself: a title, the host of a URL) or None (anything else).
"""
import unicodedata

NEUTRAL = "~"
KNOWN = "="


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def letters(rng, count, alphabet="ABCDEFGHJKLMNPRSTUVWXYZ"):
    return "".join(rng.choice(alphabet) for _ in range(count))


def fold(text):
    """Without accents."""
    text = text.translate(str.maketrans("łŁøØıđĐßþÞðÐ’", "lLoOidDsþÞdD'"))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def luhn(body):
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


# --- telephones

AREAS = [("0113", "496"), ("0114", "496"), ("0115", "496"), ("0116", "496"), ("0117", "496"), ("0118", "496"),
         ("0121", "496"), ("0131", "496"), ("0141", "496"), ("0151", "496"), ("0161", "496"), ("0191", "498")]


def landline(rng):
    """Area, middle and end of a number, with its zero."""
    which = rng.random()
    if which < 0.5:
        area, middle = rng.choice(AREAS)
        return area, middle, "0" + digits(rng, 3)
    if which < 0.65:
        return "020", "7946", "0" + digits(rng, 3)
    if which < 0.72:
        return "028", "9649", "6" + digits(rng, 3)
    if which < 0.79:
        return "029", "2018", "0" + digits(rng, 3)
    if which < 0.94:
        return "01632", "960", digits(rng, 3)
    return rng.choice([("0808", "157", "0" + digits(rng, 3)), ("03069", "990", digits(rng, 3)),
                       ("0909", "879", "0" + digits(rng, 3))])


def mobile(rng):
    return "07700", "900", digits(rng, 3)


def spelt_phone(rng, number):
    area, middle, end = number
    bare = area[1:]
    whole = area + middle + end
    forms = [f"{area} {middle} {end}", f"{area} {middle}{end}", whole, whole, f"{area}-{middle}-{end}",
             f"{area}.{middle}.{end}", f"({area}) {middle} {end}", f"({area}) {middle}{end}",
             f"+44 {bare} {middle} {end}", f"+44{bare}{middle}{end}", f"+44 (0){bare} {middle} {end}",
             f"+44(0){bare}{middle}{end}", f"+44 (0) {bare} {middle}{end}", f"0044 {bare} {middle} {end}",
             f"0044{bare}{middle}{end}", f"{area}  {middle} {end}", f"{area}-{middle}{end}",
             f"+44-{bare}-{middle}-{end}", f"44{bare}{middle}{end}"]
    if bare[0] in "1237":
        forms += [f"{bare}{middle}{end}", f"{bare} {middle}{end}"]
    return rng.choice(forms)


def plain_phone(rng, number):
    """As an export has it."""
    area, middle, end = number
    return rng.choice([f"{area} {middle}{end}", area + middle + end, f"+44{area[1:]}{middle}{end}"])


def foreign_phone(rng):
    end = digits(rng, 2)
    return rng.choice([f"+1 202 555 01{end}", f"+1-212-555-01{end}", f"+1 (415) 555-01{end}", f"+33 1 99 00 {end} 14",
                       f"0033199004{end}1", f"+353 20 910 4{end}1", f"+46 8 465 004 {end}", f"+49 30 23125 4{end}",
                       f"+493023125{end}7", f"+61 2 5550 12{end}", f"+61255501{end}3"])


# --- mail

HOSTS = ["example.com", "example.org", "example.net", "mail.example.com", "post.example", "broadband.example",
         "harbour-trust.example", "office.example.org", "surgery.example", "hotmail.example", "co.uk.example"]


def mailbox(rng, first, last):
    first, last = (fold(n).lower().replace(" ", "").replace("'", "") for n in (first, last))
    number = rng.choice(["", "", "", digits(rng, 2), "19" + digits(rng, 2)])
    return rng.choice([f"{first}.{last}", f"{first}{last}{number}", f"{first[0]}{last}{number}", f"{last}.{first}",
                       f"{first}_{last}", f"{first}.{last}{number}", f"{first}-{last}", f"{first}{number or 7}"])


def mail(rng, first, last):
    return mailbox(rng, first, last) + "@" + rng.choice(HOSTS)


def odd_mail(rng, first, last):
    """A mail address in a rarer form, and sometimes of an international domain."""
    box = mailbox(rng, first, last)
    return rng.choice([f"{box}+bills@example.com", f"{box}+router@example.org", f'"{fold(first)} {fold(last)}"@example.com',
                       f"{box}@bücher.example", f"{box}@xn--bcher-kva.example", f"{box}@mail.eu.example",
                       f"{box}@kundenservice-münchen.example", f"o'{box}@example.net"])


def hidden_mail(rng, address):
    """A mail address written out."""
    box, host = address.split("@")
    dotted = host.replace(".", " dot ")
    return rng.choice([f"{box} at {dotted}", f"{box.replace('.', ' dot ')} at {dotted}", f"{box} [at] {host}",
                       f"{box}(at){host}", f"{box} (at) {host.replace('.', ' (dot) ')}", f"{box} AT {host}",
                       f"{box}[at]{host.replace('.', '[dot]')}", f"{box} at {host}"])


# --- places to live

STREET_WORDS = """Larkspur Thistledown Foundry Weavers Marigold Bramblewood Quarry Chandlers Copperbeech Saltmarsh Hollins
Ravensmead Oakenshaw Tanpit Millrace Coopersfield Winterbourne Hazeldene Kestrel Plover Sandpiper Otterburn Greenfinch Wharfside
Albion Gasworks Ropewalk Station Church Victoria Alexandra Jubilee Balmoral Windsor Priory Abbey Cromwell Nelson Trafalgar
Primrose Honeysuckle Juniper Rowan Sycamore Birchwood""".split()
STREET_MORE = ["Old Foundry", "St Aldric's", "Upper Tanpit", "Great Saltmarsh", "King Edric", "Queen Maud's", "Mill Race",
               "Long Furrow", "North Quay", "Lower Wharf", "Nine Elders", "The Old Tannery"]
SUFFIXES = {"Road": "Rd", "Street": "St", "Lane": "Ln", "Avenue": "Ave", "Close": "Cl", "Drive": "Dr", "Way": "Way",
            "Court": "Ct", "Place": "Pl", "Terrace": "Terr", "Gardens": "Gdns", "Crescent": "Cres", "Grove": "Gr",
            "Hill": "Hill", "Park": "Pk", "Square": "Sq", "Mews": "Mews", "Walk": "Walk", "Row": "Row", "Rise": "Rise"}


def street(rng, choose):
    """House, street and suffix; `choose` picks from a list what belongs to the note's half."""
    name = choose(rng, "street", STREET_WORDS if rng.random() < 0.8 else STREET_MORE)
    number = str(rng.randint(1, 289))
    house = rng.choice([number, number, number, number + rng.choice("abcAB"), f"{number}-{int(number) + 2}",
                        f"Flat {rng.randint(1, 40)}, {number}", f"Unit {rng.randint(1, 30)}, {number}",
                        f"Flat {rng.randint(1, 9)}{rng.choice('ABC')} {number}", f"Apt {rng.randint(1, 60)}, {number}"])
    return house, name, rng.choice(list(SUFFIXES))


def spelt_street(rng, parts):
    house, name, suffix = parts
    if rng.random() < 0.35:
        suffix = SUFFIXES[suffix] + rng.choice(["", "", "."] if SUFFIXES[suffix] != suffix else [""])
    return rng.choice([f"{house} {name} {suffix}"] * 5 + [f"{house}, {name} {suffix}"]).rstrip(".")


INWARD = "ABDEFGHJLNPQRSTUWXYZ"
UNUSED = [("HG", 9, 9), ("LD", 9, 9), ("FY", 9, 9), ("WN", 9, 9), ("HX", 8, 9), ("SM", 8, 9), ("ZE", 4, 9), ("EC", 5, 9),
          ("WC", 3, 9), ("TR", 60, 69), ("TQ", 60, 69), ("EX", 70, 79), ("PL", 60, 69), ("BA", 60, 69), ("SY", 60, 69),
          ("CA", 60, 69), ("LN", 60, 69), ("HR", 60, 69), ("AB", 70, 79), ("EH", 80, 89), ("YO", 70, 79), ("IV", 70, 79),
          ("GY", 70, 79), ("JE", 70, 76), ("IM", 70, 79), ("L", 0, 0), ("M", 0, 0), ("B", 0, 0), ("G", 0, 0), ("S", 0, 0)]


def postcode(rng):
    which = rng.random()
    if which < 0.06:
        outward = "ZZ99"
    elif which < 0.9:
        area, low, high = rng.choice(UNUSED)
        outward = area + str(rng.randint(low, high))
    elif which < 0.97:
        outward = rng.choice(["N7K", "E8F", "SW9E", "EC8B", "W7H", "SE9P"])
    elif which < 0.985:
        return "GIR 0AA"
    else:
        return f"BFPO {rng.randint(900, 999)}"
    return f"{outward} {rng.randint(1, 9)}{letters(rng, 2, INWARD)}"


def spelt_postcode(rng, code):
    return rng.choice([code] * 5 + [code.replace(" ", "")] * 2 + [code.lower()] * 2 + [code.lower().replace(" ", "")])


# --- money

def sort_code(rng):
    return "00" + digits(rng, 4)


def spelt_sort_code(rng, code, announced):
    pairs = [code[0:2], code[2:4], code[4:6]]
    return rng.choice(["-".join(pairs)] * 3 + ([" ".join(pairs), code, ".".join(pairs)] if announced else []))


def bank_account(rng, code, account):
    dashed = "-".join([code[0:2], code[2:4], code[4:6]])
    return rng.choice([f"{dashed} {account}", f"{dashed} / {account}", f"{dashed}/{account}", f"{code} {account}",
                       f"{dashed}, {account}", f"{dashed.replace('-', ' ')} {account}", f"{code}/{account}"])


def iban(rng):
    country, body = rng.choice([("GB", "TEST00" + digits(rng, 12))] * 4 + [("IE", "TEST00" + digits(rng, 12)),
                                                                          ("DE", "00000000" + digits(rng, 10))])
    number = "".join(str(int(c, 36)) for c in body + country + "00")
    text = f"{country}{98 - int(number) % 97:02d}{body}"
    if rng.random() < 0.5:
        text = " ".join(text[i:i + 4] for i in range(0, len(text), 4))
    return text.lower() if rng.random() < 0.08 else text


CARDS = ["4242424242424242", "4000056655665556", "5555555555554444", "5105105105105100", "378282246310005",
         "6011111111111117", "4111111111111111", "2223003122003222", "4012888888881881", "371449635398431"]


def card(rng):
    number = rng.choice(CARDS)
    if len(number) == 15:
        groups = [number[:4], number[4:10], number[10:]]
    else:
        groups = [number[i:i + 4] for i in range(0, 16, 4)]
    return rng.choice([number, " ".join(groups), " ".join(groups), "-".join(groups)])


# --- papers

def national_insurance(rng):
    groups = [rng.choice(["CR", "MW", "NC", "PP"]), digits(rng, 2), digits(rng, 2), digits(rng, 2), rng.choice("ABCD")]
    text = rng.choice(["".join(groups), " ".join(groups), "".join(groups[:4]) + " " + groups[4],
                       groups[0] + " " + "".join(groups[1:4]) + " " + groups[4]])
    return text.lower() if rng.random() < 0.15 else text


def nhs(rng):
    while True:
        body = "999" + digits(rng, 6)
        check = -sum(int(d) * (10 - i) for i, d in enumerate(body)) % 11
        if check < 10:
            return body + str(check)


def spelt_nhs(rng, announced):
    n = nhs(rng)
    grouped = [f"{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]} {n[3:6]} {n[6:]}", f"{n[:3]}-{n[3:6]}-{n[6:]}"]
    return rng.choice(grouped + ([n, n] if announced else []))


def vat(rng):
    body = "999" + digits(rng, 4)
    total = sum(int(d) * w for d, w in zip(body, range(8, 1, -1)))
    number = body + f"{(-total) % 97:02d}"
    spaced = f"{number[:3]} {number[3:7]} {number[7:]}"
    return rng.choice([f"GB{number}", f"GB {spaced}", f"GB{number}", f"GB {number}", spaced])


def company(rng):
    return rng.choice(["99" + digits(rng, 6), "99" + digits(rng, 6), rng.choice(["SC", "NI", "OC"]) + "99" + digits(rng, 4)])


def tax_reference(rng):
    body = "000" + digits(rng, 6)
    check = "21987654321"[sum(int(d) * w for d, w in zip(body, (6, 7, 8, 9, 10, 5, 4, 3, 2))) % 11]
    number = check + body
    return rng.choice([number, f"{number[:5]} {number[5:]}"])


def licence(rng, first, last):
    name = "".join(c for c in fold(last).upper() if "A" <= c <= "Z")[:5].ljust(5, "9")
    month = rng.randint(1, 12) + (50 if rng.random() < 0.5 else 0)
    initial = next((c for c in fold(first).upper() if "A" <= c <= "Z"), "A")
    text = f"{name}{digits(rng, 1)}{month:02d}{rng.randint(1, 28):02d}{digits(rng, 1)}{initial}9{digits(rng, 1)}ZZ"
    if rng.random() < 0.3:
        return f"{text[:5]} {text[5:11]} {text[11:]}"
    return text


def passport(rng):
    number = "999" + digits(rng, 6)
    return rng.choice([number, number, f"{number[:3]} {number[3:6]} {number[6:]}"])


def vehicle(rng, older):
    if older:
        return rng.choice("ABCDEFGHJKLMNPRSTVWXY") + f"{rng.randint(21, 999)} {letters(rng, 1)}ZZ"
    area = rng.choice("JTU") + letters(rng, 1, "ABCDEFGHJKLMNOPRSTUVWXY")
    age = rng.choice([f"{rng.randint(3, 25):02d}", str(rng.randint(53, 75))])
    return rng.choice([f"{area}{age} {letters(rng, 3)}"] * 3 + [f"{area}{age}{letters(rng, 3)}"])


MONTHS = "January February March April May June July August September October November December".split()


def birth(rng):
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1938, 2006)
    month = MONTHS[m - 1]
    return rng.choice([f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m:02d}/{y % 100:02d}", f"{d}.{m}.{y}", f"{y}-{m:02d}-{d:02d}",
                       f"{d} {month} {y}", f"{d} {month[:3]} {y}", f"{d:02d}-{m:02d}-{y}", f"{d}/{m}/{y}",
                       f"{d}{'st' if d in (1, 21) else 'nd' if d in (2, 22) else 'rd' if d in (3, 23) else 'th'} {month} {y}",
                       f"{d:02d} {m:02d} {y}", f"{d:02d}-{month[:3]}-{y}"])


# --- networks and devices

def ip4(rng):
    return rng.choice(["192.0.2.", "198.51.100.", "203.0.113."]) + str(rng.randint(1, 254))


def ip6(rng):
    return rng.choice([f"2001:db8::{rng.randint(1, 9999):x}", f"2001:db8:{rng.randint(1, 65535):x}::{rng.randint(1, 99)}",
                       f"2001:0db8:85a3:0000:0000:8a2e:{rng.randint(4096, 65535):04x}:{rng.randint(4096, 65535):04x}",
                       f"2001:DB8:0:{rng.randint(16, 4095):X}::1"])


def mac(rng, announced):
    tail = f"{rng.randint(0, 255):02x}"
    forms = [f"00:00:5e:00:53:{tail}", f"00:00:5E:00:53:{tail.upper()}", f"00-00-5E-00-53-{tail.upper()}",
             f"00-00-5e-00-53-{tail}", f"0000.5e00.53{tail}", f"0000.5E00.53{tail.upper()}"]
    return rng.choice(forms + ([f"00005E0053{tail.upper()}", f"00005e0053{tail}"] if announced else []))


def imei(rng):
    n = luhn(rng.choice(["00440123", "00101234", "00499901"]) + digits(rng, 6))
    return rng.choice([n, n, f"{n[:2]}-{n[2:8]}-{n[8:14]}-{n[14]}", f"{n[:2]} {n[2:8]} {n[8:14]} {n[14]}"])


def imsi(rng):
    n = "00101" + digits(rng, 10)
    return rng.choice([n, n, f"{n[:3]} {n[3:5]} {n[5:]}", f"{n[:3]}-{n[3:5]}-{n[5:]}"])


def iccid(rng):
    n = luhn("8999" + digits(rng, 14))
    return rng.choice([n, n, " ".join(n[i:i + 4] for i in range(0, len(n), 4))])


def user_name(rng, first, last):
    first, last = (fold(n).lower().replace(" ", "").replace("'", "").replace("-", "") for n in (first, last))
    return rng.choice([first[0] + last, first + last[0], f"{first}.{last}", last + first[0], f"{first[0]}{last}{digits(rng, 2)}",
                       f"{first}_{last}"])


def host_name(rng, last):
    last = "".join(c for c in fold(last).upper() if c.isalnum())
    return rng.choice([f"{last}-PC", f"{last}-LAPTOP", f"DESKTOP-{letters(rng, 3)}{digits(rng, 1)}{letters(rng, 3)}",
                       f"LAPTOP-{last}", f"{last}NAS"])


def sip(rng, first, last):
    scheme = rng.choice(["sip:", "sip:", "sips:", "SIP:"])
    user = rng.choice([user_name(rng, first, last), "".join(landline(rng)), "+44" + "".join(mobile(rng))[1:]])
    return [(scheme, NEUTRAL), (f"{user}@{rng.choice(['pbx.example', 'voip.example.net', 'sip.example.com'])}", "sip-address")]


def url(rng, first, last):
    user = user_name(rng, first, last)
    address = mail(rng, first, last)
    token = letters(rng, 6, "abcdefghjkmnpqrstuvwxyz23456789ABCDEFGH") + digits(rng, 3) + letters(rng, 9, "abcdef0123456789")
    before, value, after = rng.choice([
        ("https://", user, "@portal.example.com/login"), ("https://portal.example/users/", user, "/bills"),
        ("https://portal.example.com/user/", user, ""), ("http://www.example.com/~", user, "/"),
        ("https://my.example.org/reset?email=", address, "&lang=en"), ("https://my.example/verify?token=", token, ""),
        ("https://api.example.com/v2/lines?access_token=", token, "&page=2"), ("ftp://", user, "@files.example.net/cfg")])
    return [(before, NEUTRAL), (value, "url"), (after, NEUTRAL)]


def pin(rng):
    return digits(rng, rng.choice([4, 4, 4, 6, 5]))


def puk(rng):
    return digits(rng, 8)


def password(rng):
    word = rng.choice("Tulip Badger Harbour Kestrel Muffin Rocket Biscuit Sunset Dragon Marmite Teapot Wizard".split())
    return rng.choice([f"{word}{digits(rng, 2)}!", f"{word.lower()}{digits(rng, 4)}", f"{word}_{digits(rng, 3)}",
                       f"{word[0].lower()}{digits(rng, 1)}{word[1:3].upper()}#{digits(rng, 2)}{letters(rng, 2, 'xyzk')}",
                       f"{letters(rng, 4, 'abcdefghkmnp')}-{digits(rng, 3)}-{letters(rng, 3, 'QRSTVW')}",
                       f"P@{word.lower()}{digits(rng, 1)}$"])


def token(rng):
    return rng.choice(["eyJ" + letters(rng, 20, "abcdefghijklmnopqrstuvwxyzABCDEF0123456789"), "sk_test_" + digits(rng, 6) + letters(
        rng, 12, "abcdef0123456789"), letters(rng, 32, "0123456789abcdef")])


# References that an agreement declares, by its patterns: `#` a digit.
REFERENCE_PATTERNS = ["CUS-######", "DDM#######", "CASE-########", "MBR/####/##"]


def reference(rng, pattern):
    return "".join(digits(rng, 1) if c == "#" else c for c in pattern)
