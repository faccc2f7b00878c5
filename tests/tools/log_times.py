"""What a long log costs on a page: processor time of the longest task, as the page starts and at a click.

PYTHONPATH=hooks .venv/bin/python tests/log_times.py
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from course_folder import LESSON, build_course
from playwright_browsers import CHROMIUM
from sites import Problems, Site

ITEMS = 7
ITEM = (
    "### item-{0}\n\nWhat is asked in {0}?\n\n- [x] Key {0}\n- [ ] Distractor {0}\n- [ ] Another {0}\n\n> Why {0}.\n\n"
)
LINES = "::: checklist To do\nid: to-do\n\n- [ ] A line\n- [ ] Another line\n\n:::\n"
PAGE = LESSON.split("### placed-item")[0] + "".join(map(ITEM.format, range(ITEMS))) + f":::\n\n{LINES}"
AFTERWARDS = 800  # milliseconds in which the page does what comes of something
PREFIX = "course:serving-from-the-heart:me:"
OTHERS = "for (let i = 0; i < args; i++) localStorage.setItem(`another site: ${i}`, 'x')"


@dataclass(frozen=True, slots=True)
class Log:
    """So many events in so many keys, beside keys of other sites of the origin."""

    events: int
    keys: int = 1
    others: int = 0

    def __str__(self) -> str:
        """Say what it is."""
        others = f", {self.others:,} keys of others" if self.others else ""
        return f"{self.events:,} events, {self.keys} key{'s' * (self.keys > 1)}{others}"


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of the longest task as a page starts, at two clicks on it, and at one on the page after it."""

    start: float
    check: float
    tick: float
    next_check: float


LOGS = [Log(0), Log(1000), Log(5000), Log(5000, 500), Log(20_000), Log(20_000, 500), Log(0, 1, 20_000)]


@contextmanager
def page_with_a_log() -> Iterator[Callable[[Log], Times]]:
    """Give a function that measures a page under a log, in Chromium."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(build_course(Path(folder), {"docs/module/lesson.md": PAGE}), Problems())
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*CHROMIUM, *sandbox])
        yield partial(_measure, browser, site.address)
        browser.close()
        site.close()


def _measure(browser: Browser, address: str, log: Log) -> Times:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/credits/")
    page.evaluate("all => { for (const [key, text] of all) localStorage.setItem(key, text) }", list(_stored(log)))
    page.evaluate(f"args => {{{OTHERS}}}", log.others)
    lesson = f"{address}/module/lesson/"
    start = _longest(browser, page, lambda: page.goto(lesson))
    check = _check(browser, page, 0)
    tick = _longest(browser, page, lambda: page.click("#to-do input"))
    page.goto(lesson)
    next_check = _check(browser, page, 1)
    context.close()
    return Times(start, check, tick, next_check)


def _check(browser: Browser, page: Page, item: int) -> float:
    page.click(f"#in-place--item-{item} label:nth-of-type(1) input")
    return _longest(browser, page, lambda: page.click(f"#in-place--item-{item} [data-do=check]"))


def _longest(browser: Browser, page: Page, act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time of the longest task that `act` leads to in the page."""
    browser.start_tracing(page=page, categories=["toplevel"])
    act()
    page.wait_for_timeout(AFTERWARDS)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {(e["pid"], e["tid"]) for e in events if e["args"].get("name") == "CrRendererMain"}
    tasks = [e for e in events if (e["pid"], e["tid"]) in threads and "RunTask" in e["name"]]
    return max(float(task.get("tdur", 0)) for task in tasks) / 1000


def _stored(log: Log) -> Iterator[tuple[str, str]]:
    """Give the keys and texts of a log: responses and ticks of many lessons, in whatever key."""
    chosen = random.Random(1)  # noqa: S311  (the same log each time, no secret)
    rows: list[list[list[object]]] = [[] for _ in range(log.keys if log.events else 0)]
    for seq in range(1, log.events + 1):
        name = f"page:module/lesson-{chosen.randrange(60)}#item-{chosen.randrange(10)}"
        others = {
            "response": [f"{chosen.getrandbits(32):08x}"],
            "right": True,
            "print": f"{chosen.getrandbits(32):08x}",
        }
        place = rows[seq * log.keys // (log.events + 1)]
        place.append([f"event{seq:07}", 1.7e12 + seq, seq, "responded", name, "module/other#block", "run", others])
    for number, found in enumerate(rows):
        yield f"{PREFIX}tab{number:09}", "\n".join(['{"version":1}', *map(_line, _shortened(found))])


def _shortened(rows: list[list[object]]) -> Iterator[list[object]]:
    known: dict[object, int] = {}
    for row in rows:
        short = [known.get(text, text) for text in row[3:7]]
        for text in row[3:7]:
            known.setdefault(text, len(known))
        yield [*row[:3], *short, *row[7:]]


def _line(row: list[object]) -> str:
    return json.dumps(row, separators=(",", ":"))


def main() -> None:
    """Print a table."""
    print(f"{'log':<42} {'longest task':>12} {'first click':>12} {'tick':>8} {'next page':>10}")
    with page_with_a_log() as measure:
        for log in LOGS:
            times = measure(log)
            print(f"{log!s:<42} {times.start:>12.0f} {times.check:>12.1f} {times.tick:>8.1f} {times.next_check:>10.1f}")


if __name__ == "__main__":
    main()
