"""Where the focus is, and what a screen reader tells of a press, in three engines."""

from __future__ import annotations

import pytest

from browsers import until
from browsing import Courses, OpenLesson, Serve, Visit, in_browsers
from exams import RIGHT, quiz, sit
from kinds import COURSE as KINDS
from learner import COURSE, Item, focused, second
from said import say, start

pytestmark = [*in_browsers, pytest.mark.sliced]

HEARD = """
window.heard = []
new MutationObserver(changes => {
    const regions = changes.filter(({addedNodes}) => addedNodes.length)
        .map(({target}) => target.closest('[role=status], [role=alert], [aria-live]'))
    for (const region of new Set(regions)) if (region?.checkVisibility()) heard.push(region.textContent)
}).observe(document.body, {childList: true, subtree: true})
"""
ENDS = """
[...document.querySelectorAll('article :is(a, button, input, select, textarea)')].filter(each => each.checkVisibility())
    .at(args[0] === 'Tab' ? 0 : -1).focus()
"""
# Whether what has the focus is clear of the header, which stands over the page.
CLEAR = """
const {activeElement: at} = document
const {top, bottom, height} = at.getBoundingClientRect()
const header = document.querySelector('.md-header')
return [at.closest('article') !== null && height > 0,
    top >= header.getBoundingClientRect().bottom - 1, `${at.outerHTML.slice(0, 80)} ${top}`]
"""


def test_one_message_tells_what_comes_of_the_last_response(open_lesson: OpenLesson) -> None:
    """The result first, then the score, then that the lesson is completed: it is read as the focus moves to it."""
    tab = open_lesson(COURSE)
    Item(tab).miss("Distractor one")
    second(tab).choose("One key", "Other key")
    tab.js(HEARD)
    second(tab).check()
    message = " ".join(focused(tab).split())
    assert tab.js("return heard") == []
    told = say("quiz.all-scored", count=2, right=1)
    completed = start("lesson.completed")
    assert message.startswith(f"✓{say('quiz.right')}What else to know. {told} {completed}")
    assert message.count(completed) == message.count(told) == 1


IN_VIEW = """
const {top, bottom} = document.activeElement.getBoundingClientRect()
return [document.activeElement.id, top >= document.querySelector('.md-header').getBoundingClientRect().bottom - 1,
    bottom < innerHeight + 1]
"""


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
def test_what_is_told_is_in_view(open_lesson: OpenLesson, size: tuple[int, int]) -> None:
    """Also with Check at the lower edge of the window, where a thumb brings it; so is what is lacking."""
    tab = open_lesson(COURSE)
    tab.size(*size)
    to_edge = "document.querySelector('#in-place--first [data-do=check]').scrollIntoView({block: 'end'})"
    tab.js(to_edge)
    Item(tab).check()
    lacking = "return document.querySelector('#in-place--first--lacking').getBoundingClientRect().bottom - innerHeight"
    assert tab.js(lacking) < 1
    Item(tab).choose("Distractor one")
    tab.js(to_edge)
    Item(tab).check()
    assert tab.js(IN_VIEW) == ["in-place--first--result", True, True]
    tab.js("document.querySelector('#in-place--first [data-do=show]').scrollIntoView({block: 'end'})")
    Item(tab).give_up()
    assert tab.js(IN_VIEW) == ["in-place--first--result", True, True]


def test_a_score_is_told_behind_the_newest_result_alone(open_lesson: OpenLesson) -> None:
    """An old one would stand there for those who read on, and no more is right."""
    tab = open_lesson(COURSE)
    Item(tab).miss("Distractor one")
    told = "return document.querySelector(args[0]).textContent.includes(args[1])"
    one, both = say("quiz.answered", done=1, count=2), say("quiz.all-scored", count=2, right=0)
    assert tab.js(told, "#in-place--first .course-result", one)
    second(tab).miss("One key", "A distractor")
    assert tab.js(told, "#in-place--second .course-result", both)
    assert not tab.js(told, "#in-place--first .course-result", one)


def test_one_message_tells_what_comes_of_an_exam(visit: Visit, courses: Courses, serve: Serve) -> None:
    """The result, then that the lesson is completed."""
    exam = sit(visit().tab(), serve(courses(quiz("mode: exam", "pass: 75"))).address)
    exam.press("begin")
    exam.respond(RIGHT)
    exam.press("hand-in")
    exam.tab.js(HEARD)
    exam.press("hand-in-now")
    message = exam.focused()
    assert exam.tab.js("return heard") == []
    assert message.startswith(f"✓{say('exam.passed')}")
    assert f" {start('lesson.completed')}" in message


@pytest.mark.parametrize("keys", [["Shift+Tab"], ["Tab"]])
def test_what_has_the_focus_is_not_below_the_header(open_lesson: OpenLesson, keys: list[str]) -> None:
    """Whichever way one goes through a page in a small window."""
    tab = open_lesson(KINDS)
    tab.size(600, 420)
    tab.js(ENDS, *keys)
    passed = 0
    while True:
        tab.keys(*keys)
        is_there, is_clear, which = tab.js(CLEAR)
        if not is_there:
            break
        assert is_clear, which
        passed += 1
    assert passed > 15


def test_a_number_that_is_gone_to_is_not_below_the_header(visit: Visit, courses: Courses, serve: Serve) -> None:
    """From the list of what is not answered, up to a question above."""
    exam = sit(visit().tab(), serve(courses(quiz("mode: exam"))).address)
    exam.tab.size(600, 420)
    exam.press("begin")
    exam.press("hand-in")
    exam.tab.click("#counter [data-do=to]")
    until(lambda: exam.focused() == say("quiz.number", number=1, count=4))
    assert exam.tab.js(CLEAR)[1]
    exam.press("back")
    assert exam.tab.js(CLEAR)[1]
