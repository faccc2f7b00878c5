"""Where the `:::` blocks of a page open and close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from courseblocks.blocks.kind import Opening
from courseblocks.blocks.kinds import BY_NAME
from courseblocks.core.problems import Problems
from courseblocks.source.lines import Line, heading

LATER = (
    *("guess", "recall", "scenario", "rating", "spot", "note", "plan", "sheet", "card", "trainer"),
    *("map", "progress", "review", "certificate", "roster", "sign", "verify"),
)
NAMES = (*BY_NAME, *LATER)
HOLDERS = ("trainer", "card")  # the blocks that may hold others, with more colons than those

_FENCE = re.compile(r"^(:{3,})(.*)$")
_OPENING = re.compile(r"^[ ]*([A-Za-z][\w-]*)(?:[ ]+(.*))?$")
_TWO_COLONS = re.compile(r"^::?[ ]*([a-z]+)\b")
_NESTED_FENCE = re.compile(r"^(?:[ >]|[-*+][ ]|\d+[.)][ ])*:{3,}")
_BARE_FENCE = re.compile(r"^[ >]*:{3,}[ ]*$")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as it stands on the page; `end` is the number of its last line."""

    opening: Opening
    lines: tuple[Line, ...]
    end: int
    heading: int
    closed: bool


def split_blocks(lines: Sequence[Line], problems: Problems) -> list[RawBlock]:
    """Return the blocks of a page's `lines`; those that open, close or stand wrongly are problems."""
    found: list[RawBlock] = []
    at, level = 0, 1
    while at < len(lines):
        line = lines[at]
        here = heading(line) if "#" in line.text else None
        level = here.level if here else level
        opening = None if line.code else _opening(line, problems)
        if opening is None:
            at += 1
            continue
        _check_above(lines, at, problems)
        end, after = _find_end(lines, at, opening, problems)
        number = lines[after - 1].number
        closed = end < len(lines)
        found.append(RawBlock(opening, tuple(lines[at + 1 : end]), number, min(level + 1, 6), closed))
        at = after
    return found


def _opening(line: Line, problems: Problems) -> Opening | None:
    """Return the opening that `line` is; a line that only looks like one is a problem."""
    match = _FENCE.match(line.text)
    if match:
        return _read_opening(line, match, problems)
    two = _TWO_COLONS.match(line.text)
    if two and two[1] in NAMES:
        mend = f"Write ::: {two[1]} with three."
        problems.error(line.number, f"a line starts '{two[0]}' with fewer than three colons", mend)
    else:
        _check_nested(line, problems)
    return None


def _check_nested(line: Line, problems: Problems) -> None:
    """Note a block that does not stand at the margin; its closing line belongs to the same mistake."""
    if not _NESTED_FENCE.match(line.text):
        return
    place = _place(line)
    if _BARE_FENCE.match(line.text) and problems.found and problems.found[-1].reason == place:
        return
    mend = "Move the whole block to the margin, with a blank line above it."
    problems.error(line.number, f"a ::: stands {place}", mend, reason=place)


def _place(line: Line) -> str:
    stripped = line.text.lstrip()
    if stripped.startswith(">"):
        return "in a quote"
    if stripped.startswith(":") and not line.inside:
        return "on an indented line"
    return f"in {line.inside or 'a list'}"


def _read_opening(line: Line, match: re.Match[str], problems: Problems) -> Opening | None:
    if not match[2].strip():
        mend = "Take it out, or write the block's name after the colons where the block opens."
        problems.error(line.number, "a ::: closes no block", mend)
        return None
    opening = _OPENING.match(match[2])
    if not opening:
        mend = "Write ::: and the block's name, such as ::: quiz Check yourself."
        problems.error(line.number, f"'{line.text.strip()}' does not open a block", mend)
        return Opening(len(match[1]), "", "", line.number)
    return Opening(len(match[1]), opening[1], (opening[2] or "").strip(), line.number)


def _check_above(lines: Sequence[Line], at: int, problems: Problems) -> None:
    if at and not lines[at - 1].blank:
        problems.warn(lines[at].number, "this ::: has no blank line above it", "Put one there.")


def _find_end(lines: Sequence[Line], at: int, opening: Opening, problems: Problems) -> tuple[int, int]:
    """Return the index of the block's closing line and of the line after the block.

    What has no name is no block, and need not close: it may belong to another tool.
    """
    for i in range(at + 1, len(lines)):
        after = None if lines[i].code or ":::" not in lines[i].text else _after(lines, i, opening, problems)
        if after == i and not opening.name:
            break
        if after is not None:
            return i, after
    _unclosed(opening, "", "below its last line", problems)
    return len(lines), len(lines) if opening.name else at + 1


def _after(lines: Sequence[Line], at: int, opening: Opening, problems: Problems) -> int | None:
    """Return the index of the line after the block if the line `at` ends it, or None if the block goes on."""
    line = lines[at]
    match = _FENCE.match(line.text)
    if match is None:
        return at + 1 if _is_misplaced_end(line, problems) else None
    if opening.name in HOLDERS and len(match[1]) < opening.colons:
        return None
    said, name = match[2].strip().lower(), opening.name
    if not said:
        _check_end(opening, len(match[1]), line, problems)
        _check_above(lines, at, problems)
    elif said in ("end", f"end {name}", f"end{name}", f"/{name}"):
        problems.error(line.number, f"'{line.text}' does not close a block", f"Write {':' * opening.colons} alone.")
    else:
        _unclosed(opening, f"before the block on line {line.number} opens", f"above line {line.number}", problems)
        return at
    return at + 1


def _check_end(opening: Opening, colons: int, line: Line, problems: Problems) -> None:
    if colons < opening.colons:
        mend = f"Write {':' * opening.colons}, as on line {opening.line}."
        what = f"the closing line of the {opening.name or 'block'} has {colons} colons"
        problems.error(line.number, what, mend)


def _unclosed(opening: Opening, when: str, where: str, problems: Problems) -> None:
    if not opening.name:
        return  # its opening line is a problem already
    what = f"the {opening.name} is not closed {when}" if when else f"the {opening.name} is never closed"
    problems.error(opening.line, what, f"Put {':' * opening.colons} and a blank line before it {where}.")


def _is_misplaced_end(line: Line, problems: Problems) -> bool:
    """Note a ::: that stands away from the margin; return whether it is one that closes."""
    if not _BARE_FENCE.match(line.text):
        _check_nested(line, problems)
        return False
    mend = "Move it to the margin, and keep a blank line above it (formatters move it otherwise)."
    problems.error(line.number, f"the closing ::: stands {_place(line)}", mend)
    return True
