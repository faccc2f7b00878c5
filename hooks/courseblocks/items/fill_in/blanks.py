"""The blanks of a fill-in, `[[equal|the same]]`: where they stand in Markdown, and which texts are the same in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise

from courseblocks.core.fragment import unescape
from courseblocks.core.problems import Problems
from courseblocks.core.unseen import NO_WIDTH
from courseblocks.source.lines import blank_code_spans, scan

# Formatters escape the brackets: \[[..]\] or \[\[..\]\]. Brackets that are a link, [[1]](post.md), are no blank.
_OPEN, _CLOSE = r"\\?\[\\?\[", r"\\?\]\\?\]"
_MAYBE = re.compile(_OPEN)
_BLANK = re.compile(rf"{_OPEN}((?:(?!{_OPEN}|{_CLOSE}).)*){_CLOSE}(?!\([^()\s]*\))")
_UNCLOSED = re.compile(rf"{_OPEN}(?![^\[\]]*\]\]?\()")
_BAR = re.compile(r"\\?\|")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_MARKED = re.compile(r"(?<![\w\\])([*_]{1,3})(?=\S)((?:(?!(?<![\w\\])\1\S).)+?)(?<=[^\s\\])\1(?!\w)")
_ESCAPE_OR_ENTITY = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;")

# The rule of `plain_text`, which same-text.js has once more.
_DOUBLE = "“”„‟«»"
_SINGLE = "‘’‚‛ʼ‹›`´"
_DASHES = "‐‑‒–—―−"
_ONE_SHAPE = str.maketrans(dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DASHES, "-"))
_UNSEEN = re.compile(f"[{NO_WIDTH}]")
_BEFORE = "\"'([{¿¡「『《 "
_BEHIND = "\"')]}」』》.,;:!?。、،؛؟। "


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank: the texts that it accepts, itself as it is written, and its line, from 0.

    It accepts at least one text, but a text may be empty; the readers refuse that.
    """

    accepted: tuple[str, ...]
    written: str
    line: int


def find_blanks(markdown: str) -> list[Blank]:
    """Return the blanks of `markdown` in their order, without those in code."""
    found = []
    for number, text, shown in _each_line(markdown):
        found += [Blank(_accepted(text, here), text[slice(*here.span())], number) for here in _BLANK.finditer(shown)]
    return found


def replace_blanks(markdown: str, make: Callable[[int], str]) -> str:
    """Return `markdown` with what `make` gives in the place of each blank, whose number, from 0, it is given."""
    numbers = count()
    lines = []
    for _, text, shown in _each_line(markdown):
        start, kept = 0, ""
        for match in _BLANK.finditer(shown):
            kept += text[start : match.start()] + make(next(numbers))
            start = match.end()
        lines.append(kept + text[start:])
    return "\n".join(lines)


def unclosed_blanks(markdown: str) -> list[int]:
    """Return the lines, from 0, on which a blank is opened and never closed."""
    return [number for number, _, shown in _each_line(markdown) if _UNCLOSED.search(_BLANK.sub("", shown))]


def plain_text(text: str) -> str:
    """Return `text` as a response to a blank is compared; the runtime does the same, step by step, by the same signs.

    1. Quotes and dashes of every shape become `"`, `'` and `-`.
    2. Unicode form NFKC, without signs that are not seen (direction marks, soft hyphens, zero-width spaces).
    3. Capitals, then small letters (so that ß is ss), then NFKC again.
    4. Each run of white space is one space, none at the ends.
    5. Quotes and opening brackets before it, and quotes, closing brackets and signs such as `.,;:!?` behind it, go,
       unless nothing would be left. Other signs stay: `-5`, `50%`, `C++`.
    """
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(_ONE_SHAPE)))
    text = unicodedata.normalize("NFKC", text.upper().lower())
    text = " ".join(text.split())
    return text.lstrip(_BEFORE).rstrip(_BEHIND) or text


def _each_line(markdown: str) -> Iterator[tuple[int, str, str]]:
    """Yield the number, the text and the text with code blotted out of each line."""
    texts = markdown.split("\n")
    lines = scan(texts, 0, Problems("")) if _MAYBE.search(markdown) else []  # its problems were noted before
    for number, text in enumerate(texts):
        yield number, text, blank_code_spans(text) if lines and not lines[number].code else ""


def _accepted(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Return the texts between the bars, without Markdown's signs; a bar in code is no bar."""
    start, end = match.span(1)
    bars = [(start, start), *((bar.start() + start, bar.end() + start) for bar in _BAR.finditer(match[1])), (end, end)]
    return tuple(_bare(text[left[1] : right[0]]) for left, right in pairwise(bars))


def _bare(markdown: str) -> str:
    """Return what a learner would type for `markdown`: without code marks, emphasis, backslashes and entities."""
    parts = _CODE.split(markdown)  # text, backticks, code, text, ...
    texts = [_ESCAPE_OR_ENTITY.sub(_typed, _MARKED.sub(r"\2", part)) for part in parts[::3]]
    joined = "".join(part for pair in zip(texts, [*parts[2::3], ""], strict=True) for part in pair)
    return " ".join(joined.split())


def _typed(match: re.Match[str]) -> str:
    return match[1] or unescape(match[0])
