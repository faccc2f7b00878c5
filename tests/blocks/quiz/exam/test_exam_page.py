"""The HTML of quizzes that are more than plain practice."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from exams import BANK, RIGHT, quiz
from said import start

if TYPE_CHECKING:
    from conftest import Build, Built

PAGE = "module/lesson/index.html"
KEY = start("choice.key-right")
LINKED = BANK.replace("> Thanks first, then the finding.", "> Thanks first: [read again](../docs/module/lesson.md).")

TAGS = ("ask thank wait ring", "greet ask thank", "greet thank ring", "greet ask wait", "greet ask thank")


def keys(site: Built) -> list[BeautifulSoup]:
    """Return what the items of the lesson carry as base64 of UTF-8."""
    carried = [str(item["data-key"]) for item in site.soup(PAGE).select("course-item")]
    return [BeautifulSoup(base64.b64decode(key).decode(), "html.parser") for key in carried]


@pytest.mark.parametrize("mode", ["exam", "choice", "before"])
def test_key_and_feedback_are_out_of_sight(build_site: Build, mode: str) -> None:
    """Nobody finds them on the page, in its source or by the site's search, in any script they are written in."""
    site = build_site(quiz(f"mode: {mode}"))
    for text in (site.html(PAGE), site.html("search/search_index.json")):
        assert not [told for told in ("A glance costs", "Grüß", "顔", "data-correct", KEY) if told in text]
    found = keys(site)
    assert len(found) == len(RIGHT)
    right = [[line.get_text() for line in key.select("li[data-correct]")] for key in found]
    assert [[line.removeprefix(KEY).split("\n")[0] for line in lines] for lines in right] == list(RIGHT.values())
    assert found[0].select(".course-feedback")[0].get_text().endswith("before they hear a word: 顔.")
    assert "“Grüß Gott” does it – in any language. ✓" in found[0].get_text()


def test_links_in_a_key_go_where_they_would_on_the_page(build_site: Build) -> None:
    """They are rewritten before they are packed."""
    found = keys(build_site(quiz("mode: exam", bank=LINKED)))
    assert [link["href"] for link in found[2].select("a")] == ["./"]


def test_an_exam_has_no_hints_and_no_way_to_the_source_of_an_item(build_site: Build) -> None:
    """The source shows the key; where practice is offered too, the hint stays."""
    options = {"course": "a-course", "item_source": "https://host.example/{path}#L{line}"}
    extensions = ["pymdownx.quotes", {"courseblocks": options}]
    exam = build_site(quiz("mode: exam"), markdown_extensions=extensions)
    assert not exam.soup(PAGE).select(".course-hint, .course-about")
    assert len(keys(exam)[0].select(".course-about a")) == 1
    choice = build_site(quiz("mode: choice"), markdown_extensions=extensions)
    assert len(choice.soup(PAGE).select(".course-hint")) == 1


def test_what_the_browser_is_told(build_site: Build) -> None:
    """How the quiz is taken, what passes, what is asked, and what is drawn."""
    site = build_site(quiz("mode: exam", "pass: 75", "confidence: yes", "pick: 2", "always: refund"))
    told = {name: str(value) for name, value in site.soup(PAGE).select("course-quiz")[0].attrs.items()}
    assert (told["data-mode"], told["data-pass"], told["data-size"]) == ("exam", "75", "2")
    assert "data-confidence" in told
    assert json.loads(told["data-draw"]) == {"pick": [[2, [0, 1, 2, 3]]], "always": [3], "least": []}


@pytest.mark.parametrize(
    ("course", "keys", "told"),
    [
        (70, ["mode: exam"], "70"),
        (70, ["mode: choice"], "70"),
        (70, ["mode: exam", "pass: 90"], "90"),
        (70, ["mode: exam", "pass: no"], None),
        (70, ["mode: before"], None),
        (70, [], None),
        (False, ["mode: exam"], None),
        ("85 %", ["mode: exam"], "85"),
    ],
)
def test_the_course_has_a_pass_mark(build_site: Build, course: object, keys: list[str], told: str | None) -> None:
    """It holds for exams that say no other; 'no' is none."""
    extensions = ["pymdownx.quotes", {"courseblocks": {"course": "a-course", "pass": course}}]
    site = build_site(quiz(*keys), markdown_extensions=extensions)
    assert site.soup(PAGE).select("course-quiz")[0].get("data-pass") == told


def test_a_draw_that_no_try_makes_is_on_the_page(build_site: Build) -> None:
    """Each try takes first what helps most, and with that item no second one meets all the rest."""
    parts = zip(["both-ways", "slow-line", "back-soon", "new-face", "old-face"], TAGS, strict=True)
    items = [
        f"## {name}\n\ntags: {tags}\n\nWho is first?\n\n- [x] They are\n- [ ] We are\n\n> So.\n" for name, tags in parts
    ]
    bank = f"{BANK.partition('## first-look')[0]}{''.join(items)}"
    site = build_site(quiz("mode: exam", "pick: 2", "least: 2 greet, 1 ask, 1 thank, 1 wait, 1 ring", bank=bank))
    assert json.loads(str(site.soup(PAGE).select("course-quiz")[0]["data-draw"]))["found"] == [2, 3]


def test_plain_practice_carries_nothing_more(build_site: Build) -> None:
    """A draw does."""
    plain = build_site(quiz()).soup(PAGE)
    assert not plain.select("[data-mode], [data-key], [data-draw], article script, .course-without-scripts")
    drawn = build_site(quiz("pick: 2")).soup(PAGE)
    assert [tag["data-mode"] for tag in drawn.select("course-quiz")] == ["practice"]
    assert len(drawn.select(".course-key")) == len(RIGHT)


def test_a_page_loads_what_its_quizzes_need(build_site: Build) -> None:
    """Modes, types of items or both, each with its styles, and for choices in plain practice nothing."""
    ordering = BANK.replace("- [x] We ring the customer\n- [ ] The customer rings us", "1. We ring\n2. They listen")
    for said, needed in (
        (quiz(), []),
        (quiz("mode: exam"), ["modes"]),
        (quiz(bank=ordering), ["kinds"]),
        (quiz("pick: 2", bank=ordering), ["kinds", "modes"]),
    ):
        article = build_site(said).soup(PAGE).select("article")[0]
        for css, address in (("link[rel=stylesheet]", "href"), ("script", "src")):
            names = [str(tag[address]).rpartition("/")[2].split(".")[0] for tag in article.select(css)]
            assert names == [f"course-{name}" for name in needed]
