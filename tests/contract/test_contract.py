"""What learners have in their browsers is read by every later version: `contract/` is added to, never edited.

`stored.json` was recorded in a browser on the course in `contract/course/`: every type of item and every block, done,
half done and under way. A record has the version that wrote it, what the browser kept, the backup that it saved, what
a learner saw on each page, and what items, lines and blocks are called.
"""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from browsers import Tab, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import write_course
from courseblocks.core.fragment import line_key
from courseblocks.course.read import read_course
from learner import keep
from recorded import COURSE, FOLDER

RECORDS: list[dict[str, Any]] = json.loads((FOLDER / "stored.json").read_text(encoding="utf-8"))["records"]

# What a learner sees on a page, known by what stays: keys of options and lines, texts, outcomes, stages.
DAILY = "module/done#each-day"  # its ticks are of one day
SEEN = """
const values = (css, of = document) => [...of.querySelectorAll(css)].map(({value}) => value)
const item = host => ({
    response: values('fieldset:first-of-type > label input:checked', host).sort(),
    order: [...host.querySelectorAll('.course-order li')].map(({dataset}) => dataset.line),
    pairs: [...host.querySelectorAll(':is(.course-pairs, .course-sort) > li')]
        .map(line => `${line.dataset.line}:${line.querySelector('select, :checked')?.value ?? ''}`).sort(),
    texts: values('.course-blank, textarea', host),
    sure: values('.course-sure input:checked', host),
    isFlagged: Boolean(host.querySelector('[data-do=flag][aria-pressed=true]')),
    outcome: host.querySelector('.course-outcome')?.dataset.outcome ?? null,
    isTold: Boolean(host.querySelector('.course-result')?.textContent),
})
const seen = [...document.querySelectorAll('course-item')].filter(host => host.checkVisibility())
return {
    items: Object.fromEntries(seen.map(host => [host.id, item(host)])),
    stages: [...document.querySelectorAll('course-quiz')].map(({id, dataset}) => [id, dataset.stage ?? null]),
    ticked: values('course-checklist input:checked').sort(),
    isCompleted: Boolean(document.querySelector('.course-completed')?.textContent)
}
"""


def is_seen(tab: Tab, seen: object) -> bool:
    """Return whether a page shows what it showed when it was recorded."""
    return bool(tab.js(SEEN) == seen)


def still_ticked(record: dict[str, Any], lines: list[str]) -> list[str]:
    """Return the lines that are ticked today of those that were when it was recorded: a list begins anew each day."""
    today = date.today()  # noqa: DTZ011  (the learner's day, as in the browser)
    events = [event for event in record["backup"]["events"] if event.get("in") == DAILY and event["kind"] == "ticked"]
    assert events
    old = {one["of"] for one in events if date.fromtimestamp(one["at"] / 1000) != today}  # noqa: DTZ012
    return [line for line in lines if line not in old]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["version"])
def test_names_keys_and_fingerprints(record: dict[str, Any], tmp_path: Path) -> None:
    """What is stored of an item, a line or a block is known by the same word as ever, or that word still counts."""
    course, problems = read_course(write_course(tmp_path, COURSE))
    assert problems == []
    assert {name: item.fingerprint for item in course.items for name in item.names} == record["fingerprints"]
    assert {text: line_key(text) for text in record["lines"]} == record["lines"]
    blocks = [name for page in course.pages for block in page.blocks for name in page.block_names(block)]
    assert blocks == record["blocks"]
    assert [page.names[0] for page in course.pages] == record["pages"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["version"])
class TestInBrowsers:
    """In three engines, on the site as it is built now."""

    pytestmark = in_browsers

    def test_all_is_seen_as_it_was(self, record: dict[str, Any], visit: Visit, courses: Courses, serve: Serve) -> None:
        """Responses, ticks, half-filled items, flags and exams under way."""
        tab, site = visit().tab(), serve(courses(COURSE))
        tab.open(f"{site.address}/credits/")
        keep(tab, record["stored"])
        for page, seen in record["seen"].items():
            tab.open(site.address + page)
            until(partial(is_seen, tab, {**seen, "ticked": still_ticked(record, seen["ticked"])}))
