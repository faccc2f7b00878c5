"""Task lists: the lines with boxes that items and checklists are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problems
from courseblocks.source.segments import Entry, Kind, Quote, Segment, entries, quote

_BOX = re.compile(r"^\\?\[([^\[\]\\]{0,3})\\?\](?:(\s+|$)|(?<=[ xX]\])(?![(\[:]))")


MARKS = (" ", "x", "X")


@dataclass(frozen=True, slots=True)
class Box:
    """What stands behind the box of a task list, and the mark in the box; `spaced`, whether a space parts the two."""

    mark: str
    spaced: bool
    text: str
    line: int


def box(entry: Entry) -> Box | None:
    """Return what stands behind the box of a task-list entry, or None if it has none."""
    first = entry.parts[0] if entry.parts else None
    if first is None or first.kind is not Kind.PARAGRAPH:
        return None
    match = _BOX.match(first.lines[0].text)
    if not match:
        return None
    texts = [first.lines[0].text[match.end() :], *(line.text.strip() for line in first.lines[1:])]
    return Box(match[1], match[2] is not None, "\n".join(text for text in texts if text).strip(), entry.line)


def boxed_entries(part: Segment, whose: str, problems: Problems) -> list[tuple[Box, Entry]]:
    """Return the entries of a task list with their boxes; an entry without box, text or a proper mark is a problem."""
    found: list[tuple[Box, Entry]] = []
    for entry in entries(part):
        here = box(entry)
        if here is None:
            what = f"{whose} mixes lines with and without a box"
            problems.error(entry.line, what, "Start each line of the list with - [ ] or - [x].")
        elif here.mark not in MARKS or not here.spaced:
            problems.error(entry.line, *_box_problem(here, whose))
        elif not here.text:
            problems.error(entry.line, f"{whose} has a box without text", "Write the text after the box.")
        else:
            found.append((here, entry))
    return found


def _box_problem(here: Box, whose: str) -> tuple[str, str]:
    mend = "Write [ ] with one space in it, or [x]."
    if here.mark in MARKS:
        return f"{whose} has a box without a space behind it", "Put a space between the box and the text."
    if here.mark and not here.mark.strip(" "):
        return f"{whose} has a box with {len(here.mark)} spaces in it", mend
    if not here.mark.strip() and here.mark:
        return f"{whose} has a box with a special space in it", "Type a plain one."
    return f"{whose} has a box that is neither empty nor ticked: [{here.mark}]", mend


def nested_quotes(entry: Entry, whose: str, problems: Problems) -> Fragment | None:
    """Return the quotes nested below a line of a list; anything else nested there is a problem."""
    quotes = [quote(part) for part in entry.parts[1:] if part.kind is Kind.QUOTE]
    for part in entry.parts[1:]:
        if part.kind is not Kind.QUOTE:
            what = f"{whose} holds a {part.kind.value} below its first paragraph"
            problems.error(part.line, what, "Keep it to one paragraph, and put what explains it in a quote (> ...).")
    for here in quotes:
        if here.callout:
            mend = f"Take [!{here.callout}] out of the quote; a hint belongs to a whole item, below its options."
            problems.error(here.line, f"{whose} holds a [!{here.callout}]", mend)
    return joined(quotes)


def joined(quotes: Sequence[Quote]) -> Fragment | None:
    """Return the quotes as one fragment, or None if there are none."""
    if not quotes:
        return None
    return Fragment("\n\n".join(here.text.markdown for here in quotes), quotes[0].line)
