"""An ordering, a type of items."""

from __future__ import annotations

from courseblocks.items.kind import ItemKind
from courseblocks.items.ordering.read import read_ordering
from courseblocks.items.ordering.view import lines

ORDERING = ItemKind(
    "ordering",
    read_ordering,
    "items/ordering/ordering.html",
    view={"lines": lines},
    wire="ordering",
    unshuffled="lines to put in order are always shuffled",
)
