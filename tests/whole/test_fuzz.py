"""Any text at all gives a model or problems: never an exception, never a lost item."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from courseblocks.blocks.kind import Shown
from courseblocks.blocks.quiz.draw.resolve import resolve
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.blocks.render import render_block
from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Answers, Block, Item
from courseblocks.core.problems import Problem, Problems, errors
from courseblocks.core.settings import Settings
from courseblocks.course.banks import parse_bank
from courseblocks.course.pages import parse_page
from courseblocks.items.categorise.model import Categorise
from courseblocks.items.choice.model import Choice, options_of
from courseblocks.items.fill_in.blanks import find_blanks, plain_text
from courseblocks.items.fill_in.model import FillIn
from courseblocks.items.matching.model import Matching
from courseblocks.items.open_response.model import OpenResponse
from courseblocks.items.ordering.model import Ordering
from courseblocks.render.fragments import Fragments
from courseblocks.source.lines import expand, heading, scan, split_lines

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
    "mode: exam\n",
    "pass: 80\n",
    "pick: 1\n",
    "pick: 1 bank, 2\n",
    "only: recall\n",
    "except: four\n",
    "always: four\n",
    "least: 1 objective, 1 recall\n",
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
    "| a | b |\n",
    "| --- | --- |\n",
    "| c \\| d | *e* |\n",
    "| f |\n",
    "1. One\n",
    "2. Two\n",
    "1) *One*\n",
    "   - nested\n",
    "    - deep\n",
    "  1. numbered\n",
    "- ![A](a.svg)\n",
    "It is [[equal|same]].\n",
    "It is \\[[equal]\\] and [[so\\|on]].\n",
    "[[",
    "]]",
    "|",
    "> [!NOTE]\n",
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
# What an item of each type is made of; drawn with some left out, doubled or exchanged, it is often one still.
RECIPES = [
    ("Which?\n\n", "- [ ] One\n", "- [x] Two\n", "- [ ] Three\n", "\n> Why.\n"),
    ("In order.\n\n", "1. One\n", "2. Two\n", "3. *Three*\n   goes on\n", "\n> Why.\n"),
    ("Match.\n\n", "| A | B |\n|---|---|\n", "| a | b |\n", "| c | d \\| e |\n", "| *g* | `f` |\n", "\n> Why.\n"),
    ("Sort.\n\n", "- One\n  - a\n", "  - b\n", "- Two\n", "    - c\n", "\n> Why.\n"),
    ("It is [[equal|same]].\n\n", "- \\[[One]\\]\n", "- Two [[ three ]]\n", "`[[code]]`\n", "\n> Why.\n"),
    ("Say why.\n\n", "- One\n", "- Two\n", "\n> [!NOTE]\n> So.\n", "\n> Why.\n"),
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map("".join)
banks = texts.map(lambda text: "---\ntitle: A bank\n---\n\n# [A lesson](../docs/a.md)\n\n## zero\n\n" + text)


@st.composite
def nearly_items(draw: st.DrawFn) -> str:
    """Draw a bank whose items are nearly of a type."""
    bank = "---\ntitle: A bank\n---\n\n# [A lesson](../docs/a.md)\n"
    for number in range(draw(st.integers(1, 3))):
        parts = list(draw(st.sampled_from(RECIPES)))
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(parts)))
            other = draw(st.sampled_from([*PIECES, *(part for recipe in RECIPES for part in recipe)]))
            parts[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from([[], [other]]))
        bank += f"\n## item-{number}\n\n{''.join(parts)}"
    return bank


def item_headings(text: str) -> list[int]:
    """Return the lines of the level-2 headings below the front matter of a bank."""
    lines = scan(expand(split_lines(text)), 1, Problems(""))
    return [here.line for line in lines[3:] if (here := heading(line)) and here.level == 2]


@settings(max_examples=300, deadline=None)
@given(st.one_of(texts, banks, nearly_items()))
def test_a_bank_is_read_or_refused(text: str) -> None:
    """Problems stand on lines of the file, in words."""
    bank, problems = parse_bank("quizzes/bank.md", text)
    assert_told(text, problems)
    for item in bank.items:
        assert_can_be_responded(item)
        assert_renders(item)


@settings(max_examples=300, deadline=None)
@given(st.one_of(banks, nearly_items()))
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
            assert_resolves(block.content)
            for item in block.content.items:
                assert_renders(item)


def assert_can_be_responded(item: Item) -> None:
    """Assert that there is a choice to make, that it can be told apart, and that one response is right."""
    parts, answers = _parts(item.answers), item.answers
    for part in parts:
        assert len(part) > 1
        assert all(one.markdown.strip() and one.line > item.line for one in part)
        assert len({one.key for one in part}) == len(part)
    if isinstance(answers, Choice):
        assert any(option.correct for option in answers.options)
    if isinstance(answers, Categorise):
        assert all(members for _, members in answers.categories)
    if isinstance(answers, FillIn):
        assert answers.blanks == tuple(blank.accepted for blank in find_blanks(item.stem.markdown))
        assert all(plain_text(text) for accepted in answers.blanks for text in accepted)


def _parts(answers: Answers) -> list[Sequence[Fragment]]:
    """Return the lines that a response is made of, those that are told apart together."""
    if isinstance(answers, Choice):
        return [[option.text for option in answers.options]] if len(answers.options) > 1 else []
    if isinstance(answers, Ordering):
        return [answers.lines]
    if isinstance(answers, Matching):
        return [[left for left, _ in answers.pairs], [right for _, right in answers.pairs]]
    if isinstance(answers, Categorise):
        members = [member for _, group in answers.categories for member in group]
        return [[title for title, _ in answers.categories], members]
    assert isinstance(answers, FillIn) or (isinstance(answers, OpenResponse) and answers.model.markdown.strip())
    return []


def assert_told(text: str, problems: tuple[Problem, ...], path: str = "quizzes/bank.md") -> None:
    """Assert that problems are told with a true place and whole sentences."""
    count = len(split_lines(text))
    for problem in problems:
        assert problem.path == path
        assert 1 <= problem.line <= count
        assert problem.what
        assert problem.mend.endswith((".", "?"))
        assert "\n" not in str(problem)


def assert_resolves(quiz: Quiz) -> None:
    """Assert that a draw is possible or refused."""
    problems = Problems("docs/page.md")
    if quiz.draw:
        assert bool(resolve(quiz.draw, quiz.items, problems)) != bool(problems.found)


def assert_renders(item: Item) -> None:
    """Assert that the item's HTML can be made, whatever it holds."""
    fragments = Fragments("page.md", ["tables", "pymdownx.superfences"], {}, {})
    block = Block("quiz", "Check", "check", 1, 1, Quiz(items=(item,)))
    shown = Shown(
        block,
        "docs/page.md",
        ("page#check",),
        Settings(),
        {},
        lambda script: (script.styles, script.entry),
        lambda _: None,
    )
    html = render_block(shown, fragments)
    assert html.count("<input ") >= len(options_of(item))
