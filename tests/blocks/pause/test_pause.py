"""A pause as a learner meets it: started, held, shortened, ended, left; what is written at its end stays."""

from __future__ import annotations

import pytest

from browsers import Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from conftest import Build
from course_folder import LESSON, without_policy
from learner import LESSON_PAGE, Files, kept
from said import say
from sites import Problems

pytestmark = in_browsers

PAUSE = """\
::: pause One minute
id: one-minute

- 0: Feet on the floor.
- 15: Who needs you?
- 30: Were you there?
- 60: Carry on.

:::
"""
COURSE: Files = {"docs/module/lesson.md": LESSON + "\n" + PAUSE}
LINE = ".course-moment-line"
SAID = "course-pause > [role=status]"
FIELD = ".course-pause-line input"
SEEN = "return document.querySelector(args[0]).checkVisibility()"
FILLED = "return Number(getComputedStyle(document.querySelector('.course-ring')).getPropertyValue('--course-past'))"


def press(tab: Tab, action: str) -> None:
    """Press a button of the pause."""
    tab.click(f"course-pause [data-do={action}]")


@pytest.fixture
def lesson(courses: Courses, serve: Serve) -> str:
    """Return the address of a lesson with a pause."""
    return serve(courses(COURSE)).address + LESSON_PAGE


def opened(visit: Visit, address: str, **mode: bool) -> Tab:
    """Return a tab in which the pause works."""
    tab = visit(**mode).tab()
    tab.open(address)
    until(lambda: tab.texts("course-pause [data-do]"))
    return tab


def test_a_pause_goes_line_by_line(visit: Visit, lesson: str) -> None:
    """All its lines are readable before; then one at a time, until it is over."""
    tab = opened(visit, lesson)
    assert tab.texts(".course-moments > li > span") == [
        *("Feet on the floor.", "Who needs you?", "Were you there?", "Carry on.")
    ]
    press(tab, "minute")
    assert text(tab, LINE) == "Feet on the floor."
    assert not tab.js(SEEN, ".course-moments")
    assert tab.js("return document.activeElement.dataset.do") == "next"
    press(tab, "next")
    assert text(tab, LINE) == "Who needs you?"
    press(tab, "next")
    press(tab, "next")
    assert text(tab, LINE) == "Carry on."
    assert text(tab, SAID) == say("pause.over")
    assert tab.js("return document.activeElement.textContent") == say("pause.over")
    assert tab.js(SEEN, ".course-moments")


@pytest.mark.sliced
def test_a_pause_that_is_held_stays(visit: Visit, lesson: str) -> None:
    """And goes on from there."""
    tab = opened(visit, lesson)
    press(tab, "minute")
    press(tab, "next")
    press(tab, "hold")
    assert tab.texts("[data-do=hold]") == [say("pause.go-on")]
    filled = tab.js(FILLED)
    assert 0.2 < filled < 0.5
    assert tab.js(f"await new Promise(done => setTimeout(done, 600)); {FILLED}") == filled
    press(tab, "hold")
    until(lambda: tab.js(FILLED) > filled)
    press(tab, "finish")
    assert text(tab, LINE) == "Carry on."


@pytest.mark.sliced
def test_a_short_pause_is_a_breath_and_the_last_question(visit: Visit, lesson: str) -> None:
    """Ten seconds, in two lines."""
    tab = opened(visit, lesson)
    press(tab, "short")
    assert text(tab, LINE) == "Feet on the floor."
    press(tab, "next")
    assert text(tab, LINE) == "Were you there?"
    press(tab, "next")
    assert text(tab, LINE) == "Carry on."


@pytest.mark.sliced
def test_a_pause_that_is_left_says_that_it_waits(visit: Visit, lesson: str) -> None:
    """Nothing is asked."""
    tab = opened(visit, lesson)
    press(tab, "later")
    assert text(tab, SAID) == say("pause.fine")
    assert not tab.js(SEEN, FIELD)
    assert kept(tab) == {}


@pytest.mark.sliced
def test_a_pause_can_be_silent(visit: Visit, lesson: str) -> None:
    """For those to whom it would be read out."""
    tab = opened(visit, lesson)
    press(tab, "minute")
    press(tab, "silent")
    assert tab.js("return document.querySelector(args[0]).ariaLive", LINE) == "off"
    press(tab, "silent")
    assert tab.js("return document.querySelector(args[0]).ariaLive", LINE) == "polite"


@pytest.mark.sliced
def test_motion_that_is_not_wanted_goes_in_steps(visit: Visit, lesson: str) -> None:
    """The ring fills with each line."""
    tab = opened(visit, lesson, still=True)
    press(tab, "minute")
    assert tab.js(f"await new Promise(done => setTimeout(done, 600)); {FILLED}") == 0
    press(tab, "next")
    assert tab.js(FILLED) == 0.25


def write(tab: Tab, line: str) -> None:
    """Write the line at the end of a pause, and leave the field."""
    tab.js(
        "const field = document.querySelector(args[0]); field.focus(); field.value = args[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}));"
        "if (args[2]) field.dispatchEvent(new Event('change', {bubbles: true}))",
        *(FIELD, line.removesuffix("…"), not line.endswith("…")),
    )


def test_what_is_written_at_the_end_stays(visit: Visit, lesson: str) -> None:
    """What is half typed too; it is a response to the pause."""
    tab = opened(visit, lesson)
    press(tab, "minute")
    press(tab, "finish")
    write(tab, "look up first")
    assert text(tab, SAID) == say("pause.kept")
    tab.reload()
    until(lambda: tab.texts("course-pause [data-do]"))
    assert tab.js("return document.querySelector(args[0]).value", FIELD) == "look up first"
    assert tab.js(SEEN, FIELD)
    write(tab, "look up and …")
    tab.reload()
    until(lambda: tab.texts("course-pause [data-do]"))
    assert tab.js("return document.querySelector(args[0]).value", FIELD) == "look up and "


@pytest.mark.sliced
def test_kept_is_said_only_where_it_is(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """A storage that is blocked keeps nothing."""
    problems.expect("")
    tab = visit().tab()
    tab.open(serve(courses(COURSE, **without_policy()), also="sandbox allow-scripts").address + LESSON_PAGE)
    until(lambda: tab.texts("course-pause [data-do]"))
    press(tab, "minute")
    press(tab, "finish")
    write(tab, "look up first")
    assert tab.texts(SAID) == [say("pause.over")]


def test_a_pause_has_its_seconds_where_no_script_runs(build_site: Build) -> None:
    """With a hint to look at a clock."""
    page = build_site(COURSE).soup("module/lesson/index.html")
    assert [line.get_text(" ", strip=True) for line in page.select(".course-moments li")][1] == (
        "Who needs you? from second 15"
    )
    assert say("pause.without-scripts") in page.get_text()
