"""Where a part of a page does not come, or is taken away, the page says so; nothing stands there that does nothing."""

from __future__ import annotations

import re

import pytest

from browsers import text, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import instant
from exams import quiz
from kinds import COURSE as KINDS
from learner import COURSE, LESSON_PAGE, PLAIN_PAGE, Files, Item, score, second
from said import say
from sites import Problems

pytestmark = [*in_browsers, pytest.mark.sliced]

SAID = say("block.missing")
MISSING = ".course-missing"
WORKS = ".course-block :is([data-do], .course-settings button)"
LESSON = "docs/module/lesson.md"
SETTINGS: Files = {LESSON: str(COURSE[LESSON]).partition("::: quiz")[0] + "::: settings Your progress\n\n:::\n"}
# Each with the script that it needs beside the first.
LINES: Files = {LESSON: re.sub(r"(?s)::: quiz.*?\n:::\n", "", str(COURSE[LESSON]), count=1)}
LATE = {
    "course-checklist": LINES,
    "course-kinds": KINDS,
    "course-modes": quiz("mode: exam"),
    "course-views": SETTINGS,
}
TAKEN = """
new MutationObserver(() => document.querySelectorAll('%s').forEach(part => part.remove()))
    .observe(document, {childList: true, subtree: true})
"""


@pytest.fixture
def lossy(serve: Serve, problems: Problems) -> Serve:
    """Return what serves a site of which something may be lost."""
    problems.expect("not found: .*course-|Failed to load resource|status of 404|net::ERR")  # it is lost on purpose
    return serve


@pytest.mark.parametrize("script", LATE)
def test_a_page_says_that_a_script_is_missing(visit: Visit, courses: Courses, lossy: Serve, script: str) -> None:
    """Where it is needed, in a live region; and it works, without a word, once the script comes."""
    site = lossy(courses(LATE[script]))
    site.lost = script
    tab = visit().tab()
    tab.open(site.address + LESSON_PAGE)
    until(lambda: tab.texts(MISSING) == [SAID])
    assert tab.js("return document.querySelector(args[0]).role", MISSING) == "status"
    assert tab.texts(WORKS) == []
    site.lost = ""
    tab.reload()
    until(lambda: tab.texts(WORKS))
    assert tab.texts(MISSING) == []


@pytest.mark.parametrize("script", LATE)
def test_so_does_one_that_was_come_to_without_a_load(visit: Visit, courses: Courses, lossy: Serve, script: str) -> None:
    """With instant navigation the script is asked for by another script."""
    files = {**LATE[script], "docs/credits.md": "# Credits\n\n## A post\n\nA post.\n\n[To it](module/lesson.md)\n"}
    site = lossy(courses(files))
    site.folder = courses(files, **instant(site.address))
    tab = visit().tab()
    tab.open(site.address + PLAIN_PAGE)
    until(lambda: tab.js("return performance.getEntriesByType('resource').some(({name}) => name.includes('sitemap'))"))
    site.lost = script
    tab.js("window.here = true")
    tab.click("article a[href*=lesson]")
    until(lambda: tab.texts(MISSING) == [SAID])
    assert tab.js("return window.here")


def test_so_does_one_with_a_script_that_fails(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """One of another version, for example, which does not find what it takes from the first script."""
    problems.expect("Not of this version")
    site = serve(courses(COURSE))
    script = site.folder / "assets/course-modes.other.js"
    script.write_text("throw new Error('Not of this version')", encoding="utf-8")
    try:
        tab = visit().tab()
        tab.open(site.address + LESSON_PAGE)
        tab.js("window.made = Object.assign(document.createElement('course-quiz'), {className: 'course-block'})")
        tab.js("window.made.dataset.mode = 'other'; document.querySelector('course-quiz').after(window.made)")
        assert tab.texts(MISSING) == []
        tab.js(
            "document.head.append(Object.assign(document.createElement('script'), {src: args[0]}))",
            f"/assets/{script.name}",
        )
        until(lambda: tab.texts(MISSING) == [SAID])
    finally:
        script.unlink()


@pytest.mark.parametrize("files", [COURSE, KINDS])
def test_a_quiz_without_its_keys_says_so(visit: Visit, courses: Courses, serve: Serve, files: Files) -> None:
    """A blocker may have taken them away before the quiz began: nothing could be said of a response."""
    site = serve(courses(files))
    site.first = TAKEN % ".course-key"
    tab = visit().tab()
    tab.open(site.address + LESSON_PAGE)
    until(lambda: tab.texts(MISSING) == [SAID])
    assert tab.texts("course-quiz [data-do]") == []


def test_keys_that_are_taken_away_later_are_known(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What is responded is graded by them as ever."""
    tab = visit().tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    tab.js("document.querySelectorAll('.course-key').forEach(key => key.remove())")
    Item(tab).respond("Distractor one")
    Item(tab).sees(say("quiz.wrong"))
    assert "Why one is wrong." in Item(tab).result()
    Item(tab).give_up()
    assert "What to know about it." in Item(tab).result()
    second(tab).respond("One key", "Other key")
    second(tab).sees(say("quiz.right"))
    assert score(tab) == say("quiz.all-scored", count=2, right=1)


def test_a_quiz_without_its_title_starts_anew(visit: Visit, courses: Courses, serve: Serve) -> None:
    """And has the focus itself."""
    tab = visit().tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    tab.js("document.querySelectorAll('.course-title').forEach(title => title.remove())")
    Item(tab).respond("The key")
    tab.click("#in-place [data-do=anew]")
    assert tab.js("return document.activeElement.id") == "in-place"
    assert (Item(tab).chosen(), score(tab)) == ([], "")


def test_a_block_that_cannot_begin_says_so(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """Whatever part of it is missing: nothing is left to press that does nothing, and the next block works."""
    problems.expect("TypeError|null")  # the reason is told as any error
    site = serve(courses({LESSON: str(KINDS[LESSON]) + CHECKLIST}))
    site.first = TAKEN % ".course-order"
    tab = visit().tab()
    tab.open(site.address + LESSON_PAGE)
    until(lambda: tab.texts(f"#in-place > {MISSING}") == [SAID])
    assert tab.texts("#in-place [data-do]") == []
    assert tab.texts(f"#to-do > {MISSING}") == []
    tab.click("#to-do input")
    until(lambda: text(tab, "#to-do .course-score") == say("checklist.ticked", done=1, count=1))


CHECKLIST = "\n::: checklist To do\nid: to-do\n\n- [ ] A line\n\n:::\n"
