"""Items as most are written, read at one look, are what they are when they are read part by part."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from course_folder import PROJECT
from courseblocks.core.problems import Problems
from courseblocks.course.banks import parse_bank
from courseblocks.items import read
from courseblocks.items.choice.model import Choice, options_of
from courseblocks.items.fast_read import read_usual
from courseblocks.items.parts import sort_parts
from courseblocks.source.lines import expand, scan

WORDS = st.lists(
    st.sampled_from(["Word", "Ann’s", "“Well,”", "naïve", "日本", "(a)", "why:", "`code`", "**bold**", "[a](b.md#c)"]),
    min_size=1,
    max_size=3,
).map(" ".join)
ODD = st.sampled_from(
    [
        *("1.", "12)", "-", "+", "*", "_it_", "`a[0]`", "`", "[x](y)", "[x][y]", "[^1]", "[[gap]]", "[[", "]]"),
        *("\\[[gap|a gap]\\]", "[[gap\\|so]]", "`[[gap]]`", "[[1](a.md)]", "| a | b |", "> [!NOTE]", "![](a.svg)"),
        *("![A ticket](a.svg)", "<b>", "<!-- no -->", "|", "| - |", "---", "===", "#", "#no", ">", "\\", "\\[x]"),
        *("[!TIP]", "[x]", "[ ]", ":", "::: quiz", "```", "~~~", "https://a.b", "\u00a0", "\u2028", "\x0b", "a\tb"),
        *(" ", "  ", "word", "tags: a", "a: b"),
    ]
)
LINES = {
    "text": "{}",
    "option": "- [ ] {}",
    "key": "- [x] {}",
    "feedback": "  > {}",
    "quote": "> {}",
    "hint": "> [!TIP]\n> {}",
    "blank": "",
    "indented": "    {}",
    "deep": "   > {}",
    "list": "- {}",
}
USUAL = ("text", "blank", "option", "feedback", "key", "blank", "quote", "blank", "hint")


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Draw the body of an item: as most are, with a few lines more, less or elsewhere."""
    kinds = list(USUAL)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(kinds)))
        kinds[at : at + draw(st.integers(0, 1))] = [draw(st.sampled_from(sorted(LINES)))]
    texts = [f"{draw(WORDS)} {at}" for at in range(len(kinds))]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(kinds) - 1))
        texts[at] = draw(st.sampled_from(["{0}", "{0} {1}", "{1} {0}", "{1} {0} {1}"])).format(draw(ODD), texts[at])
    return "\n".join(LINES[kind].format(text) for kind, text in zip(kinds, texts, strict=True))


def both(body: str) -> tuple[object, object]:
    """Return what a bank with one item of that body is read to, at one look and part by part."""
    text = f"---\ntitle: Bank\n---\n\n# [Lesson](../docs/module/lesson.md)\n\n## item\n\nlevel: recall\n\n{body}\n"
    at_one_look = parse_bank("quizzes/bank.md", text)
    with patch.object(read, "read_usual", lambda _: None):
        return at_one_look, parse_bank("quizzes/bank.md", text)


@given(bodies())
@settings(max_examples=1500, deadline=None)
@example("Which?\n\n- [ ] One\n  > No.\n- [x] Two\n\n> Why.\n\n> [!TIP]\n> Look.")
@example("Which?\n\n- [ ] One\n- [x] one\n\n> Why.")
@example("Which?\n\n- [ ] One\n- [x] *One*\n\n> Why.")
@example("Which?\n\n- [ ] One\n- [ ] Two\n\n> Why.")
def test_both_ways_read_the_same(body: str) -> None:
    """To the letter, with every line number and every problem."""
    at_one_look, part_by_part = both(body)
    assert at_one_look == part_by_part


def test_most_items_are_read_at_one_look() -> None:
    """The choices of this course, in all the ways that trainers write."""
    text = (PROJECT / "quizzes/relationships.md").read_text(encoding="utf-8")
    with patch.object(read, "sort_parts", wraps=sort_parts) as sorted_:
        bank, _ = parse_bank("quizzes/relationships.md", text)
    choices = sum(bool(options_of(item)) for item in bank.items)
    assert choices > 10
    assert sorted_.call_count <= len(bank.items) - choices * 0.9


def test_the_lines_of_each_part_are_told() -> None:
    """Messages name them, and the diff of a change."""
    text = "One\ntwo\n\n- [ ] No\n  > Not\n  > so.\n- [x] Yes\n\n\n> Why.\n\n> [!TIP]\n> Look."
    body = read_usual(scan(expand(text.split("\n")), 10, Problems("")))
    assert body
    assert isinstance(body.answers, Choice)
    assert body.hint
    assert body.feedback
    assert (body.stem.line, body.feedback.line, body.hint.line) == (10, 19, 22)
    assert [(one.text.line, one.correct) for one in body.answers.options] == [(13, False), (16, True)]
    assert body.answers.options[0].feedback
    assert (body.answers.options[0].feedback.line, body.answers.options[0].feedback.markdown) == (14, "Not\nso.")
