"""A fill-in, a type of items."""

from __future__ import annotations

from courseblocks.items.fill_in.read import read_fill_in
from courseblocks.items.fill_in.view import around_blanks
from courseblocks.items.kind import ItemKind

FILL_IN = ItemKind(
    "fill-in",
    read_fill_in,
    "items/fill_in/fill-in.html",
    view={"around_blanks": around_blanks},
    wire="fill-in",
    asks_whole=True,
    unshuffled="blanks are never shuffled",
)
