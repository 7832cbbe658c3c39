"""Bacs submission files in Standard 18. Positions stand in docs of the profile; every record has its exact width."""

from datetime import date, timedelta

from making.cast import Dice
from making.direct_debit import OWN_ACCOUNT, OWN_NAME, OWN_SORT_CODE, pence

SUN = "000000"
SUBMITTED = date(2026, 11, 27)


def julian(day):
    return f" {day:%y}{day.timetuple().tm_yday:03d}"


def payment(customer, code, amount, day=None):
    own = f"{OWN_SORT_CODE}{OWN_ACCOUNT}    "
    return (
        f"{customer.sort_code}{customer.account}0{code}{own}{amount:011d}{OWN_NAME:<18}{customer.reference:<18}"
        f"{customer.payer_name:<18}{julian(day) if day else ''}"
    )


def contra(code, amount, day=None):
    own = f"{OWN_SORT_CODE}{OWN_ACCOUNT}"
    return (
        f"{own}0{code}{own}    {amount:011d}{'DD COLLECTION':<18}{'CONTRA':<18}{OWN_NAME:<18}"
        f"{julian(day) if day else ''}"
    )


def payments(dice, cast, days):
    """Collections and instructions of each day with their contra; how much was debited, and how often."""
    lines, total, count = [], 0, 0
    for number, day in enumerate(days):
        debited = 0
        for customer in cast[number::len(days)]:
            stamp = day if len(days) > 1 else None
            code = dice.pick(["17", "17", "17", "01", "18", "19", "0C"])
            if code == "01":
                lines.append(payment(customer, "0N", 0, stamp))
            amount = 0 if code == "0C" else pence(customer)
            lines.append(payment(customer, code, amount, stamp))
            if amount:
                debited += amount
                count += 1
        lines.append(contra("99", debited, day if len(days) > 1 else None))
        total += debited
    return lines, total, count


def labels(days, total, count):
    """What stands before and behind the payments. UTL1 sums debits and credits, of which contras are a part."""
    first, expiry = days[0], days[-1] + timedelta(days=7)
    file_label = f"A{SUN}S  1{SUN}00004200010001      {julian(SUBMITTED)}{julian(expiry)} 000000" + " " * 20
    length = "00106" if len(days) > 1 else "00100"
    format_label = f"F02000{length}" + " " * 35 + "00" + " " * 28
    work = "4 MULTI  " if len(days) > 1 else "1 DAILY  "
    before = [
        "VOL1000042" + " " * 31 + SUN + " " * 32 + "1", f"HDR1{file_label}", f"HDR2{format_label}",
        f"UHL1{julian(first)}999999    00000000{work}001" + " " * 40,
    ]
    behind = [
        f"EOF1{file_label}", f"EOF2{format_label}",
        f"UTL1{total:013d}{total:013d}{count:07d}{len(days):07d}" + " " * 36,
    ]
    return before, behind


def submission(dice, cast, days, logon=(), end="\r\n"):
    lines, total, count = payments(dice, cast, days)
    before, behind = labels(days, total, count)
    return (end.join([*logon, *before, *lines, *behind]) + end).encode("ascii")


def samples(cast):
    day = date(2026, 12, 1)
    logon = [f"{'LOGON  BUREAU000000 MADEUPPASSWORD1':<80}", f"{'LOGON  SENDER=EXAMPLE TELECOM LTD':<80}"]
    bare = payments(Dice(33), cast[:20], [day])[0]
    return {
        "standard-18-single.txt": submission(Dice(30), cast, [day]),
        "standard-18-multi.txt": submission(Dice(31), cast, [day, date(2026, 12, 2), date(2026, 12, 3)], end="\n"),
        "standard-18-logon.txt": submission(Dice(32), cast[:15], [day], logon=logon),
        "standard-18-payments.txt": ("\r\n".join(bare) + "\r\n").encode("ascii"),
    }
