"""A fourth set of notes, `later`: templates, names, streets, users' names and passwords of its own, written before the
recognisers were tuned on the fresh set, and scored once, after it. The figures on them are the ones that count.

Who tunes again writes another such set first. As in templates.py, `{slot}` is a value and `{SLOT}` a hard negative.
"""
from values import digits, fold, letters

AGENT = [
    "{full} called, no broadband after the storm, ran line test, fault found near {CAB}. appt {DATE} {TIME}. mob {mobile}",
    "Call back promised to {first} yesterday didnt happen. Apologised. {PRICE} credit. {o.first} to ring before {TIME}",
    "told {first} its the weekend so nobody in billing, will pass to {o.first} first thing {DAY}",
    "{title} {last} v unhappy, {QTY} engineers been, still {SPEED}. wants compensation and {o.first}'s manager",
    "New tenant {full} at {street} needs stop sold line taken over, prev occ {o.full} left {DATE}",
    "inbound {TIME} {last} {first} verified dob {dob} + {postcode}, chg of direct debit date to {QTY}th",
    "mother of {first} called ({o.full}), not acc holder, wanted to pay. {PRICE} taken card {card}",
    "{first} n {o.first} both want removing from joint acct, told need sep call each. {FAULT}",
    "site visit {DATE}: {o.full} (landlord) let me in, {first} at work. {MODEL} moved to hall",
    "Thank you call made, {title} {last} delighted with {o.first} the engineer, said to pass on thanks",
    "WRONG NUMBER on file. Correct is {mobile}, landline {phone} ceased {DATE}. {first} updated email {email}",
    "{o.first} @ wholesale says {ORDER} rejected, address mismatch. correct one is {street}, {town}, {postcode}",
    "Debt: acct {ref} {PRICE} o/s {QTY} months. {full} offered {PRICE} a week. {o.first} {o.last} approved",
    "{first} {last} deceased per {o.first} {o.last} (daughter, {o.mobile}). Bereavement team {FAULT}. stop all letters",
    "Pls ring {o.first} on site {o.mobile} when nr {PLACE}, gate code {pin}",
    "wifi pw {pw} on back of {MODEL}, {first} now connected, {SPEED}",
    "reset portal for {user}, new pass {pw}, told {first} to change it",
    "userid {user} locked after {QTY} goes. unlocked {TIME}. {first} confirmed dob {dob}",
    "VPN acct {user} disabled, leaver per {o.full} HR. laptop {host} returned {DATE}",
    "TeamViewer to {host}, logged in as {user}, cleared proxy, {first} happy",
    "{first} cant remember security answer, hint was {pw}. reset over phone with {o.first}",
    "email setup on iphone, {email}, password {pw}, imap {VERSION}, {first} sending ok",
    "Appt moved at request of {last} from {DATE} to {DATE}, {o.first} in dispatch informed, no charge",
    "spk to {o.first} at {COMPANY} re LOA, sig doesnt match {full} on our records",
    "{full}, {o.full} & {p.full} to be added as authorised contacts, req by {COMPANY} on headed paper",
    "gave {first} my name ({o.first}) and direct line {o.phone} as case owner {FAULT}",
    "Line {phone} crossed with {o.title} {o.last} next door, both hear each other. {CAB}",
    "Ombudsman case for {full} - evidence pack due {DATE}, {o.first} compiling, {p.first} to sign off",
    "{title} {last}'s son {o.first} is having treatment at home and needs line for monitor, priority {FAULT}",
    "Cust said {o.first} the salesman promised {PRICE} for {QTY} months. Nothing on notes. {p.first} listening to call",
    "paid {PRICE} by bank transfer from {bank} ref {last}, shows unallocated, {INV}",
    "refund chq made out to {ini} should be {o.ini}. reissue to {street} {postcode}",
    "DDI setup {sortc} {account} {full} declined by bank, bank says name wrong, {o.full} is holder",
    "proof of id: passport {passport} and licence {licence}, {full}, uploaded {TIME}",
    "benefits check for {TARIFF}: nino {nino} dob {dob} {first} {last} - eligible",
    "nhs {nhsc} pt {full} medical priority list, carer {o.first} {o.mobile}",
    "{first} lost phone in {PLACE}. imei {imei} barred, sim {iccid} sent to {street}",
    "engineer {o.full} van {vehicle} hit wall at {street}, {title} {last} has photos, claim {INV}",
    "co reg {company} vat {vat} {COMPANY} dir {full}, personal guarantee {o.full}, limit {PRICE}",
    "cc'd {o.first} and {p.first} in on reply to {email}, asked for itemised bill {MONTH}",
    "note for {o.first}: pls do not ring {first} before noon, works nights. text {mobile}",
    "Q from {first}: why {INV} higher? A: {o.first} added {PRODUCT} on {DATE}. removed by {p.first}",
    "static ip {ip4} for cctv, installer {o.full} needs port fwd, router mac {mac}",
    "hi, pls see prev notes by {o.first} and {p.first}, {last} family in {PLACE} same issue",
    "escalated by {first}, tl {o.first} notified, mgr {p.first} notified, email sent {TIME}",
    # nothing personal
    "No dial tone in the office, hunt group set to night mode, reset to day mode, all well",
    "Cust will read meter and revert. Price of {PRODUCT} {PRICE} noted, cooling off ends {DATE}",
    "April bill credit {PRICE}, May bill nil, June bill as normal, DD on {QTY}th",
    "Summer outage plan {PLACE}: {EXCH} down {TIME} to {TIME}, {NUM} circuits, rescheduled {DATE}",
    "Long hold time in queue, Max wait {DUR}, agent short staffed, rota to be changed",
    "Router light Amber then Green, Blue when ok. firmware {FIRMWARE}, {MODEL}, retest {DAY}",
    "Kelly Group sub contractor gang on site {PLACE}, duct blocked at {CAB}, dig permit {ORDER}",
    "BT Local Business quote {PRICE}, Sky match, Virgin no, Three out of area, customer to decide",
    "PSTN stop sell {PLACE} {DATE}. Advise Business Hub, Digital Voice adaptor, battery pack {SKU}",
    "Field tech access req, Lane End cabinet flooded, Hill Top pole 12 leaning, {FAULT} raised",
    "hand over to Days team: {NUM} tickets, {QTY} major, ring Openreach duty desk re {ORDER}",
]

MAIL = [
    "Hi {o.first},\n\nJust chasing the credit of {PRICE} that {p.first} mentioned when we spoke on {DAY}.\n\nBest,\n{first}",
    "Dear Customer Services\n\nMy husband {o.full} died on {DATE}. Please put the account ({ref}) in my name, {title} {full}.\n\nYours faithfully\n{full}\n{street}\n{town}\n{postcode}",
    "Hiya\nits {first} here from {street}, still waiting for {o.first} to come back to me!!\nMy mobile is {mobile}\nTa",
    "Morning all,\n\n{first} is off this week so please copy {o.first} and {p.first} on anything for {COMPANY}.\n\nKind regards\n{p.full}\nOffice Manager\n{p.phone}",
    "From: {full} <{email}>\nTo: {desk}\nSubject: Complaint - {last}\n\nYour adviser {o.first} was rude and hung up. I want {PRICE} back.\n\n{title} {ini}",
    "{first},\n\nThanks for the photos. I've asked {o.full} to look at the cabinet on {DATE}.\n\nRegards\n\n{p.first}\n{p.first} {p.last} | Field Operations | {p.email}",
    "To whom it may concern,\n\nI, {full}, born {dob}, authorise {o.full} to act for me about account {ref}.\n\nSigned {full}",
    "Hello {first}\n\nYour temporary login is below.\n\nUser name: {user}\nPassword: {pw}\n\nPlease change it.\nThe IT Desk",
    "Dear {title} {last}\n\nI am sorry that {o.first} did not arrive on {DATE}. {p.first} will phone {phone} to rebook.\n\nYours sincerely\n\n{o.full}\nCustomer Relations",
    # nothing personal
    "Dear Customer\n\nWe will be working on {EXCH} exchange on {DATE} from {TIME}. Service may drop. We hope this is no trouble.\n\nThe Network Team",
    "Hi team,\n\nCan you price {QTY} x {PRODUCT} for {PLACE} and {PLACE}? Need by {DAY}.\n\nCheers",
]

LOG = [
    "{DATE} {TIME} [{o.user}] Status: Pending -> Assigned ({p.full})",
    "cust_name={full}|cli={phone}|agent={o.first}|dur={DUR}|dispo=callback",
    "Created By: {o.full} {DATE}\nOwner: {p.full}\nCustomer: {last}, {first}\nSite contact: {o.first} {o.mobile}",
    "{TIME} {o.first}: hi you are through to {o.first}, who am I speaking to?\n{TIME} Visitor: {full}\n{TIME} {o.first}: thanks {first}",
    "radius: Login OK: [{user}] (from client {ip4} port {QTY} cli {mac})",
    "smtp auth user={user} pass={pw} failed from {ip4}",
    "Account,{ref},{full},{email},{phone},{street},{postcode},{PRICE}",
    "adduser: {user} ({full}) group staff on {host}",
    "REGISTER {sip} from {ip4} 200 OK expires {NUM}",
    # nothing personal
    "{DATE} {TIME} olt {EXCH} port {PORT} vlan {VLAN} up {SPEED}",
    "mark={NUM} rose={PCT} page={QTY} grant=none price={PRICE} sku={SKU}",
    "job {ORDER} state WAIT -> HOLD reason ASSET_CHECK {DATE} {TIME}",
]

# Names that neither people.py nor fresh.py has, by origin, weight, given and family names, as there.
ORIGINS = {
    "british": (10, """
        Deirdre Lily-Mae Millie Jessica Erin Phoebe Zoe Bethany Heidi Rachel Fiona Alison Sheila Pauline Deborah Angela Cheryl
        Mandy Becky Kath Geoff Terry Ron Les Alec Hugh Ralph Brian Ian Russell Esme Shane Liam Connor Kieran Kyle Jordan Aaron
        Luke Elliot Reece Tilly Gemma Hayley Leanne Maggie Enid Horace Wilf Gertie Bex Daz Gaz Trish Viv Jez
        """, """
        Poole Crane Yates Pound Lewis Peacock Shaw Gamble Bailey Norris Stevens Lloyd Salmon Reynolds Russell Gordon Fletcher
        Burton Chambers Nicholson Parsons Hewitt Rush Dawson Whitehead Bolton Humphries Tomlinson Garside Hepworth Sugden
        Rigby Ormerod Fothergill Arkwright Bickerstaff Clutterbuck Threlfall Micklethwait Tunnicliffe Heathcote-Drury Waddington
        Sowerby Oakeshott Padgett Ollerenshaw Cartlidge Brocklehurst Shufflebottom
        """),
    "words": (3, """
        Sunny Merry Buddy Pike Skye Rocky Forest Reef Blue Jade Coral Fern Bud Teddy Queenie Happy Lane Prince
        """, """
        Leach Sparks Cooke Berry Wolfe Osborne Hobson Drake Whittaker Sheldon Storey Lambert Temple Spring Abbott Monk Stokes
        Nolan Bartlett Moss Hedges Jarvis Warner Flood Curtis O'Dowd Baxter Barnett
        """),
    "celtic": (3, """
        Aoibheann Glen Cathal Darragh Nuala Monty Grainne Calum Mairead Seonaid Innes Rhona Elin Mabli Gwilym Meirion
        """, """
        Gilbert Costello McKenna McAllister Brady Cassidy Quigley McCormack Drummond Mackay Cairns Geddes Tulloch Parry
        Meredith Bowen Pugh-Evans ap_Dafydd
        """),
    "south-asian": (4, """
        Aditi Ishaan Kiran Manish Nikhil Ritu Gagandeep Sukhjit Hardeep Jagdeep Zainul Hamid Khadija Waqar Asma Sobia Junaid Tasneem
        Roshan Bishnu
        """, """
        Trivedi Solanki Menon Rao Verma Chopra Malhotra Bajwa Dhillon Bains Mirza Butt Aslam Javed Nawaz Sarkar Alam
        Silva Gunawardena Rai
        """),
    "african and caribbean": (4, """
        Obinna Chiamaka Tunde Segun Funmilayo Kojo Akosua Nana Zanele Blessing Tafadzwa Wairimu Mohamud Hodan Modou Delano Shaniqua
        Marlon
        """, """
        Ogunbanjo Adeleke Olawale Igwe Uche Ofori Frimpong Addo Mthembu Nyathi Kariuki Wambui Abdi Warsame Jallow Kamara
        Pinnock Samuels Gayle
        """),
    "european": (6, """
        Jakub Aleksandra Rafał Beata Sławomir Dariusz Adrian Alina Ciprian Larisa Pablo Lucía Duarte Rui Federica Simone Yiannis
        Katerina Anja Stefan Thierry Aurélie Bram Sanne Dmitri Anastasiia Vytautas Edita Arta Luan Signe Oskar
        """, """
        Jankowski Olszewska Rutkowski Sikora Rusu Matei Dobre Ilie Navarro Iglesias Pinto Teixeira Marchetti Vitale
        Makris Andreou Vogel Becker Moreau Girard Visser van_Leeuwen Kravchenko Sokolov Stankevičius Kalniņš Berisha
        Holmgren Lindqvist
        """),
    "middle and far east": (4, """
        Faisal Mahmoud Dina Lina Sami Reza Shirin Kerem Selin Defne Yifan Mingyu Haoran Man-Kit Suk-Yin Trang Duc Haruto Seo-Yeon
        Azlan
        """, """
        Al-Jabouri Hakimi Rahimi Karimi Barzani El-Khatib Aksoy Koç Şimşek Hu He Gao Tang Mak Leong Dang Bui Yamamoto Kang
        bin_Hashim
        """),
    # Made by nobody's parents.
    "unlisted": (2, """
        Calvessa Dorrinel Hestwin Ilvaro Marquelle Nythera Perrowyn Rosvita-Jae Tamberlyn Wexford-Jay
        """, """
        Aldershaugh Brixmoor Cadderwell Fennisthorpe Gorlby Huskenby Larchbourne Nettlespoon Pendergrove Rillstone
        """),
}

STREETS = """Bluebell Tollgate Potters Starling Elmfield Marlborough Knaresmere Hornbeam Heron Municipal Camellia Wheelwright
Canalside Willow Festival Bramley Saddlers Nightjar""".split() + ["New Tannery", "St Wystan's", "Higher Fold", "Duke Alfred"]


def user_name(rng, first, last):
    """What a person is called at a computer."""
    first, last = ("".join(c for c in fold(n).lower() if c.isalnum()) for n in (first, last))
    return rng.choice([
        first[0] + last, f"{first}.{last}", first + last, f"{last}{first[0]}{digits(rng, 1)}", last[:5] + first[:2],
        f"{first}{digits(rng, 3)}", f"{first[0]}.{last}", f"{last}_{first}", first[:3] + last[:3], f"ext-{first[0]}{last}",
        f"{letters(rng, 2, 'abcdefghjkmnprstuvw')}{digits(rng, 5)}", f"{first}-{last}"])


def password(rng):
    """What people take, and what machines make."""
    word, other = (rng.choice("""Liverpool Arsenal Charlie Monkey Buttercup Cheddar Snowball Pumpkin Thunder Holiday Garden Welcome
        Letmein Rover Cornwall Jupiter""".split()) for _ in range(2))
    return rng.choice([
        f"{word}{digits(rng, 1)}", f"{word}{rng.randint(1950, 2026)}", f"{word.lower()}{digits(rng, 2)}", f"{word}!{digits(rng, 2)}",
        f"{word}-{other}-{digits(rng, 2)}", f"{word.lower()}{other}{digits(rng, 1)}", f"{word.upper()}{digits(rng, 3)}",
        f"{letters(rng, 3, 'bcdfghjkm')}{digits(rng, 2)}{letters(rng, 3, 'npqrstvw')}", f"{word.lower()}.{digits(rng, 4)}",
        f"{letters(rng, 4)}{digits(rng, 4)}{letters(rng, 2, 'abcdefgh')}", f"{word}{digits(rng, 2)}?", f"{digits(rng, 2)}{word.lower()}"])
