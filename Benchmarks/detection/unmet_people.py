"""The people of the set `unmet`, where they live, what they sign in with, and what in its notes only looks like them.

Written with unmet.py, by somebody who had not seen the recognisers. Names stand in groups by where families come from,
with how often the group occurs; what is commonest in the country is left out. `_` is a space within a name.
"""
import re

from values import digits, fold, letters

FAMILIES = {
    "north": (150, """Darren Lorraine Glenys Maureen Doreen Trevor Nigel Keith Sheila Norma Sylvia Raymond Derek
     Gordon Malcolm Stuart Craig Wayne Stacey Kelly Leanne Donna Debbie Mandy Lynne Janine Julie Gareth Shirley Roy
     Alec Elaine Denise Carole Pauline Yvonne Marlene Sandra Duncan Neil Vince Tez Baz Kaz Kev Trish Chantelle Kirsty
     Lyndsey Josh Callum Connor Reece Ellie-Mae Lacey Bobby-Joe Kian Corey Jodie""",
     """Allsop Bamford Blenkinsop Butterworth Capstick Cattermole Copley Cowgill Dransfield Entwistle Fothergill
     Gaskell Halliwell Higginbottom Hindle Holdsworth Ibbotson Kenyon Lumb Makin Micklethwaite Moorhouse Oldroyd
     Oxley Pickersgill Postlethwaite Ramsbottom Redfern Rigby Sidebottom Stainthorpe Stansfield Tetlow Thwaites
     Turnbull Unsworth Vickerstaff Wadsworth Wigglesworth Yarwood Scargill Ellershaw Brearley Ackroyd Tordoff
     Whitworth Crossthwaite Heseltine Lofthouse Braddock"""),
    "south": (130, """Imogen Rupert Barnaby Gemma Clive Hugo Clarissa Cordelia Giles Piers Arabella Fenella Hermione
     Lavinia Ursula Rowena Hilary Lesley Vivienne Thelma Rex Monty Ambrose Aubrey Humphrey Phoebe Zara Fleur Tessa
     Toby
     Rory Miranda Natasha Sasha Gretchen Marcus Adrian Julian Tristram Lydia Estelle Gwendoline Merv Terri Dotty""",
     """Akehurst Ashdown Attwell Botting Budgen Chitty Fennell Hoad Pannell Penfold Tuppen Wickens Huggett Penhaligon
     Tregenza Pascoe Trembath Pengelly Hocking Chenoweth Luscombe Vosper Thurlow Gooch Kerridge Larter Mingay Dack
     Featherstonehaugh Cavendish-Boyle Pargeter Tollemache Wyndham Lyttelton Bellingham Champneys Farthing Goodenough
     Honeybourne Inskip Jessop Loveridge Merriweather Northcote Peverell Ridout Snelgrove Tapsell Venables Whitlock
     Beauchamp de_Courcy Stanhope Fanshawe"""),
    "words": (75, """April May June Dawn Grace Faith Hope Will Mark Bill Grant Frank Rich Guy Miles Chip Dale Glen
     Pat Ray Roger Rose Holly Joy Iris Lily Jade Melody Jack Dean Lee Gene Skip Rusty Sky Destiny Harmony Jasmine
     Rocky Buddy""",
     """Bell Banks Short Black Fields Marsh Moss Post Read Sharp Sparks Bills Page Pound Brooks Tester Broad Fox Wolf
     Bird Swan Winter Summers Sunday Noble Power Winn Case Coates Keys Lock Mast Mould Nail Order Price Rich Rule
     Street Sales Town Wall Waters Wire Yard Flood Head Hand Foot Self Vine Payne March"""),
    "scots": (55, """Catriona Morag Hamish Angus Alasdair Eilidh Shona Gregor Archibald Lorna Isla Kenneth Fraser
     Muir Una Sorcha Magnus Mhairi""",
     """MacAskill McGlashan Farquharson Buchan Colquhoun Dalrymple Forsyth Kirkwood Lockhart Moncrieff Ogilvie
     Pitcairn Strachan Urquhart Wemyss McCorquodale Tulloch Isbister Flett Rendall Auchterlonie McIlwraith MacPhee
     Dunbar Cockburn Menzies"""),
    "irish": (55, """Aisling Caoimhe Niamh Siobhán Oisín Cormac Declan Donal Fionnuala Gráinne Padraig Ruairí Orlaith
     Bernadette Assumpta Malachy Colm Dervla Seamus Tadhg""",
     """O'Dowd O'Hanlon O’Shaughnessy McGonagle Mulcahy Geraghty Fitzmaurice McAleese Tierney Devlin Quinlan
     Heffernan Gilhooly Ní_Bhriain McElwee Donaghy Loughran McCrossan Ó_Dálaigh Cusack Prendergast Rafferty McSorley
     Bradigan"""),
    "welsh": (40, """Angharad Eirlys Ffion Gethin Gwilym Heulwen Ieuan Llinos Myfanwy Rhodri Sioned Tegan Bronwen
     Emrys Dafydd Non""",
     """Bevan Prosser Pugh Probert Gwynne Llewelyn Maddocks Bebb Trahaearn Cadwaladr Goronwy ap_Rhys Parfitt Howells
     Mostyn Pritchard Tudor-Penry"""),
    "south-asian": (125, """Gurpreet Harjit Manpreet Jaswinder Balbir Kuldeep Simran Nikhil Hetal Bhavesh Jignesh
     Kalpana Mehul Nilesh Dipti Sivakumar Lakshmi Meenakshi Karthik Vignesh Thilini Nuwan Sabita Prakash Tanvir
     Shahnaz Nusrat Rukhsana Farzana Imran Zubair Asif Kashif Sajid Naheed Mohammed_Ali Tahmina Arundhati Sourav
     Jomon Sreeja Anjali Inderjit Zainab Faisal Waqar""",
     """Sandhu Dhillon Grewal Bhogal Sahota Kaur Solanki Vaghela Jadeja Mistry Parmar Chudasama Thangarajah
     Ramanathan Chowdhury Bhattacharya Miah Varghese Kurian Chacko Qureshi Bhatti Siddiqui Mirza Rehman Awan
     Wickramasinghe Jayawardena Gurung Thapa Shrestha Ul-Haq Sheikh Bukhari Deshpande Kulkarni Venkataraman
     Subramaniam Chakrabarti Lakhani Merchant Nanji Rathod"""),
    "african": (85, """Babatunde Folasade Oluwaseun Temitope Chukwuemeka Ngozi Obinna Ifeoma Kwabena Akosua Yaw Efua
     Abdirahman Hodan Warsame Tesfaye Selamawit Wanjiru Kipchoge Tendai Rudo Nomvula Thabo Aminata Mamadou Chidinma
     Tinashe Bukola Fatoumata Sibusiso""",
     """Adebayo Ogunleye Okonkwo Nwachukwu Owusu Boateng Asante Farah Bekele Kamau Moyo Chikwanha Mbala Oyelaran Eze
     Adeyemi-Cole Ndlovu Mthembu Diallo Traoré Ofori Agyeman Odhiambo Mutasa Gebremariam Jallow Sesay Kargbo Anyanwu
     Van_der_Merwe Botha Nkemelu"""),
    "caribbean": (30, """Delroy Marlon Shanice Clarence Leroy Monique Tyrone Errol Jerome Marcia Latoya Devante""",
     """Bogle Pinnock Blagrove Dacosta Lindo Gayle Cumberbatch Alleyne Brathwaite Goulbourne Ramdeen Beckles"""),
    "central-european": (95, """Zbigniew Agnieszka Małgorzata Krzysztof Grażyna Łukasz Wojciech Jolanta Mindaugas
     Rasa Ilze Kristīne Andrei Mihaela Ștefan Ioana Bogdan Desislava Plamen Zoltán Ildikó Jiří Zdeněk Oksana
     Volodymyr Svitlana Dmytro Vesna Zoran Arben Luljeta Ewelina Tamás""",
     """Wiśniewska Kowalczyk Szczepański Wójcik Gołębiowski Kazlauskas Petrauskienė Bērziņš Ozoliņa Ionescu
     Ștefănescu Mihăilă Popa Dimitrova Georgiev Szabó Kovács Dvořák Novotná Shevchenko Kovalenko Jovanović Hoxha
     Krasniqi Brzęczyk Pawlak Stankevičius Balogh Lewandowska Chmielewski Tkachuk"""),
    "south-european": (60, """Giuseppina Salvatore Chiara Matteo Ioannis Despina Stavroula Panayiotis João Conceição
     Beatriz Rui Íñigo Xavier Montserrat Álvaro Aylin Emre Gökhan Zeynep Ömer Paulo Concetta""",
     """Papadopoulos Hadjiioannou Kyriakou D'Agostino Di_Stefano Lo_Bianco Esposito Ferreira Gonçalves da_Conceição
     Muñoz Etxeberria Ibáñez Yılmaz Özdemir Çelik Şahin Karagöz Zammit Borg Pereira_da_Costa Theodorou"""),
    "west-european": (40, """Amélie Thibault Solène Gwenaëlle Jörg Annegret Günther Heike Sven Bjørn Åsa Pieter
     Anneke Joost Katrien Aurélie Henrik""",
     """Lefèvre Beaumanoir Dubois-Renard Schönfeld Müller-Hagen Krüger Vogelsang van_den_Heuvel de_Groot Lindqvist
     Østergaard Halvorsen Åkesson van't_Hoff Vanderbeke Grosjean von_Alten"""),
    "middle-eastern": (55, """Yusuf Maryam Khadija Bilal Ayesha_Noor Hossein Parisa Shirin Farhad Rojin Azad Samira
     Nabil Rania Tariq Layla Suleiman Hadiya Moshe Shoshana Efraim Rivka Reza""",
     """Al-Rashid El-Masry bin_Saeed Hosseini Rezaei Tehrani Barzani Haddad Khoury Mansour Nasser Abu_Bakr Zadeh
     Ghorbani Goldstein Rosenthal Feldman Abramowitz Ben-David Hakimi Stanekzai Noorzai"""),
    "east-asian": (60, """Siu_Ming Wai_Yee Xiaoling Jianhua Guowei Zhiyuan Thuy Quoc_Huy Linh Minh Seo-yeon Jun-ho
     Haruka Kenji Akira Somchai Siriporn Maricel Rodrigo Jun_Jie Kwok_Wai Dao Ayumi""",
     """Cheung Leung Ng Tsang Kwan Au-Yeung Xu Zhang Ouyang Nguyen Tran Pham Vu Hwang Baek Takahashi Fujimoto
     Suwannarat Dela_Cruz Macapagal Bautista Tanaka Ho Yip Szeto"""),
}
GROUPS = [(share, given.split(), family.split()) for share, given, family in FAMILIES.values()]
SHARES = [share for share, _, _ in GROUPS]

# Names, and parts of names, that are also words of some language of the notes: a note may hold them and mean nobody.
WORDS = set("""april may june dawn grace faith hope will mark bill grant frank rich guy miles chip dale glen pat ray
roger rose
holly joy iris lily jade melody jack dean lee gene skip rusty sky destiny harmony jasmine rocky buddy bell banks
short black fields marsh moss post read sharp sparks bills page pound brooks tester broad fox wolf bird swan
winter summers sunday noble power winn case coates keys lock mast mould nail order price rule street sales town
wall waters wire yard flood head hand foot self vine payne march non rex van der den de du da di lo la el al bin
abu ben ap ul von ho vu xu ng au jun ni yee ming wai siu ali""".split())


def name(rng):
    """A given and a family name, of one group in six of seven; some families have two names, joined."""
    _, given, family = rng.choices(GROUPS, SHARES)[0]
    first = rng.choice(given)
    if rng.random() < 1 / 7:
        _, _, family = rng.choices(GROUPS, SHARES)[0]
    last = rng.choice(family)
    if rng.random() < 0.04 and last.isalpha():
        last = f"{last}-{rng.choice(GROUPS[1][2][:20])}"
    return first.replace("_", " "), last.replace("_", " ")


def counts():
    return tuple(len({one for group in GROUPS for one in group[which]}) for which in (1, 2))


def title(rng):
    return rng.choices(["Mr", "Mrs", "Miss", "Ms", "Dr", "Mr.", "Mrs.", "Mx", "Rev", "Cllr", "Prof", "Capt", "Lady",
                        "Sister"],
                       [400, 270, 110, 110, 40, 20, 20, 6, 8, 8, 8, 5, 2, 3])[0]


# --- homes

STREETS = """Cobbler's Dyehouse Ferryman Gorsefield Harebell Tinsmith Kingfisher Linnet Marchmont Nettlebed Oatlands
Pottery Quernstone Ropery Saddlers Teasel Underhill Viaduct Wheatsheaf Yewtree Aldermoor Brackenbury Curlew Damson
Elmhurst Fallowfield Gallowgate Hawksworth Inkerman Lansdowne Meadowsweet Netherfield Osprey Peartree Redwing
Spindleberry Tollgate Upper_Cross Village_Hall Wharncliffe Nursery Mafeking Corporation Sebastopol Salisbury Clarence
Cavalry Hospital St_Chad's St_Winefride's Queen_Ethelburga Lower_Mill Back_Albert Old_Rectory North_Parade Lord_Byron
Colliery Institute Cricketers Duchess Beacon Sandhurst Tennyson Masefield Chaucer Drovers Packhorse""".split()

# What streets end in, and how it is shortened.
ENDS = {"Road": "Rd", "Street": "St", "Lane": "La", "Avenue": "Av", "Close": "Cl", "Drive": "Dr", "Way": "Way",
        "Court": "Ct", "Place": "Pl", "Terrace": "Ter", "Gardens": "Gdns", "Crescent": "Cres", "Grove": "Grv",
        "Hill": "Hill", "Park": "Pk", "Square": "Sq", "Mews": "Mews", "Walk": "Wlk", "Rise": "Rise", "View": "Vw",
        "Green": "Grn", "Parade": "Pde", "Mount": "Mt", "Approach": "App", "Buildings": "Bldgs", "Bank": "Bank",
        "Gate": "Gate", "Circus": "Circus", "Villas": "Villas", "Loan": "Loan"}
USUAL_ENDS = ["Road", "Road", "Street", "Street", "Lane", "Close", "Avenue", "Drive", "Way", "Crescent", "Court",
              "Gardens"]
WHOLE = ["The Ropewalk", "Heol y Felin", "Stryd Fawr", "Clos Eos", "Rhodfa'r Mor", "Broadgate", "Bailgate",
         "Strandside", "Mount Pleasant", "Seven Acres", "The Limes", "Castlegait", "Back o' the Hill", "Whinfell Brow",
         "Cowgatehead", "Paradise", "The Crescent", "Church Fold", "Pen y Graig", "Shore Front"]
HOUSES = ["Quince Cottage", "Rose Lea", "Beck View", "The Old Forge", "Bryn Awel", "Lyndhurst", "Hunter's Lodge",
          "Windyridge", "Orchard End", "The Coach House", "Craigdarroch", "Mill Farm", "Keeper's Cottage", "Sunnyside",
          "Hafod", "Toad Hall", "West Wing", "Dunroamin", "Fir Tree Barn", "Chapel House", "Ty Gwyn",
          "Manor Farm Bungalow"]
TOWNS = """Macclesfield Rotherham Wakefield Kidderminster Yeovil Barnstaple Penrith Hexham Berwick Alnwick Whitby
Skegness Spalding Wisbech Lowestoft Felixstowe Braintree Basildon Sittingbourne Whitstable Uckfield Havant Fareham
Andover Trowbridge Bridgwater Tavistock Bodmin Redruth Carmarthen Merthyr Caerphilly Ebbw_Vale Pwllheli Dolgellau
Leominster Oswestry Telford Cannock Tamworth Burton-on-Trent Ilkeston Worksop Gainsborough Scunthorpe Grimsby
Bridlington Scarborough Harrogate Skipton Clitheroe Leyland Ormskirk St_Helens Widnes Runcorn Northwich Crewe Buxton
Glossop Oldham Rochdale Todmorden Halifax Batley Pontefract Motherwell Greenock Dumbarton Falkirk Kirkcaldy Arbroath
Montrose Inverurie Elgin Thurso Stornoway Galashiels Annan Stranraer Larne Coleraine Enniskillen Strabane Cookstown
Portadown Croydon Enfield Romford Uxbridge Twickenham Orpington Slough Bracknell""".replace("\n", " ").split()
TOWNS = [town.replace("_", " ") for town in TOWNS]


def street(rng, _choose):
    """House, street and, where it has one, its ending."""
    number = str(rng.choice([rng.randint(1, 40), rng.randint(1, 40), rng.randint(41, 160), rng.randint(161, 1100)]))
    if rng.random() < 0.09:
        house = rng.choice(HOUSES) + ","
    else:
        house = rng.choices([number, number + rng.choice("aAbBc"), f"{number}-{int(number) + 2}",
                             f"Flat {rng.randint(1, 48)}, {number}", f"Flat {rng.choice('ABCDEFG')} {number}",
                             f"Flat {rng.randint(1, 12)}{rng.choice('ABC')}, {number}",
                             f"Apartment {rng.randint(1, 210)}, {number}", f"Apt {rng.randint(1, 60)} {number}",
                             f"Unit {rng.randint(1, 24)}, {number}", f"Plot {rng.randint(1, 180)}, {number}",
                             f"{rng.randint(0, 3)}/{rng.randint(1, 6)}, {number}"],
                            [66, 6, 2, 7, 3, 2, 3, 2, 3, 2, 2])[0]
    if rng.random() < 0.08:
        return house, rng.choice(WHOLE)
    return house, rng.choice(STREETS).replace("_", " "), rng.choice(USUAL_ENDS if rng.random() < 0.7 else list(ENDS))


def spelt_street(rng, parts):
    """As somebody types it: shortened, with a comma after the number, or in small letters."""
    house, *rest = parts
    if len(rest) == 2 and rng.random() < 0.38:
        rest[1] = ENDS[rest[1]]
    if house[-1].isdigit() and rng.random() < 0.12:
        house += ","
    text = " ".join([house, *rest])
    return text.lower() if rng.random() < 0.08 else text


# --- what they sign in with

HOSTS = ["example.com", "example.com", "example.org", "example.net", "webpost.example", "inbox.example.net",
         "letters.test", "mailhouse.test", "clara-net.example", "kitchentable.example.org", "council.example",
         "college.example.org", "hospital.test", "post.example.com", "ntlw.example"]
NICKS = """dodgyknee caravanner potholer steamfan kitesurf ledzepfan spurs4life mumof3 bigal goldwing1500 bakequeen
fellrunner toffeeman jammydodger tangobear wobbly trainspotter hammers1 morrisminor crochet nan2five""".split()


def _box(*names):
    return ["".join(c for c in fold(one).lower() if c.isascii() and c.isalnum()) for one in names]


def mail(rng, first, last):
    """Most are of the name, some of the family or of a hobby, and some are at a firm."""
    a, b = _box(first, last)
    nick, two, year = rng.choice(NICKS), digits(rng, 2), str(rng.randint(1949, 2006))
    box = rng.choices([f"{a}.{b}", f"{a}{b}", f"{a[0]}{b}", f"{a[0]}.{b}", f"{a}_{b}", f"{b}.{a}", f"{a}{b}{two}",
                       f"{a}{year}", f"{a}.{b[0]}", f"{nick}{two}", nick, f"{b}s", f"the.{b}.family", f"mrs.{b}",
                       f"{a}-{b}-{two}", f"{b}{a[0]}{year[2:]}", f"{a}and{rng.choice('jmdst')}{b}", f"accounts.{b}"],
                      [22, 14, 10, 8, 7, 4, 7, 5, 4, 4, 3, 2, 2, 2, 2, 2, 1, 2])[0]
    if rng.random() < 0.18:
        return f"{box}@{rng.choice([f'{b}-electrical.example', f'{b}.test', f'{b}andco.example', f'{b}.co.example'])}"
    return f"{box}@{rng.choice(HOSTS)}"


def user_name(rng, first, last):
    a, b = _box(first, last)
    return rng.choices([f"{a[0]}{b}", f"{a}.{b}", f"{a}{b[0]}", f"{b}{a[0]}", f"{a[0]}.{b}", f"{a}_{b}",
                        f"{b}{digits(rng, 3)}", f"{a}{rng.randint(1955, 2008)}", rng.choice(NICKS) + digits(rng, 2),
                        f"{a[:2]}{b[:4]}{digits(rng, 1)}", f"{b[:6]}{a[0]}-adm", f"tech{digits(rng, 3)}",
                        f"c{digits(rng, 7)}", f"{a}-{b}", f"agt_{a}{b[0]}", f"{a[0]}{b}.ext",
                        f"{b.upper()[:5]}{a[0].upper()}{digits(rng, 2)}"],
                       [12, 10, 8, 5, 6, 6, 6, 5, 6, 4, 3, 3, 4, 3, 3, 2, 3])[0]


def host_name(rng, last):
    (b,) = _box(last)
    return rng.choice([f"{b.upper()}-PC", f"{b}s-macbook", f"{b.capitalize()}-Laptop", f"DESKTOP-{letters(rng, 7)}",
                       f"LT-{b.upper()[:8]}-{digits(rng, 2)}", f"{b}-nas.local", f"{b.upper()}WIN11", f"ipad-{b}"])


THINGS = """mackerel hedgehog trolley biscuit tarpaulin marmalade submarine cactus dungarees pickle bassoon turnip
kettle pelican cobweb haddock tombola wheelie toboggan kipper brolly ferret crumpet gazebo mongoose""".split()
PETS = "Fido Tigger Bella Smudge Rolo Biscuit Patch Socks Loki Bramble Tyson Misty Whiskers".split()


def password(rng):
    one, two, three = rng.sample(THINGS, 3)
    pet = rng.choice(PETS)
    return rng.choice([
        f"{one}{two}{three}", f"{one}.{two}.{three}", f"{one.capitalize()}-{two.capitalize()}-{digits(rng, 2)}",
        f"{one}{digits(rng, 2)}",
        f"{pet}{rng.randint(1998, 2025)}", f"{pet.lower()}{digits(rng, 3)}", f"{pet}!{digits(rng, 2)}", one,
        two.upper(), pet,
        f"{one[:4].capitalize()}{digits(rng, 4)}#", f"Pa55w0rd{digits(rng, 2)}", f"letmein{digits(rng, 1)}",
        f"Changeme{digits(rng, 2)}?",
        f"Spring20{rng.randint(19, 27)}!", f"{one}_{two}_{digits(rng, 3)}", f"&{one.capitalize()}{digits(rng, 2)}*",
        one.replace("e", "3").replace("a", "@").replace("o", "0") + digits(rng, 2), digits(rng, 6), digits(rng, 8),
        letters(rng, 8, "abcdefghjkmnpqrstuvwxyz23456789"), letters(rng, 10, "ABCDEFGHJKLMNPRSTUVWXYZ23456789"),
        letters(rng, 16, "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"),
        f"{letters(rng, 4, 'abcdefghjk')}!{digits(rng, 2)}{letters(rng, 3, 'XYZWQ')}~",
        f"{one}{digits(rng, 1)}{two.capitalize()}$", f"{letters(rng, 3)}-{digits(rng, 3)}-{letters(rng, 3)}",
        f"Engineer{digits(rng, 3)}",
        f"{digits(rng, 4)}{one}", f"My{one.capitalize()}IsBlue", f"{one.upper()}+{digits(rng, 2)}"])


FIGURES = ["zero one two three four five six seven eight nine".split(),
           "oh one two three four five six seven eight nine".split(),
           "nought one two three four five six seven eight nine".split()]


def said_phone(rng, number):
    """As it is said, or as a machine writes down what was said."""
    figures = rng.choice(FIGURES)
    nought = figures[0]
    start = rng.choice([f"{nought} seven seven {nought} {nought}", f"{nought} double seven double {nought}",
                        f"{nought} seven seven hundred", f"{nought} double seven hundred",
                        f"{nought} double seven {nought} {nought}"])
    middle = rng.choice(["nine hundred", f"nine {nought} {nought}", f"nine double {nought}"])
    x, y, z = (figures[int(c)] for c in number[2])
    if x == y == z:
        end = f"triple {x}"
    elif y == z and rng.random() < 0.7:
        end = f"{x} double {y}"
    else:
        end = f"{x} {y} {z}"
    return f"{start} {middle} {end}"


# --- what is nobody's

PLAIN = "BCDFGHJKLMNPQRSTVWXZ"
MONTHS = "January February March April May June July August September October November December".split()
WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Fri Sat".split()
FIRMS = ["Pritchard Lane Dental", "Wilkinson's Bakery", "Lockhart & Bell LLP", "St Wilfrid's Hospice",
         "Grace Community Church", "Harlequin Carpets", "Dunbar Motors Ltd", "Bevan House Surgery", "Rose & Crown",
         "Mitre Nursing Home", "Kingsway Tyres", "Jubilee Junior School", "Heather's Hair Studio", "Bradley Freight",
         "Sandhu Cash & Carry", "The Frank Whittle Academy", "Moss Side Taxis", "Young Minds Nursery", "Fox Haulage",
         "Marsh Engineering", "Priory Vets", "April Skies Travel", "Bishop & Sewell", "Noble Windows", "Jolly Sailor",
         "Thornton Farm Shop", "Taj Mahal Takeaway", "Victoria Mill Trust", "Unit 7 Gym", "Ellis Park RFC",
         "Parish Council", "Shah Jalal Mosque", "Morgan Plant Hire", "Cotswold Kitchens"]
SUPPLIERS = ["Openreach", "BTW", "TTB", "Gamma", "CityFibre", "Neos", "Daisy Wholesale", "Vodafone", "Virtual1", "Sky",
             "Giganet", "Netomnia", "Colt", "EE", "KCOM", "Zen", "Fibrus", "Simwood", "Magrathea", "Voneus", "O2",
             "Hyperoptic"]
KITS = ["Vigor 2927", "Zyxel AX7501-B1", "Yealink T54W", "W60B", "Grandstream HT818", "Eero Pro 6", "Cisco 8841",
        "SG350-28P", "FRITZ!Box 7590", "Nokia ONT G-010G-Q", "Adtran SDX 611", "Technicolor DGA0122", "Poly VVX 250",
        "MikroTik RB4011", "UDM-SE", "iPhone 15 Pro", "Galaxy A54", "Teltonika RUT241", "Mitel 6869i", "Gigaset N510",
        "Huawei HG8240", "TP-Link VX420-G2h", "MDX-4 UPS"]
PRODS = ["SOGEA 55/10", "FTTP 160/30", "FTTP 900/110", "FTTC 40/10", "ADSL Max", "EAD 1000", "ISDN2", "ISDN30",
         "10 x SIP", "Hosted Seat", "Teams DR", "Fibre Lite", "WLR PSTN", "CPS", "SIM-only 30GB", "Call Recording",
         "Static /29", "MPF", "SoTAP", "Horizon user"]
PLANS = ["Connect 24", "June Bonanza", "Grace Saver", "Family Four", "Rose Gold 50GB", "Unlimited Max", "Basic PAYG",
         "BizTalk 1000", "Pro Rich 36", "Heritage ISDN", "May Special", "Essentials 18m", "Social 15", "Winter Warmer"]
PLACES = """Lincoln Chester Preston Carlisle Norwich Exeter Darlington Warrington Durham Ashford Burnley Nelson
Wellington Cambridge Hereford Swindon Truro Bolton Barrow Ipswich Kendal Newport Maidstone Worthing Peterlee Bradford
Sutton Reading Deal Leigh Stafford Sheffield Newquay""".split()
STORMS = ["Storm Ciara", "Storm Dudley", "Storm Eunice", "Storm Franklin", "Storm Agnes", "Storm Henk", "Storm Jocelyn",
          "Storm Bert"]
BANKS = ["Barclays", "Lloyds", "NatWest", "Santander", "Monzo", "HSBC", "Co-op Bank", "Nationwide", "TSB", "Metro",
         "Virgin Money"]
NAMES = {word for group in GROUPS for which in (1, 2) for one in group[which]
         for word in re.findall(r"[^\W_]+", fold(one.replace("_", " ")).lower()) if len(word) > 1} - WORDS
NOBODY = re.compile("|".join(rf"(?<!\w){re.escape(fold(text))}(?!\w)"
                             for text in FIRMS + SUPPLIERS + STORMS + PLACES + BANKS + PLANS), re.IGNORECASE)


def stray_names(text):
    """The names in what nobody labelled, but for those that are words, and those of firms, plans, places and storms."""
    return sorted(NAMES & set(re.findall(r"[^\W_]+", NOBODY.sub(" ", fold(text)).lower())))


def _of(*items):
    return lambda rng: rng.choice(items)


def _date(rng):
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2020, 2027)
    month = MONTHS[m - 1]
    th = "th" if 3 < d < 21 or d > 23 else {1: "st", 2: "nd", 3: "rd"}[d % 10]
    return rng.choice([f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m:02d}/{y % 100:02d}", f"{d}/{m}", f"{d:02d}/{m:02d}",
                       f"{d}{th} {month}", f"{d}{th} {month[:3]}", f"{d} {month} {y}", f"{d}-{month[:3]}-{y % 100:02d}",
                       f"{y}-{m:02d}-{d:02d}", f"{d:02d}.{m:02d}.{y}", f"{month} {d}{th}", f"{d:02d}-{m:02d}-{y}",
                       f"{month} {y}"])


def _time(rng):
    h, m = rng.randint(7, 20), rng.randint(0, 59)
    return rng.choice([f"{h:02d}:{m:02d}", f"{h:02d}:{m:02d}", f"{h:02d}{m:02d}",
                       f"{h % 12 or 12}:{m:02d}{'am' if h < 12 else 'pm'}",
                       f"{h % 12 or 12} {'am' if h < 12 else 'pm'}", f"{h}.{m:02d}"])


def _price(rng):
    pounds, pence = rng.randint(1, 450), f"{rng.randint(0, 99):02d}"
    return rng.choice([f"£{pounds}.{pence}", f"£{pounds}.{pence}", f"£{pounds}", f"{pounds}.{pence}",
                       f"£{pounds}.{pence} ex VAT", f"{pounds} pounds",
                       f"£{rng.randint(1, 12)},{digits(rng, 3)}.{pence}", f"GBP {pounds}.{pence}"])


def _order(rng):
    return rng.choice([f"ORD{digits(rng, 7)}", f"SO-{digits(rng, 6)}", f"6{digits(rng, 7)}", f"VP{digits(rng, 8)}",
                       f"#{digits(rng, 5)}", f"BBEU{digits(rng, 8)}", f"{rng.randint(2021, 2026)}-{digits(rng, 6)}",
                       f"OR0{digits(rng, 9)}", f"3{digits(rng, 5)}"])


def _ticket(rng):
    return rng.choice([f"INC{digits(rng, 7)}", f"#{digits(rng, 6)}", f"TKT-{digits(rng, 5)}", f"5-{digits(rng, 9)}",
                       f"FR{digits(rng, 6)}", f"SR{digits(rng, 8)}", f"PRB00{digits(rng, 5)}", f"4{digits(rng, 8)}",
                       f"ZD-{digits(rng, 6)}"])


def _invoice(rng):
    return rng.choice([f"INV-{digits(rng, 6)}", f"inv {digits(rng, 5)}", f"SI{digits(rng, 6)}",
                       f"{digits(rng, 3)}/{digits(rng, 4)}", f"CN-{digits(rng, 5)}",
                       f"M{digits(rng, 3)} {letters(rng, 2)}{digits(rng, 2)}"])


def _serial(rng):
    return rng.choice([f"S/N {letters(rng, 2, PLAIN)}{digits(rng, 9)}",
                       f"{digits(rng, 4)}{letters(rng, 4, PLAIN)}{digits(rng, 5)}",
                       f"ALCL{letters(rng, 8, '0123456789ABCDEF')}",
                       f"{letters(rng, 1, PLAIN)}{digits(rng, 2)}{letters(rng, 2, PLAIN)}{digits(rng, 7)}",
                       f"HWTC{letters(rng, 8, '0123456789abcdef')}"])


def _circuit(rng):
    return rng.choice([f"ONEA{digits(rng, 7)}", f"FTIP00{digits(rng, 6)}", f"OGEA{digits(rng, 8)}",
                       f"CBUK{digits(rng, 6)}", f"BBIP{digits(rng, 8)}",
                       f"KX/{digits(rng, 5)}/{letters(rng, 2, PLAIN)}"])


def _hex(count):
    return lambda rng: letters(rng, count, "0123456789abcdef")


def _uuid(rng):
    h = letters(rng, 32, "0123456789abcdef")
    return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-9{h[17:20]}-{h[20:]}"


def _version(rng):
    a, b, c = rng.randint(1, 17), rng.randint(0, 22), rng.randint(0, 60)
    return rng.choice([f"{a}.{b}.{c}", f"v{a}.{b}", f"{a}.{b}.{c}.{digits(rng, 3)}", f"V{a}.{b:02d}(ABLZ.{c})C0",
                       f"{a}.{b}.{c}-rc{rng.randint(1, 4)}", f"build {digits(rng, 5)}", f"r{digits(rng, 4)}",
                       f"{a:02d}-{b:02d}-{c:02d}"])


def _hold(rng):
    return rng.choice([f"{rng.randint(2, 59)} mins", f"00:{rng.randint(1, 59):02d}:{rng.randint(0, 59):02d}",
                       f"{rng.randint(2, 9)}m{rng.randint(0, 59):02d}s", f"{rng.randint(2, 72)} hrs",
                       f"{rng.randint(2, 12)} weeks"])


def _stamp(rng):
    y, m, d = rng.randint(2020, 2027), rng.randint(1, 12), rng.randint(1, 28)
    clock = _clock(rng)
    return rng.choice([f"{y}-{m:02d}-{d:02d} {clock}", f"{y}-{m:02d}-{d:02d}T{clock}Z",
                       f"{d:02d}/{m:02d}/{y} {clock[:5]}", f"{d:02d}/{m:02d}/{y % 100}, {clock[:5]}",
                       f"{MONTHS[m - 1][:3]} {d:2} {clock}", f"{d:02d}-{MONTHS[m - 1][:3]}-{y} {clock}"])


def _clock(rng):
    return f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}"


DECOYS = {
    "STAMP": _stamp, "CLOCK": _clock,
    "MINS": lambda rng: f"{rng.randint(2, 55)} {rng.choice(['mins', 'min', 'minutes'])}",
    "DATE": _date, "TIME": _time, "PRICE": _price, "ORDER": _order, "TICKET": _ticket, "INV": _invoice,
    "SERIAL": _serial, "CIRCUIT": _circuit, "UUID": _uuid, "VER": _version, "LONG": _hold, "HASH": _hex(8),
    "SHA": _hex(40), "DAY": _of(*WEEK), "MONTH": _of(*MONTHS, "April", "May", "June"), "FIRM": _of(*FIRMS),
    "SUPPLIER": _of(*SUPPLIERS), "KIT": _of(*KITS), "PROD": _of(*PRODS), "PLAN": _of(*PLANS), "PLACE": _of(*PLACES),
    "STORM": _of(*STORMS), "BANK": _of(*BANKS),
    "FEW": lambda rng: str(rng.randint(2, 9)),
    "QTY": lambda rng: str(rng.randint(2, 60)),
    "MANY": lambda rng: str(rng.randint(100, 48000)),
    "PCT": lambda rng: rng.choice([f"{rng.randint(1, 100)}%", f"{rng.randint(0, 40)}.{rng.randint(0, 9)}%",
                                   f"{rng.randint(1, 99)} per cent"]),
    "RATE": lambda rng: rng.choice([f"{rng.randint(1, 940)}Mb", f"{rng.randint(1, 80)}.{rng.randint(0, 9)} meg",
                                    f"{rng.randint(10, 940)}/{rng.randint(1, 110)}", f"{rng.randint(288, 79999)} kbps",
                                    f"{rng.randint(1, 80)}.{digits(rng, 2)}Mbps"]),
    "LOSS": lambda rng: (f"{rng.choice(['', '-'])}{rng.randint(1, 58)}.{rng.randint(0, 9)}"
                         f"{rng.choice(['dB', ' dB', 'dBm', ' db'])}"),
    "ERR": _of("error 619", "SIP 480", "0x800CCC0E", "Q850 cause 34", "HTTP 504", "E_TIMEOUT", "EMP2201", "code 1219",
               "401 Unauthorized", "err 0x97", "LOS alarm", "488 Not Acceptable Here", "error 1068", "rc 255",
               "T38 fail 24", "KCI2-1307", "NXDOMAIN"),
    "LAN": lambda rng: rng.choice([f"192.168.{rng.randint(0, 9)}.{rng.randint(2, 250)}",
                                   f"10.{rng.randint(0, 50)}.{rng.randint(0, 9)}.{rng.randint(2, 250)}"]),
    "CABINET": lambda rng: rng.choice([f"cab {rng.randint(1, 99)}", f"PCP{rng.randint(1, 120)}",
                                       f"pole {digits(rng, 3)}", f"DP{digits(rng, 3)}", f"JRC4 {digits(rng, 3)}"]),
    "EXCH": _of("WMBHM", "SMMK", "NEGH", "LVWID", "EACLA", "SLLN", "Kirkgate TE", "St Anne's exchange", "WWEXE",
                "CLCIT"),
    "SKU": lambda rng: rng.choice([f"{letters(rng, 3, PLAIN)}{digits(rng, 4)}",
                                   f"{digits(rng, 3)}-{digits(rng, 4)}-{digits(rng, 2)}", f"P/N {digits(rng, 7)}",
                                   f"{letters(rng, 2, PLAIN)}-{digits(rng, 3)}{letters(rng, 1, PLAIN)}",
                                   f"50{digits(rng, 11)}"]),
    "STAR": _of("1471", "*98", "#31#", "*#62#", "1475*", "7726", "85075", "1572", "1477", "*73"),
    "BOX": _of("lns2.thn", "sbc-a", "dc03", "pbx07", "radius1", "backup-nas", "srv-print", "prod-crm-2", "svc_sync",
               "esx04"),
    "PORT": lambda rng: rng.choice([f"Gi0/{rng.randint(1, 24)}", f"port {rng.randint(1, 48)}",
                                    f"xe-0/0/{rng.randint(0, 9)}", f"1/1/{rng.randint(1, 16)}"]),
    "VLAN": lambda rng: rng.choice(["101", "10", "911", "3001", "200"]),
    "YEAR": lambda rng: str(rng.randint(1996, 2027)),
    "NTH": _of("1st", "2nd", "3rd", "7th", "15th", "28th", "final"),
    "SLOT": _of("AM", "PM", "8-1", "1-6", "0800-1300", "1300-1800", "all day", "EV"),
    "TRACK": lambda rng: rng.choice([f"JJD000{digits(rng, 14)}", f"15502{digits(rng, 9)}",
                                     f"H00{letters(rng, 3, PLAIN)}{digits(rng, 8)}",
                                     f"{letters(rng, 2, PLAIN)}{digits(rng, 9)}GB"]),
    "PO": lambda rng: rng.choice([f"PO{digits(rng, 5)}", f"45000{digits(rng, 5)}", f"P-{digits(rng, 4)}"]),
    "CODE": _of("RCC 12", "DCC 7", "SFI2", "MFL", "COSMOSS 4", "RTB17", "ETC1", "FLT 9", "SLG D+2", "TRC 3", "BAND C",
                "KCI 1"),
    "FEAT": _of("Caller Display", "Call Divert", "Hunt Group 3", "Smart Divert", "Care Level 3", "Raw Copy",
                "Admin Controlled Divert", "Line Rental Saver"),
}
