"""Nothing on a page moves while it loads, even over a slow line: layout shift 0, in Chromium, which measures it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from browsers import Engine, Mode, Session, Tab
from browsing import Courses, OpenLesson, in_browsers
from kinds import COURSE as KINDS
from kinds import fill_in_wrongly
from learner import ITEMS, LESSON_PAGE, Files, Item, second
from sites import Problems, Site

pytestmark = in_browsers

# Each with what is brought into view before a reload.
PAGES = {
    "": "article p:last-of-type",
    "relationships/quiz/": "#module-quiz",
    "relationships/what-is-service/": "#check-service",
    "relationships/know-yourself/": "#walk-the-talk",
    "your-data/": "course-settings",
}
RESPOND = """
document.querySelectorAll('course-item label:first-of-type input, [data-do=check], course-checklist input')
    .forEach(each => each.click())
"""
RESPOND_TO_KINDS = """
document.querySelectorAll('.course-order').forEach(list => list.querySelector('[data-do=down]').click())
document.querySelectorAll('select').forEach(menu => { menu.selectedIndex = 1 })
document.querySelectorAll('.course-blank, textarea').forEach(field => { field.value = 'small drops' })
document.querySelectorAll('[data-do=check]').forEach(button => button.click())
"""
# Everything that stands on the cards of items, and what stands where Check does, from the top of each card.
PLACES = """
return [...document.querySelectorAll('course-item')].map(card => {
    const from = each => Math.round(each.getBoundingClientRect().top - card.getBoundingClientRect().top)
    const css = '.course-number, .course-stem, label, li, .course-field, summary'
    const apart = '.course-result, .course-key, .course-tray'
    const fixed = [...card.querySelectorAll(css)].filter(each => !each.closest(apart))
    const bars = [...card.querySelectorAll(':scope > :is(.course-result, .course-actions)')]
    const bar = bars.find(({offsetHeight}) => offsetHeight)
    return `${card.id}: ${[bar, ...fixed].map(from).join(' ')}`
})
"""
PRESS = "document.querySelectorAll(`[data-do=${args[0]}]:not([hidden])`).forEach(button => button.click())"
PATH = "docs/module/lesson.md"
EVERY_TYPE: Files = {PATH: str(KINDS[PATH]).removesuffix(":::\n") + ITEMS.split(":::")[0] + ":::\n"}
SHIFTS = """
const seen = [], box = ({x, y, width, height}) => [x, y, width, height].join(' ')
new PerformanceObserver(list => seen.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true})
await new Promise(painted => requestAnimationFrame(() => setTimeout(painted, 100)))
return seen.flatMap(({value, sources}) => sources.map(({node, previousRect: from, currentRect: to}) =>
    `${value.toFixed(4)}: ${(node?.outerHTML ?? '').slice(0, 80)} from ${box(from)} to ${box(to)}`))
"""


@pytest.fixture
def site(published: Path, problems: Problems) -> Iterator[Site]:
    """Serve the course."""
    site = Site(published, problems)
    yield site
    site.close()


@pytest.fixture
def tab(site: Site, problems: Problems, start: Callable[[str], Engine]) -> Iterator[Tab]:
    """Open a tab of Chromium."""
    assert site.address
    session: Session = start("chromium").start(problems, Mode())
    yield session.tab()
    session.close()


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("size", [(360, 740), (1280, 640)])
def test_nothing_moves_while_a_page_loads(tab: Tab, site: Site, size: tuple[int, int], *, kept: bool) -> None:
    """Opened at its top, at a block and again where one was; options are shuffled, marks and results put in.

    No page here is shorter than the window: on such a one Material's foot stands at the lower edge, and its top moves
    up while a busy browser reads the rest of it.
    """
    tab.size(*size)
    if kept:
        respond(tab, site)
    site.slow = 0.15
    moved = [
        (path, *shifts) for path, css in PAGES.items() if (shifts := shifts_of(tab, f"{site.address}/{path}", css))
    ]
    assert moved == []


def test_what_moves_is_seen(tab: Tab, site: Site) -> None:
    """The measure works."""
    tab.open(f"{site.address}/credits/")
    assert shifts_here(tab) == []
    tab.js("document.querySelector('article').prepend(document.createElement('hr'))")
    assert shifts_here(tab)


def respond(tab: Tab, site: Site) -> None:
    """Respond to everything, so that it is kept."""
    for path in PAGES:
        tab.open(f"{site.address}/{path}")
        tab.js(RESPOND)


def shifts_of(tab: Tab, address: str, css: str) -> list[str]:
    """Return what moves when a page is opened, at its top and at a block, and loaded again where it was left."""
    tab.open(address)
    shifts = shifts_here(tab)
    if css.startswith("#"):
        tab.open("about:blank")
        tab.open(address + css)
        shifts += shifts_here(tab)
    tab.js("document.querySelector(args[0]).scrollIntoView()", css)
    shifts_here(tab)
    tab.reload()
    return shifts + shifts_here(tab)


def shifts_here(tab: Tab) -> list[str]:
    """Return what moved on the page since it was opened."""
    return [str(shift) for shift in tab.js(SHIFTS)]


def test_nothing_moves_with_items_of_each_type(tab: Tab, site: Site, courses: Courses) -> None:
    """Their script and style stand before them; also where something was responded, and in a second visit."""
    site.folder, site.slow = courses(KINDS), 0.15
    address = site.address + LESSON_PAGE
    for size in ((360, 740), (1280, 800)):
        tab.size(*size)
        assert shifts_of(tab, address, "#in-place") == []
    site.slow = 0
    tab.open(address)
    tab.js(RESPOND_TO_KINDS)
    site.slow = 0.15
    assert shifts_of(tab, address, "#in-place") == []


@pytest.mark.sliced
@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
def test_nothing_on_a_card_moves_when_it_is_checked(open_lesson: OpenLesson, size: tuple[int, int]) -> None:
    """At either try, whatever is told: marks have their room, and what is said begins where Check stood."""
    tab = open_lesson(EVERY_TYPE)
    tab.size(*size)
    before = tab.js(PLACES)
    tab.js(PRESS, "check")
    assert tab.js(PLACES) == before
    for option, others in (("Distractor one", ["One key", "A distractor"]), ("Distractor two", ["A distractor"])):
        fill_in_wrongly(tab)
        Item(tab).choose(option)
        second(tab).choose(*others)
        before = tab.js(PLACES)
        tab.js(PRESS, "check")
        assert tab.js(PLACES) == before
        tab.js(PRESS, "retry")
    assert len(tab.texts(".course-mark")) > 9
