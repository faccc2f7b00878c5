"""HTML in every place of a course: what is allowed is seen whole and stays in its place, and all else is told."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from browsers import Engine
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import PROJECT
from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problems
from courseblocks.course.pages import parse_page
from courseblocks.render.fragments import Fragments
from courseblocks.source.slips import tags
from everywhere import ALLOWED, BLOCKS, CROSSING, PLACES, REFUSED, filled, is_flow, may_stand, page_of
from learner import Files

if TYPE_CHECKING:
    from conftest import Build

SEEN = {fragment: f"seen/page-{at}" for at, fragment in enumerate(["plain", *ALLOWED])}
COURSE: Files = {f"docs/{path}.md": page_of(fragment) for fragment, path in SEEN.items()}
COURSE["docs/seen/index.md"] = "---\ntitle: Seen\nmodule: Module 2\n---\n"

# What stands on a page, as Chromium reads it: our elements, each with those that it stands in, and all words.
OUTLINE = """
const ours = '[class^=course-], course-item, fieldset, label, input, select, option'
const page = new DOMParser().parseFromString(args[0], 'text/html')
const article = page.querySelector('article')
const name = ({localName, className}) => `${localName}.${className}`
const way = node => node === article ? [] : [...(node.matches(ours) ? [name(node)] : []), ...way(node.parentElement)]
return [
    [...article.querySelectorAll(ours)].map(node => way(node).join(' ')),
    page.querySelector('body > .md-container > footer') !== null,
    article.textContent.split(/\\s+/).join(' '),
]
"""
BUTTONS = "return [...document.querySelectorAll('[data-do=check]')].filter(one => one.checkVisibility()).length"
# Which of the HTML leaves its place, so that what is around it is not as it is around a word.
OUTSIDE = """
const [around, found] = args
const outside = html => {
    const marked = `<i-here></i-here>${html}<i-there></i-there>`
    const page = new DOMParser().parseFromString(around.replaceAll('HERE', marked), 'text/html')
    for (const here of page.querySelectorAll('i-here'))
        while (here.nextSibling && here.nextSibling.localName !== 'i-there') here.nextSibling.remove()
    return page.body.innerHTML
}
const plain = outside('word')
return found.filter(html => outside(html) !== plain)
"""
AROUND = {
    tags.FLOW: """
        <div><fieldset><div>HERE</div><label><input></label></fieldset>
        <ul><li>Right<div>HERE</div></li><li></li></ul><div>HERE</div></div><p></p>
        """,
    tags.PHRASING: """
        <div><h3>HERE</h3><fieldset><label><input> HERE</label><label></label></fieldset>
        <ol><li><label><input><span>HERE</span></label></li><li></li></ol></div><p></p>
        """,
}
# Most of it is closed, or nothing would pass.
NAMES = ("b", "span", "em", "code", "a", "div", "p", "ul", "li", "pre", "td", "h3", "table")
PAIRS = [f"<{name}>{{}}</{name}>" for name in NAMES]
PAIRS += ["<div markdown>\n\n{}\n\n</div>", "<details>{}</details>", "<ul><li>{}</li></ul>", "<dl><dt>{}</dt></dl>"]
PAIRS += ["<table><tr><td>{}</td></tr></table>", "\n\n{}\n\n", "**{}**", "~~{}~~", "`{}`", "- {}\n", "\n> {}\n"]
PIECES = [
    "<b>",
    "</b>",
    "</p>",
    "<div>",
    "</div>",
    "</li>",
    "<br>",
    "<hr>",
    "<name>",
    "<3",
    "</",
    "<!DOCTYPE a>",
    "<?a ?>",
]
PIECES += [
    "`",
    "``",
    "```\n",
    "\n\n",
    "    ",
    "- ",
    "1. ",
    "> ",
    "# ",
    "!!! note\n",
    "| a | b |\n|---|---|\n",
    "{ .a }",
]
PIECES += [">", "\\", "&lt;", '"', "[a](<b c>)", "<a@b.c>", "<https://a.b>", "<b markdown>", "<b title='a > b'>"]

PROJECT_CONFIG = load_config(str(PROJECT / "mkdocs.yml"))
SITE = Fragments("page.md", PROJECT_CONFIG.markdown_extensions, PROJECT_CONFIG.mdx_configs, {})


def told(page: str) -> list[tuple[int, str, str]]:
    """Return the line, the sentence and the remedy of each problem of a page."""
    return [(problem.line, problem.what, problem.mend) for problem in parse_page("page.md", page)[1]]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("fragment", REFUSED)
def test_what_would_vanish_or_swallow_the_page_is_told(fragment: str, place: str) -> None:
    """On its line, by its name, with the remedy."""
    page = filled(place, fragment)
    line = next(at for at, text in enumerate(page.split("\n"), 1) if fragment in text)
    found = told(page)
    assert {at for at, _, _ in found} == {line}
    assert any(what.startswith(f"{place.strip()} has {REFUSED[fragment]}") for _, what, _ in found), found
    assert all("If it is text, write it in backticks, or as &lt;" in mend or "Take '" in mend for _, _, mend in found)


@pytest.mark.parametrize("place", [place for place in PLACES if is_flow(place)])
@pytest.mark.parametrize("fragment", CROSSING)
def test_what_reaches_over_several_paragraphs_is_told(fragment: str, place: str) -> None:
    """Although it is closed, or stands in what looks like code."""
    found = told(filled(place, fragment))
    assert any(what.startswith(f"{place.strip()} has {CROSSING[fragment]}") for _, what, _ in found), found


@pytest.mark.parametrize("place", PLACES)
def test_what_is_text_or_may_stand_there_is_not_told(place: str) -> None:
    """Of each place."""
    allowed = [fragment for fragment in ALLOWED if may_stand(fragment, place)]
    assert [(fragment, found) for fragment in allowed if (found := told(filled(place, fragment)))] == []


def html_of(folder: Path, fragment: str) -> str:
    """Return the page with a fragment."""
    return (folder / SEEN[fragment] / "index.html").read_text(encoding="utf-8")


def at_random(dice: random.Random, depth: int = 0) -> str:
    """Return Markdown with HTML in it."""
    made = ""
    for part in dice.choices(("pair", "piece", "word"), weights=(5 if depth < 4 else 0, 3, 2), k=dice.randrange(1, 4)):
        if part == "pair":
            made += dice.choice(PAIRS).format(at_random(dice, depth + 1))
        else:
            made += dice.choice(PIECES) if part == "piece" else "word "
    return made.strip("\n")


def shown(text: str, allowed: frozenset[str]) -> str:
    """Return the HTML of a fragment on the project's own site, or nothing if it is told."""
    problems, fragment = Problems("page.md"), Fragment(text, 1)
    tags.check_text(fragment, "it", [], problems, allowed)
    if problems.found:
        return ""
    return str(SITE.flow(fragment) if allowed is tags.FLOW else SITE.inline(fragment))


def test_a_backslash_makes_it_text_on_the_page_too(build_site: Build) -> None:
    """Git hosts show it so, and a page is looked at there before it is published."""
    soup = build_site({"docs/page.md": "# Page\n\nDear \\<name>, `\\<b>` and\n\n\\<title>\n\n- \\</b>\n"}).soup(
        "page/index.html"
    )
    shown = [part.text for part in soup.select("article p, article li")]
    assert shown == [r"Dear <name>, \<b> and", "<title>", "</b>"]


class TestInABrowser:
    """In Chromium, which reads HTML as the standard says."""

    pytestmark = in_browsers

    @pytest.fixture
    def engine(self, start: Callable[[str], Engine]) -> Engine:
        """Return the only engine."""
        return start("chromium")

    def test_what_is_allowed_is_seen_whole_and_stays_in_its_place(
        self, visit: Visit, courses: Courses, serve: Serve
    ) -> None:
        """What comes after it is where it would be without it, and can be used."""
        folder, tab = courses(COURSE), visit().tab()
        address = serve(folder).address
        tab.open(f"{address}/{SEEN['plain']}/")
        buttons = tab.js(BUTTONS)
        assert buttons > len(PLACES)
        plain, has_foot, _ = tab.js(OUTLINE, html_of(folder, "plain"))
        assert has_foot
        for fragment, text in ALLOWED.items():
            outline, has_foot, words = tab.js(OUTLINE, html_of(folder, fragment))
            assert (outline, has_foot) == (plain, True), fragment
            assert words.count(text) >= sum(may_stand(fragment, place) for place in PLACES), fragment
        for fragment in BLOCKS:
            tab.open(f"{address}/{SEEN[fragment]}/")
            assert tab.js(BUTTONS) == buttons, fragment

    @pytest.mark.parametrize("allowed", AROUND, ids=["blocks", "text"])
    def test_whatever_is_not_told_stays_in_its_place(
        self, allowed: frozenset[str], visit: Visit, courses: Courses, serve: Serve
    ) -> None:
        """Of thousands at random, on a site with extensions of its own."""
        dice = random.Random(7)  # noqa: S311  (texts, no secrets)
        texts = [at_random(dice) for _ in range(3000)]
        texts = texts if allowed is tags.FLOW else [" ".join(text.split()) for text in texts]
        html = {text: made for text in texts if "<" in text and (made := shown(text, allowed))}
        assert len(html) > 200
        tab = visit().tab()
        tab.open(f"{serve(courses()).address}/credits/")
        wrong = tab.js(OUTSIDE, AROUND[allowed], list(html.values()))
        assert [text for text, made in html.items() if made in wrong] == []
