"""HTML in a fragment: what may stand there, and what would vanish or take the rest of the page with it.

Python-Markdown tells what it takes for HTML. What it makes of a fragment may hold tags that are known, each closed
where it was opened: then nothing reaches beyond the fragment, and all of it is seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from markdown import Markdown

from courseblocks.core.fragment import Fragment
from courseblocks.core.markup import inline_html, read_backslashes
from courseblocks.core.model import Holder
from courseblocks.core.problems import Problems
from courseblocks.source.lines import Line, blank_code_spans

MENU = frozenset(("a", "code", "del", "em", "img", "strong"))  # what Markdown's own signs make; a menu shows the text
PHRASING = frozenset(
    """
    a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time
    u var wbr
    """.split()  # noqa: SIM905  (a list of words reads better than a list of strings)
)
FLOW = PHRASING | frozenset(
    """
    address article aside blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li
    ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_VOID = frozenset(("br", "col", "hr", "img", "wbr"))
# What stands in these alone: elsewhere it would end what it is in. Nothing else may stand in parts of a table.
_PARENTS = {
    "li": ("ol", "ul"),
    **dict.fromkeys(("dd", "dt"), ("dl",)),
    **dict.fromkeys(("caption", "colgroup", "tbody", "tfoot", "thead"), ("table",)),
    "col": ("colgroup",),
    "tr": ("table", "tbody", "tfoot", "thead"),
    **dict.fromkeys(("td", "th"), ("tr",)),
}
_OF_TABLES = frozenset(("colgroup", "table", "tbody", "tfoot", "thead", "tr"))

_ATTRIBUTE = r"""\s+[^\s"'<>/=]++(?:\s*=\s*(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z\d]*+)((?:{_ATTRIBUTE})*+)\s*+/?>|<[a-zA-Z/!?][^<>]*+>?")
_MAYBE = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_LONG = 40
_MANY = 1000  # Python-Markdown takes minutes for tens of thousands that are never closed
_SET = re.compile(r"\s(on\w+|style)\s*=", re.IGNORECASE)

# What of the extensions of a site decides where code is, and HTML.
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "admonition": {},
    "def_list": {},
    "md_in_html": {},
    "sane_lists": {},
    "tables": {"use_align_attribute": True},
    "pymdownx.details": {},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.quotes": {"callouts": True},
    "pymdownx.superfences": {},
    "pymdownx.tilde": {"subscript": False},
}


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag in a fragment as it is shown; `number` says how many that begin like it come before."""

    text: str
    start: str
    name: str
    closes: bool
    attributes: str
    number: int


def check_tags(holder: Holder, whose: str, lines: Sequence[Line], problems: Problems) -> None:
    """Note the HTML that cannot stand in the texts of `holder`, which `whose` names; `lines` are all of its lines."""
    if not any("<" in line.text for line in lines):
        return
    for text in holder.texts:
        check_text(text.fragment, f"{text.what} of {whose}", lines, problems, MENU if text.in_menu else PHRASING)
    for text in holder.longer_texts:
        check_text(text.fragment, f"{text.what} of {whose}", lines, problems, FLOW)


def check_text(
    text: Fragment, what: str, lines: Sequence[Line], problems: Problems, allowed: frozenset[str] = PHRASING
) -> None:
    """Note the HTML that cannot stand in a fragment, which `what` names; `lines` are those that it stands on.

    What is `allowed` is one of the three sets above; only with FLOW it may hold more than one paragraph.
    """
    if "<" not in text.markdown or not _MAYBE.search(text.markdown):
        return
    if text.markdown.count("<") > _MANY:
        problems.error(text.line, f"{what} has more than {_MANY} signs <, too many to look at", "Shorten it.")
        return
    md = _markdown()
    md.reset()
    html = md.convert(text.markdown) if allowed is FLOW else inline_html(md, text.markdown)
    places: dict[str, list[int]] = {}
    told: set[tuple[int, str]] = set()
    for tag, wrong, mend in _Walk(allowed).wrong(_tags(html)):
        if tag.start not in places:
            places[tag.start] = _places(tag.start, text.line, lines)
        line = places[tag.start][tag.number] if tag.number < len(places[tag.start]) else text.line
        if (line, tag.text) not in told:
            told.add((line, tag.text))
            problems.error(line, f"{what} has {tag.text}, {wrong}", mend)


@cache
def _markdown() -> Markdown:
    md = Markdown(extensions=list(EXTENSIONS), extension_configs=dict(EXTENSIONS))
    read_backslashes(md)
    return md


def _tags(html: str) -> Iterator[_Tag]:
    """Yield what a browser takes for a tag, a comment or the like."""
    numbers: Counter[str] = Counter()
    for match in _TAG.finditer(html):
        text = " ".join(match[0].split())
        start = text.split(maxsplit=1)[0].rstrip(">").lower()
        shown = text if len(text) <= _LONG else f"{start} ...>"
        yield _Tag(shown, start, (match[2] or "").lower(), match[1] == "/", match[3] or "", numbers[start])
        numbers[start] += 1


class _Walk:
    """Goes through the tags of a fragment, and knows what is open."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed
        self._open: list[_Tag] = []
        self._opened: Counter[str] = Counter()
        self._told: Counter[str] = Counter()  # names of opening tags that were told, and what closes them is not

    def wrong(self, tags: Iterable[_Tag]) -> Iterator[tuple[_Tag, str, str]]:
        """Yield each tag that cannot stand where it stands, with what is wrong with it and how to mend it."""
        for tag in tags:
            if tag.name not in self._allowed:
                yield from self._foreign(tag)
            elif tag.closes:
                yield from self._close(tag)
            else:
                yield from self._enter(tag)
        yield from map(_left_open, self._open)

    def _foreign(self, tag: _Tag) -> Iterator[tuple[_Tag, str, str]]:
        if not self._is_told(tag):
            self._told[tag.name] += not tag.closes
            yield _not_allowed(tag)

    def _enter(self, tag: _Tag) -> Iterator[tuple[_Tag, str, str]]:
        attribute = _SET.search(tag.attributes)
        if attribute:
            yield tag, f"whose '{attribute[1]}' cannot be set there", f"Take '{attribute[1]}' out."
        if not _fits(tag.name, self._open[-1].name if self._open else ""):
            yield _not_allowed(tag)
        if tag.name not in _VOID:
            self._open.append(tag)
            self._opened[tag.name] += 1

    def _close(self, tag: _Tag) -> Iterator[tuple[_Tag, str, str]]:
        if self._opened[tag.name]:
            while (last := self._leave()).name != tag.name:
                self._told[last.name] += 1
                yield _left_open(last)
        elif not self._is_told(tag):
            yield tag, "which closes nothing", f"Take it out. {_as_text(tag)}"

    def _leave(self) -> _Tag:
        tag = self._open.pop()
        self._opened[tag.name] -= 1
        return tag

    def _is_told(self, tag: _Tag) -> bool:
        """Whether what `tag` closes was told."""
        is_told = tag.closes and self._told[tag.name] > 0
        self._told[tag.name] -= is_told
        return is_told


def _fits(name: str, parent: str) -> bool:
    return parent in _PARENTS[name] if name in _PARENTS else parent not in _OF_TABLES


def _not_allowed(tag: _Tag) -> tuple[_Tag, str, str]:
    return tag, "which is taken for HTML and cannot stand there", f"Take it out. {_as_text(tag)}"


def _left_open(tag: _Tag) -> tuple[_Tag, str, str]:
    return tag, "which stays open", f"Close it in the same paragraph, list entry or cell. {_as_text(tag)}"


def _as_text(tag: _Tag) -> str:
    return f"If it is text, write it in backticks, or as {escape(tag.start)}&gt;."


def _places(start: str, first: int, lines: Sequence[Line]) -> list[int]:
    """Return the line of each tag that begins with `start`, in the lines from `first` on."""
    pattern = re.compile(rf"(?<!\\){re.escape(start)}(?![\w:.-])", re.IGNORECASE)
    seen = [line for line in lines if line.number >= first and not line.code]
    return [line.number for line in seen for _ in pattern.finditer(blank_code_spans(line.text))]
