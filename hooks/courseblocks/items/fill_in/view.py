"""A fill-in as it stands on the page, with its blanks apart."""

from __future__ import annotations

from markupsafe import Markup

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.items.fill_in.blanks import replace_blanks
from courseblocks.render.fragments import Fragments


def around_blanks(item: Item, fragments: Fragments) -> list[Markup]:
    """Return the HTML of a stem before, between and behind its blanks."""
    markdown = item.stem.markdown
    sign = next(sign for sign in map(chr, range(0xE000, 0xF8FF)) if sign not in markdown)  # means nothing in Markdown
    stem = Fragment(replace_blanks(markdown, lambda _: sign), item.stem.line)
    return fragments.flow(stem, item.path).split(sign)
