"""The same text written another way: with entities, and with accents that are signs of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsers import Engine, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import LESSON, write_course
from courseblocks.blocks.checklist.model import Checklist
from courseblocks.core.fragment import line_key
from courseblocks.course.banks import parse_bank
from courseblocks.course.read import read_course
from courseblocks.items.fill_in.model import FillIn
from kinds import QUIZ, Lines, blank, choose, chosen, item, type_into
from learner import LESSON_PAGE
from recorded import COURSE
from said import say

if TYPE_CHECKING:
    from conftest import Build
    from learner import Files

HEAD = "---\ntitle: A bank\n---\n\n# [A lesson](../docs/module/lesson.md)\n\n## an-item\n\n"
ACCENTS = """\
---
title: Über alles
was: [früher]
---

# [A lesson](../docs/module/lesson.md)

## größe-wählen

tags: später
was: höhe

Which *größe*?

- [ ] Größe `ä`
  > Não.
- [x] **Höhe**

> Ça va.

## lücke

It is [[schön|größer]] or [[Å]].

> So.

## reihe

In order.

1. Für
2. Später

> So.

## paare

Match.

| Für | Später |
| --- | --- |
| ä | ö |
| ü | ô |

> So.

## sortieren

Sort.

- Für
  - ä
- Später
  - ö

> So.
"""
PAGE = "# Grüße\n\n::: quiz Über\nid: grüße-quiz\nfrom: bank#lücke bank#reihe\n\n:::\n"
PAGE += "\n::: checklist Wände\nid: wände\n\n- [ ] Tür zu\n- [ ] Öl\n\n:::\n"
FILES: Files = {**COURSE, "docs/gäste/größe.md": PAGE, "quizzes/bank.md": ACCENTS}
FILES |= {"docs/index.md": "# Home\n\n::: quiz All\nid: all\nfrom: bank\n\n:::\n"}


def decomposed(text: str) -> str:
    """Return `text` with accents as signs of their own."""
    return unicodedata.normalize("NFD", text)


def known_by(root: Path, files: Files) -> list[list[object]]:
    """Return all that learners' work in a course is stored under, and what is right."""
    course, problems = read_course(write_course(root, files))
    assert problems == []
    blocks = [(page, block) for page in course.pages for block in page.blocks]
    lists = [block.content for _, block in blocks if isinstance(block.content, Checklist)]
    return [
        [(item.names[0], item.fingerprint, item.tags, item.ids) for item in course.items],
        [item.answers.blanks for item in course.items if isinstance(item.answers, FillIn)],
        [text.fragment.key for item in course.items for text in item.answers.texts],
        [page.block_names(block)[0] for page, block in blocks],
        [task.key for tasks in lists for task in tasks.tasks],
        [(page.names[0], page.front.was) for page in course.pages],
        [(bank.name, bank.was) for bank in course.banks],
    ]


def in_any_order(known: list[list[object]]) -> list[list[str]]:
    """Return it without the order, which is that of the paths."""
    return [sorted(str(one) for one in each) for each in known]


def test_a_course_with_accents_as_signs_of_their_own_is_the_same_course(tmp_path: Path) -> None:
    """Its names, ids, keys and fingerprints, and what its blanks accept; in files, and in the paths of pages."""
    files: Files = {path: decomposed(text) for path, text in FILES.items() if isinstance(text, str)}
    paths: Files = {decomposed(path): text for path, text in FILES.items()}
    expected = known_by(tmp_path / "one", FILES)
    assert known_by(tmp_path / "two", files) == expected
    found = known_by(tmp_path / "three", paths)
    assert in_any_order(found) == in_any_order(expected)


def test_a_page_whose_path_has_accents_of_their_own_is_known_by_it_too(tmp_path: Path) -> None:
    """Learners' work was stored under it before."""
    path = decomposed("docs/gäste/größe.md")
    course, _ = read_course(write_course(tmp_path, {path: PAGE, "quizzes/bank.md": ACCENTS}))
    page = next(page for page in course.pages if "quiz" in str(page.blocks))
    name = "gäste/größe"
    assert page.names == (name, decomposed(name))
    assert page.files == (f"docs/{name}.md",)
    assert page.block_names(page.blocks[1]) == (f"{name}#wände", f"{decomposed(name)}#wände")


KEYS = {
    "Tom &amp; Jerry": "1fc56542",
    "Dear &lt;name&gt;": "6fc94172",
    "10&nbsp;euro": "1bea2b91",
    "`&amp;` and *&amp;*": "17e11e4c",
}
PRINTS = {
    "Which?\n\n- [x] Tom &amp; Jerry\n- [ ] Dear &lt;name&gt;\n\n> So.\n": "5153f8fe",
    "In order.\n\n1. Tom &amp; Jerry\n2. Dear &lt;name&gt;\n\n> So.\n": "4fb52276",
    "It is [[Tom &amp; Jerry]].\n\n> So.\n": "d8f5648c",
}


def test_what_is_stored_of_a_text_with_entities_stays() -> None:
    """Although it counts as the same as one without them: nobody is asked again."""
    assert {text: line_key(text) for text in KEYS} == KEYS
    for body, print_ in PRINTS.items():
        assert [item.fingerprint for item in parse_bank("quizzes/bank.md", HEAD + body)[0].items] == [print_]


def test_such_a_course_is_published(build_site: Build) -> None:
    """Under the ids that links are written with, whatever form those are in."""
    path = decomposed("docs/gäste/größe.md")
    files: Files = {path: decomposed(PAGE), "quizzes/bank.md": decomposed(ACCENTS)}
    soup = build_site(files).soup(f"{path.removeprefix('docs/').removesuffix('.md')}/index.html")
    assert [quiz["id"] for quiz in soup.select("course-quiz")] == ["grüße-quiz"]
    assert [item["data-of"] for item in soup.select("course-item")] == [
        "bank#lücke früher#lücke",
        "bank#reihe früher#reihe",
    ]
    assert [text.text for text in soup.select("[data-blank] b")] == ["schön", "größer", "Å"]
    name = "gäste/größe"
    assert [tasks["data-in"] for tasks in soup.select("course-checklist")] == [f"{name}#wände {decomposed(name)}#wände"]


ENTITIES = """\
### steps

What do you say, in this order?

1. Dear &lt;name&gt;
2. Yours \\<name>, Tom &amp; Jerry

> So.

### effects

What does it mean?

| This | That |
| --- | --- |
| a &lt; b | &lt;title> &amp; more |
| `&lt;` | &lt;/p&gt; |

> So.

### drops

A paragraph begins with [[&lt;p&gt;]], and there is [[Tom &amp; Jerry|10&nbsp;euro]].

> So.

:::
"""
SEEN: Files = {"docs/module/lesson.md": LESSON.split("### placed-item", maxsplit=1)[0] + ENTITIES}


class TestInABrowser:
    """What a learner sees, types and is told, in Chromium."""

    pytestmark = in_browsers

    @pytest.fixture
    def engine(self, start: Callable[[str], Engine]) -> Engine:
        """Return the only engine."""
        return start("chromium")

    def test_entities_are_signs_wherever_a_text_is_seen(self, visit: Visit, courses: Courses, serve: Serve) -> None:
        """In lines, menus and blanks, in what is announced, and in what is said to be right."""
        tab = visit().tab()
        tab.open(serve(courses(SEEN)).address + LESSON_PAGE)
        lines = ["Dear <name>", "Yours <name>, Tom & Jerry"]
        assert sorted(Lines(tab).order()) == lines
        Lines(tab).put(*reversed(lines))
        assert "Dear <name>" in Lines(tab).told() or lines[1] in Lines(tab).told()
        swapped = {"a < b": "</p>", "&lt;": "<title> & more"}
        choose(tab, "effects", swapped)
        assert chosen(tab, "effects") == swapped
        type_into(tab, blank(1), "b")
        type_into(tab, blank(2), "tom & jerry")
        for name in ("steps", "effects", "drops"):
            item(tab, name).check()
        until(lambda: len(tab.texts(f"{QUIZ}--drops .course-mark")) == 2)
        item(tab, "drops").give_up()
        assert tab.texts(f"{QUIZ}--drops .course-result li") == [say("fill-in.right", number=1, text="<p>")]
        right = {"a < b": "<title> & more", "&lt;": "</p>"}
        told = {say("pairs.chosen", row=row, partner=partner) for row, partner in right.items()}
        assert set(tab.texts(f"{QUIZ}--effects .course-result li")) == told
