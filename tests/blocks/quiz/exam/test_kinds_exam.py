"""Items of each type where nothing is told at once: in an exam, and before a course, in three engines."""

from __future__ import annotations

import pytest

from browsers import Tab, text, until
from browsing import OpenLesson, in_browsers
from kinds import COURSE, QUIZ, RIGHT_EFFECTS, RIGHT_MOMENTS, RIGHT_ORDER, Lines, chosen, fill_in, item, typed
from learner import Files
from said import say, start

pytestmark = [*in_browsers, pytest.mark.sliced]

PATH = "docs/module/lesson.md"
TEXTS = ["drops", "spoons", "I am sorry."]
RESULTS = "return [...document.querySelectorAll('.course-result')].map(said => said.firstChild?.textContent ?? '')"
STAGE = f"return document.querySelector('{QUIZ}').dataset.stage"


def with_keys(keys: str) -> Files:
    """Return the course with keys below the id of its quiz."""
    return {**COURSE, PATH: str(COURSE[PATH]).replace("id: in-place\n", f"id: in-place\n{keys}")}


@pytest.fixture
def exam(open_lesson: OpenLesson) -> Tab:
    """Open a lesson with an exam of all types."""
    return open_lesson(with_keys("mode: exam\npass: 75\n"))


def test_an_exam_of_all_types_is_handed_in_as_a_whole(exam: Tab) -> None:
    """What is half done survives a reload; then all is told, and an open response is not scored."""
    exam.click(f"{QUIZ} [data-do=begin]")
    fill_in(exam, RIGHT_ORDER, RIGHT_EFFECTS, RIGHT_MOMENTS, TEXTS)
    assert set(exam.js(RESULTS)) == {""}
    exam.reload()
    assert (Lines(exam).order(), chosen(exam, "effects"), typed(exam)) == (RIGHT_ORDER, RIGHT_EFFECTS, TEXTS)
    exam.click(f"{QUIZ} [data-do=hand-in]")
    exam.click(f"{QUIZ} [data-do=hand-in-now]")
    until(lambda: exam.js(STAGE) == "result")
    assert exam.js(RESULTS) == [
        *[f"✓{say('quiz.right')}"] * 3,
        f"✗{say('fill-in.partly', hits=1, of=2)}",
        say("open.model"),
    ]
    assert say("exam.result", right=3, count=4, percent=75) in text(exam, QUIZ)
    assert say("exam.passed") in text(exam, QUIZ)


def test_lines_that_nobody_moved_are_no_response(exam: Tab) -> None:
    """So that they are named before the exam is handed in."""
    exam.click(f"{QUIZ} [data-do=begin]")
    exam.click(f"{QUIZ} [data-do=hand-in]")
    until(lambda: start("exam.unanswered") + "1" in text(exam, QUIZ))


def test_lines_that_nobody_moved_are_told_their_place_and_not_called_right(exam: Tab) -> None:
    """Also the one that stood in its place by chance."""
    exam.click(f"{QUIZ} [data-do=begin]")
    exam.click(f"{QUIZ} [data-do=hand-in]")
    exam.click(f"{QUIZ} [data-do=hand-in-now]")
    until(lambda: exam.js(STAGE) == "result")
    places = dict(zip(Lines(exam).order(), Lines(exam).marks(), strict=True))
    assert [places[line] for line in RIGHT_ORDER] == [f"○{say('ordering.place', place=number)}" for number in (1, 2, 3)]


def test_what_is_kept_before_a_course_cannot_be_changed(open_lesson: OpenLesson) -> None:
    """Not by buttons, menus or fields, and lines are not dragged."""
    tab = open_lesson(with_keys("mode: before\n"))
    fill_in(tab, RIGHT_ORDER, RIGHT_EFFECTS, RIGHT_MOMENTS, TEXTS)
    for name in ("steps", "effects", "moments", "drops", "reply"):
        item(tab, name).check()
        item(tab, name).sees("Kept.")
    enabled = f"return document.querySelectorAll('{QUIZ} fieldset :is(button, select, input, textarea):enabled').length"
    assert tab.js(enabled) == 0
    seen = "each => each.checkVisibility({visibilityProperty: true})"
    assert tab.js(f"return [...document.querySelectorAll('.course-grip')].filter({seen}).length") == 0
    assert tab.texts(".course-mark") == []
    tab.reload()
    assert (Lines(tab).order(), typed(tab), tab.js(enabled)) == (RIGHT_ORDER, TEXTS, 0)
