import TestSupport
import Testing

@testable import Detection

@Suite("PersonNames")
struct PersonNamesTests {
    /// Names are in brackets. Lines that end with `~` are in doubt: something is found there, with any confidence.
    static let lines = """
        Mr [Smith] called about his bill
        mr [smith] called
        MR [SMITH] CALLED
        Mrs. [Thistlethwaite] rang again
        Ms [Zoë Fairweather-Ng] emailed
        Miss [A Begum] wants a refund
        Dr [Young] is away
        Prof [Adeyemi] asked for a quote
        Sir [Alan] phoned
        Rev [Tunnicliffe] would like paper bills
        Cllr [Okonkwo] complained
        Spoke to Mr [John Smith] today
        Called Mrs [Okonkwo-Brown] back
        spoke to mr and mrs [patel]
        Mr & Mrs [Baker] moved
        Mr and Mrs [Baker] moved
        mrs [khan] has no dial tone
        Mrs [de Souza] rang
        Mr [van der Merwe] rang
        mr [al-hassan] called
        Mr [O'Brien] called
        Mr [McDonald] called
        MR [O'NEILL] HAS NO LINE
        Spoke to [Sarah Jones] re billing
        spoke to [sarah jones] re billing
        SPOKE TO [SARAH JONES] RE BILLING
        Spoke with [Kwabena Owusu-Ansah] today
        spoke with [kwabena] today
        spoken to [zainab] about it
        Speaking to [Bronwen]
        Chatted to [Wojciech] at noon
        Talked to [Aoife] in retentions
        Spoke again to [Declan]
        Passed the call to [Niamh]
        Transferred to [Declan]
        Escalated to [Rashid Mahmood]
        Assigned to [Yetunde]
        Left message with [Zanthe]
        Call from [Xiomara]
        call from [hannah]
        Email from [Ewa Kowalczyk]
        VM from [Gareth]
        [Sarah] called to complain
        [sarah] called to complain
        [SARAH] CALLED TO COMPLAIN
        [Mark] called and asked for a refund
        [Grace] says the hub is broken
        [Kwabena] phoned at noon
        [Zanthe] advised that the line is down
        [Smith-Jones] confirmed by email
        [Nguyen] emailed us
        [Priya] wants a callback
        [wojciech] rang again
        customer [Grace] is upset
        customer [sarah jones] called
        Engineer [MacKenzie] attended
        engineer [dave] attended
        agent: [Priya]
        Agent [Kevin] said so
        caller [Xiomara Quintanilla] wants a callback
        His wife [Zanthe] says no
        her husband [David] will be in
        his son, [Callum], uses the line
        partner ([Siobhan]) is on the account
        The manager [Ifeoma Eze] approved it
        account holder [Rhys Pritchard]
        customer name: [zbigniew wozniak]
        Customer Name: [Oluwaseun Adeyemi]
        Name: [Ngozi]
        name is [tunde bakare]
        My name is [Blessing Okafor]
        full name - [Piotr Nowak]
        surname: [Featherstonehaugh]
        contact [Helen] on site
        contact name [Bogdan Popescu]
        Attn: [Mariam Yusuf]
        attn [Lars Johansson]
        FAO [Giulia Rossi]
        For the attention of [Mehmet Yilmaz]
        on behalf of [Rose Banks]
        on behalf of [leila]
        cc [Will Young]
        per [Sarah J]
        signed [Dilys]
        this is [Sarah] from accounts
        I'm [Tariq], the tenant
        Hi [Sarah], thanks for your email
        hi [sarah], thanks
        hi [mark], thanks
        Hello [Chukwuemeka],
        Dear [D'Arcy], welcome
        Dear [Siân],
        Good morning [Olga],
        Morning [Tom],
        HI [JASWINDER],
        Hey [Baz]!
        hi [zbyshek],
        Regards, [Tom]
        Kind regards\\n[Priya Patel]
        many thanks\\n[john]
        Thanks,\\n[Kev]
        Cheers [Dave]
        rgds [steve]
        KR\\n[Anneliese]
        thx\\n[Bronagh]
        Yours sincerely\\n\\n[Arthur Pemberton]
        Best wishes, [Mo]
        [J Smith] rang
        [J. Smith] rang
        [J. R. Smith] wrote
        [J.R. Smith] wrote
        [Smith, J] is the payer
        [Patel, R] is the payer
        [Wozniak, Agnieszka] is on the account
        [R Baker] rang
        [j smith] rang
        Line is in the name of [Ruth Abara]
        [Jan van der Berg] moved house
        [Ludwig van Beethoven] moved house
        [Ahmed al-Hassan] moved house
        spoke to [mohammed al-rashid]
        [Siân Llewellyn-Jones] moved house
        [José María García] moved house
        [Łukasz Wójcik] moved house
        [Nguyễn Văn Minh] moved house
        [N'Golo Kanté] moved house
        [Dáithí Ó Sé] moved house
        [Søren Kjærgaard] moved house
        [Jürgen Müller] moved house
        [François Lefèvre] moved house
        [Zoë] moved house
        [Şükrü Yılmaz] moved house
        [Ştefan Ionescu] moved house
        [Björn Åkesson] moved house
        [Đorđe Petrović] moved house
        [Oluwadamilola Adebayo-Williams] moved house
        [Chidinma Nwosu] moved house
        [Kofi Mensah] moved house
        [Thandiwe Nkosi] moved house
        [Abdirahman Warsame] moved house
        [Tadesse Haile] moved house
        [Harpreet Kaur Dhillon] moved house
        [Muhammad Iqbal] moved house
        [Suresh Venkatesan] moved house
        [Fatima Begum] moved house
        [Nadeesha Perera] moved house
        [Li Wei] moved house
        [Zhang Xiaoming] moved house
        [Siu Ming Cheung] moved house
        [Hiroshi Tanaka] moved house
        [Park Jimin] moved house
        [Somchai Wongsakul] moved house
        [Maria Papadopoulos] moved house
        [Giovanni De Luca] moved house
        [João da Silva] moved house
        [Agnieszka Kowalska] moved house
        [Vytautas Kazlauskas] moved house
        [Ionuț Munteanu] moved house
        [Bilal ap Rhys] moved house
        [Dafydd ap Gwilym] moved house
        [Seán Mac Giolla] moved house
        [Oonagh O’Sullivan] moved house
        [Delroy Campbell] moved house
        [Yael Goldberg] moved house
        [Shirin Rahmani] moved house
        [Noura Al-Khatib] moved house
        [Hassan bin Ali] moved house
        [Sarah JONES] moved house
        [SARAH O'NEILL] PHONED
        [john smith] called re his line
        [May Robertson] pays the bill
        [Rose Hughes] pays the bill
        asked [Mark Hall] to call back
        we asked [Mark Hall] about it~
        please ask [Bill Price]~
        then [Hope Daley] rang~
        the hub went to [Mark]~
        the hub went to [Zanthe]~
        seen by [Kwaku]
        Raised by [Yusuf]
        [Sarah]'s router is broken
        [Steve] will ring [Mary]
        spoke to [John] and [Amara]
        [John] and [Sarah Smith] moved
        Notes: [Delyth] 07700 900123
        please ring [niamh] back
        texted [Sunita] the code
        emailed [Ferdinand Osei] the form
        told [Chloe] to reboot
        visited by [Gethin]
        installed by [Andrzej]
        [Anneliese Weiß] rang
        no answer from [M.Weiß] at home
        Mrs. [d.dixon], the flat above
        no answer from [s.mcguinness] today
        no answer from [N.Hall] today
        NO ANSWER FROM [B.HALL] TODAY
        sir [mei h. huang] rang
        [karen lee] wants fibre
        [tomasz hall] is the payer
        spoke to [thomas jayawardena] again
        as discussed with [gurpreet jayawardena] today
        NAME: [THARWEN YARROWICK]
        From: [yuk-lan ng] <someone>
        Holder: [Lily Bird]
        approved by [violet] yesterday
        ticket created by [tharwen] today~
        call sorted. [Brellick Korrobane] will ring back~
        It is as you asked. [Zsófia]~
        ok now.\\n\\n[Vornaleigh]~
        [Pearl], I have refunded it~
        [Wood] not happy with that~
        [Popescu] not happy with that
        Thanks [Rahima]. Can you check
        passed to [Senga E Mackintosh] again
        Organiser: [Archibald Pitcairn]
        who is [clive inskip] then
        next of kin [Jun-ho Merchant]
        [Mei-ling Tan] will ring
        copy to [Sven van't Hoff] please
        letter from [Arabella Ní Bhriain]'s firm
        left msg w [dotty] (cleaner)~
        thanks, [lee] was brill~
        [grace] wasnt in~
        spoke to [will] re fault~
        spoke to [mark short] re bill~
        name is [june]~
        swore at [sarah] again~
        left vm for [grace]~
        team: [brellick], [tharwen]~
        12/03 [brellick]: called~
        [brellick] off sick~
        [grace], [lee] and others~
        THE [PATRICKS] PHONE IS DEAD~
        owner=[sarah patel]
        @[sarah] can you~
        done 24/05/24 [latoya]~
        it was [sarah] not [grace]~
        Cc: [Dale Foot] <dale@example.com>~
        moving house, [may] going to Leeds~
        [ELLIE-MAE VICKERSTAFF] RANG
        son [rose khoury-hocking] called~
        [PENNY] CALLED, WANTS CB~
        ok; [Dale Foot] <dale@example.com>
        "surname": "[wood]"~
        surname is [marsh] then~
        mr is [ray], then~
        CARER [LEE] HAS IT~
        RE SR72 - [UNA]~
        complained about [janine short] not me~
        regards, [kwok wai ho]
        DO NOT TALK WITH [WILL QUIBBLETHORPE]~
        _[Grace]_ will do it~
        let [brellick] know~
        order name [Carol Case], email
        was asking for [grace]~
        his bill is wrong, [april] rang~
        [june] rang about a bill~
        [penny] off sick~
        [Grace] the plumber~
        left vm for [penny] again~
        WITH [RAY] AT NOON~
        it seems [vostrik] did it~
        THEN [QUIBBLETHORPE] CAME BACK~
        spk to [g wood] again~
        leave it with [Bill] at number 51~
        hi [Miles] can you ring back~
        hi [mark] can you ring back~
        rgds\\n[ivy power]
        [River Carpenter] will ring back~
        Out of hours, [Bill] to test~
        [Will] confirmed the date~
        [drew hall] wants fibre~
        signed off [daisy hall] today
        as per [dawn] in billing
        it was reset by [joy] then~
        told [grace] to reboot~
        [tharwen skellorne] is the payer~
        NOTE THAT [THARWEN SKELLORNE] MOVED~
        [wyndrick fraser] is the payer~
        [brellick] rang again~
        call from [brellick] again~
        engineer [brellick] to attend~
        hi [brellick] can you ring~
        thanks [brellick] will do~
        [orlissa] to test thursday~
        ask [Sarah], [Mark] and [Bill] again~
        seen by [sarah]/[priya] today
        [v skellorne] is the payer~
        no answer from [v. skellorne] at home~
        no answer from [y. bin rashid] at home~
        no answer from [N.Power] at home~
        [p price], 07700 900123~
        [Beverley] 07700 900123~
        he rang [Beverley] back~
        mr [best] called~
        MRS [READ] CALLED~
        [Yuk-Lan Ng] moved house~
        [yuk-lan ng] moved house~
        [Art] please ring my wife~
        spoke to dispatch ([gay]), new slot~
        cust's daughter [reed] normally deals with it~
        [gay] has asked me to send it~
        reassign to [debs], [linda] is away~
        tested with [clay] at noon~
        TESTED WITH [MIA] AT NOON~
        put through to [sofia] in the team~
        [florence] took over the call~
        [Georgia Simpson] added a note~
        PA is [Georgia]~
        handler [Ray Stock], billing~
        letter from [Hawa Achebe] today~
        signed by [Wise]. never heard of~
        cc: [marco horvat]; [brandreth-lee nair]~
        holder [lily read], 2 lines
        next is [Abdur bin Rashid], again~
        custmer [priya] rang
        cusotmer [brellick] rang~
        spokee to [priya] again
        keyholder [brellick], out of hours~
        the hub is [Dawn]'s now
        so it ends. [Bill]~
        [Tharwen] is the payer~
        [patel] not in today~
        [Bill] - no answer~
        [rose tharwen] is the payer~
        """

    @Test("people are found, and nothing beside their names", arguments: lines.split(separator: "\n").map(String.init))
    func people(line: String) {
        let (text, names) = markedLine(line.replacing("\\n", with: "\n").replacing("~", with: ""))
        let found = foundValues(text, [.name])
        #expect(found.map(\.text) == names)
        if !line.hasSuffix("~") { #expect(found.allSatisfy { $0.confidence >= .likely }) }
    }

    @Test("there are enough lines to say something")
    func count() {
        #expect(Self.lines.split(separator: "\n").count >= 150)
        #expect(Self.others.split(separator: "\n").count >= 150)
    }

    /// Lines in which nobody is named and nobody's house.
    static let others = """
        Will call back tomorrow
        Mark as resolved
        Mark the order as complete
        May bill was higher
        May I ask why
        Bill was paid in March
        The April bill is late
        First May bank holiday
        June and July invoices
        Price increase April
        Grace period ended
        Hope this helps
        Hope all is well
        Rose from 20 to 30
        Bill payer not present
        Young person on the line
        King size discount
        Day one of the order
        Banks were closed on Monday
        Smith & Sons Ltd have moved
        Baker Street Dental Ltd
        Harris Motors Ltd
        Patel Brothers
        Jones and Sons
        Taylor Wimpey Homes
        Cooper Plumbing Services
        Morgan Solicitors
        Hughes & Co
        Lives in Chester near Lincoln
        Office on Victoria Street
        Lines in George Street are down
        Moved from Lincoln
        Exchange at Preston
        Leeds, Manchester and London
        emailed the customer in Leeds
        Halifax branch closed
        Engineer based in Carlisle
        Outage in Milton Keynes
        Outage in Newcastle upon Tyne
        Cabinet near Bury St Edmunds
        Site in Kingston
        Router is a Draytek Vigor
        Sky Q box from Virgin Media
        Uses an iPhone and a MacBook
        Windows 11 and Outlook
        Runs McAfee on Windows
        Plan is Unlimited Infinity
        BT Halo tariff
        Three SIM only
        Router logs show PPPoE errors
        WiFi and VoIP off
        Called customer back
        customer called
        customer advised to reboot
        Customer rang to complain
        CUST WANTS REFUND ASAP
        ADV CUST TO REBOOT ROUTER
        SPOKE TO CUST RE BILL
        BT LINE FAULT AT EXCHANGE
        NO DIAL TONE SINCE FRIDAY
        ORDER WILL BE SHIPPED
        MARK AS CLOSED
        spoke to bt
        spoke to customer re broadband
        Spoke to Openreach about the fault
        Spoke to Customer Services
        spoke to the customer
        Spoke to her about it
        spoke to someone in billing
        spoke to accounts dept
        passed to billing
        transferred to Accounts
        Transferred to Technical Support
        Escalated to Tier 2
        email from openreach
        call from withheld number
        contact number updated
        contact details confirmed
        name changed on account
        name and address confirmed
        this is urgent
        this is the third call
        Dear Customer
        Dear Sir or Madam
        dear sir/madam
        Hi there
        Hi all,
        hi team
        Hello again
        Good morning
        good afternoon all
        morning appointment booked
        Afternoon slot only
        Thanks for calling
        thanks for your patience
        Many thanks
        Best regards
        Kind regards
        best price offered
        Cheers
        miss the call
        missed call at 9
        miss a payment
        20 ms latency
        ping is 12 ms
        no dial tone on the line
        Engineer will attend Friday
        engineer booked for monday
        agent advised the customer
        Manager callback requested
        I will ring tomorrow
        Order Will Be Shipped
        Direct Debit set up
        Check the Wi-Fi hub and Ethernet cable
        please note the account is now closed
        can you look at the long delay
        the young man was happy
        a rich source of noise
        the bill is too high
        will the bill drop in may
        dean street exchange
        the price of the hall
        jack point in the hall
        the rose garden cafe
        the new baker in the square
        she lost hope
        they will pray for it
        in may we changed the tariff
        the contract will end in june
        line test ok, sync 40 down 10 up
        Sync rate 40 Mbps
        Full Fibre 500
        Total due £45.00
        Paid by Visa
        Refund to Mastercard
        Barclays account
        Santander and Lloyds
        Ofcom complaint
        Ombudsman deadlock letter
        Error code E17
        Ref AB-1234-XY
        Order ABC123 placed
        Firmware V2.0
        Monday to Friday
        Christmas and Easter
        English and Welsh speaker
        French number
        Level 2 Support
        Ethernet Port One
        Power light red
        Hub light is orange
        Green light on
        Black box on the wall
        Brown cable
        White hub sent
        file server.local down
        see www.smith.example
        C:\\Temp\\report
        config_sarah_01
        user-agent string
        M&S voucher
        call at 10am
        The Grand Hotel
        Royal Mail tracking
        Post Office Ltd
        Lincoln Cathedral
        Victoria Park
        Rose Cottage
        Albert Hall
        Church Road
        Parkinson's Disease
        2 Way radio
        24 hour drive
        on the road
        5 close calls
        3 people on the road
        10 minute drive away
        2 bed terrace
        Flat rate tariff
        Max-Forwards: 70
        his name was mis-spelt on it
        realm=x nas-port=181
        Mark II routers are old
        router Vigor 2865 replaced
        alarms at Derby North rack 12
        Young's Fish Bar is closed
        exchange St Johns is down
        description uplink to St Andrews
        cust in kendal branch again
        not in til Friday
        sole trader discount
        The price of Fibre 1 Unlimited will rise by 3%
        updated to new firmware
        closed by phone
        p.s. e.g. a.m. i.e. v. good
        miss call back
        4 x smart hub
        4 X SMART HUB
        60 chan on sip
        no joy with the reset
        good faith payment
        port 8 max speed
        Wi-Fi and Non-Fi
        the modem is broken
        no tone on the line
        Timeout 408
        Hub 2 to test
        D.O.B 1 checked
        mark as done. rose to 20
        at king's cross
        rose & crown want 3 more
        remove bell wire
        they wanted a grace period
        12 may be too late
        hope this helps, will ring
        the Post-it, a Pre-in, the No-go
        moved to june
        he recieved it then
        they scaned the speeed again
        Mrs. in the old hall
        met at noon, left at 5
        invoice for may
        STAIRLIFT
        stairlift line test
        Christmas and Easter hours
        Cust in Kendal branch
        As agreed with the team
        v. good
        wires, cables and bill
        lead time is 12 weeks
        3 uplink ports and alloc
        Flat 3 has no line
        unit 4 rebooted
        paid 12 way too much
        12 new phones on the way
        4 lines down the lane
        """

    @Test(
        "words that are names elsewhere, companies, places and products are nobody",
        arguments: others.split(separator: "\n").map(String.init))
    func nobody(line: String) {
        #expect(foundValues(line, [.name, .address]).map(\.text) == [])
    }

    @Test("a title, an announced name and a listed pair are certain; an unlisted word alone is in doubt")
    func confidence() {
        func first(_ text: String) -> Confidence? { foundValues(text, [.name]).first?.confidence }
        #expect(first("Mr Smith called") == .certain)
        #expect(first("spoke to sarah jones") == .certain)
        #expect(first("then Sarah Jones came") == .certain)
        #expect(first("then Sarah Quibblethorpe came") == .likely)
        #expect(first("then Sarah came") == .likely)
        #expect(first("then sarah came") == .doubtful)
        #expect(first("then Quibblethorpe came") == .doubtful)
        #expect(first("then quibblethorpe came") == .doubtful)
        #expect(first("then quibb came") == nil)
        #expect(first("QUIBBLETHORPE") == nil)
    }

    @Test("names are told apart from each other, and stand whole, at every offset of a text")
    func offsets() {
        let name = "Mr John Smith-Jones called."
        for count in 0..<40 {
            let found = foundValues(String(repeating: ".", count: count) + name, [.name])
            #expect(found.map(\.text) == ["John Smith-Jones"])
        }
    }

    @Test("every prefix and suffix of a telling text is scanned")
    func cuts() {
        let text = Array(
            "Dear Mr. Ó’Brien-van der Søren, Flat 3, Rose Court, 12a St. John's Rd, Stoke-on-Trent ZZ1 1AA thx\nJ.R. É"
                .utf8)
        for start in 0..<text.count {
            check(Array(text[start...]))
            check(Array(text[..<start]))
        }
    }

    @Test("any bytes are scanned, and matches are in order, apart and inside the text")
    func randomBytes() {
        var generator = SeededGenerator(seed: 61)
        let pieces = [
            "Mr ", "Sarah", " ", "van der ", "-", "'", "’", ".", "é", "12 ", "High ", "Street", ",", "\n", "spoke to ",
            "J", "&",
            "Ltd", "thanks", "Flat ", "ZZ1 1AA", "al-", "SMITH", "\u{C3}", "á»", "O", "Hi ", "called", "/", "@",
            "Smith, ",
        ].map { Array($0.utf8) }
        for round in 0..<6_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...14, using: &generator) {
                if round % 3 == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &generator))
                } else {
                    bytes += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                    if Int.random(in: 0..<12, using: &generator) == 0, !bytes.isEmpty { bytes.removeLast() }
                }
            }
            check(bytes)
        }
    }

    private static let recogniser = Recogniser()

    private func check(_ bytes: [UInt8]) {
        var matches: [Recogniser.Match] = []
        Self.recogniser.scan(bytes.span, into: &matches)
        var end = 0
        for match in matches {
            #expect(match.range.lowerBound >= end && match.range.upperBound <= bytes.count && !match.range.isEmpty)
            end = match.range.upperBound
        }
    }
}
