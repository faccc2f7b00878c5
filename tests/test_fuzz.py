"""Any text at all gives a model or problems: never an exception, never a lost item."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from courseblocks.banks import parse_bank
from courseblocks.fragments import Fragments
from courseblocks.lines import expand, heading, scan, split_lines
from courseblocks.model import Block, Item, Quiz
from courseblocks.pages import parse_page
from courseblocks.problems import Problem, Problems, errors
from courseblocks.render import Place, render_quiz
from courseblocks.settings import Settings

PIECES = [
    "---\ntitle: A bank\n---\n",
    "# [A lesson](../docs/a.md)\n",
    "## one\n",
    "## two\n",
    "## Three\n",
    "### four\n",
    "#five\n",
    "level: recall\n",
    "levle: recall\n",
    "Level:\n",
    "id: check\n",
    "from: bank#one\n",
    "Which?\n",
    "- [ ] One\n",
    "- [x] Two\n",
    "* [X] Three\n",
    "- [y] Four\n",
    "- [] Five\n",
    "1. [ ] Six\n",
    "- Seven\n",
    "  > nested\n",
    "\t> tabbed\n",
    "> quote\n",
    "> [!TIP]\n",
    "> [!NOTE]\n> note\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "It is [[equal|same]].\n",
    "```\n",
    "~~~~\n",
    "    indented\n",
    "<!--\n",
    "-->\n",
    "<!-- x -->",
    "::: quiz Check\n",
    "::: checklist Walk\n",
    ":::: trainer Notes\n",
    "::: quizz\n",
    ":::\n",
    "> :::\n",
    "  :::\n",
    "!!! note\n",
    "---\n",
    "===\n",
    "\n",
    "\r\n",
    "\ufeff",
    "\x00\x02\x03",
    "\u2028",
    "{#x}",
    "`",
    "\\",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map("".join)
banks = texts.map(lambda text: "---\ntitle: A bank\n---\n\n# [A lesson](../docs/a.md)\n\n## zero\n\n" + text)


def item_headings(text: str) -> list[int]:
    """Return the lines of the level-2 headings below the front matter of a bank."""
    lines = scan(expand(split_lines(text)), 1, Problems(""))
    return [here.line for line in lines[3:] if (here := heading(line)) and here.level == 2]


@settings(max_examples=300, deadline=None)
@given(st.one_of(texts, banks))
def test_a_bank_is_read_or_refused(text: str) -> None:
    """Problems stand on lines of the file, in words."""
    bank, problems = parse_bank("quizzes/bank.md", text)
    assert_told(text, problems)
    for item in bank.items:
        assert item.answers.facts
        assert item.answers.key
        assert_renders(item)


@settings(max_examples=300, deadline=None)
@given(banks)
def test_no_item_is_lost(text: str) -> None:
    """Each level-2 heading of a bank is an item, or there is an error about it or above it."""
    bank, problems = parse_bank("quizzes/bank.md", text)
    headings = item_headings(text)
    for line, end in zip(headings, [*headings[1:], 10**9], strict=True):
        read = any(item.line == line for item in bank.items)
        told = any(line <= problem.line < end or problem.line < line for problem in errors(problems))
        assert read or told


@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_page_is_read_or_refused(text: str) -> None:
    """A block without content has problems; one without problems has content."""
    page, problems = parse_page("page.md", text)
    assert_told(text, problems, "docs/page.md")
    for block in page.blocks:
        inside = [p for p in errors(problems) if block.line <= p.line <= block.end]
        assert block.content is not None or inside
        if isinstance(block.content, Quiz):
            for item in block.content.items:
                assert_renders(item)


def assert_told(text: str, problems: tuple[Problem, ...], path: str = "quizzes/bank.md") -> None:
    """Assert that problems are told with a true place and whole sentences."""
    count = len(split_lines(text))
    for problem in problems:
        assert problem.path == path
        assert 1 <= problem.line <= count
        assert problem.what
        assert problem.mend.endswith((".", "?"))
        assert "\n" not in str(problem)


def assert_renders(item: Item) -> None:
    """Assert that the item's HTML can be made, whatever it holds."""
    fragments = Fragments("page.md", ["tables", "pymdownx.superfences"], {}, {})
    place = Place(Settings(), Block("quiz", "Check", "check", 1, 1, None), ("page#check",))
    html = render_quiz(place, [item], "extras.js", fragments)
    assert html.count("<input ") >= len(item.options)
