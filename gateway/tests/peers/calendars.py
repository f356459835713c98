"""Reads a calendar with the library icalendar, spreads its rules with python-dateutil, and says when everything is.

Standard input: a calendar. Arguments: first and last day. Standard output: JSON, for each UID a sorted list of
[beginning, end or null, cancelled], by the clocks of the event's own zone. It shares no code with the gateway.
"""

import json
import sys
from datetime import date, datetime, time

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar


def clock(value, like):
    """What the clocks of the zone of `like` show; midnight for a day."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time())
    zone = getattr(like, "tzinfo", None)
    if value.tzinfo is not None and zone is not None:
        value = value.astimezone(zone)
    return value.replace(tzinfo=None)


def listed(event, name, start):
    held = event.get(name, [])
    held = held if isinstance(held, list) else [held]
    return [clock(one.dt, start) for dates in held for one in dates.dts]


def starts(event, first, last):
    start = event["DTSTART"].dt
    begin = clock(start, start)
    every = rruleset()
    every.rdate(begin)
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if "UNTIL" in rule:
            until = rule["UNTIL"][0]
            if isinstance(until, datetime):
                until = clock(until, start)
            else:
                until = datetime.combine(until, time(23, 59, 59))
            rule["UNTIL"] = [until]
        every.rrule(rrulestr(rule.to_ical().decode(), dtstart=begin))
    for at in listed(event, "RDATE", start):
        every.rdate(at)
    for at in listed(event, "EXDATE", start):
        every.exdate(at)
    return every.between(datetime.combine(first, time()), datetime.combine(last, time(23, 59, 59)), inc=True)


def main():
    first, last = (date.fromisoformat(day) for day in sys.argv[1:3])
    found, later = {}, []
    for event in Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT"):
        if "RECURRENCE-ID" in event:
            later.append(event)
            continue
        start = event["DTSTART"].dt
        end = event.get("DTEND")
        lasts = None if end is None else clock(end.dt, start) - clock(start, start)
        off = str(event.get("STATUS", "")) == "CANCELLED"
        times = found.setdefault(str(event["UID"]), {})
        for at in starts(event, first, last):
            times[at] = (None if lasts is None else at + lasts, off)
    for event in later:
        at = clock(event["RECURRENCE-ID"].dt, event["RECURRENCE-ID"].dt)
        times = found[str(event["UID"])]
        times[at] = (times[at][0], str(event.get("STATUS", "")) == "CANCELLED")
    said = {
        uid: [[at.isoformat(), end and end.isoformat(), off] for at, (end, off) in sorted(times.items())]
        for uid, times in found.items()
    }
    json.dump(said, sys.stdout)


main()
