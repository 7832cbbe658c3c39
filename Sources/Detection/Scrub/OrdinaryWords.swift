/// Words of names that say little by themselves.
///
/// They decide when a word of a field is looked for alone; beside another word of its value every word is.
enum OrdinaryWords {
    /// Particles of names, and the small words of companies.
    static let particles: Set<String> = words(
        """
        al an at bin bint da das de del della der des di do dos du el en et la las le les los of on st ter the to und upon
        van vom von y zu zum zur and or for by in
        """)

    /// Titles, forms of companies, and what is written where there is no name.
    static let titles: Set<String> = words(
        """
        mr mrs ms miss mx dr prof sir dame lady rev fr hon esq jr sr jnr snr phd mba obe mbe cbe
        ltd limited plc llp lp inc co company corp gmbh uk group holdings services
        none null unknown test customer client account contact address name
        """)

    /// Kinds of streets and houses, and where they lie.
    static let places: Set<String> = words(
        """
        street str road rd lane ln avenue ave close drive court ct crescent cres gardens gdns grove green park place pl
        square sq terrace way hill house flat apartment apt unit floor suite building block estate mews row walk view
        rise yard wharf quay fold grn pde pk wlk ter terr gr gro cr cresc blvd bvd prom tce cl la av aven avn app appr apr bldg bldgs
        brg cct cir dr st clo cls cott cotts crk crs crt drv dve est ests fld flds gdn gns grns grv gte hl hls ho hse hgts hts lne mdw mdws
        mnr mnt mt parc pde plc prec prm pth qy rdg rds rge ri rse trc trl vl vle vlg vly vw vws wf whf wk wy yd north south east west upper lower great little old new
        """)

    /// Words that are names and usual words of notes, names of months and days: looked for where they have a capital. Kept
    /// short: a name that stands here and is written without a capital may stay.
    static let ambiguous: Set<String> = words(
        """
        able about account accounts admin after all also and any april are august bank bar been before best bill
        billing black blue book box bridge broadband buy call called caller can care case cash chance change
        check close code company contract could cover cross customer customers cut date day days dear debit
        details did direct director does done down due early email error ever every fair fault field fine fix
        for free friday from full good grant green group guy had hall hand hard has have head held help her here
        hers high him his hold home hope house how internet into invoice its just key kind large last late law
        lead left less life light like line lines little lock long lost love low made main major manager many
        march mark may mean miles mobile monday more much must near need never new news next nice not note notes
        now number office only open order orders our out over page paid part pay payment peace phone pick place
        play please point poor port power press price prior rate rather read ready real red refund request rest
        rich right ring road room round route router run rush safe said sale sales same save say school see self
        sent service set sharp she short should show side since site small some sound spring star start stay
        still store storm street strong such sum summer sunday support sure sweet system team tell than that
        their them then there these they this thursday ticket till time today tomorrow top town trade true try
        tuesday two under until up update use user users very view wait walk wall want was watch water way we
        wednesday week weeks well went were west what when while white who whole why will win winter wise wish
        with word work world worth would write wrong year yes yesterday you young your
        """)

    /// Mailboxes that are nobody's.
    static let shared: Set<String> = words(
        """
        account accounts admin billing contact contactus customerservice director email enquiries enquiry finance hello
        help helpdesk hr info invoice invoices it mail manager marketing me noreply office orders payments payroll post
        postmaster reception sales secretary service services support team treasurer webmaster
        """)

    /// The lists in which a word stands.
    struct Lists: OptionSet {
        let rawValue: UInt8
        static let particles = Lists(rawValue: 1)
        static let titles = Lists(rawValue: 2)
        static let places = Lists(rawValue: 4)
        static let ambiguous = Lists(rawValue: 8)
        static let shared = Lists(rawValue: 16)
    }

    /// The end of the kind of a street or house at `start`, where one stands.
    static func endOfPlace(in text: Span<UInt8>, at start: Int) -> Int? {
        var key = KnownTable.seed(.word)
        var end = start
        while end < text.count, end - start < 10, text[end].isLetter {
            key = KnownTable.mix(key, UInt32(text[end] | 0x20))
            end += 1
        }
        return text.isBoundary(end) && lists(key).contains(.places) ? end : nil
    }

    /// The lists of a word, given by the key that `KnownTable.mix` makes of its letters in lower case: no text is made to
    /// look it up. Another word could have its key by a chance of one in 2^50.
    static func lists(_ key: UInt64) -> Lists { Lists(rawValue: table[key] ?? 0) }

    private static let table: [UInt64: UInt8] = {
        var table: [UInt64: UInt8] = [:]
        for (words, list) in [
            (particles, Lists.particles), (titles, .titles), (places, .places), (ambiguous, .ambiguous),
            (shared, .shared),
        ] {
            for word in words {
                let key = word.utf8.reduce(KnownTable.seed(.word)) { KnownTable.mix($0, UInt32($1)) }
                table[key, default: 0] |= list.rawValue
            }
        }
        return table
    }()

    private static func words(_ text: StaticString) -> Set<String> {
        Set(text.description.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
