#!/usr/bin/env python3
"""The report of `curfew week --html` in a real browser: it renders without a word on the console, asks nothing of the
network, fits on a phone, every text on it can be read, and its numbers are the tool's.

    check_report.py --tool PROGRAM [--pictures FOLDER]

With --pictures, what the browser shows is left in FOLDER as PNG, to be looked at. The checks are also made on pages that
are broken on purpose: each must be noticed.
"""

import argparse
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import zoneinfo

import browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "cli" / "files"
EXAMPLES = ROOT / "examples"
POLICY = EXAMPLES / "holiday_week.json"
READABLE = 4.5


class Case:
    def __init__(self, name, request, now, *options, zone="Asia/Shanghai"):
        self.name, self.now, self.options, self.zone = name, now, options, zoneinfo.ZoneInfo(zone)
        if isinstance(request, dict):
            self.text = json.dumps(request)
        else:
            self.text = request.read_text(encoding="utf-8")


def request(forbid_list, start="2026-10-01 00:00:00", end="2026-10-31 00:00:00", task="123", lines=10):
    return {"TaskOpenId": task, "StartTime": start, "EndTime": end, "Concurrency": lines, "RingAgainTimes": 1,
            "ForbidTimeList": forbid_list}


def many_ranges():
    minutes = [f"{i // 60:02}:{i % 60:02}-{(i + 1) // 60:02}:{(i + 1) % 60:02}" for i in range(0, 1439, 2)]
    return [{"Weekdays": [1 + i % 7], "Times": minutes} for i in range(14)]


CASES = (
    Case("example", EXAMPLES / "weekend_task.json", "2021-05-22 10:30:00"),
    Case("policy", EXAMPLES / "holiday_week_task.json", "2026-10-06 12:00:00", "--policy", str(POLICY)),
    Case("overnight", FILES / "overnight.json", "2021-05-18 23:00:00", "--rule", "time-range-overnight=warning",
         "--end-inclusive", "--lang", "zh"),
    Case("clock_change", request([{"Times": ["00:00-08:30", "12:00-13:30", "21:00-24:00"]}], "2026-10-20 12:00:00",
                                 "2026-11-05 18:00:00"), "2026-10-31 12:00:00", "--zone", "America/New_York",
         zone="America/New_York"),
    Case("hostile", request([{"Weekdays": [2, 4, 6], "Times": ["10:00-11:00"]}],
                            task="</title><script>alert(1)</script>\"'&\u202e<b>" + "x" * 300, lines=2147483647),
         "2026-10-09 10:30:00"),
    Case("years", request([{"Times": ["00:00-09:00", "12:00-14:00", "20:00-23:59"]}], "1000-01-01 00:00:00",
                          "9999-12-31 00:00:00"), "2026-05-20 10:30:00"),
    Case("years_policy", request([{"Times": ["00:00-09:00"]}], "2020-01-01 00:00:00", "2023-06-30 00:00:00"),
         "2020-05-20 10:30:00", "--policy", str(POLICY)),
    Case("many_ranges", request(many_ranges()), "2026-10-06 12:00:00"),
    Case("nothing", request([{"Times": ["00:00-24:00"]}]), "2026-10-06 12:00:00"),
    Case("always", {k: v for k, v in request([]).items() if k != "ForbidTimeList"}, "2026-12-06 12:00:00",
         "--nothing-stored"),
)

# Texts that cannot be read against what is behind them, as "ratio text".
CONTRAST = """(() => {
    for (const d of document.querySelectorAll('details')) d.open = true;
    const colour = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const ratio = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
    const behind = (element, x, y) => {
        for (const e of document.elementsFromPoint(x, y)) {
            const style = getComputedStyle(e);
            const shape = ['rect', 'path'].includes(e.localName);
            const paint = shape ? style.fill : e.ownerSVGElement ? 'none' : style.backgroundColor;
            if (paint.startsWith('url')) return null;
            const c = paint === 'none' ? [0, 0, 0, 0] : colour(paint);
            if (c.length < 4 || c[3] === 1) return c;
            if (c[3] > 0) return null;
        }
        return colour(getComputedStyle(document.body).backgroundColor);
    };
    const faults = [];
    let count = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        if (!node.data.trim() || ['title', 'desc', 'style', 'SCRIPT'].includes(element.localName)) continue;
        if (!element.checkVisibility() || element.closest('.unseen')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getClientRects()[0];
        if (!box || box.width < 2 || box.height < 2) continue;
        const style = getComputedStyle(element);
        const ink = colour(element.ownerSVGElement ? style.fill : style.color);
        const ground = behind(element, box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
        ++count;
        const r = ground ? ratio(ink, ground) : 0;
        if (!(r >= LEAST)) faults.push(r.toFixed(2) + ' ' + node.data.trim().slice(0, 40));
    }
    return count > 20 ? faults : ['only ' + count + ' texts were found'];
})()""".replace("LEAST", str(READABLE))

# What is wider than the screen: the page, or an element that ends outside of it.
OVERFLOW = """(() => {
    const width = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('.unseen, defs'))
        .filter(e => e.getBoundingClientRect().right > width + .5).map(e => e.outerHTML.slice(0, 80));
    return document.documentElement.scrollWidth > width ? ['the page scrolls sideways', ...out.slice(0, 3)] : out.slice(0, 3);
})()"""

# What a reader that does not see is left without.
NAMES = """(() => {
    const faults = [];
    const label = e => (e.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id))
        .map(n => n ? n.textContent.trim() : '');
    for (const e of document.querySelectorAll('svg:not([aria-hidden])'))
        if (e.getAttribute('role') !== 'img' || label(e).length < 2 || label(e).some(t => !t)) faults.push('a picture');
    if (document.querySelectorAll('h1').length !== 1) faults.push('h1');
    if (!document.documentElement.lang || !document.title) faults.push('the language or the title');
    for (const e of document.querySelectorAll('th')) if (!e.scope) faults.push('a heading of a table');
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
    if (new Set(ids).size !== ids.length) faults.push('an id that stands twice');
    if (document.querySelector('script, link[rel=stylesheet], iframe, img, object')) faults.push('an element of another kind');
    return faults;
})()"""

NUMBERS = """(() => {
    const value = e => e ? e.value : null;
    const figures = [...document.querySelectorAll('.figures > div')].map(d => value(d.querySelector('data')));
    const days = [...document.querySelectorAll('.month li')].filter(d => d.querySelector('data'))
        .map(d => [d.querySelector('time').dateTime, d.querySelector('data').value]);
    const next = [...document.querySelectorAll('.next tbody tr')]
        .map(row => [...row.querySelectorAll('time')].map(t => t.dateTime));
    const sums = [...document.querySelectorAll('h3 data, table data')].map(value);
    return {callable: figures[0], calls: figures[2], days, next, sums};
})()"""


def tool_says(tool, case, *command, status=0):
    done = subprocess.run([tool, *command, "-", *case.options], input=case.text, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    if done.returncode != status:
        sys.exit(f"{case.name}: curfew {' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def instant(text):
    return datetime.datetime.fromisoformat(text)


def windows(tool, case, *options):
    lines = tool_says(tool, case, "windows", "--format", "json", *options).splitlines()
    return [(line["from"], line["to"]) for line in map(json.loads, lines)]


def length(interval):
    return int((instant(interval[1]) - instant(interval[0])).total_seconds())


def number_faults(tool, case, page, complete):
    """Where the numbers on the page are not what `windows` and `week --format json` say."""
    shown = page.run(NUMBERS)
    said = json.loads(tool_says(tool, case, "week", "--format", "json", "--now", case.now))
    for name, key in (("callable", "callable_seconds"), ("calls", "calls")):
        if shown[name] != (None if said[key] is None else str(said[key])):
            yield f"{name}: {shown[name]}, not {said[key]}"
    if complete:
        all_windows = windows(tool, case)
        total = sum(map(length, all_windows))
        if total != int(shown["callable"]):
            yield f"callable: {shown['callable']}, not {total}"
        if sum(map(int, shown["sums"])) != total:
            yield f"the months add up to {sum(map(int, shown['sums']))}, not {total}"
        if total * said["concurrency"] // said["talk_seconds"] != int(shown["calls"]):
            yield "calls is not callable * concurrency / talk"
    if not shown["days"]:
        yield "the calendar has no day"
    for date, seconds in shown["days"]:
        midnight = datetime.datetime.fromisoformat(date).replace(tzinfo=case.zone)
        after = (midnight.replace(tzinfo=None) + datetime.timedelta(days=1)).replace(tzinfo=case.zone)
        # Other than years of less than four digits, what isoformat() writes is RFC 3339.
        found = windows(tool, case, "--from", midnight.isoformat(), "--to", after.isoformat())
        if sum(map(length, found)) != int(seconds):
            yield f"{date}: {seconds} s, not {sum(map(length, found))}"
    wanted = []
    if complete:
        wanted = [list(w) for w in windows(tool, case, "--from", case.now)[:10]]
        if shown["next"] != wanted:
            yield f"the next windows are {shown['next']}, not {wanted}"


def looks(chromium, path):
    """Each way to look at a page: its name, and the page."""
    for name, width, scheme, media in (("desktop", 1200, "light", "screen"), ("phone", 390, "light", "screen"),
                                       ("dark", 1200, "dark", "screen"), ("phone_dark", 390, "dark", "screen"),
                                       ("small", 320, "light", "screen"), ("print", 794, "light", "print")):
        yield name, browser.Page(chromium, path, width, scheme, media)


def view_faults(page):
    yield from (f"on the console: {text}" for text in page.console())
    yield from (f"asks for {url}" for url in page.requests())
    yield from (f"sticks out: {text}" for text in page.run(OVERFLOW))
    yield from (f"contrast {text}" for text in page.run(CONTRAST))
    yield from (f"has no name: {text}" for text in page.run(NAMES))
    yield from (f"on the console: {text}" for text in page.console())


def check_case(chromium, tool, case, folder, pictures):
    report = folder / f"{case.name}.html"
    picture = folder / f"{case.name}.svg"
    tool_says(tool, case, "week", "--html", str(report), "--svg", str(picture), "--now", case.now)
    for name, page in looks(chromium, report):
        faults = list(view_faults(page))
        if name == "desktop":
            faults += number_faults(tool, case, page, complete=case.name != "years")
        if pictures:
            page.picture(pictures / f"{case.name}_{name}.png")
            if name == "print":
                page.print_to(pictures / f"{case.name}.pdf")
        yield from (f"{case.name}, {name}: {fault}" for fault in faults)
        page.close()
    for scheme in ("light", "dark"):
        page = browser.Page(chromium, picture, 960, scheme)
        yield from (f"{case.name}.svg, {scheme}: {text}" for text in page.console() + page.requests())
        if page.run("document.documentElement.localName") != "svg":
            yield f"{case.name}.svg is no picture"
        if pictures:
            page.picture(pictures / f"{case.name}_svg_{scheme}.png")
        page.close()


# Faults put into a page, and what must be said of each.
BROKEN = (
    ("<footer>", "<footer><script>0</script>", "on the console"),
    ("<footer>", "<footer><img src='http://127.0.0.1:9/x.png' alt='x'>", "asks for http"),
    ("<footer>", "<footer><p style='width: 600px'>wide</p>", "sticks out"),
    ("<footer>", "<footer><p style='color: #999'>faint</p>", "contrast"),
    ('fill: #fff; font-weight: 600', 'fill: #777; font-weight: 600', "contrast"),
    ('id="narrow-title"', 'id="other"', "has no name"),
    ('<data value="', '<data value="1', "callable"),
    ('<td><time datetime="2021-05-22T10:30:00', '<td><time datetime="2021-05-22T10:31:00', "the next windows"),
    ('<span class="sum"><data value="', '<span class="sum"><data value="1', "2021-05-20"),
)


def unnoticed(chromium, tool, folder):
    case = CASES[0]
    whole = (folder / f"{case.name}.html").read_text(encoding="utf-8")
    for i, (text, fault, wanted) in enumerate(BROKEN):
        if text not in whole:
            yield f"{text} does not stand in the page, so that it cannot be broken"
            continue
        broken = whole.replace(text, fault, 1)
        if "http:" in fault:
            broken = broken.replace("Content-Security-Policy", "x")
        path = folder / f"broken_{i}.html"
        path.write_text(broken, encoding="utf-8")
        page = browser.Page(chromium, path, 390)
        found = list(view_faults(page)) + list(number_faults(tool, case, page, complete=True))
        if not any(wanted in f for f in found):
            yield f"{fault} was not noticed: {found}"
        page.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--only", metavar="CASE")
    wanted = parser.parse_args()
    if wanted.pictures:
        wanted.pictures.mkdir(parents=True, exist_ok=True)
    faults = []
    with tempfile.TemporaryDirectory() as name, browser.Browser() as chromium:
        folder = pathlib.Path(name)
        for case in CASES:
            if wanted.only in (None, case.name):
                faults += check_case(chromium, wanted.tool, case, folder, wanted.pictures)
        if not wanted.only:
            faults += unnoticed(chromium, wanted.tool, folder)
    for fault in faults:
        print(fault)
    print(f"{len(CASES)} reports, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
