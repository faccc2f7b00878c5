"""What the readers make of text: forgiving where the meaning is clear, one rule a test."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from courseblocks.blocks.checklist.model import Checklist
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.core.fragment import line_key
from courseblocks.core.model import Item
from courseblocks.course.banks import parse_bank
from courseblocks.course.pages import parse_page
from courseblocks.items.choice.model import options_of
from one_item import HEAD, read_item


def outline(item: Item) -> list[tuple[str, bool, str]]:
    """Return text, key and feedback of each option."""
    return [(o.text.markdown, o.correct, o.feedback.markdown if o.feedback else "") for o in options_of(item)]


PLAIN = "What is asked?\n\n- [ ] One\n  > About one.\n- [x] Two\n\n> Why.\n"
EXPECTED = [("One", False, "About one."), ("Two", True, "")]

FORGIVEN = {
    "two spaces": PLAIN,
    "three spaces": PLAIN.replace("\n  >", "\n   >"),
    "four spaces": PLAIN.replace("\n  >", "\n    >"),
    "six spaces, as below the text of a task": PLAIN.replace("\n  >", "\n      >"),
    "a tab": PLAIN.replace("\n  >", "\n\t>"),
    "stars": PLAIN.replace("- [", "* ["),
    "pluses": PLAIN.replace("- [", "+ ["),
    "mixed markers": PLAIN.replace("- [x]", "* [x]"),
    "a capital X": PLAIN.replace("[x]", "[X]"),
    "an indented list": PLAIN.replace("- [", "  - [").replace("\n  >", "\n    >"),
    "a tab after the marker": PLAIN.replace("- [", "-\t["),
    "more spaces after the box": PLAIN.replace("[x] ", "[x]   "),
    "blank lines between the options": PLAIN.replace("- [x]", "\n- [x]"),
    "a blank line above the feedback of an option": PLAIN.replace("\n  >", "\n\n  >"),
    "no blank line above the options": PLAIN.replace("?\n\n", "?\n"),
    "no blank line above the feedback": PLAIN.replace("Two\n\n", "Two\n"),
    "several blank lines": PLAIN.replace("\n\n", "\n\n\n\n"),
    "blank lines with spaces on them": PLAIN.replace("\n\n", "\n   \n"),
    "Windows line ends": PLAIN.replace("\n", "\r\n"),
    "old Mac line ends": PLAIN.replace("\n", "\r"),
    "no line end at the end": PLAIN.rstrip("\n"),
    "no space after the mark of a quote": PLAIN.replace("> ", ">"),
    "brackets that a formatter escaped": PLAIN.replace("[ ]", r"\[ \]").replace("[x]", r"\[x\]"),
    "a rule between two items": PLAIN + "\n---\n",
    "a comment anywhere": PLAIN.replace("- [x]", "<!-- to do -->\n- [x]").replace("?", "<!-- or not -->?"),
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in FORGIVEN.items()])
def test_every_clear_way_of_writing_gives_the_same_item(text: str) -> None:
    """What is written a little differently means the same."""
    item = read_item(text)
    assert (item.stem.markdown, outline(item)) == ("What is asked?", EXPECTED)
    assert item.feedback
    assert item.feedback.markdown == "Why."


def test_a_byte_order_mark_is_no_text() -> None:
    """Windows editors write one."""
    bank, problems = parse_bank("quizzes/bank.md", "\ufeff" + HEAD + PLAIN)
    assert (bank.title, len(bank.items), problems) == ("A bank", 1, ())


def test_front_matter_may_end_with_three_dots() -> None:
    """As YAML has it, and MkDocs."""
    bank, problems = parse_bank("quizzes/bank.md", HEAD.replace("bank\n---", "bank\n...") + PLAIN)
    assert problems == ()
    assert (bank.title, bank.items[0].line) == ("A bank", 7)


def test_one_tick_makes_a_single_choice_and_two_a_multiple() -> None:
    """The shape tells the type."""
    assert read_item(PLAIN).type == "single choice"
    assert read_item(PLAIN.replace("[ ]", "[x]").replace("What is", "Which TWO are")).type == "multiple choice"


def test_an_option_goes_on_over_indented_and_lazy_lines() -> None:
    """A long option that an editor wrapped is one option."""
    text = "Stem\n\n- [ ] One goes\n  on and\non\n- [x] Two\n\n> Why.\n"
    assert [o.text.markdown for o in options_of(read_item(text))] == ["One goes\non and\non", "Two"]


def test_feedback_goes_on_over_paragraphs_and_code() -> None:
    """Feedback may hold anything that a page may."""
    text = "Stem\n\n- [ ] One\n- [x] Two\n\n> Why.\n>\n> ```py\n> x = 1\n> ```\n\n> And more.\n"
    feedback = read_item(text).feedback
    assert feedback
    assert feedback.markdown == "Why.\n\n```py\nx = 1\n```\n\nAnd more."


def test_the_stem_may_hold_lists_tables_quotes_code_and_headings() -> None:
    """The answers are the last list; what stands above it is stem."""
    stem = (
        "Read this:\n\n> A quotation.\n\n- a list\n- of two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "```\n- [ ] not an option\n```\n\n### A heading\n\nWhat is asked?"
    )
    item = read_item(f"{stem}\n\n- [ ] One\n- [x] Two\n\n> Why.\n")
    assert item.stem.markdown == stem
    assert len(options_of(item)) == 2


def test_a_list_right_below_a_paragraph_of_the_stem_is_a_list() -> None:
    """Git hosts show it as one; Python-Markdown needs a blank line, which the fragment gets."""
    item = read_item("Of these:\n- this\n- that\n\nwhich?\n\n- [ ] One\n- [x] Two\n\n> Why.\n")
    assert item.stem.markdown == "Of these:\n\n- this\n- that\n\nwhich?"


@pytest.mark.parametrize("mark", ["> [!TIP]", "> [!tip]", r"> \[!TIP\]"])
@pytest.mark.parametrize("above", [True, False])
def test_a_hint_is_told_by_its_mark_wherever_it_stands(mark: str, *, above: bool) -> None:
    """A hint above the options is a hint too, since nothing else can be meant."""
    hint = f"{mark}\n> Think.\n"
    text = PLAIN.replace("- [ ]", f"{hint}\n- [ ]") if above else f"{PLAIN}\n{hint}"
    item = read_item(text)
    assert item.hint
    assert (item.hint.markdown, item.stem.markdown) == ("Think.", "What is asked?")


def test_properties_are_read_and_leave_the_stem() -> None:
    """Each property, in one paragraph below the heading."""
    item = read_item(
        "level: apply\ntags: anchor, greeting\ntype: single choice\nshuffle: no\nwas: old-id older-id\n\n" + PLAIN
    )
    assert (item.level, item.tags, item.shuffle) == ("apply", ("anchor", "greeting"), False)
    assert item.names == ("bank#first-item", "bank#old-id", "bank#older-id")
    assert item.stem.markdown == "What is asked?"


def test_an_item_knows_its_name_its_lesson_and_its_line() -> None:
    """Progress is stored under the name; problems are told with the line, front matter counted."""
    item = read_item(PLAIN)
    assert (item.of, item.lesson, item.line) == ("bank#first-item", "../docs/module/lesson.md", 7)
    assert [option.text.line for option in options_of(item)] == [11, 13]


def test_a_line_is_known_by_its_text_whatever_its_emphasis() -> None:
    """Cosmetic edits keep what learners did; edits of meaning do not."""
    same = {line_key(text) for text in ("Say *so*", "Say  _so_", "**Say** so", "Say [so](a.md)", "Say [so](b.md)")}
    assert len(same) == 1
    assert line_key("Say so") != line_key("Say no")
    assert line_key("![a](one.png)") != line_key("![a](two.png)")


@pytest.mark.parametrize("text", ["Café", "*Café*"])
def test_the_form_in_which_a_system_saves_letters_makes_no_difference(text: str) -> None:
    """An e with its accent beside it is the same letter, in a file and in a line, so what learners did is found."""
    composed, apart = (normalize(form, text) for form in ("NFC", "NFD"))
    assert composed != apart
    assert read_item(PLAIN.replace("Two", apart)) == read_item(PLAIN.replace("Two", composed))
    assert line_key(apart) == line_key(composed)


def test_items_in_place_take_the_level_of_the_first_heading() -> None:
    """Deeper headings belong to the stem."""
    text = f"# Title\n\n::: quiz Check\nid: check\n\n#### one\n\n{PLAIN}\n#### two\n\n##### A heading\n\n{PLAIN}\n:::\n"
    page, problems = parse_page("a/page.md", text)
    assert problems == ()
    content = page.blocks[0].content
    assert isinstance(content, Quiz)
    assert [item.of for item in content.items] == ["page:a/page#one", "page:a/page#two"]
    assert content.items[1].stem.markdown == "##### A heading\n\nWhat is asked?"
    assert [section.title for section in page.sections] == ["Title"]


def test_a_checklist_keeps_its_done_tests_its_intro_and_its_reset() -> None:
    """A nested quote is the test that tells when a line is done."""
    text = "::: checklist Walk\nid: walk\nreset: weekly\n\nTwice.\n\n- [ ] One\n  > It is done.\n- [ ] *Two*\n\n:::\n"
    page, problems = parse_page("page.md", text)
    assert problems == ()
    content = page.blocks[0].content
    assert isinstance(content, Checklist)
    assert content.intro
    assert (content.intro.markdown, content.reset) == ("Twice.", "weekly")
    assert [(t.text.markdown, t.done.markdown if t.done else None) for t in content.tasks] == [
        ("One", "It is done."),
        ("*Two*", None),
    ]


def test_a_block_is_read_with_or_without_a_space_before_its_name() -> None:
    """Its title may hold anything."""
    page, problems = parse_page("page.md", ":::quiz A title: with `code`\nid: check\nfrom: bank, other#one\n\n:::\n")
    assert problems == ()
    block = page.blocks[0]
    assert (block.name, block.title, block.id, block.line, block.end) == ("quiz", "A title: with `code`", "check", 1, 5)
    assert isinstance(block.content, Quiz)
    assert [(r.bank, r.item) for r in block.content.references] == [("bank", None), ("other", "one")]
