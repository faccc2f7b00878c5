"""A matching, a type of items."""

from __future__ import annotations

from courseblocks.items.kind import ItemKind
from courseblocks.items.matching.read import read_matching
from courseblocks.items.matching.view import pairs, partners, rows

MATCHING = ItemKind(
    "matching",
    read_matching,
    "items/matching/matching.html",
    view={"pairs": pairs, "rows": rows, "partners": partners},
    wire="matching",
)
