"""What of an old course is what in a new one: files by their paths, items by their names, and `was:` for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from courseblocks.core.model import Bank, Block, Course, Item, Page

T = TypeVar("T")
Both = tuple[tuple[T, T], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is in both courses, as it was and as it is."""

    pages: Both[Page]
    banks: Both[Bank]
    items: Both[Item]

    @property
    def paths(self) -> dict[str, str]:
        """Where each file that is still there was and is, below the project folder."""
        pages = {before.file: after.file for before, after in self.pages}
        banks = {before.path: after.path for before, after in self.banks}
        return pages | banks


def pair_courses(old: Course, new: Course) -> Pairs:
    """Return what of `old` is what in `new`."""
    return Pairs(
        pair(old.pages, new.pages, lambda page: page.files),
        pair(old.banks, new.banks, lambda bank: bank.files),
        pair(old.items, new.items, lambda item: item.names),
    )


def pair_blocks(old: Page, new: Page) -> Both[Block]:
    """Return what block of a page is what block of it now; one that keeps nothing has no id and goes by its title."""
    return pair(old.blocks, new.blocks, lambda block: (block.id or f"{block.name} {block.title}", *block.was))


def pair(old: Sequence[T], new: Sequence[T], names: Callable[[T], Sequence[str]]) -> Both[T]:
    """Return each of `old` that is still there with what it is in `new`; a present name goes before an old one."""
    known = {name: thing for thing in new for name in names(thing)} | {names(thing)[0]: thing for thing in new}
    found = ((thing, next((known[name] for name in names(thing) if name in known), None)) for thing in old)
    return tuple((before, after) for before, after in found if after is not None)


def without(things: Iterable[T], paired: Iterable[T]) -> list[T]:
    """Return those of `things` that are not among `paired`."""
    known = set(map(id, paired))
    return [thing for thing in things if id(thing) not in known]
