"""The lines of a Markdown file, each with what it is: text or code, and the container that it stands in.

This is as much of Markdown as is needed to find headings, lists and blocks in the right places, and nothing inside a
code fence, indented code or an HTML comment.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from courseblocks.core.problems import Problems
from courseblocks.core.unseen import NO_WIDTH

_FENCE = re.compile(r"^((?:[ ]*>)*)([ ]*)(?:(?:[-*+]|\d{1,9}[.)])[ ]+)*(`{3,}(?!.*`)|~{3,})")
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)")
_LIST_MARKER = re.compile(r"^[ ]*(?:[-*+]|\d{1,9}[.)])(?:[ ]+|$)")
_CONTAINERS = (
    (re.compile(r"^[ ]*(?:!!!|\?\?\?\+?)[ ]"), "an admonition"),
    (re.compile(r'^[ ]*===[!+]*[ ]+"'), "a tab"),
    (re.compile(r"^[ ]*\[\^[^\]]+\]:"), "a footnote"),
    (re.compile(r"^[ ]*:[ ]"), "a definition"),
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ ]+(.*))?$")
_NO_SPACE = re.compile(rf"^ {{0,3}}#{{1,6}}[^#\s{NO_WIDTH}]")  # what is not seen is told elsewhere
_CONTROL = re.compile("[\x00\x02\x03]")


class Line(NamedTuple):
    """One line of a file: its number from 1, its text, whether it is code, and what it stands in ('' at the margin)."""

    number: int
    text: str
    code: bool = False
    inside: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """The number of spaces that it starts with."""
        return _indent(self.text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level, 1 to 6."""

    level: int
    title: str
    line: int


def split_lines(text: str) -> list[str]:
    """Return the lines of `text`, whatever ends them, in the one form of Unicode that all names and keys are in.

    Control characters that Python-Markdown uses for its own placeholders are left out.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    return _CONTROL.sub("", text).split("\n")


def expand(texts: Sequence[str]) -> list[str]:
    """Return `texts` as Python-Markdown will see them: tabs as spaces, and nothing on a blank line."""
    return [text.expandtabs(4) if text.strip(" \t") else "" for text in texts]


def scan(texts: Sequence[str], first: int, problems: Problems) -> list[Line]:
    """Return `texts` as lines numbered from `first`, without HTML comments.

    An unclosed fence or comment is a problem, since a Git host and MkDocs disagree about where it ends.
    """
    scanner = _Scanner()
    lines = [scanner.line(number, text) for number, text in enumerate(texts, first)]
    if scanner.fence:
        mend = f"Put {scanner.fence.delimiter} on a line of its own below the code."
        problems.error(scanner.fence.line, "a code fence is opened and never closed", mend)
    if scanner.comment:
        problems.error(scanner.comment, "a comment is opened with <!-- and never closed", "Put --> at its end.")
    return lines


def heading(line: Line) -> Heading | None:
    """Return the heading that `line` is, if it is one."""
    if "#" not in line.text or line.code:
        return None
    match = _HEADING.match(line.text)
    return Heading(len(match[1]), _without_closing(match[2] or "").strip(), line.number) if match else None


def _without_closing(title: str) -> str:
    """Return the title of a heading without the # that may close it, behind a space."""
    title = title.rstrip(" ")
    bare = title.rstrip("#")
    return bare if not bare or bare.endswith(" ") else title


def headings(lines: Sequence[Line]) -> list[tuple[int, Heading]]:
    """Return the headings of `lines`, each with the index of its line."""
    return [(at, here) for at, line in enumerate(lines) if "#" in line.text and (here := heading(line))]


def spans(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    """Return the parts that begin at `starts`, each up to the next one, the last up to `end`."""
    return list(pairwise([*starts, end]))


def lacks_space(line: Line) -> bool:
    """Whether `line` starts with # but no space follows, which Git hosts show as text and Python-Markdown does not."""
    return not line.code and "#" in line.text and bool(_NO_SPACE.match(line.text))


NO_SPACE = (
    "a line starts with # but no space follows",
    "Put a space after the #, or a backslash before it if it is text.",
)


def is_list_line(text: str) -> bool:
    """Whether `text` starts a line of a list."""
    return bool(_LIST_MARKER.match(text))


def blank_code_spans(text: str) -> str:
    """Return `text` with inline code blotted out, every other character in its place."""
    return _CODE_SPAN.sub(lambda match: "\x00" * len(match[0]), text) if "`" in text else text


def is_plain(text: str) -> bool:
    """Whether `text` is blank or begins at the margin with a letter, and holds no comment and no hard break."""
    return not text or (text[0].isalpha() and "<!--" not in text and text[-1] != "\\")


def _is_simple(text: str) -> bool:
    """Whether `text` is blank or begins at the margin, and nothing in it goes beyond its line; most lines are such."""
    return not text or not (text[0] == " " or text[-1] == "\\" or "<!--" in text or "```" in text or "~~~" in text)


class _Scanner:
    """Goes through the lines of a text in order, and knows what is open."""

    def __init__(self) -> None:
        self.fence: _Fence | None = None
        self.comment = 0  # the line that it was opened on
        self._containers: list[tuple[int, str]] = []  # indent and name, the innermost last
        self._after_blank = True

    def line(self, number: int, text: str) -> Line:
        """Return the next line: text without comments and with hard breaks as spaces, or code as it is."""
        if not (self.fence or self.comment) and _is_simple(text):
            return self._simple(number, text)
        if self.fence and not self.fence.left_by(text):
            self.fence = None if self.fence.closed_by(text) else self.fence
            return Line(number, text, code=True)
        self.fence = None
        if not self.comment and self._is_indented_code(text):
            return Line(number, text, code=True)
        if not (self.comment or "<!--" in text or text[-1:] == "\\"):
            return self._text(number, text)
        kept, still_open = _strip_comments(text, in_comment=bool(self.comment))
        self.comment = (self.comment or number) if still_open else 0
        return self._text(number, _hard_break(kept))

    def _simple(self, number: int, text: str) -> Line:
        """Return a line with what the steps of `_text` come to for it: it leaves all containers, and may open one."""
        if text:
            container = _container(text)
            self._containers = [(0, container)] if container else []
        self._after_blank = not text
        return Line(number, text)

    def _is_indented_code(self, text: str) -> bool:
        self._leave_containers(text)
        width = self._containers[-1][0] + 8 if self._containers else 4
        return self._after_blank and bool(text) and _indent(text) >= width

    def _leave_containers(self, text: str) -> None:
        if text and (self._after_blank or not text.startswith(" ")):
            while self._containers and self._containers[-1][0] >= _indent(text):
                self._containers.pop()

    def _text(self, number: int, text: str) -> Line:
        self.fence = None if self.comment else _opened_fence(text, number)
        inside = self._containers[-1][1] if self._containers and text else ""
        container = _container(text)
        if container and not self.fence:
            self._containers.append((_indent(text), container))
        self._after_blank = not text
        return Line(number, text, bool(self.fence), inside)


@dataclass(frozen=True, slots=True)
class _Fence:
    delimiter: str
    indent: int
    quoted: bool
    line: int

    def left_by(self, text: str) -> bool:
        """Whether `text` stands outside the quote or list that the fence was opened in, which ends the fence too."""
        if self.quoted:
            return not text.lstrip().startswith(">")
        return self.indent >= 2 and bool(text) and not text.startswith(" ")

    def closed_by(self, text: str) -> bool:
        bare = text.lstrip("> ").rstrip() if self.quoted else text.strip()
        return bare.startswith(self.delimiter) and not bare.strip(self.delimiter[0])


def _opened_fence(text: str, number: int) -> _Fence | None:
    match = _FENCE.match(text) if "```" in text or "~~~" in text else None
    return _Fence(match[3], len(match[2]), bool(match[1]), number) if match else None


def _strip_comments(text: str, *, in_comment: bool) -> tuple[str, bool]:
    """Return `text` without comments, and whether one is still open at its end."""
    if not in_comment and "<!--" not in text:
        return text, False
    kept = ""
    while True:
        if in_comment:
            end = text.find("-->")
            if end < 0:
                return kept.rstrip(), True
            text, in_comment = text[end + 3 :], False
        start = blank_code_spans(text).find("<!--")
        if start < 0:
            return (kept + text).rstrip(), False
        kept, text, in_comment = kept + text[:start], text[start + 4 :], True


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _hard_break(text: str) -> str:
    """Write a hard break as two spaces: formatters make a backslash of them, which Python-Markdown would print."""
    return text[:-1] + "  " if text.endswith("\\") and not text.endswith("\\\\") else text


def _container(text: str) -> str:
    stripped = text.lstrip(" ")
    if not stripped or stripped[0] not in "-*+!?=[:0123456789":
        return ""
    if _LIST_MARKER.match(text):
        return "a list"
    return next((name for pattern, name in _CONTAINERS if pattern.match(text)), "")
