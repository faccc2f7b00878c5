"""The shape of an item: stem, answers and quotes told apart, and the type that the answers tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from courseblocks.answers import ItemType
from courseblocks.lines import blank_code_spans
from courseblocks.problems import Problems
from courseblocks.segments import Kind, Quote, Segment, entries, quote
from courseblocks.tasks import Box, box

_BLANK = re.compile(r"\\?\[\\?\[.*?\\?\]\\?\]")


@dataclass(frozen=True, slots=True)
class Parts:
    """An item's body, sorted: what is asked, what is chosen from, and the quotes around it."""

    stem: tuple[Segment, ...]
    answers: Segment | None
    feedback: tuple[Quote, ...]
    hint: Quote | None
    note: Quote | None


def sort_parts(name: str, line: int, parts: list[Segment], problems: Problems) -> Parts | None:
    """Tell stem, answers, feedback, hint and note apart; None if there is nothing to ask."""
    hint, parts = _take_hint(name, parts, problems)
    end = len(parts)
    while end and parts[end - 1].kind in (Kind.QUOTE, Kind.RULE):
        end -= 1
    tail = [quote(part) for part in parts[end:] if part.kind is Kind.QUOTE]
    note = next((here for here in tail if here.callout == "NOTE"), None)
    _check_quotes(name, tail, problems)
    has_answers = bool(end) and parts[end - 1].kind in (Kind.LIST, Kind.TABLE)
    stem = parts[: end - 1] if has_answers else parts[:end]
    answers = parts[end - 1] if has_answers else None
    if not _has_stem(name, line, stem, answers, problems) or not _has_one_list(name, stem, answers, problems):
        return None
    return Parts(tuple(stem), answers, tuple(here for here in tail if not here.callout), hint, note)


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


def _has_stem(name: str, line: int, stem: Sequence[Segment], answers: Segment | None, problems: Problems) -> bool:
    if not stem:
        what = f"item '{name}' has no stem" if answers else f"item '{name}' is empty"
        problems.error(line, what, "Write what is asked below the heading, above the answers.")
    return bool(stem)


def _has_one_list(name: str, stem: Sequence[Segment], answers: Segment | None, problems: Problems) -> bool:
    """Note options in the stem: something stands below them that ends their list, or makes a second one."""
    lists = [i for i, part in enumerate(stem) if part.kind is Kind.LIST and any(map(box, entries(part)))]
    if not lists:
        return True
    below = stem[lists[-1] + 1 :]
    title = next((part for part in below if part.kind is Kind.HEADING), None)
    if title:
        mend = "If it begins an item, give it as many # as the items above have."
        problems.error(title.line, f"a deeper heading stands below the options of item '{name}'", mend)
    elif answers is None:
        what = f"item '{name}' has a {below[0].kind.value} below its options"
        problems.error(below[0].line, what, "Make it feedback: start each of its lines with >.")
    elif answers.kind is Kind.TABLE:
        mend = "Move it above the options, or into the feedback."
        problems.error(answers.line, f"item '{name}' has a table below its options", mend)
    elif below and all(part.kind is Kind.QUOTE for part in below):
        mend = "Indent it by two spaces to make it feedback on the option above it, or move it below the last option."
        problems.error(below[0].line, f"a quote at the margin cuts the options of item '{name}' in two", mend)
    else:
        mend = "Keep the options in one list, and mark no box in the stem."
        problems.error(answers.line, f"item '{name}' has two lists of answers", mend)
    return False


def item_type(name: str, line: int, parts: Parts, problems: Problems) -> ItemType | None:
    """Return the type that the shape of the answers tells; one that is not yet supported is a problem."""
    item_type = _shape(name, line, parts, problems)
    if item_type in (ItemType.SINGLE, ItemType.MULTIPLE, None):
        return item_type
    what = f"item '{name}' has the shape of {item_type.value}, which is not yet supported"
    problems.error(line, what, "Write it as a list of options, - [ ] and - [x], or leave it out for now.")
    return None


def _shape(name: str, line: int, parts: Parts, problems: Problems) -> ItemType | None:
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


def _shape_without_answers(name: str, line: int, parts: Parts, problems: Problems, *, blank: bool) -> ItemType | None:
    if blank:
        return ItemType.FILL_IN
    if parts.note:
        return ItemType.OPEN
    mend = "Write options below the stem, - [ ] and - [x], or a model answer in a > [!NOTE] quote."
    problems.error(line, f"item '{name}' has no answers", mend)
    return None


def _shape_of_options(
    name: str, line: int, parts: Parts, boxes: Sequence[Box], problems: Problems, *, blank: bool
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
