#!/usr/bin/env python3
"""Writes periods.csv beside this file: random periods and their ends as dateutil and NumPy count them.

Needs python3-dateutil and python3-numpy. The bank holidays are those of agreements/bank-holidays.json: run this again
after every change of that file. A line is one of

    calendar,ORIGIN,MONTHS,DAYS,END
    DIVISION,ORIGIN,WORKING DAYS,END,known|provisional
    act-by,DIVISION,DAY,WORKING DAY
"""
import calendar
import datetime
import json
import pathlib
import random

import numpy
from dateutil.relativedelta import relativedelta

HERE = pathlib.Path(__file__).resolve().parent
HOLIDAYS = HERE.parents[2] / "agreements/bank-holidays.json"
DAY = datetime.timedelta(days=1)


def random_day(rng: random.Random, first: datetime.date, last: datetime.date) -> datetime.date:
    """A day between the two, at the end of a month three times as often as chance would have it."""
    day = first + DAY * rng.randrange((last - first).days + 1)
    if rng.random() < 0.3:
        day = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def calendar_cases(rng: random.Random) -> list[str]:
    lines = []
    for _ in range(1500):
        origin = random_day(rng, datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
        months = rng.choice([0, rng.randrange(1, 13), rng.randrange(1, 600)])
        days = rng.choice([0, 0, rng.randrange(1, 32), rng.randrange(1, 1500)])
        end = origin + relativedelta(months=months) + DAY * days
        lines.append(f"calendar,{origin},{months},{days},{end}")
    return lines


def working_cases(rng: random.Random) -> list[str]:
    lines = []
    for division, table in json.loads(HOLIDAYS.read_text(encoding="utf-8")).items():
        holidays = [event["date"] for event in table["events"]]
        first, last = f"{holidays[0][:4]}-01-01", f"{holidays[-1][:4]}-12-31"
        days = (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
        for _ in range(500):
            origin = random_day(rng, *days)
            count = rng.choice([1, rng.randrange(1, 11), rng.randrange(1, 300)])
            # Rolled back first, so that a period from a Sunday begins on the Monday.
            end = numpy.busday_offset(str(origin), count, roll="backward", holidays=holidays)
            known = "known" if str(end) <= last else "provisional"
            lines.append(f"{division},{origin},{count},{end},{known}")
        for _ in range(200):
            day = random_day(rng, *days)
            before = numpy.busday_offset(str(day), 0, roll="backward", holidays=holidays)
            if str(before) >= first:
                lines.append(f"act-by,{division},{day},{before}")
    return lines


def main() -> None:
    rng = random.Random(20261122)
    lines = calendar_cases(rng) + working_cases(rng)
    (HERE / "periods.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
