"""An open response, a type of items."""

from __future__ import annotations

from courseblocks.items.kind import ItemKind
from courseblocks.items.open_response.read import read_open_response

OPEN_RESPONSE = ItemKind(
    "open response",
    read_open_response,
    "items/open_response/open-response.html",
    wire="open",
    asks_whole=True,
    unshuffled="there is nothing to shuffle",
    mend="",  # the model answer says what there is to say
    is_scored=False,
)
