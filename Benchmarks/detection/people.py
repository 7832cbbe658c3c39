"""Names of made-up people: given and family names of many origins, written down for this file.

A person takes both names from one origin three times in four. Which half a name belongs to, `tuning` or `held-out`,
is a bit of its SHA-256: no seed moves it, and adding a name moves no other. The third set, `fresh`, has its names in fresh.py, and a fourth, `later`, in later.py.
"""
import hashlib

import fresh
import later

ORIGINS = {
    "english": (9, """
        James Oliver Harriet Thomas Charlotte Amelia George Edward Henry Lucy Emily Sophie Daniel Matthew Andrew Paul
        Susan Margaret Karen Linda Julie Tracey Sharon Kevin Gary Stephen Simon Nigel Trevor Derek Barbara Jean Doreen
        Beryl Maureen Keith Roy Stanley Arthur Albert Alfie Archie Poppy Freya Isla Ellie Chloe Jack Harry Joshua
        Samuel Benjamin Rebecca Hannah Laura Victoria Elizabeth Anne Jane Catherine Jo Jon Phil Steve Dave Gareth-James
        Mary-Ann Anne-Marie Gwendoline Ethel Cuthbert Peregrine Tamsin Jocasta Rupert Crispin
        """, """
        Smith Jones Taylor Wilson Johnson Davies Robinson Wright Thompson Evans Roberts Walker Hughes Edwards Harrison
        Jackson Clarke Turner Cooper Ward Morris Moore Lee Watson Allen Mitchell Adams Phillips Richardson Collins
        Bennett Chapman Ellis Wilkinson Mills Rogers Matthews Holmes Palmer Fisher Barker Dixon Harvey Pearson Gibson
        Andrews Elliott Pearce Bradley Atkinson Ashworth Hargreaves Ramsbottom Sidebotham Featherstone Winterbottom
        Blenkinsop Postlethwaite Entwistle Higginbotham Cholmondeley Smith-Jones Parker-Bowes Hart-Davies
        Fitzwilliam Carruthers Oldroyd Birtwistle Thistlethwaite Trelawney Penhaligon Pettigrew
        """),
    "words": (3, """
        Mark Will Rose Grace Hope Bill May April June Dawn Joy Faith Penny Sue Pat Rob Jack Frank Grant Drew Rich Gene
        Summer Ivy Olive Violet Lily Heather Hazel Iris Daisy Jasmine Ginger Ruby Pearl Amber Crystal Norm Chip Guy Art
        Miles Chase Bob Dean Pierce Sandy Sonny Skip Star Storm River Sky Gale Robin Jay Christian Earl Duke
        """, """
        King Banks Price Young Baker Hall Day Field Lane Street Long Short Brown Green Black White Gray Cook Bishop
        Knight Hill Wood Woods Ford Page Rice Bush Pope Love Best Cross Marsh Stone Rivers Waters Brook Church Castle
        Bridge Park Parks Fox Wolf Swan Bird Fish Lamb Bull Carpenter Mason Shepherd Porter Butler Cash Bond Sharp Blunt
        Strong Swift Winter Summers Snow Frost Gale Monday Noble Read Chance Speed Light Bright Power Major Sergeant
        """),
    "irish": (2, """
        Aoife Niamh Siobhán Saoirse Caoimhe Róisín Gráinne Sinéad Orla Ciara Pádraig Seán Cormac Declan Eoin Oisín
        Fionn Diarmuid Ruairí Conor Brendan Colm Tadhg Donncha
        """, """
        O'Brien O'Neill O'Sullivan O'Shea O'Donoghue Murphy Kelly Byrne Ryan Doyle McCarthy Gallagher Doherty Brennan
        Ní_Dhomhnaill Ó_Ceallaigh Mac_Giolla McGuinness Fitzgerald Kavanagh Geraghty MacNamara D'Arcy O’Reilly
        """),
    "scottish": (1, """
        Hamish Callum Ewan Fergus Angus Iain Eilidh Mhairi Catriona Morag Isobel Kirsty Alasdair Struan Ailsa Senga
        """, """
        McDonald MacLeod McGregor Campbell Stewart Fraser Buchanan Urquhart Colquhoun Mackintosh Menzies Dalziel
        Sutherland McIlwraith Auchterlonie Farquharson
        """),
    "welsh": (1, """
        Rhys Dylan Gethin Emyr Ieuan Llewellyn Owain Cerys Angharad Bronwen Myfanwy Siân Eirlys Nerys Tegan Gwenllian
        Dafydd Geraint
        """, """
        Llewelyn Prosser Gwynne ap_Rhys ap_Gwilym Bevan Cadwallader Maddocks Pritchard Probert Penry Vaughan Griffiths
        Gruffydd
        """),
    "south-asian": (4, """
        Priya Anjali Deepak Rajesh Sanjay Sunita Meera Arjun Rohan Kavita Harpreet Gurpreet Manjit Jaswinder Balwinder
        Simran Parminder Amandeep Imran Nasreen Shabana Tariq Bilal Saima Rukhsana Farooq Tahir Nusrat Shazia Mohammed
        Muhammad Md Rahima Abdur Kamrul Nadia Thilini Chaminda Suresh Venkatesh Lakshmi Sivakumar
        """, """
        Patel Shah Desai Mehta Sharma Gupta Agarwal Iyer Subramaniam Chakraborty Banerjee Mukherjee Singh Kaur Gill
        Sandhu Dhaliwal Khan Hussain Ahmed Ali Mahmood Malik Qureshi Chaudhry Begum Miah Uddin Rahman Choudhury
        Perera Jayawardena Wickramasinghe Thapa Gurung Sivanesan
        """),
    "african": (3, """
        Chukwuemeka Ngozi Oluwaseun Adaeze Folasade Babatunde Ifeoma Temitope Kwame Kofi Ama Abena Yaw Thabo Sipho
        Nomvula Tendai Rudo Wanjiku Kamau Achieng Abebe Tigist Fatoumata Mamadou N'Golo Aminata Makena
        """, """
        Okafor Adeyemi Okonkwo Eze Nwosu Obi Balogun Afolabi Mensah Owusu Boateng Asante Appiah Nkrumah Dlamini Ndlovu
        Moyo Chikwanha Mwangi Odhiambo Kipchoge Tesfaye Bekele Diallo Traoré N'Diaye Keita Osei-Bonsu
        """),
    "caribbean": (2, """
        Delroy Winston Leroy Desmond Clive Errol Marcia Beverley Shanice Tyrone Jermaine Kadeem Latoya Cleopatra Aaliyah
        Rohan Venetia
        """, """
        Campbell-Reid Grant Powell Braithwaite Ramsaran Persaud Cumberbatch Blackwood Goulbourne Daley Lindo Bogle
        Holness Weekes Greenidge Maragh
        """),
    "polish": (3, """
        Agnieszka Katarzyna Małgorzata Zbigniew Krzysztof Wojciech Grzegorz Piotr Paweł Łukasz Michał Kasia Zofia
        Bartosz Jerzy Stanisław Bożena Jadwiga Tomasz Żaneta
        """, """
        Kowalski Kowalska Nowak Wiśniewski Wójcik Zieliński Szymańska Woźniak Dąbrowski Kozłowska Jabłoński Krawczyk
        Piotrowska Grabowski Pawłowski Szczepański Błaszczykowski Świątek
        """),
    "romanian": (2, """
        Ionuț Ștefan Andrei Mihai Gheorghe Florin Ioana Elena Mihaela Roxana Răzvan Cătălin Bogdan Ileana
        """, """
        Popescu Ionescu Popa Dumitru Stoica Gheorghiu Munteanu Constantinescu Ciobanu Țăranu Bălan Drăgoi Ungureanu
        """),
    "chinese": (2, """
        Wei Xiaoming Jing Li Mei Ling Yan Hui Xiu Jun Zhiqiang Ka-Wai Siu-Ming Wing-Yee Hoi Yuk-Lan Xinyi
        """, """
        Wong Chan Cheung Leung Zhang Wang Liu Chen Huang Zhao Xu Zhou Ng Lau Tsang Kwok Ouyang Szeto Tan Teo
        """),
    "arabic": (2, """
        Ahmad Omar Yusuf Khalid Hassan Ibrahim Layla Zainab Aisha Fatima Huda Mariam Abdullah Abdul-Rahman Hamza Noura
        Salah Yasmin Rania
        """, """
        al-Hassan Al-Masri El-Sayed Haddad Khoury Nasser Mansour bin_Rashid bint_Saleh Abu_Bakr Hamdan Aziz
        Abdelrahman Benali Boukhari Zaki ben_Youssef
        """),
    "turkish": (1, """
        Mehmet Ayşe Mustafa Emine Hüseyin Özlem Çağla İbrahim Gülşen Serkan Burak Elif
        """, """
        Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç
        """),
    "italian": (2, """
        Giuseppe Francesca Giulia Alessandro Lorenzo Chiara Matteo Paola Luca Nicolò Concetta Salvatore Donatella
        """, """
        Rossi Russo Ferrari Esposito Bianchi Romano Colombo De_Luca Di_Stefano D'Angelo Lombardi Moretti Barbieri
        Dell'Acqua Santoro Pellegrino
        """),
    "greek": (1, """
        Georgios Dimitrios Eleni Konstantinos Vasiliki Panagiotis Stavros Despina Athanasia Kyriakos Theodora
        """, """
        Papadopoulos Papageorgiou Georgiou Christodoulou Ioannou Demetriou Constantinou Nikolaidis Hadjigeorgiou
        Vlachos Karamanlis
        """),
    "nordic": (1, """
        Bjørn Søren Astrid Ingrid Åsa Jürgen Lars Mikkel Sigrún Þórdís Eero Väinö Linnea Torbjörn
        """, """
        Hansen Jørgensen Sørensen Lindström Åkesson Guðmundsdóttir Virtanen Korhonen Bergström Nygård Kjær Ødegaard
        Björnsson
        """),
    "iberian": (2, """
        José María João Inês Javier Begoña Iñigo Conceição Manuel Rocío Tiago Beatriz Luís Nuño
        """, """
        García Fernández Rodríguez Muñoz Peña da_Silva dos_Santos de_Souza de_la_Cruz Oliveira Gonçalves Ferreira
        Etxeberria Núñez Pereira
        """),
    "european": (2, """
        Anneliese Käthe Wolfgang Günther Jacques François Élodie Amélie Benoît Pieter Willem Saskia Zsófia György László
        Jiří Tomáš Vladimír Olena Oksana Volodymyr Svitlana Nadezhda Živilė Jānis Ilze Arben Blerim
        """, """
        Müller Schäfer Weiß Größmann Lefèvre Dubois Beauchêne van_der_Berg van_Dijk de_Vries von_Trapp Nagy Szabó
        Dvořák Novotný Shevchenko Kovalenko Bondarenko Ivanova Petrauskas Kazlauskienė Bērziņš Hoxha Krasniqi
        """),
    "other": (1, """
        Nguyen-Anh Thanh Minh Hiroshi Yuki Keiko Soo-Jin Min-Jun Siti Nurul Leilani Tāne Ariana Malakai
        """, """
        Nguyen Tran Pham Tanaka Watanabe Kim Park-Lee Jeong Santos-Cruz Reyes Tui Fa'aoso Kahananui Binti_Osman
        """),
    # Made by nobody's parents: no list of names has them.
    "unlisted": (2, """
        Zyvanna Brellick Tharwen Quillory Maevrin Oswinna Jendrith Corvalyn Ysolwen Drustane Ketharin Belvora Wyndrick
        Orlissa Fennimar Jacquorin Thessaly-Rue Vornaleigh Ebrinda Pellador
        """, """
        Threllam Quibbrook Vantorley Osgathorn Drewsley-Pym Wexmarren Korrobane Blythercott Zanderwick Ulverscombe
        Hathermont Pryddock Squelby Trendlesham Jorraway Mivvercote Ganterly Skellorne Yarrowick Pobblestone
        """),
}

TITLES = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Rev", "Cllr", "Mr.", "Mrs.", "Dr."]

PARTICLES = {"van", "der", "de", "la", "da", "dos", "di", "bin", "bint", "binti", "ben", "ap", "abu", "al", "el", "von",
             "ní", "mac", "ó"}


def half_of(kind, text):
    """Which half something belongs to: a bit of its digest."""
    return "held-out" if hashlib.sha256(f"{kind}:{text}".encode()).digest()[0] & 1 else "tuning"


def _lists(origins, half_for):
    weights, given, family = [], {}, {}
    for origin, (weight, firsts, lasts) in origins.items():
        weights.append((origin, weight))
        for table, kind, words in ((given, "given", firsts), (family, "family", lasts)):
            for word in words.split():
                name = word.replace("_", " ")
                table.setdefault((origin, half_for(kind, name)), []).append(name)
    return weights, given, family


_HALVES = _lists(ORIGINS, half_of)
_OWN = {half: _lists(module.ORIGINS, lambda kind, name, half=half: half) for half, module in (("fresh", fresh), ("later", later))}


def name(rng, half):
    """A given and a family name of one half, or of a set of its own."""
    lists, given, family = _OWN.get(half, _HALVES)
    origins, weights = zip(*lists)
    first = rng.choices(origins, weights)[0]
    last = first if rng.random() < 0.75 else rng.choices(origins, weights)[0]
    return rng.choice(given[first, half]), rng.choice(family[last, half])


def counts(half):
    """How many different given and family names there are."""
    _, given, family = _OWN.get(half, _HALVES)
    return len({n for names in given.values() for n in names}), len({n for names in family.values() for n in names})


def words():
    """The names that are ordinary words too, in lower case."""
    lists = [part for origins in (ORIGINS, fresh.ORIGINS, later.ORIGINS) for part in origins["words"][1:]]
    return {word.lower() for part in lists for word in part.split()}
