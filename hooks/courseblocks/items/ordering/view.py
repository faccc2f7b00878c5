"""An ordering as it stands on the page."""

from __future__ import annotations

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.items.ordering.model import Ordering
from courseblocks.items.shuffled import shuffled


def lines(item: Item) -> list[Fragment]:
    """Return the lines in another order than the right one."""
    assert isinstance(item.answers, Ordering)
    return shuffled(item.answers.lines, item.of)
