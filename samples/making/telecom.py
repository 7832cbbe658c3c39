"""Call records, a bill, and the users of a telephone system."""

from datetime import datetime, timedelta

from making.cast import Dice, spelt_mobile
from making.writing import bare, quoted

UK_CDR = (
    "Call Type,Call Cause,Customer Identifier,Telephone Number Dialled,Call Date,Call Time,Duration,Bytes Transmitted,Bytes "
    "Received,Description,Chargecode,Time Band,Salesprice,Salesprice (pre-bundle),Extension,DDI,Grouping ID,Call Class,"
    "Carrier,Recording,VAT,Country of Origin,Network,Retail tariff code,Remote Network,APN,Diverted Number,Ring time,"
    "RecordID,Currency,Presentation Number,Network Access Reference,NGCS Access Charge,NGCS Service Charge,Total Bytes "
    "Transferred,User ID,Onward Billing Reference,Contract Name,Bundle Name,Bundle Allowance,Discount Reference,Routing Code"
).split(",")

BEGIN = datetime(2026, 11, 2, 8, 0, 0)


def landline(customer):
    return "".join(customer.landline)


def international(number):
    return "+44" + number[1:]


def uk_cdr_csv(dice, cast):
    """Numbers in three spellings, pairs of records for diverted calls, prices with four places."""
    rows, moment = [], BEGIN
    for number in range(48):
        caller, called = dice.pick(cast), dice.pick(cast)
        moment += timedelta(seconds=dice.below(4000) + 30)
        line = landline(caller)
        seconds = dice.below(900)
        diverted = number % 12 == 7
        row = {
            "Call Type": "V", "Call Cause": "0", "Customer Identifier": dice.pick([line, international(line), line[1:]]),
            "Telephone Number Dialled": dice.pick([called.mobile, international(called.mobile), landline(called)]),
            "Call Date": f"{moment:%d/%m/%Y}", "Call Time": f"{moment:%H:%M:%S}", "Duration": str(seconds),
            "Description": dice.pick(["UK Mobile", "Leeds", "London", "Freephone"]), "Chargecode": dice.pick(["UKM", "UKN"]),
            "Time Band": dice.pick("DEW"), "Salesprice": f"{seconds * 0.0007:.4f}",
            "Salesprice (pre-bundle)": f"{seconds * 0.0009:.4f}", "Extension": str(200 + cast.index(caller)),
            "DDI": international(line), "Grouping ID": caller.reference, "Call Class": "Standard", "Carrier": "EXAMPLE",
            "VAT": "S", "Network": "GB", "Ring time": str(dice.below(30)), "RecordID": f"{8_000_000 + number}",
            "Currency": "GBP", "Presentation Number": line, "User ID": caller.email.lower() if dice.often(0.5) else "",
            "Onward Billing Reference": caller.reference,
            "Contract Name": caller.company, "Bundle Name": "UK 1000", "Routing Code": "01",
            "Recording": f"https://rec.example/{line}/{number}.wav" if dice.often(0.2) else "",
        }
        rows.append(row)
        if diverted:
            row["RecordID"] = f"DIVERTED_INBOUND_{8_000_000 + number}"
            rows.append(dict(row, **{
                "RecordID": f"DIVERTED_OUTBOUND_{8_000_000 + number}", "Diverted Number": international(caller.mobile),
                "Telephone Number Dialled": international(caller.mobile)}))
    lines = [",".join(UK_CDR)] + [",".join(bare(row.get(name, "")) for name in UK_CDR) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def asterisk_csv(dice, cast):
    """Strings in quotes, numbers bare, no header; clid holds a name in quotes within its quotes."""
    lines, moment = [], BEGIN
    for number in range(40):
        caller, called = dice.pick(cast), dice.pick(cast)
        moment += timedelta(seconds=dice.below(4000) + 30)
        extension, length = 200 + cast.index(called), dice.below(600)
        is_answered = dice.often(0.8)
        answer = moment + timedelta(seconds=7)
        end = answer + timedelta(seconds=length)
        source = caller.mobile if dice.often(0.7) else str(200 + cast.index(caller))
        name = f"{caller.given} {caller.family}"
        strings = [
            called.reference if dice.often(0.5) else "", source, dice.pick([str(extension), called.mobile, "s", "*97"]),
            f"from-{called.family.lower().replace(' ', '')}" if dice.often(0.3) else "from-trunk", f'"{name}" <{source}>',
            f"SIP/{dice.pick(['trunk', str(extension)])}-{dice.letters(8, '0123456789abcdef')}",
            f"PJSIP/{extension}-{dice.letters(8, '0123456789abcdef')}", dice.pick(["Dial", "Dial", "VoiceMail", "Queue"]),
            dice.pick([f"SIP/{extension},30,tT", f"SIP/trunk/{called.mobile},60", f"{extension}@default,u"]),
            f"{moment:%Y-%m-%d %H:%M:%S}", f"{answer:%Y-%m-%d %H:%M:%S}" if is_answered else "",
            f"{end:%Y-%m-%d %H:%M:%S}",
        ]
        tail = [quoted("ANSWERED" if is_answered else "NO ANSWER"), quoted("DOCUMENTATION"),
                quoted(f"{1_793_600_000 + number * 61}.{number}"), quoted(dice.pick(["", f"call of {caller.given}"]))]
        lines.append(",".join([quoted(text) for text in strings] + [str(length + 7), str(length)] + tail))
    return ("\n".join(lines) + "\n").encode("utf-8")


def bt_bill_csv(dice, cast):
    """Three blank lines, numbers padded with spaces and spaced within, prices padded in front."""
    lines = ["", "", "", "ChargeCode,InstallationNo,LineNo,ChargeCardNo,Date,Time,Destination,CalledNo,Duration,"
                         "TxtDirectRebate,Cost"]
    moment = BEGIN
    for _ in range(30):
        customer, called = dice.pick(cast[:4]), dice.pick(cast)
        moment += timedelta(seconds=dice.below(40000) + 30)
        area, exchange, line = customer.landline
        own = f"{area} {exchange}{line}"
        seconds = dice.below(3600)
        lines.append(",".join([
            dice.pick(["DD", "OG", "OM"]), f"{own:<14}", f"{own:<14}", " " * 16, f"{moment:%d/%m/%y}", f"{moment:%H:%M}",
            dice.pick(["Mobile    ", "Leeds     ", "London    "]), f"{called.mobile[:5]} {called.mobile[5:]:<12}",
            f"0000:{seconds // 60:02d}:{seconds % 60:02d}", f"{0:8.3f}", f"{seconds * 0.0011:8.3f}",
        ]))
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


USERS = (
    "Number,FirstName,LastName,EmailAddress,MobileNumber,AuthID,AuthPassword,WebMeetingFriendlyName,WebMeetingPrivateRoom,"
    "ClickToCall,ClickToCallFriendlyName,WebMeetingAcceptReject,EnableVoicemail,VMNoPin,VMPlayCallerID,PIN,"
    "OutboundCallerID,SIPID,RecordCalls,Disabled,PinProtect,MAC_0,InterfaceIP_0,DeskphoneWebPass,SrvcAccessPwd,DID"
).split(",")


def phone_users_csv(dice, cast):
    rows = []
    for number, customer in enumerate(cast):
        login = f"{customer.given}{customer.family}".lower().replace(" ", "")
        rows.append({
            "Number": str(200 + number), "FirstName": customer.given, "LastName": customer.family,
            "EmailAddress": customer.email, "MobileNumber": spelt_mobile(dice, customer.mobile),
            "AuthID": dice.letters(10, "abcdefghjkmnpqrstuvwxyz23456789"),
            "AuthPassword": dice.letters(12, "abcdefghjkmnpqrstuvwxyz23456789,\""), "WebMeetingFriendlyName": login,
            "WebMeetingPrivateRoom": "0", "ClickToCall": "1", "ClickToCallFriendlyName": login,
            "WebMeetingAcceptReject": "0", "EnableVoicemail": "1", "VMNoPin": "0", "VMPlayCallerID": "0",
            "PIN": dice.digits(4), "OutboundCallerID": landline(customer), "SIPID": login if dice.often(0.4) else "",
            "RecordCalls": "0", "Disabled": "0", "PinProtect": "0", "MAC_0": f"00005E0053{number:02X}",
            "InterfaceIP_0": f"192.0.2.{number + 1}", "DeskphoneWebPass": dice.digits(8), "SrvcAccessPwd": dice.letters(9),
            "DID": international(landline(customer)),
        })
    lines = [",".join(USERS)] + [",".join(bare_or_quoted(row[name]) for name in USERS) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def bare_or_quoted(text):
    """3CX keeps spaces at the edges of a field without quotes."""
    return quoted(text) if any(c in text for c in ',"\r\n') else text


def samples(cast):
    return {
        "uk-cdr.csv": uk_cdr_csv(Dice(60), cast),
        "asterisk-cdr.csv": asterisk_csv(Dice(61), cast),
        "bt-bill.csv": bt_bill_csv(Dice(62), cast),
        "phone-users.csv": phone_users_csv(Dice(63), cast[:25]),
    }
