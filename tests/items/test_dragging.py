"""Lines and partners that are dragged: by mouse in three engines, by finger where a test has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from browsers import Engine, Mode, Tab, text, until
from browsing import Courses, OpenLesson, Serve, in_browsers
from kinds import COURSE, QUIZ, RIGHT_EFFECTS, Lines, choose, chosen, item
from learner import LESSON_PAGE
from playwright_browsers import PlaywrightSession, PlaywrightTab
from said import say
from sites import Problems
from touching import Touched, TouchedChromium, touched_firefox
from walking import TRANSLATOR

pytestmark = in_browsers

CHOSEN = "return [...document.querySelectorAll(args[0])].map(menu => menu.selectedOptions[0].text)"
MENUS = f"{QUIZ}--effects select"


@pytest.fixture
def tab(open_lesson: OpenLesson) -> Tab:
    """Open a lesson with an item of each type."""
    return open_lesson(COURSE)


@pytest.fixture(params=["chromium", "firefox"])
def touched(
    request: pytest.FixtureRequest,
    start: Callable[[str], Engine],
    problems: Problems,
    courses: Courses,
    serve: Serve,
) -> Iterator[Touched]:
    """Open the lesson where it can be touched."""
    lesson = serve(courses(COURSE)).address + LESSON_PAGE
    if request.param == "firefox":
        with touched_firefox() as tab:
            tab.open(lesson)
            yield tab
        return
    session = start("chromium").start(problems, Mode())
    assert isinstance(session, PlaywrightSession)
    page = session.tab()
    assert isinstance(page, PlaywrightTab)
    page.open(lesson)
    yield TouchedChromium(page.page)
    session.close()


def partner(item: str, words: str, tab: Tab | Touched) -> str:
    """Return the selector of the grip of a partner."""
    tray = f"{QUIZ}--{item} .course-tray li"
    texts = tab.js("return [...document.querySelectorAll(args[0])].map(one => one.textContent)", tray)
    place = next(number for number, said in enumerate(texts, 1) if words in said)
    return f"{tray}:nth-child({place}) .course-grip"


def test_lines_are_dragged(tab: Tab) -> None:
    """By their grip, with a mouse; what is dropped is announced and kept."""
    lines = Lines(tab)
    first, second, third = lines.order()
    tab.drag(lines.grip(first), lines.grip(third))
    assert lines.order() == [second, third, first]
    assert lines.told() == say("ordering.moved", line=first, place=3, count=3)
    tab.drag(lines.grip(third), lines.grip(second))
    assert lines.order() == [third, second, first]
    tab.reload()
    assert lines.order() == [third, second, first]


def test_a_partner_is_dragged_onto_its_row(tab: Tab) -> None:
    """Which chooses it in the menu there; it is announced and kept, and may be dragged once more."""
    row = f"{QUIZ}--effects .course-pairs li:nth-child(1)"
    says = text(tab, f"{row} label")
    for words in ("Help", "A promise"):
        tab.drag(partner("effects", words, tab), row)
        assert chosen(tab, "effects") == {says: words}
        assert tab.js("return document.querySelector(args[0]).textContent", f"{QUIZ}--effects .course-unseen") == (
            say("pairs.chosen", row=says, partner=words)
        )
    tab.reload()
    assert chosen(tab, "effects") == {says: "A promise"}


def test_a_quiz_that_is_put_elsewhere_listens_once(tab: Tab) -> None:
    """As a host may do with a part of a page: what is dropped then is one choice, and the list is as it was."""
    tray = "return document.querySelector(args[0]).innerHTML"
    before = tab.js(tray, f"{QUIZ}--effects .course-tray")
    tab.js(f"""window.told = 0
        const quiz = document.querySelector('{QUIZ}')
        quiz.addEventListener('input', () => told++)
        quiz.after(quiz)""")
    assert tab.js(tray, f"{QUIZ}--effects .course-tray") == before
    tab.drag(partner("effects", "Help", tab), f"{QUIZ}--effects .course-pairs li:nth-child(1)")
    assert (list(chosen(tab, "effects").values()), tab.js("return told")) == (["Help"], 1)


def test_what_is_let_go_of_elsewhere_changes_nothing(tab: Tab) -> None:
    """Nor does it stay there."""
    grip = partner("effects", "Help", tab)
    moved = "return document.querySelector(args[0]).parentElement.style.translate"
    for elsewhere in (".course-stem", ".course-heads"):
        tab.drag(grip, f"{QUIZ}--effects {elsewhere}")
        assert (chosen(tab, "effects"), tab.js(moved, grip)) == ({}, "")


def test_nothing_is_dragged_once_it_is_checked(tab: Tab) -> None:
    """What it was chosen from is pale and cannot be taken hold of until the learner tries again."""
    shift = dict(zip(RIGHT_EFFECTS, [*list(RIGHT_EFFECTS.values())[1:], "A promise"], strict=True))
    choose(tab, "effects", shift)
    item(tab, "effects").check()
    grip = partner("effects", "Help", tab)
    assert tab.js("return getComputedStyle(document.querySelector(args[0])).visibility", grip) == "hidden"
    taken = "return getComputedStyle(document.querySelector(args[0]).closest('.course-tray')).pointerEvents"
    assert tab.js(taken, grip) == "none"
    item(tab, "effects").retry()
    tab.drag(grip, f"{QUIZ}--effects .course-pairs li:nth-child(1)")
    assert list(chosen(tab, "effects").values()) == ["Help"]


@pytest.mark.parametrize("engine", ["chromium", "firefox"], indirect=True)
def test_the_page_scrolls_along_at_its_edges(tab: Tab) -> None:
    """Up and down, as long as the pointer is held there, and what is held goes along."""
    assert isinstance(tab, PlaywrightTab)
    tab.size(800, 360)
    mouse, grip = tab.page.mouse, partner("effects", "Help", tab)
    tab.page.locator(grip).scroll_into_view_if_needed()
    box = tab.page.locator(grip).bounding_box()
    assert box
    before = tab.js("return scrollY")
    mouse.move(box["x"] + 5, box["y"] + 5)
    mouse.down()
    mouse.move(box["x"] + 5, 60)
    until(lambda: tab.js("return scrollY") < before - 200)
    held = tab.page.locator(grip).bounding_box()
    assert held
    assert abs(held["y"] + 5 - 60) < 12
    high = tab.js("return scrollY")
    mouse.move(box["x"] + 5, 350)
    until(lambda: tab.js("return scrollY") > high + 100)
    mouse.move(795, 180)
    assert tab.js("scrollBy(99, 0); return scrollX") == 0
    mouse.up()
    rest = tab.js("return scrollY")
    tab.js("await new Promise(done => setTimeout(done, 200))")
    assert tab.js("return scrollY") == rest


@pytest.mark.parametrize("rewritten", ["", TRANSLATOR])
def test_a_finger_drags_lines_and_partners(touched: Touched, rewritten: str) -> None:
    """The page stays where it is; so it is where a translator has put each grip into elements of its own."""
    touched.js(rewritten)
    lines = "return [...document.querySelectorAll('.course-order .course-line')].map(line => line.textContent)"
    first, second, third = touched.js(lines)
    grip = ".course-order li:nth-child({}) .course-grip"
    touched.touch(grip.format(1), grip.format(3))
    until(lambda: touched.js(lines) == [second, third, first])
    high = touched.js("document.querySelector(args[0]).scrollIntoView({block: 'center'}); return scrollY", MENUS)
    touched.touch(partner("effects", "Help", touched), f"{QUIZ}--effects .course-pairs li:nth-child(2)")
    until(
        lambda: (
            [chosen.strip("~") for chosen in touched.js(CHOSEN, MENUS)]
            == [say("pairs.choose"), "Help", say("pairs.choose")]
        )
    )
    assert touched.js("return scrollY") == high
