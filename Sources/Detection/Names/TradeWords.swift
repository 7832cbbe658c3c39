/// What is made, used and done in the trade: coined words, which no dictionary and no list of names has.
extension NameWords {
    /// Makers of handsets, routers, computers and software, and what they make. Never a word that is a usual name: those are told by
    /// the word behind them (`PersonNames.endOfProduct`).
    static let makers = """
        lenovo thinkpad thinkpads ideapad thinkcentre optiplex inspiron toshiba fujitsu logitech
        tenda mercusys totolink dlink realme tecno infinix blackberry zte htc fairphone doro
        airpods airpod airtag airtags earpods imac imacs ipads iphones ipod ipods applecare carplay homepod
        macbooks kindles ricoh kyocera konica minolta xerox lexmark deskjet officejet dymo seagate
        sandisk nvidia geforce radeon ryzen intel xeon snapdragon mediatek qualcomm broadcom tapo
        lifx tradfri tuya govee wyze ezviz reolink simplisafe verisure smartthings nuki switchbot tivo youview
        freeview avast bitdefender malwarebytes eset webroot crowdstrike sentinelone mimecast
        proofpoint terraform ansible bitbucket gitea teamcity circleci sonarqube kibana logstash elasticsearch
        opensearch rabbitmq mongodb mysql mariadb postgres postgresql sqlite databricks tableau powerbi airtable
        figma canva calendly docusign mailgun sendgrid freshservice freshworks pipedrive marketo eloqua
        netsuite bamboohr clickup basecamp evernote onenote sharefile wetransfer winscp filezilla vscode
        intellij pycharm netbeans selenium junit pytest nodejs npm webpack vuejs laravel symfony drupal joomla
        umbraco sitecore kentico blazor dotnet nuget tomcat nginx haproxy memcached gunicorn hadoop liquibase
        ssms ssis ssrs informatica talend mulesoft uipath xenapp chatgpt openai copilot duckduckgo
        roundcube plesk cpanel letsencrypt digicert sectigo tiktok pinterest snapchat telegram viber wechat
        vimeo youtube itunes deezer hulu iplayer itvx klarna clearpay payoneer adyen truelayer onfido
        """

    /// What is done to tickets, lines, bills and records, and what screens and programs are made of.
    static let workings = """
        upsert upserts upserted upserting dedupe dedupes deduped deduping dedup dedups deduplicate deduplicated
        deduplication nbsp utf ascii unicode crlf regex regexes substring varchar nvarchar nullable bool boolean
        enum enums uuid uuids guid guids json xml yaml schema schemas backfill backfilled backfilling rollback
        rollbacks reindex reindexed reindexing repoint repointed resync resynced resyncing reprovide reprovides
        reprovided reproviding reprovision reprovisioned reprovisioning deprovision deprovisioned deprovisioning
        unregister unregisters unregistered unregistering deregister deregisters deregistered deregistering
        reregister reregistered reregistering unassign unassigned unlink unlinked relink relinked unmerge
        unmerged demerge demerged unsubscribe unsubscribed unsub unsubbed resubscribe resubscribed requeue
        requeued dequeue dequeued enqueue enqueued retrigger retriggered autofill autofilled autocomplete
        autopopulate autopopulated autopopulates prepopulate prepopulated prefill prefilled repopulate
        repopulated readonly logins logoff logout logouts signup signups signin timestamp timestamps timestamped
        changelog hotfix hotfixes bugfix bugfixes codebase refactor refactored refactoring redeploy redeployed
        redeploying powercycle powercycled reseat reseated repatch repatched reterminate reterminated retest
        retested retesting recable recabled rejumper rejumpered reflash reflashed reflashing reimage reimaged
        reimaging rebill rebilled rebilling recredit recredited reprice repriced repricing regraded reband
        chargeback chargebacks prorata prorate prorated prorating proration topup topups backbill backbilled
        undercharged deskphone deskphones softphone softphones speakerphone speakerphones smartphone smartphones
        smartwatch phablet payphone videophone doorphone mifi microfilter microfilters faceplate faceplates
        patchlead patchleads dropwire rejointed tooltip tooltips dropdown dropdowns textbox checkbox checkboxes
        popup popups webhook webhooks endpoint endpoints middleware async stacktrace backtrace localhost
        namespace namespaces nullpointer typeerror namespaced crontab daemon daemons hostname hostnames
        subnet subnets
        """

    /// What hurried hands make of words of every note, where a letter is missing.
    static let slips = """
        dispached dispach dispaching despached despach ordr ordrs ordrd delivry delivrd enginer installtion
        compaint complant replacment replacemnt paymnt invoce statment statments agrement refnd conection
        conected connction disconected cutomer broadbnd bradband brodband routr intrnet internt telphone
        telepone apointment appointmnt availble avalable techncian technican tecnician adviced advisd advsed
        requestd upgrde activaton activtion
        """
}
