"""Storage that is blocked, full, corrupt or newer breaks no page, in three engines; the learner is told in words."""

from __future__ import annotations

import json

from browsers import Session, text, until
from browsing import Courses, Serve, Visit, in_browsers
from learner import COURSE, LESSON_PAGE, STORED, Files, Item, keep, kept, score, second
from sites import Problems

pytestmark = in_browsers

NOTICE = ".course-trouble"
UNREADABLE = {
    "Some of what was kept in this browser cannot be read.": "[1,2",
    "is from a newer version of the course.": '{"version":99}\n["later"]',
}
FILL = """
let size = 2 ** 23
for (let i = 0; size >= 1; i++) {
    try { localStorage.setItem(`other:${i}`, 'x'.repeat(size)) } catch { size = Math.floor(size / 2) }
}
"""
EMPTY = "for (const key of Object.keys(localStorage)) if (key.startsWith('other:')) localStorage.removeItem(key)"


def respond_to_both(session: Session) -> None:
    """See that the quiz works as ever."""
    tab = session.tabs[0]
    Item(tab).respond("The key")
    Item(tab).sees("Right.")
    second(tab).respond("A distractor")
    assert score(tab) == "All 2 answered, 1 right at the first try."


def test_blocked(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """A sandboxed page may not even look at its storage, as where a browser blocks it."""
    problems.expect("")  # Material's own script breaks on that, and a sandbox hides whose an error is
    session = visit()
    tab = session.tab()
    tab.open(serve(courses(COURSE), also="sandbox allow-scripts").address + LESSON_PAGE)
    assert text(tab, NOTICE).startswith("Your browser keeps nothing for this site")
    respond_to_both(session)
    assert len(tab.texts(NOTICE)) == 1


def test_settings_where_storage_is_blocked(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """The page about one's data opens all the same."""
    problems.expect("")
    tab = visit().tab()
    files: Files = {"docs/data.md": "# Your data\n\n::: settings Your progress\n\n:::\n"}
    tab.open(serve(courses(files), also="sandbox allow-scripts").address + "/data/")
    until(lambda: "Save my backup" in tab.texts("course-settings button"))


def test_full(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What was not kept is offered again with the next response."""
    session = visit()
    tab = session.tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    assert tab.texts(NOTICE) == []
    tab.js(FILL)
    Item(tab).respond("The key")
    Item(tab).sees("Right.")
    until(lambda: text(tab, NOTICE).startswith("Your browser has no room left"))
    tab.click(f"{NOTICE} button")
    assert len(json.loads(session.saved())["events"]) == 1
    tab.js(EMPTY)
    second(tab).respond("A distractor")
    until(lambda: text(tab, NOTICE) == "")
    tab.reload()
    assert score(tab) == "All 2 answered, 1 right at the first try."


def test_what_found_no_room_outlives_a_reload(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A response that was not kept is half done again."""
    tab = visit().tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    Item(tab).choose("The key")
    tab.js(FILL)
    Item(tab).check()
    Item(tab).sees("Right.")
    tab.reload()
    assert (Item(tab).chosen(), Item(tab).result()) == (["The key"], "")
    tab.js(EMPTY)
    Item(tab).check()
    Item(tab).sees("Right.")


def test_what_cannot_be_read_is_left_alone_and_can_be_saved(visit: Visit, courses: Courses, serve: Serve) -> None:
    """And everything else goes on."""
    site = serve(courses(COURSE))
    session = visit()
    tab = session.tab()
    tab.open(site.address)
    stored = {f"{STORED}other{place}": unreadable for place, unreadable in enumerate(UNREADABLE.values())}
    keep(tab, {**stored, f"{STORED}draft:module/lesson#in-place": "{no json"})
    tab.open(site.address + LESSON_PAGE)
    assert [said for said in UNREADABLE if said not in text(tab, NOTICE)] == []
    respond_to_both(session)
    tab.click(f"{NOTICE} button")
    assert stored.items() <= json.loads(session.saved())["stored"].items()
    tab.reload()
    assert score(tab) == "All 2 answered, 1 right at the first try."
    assert stored.items() <= kept(tab).items()
