"""What the readers make of the types of items that have no options: one rule a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from courseblocks.core.fragment import Fragment
from courseblocks.course.banks import parse_bank
from courseblocks.course.pages import parse_page
from courseblocks.items.categorise.model import Categorise
from courseblocks.items.choice.model import Choice
from courseblocks.items.fill_in.model import FillIn
from courseblocks.items.kind import ItemKind
from courseblocks.items.kinds import KINDS
from courseblocks.items.matching.model import Matching
from courseblocks.items.open_response.model import OpenResponse
from courseblocks.items.ordering.model import Ordering
from one_item import HEAD, read_item

if TYPE_CHECKING:
    from collections.abc import Callable

ORDER = "Put these in order.\n\n1. Greet\n2. *Listen*\n   to the end\n3. Answer\n\n> Why.\n"
MATCH = "Match them.\n\n| Said | Meant |\n| --- | --- |\n| I waited | Say when |\n| Not me | Say *who* |\n\n> Why.\n"
SORT = "Sort them.\n\n- In person\n  - A nod\n  - A hand\n- By phone\n  - A tone\n\n> Why.\n"
FILL = "It is [[equal|the same]],\nand [[so]] on.\n\n> Why.\n"
OPEN = "Say why.\n\n> [!NOTE]\n> Since they *waited*.\n\n> Why.\n"

FORGIVEN = {
    ORDER: {
        "brackets behind the numbers": ORDER.replace(". ", ") "),
        "the same number on each line": ORDER.replace("2.", "1.").replace("3.", "1."),
        "numbers from zero": ORDER.replace("1.", "0.").replace("2.", "1.").replace("3.", "2."),
        "numbers from ten": ORDER.replace("1.", "10.").replace("2.", "11.").replace("3.", "12."),
        "blank lines between": ORDER.replace("\n2.", "\n\n2.").replace("\n3.", "\n\n3."),
        "a wrapped line at the margin": ORDER.replace("   to", "to"),
        "a wrapped line behind a tab": ORDER.replace("   to", "\tto"),
        "an indented list": ORDER.replace("\n1.", "\n  1.").replace("\n2.", "\n  2.").replace("\n3.", "\n  3."),
        "more spaces behind the numbers": ORDER.replace(". ", ".   "),
        "no blank line above": ORDER.replace(".\n\n1.", ".\n1."),
        "no blank line below": ORDER.replace("Answer\n\n", "Answer\n"),
        "a comment between": ORDER.replace("\n2.", "\n<!-- then -->\n2."),
    },
    MATCH: {
        "no bars at the ends": MATCH.replace("\n| ", "\n").replace(" |\n", "\n"),
        "no spaces around bars": MATCH.replace(" | ", "|").replace("| ", "|"),
        "aligned columns": MATCH.replace("| --- | --- |", "|:---|---:|"),
        "wide cells": MATCH.replace("Not me", "Not me      ").replace("| --- ", "| --------- "),
        "an indented table": MATCH.replace("\n|", "\n  |"),
        "no blank line above": MATCH.replace(".\n\n|", ".\n|"),
        "no blank line below": MATCH.replace("|\n\n>", "|\n>"),
    },
    SORT: {
        "one space more": SORT.replace("\n  -", "\n   -"),
        "four spaces": SORT.replace("\n  -", "\n    -"),
        "tabs": SORT.replace("\n  -", "\n\t-"),
        "stars in it": SORT.replace("  - ", "  * "),
        "stars": SORT.replace("- ", "* "),
        "mixed markers": SORT.replace("- By", "+ By"),
        "numbered members": SORT.replace("  - A nod", "  1. A nod").replace("  - A hand", "  2. A hand"),
        "blank lines everywhere": SORT.replace("\n-", "\n\n-").replace("\n  -", "\n\n  -"),
        "an indented list": SORT.replace("\n  -", "\n    -").replace("\n- ", "\n  - "),
        "no blank line above": SORT.replace(".\n\n-", ".\n-"),
        "no blank line below": SORT.replace("tone\n\n", "tone\n"),
    },
    FILL: {
        "escaped brackets": FILL.replace("[[", r"\[\[").replace("]]", r"\]\]"),
        "escaped outer brackets": FILL.replace("[[", r"\[[").replace("]]", r"]\]"),
        "an escaped bar": FILL.replace("|", r"\|"),
        "spaces": FILL.replace("|", " | ").replace("[[so]]", "[[ so ]]"),
    },
    OPEN: {
        "a small mark": OPEN.replace("NOTE", "note"),
        "an escaped mark": OPEN.replace("[!NOTE]", r"\[!NOTE\]"),
        "no space in the quote": OPEN.replace("> ", ">"),
        "the text behind the mark": OPEN.replace("[!NOTE]\n> ", "[!NOTE] "),
    },
}
EVERYWHERE: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "several blank lines": lambda text: text.replace("\n\n", "\n \n\n\n"),
    "no line end at the end": lambda text: text.rstrip("\n"),
    "a rule at the end": lambda text: f"{text}\n---\n",
}
CASES = [
    *(pytest.param(text, usual, id=name) for usual, cases in FORGIVEN.items() for name, text in cases.items()),
    *(pytest.param(write(usual), usual, id=name) for name, write in EVERYWHERE.items() for usual in FORGIVEN),
]


@pytest.mark.parametrize(("text", "usual"), CASES)
def test_every_clear_way_of_writing_gives_the_same_answers(text: str, usual: str) -> None:
    """What is written a little differently means the same, so kept responses stay."""
    item, expected = read_item(text), read_item(usual)
    assert item.type is expected.type
    assert item.answers.words == expected.answers.words
    assert item.fingerprint == expected.fingerprint
    assert item.feedback
    assert item.feedback.markdown == "Why."


def test_a_numbered_list_is_an_ordering() -> None:
    """Its lines stand in their right order, each with the line it starts on."""
    lines = (Fragment("Greet", 11), Fragment("*Listen*\nto the end", 12), Fragment("Answer", 14))
    assert read_item(ORDER).answers == Ordering(lines)


def test_an_ordering_may_have_more_than_ten_lines() -> None:
    """And formatters indent what goes on below them otherwise."""
    numbered = [f"{number}. Step {number}" for number in range(1, 14)]
    numbered[10] += "\n    goes on"
    answers = read_item("In order:\n\n" + "\n".join(numbered) + "\n\n> Why.\n").answers
    assert isinstance(answers, Ordering)
    assert [line.words for line in answers.lines] == [
        *(f"Step {number}" for number in range(1, 11)),
        "Step 11 goes on",
        "Step 12",
        "Step 13",
    ]


def test_a_table_of_two_columns_is_a_matching() -> None:
    """Each row is a pair, and the first one names the columns."""
    heads = (Fragment("Said", 11), Fragment("Meant", 11))
    pairs = (
        (Fragment("I waited", 13), Fragment("Say when", 13)),
        (Fragment("Not me", 14), Fragment("Say *who*", 14)),
    )
    assert read_item(MATCH).answers == Matching(heads, pairs)


def test_a_bar_in_a_cell_is_escaped() -> None:
    """Also in code, by the rules of Git hosts."""
    answers = read_item(MATCH.replace("Not me", r"Not \| me").replace("*who*", r"`a \| b`")).answers
    assert isinstance(answers, Matching)
    assert [one.markdown for one in answers.pairs[1]] == ["Not | me", "Say `a | b`"]


def test_a_list_of_lists_is_a_categorise() -> None:
    """Each entry is a category, and the entries below it are its members."""
    categories = (
        (Fragment("In person", 11), (Fragment("A nod", 12), Fragment("A hand", 13))),
        (Fragment("By phone", 14), (Fragment("A tone", 15),)),
    )
    assert read_item(SORT).answers == Categorise(categories)


def test_blanks_in_the_stem_are_a_fill_in() -> None:
    """The stem keeps them as they are written, for the page to put fields there."""
    item = read_item(FILL)
    assert item.answers == FillIn((("equal", "the same"), ("so",)))
    assert item.stem == Fragment("It is [[equal|the same]],\nand [[so]] on.", 9)


def test_a_table_or_list_at_the_end_with_blanks_is_stem() -> None:
    """In a table the bar of a blank is escaped."""
    table = "| Said | Meant |\n| --- | --- |\n| One | [[two\\|2]] |"
    item = read_item(f"Fill in.\n\n1. [[First]]\n2. Then\n\n{table}\n\n> Why.\n")
    assert item.answers == FillIn((("First",), ("two", "2")))
    assert item.stem.markdown == f"Fill in.\n\n1. [[First]]\n2. Then\n\n{table}"


def test_a_note_below_the_stem_is_an_open_response() -> None:
    """The note is the model answer; a quote without a mark is feedback, as anywhere."""
    item = read_item(OPEN)
    assert item.answers == OpenResponse(Fragment("Since they *waited*.", 12))
    assert item.stem.markdown == "Say why."


def test_a_quote_above_the_model_answer_is_a_quotation() -> None:
    """What is to be rewritten, for example; feedback stands below the model answer."""
    text = "Say it kindly:\n\n- briefly\n\n> You must wait.\n\n> [!NOTE]\n> It takes ten minutes.\n\n> Why.\n"
    item = read_item(text)
    assert item.stem.markdown == "Say it kindly:\n\n- briefly\n\n> You must wait."
    assert item.answers == OpenResponse(Fragment("It takes ten minutes.", 16))
    assert item.feedback == Fragment("Why.", 18)


def test_an_open_response_needs_no_feedback() -> None:
    """The model answer is what there is to say."""
    item = read_item("Say why:\n\n- briefly\n- kindly\n\n> [!NOTE]\n> Since they waited.\n>\n> - And so on.\n")
    assert item.stem.markdown == "Say why:\n\n- briefly\n- kindly"
    assert isinstance(item.answers, OpenResponse)
    assert item.answers.model.markdown == "Since they waited.\n\n- And so on."
    assert item.feedback is None


@pytest.mark.parametrize("text", [ORDER, MATCH, SORT, FILL, OPEN])
def test_any_type_may_have_properties_a_hint_and_feedback(text: str) -> None:
    """As a choice has."""
    item = read_item(f"level: apply\ntags: counter\n\n{text}\n> [!TIP]\n> Think.\n")
    assert (item.level, item.tags) == ("apply", ("counter",))
    assert item.hint
    assert item.hint.markdown == "Think."
    assert item.feedback
    assert item.feedback.markdown == "Why."


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_type_may_be_written_with_spaces_or_with_hyphens(kind: ItemKind) -> None:
    """As in the keys of a quiz."""
    single = "Which?\n\n- [ ] One\n- [x] Two\n\n> Why.\n"
    texts = (single, single.replace("[ ]", "[x]").replace("Which?", "Which TWO?"), ORDER, MATCH, SORT, FILL, OPEN)
    text = next(text for text in texts if read_item(text).type == kind.word)
    for written in (kind.word, kind.name):
        assert read_item(f"type: {written}\n\n{text}").type == kind.word


def test_text_from_right_to_left_is_text() -> None:
    """In every type."""
    order = read_item("סדרו.\n\n1. ברכה\n2. הקשבה\n\n> כך.\n").answers
    assert isinstance(order, Ordering)
    assert [line.markdown for line in order.lines] == ["ברכה", "הקשבה"]
    sort = read_item("صنّف.\n\n- وجهاً لوجه\n  - إيماءة\n- بالهاتف\n  - نبرة\n\n> هكذا.\n").answers
    assert isinstance(sort, Categorise)
    assert [title.markdown for title, _ in sort.categories] == ["وجهاً لوجه", "بالهاتف"]
    fill = read_item("הלקוח [[צודק|\u200fשווה]].\n\n> כך.\n").answers
    assert isinstance(fill, FillIn)
    assert fill.blanks == (("צודק", "\u200fשווה"),)


def test_pictures_and_links_may_be_put_in_order_and_matched_to_text() -> None:
    """Only what stands in a menu is text."""
    picture = "![A blue ticket](../docs/a.svg)"
    order = read_item(f"In order.\n\n1. {picture}\n2. [Listen](../docs/module/lesson.md)\n\n> Why.\n").answers
    assert isinstance(order, Ordering)
    assert [line.markdown for line in order.lines] == [picture, "[Listen](../docs/module/lesson.md)"]
    match = read_item(MATCH.replace("Not me", picture)).answers
    assert isinstance(match, Matching)
    assert match.pairs[1][0].markdown == picture
    choice = read_item(f"Which?\n\n- [ ] {picture}\n- [x] Two\n\n> Why.\n").answers
    assert isinstance(choice, Choice)
    assert choice.options[0].text.markdown == picture


def test_what_two_items_have_in_common_is_known_by_the_same_key() -> None:
    """A line is known within its item, so nothing clashes."""
    order, sort = read_item(ORDER).answers, read_item(SORT.replace("A nod", "Greet")).answers
    assert isinstance(order, Ordering)
    assert isinstance(sort, Categorise)
    assert order.lines[0].key == sort.categories[0][1][0].key


def test_the_fingerprint_is_that_of_what_is_graded() -> None:
    """Another order, pair or category asks again; another accepted text or model answer does not."""
    changed = (
        (ORDER, ORDER.replace("1. Greet", "1. Answer").replace("3. Answer", "3. Greet")),
        (MATCH, MATCH.replace("Say when", "Say how long")),
        (SORT, SORT.replace("  - A hand\n", "").replace("A tone", "A tone\n  - A hand")),
        (FILL, FILL.replace("[[so]]", "so")),
    )
    kept = (
        (ORDER, ORDER.replace("*Listen*\n   to", "Listen to")),
        (MATCH, MATCH.replace("Said", "Heard")),
        (SORT, SORT.replace("  - A nod\n  - A hand", "  - A hand\n  - A nod")),
        (FILL, FILL.replace("equal|", "equal|alike|")),
        (OPEN, OPEN.replace("waited", "waited long")),
    )
    for old, new in changed:
        assert read_item(old).fingerprint != read_item(new).fingerprint
    for old, new in kept:
        assert read_item(old).fingerprint == read_item(new).fingerprint


def test_several_types_stand_in_one_bank() -> None:
    """One below the other."""
    texts = dict.fromkeys((ORDER, MATCH, SORT, FILL, OPEN))
    items = "".join(f"## item-{number}\n\n{text}\n" for number, text in enumerate(texts))
    bank, problems = parse_bank("quizzes/bank.md", HEAD.replace("## first-item\n\n", "") + items)
    assert problems == ()
    assert [item.type for item in bank.items] == [
        "ordering",
        "matching",
        "categorise",
        "fill-in",
        "open response",
    ]


def test_items_of_any_type_stand_in_a_lesson_too() -> None:
    """A heading in the stem is deeper than theirs."""
    texts = (ORDER, MATCH, SORT, FILL.replace("It is", "#### A heading\n\nIt is"), OPEN)
    items = "".join(f"### item-{number}\n\n{text}\n" for number, text in enumerate(texts))
    page, problems = parse_page("page.md", f"# Title\n\n::: quiz Check\nid: check\n\n{items}\n:::\n")
    assert problems == ()
    assert [item.type for item in page.blocks[0].items] == [
        "ordering",
        "matching",
        "categorise",
        "fill-in",
        "open response",
    ]
    assert page.blocks[0].items[3].stem.markdown.startswith("#### A heading\n\nIt is")
