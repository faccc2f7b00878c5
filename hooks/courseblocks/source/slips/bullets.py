"""Lines that are meant to begin an entry of a list and do not: they would be printed inside the entry above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from courseblocks.core.problems import Problems
from courseblocks.core.unseen import NO_WIDTH, SPACE
from courseblocks.source.lines import Line, is_list_line
from courseblocks.source.segments import Kind, Segment

_DOT = "[•◦▪▫●○■□‣⁃·§\uf0b7\uf0a7]"  # what word processors put before a line, the last two in fonts of their own
_DASH = "[-*+‐‑‒–—―−]"
_BOX = r"(?:\\?\[[ xX\u00a0]{0,2}\\?\](?![(\[:])|[☐☑☒])"
_BULLET = re.compile(rf"\s*(?:(?:{_DOT}|{_DASH}|o(?=\s))[\s{NO_WIDTH}]*{_BOX}|{_BOX}(?=\s))")
_RIGHT = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) +\\?\[")
_GLUED = rf"[^\W\d_]|[“‘„«{NO_WIDTH}]|{SPACE}"
_ENTRY = re.compile(rf"\s*(?:\d{{1,2}}[.)](?={_GLUED}|[\"'])|{_DOT}\s|[*+]{SPACE}|-(?={_GLUED}))")


def check_bullets(parts: Sequence[Segment], whose: str, problems: Problems) -> bool:
    """Note each line of `parts` that looks like an entry and is none; say whether there is nothing to note."""
    before = problems.mark()
    for part in parts:
        for line, below in zip_longest(part.lines, part.lines[1:]) if part.kind is not Kind.CODE else ():
            _check_line(line, part.kind is Kind.LIST or _is_above_entry(line, below, parts), whose, problems)
    return not problems.since(before)


def _is_above_entry(line: Line, below: Line | None, parts: Sequence[Segment]) -> bool:
    """Whether the line below, of the same part or the next one, begins an entry of a list."""
    if below:
        return is_list_line(below.text)
    return any(part.kind is Kind.LIST and part.line == line.number + 1 for part in parts)


def _check_line(line: Line, in_list: bool, whose: str, problems: Problems) -> None:  # noqa: FBT001
    if line.code or _RIGHT.match(line.text):
        return
    text = line.text.strip(" ")
    if _BULLET.match(line.text):
        mend = "Write - [ ] or - [x] before the text, with a plain space on either side of the brackets."
        problems.error(line.number, f"a line of {whose} starts with a box, but not with a bullet: '{text}'", mend)
    elif in_list and not is_list_line(line.text) and _ENTRY.match(line.text):
        what = f"a line in a list of {whose} starts with a number or a bullet that makes no list: '{text}'"
        problems.error(line.number, what, "Write it as the other lines, with a plain space behind it.")
