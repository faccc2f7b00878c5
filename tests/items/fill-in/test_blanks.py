"""The blanks of a fill-in: where they are, what stands in their place, and which texts are the same in them."""

from __future__ import annotations

import pytest

from courseblocks.items.fill_in.blanks import find_blanks, plain_text, replace_blanks

FOUND = {
    "one text": ("It is [[equal]].", [("equal",)]),
    "several texts": ("It is [[equal|the same]].", [("equal", "the same")]),
    "several blanks on a line and on others": ("[[a]] [[b]][[c]]\n\n- [[d]]", [("a",), ("b",), ("c",), ("d",)]),
    "spaces around": ("It is [[ equal | the  same ]].", [("equal", "the same")]),
    "escaped outer brackets": (r"It is \[[equal|the same]\].", [("equal", "the same")]),
    "all brackets escaped": (r"It is \[\[equal|the same\]\].", [("equal", "the same")]),
    "escaped bars, as in a table": (r"| [[equal\|the same]] | b |", [("equal", "the same")]),
    "escaped signs": (r"[[5 \* 3|first\_name|a\\b]]", [("5 * 3", "first_name", r"a\b")]),
    "marks around": ("[[*equal*|__so__|`a_b`]]", [("equal", "so", "a_b")]),
    "signs that mark nothing": ("[[5 * 3|first_name|C*|don't]]", [("5 * 3", "first_name", "C*", "don't")]),
    "a bar in code": ("[[`a|b`|c]]", [("a|b", "c")]),
    "nothing": ("[[]] [[ ]] [[|]]", [("",), ("",), ("", "")]),
    "brackets inside": ("[[a[0]|b]]", [("a[0]", "b")]),
    "entities": (
        "[[Tom &amp; Jerry|&lt;p&gt;|10&nbsp;euro]] [[&#39;|&#x27;|&copy;]]",
        [("Tom & Jerry", "<p>", "10 euro"), ("'", "'", "©")],
    ),
    "entities that are none": (
        r"[[AT&T|a&b;c|`&amp;`|\&lt;|&nosuch;]]",
        [("AT&T", "a&b;c", "&amp;", "&lt;", "&nosuch;")],
    ),
    "an entity that is a bar": ("[[a&#124;b|c&vert;d]]", [("a|b", "c|d")]),
    "tags": ("[[<p>|\\<p>]]", [("<p>", "<p>")]),
    "right to left": ("הלקוח [[צודק|שווה]]", [("צודק", "שווה")]),
    "a quotation": ("> It is [[equal]].", [("equal",)]),
    "code": ("`[[a]]` ``[[`b]]``\n\n```sh\n[[ -f c ]]\n```\n\n    [[d]]\n\n> ~~~\n> [[e]]\n> ~~~", []),
    "one bracket": ("[a] [b]] [[c]", []),
    "links": ("[[1](a.md)] [[post]](a.md) ![[2](a.svg)]", []),
    "over two lines": ("It is [[equal|the\nsame]].", []),
}


@pytest.mark.parametrize(("markdown", "accepted"), [pytest.param(*case, id=name) for name, case in FOUND.items()])
def test_a_blank_is_found_with_what_it_accepts(markdown: str, accepted: list[tuple[str, ...]]) -> None:
    """In every clear way of writing, and nowhere else."""
    assert [blank.accepted for blank in find_blanks(markdown)] == accepted


def test_a_blank_knows_its_line_and_how_it_is_written() -> None:
    """For messages."""
    blanks = find_blanks("One\n\n`[[no]]` and \\[[two]\\]")
    assert [(blank.line, blank.written) for blank in blanks] == [(2, "\\[[two]\\]")]


@pytest.mark.parametrize("markdown", [pytest.param(case[0], id=name) for name, case in FOUND.items()])
def test_the_same_blanks_are_replaced(markdown: str) -> None:
    """What stands around them stays to the letter."""
    numbers: list[int] = []
    found = find_blanks(markdown)

    def make(number: int) -> str:
        numbers.append(number)
        return found[number].written

    assert replace_blanks(markdown, make) == markdown
    assert numbers == list(range(len(found)))


def test_a_blank_is_replaced_by_what_is_made_of_its_number() -> None:
    """Code stays as it is."""
    text = "Say [[a|b]], `[[c]]`\nand \\[[d]\\]."
    assert replace_blanks(text, lambda number: f"<{number}>") == "Say <0>, `[[c]]`\nand <1>."


SAME = [
    ("equal", "Equal"),
    ("equal", "  EQUAL "),
    ("the same", "the\u00a0 same"),
    ("the same", "the\n\tsame"),
    ("equal", "equal."),
    ("equal", "“Equal!”"),
    ("equal", "(equal)"),
    ("equal", "„equal“,"),
    ("equal", "« equal »"),
    ("don't", "Don’t"),
    ("win-win", "win–win"),
    ("win-win", "win\u2011win"),
    ("naïve", "nai\u0308ve"),
    ("ﬁne", "fine"),
    ("straße", "STRASSE"),
    ("ΟΔΟΣ", "οδος"),
    ("５", "5"),
    ("שווה", "\u200fשווה\u200e"),
    ("equal", "eq\u00adual"),
    ("نعم", "نعم؟"),
    ("-5", "−5"),
    ("?", " ? "),
]
DIFFERENT = [
    ("equal", "equals"),
    ("the same", "thesame"),
    ("-5", "5"),
    ("50%", "50"),
    ("C++", "C"),
    ("C#", "C"),
    (".5", "5"),
    ("5.0", "50"),
    ("naïve", "naive"),
    ("?", "!"),
    ("equal", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_case_spacing_form_and_signs_around_make_no_difference(one: str, other: str) -> None:
    """A learner who knows the word is right, whatever the keyboard makes of it."""
    assert plain_text(one) == plain_text(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_letters_numbers_and_signs_make_one(one: str, other: str) -> None:
    """Also a sign that is a part of the text."""
    assert plain_text(one) != plain_text(other)


@pytest.mark.parametrize("text", [text for pair in [*SAME, *DIFFERENT] for text in pair])
def test_a_plain_text_is_its_own_plain_text(text: str) -> None:
    """So it may be stored as it is compared."""
    assert plain_text(plain_text(text)) == plain_text(text)
