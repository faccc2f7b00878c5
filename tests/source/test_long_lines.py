"""A sign that is opened thousands of times and never closed: read in a moment, where backtracking would take hours."""

from __future__ import annotations

import pytest

from courseblocks.course.banks import parse_bank
from courseblocks.course.pages import parse_page
from courseblocks.items.fill_in.blanks import plain_text
from courseblocks.items.fill_in.model import FillIn

BANK = """---
title: Counter
---

# [At the counter](../docs/counter.md)

## next-caller

{stem}

{rest}> A name said back is a promise kept.
"""
OPTIONS = "- [ ] Wait\n- [x] Ask\n\n"


@pytest.mark.parametrize(
    ("opened", "times"),
    [
        ("[a](", 5000),
        ("![a](", 5000),
        ("[a](data:image/png,", 5000),
        ("[a](<", 5000),
        ("[a](<b", 5000),
        ("<a ", 100_000),
    ],
)
def test_links_that_are_never_closed_are_none(opened: str, times: int) -> None:
    """Only the heading links a page, and the item is there."""
    bank, problems = parse_bank("quizzes/counter.md", BANK.format(stem="Why? " + opened * times, rest=OPTIONS))
    assert [link.target for link in bank.links] == ["../docs/counter.md"]
    assert [item.id for item in bank.items] == ["next-caller"]
    assert problems == ()


@pytest.mark.parametrize("words", ["All except ", "All never ", "Which one not yet ", "which one-"])
def test_a_stem_may_go_on_and_on(words: str) -> None:
    """What asks for what is wrong is looked for in all of it."""
    stem = words * 50_000 + "comes not late?"
    _, problems = parse_bank("quizzes/counter.md", BANK.format(stem=stem, rest=OPTIONS))
    assert problems == ()


@pytest.mark.parametrize("mark", ["*a ", "**a ", "_a ", "**a *b "])
def test_marks_that_are_never_closed_are_text(mark: str) -> None:
    """A blank accepts them as they are written."""
    bank, _ = parse_bank("quizzes/counter.md", BANK.format(stem=f"It is [[{mark * 100_000}|so]].", rest=""))
    answers = bank.items[0].answers
    assert isinstance(answers, FillIn)
    assert answers.blanks == (((mark * 100_000).strip(), "so"),)


def test_signs_inside_a_text_are_a_part_of_it() -> None:
    """However many stand before its last word."""
    text = "a" + ". " * 200_000 + "b"
    assert plain_text(f"({text}).") == text


@pytest.mark.parametrize("tag", ["<b>", "</b>", "<b ", '<b a="', "<name>", "<div markdown>", "<!", "<?"])
@pytest.mark.parametrize("times", [900, 50_000])
def test_tags_without_end_are_a_problem(tag: str, times: int) -> None:
    """Of the item that has them."""
    bank, problems = parse_bank("quizzes/counter.md", BANK.format(stem=f"Why? {tag * times}>", rest=OPTIONS))
    assert times < 1000 or [problem.what for problem in problems] == [
        "the stem of item 'next-caller' has more than 1000 signs <, too many to look at"
    ]
    assert problems or bank.items


@pytest.mark.parametrize("inside", [" " * 400_000, "{ #a" * 5000, "{ " * 100_000])
def test_a_heading_may_hold_anything(inside: str) -> None:
    """Its text is what stands there."""
    page, problems = parse_page("counter.md", f"# The {inside} counter\n")
    assert [section.title for section in page.sections] == [f"The {inside} counter"]
    assert problems == ()


@pytest.mark.parametrize("inside", ["[" * 5000, "{" * 5000, "{a: " * 5000])
def test_lists_inside_lists_without_end_are_a_problem(inside: str) -> None:
    """Of the file that has them, in one line."""
    _, problems = parse_page("counter.md", f"---\ntitle: {inside}\n---\n\n# The counter\n")
    assert list(map(str, problems)) == [
        "docs/counter.md:1: front matter has too many lists inside each other. Put the value in quotes."
    ]
