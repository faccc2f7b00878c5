"""Which lessons the items of a quiz test: what to read again, once an exam has told what was missed."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from courseblocks.core.model import Item, Page


@dataclass(frozen=True, slots=True)
class Tested:
    """A lesson: its page, the link to it from the page of the quiz, and which items of the quiz test it, from 0."""

    page: Page
    link: str
    items: tuple[int, ...]


def tested(items: Sequence[Item], path: str, page_of: Callable[[str], Page | None]) -> list[Tested]:
    """Return the lessons that `items` test, in the order in which these come first; `path` is the file of the quiz."""
    by_file: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        if item.lesson:
            by_file.setdefault(_file(item), []).append(number)
    pages = [(page_of(file), numbers) for file, numbers in by_file.items()]
    return [Tested(page, _link(page, path), tuple(numbers)) for page, numbers in pages if page]


def _file(item: Item) -> str:
    """Return the file below the project folder of the lesson that an item of a bank links to."""
    path = unquote(urlsplit(item.lesson or "").path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(item.path), path))


def _link(page: Page, path: str) -> str:
    return posixpath.relpath(page.file, posixpath.dirname(path))
