"""What is compared with what, and the goals. A row reads: the time of `of` divided by the time of `to`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    at_most: bool
    limit: float

    def met_by(self, value, slack=1):
        """With a slack of 2, a value twice as far as the limit is still good enough."""
        return value <= self.limit * slack if self.at_most else value >= self.limit / slack


@dataclass(frozen=True)
class Row:
    what: str
    of: str
    to: str | None = None
    goal: Goal | None = None
    unit: str = "ratio"
    # Whether `--gate` looks at it.
    gated: bool = True


@dataclass(frozen=True)
class Section:
    title: str
    rows: list


def at_most(limit):
    return Goal(True, limit)


def at_least(limit):
    return Goal(False, limit)


def permits(zone, who="curfew", instants="random", rules="typical"):
    return f"permits/{zone}/{instants}/{rules}/{who}"


def latency(zone, who="curfew"):
    return f"latency/{zone}/random/typical/{who}"


def peer(zone, title, who, goal=None, **where):
    """How many times as long a peer takes."""
    return Row(title, permits(zone, who, **where), permits(zone, **where), goal)


def ranges(title, who):
    return [Row(f"{title}: {n} ranges / 1", permits("beijing", who, rules=str(n)), permits("beijing", who, rules="1"),
                at_most(1.1) if who == "curfew" and n == 1000 else None) for n in (10, 100, 1000)]


def json_rows(text, title, goal=None):
    def read(who):
        return f"json/{text}/{who}"

    return [
        Row(f"{title}: read_update_task / nlohmann::json::parse", read("read_update_task"), read("nlohmann_parse"), goal),
        Row(f"{title}: read_update_task / nlohmann::json::accept", read("read_update_task"), read("nlohmann_accept")),
        Row(f"{title}: a walk of the DOM by hand / read_update_task", read("dom_walk"), read("read_update_task")),
    ]


def live(who="live_timetable", threads=1, publishing=0):
    """The time of one thread."""
    return f"live/{who}/publishing:{publishing}/threads:{threads}"


def batch(level, name):
    return f"batch/{level}/{name}"


def batch_rows(level, fixed, with_transitions):
    """Shares of the rate at which a plain sum reads the same array, by the same compiler flags."""

    def share(title, name, goal=None, roof="roof"):
        return Row(title, batch(level, roof), batch(level, name), goal, "percent")

    return [
        share("Beijing: bytes", "beijing/random/bytes", at_least(fixed)),
        share("Beijing: bits", "beijing/random/bits"),
        share("Beijing: count", "beijing/random/count"),
        share("Beijing: bytes, in the cache", "beijing/in_cache/bytes", None, "roof_in_cache"),
        share("New York: bytes", "new_york/random/bytes", at_least(with_transitions)),
        share("New York: bits", "new_york/random/bits"),
        share("New York: count", "new_york/random/count"),
        share("Casablanca: bytes", "casablanca/random/bytes", at_least(with_transitions)),
        Row("Beijing: sorted instants, bytes", batch(level, "roof"), batch(level, "beijing/sorted/bytes"), at_least(5)),
        Row("New York: sorted instants, bytes", batch(level, "roof"), batch(level, "new_york/sorted/bytes"), at_least(5)),
        Row("Beijing: sorted instants, count", batch(level, "roof"), batch(level, "beijing/sorted/count")),
    ]


def zone_rows(zone, title):
    return [
        Row(f"{title}: load_zone, from its file", f"zones/{zone}/first_load", None, None, "ns"),
        Row(f"{title}: load_zone again", f"zones/{zone}/next_load", None, None, "ns"),
        Row(f"{title}: load_zone, from its file / again", f"zones/{zone}/first_load", f"zones/{zone}/next_load", at_least(20)),
    ]


def reading_rows(order):
    def of(what):
        return f"policy/20000/{order}/{what}"

    return [
        Row(f"20,000 dates, {order}: read_policy / nlohmann::json::parse", of("read_policy"), of("nlohmann_parse"), at_most(5)),
        Row(f"20,000 dates, {order}: policy to timetable / nlohmann::json::parse", of("timetable"), of("nlohmann_parse")),
    ]


LOCALTIME_SSCANF = "localtime_r + sscanf at each call / curfew"
LOCALTIME = "localtime_r + scan / curfew"
DATE = "date to_local + scan / curfew"
CACHED = "date, last sys_info cached by hand + scan / curfew"
ICU = "ICU getOffset + scan / curfew"
ICL = "zone eras + Boost.ICL contains / curfew"

GOALS = [
    Section("Is it permitted at T: Beijing, random instants, typical rules", [
        Row("curfew / bare kernel", permits("beijing"), permits("beijing", "kernel"), at_most(1.15)),
        peer("beijing", DATE, "date_scan", at_least(25)),
        peer("beijing", CACHED, "date_cached_scan", at_least(8)),
        peer("beijing", "std::chrono fixed offset + scan / curfew", "chrono_fixed_scan"),
        peer("beijing", ICL, "boost_icl"),
        peer("beijing", ICU, "icu_scan"),
        peer("beijing", LOCALTIME, "localtime_scan"),
        peer("beijing", LOCALTIME_SSCANF, "localtime_sscanf"),
    ]),
    Section("Is it permitted at T: New York, random instants, typical rules", [
        Row("curfew / curfew in Beijing", permits("new_york"), permits("beijing"), at_most(2)),
        peer("new_york", DATE, "date_scan", at_least(22)),
        peer("new_york", CACHED, "date_cached_scan"),
        peer("new_york", ICL, "boost_icl"),
        peer("new_york", ICU, "icu_scan", at_least(60)),
        peer("new_york", LOCALTIME, "localtime_scan"),
        peer("new_york", LOCALTIME_SSCANF, "localtime_sscanf"),
    ]),
    Section("Is it permitted at T: Casablanca, random instants, typical rules", [
        Row("curfew / curfew in Beijing", permits("casablanca"), permits("beijing"), at_most(2)),
        peer("casablanca", DATE, "date_scan", at_least(22)),
        peer("casablanca", CACHED, "date_cached_scan"),
    ]),
    Section("The instants of one day, which is what a live dialer asks", [
        peer("beijing", f"Beijing: {CACHED}", "date_cached_scan", at_least(6), instants="same_day"),
        peer("new_york", f"New York: {CACHED}", "date_cached_scan", at_least(6), instants="same_day"),
        peer("beijing", f"Beijing: {DATE}", "date_scan", instants="same_day"),
        peer("new_york", f"New York: {DATE}", "date_scan", instants="same_day"),
    ]),
    Section("Sorted instants, one at a time", [
        peer("beijing", f"Beijing: {CACHED}", "date_cached_scan", instants="sorted"),
        peer("new_york", f"New York: {CACHED}", "date_cached_scan", instants="sorted"),
        Row("New York: curfew sorted / random", permits("new_york", instants="sorted"), permits("new_york")),
    ]),
    Section("Latency: each question waits for the answer before it", [
        Row("Beijing: curfew / bare kernel", latency("beijing"), latency("beijing", "kernel"), at_most(1.6)),
        Row("New York: curfew / bare kernel", latency("new_york"), latency("beijing", "kernel"), at_most(2.2)),
        Row("Casablanca: curfew / bare kernel", latency("casablanca"), latency("beijing", "kernel"), at_most(2.2)),
    ]),
    Section("From 1 to 1000 ranges: Beijing, random instants", [
        *ranges("curfew", "curfew"),
        *ranges("date, cached + scan", "date_cached_scan"),
        *ranges("Boost.ICL", "boost_icl"),
        peer("beijing", "1000 ranges: date, cached + scan / curfew", "date_cached_scan", rules="1000"),
        peer("beijing", "1000 ranges: Boost.ICL / curfew", "boost_icl", rules="1000"),
    ]),
    Section("The next permitted instant, and the verdict with its reason: random instants", [
        Row("Beijing, typical: next_permitted / permits", "next/beijing/typical/curfew", permits("beijing"), at_most(5)),
        Row("New York, typical: next_permitted / permits in Beijing", "next/new_york/typical/curfew", permits("beijing"),
            at_most(8)),
        Row("Beijing: a jump by hand on date / next_permitted", "next/beijing/typical/date_jump",
            "next/beijing/typical/curfew", at_least(15)),
        Row("New York: a jump by hand on date / next_permitted", "next/new_york/typical/date_jump",
            "next/new_york/typical/curfew", at_least(15)),
        Row("Beijing, one open minute a week: next_permitted / permits", "next/beijing/one_open_minute/curfew",
            permits("beijing"), at_most(60)),
        Row("New York, one open minute a week: next_permitted / permits", "next/new_york/one_open_minute/curfew",
            permits("new_york"), at_most(60)),
        Row("Beijing: at / permits", "at/beijing/typical/curfew", permits("beijing"), at_most(4)),
        Row("New York: at / permits", "at/new_york/typical/curfew", permits("new_york"), at_most(4)),
    ]),
    Section("Exceptions by date over ten years, random instants", [
        Row("Beijing: no exception / a bare task", "exceptions/beijing/0", "exceptions/beijing/bare", at_most(1.1)),
        Row("Beijing: 100 exceptions / a bare task", "exceptions/beijing/100", "exceptions/beijing/bare", at_most(3)),
        Row("Beijing: 1000 exceptions / 100 exceptions", "exceptions/beijing/1000", "exceptions/beijing/100"),
        Row("New York: 100 exceptions / a bare task", "exceptions/new_york/100", "exceptions/new_york/bare"),
    ]),
    Section("A task in Beijing under a policy of three local hours and 100 exceptions: random instants", [
        Row("permits / a bare task's permits", "policy/permits", permits("beijing"), at_most(12)),
        Row("next_permitted / a bare task's next_permitted", "policy/next", "next/beijing/typical/curfew", at_most(20)),
        Row("at / a bare task's at", "policy/at", "at/beijing/typical/curfew"),
        Row("batch, random / permits one by one", "policy/batch/random", "policy/permits", at_most(1.1)),
        Row("batch, sorted / permits one by one", "policy/batch/sorted", "policy/permits"),
    ]),
    Section("Two layers that never meet until 9999: the next permitted instant", [
        Row("Beijing and Beijing", "policy/never_meets/fixed", None, at_most(10_000), "ns"),
        Row("New York and Paris, transitions for ever", "policy/never_meets/transitions", None, at_most(1_000_000), "ns"),
    ]),
    Section("Reading a policy of closed dates, each an entry of its own", [
        *reading_rows("ascending"),
        *reading_rows("descending"),
        *reading_rows("random"),
    ]),
    Section("One instant against many timetables, visited at random", [
        Row("1000 timetables / 1 timetable", "timetables/1000", "timetables/1"),
        # What 30 MiB cost more than the cache is the machine's: 4 to 9 have been seen. How near the library comes to that is
        # the last row.
        Row("20,000 timetables / 1 timetable", "timetables/20000", "timetables/1", at_most(3.5), gated=False),
        Row("20,000 timetables in huge pages / 1 timetable", "timetables/20000_huge_pages", "timetables/1", at_most(3.5)),
        Row("20,000 timetables / one word of each of them read", "timetables/20000", "timetables/20000_words", at_most(2.5)),
    ]),
    Section("A timetable that can be replaced while it is asked: Beijing, random instants", [
        Row("live_timetable / a timetable that stays", live(), live("plain"), at_most(1.5)),
        Row("2 readers / 1 reader", live(threads=2), live(), at_most(1.2)),
        Row("a publication each millisecond / none", live(publishing=1), live(), at_most(1.3)),
        Row("2 readers, a publication each millisecond / 1 reader, none", live(threads=2, publishing=1), live()),
        Row("std::atomic<std::shared_ptr> / live_timetable", live("atomic_shared_ptr"), live(), at_least(4)),
        Row("std::atomic<std::shared_ptr>: 2 readers / 1 reader", live("atomic_shared_ptr", 2),
            live("atomic_shared_ptr")),
    ]),
    Section("Batch, the x86-64 baseline: rate, of that of a plain sum over the same 16,777,216 instants",
            batch_rows("baseline", 0.20, 0.13)),
    Section("Batch, -march=x86-64-v3", batch_rows("x86-64-v3", 0.45, 0.20)),
    Section("Batch, -march=x86-64-v4", batch_rows("x86-64-v4", 0.80, 0.30)),
    Section("Building", [
        Row("page's example: task to timetable", "build/page/task_to_timetable", None, at_most(300), "ns"),
        Row("page's example: request to timetable", "build/page/request_to_timetable", None, None, "ns"),
        Row("typical rules: task to timetable", "build/typical/task_to_timetable", None, None, "ns"),
        Row("typical rules: request to timetable", "build/typical/request_to_timetable", None, None, "ns"),
        Row("100,000 ranges: task to timetable, a range", "build/100000_ranges/task_to_timetable", None, at_most(20), "ns"),
        Row("100,000 ranges: request to timetable, a range", "build/100000_ranges/request_to_timetable", None, None, "ns"),
        Row("request to timetable, a range: 100,000 ranges / 1000 ranges", "build/100000_ranges/request_to_timetable",
            "build/1000_ranges/request_to_timetable"),
    ]),
    Section("Loading zones", [
        *zone_rows("beijing", "Asia/Shanghai"),
        *zone_rows("new_york", "New York"),
        *zone_rows("casablanca", "Casablanca"),
    ]),
    Section("JSON: text to update and all diagnostics", [
        *json_rows("page", "the page's example", at_most(1.0)),
        *json_rows("compact", "the same without blanks"),
        *json_rows("1000_ranges", "1000 ranges"),
        Row("the page's example: text to timetable / nlohmann::json::parse", "json/page/timetable", "json/page/nlohmann_parse"),
    ]),
    Section("Sizes", [
        Row("timetable", "size/timetable", None, at_most(1600), "bytes"),
    ]),
]
