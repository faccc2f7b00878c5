"""Which items of a pool an attempt asks, by the same steps as `runtime/draw.js`, so that the check knows of a way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courseblocks.seeded import shuffled

TRIES = 50

# How many of which items, by their indexes on the page.
Part = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a draw must keep to, in indexes of the items on the page.

    `pick` is how many of each part, `always` what is asked in any case, `least` at least how many of which others.
    `found` is a draw for when all tries fail; rules that are met by a try have none.
    """

    pick: tuple[Part, ...]
    always: tuple[int, ...] = ()
    least: tuple[Part, ...] = ()
    found: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return what the page carries for the browser."""
        found = {"found": self.found} if self.found else {}
        return {"pick": self.pick, "always": self.always, "least": self.least, **found}


def draw(rules: Rules, count: int, seed: str) -> list[int] | None:
    """Return the indexes of the items to ask out of `count`, in the order of the page, or None if no way was found.

    The last tries have the empty seed, with which the check has found one, unless the rules carry what it found.
    """
    for each in dict.fromkeys((seed, "")):
        for number in range(TRIES):
            drawn = _Draw(rules).in_order(shuffled(range(count), f"{each} {number}"))
            if drawn is not None:
                return drawn
    return list(rules.found) or None


class _Draw:
    """One try: what it has drawn so far, the room that is left in each part, and what is still missing."""

    def __init__(self, rules: Rules) -> None:
        self._always = rules.always
        self._parts = [frozenset(items) for _, items in rules.pick]
        self._room = [number for number, _ in rules.pick]
        self._least = [frozenset(items) for _, items in rules.least]
        self._unmet = [number for number, _ in rules.least]
        self._drawn: set[int] = set()

    def in_order(self, order: Sequence[int]) -> list[int] | None:
        """Take what is always asked, then what helps most of the unmet rules, then what comes next; None if stuck."""
        if not all(map(self._take, self._always)):
            return None
        while any(number > 0 for number in self._unmet):
            best = max(filter(self._fits, order), key=self._helps, default=None)
            if best is None or not self._helps(best):
                return None
            self._take(best)
        for item in order:
            self._take(item)
        return None if any(self._room) else sorted(self._drawn)

    def _fits(self, item: int) -> bool:
        return self._part_for(item) is not None

    def _part_for(self, item: int) -> int | None:
        free = (at for at, items in enumerate(self._parts) if item in items and self._room[at] > 0)
        return None if item in self._drawn else next(free, None)

    def _helps(self, item: int) -> int:
        return sum(self._unmet[at] > 0 and item in items for at, items in enumerate(self._least))

    def _take(self, item: int) -> bool:
        part = self._part_for(item)
        if part is None:
            return False
        self._room[part] -= 1
        self._drawn.add(item)
        for at, items in enumerate(self._least):
            self._unmet[at] -= item in items
        return True
