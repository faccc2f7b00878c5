"""A categorise as it stands on the page."""

from __future__ import annotations

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.items.categorise.model import Categorise
from courseblocks.items.shuffled import shuffled


def pairs(item: Item) -> list[tuple[Fragment, Fragment]]:
    """Return each member with its category, as they are written."""
    assert isinstance(item.answers, Categorise)
    return list(item.answers.category_of.items())


def rows(item: Item) -> list[Fragment]:
    """Return the members in another order than they are written."""
    return shuffled([member for member, _ in pairs(item)], item.of)


def categories(item: Item) -> list[Fragment]:
    """Return the categories as they are written."""
    assert isinstance(item.answers, Categorise)
    return [category for category, _ in item.answers.categories]
