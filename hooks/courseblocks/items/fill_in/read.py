"""A fill-in: what the blanks in its stem accept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from courseblocks.core.problems import Problems
from courseblocks.items.fill_in.blanks import Blank, find_blanks, plain_text, replace_blanks
from courseblocks.items.fill_in.model import FillIn
from courseblocks.items.parts import Parts
from courseblocks.source.segments import Kind, fragment, fragment_lines

_BARE_BAR = re.compile(r"(?<!\\)\|")
_NO_TEXT = re.compile(r"!?\[[^\]]*+\]\([^)]*+\)|(?<!\\)<[A-Za-z/][^>]*+>")  # where a field would break the page
_SIGN = "\ue000"


def read_fill_in(name: str, parts: Parts, problems: Problems) -> FillIn:
    """Return what the blanks of a stem accept; what is wrong with them is noted."""
    whose, stem = f"item '{name}'", parts.whole
    lines = fragment_lines(stem)
    in_tables = {line.number for part in stem if part.kind is Kind.TABLE for line in part.lines}
    blanks = find_blanks(fragment(stem, 0).markdown)
    for blank in blanks:
        _check(whose, blank, lines[blank.line], problems)
        if lines[blank.line] in in_tables and _BARE_BAR.search(blank.written):
            mend = r"Write \| there: Git hosts begin a new cell at a plain one."
            problems.warn(lines[blank.line], f"{whose} has a blank with a plain bar in a table", mend)
    _check_places(whose, fragment(stem, 0).markdown, lines, problems)
    return FillIn(tuple(blank.accepted for blank in blanks))


def _check_places(whose: str, markdown: str, lines: Sequence[int], problems: Problems) -> None:
    for number, text in enumerate(replace_blanks(markdown, lambda _: _SIGN).split("\n")):
        if any(_SIGN in found[0] for found in _NO_TEXT.finditer(text)):
            what = f"{whose} has a blank in a link, a picture or HTML"
            problems.error(lines[number], what, "Put the blank beside it, where there is text.")


def _check(whose: str, blank: Blank, line: int, problems: Problems) -> None:
    plain = [plain_text(text) for text in blank.accepted]
    if not any(plain):
        mend = "Write what it accepts between [[ and ]]."
        problems.error(line, f"{whose} has an empty blank", mend)
    elif not all(plain):
        mend = "Write a text on each side of every | in it, or take the | out."
        problems.error(line, f"{whose} has a blank that accepts an empty text", mend)
    for at, text in enumerate(plain):
        if text in plain[:at] and text:
            first = blank.accepted[plain.index(text)]
            what = f"{whose} has a blank that accepts the same twice: '{first}' and '{blank.accepted[at]}'"
            mend = "Take one out: case, spacing and the signs around a text make no difference."
            problems.advise(line, what, mend)
