"""The people of the set `unseen`, where they live, what they sign in with, and what in its notes only looks like them.

Written with unseen.py, by somebody who had not seen the recognisers. Names stand in groups by where families come from;
the commonest names of the country are left out, because any list has those. `_` stands for a space within a name.
"""
import re

from values import SUFFIXES, digits, fold, letters

# How often the group occurs, given names, family names.
ORIGINS = [
    (300, """Gillian Rosalind Clifford Desmond Marjorie Winifred Edith Mabel Geoffrey Lionel Cedric Percival Tabitha
     Verity Philippa Jemima Felicity Annabel Saffron Ottilie Leonard Ernest Horace Neville Bernard Maurice Beryl
     Muriel Ethel Agatha Hattie Elsie Nellie Ronnie Wilf Bev Shaz Gaz Tamsin Jago Demelza Kerensa Harriet Georgina
     Camilla Tristan Quentin Crispin Jolyon Jorja Kayleigh Tyler Jayden Kyle Ashley Courtney Bradley Lexi Maisie
     Alfie Archie Freddie Theo Finley Jaxon Evie Esme Lottie Mary-Lou Anne-Marie Jo""",
     """Ainsworth Arkwright Askew Bagshaw Bancroft Barraclough Bickerstaffe Birtwistle Bottomley Braithwaite
     Broadbent Brocklehurst Catchpole Chatterton Clutterbuck Cholmondeley Crowther Culshaw Dearden Dewhurst
     Duckworth Eckersley Fairclough Fazackerley Garside Goddard Greenhalgh Grimshaw Hardcastle Haworth Heathcote
     Hepworth Hesketh Hinchliffe Holroyd Horrocks Huxtable Illingworth Inchbald Jagger Kershaw Kitching Leadbetter
     Lightfoot Longbottom Lowther Midgley Mottershead Murgatroyd Nuttall Openshaw Ormerod Osgood Pilkington Poskitt
     Quayle Rackstraw Ravenscroft Rowbotham Satterthwaite Shufflebottom Sugden Sutcliffe Tattersall Thackeray
     Threlfall Tunnicliffe Twelvetrees Uttley Varley Wagstaff Walmsley Whittaker Winterbottom Wolstenholme Worsnop
     Trelawney Nancarrow Polkinghorne Bolitho St_John"""),
    (90, """Poppy Ivy Hazel Heather Penny Sandy Robin Basil Olive Daisy Summer Ruby Amber Crystal Victor Max Sue
     Nick Lance Wade Drew Carol Bob Rod Cliff Art Earl Pearl Chase Reg""",
     """Speed Cable Swift Guest Friend Cash Bond Major Pike Drake Crane Finch Frost Snow Gale Weeks Noon Ring Stone
     Gates Pepper Salt Pickles Best Love Rivers"""),
    (55, """Iain Struan Lachlan Murdo Torquil Ailsa Senga Fergus Innes Kirsteen Mairi Rhona Dougal Effie Greer Blair""",
     """Abernethy Auchinleck Baird Carruthers Cruickshank Galbraith Geddes Gillespie Haldane Imrie Jardine Kilgour
     Kinnaird MacAskill MacPhail McIlvanney McWhirter Meiklejohn Moncrieff Ogilvie Pringle Rankin Strachan Tulloch"""),
    (45, """Aled Ffion Carys Emyr Glenys Gethin Hefin Heledd Lowri Meinir Meirion Rhodri Tegwen Tudur Wyn Delyth
     Eluned""",
     """Bebb Bowen Craddock Eynon Gittins Gwilliam Howells Maddocks Meredith Mostyn Parry Protheroe Prosser Rosser
     Wynne ab_Ifan ap_Gwynfor"""),
    (50, """Aisling Cathal Ciarán Clodagh Dermot Diarmuid Eamon Fergal Fionnuala Gráinne Malachy Mairead Muireann
     Oisín Sorcha Tadhg Úna Donal""",
     """Bourke Brannigan Cafferkey Coughlan Culhane Devlin Fahey Finnegan Geraghty Hegarty Kilbride Lenihan
     McElhinney McGlinchey Ní_Dhomhnaill O'Dowd O'Hara O'Rourke Ó_Catháin Prendergast Rafferty Tierney"""),
    (55, """Adeel Aqsa Faisal Farah Ghulam Haroon Hina Iram Junaid Kashif Maryam Mehwish Nabeel Naheed Rizwan Saima
     Shazia Sobia Talha Uzma Waseem Zubair Mohammed_Yasin""",
     """Abbasi Ansari Awan Butt Chishti Ghani Gondal Javed Kayani Khawaja Lodhi Mughal Nawaz Pervaiz Raja Rana
     Rashid Shafiq Sheikh Tanveer Waheed Yousaf Zaman ul-Haq"""),
    (30, """Anwara Delwar Fahmida Jahanara Kamrul Lutfur Mizanur Nazmul Rezaul Rokeya Salma Shahida Taslima""",
     """Alam Bhuiyan Biswas Haque Kabir Khanom Mazumder Mollah Sarkar Sultana Talukdar Ullah"""),
    (55, """Aarav Bhavna Chetan Deepak Dipti Falguni Hemal Hitesh Jignesh Kalpana Kiran Mahesh Nirav Pooja Rekha
     Sheetal Sneha Tejal Urvashi Varsha Yogesh Amarjit Baldev Gurdeep Harjinder Inderjit Jasvinder Kulwant Mandeep
     Navjot Parminder Simran""",
     """Agarwal Amin Banerjee Bhatt Chopra Dattani Gadhvi Gokani Iyer Jadeja Kapoor Kotecha Mukherjee Naik Pandya
     Parmar Rathod Reddy Solanki Thakkar Trivedi Vaghela Atwal Bhogal Cheema Deol Dosanjh Grewal Johal Kalsi Nijjar
     Panesar Sahota Sidhu Uppal Virdee"""),
    (20, """Arulmozhi Dilani Ganesh Janaki Nimal Nirosha Ruwan Sanjeewa Selvi Yalini Bishnu Gita Kamala Pemba Suman
     Tshering""",
     """Arulanantham Bandara Dissanayake Jayasuriya Kanagaratnam Nadarajah Perera Ratnayake Selvarajah
     Wickramasinghe Adhikari Bhattarai Gurung Limbu Shrestha Tamang Thapa"""),
    (50, """Abimbola Adebayo Amaka Babatunde Chinedu Damilola Ebere Funmilayo Hauwa Ifeoma Kehinde Nkechi Obinna
     Olamide Segun Titilayo Uche Yakubu Akosua Efua Kwabena Kojo Kwesi Afia""",
     """Abiola Adeleke Adeyemi Balogun Bankole Chukwu Danjuma Ekwueme Eze Fashola Ibekwe Igwe Lawal Nwachukwu Nwosu
     Odunsi Ogunleye Okeke Onyekachi Sanusi Uzor Acheampong Adjei Agyeman Ampofo Antwi Boakye Darko Frimpong Gyamfi
     Opoku Osei Owusu-Ansah Quaye"""),
    (25, """Abdi Abdirahman Hodan Ifrah Sagal Liban Warsame Abeba Dawit Selam Tesfaye Yohannes Wanjiru Achieng
     Otieno Tendai Tatenda Rudo Nyasha Thabo Sipho Lerato""",
     """Dirie Egal Gedi Guled Jama Nur Osman Bekele Gebremariam Haile Kidane Tekle Woldemichael Zewde Kamau Kariuki
     Mwangi Odhiambo Wafula Chikowore Dube Moyo Mutasa Ncube Mugisha Dlamini Khumalo Mokoena"""),
    (20, """Delroy Winston Leroy Marcia Errol Shanelle Tyrone Keisha Donovan Marlon Ianthe""",
     """Bogle Gayle Grannum Lashley Maynard Nembhard Pinnock Weekes Worrell Blackwood Brathwaite"""),
    (60, """Agnieszka Bartosz Beata Dariusz Elżbieta Grzegorz Halina Jarosław Kasia Katarzyna Krzysztof Łukasz Magda
     Małgorzata Mirosława Paweł Piotr Sławomir Wiesława Zbigniew""",
     """Adamczyk Bąk Dąbrowska Gołębiowski Jabłoński Kaczmarek Kowalczyk Król Lewandowska Maciejewski Mazur
     Nowakowska Olszewska Pietrzak Rutkowski Sikora Szczepański Wawrzyniak Wiśniewski Wójcik Zając Zielińska"""),
    (40, """Alin Andreea Bogdan Călin Costel Cristina Doina Florin Gheorghe Ioana Ionuț Mihaela Nicu Răzvan Ștefan
     Viorica Desislava Dragan Dimitar Ivaylo Jelena Milica Plamen Yordanka Zoran Besnik Arben Luljeta""",
     """Albu Bălan Ciobanu Constantinescu Dumitrescu Enache Florea Ghiță Lungu Munteanu Nistor Petrescu Rusu
     Ungureanu Angelova Berisha Dimitrov Gashi Hoxha Jovanović Krasniqi Marković Petkova Todorov"""),
    (25, """Aušra Giedrė Jurga Kęstutis Laima Mantas Rasa Rūta Vytautas Ilze Jānis Kārlis Jiří Květa Zdeněk Zuzana
     Ágnes Bence Gábor Ildikó László Zsófia Zsolt""",
     """Bērziņš Jankauskas Kazlauskienė Ozoliņa Stankevičius Vasiliauskaitė Žukauskas Kalniņš Dvořák Horváthová
     Novotná Procházka Svoboda Černý Kovács Nagy Szabó Tóth Farkas"""),
    (20, """Bohdan Dmytro Halyna Kateryna Lesya Mykola Oksana Oleksandr Svitlana Taras Vadim Yevhen Zoya""",
     """Bondarenko Hrytsenko Kravchuk Lysenko Marchenko Petrenko Tkachenko Kuznetsov Sokolova Haidamaka"""),
    (25, """Ahmet Ayşe Burak Çiğdem Emre Fatma Gülay Hüseyin Kemal Nurcan Özlem Şükran Tuğba Rojda Androulla
     Christos Despina Eleni Panayiotis Stavros Theodora Yiannis""",
     """Akgül Aydın Çelik Demir Güneş Kaplan Kılıç Öztürk Polat Şahin Yıldız Yılmaz Charalambous Christodoulou
     Georgiou Kyriacou Nicolaou Papadopoulos Savvides Zachariou"""),
    (35, """Alessandro Chiara Donatella Enzo Giulia Giuseppe Graziella Massimo Pasquale Afonso Beatriz Catarina
     Duarte Gonçalo Inês Joaquim Thiago Vânia Álvaro Begoña Encarna Íñigo Lourdes Ximena Yolanda""",
     """Bianchi Caruso Colombo D'Angelo De_Luca Esposito Moretti Ricci Zanetti Almeida Carvalho da_Conceição
     Ferreira Gouveia Magalhães Nascimento dos_Santos Teixeira Cifuentes García Gutiérrez Ibáñez Muñoz Núñez
     Villalobos de_la_Fuente"""),
    (25, """Amélie Benoît Corinne Guillaume Hélène Jean-Luc Solange Thérèse Dietmar Gisela Heinrich Jürgen Sabine
     Wolfgang Anneke Joost Marijke Wouter Astrid Bjørn Gunnar Håkan Kjell Solveig""",
     """Baptiste Chevalier Lefèvre Marchand Rousseau Baumgartner Hoffmann Kaufmann Müller Schröder Weiß Zimmermann
     de_Vries Hoekstra van_den_Berg van_Rensburg Bergström Gustafsson Lindqvist Nygård Rasmussen Sørensen Virtanen"""),
    (25, """Chun-Wai Hoi-Ling Ka-Yan Kwok-Keung Mei-Ling Siu-Fong Wai-Man Wing-Yee Jiahui Xiaoming Yifan Zhiwei
     Guoqiang Hương Minh Phương Thảo Tuấn Jhun Maricel Rowena Divina Eun-Ji Hye-Jin Seung-Ho Akiko Haruto Kenji
     Somchai""",
     """Chan Cheung Chow Fung Ho Kwan Lau Leung Ngai Szeto Tsang Yeung Yip Zhang Zhao Xu Bùi Đặng Đoàn Huỳnh Nguyễn
     Phạm Bautista Dela_Cruz Macaraeg Pangilinan Villanueva Baek Hwang Jeong Fujimoto Ishikawa Nakamura Watanabe
     Wongsawat"""),
    (30, """Abdelkader Amal Bassam Dalia Fadi Ghada Hisham Ibtisam Jamila Khaled Mounir Nour Omaima Rania Samir
     Wafaa Youssef Arezoo Babak Farhad Golnaz Kourosh Mahnaz Parisa Najibullah Zarghuna""",
     """al-Hamdani Al-Masri Abu_Bakr Aziz Bensaïd Boukhari El-Sayed Ghannam Haddad Jaber Khalil Mansour Nasser Qasim
     Saleh Zaki Ahmadzai Farrokhzad Ghorbani Hosseini Jafari Karimi Mohammadzadeh Noorzai Sadeghi"""),
    (12, """Avraham Chaya Dov Malka Mendel Rivka Shlomo Yehuda Zelda""",
     """Abramovitz Eisenberg Feldman Goldblatt Lieberman Perlmutter Rabinowitz Schwartzman Weinstock"""),
]
GROUPS = [(share, given.split(), family.split()) for share, given, family in ORIGINS]
SHARES = [share for share, _, _ in GROUPS]

# Names that are words or parts of others too: a note may hold them and mean nobody.
WORDS = set("""poppy ivy hazel heather penny sandy robin basil olive daisy summer ruby amber crystal victor max sue
nick lance wade drew carol bob rod cliff art earl pearl chase reg speed cable swift guest friend cash bond major
pike drake crane finch frost snow gale weeks noon ring stone gates pepper salt pickles best love rivers jo st john
de la da dos van den ab ap ul al el abu mary lou anne marie jean luc wai ka man ho min ling yan wing mei fong eun ji
hye jin yee ni o d""".split())


def name(rng):
    """A given and a family name: of one group mostly, and now and then a family name of two joined."""
    _, given, family = rng.choices(GROUPS, SHARES)[0]
    first = rng.choice(given)
    if rng.random() < 0.17:
        _, _, family = rng.choices(GROUPS, SHARES)[0]
    last = rng.choice(family)
    if rng.random() < 0.035 and last.isalpha():
        last += "-" + rng.choice(GROUPS[0][2])
    return first.replace("_", " "), last.replace("_", " ")


def counts():
    return tuple(len({word for group in GROUPS for word in group[which]}) for which in (1, 2))


def title(rng):
    return rng.choices(["Mr", "Mrs", "Ms", "Miss", "Dr", "Mx", "Mr.", "Mrs.", "Dr.", "Sgt", "Cllr", "Rev", "Prof",
                        "Fr"],
                       [380, 270, 130, 80, 50, 10, 20, 15, 10, 5, 10, 10, 8, 3])[0]


# --- where they live

STREETS = """Tannery Bellfounders Cordwainer Limekiln Pinfold Ashlar Brickfield Fuller's Glebe Hopfield Sluice
Tollgate Wheelwright Damson Medlar Quince Bilberry Teasel Yarrow Sorrel Bracken Curlew Lapwing Goldcrest Nuthatch
Wagtail Merlin Osprey Otter Badgers Foxglove Coltsfoot Celandine Hornbeam Larch Whitebeam Spindle Alder Hawksworth
Penhallow Tremayne Wyndham Carnarvon Salisbury Gladstone Disraeli Palmerston Mafeking Ladysmith Inkerman Sebastopol
Crimea Waterloo Agincourt Coronation Empress Regent Dukes Bishops Monks Canons Friars Lower_Mill Top_o'_th'_Hill
Old_Vicarage Upper_Glen Far_Croft St_Oswin's St_Ebba's Long_Acre Back_Sand Two_Ponds High_Beech Great_Western
Sir_Alaric Lady_Ethelind North_Drove Bus_Depot Cricketers""".split()
ENDINGS = SUFFIXES | {"Wharf": "Wharf", "Yard": "Yd", "Croft": "Croft", "Fold": "Fold", "Garth": "Garth",
                      "Loan": "Loan", "Quay": "Quay", "Meadows": "Mdws", "Crofts": "Crofts", "Boulevard": "Blvd",
                      "Gate": "Gate"}
COMMON_ENDINGS = ["Road", "Street", "Lane", "Close", "Avenue", "Drive", "Way", "Crescent"]
# Streets whose names take no ending.
WHOLE_STREETS = ["Heol Gwenith", "Ffordd yr Ysgol", "Maes Ceirch", "Lon Helyg", "The Staithes", "Cheapgate",
                 "The Larches", "Bryn Afal", "Sheepwash", "Nether Edge Bank", "Clos Meillion", "The Paddocks",
                 "Undercliffe", "Broomielaw Side"]
HOUSES = ["Larkfield", "Ivy Bank", "Dingle Dell", "The Old Smithy", "Tan y Bryn", "Sea Breeze", "Kirkside", "Owl Barn",
          "The Lodge", "Orchard End", "Tigh na Mara", "Pump Cottage", "Ferncliffe", "The Willows", "Chapel House",
          "Wits End"]
TOWNS = """Kettering Nuneaton Dunfermline Llandudno Omagh Accrington Grantham Workington Bideford Cromer Thetford
Andover Crewe Redcar Whitby Ludlow Brecon Aberdare Pontypridd Greenock Motherwell Kirkcaldy Elgin Coleraine Larne
Dungannon Tamworth Rugeley Dudley Oldham Rochdale Widnes Southport Morecambe Penrith Hexham Gateshead Consett
Scunthorpe Louth Skegness Worksop Ilkeston Daventry Banbury Didcot Newbury Basingstoke Gosport Bognor Hastings
Margate Gravesend Dartford Barnet Enfield Hounslow Sutton Tilbury Clacton Braintree Wisbech Yeovil Frome Minehead
Paignton Camborne Redruth Bodmin Tewkesbury Malvern Leominster""".split()
TOWNS += ["Milton Keynes", "Market Rasen", "Leighton Buzzard", "Merthyr Tydfil", "East Kilbride", "Great Yarmouth",
          "Canvey Island"]


def street(rng, _choose):
    """House, street and, where it has one, its ending."""
    which = rng.random()
    number = str(rng.choices([rng.randint(1, 60), rng.randint(61, 240), rng.randint(241, 999)], [6, 3, 1])[0])
    if which < 0.07:
        house = rng.choice(HOUSES) + ","
    elif which < 0.1:
        house = f"{rng.randint(0, 3)}/{rng.randint(1, 4)}, {number}"
    else:
        house = rng.choice([number] * 10 + [number + rng.choice("abcAB"), f"Flat {rng.randint(1, 60)}, {number}",
                                            f"Flat {rng.choice('ABCDE')}, {number}",
                                            f"Apartment {rng.randint(1, 90)}, {number}",
                                            f"Unit {rng.randint(1, 30)}, {number}",
                                            f"Plot {rng.randint(1, 120)}, {number}"])
    if rng.random() < 0.07:
        return house, rng.choice(WHOLE_STREETS)
    ending = rng.choice(COMMON_ENDINGS if rng.random() < 0.75 else list(ENDINGS))
    return house, rng.choice(STREETS).replace("_", " "), ending


def spelt_street(rng, parts):
    house, *rest = parts
    if len(rest) == 2 and rng.random() < 0.3:
        rest[1] = ENDINGS[rest[1]]
    if house[-1].isdigit() and rng.random() < 0.1:
        house += ","
    if house.startswith("Apartment") and rng.random() < 0.4:
        house = house.replace("Apartment", "Apt")
    return " ".join([house, *rest])


# --- what they are known by elsewhere

HOSTS = ["example.com", "example.org", "example.net", "fastmail.example", "talkpost.example", "freenet.example",
         "bluesky.example.net", "mymail.example.org", "plus.example.com", "students.example.org", "nhs.example",
         "parish.example.org", "btopen.example"]
HANDLES = """bluebadger tea4two rovers gran2six muddyboots vanlife moonraker pigeonfancier allotment dj-flux
snookerking curlywurly bargehand northernsoul wildswim cakequeen""".split()


def _plain(*names):
    return ["".join(c for c in fold(one).lower() if c.isascii() and c.isalnum()) for one in names]


def mail(rng, first, last):
    """An address at home, one made up for the purpose, or one at a place of work."""
    a, b = _plain(first, last)
    year = str(rng.randint(52, 99))
    box = rng.choices([f"{a}.{b}", f"{a}{b}", f"{a[0]}.{b}", f"{a}_{b}", f"{b}{a[0]}", f"{a}{year}", f"{a}.{b}{year}",
                       f"{b}.family", f"{rng.choice(HANDLES)}{year}", f"the{b}s", f"{a[0]}{b}.{digits(rng, 3)}",
                       f"{a}-{b}", f"office.{a}"],
                      [18, 14, 12, 6, 6, 8, 8, 5, 8, 3, 5, 4, 3])[0]
    host = rng.choice(HOSTS) if rng.random() < 0.8 else rng.choice([f"{b}.example", f"{b}-flooring.example",
                                                                    f"{b}group.example.com"])
    return f"{box}@{host}"


def user_name(rng, first, last):
    a, b = _plain(first, last)
    return rng.choice([a[0] + b, a[0] + b, f"{a}.{b}", f"{b}{a[0]}", f"{a}_{b[0]}", f"{a[:3]}{b[:3]}{digits(rng, 2)}",
                       f"{a}{digits(rng, 4)}", f"{rng.choice(HANDLES)}{digits(rng, 2)}", f"u{digits(rng, 6)}",
                       f"ENG{digits(rng, 4)}", f"{b}-home", f"x-{a[0]}{b}", f"{a}.{b}.adm",
                       f"{b}{rng.randint(1950, 2009)}"])


def host_name(rng, last):
    b = "".join(c for c in fold(last) if c.isascii() and c.isalnum())
    return rng.choice([f"{b.upper()}-SURFACE", f"{b}s-MacBook-Air", f"{b}s-iPhone",
                       f"DESKTOP-{letters(rng, 4)}{digits(rng, 3)}", f"WS-{b.upper()[:6]}-{digits(rng, 2)}",
                       f"{b.lower()}-nas", f"TILL-{b.upper()}", f"PC-{b.capitalize()}01"])


NOUNS = """gravy otter anvil teacake lantern puffin custard zeppelin walrus pebble trombone marrow thimble spaniel
kipper bramble sprocket gazebo cobweb hammock""".split()


def password(rng):
    one, two, three = rng.sample(NOUNS, 3)
    return rng.choice([
        f"{one}-{two}-{three}", f"{one.capitalize()}{two.capitalize()}{digits(rng, 2)}", f"{one}{digits(rng, 2)}",
        one.capitalize(),
        f"{one.upper()}{digits(rng, 4)}", f"{one.capitalize()}.{digits(rng, 4)}!",
        f"{one[:3]}{digits(rng, 3)}{two[:3].upper()}",
        f"{one.replace('a', '4').replace('e', '3').replace('o', '0')}_{two}", f"Winter20{rng.randint(18, 26)}?",
        f"Welcome{digits(rng, 2)}!",
        letters(rng, 10, "abcdef0123456789"), letters(rng, 12, "ABCDEFGHJKMNPQRSTVWXYZ23456789"),
        f"{letters(rng, 4, 'abcdefgh')}%{digits(rng, 3)}",
        f"{digits(rng, 2)}{one}{digits(rng, 2)}{two.upper()}", f"!{one}${digits(rng, 3)}",
        f"{letters(rng, 5)}-{letters(rng, 5)}-{digits(rng, 5)}",
        f"qwerty{digits(rng, 3)}", f"iLove{one.capitalize()}s", f"{one}/{two}"])


UNITS = "zero one two three four five six seven eight nine".split()


def said_phone(rng, number):
    """A mobile number as it is read out to a machine or written down as it was heard."""
    end = " ".join(UNITS[int(c)] for c in number[2])
    spaced = " ".join("".join(number))
    return rng.choice([f"oh seven seven hundred nine hundred {end}",
                       f"zero double seven double zero nine double zero {end}",
                       f"oh seven seven oh oh nine oh oh {end}", f"oh double seven hundred nine hundred {end}", spaced,
                       f"{number[0][:3]} {number[0][3:]}{number[1][0]} {number[1][1:]} {number[2]}"])


# --- what only looks like them

# Without vowels a code spells nobody's name.
CODE = "BCDFGHJKLMNPRSTVWXZ"
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Weds Thurs Fri Sat".split()
FIRMS = ["Ogden & Rudge Solicitors", "Petra's Nail Bar", "Beaumont Court Care Home", "St Cuthbert's Primary",
         "The Duke of Rutland", "Marlowe Joinery Ltd", "Hartley Windows", "Santos Coffee House", "Kaur's Cash & Carry",
         "Cromwell Tools", "Lawrence of Arabica", "Jasmine Garden", "Dorothy Perkins Road Dental Surgery",
         "Bluebell Nursery", "Northumbrian Pallets Ltd", "Taj Mahal Takeaway", "Bernie's Butchers", "Golden Dragon",
         "MacKay Freight", "Elliot Wolfe LLP", "Penny Lane Motors", "Unity Housing Association", "Sunrise Solar Ltd",
         "A1 Skip Hire", "Prince Regent Hotel", "Rosie Lee Tea Rooms", "Wm Fordyce & Co", "Saint Bride's Hospice",
         "Whitelaw Chartered Surveyors", "JK Autos", "Christie's Carpets", "Adams Family Bakery", "Peacock Print",
         "Frankie & Lola's Diner"]
SUPPLIERS = ["Openreach", "BT Wholesale", "TalkTalk Business", "Gamma", "CityFibre", "Virgin Media Business", "Zen",
             "Daisy", "KCOM", "Colt", "Vodafone", "Three", "Giacom", "Neos", "Amber wholesale", "Sky Business", "Jola",
             "Hyperoptic"]
MODELS = ["Draytek 2763ac", "Zyxel VMG8825-T50", "Yealink W73P", "T33G", "Fanvil X4U", "Grandstream HT802",
          "Poly VVX 250", "TP-Link VX230v", "eero 6+", "Meraki MX64", "FortiGate 40F", "Unifi U6-Lite",
          "Huawei B535-232", "Snom D785", "Mitel 6867i", "Smart Hub 3", "Nokia G-010G-R", "ADTRAN SDX 611Q",
          "Cisco SG350-28P", "NetGear MR1100", "Gigaset N870", "Panasonic KX-NS700"]
PRODUCTS = ["SOGEA 80/20", "FTTP 550/75", "FTTP 1000/115", "GEA-FTTC", "SoADSL", "ISDN30e", "SIP trunk x10",
            "EAD LA 100/1000", "G.Fast 330", "Hosted Voice Pro", "Wholesale Line Rental", "SIM-only 25GB",
            "Data SIM 100GB", "Teams Direct Routing", "M365 Business Basic", "Call Recording 90d", "Care Level 4",
            "Digital Voice", "Fixed IP /29", "4G failover"]
TARIFFS = ["Evergreen 36", "Ruby 500", "Solo 12", "Freedom Jan24", "Amber Unlimited", "Friends Talk 20", "Rio XL",
           "Basil Saver", "Flex 30 day", "August Offer", "Max 150", "Silver Surfer 10", "Business Victor 2"]
PLACES = """Kilmarnock Barnsley Hartlepool Loughborough Falmouth Dundee Aberystwyth Ballymena Stockton Guildford
Maidstone Stevenage Exmouth Telford Halifax Keighley Burnley Chorley Matlock Buxton Fleetwood Kidderminster Spalding
Stamford Bicester Swindon Shrewsbury Rhyl Inverness Peterhead Enniskillen Warrington""".split()
PLACES += ["Bishop's Stortford", "Ashton under Lyne", "Newton Abbot", "Wootton Bassett", "Sutton Coldfield",
           "Ellesmere Port", "Tunbridge Wells"]
STORMS = ["Storm Babet", "Storm Isha", "Storm Arwen", "Storm Gerrit", "Storm Darragh", "Storm Bram", "Storm Floris"]
BANKS = ["Barclays", "Lloyds", "NatWest", "Santander", "Monzo", "Starling", "HSBC", "Nationwide", "TSB", "Clydesdale"]
NAMES = {word for group in GROUPS for which in (1, 2) for one in group[which]
         for word in re.findall(r"[^\W_]+", fold(one.replace("_", " ")).lower()) if len(word) > 1} - WORDS
NOBODY = re.compile("|".join(re.escape(fold(text)) for text in FIRMS + SUPPLIERS + STORMS + PLACES), re.IGNORECASE)


def stray_names(text):
    """The names in what nobody labelled, but for those that are words and those of firms, places and storms."""
    return sorted(NAMES & set(re.findall(r"[^\W_]+", NOBODY.sub(" ", fold(text)).lower())))


def one_of(items):
    return lambda rng: rng.choice(items)


def _date(rng):
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2021, 2027)
    month = MONTHS[m - 1]
    return rng.choice([f"{d:02d}/{m:02d}/{y}", f"{d}/{m}/{y % 100}", f"{d:02d}/{m:02d}", f"{d} {month}",
                       f"{d} {month[:3]} {y}", f"{month} {y}", f"{y}-{m:02d}-{d:02d}", f"{d:02d}-{m:02d}-{y % 100}",
                       f"{d:02d}.{m:02d}.{y % 100}", f"{d}{month[:3].lower()}", f"{month[:3]} {d}",
                       f"{d:02d}{m:02d}{y % 100}"])


def _time(rng):
    h, m = rng.randint(8, 19), rng.randint(0, 59)
    return rng.choice([f"{h:02d}:{m:02d}", f"{h:02d}:{m:02d}", f"{h % 12 or 12}.{m:02d}{'am' if h < 12 else 'pm'}",
                       f"{h % 12 or 12}{'am' if h < 12 else 'pm'}", f"{h:02d}{m:02d}hrs",
                       f"{h:02d}:{m:02d}:{rng.randint(0, 59):02d}"])


def _price(rng):
    whole = rng.randint(1, 640)
    return rng.choice([f"£{whole}.{rng.randint(0, 99):02d}", f"£{whole}.{rng.randint(0, 99):02d}", f"£{whole}",
                       f"{whole}.{rng.randint(0, 99):02d}", f"{whole} quid",
                       f"£{rng.randint(1, 9)},{digits(rng, 3)}.{digits(rng, 2)}", f"£{whole}+VAT",
                       f"{rng.randint(10, 99)}p"])


def _order(rng):
    return rng.choice([f"1-{digits(rng, 12)}", f"OR{digits(rng, 9)}", digits(rng, 8), f"PO {digits(rng, 5)}",
                       f"SO-{digits(rng, 6)}", f"JOB{digits(rng, 7)}", f"WEB/{digits(rng, 6)}/{letters(rng, 1, CODE)}",
                       f"500{digits(rng, 7)}"])


def _ticket(rng):
    return rng.choice([f"INC{digits(rng, 7)}", f"#{digits(rng, 5)}", f"T-{digits(rng, 6)}", f"SR {digits(rng, 8)}",
                       f"HD{digits(rng, 5)}", f"ZD-{digits(rng, 6)}", f"JIRA NET-{digits(rng, 4)}", digits(rng, 7)])


def _invoice(rng):
    return rng.choice([f"INV-{digits(rng, 5)}", f"SI{digits(rng, 6)}", f"{digits(rng, 8)}", f"CN{digits(rng, 5)}",
                       f"2026/{digits(rng, 4)}"])


def _serial(rng):
    return rng.choice([f"{letters(rng, 2, CODE)}{digits(rng, 8)}", f"48575443{letters(rng, 8, '0123456789ABCDEF')}",
                       f"S{digits(rng, 3)}V{digits(rng, 9)}",
                       f"{letters(rng, 4, CODE)}{letters(rng, 8, '0123456789ABCDEF')}",
                       f"G-{digits(rng, 6)}-{letters(rng, 2, CODE)}"])


def _line_id(rng):
    return rng.choice([f"BBEU{digits(rng, 8)}", f"ONEA{digits(rng, 8)}", f"FTIP{digits(rng, 9)}",
                       f"A000{digits(rng, 8)}", f"CBUK{digits(rng, 8)}", f"OGHP{digits(rng, 8)}",
                       f"LBR-{digits(rng, 3)}-{digits(rng, 4)}"])


def _hex(count):
    return lambda rng: letters(rng, count, "0123456789abcdef")


def _uuid(rng):
    return "-".join(_hex(count)(rng) for count in (8, 4, 4, 4, 12))


def _version(rng):
    a, b, c, d = (rng.randint(0, 30) for _ in range(4))
    return rng.choice([f"v{a}.{b}", f"{a}.{b}.{c}", f"{a}.{b}.{c}.{d}", f"{a}.{b}.{c}-r{d}", f"V{a}.{b}(ABMW.{c})C0",
                       f"rel {a}.{b}.{c}.{d}"])


DECOYS = {
    "DATE": _date, "TIME": _time, "PRICE": _price, "ORDER": _order, "TICKET": _ticket, "INVOICE": _invoice,
    "SERIAL": _serial,
    "LINEID": _line_id, "HASH": _hex(12), "SHA": _hex(40), "UUID": _uuid, "VERSION": _version,
    "DAY": one_of(DAYS), "MONTH": one_of(MONTHS + ["May", "June", "April", "August"]), "FIRM": one_of(FIRMS),
    "SUPPLIER": one_of(SUPPLIERS),
    "MODEL": one_of(MODELS), "PRODUCT": one_of(PRODUCTS), "TARIFF": one_of(TARIFFS), "PLACE": one_of(PLACES),
    "STORM": one_of(STORMS),
    "BANK": one_of(BANKS),
    "N": lambda rng: str(rng.choices([rng.randint(2, 12), rng.randint(13, 99)], [3, 1])[0]),
    "MANY": lambda rng: str(rng.choice([rng.randint(100, 999), rng.randint(1000, 99999)])),
    "PCT": lambda rng: rng.choice([f"{rng.randint(1, 99)}%", f"{rng.randint(1, 30)}.{rng.randint(0, 9)} %"]),
    "SPEED": lambda rng: rng.choice([f"{rng.randint(2, 900)}Mb", f"{rng.randint(20, 900)}/{rng.randint(2, 115)}",
                                     f"{rng.randint(2, 80)}.{rng.randint(0, 9)} Mbps", f"{rng.randint(100, 999)}kbps"]),
    "DB": lambda rng: (f"{rng.choice(['', '-'])}{rng.randint(1, 60)}.{rng.randint(0, 9)}"
                       + rng.choice(["dB", " dBm", " db"])),
    "ERROR": one_of(["err 691", "error 0x8024402C", "SIP 486", "403 Forbidden", "408", "503 Service Unavailable",
                     "Q850;cause=31", "code 12063", "ERR_NAME_NOT_RESOLVED", "E-1107", "rejection code 44", "LOS red",
                     "EPONFAULT 7", "errno 110", "0xC0000234", "D-1015"]),
    "LAN": lambda rng: rng.choice([f"192.168.{rng.randint(0, 20)}.{rng.randint(1, 254)}",
                                   f"10.{rng.randint(0, 99)}.{rng.randint(0, 99)}.{rng.randint(1, 254)}",
                                   "192.168.1.254", f"172.16.{rng.randint(0, 9)}.{rng.randint(1, 99)}"]),
    "DNS": one_of(["8.8.8.8", "1.1.1.1", "9.9.9.9", "8.8.4.4"]),
    "CAB": lambda rng: rng.choice([f"Cab {rng.randint(1, 140)}", f"PCP {rng.randint(1, 99):03d}",
                                   f"DP {rng.randint(100, 2400)}", f"CBT {rng.randint(1, 60)}/{rng.randint(1, 12)}"]),
    "EXCHANGE": one_of(["WMTAM", "LSHAS", "SSFRO", "NSELG", "MYHAX", "EMILK", "LCPEN", "SWBRC", "Nelson Street ATE",
                        "St Judes TE", "Grantham TE"]),
    "UPRN": lambda rng: f"100{digits(rng, 9)}",
    "EAN": lambda rng: f"50{digits(rng, 11)}",
    "SKU": lambda rng: rng.choice([f"{letters(rng, 3, CODE)}-{digits(rng, 4)}-{letters(rng, 2, CODE)}",
                                   f"{digits(rng, 6)}",
                                   f"{letters(rng, 2, CODE)}{digits(rng, 2)} {letters(rng, 3, CODE)}{digits(rng, 1)}"]),
    "SHORT": one_of(["1471", "1475", "7726", "154", "65075", "PAC to 65075", "INFO to 85075", "*21#", "1572", "1707",
                     "*#06#", "101"]),
    "SERVER": one_of(["SRV-DC01", "pbx-prod-2", "lns3.lon", "radius-b", "svc_backup", "mailgw01", "VM-ESX-07",
                      "ftp-billing", "noreply"]),
    "CUPID": lambda rng: rng.choice([f"CUPID {digits(rng, 3)}", f"RID {letters(rng, 3, CODE)}",
                                     f"DUNS {digits(rng, 2)}", f"NNI-{digits(rng, 3)}"]),
    "YEAR": lambda rng: str(rng.randint(1998, 2027)),
    "NTH": one_of(["1st", "5th", "14th", "21st", "28th", "last"]),
    "WEEK": lambda rng: f"wk{rng.randint(1, 52):02d}",
}
