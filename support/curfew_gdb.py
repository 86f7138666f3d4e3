"""GDB shows the values of curfew as the API writes them.

    (gdb) source curfew_gdb.py
    (gdb) print range
    $1 = 22:00-08:00
    (gdb) print days
    $2 = Mon Tue
    (gdb) print calls
    $3 = 2021-05-20 17:35:43 +08:00 until 2021-05-21 17:35:44 +08:00 = {zone = +08:00, Sun = 00:00-10:00 11:00-24:00, ...}

A timetable shows its window and the minutes that the task, or its calling hours, permit on each day of the week. In a zone with
transitions the window is shown in UTC. What a policy changes is not shown, only that there is one.
"""

import datetime
import re

import gdb
import gdb.printing

DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
MINUTES_PER_DAY = 24 * 60


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def first_member(value):
    return value[value.type.strip_typedefs().fields()[0]]


def count(value):
    """The number in a duration or a time point, whatever the standard library calls its members."""
    while value.type.strip_typedefs().code != gdb.TYPE_CODE_INT:
        value = first_member(value)
    return int(value)


def seconds_as_date(seconds):
    try:
        return str(datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds))
    except OverflowError:
        return f"{seconds} s after 1970-01-01"


def local_time(value):
    return seconds_as_date(count(value))


class Text:
    """A value that is one text."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return self.text(self.value)


class TimeOfDay(Text):
    @staticmethod
    def text(value):
        return clock(int(value["minutes_"]))


class TimeRange(Text):
    @staticmethod
    def text(value):
        return f"{TimeOfDay.text(value['start_'])}-{TimeOfDay.text(value['end_'])}"


class WeekdaySet(Text):
    @staticmethod
    def text(value):
        bits = int(value["bits_"])
        if bits & 0x80:
            return "an invalid day"
        return " ".join(day for i, day in enumerate(DAYS) if bits >> i & 1) or "no day"


class CallWindow(Text):
    @staticmethod
    def text(value):
        return f"{local_time(value['start_'])} until {local_time(value['end_'])}"


def permitted_ranges(week, day):
    """The ranges of one day that a detail::week_index permits."""
    words = first_member(week["words_"])
    first = day * MINUTES_PER_DAY
    permits = [int(words[m // 64]) >> m % 64 & 1 for m in range(first, first + MINUTES_PER_DAY)]
    edges = [m for m, (before, after) in enumerate(zip([0, *permits], [*permits, 0])) if before != after]
    return " ".join(f"{clock(start)}-{clock(end)}" for start, end in zip(edges[::2], edges[1::2])) or "nothing"


def zone_offset(value):
    """Seconds ahead of UTC; None for a zone with a table."""
    return None if int(value["table_"]["block_"]) else int(value["offset_"])


def offset_text(seconds):
    return f"{'-' if seconds < 0 else '+'}{clock(abs(seconds) // 60)}"


class Zone:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        offset = zone_offset(self.value)
        if offset is not None:
            return offset_text(offset)
        return self.value["table_"]["block_"].dereference()["value"]["name_"]


class Timetable:
    def __init__(self, value):
        self.value = value
        # The enumerators are none, fixed, table and layered.
        self.kind = str(self.value["kind_"]["value_"]).rpartition("::")[2]

    def to_string(self):
        if self.kind == "none":
            return "no rules, nothing is permitted"
        first = count(self.value["first_"])
        last = first + int(self.value["length_"]["value_"])
        offset = zone_offset(self.value["zone_"]) or 0
        return " until ".join(f"{seconds_as_date(t + offset)} {offset_text(offset)}" for t in (first, last))

    def children(self):
        if self.kind == "none":
            return
        yield "zone", self.value["zone_"]
        for i, day in enumerate(DAYS):
            yield day, permitted_ranges(self.value["week_"], i)
        if self.kind == "layered":
            yield "and", "a policy"


def printers():
    collection = gdb.printing.RegexpCollectionPrettyPrinter("curfew")
    for name, printer in (
        ("time_of_day", TimeOfDay),
        ("time_range", TimeRange),
        ("weekday_set", WeekdaySet),
        ("call_window", CallWindow),
        ("zone", Zone),
        ("timetable", Timetable),
    ):
        collection.add_printer(name, rf"^curfew::v\d+::{re.escape(name)}$", printer)
    return collection


gdb.printing.register_pretty_printer(gdb.current_objfile(), printers(), replace=True)
