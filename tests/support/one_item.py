"""A bank of one item, and what is read of it."""

from __future__ import annotations

from courseblocks.core.model import Item
from courseblocks.course.banks import parse_bank

HEAD = "---\ntitle: A bank\n---\n\n# [A lesson](../docs/module/lesson.md)\n\n## first-item\n\n"


def read_item(text: str) -> Item:
    """Return the one item of a bank with `text` below its heading; there must be no problem."""
    bank, problems = parse_bank("quizzes/bank.md", HEAD + text)
    assert [str(problem) for problem in problems] == []
    assert len(bank.items) == 1
    return bank.items[0]
