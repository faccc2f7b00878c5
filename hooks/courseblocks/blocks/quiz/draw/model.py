"""What a quiz draws, as its keys say it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selector:
    """A word that stands for items: an item's name, a level, a type with hyphens, or a tag."""

    word: str
    line: int


@dataclass(frozen=True, slots=True)
class Draw:
    """Which items of a quiz are asked, as its keys say it; `line` is where the number stands, or the first of the keys.

    `only` and `without` (the key `except:`) make the pool. Of it each part of `pick` draws a number, from the bank it
    names or, with no name, from all. What `always` names is drawn, and of what each part of `least` names that many.
    Without `pick` the whole pool is asked.
    """

    pick: tuple[tuple[str, int], ...] = ()
    always: tuple[Selector, ...] = ()
    only: tuple[Selector, ...] = ()
    without: tuple[Selector, ...] = ()
    least: tuple[tuple[int, Selector], ...] = ()
    line: int = 1

    @property
    def words(self) -> list[str]:
        """Its keys and their values, as they are written."""
        lists = {"always": self.always, "only": self.only, "except": self.without}
        said = {
            "pick": ", ".join(f"{number} {bank}".strip() for bank, number in self.pick),
            **{key: " ".join(selector.word for selector in selectors) for key, selectors in lists.items()},
            "least": ", ".join(f"{number} {selector.word}" for number, selector in self.least),
        }
        return [f"{key}: {value}" for key, value in said.items() if value]
