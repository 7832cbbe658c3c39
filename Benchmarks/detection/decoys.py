"""Hard negatives: what looks like something personal to a machine and is nothing of the kind."""
from values import MONTHS, digits, letters

PLACES = """Chester Lincoln Leeds Preston Stafford Bradford Bristol Derby Durham Lancaster Warwick York Boston Wells Bath
Reading Sandwich Deal Battle Rugby Barry Flint Mold Nelson Colne Bury Sale Hyde Wigan Hull Goole Selby Ripon Truro Poole Luton
Harlow Corby Kendal Oban Wick Perth Stirling Ayr Paisley Swansea Wrexham Bangor Newry Lisburn Armagh Douglas Kingston Washington
Milton Shirley Stanley Chelsea Florence Beverley Paris Dublin Malaga""".split()
PLACE_NAMES = PLACES + ["Milton Keynes", "Bury St Edmunds", "King's Lynn", "St Albans", "Newcastle upon Tyne", "Market Harborough",
                        "Victoria Station", "Grace Hill", "St Andrews", "Queen's Park", "Bishop Auckland", "Royal Leamington Spa"]
COMPANIES = ["Smith & Sons Ltd", "Marks and Sparrow", "Harlow Dental Practice", "Northern Grid", "W H Allday Ltd", "Jones Brothers",
             "Arthur Daleigh Motors", "Rose Cottage Nurseries", "Grace & Flavour Cafe", "Price Wise Tyres", "King Edward VI School",
             "St Mary's Primary", "Parker Plumbing", "Baker Street Dental", "Bridge House Care Home", "Lloyd's Row Pharmacy",
             "Amber Taxis", "Taylor Wimpole Homes", "Hope Church", "Openreach", "Violet Group plc", "Young's Fish Bar",
             "Cooper Stanley LLP", "Day & Night Security", "Thomas Cork Travel", "Whitbred", "Bishop Gildas Univ",
             "Green Energy Switch", "Jack's Of Mayfair", "The Crown & Anchor", "Banks Hardware", "Summer Isles Brewing"]
MODELS = ["HG633", "HG612", "DIR-825", "TD-W9970", "SRX300", "AX1800", "Smart Hub 2", "BGW320-505", "VMG3925-B10B", "T46U", "W60B",
          "CP-8851", "SPA112", "EdgeRouter X", "UniFi 6 LR", "Vigor 2865", "Fritz!Box 7530", "SM-G991B", "iPhone 13", "A2633", "GS308",
          "ER605", "VVX 411", "MikroTik hEX", "N300", "ECI V-2FUB", "NTE5C Mk4"]
PRODUCTS = ["FTTP 330/50", "Fibre 80", "SoGEA 40/10", "ADSL2+", "FTTC 55/10", "Full Fibre 900", "Fibre 1 Unlimited", "G.fast 160",
            "EAD 100", "SIP 30", "ISDN2e", "WLR3", "Halo 3+", "4G backup", "Hosted PBX 25"]
TARIFFS = ["Anytime 300", "Rose Saver", "Max Talk 24", "Red 5G 12GB", "Evening & Weekend", "Grace Period 30", "Basics 15", "Sunday Plus",
           "Business 1000", "Unlimited Extra 18", "Penny Talk", "May Madness 50", "Social Tariff 15"]
ERRORS = ["SIP 503", "error 651", "0x80070005", "err 678", "403 Forbidden", "SIP/2.0 404 Not Found", "E1021", "ERR_TIMED_OUT 118",
          "Q.850 cause 16", "RPC 1722", "HTTP 502", "code -1003", "rc=137", "0xC000006D", "408 Request Timeout", "ERR-4471-B"]
EXCHANGES = ["Harlow", "LNHAR", "EAHAR", "MYSHE", "Derby North", "SWBRY", "Oban", "THWIN", "NEDUR", "St Johns", "Victoria", "WMBHX"]
DAYS = ["Mon", "Tues", "Weds", "Thurs", "Fri", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Sat"]


def price(rng):
    amount = f"{rng.randint(0, 480)}.{rng.randint(0, 99):02d}"
    return rng.choice([f"£{amount}", f"£{amount}", f"£{rng.randint(5, 900)}", f"{amount}", f"£1,{rng.randint(100, 999)}.00", f"GBP {amount}",
                       f"{amount} inc VAT", f"£{amount}"])


def date(rng):
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2019, 2027)
    month = MONTHS[m - 1]
    return rng.choice([f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m:02d}/{y % 100}", f"{d}/{m}", f"{y}-{m:02d}-{d:02d}",
                       f"{d} {month}", f"{d}th {month}" if 3 < d < 21 else f"{d} {month[:3]}", f"{d:02d}-{month[:3]}-{y}", f"{month} {d}",
                       f"{d:02d}.{m:02d}.{y}", f"{d:02d}-{m:02d}-{y % 100}", f"{y}{m:02d}{d:02d}", f"{d} {month[:3]} {y}"])


def time(rng):
    h, m = rng.randint(7, 20), rng.randint(0, 59)
    return rng.choice([f"{h:02d}:{m:02d}", f"{h:02d}:{m:02d}", f"{h}.{m:02d}", f"{h:02d}{m:02d}", f"{h % 12 or 12}pm", f"{h % 12 or 12}:{m:02d}am",
                       f"{h:02d}:{m:02d}:{rng.randint(0, 59):02d}", f"{h:02d}:{m:02d}h"])


def order(rng):
    return rng.choice([f"ORD-{digits(rng, 8)}", f"SO{digits(rng, 7)}", f"1{digits(rng, 8)}", f"#{digits(rng, 6)}", f"BB{digits(rng, 9)}",
                       f"{rng.choice('4569')}{digits(rng, 9)}", f"OR-{rng.randint(2020, 2026)}-{digits(rng, 5)}", f"VOL{digits(rng, 12)}",
                       f"{digits(rng, 4)}-{digits(rng, 4)}", f"ONEA{digits(rng, 8)}"])


def version(rng):
    a, b, c = rng.randint(1, 19), rng.randint(0, 30), rng.randint(0, 40)
    return rng.choice([f"{a}.{b}.{c}", f"v{a}.{b}.{c}", f"{a}.{b}", f"v{a}.{b}.{c}.{rng.randint(0, 99)}", f"{a}.{b}.{c}-rc{rng.randint(1, 4)}"])


def firmware(rng):
    return rng.choice([f"{rng.randint(1, 9)}.{rng.randint(0, 29)}.{rng.randint(0, 9)}.{rng.randint(0, 40)}", f"V100R001C{digits(rng, 2)}B{digits(rng, 3)}",
                       f"{rng.randint(1, 99)}.{rng.randint(80, 90)}.0.{rng.randint(100, 250)}", f"v{rng.randint(1, 9)}.{digits(rng, 2)}"])


def track(rng):
    while True:
        number = rng.choice("36789") + digits(rng, 15)
        total = sum(int(d) if i % 2 else sum(divmod(int(d) * 2, 10)) for i, d in enumerate(number))
        if total % 10:
            break
    return rng.choice([number, f"H{digits(rng, 2)}XYA{digits(rng, 10)}", f"JD{digits(rng, 16)}", f"1Z{digits(rng, 3)}X{digits(rng, 12)}"])


def guid(rng):
    h = "".join(rng.choice("0123456789abcdef") for _ in range(32))
    text = f"{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:]}"
    return rng.choice([text, text.upper(), "{" + text.upper() + "}"])


def speed(rng):
    return rng.choice([f"{rng.randint(1, 900)}Mb", f"{rng.randint(1, 80)}.{rng.randint(0, 9)}Mbps", f"{rng.randint(100, 80000)} kbps",
                       f"{rng.randint(1, 900)} Mb/s", f"{rng.randint(1, 80)}.{digits(rng, 2)}M", f"{rng.randint(1000, 79999)}"])


DECOYS = {
    "ORDER": order, "PRICE": price, "DATE": date, "TIME": time, "VERSION": version, "FIRMWARE": firmware, "TRACK": track, "GUID": guid,
    "SPEED": speed,
    "DAY": lambda r: r.choice(DAYS),
    "MONTH": lambda r: r.choice(MONTHS) if r.random() < 0.7 else r.choice(MONTHS)[:3],
    "YEAR": lambda r: str(r.randint(2019, 2028)),
    "EXP": lambda r: f"{r.randint(1, 12):02d}/{r.randint(26, 31)}",
    "PRODUCT": lambda r: r.choice(PRODUCTS), "MODEL": lambda r: r.choice(MODELS), "TARIFF": lambda r: r.choice(TARIFFS),
    "ERR": lambda r: r.choice(ERRORS), "EXCH": lambda r: r.choice(EXCHANGES), "COMPANY": lambda r: r.choice(COMPANIES),
    "PLACE": lambda r: r.choice(PLACE_NAMES),
    "CAB": lambda r: r.choice([f"cab {r.randint(1, 140)}", f"PCP {r.randint(1, 140)}", f"Cab P{r.randint(1, 99)}", f"cabinet {r.randint(1, 99)}"]),
    "CHAN": lambda r: r.choice([f"{r.choice([2, 8, 15, 30, 60])} {w}" for w in ("channels", "ch", "chan", "SIP channels")]),
    "FAULT": lambda r: r.choice([f"INC{digits(r, 8)}", f"5-{digits(r, 12)}", f"FLT-{digits(r, 6)}", f"TT{digits(r, 7)}", f"REQ{digits(r, 7)}"]),
    "INV": lambda r: r.choice([f"INV-{digits(r, 5)}", f"INV{digits(r, 8)}", f"M0{digits(r, 2)} {letters(r, 2)}", f"VP{digits(r, 8)}"]),
    "PO": lambda r: r.choice([f"{digits(r, 5)}", f"PO-{digits(r, 6)}", f"45{digits(r, 8)}", f"P{digits(r, 5)}/{r.randint(1, 9)}"]),
    "SKU": lambda r: r.choice([f"{letters(r, 3)}-{digits(r, 4)}", f"{digits(r, 6)}", f"{letters(r, 2)}{digits(r, 3)}{letters(r, 1)}",
                               f"BX{digits(r, 2)}-{letters(r, 2)}"]),
    "BUILD": lambda r: r.choice([digits(r, 4), f"2026{digits(r, 4)}.{r.randint(1, 9)}", f"b{digits(r, 5)}"]),
    "HEX": lambda r: "".join(r.choice("0123456789abcdef") for _ in range(8)),
    "PCT": lambda r: r.choice([f"{r.randint(1, 99)}%", f"{r.randint(0, 20)}.{r.randint(0, 9)}%", f"{r.randint(1, 99)} %"]),
    "DB": lambda r: r.choice([f"{r.randint(1, 60)}.{r.randint(0, 9)}dB", f"{r.randint(1, 60)} dB", f"-{r.randint(8, 28)}.{digits(r, 2)}dBm"]),
    "DUR": lambda r: r.choice([f"00:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}", f"{r.randint(1, 59)}m {r.randint(1, 59)}s", f"{r.randint(1, 3600)}s"]),
    "NUM": lambda r: str(r.randint(2, 10 ** r.randint(1, 5))),
    "QTY": lambda r: str(r.randint(1, 36)),
    "ROOM": lambda r: r.choice([f"{r.randint(1, 450)}", f"{r.choice('ABCG')}{r.randint(1, 40):02d}", f"{r.randint(1, 5)}.{r.randint(1, 40):02d}"]),
    "FLOOR": lambda r: str(r.randint(1, 14)),
    "PORT": lambda r: r.choice([f"Gi1/0/{r.randint(1, 48)}", f"{r.randint(1, 48)}", f"ge-0/0/{r.randint(0, 15)}", f"Fa0/{r.randint(1, 24)}"]),
    "VLAN": lambda r: str(r.choice([10, 20, 101, 110, 250, 911, 1001, 4094])),
}
