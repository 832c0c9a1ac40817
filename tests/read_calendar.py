#!/usr/bin/env python3
"""Lets a calendar library read the deadlines that wir writes, and compares them with its JSON.

    read_calendar.py WIR
"""

import datetime
import json
import subprocess
import sys

import icalendar

DAY = "2026-11-22"


def run(wir, form):
    command = [wir, "foerderung", "deadlines", "--as-of", DAY, "--format", form]
    return subprocess.run(command, capture_output=True, check=True, env={}).stdout


def main(wir):
    dates = json.loads(run(wir, "json"))["deadlines"]
    expected = sorted(
        (date["day"], date["line"]) for date in dates if date["kind"] == "deadline"
    )
    calendar = icalendar.Calendar.from_ical(run(wir, "ics"))
    assert not calendar.errors, calendar.errors
    events = calendar.walk("VEVENT")
    seen = []
    for event in events:
        assert not event.errors, event.errors
        start, end = event.decoded("dtstart"), event.decoded("dtend")
        assert end - start == datetime.timedelta(days=1), event
        alarm = event.walk("VALARM")[0]
        assert alarm.decoded("trigger") == datetime.timedelta(days=-14), event
        assert event["summary"].startswith("Frist: "), event["summary"]
        line = event["uid"].split("-" + start.strftime("%Y%m%d"))[0]
        seen.append((start.isoformat(), line))
    assert sorted(seen) == expected, (seen, expected)
    assert len({event["uid"] for event in events}) == len(events)
    print(f"icalendar read {len(events)} deadlines")


if __name__ == "__main__":
    main(sys.argv[1])
