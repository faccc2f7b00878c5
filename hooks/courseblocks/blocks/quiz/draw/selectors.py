"""The words by which a draw names items: an item's name, a level, a type with hyphens, or a tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from courseblocks.blocks.quiz.draw.model import Draw, Selector
from courseblocks.core.model import LEVELS, Item
from courseblocks.core.problems import Problems, nearest
from courseblocks.items.keys import NAMES
from courseblocks.items.kinds import kind_of

OBJECTIVE = "objective"


def check_words(draw: Draw, items: Sequence[Item], problems: Problems) -> None:
    """Note each word that stands for nothing."""
    least = [selector for _, selector in draw.least if selector.word != OBJECTIVE]
    by_key = {"only": draw.only, "except": draw.without, "always": draw.always, "least": least}
    for key, selectors in by_key.items():
        for selector in selectors:
            if _matching(selector.word, items) is None:
                what = f"'{key}:' names '{selector.word}', which is no item, level, type or tag here"
                problems.error(selector.line, what, _near(selector.word, key, items))


def matching(selectors: Iterable[Selector], items: Sequence[Item]) -> set[str]:
    """Return the names of the items that any of the words stands for."""
    return {item.of for selector in selectors for item in _matching(selector.word, items) or ()}


def _matching(word: str, items: Sequence[Item]) -> list[Item] | None:
    """Return the items that a word stands for, None if it stands for nothing.

    A word that could mean two things means the first of an item, a level, a type and a tag.
    """
    by_name = [item for item in items if word in (item.id, item.of)]
    by_tag = [item for item in items if word in item.tags]
    if by_name:
        return by_name
    if word in LEVELS:
        return [item for item in items if item.level == word]
    if word in NAMES:
        return [item for item in items if kind_of(item).name == word]
    return by_tag or None


def _near(word: str, key: str, items: Iterable[Item]) -> str:
    known = {name for item in items for name in (item.id, item.of, *item.tags)} | {*LEVELS, *NAMES}
    near = nearest(word, known | {OBJECTIVE} if key == "least" else known)
    if near:
        return f"Did you mean '{near}'?"
    return f"Levels are {', '.join(LEVELS)}, and a type is a word such as '{NAMES[0]}'."
