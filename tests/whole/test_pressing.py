"""Whatever a learner presses does what it says: however a page was rewritten, and once where it is pressed twice.

On the course that has every type of item and every block, each control of each page is pressed: see `walking.py`. A new
block is among them by itself.
"""

from __future__ import annotations

import pytest

from browsers import Engine, Tab, until
from browsing import Courses, OpenLesson, Serve, Visit, in_browsers
from course_folder import PROJECT
from kinds import COURSE as KINDS
from kinds import QUIZ, blank, item, type_into
from learner import COURSE, PLAIN_PAGE, Files, Item, score, ticked
from playwright_browsers import PlaywrightTab
from said import say
from sites import Site
from touching import TouchedChromium
from walking import SEEDED, TRANSLATOR, Step, Way, follow, translated, walk

pytestmark = [*in_browsers, pytest.mark.sliced]

FOLDER = PROJECT / "tests/contract/course"
EVERY_KIND: Files = {
    str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.md"))
}
CHECK = "#in-place--first [data-do=check]"
Walks = dict[str, list[Step]]


@pytest.fixture
def site(courses: Courses, serve: Serve) -> Site:
    """Serve the course of every kind, with the same lots in every browser."""
    site = serve(courses(EVERY_KIND))
    site.first = SEEDED
    return site


@pytest.fixture(scope="session")
def known() -> dict[str, Walks]:
    """Return what each engine saw of the pages as they are."""
    return {}


@pytest.fixture
def walks(known: dict[str, Walks], engine: Engine, visit: Visit, site: Site) -> Walks:
    """Walk over every page as it is, by its path."""
    if engine.name not in known:
        tab = visit().tab()
        known[engine.name] = {path: walk(_opened(tab, site, path)) for path in _pages(site)}
    return known[engine.name]


def _pages(site: Site) -> list[str]:
    paths = [str(page.parent.relative_to(site.folder)) for page in sorted(site.folder.rglob("index.html"))]
    return [f"/{path}/".replace("/./", "/") for path in paths]


def _opened(tab: Tab, site: Site, path: str) -> Tab:
    tab.open(site.address + path)
    return tab


def test_every_control_works_on_a_translated_page(visit: Visit, site: Site, walks: Walks) -> None:
    """Where each text stands in two elements and says something else, and it is that innermost text that is pressed."""
    tab = visit().tab()
    for path, steps in walks.items():
        follow(_opened(tab, site, path), Way(before=TRANSLATOR), steps)


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
@pytest.mark.parametrize("how", ["twice", pytest.param("held", marks=pytest.mark.long)])
def test_what_is_pressed_twice_is_done_once(visit: Visit, site: Site, walks: Walks, how: str) -> None:
    """By a double click, whatever stands below the pointer the second time, or by Enter that is held down."""
    tab = visit().tab()
    for path, steps in walks.items():
        follow(_opened(tab, site, path), Way(how), steps)


@pytest.mark.long
@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_every_control_works_with_the_words_of_a_search_marked(visit: Visit, site: Site, walks: Walks) -> None:
    """As Material marks them on a page that was found: here, all words of all controls."""
    tab, other = visit().tab(), visit().tab()
    for path, steps in walks.items():
        words = str(_opened(other, site, path).js(WORDS))
        _opened(tab, site, f"{path}?h={'+'.join(words.split())}")
        until(lambda: not words or tab.js(MARKED))  # noqa: B023  (called at once)
        follow(tab, Way(), steps)


WORDS = """return [...document.querySelectorAll('article :is([data-do], label, summary)')]
    .flatMap(each => each.textContent.match(/[a-z]{2,}/gi) ?? []).join(' ')"""
MARKED = "return document.querySelectorAll('article :is([data-do], label) mark').length"


def test_what_a_search_marks_can_be_clicked(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A learner searches for a word that a button has too, and goes to where it is found."""
    files: Files = {path: str(text).replace("A first paragraph.", "Check it.") for path, text in COURSE.items()}
    tab = visit().tab()
    tab.open(serve(courses(files)).address + PLAIN_PAGE)
    tab.js("document.querySelector('.md-search__input').focus()")
    tab.keys(*"check")
    until(lambda: "h=check" in str(tab.js("return document.querySelector('.md-search-result__link')?.href")))
    tab.open(str(tab.js("return document.querySelector('.md-search-result__link').href")))
    until(lambda: tab.texts(f"{CHECK} mark") == [say("quiz.check")])
    Item(tab).choose("The key")
    tab.click(f"{CHECK} mark")
    Item(tab).sees(say("quiz.right"))


def test_translated_words_can_be_clicked(open_lesson: OpenLesson) -> None:
    """Those of a button, of an option, of a line of a checklist, and of a hint."""
    tab = open_lesson(COURSE)
    tab.js(TRANSLATOR)
    tab.click("#in-place--first label font font")
    assert len(Item(tab).chosen()) == 1
    tab.click(f"{CHECK} font font")
    until(lambda: any(translated(say(name)) in Item(tab).result() for name in ("quiz.right", "quiz.wrong")))
    tab.click("#in-place--first .course-hint font font")
    assert tab.texts("#in-place--first .course-hint p") == ["Think~ of~ keys~."]
    tab.click("#to-do label font font")
    until(lambda: ticked(tab) == [True, False])


@pytest.mark.parametrize("way", ["double click", "held Enter"])
def test_a_response_is_not_lost_to_a_second_press(open_lesson: OpenLesson, way: str) -> None:
    """What stands below the pointer by then is not pressed, nor is what the focus is on."""
    tab = open_lesson(COURSE)
    Item(tab).choose("Distractor one")
    if way == "double click":
        tab.double_click(CHECK)
    else:
        tab.js("document.querySelector(args[0]).focus()", CHECK)
        tab.hold("Enter")
    Item(tab).sees(say("quiz.wrong"))
    assert Item(tab).buttons() == [say("quiz.try-again"), say("quiz.show")]
    assert score(tab) == ""
    Item(tab).retry()
    assert Item(tab).buttons() == [say("quiz.check"), say("quiz.show")]


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_a_finger_that_taps_twice_has_pressed_once(open_lesson: OpenLesson) -> None:
    """Browsers count no taps, so that what comes in half a second is one press."""
    tab = open_lesson(COURSE)
    assert isinstance(tab, PlaywrightTab)
    finger = TouchedChromium(tab.page)
    Item(tab).choose("Distractor one")
    finger.tap(CHECK, 1, 1.2)
    Item(tab).sees(say("quiz.wrong"))
    assert Item(tab).buttons() == [say("quiz.try-again"), say("quiz.show")]
    finger.tap("#in-place--first [data-do=retry]", 3)
    until(lambda: Item(tab).buttons() == [say("quiz.check"), say("quiz.show")])


def test_a_translator_changes_no_key(open_lesson: OpenLesson) -> None:
    """The word of the original is right, its translation is not, and what is shown as right is the word itself."""
    tab = open_lesson(KINDS)
    tab.js(TRANSLATOR)
    type_into(tab, blank(1), "small drops")
    type_into(tab, blank(2), "buckets~")
    tab.click(f"{QUIZ}--drops [data-do=check]")
    until(lambda: translated(say("fill-in.partly", hits=1, of=2)) in item(tab, "drops").result())
    marks = tab.texts(f"{QUIZ}--drops .course-mark")
    assert marks == ["✓" + translated(say("line.here")), "✗" + translated(say("line.not-here"))]
    item(tab, "drops").give_up()
    until(lambda: "buckets" in tab.texts(f"{QUIZ}--drops .course-result b"))
    tab.js("document.querySelector('.course-key:has([data-blank])').hidden = false")
    tab.js("document.querySelector('.course-key:has([data-blank])').open = true")
    assert tab.texts("[data-blank] b") == ["drops", "small drops", "buckets"]
