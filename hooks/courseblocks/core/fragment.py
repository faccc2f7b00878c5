"""Pieces of Markdown, and how they are compared."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_MARKS = re.compile(r"[\\`*_\[]")  # without any of these there is nothing cosmetic but spaces
_LINK = re.compile(r"(?<!!)\[([^\]]*+)\]\([^)]*+\)")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]*);")
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]+(?=\S)|(?<=[^\s\\])[*_]+(?!\w)|(?<!\\)\*\*")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of Markdown and the line of its file, from 1, on which it starts."""

    markdown: str
    line: int

    @property
    def key(self) -> str:
        """What it is known by where it is a line of a list: its text, and never its place."""
        return line_key(self.markdown)

    @property
    def words(self) -> str:
        """Its text on one line."""
        return " ".join(self.markdown.split())


@dataclass(frozen=True, slots=True)
class Text:
    """A text that learners read: what it is in a message, and whether it stands in a menu, which shows text only."""

    what: str
    fragment: Fragment
    in_menu: bool = False


@lru_cache(maxsize=4096)
def normalise(markdown: str) -> str:
    """Return `markdown` as it is compared.

    Cosmetic edits (spacing, emphasis, the target of a link, Unicode form) make no difference.
    """
    if not _MARKS.search(markdown):
        return " ".join(unicodedata.normalize("NFC", markdown).split())
    return _outside_code(markdown, _bare)


def as_read(markdown: str) -> str:
    """Return `markdown` as it is read: normalised, and with the signs that entities stand for.

    What learners' work is stored under goes by what is written, so that it stays.
    """
    if "&" not in markdown:
        return normalise(markdown)
    return _outside_code(markdown, lambda text: unescape(_bare(text)))


def unescape(text: str) -> str:
    """Return `text` with the signs that its entities stand for: `&amp;`, `&#38;`."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def quoted(texts: Iterable[str]) -> str:
    """Return texts in quotes, with commas between."""
    return ", ".join(text if text.startswith("“") else f"“{text}”" for text in texts)


def twins(texts: Iterable[Fragment]) -> Iterator[tuple[Fragment, int]]:
    """Yield each text that was there before, as it is read or as work is stored under it, and the line of the first."""
    written: dict[str, int] = {}
    read: dict[str, int] = {}
    for text in texts:
        first = written.setdefault(normalise(text.markdown), text.line)
        first = min(first, read.setdefault(as_read(text.markdown), text.line))
        if first != text.line:
            yield text, first


def _outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Return `markdown` on one line, with `change` made to all but the code, which is what it is to the letter."""
    parts = _CODE.split(markdown)  # text, backticks, code, text, ...
    parts[::3] = [change(text) for text in parts[::3]]
    del parts[1::3]
    return " ".join(unicodedata.normalize("NFC", "".join(parts)).split())


def without_links(markdown: str) -> str:
    """Return one paragraph with the texts of its links in their places."""
    return _LINK.sub(r"\1", markdown) if "](" in markdown else markdown


def _bare(text: str) -> str:
    """Return text without code as it is read: without emphasis, escapes and the targets of links."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return text.replace("\\", "")


@lru_cache(maxsize=4096)
def line_key(markdown: str) -> str:
    """Return the stable key of a line of a list: a hash, so that it is short and fits an attribute.

    It is kept, since it is asked for wherever the line is shown.
    """
    return hashlib.sha256(normalise(markdown).encode()).hexdigest()[:8]
