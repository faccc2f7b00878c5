"""What a learner types, and what a stored value holds, stays text, in three engines."""

from __future__ import annotations

import json
import re

from browsers import text, until
from browsing import Courses, Serve, Visit, in_browsers
from kinds import COURSE as KINDS
from kinds import RIGHT_ORDER, Lines, item
from learner import COURSE, LESSON_PAGE, STORED, Files, Item, keep, second
from said import say

pytestmark = in_browsers

MARKUP = "<img src=x onerror=alert(1)><script>alert(1)</script>"
BAD = [MARKUP, "x" * 100_000, "a\0b", "a\u202eb", "__proto__"]
PAGE: Files = {**COURSE, "docs/data.md": "# Data\n\n::: settings Yours\n\n:::\n"}
INJECTED = "return document.querySelectorAll('article img, article script:not([src])').length"


def log(*rows: list[object]) -> str:
    """Return a stored log."""
    return "\n".join(json.dumps(row) for row in ({"version": 1}, *rows))


def rows(bad: str, place: int) -> list[list[object]]:
    """Return events that hold a bad text wherever an event holds text."""
    first, block = "page:module/lesson#first", "module/lesson#in-place"
    others = {
        "response": [bad],
        "right": True,
        "print": bad,
        "name": bad,
        "version": bad,
        "items": [bad],
        bad[:60]: bad,
    }
    return [
        [f"a{place}", 1, 1, "responded", first, block, bad, others],
        [f"b{place}", 1, 2, "started", bad, block, bad, {"items": [bad, first]}],
        [f"c{place}", 1, 3, "named", None, None, None, {"name": bad}],
        [f"d{place}", 1, 4, "ticked", bad, "module/lesson#to-do", None],
        [f"e{place}", 1, 5, bad[:60], bad, bad, bad],
    ]


def test_a_stored_value_stays_text(visit: Visit, courses: Courses, serve: Serve) -> None:
    """In events, in drafts, as the name of a learner; and the page goes on working."""
    site = serve(courses(PAGE))
    tab = visit().tab()
    tab.open(site.address)
    for place, bad in enumerate(BAD):
        keep(tab, {f"{STORED}other{place}": log(*rows(bad, place))})
        keep(
            tab,
            {
                f"course:serving-from-the-heart:{bad[:99]}:t": log(
                    ["b1", 1, 1, "named", None, None, None, {"name": bad}]
                )
            },
        )
    draft = {"attempt": BAD[0], "items": {**{bad: [bad] for bad in BAD}, "page:module/lesson#first": BAD[0], "x": 1}}
    keep(tab, {f"{STORED}draft:module/lesson#in-place": json.dumps(draft)})
    tab.open(site.address + LESSON_PAGE)
    tab.click("#in-place [data-do=anew]")
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    second(tab).respond("One key", "A distractor")
    second(tab).sees(say("choice.partly-wrong", hits=1, of=2, count=1))
    assert tab.js(INJECTED) == 0
    tab.open(site.address + "/data/")
    until(lambda: tab.js("return document.querySelector('[data-do=name]') !== null"))
    seen = "return document.querySelector('course-settings').textContent.includes(args[0])"
    assert [bad for bad in BAD if not tab.js(seen, bad[:60])] == []
    assert tab.js(INJECTED) == 0


def test_a_stored_response_to_any_type_stays_text(visit: Visit, courses: Courses, serve: Serve) -> None:
    """In responses and drafts; what is no response to an item leaves it as it was, and it goes on working."""
    site = serve(courses(KINDS))
    tab = visit().tab()
    tab.open(site.address)
    page = (courses(KINDS) / "module/lesson/index.html").read_text(encoding="utf-8")
    items = re.findall(r'data-of="([^"]+)" data-print="([^"]+)"', page)
    bad = [*BAD, ":".join(BAD[:1] * 2), ""]
    place, attempt = "module/lesson#in-place", "a"
    stored = [
        [f"a{i}", 1, i, "responded", of, place, attempt, {"response": bad, "right": True, "print": prints}]
        for i, (of, prints) in enumerate(items)
    ]
    keep(tab, {f"{STORED}other": log(*stored)})
    tab.open(site.address + LESSON_PAGE)
    until(lambda: len(tab.texts(".course-result > :first-child")) == len(items))
    assert tab.js(INJECTED) == 0
    assert MARKUP in tab.js("return [...document.querySelectorAll('.course-blank, textarea')].map(f => f.value)")
    tab.click("#in-place [data-do=anew]")
    draft = {"attempt": "b", "items": {of: bad for of, _ in items}}
    keep(tab, {f"{STORED}other": "", f"{STORED}draft:{place}": json.dumps(draft)})
    tab.reload()
    Lines(tab).put(*RIGHT_ORDER)
    item(tab, "steps").check()
    item(tab, "steps").sees(say("quiz.right"))
    assert tab.js(INJECTED) == 0


def test_a_typed_name_stays_text(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Then, and at every visit."""
    tab = visit().tab()
    tab.open(serve(courses(PAGE)).address + "/data/")
    until(lambda: tab.js("return document.querySelector('[data-do=name]') !== null"))
    tab.click("course-settings input[type=text]")
    tab.keys(*"<img src=x>")
    tab.click("[data-do=name]")
    until(lambda: say("settings.named", name="<img src=x>") in text(tab, "course-settings"))
    tab.reload()
    until(lambda: say("settings.named", name="<img src=x>") in text(tab, "course-settings"))
    assert tab.js(INJECTED) == 0
