"""`make bench`: what our build and our pages cost beside plain Material, against the budgets of the design.

The floor is Material with the project's own theme options and Markdown extensions, without anything of ours, on the
same lessons with the same questions as ordinary lists. Builds go in rounds, one of each kind after the other, and the
least of the rounds counts: noise only ever adds.
"""

from __future__ import annotations

import argparse
import gzip
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from bs4 import BeautifulSoup

from bench_courses import Course
from bench_runs import Cost, Sites, build, rebuild
from courseblocks.core.settings import Settings
from courseblocks.publish.bundles import BESIDE, assets_beside, script, style_sheet
from courseblocks.words.words import ENGLISH
from log_times import Log, page_with_a_log

ITEMS = 10  # a lesson
USUAL, USUAL_RICH, USUAL_MIXED = (Course(100, ITEMS, kind) for kind in ("plain", "rich", "mixed"))
EQUIPPED = Course(100, ITEMS, is_equipped=True)
WORDY = Course(100, ITEMS, words=500)
OTHERS = (USUAL_RICH, USUAL_MIXED, EQUIPPED, WORDY)
LONG_PAGES = [Course(1, items) for items in (100, 400, 1600)]
LINEAR = 1.2  # what the last part of a growth may cost over the part before it, for the noise of three figures

Costs = Mapping[tuple[Course, str], Cost]


@dataclass(frozen=True, slots=True)
class Row:
    """A budget and what was measured."""

    what: str
    budget: float
    figure: float

    @property
    def holds(self) -> bool:
        """Whether the figure is within the budget."""
        return self.figure <= self.budget

    def __str__(self) -> str:
        """Give the row of the table."""
        verdict = "holds" if self.holds else "does not hold"
        return f"{self.what:<58} {self.budget:>9.2f} {self.figure:>9.3f}  {verdict}"


def main() -> None:
    """Measure, print, and exit with 1 if a budget does not hold."""
    options = _options()
    peers = _peers() if options.peers else []
    with TemporaryDirectory() as folder:
        sites = Sites(Path(folder))
        courses = [Course(pages, ITEMS) for pages in options.pages]
        jobs = [(c, v) for c in (*courses, *OTHERS, *LONG_PAGES) for v in ("floor", "ours", "without")]
        jobs.append((USUAL, "bare"))
        costs = _measure(sites, [*jobs, *((course, peer) for course in courses for peer in peers)], options.rounds)
        rebuilds = _measure_rebuilds(sites, options.rounds)
        _print_costs(costs)
        rows = [*_build_rows(courses, costs), *_growth_rows(courses, costs), *_page_rows(sites)]
    rows.extend(_log_rows())
    rows.append(Row("rebuild on save over the floor, 100 pages", 0.8, rebuilds["ours"] / rebuilds["floor"]))
    print(f"\n{'budget':<58} {'at most':>9} {'measured':>9}", *rows, sep="\n")
    raise SystemExit(any(not row.holds for row in rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[20, 100, 500], help="sizes of courses, 100 among them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", action="store_true", help="also build the courses with mkdocs-quiz")
    options = parser.parse_args()
    if USUAL.lessons not in options.pages:
        parser.error("one of the sizes is 100, which budgets are set for")
    return options


def _peers() -> list[str]:
    if find_spec("mkdocs_quiz"):
        return ["peer"]
    print("mkdocs-quiz is not installed: .venv/bin/pip install mkdocs-quiz")
    return []


def _measure(sites: Sites, jobs: list[tuple[Course, str]], rounds: int) -> dict[tuple[Course, str], Cost]:
    found: dict[tuple[Course, str], list[Cost]] = {job: [] for job in jobs}
    for _ in range(rounds):
        for course, variant in jobs:
            found[course, variant].append(build(sites.folder(course, variant)))
    return {job: Cost(min(c.cpu for c in costs), min(c.memory for c in costs)) for job, costs in found.items()}


def _measure_rebuilds(sites: Sites, rounds: int) -> dict[str, float]:
    found = [{variant: rebuild(sites.folder(USUAL, variant)) for variant in ("floor", "ours")} for _ in range(rounds)]
    return {variant: min(one[variant] for one in found) for variant in ("floor", "ours")}


def _print_costs(costs: Costs) -> None:
    load = os.getloadavg()[0]
    print(
        f"CPU seconds and memory, the least of the rounds (load of the machine: {load:.1f}, {os.cpu_count()} cores)\n"
    )
    print(f"{'pages':>5} {'items a page':>12} {'':<8} {'CPU s':>7} {'MB':>5} {'over the floor':>15}")
    for (course, variant), cost in costs.items():
        ratio = cost.cpu / costs[course, "floor"].cpu
        sizes = f"{course.lessons:>5} {course.items:>12} {variant:<8}"
        print(f"{sizes} {cost.cpu:>7.2f} {cost.memory:>5.0f} {ratio:>15.2f}{_told(course)}")


def _build_rows(courses: list[Course], costs: Costs) -> Iterator[Row]:
    for course in (*courses, *OTHERS):
        if course.lessons >= USUAL.lessons:
            ratio = costs[course, "ours"].cpu / costs[course, "floor"].cpu
            yield Row(f"CPU over the floor, {course.lessons} pages{_told(course)}", _budget(course), ratio)
    ratio = costs[USUAL, "without"].cpu / costs[USUAL, "bare"].cpu
    yield Row(f"CPU over plain pages, {USUAL.lessons} pages without items", 1.1, ratio)
    yield Row("milliseconds an item, plain text, code, bold", 0.3, _milliseconds(USUAL, costs))
    yield Row("milliseconds an item, a fifth with Markdown", 0.6, _milliseconds(USUAL_RICH, costs))
    yield Row("milliseconds an item, all types", 0.6, _milliseconds(USUAL_MIXED, costs))
    yield Row("milliseconds an item, 1600 on a page", 0.3, _milliseconds(LONG_PAGES[-1], costs))
    largest = courses[-1]
    ratio = costs[largest, "ours"].memory / costs[largest, "floor"].memory
    yield Row(f"memory over the floor, {largest.lessons} pages", 1.1, ratio)


def _budget(course: Course) -> float:
    if course.kind != "plain":
        return 1.0  # tables and what needs Markdown cost both alike
    return 0.9 if course.is_equipped else 0.85


def _told(course: Course) -> str:
    """Say what a course has that the usual one has not."""
    kinds = {"plain": "", "rich": ", a fifth with Markdown", "mixed": ", all types of items"}
    words = f" of {course.words} words" if course.words != USUAL.words else ""
    return words + kinds[course.kind] + (", the guide's extensions" if course.is_equipped else "")


def _milliseconds(course: Course, costs: Costs) -> float:
    added = costs[course, "ours"].cpu - costs[course, "without"].cpu
    return added * 1000 / (course.lessons * course.items)


def _growth_rows(courses: list[Course], costs: Costs) -> Iterator[Row]:
    """Compare what one more item, or page, costs at the largest size with what it costs before."""
    items = [(course.items, costs[course, "ours"].cpu) for course in LONG_PAGES]
    yield Row("growth in items on a page, 1 is linear", LINEAR, _growth(items))
    if len(courses) > 2:
        ours, floor = ([(c.lessons, costs[c, variant].cpu) for c in courses] for variant in ("ours", "floor"))
        print(f"\nGrowth in pages, 1 is linear: ours {_growth(ours):.2f}, the floor's own {_growth(floor):.2f}.")
        yield Row("growth in pages over the floor's own growth", LINEAR, _growth(ours) / _growth(floor))


def _growth(points: list[tuple[int, float]]) -> float:
    (n1, t1), (n2, t2), (n3, t3) = points[-3:]
    return (t3 - t2) / (n3 - n2) / ((t2 - t1) / (n2 - n1))


def _page_rows(sites: Sites) -> Iterator[Row]:
    """Measure pages: their HTML over that of the same questions as lists, whose text alone is more than 2 KB."""
    numbers = range(1, USUAL.lessons + 1)
    ours, lists, without = (
        [sites.lesson(USUAL, variant, number) for number in numbers] for variant in ("ours", "floor", "without")
    )
    added, text = (mean(map(_size, one)) - mean(map(_size, without)) for one in (ours, lists))
    print(f"KB of HTML of ten items, gzipped: {added / 1000:.2f}; of the same questions as lists: {text / 1000:.2f}.")
    more = {entry: sum(_size(asset.text) for asset in assets_beside(entry, ENGLISH)) / 1000 for entry in BESIDE}
    told = ", ".join(f"{entry} {size:.2f}" for entry, size in more.items())
    print(f"KB of the other scripts, each with its styles, minified and gzipped, where a page needs them: {told}.")
    yield Row("KB of HTML of ten items over lists, gzipped", 2.0, (added - text) / 1000)
    yield Row("elements an item, without marks in its text", 20, mean(map(_elements, ours)))
    yield Row(
        "KB of script and style, minified and gzipped",
        11,
        (_size(script(ENGLISH).text) + _size(style_sheet(Settings()).text)) / 1000,
    )
    ratio = sites.index_size(USUAL, "ours") / sites.index_size(USUAL, "without")
    yield Row("search index over the course without items", 1.02, ratio)


def _log_rows() -> Iterator[Row]:
    """Measure a page under a long log, in few keys and in many."""
    with page_with_a_log() as measure:
        for log in (Log(5000), Log(5000, 500)):
            times = measure(log)
            yield Row(f"ms of a click, {log}", 50, max(times.check, times.tick, times.next_check))
            yield Row(f"ms of the longest task at the start, {log}", 100, times.start)


def _elements(html: str) -> float:
    """Return the mean number of elements of an item, itself included, code and bold of its author not."""
    items = BeautifulSoup(html, "html.parser").select("course-item")
    return mean(len(item.select(":not(code, strong)")) + 1 for item in items)


def _size(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


if __name__ == "__main__":
    main()
