"""Browsers as learners set them up, in three engines: no scripts, dark, forced colours, paper, narrow, large text."""

from __future__ import annotations

from typing import cast

import pytest

from browsers import Engine, Tab, text, until
from browsing import Courses, Serve, Visit, axe, in_browsers
from course_folder import configuration
from kinds import COURSE as KINDS
from learner import COURSE, LESSON_PAGE, PLAIN_PAGE, Files, Item, second, ticked
from said import say
from screens import FRAME, PRINT, TOO_WIDE
from sites import Problems

pytestmark = in_browsers

SEEN = "return [...document.querySelectorAll(args[0])].map(element => element.checkVisibility())"
TOO_SMALL = """
return [...document.querySelectorAll('.course-block :is(button, input, select, textarea, summary, .course-grip)')]
    .filter(each => each.checkVisibility())
    .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
    .filter(([, {width, height}]) => width < 24 || height < 24)
    .map(([html, {width, height}]) => `${width} x ${height}: ${html}`)
"""
FILL = """
const tell = {bubbles: true}
document.querySelectorAll('.course-order').forEach(list => list.querySelector('[data-do=down]').click())
document.querySelectorAll('.course-pairs').forEach(pairs => pairs.querySelectorAll('select').forEach((menu, i) => {
    menu.selectedIndex = i + 1
    menu.dispatchEvent(new Event('input', tell))
}))
document.querySelectorAll('[role=radiogroup]').forEach(row => row.querySelector('input').click())
document.querySelectorAll('.course-blank, textarea').forEach(field => {
    field.value = 'small spoons'
    field.dispatchEvent(new Event('input', tell))
})
"""
CHOOSE_TWO = """
document.querySelectorAll('fieldset').forEach(each =>
    [...each.querySelectorAll('label > input')].slice(0, 2).forEach(box => box.click()))
"""
CHECK = "document.querySelectorAll('[data-do=check]').forEach(button => button.click())"
# How light a colour is on white paper, from 0 to 255.
LIGHT = """
const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d')
const light = color => {
    for (canvas.fillStyle of ['#fff', color]) canvas.fillRect(0, 0, 1, 1)
    return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3))
}
return [...document.querySelectorAll(args[0])].map(each => light(getComputedStyle(each)[args[1]]))
"""


@pytest.fixture
def lesson(courses: Courses, serve: Serve) -> str:
    """Return the address of a lesson with a quiz of two items and a checklist."""
    return serve(courses(COURSE)).address + LESSON_PAGE


def respond(tab: Tab) -> None:
    """Respond to everything on the lesson, rightly and wrongly."""
    Item(tab).miss("Distractor one")
    second(tab).miss("One key", "A distractor")
    tab.click("#to-do input")
    until(lambda: text(tab, ".course-completed"))


def test_axe_finds_nothing_before_and_after_responding(visit: Visit, lesson: str) -> None:
    """In the light scheme."""
    tab = visit().tab()
    tab.open(lesson)
    assert axe(tab) == []
    respond(tab)
    assert axe(tab) == []


def test_dark_and_without_motion(visit: Visit, lesson: str) -> None:
    """The scheme follows the system, axe finds nothing in it, and nothing of ours moves."""
    tab = visit(dark=True, still=True).tab()
    tab.open(lesson)
    for query in ("(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"):
        assert tab.js("return matchMedia(args[0]).matches", query)
    assert tab.js("return document.body.dataset.mdColorScheme") == "slate"
    respond(tab)
    moving = "return document.getAnimations().filter(({effect}) => effect.target.closest('.course-block')).length"
    assert tab.js(moving) == 0
    assert axe(tab) == []


def test_forced_colours(visit: Visit, engine: Engine, lesson: str) -> None:
    """Right and wrong are told by word and icon, and what has a border keeps it."""
    if engine.name == "webkit":
        pytest.skip("WebKitGTK has no forced colours: it never matches (forced-colors: active)")
    tab = visit(forced=True).tab()
    tab.open(lesson)
    assert tab.js("return matchMedia('(forced-colors: active)').matches")
    respond(tab)
    assert Item(tab).result().startswith(f"✗{say('quiz.wrong')}")
    assert sorted(tab.texts("#in-place--second .course-mark")) == [
        f"○{say('quiz.mark-missed')}",
        f"✓{say('quiz.mark-right')}",
        f"✗{say('quiz.mark-wrong')}",
    ]
    borders = "getComputedStyle(document.querySelector(args[0])).borderTopWidth"
    for css in ("course-item", "#in-place--first .course-button"):
        assert tab.js(f"return {borders}", css) != "0px"


def test_on_paper(visit: Visit, lesson: str) -> None:
    """The stems, the options and what was said stand there; buttons do not."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("Distractor one")
    tab.js(PRINT)
    assert tab.js("return document.querySelector('.md-header').checkVisibility()") is False
    assert set(tab.js(SEEN, ".course-button")) == {False}
    assert set(tab.js(SEEN, "course-item label, .course-stem p, .course-outcome, .course-done p")) == {True}


def test_on_paper_from_the_dark_scheme(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Paper is white, so words are dark there, and what has a ground has a light one."""
    tab = visit(dark=True).tab()
    tab.open(serve(courses(KINDS)).address + LESSON_PAGE)
    grounds = ".course-block, .course-block :is(select, input, textarea), .md-typeset :is(code, .admonition)"
    assert min(tab.js(LIGHT, "article :is(h1, p, label)", "color")) > 128
    tab.js(PRINT)
    assert max(tab.js(LIGHT, "article :is(h1, p, label)", "color")) < 128
    assert min(tab.js(LIGHT, grounds, "backgroundColor")) > 200
    assert tab.js("return getComputedStyle(document.querySelector('article input')).colorScheme") == "light"


def test_on_paper_without_scripts(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """The key and the feedback stand after each item, though nobody opened them."""
    problems.expect("script-src")  # that is how they are kept from running, so that the page can still be looked at
    tab = visit().tab()
    tab.open(serve(courses(COURSE), also="script-src 'none'").address + LESSON_PAGE)
    assert set(tab.js(SEEN, ".course-key li, .course-feedback p")) == {False}
    tab.js(PRINT)
    assert set(tab.js(SEEN, ".course-key li, .course-feedback p, .course-hint p")) == {True}


def test_without_scripts_a_lesson_is_complete(visit: Visit, lesson: str) -> None:
    """Read only here; test_browser.py uses it by keyboard, in Chromium alone."""
    tab = visit(scripts=False).tab()
    tab.open(lesson)
    assert tab.texts("#in-place--first--stem") == ["What is asked first?"]
    assert [option.strip() for option in tab.texts("#in-place--second label")] == [
        "One key",
        "Other key",
        "A distractor",
    ]
    assert [len(tab.texts(css)) for css in ("#in-place--first summary", "#to-do input")] == [2, 2]
    assert tab.texts(".course-button, [role=status]") == []


@pytest.mark.parametrize(("width", "size"), [(320, 1), (640, 2)])
def test_nothing_is_too_wide(visit: Visit, lesson: str, width: int, size: int) -> None:
    """At 320 px, and with text of twice the size in a window of 640, before and after responding.

    In a frame, since a window of WebKitGTK is never narrower than 447 px and no setting makes its text larger. The half
    of a usual window, since a page that text is made larger in takes its layout from that.
    """
    tab = visit().tab()
    tab.open(lesson.replace(LESSON_PAGE, PLAIN_PAGE))
    tab.js(FRAME, lesson, width, size)
    page = "const {document: page} = document.querySelector('iframe').contentWindow;"
    assert tab.js(page + TOO_WIDE) == []
    tab.js(f"{page} {{ const document = page; {CHOOSE_TWO} {CHECK} }}")
    assert tab.js(f"{page} return page.querySelectorAll('.course-outcome').length") == 2
    assert tab.js(page + TOO_WIDE) == []


@pytest.fixture
def kinds(courses: Courses, serve: Serve) -> str:
    """Return the address of a lesson with an item of each type besides choice."""
    return serve(courses(KINDS)).address + LESSON_PAGE


@pytest.mark.sliced
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_any_type(visit: Visit, kinds: str, *, dark: bool) -> None:
    """Before, half way and after, in both schemes; what is pressed or dragged is large enough."""
    tab = visit(dark=dark).tab()
    tab.open(kinds)
    assert (axe(tab), tab.js(TOO_SMALL)) == ([], [])
    tab.js(FILL)
    assert axe(tab) == []
    tab.js(CHECK)
    assert len(tab.texts(".course-result > :first-child")) == 5
    assert (axe(tab), tab.js(TOO_SMALL)) == ([], [])


@pytest.mark.sliced
@pytest.mark.parametrize(("width", "size"), [(320, 1), (640, 2)])
def test_no_type_is_too_wide(visit: Visit, kinds: str, width: int, size: int) -> None:
    """As above."""
    tab = visit().tab()
    tab.open(kinds.replace(LESSON_PAGE, PLAIN_PAGE))
    tab.js(FRAME, kinds, width, size)
    page = "const {document: page} = document.querySelector('iframe').contentWindow;"
    assert tab.js(page + TOO_WIDE) == []
    tab.js(f"{page} {{ const document = page; {FILL} {CHECK} }}")
    assert tab.js(f"{page} return page.querySelectorAll('.course-result > :first-child').length") == 5
    assert tab.js(page + TOO_WIDE) == []


@pytest.mark.sliced
def test_types_in_forced_colours(visit: Visit, engine: Engine, kinds: str) -> None:
    """Fields and buttons keep their borders, and the word beside an icon says what is right."""
    if engine.name == "webkit":
        pytest.skip("WebKitGTK has no forced colours: it never matches (forced-colors: active)")
    tab = visit(forced=True).tab()
    tab.open(kinds)
    edges = "[...document.querySelectorAll(args[0])].map(each => getComputedStyle(each).borderTopWidth)"
    assert "0px" not in tab.js(f"return {edges}", ".course-field, .course-moves button")
    tab.js(FILL + CHECK)
    assert {mark[0] for mark in tab.texts(".course-mark")} <= {"✓", "✗"}
    told = tuple(map(say, ("quiz.mark-right", "quiz.mark-wrong", "line.here", "line.not-here")))
    assert all(mark[1:].startswith(told) for mark in tab.texts(".course-mark"))


@pytest.mark.sliced
def test_types_on_paper(visit: Visit, kinds: str) -> None:
    """There are lines to write on, and the partners and categories to choose from."""
    tab = visit().tab()
    tab.open(kinds)
    tab.js(PRINT)
    for css in (
        ".course-order li",
        ".course-pairs label",
        "select",
        ".course-tray li",
        ".course-sort label",
        "textarea",
    ):
        assert set(tab.js(SEEN, css)) == {True}
    assert set(tab.js(SEEN, ".course-moves, .course-button, .course-grip")) == {False}
    line = "getComputedStyle(document.querySelector('.course-order li'), '::before').borderBottomWidth"
    assert tab.js(f"return {line}") != "0px"
    assert tab.js("return getComputedStyle(document.querySelector('select')).color").endswith(", 0)")


MIRRORED = """
const box = element => element.getBoundingClientRect()
return [...document.querySelectorAll('label:has(> [type=radio], > [type=checkbox])')].map(
    label => box(label).right - box(label.querySelector('input')).right < 20 ? 0 : label.textContent
).concat([...document.querySelectorAll('.course-order > li')].map(
    line => box(line.querySelector('[data-do=up]')).left - box(line.querySelector('.course-line')).left
).filter(left => left > 0), [...document.querySelectorAll('.course-result:not(:empty)')].map(
    result => parseFloat(getComputedStyle(result).borderLeftWidth)
))
"""


@pytest.mark.sliced
@pytest.mark.parametrize("files", [COURSE, KINDS], ids=["choices", "other types"])
def test_a_page_from_right_to_left_is_mirrored(visit: Visit, courses: Courses, serve: Serve, files: Files) -> None:
    """Boxes stand to the right of their text, buttons to the left of their line; a result is marked on its right."""
    theme = {**cast("dict[str, object]", configuration()["theme"]), "language": "ar"}
    tab = visit().tab()
    tab.open(serve(courses(files, theme=theme)).address + LESSON_PAGE)
    until(lambda: tab.texts("[data-do=check]"))
    tab.js(CHOOSE_TWO)
    tab.js(FILL)
    tab.js(CHECK)
    assert tab.js("return getComputedStyle(document.querySelector('course-quiz')).direction") == "rtl"
    found = tab.js(MIRRORED)
    assert len(found) > 1
    assert set(found) == {0}
    assert (tab.js(f"const page = document; {TOO_WIDE}"), axe(tab)) == ([], [])


CALLED = """
window.printed = []
window.print = () => printed.push([...document.querySelectorAll('course-item :checked, #to-do :checked')].length
    + document.querySelectorAll('.course-mark, .course-result:not(:empty)').length)
"""


def test_a_lesson_is_printed_blank_or_as_it_is(visit: Visit, lesson: str) -> None:
    """As chosen; afterwards all is as it was, and nothing of it is lost."""
    tab = visit().tab()
    tab.open(lesson)
    respond(tab)
    seen = [Item(tab).result(), Item(tab).chosen(), Item(tab).options(), second(tab).result(), ticked(tab)]
    tab.js(CALLED)
    tab.click(".course-print summary")
    tab.click("[data-do=print-mine]")
    tab.click("[data-do=print-blank]")
    mine, blank = tab.js("return printed")
    assert (mine > 5, blank) == (True, 0)
    tab.js("dispatchEvent(new Event('afterprint'))")
    assert [Item(tab).result(), Item(tab).chosen(), Item(tab).options(), second(tab).result(), ticked(tab)] == seen
    tab.reload()
    assert [Item(tab).result(), Item(tab).chosen(), Item(tab).options(), second(tab).result(), ticked(tab)] == seen
