"""The people of the set `unread`, where they live, what they sign in with, and what in its notes only looks like them.

Written with unread.py, by somebody who had not seen the recognisers. Names stand in groups by where families come from,
less often those that everybody would think of; `_` stands for a space within a name. Everything is made up, and what
has the form of a number, an address or a host is of a range that is kept for examples.
"""
import re

from values import SUFFIXES, digits, fold, letters

# How often the group occurs, given names, family names.
ORIGINS = [
    # England, of several ages.
    (290, """Colin Trevor Nigel Barry Keith Malcolm Derek Graham Stuart Gareth Duncan Adrian Damian Julian Rupert
     Giles Hugo Jasper Toby Elliot Callum Connor Kieran Brandon Reece Kai Riley Maureen Doreen Brenda Janet Lorraine
     Denise Tracey Stacey Gemma Kirsty Danielle Chantelle Natalie Abigail Imogen Beatrice Henrietta Cordelia Rosemary
     Dorothy Phyllis Enid Sheila Noreen Pauline Yvonne Glenys Marion Hilary Lesley Jacqueline Samantha Leanne Kelly
     Toni Carly Hayley Zoe Darcey Elodie Mia Isla Aimee Bryony Perdita Candice Sonia Norman Stanley Ralph Cyril Alec
     Wilfred Reginald Clive Gordon Roland Rodney Howard Laurence Warren Spencer Ned Baz Kev Daz Trish Mandy Jude
     Sarah-Jane Ellie-Mae""",
     """Pritchett Stanway Holdsworth Gledhill Peckover Blenkinsop Tomkinson Haythornthwaite Swinburn Ridsdale
     Fothergill Hebblethwaite Cawthorne Pickersgill Allsopp Beardsley Capstick Dinsdale Entwistle Furnival Garbutt
     Ibbotson Jessop Kettlewell Ludlam Metcalfe Naylor Oldroyd Pickavance Raistrick Scholes Tordoff Unsworth Verrall
     Wadsworth Yeomans Ackroyd Brearley Coldwell Denby Earnshaw Farrar Hattersley Lumb Mallinson Noakes Oxley
     Priestley Rushworth Thewlis Womersley Pascoe Penhaligon Tregenza Trevithick Chenoweth Stannard Thurlow Cattermole
     Gooderham Kerridge Larter Mallett Nunn Orford Pettitt Rix Sadd Tuddenham Utting Wymer Bartram Chilvers Dack
     Eastoe Gotts Howes Dando Fudge Gapper Maggs Puddy Stuckey Tarrant Vowles Yandle Cobbold Frostick Goodchild
     Hazlewood Kemble Lovelock Merriman Rowntree Sandys Tasker Whitlock Burgess Hollis Sellars Bickford-Smith
     Heathcote-Drury"""),
    # Ordinary words of the language, as names.
    (95, """Dawn Grace Faith Hope Joy April May June Rose Lily Iris Holly Jade Will Mark Frank Bill Jack Rich Pat
     Grant Guy Miles Dean Angel Christian Dale Glen Heath Melody Autumn Skye Ray Gene Herb Tiger""",
     """Bell Field Hunt Lane Marsh Page Price Read Short Sharp Street Waters Wells Woods Banks Bishop Cross Day Power
     Moss Fox Bird Byte Rose Winter Summers Holiday Moon Field Lock Root Booth Carter Pitt Mills Dale Marks Post Penny
     Fields Rowe Christmas Darling English Freshwater Makepeace Self Slaughter Smart Thorn Tree Wren Hook Barrow""",),
    # Scotland.
    (50, """Hamish Ewan Alasdair Finlay Gregor Rory Archibald Wullie Morag Isobel Catriona Shona Eilidh Moira Elspeth
     Kenzie Innis Calum""",
     """MacAskill McCorquodale Urquhart Dalgleish Ogilvie Farquharson Colquhoun Strachan Menzies McGlashan Auld Rennie
     Lockhart Pollock Kinnear McIlwraith Buchan Tulloch Flett Drever MacPhee Dunbar"""),
    # Ireland, north and south.
    (50, """Siobhan Niamh Aoife Roisin Grainne Orla Caoimhe Padraig Declan Cormac Eoin Diarmuid Ciaran Oisin Fintan
     Donal Maeve Bridie Concepta Malachy Seán Áine""",
     """O'Shaughnessy O'Halloran McAleese Gallagher Gilhooly Heffernan Kavanagh MacGiolla_Bhrighde McGuinness
     Mulholland Ní_Dhomhnaill O'Dowd Rafferty Scullion Toner Devlin McErlean Donnellan Costigan Breslin Ó_Súilleabháin
     Feeney"""),
    # Wales.
    (45, """Gethin Ieuan Llewelyn Rhodri Emrys Dilwyn Gwilym Aled Iolo Geraint Nerys Eirlys Myfanwy Angharad Ffion
     Lowri Carys Delyth Siân Mererid Cerys""",
     """ap_Gwilym Bevan Bowen Beynon Cadwallader Eynon Gittins Gwynne Llewellyn Maddocks Meredith Parry Prosser Pugh
     Rees Trahaearn Vaughan Yorath Probert Breeze Rhydderch"""),
    # Poland.
    (60, """Agnieszka Katarzyna Małgorzata Grzegorz Zbigniew Tomasz Wojciech Łukasz Paweł Dariusz Beata Iwona Jolanta
     Kinga Magda Krystyna Mateusz Przemysław Bartosz Ewelina""",
     """Wiśniewska Kowalczyk Szczepaniak Wójcik Zając Kaczmarek Gołębiewski Jabłońska Mazurek Piotrowski Sobczyk
     Krawczyk Nowicki Adamczyk Górska Rutkowski Pietrzak Chmielewska Brzęczek Stępień"""),
    # Romania, Moldova, Bulgaria, Albania.
    (50, """Andreea Ionuț Mihaela Răzvan Cătălin Florin Gheorghe Loredana Bogdan Ștefania Vasile Desislava Plamen
     Stoyan Boyko Radostina Arben Besnik Valbona Fatmir""",
     """Popescu Ionescu Dumitrescu Munteanu Ciobanu Stănescu Rusu Ungureanu Lăcătuș Bălan Dimitrova Petkov Stoyanova
     Hristov Georgieva Hoxha Shehu Krasniqi Gashi Berisha"""),
    # India: north and west.
    (70, """Harpreet Gurdeep Manjit Balwinder Jaspreet Kulwinder Sukhvir Parminder Hardeep Jignesh Bhavna Hemal Nilesh
     Pritesh Hetal Minal Dipti Anand Vikram Sunita Rekha Ashok Kamlesh Deepak Priyanka Aarav Ishaan Kavita Ranjit
     Satnam""",
     """Dhaliwal Sandhu Bains Grewal Chahal Atwal Sahota Gosal Nijjar Purewal Solanki Parmar Chauhan
     Mistry Prajapati Raval Desai Thakkar Joshi Bhatt Trivedi Chopra Malhotra Kapoor Agarwal Gupta
     Banerjee Mukherjee Chatterjee Vaja"""),
    # India: south, Sri Lanka, Nepal.
    (40, """Anitha Suresh Lakshmi Venkatesh Karthik Meenakshi Thilini Nuwan Chaminda Dilani Prakash Bishnu Sabina Jijo
     Sreeja Bindu Aneesh Ramya Saravanan Yogeswaran""",
     """Subramanian Krishnamurthy Iyer Nair Menon Kurian Varghese Thomas_Kutty Sivakumar Balasubramaniam Jayawardena
     Wickramasinghe Fernando Gunasekara de_Silva Gurung Thapa Shrestha Rai Pillai"""),
    # Pakistan and Bangladesh.
    (65, """Nasreen Shazia Rukhsana Tahira Farzana Kausar Imtiaz Shabir Zulfiqar Naveed Waqas Tariq Javed Pervez
     Arshad Adeel Saima Bushra Sumaira Habibur Shirin Rafiqul Nazma Moinul Jahanara Zubair""",
     """Chaudhry Mahmood Qureshi Siddiqui Butt Bhatti Rafiq Akhtar Parveen Kayani Mirza Javaid Rahman Miah Uddin
     Choudhury Talukdar Sarkar Haque Islam Bibi Zaman Awan Gondal Sheikh"""),
    # The Middle East, North Africa, Iran, Kurdistan, Afghanistan.
    (55, """Mustapha Abdelkader Yousra Hanane Walid Rania Hala Ghassan Bassam Samira Tarek Dina Sherif Parisa Shahram
     Mehdi Roya Azadeh Rebin Shilan Farhad Zabiullah Nadia Mahmoud""",
     """al-Masri El-Sayed Benali Bouzid Haddad Khoury Nasser Mansour Abdallah bin_Hamad Tehrani Rostami Ghorbani
     Mohammadi Barzani Rashid Sadiq Amiri Hashemi Noorzai Chaoui Saleh Daoud Belkacem"""),
    # West Africa.
    (60, """Oluwaseun Folasade Babatunde Temitope Adebayo Ngozi Chukwuemeka Ifeoma Obinna Uche Chiamaka Ebere Kwabena
     Akosua Kofi Abena Yaw Efua Aminata Mamadou Fatoumata Tunde Bisi Femi""",
     """Adeyemi Ogunleye Afolabi Balogun Oyelaran Adesanya Nwosu Okafor Chukwu Eze Onyekachi Nnamdi Igwe Boateng
     Mensah Owusu Asante Agyeman Appiah Darko Diallo N'Diaye Sesay Kamara Jalloh"""),
    # East and southern Africa.
    (45, """Abdirahman Hodan Faduma Ayaan Warsame Tesfaye Selam Mulugeta Wanjiku Kamau Achieng Tendai Rutendo Farai
     Nyasha Sibusiso Thandiwe Kagiso Johan Annelize""",
     """Abdullahi Farah Warsame Gebreselassie Tekle Haile Mwangi Otieno Kariuki Njoroge Moyo Chikwanha Mutasa Nkomo
     Dlamini Ndlovu Mokoena van_der_Merwe Botha du_Plessis"""),
    # The Caribbean.
    (30, """Delroy Winston Leroy Errol Marva Shanice Tyrone Latoya Denzil Hyacinth Carlton Junior Sherene Cordell""",
     """Braithwaite-Hall Campbell-Brown Gayle Blackwood Pinnock Beckford Lewin St_Hilaire Joseph-Pierre Alleyne
     Clarke-Reid Ramdin Persaud Grannum"""),
    # China, Hong Kong, Vietnam, Korea, Japan, the Philippines, Thailand.
    (60, """Xiaoming Yuxin Jianguo Meiling Siu-Fong Ka-Wai Wing-Yan Haoran Zihan Thuy Quang Phuong Minh Soo-jin Ji-woo
     Haruka Kenji Ayumi Rodrigo Maricel Jhun Analyn Rowena Somchai Nattaya""",
     """Zhang Huang Zhao Zhou Xu Wu Cheung Leung Kwok Ng Tsang Yip Nguyen Pham Hoang Truong Kim Kwon Nakamura Watanabe
     Dela_Cruz Bautista Magsaysay Villanueva Macaraeg Suwannarat"""),
    # Turkey, Cyprus, Greece.
    (40, """Emre Hüseyin Ayşegül Gülay Serkan Özlem Burak Zeynep Nilgün Christos Eleni Panayiotis Despina Stavros
     Androulla Kyriakos Vasiliki""",
     """Yıldırım Öztürk Kılıç Çelik Şahin Demirci Karabulut Aydın Hadjigeorgiou Papadopoulou Christodoulou Ioannou
     Constantinou Kyriacou Economides Theocharous Panayi"""),
    # Italy, Spain, Portugal, Latin America.
    (55, """Gianluca Giuseppina Salvatore Concetta Enzo Chiara Alessandra Íñigo Begoña Joaquín Mercedes Nuria Ximena
     Guillermo João Conceição Tiago Inês Thiago Luciana Edilson Yesenia""",
     """Esposito Ferrari Bianchi Colombo Caruso D'Angelo De_Luca Di_Stefano Marchetti Muñoz Gutiérrez Echeverría
     Ibáñez Castaño Peñalver Gonçalves Ferreira da_Silva dos_Santos Magalhães Carvalho Nascimento Quispe Restrepo"""),
    # France, Belgium, the Netherlands, Germany, Austria, Scandinavia, Finland.
    (45, """Jean-Luc Margaux Thibault Océane Benoît Sandrine Joost Marieke Wouter Anneke Jürgen Heike Uwe Ulrike
     Torsten Björn Sigrid Lars-Erik Kjersti Søren Tuula Pekka""",
     """Lefèvre Beauchamp Dubois Rousseau Charpentier de_la_Tour van_den_Berg Vermeulen de_Vries Janssens Müller
     Schröder Hoffmann Krause Weiß Lindqvist Bergström Søndergaard Haugen Virtanen Koskinen Østby"""),
    # The Baltic, Ukraine, Russia, Bohemia, Hungary, what was Yugoslavia.
    (50, """Rasa Mindaugas Gintaras Jurgita Agnese Edgars Liene Oksana Volodymyr Yaroslav Halyna Svitlana Dmitri
     Evgenia Zdeněk Lenka Jiří Zoltán Ildikó Csaba Snežana Goran Jovana""",
     """Kazlauskas Jankauskienė Petrauskas Bērziņš Ozoliņa Kalniņš Shevchenko Bondarenko Kovalenko Tkachuk Volkova
     Sokolov Novák Dvořáková Horváth Szabó Kovács Nagy Jovanović Petrović Babić Hodžić"""),
    # Jewish families.
    (15, """Shlomo Rivka Chaim Yael Menachem Devorah Ze'ev Bracha""",
     """Finkelstein Rosenbaum Grünfeld Silberman Hirsch Zuckerman Adler Katz"""),
]
GROUPS = [(share, given.split(), family.split()) for share, given, family in ORIGINS]
SHARES = [share for share, _, _ in GROUPS]

# Names that are words, or parts of other names: a note may hold them and mean nobody.
WORDS = set("""dawn grace faith hope joy april may june rose lily iris holly jade will mark frank bill jack rich pat
grant guy miles dean angel christian dale glen heath melody autumn skye ray gene herb tiger bell field hunt lane marsh
page price read short sharp street waters wells woods banks bishop cross day power moss fox bird byte winter summers
holiday moon lock root booth carter pitt mills marks post penny fields rowe christmas darling english freshwater
makepeace self slaughter smart thorn tree wren hook barrow van der den de la da dos al el bin ap du di dela st ní rai
auld breeze rees jude kai mia toni butt adler islam fernando kim fudge nunn mallett tasker hall brown reid smith
pierre joseph hilary junior warren spencer tour mae jane ka yan wing jin woo ng wu xu anand rasa riley sandys hyacinth
ni soo""".split())


def name(rng):
    """A given and a family name, of one group for the most part, and sometimes with a second family name."""
    _, given, family = rng.choices(GROUPS, SHARES)[0]
    if rng.random() < 0.2:
        _, _, family = rng.choices(GROUPS, SHARES)[0]
    first, last = rng.choice(given), rng.choice(family)
    if rng.random() < 0.03 and last.isalpha():
        last = rng.choice(GROUPS[0][2][:90]) + "-" + last
    return first.replace("_", " "), last.replace("_", " ")


def counts():
    return tuple(len({word for group in GROUPS for word in group[which]}) for which in (1, 2))


def title(rng):
    return rng.choices("Mr Mrs Ms Miss Dr Mr. Mrs. Mx Rev Prof Sir Lady Capt Cllr".split(),
                       [400, 280, 110, 90, 45, 15, 12, 8, 8, 6, 3, 2, 3, 6])[0]


# --- where they live

STREETS = """High Station Church Mill Manor Chestnut Elm Kingsway Albert Gladstone Wellington Waterloo Alma Inkerman
Coronation Pennyfarthing Copper_Beech Hawthorn Blackthorn Lapwing Skylark Curlew Teasel Foxglove Bluebell Burdock
Sorrel Meadowsweet Bullfinch Goldcrest Cobblers Saddlers Wheelwrights Maltings Cornmill Dovecote Pound Tithe_Barn
Orchard Vicarage Rectory Chapel Quaker School Smithy Kiln Clay_Pit Gravel Sandy Stoney Ferry Harbour Lighthouse Beacon
Signal Viaduct Canal Basin Lockkeepers Towpath Colliery Pithead Winding_Wheel Slate Shearwater Gannet Cormorant
Hillcrest Valley Moorland Heather Bracken Gorse Furze Long_Acre Ten_Acre Butts Bowling_Green Racecourse Paddock Stable
Fairground Market Cattle Wool Flax Silk Bobbin Shuttle Loom Tenter Dyehouse Old_London New_Bath Great_North
Lower_Mount Upper_Ash St_Benet's St_Wilfrid's Bishop's Abbot's Monks Friars Nunnery Cloister Minster Castle Barbican
Gatehouse Portcullis Rampart Jubilee_Park Prince_Regent Duke's Queensway Attlee Brunel Telford Stephenson Faraday
Rutherford""".split()

ENDINGS = SUFFIXES | {"Green": "Grn", "View": "View", "Meadow": "Mdw", "Parade": "Pde", "Villas": "Villas",
                      "Bank": "Bank", "Common": "Common", "Quay": "Quay", "Broadway": "Bway"}
USUAL_ENDINGS = """Road Road Road Street Street Lane Lane Close Close Avenue Drive Drive Way Crescent Gardens
Terrace""".split()

WHOLE_STREETS = ["The Green", "The Paddocks", "Main Street", "Heol y Felin", "Ffordd Derwen", "Stryd Fawr",
                 "Clos y Wennol", "Back o' th' Hill", "Cowgate", "Micklegate", "The Shambles", "Broadway",
                 "The Crescent", "Southgate", "Bryn Eithin", "Rhodfa'r Garn", "Wynd End", "Loan Head", "Glebe",
                 "Hillside"]
HOUSES = ["Rosewood", "The Cottage", "Fairview", "Rose Cottage", "The Old Post Office", "Mill House", "Brook Farm",
          "The Gables", "Hafan", "Ty Newydd", "Bryn Awel", "Lower Barn", "Keeper's Lodge", "Dunroamin", "Four Winds",
          "Overdale", "The Old Chapel", "Woodlands", "High Trees", "Croft End", "Toll Cottage", "Sunnyside",
          "The Bungalow"]

TOWNS = """Rotherham Wakefield Barnstaple Bridgwater Taunton Yeovil Dorchester Andover Basingstoke Crawley Horsham
Eastbourne Folkestone Gravesend Dartford Braintree Sudbury Thetford Fakenham Spalding Boston Louth Newark Worksop
Retford Ilkeston Buxton Glossop Leek Stafford Telford Oswestry Ludlow Leominster Malvern Evesham Stroud Cirencester
Swindon Chippenham Frome Penzance Redruth Bodmin Tavistock Totnes Paignton Neath Llanelli Carmarthen Tenby Bangor Rhyl
Wrexham Crewe Macclesfield Widnes Leigh Chorley Burnley Colne Skipton Harrogate Selby Goole Scarborough Whitby Redcar
Darlington Consett Hexham Alnwick Galashiels Peebles Motherwell Airdrie Paisley Greenock Stirling Alloa Arbroath Elgin
Nairn Thurso Newry Lisburn Larne Coleraine Strabane Bedford Luton Watford Slough Woking Croydon Ilford Romford Harlow
Stevenage""".split()


def street(rng, _choose):
    """House, street and, where it has one, its ending."""
    number = str(rng.choices([rng.randint(1, 40), rng.randint(41, 180), rng.randint(181, 1200)], [60, 33, 7])[0])
    which = rng.random()
    if which < 0.09:
        house = rng.choice(HOUSES) + ","
    elif which < 0.115:
        house = f"{rng.randint(0, 3)}/{rng.randint(1, 4)}, {number}"
    elif which < 0.27:
        house = rng.choice([number + rng.choice("aAbBcC"), f"Flat {rng.randint(1, 80)}, {number}",
                            f"Flat {rng.randint(1, 30)} {number}", f"Flat {rng.choice('ABCD')}, {number}",
                            f"Apartment {rng.randint(1, 120)}, {number}", f"Unit {rng.randint(1, 24)}, {number}",
                            f"Unit {rng.choice('ABCDEF')}, {number}", f"Plot {rng.randint(1, 90)}, {number}",
                            f"{number}-{int(number) + rng.choice([2, 2, 4])}"])
    else:
        house = number
    if rng.random() < 0.09:
        return house, rng.choice(WHOLE_STREETS)
    ending = rng.choice(USUAL_ENDINGS if rng.random() < 0.8 else sorted(ENDINGS))
    return house, rng.choice(STREETS).replace("_", " "), ending


def spelt_street(rng, parts):
    house, *rest = parts
    if len(rest) == 2 and rng.random() < 0.33:
        rest[1] = ENDINGS[rest[1]]
    if house[-1].isdigit() and rng.random() < 0.12:
        house += ","
    if house.startswith("Apartment") and rng.random() < 0.5:
        house = "Apt" + house[len("Apartment"):]
    return " ".join([house, *rest])


# --- what they are known by elsewhere

HOSTS = ["example.com", "example.com", "example.org", "example.net", "webmail.example", "inbox.example",
         "hotmale.example", "gnail.example", "cloudpost.example", "bt-internet.example", "skyhome.example",
         "ntlworld.example", "school.test", "council.example", "nhs-trust.example", "builders.example.com",
         "salon.example.net", "my-isp.test", "lawfirm.example"]
PETS = """biscuit.tin wobblybob craftycat glampfire oldtimer nanapat yorkielover dannyboy redkite hilltop blueskies
cheesefan skodaman bikerchick mumof4 poolshark steamtrain cider.with gooner villan fellwalker knitwit clubsec
treasurer""".split()
OFFICES = "accounts office manager reception bookings sales info admin enquiries bursar".split()


def _bare(*names):
    return ["".join(c for c in fold(text).lower() if c.isascii() and c.isalnum()) for text in names]


def mail(rng, first, last):
    """An address of their name mostly, and now and then a nickname's or an office's."""
    a, b = _bare(first, last)
    year = str(rng.randint(1948, 2005))
    which = rng.random()
    if which < 0.8:
        box = rng.choice([f"{a}.{b}", f"{a}.{b}", f"{a}{b}", f"{a[0]}.{b}", f"{a[0]}{b}", f"{b}{a[0]}", f"{a}_{b}",
                          f"{a}-{b}",
                          f"{a}{b}{rng.randint(1, 99)}", f"{a}.{b}{rng.randint(1, 9)}", f"{a}{year[2:]}", f"{b}.family",
                          f"{a}{b[0]}{year}", f"mrs{b}", f"{a}.{b[0]}", f"the{b}s", f"{b}{year[2:]}"])
    elif which < 0.94:
        box = rng.choice(PETS) + rng.choice(["", "", str(rng.randint(1, 99)), year])
    else:
        box = rng.choice(OFFICES) + "." + b
    return f"{box}@{rng.choice(HOSTS)}"


def user_name(rng, first, last):
    a, b = _bare(first, last)
    return rng.choice([f"{a[0]}{b}", f"{a[0]}{b}", f"{a}.{b}", f"{a}.{b}", f"{a}{b[0]}", f"{b}{a[0]}",
                       f"{a}{rng.randint(1, 99)}",
                       f"{b[:5]}{a[:2]}{digits(rng, 2)}", f"{a}_{b}", f"{a[0]}-{b}", f"bb{digits(rng, 6)}",
                       f"{letters(rng, 3, CODE).lower()}{digits(rng, 4)}", f"{rng.choice(PETS)}{rng.randint(1, 99)}",
                       f"adm-{a[0]}{b}", f"{a}.{b}.ext", f"{a}.vpn", f"{b}-home{rng.randint(1, 9)}",
                       f"ftth-{b}-{digits(rng, 4)}"])


def host_name(rng, last):
    b = _bare(last)[0]
    return rng.choice([f"{b.upper()}-LT", f"{b.upper()}PC", f"{b.capitalize()}s-iMac", f"{b.capitalize()}-iPad",
                       f"NB-{b.upper()}-{digits(rng, 2)}",
                       f"LAPTOP-{letters(rng, 3)}{digits(rng, 2)}{letters(rng, 3)}", f"{b}-desktop",
                       f"{b.upper()}SVR01",
                       f"{b}-pi", f"OFFICE-{b.upper()}", f"{b.upper()}-HOME"])


THINGS = """rhubarb lampshade conker bobble turnip pretzel dumpling marble kipper welly flapjack puddle
hedgehog crumpet ferret sprocket trifle bumblebee toaster snowdrop gasket magnet saucepan wombat chutney
parsnip thunder cobweb""".split()


def password(rng):
    """As people choose them, as stickers on routers have them and as machines make them."""
    a, b, c = (rng.choice(THINGS) for _ in range(3))
    year = rng.randint(1961, 2026)
    return rng.choice([
        f"{a.capitalize()}{year}", f"{a.capitalize()}{rng.randint(1, 99)}!", f"{a}{rng.randint(1, 999)}",
        f"{a.capitalize()}@{digits(rng, 3)}", f"{a}-{b}-{c}", f"{a.capitalize()}{b.capitalize()}{rng.randint(1, 99)}",
        f"{a}.{b}", a, a.upper() + digits(rng, 2), f"Welcome{digits(rng, 2)}", f"Changeme{digits(rng, 2)}*",
        a.replace("a", "4").replace("e", "3").replace("o", "0").capitalize() + "?",
        letters(rng, 10, "abcdefghjkmnpqrstuvwxyz23456789"), letters(rng, 12, "ABCDEF0123456789"),
        letters(rng, 8, "abcdefghjkmnpqrtuvwxyzABCDEFGHJKLMNPQRTUVWXYZ2346789"),
        f"{letters(rng, 3)}{digits(rng, 2)}#{letters(rng, 4, 'abcdefghkmnp')}$", f"!{a}{digits(rng, 2)}{b[:2].upper()}",
        f"{digits(rng, 2)}{a.capitalize()}{letters(rng, 2)}&{digits(rng, 1)}", f"2{a.capitalize()}4me",
        "-".join(letters(rng, 4, "abcdefghjkmnpqrstuvwxyz23456789") for _ in range(3))])


FIGURES = "zero one two three four five six seven eight nine".split()


def said_phone(rng, number):
    """A mobile number as it is said, or as somebody wrote it down while it was said."""
    tail = [FIGURES[int(c)] for c in number[2]]
    if rng.random() < 0.3:
        tail = ["oh" if c == "zero" else c for c in tail]
    if tail[1] == tail[2] and rng.random() < 0.6:
        tail = [tail[0], "double", tail[1]]
    start = rng.choice(["oh double seven double oh nine double oh", "zero seven seven hundred nine hundred",
                        "oh seven seven zero zero nine zero zero", "oh double seven oh oh nine hundred"])
    whole = "".join(number)
    return rng.choice([f"{start} {' '.join(tail)}", f"{start} {' '.join(tail)}",
                       f"{whole[:5]} {whole[5:7]} {whole[7:9]} {whole[9:]}",
                       f"{whole[:3]} {whole[3:7]} {whole[7:]}", " ".join(whole),
                       f"{whole[:4]} {whole[4:7]} {whole[7:]}"])


# --- what only looks like them

# Letters that spell no name.
CODE = "BCDFGHJKLMNPQRSTVWXZ"
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tues Wed Thu Fri Sat tmrw".split()
FIRMS = ["Harcastle Roofing Ltd", "Pemberton's Fish Bar", "Mulberry Dental", "Kings Arms, Overton",
         "Whitegates Lettings", "Sunrise Tandoori", "J & B Motors", "Lennox Plant Hire", "St Oswin's Academy",
         "Bramley Parish Council", "Nightingale Care", "Carter & Frost LLP", "Bell Mews Surgery", "Goldstar Taxis",
         "Otter Valley Campsite", "The Lily Pad Nursery", "Franklin Pharmacy", "Marsh Lane Garage",
         "Penrose Accountants", "Thistle Vets", "Delgado Tiles", "Nova Freight", "Holy Cross Hospice",
         "Victoria Wine Bar", "Page & Sons Butchers", "Ashcombe Estates", "Ruby's Hair Studio", "Priory Farm Shop",
         "Hunt Engineering", "Zenith Lifts (UK) Ltd", "Angel Bakery", "Dale Joinery", "Kwik Signs", "Rotary Club",
         "Kaur Cash & Carry"]
SUPPLIERS = ["Openreach", "BTW", "TalkTalk Wholesale", "Gamma", "CityFibre", "VMO2", "Zen", "Giganet", "Colt",
             "PlatformX", "Hyperoptic", "Vodafone", "Three", "Jola", "Neos", "Daisy", "KCOM", "ITS",
             "Digital Wholesale Solutions", "Simwood", "Magrathea"]
MODELS = ["Vigor 2865", "Technicolor DGA0122", "Fritz!Box 7530", "Smart Hub 2", "Yealink T54W", "W60B", "Cisco SPA112",
          "Polycom VVX 411", "Gigaset N510", "Snom D385", "Zyxel NBG6604", "TP-Link VX230v", "Mikrotik hAP ac2",
          "Nokia G-010G-Q", "Adtran 411", "UAP-AC-LR", "Teltonika RUT240", "iPhone 15", "Galaxy A54", "Pixel 7a",
          "Moto G14", "Doro 6820", "Meraki MX67", "EdgeRouter X", "Nortel M7310", "BT Versatility", "Panasonic NS700",
          "Samsung OfficeServ 7030", "Avaya IP500 V2", "Mitel 6930"]
PRODUCTS = ["FTTP 115/20", "FTTP 330/50", "FTTP 900/115", "SOGEA 40/10", "FTTC 80/20", "ADSL2+", "WLR3", "ISDN2e",
            "EAD 1000", "GFast 160/30", "Ethernet 100/1000", "EoFTTC", "Hosted Seat", "SIP 30ch", "SIM only 20GB",
            "M2M 500MB", "Teams Direct Routing", "Etherflow", "Call Recording", "Digital Voice", "Wi-Fi Guard",
            "static IP /29", "Web Hosting Basic", "O365 Business Std", "4G backup", "Leased line 200/1000"]
TARIFFS = ["Essential 24", "Bronze 300", "Silver UK&Int", "Grace 18", "Home Chat Plus", "Max Unlimited", "Iris Sim 12",
           "Community Saver", "Basics", "BizTalk 1000", "Off Peak Penny", "Student 9", "Heath & Home", "RPI+3.9",
           "Jade 30GB"]
PLACES = """Kendal Hereford Nottingham Bournemouth Perth Swansea Enniskillen Ayr Bromley Salford Wolverhampton Hull
Sunderland Inverness Truro Cambridge Brighton Southend Blackburn Halifax Exeter Poole Carlisle Lancaster Jersey
Reading Bath Deal Battle Rugby Ware Sandwich Diss Wells Stone""".split()
EVENTS = ["Black Friday", "Good Friday", "St David's Day", "St Patrick's Day", "Diwali", "Eid", "Boxing Day",
          "Burns Night", "Pancake Day", "the May bank holiday", "Easter Monday", "Storm Eunice", "Storm Ciarán",
          "New Year's Day", "half term"]
HOUSEHOLD = ["Alexa", "Siri", "Google Nest", "Ring doorbell", "Hive hub", "Fire Stick", "Sky Q", "Norton", "McAfee",
             "Sage 50", "Xero", "Teams", "Outlook", "Chrome", "Dell laptop", "Lloyds terminal", "Worldpay machine",
             "Verifone", "Sonos", "Nintendo", "PS5", "Tunstall pendant", "Redcare alarm", "franking machine",
             "door entry", "Apple TV"]
BANKNAMES = ["Barclays", "Lloyds", "NatWest", "Santander", "Monzo", "Halifax", "HSBC", "Nationwide", "TSB", "Revolut",
             "Metro", "Co-op", "Virgin Money"]
NAMES = {word for group in GROUPS for which in (1, 2) for one in group[which]
         for word in re.findall(r"[^\W_]+", fold(one.replace("_", " ")).lower()) if len(word) > 1} - WORDS
NO_PERSONS = FIRMS + SUPPLIERS + MODELS + TARIFFS + EVENTS + HOUSEHOLD + PLACES
NOBODY = re.compile("|".join(re.escape(fold(text)) for text in NO_PERSONS), re.IGNORECASE)


def stray_names(text):
    """The names in what nobody labelled, but for those that are words and those of firms, goods, days and places."""
    return sorted(NAMES & set(re.findall(r"[^\W_]+", NOBODY.sub(" ", fold(text)).lower())))


def _one(items):
    return lambda rng: rng.choice(items)


def _date(rng):
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2019, 2027)
    month = MONTHS[m - 1]
    ordinal = f"{d}{'st' if d in (1, 21) else 'nd' if d in (2, 22) else 'rd' if d in (3, 23) else 'th'}"
    return rng.choice([f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m:02d}/{y}", f"{d}/{m}", f"{d:02d}/{m:02d}/{y % 100}",
                       f"{d}/{m}/{y % 100}",
                       f"{ordinal} {month}", f"{month[:3]} {ordinal}", f"{d} {month[:3]}", f"{d} {month} {y}",
                       f"{y}-{m:02d}-{d:02d}",
                       f"{d}.{m}.{y % 100}", f"{d:02d}-{month[:3]}-{y % 100}", f"{ordinal}",
                       f"the {ordinal} of {month}", f"{month} {y}"])


def _time(rng):
    h, m = rng.randint(7, 19), rng.choice([0, 0, 15, 30, 45, rng.randint(0, 59)])
    return rng.choice([f"{h:02d}:{m:02d}", f"{h:02d}:{m:02d}", f"{h}.{m:02d}",
                       f"{h % 12 or 12}{'am' if h < 12 else 'pm'}", f"{h:02d}{m:02d}hrs",
                       f"{h % 12 or 12}:{m:02d}{'am' if h < 12 else 'pm'}"])


def _price(rng):
    whole = rng.choices([rng.randint(2, 99), rng.randint(100, 4999)], [4, 1])[0]
    part = f"{rng.choice([0, 50, 95, 99, rng.randint(1, 99)]):02d}"
    return rng.choice([f"£{whole}.{part}", f"£{whole}.{part}", f"£{whole}", f"{whole}.{part}", f"£{whole:,}.{part}",
                       f"GBP {whole}.{part}",
                       f"£{whole}+VAT", f"{whole} quid", f"£{whole}.{part}", f"{rng.randint(1, 99)}p"])


def _order(rng):
    return rng.choice([f"ORD{digits(rng, 6)}", f"SO-{digits(rng, 5)}", f"O/{digits(rng, 7)}", f"BBEU{digits(rng, 8)}",
                       f"1-{digits(rng, 9)}", f"{digits(rng, 7)}",
                       f"W{digits(rng, 6)}-{rng.randint(1, 9)}", f"OR0{digits(rng, 10)}",
                       f"PRV-{digits(rng, 4)}-{letters(rng, 2, CODE)}", f"PO {digits(rng, 5)}"])


def _ticket(rng):
    return rng.choice([f"#{digits(rng, 5)}", f"#{digits(rng, 6)}", f"T{digits(rng, 6)}", f"INC00{digits(rng, 6)}",
                       f"SD-{digits(rng, 5)}", f"ZD {digits(rng, 6)}",
                       f"TKT{digits(rng, 7)}", f"VOL012-{digits(rng, 10)}", f"PRB{digits(rng, 5)}",
                       f"FLT{digits(rng, 6)}", f"HD/{digits(rng, 4)}/{rng.randint(20, 27)}"])


def _line(rng):
    return rng.choice([f"LLU{digits(rng, 9)}", f"OGEA{digits(rng, 8)}", f"ONEA{digits(rng, 8)}",
                       f"WVEN{digits(rng, 6)}", f"CBUK{digits(rng, 8)}", f"BBIP{digits(rng, 8)}",
                       f"ALID {letters(rng, 2, CODE)}{digits(rng, 8)}", f"ASID {digits(rng, 9)}",
                       f"UPRN {rng.choice([1, 2])}{digits(rng, 10)}", f"NAD A000{digits(rng, 8)}"])


def _parcel(rng):
    return rng.choice([f"JD00{digits(rng, 14)}", f"{letters(rng, 2, CODE)}{digits(rng, 9)}GB", f"155{digits(rng, 11)}",
                       f"DPD {digits(rng, 14)}",
                       f"H00{letters(rng, 3, CODE)}{digits(rng, 9)}"])


DECOYS = {
    "DATE": _date, "TIME": _time, "PRICE": _price, "ORDER": _order, "TICKET": _ticket, "LINE": _line, "PARCEL": _parcel,
    "DAY": _one(DAYS), "MONTH": _one(MONTHS + ["April", "May", "June", "Jan", "Sept"]),
          "YEAR": lambda rng: str(rng.randint(1999, 2028)),
    "FIRM": _one(FIRMS), "SUPPLIER": _one(SUPPLIERS), "MODEL": _one(MODELS), "PRODUCT": _one(PRODUCTS),
          "TARIFF": _one(TARIFFS),
    "PLACE": _one(PLACES), "EVENT": _one(EVENTS), "THING": _one(HOUSEHOLD), "BANKNAME": _one(BANKNAMES),
    "N": lambda rng: str(rng.choices([rng.randint(2, 9), rng.randint(10, 48)], [3, 1])[0]),
    "BIG": lambda rng: rng.choice([str(rng.randint(100, 9999)), f"{rng.randint(10000, 999999)}",
                                   f"{rng.randint(1, 99)},{digits(rng, 3)}"]),
    "INV": lambda rng: rng.choice([f"INV{digits(rng, 6)}", f"inv {digits(rng, 5)}",
                                   f"{digits(rng, 8)}-{rng.randint(1, 12):02d}", f"CN{digits(rng, 5)}",
                                   f"BILL/{rng.randint(20, 27)}/{digits(rng, 5)}", f"IN-{digits(rng, 7)}"]),
    "PCT": lambda rng: rng.choice([f"{rng.randint(1, 100)}%", f"{rng.randint(0, 20)}.{rng.randint(0, 9)}%",
                                   f"{rng.randint(1, 100)} pc"]),
    "SPEED": lambda rng: rng.choice([f"{rng.randint(1, 940)}Mb", f"{rng.randint(1, 80)}.{rng.randint(0, 9)} Mbps",
                                     f"{rng.randint(2, 940)} down {rng.randint(1, 110)} up",
                                     f"{rng.randint(2, 80)}/{rng.randint(1, 20)}", f"{rng.randint(100, 24000)}k",
                                     f"{rng.randint(1, 80)} meg"]),
    "DB": lambda rng: rng.choice([f"{rng.randint(1, 60)}.{rng.randint(0, 9)}dB", f"{rng.randint(1, 20)} dB",
                                  f"-{rng.randint(8, 30)}.{digits(rng, 1)} dBm", f"{rng.randint(-9, 9)}db"]),
    "LAN": lambda rng: rng.choice([f"192.168.{rng.choice([0, 1, 1, 2, 10, 50])}.{rng.randint(1, 254)}",
                                   f"10.{rng.randint(0, 60)}.{rng.randint(0, 9)}.{rng.randint(1, 254)}",
                                   f"172.{rng.randint(16, 31)}.0.{rng.randint(1, 254)}", "192.168.0.1"]),
    "ERR": _one(["SIP 403", "SIP 480", "404", "ERR-2041", "PPPoE timeout", "error 619", "0x80070035", "Q.931 cause 16",
                 "err 12 on PPP", "reject code 1102", "DECT E3", "errno 13", "HTTP 502", "Code 18 - address mismatch",
                 "691", "LOS amber", "KCI2 delay", "GTC-77", "ORA-01017", "5.7.1 relay denied"]),
    "VER": lambda rng: rng.choice([f"v{rng.randint(1, 9)}.{rng.randint(0, 20)}",
                                   f"{rng.randint(1, 18)}.{rng.randint(0, 9)}.{rng.randint(0, 40)}",
                                   f"V{rng.randint(1, 6)}.{digits(rng, 2)}(AB{letters(rng, 2, CODE)}.{digits(rng, 1)})",
                                   f"fw {rng.randint(60, 120)}.{rng.randint(80, 86)}.0.{rng.randint(10, 150)}",
                                   f"iOS {rng.randint(14, 19)}.{rng.randint(0, 6)}", f"build {digits(rng, 5)}",
                                   f"{rng.randint(2021, 2026)}.{rng.randint(1, 12):02d}"]),
    "CAB": lambda rng: rng.choice([f"cab {rng.randint(1, 120)}", f"PCP{rng.randint(1, 120)}",
                                   f"DP{rng.randint(1, 2000)}", f"pole {rng.randint(1, 40)}", f"FW{rng.randint(1, 6)}",
                                   f"splitter {rng.randint(1, 32)}", f"joint {rng.randint(1, 90)}A",
                                   f"JUF{rng.randint(1, 14)}"]),
    "EXCH": _one(["EAHRL", "LSWIM", "SDBRTN", "MYSKP", "WWTRUR", "NIBGR", "ESALL", "SLSTA", "THRG", "CMWOL",
                  "Harlow exchange", "Skipton ATE", "Wells TE"]),
    "SERIAL": lambda rng: rng.choice([f"S/N {letters(rng, 2, CODE)}{digits(rng, 8)}",
                                      f"{digits(rng, 4)}{letters(rng, 3, CODE)}{digits(rng, 5)}",
                                      f"CP{digits(rng, 4)}{letters(rng, 4, CODE)}",
                                      f"ALCLF{letters(rng, 3, 'BCDF')}{digits(rng, 4)}", f"sn {digits(rng, 10)}",
                                      f"{letters(rng, 3, CODE)}-{digits(rng, 5)}"]),
    "SKU": lambda rng: rng.choice([f"{letters(rng, 3, CODE)}{digits(rng, 3)}",
                                   f"{letters(rng, 2, CODE)}-{digits(rng, 4)}",
                                   f"BB{rng.randint(10, 99)}/{rng.randint(1, 20)}",
                                   f"{digits(rng, 3)}-{digits(rng, 4)}",
                                   f"K{digits(rng, 5)}{letters(rng, 1, CODE)}", f"50{digits(rng, 11)}"]),
    "DUR": lambda rng: rng.choice([f"{rng.randint(1, 59)}m{rng.randint(1, 59):02d}s", f"{rng.randint(2, 90)} mins",
                                   f"00:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}", f"{rng.randint(1, 5)} hrs",
                                   f"{rng.randint(1, 9)}h {rng.randint(1, 59)}m"]),
    "EXT": lambda rng: str(rng.choice([rng.randint(200, 299), rng.randint(1000, 1099), rng.randint(2000, 2100)])),
    "HEX": lambda rng: rng.choice([letters(rng, 8, "0123456789abcdef"), letters(rng, 12, "0123456789abcdef"),
                                   "0x" + letters(rng, 4, "0123456789ABCDEF")]),
    "UUID": lambda rng: "-".join(letters(rng, n, "0123456789abcdef") for n in (8, 4, 4, 4, 12)),
    "SHORT": _one(["150", "1470", "17070", "1571", "141", "65075", "PAC to 65075", "112", "105", "*#21#", "*98", "#31#",
                   "118", "159", "7726", "18001"]),
    "PORT": lambda rng: rng.choice([f"port {rng.randint(1, 48)}", f"Gi0/{rng.randint(1, 24)}",
                                    f"eth{rng.randint(0, 4)}", "UDP 5060",
                                    f"TCP {rng.choice([443, 8080, 3389, 5061])}",
                                    f"vlan {rng.choice([10, 20, 101, 300])}",
                                    f"slot {rng.randint(1, 16)} pair {rng.randint(1, 64)}"]),
    "ROOM": lambda rng: rng.choice([f"room {rng.randint(1, 320)}", f"ward {rng.randint(1, 14)}",
                                    f"block {rng.choice('ABCDEF')}", f"level {rng.randint(1, 9)}",
                                    f"bay {rng.randint(1, 20)}"]),
}
