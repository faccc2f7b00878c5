"""An item from its lines: the shape of the answers tells the type (design of the grammar: docs/trainers/writing.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from courseblocks.lines import Heading, Line, blank_code_spans, heading, is_list_line, spans
from courseblocks.model import Fragment, Item, ItemType, Level, Option, normalise
from courseblocks.problems import Problems
from courseblocks.properties import (
    ITEM_KEYS,
    LEVELS,
    TYPES,
    Property,
    choice,
    id_problem,
    is_id,
    old_ids,
    take_properties,
    word_list,
    yes_or_no,
)
from courseblocks.segments import Entry, Kind, Quote, Segment, entries, fragment, quote, segments

SUPPORTED = (ItemType.SINGLE, ItemType.MULTIPLE)

_BOX = re.compile(r"^\\?\[([^\[\]\\]{0,2})\\?\](?=\s|$)(?:\s+|$)")
_BLANK = re.compile(r"\\?\[\\?\[.*?\\?\]\\?\]")
_NO_SPACE = re.compile(r"^ {0,3}#{1,6}[^#\s]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: the part of its name before the `#`, its file, and the lesson that it tests."""

    scope: str
    path: str
    lesson: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """What stands behind the box of a task list, and the mark in the box."""

    mark: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Parts:
    """An item's body, sorted: what is asked, what is chosen from, and the quotes around it."""

    stem: tuple[Segment, ...]
    answers: Segment | None
    feedback: tuple[Quote, ...]
    hint: Quote | None
    note: Quote | None


def read_item(title: Heading, lines: Sequence[Line], place: Place, problems: Problems) -> Item | None:
    """Return the item below the heading `title`, or None if it has problems (which are then noted)."""
    name, before = title.title, len(problems.found)
    if _is_cut(title, lines, problems):
        return None
    wrong_id = id_problem(name)
    if wrong_id:
        problems.error(title.line, *wrong_id)
    props, body = take_properties(lines, ITEM_KEYS, (), problems)
    _check_headings(body, problems)
    parts = _sort(name, title.line, segments(body), problems) if len(problems.found) == before else None
    if parts is None or len(problems.found) > before:
        return None
    item_type = _type(name, title.line, parts, problems)
    if item_type is None or not _agrees(props.get("type"), item_type, problems):
        return None
    assert parts.answers, "choice items have options"
    options = _options(name, parts.answers, problems)
    level = choice(props.get("level"), LEVELS, problems)
    shuffle = yes_or_no(props.get("shuffle"), problems, default=True)
    was = old_ids(props.get("was"), problems)
    if len(problems.found) > before:
        return None
    if not parts.feedback:
        what = f"item '{name}' has no feedback"
        problems.warn(title.line, what, "Say why the key is right, in a quote (> ...) below the options.")
    return Item(
        id=name,
        of=f"{place.scope}#{name}",
        path=place.path,
        line=title.line,
        type=item_type,
        stem=fragment(parts.stem, title.line),
        options=options,
        feedback=_joined(parts.feedback),
        hint=parts.hint.text if parts.hint else None,
        level=cast("Level | None", level),
        tags=word_list(props["tags"].value) if "tags" in props else (),
        shuffle=shuffle,
        was=was,
        lesson=place.lesson,
    )


def box(entry: Entry) -> Box | None:
    """Return what stands behind the box of a task-list entry, or None if it has none."""
    first = entry.parts[0] if entry.parts else None
    if first is None or first.kind is not Kind.PARAGRAPH:
        return None
    match = _BOX.match(first.lines[0].text)
    if not match:
        return None
    texts = [first.lines[0].text[match.end() :], *(line.text.strip() for line in first.lines[1:])]
    return Box(match[1], "\n".join(text for text in texts if text).strip(), entry.line)


def boxed_entries(part: Segment, whose: str, problems: Problems) -> list[tuple[Box, Entry]]:
    """Return the entries of a task list with their boxes; an entry without box, text or a proper mark is a problem."""
    found: list[tuple[Box, Entry]] = []
    for entry in entries(part):
        here = box(entry)
        if here is None:
            what = f"{whose} mixes lines with and without a box"
            problems.error(entry.line, what, "Start each line of the list with - [ ] or - [x].")
        elif here.mark not in (" ", "x", "X"):
            what = f"{whose} has a box that is neither empty nor ticked: [{here.mark}]"
            problems.error(entry.line, what, "Write [ ] with one space in it, or [x].")
        elif not here.text:
            problems.error(entry.line, f"{whose} has a box without text", "Write the text after the box.")
        else:
            found.append((here, entry))
    return found


def nested_quotes(entry: Entry, whose: str, problems: Problems) -> Fragment | None:
    """Return the quotes nested below a line of a list; anything else nested there is a problem."""
    quotes = [quote(part) for part in entry.parts[1:] if part.kind is Kind.QUOTE]
    for part in entry.parts[1:]:
        if part.kind is not Kind.QUOTE:
            what = f"{whose} holds a {part.kind.value} below its first paragraph"
            problems.error(part.line, what, "Keep it to one paragraph, and put what explains it in a quote (> ...).")
    for here in quotes:
        if here.callout:
            what = f"{whose} holds a [!{here.callout}]"
            problems.error(here.line, what, "Move it to the margin, below the list, or take [!...] out of the quote.")
    return _joined(quotes)


def _joined(quotes: Sequence[Quote]) -> Fragment | None:
    if not quotes:
        return None
    return Fragment("\n\n".join(here.text.markdown for here in quotes), quotes[0].line)


def _is_cut(title: Heading, lines: Sequence[Line], problems: Problems) -> bool:
    """Whether an unclosed fence or comment begins in the item, so that there is no telling what belongs to it."""
    end = lines[-1].number if lines else title.line
    return any(title.line <= problem.line <= end for problem in problems.found)


def _check_headings(lines: Sequence[Line], problems: Problems) -> None:
    """Refuse what a Git host and Python-Markdown would read differently as a heading."""
    for above, line in zip([None, *lines], lines, strict=False):
        if line.code:
            continue
        if _NO_SPACE.match(line.text):
            mend = "Put a space after the #, or a backslash before it if it is text."
            problems.error(line.number, "a line starts with # but no space follows", mend)
        if above and _underlines(above, line):
            mend = "Put a blank line above it to make it a rule, or write headings with #."
            problems.error(line.number, "a line below text makes a heading of it", mend)


def _underlines(above: Line, line: Line) -> bool:
    if set(line.text.strip()) not in ({"-"}, {"="}) or above.blank or above.code or heading(above):
        return False
    in_other = "|" in above.text or above.text.lstrip().startswith(">") or is_list_line(above.text)
    return not (in_other or above.inside)


def _sort(name: str, line: int, parts: list[Segment], problems: Problems) -> _Parts | None:
    """Tell stem, answers, feedback, hint and note apart; None if there is nothing to ask."""
    while parts and parts[-1].kind is Kind.RULE:
        parts.pop()
    hint, parts = _take_hint(name, parts, problems)
    end = len(parts)
    while end and parts[end - 1].kind is Kind.QUOTE:
        end -= 1
    tail = [quote(part) for part in parts[end:]]
    note = next((here for here in tail if here.callout == "NOTE"), None)
    _check_quotes(name, tail, problems)
    has_answers = bool(end) and parts[end - 1].kind in (Kind.LIST, Kind.TABLE)
    stem = parts[: end - 1] if has_answers else parts[:end]
    _check_stem(name, line, stem, parts[end - 1] if has_answers else None, problems)
    feedback = tuple(here for here in tail if not here.callout)
    return _Parts(tuple(stem), parts[end - 1] if has_answers else None, feedback, hint, note) if stem else None


def _take_hint(name: str, parts: list[Segment], problems: Problems) -> tuple[Quote | None, list[Segment]]:
    hints = [part for part in parts if part.kind is Kind.QUOTE and quote(part).callout == "TIP"]
    for extra in hints[1:]:
        problems.error(extra.line, f"item '{name}' has a second hint", "Join the two in one > [!TIP] quote.")
    for part in hints:
        here = quote(part)
        if not here.text.markdown.strip():
            problems.error(here.line, f"item '{name}' has an empty hint", "Write it below > [!TIP], after a >.")
        _check_late(here, problems)
    return (quote(hints[0]) if hints else None), [part for part in parts if part not in hints]


def _check_quotes(name: str, quotes: Sequence[Quote], problems: Problems) -> None:
    for here in quotes:
        _check_late(here, problems)
        if here.callout not in ("", "NOTE"):
            mend = "Write a hint as > [!TIP], a model answer as > [!NOTE], and feedback as a quote without either."
            problems.error(here.line, f"item '{name}' has a [!{here.callout}] below its answers", mend)
        elif not here.text.markdown.strip():
            problems.error(here.line, f"item '{name}' has an empty quote", "Write the feedback after the >.")


def _check_late(here: Quote, problems: Problems) -> None:
    if here.late_callout:
        mend = "Put a blank line above it, so that it starts a quote of its own."
        problems.error(here.late_callout, "a [!...] stands inside another quote", mend)


def _check_stem(name: str, line: int, stem: Sequence[Segment], answers: Segment | None, problems: Problems) -> None:
    if not stem:
        what = f"item '{name}' has no stem" if answers else f"item '{name}' is empty"
        problems.error(line, what, "Write what is asked below the heading, above the answers.")
    earlier = [part for part in stem if part.kind is Kind.LIST and any(box(entry) for entry in entries(part))]
    if not earlier:
        return
    if answers is None:
        text = stem[stem.index(earlier[-1]) + 1]
        what = f"item '{name}' has a {text.kind.value} below its options"
        problems.error(text.line, what, "Make it feedback: start each of its lines with >.")
        return
    between = stem[stem.index(earlier[-1]) + 1 :]
    if between and all(part.kind is Kind.QUOTE for part in between):
        mend = "Indent it by two spaces to make it feedback on the option above it, or move it below the last option."
        problems.error(between[0].line, f"a quote at the margin cuts the options of item '{name}' in two", mend)
    else:
        mend = "Keep the options in one list, and mark no box in the stem."
        problems.error(answers.line, f"item '{name}' has two lists of answers", mend)


def _type(name: str, line: int, parts: _Parts, problems: Problems) -> ItemType | None:
    """Return the type that the shape of the answers tells; one that is not yet supported is a problem."""
    item_type = _shape(name, line, parts, problems)
    if item_type in (ItemType.SINGLE, ItemType.MULTIPLE, None):
        return item_type
    what = f"item '{name}' has the shape of {item_type.value}, which is not yet supported"
    problems.error(line, what, "Write it as a list of options, - [ ] and - [x], or leave it out for now.")
    return None


def _shape(name: str, line: int, parts: _Parts, problems: Problems) -> ItemType | None:
    blank = any(_has_blank(part) for part in parts.stem)
    if parts.answers is None:
        return _shape_without_answers(name, line, parts, problems, blank=blank)
    if parts.answers.kind is Kind.TABLE:
        return ItemType.MATCHING
    listed = entries(parts.answers)
    boxes = [here for here in map(box, listed) if here]
    if boxes:
        return _shape_of_options(name, line, parts, boxes, problems, blank=blank)
    if blank or _has_blank(parts.answers):
        return ItemType.FILL_IN
    if parts.note:
        return ItemType.OPEN
    if listed[0].ordered:
        return ItemType.ORDERING
    if all(any(part.kind is Kind.LIST for part in entry.parts) for entry in listed):
        return ItemType.CATEGORISE
    mend = "Start each option with - [ ], and the right ones with - [x]."
    problems.error(parts.answers.line, f"item '{name}' ends in a list without boxes", mend)
    return None


def _shape_without_answers(name: str, line: int, parts: _Parts, problems: Problems, *, blank: bool) -> ItemType | None:
    if blank:
        return ItemType.FILL_IN
    if parts.note:
        return ItemType.OPEN
    mend = "Write options below the stem, - [ ] and - [x], or a model answer in a > [!NOTE] quote."
    problems.error(line, f"item '{name}' has no answers", mend)
    return None


def _shape_of_options(
    name: str, line: int, parts: _Parts, boxes: Sequence[Box], problems: Problems, *, blank: bool
) -> ItemType | None:
    assert parts.answers
    if blank:
        mend = "Keep one of the two, and put brackets that are text in `backticks`."
        problems.error(line, f"item '{name}' has both options and a [[blank]]", mend)
        return None
    if parts.note:
        mend = "Write feedback as a quote without [!NOTE], or take the options out."
        problems.error(parts.note.line, f"item '{name}' has both options and a model answer", mend)
        return None
    if entries(parts.answers)[0].ordered:
        problems.error(parts.answers.line, f"item '{name}' numbers its options", "Write - in place of each number.")
        return None
    ticked = sum(here.mark in ("x", "X") for here in boxes)
    if not ticked and all(here.mark == " " for here in boxes):
        mend = "Put [x] before at least one option."
        problems.error(line, f"item '{name}' marks no option as correct", mend)
        return None
    return ItemType.MULTIPLE if ticked > 1 else ItemType.SINGLE


def _has_blank(part: Segment) -> bool:
    """Whether a `[[blank]]` stands in `part`, outside code."""
    return any(not line.code and _BLANK.search(blank_code_spans(line.text)) for line in part.lines)


def _agrees(prop: Property | None, item_type: ItemType, problems: Problems) -> bool:
    if prop is None:
        return True
    said = choice(prop, TYPES, problems)
    if said is None or said == item_type.value:
        return said is not None
    mend = f"Write 'type: {item_type.value}', or change the answers."
    problems.error(prop.line, f"the type says {said}, but the answers are those of {item_type.value}", mend)
    return False


def _options(name: str, answers: Segment, problems: Problems) -> tuple[Option, ...]:
    whose = f"item '{name}'"
    options: list[Option] = []
    seen: dict[str, int] = {}
    for here, entry in boxed_entries(answers, whose, problems):
        text = Fragment(here.text, here.line)
        twin = seen.setdefault(normalise(here.text), here.line)
        if twin != here.line:
            mend = f"Change or remove one; the other is on line {twin}."
            problems.error(here.line, f"{whose} has the same option twice: '{here.text}'", mend)
        feedback = nested_quotes(entry, f"an option of {whose}", problems)
        options.append(Option(text, here.mark in ("x", "X"), feedback))
    return tuple(options)


def read_items(
    level: int, lines: Sequence[Line], place: Place, problems: Problems
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return the items of `lines`, each below a heading of `level`, and the ids of those that have problems."""
    titles = [i for i, line in enumerate(lines) if (here := heading(line)) and here.level == level]
    found: list[Item] = []
    broken: list[str] = []
    seen: dict[str, int] = {}
    for start, end in spans(titles, len(lines)):
        title = heading(lines[start])
        assert title
        if not title.title:
            problems.error(title.line, "a heading is empty", "Write the item's id after the #.")
            continue
        first = seen.setdefault(title.title, title.line)
        if first != title.line and is_id(title.title):
            mend = f"Give one of them another id; the first is on line {first}."
            problems.error(title.line, f"two items have the id '{title.title}'", mend)
        item = read_item(title, lines[start + 1 : end], place, problems)
        if item and first == title.line:
            found.append(item)
        else:
            broken.append(title.title)
    return tuple(found), tuple(broken)
