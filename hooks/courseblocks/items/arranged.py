"""The answers of an item as they stand on the page: in an order that is not the key, with its blanks apart.

The order is fixed by the item's name, so that each build gives the same page. It is what stands on paper and where no
script runs; the runtime makes another for each attempt.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from markupsafe import Markup

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.items.answers import Categorise, FillIn, Matching, Ordering
from courseblocks.items.fill_in.blanks import replace_blanks
from courseblocks.render.fragments import Fragments


def lines(item: Item) -> list[Fragment]:
    """Return the lines of an ordering in another order than the right one."""
    assert isinstance(item.answers, Ordering)
    return _shuffled(item.answers.lines, item.of)


def pairs(item: Item) -> list[tuple[Fragment, Fragment]]:
    """Return the pairs of a matching, or each member of a category with it, as they are written."""
    if isinstance(item.answers, Categorise):
        return [(member, category) for category, members in item.answers.categories for member in members]
    assert isinstance(item.answers, Matching)
    return list(item.answers.pairs)


def rows(item: Item) -> list[Fragment]:
    """Return what a partner or a category is chosen for; a matching that is not to be shuffled keeps its order."""
    written = [row for row, _ in pairs(item)]
    keeps = isinstance(item.answers, Matching) and not item.shuffle
    return written if keeps else _shuffled(written, item.of)


def partners(item: Item) -> list[Fragment]:
    """Return what can be chosen: partners in another order than their rows, categories as they are written."""
    if isinstance(item.answers, Categorise):
        return [category for category, _ in item.answers.categories]
    partner = dict(pairs(item))
    return _shuffled([partner[row] for row in rows(item)], f"{item.of} partners")


def around_blanks(item: Item, fragments: Fragments) -> list[Markup]:
    """Return the HTML of a stem before, between and behind its blanks."""
    assert isinstance(item.answers, FillIn)
    markdown = item.stem.markdown
    sign = next(sign for sign in map(chr, range(0xE000, 0xF8FF)) if sign not in markdown)  # means nothing in Markdown
    stem = Fragment(replace_blanks(markdown, lambda _: sign), item.stem.line)
    return fragments.flow(stem, item.path).split(sign)


def _shuffled(fragments: Sequence[Fragment], seed: str) -> list[Fragment]:
    """Return the fragments in an order that the seed decides, and never in their own."""
    order = sorted(fragments, key=lambda one: sha256(f"{seed} {one.key}".encode()).digest())
    return order if order != list(fragments) else [*order[1:], *order[:1]]
