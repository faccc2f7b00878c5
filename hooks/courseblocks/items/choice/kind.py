"""Single and multiple choice: one script and one template; how many options are right tells which it is."""

from __future__ import annotations

from dataclasses import replace

from courseblocks.items.choice.read import read_choice
from courseblocks.items.kind import ItemKind

SINGLE = ItemKind(
    "single choice",
    read_choice,
    "items/choice/choice.html",
    mend="Say why the key is right, in a quote (> ...) below the options.",
)
MULTIPLE = replace(SINGLE, word="multiple choice")
