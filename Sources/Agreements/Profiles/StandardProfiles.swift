// swift-format-ignore-file
// Written by scripts/profiles.py from agreements/profiles; a test holds the two together.

/// The profiles of this release: the files of agreements/profiles, byte for byte.
enum StandardProfiles {
    /// A profile's name and the text of its file.
    struct File {
        let name: String
        let text: String
    }

    /// All of them, by name.
    static let all: [File] = [
        File(name: "accesspay", text: text0),
        File(name: "accesspay-header", text: text1),
        File(name: "asterisk-cdr", text: text2),
        File(name: "bacs-arudd", text: text3),
        File(name: "bacs-ddica", text: text4),
        File(name: "bacs-input-report", text: text5),
        File(name: "bacs-messaging-advices", text: text6),
        File(name: "bacs-standard-18", text: text7),
        File(name: "bacs-withdrawal-report", text: text8),
        File(name: "bt-bill", text: text9),
        File(name: "call-totals", text: text10),
        File(name: "camt-054", text: text11),
        File(name: "dynamics-contacts", text: text12),
        File(name: "eazipay", text: text13),
        File(name: "gocardless-customers", text: text14),
        File(name: "gocardless-payments", text: text15),
        File(name: "gocardless-payout-items", text: text16),
        File(name: "gocardless-payouts", text: text17),
        File(name: "hubspot-contacts", text: text18),
        File(name: "pain-002", text: text19),
        File(name: "pain-008", text: text20),
        File(name: "paygate", text: text21),
        File(name: "phone-users", text: text22),
        File(name: "sage-contacts", text: text23),
        File(name: "salesforce-account", text: text24),
        File(name: "salesforce-contact", text: text25),
        File(name: "sddirect", text: text26),
        File(name: "sddirect-header", text: text27),
        File(name: "smartdebit-collection-report", text: text28),
        File(name: "smartdebit-data-dump", text: text29),
        File(name: "suitecrm-contacts", text: text30),
        File(name: "uk-cdr", text: text31),
        File(name: "xero-contacts", text: text32),
    ]

    private static let text0: String = #"""
# Templates join fields in quotes without doubling a quote in them. A record so broken is set aside, not guessed at.
apiVersion: datalease/v1
kind: Profile
name: accesspay
title: "AccessPay, payment file without header"
source: >-
  Columns by position, from a public template: eight, and up to three of the sender's own. Fields are named by their
  number.
format: csv
csv: {delimiter: ",", quote: '"', header: {row: 0}}
recognise:
  columns: 8
  shapes:
    "1": ["99/99/9999"]
    "3": ["01", "17", "18", "19", "99", "0N", "0C", "0S"]
    "5": ["999999", "99-99-99", "99 99 99", "9999", "99999"]
key: "8"
exchange:
  reference: "8"
  amount: "7"
  code: "3"
  date: {field: "1", form: dd/mm/yyyy}
fields:
  "1": {do: keep, category: not-personal, because: a day of the bank}
  "2": {do: keep, category: not-personal, because: one of a list}
  "3": {do: keep, category: not-personal, because: the code of the transaction}
  "4": {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  "5": {do: account, part: sort-code, with: "6", exchange: keep, category: account, because: payer's sort code}
  "6": {do: account, part: number, with: "5", exchange: keep, category: account, because: payer's account number}
  "7": {do: keep, category: not-personal, because: sums must stay right}
  "8": {do: digits, type: mandate, exchange: keep, category: reference, because: names a payer in every file of the bank}
  "9":
    do: token
    type: customer
    exchange: keep
    category: reference
    because: an id of the sender for a customer or a contract
  "10":
    do: token
    type: customer
    exchange: keep
    category: reference
    because: an id of the sender for a customer or a contract
  "11":
    do: token
    type: customer
    exchange: keep
    category: reference
    because: an id of the sender for a customer or a contract
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond these can be anything}
otherwise: refuse
malformed: set-aside

"""#

    private static let text1: String = #"""
# Templates join fields in quotes without doubling a quote in them. A record so broken is set aside, not guessed at.
apiVersion: datalease/v1
kind: Profile
name: accesspay-header
title: "AccessPay, payment file with header"
source: >-
  Header from a public template; its last three columns are the sender's own.
format: csv
csv: {delimiter: ",", quote: '"'}
recognise:
  header: [Processing Date, Action, BACS Transaction Code, Name, Sort Code, Account, Amount, DDI Reference]
key: DDI Reference
exchange:
  reference: DDI Reference
  amount: Amount
  code: BACS Transaction Code
  date: {field: Processing Date, form: dd/mm/yyyy}
fields:
  Processing Date: {do: keep, category: not-personal, because: a day of the bank}
  Action: {do: keep, category: not-personal, because: one of a list}
  BACS Transaction Code: {do: keep, category: not-personal, because: the code of the transaction}
  Name: {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  Sort Code: {do: account, part: sort-code, with: Account, exchange: keep, category: account, because: payer's sort code}
  Account: {do: account, part: number, with: Sort Code, exchange: keep, category: account, because: payer's account number}
  Amount: {do: keep, category: not-personal, because: sums must stay right}
  DDI Reference:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  UserId:
    do: token
    type: customer
    exchange: keep
    category: reference
    because: an id of the sender for a customer or a contract
  PolicyId:
    do: token
    type: customer
    exchange: keep
    category: reference
    because: an id of the sender for a customer or a contract
  PaymentId:
    do: token
    type: customer
    exchange: keep
    category: reference
    because: an id of the sender for a customer or a contract
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse
malformed: set-aside

"""#

    private static let text2: String = #"""
# 1 accountcode, 2 src, 3 dst, 4 dcontext, 5 clid, 6 channel, 7 dstchannel, 8 lastapp, 9 lastdata, 10 start, 11
# answer, 12 end, 13 duration, 14 billsec, 15 disposition, 16 amaflags; by configuration 17 uniqueid, 18 userfield, 19
# peeraccount, 20 linkedid, 21 sequence. Who has others (accountlogs, cdr_custom) names them in the agreement.
apiVersion: datalease/v1
kind: Profile
name: asterisk-cdr
title: "Asterisk, cdr-csv (Master.csv)"
source: >-
  cdr/cdr_csv.c: no header, strings in quotes, numbers bare; sixteen columns and up to five more by configuration.
  Fields are named by their number.
format: csv
csv: {delimiter: ",", quote: '"', header: {row: 0}}
recognise:
  columns: 16
  shapes:
    "10": ["9999-99-99 99:99:99"]
    "15": [ANSWERED, NO ANSWER, BUSY, FAILED, CONGESTION]
  files: [Master.csv]
fields:
  "1": {do: digits, type: customer, category: reference, because: names a customer in our other files}
  "19": {do: digits, type: customer, category: reference, because: names a customer in our other files}
  "2": {do: phone, category: phone, because: who called}
  "3": {do: phone, category: phone, because: who was called}
  "4": {do: shape, type: asterisk-context, category: name, because: a context is often called after the customer}
  "5": {do: phone, category: phone, because: name and number in one cell}
  "6": {do: digits, type: asterisk-channel, category: phone, because: holds an extension or the name of a telephone}
  "7": {do: digits, type: asterisk-channel, category: phone, because: holds an extension or the name of a telephone}
  "8": {do: keep, category: not-personal, because: the name of an application}
  "9": {do: blank, category: unclassified, because: "arguments hold numbers, mailboxes and addresses"}
  "10": {do: keep, category: not-personal, because: bills are computed from it}
  "11": {do: keep, category: not-personal, because: bills are computed from it}
  "12": {do: keep, category: not-personal, because: bills are computed from it}
  "13": {do: keep, category: not-personal, because: bills are computed from it}
  "14": {do: keep, category: not-personal, because: bills are computed from it}
  "15": {do: keep, category: not-personal, because: one of a list}
  "16": {do: keep, category: not-personal, because: one of a list}
  "17": {do: keep, category: not-personal, because: time and a counter; records are linked by it}
  "20": {do: keep, category: not-personal, because: time and a counter; records are linked by it}
  "18": {do: blank, category: free-text, because: free text can hold anything}
  "21": {do: keep, category: not-personal, because: a counter}
  "#extra": {do: blank, category: unclassified, because: cells beyond these can be anything}
otherwise: refuse

"""#

    private static let text3: String = #"""
apiVersion: datalease/v1
kind: Profile
name: bacs-arudd
title: "Bacs ARUDD, unpaid direct debits"
source: >-
  A public ARUDD report: attributes in camelCase, sort codes with hyphens, no signature.
format: xml
xml: {record: //ReturnedDebitItem}
recognise:
  root: [BACSDocument]
  contains: [ARUDD]
key: //ReturnedDebitItem/@ref
fields:
  # Whose report it is.
  //Header/@reportType: {do: keep, category: not-personal, because: structure of the report}
  //Header/@reportNumber: {do: keep, category: not-personal, because: structure of the report}
  //Header/@adviceNumber: {do: keep, category: not-personal, because: structure of the report}
  //Header/@currentProcessingDate: {do: keep, category: not-personal, because: structure of the report}
  //ProducedOn/@date: {do: keep, category: not-personal, because: a day of the bank}
  //ProducedOn/@time: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate/@date: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate/@day: {do: keep, category: not-personal, because: a day of the bank}
  //ProducedOn: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate: {do: keep, category: not-personal, because: a day of the bank}
  //AddresseeInformation/@name: {do: keep, exchange: own, category: not-personal, because: our own name}
  //ServiceLicenseInformation/@userName: {do: keep, exchange: own, category: not-personal, because: our own name and number}
  //ServiceLicenseInformation/@userNumber:
    do: keep
    exchange: own
    category: not-personal
    because: our own name and number

  # Our own account.
  //OriginatingAccount/@name: {do: keep, exchange: own, category: not-personal, because: our own name}
  //OriginatingAccount/@sortCode:
    do: account
    part: sort-code
    with: //OriginatingAccount/@number
    exchange: own
    category: account
    because: our own account; the same in every file
  //OriginatingAccount/@number:
    do: account
    part: number
    with: //OriginatingAccount/@sortCode
    exchange: own
    category: account
    because: our own account; the same in every file
  //OriginatingAccount/@type: {do: keep, category: not-personal, because: a digit}
  //OriginatingAccount/@bankName: {do: keep, category: not-personal, because: a bank has millions of customers}
  //OriginatingAccount/@branchName: {do: blank, category: unclassified, because: says where somebody banks}

  # One returned debit each.
  //ReturnedDebitItem/@ref:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //ReturnedDebitItem/@transCode: {do: keep, category: not-personal, because: a code of a list}
  //ReturnedDebitItem/@currency: {do: keep, category: not-personal, because: a code of a list}
  //ReturnedDebitItem/@returnCode: {do: keep, category: not-personal, because: systems act on it}
  //ReturnedDebitItem/@returnDescription: {do: keep, category: not-personal, because: systems act on it}
  //ReturnedDebitItem/@originalProcessingDate: {do: keep, category: not-personal, because: a day of the bank}
  //ReturnedDebitItem/@valueOf: {do: keep, category: not-personal, because: sums must stay right}
  //PayerAccount/@name: {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  //PayerAccount/@sortCode:
    do: account
    part: sort-code
    with: //PayerAccount/@number
    exchange: keep
    category: account
    because: payer's account
  //PayerAccount/@number:
    do: account
    part: number
    with: //PayerAccount/@sortCode
    exchange: keep
    category: account
    because: payer's account
  //PayerAccount/@type: {do: keep, category: not-personal, because: a digit}
  //PayerAccount/@bankName: {do: keep, category: not-personal, because: a bank has millions of customers}
  //PayerAccount/@branchName: {do: blank, category: unclassified, because: says where somebody banks}
  //PayerAccount/@ref:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //Totals/@numberOf: {do: keep, category: not-personal, because: sums must stay right}
  //Totals/@valueOf: {do: keep, category: not-personal, because: sums must stay right}
  //Totals/@currency: {do: keep, category: not-personal, because: sums must stay right}

  # Around the report.
  //SignatureMethod: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
otherwise: blank

"""#

    private static let text4: String = #"""
apiVersion: datalease/v1
kind: Profile
name: bacs-ddica
title: "Bacs DDICA, indemnity claim advices"
source: >-
  Names of elements that two independent public parsers read; the official document was not found, so what they do
  not read comes out blank.
format: xml
xml: {record: //DDICAdvice}
recognise:
  root: [VocaDocument]
  contains: [NewAdvices, Cancellations, ServiceUserNumber]
key: //SUReference
fields:
  //ServiceUserNumber: {do: keep, exchange: own, category: not-personal, because: our own number}
  //ServiceUserName: {do: keep, exchange: own, category: not-personal, because: our own name}
  //SeqNo: {do: keep, category: not-personal, because: a running number}
  //SUReference:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //PayingBankReference: {do: digits, type: claim, exchange: id, category: reference, because: the bank finds a claim by it}
  //PayerSortCode:
    do: account
    part: sort-code
    with: //PayerAccount
    exchange: keep
    category: account
    because: payer's account
  //PayerAccount:
    do: account
    part: number
    with: //PayerSortCode
    exchange: keep
    category: account
    because: payer's account
  //PayerName: {do: shape, type: name, exchange: keep, category: name, because: a name}
  //ReasonCode: {do: keep, category: not-personal, because: systems act on it}
  //ReasonCodeMeaning: {do: keep, category: not-personal, because: systems act on it}
  //TotalAmount: {do: keep, category: not-personal, because: "sums must stay right, commas too"}
  //Amount: {do: keep, category: not-personal, because: "sums must stay right, commas too"}
  //TotalValueOfDebits: {do: keep, category: not-personal, because: "sums must stay right, commas too"}
  //TotalValueOfCancellations: {do: keep, category: not-personal, because: "sums must stay right, commas too"}
  //NoOfAdvForClaim: {do: keep, category: not-personal, because: "sums must stay right, commas too"}
  //DateOfDirectDebit: {do: keep, category: not-personal, because: a day of the bank}
  //DateOfDebit: {do: keep, category: not-personal, because: a day of the bank}
  //DateOfCredit: {do: keep, category: not-personal, because: a day of the bank}
  //ReportDate: {do: keep, category: not-personal, because: a day of the bank}

  # Around the report.
  //SignatureMethod: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
otherwise: blank

"""#

    private static let text5: String = #"""
# A record is a whole file that was submitted, since most reports name no item at all.
apiVersion: datalease/v1
kind: Profile
name: bacs-input-report
title: Bacs input report
source: >-
  Parsers of input reports: attributes in camelCase, sort codes with hyphens. What no parser reads is not known and
  comes out blank.
format: xml
xml: {record: //UserFile}
recognise:
  root: [BACSDocument]
  contains: [InputReport]
key: //ErrorItem/@reference
fields:
  # Whose report it is.
  //Header/@reportType: {do: keep, category: not-personal, because: structure of the report}
  //Header/@reportNumber: {do: keep, category: not-personal, because: structure of the report}
  //Header/@adviceNumber: {do: keep, category: not-personal, because: structure of the report}
  //Header/@currentProcessingDate: {do: keep, category: not-personal, because: structure of the report}
  //ProducedOn/@date: {do: keep, category: not-personal, because: a day of the bank}
  //ProducedOn/@time: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate/@date: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate/@day: {do: keep, category: not-personal, because: a day of the bank}
  //ProducedOn: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate: {do: keep, category: not-personal, because: a day of the bank}
  //AddresseeInformation/@name: {do: keep, exchange: own, category: not-personal, because: our own name}
  //ServiceLicenseInformation/@userName: {do: keep, exchange: own, category: not-personal, because: our own name and number}
  //ServiceLicenseInformation/@userNumber:
    do: keep
    exchange: own
    category: not-personal
    because: our own name and number
  //SubmissionInformation/@volumeSerialNumber: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //SubmissionInformation/@bureauNumber:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@bureauName:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@userNumber:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@userName:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@submissionSerialNumber: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //SubmissionInformation/@submissionType: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //SubmissionInformation/@status: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //UserFileInformation/@userFileNumber: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@userNumber:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the file; our own names
  //UserFileInformation/@userName:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the file; our own names
  //UserFileInformation/@currencyCode: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@workCode: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@fileSequenceNumber: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@processingDate: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@status: {do: keep, category: not-personal, because: structure of the file; our own names}
  //DaySection/@date: {do: keep, category: not-personal, because: a day of the bank}
  //DaySection/@dayNumber: {do: keep, category: not-personal, because: a day of the bank}
  //DaySection/@processingDate: {do: keep, category: not-personal, because: a day of the bank}

  # Items that were returned, rejected or amended.
  //ErrorItem/@reference:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //ErrorItem/@valueOf: {do: keep, category: not-personal, because: sums and places must stay right}
  //ErrorItem/@transCode: {do: keep, category: not-personal, because: sums and places must stay right}
  //ErrorItem/@currency: {do: keep, category: not-personal, because: sums and places must stay right}
  //ErrorItem/@itemType: {do: keep, category: not-personal, because: sums and places must stay right}
  //ErrorItem/@recordNumber: {do: keep, category: not-personal, because: sums and places must stay right}
  //ErrorItem/@name: {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  //ErrorItem/@destinationName: {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  //ErrorMessage/@type: {do: keep, category: not-personal, because: "REJECTED, AMENDED or RETURNED"}
  //ErrorMessage/@code: {do: keep, category: not-personal, because: "REJECTED, AMENDED or RETURNED"}
  //ErrorMessage: {do: blank, category: free-text, because: free text can hold anything}
  //ErrorMessage/@text: {do: blank, category: free-text, because: free text can hold anything}
  //OriginatingAccount/@name: {do: keep, exchange: own, category: not-personal, because: our own name}
  //OriginatingAccount/@sortCode:
    do: account
    part: sort-code
    with: //OriginatingAccount/@number
    exchange: own
    category: account
    because: our own account; the same in every file
  //OriginatingAccount/@number:
    do: account
    part: number
    with: //OriginatingAccount/@sortCode
    exchange: own
    category: account
    because: our own account; the same in every file
  //OriginatingAccount/@type: {do: keep, category: not-personal, because: a digit}
  //OriginatingAccount/@bankName: {do: keep, category: not-personal, because: a bank has millions of customers}
  //OriginatingAccount/@branchName: {do: blank, category: unclassified, because: says where somebody banks}
  //DestinationAccount/@name: {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  //DestinationAccount/@sortCode:
    do: account
    part: sort-code
    with: //DestinationAccount/@number
    exchange: keep
    category: account
    because: payer's account
  //DestinationAccount/@number:
    do: account
    part: number
    with: //DestinationAccount/@sortCode
    exchange: keep
    category: account
    because: payer's account
  //DestinationAccount/@type: {do: keep, category: not-personal, because: a digit}
  //DestinationAccount/@bankName: {do: keep, category: not-personal, because: a bank has millions of customers}
  //DestinationAccount/@branchName: {do: blank, category: unclassified, because: says where somebody banks}

  # Totals by account.
  //AccountTotal/@sortCode:
    do: account
    part: sort-code
    with: //AccountTotal/@number
    exchange: own
    category: account
    because: our own account; the same in every file
  //AccountTotal/@number:
    do: account
    part: number
    with: //AccountTotal/@sortCode
    exchange: own
    category: account
    because: our own account; the same in every file
  //AccountTotal/@creditEntry: {do: keep, category: not-personal, because: sums must stay right}
  //AccountTotal/@creditItemCount: {do: keep, category: not-personal, because: sums must stay right}
  //AccountTotal/@creditValueOf: {do: keep, category: not-personal, because: sums must stay right}
  //AccountTotal/@debitEntry: {do: keep, category: not-personal, because: sums must stay right}
  //AccountTotal/@debitItemCount: {do: keep, category: not-personal, because: sums must stay right}
  //AccountTotal/@debitValueOf: {do: keep, category: not-personal, because: sums must stay right}
  //AccountTotal/@currency: {do: keep, category: not-personal, because: sums must stay right}
  //AccountTotal/@type: {do: keep, category: not-personal, because: sums must stay right}
  //CreditEntry/@acceptedRecords: {do: keep, category: not-personal, because: sums must stay right}
  //CreditEntry/@rejectedRecords: {do: keep, category: not-personal, because: sums must stay right}
  //CreditEntry/@itemCount: {do: keep, category: not-personal, because: sums must stay right}
  //CreditEntry/@valueOf: {do: keep, category: not-personal, because: sums must stay right}
  //CreditEntry/@currency: {do: keep, category: not-personal, because: sums must stay right}
  //DebitEntry/@acceptedRecords: {do: keep, category: not-personal, because: sums must stay right}
  //DebitEntry/@rejectedRecords: {do: keep, category: not-personal, because: sums must stay right}
  //DebitEntry/@itemCount: {do: keep, category: not-personal, because: sums must stay right}
  //DebitEntry/@valueOf: {do: keep, category: not-personal, because: sums must stay right}
  //DebitEntry/@currency: {do: keep, category: not-personal, because: sums must stay right}

  # Around the report.
  //SignatureMethod: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
otherwise: blank

"""#

    private static let text6: String = #"""
# A signature goes, with the element that says how it was made: it fits the original only. Reason 2 says that the
# payer has died, which is about a person even where no name is left.
apiVersion: datalease/v1
kind: Profile
name: bacs-messaging-advices
title: "Bacs messaging advices: ADDACS, AUDDIS"
source: >-
  Public ADDACS and AUDDIS reports and a parser of them: attributes with hyphens in their names.
format: xml
xml: {record: //MessagingAdvice}
recognise:
  root: [BACSDocument]
  contains: [MessagingAdvices]
key: //MessagingAdvice/@reference
fields:
  # Whose report it is.
  //MessagingHeader/@advice-type: {do: keep, exchange: id, category: not-personal, because: structure of the report}
  //MessagingHeader/@report-type: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@report-generation-date: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@envelope-sequence-number: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@stream-identifier: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@document-number: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@subject-first-aosn: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@subject-last-aosn: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@reprint-indicator: {do: keep, category: not-personal, because: structure of the report}
  //MessagingHeader/@user-number: {do: keep, exchange: own, category: not-personal, because: our own number and name}
  //MessagingHeader/@user-name: {do: keep, exchange: own, category: not-personal, because: our own number and name}
  //AddresseeInformation/@name: {do: keep, exchange: own, category: not-personal, because: our own name}
  //AddresseeInformation/@address1: {do: blank, category: unclassified, because: our own address; no fault needs it}
  //AddresseeInformation/@address2: {do: blank, category: unclassified, because: our own address; no fault needs it}
  //AddresseeInformation/@address3: {do: blank, category: unclassified, because: our own address; no fault needs it}
  //AddresseeInformation/@address4: {do: blank, category: unclassified, because: our own address; no fault needs it}
  //AddresseeInformation/@address5: {do: blank, category: unclassified, because: our own address; no fault needs it}

  # One advice each.
  //MessagingAdvice/@user-number: {do: keep, exchange: own, category: not-personal, because: our own number}
  //MessagingAdvice/@record-type: {do: keep, category: not-personal, because: structure of the report}
  //MessagingAdvice/@aosn: {do: keep, category: not-personal, because: structure of the report}
  //MessagingAdvice/@reason-code: {do: keep, category: not-personal, because: systems act on it}
  //MessagingAdvice/@effective-date: {do: keep, category: not-personal, because: a day of the bank}
  //MessagingAdvice/@due-date: {do: keep, category: not-personal, because: a day of the bank}
  //MessagingAdvice/@reference:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //MessagingAdvice/@payer-name: {do: shape, type: name, exchange: keep, category: name, because: a name}
  //MessagingAdvice/@payer-sort-code:
    do: account
    part: sort-code
    with: //MessagingAdvice/@payer-account-number
    exchange: keep
    category: account
    because: payer's account
  //MessagingAdvice/@payer-account-number:
    do: account
    part: number
    with: //MessagingAdvice/@payer-sort-code
    exchange: keep
    category: account
    because: payer's account
  //MessagingAdvice/@payer-new-sort-code:
    do: account
    part: sort-code
    with: //MessagingAdvice/@payer-new-account-number
    exchange: keep
    category: account
    because: payer's account; old and new
  //MessagingAdvice/@payer-new-account-number:
    do: account
    part: number
    with: //MessagingAdvice/@payer-new-sort-code
    exchange: keep
    category: account
    because: payer's account; old and new
  //MessagingAdvice/@payer-new-name: {do: shape, type: name, exchange: keep, category: name, because: a name}
  //MessagingAdvice/@new-reference:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank

  # Advices about a whole file (AUDDIS).
  //MessagingAdvice/@processing-date: {do: keep, category: not-personal, because: structure of the file}
  //MessagingAdvice/@originator-file-number: {do: keep, category: not-personal, because: structure of the file}
  //MessagingAdvice/@work-code: {do: keep, category: not-personal, because: structure of the file}
  //MessagingAdvice/@file-type: {do: keep, exchange: id, category: not-personal, because: structure of the file}
  //MessagingAdvice/@accepted-ddi: {do: keep, category: not-personal, because: structure of the file}
  //MessagingAdvice/@rejected-ddi: {do: keep, category: not-personal, because: structure of the file}
  //MessagingAdvice/@vol-serial-number: {do: keep, category: not-personal, because: structure of the file}
  //MessagingAdvice/@file-error-code: {do: keep, category: not-personal, because: structure of the file}
  //MessagingAdvice/@transaction-code: {do: keep, category: not-personal, because: structure of the file}
  //MessagingError/@line1: {do: blank, category: free-text, because: free text can hold anything}
  //MessagingError/@line2: {do: blank, category: free-text, because: free text can hold anything}
  //MessagingError/@line3: {do: blank, category: free-text, because: free text can hold anything}

  # Around the report.
  //SignatureMethod: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
otherwise: blank

"""#

    private static let text7: String = #"""
# Widths and the character set of Bacs stay. Sums are untouched, so the totals of UTL1 balance. Our own account has
# one operator in payments and contra, so that they still belong together.
apiVersion: datalease/v1
kind: Profile
name: bacs-standard-18
title: "Bacs submission file, Standard 18"
source: >-
  Public guides and builders: labels of 80 characters, payments of 100 (single day) or 106 (multi day); payments
  alone, and the LOGON lines of bureaux.
format: bacs-standard-18
key: data.reference
fields:
  # Payments.
  data.destination-sort-code:
    do: account
    part: sort-code
    with: data.destination-account
    exchange: keep
    category: account
    because: payer's account
  data.destination-account:
    do: account
    part: number
    with: data.destination-sort-code
    exchange: keep
    category: account
    because: payer's account
  data.account-type: {do: keep, category: not-personal, because: a code of a list}
  data.transaction-code: {do: keep, category: not-personal, because: a code of a list}
  data.originating-sort-code:
    do: account
    part: sort-code
    with: data.originating-account
    exchange: own
    category: account
    because: our own account; the same in every file
  data.originating-account:
    do: account
    part: number
    with: data.originating-sort-code
    exchange: own
    category: account
    because: our own account; the same in every file
  data.free-format: {do: keep, category: not-personal, because: "a hash of the wage report, zeros or nothing"}
  data.amount: {do: keep, category: not-personal, because: sums must stay right}
  data.originator-name: {do: keep, exchange: own, category: not-personal, because: our own name}
  data.reference:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  data.destination-name: {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  data.processing-date: {do: keep, category: not-personal, because: a day of the bank}

  # Contra records: our own account on both sides.
  contra.destination-sort-code:
    do: account
    part: sort-code
    with: contra.destination-account
    exchange: own
    category: account
    because: our own account; the same in every file
  contra.destination-account:
    do: account
    part: number
    with: contra.destination-sort-code
    exchange: own
    category: account
    because: our own account; the same in every file
  contra.account-type: {do: keep, category: not-personal, because: a code of a list}
  contra.transaction-code: {do: keep, category: not-personal, because: a code of a list}
  contra.originating-sort-code:
    do: account
    part: sort-code
    with: contra.originating-account
    exchange: own
    category: account
    because: our own account; the same in every file
  contra.originating-account:
    do: account
    part: number
    with: contra.originating-sort-code
    exchange: own
    category: account
    because: our own account; the same in every file
  contra.free-format: {do: keep, category: not-personal, because: zeros or nothing}
  contra.amount: {do: keep, category: not-personal, because: sums must stay right}
  contra.narrative: {do: keep, category: not-personal, because: our own words}
  contra.contra-identification: {do: keep, category: not-personal, because: the word CONTRA}
  contra.originator-name: {do: keep, exchange: own, category: not-personal, because: our own name}
  contra.processing-date: {do: keep, category: not-personal, because: a day of the bank}

  # Labels. The service user's number is our own.
  vol1.label: {do: keep, category: not-personal, because: structure of the submission}
  vol1.serial-number: {do: keep, category: not-personal, because: structure of the submission}
  vol1.accessibility: {do: keep, category: not-personal, because: structure of the submission}
  vol1.filler-1: {do: keep, category: not-personal, because: structure of the submission}
  vol1.filler-2: {do: keep, category: not-personal, because: structure of the submission}
  vol1.filler-3: {do: keep, category: not-personal, because: structure of the submission}
  vol1.user-number: {do: keep, exchange: own, category: not-personal, because: structure of the submission}
  vol1.filler-4: {do: keep, category: not-personal, because: structure of the submission}
  vol1.filler-5: {do: keep, category: not-personal, because: structure of the submission}
  vol1.label-standard: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.label: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.file-identifier-1: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.user-number: {do: keep, exchange: own, category: not-personal, because: structure of the submission}
  hdr1.file-identifier-2: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.second-user-number: {do: keep, exchange: own, category: not-personal, because: structure of the submission}
  hdr1.set-identification: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.file-section: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.file-sequence: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.generation: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.generation-version: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.creation-date: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.expiry-date: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.accessibility: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.block-count: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.system-code: {do: keep, category: not-personal, because: structure of the submission}
  hdr1.filler-1: {do: keep, category: not-personal, because: structure of the submission}
  hdr2.label: {do: keep, category: not-personal, because: structure of the submission}
  hdr2.record-format: {do: keep, category: not-personal, because: structure of the submission}
  hdr2.block-length: {do: keep, category: not-personal, because: structure of the submission}
  hdr2.record-length: {do: keep, category: not-personal, because: structure of the submission}
  hdr2.filler-1: {do: keep, category: not-personal, because: structure of the submission}
  hdr2.buffer-offset: {do: keep, category: not-personal, because: structure of the submission}
  hdr2.filler-2: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.label: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.processing-date: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.receiving-party: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.currency: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.country: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.work-code: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.file-number: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.filler-1: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.audit-print: {do: keep, category: not-personal, because: structure of the submission}
  uhl1.filler-2: {do: keep, category: not-personal, because: structure of the submission}
  eof1.label: {do: keep, category: not-personal, because: structure of the submission}
  eof1.file-identifier-1: {do: keep, category: not-personal, because: structure of the submission}
  eof1.user-number: {do: keep, exchange: own, category: not-personal, because: structure of the submission}
  eof1.file-identifier-2: {do: keep, category: not-personal, because: structure of the submission}
  eof1.second-user-number: {do: keep, exchange: own, category: not-personal, because: structure of the submission}
  eof1.set-identification: {do: keep, category: not-personal, because: structure of the submission}
  eof1.file-section: {do: keep, category: not-personal, because: structure of the submission}
  eof1.file-sequence: {do: keep, category: not-personal, because: structure of the submission}
  eof1.generation: {do: keep, category: not-personal, because: structure of the submission}
  eof1.generation-version: {do: keep, category: not-personal, because: structure of the submission}
  eof1.creation-date: {do: keep, category: not-personal, because: structure of the submission}
  eof1.expiry-date: {do: keep, category: not-personal, because: structure of the submission}
  eof1.accessibility: {do: keep, category: not-personal, because: structure of the submission}
  eof1.block-count: {do: keep, category: not-personal, because: structure of the submission}
  eof1.system-code: {do: keep, category: not-personal, because: structure of the submission}
  eof1.filler-1: {do: keep, category: not-personal, because: structure of the submission}
  eof2.label: {do: keep, category: not-personal, because: structure of the submission}
  eof2.record-format: {do: keep, category: not-personal, because: structure of the submission}
  eof2.block-length: {do: keep, category: not-personal, because: structure of the submission}
  eof2.record-length: {do: keep, category: not-personal, because: structure of the submission}
  eof2.filler-1: {do: keep, category: not-personal, because: structure of the submission}
  eof2.buffer-offset: {do: keep, category: not-personal, because: structure of the submission}
  eof2.filler-2: {do: keep, category: not-personal, because: structure of the submission}
  utl1.label: {do: keep, category: not-personal, because: sums must stay right}
  utl1.debit-total: {do: keep, category: not-personal, because: sums must stay right}
  utl1.credit-total: {do: keep, category: not-personal, because: sums must stay right}
  utl1.debit-count: {do: keep, category: not-personal, because: sums must stay right}
  utl1.credit-count: {do: keep, category: not-personal, because: sums must stay right}
  utl1.filler-1: {do: keep, category: not-personal, because: sums must stay right}
  utl1.filler-2: {do: keep, category: not-personal, because: sums must stay right}

  # What bureaux put in front: who logs on, and sometimes how.
  logon.label: {do: keep, category: not-personal, because: the word LOGON}
  logon.content: {do: blank, secret: true, category: secret, because: a credential; no fault needs it}
  logon.filler-1: {do: blank, category: unclassified, because: can be anything}
  logon.filler-2: {do: blank, category: unclassified, because: can be anything}
otherwise: refuse

"""#

    private static let text8: String = #"""
apiVersion: datalease/v1
kind: Profile
name: bacs-withdrawal-report
title: Bacs withdrawal report
source: >-
  A parser of withdrawal reports: attributes in camelCase. What it does not read is not known and comes out blank.
format: xml
xml: {record: //Submission}
recognise:
  root: [BACSDocument]
  contains: [WithdrawalReport]
fields:
  # Whose report it is.
  //Header/@reportType: {do: keep, category: not-personal, because: structure of the report}
  //Header/@reportNumber: {do: keep, category: not-personal, because: structure of the report}
  //Header/@adviceNumber: {do: keep, category: not-personal, because: structure of the report}
  //Header/@currentProcessingDate: {do: keep, category: not-personal, because: structure of the report}
  //ProducedOn/@date: {do: keep, category: not-personal, because: a day of the bank}
  //ProducedOn/@time: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate/@date: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate/@day: {do: keep, category: not-personal, because: a day of the bank}
  //ProducedOn: {do: keep, category: not-personal, because: a day of the bank}
  //ProcessingDate: {do: keep, category: not-personal, because: a day of the bank}
  //AddresseeInformation/@name: {do: keep, exchange: own, category: not-personal, because: our own name}
  //ServiceLicenseInformation/@userName: {do: keep, exchange: own, category: not-personal, because: our own name and number}
  //ServiceLicenseInformation/@userNumber:
    do: keep
    exchange: own
    category: not-personal
    because: our own name and number
  //SubmissionInformation/@volumeSerialNumber: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //SubmissionInformation/@bureauNumber:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@bureauName:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@userNumber:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@userName:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the submission; our own names
  //SubmissionInformation/@submissionSerialNumber: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //SubmissionInformation/@submissionType: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //SubmissionInformation/@status: {do: keep, category: not-personal, because: structure of the submission; our own names}
  //UserFileInformation/@userFileNumber: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@userNumber:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the file; our own names
  //UserFileInformation/@userName:
    do: keep
    exchange: own
    category: not-personal
    because: structure of the file; our own names
  //UserFileInformation/@currencyCode: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@workCode: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@fileSequenceNumber: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@processingDate: {do: keep, category: not-personal, because: structure of the file; our own names}
  //UserFileInformation/@status: {do: keep, category: not-personal, because: structure of the file; our own names}

  # Around the report.
  //SignatureMethod: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
otherwise: blank

"""#

    private static let text9: String = #"""
apiVersion: datalease/v1
kind: Profile
name: bt-bill
title: "BT, itemised bill as CSV"
source: >-
  The sample of CPAN's Data-BT-PhoneBill: three blank lines before the header, numbers padded with spaces at the end
  and spaced within.
format: csv
csv: {header: {row: 4}}
recognise:
  header: [ChargeCode, InstallationNo, LineNo, ChargeCardNo, CalledNo, TxtDirectRebate]
fields:
  ChargeCode: {do: keep, category: not-personal, because: a code of a list}
  InstallationNo: {do: phone, category: phone, because: the customer's line}
  LineNo: {do: phone, category: phone, because: the customer's line}
  ChargeCardNo: {do: digits, type: charge-card, category: card, because: a card that calls are charged to}
  Date: {do: keep, category: not-personal, because: bills are computed from it}
  Time: {do: keep, category: not-personal, because: bills are computed from it}
  Duration: {do: keep, category: not-personal, because: bills are computed from it}
  Destination: {do: keep, category: not-personal, because: the tariff's name for the destination}
  CalledNo: {do: phone, category: phone, because: a telephone number}
  TxtDirectRebate: {do: keep, category: not-personal, because: sums must stay right}
  Cost: {do: keep, category: not-personal, because: sums must stay right}
  "#preamble": {do: blank, category: unclassified, because: blank lines as a rule; what else stands there can be anything}
  "#footer": {do: blank, category: free-text, because: free text can hold anything}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text10: String = #"""
apiVersion: datalease/v1
kind: Profile
name: call-totals
title: "Call records, added up by customer and day"
source: >-
  What a billing system hands on in place of call records: a line for each customer, day and kind of call, without a
  number that called or was called. Its columns are our own.
format: csv
recognise:
  header: [CustomerReference, CallDate, CallType, Calls, Seconds, Charge]
key: CustomerReference
exchange:
  reference: CustomerReference
  amount: Charge
  date: CallDate
fields:
  CustomerReference:
    do: digits
    type: customer
    exchange: keep
    category: reference
    because: names a customer in our other files
  CallDate: {do: keep, category: not-personal, because: a day; calls of a day are added up}
  CallType: {do: keep, category: not-personal, because: one of a list}
  Calls: {do: keep, category: not-personal, because: a count}
  Seconds: {do: keep, category: not-personal, because: a sum}
  Charge: {do: keep, category: not-personal, because: sums must stay right}
  Currency: {do: keep, category: not-personal, because: a code of a list}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text11: String = #"""
# Paths name elements by their local name at any depth, so that versions, prefixes, namespaces of a country and an
# application header around the document make no difference. What is not named comes out blank; so does a document
# that is wrapped in CDATA, as it is text then and no XML.
apiVersion: datalease/v1
kind: Profile
name: camt-054
title: "ISO 20022 camt.054, advice of credits and debits"
source: >-
  Schemas camt.054.001.02 to .12; from version 8 on an element Pty stands between a role and its party.
format: xml
xml: {record: //Ntry}
recognise:
  root: [Document, RequestPayload, BizMsgEnvlp, BusMsg, DataPDU]
  contains: [BkToCstmrDbtCdtNtfctn]
key: //NtryRef
fields:
  # Structure: ids of messages, days, sums, codes. Elements of these names hold nothing else in any version.
  //MsgId: {do: keep, category: not-personal, because: an id or number of a message}
  //PmtInfId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlMsgId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlMsgNmId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlPmtInfId: {do: keep, category: not-personal, because: an id or number of a message}
  //MsgNmId: {do: keep, category: not-personal, because: an id or number of a message}
  //BizMsgIdr: {do: keep, category: not-personal, because: an id or number of a message}
  //MsgDefIdr: {do: keep, category: not-personal, because: an id or number of a message}
  //BizSvc: {do: keep, category: not-personal, because: an id or number of a message}
  //NtryRef: {do: keep, category: not-personal, because: an id or number of a message}
  //StsId: {do: keep, category: not-personal, because: an id or number of a message}
  //PmtInitnStsId: {do: keep, category: not-personal, because: an id or number of a message}
  //ElctrncSeqNb: {do: keep, category: not-personal, because: an id or number of a message}
  //LglSeqNb: {do: keep, category: not-personal, because: an id or number of a message}
  //PgNb: {do: keep, category: not-personal, because: an id or number of a message}
  //LastPgInd: {do: keep, category: not-personal, because: an id or number of a message}
  //CreDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //CreDt: {do: keep, category: not-personal, because: a day of the bank}
  //OrgnlCreDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //ReqdColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //ReqdExctnDt: {do: keep, category: not-personal, because: a day of the bank}
  //DtOfSgntr: {do: keep, category: not-personal, because: a day of the bank}
  //FrstColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //FnlColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //OrgnlFnlColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //PreNtfctnDt: {do: keep, category: not-personal, because: a day of the bank}
  //AccptncDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //FrDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //ToDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //FrDt: {do: keep, category: not-personal, because: a day of the bank}
  //ToDt: {do: keep, category: not-personal, because: a day of the bank}
  //IntrBkSttlmDt: {do: keep, category: not-personal, because: a day of the bank}
  //RltdDt: {do: keep, category: not-personal, because: a day of the bank}
  //TxDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //StartDt: {do: keep, category: not-personal, because: a day of the bank}
  //EndDt: {do: keep, category: not-personal, because: a day of the bank}
  //QtnDt: {do: keep, category: not-personal, because: a day of the bank}
  //ActlDt: {do: keep, category: not-personal, because: a day of the bank}
  //DtTm: {do: keep, category: not-personal, because: a day of the bank}
  //Dt: {do: keep, category: not-personal, because: a day of the bank}
  //Yr: {do: keep, category: not-personal, because: a day of the bank}
  //InstdAmt: {do: keep, category: not-personal, because: sums must stay right}
  //Amt: {do: keep, category: not-personal, because: sums must stay right}
  //CtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //OrgnlNbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //OrgnlCtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //DtldNbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //DtldCtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //TtlAmt: {do: keep, category: not-personal, because: sums must stay right}
  //Sum: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfNtries: {do: keep, category: not-personal, because: sums must stay right}
  //TtlNetNtryAmt: {do: keep, category: not-personal, because: sums must stay right}
  //RmtdAmt: {do: keep, category: not-personal, because: sums must stay right}
  //DuePyblAmt: {do: keep, category: not-personal, because: sums must stay right}
  //DscntApldAmt: {do: keep, category: not-personal, because: sums must stay right}
  //CdtNoteAmt: {do: keep, category: not-personal, because: sums must stay right}
  //TaxAmt: {do: keep, category: not-personal, because: sums must stay right}
  //ChrgsAmt: {do: keep, category: not-personal, because: sums must stay right}
  //IntrBkSttlmAmt: {do: keep, category: not-personal, because: sums must stay right}
  //TtlChrgsAndTaxAmt: {do: keep, category: not-personal, because: sums must stay right}
  //XchgRate: {do: keep, category: not-personal, because: sums must stay right}
  //Rate: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfDays: {do: keep, category: not-personal, because: sums must stay right}
  //EQAmt: {do: keep, category: not-personal, because: sums must stay right}
  //NEQAmt: {do: keep, category: not-personal, because: sums must stay right}
  //FaceAmt: {do: keep, category: not-personal, because: sums must stay right}
  //AmtsdVal: {do: keep, category: not-personal, because: sums must stay right}
  //@Ccy: {do: keep, category: not-personal, because: sums must stay right}
  //Ccy: {do: keep, category: not-personal, because: a code of a list}
  //SrcCcy: {do: keep, category: not-personal, because: a code of a list}
  //TrgtCcy: {do: keep, category: not-personal, because: a code of a list}
  //UnitCcy: {do: keep, category: not-personal, because: a code of a list}
  //CcyOfTrf: {do: keep, category: not-personal, because: a code of a list}
  //Cd: {do: keep, category: not-personal, because: a code of a list}
  //Prtry: {do: keep, category: not-personal, because: a code of a list}
  //Tp: {do: keep, category: not-personal, because: a code of a list}
  //Issr: {do: keep, category: not-personal, because: a code of a list}
  //SchmeNm: {do: keep, category: not-personal, because: a code of a list}
  //PmtMtd: {do: keep, category: not-personal, because: a code of a list}
  //BtchBookg: {do: keep, category: not-personal, because: a code of a list}
  //InstrPrty: {do: keep, category: not-personal, because: a code of a list}
  //SeqTp: {do: keep, category: not-personal, because: a code of a list}
  //ChrgBr: {do: keep, category: not-personal, because: a code of a list}
  //CdtDbtInd: {do: keep, category: not-personal, because: a code of a list}
  //Sts: {do: keep, category: not-personal, because: a code of a list}
  //GrpSts: {do: keep, category: not-personal, because: a code of a list}
  //PmtInfSts: {do: keep, category: not-personal, because: a code of a list}
  //TxSts: {do: keep, category: not-personal, because: a code of a list}
  //DtldSts: {do: keep, category: not-personal, because: a code of a list}
  //Rsn: {do: keep, category: not-personal, because: a code of a list}
  //RvslInd: {do: keep, category: not-personal, because: a code of a list}
  //CpyDplctInd: {do: keep, category: not-personal, because: a code of a list}
  //CpyDplct: {do: keep, category: not-personal, because: a code of a list}
  //PssblDplct: {do: keep, category: not-personal, because: a code of a list}
  //Prty: {do: keep, category: not-personal, because: a code of a list}
  //SubFmlyCd: {do: keep, category: not-personal, because: a code of a list}
  //Frqcy: {do: keep, category: not-personal, because: a code of a list}
  //OrgnlFrqcy: {do: keep, category: not-personal, because: a code of a list}
  //AmdmntInd: {do: keep, category: not-personal, because: a code of a list}
  //TrckgDays: {do: keep, category: not-personal, because: a code of a list}
  //OrgnlTrckgDays: {do: keep, category: not-personal, because: a code of a list}
  //CntPerPrd: {do: keep, category: not-personal, because: a code of a list}
  //PtInTm: {do: keep, category: not-personal, because: a code of a list}
  //SttlmMtd: {do: keep, category: not-personal, because: a code of a list}
  //PrefrdMtd: {do: keep, category: not-personal, because: a code of a list}
  //NmPrfx: {do: keep, category: not-personal, because: a code of a list}
  //RmtLctnMtd: {do: keep, category: not-personal, because: a code of a list}
  //DbtCdtRptgInd: {do: keep, category: not-personal, because: a code of a list}
  //ChrgInclInd: {do: keep, category: not-personal, because: a code of a list}
  //ComssnWvrInd: {do: keep, category: not-personal, because: a code of a list}
  //AddtlSvc: {do: keep, category: not-personal, because: a code of a list}
  //Br: {do: keep, category: not-personal, because: a code of a list}
  //BIC: {do: keep, category: not-personal, because: a bank has millions of customers}
  //BICFI: {do: keep, category: not-personal, because: a bank has millions of customers}
  //FinInstnId/Nm: {do: keep, category: not-personal, because: the name of a bank}
  //FinInstnId/LEI: {do: keep, category: not-personal, because: the number of a bank}
  //FinInstnId/Othr/Id: {do: keep, category: not-personal, because: the number of a bank}

  # Parties. Names are names wherever they stand, so that no version and no role of a party is forgotten.
  //Nm: {do: shape, type: name, category: name, because: a name}
  //BrnchId/Nm: {do: blank, category: unclassified, because: says where somebody banks}
  //StrtNm: {do: shape, type: street, category: address, because: part of an address}
  //BldgNb: {do: shape, type: street, category: address, because: part of an address}
  //BldgNm: {do: shape, type: street, category: address, because: part of an address}
  //AdrLine: {do: shape, type: street, category: address, because: part of an address}
  //Flr: {do: shape, type: street, category: address, because: part of an address}
  //Room: {do: shape, type: street, category: address, because: part of an address}
  //PstBx: {do: shape, type: street, category: address, because: part of an address}
  //UnitNb: {do: shape, type: street, category: address, because: part of an address}
  //CareOf: {do: shape, type: name, category: name, because: a name}
  //Dept: {do: shape, type: department, category: name, because: a department of one can be a person}
  //SubDept: {do: shape, type: department, category: name, because: a department of one can be a person}
  //TwnNm: {do: shape, type: town, category: address, because: part of an address}
  //TwnLctnNm: {do: shape, type: town, category: address, because: part of an address}
  //DstrctNm: {do: shape, type: town, category: address, because: part of an address}
  //CtrySubDvsn: {do: shape, type: region, category: address, because: part of an address}
  //PstCd: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  //Ctry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //CtryOfRes: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //CtryOfBirth: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //AdrTp: {do: keep, category: not-personal, because: a code of a list}
  //PhneNb: {do: phone, category: phone, because: a telephone number}
  //MobNb: {do: phone, category: phone, because: a telephone number}
  //FaxNb: {do: phone, category: phone, because: a telephone number}
  //EmailAdr: {do: email, category: email, because: a mail address; anything else in it is replaced too}
  //ElctrncAdr: {do: email, category: email, because: a mail address; anything else in it is replaced too}
  //RmtLctnElctrncAdr: {do: email, category: email, because: a mail address; anything else in it is replaced too}
  //Prxy/Id: {do: phone, category: phone, because: "an alias of an account: a number or a mail address"}
  //BirthDt: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  //CityOfBirth:
    do: shape
    type: town
    category: address
    because: with the year of birth it would point at one person
  //PrvcOfBirth:
    do: shape
    type: town
    category: address
    because: with the year of birth it would point at one person
  //PrvtId/Othr/Id:
    do: digits
    type: party-id
    category: national-id
    because: a number that a state or company gave a party
  //OrgId/Othr/Id:
    do: digits
    type: party-id
    category: national-id
    because: a number that a state or company gave a party
  //AnyBIC: {do: shape, type: organisation, category: reference, because: names an organisation}
  //BICOrBEI: {do: shape, type: organisation, category: reference, because: names an organisation}
  //BEI: {do: shape, type: organisation, category: reference, because: names an organisation}
  //CdtrSchmeId/Id/PrvtId/Othr/Id: {do: keep, category: not-personal, because: "the creditor's number, not a person's"}
  //OrgnlCdtrSchmeId/Id/PrvtId/Othr/Id: {do: keep, category: not-personal, because: "the creditor's number, not a person's"}

  # Accounts: an IBAN anywhere, or a number with the account and a sort code with the bank.
  //IBAN: {do: account, category: account, because: sort code and number are in it}
  //BBAN: {do: account, category: account, because: sort code and number are in it}
  //Id/Othr/Id: {do: account, category: account, because: an account that is no IBAN}
  //ClrSysMmbId/MmbId: {do: account, category: account, because: a sort code; British ones lead to a branch}
  //DbtrAcct/Id/Othr/Id:
    do: account
    part: number
    with: //DbtrAgt/FinInstnId/ClrSysMmbId/MmbId
    category: account
    because: payer's account
  //DbtrAgt/FinInstnId/ClrSysMmbId/MmbId:
    do: account
    part: sort-code
    with: //DbtrAcct/Id/Othr/Id
    category: account
    because: payer's account
  //CdtrAcct/Id/Othr/Id:
    do: account
    part: number
    with: //CdtrAgt/FinInstnId/ClrSysMmbId/MmbId
    category: account
    because: an account
  //CdtrAgt/FinInstnId/ClrSysMmbId/MmbId:
    do: account
    part: sort-code
    with: //CdtrAcct/Id/Othr/Id
    category: account
    because: an account

  # References. They name a payer, and often hold a customer number, a telephone number or a name.
  //MndtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //OrgnlMndtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //EndToEndId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //OrgnlEndToEndId:
    do: digits
    type: mandate
    category: reference
    because: names a payer in every file of the bank
  //InstrId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //OrgnlInstrId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //Ref: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //CdtrRef: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //RmtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //PreNtfctnId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //PmtRmtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //UETR: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //OrgnlUETR: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //TxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //OrgnlTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //AcctSvcrRef: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //ClrSysRef: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //AcctSvcrTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //AcctOwnrTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //SaleRefNb: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //MktInfrstrctrTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //PrcgId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //Nb: {do: digits, type: invoice, category: reference, because: the number of a bill of one customer}
  //RfrdDocNb: {do: digits, type: invoice, category: reference, because: the number of a bill of one customer}

  # Free text, and what can be anything.
  //Ustrd: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlRmtInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlStsRsnInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlTxInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlNtryInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlNtfctnInf: {do: blank, category: free-text, because: free text can hold anything}
  //InstrForCdtrAgt: {do: blank, category: free-text, because: free text can hold anything}
  //Desc: {do: blank, category: free-text, because: free text can hold anything}
  //Inf: {do: blank, category: free-text, because: free text can hold anything}
  //ElctrncSgntr: {do: blank, category: unclassified, because: a signature of the payer}
  //SplmtryData: {do: drop, category: unclassified, because: XML of any kind}
  //Sgntr: {do: drop, category: unclassified, because: "fits the original only, and its certificate can name a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate can name a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}

  # The account that the advice is about, and what only advices have.
  //Ntfctn/Id: {do: keep, category: not-personal, because: the number of the advice}
  //ChqNb: {do: digits, type: cheque, category: reference, because: the number of a cheque}
  //PAN: {do: identifier, kind: card, category: card, because: the number of a payment card}
  //CSCVal: {do: drop, secret: true, category: secret, because: what a card is forged with}
  //TrckVal: {do: drop, secret: true, category: secret, because: what a card is forged with}
  //XpryDt: {do: blank, category: unclassified, because: belongs to a card}
  //FctvDt: {do: blank, category: unclassified, because: belongs to a card}
  //CardSeqNb: {do: blank, category: unclassified, because: belongs to a card}
  //ICCRltdData: {do: blank, category: unclassified, because: belongs to a card}
  //CardCtryCd: {do: keep, category: not-personal, because: a code or count}
  //TxCtgy: {do: keep, category: not-personal, because: a code or count}
  //NbOfNotes: {do: keep, category: not-personal, because: a code or count}
otherwise: blank

"""#

    private static let text12: String = #"""
# The hidden columns go: the checksum is computed from the original row, so it would tell whether a guess at a row is
# right.
apiVersion: datalease/v1
kind: Profile
name: dynamics-contacts
title: "Dynamics 365, export of contacts"
source: >-
  Labels of the views of contacts in English. The three columns that Excel hides come first: record id, checksum of
  the row and time of change.
format: csv
recognise:
  header: ["(Do Not Modify) Contact", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On"]
fields:
  # The three hidden columns.
  (Do Not Modify) Contact: {do: drop, category: unclassified, because: the id of the record in the live system}
  (Do Not Modify) Row Checksum: {do: drop, category: unclassified, because: a hash of the original row; guesses can be tested with it}
  (Do Not Modify) Modified On: {do: drop, category: unclassified, because: to the second it points at one record}

  # Who it is.
  Full Name: {do: shape, type: name, category: name, because: a name}
  First Name: {do: shape, type: name, category: name, because: a name}
  Middle Name: {do: shape, type: name, category: name, because: a name}
  Last Name: {do: shape, type: name, category: name, because: a name}
  Nickname: {do: shape, type: name, category: name, because: a name}
  Company Name: {do: shape, type: name, category: name, because: a name}
  Account Name: {do: shape, type: name, category: name, because: a name}
  Assistant: {do: shape, type: name, category: name, because: a name}
  Manager: {do: shape, type: name, category: name, because: a name}
  Spouse/Partner Name: {do: shape, type: name, category: name, because: a name}
  "Children's Names": {do: shape, type: name, category: name, because: a name}
  Owner: {do: shape, type: name, category: name, because: a member of staff}
  Created By: {do: shape, type: name, category: name, because: a member of staff}
  Modified By: {do: shape, type: name, category: name, because: a member of staff}
  Account Manager: {do: shape, type: name, category: name, because: a member of staff}
  Salutation: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  Suffix: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  Gender: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  Job Title: {do: blank, category: free-text, because: a title can point at one person}
  Department: {do: shape, type: department, category: name, because: a department of one can be a person}
  Birthday: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  Marital Status: {do: blank, category: free-text, because: may be data of a special category}
  Has Children: {do: blank, category: free-text, because: may be data of a special category}
  Number of Children: {do: blank, category: free-text, because: may be data of a special category}
  Anniversary: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  Customer ID: {do: digits, type: customer, category: reference, because: names a customer in our other files}
  Account Number: {do: digits, type: customer, category: reference, because: names a customer in our other files}
  Government: {do: blank, category: national-id, because: a number that a state gave a person}
  Government ID: {do: blank, category: national-id, because: a number that a state gave a person}

  # Where and how to reach them.
  Email: {do: email, category: email, because: duplicates are found by it}
  Email Address 2: {do: email, category: email, because: duplicates are found by it}
  Email Address 3: {do: email, category: email, because: duplicates are found by it}
  Email 1: {do: email, category: email, because: duplicates are found by it}
  Email 2: {do: email, category: email, because: duplicates are found by it}
  Email 3: {do: email, category: email, because: duplicates are found by it}
  Business Phone: {do: phone, category: phone, because: duplicates are found by it}
  Business Phone 2: {do: phone, category: phone, because: duplicates are found by it}
  Mobile Phone: {do: phone, category: phone, because: duplicates are found by it}
  Mobile: {do: phone, category: phone, because: duplicates are found by it}
  Home Phone: {do: phone, category: phone, because: duplicates are found by it}
  Home Phone 2: {do: phone, category: phone, because: duplicates are found by it}
  Fax: {do: phone, category: phone, because: duplicates are found by it}
  Pager: {do: phone, category: phone, because: duplicates are found by it}
  Telephone 3: {do: phone, category: phone, because: duplicates are found by it}
  Company Phone: {do: phone, category: phone, because: duplicates are found by it}
  Callback Number: {do: phone, category: phone, because: duplicates are found by it}
  Assistant Phone: {do: phone, category: phone, because: duplicates are found by it}
  Manager Phone: {do: phone, category: phone, because: duplicates are found by it}
  "Address 1: Phone": {do: phone, category: phone, because: duplicates are found by it}
  "Address 1: Telephone 2": {do: phone, category: phone, because: duplicates are found by it}
  "Address 1: Telephone 3": {do: phone, category: phone, because: duplicates are found by it}
  "Address 1: Fax": {do: phone, category: phone, because: duplicates are found by it}
  "Address 2: Fax": {do: phone, category: phone, because: duplicates are found by it}
  "Address 1: Street 1": {do: shape, type: street, category: address, because: part of an address}
  "Address 1: Street 2": {do: shape, type: street, category: address, because: part of an address}
  "Address 1: Street 3": {do: shape, type: street, category: address, because: part of an address}
  "Address 1: Name": {do: shape, type: street, category: address, because: part of an address}
  "Address 1: Post Office Box": {do: shape, type: street, category: address, because: part of an address}
  "Address 1: City": {do: shape, type: town, category: address, because: part of an address}
  "Address 1: State/Province": {do: shape, type: region, category: address, because: part of an address}
  "Address 1: County": {do: shape, type: region, category: address, because: part of an address}
  "Address 1: ZIP/Postal Code": {do: postcode, outward: area, category: postcode, because: only its area leaves}
  "Address 1: Country/Region": {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  "Address 1: Latitude": {do: blank, category: address, because: says where somebody lives to a few metres}
  "Address 1: Longitude": {do: blank, category: address, because: says where somebody lives to a few metres}
  "Address 1: Address Type": {do: keep, category: not-personal, because: one of a list}
  "Address 2: Street 1": {do: shape, type: street, category: address, because: part of an address}
  "Address 2: Street 2": {do: shape, type: street, category: address, because: part of an address}
  "Address 2: Street 3": {do: shape, type: street, category: address, because: part of an address}
  "Address 2: Name": {do: shape, type: street, category: address, because: part of an address}
  "Address 2: Post Office Box": {do: shape, type: street, category: address, because: part of an address}
  "Address 2: City": {do: shape, type: town, category: address, because: part of an address}
  "Address 2: State/Province": {do: shape, type: region, category: address, because: part of an address}
  "Address 2: County": {do: shape, type: region, category: address, because: part of an address}
  "Address 2: ZIP/Postal Code": {do: postcode, outward: area, category: postcode, because: only its area leaves}
  "Address 2: Country/Region": {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  "Address 2: Latitude": {do: blank, category: address, because: says where somebody lives to a few metres}
  "Address 2: Longitude": {do: blank, category: address, because: says where somebody lives to a few metres}
  "Address 2: Address Type": {do: keep, category: not-personal, because: one of a list}
  Address 1: {do: blank, category: free-text, because: a whole address in one cell}
  Website: {do: blank, category: address, because: leads to the company by itself}

  # State and history.
  Status: {do: keep, category: not-personal, because: one of a list}
  Status Reason: {do: keep, category: not-personal, because: one of a list}
  Contact Type: {do: keep, category: not-personal, because: one of a list}
  Relationship Type: {do: keep, category: not-personal, because: one of a list}
  Lead Source: {do: keep, category: not-personal, because: one of a list}
  Preferred Method of Contact: {do: keep, category: not-personal, because: one of a list}
  Preferred Time: {do: keep, category: not-personal, because: one of a list}
  Preferred Day: {do: keep, category: not-personal, because: one of a list}
  Payment Terms: {do: keep, category: not-personal, because: one of a list}
  Currency: {do: keep, category: not-personal, because: one of a list}
  Role: {do: keep, category: not-personal, because: one of a list}
  Education: {do: keep, category: not-personal, because: one of a list}
  Customer Size: {do: keep, category: not-personal, because: one of a list}
  Credit Hold: {do: keep, category: not-personal, because: one of a list}
  Do not allow Emails: {do: keep, category: not-personal, because: a consent; merges must respect it}
  Do not allow Bulk Emails: {do: keep, category: not-personal, because: a consent; merges must respect it}
  Do not allow Phone Calls: {do: keep, category: not-personal, because: a consent; merges must respect it}
  Do not allow Faxes: {do: keep, category: not-personal, because: a consent; merges must respect it}
  Do not allow Mails: {do: keep, category: not-personal, because: a consent; merges must respect it}
  Send Marketing Materials: {do: keep, category: not-personal, because: a consent; merges must respect it}
  Credit Limit: {do: bucket, category: not-personal, size: 1000, because: exact figures point at one customer}
  Annual Income: {do: bucket, category: not-personal, size: 1000, because: exact figures point at one customer}
  Description: {do: blank, category: free-text, because: free text can hold anything}
  Created On: {do: date, truncate: month, category: date, because: to the second it would point at one record}
  Modified On: {do: date, truncate: month, category: date, because: to the second it would point at one record}
  Last Activity Date: {do: date, truncate: month, category: date, because: to the second it would point at one record}
  Last Date Included in Campaign:
    do: date
    truncate: month
    category: date
    because: to the second it would point at one record
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text13: String = #"""
apiVersion: datalease/v1
kind: Profile
name: eazipay
title: "EaziPay, payment file without header"
source: >-
  Fifteen columns by position, from the documentation of a public generator. Fields are named by their number.
format: csv
csv: {header: {row: 0}}
recognise:
  columns: 15
  shapes:
    "1": ["01", "17", "18", "19", "99", "0N", "0C", "0S"]
    "2": ["999999", "99-99-99", "99 99 99", "9999", "99999"]
    "4": ["999999", "99-99-99", "99 99 99", "9999", "99999"]
key: "12"
exchange:
  reference: "12"
  amount: {field: "8", unit: pence}
  code: "1"
fields:
  "1": {do: keep, category: not-personal, because: the code of the transaction}
  "2":
    do: account
    part: sort-code
    with: "3"
    exchange: own
    category: account
    because: our own account; the same in every file
  "3":
    do: account
    part: number
    with: "2"
    exchange: own
    category: account
    because: our own account; the same in every file
  "4": {do: account, part: sort-code, with: "5", exchange: keep, category: account, because: payer's sort code}
  "5": {do: account, part: number, with: "4", exchange: keep, category: account, because: payer's account number}
  "6": {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  "7": {do: keep, category: not-personal, because: always 0}
  "8": {do: keep, category: not-personal, because: sums must stay right}
  "9": {do: keep, category: not-personal, because: a day of the bank}
  "10": {do: keep, category: not-personal, because: always empty; what stands there is worth seeing}
  "11": {do: keep, exchange: own, category: not-personal, because: our own name}
  "12": {do: digits, type: mandate, exchange: keep, category: reference, because: names a payer in every file of the bank}
  "13": {do: keep, exchange: own, category: not-personal, because: our own service user number}
  "14": {do: blank, category: unclassified, because: always empty; what stands there can be anything}
  "15": {do: blank, category: unclassified, because: always empty; what stands there can be anything}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond the fifteenth can be anything}
otherwise: refuse

"""#

    private static let text14: String = #"""
apiVersion: datalease/v1
kind: Profile
name: gocardless-customers
title: "GoCardless, export of customers"
source: >-
  Header of the dashboard's export of customers. Columns metadata.* are the merchant's own: an agreement names them.
format: csv
recognise:
  header: [id, created_at, email, given_name, family_name, address_line1, active_mandates]
key: id
fields:
  id: {do: token, type: customer, category: reference, because: names a customer in our other files}
  created_at: {do: date, truncate: month, category: date, because: to the second it would point at one record}
  email: {do: email, category: email, because: "in lower case, as GoCardless keeps it"}
  given_name: {do: shape, type: name, category: name, because: a name}
  family_name: {do: shape, type: name, category: name, because: a name}
  company_name: {do: shape, type: name, category: name, because: a company that may be one person}
  address_line1: {do: shape, type: street, category: address, because: part of an address}
  address_line2: {do: shape, type: street, category: address, because: part of an address}
  address_line3: {do: shape, type: street, category: address, because: part of an address}
  city: {do: shape, type: town, category: address, because: part of an address}
  region: {do: shape, type: region, category: address, because: part of an address}
  postal_code: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  country_code: {do: keep, category: not-personal, because: a code of a list}
  language: {do: keep, category: not-personal, because: a code of a list}
  swedish_identity_number: {do: blank, category: national-id, because: a number that a state gave a person}
  danish_identity_number: {do: blank, category: national-id, because: a number that a state gave a person}
  phone_number: {do: phone, category: phone, because: a telephone number}
  active_mandates: {do: keep, category: not-personal, because: a count}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text15: String = #"""
apiVersion: datalease/v1
kind: Profile
name: gocardless-payments
title: "GoCardless, export of payments"
source: >-
  Header of the dashboard's export of payments, with the newer column of taxes. Columns customers.metadata.* and
  metadata.* are the merchant's own: an agreement names them.
format: csv
recognise:
  header: [id, charge_date, amount, status, reference, links.mandate, links.customer, customers.id]
key: id
exchange:
  reference: id
  payer: links.customer
  amount: {field: amount, unit: pounds, currency: currency}
  date: charge_date
fields:
  id: {do: token, type: gocardless-id, exchange: id, category: reference, because: an id that links records}
  created_at: {do: keep, category: not-personal, because: the time of our own nightly run}
  charge_date: {do: keep, category: not-personal, because: the same few days for all customers}
  amount: {do: keep, category: not-personal, because: sums must stay right}
  amount_refunded: {do: keep, category: not-personal, because: sums must stay right}
  transaction_fee: {do: keep, category: not-personal, because: sums must stay right}
  transaction_fee_tax: {do: keep, category: not-personal, because: sums must stay right}
  app_fee: {do: keep, category: not-personal, because: sums must stay right}
  currency: {do: keep, category: not-personal, because: a code of a list}
  status: {do: keep, category: not-personal, because: each state takes another path}
  description: {do: blank, category: free-text, because: bills are often described by name}
  reference:
    do: digits
    type: mandate
    exchange: blank
    category: reference
    because: what the payer reads on the statement
  payout_date: {do: keep, category: not-personal, because: a day of the bank}
  links.mandate: {do: token, type: gocardless-id, exchange: id, category: reference, because: an id that links records}
  links.subscription: {do: token, type: gocardless-id, exchange: id, category: reference, because: an id that links records}
  links.instalment_schedule:
    do: token
    type: gocardless-id
    exchange: id
    category: reference
    because: an id that links records
  links.billing_request:
    do: token
    type: gocardless-id
    exchange: id
    category: reference
    because: an id that links records
  links.creditor: {do: keep, category: not-personal, because: our own id}
  links.payout: {do: keep, category: not-personal, because: a payout covers many customers}
  links.customer:
    do: token
    type: customer
    exchange: id
    category: reference
    because: names a customer in our other files
  customers.id: {do: token, type: customer, exchange: id, category: reference, because: names a customer in our other files}
  customers.created_at:
    do: date
    truncate: month
    exchange: keep
    category: date
    because: to the second it would point at one record
  customers.email: {do: email, exchange: blank, category: email, because: "in lower case, as GoCardless keeps it"}
  customers.given_name: {do: shape, type: name, exchange: blank, category: name, because: a name}
  customers.family_name: {do: shape, type: name, exchange: blank, category: name, because: a name}
  customers.company_name: {do: shape, type: name, exchange: keep, category: name, because: a company that may be one person}
  customers.address_line1: {do: shape, type: street, exchange: blank, category: address, because: part of an address}
  customers.address_line2: {do: shape, type: street, exchange: blank, category: address, because: part of an address}
  customers.address_line3: {do: shape, type: street, exchange: blank, category: address, because: part of an address}
  customers.city: {do: shape, type: town, exchange: blank, category: address, because: part of an address}
  customers.region: {do: shape, type: region, exchange: blank, category: address, because: part of an address}
  customers.postal_code: {do: postcode, outward: area, exchange: blank, category: postcode, because: only its area leaves}
  customers.country_code: {do: keep, category: not-personal, because: a code of a list}
  customers.language: {do: keep, category: not-personal, because: a code of a list}
  customers.swedish_identity_number: {do: blank, category: national-id, because: a number that a state gave a person}
  customers.danish_identity_number: {do: blank, category: national-id, because: a number that a state gave a person}
  customers.phone_number: {do: phone, exchange: blank, category: phone, because: a telephone number}
  customers.active_mandates: {do: keep, category: not-personal, because: a count}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text16: String = #"""
apiVersion: datalease/v1
kind: Profile
name: gocardless-payout-items
title: "GoCardless, items of a payout"
source: >-
  Names of the payout items of GoCardless' interface, one a line with the payout that it is of, in pounds: what a
  script of one's own writes. They name payments and mandates by ids, and no payer.
format: csv
recognise:
  header: [links.payout, type, amount, links.payment, links.mandate]
key: links.payment
exchange:
  reference: links.payment
  amount: {field: amount, unit: pounds, currency: currency}
  date: arrival_date
fields:
  links.payout: {do: keep, category: not-personal, because: a payout covers many customers}
  arrival_date: {do: keep, category: not-personal, because: a day of the bank}
  type: {do: keep, category: not-personal, because: each kind takes another path}
  amount: {do: keep, category: not-personal, because: sums must stay right}
  currency: {do: keep, category: not-personal, because: a code of a list}
  links.payment: {do: token, exchange: id, type: gocardless-id, category: reference, because: an id that links records}
  links.mandate: {do: token, exchange: id, type: gocardless-id, category: reference, because: an id that links records}
  links.refund: {do: token, exchange: id, type: gocardless-id, category: reference, because: an id that links records}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text17: String = #"""
apiVersion: datalease/v1
kind: Profile
name: gocardless-payouts
title: "GoCardless, export of payouts"
source: >-
  Columns of the dashboard's export of payouts, as its help lists them. They speak of no payer: a payout is what all
  payments of some days came to.
format: csv
recognise:
  header: [id, amount, currency, status, arrival_date, total_payment_amount]
key: id
exchange:
  reference: id
  amount: {field: amount, unit: pounds, currency: currency}
  date: arrival_date
fields:
  id: {do: keep, exchange: id, category: not-personal, because: a payout covers many customers}
  amount: {do: keep, category: not-personal, because: sums must stay right}
  currency: {do: keep, category: not-personal, because: a code of a list}
  created_at: {do: keep, category: not-personal, because: the time of GoCardless' own run}
  reference: {do: keep, category: not-personal, because: "our own, as it stands on our statement"}
  status: {do: keep, category: not-personal, because: each state takes another path}
  arrival_date: {do: keep, category: not-personal, because: a day of the bank}
  transaction_fee_debit: {do: keep, category: not-personal, because: sums must stay right}
  transaction_fee_credit: {do: keep, category: not-personal, because: sums must stay right}
  app_fee_debit: {do: keep, category: not-personal, because: sums must stay right}
  app_fee_credit: {do: keep, category: not-personal, because: sums must stay right}
  total_payment_amount: {do: keep, category: not-personal, because: sums must stay right}
  links.creditor_bank_account: {do: keep, exchange: own, category: not-personal, because: the id of our own account}
  links.creditor: {do: keep, exchange: own, category: not-personal, because: our own id}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text18: String = #"""
apiVersion: datalease/v1
kind: Profile
name: hubspot-contacts
title: "HubSpot, export of contacts"
source: >-
  Labels of a portal in English, from exports that third parties test with. Labels and columns differ from portal to
  portal: an agreement names what this profile does not.
format: csv
recognise:
  header: [Record ID, First Name, Last Name, Email, Phone Number, Contact owner, Lifecycle Stage]
key: Record ID
fields:
  Record ID: {do: digits, type: hubspot-id, category: reference, because: an id that links records}
  Merged Record IDs: {do: digits, type: hubspot-id, category: reference, because: an id that links records}
  Merged record IDs: {do: digits, type: hubspot-id, category: reference, because: an id that links records}
  Associated Company IDs:
    do: digits
    type: hubspot-object-id
    category: reference
    because: an id that links records
  Associated Company ID: {do: digits, type: hubspot-object-id, category: reference, because: an id that links records}
  Primary Associated Company ID:
    do: digits
    type: hubspot-object-id
    category: reference
    because: an id that links records
  Associated Deal IDs: {do: digits, type: hubspot-object-id, category: reference, because: an id that links records}
  First Name: {do: shape, type: name, category: name, because: a name}
  Last Name: {do: shape, type: name, category: name, because: a name}
  Full Name: {do: shape, type: name, category: name, because: a name}
  Company Name: {do: shape, type: name, category: name, because: a name}
  Associated Company: {do: shape, type: name, category: name, because: a name}
  Primary Associated Company: {do: shape, type: name, category: name, because: a name}
  Associated Contact: {do: shape, type: name, category: name, because: a name}
  Associated Deal: {do: shape, type: name, category: name, because: a name}
  Contact owner: {do: shape, type: name, category: name, because: a member of staff}
  Created by user: {do: shape, type: name, category: name, because: a member of staff}
  Updated by user: {do: shape, type: name, category: name, because: a member of staff}
  Salutation: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  Job Title: {do: blank, category: free-text, because: a title can point at one person}
  Gender: {do: blank, category: free-text, because: may be data of a special category}
  Date of birth: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  Marital Status: {do: blank, category: free-text, because: may be data of a special category}
  Email: {do: email, category: email, because: duplicates are found by it}
  Work email: {do: email, category: email, because: duplicates are found by it}
  Additional email addresses: {do: email, category: email, because: duplicates are found by it}
  Email Domain: {do: blank, category: unclassified, because: a domain of one can be a person}
  Phone Number: {do: phone, category: phone, because: duplicates are found by it}
  Mobile Phone Number: {do: phone, category: phone, because: duplicates are found by it}
  WhatsApp Phone Number: {do: phone, category: phone, because: duplicates are found by it}
  Fax Number: {do: phone, category: phone, because: duplicates are found by it}
  Street Address: {do: shape, type: street, category: address, because: part of an address}
  City: {do: shape, type: town, category: address, because: part of an address}
  State/Region: {do: shape, type: region, category: address, because: part of an address}
  Postal Code: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  Country/Region: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  Country: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  Preferred language: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  Website URL: {do: blank, category: address, because: leads to the company by itself}
  IP City: {do: blank, category: ip-address, because: leads to a connection and so to a household}
  IP Country: {do: blank, category: ip-address, because: leads to a connection and so to a household}
  IP State/Region: {do: blank, category: ip-address, because: leads to a connection and so to a household}
  IP Timezone: {do: blank, category: ip-address, because: leads to a connection and so to a household}
  Lifecycle Stage: {do: keep, category: not-personal, because: one of a list}
  Lead Status: {do: keep, category: not-personal, because: one of a list}
  Original Source: {do: keep, category: not-personal, because: one of a list}
  Latest Source: {do: keep, category: not-personal, because: one of a list}
  Industry: {do: keep, category: not-personal, because: one of a list}
  Persona: {do: keep, category: not-personal, because: one of a list}
  Buying Role: {do: keep, category: not-personal, because: one of a list}
  Marketing contact status: {do: keep, category: not-personal, because: one of a list}
  Email Confirmation Status: {do: keep, category: not-personal, because: one of a list}
  Original Source Drill-Down 1:
    do: blank
    category: free-text
    because: an address of a page can hold a person in its query
  Original Source Drill-Down 2:
    do: blank
    category: free-text
    because: an address of a page can hold a person in its query
  Latest Source Drill-Down 1:
    do: blank
    category: free-text
    because: an address of a page can hold a person in its query
  Latest Source Drill-Down 2:
    do: blank
    category: free-text
    because: an address of a page can hold a person in its query
  First Page Seen: {do: blank, category: free-text, because: an address of a page can hold a person in its query}
  First Referring Site: {do: blank, category: free-text, because: an address of a page can hold a person in its query}
  Last Page Seen: {do: blank, category: free-text, because: an address of a page can hold a person in its query}
  Last Referring Site: {do: blank, category: free-text, because: an address of a page can hold a person in its query}
  Unsubscribed from all email: {do: keep, category: not-personal, because: a flag or a count}
  Invalid email address: {do: keep, category: not-personal, because: a flag or a count}
  Marketing emails delivered: {do: keep, category: not-personal, because: a flag or a count}
  Marketing emails opened: {do: keep, category: not-personal, because: a flag or a count}
  Marketing emails clicked: {do: keep, category: not-personal, because: a flag or a count}
  Number of Sessions: {do: keep, category: not-personal, because: a flag or a count}
  Number of Pageviews: {do: keep, category: not-personal, because: a flag or a count}
  Number of Form Submissions: {do: keep, category: not-personal, because: a flag or a count}
  Number of Associated Deals: {do: keep, category: not-personal, because: a flag or a count}
  HubSpot Score: {do: keep, category: not-personal, because: a flag or a count}
  Number of times contacted: {do: keep, category: not-personal, because: a flag or a count}
  Currently in Sequence: {do: keep, category: not-personal, because: a flag or a count}
  Annual Revenue: {do: bucket, category: not-personal, size: 1000, because: exact figures point at one customer}
  Total Revenue: {do: bucket, category: not-personal, size: 1000, because: exact figures point at one customer}
  Recent Deal Amount: {do: bucket, category: not-personal, size: 1000, because: exact figures point at one customer}
  Notes: {do: blank, category: free-text, because: free text can hold anything}
  Message: {do: blank, category: free-text, because: free text can hold anything}
  Membership Notes: {do: blank, category: free-text, because: free text can hold anything}
  Associated Note: {do: blank, category: free-text, because: free text can hold anything}
  Create Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Last Modified Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Last Activity Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Last Contacted:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Next Activity Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Became a Lead Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Became a Customer Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Owner assigned date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Time First Seen:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Time Last Seen:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  First Conversion Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  Recent Conversion Date:
    do: date
    shift: P30D
    by: Record ID
    category: date
    because: order and distance stay; the day does not
  First Conversion: {do: blank, category: free-text, because: a form may be called after a person}
  Recent Conversion: {do: blank, category: free-text, because: a form may be called after a person}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text19: String = #"""
# Paths name elements by their local name at any depth, so that versions, prefixes, namespaces of a country and an
# application header around the document make no difference. What is not named comes out blank; so does a document
# that is wrapped in CDATA, as it is text then and no XML. A record is a part of the report: its header, the status of
# the group, each batch with its payments; for many reports speak of no single payment.
apiVersion: datalease/v1
kind: Profile
name: pain-002
title: "ISO 20022 pain.002, status of what was handed in"
source: >-
  Schemas pain.002.001.03 to .14 and the Swiss pain.002.001.03.ch.02. OrgnlTxRef can echo the whole of a debit.
format: xml
xml: {record: //CstmrPmtStsRpt/*}
recognise:
  root: [Document, RequestPayload, BizMsgEnvlp, BusMsg, DataPDU]
  contains: [CstmrPmtStsRpt]
key: //OrgnlEndToEndId
fields:
  # Structure: ids of messages, days, sums, codes. Elements of these names hold nothing else in any version.
  //MsgId: {do: keep, category: not-personal, because: an id or number of a message}
  //PmtInfId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlMsgId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlMsgNmId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlPmtInfId: {do: keep, category: not-personal, because: an id or number of a message}
  //MsgNmId: {do: keep, category: not-personal, because: an id or number of a message}
  //BizMsgIdr: {do: keep, category: not-personal, because: an id or number of a message}
  //MsgDefIdr: {do: keep, category: not-personal, because: an id or number of a message}
  //BizSvc: {do: keep, category: not-personal, because: an id or number of a message}
  //NtryRef: {do: keep, category: not-personal, because: an id or number of a message}
  //StsId: {do: keep, category: not-personal, because: an id or number of a message}
  //PmtInitnStsId: {do: keep, category: not-personal, because: an id or number of a message}
  //ElctrncSeqNb: {do: keep, category: not-personal, because: an id or number of a message}
  //LglSeqNb: {do: keep, category: not-personal, because: an id or number of a message}
  //PgNb: {do: keep, category: not-personal, because: an id or number of a message}
  //LastPgInd: {do: keep, category: not-personal, because: an id or number of a message}
  //CreDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //CreDt: {do: keep, category: not-personal, because: a day of the bank}
  //OrgnlCreDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //ReqdColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //ReqdExctnDt: {do: keep, category: not-personal, because: a day of the bank}
  //DtOfSgntr: {do: keep, category: not-personal, because: a day of the bank}
  //FrstColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //FnlColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //OrgnlFnlColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //PreNtfctnDt: {do: keep, category: not-personal, because: a day of the bank}
  //AccptncDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //FrDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //ToDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //FrDt: {do: keep, category: not-personal, because: a day of the bank}
  //ToDt: {do: keep, category: not-personal, because: a day of the bank}
  //IntrBkSttlmDt: {do: keep, category: not-personal, because: a day of the bank}
  //RltdDt: {do: keep, category: not-personal, because: a day of the bank}
  //TxDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //StartDt: {do: keep, category: not-personal, because: a day of the bank}
  //EndDt: {do: keep, category: not-personal, because: a day of the bank}
  //QtnDt: {do: keep, category: not-personal, because: a day of the bank}
  //ActlDt: {do: keep, category: not-personal, because: a day of the bank}
  //DtTm: {do: keep, category: not-personal, because: a day of the bank}
  //Dt: {do: keep, category: not-personal, because: a day of the bank}
  //Yr: {do: keep, category: not-personal, because: a day of the bank}
  //InstdAmt: {do: keep, category: not-personal, because: sums must stay right}
  //Amt: {do: keep, category: not-personal, because: sums must stay right}
  //CtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //OrgnlNbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //OrgnlCtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //DtldNbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //DtldCtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //TtlAmt: {do: keep, category: not-personal, because: sums must stay right}
  //Sum: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfNtries: {do: keep, category: not-personal, because: sums must stay right}
  //TtlNetNtryAmt: {do: keep, category: not-personal, because: sums must stay right}
  //RmtdAmt: {do: keep, category: not-personal, because: sums must stay right}
  //DuePyblAmt: {do: keep, category: not-personal, because: sums must stay right}
  //DscntApldAmt: {do: keep, category: not-personal, because: sums must stay right}
  //CdtNoteAmt: {do: keep, category: not-personal, because: sums must stay right}
  //TaxAmt: {do: keep, category: not-personal, because: sums must stay right}
  //ChrgsAmt: {do: keep, category: not-personal, because: sums must stay right}
  //IntrBkSttlmAmt: {do: keep, category: not-personal, because: sums must stay right}
  //TtlChrgsAndTaxAmt: {do: keep, category: not-personal, because: sums must stay right}
  //XchgRate: {do: keep, category: not-personal, because: sums must stay right}
  //Rate: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfDays: {do: keep, category: not-personal, because: sums must stay right}
  //EQAmt: {do: keep, category: not-personal, because: sums must stay right}
  //NEQAmt: {do: keep, category: not-personal, because: sums must stay right}
  //FaceAmt: {do: keep, category: not-personal, because: sums must stay right}
  //AmtsdVal: {do: keep, category: not-personal, because: sums must stay right}
  //@Ccy: {do: keep, category: not-personal, because: sums must stay right}
  //Ccy: {do: keep, category: not-personal, because: a code of a list}
  //SrcCcy: {do: keep, category: not-personal, because: a code of a list}
  //TrgtCcy: {do: keep, category: not-personal, because: a code of a list}
  //UnitCcy: {do: keep, category: not-personal, because: a code of a list}
  //CcyOfTrf: {do: keep, category: not-personal, because: a code of a list}
  //Cd: {do: keep, category: not-personal, because: a code of a list}
  //Prtry: {do: keep, category: not-personal, because: a code of a list}
  //Tp: {do: keep, category: not-personal, because: a code of a list}
  //Issr: {do: keep, category: not-personal, because: a code of a list}
  //SchmeNm: {do: keep, category: not-personal, because: a code of a list}
  //PmtMtd: {do: keep, category: not-personal, because: a code of a list}
  //BtchBookg: {do: keep, category: not-personal, because: a code of a list}
  //InstrPrty: {do: keep, category: not-personal, because: a code of a list}
  //SeqTp: {do: keep, category: not-personal, because: a code of a list}
  //ChrgBr: {do: keep, category: not-personal, because: a code of a list}
  //CdtDbtInd: {do: keep, category: not-personal, because: a code of a list}
  //Sts: {do: keep, category: not-personal, because: a code of a list}
  //GrpSts: {do: keep, category: not-personal, because: a code of a list}
  //PmtInfSts: {do: keep, category: not-personal, because: a code of a list}
  //TxSts: {do: keep, category: not-personal, because: a code of a list}
  //DtldSts: {do: keep, category: not-personal, because: a code of a list}
  //Rsn: {do: keep, category: not-personal, because: a code of a list}
  //RvslInd: {do: keep, category: not-personal, because: a code of a list}
  //CpyDplctInd: {do: keep, category: not-personal, because: a code of a list}
  //CpyDplct: {do: keep, category: not-personal, because: a code of a list}
  //PssblDplct: {do: keep, category: not-personal, because: a code of a list}
  //Prty: {do: keep, category: not-personal, because: a code of a list}
  //SubFmlyCd: {do: keep, category: not-personal, because: a code of a list}
  //Frqcy: {do: keep, category: not-personal, because: a code of a list}
  //OrgnlFrqcy: {do: keep, category: not-personal, because: a code of a list}
  //AmdmntInd: {do: keep, category: not-personal, because: a code of a list}
  //TrckgDays: {do: keep, category: not-personal, because: a code of a list}
  //OrgnlTrckgDays: {do: keep, category: not-personal, because: a code of a list}
  //CntPerPrd: {do: keep, category: not-personal, because: a code of a list}
  //PtInTm: {do: keep, category: not-personal, because: a code of a list}
  //SttlmMtd: {do: keep, category: not-personal, because: a code of a list}
  //PrefrdMtd: {do: keep, category: not-personal, because: a code of a list}
  //NmPrfx: {do: keep, category: not-personal, because: a code of a list}
  //RmtLctnMtd: {do: keep, category: not-personal, because: a code of a list}
  //DbtCdtRptgInd: {do: keep, category: not-personal, because: a code of a list}
  //ChrgInclInd: {do: keep, category: not-personal, because: a code of a list}
  //ComssnWvrInd: {do: keep, category: not-personal, because: a code of a list}
  //AddtlSvc: {do: keep, category: not-personal, because: a code of a list}
  //Br: {do: keep, category: not-personal, because: a code of a list}
  //BIC: {do: keep, category: not-personal, because: a bank has millions of customers}
  //BICFI: {do: keep, category: not-personal, because: a bank has millions of customers}
  //FinInstnId/Nm: {do: keep, category: not-personal, because: the name of a bank}
  //FinInstnId/LEI: {do: keep, category: not-personal, because: the number of a bank}
  //FinInstnId/Othr/Id: {do: keep, category: not-personal, because: the number of a bank}

  # Parties. Names are names wherever they stand, so that no version and no role of a party is forgotten.
  //Nm: {do: shape, type: name, category: name, because: a name}
  //BrnchId/Nm: {do: blank, category: unclassified, because: says where somebody banks}
  //StrtNm: {do: shape, type: street, category: address, because: part of an address}
  //BldgNb: {do: shape, type: street, category: address, because: part of an address}
  //BldgNm: {do: shape, type: street, category: address, because: part of an address}
  //AdrLine: {do: shape, type: street, category: address, because: part of an address}
  //Flr: {do: shape, type: street, category: address, because: part of an address}
  //Room: {do: shape, type: street, category: address, because: part of an address}
  //PstBx: {do: shape, type: street, category: address, because: part of an address}
  //UnitNb: {do: shape, type: street, category: address, because: part of an address}
  //CareOf: {do: shape, type: name, category: name, because: a name}
  //Dept: {do: shape, type: department, category: name, because: a department of one can be a person}
  //SubDept: {do: shape, type: department, category: name, because: a department of one can be a person}
  //TwnNm: {do: shape, type: town, category: address, because: part of an address}
  //TwnLctnNm: {do: shape, type: town, category: address, because: part of an address}
  //DstrctNm: {do: shape, type: town, category: address, because: part of an address}
  //CtrySubDvsn: {do: shape, type: region, category: address, because: part of an address}
  //PstCd: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  //Ctry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //CtryOfRes: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //CtryOfBirth: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //AdrTp: {do: keep, category: not-personal, because: a code of a list}
  //PhneNb: {do: phone, category: phone, because: a telephone number}
  //MobNb: {do: phone, category: phone, because: a telephone number}
  //FaxNb: {do: phone, category: phone, because: a telephone number}
  //EmailAdr: {do: email, category: email, because: a mail address; anything else in it is replaced too}
  //ElctrncAdr: {do: email, category: email, because: a mail address; anything else in it is replaced too}
  //RmtLctnElctrncAdr: {do: email, category: email, because: a mail address; anything else in it is replaced too}
  //Prxy/Id: {do: phone, category: phone, because: "an alias of an account: a number or a mail address"}
  //BirthDt: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  //CityOfBirth:
    do: shape
    type: town
    category: address
    because: with the year of birth it would point at one person
  //PrvcOfBirth:
    do: shape
    type: town
    category: address
    because: with the year of birth it would point at one person
  //PrvtId/Othr/Id:
    do: digits
    type: party-id
    category: national-id
    because: a number that a state or company gave a party
  //OrgId/Othr/Id:
    do: digits
    type: party-id
    category: national-id
    because: a number that a state or company gave a party
  //AnyBIC: {do: shape, type: organisation, category: reference, because: names an organisation}
  //BICOrBEI: {do: shape, type: organisation, category: reference, because: names an organisation}
  //BEI: {do: shape, type: organisation, category: reference, because: names an organisation}
  //CdtrSchmeId/Id/PrvtId/Othr/Id: {do: keep, category: not-personal, because: "the creditor's number, not a person's"}
  //OrgnlCdtrSchmeId/Id/PrvtId/Othr/Id: {do: keep, category: not-personal, because: "the creditor's number, not a person's"}

  # Accounts: an IBAN anywhere, or a number with the account and a sort code with the bank.
  //IBAN: {do: account, category: account, because: sort code and number are in it}
  //BBAN: {do: account, category: account, because: sort code and number are in it}
  //Id/Othr/Id: {do: account, category: account, because: an account that is no IBAN}
  //ClrSysMmbId/MmbId: {do: account, category: account, because: a sort code; British ones lead to a branch}
  //DbtrAcct/Id/Othr/Id:
    do: account
    part: number
    with: //DbtrAgt/FinInstnId/ClrSysMmbId/MmbId
    category: account
    because: payer's account
  //DbtrAgt/FinInstnId/ClrSysMmbId/MmbId:
    do: account
    part: sort-code
    with: //DbtrAcct/Id/Othr/Id
    category: account
    because: payer's account
  //CdtrAcct/Id/Othr/Id:
    do: account
    part: number
    with: //CdtrAgt/FinInstnId/ClrSysMmbId/MmbId
    category: account
    because: an account
  //CdtrAgt/FinInstnId/ClrSysMmbId/MmbId:
    do: account
    part: sort-code
    with: //CdtrAcct/Id/Othr/Id
    category: account
    because: an account

  # References. They name a payer, and often hold a customer number, a telephone number or a name.
  //MndtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //OrgnlMndtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //EndToEndId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //OrgnlEndToEndId:
    do: digits
    type: mandate
    category: reference
    because: names a payer in every file of the bank
  //InstrId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //OrgnlInstrId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //Ref: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //CdtrRef: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //RmtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //PreNtfctnId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //PmtRmtId: {do: digits, type: mandate, category: reference, because: names a payer in every file of the bank}
  //UETR: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //OrgnlUETR: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //TxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //OrgnlTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //AcctSvcrRef: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //ClrSysRef: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //AcctSvcrTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //AcctOwnrTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //SaleRefNb: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //MktInfrstrctrTxId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //PrcgId: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //Nb: {do: digits, type: invoice, category: reference, because: the number of a bill of one customer}
  //RfrdDocNb: {do: digits, type: invoice, category: reference, because: the number of a bill of one customer}

  # Free text, and what can be anything.
  //Ustrd: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlRmtInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlStsRsnInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlTxInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlNtryInf: {do: blank, category: free-text, because: free text can hold anything}
  //AddtlNtfctnInf: {do: blank, category: free-text, because: free text can hold anything}
  //InstrForCdtrAgt: {do: blank, category: free-text, because: free text can hold anything}
  //Desc: {do: blank, category: free-text, because: free text can hold anything}
  //Inf: {do: blank, category: free-text, because: free text can hold anything}
  //ElctrncSgntr: {do: blank, category: unclassified, because: a signature of the payer}
  //SplmtryData: {do: drop, category: unclassified, because: XML of any kind}
  //Sgntr: {do: drop, category: unclassified, because: "fits the original only, and its certificate can name a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate can name a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
  //InitgPty/Nm: {do: keep, category: not-personal, because: our own name}
otherwise: blank

"""#

    private static let text20: String = #"""
# Paths name elements by their local name at any depth, so that versions, prefixes, namespaces of a country and an
# application header around the document make no difference. What is not named comes out blank; so does a document
# that is wrapped in CDATA, as it is text then and no XML.
apiVersion: datalease/v1
kind: Profile
name: pain-008
title: "ISO 20022 pain.008, direct debits to collect"
source: >-
  Schemas pain.008.001.02 to .10 and pacs.003.001.11, German variants pain.008.002.02 and .003.02, the Swiss
  pain.008.001.02.ch.03, and LHV's guide to pain.008.001.11 for Bacs.
format: xml
xml: {record: //DrctDbtTxInf}
recognise:
  root: [Document, RequestPayload, BizMsgEnvlp, BusMsg, DataPDU]
  contains: [CstmrDrctDbtInitn]
key: //EndToEndId
fields:
  # Structure: ids of messages, days, sums, codes. Elements of these names hold nothing else in any version.
  //MsgId: {do: keep, category: not-personal, because: an id or number of a message}
  //PmtInfId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlMsgId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlMsgNmId: {do: keep, category: not-personal, because: an id or number of a message}
  //OrgnlPmtInfId: {do: keep, category: not-personal, because: an id or number of a message}
  //MsgNmId: {do: keep, category: not-personal, because: an id or number of a message}
  //BizMsgIdr: {do: keep, category: not-personal, because: an id or number of a message}
  //MsgDefIdr: {do: keep, category: not-personal, because: an id or number of a message}
  //BizSvc: {do: keep, category: not-personal, because: an id or number of a message}
  //NtryRef: {do: keep, category: not-personal, because: an id or number of a message}
  //StsId: {do: keep, category: not-personal, because: an id or number of a message}
  //PmtInitnStsId: {do: keep, category: not-personal, because: an id or number of a message}
  //ElctrncSeqNb: {do: keep, category: not-personal, because: an id or number of a message}
  //LglSeqNb: {do: keep, category: not-personal, because: an id or number of a message}
  //PgNb: {do: keep, category: not-personal, because: an id or number of a message}
  //LastPgInd: {do: keep, category: not-personal, because: an id or number of a message}
  //CreDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //CreDt: {do: keep, category: not-personal, because: a day of the bank}
  //OrgnlCreDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //ReqdColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //ReqdExctnDt: {do: keep, category: not-personal, because: a day of the bank}
  //DtOfSgntr: {do: keep, category: not-personal, because: a day of the bank}
  //FrstColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //FnlColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //OrgnlFnlColltnDt: {do: keep, category: not-personal, because: a day of the bank}
  //PreNtfctnDt: {do: keep, category: not-personal, because: a day of the bank}
  //AccptncDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //FrDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //ToDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //FrDt: {do: keep, category: not-personal, because: a day of the bank}
  //ToDt: {do: keep, category: not-personal, because: a day of the bank}
  //IntrBkSttlmDt: {do: keep, category: not-personal, because: a day of the bank}
  //RltdDt: {do: keep, category: not-personal, because: a day of the bank}
  //TxDtTm: {do: keep, category: not-personal, because: a day of the bank}
  //StartDt: {do: keep, category: not-personal, because: a day of the bank}
  //EndDt: {do: keep, category: not-personal, because: a day of the bank}
  //QtnDt: {do: keep, category: not-personal, because: a day of the bank}
  //ActlDt: {do: keep, category: not-personal, because: a day of the bank}
  //DtTm: {do: keep, category: not-personal, because: a day of the bank}
  //Dt: {do: keep, category: not-personal, because: a day of the bank}
  //Yr: {do: keep, category: not-personal, because: a day of the bank}
  //InstdAmt: {do: keep, category: not-personal, because: sums must stay right}
  //Amt: {do: keep, category: not-personal, because: sums must stay right}
  //CtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //OrgnlNbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //OrgnlCtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //DtldNbOfTxs: {do: keep, category: not-personal, because: sums must stay right}
  //DtldCtrlSum: {do: keep, category: not-personal, because: sums must stay right}
  //TtlAmt: {do: keep, category: not-personal, because: sums must stay right}
  //Sum: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfNtries: {do: keep, category: not-personal, because: sums must stay right}
  //TtlNetNtryAmt: {do: keep, category: not-personal, because: sums must stay right}
  //RmtdAmt: {do: keep, category: not-personal, because: sums must stay right}
  //DuePyblAmt: {do: keep, category: not-personal, because: sums must stay right}
  //DscntApldAmt: {do: keep, category: not-personal, because: sums must stay right}
  //CdtNoteAmt: {do: keep, category: not-personal, because: sums must stay right}
  //TaxAmt: {do: keep, category: not-personal, because: sums must stay right}
  //ChrgsAmt: {do: keep, category: not-personal, because: sums must stay right}
  //IntrBkSttlmAmt: {do: keep, category: not-personal, because: sums must stay right}
  //TtlChrgsAndTaxAmt: {do: keep, category: not-personal, because: sums must stay right}
  //XchgRate: {do: keep, category: not-personal, because: sums must stay right}
  //Rate: {do: keep, category: not-personal, because: sums must stay right}
  //NbOfDays: {do: keep, category: not-personal, because: sums must stay right}
  //EQAmt: {do: keep, category: not-personal, because: sums must stay right}
  //NEQAmt: {do: keep, category: not-personal, because: sums must stay right}
  //FaceAmt: {do: keep, category: not-personal, because: sums must stay right}
  //AmtsdVal: {do: keep, category: not-personal, because: sums must stay right}
  //@Ccy: {do: keep, category: not-personal, because: sums must stay right}
  //Ccy: {do: keep, category: not-personal, because: a code of a list}
  //SrcCcy: {do: keep, category: not-personal, because: a code of a list}
  //TrgtCcy: {do: keep, category: not-personal, because: a code of a list}
  //UnitCcy: {do: keep, category: not-personal, because: a code of a list}
  //CcyOfTrf: {do: keep, category: not-personal, because: a code of a list}
  //Cd: {do: keep, category: not-personal, because: a code of a list}
  //Prtry: {do: keep, category: not-personal, because: a code of a list}
  //Tp: {do: keep, category: not-personal, because: a code of a list}
  //Issr: {do: keep, category: not-personal, because: a code of a list}
  //SchmeNm: {do: keep, category: not-personal, because: a code of a list}
  //PmtMtd: {do: keep, category: not-personal, because: a code of a list}
  //BtchBookg: {do: keep, category: not-personal, because: a code of a list}
  //InstrPrty: {do: keep, category: not-personal, because: a code of a list}
  //SeqTp: {do: keep, category: not-personal, because: a code of a list}
  //ChrgBr: {do: keep, category: not-personal, because: a code of a list}
  //CdtDbtInd: {do: keep, category: not-personal, because: a code of a list}
  //Sts: {do: keep, category: not-personal, because: a code of a list}
  //GrpSts: {do: keep, category: not-personal, because: a code of a list}
  //PmtInfSts: {do: keep, category: not-personal, because: a code of a list}
  //TxSts: {do: keep, category: not-personal, because: a code of a list}
  //DtldSts: {do: keep, category: not-personal, because: a code of a list}
  //Rsn: {do: keep, category: not-personal, because: a code of a list}
  //RvslInd: {do: keep, category: not-personal, because: a code of a list}
  //CpyDplctInd: {do: keep, category: not-personal, because: a code of a list}
  //CpyDplct: {do: keep, category: not-personal, because: a code of a list}
  //PssblDplct: {do: keep, category: not-personal, because: a code of a list}
  //Prty: {do: keep, category: not-personal, because: a code of a list}
  //SubFmlyCd: {do: keep, category: not-personal, because: a code of a list}
  //Frqcy: {do: keep, category: not-personal, because: a code of a list}
  //OrgnlFrqcy: {do: keep, category: not-personal, because: a code of a list}
  //AmdmntInd: {do: keep, category: not-personal, because: a code of a list}
  //TrckgDays: {do: keep, category: not-personal, because: a code of a list}
  //OrgnlTrckgDays: {do: keep, category: not-personal, because: a code of a list}
  //CntPerPrd: {do: keep, category: not-personal, because: a code of a list}
  //PtInTm: {do: keep, category: not-personal, because: a code of a list}
  //SttlmMtd: {do: keep, category: not-personal, because: a code of a list}
  //PrefrdMtd: {do: keep, category: not-personal, because: a code of a list}
  //NmPrfx: {do: keep, category: not-personal, because: a code of a list}
  //RmtLctnMtd: {do: keep, category: not-personal, because: a code of a list}
  //DbtCdtRptgInd: {do: keep, category: not-personal, because: a code of a list}
  //ChrgInclInd: {do: keep, category: not-personal, because: a code of a list}
  //ComssnWvrInd: {do: keep, category: not-personal, because: a code of a list}
  //AddtlSvc: {do: keep, category: not-personal, because: a code of a list}
  //Br: {do: keep, category: not-personal, because: a code of a list}
  //BIC: {do: keep, exchange: id, category: not-personal, because: a bank has millions of customers}
  //BICFI: {do: keep, exchange: id, category: not-personal, because: a bank has millions of customers}
  //FinInstnId/Nm: {do: keep, category: not-personal, because: the name of a bank}
  //FinInstnId/LEI: {do: keep, category: not-personal, because: the number of a bank}
  //FinInstnId/Othr/Id: {do: keep, category: not-personal, because: the number of a bank}

  # Parties. Names are names wherever they stand, so that no version and no role of a party is forgotten.
  //Nm: {do: shape, type: name, exchange: keep, category: name, because: a name}
  //BrnchId/Nm: {do: blank, category: unclassified, because: says where somebody banks}
  //StrtNm: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //BldgNb: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //BldgNm: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //AdrLine: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //Flr: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //Room: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //PstBx: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //UnitNb: {do: shape, type: street, exchange: drop, category: address, because: part of an address}
  //CareOf: {do: shape, type: name, exchange: drop, category: name, because: a name}
  //Dept: {do: shape, type: department, exchange: drop, category: name, because: a department of one can be a person}
  //SubDept: {do: shape, type: department, exchange: drop, category: name, because: a department of one can be a person}
  //TwnNm: {do: shape, type: town, exchange: drop, category: address, because: part of an address}
  //TwnLctnNm: {do: shape, type: town, exchange: drop, category: address, because: part of an address}
  //DstrctNm: {do: shape, type: town, exchange: drop, category: address, because: part of an address}
  //CtrySubDvsn: {do: shape, type: region, exchange: drop, category: address, because: part of an address}
  //PstCd: {do: postcode, outward: area, exchange: drop, category: postcode, because: only its area leaves}
  //Ctry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //CtryOfRes: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  //CtryOfBirth: {do: keep, exchange: drop, category: not-personal, because: decides how addresses and numbers are read}
  //AdrTp: {do: keep, category: not-personal, because: a code of a list}
  //PhneNb: {do: phone, exchange: drop, category: phone, because: a telephone number}
  //MobNb: {do: phone, exchange: drop, category: phone, because: a telephone number}
  //FaxNb: {do: phone, exchange: drop, category: phone, because: a telephone number}
  //EmailAdr: {do: email, exchange: drop, category: email, because: a mail address; anything else in it is replaced too}
  //ElctrncAdr: {do: email, exchange: drop, category: email, because: a mail address; anything else in it is replaced too}
  //RmtLctnElctrncAdr:
    do: email
    exchange: drop
    category: email
    because: a mail address; anything else in it is replaced too
  //Prxy/Id: {do: phone, exchange: drop, category: phone, because: "an alias of an account: a number or a mail address"}
  //BirthDt: {do: date, truncate: year, exchange: drop, category: date-of-birth, because: the year is enough to compare}
  //CityOfBirth:
    do: shape
    type: town
    exchange: drop
    category: address
    because: with the year of birth it would point at one person
  //PrvcOfBirth:
    do: shape
    type: town
    exchange: drop
    category: address
    because: with the year of birth it would point at one person
  //PrvtId/Othr/Id:
    do: digits
    type: party-id
    exchange: drop
    category: national-id
    because: a number that a state or company gave a party
  //OrgId/Othr/Id:
    do: digits
    type: party-id
    exchange: drop
    category: national-id
    because: a number that a state or company gave a party
  //AnyBIC: {do: shape, type: organisation, exchange: id, category: reference, because: names an organisation}
  //BICOrBEI: {do: shape, type: organisation, exchange: id, category: reference, because: names an organisation}
  //BEI: {do: shape, type: organisation, exchange: id, category: reference, because: names an organisation}
  //CdtrSchmeId/Id/PrvtId/Othr/Id:
    do: keep
    exchange: own
    category: not-personal
    because: "the creditor's number, not a person's"
  //OrgnlCdtrSchmeId/Id/PrvtId/Othr/Id: {do: keep, category: not-personal, because: "the creditor's number, not a person's"}

  # Accounts: an IBAN anywhere, or a number with the account and a sort code with the bank.
  //IBAN: {do: account, exchange: keep, category: account, because: sort code and number are in it}
  //BBAN: {do: account, exchange: keep, category: account, because: sort code and number are in it}
  //Id/Othr/Id: {do: account, exchange: keep, category: account, because: an account that is no IBAN}
  //ClrSysMmbId/MmbId: {do: account, exchange: keep, category: account, because: a sort code; British ones lead to a branch}
  //DbtrAcct/Id/Othr/Id:
    do: account
    part: number
    with: //DbtrAgt/FinInstnId/ClrSysMmbId/MmbId
    exchange: keep
    category: account
    because: payer's account
  //DbtrAgt/FinInstnId/ClrSysMmbId/MmbId:
    do: account
    part: sort-code
    with: //DbtrAcct/Id/Othr/Id
    exchange: keep
    category: account
    because: payer's account
  //CdtrAcct/Id/IBAN: {do: account, exchange: own, category: account, because: our own account; the same in every file}
  //CdtrAcct/Id/Othr/Id:
    do: account
    part: number
    with: //CdtrAgt/FinInstnId/ClrSysMmbId/MmbId
    exchange: own
    category: account
    because: our own account; the same in every file
  //CdtrAgt/FinInstnId/ClrSysMmbId/MmbId:
    do: account
    part: sort-code
    with: //CdtrAcct/Id/Othr/Id
    exchange: own
    category: account
    because: our own account; the same in every file
  //OrgnlDbtrAcct/Id/Othr/Id:
    do: account
    part: number
    with: //OrgnlDbtrAgt/FinInstnId/ClrSysMmbId/MmbId
    exchange: keep
    category: account
    because: payer's former account
  //OrgnlDbtrAgt/FinInstnId/ClrSysMmbId/MmbId:
    do: account
    part: sort-code
    with: //OrgnlDbtrAcct/Id/Othr/Id
    exchange: keep
    category: account
    because: payer's former account

  # References. They name a payer, and often hold a customer number, a telephone number or a name.
  //MndtId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //OrgnlMndtId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //EndToEndId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //OrgnlEndToEndId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //InstrId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //OrgnlInstrId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //Ref: {do: digits, type: mandate, exchange: keep, category: reference, because: names a payer in every file of the bank}
  //CdtrRef:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //RmtId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //PreNtfctnId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //PmtRmtId:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  //UETR: {do: digits, type: transaction, exchange: id, category: reference, because: the bank finds a person by it}
  //OrgnlUETR: {do: digits, type: transaction, exchange: id, category: reference, because: the bank finds a person by it}
  //TxId: {do: digits, type: transaction, exchange: keep, category: reference, because: the bank finds a person by it}
  //OrgnlTxId: {do: digits, type: transaction, exchange: keep, category: reference, because: the bank finds a person by it}
  //AcctSvcrRef:
    do: digits
    type: transaction
    exchange: keep
    category: reference
    because: the bank finds a person by it
  //ClrSysRef: {do: digits, type: transaction, exchange: keep, category: reference, because: the bank finds a person by it}
  //AcctSvcrTxId:
    do: digits
    type: transaction
    exchange: keep
    category: reference
    because: the bank finds a person by it
  //AcctOwnrTxId:
    do: digits
    type: transaction
    exchange: keep
    category: reference
    because: the bank finds a person by it
  //SaleRefNb: {do: digits, type: transaction, exchange: keep, category: reference, because: the bank finds a person by it}
  //MktInfrstrctrTxId:
    do: digits
    type: transaction
    exchange: keep
    category: reference
    because: the bank finds a person by it
  //PrcgId: {do: digits, type: transaction, exchange: keep, category: reference, because: the bank finds a person by it}
  //Nb: {do: digits, type: invoice, exchange: keep, category: reference, because: the number of a bill of one customer}
  //RfrdDocNb:
    do: digits
    type: invoice
    exchange: keep
    category: reference
    because: the number of a bill of one customer

  # Free text, and what can be anything.
  //Ustrd: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //AddtlInf: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //AddtlRmtInf: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //AddtlStsRsnInf: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //AddtlTxInf: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //AddtlNtryInf: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //AddtlNtfctnInf: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //InstrForCdtrAgt: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //Desc: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //Inf: {do: blank, exchange: drop, category: free-text, because: free text can hold anything}
  //ElctrncSgntr: {do: blank, exchange: drop, category: unclassified, because: a signature of the payer}
  //SplmtryData: {do: drop, category: unclassified, because: XML of any kind}
  //Sgntr: {do: drop, category: unclassified, because: "fits the original only, and its certificate can name a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate can name a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}

  # The creditor, who is the one that lends the file.
  //Cdtr/Nm: {do: keep, exchange: own, category: not-personal, because: our own name}
  //InitgPty/Nm: {do: keep, exchange: own, category: not-personal, because: our own name}
  //CdtrSchmeId/Nm: {do: keep, exchange: own, category: not-personal, because: our own name}
  //UltmtCdtr/Nm: {do: keep, exchange: own, category: not-personal, because: our own name}
  //OrgnlCdtrSchmeId/Nm: {do: keep, category: not-personal, because: our own name}
  //InitgPty/Id/OrgId/Othr/Id: {do: keep, exchange: own, category: not-personal, because: our own number}
  //InitgPty/Id/PrvtId/Othr/Id: {do: keep, exchange: own, category: not-personal, because: our own number}
otherwise: blank

"""#

    private static let text21: String = #"""
apiVersion: datalease/v1
kind: Profile
name: paygate
title: "Paygate, payment file without header"
source: >-
  Ten columns by position, as Paygate's portal describes them. Fields are named by their number.
format: csv
csv: {delimiter: ",", header: {row: 0}}
recognise:
  columns: 10
  shapes:
    "1": ["999999", "99-99-99", "99 99 99", "9999", "99999"]
    "4": ["*.99", "*.9", "9*"]
    "5": ["01", "17", "18", "19", "99", "0N", "0C", "0S"]
    "10": ["99/99/9999"]
key: "9"
exchange:
  reference: "9"
  amount: "4"
  code: "5"
  date: {field: "10", form: dd/mm/yyyy}
fields:
  "1": {do: account, part: sort-code, with: "2", exchange: keep, category: account, because: payer's sort code}
  "2": {do: account, part: number, with: "1", exchange: keep, category: account, because: payer's account number}
  "3": {do: shape, type: name, exchange: keep, category: name, because: "payer's name, at most 18 characters"}
  "4": {do: keep, category: not-personal, because: sums must stay right}
  "5": {do: keep, category: not-personal, because: the code of the transaction}
  "6":
    do: account
    part: sort-code
    with: "7"
    exchange: own
    category: account
    because: our own account; the same in every file
  "7":
    do: account
    part: number
    with: "6"
    exchange: own
    category: account
    because: our own account; the same in every file
  "8": {do: keep, exchange: own, category: not-personal, because: our own name}
  "9": {do: digits, type: mandate, exchange: keep, category: reference, because: names a payer in every file of the bank}
  "10": {do: keep, category: not-personal, because: a day of the bank}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond the tenth can be anything}
otherwise: refuse

"""#

    private static let text22: String = #"""
# Passwords, PINs and whatever else opens a telephone or a mailbox are dropped. No agreement can say otherwise.
apiVersion: datalease/v1
kind: Profile
name: phone-users
title: "Telephone system, export of users (3CX)"
source: >-
  The columns of 3CX's export of extensions, from public scripts that write such files (versions 15 to 18).
format: csv
recognise:
  header: [Number, FirstName, LastName, EmailAddress, MobileNumber, AuthID, AuthPassword]
key: Number
fields:
  # Secrets.
  AuthID: {do: drop, secret: true, category: secret, because: half of the SIP credentials}
  AuthPassword: {do: drop, secret: true, category: secret, because: the SIP password}
  PIN: {do: drop, secret: true, category: secret, because: opens the mailbox}
  VMNoPin: {do: drop, secret: true, category: secret, because: tells which mailbox has no PIN}
  PinProtect: {do: drop, secret: true, category: secret, because: tells which mailbox has no PIN}
  DeskphoneWebPass: {do: drop, secret: true, category: secret, because: opens the telephone}
  SrvcAccessPwd: {do: drop, secret: true, category: secret, because: opens the telephone}

  # Who it is.
  Number:
    do: keep
    category: phone
    because: three digits that only one switchboard knows; pseudonyms of three digits would collide
  FirstName: {do: shape, type: name, category: name, because: a name}
  LastName: {do: shape, type: name, category: name, because: a name}
  WebMeetingFriendlyName: {do: shape, type: name, category: name, because: made of the name}
  ClickToCallFriendlyName: {do: shape, type: name, category: name, because: made of the name}
  EmailAddress: {do: email, category: email, because: a mail address}
  MobileNumber: {do: phone, category: phone, because: a telephone number}
  OutboundCallerID: {do: phone, category: phone, because: a telephone number}
  DID: {do: phone, category: phone, because: a telephone number}
  SMS: {do: phone, category: phone, because: a telephone number}
  SIPID: {do: email, category: email, because: an alias in an address}
  MAC_0: {do: blank, category: device, because: names one telephone}
  InterfaceIP_0: {do: blank, category: ip-address, because: leads to a connection and so to a household}
  PhoneSettings: {do: blank, category: unclassified, because: settings of a telephone may hold its passwords}
  CustomTemplate: {do: blank, category: unclassified, because: settings of a telephone may hold its passwords}

  # Settings.
  WebMeetingPrivateRoom: {do: keep, category: not-personal, because: a setting}
  ClickToCall: {do: keep, category: not-personal, because: a setting}
  WebMeetingAcceptReject: {do: keep, category: not-personal, because: a setting}
  EnableVoicemail: {do: keep, category: not-personal, because: a setting}
  VMPlayCallerID: {do: keep, category: not-personal, because: a setting}
  VMPlayMsgDateTime: {do: keep, category: not-personal, because: a setting}
  VMEmailOptions: {do: keep, category: not-personal, because: a setting}
  QueueStatus: {do: keep, category: not-personal, because: a setting}
  DeliverAudio: {do: keep, category: not-personal, because: a setting}
  SupportReinvite: {do: keep, category: not-personal, because: a setting}
  SupportReplaces: {do: keep, category: not-personal, because: a setting}
  EnableSRTP: {do: keep, category: not-personal, because: a setting}
  ManagementAccess: {do: keep, category: not-personal, because: a setting}
  ReporterAccess: {do: keep, category: not-personal, because: a setting}
  WallboardAccess: {do: keep, category: not-personal, because: a setting}
  TurnOffMyPhone: {do: keep, category: not-personal, because: a setting}
  HideFWrules: {do: keep, category: not-personal, because: a setting}
  CanSeeRecordings: {do: keep, category: not-personal, because: a setting}
  CanDeleteRecordings: {do: keep, category: not-personal, because: a setting}
  RecordCalls: {do: keep, category: not-personal, because: a setting}
  CallScreening: {do: keep, category: not-personal, because: a setting}
  EmailMissedCalls: {do: keep, category: not-personal, because: a setting}
  Disabled: {do: keep, category: not-personal, because: a setting}
  DisableExternalCalls: {do: keep, category: not-personal, because: a setting}
  AllowLanOnly: {do: keep, category: not-personal, because: a setting}
  BlockRemoteTunnel: {do: keep, category: not-personal, because: a setting}
  UseTunnel: {do: keep, category: not-personal, because: a setting}
  DND: {do: keep, category: not-personal, because: a setting}
  UseCTI: {do: keep, category: not-personal, because: a setting}
  StartupScreen: {do: keep, category: not-personal, because: a setting}
  HotelModuleAccess: {do: keep, category: not-personal, because: a setting}
  DontShowExtInPHBK: {do: keep, category: not-personal, because: a setting}
  VoipAdmin: {do: keep, category: not-personal, because: a setting}
  SysAdmin: {do: keep, category: not-personal, because: a setting}
  SecureSIP: {do: keep, category: not-personal, because: a setting}
  PhoneModel14: {do: keep, category: not-personal, because: a setting}
  PhoneTemplate14: {do: keep, category: not-personal, because: a setting}
  AllowAllRecordings: {do: keep, category: not-personal, because: a setting}
  PushExtension: {do: keep, category: not-personal, because: a setting}
  Integration: {do: keep, category: not-personal, because: a setting}
  AllowOwnRecordings: {do: keep, category: not-personal, because: a setting}
  RecordExternalCallsOnly: {do: keep, category: not-personal, because: a setting}
  PhoneSysAdmin: {do: keep, category: not-personal, because: a setting}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text23: String = #"""
apiVersion: datalease/v1
kind: Profile
name: sage-contacts
title: "Sage Accounting (UK), export of contacts"
source: >-
  The columns of the import template for customers and suppliers; those of the second address from its pattern.
format: csv
recognise:
  header: [Reference, Company Name, Credit Limit, Main Address Line 1, Main Contact Name]
key: Reference
fields:
  Reference: {do: digits, type: customer, category: reference, because: names a customer in our other files}
  Company Name: {do: shape, type: name, category: name, because: a company that may be one person}
  Currency: {do: keep, category: not-personal, because: a code of a list}
  Credit Limit: {do: keep, category: not-personal, because: a round figure}
  Main Address Type: {do: keep, category: not-personal, because: one of a list}
  Main Address Line 1: {do: shape, type: street, category: address, because: part of an address}
  Main Address Line 2: {do: shape, type: street, category: address, because: part of an address}
  Main Address Town: {do: shape, type: town, category: address, because: part of an address}
  Main Address County: {do: shape, type: region, category: address, because: part of an address}
  Main Address Post Code: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  Main Address Country: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  Address 2 Type: {do: keep, category: not-personal, because: one of a list}
  Address 2 Line 1: {do: shape, type: street, category: address, because: part of an address}
  Address 2 Line 2: {do: shape, type: street, category: address, because: part of an address}
  Address 2 Town: {do: shape, type: town, category: address, because: part of an address}
  Address 2 County: {do: shape, type: region, category: address, because: part of an address}
  Address 2 Post Code: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  Address 2 Country: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  Main Contact Name: {do: shape, type: name, category: name, because: a name}
  Contact 2 Name: {do: shape, type: name, category: name, because: a name}
  Main Contact Phone: {do: phone, category: phone, because: a telephone number}
  Main Contact Mobile: {do: phone, category: phone, because: a telephone number}
  Main Contact Fax: {do: phone, category: phone, because: a telephone number}
  Contact 2 Phone: {do: phone, category: phone, because: a telephone number}
  Contact 2 Mobile: {do: phone, category: phone, because: a telephone number}
  Contact 2 Fax: {do: phone, category: phone, because: a telephone number}
  Main Contact Email: {do: email, category: email, because: a mail address}
  Contact 2 Email: {do: email, category: email, because: a mail address}
  VAT Number: {do: identifier, kind: vat, category: national-id, because: a sole trader has one too}
  Tax Number: {do: identifier, kind: vat, category: national-id, because: a sole trader has one too}
  Notes: {do: blank, category: free-text, because: free text can hold anything}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text24: String = #"""
# A business customer may be one person, so names of accounts are treated as names of people.
apiVersion: datalease/v1
kind: Profile
name: salesforce-account
title: "Salesforce Data Export, Account.csv"
source: >-
  API names of the object Account as Data Export writes them, with those of person accounts. Custom fields (...__c,
  ...__pc) differ in every org: an agreement names them.
format: csv
recognise:
  header: [Id, IsDeleted, MasterRecordId, Name, ParentId, BillingStreet, OwnerId]
  files: [Account.csv]
key: Id
fields:
  # Ids and state.
  Id: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  IsDeleted: {do: keep, category: not-personal, because: tells merged and deleted accounts from live ones}
  MasterRecordId: {do: token, type: salesforce-id, category: reference, because: says which account survived a merge}
  ParentId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  PersonContactId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  PersonIndividualId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  OperatingHoursId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  DandbCompanyId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  OwnerId: {do: token, type: salesforce-id, category: reference, because: a member of staff}
  CreatedById: {do: token, type: salesforce-id, category: reference, because: a member of staff}
  LastModifiedById: {do: token, type: salesforce-id, category: reference, because: a member of staff}
  RecordTypeId: {do: keep, category: not-personal, because: a setting of the org}
  IsPersonAccount: {do: keep, category: not-personal, because: tells people from companies}

  # Who it is.
  Name: {do: shape, type: name, category: name, because: a company that may be one person}
  FirstName: {do: shape, type: name, category: name, because: a name}
  MiddleName: {do: shape, type: name, category: name, because: a name}
  LastName: {do: shape, type: name, category: name, because: a name}
  Suffix: {do: shape, type: name, category: name, because: a name}
  PersonAssistantName: {do: shape, type: name, category: name, because: a name}
  Salutation: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  AccountNumber: {do: digits, type: customer, category: reference, because: names a customer in our other files}
  PersonTitle: {do: blank, category: free-text, because: a title can point at one person}
  PersonDepartment: {do: shape, type: department, category: name, because: a department of one can be a person}
  PersonBirthdate: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  PersonPronouns: {do: blank, category: free-text, because: may be data of a special category}
  PersonGenderIdentity: {do: blank, category: free-text, because: may be data of a special category}
  Type: {do: keep, category: not-personal, because: one of a list}
  Industry: {do: keep, category: not-personal, because: one of a list}
  Ownership: {do: keep, category: not-personal, because: one of a list}
  Rating: {do: keep, category: not-personal, because: one of a list}
  AccountSource: {do: keep, category: not-personal, because: one of a list}
  Sic: {do: keep, category: not-personal, because: one of a list}
  SicDesc: {do: keep, category: not-personal, because: one of a list}
  NaicsCode: {do: keep, category: not-personal, because: one of a list}
  NaicsDesc: {do: keep, category: not-personal, because: one of a list}
  CleanStatus: {do: keep, category: not-personal, because: one of a list}
  TickerSymbol: {do: blank, category: unclassified, because: names a company}
  DunsNumber: {do: blank, category: unclassified, because: names a company}
  Tradestyle: {do: shape, type: name, category: name, because: a name}
  YearStarted: {do: keep, category: not-personal, because: a year}
  AnnualRevenue: {do: bucket, category: not-personal, size: 10000, because: exact figures point at one company}
  NumberOfEmployees: {do: bucket, category: not-personal, size: 10, because: exact figures point at one company}
  Site: {do: blank, category: unclassified, because: a place within a company}
  Website: {do: blank, category: address, because: leads to the company by itself}
  PhotoUrl: {do: blank, category: unclassified, because: leads to a picture}

  # Where and how to reach them.
  BillingStreet: {do: shape, type: street, category: address, because: house and street}
  BillingCity: {do: shape, type: town, category: address, because: part of an address}
  BillingState: {do: shape, type: region, category: address, because: part of an address}
  BillingPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  BillingCountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  BillingStateCode: {do: keep, category: not-personal, because: a code of a list}
  BillingCountryCode: {do: keep, category: not-personal, because: a code of a list}
  BillingLatitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  BillingLongitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  BillingGeocodeAccuracy: {do: keep, category: not-personal, because: one of ten words}
  ShippingStreet: {do: shape, type: street, category: address, because: house and street}
  ShippingCity: {do: shape, type: town, category: address, because: part of an address}
  ShippingState: {do: shape, type: region, category: address, because: part of an address}
  ShippingPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  ShippingCountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  ShippingStateCode: {do: keep, category: not-personal, because: a code of a list}
  ShippingCountryCode: {do: keep, category: not-personal, because: a code of a list}
  ShippingLatitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  ShippingLongitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  ShippingGeocodeAccuracy: {do: keep, category: not-personal, because: one of ten words}
  PersonMailingStreet: {do: shape, type: street, category: address, because: house and street}
  PersonMailingCity: {do: shape, type: town, category: address, because: part of an address}
  PersonMailingState: {do: shape, type: region, category: address, because: part of an address}
  PersonMailingPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  PersonMailingCountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  PersonMailingStateCode: {do: keep, category: not-personal, because: a code of a list}
  PersonMailingCountryCode: {do: keep, category: not-personal, because: a code of a list}
  PersonMailingLatitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  PersonMailingLongitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  PersonMailingGeocodeAccuracy: {do: keep, category: not-personal, because: one of ten words}
  PersonOtherStreet: {do: shape, type: street, category: address, because: house and street}
  PersonOtherCity: {do: shape, type: town, category: address, because: part of an address}
  PersonOtherState: {do: shape, type: region, category: address, because: part of an address}
  PersonOtherPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  PersonOtherCountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  PersonOtherStateCode: {do: keep, category: not-personal, because: a code of a list}
  PersonOtherCountryCode: {do: keep, category: not-personal, because: a code of a list}
  PersonOtherLatitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  PersonOtherLongitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  PersonOtherGeocodeAccuracy: {do: keep, category: not-personal, because: one of ten words}
  Phone: {do: phone, category: phone, because: duplicates are found by it}
  PersonMobilePhone: {do: phone, category: phone, because: duplicates are found by it}
  PersonHomePhone: {do: phone, category: phone, because: duplicates are found by it}
  PersonOtherPhone: {do: phone, category: phone, because: duplicates are found by it}
  PersonAssistantPhone: {do: phone, category: phone, because: duplicates are found by it}
  Fax: {do: phone, category: phone, because: a telephone number}
  PersonEmail: {do: email, category: email, because: duplicates are found by it}
  PersonHasOptedOutOfEmail: {do: keep, category: not-personal, because: a consent; merges must respect it}
  PersonHasOptedOutOfFax: {do: keep, category: not-personal, because: a consent; merges must respect it}
  PersonDoNotCall: {do: keep, category: not-personal, because: a consent; merges must respect it}
  PersonEmailBouncedReason: {do: blank, category: free-text, because: the text of a mail server repeats the address}
  PersonLeadSource: {do: keep, category: not-personal, because: one of a list}

  # What was done with it.
  Description: {do: blank, category: free-text, because: free text can hold anything}
  CurrencyIsoCode: {do: keep, category: not-personal, because: a code of a list}
  CreatedDate: {do: date, shift: P30D, by: Id, category: date, because: order and distance stay; the day does not}
  LastModifiedDate:
    do: date
    shift: P30D
    by: Id
    category: date
    because: order and distance stay; the day does not
  SystemModstamp: {do: date, shift: P30D, by: Id, category: date, because: order and distance stay; the day does not}
  LastActivityDate:
    do: date
    shift: P30D
    by: Id
    category: date
    because: order and distance stay; the day does not
  LastViewedDate: {do: date, shift: P30D, by: Id, category: date, because: order and distance stay; the day does not}
  LastReferencedDate:
    do: date
    shift: P30D
    by: Id
    category: date
    because: order and distance stay; the day does not
  PersonEmailBouncedDate:
    do: date
    shift: P30D
    by: Id
    category: date
    because: order and distance stay; the day does not
  PersonLastCURequestDate:
    do: date
    shift: P30D
    by: Id
    category: date
    because: order and distance stay; the day does not
  PersonLastCUUpdateDate:
    do: date
    shift: P30D
    by: Id
    category: date
    because: order and distance stay; the day does not
  Jigsaw: {do: blank, category: unclassified, because: the key of a data broker}
  JigsawCompanyId: {do: blank, category: unclassified, because: the key of a data broker}
  PersonJigsaw: {do: blank, category: unclassified, because: the key of a data broker}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text25: String = #"""
# Ids are tokens of one type, so that contacts, accounts and owners still find each other across the files of one
# export. An id of 15 characters and the same id with its checksum (18) are two values here.
apiVersion: datalease/v1
kind: Profile
name: salesforce-contact
title: "Salesforce Data Export, Contact.csv"
source: >-
  API names of the object Contact as Data Export writes them (54 columns of an org without custom fields), and
  further standard fields of newer orgs. Custom fields (...__c) differ in every org: an agreement names them.
format: csv
recognise:
  header: [Id, IsDeleted, MasterRecordId, AccountId, FirstName, LastName, OwnerId]
  files: [Contact.csv]
key: Id
fields:
  # Ids and state.
  Id: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  IsDeleted: {do: keep, category: not-personal, because: tells merged and deleted contacts from live ones}
  MasterRecordId: {do: token, type: salesforce-id, category: reference, because: says which contact survived a merge}
  AccountId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  ReportsToId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  IndividualId: {do: token, type: salesforce-id, category: reference, because: an id that links records}
  OwnerId: {do: token, type: salesforce-id, category: reference, because: a member of staff}
  CreatedById: {do: token, type: salesforce-id, category: reference, because: a member of staff}
  LastModifiedById: {do: token, type: salesforce-id, category: reference, because: a member of staff}
  RecordTypeId: {do: keep, category: not-personal, because: a setting of the org}

  # Who it is.
  Salutation: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  FirstName: {do: shape, type: name, category: name, because: a name}
  MiddleName: {do: shape, type: name, category: name, because: a name}
  LastName: {do: shape, type: name, category: name, because: a name}
  Suffix: {do: shape, type: name, category: name, because: a name}
  Name: {do: shape, type: name, category: name, because: a name}
  AssistantName: {do: shape, type: name, category: name, because: a name}
  Title: {do: blank, category: free-text, because: a title can point at one person}
  Department: {do: shape, type: department, category: name, because: a department of one can be a person}
  Birthdate: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  Pronouns: {do: blank, category: free-text, because: may be data of a special category}
  GenderIdentity: {do: blank, category: free-text, because: may be data of a special category}

  # Where and how to reach them.
  MailingStreet: {do: shape, type: street, category: address, because: house and street}
  MailingCity: {do: shape, type: town, category: address, because: part of an address}
  MailingState: {do: shape, type: region, category: address, because: part of an address}
  MailingPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  MailingCountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  MailingStateCode: {do: keep, category: not-personal, because: a code of a list}
  MailingCountryCode: {do: keep, category: not-personal, because: a code of a list}
  MailingLatitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  MailingLongitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  MailingGeocodeAccuracy: {do: keep, category: not-personal, because: one of ten words}
  OtherStreet: {do: shape, type: street, category: address, because: house and street}
  OtherCity: {do: shape, type: town, category: address, because: part of an address}
  OtherState: {do: shape, type: region, category: address, because: part of an address}
  OtherPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  OtherCountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  OtherStateCode: {do: keep, category: not-personal, because: a code of a list}
  OtherCountryCode: {do: keep, category: not-personal, because: a code of a list}
  OtherLatitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  OtherLongitude: {do: blank, category: address, because: says where somebody lives to a few metres}
  OtherGeocodeAccuracy: {do: keep, category: not-personal, because: one of ten words}
  Phone: {do: phone, category: phone, because: duplicates are found by it}
  MobilePhone: {do: phone, category: phone, because: duplicates are found by it}
  HomePhone: {do: phone, category: phone, because: duplicates are found by it}
  OtherPhone: {do: phone, category: phone, because: duplicates are found by it}
  AssistantPhone: {do: phone, category: phone, because: duplicates are found by it}
  Fax: {do: phone, category: phone, because: a telephone number}
  Email: {do: email, category: email, because: duplicates are found by it}
  HasOptedOutOfEmail: {do: keep, category: not-personal, because: a consent; merges must respect it}
  HasOptedOutOfFax: {do: keep, category: not-personal, because: a consent; merges must respect it}
  DoNotCall: {do: keep, category: not-personal, because: a consent; merges must respect it}
  EmailBouncedReason: {do: blank, category: free-text, because: the text of a mail server repeats the address}
  IsEmailBounced: {do: keep, category: not-personal, because: a state}

  # What was done with it.
  LeadSource: {do: keep, category: not-personal, because: one of a list}
  Description: {do: blank, category: free-text, because: free text can hold anything}
  CreatedDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  LastModifiedDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  SystemModstamp:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  LastActivityDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  LastViewedDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  LastReferencedDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  LastCURequestDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  LastCUUpdateDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  EmailBouncedDate:
    do: date
    shift: P30D
    by: AccountId
    category: date
    because: order and distance stay; the day does not
  Jigsaw: {do: blank, category: unclassified, because: the key of a data broker}
  JigsawContactId: {do: blank, category: unclassified, because: the key of a data broker}
  PhotoUrl: {do: blank, category: unclassified, because: leads to a picture}
  CleanStatus: {do: keep, category: not-personal, because: one of a list}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text26: String = #"""
apiVersion: datalease/v1
kind: Profile
name: sddirect
title: "Access PaySuite DDCMS, SDDirect file without header"
source: >-
  Columns by position, from the documentation of a public generator: six, and up to five more that may be absent.
  Fields are named by their number.
format: csv
csv: {header: {row: 0}}
recognise:
  columns: 6
  shapes:
    "2": ["999999", "99-99-99", "99 99 99", "9999", "99999"]
    "5": ["*.99", "*.9", "9*"]
    "6": ["01", "17", "18", "19", "99", "0N", "0C", "0S"]
key: "4"
exchange:
  reference: "4"
  amount: "5"
  code: "6"
fields:
  "1": {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  "2": {do: account, part: sort-code, with: "3", exchange: keep, category: account, because: payer's sort code}
  "3": {do: account, part: number, with: "2", exchange: keep, category: account, because: payer's account number}
  "4": {do: digits, type: mandate, exchange: keep, category: reference, because: names a payer in every file of the bank}
  "5": {do: keep, category: not-personal, because: sums must stay right}
  "6": {do: keep, category: not-personal, because: the code of the transaction}
  "7": {do: keep, category: not-personal, because: a hash of the wage report; names nobody}
  "8": {do: keep, category: not-personal, because: a day of the bank}
  "9":
    do: account
    part: sort-code
    with: "10"
    exchange: own
    category: account
    because: our own account; the same in every file
  "10":
    do: account
    part: number
    with: "9"
    exchange: own
    category: account
    because: our own account; the same in every file
  "11": {do: keep, exchange: own, category: not-personal, because: our own name}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond these can be anything}
otherwise: refuse

"""#

    private static let text27: String = #"""
apiVersion: datalease/v1
kind: Profile
name: sddirect-header
title: "Access PaySuite DDCMS, SDDirect file with header"
source: >-
  Header from the documentation of a public generator: six columns, and up to five more that may be absent.
format: csv
recognise:
  header:
    [Destination Account Name, Destination Sort Code, Destination Account Number, Payment Reference, Amount,
     Transaction code]
key: Payment Reference
exchange:
  reference: Payment Reference
  amount: Amount
  code: Transaction code
fields:
  Destination Account Name: {do: shape, type: name, exchange: keep, category: name, because: payer's name}
  Destination Sort Code:
    do: account
    part: sort-code
    with: Destination Account Number
    exchange: keep
    category: account
    because: payer's sort code
  Destination Account Number:
    do: account
    part: number
    with: Destination Sort Code
    exchange: keep
    category: account
    because: payer's account number
  Payment Reference:
    do: digits
    type: mandate
    exchange: keep
    category: reference
    because: names a payer in every file of the bank
  Amount: {do: keep, category: not-personal, because: sums must stay right}
  Transaction code: {do: keep, category: not-personal, because: the code of the transaction}
  Realtime Information Checksum: {do: keep, category: not-personal, because: a hash of the wage report; names nobody}
  Pay Date: {do: keep, category: not-personal, because: a day of the bank}
  Originating Sort Code:
    do: account
    part: sort-code
    with: Originating Account Number
    exchange: own
    category: account
    because: our own account; the same in every file
  Originating Account Number:
    do: account
    part: number
    with: Originating Sort Code
    exchange: own
    category: account
    because: our own account; the same in every file
  Originating Account Name: {do: keep, exchange: own, category: not-personal, because: our own name}
  "#extra": {do: blank, exchange: refuse, category: unclassified, because: cells beyond these can be anything}
otherwise: refuse

"""#

    private static let text28: String = #"""
apiVersion: datalease/v1
kind: Profile
name: smartdebit-collection-report
title: "SmartDebit (Access PaySuite), collection report"
source: >-
  Public examples of collection reports: attributes with underscores; account_name may hold a raw line feed.
format: xml
xml: {record: /CollectionReport/*/*}
recognise:
  root: [CollectionReport]
  contains: [Successes, Rejects]
key: //@reference_number
fields:
  //@customer_id: {do: digits, type: customer, category: reference, because: names a customer in our other files}
  //@account_name: {do: shape, type: name, category: name, because: a name}
  //@reference_number:
    do: digits
    type: mandate
    category: reference
    because: names a payer in every file of the bank
  //@transaction_ref: {do: digits, type: transaction, category: reference, because: the bank finds a person by it}
  //@amount: {do: keep, category: not-personal, because: "sums must stay right, with the pound sign as it is written"}
  //@debit_date: {do: keep, category: not-personal, because: a day of the bank}
  //@error_message: {do: keep, category: not-personal, because: the text of a reason code}
  //@status: {do: keep, category: not-personal, because: one of a list}
  //@type: {do: keep, category: not-personal, because: one of a list}
  //@number: {do: keep, category: not-personal, because: a count}
  //@count: {do: keep, category: not-personal, because: a count}
  //@total: {do: keep, category: not-personal, because: a count}

  # Around the report.
  //SignatureMethod: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
otherwise: blank

"""#

    private static let text29: String = #"""
apiVersion: datalease/v1
kind: Profile
name: smartdebit-data-dump
title: "SmartDebit (Access PaySuite), dump of payers"
source: >-
  Public examples of the payer dump: one element PayerDetails for each payer, all in attributes.
format: xml
xml: {record: //PayerDetails}
recognise:
  root: [DataDump]
  contains: [PayerDetails]
key: //@reference_number
fields:
  //@customer_id: {do: digits, type: customer, category: reference, because: names a customer in our other files}
  //@first_name: {do: shape, type: name, category: name, because: a name}
  //@last_name: {do: shape, type: name, category: name, because: a name}
  //@account_name: {do: shape, type: name, category: name, because: a name}
  //@company_name: {do: shape, type: name, category: name, because: a name}
  //@title: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  //@address_1: {do: shape, type: street, category: address, because: part of an address}
  //@address_2: {do: shape, type: street, category: address, because: part of an address}
  //@address_3: {do: shape, type: street, category: address, because: part of an address}
  //@town: {do: shape, type: town, category: address, because: part of an address}
  //@county: {do: shape, type: region, category: address, because: part of an address}
  //@postcode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  //@country: {do: keep, category: not-personal, because: decides how addresses are read}
  //@email_address: {do: email, category: email, because: a mail address}
  //@phone_number: {do: phone, category: phone, because: a telephone number}
  //@mobile_number: {do: phone, category: phone, because: a telephone number}
  //@reference_number:
    do: digits
    type: mandate
    category: reference
    because: names a payer in every file of the bank
  //@payerReference:
    do: digits
    type: mandate
    category: reference
    because: names a payer in every file of the bank
  //@payer_reference:
    do: digits
    type: mandate
    category: reference
    because: names a payer in every file of the bank
  //@sort_code: {do: account, part: sort-code, with: //@account_number, category: account, because: payer's account}
  //@account_number: {do: account, part: number, with: //@sort_code, category: account, because: payer's account}
  //@regular_amount: {do: keep, category: not-personal, because: "sums must stay right, with the pound sign as it is written"}
  //@first_amount: {do: keep, category: not-personal, because: "sums must stay right, with the pound sign as it is written"}
  //@default_amount: {do: keep, category: not-personal, because: "sums must stay right, with the pound sign as it is written"}
  //@start_date: {do: keep, category: not-personal, because: a day of the bank}
  //@end_date: {do: keep, category: not-personal, because: a day of the bank}
  //@frequency_type: {do: keep, category: not-personal, because: one of a list}
  //@frequency_factor: {do: keep, category: not-personal, because: one of a list}
  //@current_state: {do: keep, category: not-personal, because: one of a list}
  //@status: {do: keep, category: not-personal, because: one of a list}

  # Around the report.
  //SignatureMethod: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //Signature: {do: drop, category: unclassified, because: "fits the original only, and its certificate names a person"}
  //@schemaLocation: {do: keep, category: not-personal, because: the schema}
  //@noNamespaceSchemaLocation: {do: keep, category: not-personal, because: the schema}
  "#comment": {do: blank, category: free-text, because: free text can hold anything}
  "#pi": {do: blank, category: free-text, because: free text can hold anything}
otherwise: blank

"""#

    private static let text30: String = #"""
# SuiteCRM writes an apostrophe before a cell that a spreadsheet would take for a formula, so a number may be spelt
# '+44 ...
apiVersion: datalease/v1
kind: Profile
name: suitecrm-contacts
title: "SuiteCRM, export of contacts"
source: >-
  Labels of SuiteCRM 7 and 8 in English, in the order of include/export_utils.php. Every field is quoted, rows end in
  CRLF; the delimiter is the user's; a byte order mark stands before UTF-8 where Excel is to be pleased.
format: csv
recognise:
  header:
    [First Name, Last Name, ID, Salutation, Account Name, Primary Address Street, Alternate Address Street,
     Lead Source]
key: ID
fields:
  ID: {do: token, type: suitecrm-id, category: reference, because: an id that links records}
  Account ID: {do: token, type: suitecrm-id, category: reference, because: an id that links records}
  Reports to ID: {do: token, type: suitecrm-id, category: reference, because: an id that links records}
  Campaign ID: {do: token, type: suitecrm-id, category: reference, because: an id that links records}
  campaign_id: {do: token, type: suitecrm-id, category: reference, because: an id that links records}
  Assigned User ID: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  Assigned User: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  Modified By: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  Created By: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  Modified By ID: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  Created By ID: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  modified_user_id: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  created_by: {do: token, type: suitecrm-id, category: reference, because: a member of staff}
  First Name: {do: shape, type: name, category: name, because: a name}
  Last Name: {do: shape, type: name, category: name, because: a name}
  Name: {do: shape, type: name, category: name, because: a name}
  Account Name: {do: shape, type: name, category: name, because: a name}
  Assistant: {do: shape, type: name, category: name, because: a name}
  Reports To: {do: shape, type: name, category: name, because: a name}
  Photo: {do: shape, type: name, category: name, because: a name}
  Assigned User Name: {do: shape, type: name, category: name, because: a member of staff}
  Assigned to: {do: shape, type: name, category: name, because: a member of staff}
  assigned_user_name: {do: shape, type: name, category: name, because: a member of staff}
  Salutation: {do: blank, category: free-text, because: tells of gender and is seldom at fault}
  Title: {do: blank, category: free-text, because: a title can point at one person}
  Job Title: {do: blank, category: free-text, because: a title can point at one person}
  Department: {do: shape, type: department, category: name, because: a department of one can be a person}
  Birthdate: {do: date, truncate: year, category: date-of-birth, because: the year is enough to compare}
  Email Address: {do: email, category: email, because: duplicates are found by it}
  Non Primary E-mails: {do: email, category: email, because: duplicates are found by it}
  Non Primary E-mails for Import: {do: email, category: email, because: duplicates are found by it}
  email_addresses_non_primary: {do: email, category: email, because: duplicates are found by it}
  Any Email: {do: email, category: email, because: duplicates are found by it}
  Mobile: {do: phone, category: phone, because: duplicates are found by it}
  Office Phone: {do: phone, category: phone, because: duplicates are found by it}
  Home: {do: phone, category: phone, because: duplicates are found by it}
  Other Phone: {do: phone, category: phone, because: duplicates are found by it}
  Fax: {do: phone, category: phone, because: duplicates are found by it}
  Phone Mobile: {do: phone, category: phone, because: duplicates are found by it}
  Phone Work: {do: phone, category: phone, because: duplicates are found by it}
  Phone Home: {do: phone, category: phone, because: duplicates are found by it}
  Phone Other: {do: phone, category: phone, because: duplicates are found by it}
  Phone Fax: {do: phone, category: phone, because: duplicates are found by it}
  Assistant Phone: {do: phone, category: phone, because: duplicates are found by it}
  Primary Address Street: {do: shape, type: street, category: address, because: part of an address}
  Primary Address Street 2: {do: shape, type: street, category: address, because: part of an address}
  Primary Address Street 3: {do: shape, type: street, category: address, because: part of an address}
  Primary Address City: {do: shape, type: town, category: address, because: part of an address}
  Primary Address State: {do: shape, type: region, category: address, because: part of an address}
  Primary Address Postal Code: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  Primary Address Country: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  Alternate Address Street: {do: shape, type: street, category: address, because: part of an address}
  Alternate Address Street 2: {do: shape, type: street, category: address, because: part of an address}
  Alternate Address Street 3: {do: shape, type: street, category: address, because: part of an address}
  Alternate Address City: {do: shape, type: town, category: address, because: part of an address}
  Alternate Address State: {do: shape, type: region, category: address, because: part of an address}
  Alternate Address Postal Code: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  Alternate Address Country: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  Lead Source: {do: keep, category: not-personal, because: one of a list}
  Opportunity Role: {do: keep, category: not-personal, because: one of a list}
  Accept Status: {do: keep, category: not-personal, because: one of a list}
  Lawful Basis: {do: keep, category: not-personal, because: one of a list}
  Lawful Basis Source: {do: keep, category: not-personal, because: one of a list}
  Do Not Call: {do: keep, category: not-personal, because: a flag}
  Deleted: {do: keep, category: not-personal, because: a flag}
  Email Opt Out: {do: keep, category: not-personal, because: a flag}
  Invalid Email: {do: keep, category: not-personal, because: a flag}
  Portal Active: {do: keep, category: not-personal, because: a flag}
  Sync to Outlook: {do: keep, category: not-personal, because: a flag}
  Description: {do: blank, category: free-text, because: free text can hold anything}
  Picture: {do: blank, category: unclassified, because: leads to a picture}
  Portal Name: {do: email, category: email, because: "a login, often a mail address"}
  Portal Application: {do: keep, category: not-personal, because: one of a list}
  Portal Password: {do: drop, secret: true, category: secret, because: a credential; no fault needs it}
  portal_password: {do: drop, secret: true, category: secret, because: a credential; no fault needs it}
  Date Created: {do: date, shift: P30D, by: ID, category: date, because: order and distance stay; the day does not}
  Date Modified: {do: date, shift: P30D, by: ID, category: date, because: order and distance stay; the day does not}
  Date Reviewed: {do: date, shift: P30D, by: ID, category: date, because: order and distance stay; the day does not}
  Last Reviewed: {do: date, shift: P30D, by: ID, category: date, because: order and distance stay; the day does not}
  Teams: {do: keep, category: not-personal, because: a setting}
  Team id: {do: keep, category: not-personal, because: a setting}
  Team Set ID: {do: keep, category: not-personal, because: a setting}
  Portal User Type: {do: keep, category: not-personal, because: a setting}
  Portal Account Disabled: {do: keep, category: not-personal, because: a setting}
  Joomla Account ID: {do: token, type: suitecrm-id, category: reference, because: an id that links records}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text31: String = #"""
# Numbers in international form begin with +. They are left so: an apostrophe before them would break the next import.
# Date, time and length of a call stay, for bills are computed from them; together they can point at a call.
apiVersion: datalease/v1
kind: Profile
name: uk-cdr
title: UK standard call records
source: >-
  The 42 columns of the UK standard CDR (Federation of Communication Services), as a public parser reads them.
format: csv
recognise:
  header:
    [Call Type, Call Cause, Customer Identifier, Telephone Number Dialled, Call Date, Call Time, Duration, Chargecode]
key: RecordID
fields:
  # The numbers.
  Customer Identifier:
    do: phone
    category: phone
    because: "often the line's number; where it is an account number, an agreement says digits of type customer"
  Telephone Number Dialled: {do: phone, category: phone, because: a telephone number}
  Extension: {do: phone, category: phone, because: a telephone number}
  DDI: {do: phone, category: phone, because: a telephone number}
  Diverted Number: {do: phone, category: phone, because: a telephone number}
  Presentation Number: {do: phone, category: phone, because: a telephone number}
  Network Access Reference: {do: phone, category: phone, because: often the number of a line}
  User ID: {do: email, category: email, because: often a mail address; else a login}
  Onward Billing Reference:
    do: digits
    type: customer
    category: reference
    because: names a customer in our other files
  Grouping ID: {do: digits, type: grouping, category: reference, because: a site or department of the customer}
  Recording: {do: blank, category: unclassified, because: "the address of a recording, with numbers in it"}
  RecordID: {do: keep, category: not-personal, because: a running number; pairs of diverted calls are found by it}

  # The call.
  Call Type: {do: keep, category: not-personal, because: a code of a list}
  Call Cause: {do: keep, category: not-personal, because: a code of a list}
  Call Class: {do: keep, category: not-personal, because: a code of a list}
  Carrier: {do: keep, category: not-personal, because: a code of a list}
  Network: {do: keep, category: not-personal, because: a code of a list}
  Remote Network: {do: keep, category: not-personal, because: a code of a list}
  Country of Origin: {do: keep, category: not-personal, because: a code of a list}
  Currency: {do: keep, category: not-personal, because: a code of a list}
  Time Band: {do: keep, category: not-personal, because: a code of a list}
  Chargecode: {do: keep, category: not-personal, because: a code of a list}
  Retail tariff code: {do: keep, category: not-personal, because: a code of a list}
  APN: {do: keep, category: not-personal, because: a code of a list}
  Routing Code: {do: keep, category: not-personal, because: a code of a list}
  Call Date: {do: keep, category: not-personal, because: bills are computed from it}
  Call Time: {do: keep, category: not-personal, because: bills are computed from it}
  Duration: {do: keep, category: not-personal, because: bills are computed from it}
  Ring time: {do: keep, category: not-personal, because: bills are computed from it}
  Bytes Transmitted: {do: keep, category: not-personal, because: bills are computed from it}
  Bytes Received: {do: keep, category: not-personal, because: bills are computed from it}
  Total Bytes Transferred: {do: keep, category: not-personal, because: bills are computed from it}
  Description: {do: keep, category: not-personal, because: the tariff's name for the destination}
  Salesprice: {do: keep, category: not-personal, because: sums must stay right}
  Salesprice (pre-bundle): {do: keep, category: not-personal, because: sums must stay right}
  VAT: {do: keep, category: not-personal, because: sums must stay right}
  NGCS Access Charge: {do: keep, category: not-personal, because: sums must stay right}
  NGCS Service Charge: {do: keep, category: not-personal, because: sums must stay right}
  Bundle Allowance: {do: keep, category: not-personal, because: sums must stay right}
  Contract Name: {do: shape, type: name, category: name, because: may be the name of a customer}
  Bundle Name: {do: keep, category: not-personal, because: from our own price list}
  Discount Reference: {do: keep, category: not-personal, because: from our own price list}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#

    private static let text32: String = #"""
# A bank account stands in one cell, sort code and number together; Xero may have masked it with x, and a mask stays
# one.
apiVersion: datalease/v1
kind: Profile
name: xero-contacts
title: "Xero, export of contacts"
source: >-
  The 73 columns of the file that Xero exports and imports; the first name begins with an asterisk.
format: csv
recognise:
  header:
    ["*ContactName", AccountNumber, EmailAddress, POAddressLine1, SAAddressLine1, BankAccountNumber,
     Person5IncludeInEmail]
key: AccountNumber
fields:
  "*ContactName": {do: shape, type: name, category: name, because: a person or a company}
  AccountNumber: {do: digits, type: customer, category: reference, because: names a customer in our other files}
  EmailAddress: {do: email, category: email, because: a mail address}
  FirstName: {do: shape, type: name, category: name, because: a name}
  LastName: {do: shape, type: name, category: name, because: a name}
  POAttentionTo: {do: shape, type: name, category: name, because: a name}
  POAddressLine1: {do: shape, type: street, category: address, because: part of an address}
  POAddressLine2: {do: shape, type: street, category: address, because: part of an address}
  POAddressLine3: {do: shape, type: street, category: address, because: part of an address}
  POAddressLine4: {do: shape, type: street, category: address, because: part of an address}
  POCity: {do: shape, type: town, category: address, because: part of an address}
  PORegion: {do: shape, type: region, category: address, because: part of an address}
  POPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  POCountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  SAAttentionTo: {do: shape, type: name, category: name, because: a name}
  SAAddressLine1: {do: shape, type: street, category: address, because: part of an address}
  SAAddressLine2: {do: shape, type: street, category: address, because: part of an address}
  SAAddressLine3: {do: shape, type: street, category: address, because: part of an address}
  SAAddressLine4: {do: shape, type: street, category: address, because: part of an address}
  SACity: {do: shape, type: town, category: address, because: part of an address}
  SARegion: {do: shape, type: region, category: address, because: part of an address}
  SAPostalCode: {do: postcode, outward: area, category: postcode, because: only its area leaves}
  SACountry: {do: keep, category: not-personal, because: decides how addresses and numbers are read}
  PhoneNumber: {do: phone, category: phone, because: a telephone number}
  FaxNumber: {do: phone, category: phone, because: a telephone number}
  MobileNumber: {do: phone, category: phone, because: a telephone number}
  DDINumber: {do: phone, category: phone, because: a telephone number}
  SkypeName: {do: email, category: email, because: "a login, often a mail address"}
  BankAccountName: {do: shape, type: name, category: name, because: a name}
  BankAccountNumber: {do: account, category: account, because: sort code and number in one cell}
  BankAccountParticulars:
    do: digits
    type: mandate
    category: reference
    because: names a payer in every file of the bank
  TaxNumber: {do: identifier, kind: vat, category: national-id, because: a sole trader has one too}
  CompanyNumber:
    do: identifier
    kind: company-number
    category: national-id
    because: leads to the names of directors
  LegalName: {do: shape, type: name, category: name, because: a name}
  Website: {do: blank, category: address, because: leads to the company by itself}
  AccountsReceivableTaxCodeName: {do: keep, category: not-personal, because: a setting of our own books}
  AccountsPayableTaxCodeName: {do: keep, category: not-personal, because: a setting of our own books}
  Discount: {do: keep, category: not-personal, because: a setting of our own books}
  DueDateBillDay: {do: keep, category: not-personal, because: a setting of our own books}
  DueDateBillTerm: {do: keep, category: not-personal, because: a setting of our own books}
  DueDateSalesDay: {do: keep, category: not-personal, because: a setting of our own books}
  DueDateSalesTerm: {do: keep, category: not-personal, because: a setting of our own books}
  SalesAccount: {do: keep, category: not-personal, because: a setting of our own books}
  PurchasesAccount: {do: keep, category: not-personal, because: a setting of our own books}
  TrackingName1: {do: keep, category: not-personal, because: a setting of our own books}
  SalesTrackingOption1: {do: keep, category: not-personal, because: a setting of our own books}
  PurchasesTrackingOption1: {do: keep, category: not-personal, because: a setting of our own books}
  TrackingName2: {do: keep, category: not-personal, because: a setting of our own books}
  SalesTrackingOption2: {do: keep, category: not-personal, because: a setting of our own books}
  PurchasesTrackingOption2: {do: keep, category: not-personal, because: a setting of our own books}
  BrandingTheme: {do: keep, category: not-personal, because: a setting of our own books}
  DefaultTaxBills: {do: keep, category: not-personal, because: a setting of our own books}
  DefaultTaxSales: {do: keep, category: not-personal, because: a setting of our own books}
  Person1FirstName: {do: shape, type: name, category: name, because: a name}
  Person1LastName: {do: shape, type: name, category: name, because: a name}
  Person1Email: {do: email, category: email, because: a mail address}
  Person1IncludeInEmail: {do: keep, category: not-personal, because: a flag}
  Person2FirstName: {do: shape, type: name, category: name, because: a name}
  Person2LastName: {do: shape, type: name, category: name, because: a name}
  Person2Email: {do: email, category: email, because: a mail address}
  Person2IncludeInEmail: {do: keep, category: not-personal, because: a flag}
  Person3FirstName: {do: shape, type: name, category: name, because: a name}
  Person3LastName: {do: shape, type: name, category: name, because: a name}
  Person3Email: {do: email, category: email, because: a mail address}
  Person3IncludeInEmail: {do: keep, category: not-personal, because: a flag}
  Person4FirstName: {do: shape, type: name, category: name, because: a name}
  Person4LastName: {do: shape, type: name, category: name, because: a name}
  Person4Email: {do: email, category: email, because: a mail address}
  Person4IncludeInEmail: {do: keep, category: not-personal, because: a flag}
  Person5FirstName: {do: shape, type: name, category: name, because: a name}
  Person5LastName: {do: shape, type: name, category: name, because: a name}
  Person5Email: {do: email, category: email, because: a mail address}
  Person5IncludeInEmail: {do: keep, category: not-personal, because: a flag}
  "#extra": {do: blank, category: unclassified, because: cells beyond the header can be anything}
otherwise: refuse

"""#
}
