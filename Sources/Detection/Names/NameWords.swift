/// The words that announce, follow or rule out a name or address in notes. Folded, as `Lexicon` looks them up.
enum NameWords {
    /// Words of which the same is known.
    struct List: Sendable {
        var flags: Lexicon.Flags
        var role: Lexicon.Role
        var words: String

        init(_ flags: Lexicon.Flags, _ role: Lexicon.Role, _ words: String) {
            self.flags = flags
            self.role = role
            self.words = words
        }

        init(_ flags: Lexicon.Flags, _ words: String) {
            self.init(flags, .none, words)
        }
    }

    /// All lists. Flags of a word in several are joined; its role is that of the last that gives it one.
    static let lists: [List] = [
        List(.function, closed), List(.function, deeds + " " + actions), List(.function, trade),
        List(.function, workings), List(.function, slips),
        List([.trade, .ordinary], brands), List([.trade, .ordinary], makers), List(.ordinary, peoples),
        List(.deed, deeds),
        List(.month, months), List([.function, .proper], days),
        List(.street, streets), List([.street, .weakStreet], weakStreets),
        List([.street, .streetWord], welshStreets), List(.company, companies),
        List(.company, trades),
        List(.particle, particles), List(.house, houses), List([.unit, .function], units),
        List(.streetWord, streetWords),
        List(.function, .title, titles), List(.function, .greeting, greetings), List(.function, .signOff, signOffs),
        List(.function, .speak, speaking), List(.function, .act, acts), List(.function, .to, "to with w wth wiv"),
        List(.function, .by, "by"),
        List(.function, .from, "from frm"), List(.function, .of, "of"), List(.function, .for, "for"),
        List(.function, .behalf, "behalf attention"), List(.function, .message, messages),
        List(
            .function, .name,
            "name names surname forename surnames forenames firstname lastname fullname fname lname sname givenname familyname displayname contactname custname"
        ),
        List(.function, .name, "nome nombre nazywam nazwisko vorname nachname apellidos cognome prenom"),
        List(.function, .attention, "llamo chiamo heisse numesc jestem mappelle magacaygu"),
        List(.function, .is, "is was were being ist sie reads"), List(.function, .this, "this"),
        List(.function, .attention, "attn fao cc bcc ccd cced signed named aka nee alias formerly"),
        List(.function, .person, people),
        List(.function, .call, calling), List(.function, .and, "and or"), List(.function, .good, "good"),
        List(.function, .as, "as"), List(.function, .still, "now not actually"),
        List(.function, .event, events), List(.function, .product, products),
        List(
            .function, .dwelling,
            "flat unit apartment apt suite studio plot penthouse maisonette bedsit chalet annexe annex"),
        List(
            .function, .dwells,
            "lives live living address addresses addr moved moving resides premises located moving address postal at"),
    ]

    private static let titles =
        "mr mrs ms miss mx dr prof professor sir rev revd cllr councillor dame sgt cpl capt madam mssrs messrs"

    private static let greetings = "hi hello dear hey hiya morning afternoon evening hullo"

    private static let signOffs = """
        regards thanks cheers rgds kr br thx tks ta sincerely faithfully thankyou wishes best tnx krgds
        """

    private static let speaking = """
        spoke speak speaks speaking spoken talked talk talking talks chatted chatting liaised liaising liaise met
        meeting passed pass transferred transfer transferring xferred escalated escalate assigned reassigned assign
        forwarded fwd fwded sent handed connected introduced according belongs belonging registered spk spke spkn
        dealing dealt through discussed reassign reassigning escalating transferring notified conversation discussion conversed arranged agreed refunded apologised apologise
        offered explained reported promised gave given leave left swore swearing shouted shouting yelled lied
        """

    /// What is done by somebody.
    private static let acts = """
        approved authorised authorized waived created modified updated edited amended closed opened reopened actioned
        completed logged raised handled taken entered added
        """

    private static let messages =
        "call calls message messages msg msgs voicemail vm vmail email mail text letter note reply complaint inbound enquiry parcel"

    private static let people = """
        customer customers cust client clients caller callers agent agents engineer engineers manager wife husband
        partner son daughter mother father mum dad mom brother sister friend neighbour colleague tenant landlord
        landlady carer solicitor occupant resident owner holder payer user employee technician advisor adviser
        supervisor boss assistant secretary receptionist director uncle aunt auntie nan gran grandmother grandfather
        grandson granddaughter niece nephew cousin fiance fiancee girlfriend boyfriend ex subscriber patient pupil
        student nurse driver installer rep representative operative fitter colleagues consultant executor guardian
        trustee beneficiary spouse flatmate housemate lodger contact trader complainant starter kin guarantor exec
        applicant claimant attorney eng engr errored engrs mgr mngr supv tl agt hubby missus nok poa informant keyholder keyholders
        signatory signatories handler officer inspector surveyor electrician plumber builder cleaner caretaker janitor
        doctor dentist teacher headteacher headmaster headmistress lecturer accountant bookkeeper buyer purchaser seller
        vendor deputy chairman chairwoman chairperson president treasurer coordinator organiser analyst developer architect
        designer nanny childminder babysitter godmother godfather stepson stepdaughter stepmother stepfather stepmum stepdad
        grandma grandad granddad grandpa widow widower roommate leaseholder freeholder billpayer accountholder
        cardholder policyholder recipient addressee sender author reviewer approver requester requestor reporter assignee
        witness nominee delegate visitor victim accomplice passenger cabler rigger labourer apprentice trainee
        tutor pastor imam rabbi curate chaplain matron concierge waiter bartender barman barmaid plasterer decorator groundsman
        handyman mechanic welder machinist courier postman postwoman dispatcher scheduler estimator negotiator auditor bailiff detective
        librarian registrar curator journalist photographer musician barrister paralegal conveyancer magistrate pharmacist optician
        physio physiotherapist chiropractor therapist counsellor psychologist psychiatrist midwife paramedic surgeon vet trainer referee
        governor bursar organizer attendee attendees invitee pensioner subcontractor subbie contractor operator stepbrother stepsister
        godson goddaughter grandchild sis bro wifey parent parents sibling twin
        mate pa maker teamleader salesman saleswoman salesperson bookie stepparent inlaw dealer agents handler
        """

    private static let calling = """
        called rang phoned ring phone contacted emailed texted asked told advised informed thanked chased visited saw
        helped messaged tell ask advise inform reminded remind met see notified notify chase ringing phoning calling
        contacting emailing texting asking telling visiting seeing helping meet invited invite reach reached updated
        update believe believes per via re rung dialled dial about who whos wants wanted want
        im congrats congratulations birthday either chasing let
        """

    /// What people do in notes, behind their name.
    private static let deeds = """
        called rang phoned emailed advised confirmed says said wants wanted asked asks requested requests reports
        reported states stated mentioned explained agreed complained moved texted replied responded thinks thought
        needs needed claims claimed insists insisted refuses refused declined accepted apologised called-back
        visited arrived attended left returned tried tries told tells contacted emails rings calls phones informed
        disputes disputed promised paid pays owes cancelled hung became understands understood believes prefers
        agrees confirms advises explains complains rung wrote writes signed joined lives works suggested recommended
        noticed checked tested swapped restarted rebooted raised escalated queried answered messaged chased denied
        denies expects expected spoke speaks thanked passed installed rangs ringing phoning calling asking wanting saying
        querying complaining demanded demands begged moaned insist threatens threatened shouted swore cried apologises
        signed authorised authorises approved approves instructed instructs telephoned telephones responds replies clicked
        retired retires resigned swore swears shouts yelled forgot forgets remembered remembers knew knows felt feels likes loves hates hoped
        hopes knocked booked bought drove drives popped dealt deals waited sounded wonders wondered quoted quit sacked married died
        helped helps apologise panicked
        sez reckons reckoned goin compiling listening attending chasing covering reviewing dealing handling
        """

    /// Other words that begin no name and end one where capitals do not tell.
    private static let actions = """
        account accounts actions added additional after again ago agreement all allow already also always amount
        answer answers any anyone anything appointment area around available away back bad balance before behind
        bill billing bills block blocked book booked booking both box broken business busy but buy cable callback
        cancel cancellation card case cash caused change changed changes charge charged charges cheap check checking
        claim clear clearing close closed code codes complete completed completely confirm connect connection contract
        copy correct cost costs could couldnt couple credit current cut daily data date dates day days dead deal
        debit delay delayed delivered delivery department desk detail details device devices did didnt different
        direct disconnect disconnected discount dispute does doesnt doing done door down drop dropped dropping due
        during each early either end ended engaged enough entry error errors etc even event every everyone
        everything existing expired extra failed failing fault faults fault-finding faulty fee fees few fibre file
        final find first fix fixed flag follow following found free fri full further gave get gets getting give
        given go goes going gone good got had hadnt half happy has hasnt have havent having he heard held help her here
        him his hold home hour house how however id if immediately in inc include included including info information
        install installation instead internal internet into invoice invoices issue issued issues it item items its job
        just keep kept key kit know known landline large last late later latest leave led less let letter letters level
        light lights like line lines link list little live loads local log logged logging logs long look looked looking
        loop lost lot lots low made mail main make making many may me means member memo minimum missed missing mobile
        mobiles modem money monitor month monthly more most move much must need network never new next no nobody noise
        noisy non none not note noted notes nothing notice now nr number numbers off offer office ok okay old on once one
        only open opened option or order ordered orders original other otherwise our out outstanding over overdue own
        owner package packet part parts past pay paying payment payments pending people person phones pick picked place
        placed plan plans please plug point port possible post power premium present press previous price prices
        problem problems process product property provide provided provider provision put queries query question quick
        quite quote rate raise ran read ready really reason receive received recent recently record records red reduce
        refer reference refund refunds regarding regrade remote remove removed renewal rent repair replace replaced
        replacement reply report request reset resolve resolved response rest restart result retention return review
        right room router routers running same saying schedule scheduled screen second security seen send sending serial
        service services set setup several she short should showing sick side sign signal simple since site situation
        slow small socket some someone something soon sorry sort sound speed speeds splitter staff stage stand start
        started state status stay still stock stop stopped store such suggest support supposed sure switch switched
        system take taken taking target tariff team technical telephone temporary term terms test tests than that thats
        their them then there these they thing things think those though three through ticket tickets time times today
        together told tomorrow tonight too took tool top total towards track trace true try trying turn turned two
        unable under unhappy unit units until up update updates upgrade upset urgent us usage use used user using
        usual vat verified very via video visit voice void wait waiting wasnt way we week weekly weeks well went what
        when where whether which while who whole whose why will wire wired wireless wish within without wont word work
        worked working worse would wrong yes yesterday yet you your zero
        """

    /// Articles, pronouns, prepositions and the like.
    private static let closed = """
        a an the i me my mine we us ours you yours he him she hers it they them theirs who whom whose myself himself
        herself themselves yourself ourselves itself as at by down for from in into near of off on onto out over past
        since than till to toward towards under until up upon via with within without and but or nor so yet if
        because although though unless while whereas whether am are be been being is was were do does did done has
        have had having can cannot could may might must ought shall should will would not no yes there here then thus
        hence also just only even ever never often sometimes usually perhaps maybe about above across against along
        among amongst beneath beside besides between beyond despite except inside outside per plus re regarding
        throughout underneath unlike versus where why how when what which this that these those such both either
        neither each every all any some none one another other others else many more most few fewer less least much
        several enough too very quite rather really almost already still always again once twice soon later now
        today tomorrow yesterday tonight please hope hopefully sir madam everybody everyone anybody anyone somebody someone
        nobody til till sole thru cos cuz bcos btw asap fyi n b
        """

    /// Abbreviations and words of the trade that no dictionary has.
    private static let trade = """
        acc acct accs addr adv advd appt appts apt asap avail bal bb bday bldg bras cab cabs callbk cancelled case cases cb cbk clbk
        cli clid clr cnx cntct co comms conf conn cpe cpn cr crm csr cst ctc ctm cus custs cx db dba dd ddi ddis dept
        desc dev dg disc dl dns dob doa dsl dslam dtmf ee eng engr eod eol eom err est eta etc ext exp extn fao fibre
        fig fttc fttp fob fri fwd gb gbp gen gmt govt gsm hb hd hq hr hrs http https hw ia iban idd incl ims info
        inv inst ip ips ipv isdn isp ivr kb kbps kpi lan lcd led lbw lma loa lob loc los lte mac max mb mbps
        mbs mgmt mgr migr mgrs min mins misc mob mon mos ms msg msgs mth mths mtg nat nbr nd ni nino no noc nte ntw
        ntwk num nums occ od ofcom oos ont op ops opt ord org orig os otp pabx pbx pc pcm pcp pct pers pin pkg pls
        plz pm pmt pmts po poc pop pos pots ppm pppoe pref prev pri pstn ptd pwd px qa qty rcd rcvd rec recd ref refs
        reg req reqd resp ret rev rg rma rssi rtp rx sdsl sec seq serv sfi sip sla sms smtp snr sop spec sr ssid
        std sub subs svc sync tbc tbd tcp tech tel temp tkt tn tnx tod toe trx ts tue tues tv tx txt ty uk unavail
        shd wld cld abt prob probs prev rtn rtnd chk chks chkd chkng pymt pymnt paymt agmt cntr lic drv exch grp
        hse mthly wkly qtr annl dwnld frm gd ppl repl inb inbd outb outbd obc ibc passwd uname msgd vmail txtd xtra thru asst
        gtee proc procd cfmd cfm resched rebkd bkd bkg cnf cnfd advsd hndst hs ctrct ctr migr migrd rejd appd
        sched scheds attd nff sfi kci btw wk wks fwiw iirc afaik imo foc trace tba tbd eob cob noon midday midnight
        imei imsi iccid msisdn vrm vrn utr puk bic swift cvv cvc psk gfast fttb ftth alloc uplink downlink coll bot bots olt onu stmt stmts rads timeout tone
        upg url usb usr util vdsl ver vers vlan vm vo vod voip vol vpn wan wed wk wks wlr wifi wi fi wtg xdsl xfer yr yrs
        """

    private static let brands = """
        bt mozilla openreach virgin vodafone talktalk plusnet zen sky three giffgaff tesco lebara lyca lycamobile voxi smarty
        hyperoptic cityfibre gigaclear trooli netomnia utility warehouse gamma telefonica ee kcom kcomm zzoomm
        airband truespeed wightfibre youfibre cuckoo vonage ringcentral zoom teams skype whatsapp facebook facetime
        instagram twitter google apple microsoft amazon netflix spotify samsung huawei nokia motorola sony oneplus
        xiaomi oppo iphone ipad android windows outlook gmail yahoo hotmail icloud linkedin paypal netgear draytek
        zyxel vigor asus linksys tplink technicolor sagemcom arris cisco meraki ubiquiti unifi mikrotik fritzbox fritz
        yealink polycom poly grandstream gigaset panasonic snom avaya mitel siemens ericsson adtran calix nortel
        colt giacom jola neos pxc platformx brsk toob netomnia fibrus gofibre voneus wessex quickline connexin vorboss swish wildanet
        entanet cerberus icuk aql magrathea simwood gradwell sipgate voipfone bonline aircall dialpad nfon wildix xelion soho66
        nimans westcoast exertis rocom provu spusu 1pmobile talkmobile idmobile mozillion ecotalk superdrug pixel galaxy fanvil htek
        jabra plantronics fortinet fortigate sophos watchguard juniper teltonika peplink cradlepoint nighthawk deco orbi velop omada
        ruckus cambium engenius sonicwall barracuda slack trello asana dropbox mailchimp shopify wix squarespace godaddy ionos
        fasthosts cloudflare akamai vmware citrix veeam acronis datto kaseya connectwise autotask anydesk teamviewer splashtop logmein
        zoho xero quickbooks freeagent kashflow opencart magento wordpress woocommerce sharepoint onedrive exchange azure intune
        kier amey telent circet instalcom heras sunbelt pulsant equinix telehouse interxion iomart ukfast node4 redcentric
        atera wireshark fitbit chromebook chromebooks securly spotify whatsapp webex gotomeeting yeastar sangoma freepbx asterisk
        pfsense opnsense openwrt debian ubuntu fedora centos redhat perl git github gitlab makefile docker kubernetes grafana zabbix nagios
        prtg splunk datadog pagerduty opsgenie servicenow zapier okta duo lastpass bitwarden keepass synology qnap proxmox hikvision
        dahua paxton verkada netscout fluke viavi exfo deliveroo ubereats opayo sumup zettle elavon
        takepayments lightspeed epos freesat britbox disney dazn roblox fortnite minecraft garmin gopro tado
        vauxhall skoda octavia hyundai qashqai peugeot citroen berlingo kangoo trafic ducato volkswagen audi bmw toyota mazda nissan
        subaru lexus isuzu iveco scania mondeo
        eero alexa siri ring nest hive sonos roku firestick chromecast playstation xbox nintendo sainsburys sainsbury
        asda aldi lidl morrisons waitrose argos currys halfords barclays barclaycard natwest lloyds halifax hsbc
        santander nationwide monzo starling revolut tsb firstdirect visa mastercard amex maestro gocardless stripe
        worldpay experian equifax zendesk salesforce hubspot jira freshdesk twilio genesys ofcom ombudsman cisas hmrc
        dvla nhs royal dpd hermes evri ups fedex tnt yodel parcelforce eon edf npower ovo octopus bulb sse
        ethernet bluetooth android linux chrome firefox safari edge java javascript python excel powerpoint word
        media sports macbook mcafee mcdonalds macos laserjet chatbot superfast ultrafast infinity halo smarthub homehub superhub speedtest hub ultrahub broadbandtv
        """

    private static let peoples =
        "english french welsh irish scottish scots polish german dutch spanish italian greek turkish"

    /// Given names that are words of English too, but hardly ever in notes: they count as names in small letters.
    static let seldomWords = """
        dawn daisy violet ivy iris lily heather hazel jasmine ruby pearl crystal robin gene pierce basil melody harmony gale
        jade opal rosemary fern holly myrtle poppy sonny rusty sandy rob
        """

    private static let months = """
        january february march april may june july august september october november december jan feb mar apr jun
        jul aug sep sept oct nov dec
        """

    private static let days = """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri mondays tuesdays
        wednesdays thursdays fridays saturdays sundays christmas easter xmas boxing whitsun
        """

    private static let streets = """
        road rd street st str lane ln avenue ave av crescent cres terrace terr gardens gdns gdn grove grv mews
        boulevard blvd bvd avn aven ter tce parade broadway embankment esplanade promenade wynd brae quay crofts
        """

    private static let weakStreets = """
        drive dr way close cl court ct place pl hill park pk square sq walk rise view row green mount gate bank side
        gr path vale yard wharf approach circus croft end field fields garden cottages hollow heights loop orchard
        paddock rd ridge villas spinney meadow meadows mead dene dell chase copse causeway bridge buildings estate
        parkway alley arcade precinct lea leys common heath lodge fold grn pde wlk holme nook brow drove garth knoll
        quadrant ridings tce loan vennel pend neuk acre acres glade glen fairway maltings moorings reach ropewalk spur strand thicket
        clo crs cct crt drv dve grns gro gte hls hgts hts lne mdw mdws mnr mt mnt pth prec rdg rse trl vw vws vle wy whf
        combe coombe dingle braes hythe leaze hurst shrubbery staithe staithes sidings warren
        limes larches laurels elms oaks beeches birches poplars willows firs pines cedars hollies chestnuts sycamores rowans hawthorns
        paddocks orchards brambles cotts bldgs pleasant
        """

    /// The first word of a street's name in Wales.
    private static let welshStreets = """
        heol ffordd maes clos bryn cwrt stryd lon rhodfa rhes teras parc llys cae gwaun rhodfar trem cilgant gerddi heolydd rhiw lawnt
        """

    private static let companies = """
        ltd limited unltd plc llp llc inc sons bros brothers group holdings solicitors associates consulting consultants
        partners trust foundation motors plumbing electrical electronics builders building roofing scaffolding
        logistics haulage services enterprises industries engineering stores supermarket bakery butchers cafe restaurant
        hotel inn arms school academy college university hospital surgery clinic pharmacy church cathedral council
        club fc united rovers city airport station stadium theatre museum library centre center bank insurance
        telecom telecoms communications media software systems solutions technologies technology properties lettings
        estates homes garage salon barbers dental opticians veterinary vets nursery charity gmbh corp
        corporation company exchange hq depot warehouse festival cup league award prize report act rule law method
        syndrome disease univ
        """

    /// Trades and shops: what a firm does, behind whose it is.
    private static let trades = """
        abattoir academies accountancy accountants advisers advocates agencies aggregates analytics angling antiques
        aquatics arcade architects associates athletic auctioneers auditors autocare autoparts autos aviation
        bakehouse bakers balti bathrooms beauty bedrooms bikes biomass biotech bistro blinds bnb boats boatyard
        bodyshop bookkeeping bookmakers bookshop bookshops boutique brasserie brewers brewery brewing brokers builders
        burgers cabinets cakery cakes campsite caravans carpentry carpets carwash cashandcarry castings caterers
        catering cattery ceramics chandlery chemicals chemist chemists childcare chippy chips chiropody chiropractic
        chocolates cinema cinemas cleaners cleaning clinics clothes clothing coaches coachworks coatings coffees
        collegiate computers computing confectioners confectionery conservatories consultancy conveyancing cooperative
        couriers cranes creamery creative cricket curtains cycles dairies dairy dealership decorating decorators deli
        delicatessen demolition dentistry designers designs desserts diner diocese distillery distributors drainage
        drains driveways drylining eggs electrics emporium equestrian excavations exports fabrication fabrications
        fabrics farmers farms fashions fasteners fencing fireplaces fishmongers fitness fixings flooring floors
        florist florists foods football footwear forwarding foundries foundry freight funeral funerals furnishers
        furnishings furniture galleries garages gardeners gelato gifts glaziers glazing golf gospel graphics
        greengrocers greenhouses grille grills grocers grocery groundworks growers guesthouse guitars gurdwara gym
        hairdressers hairdressing hairstylists harriers haulier hauliers healthcare heating homecare hostel imports
        infants inns instruments insulation insurers investments ironmongers ironmongery ironworks jeweller jewellers
        jewellery joiners joinery juices juniors kebab kebabs kennels knitwear laboratories labs landscapers
        landscapes landscaping launderette laundrette laundry lawyers lending lighting livery locksmiths lodges
        logistic marquees meats memorials metals metalworks milkshakes minicabs minimarket ministries mortgages mosque
        motorcycles mutual networks newsagent newsagents noodle noodles notaries nurseries offlicence orchards
        orthodontics osteopaths osteopathy outlet packaging painters paints pallets parlour parlours partnership
        patisserie paving pawnbrokers pets pharma pharmacies photographers photography physiotherapy pianos pizza
        pizzas pizzeria plasterers plastering plastics playgroup plumbers podiatry potteries pottery poultry practices
        precision preschool printers printing productions publications publicity publishers publishing quarries ramen
        recyclers recycling refinery refrigeration remittance removals renewables rental rentals robotics roofers
        rooms rovers rubber rugby salons scaffolders seafood seafoods sheds sheetmetal shipping shipyard shoes
        showroom sixthform skiphire skips smokehouse societies spices stationers stationery steakhouse steels
        steelworks stonemasons stoves studios superstore surfacing surveyors sushi synagogue tackle tailors takeaway
        takeaways tandoori tanning tattoo tattoos taverns taxis tearoom tearooms textile textiles theatres therapies
        therapy tiles tiling timber tobacconist toolmakers toys traders trading travels tuition tutors tyres
        undertakers uniforms unions universities upholsterers upholstery utilities valeting valuers vape vapes
        ventilation ventures vineyards wanderers wealth weddings welding wholesale wholesalers windows workwear yachts
        """

    /// What is called as people are: storms, projects.
    private static let events = "storm storms hurricane cyclone typhoon project operation codename codenamed"

    /// What products are called behind their own name.
    private static let products = """
        xl xs xxl plus pro lite saver unlimited essential essentials bundle bundles tariff tariffs package broadband fibre wifi
        landline handset handsets ultra deluxe flex surfer starter talker sogea sogfast
        """

    private static let particles = """
        de van der den von zu la le di da do du dos das del della dela al el ul bin ibn binte bint ben abu ap ab ferch
        ter ten vant st saint san santa mac mc fitz ait ould delos
        """

    private static let houses = """
        cottage house lodge farm barn villa manor hall bungalow farmhouse grange rectory vicarage cottages mill
        forge granary gables haven smithy croft court mansions towers chalet gatehouse stables
        """

    private static let streetWords = """
        new high long main back old post office red top low bank park station church mill cross water north south east
        west upper lower great little queen queens king kings victoria albert george princess prince green white black
        saint st school chapel castle manor hill wood
        """

    private static let units = """
        hour hours hr hrs min mins minute minutes second seconds sec secs day days week weeks month months year years
        yr yrs mile miles metre metres meter meters km bed bedroom bedrooms way phase port ports pin core person seater
        user users line lines channel channels step steps x times time inch foot ft mb gb mbps gbps mhz ghz kg star
        stage tier point points pm am nd rd th people visits calls
        """
}
