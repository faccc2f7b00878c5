"""Courses wherever they stand, and however learners move in them, in three engines."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from browsers import Tab, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import instant
from data_page import call_oneself, is_said
from exams import BANK, RIGHT, Sitting
from kinds import KINDS, RIGHT_ORDER, Lines, item
from learner import COURSE, LESSON_PAGE, PLAIN_PAGE, Files, Item, score, second
from said import say, scored
from sites import NAMED_HOST

pytestmark = [*in_browsers, pytest.mark.sliced]

LINKED: Files = {
    **COURSE,
    "docs/index.md": "# Home\n\n[To the lesson](module/lesson.md)\n\n[To the credits](credits.md)\n",
    "docs/credits.md": "# Credits\n\n[To the lesson](module/lesson.md)\n\n## A post\n\n“A post”, 2020\n\nMore.\n",
    # a bank that nobody uses is a warning, which stops a strict build
    "docs/more.md": "# More\n\n::: quiz From the bank\nid: from-the-bank\nfrom: bank\n\n:::\n",
}
HOME = f"""\
# Home

::: quiz In place
id: in-place

{KINDS.partition("### effects")[0]}:::

::: quiz At the counter
id: counter
from: bank
mode: exam

:::

::: settings Your progress

:::
"""
PLACES: dict[str, dict[str, object]] = {
    "without site_url": {},
    "below a path": {"site_url": "https://example.org/deep/course/"},
    "on a named host, plain http": {"site_url": "http://elsewhere.example/"},
    "without directory URLs": {"use_directory_urls": False},
}


def ready(tab: Tab) -> bool:
    """Return whether the quiz of the lesson works."""
    return bool(tab.js("return document.querySelector('#in-place .course-actions') !== null"))


@pytest.mark.parametrize("place", PLACES)
def test_a_course_works_wherever_it_stands(visit: Visit, courses: Courses, serve: Serve, place: str) -> None:
    """From the first page by a link to a lesson, with a response that is kept."""
    site = serve(courses(LINKED, **PLACES[place]), below="/deep/course" if place == "below a path" else "")
    tab = visit().tab()
    tab.open(f"{site.named if 'named' in place else site.address}/index.html")
    assert tab.js("return isSecureContext") == ("named" not in place)
    tab.click("article a[href*=lesson]")
    until(lambda: ready(tab))
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    tab.reload()
    assert Item(tab).result().startswith(f"✓{say('quiz.right')}")
    address = urlsplit(str(tab.js("return location.href")))
    assert address.path.endswith("lesson.html" if "directory" in place else LESSON_PAGE)
    assert (address.hostname == NAMED_HOST) == ("named" in place)


def test_every_block_works_on_the_first_page(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Below a path, where an address that leads one folder too high leads out of the site."""
    site = serve(courses({"docs/index.md": HOME, "quizzes/bank.md": BANK}), below="/deep/course")
    tab = visit().tab()
    tab.open(f"{site.address}/")
    until(lambda: tab.texts("#in-place--steps [data-do=down]"))
    Lines(tab).put(*RIGHT_ORDER)
    item(tab, "steps").check()
    item(tab, "steps").sees(say("quiz.right"))
    exam = Sitting(tab)
    exam.press("begin")
    for name, options in RIGHT.items():
        exam.choose(name, options)
    exam.hand_in()
    assert scored(4, 4) in exam.said()
    call_oneself(tab, "Ann")
    until(lambda: is_said(tab, say("settings.name-saved")))


def test_blocks_work_on_a_page_that_was_reached_from_one_without(visit: Visit, courses: Courses, serve: Serve) -> None:
    """With instant navigation the page is never loaded; Back and Forward swap it as well."""
    site = serve(courses(LINKED))
    site.folder = courses(LINKED, **instant(site.address))
    tab = visit().tab()
    tab.open(site.address + PLAIN_PAGE)
    tab.js("window.stays = 'yes'")
    until(lambda: tab.js("return performance.getEntriesByType('resource').some(({name}) => name.includes('sitemap'))"))
    tab.click("article a[href*=lesson]")
    until(lambda: ready(tab))
    Item(tab).miss("Distractor one")
    Item(tab).sees(say("quiz.wrong"))
    tab.back()
    until(lambda: not ready(tab))
    tab.forward()
    until(lambda: ready(tab))
    assert say("quiz.wrong") in Item(tab).result()
    second(tab).respond("One key", "Other key")
    second(tab).sees(say("quiz.right"))
    assert score(tab) == say("quiz.all-scored", count=2, right=1)
    assert tab.js("return window.stays") == "yes"


def test_a_page_that_comes_back_knows_what_happened_meanwhile(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Whether the browser loads it anew or takes it from its memory, and it goes on to keep what is done."""
    site = serve(courses(LINKED))
    session = visit()
    tab, other = session.tab(), session.tab()
    tab.open(site.address + LESSON_PAGE)
    Item(tab).miss("Distractor one")
    tab.open(site.address + PLAIN_PAGE)
    other.open(site.address + LESSON_PAGE)
    second(other).miss("One key", "A distractor")
    tab.back()
    until(lambda: score(tab) == say("quiz.all-scored", count=2, right=0))
    tab.click("#in-place [data-do=anew]")
    Item(tab).respond("The key")
    tab.forward()
    tab.back()
    Item(tab).sees(say("quiz.right"))
    until(lambda: score(other) == say("quiz.answered", done=1, count=2))


def test_a_copy_opens_by_double_click(visit: Visit, courses: Courses) -> None:
    """As `make offline` builds it: without a server and without a search, and a response is there after a reload."""
    plugins = [{"search": {"enabled": False}}]
    folder = courses(LINKED, use_directory_urls=False, plugins=plugins)
    tab = visit().tab()
    tab.open((folder / "index.html").as_uri())
    assert not tab.js("return document.querySelector('.md-search')")
    tab.click("article a[href*=lesson]")
    until(lambda: ready(tab))
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    tab.reload()
    until(lambda: Item(tab).result().startswith(f"✓{say('quiz.right')}"))
