"""What is heard of a quiz, an ordering, a matching, a sorting and an exam: read them in `heard/`, as a reviewer does.

`HEARD=write` writes them anew; whoever does reads what has changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from browsers import Engine, Tab
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import PROJECT
from ear import Ear
from exams import EXAM
from kinds import COURSE as KINDS
from kinds import RIGHT_MOMENTS, WRONG_EFFECTS, choose
from learner import COURSE, LESSON_PAGE, Files, Item
from walking import SEEDED

pytestmark = [*in_browsers, pytest.mark.parametrize("engine", ["chromium"], indirect=True)]

Open = Callable[[Files], Tab]
LOGS = PROJECT / "tests/whole/heard"


@pytest.fixture
def opened(engine: Engine, visit: Visit, courses: Courses, serve: Serve) -> Open:
    """Return a function that opens a lesson where chance always says the same."""
    del engine

    def open_it(files: Files) -> Tab:
        site = serve(courses(files))
        site.first = SEEDED
        tab = visit().tab()
        tab.open(site.address + LESSON_PAGE)
        return tab

    return open_it


def holds(name: str, ear: Ear) -> None:
    """Assert that what was heard is what stands in the log of that name."""
    path, heard = LOGS / f"{name}.txt", "\n".join(ear.log)
    if os.environ.get("HEARD") == "write":
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")


def ear_at(tab: Tab, css: str) -> Ear:
    """Return an ear for a part of the page."""
    return Ear(tab, css, [])


def test_a_choice(opened: Open) -> None:
    """Nothing chosen, a first miss, another try, and all that is told."""
    tab = opened(COURSE)
    ear = ear_at(tab, "#in-place--first")
    ear.read("The question, from its top")
    ear.press("[data-do=check]", "Check, with nothing chosen")
    Item(tab).choose("Distractor one")
    ear.press("[data-do=check]", "Check, with a wrong answer")
    ear.read("The question after a first miss")
    ear.press("[data-do=retry]", "Try again")
    Item(tab).choose("Distractor two")
    ear.press("[data-do=check]", "Check, with another wrong answer")
    ear.read("The question once all is told")
    holds("choice", ear)


def test_an_ordering(opened: Open) -> None:
    """A line that is moved, and what is told."""
    tab = opened(KINDS)
    ear = ear_at(tab, "#in-place--steps")
    ear.read("The lines, from their top")
    ear.press("li:first-child [data-do=down]", "Move the first line down")
    ear.press("[data-do=check]", "Check")
    ear.press("[data-do=show]", "Show the answer")
    ear.read("The lines once all is told")
    holds("ordering", ear)


def test_a_matching(opened: Open) -> None:
    """What is lacking, a first miss, and all that is told."""
    tab = opened(KINDS)
    ear = ear_at(tab, "#in-place--effects")
    ear.read("The pairs, from their top")
    ear.press("[data-do=check]", "Check, with nothing chosen")
    choose(tab, "effects", WRONG_EFFECTS)
    ear.press("[data-do=check]", "Check, with one pair right")
    ear.press("[data-do=show]", "Show the answer")
    ear.read("The pairs once all is told")
    holds("matching", ear)


def test_a_sorting(opened: Open) -> None:
    """Lines with their categories; right at once."""
    tab = opened(KINDS)
    ear = ear_at(tab, "#in-place--moments")
    ear.read("The lines, from their top")
    choose(tab, "moments", RIGHT_MOMENTS)
    ear.press("[data-do=check]", "Check, with all lines right")
    ear.read("The lines once all is told")
    holds("sorting", ear)


def test_an_exam(opened: Open) -> None:
    """Begun, half answered, handed in."""
    tab = opened(EXAM)
    ear = ear_at(tab, "#counter")
    ear.press("[data-do=begin]", "Begin")
    tab.click("#counter--first-look label input")
    ear.press("#counter--first-look [data-do=flag]", "Come back to this")
    ear.press("[data-do=hand-in]", "Hand in, with three questions not answered")
    ear.press("[data-do=hand-in-now]", "Hand in anyway")
    holds("exam", ear)
