"""A page says in itself what browsers may load and run on it: what is of the site, and what stands in the page."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import ClassVar

import pytest
from bs4 import BeautifulSoup

from browsers import until
from browsing import Courses, Serve, Visit, in_browsers
from conftest import Build
from courseblocks.publish.policy import with_policy
from kinds import KINDS
from learner import COURSE, LESSON_PAGE, Files, Item, score
from said import say
from sites import Problems

MAIN = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A course</title>
<link rel="icon" href="data:,"></head>
<body><main>{{ page.content }}</main></body></html>"""
EXAM: Files = {"docs/exam.md": f"# An exam\n\n::: quiz Exam\nid: exam\nmode: exam\n\n{KINDS}:::\n"}
TABLE = "| A | B | C | D |\n| :-- | :-: | --: | --- |\n| a | b | c | d |\n"
BADLY = "const e = document.createElement('p'); e.id = 'styled'; e.innerHTML = args[0]; document.body.append(e)"
SHOWN = "return getComputedStyle(document.querySelector('#styled b')).textTransform"


def rules(html: str) -> dict[str, list[str]]:
    """Return the rules of the one policy that a page has."""
    (meta,) = BeautifulSoup(html, "html.parser").select("meta[http-equiv='Content-Security-Policy' i]")
    given = [rule.split() for rule in str(meta["content"]).split(";")]
    return {name: values for name, *values in given}


def digests(html: str, tag: str) -> set[str]:
    """Return the hashes of what stands in a page in `tag`, as the standard of the policy has them."""
    parts = BeautifulSoup(html, "html.parser").select(f"{tag}:not([src], [type='application/json'])")
    digested = [hashlib.sha256(str(part.string).encode()).digest() for part in parts]
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digested}


@pytest.mark.parametrize("page", ["index.html", "404.html", "module/lesson/index.html", "credits/index.html"])
def test_what_stands_in_a_page_is_allowed_and_nothing_else(build_site: Build, page: str) -> None:
    """However deep the page lies, since Material's script says how deep that is."""
    html = build_site({}).html(page)
    found = rules(html)
    for tag in ("script", "style"):
        assert set(found[f"{tag}-src"]) == {"'self'", *digests(html, tag)}
        assert digests(html, tag)
    assert found["default-src"] == ["'self'"]
    assert {value for values in found.values() for value in values if not value.startswith("'")} == {"data:"}
    before = html.partition("Content-Security-Policy")[0]
    assert not re.search(r"<(script|style|link)\b", before)
    assert "charset" in before


def test_a_site_that_does_not_ask_for_it_has_none(build_site: Build) -> None:
    """As the copy for a double-click: browsers differ in what is of the site there."""
    html = build_site({}, markdown_extensions=[{"courseblocks": {"course": "ours"}}]).html("index.html")
    assert "Content-Security-Policy" not in html


def test_what_is_no_page_is_left_as_it_is() -> None:
    """A part of a page, for example, that another plugin has for itself."""
    assert with_policy("<p>No page</p>") == "<p>No page</p>"


def test_aligned_cells_have_classes(build_site: Build) -> None:
    """On pages and in items; a style of an attribute is refused."""
    quiz = f"::: quiz Check\nid: check\n\n### placed\n\nWhich?\n\n{TABLE}\n- [x] Key\n- [ ] Other\n\n> Why.\n\n:::\n"
    soup = build_site({"docs/page.md": f"# A page\n\n{TABLE}\n{quiz}"}).soup("page/index.html")
    assert len(soup.select("td.course-align-left, td.course-align-center, td.course-align-right")) == 6
    assert soup.select("[style]") == []


class TestInABrowser:
    """What a policy says, browsers do."""

    pytestmark: ClassVar = [*in_browsers, pytest.mark.sliced]

    def test_styles_in_attributes_are_refused(
        self, visit: Visit, courses: Courses, serve: Serve, problems: Problems
    ) -> None:
        """So the policy is heeded, which the server of the tests would allow more than."""
        problems.expect("")
        tab = visit().tab()
        tab.open(serve(courses()).address + LESSON_PAGE)
        tab.js(BADLY, "<b style='text-transform: uppercase'>a</b>")
        until(lambda: tab.js(SHOWN) == "none")

    @pytest.mark.parametrize("engine", ["chromium"], indirect=True)
    def test_our_scripts_put_no_text_where_it_would_be_code(
        self, visit: Visit, courses: Courses, serve: Serve, tmp_path: Path
    ) -> None:
        """Trusted Types refuse that: https://www.w3.org/TR/trusted-types/. Material's script does it, so it is away."""
        (tmp_path / "main.html").write_text(MAIN, encoding="utf-8")
        site = serve(
            courses({**COURSE, **EXAM}, theme={"name": None, "custom_dir": str(tmp_path)}),
            also="require-trusted-types-for 'script'",
        )
        tab = visit().tab()
        tab.open(site.address + LESSON_PAGE)
        Item(tab).respond("The key")
        Item(tab).sees(say("quiz.right"))
        assert score(tab) == say("quiz.answered", done=1, count=2)
        tab.open(site.address + "/exam/")
        tab.click("[data-do=begin]")
        until(lambda: tab.texts("[data-stage=going]"))
        tab.click("[data-do=hand-in]")
        tab.click("[data-do=hand-in-now]")
        until(lambda: tab.texts("[data-stage=result] .course-result .course-feedback"))
