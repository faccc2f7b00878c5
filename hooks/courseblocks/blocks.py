"""The `:::` blocks of a page: where each opens and closes, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from courseblocks.items import Place, boxed_entries, nested_quotes, read_items
from courseblocks.lines import Line, heading
from courseblocks.model import Block, Checklist, Fragment, Item, Quiz, Reference, Reset, Task, normalise
from courseblocks.problems import Problems, errors, nearest
from courseblocks.properties import (
    BLOCK_KEYS,
    LATER_KEYS,
    RESETS,
    Property,
    choice,
    id_problem,
    old_ids,
    slug,
    take_properties,
    word_list,
)
from courseblocks.segments import Kind, Segment, fragment, segments

LATER = (
    *("guess", "recall", "scenario", "rating", "spot", "note", "plan", "sheet", "pause", "card", "trainer"),
    *("map", "progress", "review", "certificate", "roster", "sign", "verify", "settings"),
)
NAMES = ("quiz", "checklist", *LATER)
HOLDERS = ("trainer", "card")  # the blocks that may hold others, with more colons than those
MODES = ("practice", "exam", "choice", "before")

_FENCE = re.compile(r"^(:{3,})(.*)$")
_OPENING = re.compile(r"^[ ]*([A-Za-z][\w-]*)(?:[ ]+(.*))?$")
_TWO_COLONS = re.compile(r"^::?[ ]*([a-z]+)\b")
_NESTED_FENCE = re.compile(r"^(?:[ >]|[-*+][ ]|\d+[.)][ ])*:{3,}")
_BARE_FENCE = re.compile(r"^[ >]*:{3,}[ ]*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening line of a block."""

    colons: int
    name: str
    title: str
    line: int


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
        here = heading(line)
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


def read_block(raw: RawBlock, scope: str, path: str, problems: Problems) -> Block:
    """Return the block that `raw` says, without content if it has problems.

    `scope` is what the ids of items written in place begin with, `path` the page's path for messages.
    """
    opening = raw.opening
    if opening.name not in BLOCK_KEYS or not raw.closed:
        _refuse(opening, problems)
        return Block(opening.name, opening.title, "", opening.line, raw.end, None, raw.heading)
    before = len(problems.found)
    keys = BLOCK_KEYS[opening.name]
    props, body = take_properties(raw.lines, keys, LATER_KEYS[opening.name], problems)
    block_id = _block_id(opening, props.get("id"), problems)
    was = old_ids(props.get("was"), problems)
    content = _READERS[opening.name](opening, props, body, Place(scope, path), problems)
    broken = bool(errors(problems.found[before:]))
    shown = None if broken else content
    return Block(opening.name, opening.title, block_id, opening.line, raw.end, shown, raw.heading, was)


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
    what = f"a ::: stands {_place(line)}"
    if _BARE_FENCE.match(line.text) and problems.found and problems.found[-1].what == what:
        return
    mend = "Move the whole block to the margin, with a blank line above it."
    problems.error(line.number, what, mend)


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
    """Return the index of the block's closing line and of the line after the block."""
    holds = opening.name in HOLDERS
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if line.code or ":::" not in line.text:
            continue
        match = _FENCE.match(line.text)
        if match and holds and len(match[1]) < opening.colons:
            continue
        if match and not match[2].strip():
            _check_end(opening, len(match[1]), line, problems)
            _check_above(lines, i, problems)
            return i, i + 1
        if match:
            _unclosed(opening, f"before the block on line {line.number} opens", f"above line {line.number}", problems)
            return i, i
        if _BARE_FENCE.match(line.text):
            _misplaced_end(line, problems)
            return i, i + 1
        _check_nested(line, problems)
    _unclosed(opening, "", "below its last line", problems)
    return len(lines), len(lines)


def _check_end(opening: Opening, colons: int, line: Line, problems: Problems) -> None:
    if colons != opening.colons:
        mend = f"Write {':' * opening.colons}, as on line {opening.line}."
        problems.error(line.number, f"the closing line of the {opening.name} has {colons} colons", mend)


def _unclosed(opening: Opening, when: str, where: str, problems: Problems) -> None:
    what = f"the {opening.name} is not closed {when}" if when else f"the {opening.name} is never closed"
    problems.error(opening.line, what, f"Put {':' * opening.colons} and a blank line before it {where}.")


def _misplaced_end(line: Line, problems: Problems) -> None:
    mend = "Move it to the margin, and keep a blank line above it (formatters move it otherwise)."
    problems.error(line.number, f"the closing ::: stands {_place(line)}", mend)


def _refuse(opening: Opening, problems: Problems) -> None:
    name = opening.name
    supported = " and ".join(BLOCK_KEYS)
    if name in ("", *BLOCK_KEYS):
        return  # its opening line is a problem already, or its missing end is
    if name in LATER:
        problems.error(
            opening.line, f"the block '{name}' is not yet supported", f"Use {supported}, or leave it out for now."
        )
    elif name.lower() in NAMES:
        problems.error(opening.line, f"the block '{name}' has a capital letter", f"Write ::: {name.lower()}.")
    else:
        near = nearest(name, NAMES)
        mend = f"Did you mean '{near}'?" if near else f"There are: {', '.join(BLOCK_KEYS)}."
        problems.error(opening.line, f"there is no block '{name}'", mend)


def _block_id(opening: Opening, prop: Property | None, problems: Problems) -> str:
    if not opening.title:
        mend = f"Write one after the name, such as ::: {opening.name} Check yourself."
        problems.error(opening.line, f"the {opening.name} has no title", mend)
    if prop is None:
        suggestion = slug(opening.title) or "three-steps"
        mend = f"Write 'id: {suggestion}' on the line below; learners' work is kept under it."
        problems.error(opening.line, f"the {opening.name} has no id", mend)
        return ""
    problem = id_problem(prop.value)
    if problem:
        problems.error(prop.line, *problem)
        return ""
    return prop.value


def _read_quiz(
    opening: Opening, props: dict[str, Property], body: Sequence[Line], place: Place, problems: Problems
) -> Quiz:
    mode = choice(props.get("mode"), MODES, problems)
    if mode not in (None, "practice"):
        problems.error(props["mode"].line, f"'mode: {mode}' is not yet supported", "Leave it out for now.")
    references = _references(props.get("from"), problems)
    start = next((i for i, line in enumerate(body) if heading(line)), len(body))
    stray = next((line for line in body[:start] if not line.blank), None)
    if "from" in props:
        written = next((line for line in body if not line.blank), None)
        if written:
            mend = "Move what is written here to a bank, or take 'from:' out."
            problems.error(written.number, "a quiz has both 'from:' and items of its own", mend)
        return Quiz(references=references)
    if stray:
        mend = "Put a heading ### its-id above the item, or move the text above the block."
        problems.error(stray.number, "this text belongs to no item", mend)
    if start == len(body):
        if not stray and not any(problem.line > opening.line for problem in problems.found):
            mend = "Write 'from:' and the name of a bank below its id, or write items in it."
            problems.error(opening.line, "the quiz has no items", mend)
        return Quiz()
    return Quiz(items=_items_in_place(body[start:], place, problems))


def _items_in_place(body: Sequence[Line], place: Place, problems: Problems) -> tuple[Item, ...]:
    first = heading(body[0])
    assert first
    higher = next((here for line in body if (here := heading(line)) and here.level < first.level), None)
    if higher:
        mend = f"Give it {'#' * first.level}, as the first item has, or more."
        problems.error(higher.line, "a heading in the quiz is above the level of its items", mend)
    return read_items(first.level, body, place, problems)[0]


def _references(prop: Property | None, problems: Problems) -> tuple[Reference, ...]:
    if prop is None:
        return ()
    found: list[Reference] = []
    for word in word_list(prop.value):
        bank, _, item = word.partition("#")
        reference = Reference(bank.removesuffix(".md"), item or None, prop.line)
        if reference in found:
            problems.error(prop.line, f"'{word}' stands in 'from:' twice", "Keep one of them.")
        elif any(other.bank == reference.bank and None in (other.item, reference.item) for other in found):
            what = f"'from:' names the bank '{reference.bank}' and items of it"
            problems.error(prop.line, what, "Name the whole bank, or each of its items that you want.")
        found.append(reference)
    return tuple(found)


def _read_checklist(
    opening: Opening, props: dict[str, Property], body: Sequence[Line], _place: Place, problems: Problems
) -> Checklist:
    reset = choice(props.get("reset"), RESETS, problems)
    parts = segments(body)
    lists = [i for i, part in enumerate(parts) if part.kind is Kind.LIST]
    if not lists:
        mend = "Write its lines as a list, each with an empty box: - [ ]."
        problems.error(opening.line, "the checklist has no lines", mend)
        return Checklist(())
    if lists[0] < len(parts) - 1:
        part = parts[lists[0] + 1]
        mend = "Keep one list, and move other text above it or below the block."
        problems.error(part.line, f"a {part.kind.value} stands below the list of the checklist", mend)
    intro = fragment(parts[: lists[0]], opening.line) if lists[0] else None
    return Checklist(_tasks(parts[lists[0]], problems), intro, cast("Reset | None", reset))


def _tasks(part: Segment, problems: Problems) -> tuple[Task, ...]:
    tasks: list[Task] = []
    seen: dict[str, int] = {}
    for here, entry in boxed_entries(part, "the checklist", problems):
        if here.mark != " ":
            problems.error(here.line, "the checklist has a line that is ticked", "Write [ ]: learners tick it.")
        first = seen.setdefault(normalise(here.text), here.line)
        if first != here.line:
            mend = f"Change or remove one; the other is on line {first}."
            problems.error(here.line, f"the checklist has the same line twice: '{here.text}'", mend)
        done = nested_quotes(entry, "a line of the checklist", problems)
        tasks.append(Task(Fragment(here.text, here.line), done))
    return tuple(tasks)


_Reader = Callable[[Opening, dict[str, Property], Sequence[Line], Place, Problems], Quiz | Checklist]
_READERS: dict[str, _Reader] = {"quiz": _read_quiz, "checklist": _read_checklist}
