"""Every type of items. A new one is a folder beside the others, and its object in this tuple."""

from __future__ import annotations

from courseblocks.core.model import Item
from courseblocks.items.categorise.kind import CATEGORISE
from courseblocks.items.choice.kind import MULTIPLE, SINGLE
from courseblocks.items.fill_in.kind import FILL_IN
from courseblocks.items.kind import ItemKind
from courseblocks.items.matching.kind import MATCHING
from courseblocks.items.open_response.kind import OPEN_RESPONSE
from courseblocks.items.ordering.kind import ORDERING

KINDS = (SINGLE, MULTIPLE, ORDERING, MATCHING, CATEGORISE, FILL_IN, OPEN_RESPONSE)

_BY_WORD = {kind.word: kind for kind in KINDS}


def kind_of(item: Item) -> ItemKind:
    """Return the kind of `item`."""
    return _BY_WORD[item.type]
