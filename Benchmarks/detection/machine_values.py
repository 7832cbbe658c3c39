"""The people of the set `machine`, the spellings that machines have for them, and the machines' own words and numbers.

Written with machine.py and machine_net.py, by somebody who had not seen the recognisers. All of it is made up, or of a
range that is kept for examples, as in values.py.
"""
import base64
import datetime
import json
import re
from urllib.parse import quote

import values
from values import NEUTRAL, SUFFIXES, digits, fold, letters

# Letters that spell no name.
CODE = "BCDFGHJKLMNPQRSTVWXZ"

# How often the group occurs, given names, family names; `_` stands for a space.
GROUPS = [(share, given.split(), family.split()) for share, given, family in [
    (30, """Bronwen Nicola Heather Gillian Deborah Wendy Maxine Josephine Verity Philippa Harriet Clementine Tamsin Demelza
     Kerenza Jowan Piran Denzel Quentin Leopold Barnaby Alistair Desmond Lionel Percival Rowan Tristan Jonty Kelvin Lyndon
     Marcus Gavin Dominic Fergus Ivor Edwina Winifred Gwendoline Millicent Araminta Bethany Carrie-Ann Shelley Trudy""",
     """Trezise Polkinghorne Nancarrow Bosanko Curnow Pengelly Trewartha Goldsworthy Ashbolt Birtwhistle Cowperthwaite Dewhirst
     Eckersley Fairclough Greenhalgh Higginbotham Inskip Kershaw Lowcock Micklethwait Nuttall Ormerod Postlethwaite Ramsbottom
     Satterthwaite Threlfall Uttley Vickerstaff Winstanley Barraclough Clutterbuck Featherstonehaugh Gathercole Hardcastle
     Smallbone Twelvetrees Wolstenholme Chumley-Warner Ballantyne Quarmby Sugden Yelland Zeal Brocklebank"""),
    (7, "Iain Ruaridh Mairi Seonaid Torquil Murdo Elspet Kirsteen Struan Lachlan",
     "MacDiarmid McClumpha Abercrombie Galbraith Kilgour Lamont Mcquarrie Nicolson Oliphant Pitcairn Rutherglen Shaw-Stewart"),
    (7, "Saoirse Tadhg Muireann Fionnuala Ruairí Deirdre Lorcan Sorcha Bláthnaid Eamonn",
     "O'Malley O'Riordan McGillicuddy Geoghegan Ó_Briain Loughnane Tierney Hegarty Mac_Mathúna D'Arcy Prendergast Cusack"),
    (6, "Heledd Macsen Eluned Tudur Gwenllian Hywel Mabli Owain Tegwen Rhiannon",
     "Gruffydd Penry Bebb Havard Cadwaladr Gwilliam Llywarch Tegid Pryce-Jones Lougher"),
    (8, "Bożena Sławomir Zofia Rafał Jadwiga Mirosław Urszula Kacper Żaneta Radosław",
     "Zieliński Szymańska Woźniak Dąbrowska Kubiak Malinowski Cieślak Gajewska Błaszczyk Król Świątek Ostrowska"),
    (6, "Ileana Dragoș Ruxandra Costin Anca Țvetan Milena Ivaylo Flutura Agron",
     "Văcărescu Țurcanu Mărginean Ghiță Iliev Todorova Angelov Kelmendi Bajrami Dragomirescu"),
    (11, "Rajinder Surjit Amarpreet Navdeep Dhruv Ketan Falguni Urvashi Mahesh Vaishali Harshad Jyoti Pallavi Tejinder",
     """Dhillon Gill-Sandhu Bhogal Kalsi Matharu Panesar Vaghela Amin-Patel Kothari Lakhani Mehta Pandya Sodha Vyas Deshmukh
     Kulkarni Ranganathan Venkataraman Madhavan Chandrasekaran"""),
    (9, "Zubaida Asghar Nighat Khurram Samina Faisal Robina Shahbaz Afzal Mehwish Tanveer Sajida",
     "Chaudhary Khattak Niazi Warraich Abbasi Lodhi Bukhari Chowdhury Mollah Howlader Sultana Janjua Malik-Shah"),
    (6, "Ayatollah Nour Yasmine Hicham Souad Khalil Shirzad Laleh Bahram Najib",
     "El_Amrani Boumediene Zeroual Al-Hakim Qasim Sharifi Kazemi Popalzai Barakat Ait_Ali"),
    (9, "Adaeze Olumide Yetunde Nkechi Emeka Kwame Ama Esi Modou Binta Tawanda Nomvula Sipho Zanele",
     """Okonkwo Adebisi Oyekanmi Ezeani Uzoma Ansah Quaye Acheampong Jawara Ceesay Mudzingwa Khumalo Zulu-Nkosi Mabena Ogbonna
     Obaseki"""),
    (5, "Cleavon Novlette Everton Marlene Desrick Yanique", "Blackstock Hinds-Taylor Cumberbatch Dacosta Grannie Lashley Mcintosh"),
    (8, "Xiuying Guowei Lihua Ho-Yin Tsz-Kit Linh Trang Hyun-woo Eun-ji Takumi Naoko Jerrick Marisol",
     "Zheng Ouyang Xie Lam-Chan Szeto Poon Vuong Doan Bui Hwang Jeong Yamamoto Fujiwara Ocampo Salonga"),
    (6, "Mehmet Şükran İlker Gönül Tuğba Vasilis Anthoula Loizos Kalliopi",
     "Güneş Koçak Özdemir Erdoğan-Kaya Papageorgiou Kouros Michaelides"),
    (8, "Ignazio Loredano Raffaella Iñaki Aránzazu Gonzalo Leonor Vasco Luísa Adão Pierrick Solène Gaëtan",
     """Zanetti Bertolucci Dell'Acqua Lo_Presti Etxeberria Núñez Sepúlveda Simões Guimarães Leitão Le_Goff Kervella Boissière
     Delacroix"""),
    (8, "Jörg Swantje Käthe Bernd Roelof Femke Åse Håkon Gunnhild Ragnar Päivi Jukka",
     "Grünwald Schäfer Böttcher Hagedorn Dijkhuizen van_Houten Kjærgaard Strømberg Åkesson Hämäläinen Mäkelä Lindgren"),
    (7, "Audrius Ieva Kristīne Ruslan Olena Taras Zuzana Radek Boglárka Attila Dušan Ljiljana",
     "Balčiūnas Liepiņa Hrytsenko Kravchenko Procházka Černý Fekete Mészáros Đorđević Marković Žukauskas Lysenko"),
]]
# What may stand elsewhere in a note without meaning one of them.
WORDS = set("""ama gill king bui rowan heather ashbolt doan zeal esi ali la le lo el al ait mac van ji woo eun yin kit ho tsz ann carrie
amin patel sandhu chan lam kaya jones shaw stewart taylor warner malik shah nkosi zulu hyun jeong verity marcus""".split())

TOWNS = [town.replace("_", " ") for town in """Barrowgate Wellingham Tadbury Ossingdon Hexworthy Marlcombe Stoke_Fenny Ulverthorpe
Kirkdene Llanfarach Bryncelyn Auchtergarth Dunmorrie Ballyharn Portnagree Chipping_Arle Nether_Soke Eastmarsh Thornleigh
Great_Wexcombe""".split()]
STREETS = [street.replace("_", " ") for street in """Tinners Cobden Salamanca Limekiln Bakehouse Malthouse Brickfield Osierbed Withy
Sedgemoor Fulmar Wheatear Goosegreen Cobnut Damson Medlar Quince Bullace Tollgate Packhorse Drovers Saltway Ridgeway Portway Fosse
Icknield Blenheim Agincourt Ladysmith Mafeking Kitchener Lansdowne Palmerston Disraeli Peel Asquith Sebastopol Corunna Fuller's
Hatters Glovers Coopers Fletchers Chantry Prebend Almoner's St_Petroc's St_Chad's All_Saints Old_Priory Far_Common Upper_Weir
Lower_Sluice Canons Deanery Penfold Hallgarth Kirkgate Ings Staithe Boathouse Ropery Sailmakers Capstan Windlass Halyard""".split()]
HOUSES = ["Trevarrick", "Ivy Bank", "Laburnum Cottage", "The Old Forge", "Gorsefield", "Ty Gwyn", "Craigard", "Weir House"]


def name(rng):
    _, given, family = rng.choices(GROUPS, [share for share, *_ in GROUPS])[0]
    if rng.random() < 0.12:
        _, _, family = rng.choice(GROUPS)
    return rng.choice(given).replace("_", " "), rng.choice(family).replace("_", " ")


def counts():
    return tuple(len({one for group in GROUPS for one in group[which]}) for which in (1, 2))


def title(rng):
    return rng.choice(["Mr", "Mrs", "Ms", "Miss", "Dr", "MR", "MRS", "MS", "Mx", "Rev"])


def street(rng, _choose):
    number = str(rng.choices([rng.randint(1, 60), rng.randint(61, 420)], [3, 1])[0])
    house = rng.choice([number] * 7 + [number + rng.choice("ABab"), f"Flat {rng.randint(1, 40)}, {number}", rng.choice(HOUSES) + ","])
    return house, rng.choice(STREETS), rng.choice(["Road", "Street", "Lane", "Close", "Avenue", "Drive", "Way", "Court", *SUFFIXES])


def spelt_street(rng, parts):
    house, *rest = parts
    if rng.random() < 0.2:
        rest[-1] = SUFFIXES[rest[-1]]
    text = " ".join([house, *rest])
    return text.upper() if rng.random() < 0.15 else text


def _bare(text):
    return "".join(c for c in fold(text).lower() if c.isascii() and c.isalnum())


def mail(rng, first, last):
    a, b = _bare(first), _bare(last)
    box = rng.choice([f"{a}.{b}", f"{a}.{b}", f"{a[0]}{b}", f"{b}.{a}", f"{a}_{b}", f"{a}{rng.randint(2, 99)}", f"{a}-{b}",
                      f"{b}{a[0]}{rng.randint(1, 9)}", f"{a}.{b}{rng.randint(50, 99)}", f"info.{b}", f"{a}{b}"])
    return box + "@" + rng.choice(["example.com", "example.org", "example.net", "mailbox.example", "post.test", "webmail.example.com",
                                   "dental-practice.example", "parish.example.org", "fastpost.example", "studio.example.net"])


def user_name(rng, first, last):
    a, b = _bare(first), _bare(last)
    return rng.choice([f"{a[0]}{b}", f"{a[0]}.{b}", f"{a}.{b}", f"{b}{a[0]}", f"{a[0]}{b}{digits(rng, 2)}", f"{a}_{b}", f"{b[:6]}{a[:2]}",
                       f"adm_{a[0]}{b}", f"{a}{b[0]}", f"{b}-fttp", f"x{digits(rng, 6)}", f"{a}.{b}.adm", f"sip{digits(rng, 5)}-{b}"])


def host_name(rng, last):
    b = _bare(last)
    return rng.choice([f"{b.upper()}-PC", f"{b.upper()}-NB{rng.randint(1, 9)}", f"DESKTOP-{letters(rng, 7, CODE + '23456789')}",
                       f"LAPTOP-{letters(rng, 8, CODE + '0123456789')}", f"{b}-macbook", f"{b.capitalize()}s-iPhone", f"{b}-nas",
                       f"WS-{b.upper()}", f"{b}-pixel-8"])


def password(rng):
    words = "gherkin lantern cobble trellis walrus pickle orchid bobbin cactus teacup barnacle muslin".split()
    a, b = rng.choice(words), rng.choice(words)
    return rng.choice([f"{a.capitalize()}{digits(rng, 3)}!", f"{a}-{b}-{digits(rng, 2)}", f"{a.capitalize()}@{digits(rng, 4)}",
                       letters(rng, 14, "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNP23456789"), letters(rng, 16, "0123456789abcdef"),
                       f"{letters(rng, 4, 'abcdefgh')}.{digits(rng, 3)}_{letters(rng, 5, 'QRSTUVWX')}", f"{a}{b}{digits(rng, 1)}",
                       f"{letters(rng, 6, CODE)}#{digits(rng, 3)}{letters(rng, 4, 'bcdfghkm')}"])


# --- the spellings of machines: a slot's parts, from the person

def _mobile(form):
    return lambda p: p.part(form.format("".join(p.mobile)[1:]), "phone", "mobile")


def _phone(form):
    return lambda p: p.part(form.format("".join(p.phone)[1:]), "phone", "phone")


def _own(p, what, make):
    """What the person keeps throughout the note."""
    kept = p.__dict__.setdefault("kept", {})
    if what not in kept:
        kept[what] = make(p.rng)
    return kept[what]


def _compact(make, kind):
    return lambda p: [(_own(p, kind, lambda r: re.sub(r"[ -]", "", make(r)).upper()), kind)]


def _mac(before):
    return lambda p: [(before + _own(p, "mac", lambda r: f"{r.randint(0, 255):02x}"), "mac-address")]


def _ip(p):
    return _own(p, "ip", values.ip4)


def _joined(joint, case, turned=False):
    """A name in a file's name or an address: its words joined, without accents."""
    def parts(p):
        words = [_bare(word) for text in ((p.last, p.first) if turned else (p.first, p.last)) for word in re.split(r"[ -]", text)]
        return p.part(joint.join(case(word) for word in words), "name")
    return parts


def _standard18(p):
    """The beginning of a payment line of fixed width: who pays, the kind of it, and our account."""
    return p.part(p.sort + p.account, "bank-account", "bank") + [("0" + p.rng.choice(["17", "01", "19", "99", "18"]), None),
                                                                 ("00" + digits(p.rng, 12), NEUTRAL)]


def _payer(p):
    """The name in a field of 18 characters."""
    text = f"{fold(p.first[0])} {fold(p.last)}".upper()[:18].rstrip(" -'")
    return p.part(text, "name") + [(" " * (18 - len(text)), None)]


def _encoded_word(p):
    text = re.sub(r"[^A-Za-z-]", lambda m: "_" if m[0] == " " else "".join(f"={byte:02X}" for byte in m[0].encode()), f"{p.first} {p.last}")
    return [("=?utf-8?Q?", NEUTRAL), *p.part(text, "name"), ("?=", NEUTRAL)]


def _sip(p):
    user = p.rng.choice(["+44" + "".join(p.mobile)[1:], "44" + "".join(p.phone)[1:], "".join(p.phone), p.user])
    host = p.rng.choice([_ip(p), _ip(p), "voip.example.net", "pbx.example"])
    return [(p.rng.choice(["sip:", "sip:", "sips:"]), NEUTRAL), (f"{user}@{host}", "sip-address")]


def _number_at(p, before, number):
    host = _own(p, "proxy", lambda r: r.choice([_ip(p), "sbc1.isp.example", "voip.example.net"]))
    return f"{before}{''.join(number)[1:]}@{host}", "sip-address"


def _link(p):
    r, slug = p.rng, "-".join(_bare(word) for word in f"{p.first} {p.last}".split())
    before, value, after = r.choice([
        ("https://crm.example.com/api/v3/contacts/", slug, f"?expand=lines&page={r.randint(1, 9)}"),
        ("https://hooks.example.net/ivr?cli=", "44" + "".join(p.mobile)[1:], f"&q={r.randint(1, 40)}"),
        ("https://billing.example.org/accounts/search?q=", p.email, "&sort=asc"),
        ("https://cdn.example.com/recordings/2026/", "0" + "".join(p.phone)[1:], ".wav"),
        ("https://portal.example.com/u/", p.user, "/devices.json"),
        ("https://files.example.net/signed?key=", letters(r, 24, "abcdefghijkmnopqrstuvwxyz0123456789"), "&exp=3600")])
    return [(before, NEUTRAL), (value, "url"), (after, NEUTRAL)]


def _jwt(rng):
    def piece(count):
        return letters(rng, count, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") + digits(rng, 1)
    return f"eyJhbGciOiJIUzI1NiJ9.eyJ{piece(30)}.{piece(42)}"


def _basic(p):
    return [(base64.b64encode(f"{p.user}:{p.password(p.rng)}".encode()).decode().rstrip("="), "secret")]


SALT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
SLOTS = {
    "e164": _mobile("+44{}"), "msisdn": _mobile("44{}"), "natl": _mobile("0{}"),
    "l164": _phone("+44{}"), "lmsisdn": _phone("44{}"), "lnatl": _phone("0{}"),
    "file": _joined("_", str, True), "slug": _joined("-", str), "camel": _joined("", str.capitalize),
    "shout": _joined("_", str.upper, True),
    "juni": lambda p: p.part(json.dumps(f"{p.first} {p.last}")[1:-1], "name"),
    "sqllast": lambda p: p.part(p.last.replace("'", "''"), "name"),
    "pct": lambda p: p.part(quote(f"{p.first} {p.last}").replace("%20", p.rng.choice(["%20", "+"])), "name"),
    "word": _encoded_word, "payer": _payer, "std18": _standard18,
    "emailpct": lambda p: p.part(p.email.replace("@", "%40"), "email", "email"),
    "pcpct": lambda p: p.part(p.postcode.replace(" ", p.rng.choice(["%20", "+"])), "postcode", "street"),
    "pc": lambda p: p.part(p.postcode, "postcode", "street"),
    "road": lambda p: p.part(" ".join(p.street[1:]), "address", "street"),
    "house": lambda p: [(p.street[0].rstrip(","), NEUTRAL)],
    "sortn": lambda p: p.part(p.sort, "sort-code", "bank"),
    "dobiso": lambda p: [(f"{p.rng.randint(1938, 2006)}-{p.rng.randint(1, 12):02d}-{p.rng.randint(1, 28):02d}", "date-of-birth")],
    "dobn": lambda p: [(f"{p.rng.randint(1938, 2006)}{p.rng.randint(1, 12):02d}{p.rng.randint(1, 28):02d}", "date-of-birth")],
    "login": lambda p: [(p.user, "user-name"), (p.rng.choice(["@ppp.isp.example", "@fttp.isp.example", "@bb.isp.example"]), NEUTRAL)],
    "sipuri": _sip, "link": _link, "basic": _basic,
    "jwt": lambda p: [(_jwt(p.rng), "secret")],
    "crypt": lambda p: [(f"$1${letters(p.rng, 4, SALT)}${letters(p.rng, 22, SALT)}", "secret")],
    "type7": lambda p: [("0" + digits(p.rng, 1) + letters(p.rng, 14, "0123456789ABCDEF"), "secret")],
    "digest": lambda p: [(letters(p.rng, 32, "0123456789abcdef"), NEUTRAL)],
    "pan": lambda p: [(f"{p.rng.choice(['424242', '555555', '400005'])}******{digits(p.rng, 4)}", NEUTRAL)],
    "msgid": lambda p: [(f"{letters(p.rng, 10, '0123456789ABCDEF')}.{digits(p.rng, 6)}@mx{p.rng.randint(1, 4)}.isp.example", NEUTRAL)],
    "noreply": lambda p: [(p.rng.choice(["noreply", "no-reply", "mailer-daemon", "alerts", "billing"]) + "@isp.example", NEUTRAL)],
    "imei_n": _compact(values.imei, "imei"), "imsi_n": _compact(values.imsi, "imsi"), "iccid_n": _compact(values.iccid, "iccid"),
    "iban_n": _compact(values.iban, "iban"), "card_n": _compact(values.card, "card"),
    "nino_n": _compact(values.national_insurance, "national-insurance"),
    "nhs_n": _compact(lambda r: values.spelt_nhs(r, True), "nhs-number"), "utr_n": _compact(values.tax_reference, "tax-reference"),
    "passport_n": _compact(values.passport, "passport"), "vrm": _compact(lambda r: values.vehicle(r, False), "vehicle"),
    "vat_n": _compact(lambda r: "GB" + values.vat(r).replace("GB", ""), "vat-number"),
    "macl": _mac("00:00:5e:00:53:"), "macdot": _mac("0000.5e00.53"), "ip": lambda p: [(_ip(p), "ip-address")],
    "sipmob": lambda p: [("sip:", NEUTRAL), _number_at(p, "+44", p.mobile)], "aor": lambda p: [_number_at(p, "44", p.mobile)],
    "siptel": lambda p: [("sip:", NEUTRAL), _number_at(p, "+44", p.phone)],
}

# What a value looks like in the spellings of machines, where that is more than notes.py has.
FORMS = {
    "name": r"[^\W\d_].*[^\W\d_]|[A-Za-z].*(\\u[0-9a-f]{4}|[%=][0-9A-F]{2})|([%=][0-9A-F]{2}|\\u[0-9a-f]{4}).*[^\W_]",
    "email": r"[^@\s]+(@|%40)[a-z.-]+", "phone": r"\+?[\d ().-]{9,24}", "postcode": r"[A-Z]{1,2}\d[A-Z\d]?( |%20|\+)?\d[A-Z]{2}|"
    r"GIR( |%20|\+)?0AA|BFPO( |%20|\+)?\d{3}", "bank-account": r"00[-. ]?\d\d[-. ]?\d\d\D{0,3}\d{8}", "sip-address": r"[\w.+-]+@[\w.]+",
    "address": r"(flat \w+, )?\d+[ab]? \D+|[^\W\d]\D+", "secret": r"\S{4,120}",
}

# --- what is nobody's

FIRMS = ["Halberd Freight Ltd", "Copse Dental Group", "Orrery Software", "Tideway Lettings", "Brackish Brewing Co", "Kestrel House School",
         "Union Street Garage", "Rosewater Hotels", "Pinnacle Roofing", "The Cobbled Yard", "St Elwyn's Hospice"]
MODELS = ["Vigor2927ax", "DrayTek Vigor 130", "C1111-4P", "ISR4331/K9", "SRX345", "EX2300-24T", "RB4011iGS+", "hAP ac3", "USG-3P", "AX3000",
          "FRITZ!Box 7590", "Livebox 5", "DGA4134", "EchoLife HG8145V5", "G-240W-A", "Yealink SIP-T46U", "VVX450", "CP-8851-3PCC",
          "Snom D785", "Grandstream HT812", "SPA122", "Zyxel VMG8825-T50", "AudioCodes M800B", "RUT955", "Teltonika RUTX11", "MX204",
          "ASR1001-X"]
PRODUCTS = ["FTTP 160/30", "FTTP 1000/115", "SOGEA 80/20", "SOGFAST 160/30", "WLR3 PSTN", "EAD 100", "SIP-TRUNK-10", "HPBX_SEAT_PRO",
            "DIA-200",
            "M2M-1GB", "MOB-UNLTD-24M", "SoTAP", "GEA-FTTC-55/10"]
AGENTS = ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "curl/8.5.0", "python-requests/2.32.3",
          "Java-http-client/17.0.11", "Apache-HttpClient/4.5.14 (Java/17.0.9)", "okhttp/4.12.0", "PostmanRuntime/7.39.0",
          "Go-http-client/2.0"]
PHONES = ["Yealink SIP-T46U 108.86.0.45", "Cisco-CP-8851-3PCC/12.0.4", "snomD785/10.1.152.12", "PolycomVVX-VVX_450-UA/6.4.3.5059",
          "Asterisk PBX 18.20.2", "FPBX-16.0.40.7(18.20.0)", "Grandstream HT812 1.0.53.3", "FreeSWITCH-mod_sofia/1.10.11-release",
          "Zoiper v2.10.20.4", "kamailio (5.7.4 (x86_64/linux))", "AVM FRITZ!Box 7590 154.07.57"]
BOXES = """lon-bng-02 ldn-edge3 man-core1 pbx01 pbx-b sbc1 sbc-02 radius-a radius-b db-prod-2 pg-replica-1 web-03 app-7f9c
api-gw-1 mail2 mx1
bill-batch-01 thn-asbr-1 olt-brg-04 jump01 nagios3 k8s-node-12 esxi-04 dhcp1 lns5 core-sw1 acc-sw-2f FW-HQ-A""".split()
PACKAGES = ["com.isp.crm.sync", "com.isp.billing.rating", "net.isp.portal.web", "uk.isp.provisioning.order", "com.isp.voice.cdr",
            "org.springframework.web.client", "org.hibernate.engine.jdbc", "com.fasterxml.jackson.databind"]
CLASSES = """CaseService ContactSyncJob RatingEngine OrderController PortInHandler InvoiceRenderer CdrLoader MandateImporter TariffCache
WebhookDispatcher LineTestClient SimSwapListener BatchRunner StockAllocator""".split()
METHODS = "handle process execute run doFilter invoke apply flush load merge render submit rateCall findById onMessage validate".split()
EXCEPTIONS = """java.lang.NullPointerException java.lang.IllegalStateException java.net.SocketTimeoutException
java.util.concurrent.TimeoutException org.hibernate.StaleObjectStateException java.sql.SQLTransientConnectionException
com.fasterxml.jackson.databind.exc.MismatchedInputException javax.net.ssl.SSLHandshakeException java.lang.OutOfMemoryError""".split()
TABLES = "case_note contact account_line invoice_item cdr_raw mandate port_request sim_card order_item audit_event tariff_band".split()
REFUSALS = ["486 Busy Here", "403 Forbidden", "404 Not Found", "408 Request Timeout", "480 Temporarily Unavailable",
            "488 Not Acceptable Here",
            "503 Service Unavailable", "487 Request Terminated", "484 Address Incomplete", "407 Proxy Authentication Required"]
HEX = "0123456789abcdef"


def _one(items):
    return lambda r: r.choice(items)


def _hex(*counts):
    return lambda r: letters(r, r.choice(counts), HEX)


def _between(low, high):
    return lambda r: str(r.randint(low, high))


def _same(make):
    """One for the whole note."""
    def keep(r):
        kept = r.__dict__.setdefault("kept", {})
        if make not in kept:
            kept[make] = make(r)
        return kept[make]
    return keep


def _moment(r):
    """The time of the note, which goes on a little whenever it is told."""
    start = r.__dict__.get("moment") or datetime.datetime(2025, 1, 1) + datetime.timedelta(seconds=r.randint(0, 63000000))
    r.moment = start + datetime.timedelta(milliseconds=r.choice([r.randint(1, 900), r.randint(1000, 90000)]))
    return r.moment


def _time(form):
    return lambda r: _moment(r).strftime(form)


def _iso(r):
    form = _same(_iso_form)(r)
    moment = _moment(r)
    return moment.strftime(form).replace("ms", f"{moment.microsecond // 1000:03d}")


def _iso_form(r):
    return r.choice(["%Y-%m-%d %H:%M:%S,ms", "%Y-%m-%dT%H:%M:%S.msZ", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S+01:00"])


def _syslog(r):
    moment = _moment(r)
    return f"{moment:%b} {moment.day:2d} {moment:%H:%M:%S}"


def _epoch(r):
    return int(_moment(r).replace(tzinfo=datetime.timezone.utc).timestamp())


def _version(r):
    return f"{r.randint(0, 24)}.{r.randint(0, 40)}.{r.randint(0, 60)}" + r.choice(["", "", "", "-SNAPSHOT", "-rc.1", "+build.7",
                                                                                   ".Final", "-hotfix2"])


def _firmware(r):
    return r.choice([f"{r.randint(1, 9)}.{r.randint(0, 9)}.{r.randint(0, 29)}.{r.randint(1, 99)}",
                     f"V{r.randint(1, 5)}R0{digits(r, 2)}C{digits(r, 2)}",
                     f"{r.randint(15, 17)}.{r.randint(1, 12)}({r.randint(1, 9)}){r.choice('STM')}{r.randint(1, 9)}",
                     f"7.{r.randint(1, 16)}.{r.randint(1, 9)}",
                     f"{r.randint(18, 23)}.{r.randint(1, 4)}R{r.randint(1, 3)}-S{r.randint(1, 9)}.{r.randint(1, 9)}"])


def _uuid(r):
    text = letters(r, 32, HEX)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{r.choice('89ab')}{text[17:20]}-{text[20:]}"


def _base64(r):
    return base64.b64encode(bytes(r.randint(0, 255) for _ in range(r.choice([24, 33, 45])))).decode()


def _order(r):
    return r.choice([f"ORD-{digits(r, 7)}", f"SO{digits(r, 8)}", f"BTW{digits(r, 9)}", f"ONEA{digits(r, 8)}",
                     f"PO-{digits(r, 5)}/{r.randint(1, 9)}",
                     f"1-{digits(r, 10)}", f"PRV{digits(r, 6)}{letters(r, 1, CODE)}"])


def _call(r):
    return r.choice([letters(r, 32, HEX), _uuid(r), f"{digits(r, 10)}-{digits(r, 4)}-{r.randint(1, 9)}"])


DECOYS = {
    "TS": _iso, "SYS": _syslog, "CLF": _time("%d/%b/%Y:%H:%M:%S +0000"), "RFC": _time("%a, %d %b %Y %H:%M:%S +0000"),
    "CLOCK": _time("%H:%M:%S"), "CLOCKMS": lambda r: f"{_moment(r):%H:%M:%S}.{digits(r, 3)}",
    "EPOCH": lambda r: str(_epoch(r)), "EPOCHMS": lambda r: f"{_epoch(r)}{digits(r, 3)}",
    "DAY": _time("%Y-%m-%d"), "DMY": _time("%d/%m/%Y"), "YMD": _time("%Y%m%d"), "JULIAN": _time(" %y%j"),
    "N": lambda r: str(r.choice([r.randint(1, 9), r.randint(2, 60)])), "NN": _between(100, 9999), "BIG": _between(10000, 99999999),
    "PID": _same(_between(300, 65000)), "PORT": _between(1025, 65535), "LINE": _between(12, 2400),
    "MS": lambda r: f"{r.randint(1, 32000)}ms",
    "SECS": lambda r: f"{r.randint(0, 90)}.{digits(r, 3)}", "PCT": lambda r: f"{r.randint(0, 100)}%",
    "ZERO": lambda r: "0" * r.randint(2, 6) + digits(r, 5),
    "AMOUNT": lambda r: f"{r.randint(1, 2400)}.{digits(r, 2)}", "PENCE": lambda r: digits(r, r.choice([4, 5, 6])).zfill(11),
    "HEX4": _hex(4), "HEX8": _hex(8), "HEX16": _hex(16), "HEXUP": lambda r: letters(r, 16, HEX.upper()),
    "ADDR": lambda r: "0x" + letters(r, r.choice([8, 12, 16]), HEX),
    "MD5": _hex(32), "SHA": _hex(40), "REV": _hex(7, 8, 10), "SHA256": _hex(64), "UUID": _uuid, "B64": _base64,
    "SID": lambda r: letters(r, 26, "abcdefghijklmnopqrstuv0123456789"), "DUMP": lambda r: " ".join(letters(r, 4, HEX) for _ in range(8)),
    "VER": _version, "FW": _firmware,
    "BOX": _same(_one(BOXES)), "FIRM": _one(FIRMS), "MODEL": _one(MODELS), "PRODUCT": _one(PRODUCTS), "AGENT": _same(_one(AGENTS)),
    "PHONEUA": _same(_one(PHONES)),
    "PKG": _one(PACKAGES), "CLASS": _same(_one(CLASSES)), "METHOD": _one(METHODS), "EXC": _one(EXCEPTIONS), "TABLE": _same(_one(TABLES)),
    "SIPCODE": _one(REFUSALS),
    "LAN": lambda r: r.choice([f"192.168.{r.randint(0, 99)}.{r.randint(1, 254)}",
                               f"10.{r.randint(0, 255)}.{r.randint(0, 255)}.{r.randint(1, 254)}",
                               f"172.{r.randint(16, 31)}.{r.randint(0, 40)}.{r.randint(1, 254)}", "192.168.1.254"]),
    "NET": lambda r: f"10.{r.randint(0, 255)}.{r.randint(0, 63)}.0/{r.choice([22, 24, 24, 16])}",
    "MASK": _one(["255.255.255.0", "255.255.255.252", "255.255.255.248", "255.255.254.0"]),
    "DNS": _same(_one(["8.8.8.8", "1.1.1.1", "9.9.9.9", "8.8.4.4"])),
    "CIF": lambda r: r.choice([f"GigabitEthernet0/0/{r.randint(0, 3)}", f"Gi1/0/{r.randint(1, 48)}",
                               f"TenGigabitEthernet1/1/{r.randint(1, 4)}",
                               f"Fa0/{r.randint(1, 24)}", f"Dialer{r.randint(0, 3)}", f"Vlan{r.randint(2, 999)}"]),
    "JIF": lambda r: f"{r.choice(['ge', 'xe', 'et'])}-{r.randint(0, 3)}/{r.randint(0, 1)}/{r.randint(0, 23)}",
    "LIF": lambda r: r.choice(["eth0", "eth1", "ens192", "br-lan", "wlan0", "ppp0", "pppoe-wan", f"bond0.{r.randint(2, 900)}", "enp3s0f1"]),
    "VLAN": _between(2, 4090), "ASN": _between(64512, 65534), "EXT": _same(_between(200, 799)), "CODE": _between(1000, 9999),
    "THREAD": lambda r: r.choice([f"http-nio-8443-exec-{r.randint(1, 40)}", f"pool-{r.randint(1, 9)}-thread-{r.randint(1, 32)}",
                                  "scheduling-1", "main",
                                  f"kafka-consumer-{r.randint(0, 5)}-C-1", f"ForkJoinPool-1-worker-{r.randint(1, 15)}"]),
    "SERIAL": lambda r: r.choice([f"FCZ{digits(r, 4)}{letters(r, 1, CODE)}{digits(r, 3)}", f"{letters(r, 2, CODE)}{digits(r, 9)}",
                                  f"HWTC{letters(r, 8, '0123456789ABCDEF')}",
                                  f"{digits(r, 12)}", f"ALCL{letters(r, 8, '0123456789ABCDEF')}"]),
    "ORDER": _same(_order),
    "TICKET": lambda r: r.choice([f"INC{digits(r, 7)}", f"#{digits(r, 6)}", f"CRM-{digits(r, 5)}", f"SR{digits(r, 8)}",
                                  f"CHG00{digits(r, 5)}"]),
    "CIRCUIT": lambda r: r.choice([f"OGEA{digits(r, 8)}", f"BBEU{digits(r, 8)}", f"FTIP{digits(r, 9)}",
                                   f"LN-{digits(r, 6)}-{letters(r, 3, CODE)}", f"IEUK{digits(r, 6)}"]),
    "INV": lambda r: f"INV-{digits(r, 7)}", "UPRN": lambda r: "1000" + digits(r, 8), "DBM": lambda r: f"-{r.randint(3, 29)}.{digits(r, 1)}",
    "TAG": _hex(8, 10), "BRANCH": lambda r: "z9hG4bK" + letters(r, r.choice([8, 16]), HEX), "CALLID": _same(_call),
    "HRESULT": _one(["0x80070005", "0x80004005", "0xC0000225", "0x8007052E", "0x80131500", "0x800706BA", "0x80072EE7", "0xC000006D"]),
    "UPTIME": lambda r: f"{r.randint(1, 60)} weeks, {r.randint(1, 6)} days, {r.randint(1, 23)} hours, {r.randint(1, 59)} minutes",
    "MAIN": _one(["{main}"]),
    "SUN": lambda r: digits(r, 6), "RATE": lambda r: f"{r.randint(1, 940)}.{digits(r, 2)}",
    "DEST": _one(["118", "999", "123", "101", "150", "1571", "111"]),
}
NAMES = {word for _, *both in GROUPS for names in both for one in names for word in re.findall(r"[^\W_]+", fold(one.replace("_",
                                                                                                                            " ")).lower())
         if len(word) > 1} - WORDS


def stray_names(text):
    """The names in what nobody labelled, but for those that are words."""
    return sorted(NAMES & set(re.findall(r"[^\W_]+", fold(text).lower())))
