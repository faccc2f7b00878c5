"""An ordering: a numbered list whose lines stand in their right order."""

from __future__ import annotations

from itertools import pairwise

from courseblocks.core.problems import Problems
from courseblocks.items.line_rules import check_picture, check_twins, line_text
from courseblocks.items.ordering.model import Ordering
from courseblocks.items.parts import Parts
from courseblocks.source.segments import Kind, Segment, entries

_MENDS = {
    Kind.LIST: "Keep it to one paragraph; to have lines sorted into categories, write - in place of the numbers.",
    Kind.QUOTE: "Lines in order have no feedback of their own: put it in a quote at the margin, below the last line.",
}


def read_ordering(name: str, parts: Parts, problems: Problems) -> Ordering:
    """Return the lines of a numbered list."""
    whose, answers = f"item '{name}'", parts.listed
    found = [line_text(entry, f"a line of {whose}", _MENDS, problems) for entry in entries(answers)]
    lines = tuple(text for text in found if text)
    if len(found) < 2:
        mend = "Write two or more, each with its number, and quotes only below the last one."
        problems.error(answers.line, f"{whose} has one line to put in order", mend)
    _check_numbers(whose, answers, problems)
    for text in lines:
        check_picture(text, whose, "a line", problems)
    check_twins(lines, f"{whose} has the same line", problems)
    return Ordering(lines)


def _check_numbers(whose: str, answers: Segment, problems: Problems) -> None:
    """Note numbers that go back: perhaps they tell the order, but Git hosts show 1, 2, 3 all the same."""
    for above, entry in pairwise(entries(answers)):
        if (entry.number or 0) < (above.number or 0):
            mend = "Write the lines in their right order, and number them 1, 2, 3."
            problems.error(entry.line, f"{whose} has the number {entry.number} below the number {above.number}", mend)
            return
