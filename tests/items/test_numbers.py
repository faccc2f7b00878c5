"""The items of a quiz are numbered, so that they are told apart by eye and by ear."""

from __future__ import annotations

from browsers import Tab
from browsing import Courses, Serve, Visit, in_browsers
from learner import COURSE, LESSON_PAGE, Item, second
from said import say

pytestmark = in_browsers

NUMBERS = """return [...document.querySelectorAll('course-item .course-number')]
    .filter(each => each.checkVisibility()).map(({textContent}) => textContent)"""
DESCRIBED = """return [...document.querySelectorAll(args[0])].map(each =>
    document.getElementById(each.getAttribute('aria-describedby'))?.textContent)"""


def number(number: int, count: int) -> str:
    """Return what stands above an item."""
    return say("quiz.number", number=number, count=count)


def opened(visit: Visit, serve: Serve, courses: Courses, *, scripts: bool = True) -> Tab:
    """Open the lesson."""
    tab = visit(scripts=scripts).tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    return tab


def test_items_are_numbered_and_their_buttons_told_apart_by_it(visit: Visit, serve: Serve, courses: Courses) -> None:
    """What is asked again is numbered again, alone."""
    tab = opened(visit, serve, courses)
    assert tab.js(NUMBERS) == [number(1, 2), number(2, 2)]
    assert tab.js(DESCRIBED, "course-item [data-do=check]") == [number(1, 2), number(2, 2)]
    assert tab.js(DESCRIBED, ".course-hint summary") == [number(1, 2)]
    Item(tab).respond("The key")
    second(tab).respond("One key", "A distractor")
    second(tab).give_up()
    tab.click("[data-do=missed]")
    assert tab.js(NUMBERS) == [number(1, 1)]


def test_they_are_without_scripts(visit: Visit, serve: Serve, courses: Courses) -> None:
    """In the order that they are printed in."""
    assert opened(visit, serve, courses, scripts=False).texts(".course-number") == [number(1, 2), number(2, 2)]
