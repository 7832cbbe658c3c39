"""A third set of notes, `fresh`: templates, names and streets of its own, written before the recognisers were tuned the time
before last and scored once, after it. It has been tuned on since: its cases may be looked at, and the figures that count are
those of later.py.

As in templates.py, `{slot}` is a value and `{SLOT}` a hard negative.
"""

AGENT = [
    "inb call {full}, cant get online since {DAY}, dpa ok, {MODEL} rebooted, sync {SPEED}, all gd now",
    "Rtn call to {first} ref {FAULT}. He will be in after {TIME}, try {mobile} first then {phone}",
    "{title} {last} rang re bill {INV}. Daughter {o.first} normally deals. {PRICE} refunded, will show on {MONTH} bill",
    "no show by eng on {DATE}. {first} livid. Spoke to dispatch ({o.first}), new slot {DATE} AM, {PRICE} comp agreed",
    "{first}, {o.first} and {p.first} all on the meeting invite, handover of {COMPANY} account {DATE}",
    "eng notes: met {o.full} at site, NTE moved, {SPEED} at test socket, left card with {p.first}",
    "Escalated by {o.full} (Trading Standards), case officer tel {o.phone} email {o.email}, resp due {DATE}",
    "cust is hard of hearing pls text {mobile} only. Wife {o.first} can speak on behalf. passwd on acct {pw}",
    "Asked for mgr. {o.first} took over call, offered {PRICE} off. {title} {last} declined, wants deadlock letter to {street} {postcode}",
    "moved in {DATE}. Previous tenant {o.full} still has live line {o.phone} at {street}. Working line takeover letter sent",
    "{last} account - spoke to {first}'s partner {o.first}. not authorised. Will get {first} to ring back",
    "Webchat: {full} / {email} / {postcode} - wants {PRODUCT}, quoted {PRICE}x{QTY}, no credit chk yet",
    "Bereavement. {title} {fullm} passed away {DATE}. Informant: {o.full}, son, {o.mobile}. waive ETC, send forms to {o.street} {o.postcode}",
    "Sales lead from {COMPANY}: decision maker {o.full}, DDI {o.phone}, PA is {p.first}. {QTY} seats, budget {PRICE}",
    "voicemail left by {o.first} from {COMPANY} asking for {p.full}. No one here by that name",
    "Pls reassign {FAULT} to {o.first}, {p.first} is on leave til {DATE}",
    "as discussed w {o.first} - {first} to get {MODEL} foc, {INV} credited {PRICE}. {o.ini} {DATE}",
    "Fraud alert!! caller said he was {full} but voice diff, dob {dob} wrong, asked to divert {phone} to {o.mobile}. Refused",
    "SIM swap attempt on {mobile}. genuine cust {first} {last} confirmed not him. New memorable word {pw}",
    "{full} moving out, {o.full} moving in, same addr {street}, {town}. Name change not a cease! order {ORDER}",
    "Tel {phone} noisy. {o.title} {o.last} next door same prob. poss cable pair at {CAB}",
    "Letter from solicitor of {o.full} re late {title} {last}, probate, our ref {ref}",
    "Meter/alarm eng {o.first} says line must stay copper til {DATE}. told {first}",
    "payment plan: {PRICE} x {QTY} months, DD from {bank}, acct holder {full}, agreed {DATE}",
    "dd bounced twice. {first} gave new a/c: sort {sortc} acc {account}. collecting {DATE}",
    "cheque from {o.ini} for {PRICE} recd, no ref on back, poss acct {ref}",
    "welsh speaker - pls put through to {o.first} or {p.first} in bangor team when {title} {last} rings",
    "gdpr request. {full}, dob {dob}, {street}, {postcode}. Wants all calls with {o.full}. due {DATE}",
    "pw reset {user} done, temp {pw}, must change at 1st login, {first} aware",
    "user {user} cant log on to VPN from {ip4}, laptop {host}, {ERR}",
    "Site: {COMPANY}. Keyholder {o.full} {o.mobile}, out of hrs {p.full} {p.mobile}. Alarm code {pin}",
    "Cabler {o.first} + mate {p.first} on site {TIME}, need permit for van {vehicle}",
    "{first} wanted to speak with {o.first} again about the {PRICE} charge, call ended when told she is off sick",
    "New CLI for IVR whitelisting {phone}; tested with {o.first} at {TIME}; all good",
    "Complaint ack sent to {email}. Handler {o.full}. Customer {title} {last} prefers post",
    "Old email {email} closed, use {hiddenemail} from {DATE}",
    "handset to {first} at {street}. courier says signed by {o.trunc}. cust never heard of them. {TRACK}",
    "Roaming bill {PRICE}: {first} says son {o.first} used it in {PLACE}. Bar added to {mobile}",
    "nok is sister {o.full} on {o.phone}, pls update, cust has NHS no {nhsc} on medic alert line",
    "NI {nino} & passport {passport} taken for id, {full}, agent {o.first} spoken to re data handling",
    "taken over from {o.full} as facilities mgr: {full}, {email}, {phone}. welcome call made",
    "engr {o.ini} - underground fault {CAB} - pair swap - {first} confirms dial tone {TIME}",
    "Lost handset {imei}, sim {iccid} blocked. {full} to collect repl at {PLACE} store, bring id",
    "Biz acct {COMPANY}, co reg {company}, vat {vat}; signatories {full}; {o.full}; {p.full}",
    "card {card} declined x2, told {title} {last} to ring bank. paid later by {o.first} {o.last} via {iban}",
    "{o.first} in retentions gave {first} {PCT} off {TARIFF} - honour pls. per {p.full}",
    "tried {first} x{QTY} on {mobile}, goes to vm. emailed {email}. closing {FAULT} if nothing by {DATE}",
    "Is {o.first} still our acct mgr? asked {first} {last}. Advised its now {p.full}",
    "{full} trading as {COMPANY}, utr {utr} on letter, drv lic {licence}, credit limit {PRICE}",
    "imsi {imsi} not on HLR, {first} to try sim in other handset, {MODEL}",
    "link {url} sent to {first} by sms, says expired, resent {TIME}",
    "{ip6} not routed to site, told {first} to wait for {o.first} in core team",
    # nothing personal
    "eng req'd to fit new {MODEL} at exch {EXCH}, access via rear, {CAB}, book {DATE} PM",
    "Cust wants copy of {MONTH} bill, adv avail online, {PRICE} paper fee n/a",
    "Grace period ends {DATE}, {TARIFF} reverts to {PRICE}. Read T&Cs to cust",
    "Price match request vs Sky and Virgin declined, best offer {PRICE} {QTY} mths",
    "long line, {DB} loss, advised wont get over {SPEED}. Hope FTTP by {MONTH} {YEAR}",
    "Storm damage {PLACE}, poles down, MBORC declared {DATE}, no eta. Rose from {NUM} to {NUM} faults",
    "Order {ORDER} stuck at KCI2, chase supplier, Will be cancelled {DATE} if no reply",
    "{MODEL} in a bridge mode, turn off SIP ALG, port {PORT}, retest {TIME}",
    "Black Friday deal {PRODUCT} {PRICE} ended {DATE}. Cash back {PRICE} by cheque",
    "Hall, landing and bedroom sockets all dead, star wiring, remove bell wire, {SPEED} now",
    "{QTY} x {SKU} sent to {PLACE} depot, POD {TRACK}, book in {DATE}",
    "Business park {PLACE} off grid, generator til {TIME}, {NUM} ends affected, comms sent",
    "bill shows {DUR} to 0845 at {PRICE}, queried, allowance {TARIFF} excludes these",
]

MAIL = [
    "Afternoon {o.first}\n\nI have tried to ring you three times. The line at {street} is dead again and my mother, {p.full}, relies on it.\n\nPlease phone me on {mobile}.\n\n{full}",
    "Hello,\n\nCould someone called {o.first} or {p.first} ring me back? They were dealing with order {ORDER}.\n\nMany thanks,\n\n{first} {last}\nTel: {phone}",
    "Dear {o.first} and {p.first},\n\nFurther to our meeting I confirm {QTY} lines at {PRICE}.\n\nYours,\n{full}\nFinance Director\n{COMPANY}",
    "Hi\n\nPlease remove my ex-husband {o.full} from the account, I am now {title} {first} {last} and my new email is {email}.\n\nThank you\n{first}",
    "On {DATE} at {TIME}, {o.full} <{o.email}> wrote:\n> Thanks for calling, {first}.\n> Your new router is on its way.\n\nIt has not arrived. {first}",
    "To: {desk}\nCc: {o.full}; {p.full}\nSubject: Outage\n\nTeam, can we have an RCA by {TIME}? {o.first} will chair.\n\n{first}\n--\n{full} | {COMPANY} | {phone}",
    "Dear Mr and Mrs {last},\n\nWe are sorry for the trouble on {DATE}. Our engineer {o.full} will visit on {DATE}.\n\nYours sincerely,\n{p.full}\nComplaints",
    "I am writing on behalf of my neighbour {full}, who is 87 and lives at {street}, {town}, {postcode}. She cannot use her phone ({phone}).\n\nSincerely\n{o.full}",
    "hi its {first} again, still no refund. my account is {sortc} {account}. thx",
    "Good Morning\nPlease see attached form. Passport number {passport}, date of birth {dob}.\nRegards,\n{full}",
    "Hi {first},\n\n{o.first} has asked me to send you the login: {user} / {pw}\n\nThanks\n{p.first}",
    # nothing personal
    "Dear Subscriber\n\nFrom {DATE} the price of {PRODUCT} changes to {PRICE} per month. To read more see www.example.com/prices.\n\nThe Customer Team",
    "Hi all\n\nGreen and Amber alerts from {EXCH} are to be ignored until {TIME}. Major incident {FAULT} is closed.\n\nThanks\nService Desk",
    "Hello\n\nPlease send us {QTY} more {MODEL} for the {PLACE} branch. Bill it to {COMPANY}, PO {PO}.\n\nBest regards\nAccounts Payable",
]

LOG = [
    "{TIME} queue=faults agent={o.user} caller={phone} name=\"{full}\" wait={DUR}",
    "assigned_to: {o.full}\nraised_by: {full}\ncontact: {mobile}\ncategory: billing\namount: {PRICE}",
    "{DATE} {TIME} - {o.full} - Note added: cust happy\n{DATE} {TIME} - {p.full} - Status changed to Closed",
    "[{DATE} {TIME}] {first}: is this about my bill?\n[{DATE} {TIME}] {o.first}: Yes {first}, one moment please\n[{DATE} {TIME}] {first}: ok thanks {o.first}",
    "Title: {title}\nForename: {first}\nSurname: {last}\nDOB: {dob}\nPost code: {postcode}\nDay tel: {phone}",
    "login failed for user '{user}' (client {ip4}) {ERR}",
    "\"{last}\",\"{first}\",\"{email}\",\"{mobile}\",\"{PRICE}\",\"{DATE}\"",
    "Order {ORDER};{full};{street};{town};{postcode};{PRODUCT};{PRICE}",
    "WLAN: station {mac} ({host}) joined, ip {ip4}, rssi -{QTY}",
    "SIP from {sip} via {ip4} rejected {ERR}, DID {phone}",
    "cp /home/{user}/scans/{YEAR}.zip /mnt/nas/{o.user} : {ERR}",
    "voicemail: from {phone} ({full}) duration {DUR} mailbox {NUM}",
    # nothing personal
    "{TIME} ont {SKU} los alarm cleared, rx {DB}, olt {EXCH} slot {QTY} port {QTY}",
    "{DATE} {TIME} batch {NUM} read {NUM} rows, {NUM} rejected, rc={ERR}",
    "May {QTY} {TIME} cron[{NUM}]: (root) CMD (run-parts /etc/cron.hourly) {VERSION}",
    "sku={SKU} qty={QTY} price={PRICE} po={PO} ship={DATE} track={TRACK}",
]

# Names that people.py does not have, by origin, weight, given and family names, as there.
ORIGINS = {
    "british": (10, """
        William Olivia Noah Ava Leo Mia Oscar Evie Theo Florence Finley Matilda Toby Imogen Nathan Georgia Adam Abigail
        Craig Michelle Wayne Donna Darren Lorraine Neil Gillian Philip Janet Malcolm Brenda Clifford Edna Norman Vera
        Bernard Winifred Zara Lauren Gavin Stacey Ross Kelly Graham Carole Liz Andy Mick Debs Baz Shaz
        """, """
        Williams Harris Martin Scott Carter Webb Foster Simpson Hunt Graham Marshall Owen Barnes Saunders Lawson Kirby
        Goddard Bates Preston Wheeler Haynes Chadwick Lister Naylor Ogden Sykes Tattersall Duckworth Gascoigne Pemberton
        Ackroyd Fairclough Heseltine Lowther Smethurst Topping Wigglesworth Hyde-White Rowntree Cattermole
        """),
    "words": (3, """
        Max Reed Ray Dale Heath Carol Holly Angel Victor Basil Honey Melody Harmony Sally Gay Wade Clay Lance Rusty
        """, """
        Bell Cole Dale Drew Fields Gold Hope Hunter Kitchen Law Little Miller Moody Nightingale Rose Savage Small Steel
        Stock Tanner Walls Wise West North Gates Hands Bolt Tough
        """),
    "celtic": (3, """
        Gearóid Muireann Maeve Brigid Lorcan Fearghal Rory Lachlan Isla-Rose Murdo Shona Ffion Carys Huw Iwan Rhiannon Sioned
        """, """
        O'Connor O'Hara O'Leary Maguire Sweeney Mulligan MacKenzie Robertson Ferguson Munro Sinclair Galbraith Jenkins Rees
        Pugh Beynon Gwyn-Jones
        """),
    "south-asian": (4, """
        Aarav Ananya Vikram Neha Pooja Ramesh Sukhdev Kulwinder Navdeep Ayesha Usman Zahra Haroon Nazia Sadia Rizwan Anwar
        Shahida Dilini Nimal
        """, """
        Joshi Reddy Nair Pillai Bhatt Chauhan Kapoor Bhatia Grewal Sidhu Iqbal Sheikh Akhtar Siddiqui Bashir Hossain
        Chowdhury Fernando Rajapaksa Pun
        """),
    "african and caribbean": (4, """
        Emeka Chidi Yewande Olamide Zainabu Kwabena Efua Lerato Themba Farai Nyambura Hawa Ousmane Keisha Dwayne Carlton
        Ezekiel
        """, """
        Achebe Ogunleye Adebayo Nnamdi Chukwu Amoah Agyeman Khumalo Sithole Njoroge Otieno Haile Camara Sesay Bangura Baptiste
        Clarke-Best Forde Francois
        """),
    "european": (6, """
        Marek Ewa Iwona Mariusz Dorota Przemysław Vasile Cristina Gabriela Dragoș Marta Carlos Joaquim Sofia Marco Elisa
        Nikos Ioanna Heike Uwe Matthieu Sylvie Joost Femke Kristina Rasa Ilir Besa Freja Håkan
        """, """
        Lewandowski Kaczmarek Mazur Jaworska Radu Enache Moldovan Lungu López Sánchez Costa Carvalho Greco Conti Rinaldi
        Economou Pappas Schneider Krüger Bernard Fournier Jansen de_Jong van_den_Heuvel Horvat Ivanov Petrova Gjoka
        Nilsson Åberg
        """),
    "middle and far east": (4, """
        Samir Amira Bashar Rasha Karim Salma Emre Zeynep Murat Xiang Fang Hao Yiu-Fai Chi-Ming Linh Phuong Akiko Kenji Ji-Woo
        Nur
        """, """
        Al-Rashid Abbas Saleh Khalil Jaber El-Amin Kurt Polat Erdoğan Lin Guo Sun Ho Chow Yip Vu Hoang Suzuki Choi bin_Ismail
        """),
    # Made by nobody's parents.
    "unlisted": (2, """
        Averwyn Tolliska Brandreth-Lee Quenlow Sylmera Ormandel Velindra Joskin Thurrel Maristow
        """, """
        Grathmoor Pellinshaw Wrottlecombe Dunsterfield Quarnby-Lisle Obberton Stavenhow Kelbridge Morrowgill Twelvetrees
        """),
}

STREETS = """Lavender Tithebarn Spinners Lapwing Beechcroft Wellington Harrowgate Chestnut Fulmar Corporation Magnolia Blacksmith
Riverside Poplar Coronation Hawthorn Cobblers Kingfisher""".split() + ["Old Brewery", "St Osyth's", "Lower Green", "Prince Edmund"]
