"""The course itself, as it is published, in Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsers import Engine, Mode, Session, Tab, settle, until
from browsing import axe, in_browsers
from course_folder import PROJECT
from project_copy import of_the_sample
from said import start
from sites import Problems, Site

PAGES = [
    "",
    "relationships/",
    "relationships/know-yourself/",
    "relationships/press-pause/",
    "credits/",
    "your-data/",
    "trainers/card/",
    "trainers/writing-items/",
    "trainers/writing-quizzes/",
    "trainers/writing-blocks/",
    "trainers/progress/",
    "changelog/",
    "404.html",
]
LESSON = "relationships/know-yourself/"
# Material's script lets code that is wider than its place be reached by keyboard, once it has measured it.
CODE_IS_REACHED = """
return [...document.querySelectorAll("pre > code")]
    .every(code => code.scrollWidth <= code.clientWidth || code.tabIndex >= 0)
"""
AIDS = sorted(path.stem for path in PROJECT.glob("docs/job-aids/*.md") if path.stem != "index")
SHEETS = [*(f"job-aids/{name}/" for name in AIDS), "trainers/card/"]
RESPOND = """
document.querySelectorAll('course-item label:first-of-type input, [data-do=check], course-checklist input')
    .forEach(each => each.click())
"""

pytestmark = [*in_browsers, of_the_sample]


@pytest.fixture
def site(published: Path, problems: Problems) -> Iterator[str]:
    """Serve the course, and give its address."""
    site = Site(published, problems)
    yield site.address
    site.close()


@pytest.fixture
def chromium(site: str, problems: Problems, start: Callable[[str], Engine]) -> Iterator[Callable[[Mode], Tab]]:
    """Return a function that opens a tab; the pages are served until it has told its problems."""
    assert site
    sessions: list[Session] = []

    def tab(mode: Mode) -> Tab:
        sessions.append(start("chromium").start(problems, mode))
        return sessions[-1].tab()

    yield tab
    for session in sessions:
        session.close()


@pytest.fixture
def without_scripts(chromium: Callable[[Mode], Tab]) -> Page:
    """Open a page that runs no scripts."""
    page = getattr(chromium(Mode(scripts=False)), "page", None)
    assert isinstance(page, Page)
    return page


def test_a_lesson_is_complete_without_scripts(without_scripts: Page, site: str) -> None:
    """Items can be answered and their key opened, lines ticked, by keyboard alone."""
    page = without_scripts
    page.goto(f"{site}/{LESSON}")
    items = page.locator("#check-yourself-first course-item")
    assert items.count() == 3
    first = items.first
    assert first.locator(".course-key ul").is_hidden()
    first.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    assert first.locator("input").nth(1).is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert first.locator(".course-hint[open]").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert first.locator(".course-key ul").is_visible()
    assert (
        first.locator(".course-key li")
        .first.inner_text()
        .startswith((start("choice.key-right"), start("choice.key-wrong")))
    )
    line = page.locator("course-checklist input").first
    line.focus()
    page.keyboard.press("Space")
    assert line.is_checked()


def test_a_job_aid_or_the_card_fits_on_one_sheet(without_scripts: Page, site: str) -> None:
    """Of A4, as a browser prints it."""
    sheets = {}
    for path in SHEETS:
        without_scripts.goto(f"{site}/{path}")
        sheets[path] = len(re.findall(rb"/Type\s*/Page\b", without_scripts.pdf(format="A4")))
    assert sheets == dict.fromkeys(SHEETS, 1)


def test_nothing_typed_or_chosen_reaches_the_address(without_scripts: Page, site: str) -> None:
    """There is nothing that could be submitted."""
    page = without_scripts
    page.goto(f"{site}/{LESSON}")
    page.locator("course-item input").first.check()
    page.keyboard.press("Enter")
    assert page.url == f"{site}/{LESSON}"
    assert page.locator("article form").count() == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(chromium: Callable[[Mode], Tab], site: str, path: str, *, dark: bool) -> None:
    """On any kind of page, wide and narrow, in both schemes, before and after responding; and no page has a problem."""
    tab = chromium(Mode(dark=dark))
    tab.open(f"{site}/{path}")
    assert axe_at_widths(tab) == []
    if tab.texts(".course-block"):
        tab.js(RESPOND)
        assert axe_at_widths(tab) == []
    settle(tab)


def axe_at_widths(tab: Tab) -> list[str]:
    """Return what axe finds on the page in a window and on a phone."""
    found = []
    for width in (1280, 360):
        tab.size(width, 740)
        until(lambda: tab.js(CODE_IS_REACHED))
        found += axe(tab)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_into_a_small_window(chromium: Callable[[Mode], Tab], site: str, path: str) -> None:
    """At 320 px nothing has to be scrolled sideways, before and after responding."""
    tab = chromium(Mode())
    tab.size(320, 640)
    tab.open(f"{site}/{path}")
    assert tab.js("return document.documentElement.scrollWidth") == 320
    tab.js(RESPOND)
    assert tab.js("return document.documentElement.scrollWidth") == 320
