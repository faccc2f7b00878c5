"""A matching as it stands on the page."""

from __future__ import annotations

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.items.matching.model import Matching
from courseblocks.items.shuffled import shuffled


def pairs(item: Item) -> list[tuple[Fragment, Fragment]]:
    """Return the pairs as they are written."""
    assert isinstance(item.answers, Matching)
    return list(item.answers.pairs)


def rows(item: Item) -> list[Fragment]:
    """Return what a partner is chosen for; what is not to be shuffled keeps its order."""
    written = [row for row, _ in pairs(item)]
    return shuffled(written, item.of) if item.shuffle else written


def partners(item: Item) -> list[Fragment]:
    """Return the partners in another order than their rows."""
    partner = dict(pairs(item))
    return shuffled([partner[row] for row in rows(item)], f"{item.of} partners")
