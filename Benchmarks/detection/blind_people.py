"""The people of the set `blind`, where they live, and what in its notes only looks like them.

Names stand in groups by where families come from, the commonest first in each: how often a group occurs follows the
census of England and Wales roughly, and within it a name is the rarer the later it stands.
"""
import re

from values import SUFFIXES, digits, fold, letters

# Share of a thousand, given names, family names.
ORIGINS = [
    (505, """David Sarah Paul Karen Andrew Susan Mark Julie Chris Emma Richard Claire Steve Linda James Michelle Matt Laura Rob
     Helen Simon Nicola Peter Joanne Daniel Rachel Kevin Tracey Ian Jackie Darren Lisa Tony Debbie Adam Hannah Luke Amy Gary
     Sharon Martin Jane Lee Kelly Jack Chloe Stuart Alison Nigel Wendy Keith Lesley Graham Janet Trevor Maureen Derek Sheila
     Ken Brenda Roy Doreen Norman Jean Will Grace Bill Rose Frank Pat Guy Dawn Ray Joy Miles June Dean April Rich Faith Dale
     May Grant Hope Clive Hilary Piers Araminta Barnaby Thomasina Rupert Cordelia Baz""",
     """Smith Jones Taylor Brown Johnson Walker Wright Robinson Thompson White Green Hall Wood Harris Clarke Jackson Turner Hill
     Cooper Ward Morris Moore King Baker Harrison Lee Allen Watson Parker Bennett Cook Shaw Richardson Carter Price Mills
     Webb Marshall Barnes Knight Holmes Palmer Fisher Mason Rogers Hunt Day Fletcher Pearson Porter Marsh Banks Page Bell
     Field Long Young Black Gray Sharp Wells Cross Brooks Bishop Rice Bush Moss Burns Steel Winter March Lines Post Case
     Sidebottom Fothergill Entwistle Ramsbottom Thistlethwaite Postlethwaite Higginbotham Featherstonehaugh Death
     Blenkinsop Ackroyd Oldroyd Butterworth Copplestone Trevithick Penhaligon Tregenza Pascoe Wigglesworth"""),
    (85, """Craig Fiona Callum Kirsty Ewan Eilidh Gordon Morag Alasdair Mhairi Hamish Catriona Fraser Shona Rory Isla Ruaridh""",
     """MacDonald Campbell Stewart Robertson Murray Fraser MacLeod McKenzie Ross Sinclair Paterson Buchanan McGregor Drummond
     Urquhart Dalziel Colquhoun Menzies Auchterlonie MacGillivray Farquharson McCorquodale"""),
    (60, """Gareth Sian Rhys Megan Dylan Bethan Huw Cerys Geraint Angharad Ieuan Eleri Llew Nerys Gwilym Myfanwy Sioned""",
     """Davies Evans Thomas Roberts Lewis Hughes Griffiths Edwards Morgan Owen Llewellyn Pritchard Vaughan Rees Gwynne Bevan
     Probert Cadwallader Prydderch ap-Rhys Penry"""),
    (70, """Sean Siobhan Patrick Aoife Liam Niamh Conor Orla Declan Sinéad Brendan Bernadette Eoin Roisin Padraig Caoimhe""",
     """Murphy O'Brien Kelly Ryan O'Connor Walsh Byrne Doyle McCarthy Gallagher Doherty Kennedy O'Neill Quinn Nolan Brady
     Keane McLaughlin Ó-Súilleabháin Mulqueen O'Shaughnessy Heffernan"""),
    (75, """Mohammed Fatima Ali Ayesha Imran Zainab Hassan Sana Tariq Nasreen Bilal Rukhsana Asif Shabnam Usman Farzana Zeeshan
     Sumaiya Abdul Parveen Waqas Khadija""",
     """Khan Hussain Ahmed Ali Begum Akhtar Malik Iqbal Mahmood Shah Miah Choudhury Chaudhry Rahman Uddin Bibi Mirza Qureshi
     Siddiqui Bajwa Bhatti Khatun"""),
    (55, """Raj Priya Sanjay Meera Harpreet Jaspreet Amit Kavita Gurpreet Sunita Vikram Anjali Nilesh Hetal Manjit Balwinder
     Suresh Lakshmi Karthik Thushara""",
     """Patel Singh Kaur Sharma Shah Gill Kumar Desai Mistry Dhillon Sandhu Chauhan Joshi Mehta Gandhi Bains Rajendran
     Sivakumar Thiruchelvam Krishnamurthy Nair Balasubramaniam"""),
    (35, """Emmanuel Blessing Samuel Abena Kwame Ngozi Tunde Folake Chidi Ama Olu Adaeze Kofi Yetunde Femi Chiamaka Oluwaseun
     Nana Ifeoma Babatunde""",
     """Mensah Adeyemi Okafor Boateng Osei Owusu Okonkwo Adebayo Asante Bello Eze Ogunleye Nwosu Appiah Balogun Kamara Sesay
     Onyekachukwu Agyeman Oyelaran"""),
    (22, """Delroy Marcia Winston Yvonne Leroy Beverley Errol Sonia Dwayne Keisha Clinton Hyacinth""",
     """Campbell Williams Francis Gordon Bailey Grant Henry Powell Blackwood Pinnock Beckford Samuels Golding"""),
    (28, """Agnieszka Piotr Katarzyna Tomasz Anna Marcin Małgorzata Paweł Magda Łukasz Ewa Krzysztof Grażyna Wojciech Kasia""",
     """Nowak Kowalski Kowalska Wójcik Wiśniewska Lewandowski Kamiński Zieliński Szymańska Dąbrowski Kaczmarek Mazur
     Jabłoński Grzybowska Wawrzyniak Brzęczyszczykiewicz"""),
    (18, """Andrei Maria Ionut Elena Mihai Ioana Alexandru Cristina Florin Simona Vasile Daniela Răzvan Gheorghe""",
     """Popescu Popa Ionescu Dumitru Stan Rusu Munteanu Constantin Matei Ciobanu Țurcanu Stănescu Lăcătuș"""),
    (9, """Mehmet Ayşe Mustafa Elif Emre Zeynep Hakan Gülşen Hüseyin Ebru Özgür""",
     """Yılmaz Kaya Demir Çelik Şahin Öztürk Arslan Aydın Doğan Kılıç Karagöz"""),
    (10, """Wei Mei Jun Li Xiaoming Ying Hao Kit-Ying Siu-Ming Jing Wing""",
     """Chen Wang Li Zhang Wong Chan Lam Cheung Ng Liu Leung Ouyang Tsang"""),
    (12, """Omar Layla Ahmad Nour Khalid Rania Youssef Mariam Hamza Samira Abdulrahman Huda""",
     """Hassan Ibrahim Al-Masri Haddad El-Sayed Mansour Nasser Al-Jabouri Abdullahi Saleh Bouzid Benali"""),
    (9, """João Ana Tiago Inês Rui Catarina Paulo Fátima Nuno Beatriz Gonçalo""",
     """Silva Santos Ferreira Pereira da-Silva Oliveira Gonçalves Sousa Rodrigues Marques dos-Santos Magalhães"""),
    (7, """Nikos Giulia Eleni Marco Sofia Javier Katerina Lucía Stavros Alessandro""",
     """Papadopoulos Rossi Georgiou García Christodoulou Esposito Martínez Nicolaou Bianchi Di-Lorenzo"""),
]
CROSSED, DOUBLE = 0.06, 0.03

STREETS = """Mill Orchard Vicarage Ashgrove Beechcroft Cherrytree Dovecote Elmwood Fernleigh Gorse Hawthorn Kiln Laburnum Meadow
Nightingale Oakfield Pound Quaker Rectory Stanhope Tithebarn Underwood Viaduct Wesley Yewtree Kitchener Gladstone Disraeli
Palmerston Coronation Granville Salisbury Lichfield Durham Inkerman Sebastopol Waterloo Brunel Telford Stephenson Arkwright
Clarendon Devonshire Rutland Pembroke Lomond Tweed Severn Derwent Coniston Windermere Ullswater School Chapel London Bath
Manor Church Station Newmarket Spinney Hallfield""".split() + [
    "St Oswin's", "St Brannoc's", "Back Sidings", "Old Coach", "Upper Weir", "East Lynn", "Little Moor", "Bishop's Stile",
    "Pen y Bryn", "Dunmore", "Three Wells", "Prince Alfred", "Lord Haldon", "Lower Brick Kiln"]
ENDINGS = SUFFIXES | {"Brae": "Brae", "Wynd": "Wynd", "Vale": "Vale", "View": "Vw", "Green": "Grn", "Parade": "Pde",
                      "Croft": "Croft", "Fold": "Fold", "Bank": "Bank", "Green Lane": "Green Ln"}
COMMON_ENDINGS = ["Road", "Street", "Avenue", "Close", "Lane", "Drive"]
HOUSES = ["Rose Cottage", "The Old Forge", "Hillcrest", "Ty Gwyn", "Brookside", "The Bungalow", "Fairview", "Oak House"]

TOWNS = """Reading Leicester Bolton Swansea Croydon Huddersfield Luton Paisley Wrexham Derby Ipswich Slough Walsall Stockport
Dundee Barnsley Newport Bedford Hastings Rugby Kettering Falkirk Llanelli Lisburn Rochdale Burnley Grimsby Crewe Margate
Taunton Worthing Oldham Bath Sale Deal March Wells Diss Ely Truro Kendal Oban Ripon""".split()

# Given and family names that are ordinary words, months or places too: in the running text they are not the person.
WORDS = set("""mark will grace bill rose jack frank pat guy dawn ray joy miles june dean april rich faith may grant hope dale lee
brown white green hall wood hill ward king baker cook price mills page bell field long young black gray sharp wells cross
brooks bishop rice bush moss burns steel winter march lines post case death porter marsh banks day knight hunt mason fisher
palmer walker wright taylor turner parker cooper carter stan may li wing jun major rob wei reading deal sale bath ali an""".split())


def _ranked(rng, text):
    """A word of `text`, one further behind the more rarely."""
    words = text.split()
    return rng.choices(words, [1 / (rank + 4) for rank in range(len(words))])[0]


def _origin(rng):
    return rng.choices(ORIGINS, [share for share, _, _ in ORIGINS])[0]


def _written(word):
    """A family name of two words, which stand joined above."""
    return word.replace("-", " ") if word[0].islower() or word.startswith(("Ó-", "Di-")) else word


def name(rng):
    """A given and a family name."""
    _, given, family = _origin(rng)
    first, last = _ranked(rng, given), _written(_ranked(rng, family if rng.random() > CROSSED else _origin(rng)[2]))
    if rng.random() < DOUBLE:
        other = _ranked(rng, _origin(rng)[2])
        if " " not in last and "-" not in last + other and other != last:
            last = f"{last}-{other}"
    return first, last


def counts():
    given, family = ({word for origin in ORIGINS for word in origin[which].split()} for which in (1, 2))
    return len(given), len(family)


def title(rng):
    return rng.choices(["Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Rev", "Cllr", "Prof", "Mx"],
                       [40, 28, 12, 8, 4, 2, 2, 1, 1, 1, 1])[0]


def stray_names(text):
    """The names in what nobody labelled, but for those that are words and those of firms."""
    return sorted(NAMES & {word.lower() for word in re.findall(r"[^\W_]+", fold(text))})


def street(rng, _choose):
    """House, street and what it is."""
    if rng.random() < 0.06:
        house = rng.choice(HOUSES) + ","
    else:
        number = str(rng.choices([rng.randint(1, 40), rng.randint(41, 199), rng.randint(200, 460)], [5, 3, 1])[0])
        house = rng.choice([number] * 9 + [number + rng.choice("aAbB"), f"Flat {rng.randint(1, 24)}, {number}",
                                           f"Flat {rng.randint(1, 9)} {number}", f"Unit {rng.randint(1, 18)}, {number}"])
    return house, rng.choice(STREETS), rng.choice(COMMON_ENDINGS if rng.random() < 0.65 else list(ENDINGS))


def spelt_street(rng, parts):
    house, name, ending = parts
    if rng.random() < 0.4:
        ending = ENDINGS[ending]
    comma = "," if rng.random() < 0.12 and not house.endswith(",") else ""
    return f"{house}{comma} {name} {ending}"


def _plain(*names):
    return ["".join(c for c in fold(n).lower() if "a" <= c <= "z") for n in (names)]


def mail(rng, first, last):
    """An address at home, and now and then one at a firm that bears the name."""
    given, family = _plain(first, last)
    if rng.random() < 0.12:
        host = f"{family}{rng.choice(['-roofing', 'joinery', '-catering', 'motors', '-dental', 'tiling'])}.example"
        return f"{rng.choice(['info', 'accounts', given, 'office', given])}@{host}"
    year = str(rng.randint(1951, 2004))
    box = rng.choice([f"{given}.{family}", f"{given}{family}", f"{given[0]}{family}", f"{given}{family}{year[2:]}",
                      f"{given}_{family}", f"{family}{given[0]}{year}", f"{given}.{family}{digits(rng, 1)}",
                      f"{given}{digits(rng, 3)}",
                      f"the{family}s", f"mrs{family}{year[2:]}", f"{given[0]}.{family}", f"{given}{year}"])
    return f"{box}@{rng.choice(HOSTS)}"


HOSTS = ["example.com", "example.org", "example.net", "inbox.example", "homepost.example", "webmail.example", "mail.example.net",
         "valley-broadband.example", "northcoast.example", "tradesmail.example", "uni.example.org"]


def user_name(rng, first, last):
    given, family = _plain(first, last)
    return rng.choice([f"{given[0]}{family}", f"{given}.{family}", f"{given}{family[0]}", f"{family}.{given[0]}",
                       f"{given}{family}{digits(rng, 2)}", f"{family}{digits(rng, 3)}", f"{given[:3]}{family[:4]}{digits(rng, 2)}",
                       f"{given}-{family}"])


def host_name(rng, last):
    family = _plain(last)[0]
    return rng.choice([f"{family}-laptop", f"{family.title()}s-iMac", f"{family.upper()}-OFFICE", f"{family.title()}-NAS",
                       f"PC-{family.upper()}{digits(rng, 2)}", f"{family}-till{digits(rng, 1)}"])


def password(rng):
    word = rng.choice("spaniel cheddar Lavender Wembley pickle Chester sausage Arsenal Bluebell Caravan monkey Snowdon".split())
    return rng.choice([f"{word}{rng.randint(1950, 2025)}", f"{word}{digits(rng, 2)}", f"{word.title()}!{digits(rng, 3)}",
                       f"{word.lower().replace('a', '4').replace('e', '3')}{digits(rng, 2)}", f"{digits(rng, 3)}{word.title()}?",
                       letters(rng, 5, "abcdefghkmnpqrst") + digits(rng, 3) + letters(rng, 4, "ACDEFHJKLMNP"),
                       f"{word.title()}.{rng.choice(['Chair', 'Lemon', 'River'])}.{digits(rng, 2)}"])


SPOKEN = "oh one two three four five six seven eight nine".split()


def said_phone(rng, number):
    """A number as it is read out, or as a machine writes down what it hears."""
    whole = "".join(number)
    if rng.random() < 0.7:
        return rng.choice([" ".join(whole), f"{whole[:5]} {whole[5:8]} {whole[8:]}", f"{whole[:3]} {whole[3:7]} {whole[7:]}",
                           whole])
    words, at = [], 0
    while at < len(whole):
        twice = whole[at:at + 2] == whole[at] * 2
        words += ["double"] * twice + [SPOKEN[int(whole[at])]]
        at += 1 + twice
    return " ".join(words)


# --- what is nobody's

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FIRMS = ["Bradford Tyre & Exhaust", "Lincoln Freight Ltd", "Kingston Dental", "Chester Cabling Ltd", "The Preston Bakehouse",
         "Warwick Lettings", "Hamilton Court Residents Ltd", "Stafford Street Surgery", "Melton Mowbray Pies plc",
         "Bailey Bridge Nursery", "Windsor Fish Bar", "Nelson Arms", "Jordan Spring Water Ltd", "Ashley Park Care Home",
         "Victoria Nails", "Harrow Road Garage", "Bristol Channel Charters", "Sterling Accountancy LLP", "Rose & Crown",
         "Penrith Auction Rooms", "Beverley Carpets", "Lancaster Gate Hotel", "St Helens Scaffolding", "The Kings Head"]
SUPPLIERS = ["Openreach", "Severn Wholesale", "Northgate Carrier Services", "BT Wholesale", "Carlisle Networks", "Mercia Fibre",
             "Chelsea Telecom Ltd", "the DSL wholesaler", "Vale Data", "Lothian Voice"]
MODELS = ["Vigor 2865ax", "VMG3925-B10C", "DGA4134", "Archer VR2100", "RT-AX88U", "HG612", "Smart Hub 2", "Yealink T46S", "T54W",
          "Grandstream HT802", "Gigaset C430A", "Fritz!Box 7530", "EdgeRouter X", "SPA504G", "USG 60", "Cisco 887VA", "ECI B-FOCuS",
          "Polycom VVX 411", "Snom D735", "MikroTik hEX S", "UniFi U6-Lite"]
PRODUCTS = ["SOGEA 80/20", "FTTP 330/50", "FTTC 40/10", "ISDN30", "ISDN2e", "WLR3", "SIP-30-UNL", "EAD 1000", "HOSTED-SEAT-PRO",
            "GEA-80", "4GX-BACKUP", "MPF", "FVA-160", "CPS", "DDI range of 10", "SIM-20GB-30D"]

NAMES = {fold(word).lower() for origin in ORIGINS for which in (1, 2) for word in origin[which].split()}
NAMES -= WORDS | {word.lower() for firm in FIRMS for word in firm.split()}


def one_of(*choices):
    return lambda rng: rng.choice(choices)


def _date(rng):
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.choice([2023, 2024, 2025])
    month = MONTHS[m - 1]
    nth = {1: "st", 21: "st", 2: "nd", 22: "nd", 3: "rd", 23: "rd"}.get(d, "th")
    return rng.choice([f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m:02d}/{y % 100}", f"{d}/{m}", f"{d} {month}",
                       f"{d} {month[:3]} {y}", f"{y}-{m:02d}-{d:02d}", f"{d:02d}.{m:02d}.{y % 100}", f"{d}{nth} {month}"])


def _time(rng):
    h, m = rng.randint(8, 19), rng.choice([0, 5, 15, 30, 40, 45, rng.randint(0, 59)])
    return rng.choice([f"{h:02d}:{m:02d}", f"{h:02d}{m:02d}hrs", f"{h % 12 or 12}.{m:02d}{'am' if h < 12 else 'pm'}",
                       f"{h:02d}:{m:02d}"])


def _price(rng):
    pounds = rng.choice([rng.randint(3, 90), rng.randint(91, 4200)])
    pence = rng.choice(["00", "99", "50", digits(rng, 2)])
    return rng.choice([f"£{pounds}.{pence}", f"£{pounds:,}.{pence}", f"£{pounds}", f"{pounds}.{pence} + VAT",
                       f"GBP {pounds}.{pence}"])


def _order(rng):
    return rng.choice([f"ORD-{digits(rng, 6)}", f"SO{digits(rng, 7)}", f"5-{digits(rng, 10)}", f"PO {digits(rng, 5)}",
                       f"#{digits(rng, 6)}", f"WO/{digits(rng, 5)}", f"BBEU{digits(rng, 8)}"])


def _ticket(rng):
    return rng.choice([f"INC{digits(rng, 7)}", f"SR-{digits(rng, 6)}", f"#{digits(rng, 5)}", f"TKT-{digits(rng, 5)}",
                       f"CASE-{digits(rng, 4)}", f"{digits(rng, 6)}", f"4-{digits(rng, 9)}", f"VOL012-{digits(rng, 8)}"])


def _invoice(rng):
    return rng.choice([f"INV-{digits(rng, 6)}", f"INV{digits(rng, 5)}", f"{digits(rng, 6)}", f"SI-{digits(rng, 5)}",
                       f"CN{digits(rng, 5)}"])


def _serial(rng):
    return rng.choice([f"S{digits(rng, 3)}V{digits(rng, 9)}", f"{letters(rng, 3)}{digits(rng, 4)}{letters(rng, 1)}{digits(rng, 3)}",
                       f"RMA/{digits(rng, 4)}/{digits(rng, 1)}", f"{digits(rng, 4)}-{letters(rng, 4)}-{digits(rng, 3)}",
                       f"SN {letters(rng, 2)}{digits(rng, 8)}"])


DECOYS = {
    "DATE": _date, "TIME": _time, "PRICE": _price, "ORDER": _order, "TICKET": _ticket, "INVOICE": _invoice, "SERIAL": _serial,
    "MONTH": one_of(*MONTHS), "DAY": one_of(*DAYS), "FIRM": one_of(*FIRMS), "SUPPLIER": one_of(*SUPPLIERS),
    "MODEL": one_of(*MODELS), "PRODUCT": one_of(*PRODUCTS), "PLACE": one_of(*TOWNS),
    "ERROR": one_of("PPP auth timeout", "691", "error 0x80070005", "E_LOS", "SIP 403 Forbidden", "SIP 408", "err 1203", "LCP down",
                    "CRC 14420", "code T125", "RTP timeout", "KCI 4801", "MSG-3017", "HTTP 502", "fault code SA5D", "LED 0x1F"),
    "SPEED": lambda r: f"{r.randint(1, 900)}{r.choice(['Mb', ' meg', 'Mbps', '/' + digits(r, 2)])}",
    "DB": lambda r: f"{r.randint(1, 58)}.{r.randint(0, 9)}{r.choice(['dB', ' dB', ''])}",
    "LIGHT": lambda r: f"-{r.randint(9, 28)}.{r.randint(0, 9)}{r.choice(['dBm', ' dBm', ''])}",
    "CIRCUIT": lambda r: r.choice([f"ETHA{digits(r, 8)}", f"ONEA{digits(r, 8)}", f"FTTC-{digits(r, 9)}", f"BBIP{digits(r, 8)}",
                                   f"LX{digits(r, 6)}"]),
    "CAB": lambda r: f"{r.choice(['cab', 'PCP', 'DP', 'cabinet'])} {r.randint(1, 210)}",
    "PORT": lambda r: r.choice([f"port {r.randint(1, 48)}", f"Gi0/{r.randint(1, 24)}", f"VLAN {r.randint(2, 4000)}"]),
    "VERSION": lambda r: (f"{r.choice(['v', 'fw ', 'firmware '])}{r.randint(1, 9)}.{r.randint(0, 30)}.{r.randint(0, 9)}"
                          + r.choice(["", "_BT", "b" + digits(r, 2)])),
    "LAN": one_of("192.168.1.1", "192.168.0.254", "10.0.0.1", "192.168.1.138", "172.16.4.20", "10.10.10.2"),
    "N": lambda r: str(r.randint(2, 60)), "NTH": one_of("1st", "3rd", "7th", "12th", "15th", "22nd", "28th"),
    "HIGH": lambda r: str(r.randint(100, 2600)), "YEAR": one_of("2023", "2024", "2025", "2026"),
    "SHORT": one_of("150", "1471", "17070", "159", "101", "*#06#", "1571", "07000", "118"),
}
