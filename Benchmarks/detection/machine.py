"""Templates of a set of what machines write, as engineers, systems and support staff of a UK telecoms reseller paste it
into the cases of their CRM.

Here logs of applications, statements, payloads, mail, payment files, orders and diffs; in machine_net.py what networks,
telephones, routers and monitoring write. Written by somebody who had not seen the recognisers. `{first}` is of the
record's person, `{o.first}` of another, `{TS}` is nobody's, and `<<a|b>>` is one of the two. A line that begins with %%
ends a template. What faults are found by (codes, classes, versions, hashes) is nobody's, and so are the users that
systems come with, addresses of private networks, and the host names and serial numbers of equipment.
"""
import re

import machine_net
from machine_values import (DECOYS, FORMS, SLOTS, STREETS, TOWNS, WORDS, counts, host_name, mail, name, password, spelt_street,
                            stray_names, street, title, user_name)

__all__ = ["LOG", "DECOYS", "FORMS", "SLOTS", "STREETS", "TOWNS", "WORDS", "counts", "host_name", "mail", "name", "password",
           "spelt_street", "stray_names", "street", "title", "user_name"]

TEXT = r"""
%% Applications.
{TS} ERROR [{THREAD}] {PKG}.{CLASS} - upsert failed for contact {full} <{email}>
org.postgresql.util.PSQLException: ERROR: duplicate key value violates unique constraint "uq_contact_email"
  Detail: Key (email)=({email}) already exists.
	at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:{LINE})
	at {PKG}.{CLASS}.{METHOD}({CLASS}.java:{LINE})
	... {N} common frames omitted
%%
{EXC}: Cannot invoke "{PKG}.{CLASS}.{METHOD}()" because "this.delegate" is null
	at {PKG}.{CLASS}.{METHOD}({CLASS}.java:{LINE}) ~[crm-core-{VER}.jar:{VER}]
	at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)
	at java.base/java.lang.Thread.run(Thread.java:{LINE})
Caused by: {EXC}: Read timed out
%%
{TS} WARN  [{THREAD}] o.h.e.jdbc.spi.SqlExceptionHelper : SQL Error: 0, SQLState: {CODE}
{TS} ERROR [{THREAD}] HikariPool-1 - Connection is not available, request timed out after {MS} (total={N}, active={N}, idle=0, waiting={NN})
%%
{TS} INFO  [{THREAD}] c.i.portal.auth.LoginFilter - login user={user} ip={ip} ua="{AGENT}" result=OK sid={SID} took={MS}
{TS} WARN  [{THREAD}] c.i.portal.auth.LoginFilter - login user={o.user} ip={o.ip} result=BAD_CREDENTIALS attempt={N}/5
%%
System.NullReferenceException: Object reference not set to an instance of an object.
   at Isp.Crm.Services.{CLASS}.{METHOD}(Guid caseId, Boolean force) in D:\agent\_work\{N}\s\src\Services\{CLASS}.cs:line {LINE}
   at Isp.Crm.Api.Controllers.CasesController.<Put>d__{N}.MoveNext()
--- End of stack trace from previous location where exception was thrown ---
   at System.Runtime.CompilerServices.TaskAwaiter.HandleNonSuccessAndDebuggerNotification(Task task)
%%
System.IO.FileNotFoundException: Could not find file 'C:\Users\{user}\AppData\Local\Temp\{file}_mandate.pdf'.
   at System.IO.FileStream.ValidateFileHandle(SafeFileHandle fileHandle) in System.Private.CoreLib.dll:line {LINE}
   at Isp.Docs.MandateUploader.UploadAsync(String path) +0x{HEX4}
HResult={HRESULT} CorrelationId={UUID}
%%
Unhandled exception. Microsoft.Data.SqlClient.SqlException ({HRESULT}): Timeout expired. The timeout period elapsed prior to completion.
 ---> System.ComponentModel.Win32Exception (258): Unknown error 258
ClientConnectionId:{UUID}
Error Number:-2,State:0,Class:11
%%
(node:{PID}) UnhandledPromiseRejectionWarning: Error: connect ECONNREFUSED 127.0.0.1:6379
    at TCPConnectWrap.afterConnect [as oncomplete] (net.js:{LINE}:16)
    at /srv/portal/node_modules/@isp/queue-client@{VER}/dist/index.js:{LINE}:{N}
(node:{PID}) [DEP0018] DeprecationWarning: Unhandled promise rejections are deprecated.
%%
TypeError: Cannot read properties of undefined (reading 'tariffCode')
    at rateLine (/app/src/rating/{METHOD}.ts:{LINE}:{N})
    at processTicksAndRejections (node:internal/process/task_queues:95:5)
ctx: { caseId: {BIG}, msisdn: '{msisdn}', customer: '{full}', reqId: '{UUID}' }
%%
PHP Fatal error:  Uncaught PDOException: SQLSTATE[42S22]: Column not found: 1054 Unknown column 'c.msisdn' in 'field list' in
/var/www/portal/vendor/doctrine/dbal/src/Driver/PDO/Connection.php:{LINE}
Stack trace:
#0 /var/www/portal/src/Repository/{CLASS}.php({LINE}): PDO->prepare('SELECT c.id, c....')
#1 {MAIN}
  thrown in /var/www/portal/public/index.php on line {N}
%%
[{TS}] production.ERROR: Swift_TransportException: Expected response code 250 but got code "550" {"to":"{email}","user_id":{BIG}}
[stacktrace]
#0 /var/www/portal/vendor/laravel/framework/src/Illuminate/Mail/Mailer.php({LINE}): sendSwiftMessage()
#1 /var/www/portal/app/Jobs/SendBill.php({LINE}): App\Jobs\SendBill->notify('{full}', '{INV}')
%%
Traceback (most recent call last):
  File "/opt/billing/venv/lib/python3.11/site-packages/celery/app/trace.py", line {LINE}, in trace_task
  File "/opt/billing/rating/{METHOD}.py", line {LINE}, in {METHOD}
    band = TARIFFS[row["band"]]
KeyError: 'INTL_{CODE}'
%%
Traceback (most recent call last):
  File "/home/{user}/scripts/merge_contacts.py", line {N}, in <module>
    merge("{first}", "{last}", "{email}")
  File "/home/{user}/scripts/merge_contacts.py", line {LINE}, in merge
    raise ValueError(f"postcode {pc!r} not in PAF")
UnicodeEncodeError: 'latin-1' codec can't encode character '\u0142' in position {N}: ordinal not in range(256)
%%
{TS} [celery.worker] Task billing.tasks.render_invoice[{UUID}] retry: Retry in {N}s: OperationalError('deadlock detected\nDETAIL:  \
Process {PID} \
waits for ShareLock on transaction {BIG}; blocked by process {PID}.')
%%
level=error ts={TS} caller=sync.go:{LINE} msg="push failed" contact="{full}" phone={e164} err="context deadline exceeded" attempt={N} \
trace_id={MD5}
%%
panic: runtime error: index out of range [{N}] with length 0

goroutine {NN} [running]:
isp.example/cdr/rate.(*Engine).Apply({ADDR}, {ADDR}, 0x1)
	/go/src/cdr/rate/engine.go:{LINE} +0x{HEX4}
exit status 2
%%
thread '{THREAD}' panicked at src/sip/parser.rs:{LINE}:{N}: called `Option::unwrap()` on a `None` value
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
crate tokio@{VER} serde_json@{VER} rustc {VER} ({REV} {DAY})
%%
java.lang.OutOfMemoryError: Java heap space
Dumping heap to /var/log/crm/java_pid{PID}.hprof ...
Heap dump file created [{BIG} bytes in {SECS} secs]
GC(431) Pause Full (G1 Compaction Pause) 4091M->4089M(4096M) {SECS}ms -XX:+UseG1GC -Xmx4g jdk-17.0.9+9
%%
{TS} DEBUG [{THREAD}] c.i.sms.Gateway : submit_sm src=ISP dst={msisdn} dcs=0x00 text="Hi {first}, your engineer arrives {DMY} \
08:00-13:00. Ref {ORDER}" id={HEX8}
{TS} DEBUG [{THREAD}] c.i.sms.Gateway : deliver_sm id:{HEX8} sub:001 dlvrd:001 submit date:2603011233 stat:DELIVRD err:000
%%
{TS} INFO  ScheduledMerge - winner=00Q{BIG} loser=00Q{BIG} score=0.{NN} fields=[name:"{full}"~"{o.full}", phone:{natl}={o.natl}, \
postcode:{pc}]
%%
{TS} [{THREAD}] ERROR exp.ExportWriter - could not rename /data/out/{camel}_{YMD}.zip.part -> /data/out/{camel}_{YMD}.zip: EACCES (os \
error 13)
%% Statements.
psql:/tmp/fix_{BIG}.sql:{N}: ERROR:  syntax error at or near "Malformed"
LINE {N}: ...SET last_name = '{sqllast}', first_name = '{first}' WHERE account_id = {BIG};
                                                 ^
%%
UPDATE contact SET email = '{email}', mobile = '{natl}' WHERE id = {BIG} AND email = '{o.email}';
-- 1 row affected ({MS})
INSERT INTO {TABLE} (contact_id, actor, ts) VALUES ({BIG}, '{p.user}', '{TS}');
%%
mysql> SELECT id, surname, forename, postcode, cli FROM contact WHERE id IN ({BIG},{BIG});
+----------+--------------+------------+----------+---------------+
| {BIG} | {last} | {first} | {pc} | {l164} |
| {BIG} | {o.last} | {o.first} | {o.pc} | {o.l164} |
+----------+--------------+------------+----------+---------------+
2 rows in set (0.0{N} sec)
%%
ERROR 1213 (40001) at line {N}: Deadlock found when trying to get lock; try restarting transaction
------------------------
LATEST DETECTED DEADLOCK
{DAY} {CLOCK} {ADDR}
*** (1) TRANSACTION: TRANSACTION {BIG}, ACTIVE {N} sec inserting, mysql tables in use 1, locked 1
RECORD LOCKS space id {NN} page no {N} n bits 72 index PRIMARY of table `billing`.`{TABLE}`
%%
ORA-00001: unique constraint (BILLING.{TABLE}_PK) violated
ORA-06512: at "BILLING.PKG_RATING", line {LINE}
ORA-01555: snapshot too old: rollback segment number {N} with name "_SYSSMU{N}_{BIG}$" too small
%%
{TS} UTC [{PID}] postgres@billing LOG:  duration: {SECS} ms  statement: SELECT count(*) FROM {TABLE} WHERE created_at > now() - interval \
'{N} days'
{TS} UTC [{PID}] postgres@billing ERROR:  canceling statement due to statement timeout
%%
EXPLAIN ANALYZE: Seq Scan on {TABLE}  (cost=0.00..{BIG}.12 rows={BIG} width={NN}) (actual time=0.0{N}..{SECS} rows={BIG} loops=1)
  Filter: ((status)::text = 'OPEN'::text)
  Rows Removed by Filter: {BIG}
Planning Time: {SECS} ms
%%
SELECT * FROM mandate WHERE sort_code='{sortn}' AND account_no='{account}' AND payer_name LIKE '{shout}%'; -- 0 rows, expected 1 ({TICKET})
%%
Msg 2627, Level 14, State 1, Line {N}
Violation of PRIMARY KEY constraint 'PK_{TABLE}'. Cannot insert duplicate key in object 'dbo.{TABLE}'. The duplicate key value is ({BIG}, \
{email}).
%%
CREATE USER '{user}'@'{ip}' IDENTIFIED BY '{pw}';
GRANT SELECT ON billing.* TO '{user}'@'{ip}';
ERROR 1227 (42000): Access denied; you need (at least one of) the CREATE USER privilege(s) for this operation
%% Payloads.
POST /hooks/crm HTTP/1.1
Host: portal.isp.example
Content-Type: application/json
X-Signature: sha256={SHA256}

{"event":"contact.updated","id":"{UUID}","ts":{EPOCH},"data":{"firstName":"{first}","lastName":"{last}","email":"{email}","mobile":"\
{e164}"}}
%%
{"error":{"code":"INVALID_ADDRESS","field":"premises","trace":"{HEX16}"},"request":{"name":"{juni}","line1":"{street}","town":"{town}","\
postcode":"{pc}","uprn":"{UPRN}"}}
%%
{
  "order": "{ORDER}",
  "contact": {
    "fullName": "{juni}",
    "dateOfBirth": "{dobiso}",
    "phones": ["{natl}", "{lnatl}"]
  },
  "product": "{PRODUCT}",
  "retries": {N},
  "lastError": "HTTP 504 upstream timed out ({MS})"
}
%%
{"level":50,"time":{EPOCHMS},"pid":{PID},"hostname":"{BOX}","module":"provisioning","orderId":"{ORDER}","err":{"type":"AxiosError","code"\
:"ECONNRESET","status":502},"msg":"request errored"}
%%
HTTP/1.1 422 Unprocessable Entity
X-Request-Id: {UUID}
X-RateLimit-Remaining: {NN}
{"errors":[{"code":"E{CODE}","path":"$.lines[{N}].accessType","message":"must be one of [FTTP, SOGEA, GFAST]"}],"docs":"/errors#E{CODE}"}
%%
{"type":"payment.failed","id":"evt_{SID}","created":{EPOCH},"data":{"amount":{NN},"currency":"gbp","decline_code":"insufficient_funds",\
"card":{"last4":"{tail}","holder":"{full}","number":"{pan}"},"receipt_email":"{email}","metadata":{"account":"{ref}"}}}
%%
paymentGateway.log {TS} AUTH req pan={card_n} exp=1127 amt={AMOUNT} ccy=826 holder="{lastcaps}" avs={pc} -> resp=05 DO NOT HONOUR \
stan={SUN} rrn={EPOCH}
%%
<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
<ns2:AddressMatchRequest><PremisesNumber>{house}</PremisesNumber><Thoroughfare>{road}</Thoroughfare><PostTown>{town}</PostTown>
<PostCode>{pc}</PostCode><EndUser>{full}</EndUser></ns2:AddressMatchRequest>
</soapenv:Body></soapenv:Envelope>
%%
<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>ORB-{CODE}: No Galaxy line profile for {CIRCUIT}</faultstring>
<detail><e:ref xmlns:e="urn:isp:eco:{VER}">{UUID}</e:ref><e:retryable>false</e:retryable></detail></SOAP-ENV:Fault>
%%
<ProvideOrder ref="{ORDER}"><Product code="{PRODUCT}"/><CRD>{DAY}</CRD><SiteContact><Title>{title}</Title><Forename>{first}</Forename>
<Surname>{last}</Surname><Tel>{lnatl}</Tel><Mobile>{natl}</Mobile></SiteContact><Hazard>NONE</Hazard><ALK>A{BIG}</ALK></ProvideOrder>
%%
<Notification type="KCI2" order="{ORDER}"><CommittedDate>{DAY}</CommittedDate><AppointmentSlot>AM</AppointmentSlot>
<LineCharacteristics topology="FTTC" estDown="{RATE}" estUp="{RATE}" rangeA="{N}-{N}"/><ReasonCode>{CODE}</ReasonCode></Notification>
%%
<PortRequest id="{BIG}" type="SL"\
><CLI>{lnatl}</CLI><LCPAccountName>{lastcaps}</LCPAccountName><Postcode>{pc}</Postcode><PortDate>{DAY}T10:00:00</PortDate>
<Status>REJECTED</Status><Reason code="44">Postcode mismatch: LCP holds {o.pc}</Reason></PortRequest>
%%
PAC_RESP|{EPOCH}|{msisdn}|SWITCH|STAC=N|EXP={DMY}|ETC={AMOUNT}|RC=0
PORT_IN|{UUID}|{msisdn}|{iccid_n}|{imsi_n}|DNO=23410|RNO=23415|SMSC=ok|{TS}
%%
curl -sS -X PATCH 'https://api.isp.example/v3/lines/{BIG}' -H 'Authorization: Bearer {jwt}' -H 'Content-Type: application/json' \
  -d '{"cli":"{l164}","contact":"{full}","ringbackTone":null}'
curl: (56) OpenSSL SSL_read: error:0A000126:SSL routines::unexpected eof while reading, errno 0
%%
$ curl -v -u '{user}:{pw}' https://api.isp.example/v2/stock?sku=T46U-{CODE}
* TLSv1.3 (IN), TLS handshake, Finished (20):
< HTTP/2 401
< www-authenticate: Basic realm="stock", charset="UTF-8"
< x-request-id: {UUID}
%%
GET /api/v1/orders?limit={NN}&cursor={B64} HTTP/1.1
Host: api.isp.example
Authorization: Basic {basic}
User-Agent: {AGENT}
Accept-Encoding: gzip, deflate, br
%%
curl -fsSL -o /tmp/agent.tar.gz https://dl.isp.example/agent/{VER}/agent-linux-amd64.tar.gz && echo "{SHA256}  /tmp/agent.tar.gz" | \
sha256sum -c
sha256sum: WARNING: 1 computed checksum did NOT match
%%
callback body: From=%2B{msisdn}&To=%2B{lmsisdn}&CallSid=CA{MD5}&CallStatus=no-answer&CallerName={pct}&Timestamp={EPOCH}
%%
{ip} - - [{CLF}] "GET /search?email={emailpct}&postcode={pcpct}&page={N} HTTP/1.1" 200 {BIG} "-" "{AGENT}" rt=0.{NN}
{o.ip} - {user} [{CLF}] "POST /api/v2/notes HTTP/2.0" 500 {NN} "-" "{AGENT}" rt={SECS} uct=0.001
%%
{LAN} - - [{CLF}] "GET /healthz HTTP/1.1" 200 2 "-" "kube-probe/1.29" 0.00{N}
{LAN} - - [{CLF}] "GET /static/js/main.{HEX8}.chunk.js HTTP/1.1" 304 0 "-" "{AGENT}" cache=HIT
%%
{ip6} - - [{CLF}] "GET /customers/{slug}/lines/{lnatl}/test HTTP/1.1" 504 167 "{link}" "{AGENT}"
%%
{TS} [error] {PID}#{PID}: *{BIG} upstream timed out (110: Connection timed out) while reading response header from upstream, client: \
{ip}, server: \
portal.isp.example, request: "GET /bills/{INV}.pdf HTTP/2.0", upstream: "http://{LAN}:8080/bills/{INV}.pdf"
%%
mutation { updateCase(id: {BIG}, input: { status: PENDING, ownerEmail: "{p.email}", note: "Rang {title} {last}\n{natl} engaged" }) { id \
etag } }
-> {"errors":[{"message":"Variable \"$etag\" of required type \"String!\" was not provided.","locations":[{"line":1,"column":{N}}]}]}
%%
{"comment":{"body":"Hi,\n\nline still down at {street}, {pc}.\n\nRegards\n{full}","via":{"channel":"email","source":{"from":"{email}"}},"\
ticket_id":{BIG}}}
%%
redirect 302 {link} trace={HEX16} took={MS}
GET {url} -> 410 Gone (cache MISS, edge LHR{N}, ray {HEX16}-LHR)
%% Mail.
Return-Path: <{email}>
Received: from {BOX}.isp.example ({BOX}.isp.example [{LAN}]) by mx1.isp.example (Postfix) with ESMTPS id {HEX8} for <{noreply}>; {RFC}
Received: from smtp.example.net (unknown [{ip}]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.net; s=s1; bh={B64}
From: {word} <{email}>
Message-ID: <{msgid}>
Subject: RE: {TICKET} no dial tone
X-Spam-Status: No, score=-{SECS} required=5.0 tests=BAYES_00,DKIM_VALID,SPF_PASS
%%
This is the mail system at host mx2.isp.example.
<{email}>: host mail.example.net[{ip}] said: 550 5.1.1 <{email}>: Recipient address rejected: User unknown in virtual mailbox table (in \
reply to RCPT TO command)
Reporting-MTA: dns; mx2.isp.example
Final-Recipient: rfc822; {email}
Action: failed
Status: 5.1.1
%%
{SYS} mx1 postfix/smtp[{PID}]: {HEXUP}: to=<{email}>, relay=mail.example.org[{ip}]:25, delay={SECS}, delays=0.1/0/0.3/{SECS}, dsn=4.7.1, \
status=deferred \
(host said: 451 4.7.1 Greylisting in action, please come back later)
{SYS} mx1 postfix/qmgr[{PID}]: {HEXUP}: removed
%%
{SYS} mx2 dovecot: imap-login: Disconnected: Connection closed (auth failed, {N} attempts in {N} secs): user=<{email}>, method=PLAIN, \
rip={ip}, \
lip={LAN}, TLS, session=<{B64}>
%%
{SYS} mx1 amavis[{PID}]: ({PID}-{N}) Passed CLEAN (RelayedInbound), mail_id: {HEX8}, Hits: -1.{N}, size: {BIG}, queued_as: {HEXUP}, {MS}
{SYS} mx1 opendkim[{PID}]: {HEXUP}: key retrieval failed (s=sel{N}, d=example.com): 'sel{N}._domainkey.example.com' record not found
%%
Authentication-Results: mx1.isp.example; dkim=fail reason="signature verification failed" (2048-bit key); spf=softfail; dmarc=fail \
(p=reject dis=none)
ARC-Seal: i=1; a=rsa-sha256; t={EPOCH}; cv=none; d=isp.example; s=arc-{YMD}; b={B64}
Content-Transfer-Encoding: quoted-printable
X-MS-Exchange-CrossTenant-Id: {UUID}
%%
BEGIN:VCARD
VERSION:3.0
N:{last};{first};;;
FN:{full}
TEL;TYPE=CELL:{e164}
TEL;TYPE=WORK:{l164}
EMAIL:{email}
ADR;TYPE=HOME:;;{street};{town};;{pc};GB
REV:{YMD}T090000Z
END:VCARD
%%
BEGIN:VEVENT
UID:{UUID}
DTSTART:{YMD}T080000Z
SUMMARY:Engineer visit {ORDER}
ORGANIZER;CN={p.full}:mailto:{p.email}
ATTENDEE;PARTSTAT=NEEDS-ACTION;CN={full}:mailto:{email}
LOCATION:{street}\, {pc}
END:VEVENT
%% Payments and exports.
{std18}    {PENCE}ISP TELECOM LTD    {ref}        {payer}{JULIAN}
{o.std18}    {PENCE}ISP TELECOM LTD    {o.ref}        {o.payer}{JULIAN}
%%
VOL1{SUN}                               {SUN}                                1
HDR1A{SUN}S  1{SUN}F     0002  {JULIAN}{JULIAN}000000
UHL1{JULIAN}999999    000000004 MULTI  {NN}
UTL1{ZERO}{ZERO}0000{NN}{ZERO}        {NN}
%%
BACS INPUT REPORT  SUN {SUN}  FILE {N}  PROCESSING DAY {DMY}
AMENDED RECORD   {sort} {account}  {payer} {AMOUNT}  ERR CODE C  DEST ACCOUNT TYPE
REJECTED RECORD  {o.sort} {o.account}  {o.payer} {AMOUNT}  ERR CODE J  INVALID DEST SORTING CODE
%%
BACS INPUT REPORT  SUN {SUN}  SUBMISSION {N}  ARRIVED {DMY} {CLOCK}
TOTALS  CREDIT ITEMS {NN} VALUE {AMOUNT}  DEBIT ITEMS {NN} VALUE {AMOUNT}
ERROR 1105  HDR1 EXPIRY DATE INVALID   ACTION: FILE REJECTED   TAPE LIMIT NOT EXCEEDED
%%
<ReturnedDebitItem ref="{ref2}" transCode="17" returnCode="0" returnDescription="REFER TO PAYER" originalProcessingDate="{DAY}" \
valueOf="{AMOUNT}">
<PayerAccount name="{payer}" number="{account}" sortCode="{sort}"/></ReturnedDebitItem>
%%
<AddacsAdvice reason-code="3" effective-date="{DAY}" payer-name="{lastcaps}" payer-sort-code="{o.sort}" payer-account-number="{o.account}"
  payer-new-sort-code="{sort}" payer-new-account-number="{account}" reference="{ref2}"/>
%%
:20:{BIG}
:32A:260301GBP{NN},00
:50K:/{iban_n}
{payer}
:71A:SHA
NAK reason T26 block 4 line {N} uetr {UUID}
%%
account_ref,first_name,last_name,email,mobile,postcode,tariff,mrc
{ref},{first},{last},{email},{natl},{pc},{PRODUCT},{AMOUNT}
{o.ref},{o.first},{o.last},{o.email},{o.natl},{o.pc},{PRODUCT},{AMOUNT}
row {N}: expected 8 columns, got 9
%%
--- contacts_{YMD}.csv	{DAY} {CLOCK}.000000000 +0000
+++ contacts_{YMD}.csv	{DAY} {CLOCK}.000000000 +0000
@@ -{NN},2 +{NN},2 @@
-{BIG};{o.lastfirst};{o.natl};{PRODUCT};ACTIVE
+{BIG};{lastfirst};{natl};{PRODUCT};CEASED
%%
sku,qty,bin,batch,cost
{MODEL},{N},A{N}-{N},{SERIAL},{AMOUNT}
{MODEL},{N},C{N}-{N},{SERIAL},{AMOUNT}
checksum {MD5} rows {NN} generated {TS}
%%
-rw-r--r-- 1 billing billing {BIG} Mar  1 02:10 {file}_{YMD}_loa.pdf
-rw-r--r-- 1 www-data www-data {BIG} Mar  1 02:11 {o.file}_mandate_v{N}.pdf
drwxr-xr-x 2 root root 4096 Mar  1 02:10 .
md5: {MD5}  OCR engine tesseract {VER} conf 0.{NN}
%%
idcheck.request doc=PASSPORT no={passport_n} mrz_checksum=FAIL dob={dobn} surname={last} ref={UUID}
idcheck.request doc=UKDL no={licence} match=0.{NN} vendor_ms={NN}
%%
hr_feed.xml:{LINE}: <Emp><NINO>{nino_n}</NINO><DOB>{dobiso}</DOB><UTR>{utr_n}</UTR><Name>{lastfirst}</Name></Emp> schema error \
cvc-pattern-valid
%%
companies-house poll: number={company} status=active officer="{lastcaps}" etag={SHA} 200 {MS}
vies check: {vat_n} -> MS_UNAVAILABLE ; hmrc vat api {vat_n} -> 404 NOT_FOUND target={UUID}
%%
psr_import.py: row {N} nhs_no={nhs_n} checksum ok; contact={natl}; equipment=DIALYSIS; flag=PSR{CODE}; skipped: premises key {UPRN} unknown
fleet_sync vrm={vrm} driver_id={BIG} driver="{p.full}" odo={BIG} telematics={SERIAL} HTTP 409
%% Windows.
Log Name:      Security
Event ID:      4625
Computer:      {host}
Account For Which Logon Failed:
	Security ID:		NULL SID
	Account Name:		{user}
	Account Domain:		OFFICE
Failure Information:
	Status:			0xC000006D
	Sub Status:		0xC000006A
Network Information:
	Source Network Address:	{ip}
	Source Port:		{PORT}
%%
Log Name: System  Source: Service Control Manager  Event ID: 7031  Level: Error
The Print Spooler service terminated unexpectedly. It has done this {N} time(s). Faulting module ntdll.dll, version 10.0.19041.{CODE}, \
exception code 0xc0000005, fault offset 0x{HEX8}
%%
New-Mailbox : The proxy address "SMTP:{email}" is already being used by the proxy addresses or LegacyExchangeDN of "{o.full}".
At C:\Scripts\{user}\new-starter.ps1:{LINE} char:{N}
    + CategoryInfo          : NotSpecified: (:) [New-Mailbox], ProxyAddressExistsException
    + FullyQualifiedErrorId : [Server={BOX},RequestId={UUID},TimeStamp={TS}] {HEX8}
%%
Get-ADUser -Identity {user} | fl
DistinguishedName : CN={full},OU=Field,OU=Staff,DC=office,DC=example
SamAccountName    : {user}
LockedOut         : True
BadLogonCount     : {N}
SID               : S-1-5-21-{BIG}-{BIG}-{BIG}-{CODE}
%%
Install-Package : No match was found for the specified search criteria and module name 'Isp.Provisioning'.
At line:1 char:1
+ Install-Package Isp.Provisioning -RequiredVersion {VER}
    + FullyQualifiedErrorId : NoMatchFoundForCriteria,Microsoft.PowerShell.PackageManagement.Cmdlets.InstallPackage
%%
gpresult /r on {host}: RSOP data for OFFICE\{user} : Logging Mode. Last time Group Policy was applied: {DMY} at {CLOCK}. OS Version: \
10.0.22631. Error {HRESULT}
%% Git and builds.
commit {SHA} (HEAD -> hotfix/{TICKET}, origin/main)
Author: {full} <{email}>
Date:   {RFC}

    cdr: treat cause 31 as answered when billsec > 0

 src/cdr/{CLASS}.java | {N} +++++---
%%
$ git push origin main
remote: error: GH006: Protected branch update failed for refs/heads/main.
To git@git.isp.example:crm/portal.git
 ! [remote rejected] {REV} -> main (protected branch hook declined)
error: failed to push some refs
%%
[{CLOCK}] Step 7/14 : RUN npm ci --omit=dev
npm ERR! code ERESOLVE
npm ERR! peer @types/node@"^18.{N}.0" from @isp/ui@{VER}
npm ERR! A complete log of this run can be found in: /root/.npm/_logs/{DAY}T09_12_44_{NN}Z-debug-0.log
The command '/bin/sh -c npm ci' returned a non-zero code: 1
%%
Pipeline #{BIG} failed. Job test:integration ({UUID}) on runner-{HEX8} stage 3/5
[ERROR] Tests run: {NN}, Failures: {N}, Errors: 0, Skipped: {N}, Time elapsed: {SECS} s <<< FAILURE! - in {PKG}.{CLASS}Test
[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:{VER}:test (default-test) on project crm-core
%%
Merge request !{NN} by @{user}: "mask MSISDN in debug output"
reviewed-by: {p.full} <{p.email}>
coverage {PCT} (-0.{N}), sonar: {N} code smells, image registry.isp.example/portal@sha256:{SHA256}
%% Settings.
# /etc/portal/app.yml @ {BOX}
datasource:
  url: jdbc:postgresql://db-prod-2:5432/billing?sslmode=require
  username: portal_rw
  password: {pw}
  pool: { max: {N}, idleTimeoutMs: {NN}000 }
alerts:
  notify: [{email}, {o.email}]
%%
[smtp]
host = smtp.isp.example
port = 587
user = {email}
pass = {pw}
starttls = yes
; last changed by {p.user} {DMY}, build {VER}
%%
API_BASE=https://api.isp.example/v3
API_TOKEN={token}
DEBUG=0
LOG_LEVEL=warn
REDIS_URL=redis://{LAN}:6379/{N}
RELEASE={REV}
%%
apiVersion: apps/v1
kind: Deployment
metadata: { name: portal-web, namespace: crm, resourceVersion: "{BIG}" }
spec:
  replicas: {N}
  template: { spec: { containers: [ { image: "registry.isp.example/portal:{VER}", resources: { limits: { memory: 512Mi, cpu: 500m } } } ] \
} }
status: CrashLoopBackOff restartCount={NN} exitCode=137 reason=OOMKilled
"""


def split(text):
    """The templates of a text."""
    return [part.strip("\n") for part in re.split(r"(?m)^%%.*\n", text.replace("\\\n", "")) if part.strip()]


LOG = split(TEXT + machine_net.TEXT)
