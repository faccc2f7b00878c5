"""Lines of answers: what one may hold, and that no two of them say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from courseblocks.core.fragment import Fragment, twins
from courseblocks.core.problems import Problems
from courseblocks.source.boxes import box
from courseblocks.source.lines import blank_code_spans
from courseblocks.source.segments import Entry, Kind, Segment

_EMPTY_PICTURE = re.compile(r"^!\[\s*+\]\([^)]*+\)$")
_NOT_PLAIN = re.compile(r"\[[^\]]*+\]\([^)]*+\)|(?<!\\)<[^\s<>]*?[:@][^<>]*+>")
_ONE_PARAGRAPH = "Keep it to one paragraph."
_SIGN = re.compile(r"(\d*)([.)#>*+-])")


def line_text(entry: Entry, what: str, mends: Mapping[Kind, str], problems: Problems) -> Fragment | None:
    """Return the one paragraph of a list's entry; anything else that it holds is a problem.

    `what` names the entry in messages, `mends` says how to mend what is not simply too much.
    """
    if not entry.parts:
        problems.error(entry.line, f"{what} has no text", "Write it, or take the line out.")
        return None
    first, *rest = entry.parts
    for part in rest if first.kind is Kind.PARAGRAPH else entry.parts:
        mend = _if_text(part, entry) + mends.get(part.kind, _ONE_PARAGRAPH)
        problems.error(part.line, f"{what} holds a {part.kind.value}", mend)
    if box(entry):
        mend = "Take the box out, or write options, each with a box, in a list without numbers and sub-lists."
        problems.error(entry.line, f"{what} has a box", mend)
    text = "\n".join(line.text.strip() for line in first.lines)
    return Fragment(text, entry.line)


def _if_text(part: Segment, entry: Entry) -> str:
    """Say how a sign that an entry begins with is made text: a year for example, whose full stop numbers a list."""
    sign = _SIGN.match(part.lines[0].text) if part.line == entry.line else None
    return f"If '{sign[0]}' is text, write '{sign[1]}\\{sign[2]}'. " if sign else ""


def check_twins(texts: Iterable[Fragment], what: str, problems: Problems, mend: str = "Change or remove one") -> None:
    """Note what is said twice; `what` is what has it: "item 'one' has the same option"."""
    for text, first in twins(texts):
        problems.error(text.line, f"{what} twice: '{text.words}'", f"{mend}; the other is on line {first}.")


def check_picture(text: Fragment, whose: str, what: str, problems: Problems) -> None:
    """Note a picture that says nothing to those who cannot see it."""
    if _EMPTY_PICTURE.match(text.markdown):
        mend = "Write what it shows between the brackets: ![a blue ticket](...)."
        problems.error(text.line, f"{whose} has a picture without a description as {what}", mend)


def check_plain(text: Fragment, whose: str, what: str, problems: Problems) -> None:
    """Note what cannot stand in a menu, which shows text only."""
    if _NOT_PLAIN.search(blank_code_spans(text.markdown)):
        mend = "It is shown in a menu: write it as text, and put the link or picture into the stem."
        problems.error(text.line, f"{whose} has a link or a picture as {what}: '{text.words}'", mend)
