"""One question at a time on a phone, in the engines that can be one."""

from __future__ import annotations

import pytest

from browsers import Tab, until
from browsing import Courses, Serve, Visit, in_browsers
from exams import EXAM, Sitting, sit
from learner import COURSE, LESSON_PAGE, Item, focused, second
from said import say

pytestmark = [*in_browsers, pytest.mark.sliced]
on_phones = pytest.mark.parametrize("engine", ["chromium", "firefox"], indirect=True)  # WebKitGTK always has a mouse

SHOWN = """return [...document.querySelectorAll('#in-place course-item')]
    .filter(each => each.checkVisibility() && each.offsetHeight > 9).map(({id}) => id.split('--')[1])"""
STEPS = "#in-place .course-steps"
BOTH = ["first", "second"]


@pytest.fixture
def phone(visit: Visit, courses: Courses, serve: Serve) -> Tab:
    """Open a lesson with two questions on a phone."""
    tab = visit(phone=True).tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    return tab


def buttons(tab: Tab) -> list[str]:
    """Return what can be pressed below the question."""
    return tab.texts(f"{STEPS}:not([hidden]) button:not([hidden])")


@on_phones
def test_questions_follow_one_another(phone: Tab) -> None:
    """What is half chosen in one stays; the focus goes to the number of the next, from whose top one reads."""
    assert (phone.js(SHOWN), buttons(phone)) == (["first"], [say("steps.next"), say("steps.all")])
    Item(phone).choose("The key")
    phone.click(f"{STEPS} [data-do=step]")
    assert (phone.js(SHOWN), focused(phone)) == (["second"], say("quiz.number", number=2, count=2))
    top = "return document.activeElement.getBoundingClientRect().top"
    assert 48 <= phone.js(top) < 200
    assert buttons(phone) == [say("steps.back"), say("steps.all")]
    second(phone).respond("One key", "Other key")
    phone.click(f"{STEPS} [data-do=step-back]")
    assert (phone.js(SHOWN), Item(phone).chosen()) == (["first"], ["The key"])
    Item(phone).check()
    Item(phone).sees(say("quiz.right"))


@on_phones
def test_a_reload_goes_on_with_what_is_not_done(phone: Tab) -> None:
    """Not with what is."""
    Item(phone).respond("The key")
    assert phone.js(SHOWN) == ["first"]
    phone.reload()
    assert phone.js(SHOWN) == ["second"]


@on_phones
def test_who_wants_to_see_all_questions_says_so_once(phone: Tab) -> None:
    """It is kept, and taken back."""
    phone.click(f"{STEPS} [data-do=steps-all]")
    for _ in range(2):
        assert (phone.js(SHOWN), buttons(phone)) == (BOTH, [say("steps.one")])
        phone.reload()
    phone.click(f"{STEPS} [data-do=steps-all]")
    assert phone.js(SHOWN) == ["first"]
    phone.reload()
    assert phone.js(SHOWN) == ["first"]


@on_phones
def test_who_clears_the_answers_begins_with_the_first(phone: Tab) -> None:
    """Whichever was shown."""
    phone.click(f"{STEPS} [data-do=step]")
    second(phone).respond("One key", "Other key")
    phone.click("#in-place [data-do=anew]")
    assert phone.js(SHOWN) == ["first"]


@on_phones
def test_an_address_opens_the_question_that_it_means(phone: Tab) -> None:
    """When the page is opened with it, and when it is followed there."""
    address = str(phone.js("return location.href"))
    phone.open(f"{address}#in-place--second")
    phone.reload()
    assert phone.js(SHOWN) == ["second"]
    phone.js("location.hash = 'in-place--first--stem'")
    until(lambda: phone.js(SHOWN) == ["first"])


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_a_search_on_the_page_finds_what_is_not_shown(phone: Tab) -> None:
    """As the browser tells: it asks before it shows."""
    phone.js("document.querySelector('#in-place--second').dispatchEvent(new Event('beforematch', {bubbles: true}))")
    assert phone.js(SHOWN) == ["second"]
    assert phone.js("return document.querySelector('#in-place--first').hidden") == "until-found"


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_all_questions_stand_on_paper(phone: Tab) -> None:
    """Whichever is shown."""
    from playwright_browsers import PlaywrightTab  # noqa: PLC0415

    assert isinstance(phone, PlaywrightTab)
    phone.page.emulate_media(media="print")
    assert phone.js(SHOWN) == BOTH
    assert phone.texts(f"{STEPS}") != []
    assert phone.js("return document.querySelector(args[0]).innerText", STEPS) == ""


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_a_wide_window_shows_all(phone: Tab) -> None:
    """A phone that is turned on its side, if it is a large one, and back."""
    phone.size(900, 420)
    until(lambda: phone.js(SHOWN) == BOTH)
    assert buttons(phone) == []
    phone.size(360, 740)
    until(lambda: phone.js(SHOWN) == ["first"])


def test_a_mouse_has_all_at_once(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Also at four times the size, where the window is as narrow as that of a phone."""
    tab = visit().tab()
    tab.size(360, 740)
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    assert (tab.js(SHOWN), buttons(tab)) == (BOTH, [])


@on_phones
def test_an_exam_asks_one_at_a_time_too(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A link to what is not answered leads to it."""
    sitting: Sitting = sit(visit(phone=True).tab(), serve(courses(EXAM)).address)
    sitting.press("begin")
    assert sitting.focused() == say("quiz.number", number=1, count=4)
    shown = SHOWN.replace("#in-place", "#counter")
    assert sitting.tab.js(shown) == ["first-look"]
    sitting.press("hand-in")
    sitting.tab.click("#counter .course-panel a[href$=refund--number]")
    assert sitting.tab.js(shown) == ["refund"]
    sitting.press("hand-in-now")
    until(lambda: sitting.stage() == "result")
    assert len(sitting.tab.js(shown)) == 4
