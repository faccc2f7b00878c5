"""One type of items: what is true of it wherever it is read, shown, checked or counted. Its folder has its object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from courseblocks.core.model import Answers
from courseblocks.core.problems import Problems
from courseblocks.core.scripts import Script
from courseblocks.items.parts import Parts

SCRIPT = Script("bundles/kinds.js", "items/item.css")  # of all types but choices


@dataclass(frozen=True, slots=True, eq=False)
class ItemKind:
    """A type of items.

    `word` is what authors call it; `read` returns the answers that the parts of an item of that name say. `template`
    has the macros for them, which call what is in `view`; `wire` is what scripts know them by, empty for choices, which
    the script of every page knows; the others need `SCRIPT`. `unshuffled` says why 'shuffle: no' does nothing, `mend`
    how an item without feedback gets it, empty where it needs none. `asks_whole` is true where nothing is chosen from,
    so that a list or a table belongs to the stem.
    """

    word: str
    read: Callable[[str, Parts, Problems], Answers | None]
    template: str
    view: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    wire: str = ""
    unshuffled: str = ""
    mend: str = "Say why, in a quote (> ...) at its end."
    asks_whole: bool = False
    is_scored: bool = True

    @property
    def name(self) -> str:
        """Its word as one, as the keys of a draw have it."""
        return self.word.replace(" ", "-")
