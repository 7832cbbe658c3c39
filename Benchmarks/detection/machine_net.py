"""Templates of the set `machine`: what networks, telephones, routers and monitoring write. See machine.py."""

TEXT = r"""
%% Systems.
{SYS} jump01 sshd[{PID}]: Accepted publickey for {user} from {ip} port {PORT} ssh2: ED25519 SHA256:{B64}
{SYS} jump01 sshd[{PID}]: pam_unix(sshd:session): session opened for user {user}(uid=10{N}) by (uid=0)
{SYS} jump01 sudo:   {user} : TTY=pts/{N} ; PWD=/home/{user} ; USER=root ; COMMAND=/bin/systemctl restart asterisk
%%
{SYS} web-03 sshd[{PID}]: Failed password for invalid user oracle from {ip} port {PORT} ssh2
{SYS} web-03 sshd[{PID}]: Received disconnect from {ip} port {PORT}:11: Bye Bye [preauth]
{SYS} web-03 fail2ban.actions[{PID}]: NOTICE [sshd] Ban {ip}
%%
{SYS} {BOX} sshd[{PID}]: error: kex_exchange_identification: Connection closed by remote host
{SYS} {BOX} sshd[{PID}]: fatal: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]
{SYS} {BOX} systemd-logind[{PID}]: New session {NN} of user root.
%%
{SYS} {BOX} systemd[1]: crm-sync.service: Main process exited, code=killed, status=9/KILL
{SYS} {BOX} systemd[1]: crm-sync.service: Failed with result 'oom-kill'.
{SYS} {BOX} systemd[1]: crm-sync.service: Scheduled restart job, restart counter is at {N}.
%%
{SYS} {BOX} kernel: [{BIG}.{NN}] Out of memory: Killed process {PID} (java) total-vm:{BIG}kB, anon-rss:{BIG}kB, file-rss:0kB, UID:112 \
pgtables:{NN}kB oom_score_adj:0
{SYS} {BOX} kernel: [{BIG}.{NN}] e1000e 0000:00:1f.6 {LIF}: Detected Hardware Unit Hang: TDH <{HEX4}> TDT <{HEX4}>
%%
[{BIG}.{NN}] ata3.00: exception Emask 0x0 SAct 0x{HEX8} SErr 0x0 action 0x6 frozen
[{BIG}.{NN}] blk_update_request: I/O error, dev sda, sector {BIG} op 0x0:(READ) flags 0x80700 phys_seg {N} prio class 0
[{BIG}.{NN}] EXT4-fs error (device dm-0): ext4_find_entry:1455: inode #{BIG}: comm asterisk: reading directory lblock 0
%%
{SYS} {BOX} CRON[{PID}]: (www-data) CMD (cd /var/www/portal && php artisan schedule:run >> /dev/null 2>&1)
{SYS} {BOX} CRON[{PID}]: (billing) CMD (/opt/billing/bin/cdr-load --window {N}m --shard {N}/8)
{SYS} {BOX} anacron[{PID}]: Job `cron.daily' terminated (exit status: 1) (mailing output)
%%
rsync -av --progress /home/{user}/voicemail/ {o.user}@{ip}:/srv/vm/
rsync: [sender] write error: Broken pipe (32)
rsync error: error in rsync protocol data stream (code 12) at io.c(231) [sender=3.2.7]
%%
total {NN}
drwxr-x--- 4 {user} staff  4096 Mar  2 09:14 {user}
-rw------- 1 {user} staff  {NN} Mar  2 09:14 .bash_history
-rwxr-xr-x 1 root  root  {BIG} Jan 11 2025 cdr-load
%%
{SYS} fs1 smbd[{PID}]:   chdir_current_service: vfs_ChDir(/srv/homes/{user}) failed: Permission denied. Current token: uid={NN}, gid=100, \
6 groups
{SYS} fs1 smbd_audit: {user}|{ip}|{host}|homes|rename|ok|{file}_bill.pdf|{file}_bill_old.pdf
%%
docker logs portal-web-1 --tail 3
{TS} info: listening on 0.0.0.0:3000 (pid {PID}, node v20.{N}.0)
{TS} warn: redis latency {MS}, evicted_keys={NN}, used_memory_rss={BIG}
{TS} error: write EPIPE fd={N} sock=/run/portal/{HEX8}.sock
%% SIP.
INVITE {sipuri} SIP/2.0
Via: SIP/2.0/UDP {ip}:5060;branch={BRANCH};rport
Max-Forwards: 70
From: "{full}" <{sipmob}>;tag={TAG}
To: <{o.sipuri}>
Call-ID: {CALLID}
CSeq: {NN} INVITE
Contact: <{sipmob}:{PORT};transport=udp>
User-Agent: {PHONEUA}
Content-Type: application/sdp
%%
SIP/2.0 {SIPCODE}
Via: SIP/2.0/TLS {LAN}:5061;branch={BRANCH};received={LAN};rport={PORT}
Call-ID: {CALLID}
CSeq: {N} INVITE
Reason: Q.850;cause={N};text="no route to destination"
Warning: 399 {BOX} "codec mismatch PCMA/G729"
Server: {PHONEUA}
Content-Length: 0
%%
REGISTER sip:sip.isp.example SIP/2.0
From: <{sipuri}>;tag={TAG}
CSeq: {N} REGISTER
Authorization: Digest username="{user}", realm="sip.isp.example", nonce="{HEX16}{HEX16}", uri="sip:sip.isp.example", response="{digest}", \
algorithm=MD5
Expires: {NN}
User-Agent: {PHONEUA}
%%
v=0
o=- {EPOCH} {EPOCH} IN IP4 {ip}
s=session
c=IN IP4 {ip}
t=0 0
m=audio {PORT} RTP/AVP 8 0 18 101
a=rtpmap:8 PCMA/8000
a=fmtp:101 0-16
a=ptime:20
%%
v=0
o=FreeSWITCH {EPOCH} {EPOCH} IN IP4 {LAN}
c=IN IP4 {LAN}
m=audio {PORT} RTP/SAVP 9 8 101
a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:redacted
a=rtpmap:9 G722/8000
a=sendrecv
%%
P-Asserted-Identity: "{lastcaps}" <{siptel};user=phone>
P-Preferred-Identity: <tel:{l164}>
Diversion: <{sipmob}>;reason=no-answer;counter=1;privacy=off
History-Info: <{sipmob}?Reason=SIP%3Bcause%3D302>;index=1.1
X-Trunk-Group: TG-{NN}
Session-Expires: 1800;refresher=uas
%%
[{TS}] NOTICE[{PID}] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '"{full}" <{sipuri}>' failed for '{ip}:{PORT}' (callid: \
{CALLID}) - Failed to authenticate
[{TS}] SECURITY[{PID}] res_security_log.c: SecurityEvent="ChallengeResponseFailed",Service="PJSIP",AccountID="{user}",RemoteAddress="\
IPV4/UDP/{ip}/{PORT}",Challenge="{EPOCH}/{MD5}"
%%
[{TS}] VERBOSE[{PID}][C-0000{HEX4}] pbx.c: Executing [{lnatl}@from-trunk:{N}] Set("PJSIP/trunk-0000{HEX4}", "CALLERID(name)={full}") in \
new stack
[{TS}] VERBOSE[{PID}][C-0000{HEX4}] app_dial.c: Called PJSIP/{EXT}/{sipuri}
[{TS}] WARNING[{PID}][C-0000{HEX4}] app_dial.c: Unable to create channel of type 'PJSIP' (cause 20 - Subscriber absent)
%%
[{TS}] WARNING[{PID}][C-0000{HEX4}] channel.c: Unable to find a codec translation path: (alaw|ulaw) -> (g729)
[{TS}] ERROR[{PID}] res_rtp_asterisk.c: PJ ICE Rx error status code: 120031 'Operation timed out'
[{TS}] NOTICE[{PID}] chan_pjsip.c: Peer '{EXT}' is now UNREACHABLE! Last qualify: {N}
%%
pbx01*CLI> pjsip show endpoint {EXT}
 Endpoint:  {EXT}/{EXT}                                          Not in use    0 of inf
     InAuth:  {EXT}-auth/{user}
     Aor:  {EXT}                                                 2
     Contact:  {EXT}/{sipuri}   {HEX8} Avail   {SECS}
 callerid : "{full}" <{natl}>
 mailboxes : {EXT}@default
%%
[{EXT}-auth]
type=auth
auth_type=userpass
username={user}
password={pw}

[{EXT}]
callerid="{full}" <{l164}>
dtmf_mode=rfc4733
disallow=all
allow=alaw,g722
%%
{UUID} {TS} [NOTICE] switch_channel.c:1142 New Channel sofia/external/{aor} [{UUID}]
{UUID} {TS} [DEBUG] sofia.c:7493 Channel sofia/external/{aor} entering state [received][100]
{UUID} {TS} [INFO] mod_dialplan_xml.c:639 Processing {full} <{msisdn}>->{lmsisdn} in context public
%%
{TS} [ERR] mod_sofia.c:{LINE} Error Creating SIP UA for profile: external ({ADDR})
{TS} [CRIT] switch_core_sqldb.c:{LINE} SQL ERR [database is locked] for profile internal
{TS} [WARNING] sofia_reg.c:{LINE} SIP auth challenge (REGISTER) on sofia profile 'internal' nonce {UUID} CSeq {N}
%%
{CLOCKMS} sbc1 local0.warn [S={BIG}] [SID={HEX8}:{N}:{NN}] (  lgr_flow)(  {NN}) |  UdpRtxMngr::Transmit 1 INVITE Rtx Left: {N} Dest: \
{LAN}:5060
{CLOCKMS} sbc1 local0.notice [S={BIG}] AcIPGroup {N} (TEAMS-DR) keep-alive lost, TLS alert 46 certificate_unknown
%%
sbc-02 call-failure: ingress-realm=access egress-realm=core calling={e164} called={o.l164} q850=34 sip=503 session={HEX16} mos=3.{N} \
jitter={N}ms
%%
{TS} voicemail: mailbox {EXT} owner="{full}" msg{CODE}.wav callerid="{o.full}" <{o.natl}> duration={N} emailed={email}
%%
show sip-ua status registrar
Line          destination      expires(sec)  contact   call-id
{natl}   {ip}     {NN}   {LAN}   {CALLID}
%%
{EPOCH},{EPOCH},{lmsisdn},{o.msisdn},ANSWERED,{NN},{NN},TG{N},PCMA,16,0.0{NN}
{EPOCH},{EPOCH},{lmsisdn},{DEST},NO ANSWER,0,0,TG{N},PCMA,19,0.0000
%%
SEQ|START|ANUM|BNUM|DUR|RATE|CC
{BIG}|{TS}|{l164}|{o.e164}|{NN}|UK-MOB-{N}|16
{BIG}|{TS}|{l164}|{p.l164}|{NN}|UK-GEO|31
{BIG}|{TS}|{natl}|{intl}|{NN}|INTL-{CODE}|16
%%
rating: {BIG} CDRs in, {BIG} rated, {NN} suspense (no band for prefix 4470{N}), {NN} duplicates by hash {MD5}, elapsed {SECS}s
rating: band UK-MOB-{N} ppm 0.0{NN} setup 0.00{N} min charge {N}s rounding up to {N}s
%% Access.
{SYS} radius-a radiusd[{PID}]: ({NN}) Login incorrect (mschap: MS-CHAP2-Response is incorrect): [{login}] (from client lns5 port {BIG} \
cli {macl})
{SYS} radius-a radiusd[{PID}]: ({NN}) Login OK: [{o.login}] (from client lns5 port {BIG} cli {o.macl})
%%
Acct-Status-Type = Stop
	User-Name = "{login}"
	NAS-IP-Address = {LAN}
	NAS-Port-Id = "atm 1/0:{VLAN}.{N}"
	Framed-IP-Address = {ip}
	Delegated-IPv6-Prefix = {ip6}
	Calling-Station-Id = "{macdot}"
	Acct-Session-Id = "{HEXUP}"
	Acct-Session-Time = {BIG}
	Acct-Terminate-Cause = Lost-Carrier
%%
rlm_sql (sql): Closing connection ({N}): Hit idle_timeout, was idle for {NN} seconds
rlm_sql (sql): 0 of 0 connections in use. You may need to increase "spare"
({NN}) Discarding duplicate request from client lns5 port {PORT} - ID: {N} due to unfinished request in component authenticate module eap
%%
{SYS} lns5 pppd[{PID}]: CHAP authentication succeeded for {login}
{SYS} lns5 pppd[{PID}]: local  IP address {LAN}
{SYS} lns5 pppd[{PID}]: remote IP address {ip}
{SYS} lns5 l2tpd[{PID}]: tunnel {PORT} session {PORT} up, rx 80000 tx 20000
%%
pppoe-wan: Timeout waiting for PADO packets
pppoe-wan: Sent PADT, LCP terminated by peer (Echo timeout, {N} missed), MRU 1492, magic 0x{HEX8}
netifd: Interface 'wan' has lost the connection; restart delay {N}s
%%
{SYS} dhcp1 dhcpd[{PID}]: DHCPDISCOVER from {macl} ({host}) via {LIF}
{SYS} dhcp1 dhcpd[{PID}]: DHCPOFFER on {LAN} to {macl} ({host}) via {LIF}
{SYS} dhcp1 dhcpd[{PID}]: DHCPNAK on {LAN}: wrong network
%%
lease {LAN} {
  starts {N} {DAY} {CLOCK};
  hardware ethernet {macl};
  uid "\001\000\000";
  client-hostname "{host}";
}
%%
{TS} client @{ADDR} {ip}#{PORT} (www.example.com): query: www.example.com IN AAAA +E(0)K ({LAN})
{TS} client @{ADDR} {o.ip6}#{PORT}: query (cache) 'example.net/ANY/IN' denied
%%
; <<>> DiG 9.18.{N} <<>> +dnssec isp.example MX @{DNS}
;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: {PORT}
;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1
; EDE: 9 (DNSKEY Missing): (no SEP matching the DS found for isp.example.)
;; Query time: {N} msec
%%
$ORIGIN isp.example.
@ 3600 IN SOA ns1.isp.example. hostmaster.isp.example. {YMD}0{N} 7200 3600 1209600 300
_sip._udp 300 IN SRV 10 60 5060 sbc1
_dmarc IN TXT "v=DMARC1; p=none; pct=100"
default._domainkey IN TXT "v=DKIM1; k=rsa; p={B64}"
%%
{SYS} ap-2f hostapd: wlan0: STA {macl} IEEE 802.11: disassociated due to inactivity
{SYS} ap-2f hostapd: wlan0: STA {o.macl} WPA: pairwise key handshake completed (RSN) identity={user}
{SYS} ap-2f kernel: ath10k_pci 0000:01:00.0: firmware crashed! (guid {UUID})
%%
wpa_supplicant: network={ssid="ISP-{HEX4}" psk="{pw}" key_mgmt=WPA-PSK} -> WRONG_KEY, bssid={macl}, reason=2
%%
gtp_c: Create Session Request IMSI={imsi_n} MSISDN={msisdn} IMEISV={imei_n} APN=iot.isp.example RAT=6 cause=92 (User authentication \
failed) teid=0x{HEX8}
%%
HLR> ZMIO:IMSI={imsi_n};
MSISDN {msisdn}  VLR state {N}  ODBOC=1 TS11 TS21 TS22 CAMEL-CSI 2
EIR check imei={imei_n} -> GREY, tac 35{SUN}, ICCID {iccid_n} profile ENABLED
%%
AT+CPIN?
+CPIN: SIM PUK
AT+CPIN="{puk}","{pin}"
+CME ERROR: 16
AT+CGSN
{imei_n}
AT+CREG?
+CREG: 2,3,"{HEX4}","{HEX8}",7
%%
AT+CSQ
+CSQ: {N},99
AT+QENG="servingcell"
+QENG: "servingcell","NOCONN","LTE","FDD",234,15,{HEX8},{NN},{NN},{N},5,5,{HEX4},-{N},-{N},-{N},{N}
%% Routers and switches.
hostname {BOX}
!
username {user} privilege 15 secret 5 {crypt}
enable secret 5 {o.crypt}
!
interface Dialer0
 ip address negotiated
 ppp chap hostname {login}
 ppp chap password 7 {type7}
 dialer pool 1
!
snmp-server community {pw} RO 10
ip route 0.0.0.0 0.0.0.0 Dialer0
%%
interface {CIF}
 description UPLINK-{CIRCUIT}
 switchport trunk allowed vlan {VLAN},{VLAN}
 spanning-tree portfast trunk
 storm-control broadcast level 5.00
 no shutdown
%%
{CIF} is up, line protocol is down (err-disabled)
  Hardware is iGbE, MTU 1500 bytes, BW 1000000 Kbit/sec, reliability 255/255, txload {N}/255, rxload {N}/255
  Last clearing of "show interface" counters never
  {BIG} packets input, {BIG} bytes, 0 no buffer
  {NN} input errors, {NN} CRC, 0 frame, {N} overrun, 0 ignored
  {N} output errors, 0 collisions, {N} interface resets
%%
acc-sw-2f#show mac address-table interface {CIF}
 {VLAN}    {macdot}    DYNAMIC     {CIF}
 {VLAN}    {o.macdot}    DYNAMIC     {CIF}
Total Mac Addresses for this criterion: 2
%%
core-sw1#show ip arp
Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  {LAN}            {N}   {macdot}  ARPA   Vlan{VLAN}
Internet  {ip}            -   {o.macdot}  ARPA   {CIF}
%%
%LINEPROTO-5-UPDOWN: Line protocol on Interface {CIF}, changed state to down
%PM-4-ERR_DISABLE: bpduguard error detected on {CIF}, putting {CIF} in err-disable state
%SYS-2-MALLOCFAIL: Memory allocation of {PORT} bytes failed from 0x{HEX8}, alignment 0
-Traceback= {HEX8}z {HEX8}z {HEX8}z
%%
%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: {user}] [Source: {ip}] [localport: 22] [Reason: Login Authentication Failed] at {CLOCK} UTC
%SYS-5-CONFIG_I: Configured from console by {o.user} on vty0 ({LAN})
%%
man-core1#show ip bgp summary
BGP router identifier {LAN}, local AS number {ASN}
Neighbor        V    AS MsgRcvd MsgSent   TblVer  InQ OutQ Up/Down  State/PfxRcd
{LAN}      4 {ASN}   {BIG}   {BIG}   {BIG}    0    0 0{N}:14:02 Idle (Admin)
%BGP-3-NOTIFICATION: sent to neighbor {LAN} 4/0 (hold time expired) 0 bytes
%%
set interfaces {JIF} unit 0 description "{FIRM} {CIRCUIT}"
set interfaces {JIF} unit 0 family inet address {ip}/29
set system login user {user} class super-user authentication encrypted-password "{crypt}"
set protocols bgp group TRANSIT neighbor {LAN} peer-as {ASN}
commit confirmed {N}
%%
{o.user}@man-core1> show interfaces {JIF} extensive | match "error|flap"
  Last flapped   : {TS} (0{N}:1{N}:02 ago)
    Errors: {N}, Drops: 0, Framing errors: {NN}, Runts: 0, Policed discards: {NN}
  Bit errors             {NN}
  Errored blocks         {NN}
%%
rpd[{PID}]: RPD_OSPF_NBRDOWN: OSPF neighbor {LAN} (realm ospf-v2 {JIF}.0 area 0.0.0.0) state changed from Full to Down due to \
InActiveTimer (event reason: BFD session timed out)
chassisd[{PID}]: CHASSISD_SNMP_TRAP10: SNMP trap generated: Fan/Blower Failed (jnxFruContentsIndex 4, jnxFruName FAN {N})
%%
/ppp secret add name={login} password={pw} service=pppoe remote-address={ip} comment="{full}"
/ip dhcp-server lease add address={LAN} mac-address={macl} comment="{first} laptop"
/log print where topics~"pppoe"
 {CLOCK} pppoe,ppp,error <pppoe-{user}>: user {user} authentication failed
%%
[admin@MikroTik] > /interface ethernet monitor sfp-sfpplus1
  sfp-rx-power: {DBM}dBm
  sfp-tx-power: -2.{N}dBm
  sfp-temperature: {N}C
  rate: 10Gbps  status: no-link  auto-negotiation: failed
RouterOS {FW} (stable) uptime {N}w{N}d
%%
<134>{SYS} DrayTek: [DSL] Showtime, Down {BIG} bps Up {BIG} bps, SNR {N} dB
<142>{SYS} DrayTek: Local User (idx {N}): skipped, ACL default
<150>{SYS} DrayTek: WAN1 PPPoE ==> Protocol:LCP(c021) EchoReq Identifier:0x{N} Magic Number: 0x{HEX4} {HEX4}
%%
DrayTek: [L2TP][H2L][up] ({user}) User login successful, from {ip}, profile VPN-{N}, MPPE 128, dial-in idx {N}
DrayTek: IKE_RELEASE VPN : L2L Dial-out, Profile index = {N}, Name = BRANCH-{CODE}, ifno = {N}
%%
conn branch-{CODE}
    left={ip}
    leftid=@hq.isp.example
    right={o.ip}
    ike=aes256-sha256-modp2048!
    esp=aes256-sha256!
{ip} {o.ip} : PSK "{pw}"
%%
charon: {N}[IKE] received NO_PROPOSAL_CHOSEN notify error
charon: {N}[CFG] selected proposal: IKE:AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
charon: {N}[NET] sending packet: from {LAN}[500] to {LAN}[500] ({NN} bytes)
%%
{DMY} {CLOCK} Anmeldung des Benutzers {user} an der FRITZ!Box-Benutzeroberfläche von IP-Adresse {ip}.
{DMY} {CLOCK} WLAN-Gerät hat sich neu angemeldet (5 GHz), {RATE} Mbit/s, {host}, IP {LAN}, MAC {macl}.
%%
{DMY} {CLOCK} DSL-Synchronisierung beginnt (Training).
{DMY} {CLOCK} Zeitüberschreitung bei der PPP-Aushandlung.
{DMY} {CLOCK} Internetverbindung wurde getrennt. Fehlerursache: 11 - Gegenstelle antwortet nicht (Fehlercode {CODE}), FRITZ!OS 7.{NN}
%%
Livebox : erreur d'authentification PPP pour l'identifiant « {login} », code S{CODE}, adresse MAC {macl}
Livebox : échec de la synchronisation, marge au bruit {N} dB, débit descendant {BIG} kbit/s
%%
Erreur d'E/S : délai d'attente dépassé (code {CODE}). Version du micrologiciel : {FW}. Redémarrage en cours, veuillez patienter.
Échec de la mise à jour : somme de contrôle incorrecte ({MD5})
%%
PING {ip} ({ip}) 56(84) bytes of data.
64 bytes from {ip}: icmp_seq=1 ttl=5{N} time={SECS} ms
--- {ip} ping statistics ---
{N} packets transmitted, {N} received, {PCT} packet loss, time {NN}ms
rtt min/avg/max/mdev = {SECS}/{SECS}/{SECS}/0.{NN} ms
%%
Pinging {DNS} with 32 bytes of data:
Request timed out.
Reply from {LAN}: Destination host unreachable.
Ping statistics for {DNS}: Sent = 4, Received = {N}, Lost = {N} ({PCT} loss)
%%
traceroute to {ip} ({ip}), 30 hops max, 60 byte packets
 1  _gateway ({LAN})  0.{NN} ms
 2  lon-bng-02.isp.example ({LAN})  {SECS} ms
 3  * * *
 4  {o.ip} ({o.ip})  {SECS} ms !X
%%
HOST: {BOX}              Loss%   Snt   Last   Avg  Best  Wrst StDev
  1.|-- {LAN}              0.0%    {N}    {SECS}   {SECS}   0.{N}  {SECS}   0.{N}
  2.|-- ae{N}.thn-asbr-1.isp.example   {SECS}%    {N}   {SECS}   {SECS}   {SECS}  {SECS}   1.{N}
  3.|-- ???             100.0    {N}    0.0   0.0   0.0   0.0   0.0
%%
{LIF}: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
        inet {LAN}  netmask {MASK}  broadcast 10.255.255.255
        inet6 {ip6}  prefixlen 64  scopeid 0x0<global>
        ether {macl}  txqueuelen 1000  (Ethernet)
        RX packets {BIG}  bytes {BIG} ({N}.2 GiB)
%%
iptables -A INPUT -s {ip}/32 -p udp --dport 5060 -m comment --comment "{last} office" -j ACCEPT
iptables: No chain/target/match by that name.
%%
Chain FORWARD (policy DROP {BIG} packets, {BIG} bytes)
 pkts bytes target     prot opt in     out     source               destination
{BIG} {BIG} ACCEPT     all  --  {LIF}   ppp0    {NET}          0.0.0.0/0            ctstate RELATED,ESTABLISHED
   {N} {NN} LOG        tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:{PORT} flags:0x17/0x02
%%
{CLOCKMS} IP {LAN}.{PORT} > {DNS}.53: {PORT}+ A? sip.isp.example. (33)
{CLOCKMS} IP {LAN}.5060 > {LAN}.{PORT}: SIP: SIP/2.0 100 Trying
	0x0000:  {DUMP}
	0x0010:  {DUMP}
	0x0020:  {DUMP}
%%
show version
Cisco IOS XE Software, Version {FW}, RELEASE SOFTWARE (fc{N})
{BOX} uptime is {UPTIME}
System image file is "bootflash:isr4300-universalk9.{FW}.SPA.bin"
cisco ISR4331/K9 (1RU) processor with {BIG}K/6147K bytes of memory. Processor board ID {SERIAL}
%%
olt-brg-04(config-if-gpon-0/{N})# display ont info {N} {N}
  Control flag : active   Run state : offline   Config state : failed
  SN : {HEXUP} (HWTC-{HEX8})   Last down cause : dying-gasp
  Rx optical power(dBm) : {DBM}   OLT Rx ONT : {DBM}
  Last down time : {TS}
%%
ACS inform 0 BOOTSTRAP,1 BOOT oui=00005E product={MODEL} serial={SERIAL} fw={FW} ConnectionRequestURL=http://{ip}:7547/{HEX8} \
ManagementServer.Username={user}
ACS fault 9005 Invalid parameter name InternetGatewayDevice.WANDevice.1.WANConnectionDevice.{N}.WANPPPConnection.1.X_{SUN}_VLANMux
%%
account.1.label = {full}
account.1.user_name = {lnatl}
account.1.auth_name = {user}
account.1.password = {pw}
account.1.sip_server.1.address = sip.isp.example
auto_provision.server.url = https://prov.isp.example/yealink/
static.firmware.version = {FW}
%% Monitoring.
** PROBLEM alert - {BOX}/SIP trunk is CRITICAL **
Info: CRITICAL - Socket timeout after {N} seconds
Date/Time: {RFC}
Notified: {p.full} <{p.email}> via sms {p.e164}
%%
SERVICE ALERT: {BOX};Disk /var;CRITICAL;HARD;4;DISK CRITICAL - free space: /var {NN} MiB ({PCT} inode={PCT}):
[{EPOCH}] EXTERNAL COMMAND: ACKNOWLEDGE_SVC_PROBLEM;{BOX};Disk /var;2;1;1;{user};{TICKET}
%%
Problem started at {CLOCK} on {DAY}
Problem name: {LIF}: high error rate (>{N} for 5m)
Host: {BOX}
Severity: Warning
Operational data: {NN} bps
Original problem ID: {BIG}
%%
[FIRING:{N}] KubePodCrashLooping (crm portal-web-{HEX8}-{HEX4} warning)
Labels: alertname=KubePodCrashLooping, container=portal-web, instance={LAN}:8080, job=kube-state-metrics
Value: A={SECS}, B={N}
Source: https://grafana.isp.example/alerting/{HEX8}/view?orgId=1
%%
sip_invite_failures_total{trunk="TG{N}",code="503"} {BIG} {EPOCHMS}
asterisk_channels_active{instance="{LAN}:9100"} {NN}
histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) = {SECS}
%%
snmptrapd[{PID}]: {BOX} [UDP: [{LAN}]:{PORT}]: Trap , DISMAN-EVENT-MIB::sysUpTimeInstance = Timeticks: ({BIG}) {N} days, {CLOCK}.22, \
SNMPv2-MIB::snmpTrapOID.0 = OID: IF-MIB::linkDown, IF-MIB::ifIndex.{N} = INTEGER: {N}
iso.3.6.1.2.1.2.2.1.8.{N} = INTEGER: 2
.1.3.6.1.4.1.9.9.109.1.1.1.1.7.{N} = Gauge32: {N}
%%
oncall: escalated {TICKET} to {full} ({e164}), no ack in {N}m; next {o.full} ({o.e164}); policy NOC-{N}; incident {UUID}
%%
zabbix: media type "SMS" failed for user {user} sendto {e164}: [{CODE}] gateway modem timeout (event {BIG})
grafana: logger=context userId={NN} uname={user} remote_addr={ip} status=403 path=/api/ds/query duration={MS}
%%
GEA TEST {UUID} {CIRCUIT}
Sync status: In Sync  Down {RATE} Mbps Up {RATE} Mbps  SNR margin {N}.1 dB  Attn {N}.4 dB
MTBE down {NN} s  Errored seconds {NN}  DLM profile 0.128M-80M Downstream, Error Protection Off
FaultReportAdvised: N  MFL: LN  AppointmentRequired: N  NTE power: PowerOn  Code: GTC_FTTC_SERVICE_{CODE}
%%
{TS} line-test cli={lnatl} result=FAIL mfl=CE code=T0{N}7 "Battery contact B wire {NN} ohm" uprn={UPRN} eu="{title} {last}" access="{road}"
%%
disco job {UUID}: ssh {user}@{ip} -> "Permission denied (publickey,password)"; snmp v2c {LAN} community={pw} timeout; http 401 \
realm="{MODEL}"
%%
{SYS} vpn1 openvpn[{PID}]: {user}/{ip}:{PORT} MULTI: Learn: {LAN} -> {user}/{ip}:{PORT}
{SYS} vpn1 openvpn[{PID}]: {user}/{ip}:{PORT} TLS Error: TLS key negotiation failed to occur within 60 seconds
{SYS} vpn1 openvpn[{PID}]: VERIFY OK: depth=0, C=GB, O=ISP, CN={user}
%%
openssl s_client: verify error:num=10:certificate has expired notAfter=Mar  1 12:00:00 2026 GMT
subject=CN = portal.isp.example
SHA1 Fingerprint={HEX4}{HEX16}
    Session-ID: {SHA256}
    Verify return code: 10 (certificate has expired)
"""
