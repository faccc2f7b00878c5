"""A categorise, a type of items."""

from __future__ import annotations

from courseblocks.items.categorise.read import read_categories
from courseblocks.items.categorise.view import categories, pairs, rows
from courseblocks.items.kind import ItemKind

CATEGORISE = ItemKind(
    "categorise",
    read_categories,
    "items/categorise/categorise.html",
    view={"pairs": pairs, "rows": rows, "categories": categories},
    wire="categorise",
)
