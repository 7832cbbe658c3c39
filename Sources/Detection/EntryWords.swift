/// The words that names of export files are made of. None is usual as a name of a person or a street; where a word is
/// both, it is missing here (Bill, Price, Day, Swift).
enum EntryWords {
    /// The words that stay in a name, in lower case.
    static let ordinary: Set<String> = Set(
        """
        account accounts activities activity address addresses adjustment adjustments advice advices agents
        agreement agreements all amended amendment amendments and anonymised api archive arrears attachment
        attachments audit auto automatic backup backups balance balances bank batch batches billing bills
        bookings broken bulk by call callers calls campaign campaigns cancellation cancellations cancelled case
        cases cdr cdrs changes charge charges claims client clients collection collections combined companies
        company complete config contact contacts content contents contract contracts copy corrected corrupt
        credit credits crm csv cust custom customer customers daily dashboard data database dataset datasets ddi
        ddis deals debit debits debug delivery delta deposits detail detailed details device devices diff direct
        donations donors draft due dump dumps email emails employees entries entry error errors event events
        exceptions export exported exports extension extensions extract extracts failed failures fault faults
        feed file files final finance first fixed for format from full general generic groups header headers
        history hourly import imported imports in inbound incidents incoming incremental indemnity index info
        input installments instalments instruction instructions interactions internal international invalid
        inventory invoice invoices items job jobs journal latest lead leads ledger legacy line lines list
        listing lists live local log logs mailing main mandate mandates manual master member members memberships
        merged message messages meta migration missing mobile mobiles modified month monthly months national
        network newsletter nightly notes notification notifications object objects of old onboarding open
        opportunities opportunity order orders org original other outbound outgoing output overdue paid part
        partial partner partners payer payers payment payments payout payouts payroll pending phone phones plan
        plans policies policy preview prices primary process processed processing prod product production
        products profile profiles project projects prospects purchases q quarter quarterly queries query queue
        quotes rates raw receipts recipients recon reconciliation record records refund refunds rejected
        rejections rejects remittance renewals repeat report reporting reports request requests response
        responses result results returned returns revised rows run sales sample samples schedule scheduled
        schedules schema secondary section service services session sessions settlement settlements setup sheet
        sms sorted source staff stage staging standard statement statements status submission submissions
        subscriber subscribers subscription subscriptions success summary supplier suppliers support survey sync
        system table tables target tariff tariffs task tasks temp template templates test tests the tickets time
        timestamp total totals transaction transactions transfer transfers type types uat unallocated unpaid
        update updated updates upload uploads usage user users utf v valid vendor vendors version view views
        voicemail volumes w week weekly weeks with wk work workspace year yearly years ytd zip

        addacs aosn arucs arudd ascii auddis audreg awacs bacs bureau camt chaps dd ddca ddic ddica ddms fps ftp
        iso json latin logon mt multi origin originator pacs pain paym sepa sftp single std swiss tab tsv txt unicode unix windows xml

        access accesspay accesspaysuite acquia asterisk avaya bigquery bottomline broadworks bt callroute cisco
        civicrm clearbooks cliq cognito dynamics eazipay excel experian fastpay freeagent freepbx freeswitch
        freshdesk freshsales gocardless google horizon hubspot insightly intercom mailchimp microsoft mitel
        mysql netsuite odbc odoo ofcom openreach oracle outlook paygate paypal paysuite phonebook pipedrive
        postgres postgresql powerbi quickbooks salesforce sap sddirect sfdc sharepoint shopify sip slack
        smartdebit smdr sql sqlite squareup stripe sugarcrm suitecrm sungard teams telecom telecoms twilio voip
        vonage vtiger wholesale wordpress xero zendesk zoho zoom
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// The names of months; with a number beside them they stay.
    static let months: Set<String> = Set(
        """
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// The families of ISO 20022 messages, whose names are numbers behind one of these.
    static let messages: Set<String> = ["camt", "pacs", "pain"]
}
