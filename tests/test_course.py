"""The course itself: what a lesson and a bank have to be, beyond being readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from courseblocks.answers import ItemType
from courseblocks.check import check_course, lessons
from courseblocks.model import Bank, Item, Page, Quiz
from courseblocks.texts import normalise
from project_copy import of_the_sample

PROJECT = Path(__file__).parent.parent
COURSE, PROBLEMS = check_course(PROJECT)
LESSONS = lessons(COURSE)
PLACED = [i for page in LESSONS for b in page.blocks if isinstance(b.content, Quiz) for i in b.content.items]
ITEMS = [item for bank in COURSE.banks for item in bank.items] + PLACED


def prose(page: Page) -> str:
    """Return the text of a lesson outside its blocks."""
    inside = {number for block in page.blocks for number in range(block.line, block.end + 1)}
    return "\n".join(text for number, text in enumerate(page.lines, page.first) if number not in inside)


def test_the_course_has_no_problems() -> None:
    """Not even one to be warned of; whatever course it is. The tests below are on the sample course."""
    assert list(map(str, PROBLEMS)) == []


@of_the_sample
def test_module_one_has_its_six_lessons() -> None:
    """And the tests below look at them."""
    assert len([page for page in LESSONS if page.path.startswith("relationships/")]) == 6


@of_the_sample
@pytest.mark.parametrize("page", [pytest.param(page, id=page.path) for page in LESSONS])
def test_a_lesson_fits_into_a_break(page: Page) -> None:
    """450 to 700 words, five to eight minutes, one example and one that is none, items at the end."""
    text = prose(page)
    assert 450 <= len(re.findall(r"[\w’'-]+", text)) <= 720
    assert page.front.minutes in range(5, 9)
    assert page.front.description
    assert "!!! example" in text
    assert "!!! failure" in text
    assert [block for block in page.blocks if isinstance(block.content, Quiz) and block.content.items]


@of_the_sample
@pytest.mark.parametrize("item", [pytest.param(item, id=item.of) for item in ITEMS])
def test_an_item_is_well_written(item: Item) -> None:
    """Three options or four, all alike in length; feedback in about 35 words; no letter names an option."""
    lengths = [len(normalise(option.text.markdown)) for option in item.options]
    true_or_false = {normalise(option.text.markdown) for option in item.options} == {"True", "False"}
    assert len(item.options) in ((2,) if true_or_false else (3,) if item.type is ItemType.SINGLE else (4, 5))
    if not true_or_false:
        key = [n for n, option in zip(lengths, item.options, strict=True) if option.correct]
        rest = [n for n, option in zip(lengths, item.options, strict=True) if not option.correct]
        assert max(key) <= 1.2 * max(rest)
    assert item.feedback
    assert len(item.feedback.markdown.split()) <= 45
    assert item.level
    assert not re.search(r"\b(all|none) of the above\b|\boption [A-D]\b", str(item))
    if item.type is ItemType.MULTIPLE:
        assert re.search(r"\b(TWO|THREE)\b", item.stem.markdown)


@of_the_sample
@pytest.mark.parametrize("bank", [pytest.param(bank, id=bank.name) for bank in COURSE.banks])
def test_the_place_of_the_key_varies(bank: Bank) -> None:
    """So that it cannot be guessed."""
    singles = [item for item in bank.items if item.type is ItemType.SINGLE and len(item.options) == 3]
    places = {next(i for i, option in enumerate(item.options) if option.correct) for item in singles}
    assert places == {0, 1, 2}
