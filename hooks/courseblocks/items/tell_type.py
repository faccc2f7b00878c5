"""The type of an item, told by the shape of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from courseblocks.core.problems import Problems
from courseblocks.items.categorise.kind import CATEGORISE
from courseblocks.items.choice.kind import MULTIPLE, SINGLE
from courseblocks.items.fill_in.blanks import find_blanks, unclosed_blanks
from courseblocks.items.fill_in.kind import FILL_IN
from courseblocks.items.kind import ItemKind
from courseblocks.items.matching.kind import MATCHING
from courseblocks.items.open_response.kind import OPEN_RESPONSE
from courseblocks.items.ordering.kind import ORDERING
from courseblocks.items.parts import Parts
from courseblocks.source.boxes import Box, box
from courseblocks.source.lines import is_list_line
from courseblocks.source.segments import Kind, Quote, Segment, entries, fragment, fragment_lines

_MEND_TAIL = "A quote at the end is feedback: take its > away, or write more of the stem below it."
_MEND_BRACKETS = "put brackets that are text in `backticks`."


def item_kind(name: str, line: int, parts: Parts, problems: Problems) -> ItemKind | None:
    """Return the kind that the shape of the answers tells, or None if it tells none or two, which is then noted."""
    boxes = _boxes(parts.answers)
    if boxes:
        return _type_of_options(name, line, parts, boxes, problems)
    if not _has_closed_blanks(name, parts, problems):
        return None
    if _has_blank(parts.whole):
        return FILL_IN if _has_only_blanks(name, parts, problems) else None
    if parts.note:
        return OPEN_RESPONSE if _has_only_note(name, parts.note, parts.answers, problems) else None
    if parts.answers is None:
        _refuse_without_answers(name, line, parts, problems)
        return None
    if _is_cut(name, parts.stem, parts.answers, problems):
        return None
    return _type_of_list(name, parts.answers, problems)


def warn_of_merged(name: str, stem: Sequence[Segment], problems: Problems) -> bool:
    """Warn of a stem that holds what looks like another item, answers and right below them feedback; say if it does."""
    before = problems.mark()
    for above, below in pairwise(stem):
        is_feedback = below.kind is Kind.QUOTE and "[!" not in below.lines[0].text
        if is_feedback and above.kind in (Kind.LIST, Kind.TABLE) and _may_be_answers(above):
            what = f"the stem of item '{name}' has a {above.kind.value} and a quote that look like answers and feedback"
            mend = (
                "If the heading of the next item is missing, write it below the quote. "
                "If all is stem, put text between the two."
            )
            problems.warn(below.line, what, mend)
    return bool(problems.since(before))


def _may_be_answers(part: Segment) -> bool:
    if part.kind is Kind.TABLE:
        return part.lines[1].text.strip(" |").count("|") == 1
    return bool(_without_boxes(part))


def _boxes(answers: Segment | None) -> list[Box]:
    listed = entries(answers) if answers and answers.kind is Kind.LIST else ()
    return [here for here in map(box, listed) if here]


def _type_of_list(name: str, answers: Segment, problems: Problems) -> ItemKind | None:
    told = _without_boxes(answers)
    if told is None:
        mend = "Start each option with - [ ], and the right ones with - [x]."
        if len({line.indent for line in answers.lines if is_list_line(line.text)}) > 1:
            mend = "Indent the members of a category by two spaces or more, or start each option with - [ ] or - [x]."
        problems.error(answers.line, f"item '{name}' ends in a list without boxes", mend)
    return told


def _without_boxes(answers: Segment) -> ItemKind | None:
    """Return the kind that a table or a list tells, or None for a plain list, which tells none."""
    if answers.kind is Kind.TABLE:
        return MATCHING
    listed = entries(answers)
    if listed[0].number is not None:
        return ORDERING
    nested = any(part.kind is Kind.LIST for entry in listed for part in entry.parts)
    return CATEGORISE if nested else None


def _is_cut(name: str, stem: Sequence[Segment], answers: Segment, problems: Problems) -> bool:
    """Whether something stands in the midst of the list that the answers are the rest of, which is then noted."""
    above, between = stem[-2:] if len(stem) > 1 else (None, None)
    if not (above and between and above.kind is answers.kind is Kind.LIST):
        return False
    number = entries(answers)[0].number
    goes_on = number is not None and number - 1 == entries(above)[-1].number
    touches = (above.lines[-1].number + 1, between.lines[-1].number + 1) == (between.line, answers.line)
    if not goes_on and not (touches and between.kind is Kind.QUOTE):
        return False
    mend = "Move it above the list, or make it feedback: a quote (> ...) below the last line."
    problems.error(between.line, f"a {between.kind.value} at the margin cuts the list of item '{name}' in two", mend)
    return True


def _has_only_note(name: str, note: Quote, answers: Segment | None, problems: Problems) -> bool:
    """Note the answers of another type above a model answer; a plain list there is a part of the stem."""
    told = _without_boxes(answers) if answers else None
    if told and answers:
        what = f"item '{name}' has both the shape of {told.word} and a model answer"
        mend = (
            "Write feedback as a quote without [!NOTE]. "
            f"If the {answers.kind.value} is stem, write what is asked below it."
        )
        problems.error(note.line, what, mend)
    return told is None


def _has_closed_blanks(name: str, parts: Parts, problems: Problems) -> bool:
    asked = parts.whole
    lines = fragment_lines(asked)
    unclosed = unclosed_blanks(fragment(asked, 0).markdown)
    for at in unclosed:
        mend = f"Put ]] behind what it accepts, on the same line, or {_MEND_BRACKETS}"
        problems.error(lines[at], f"item '{name}' has a [[ that is never closed", mend)
    return not unclosed


def _has_only_blanks(name: str, parts: Parts, problems: Problems) -> bool:
    """Note what else could be the answers beside blanks, and blanks where there can be none."""
    before = problems.mark()
    quoted = _blank_in(parts.feedback)
    told = _without_boxes(parts.answers) if parts.answers and not _has_blank([parts.answers]) else None
    if told and parts.answers:
        mend = f"Keep one of the two. If the {parts.answers.kind.value} is stem, write it above the blank."
        problems.error(parts.answers.line, f"item '{name}' has both a [[blank]] and the shape of {told.word}", mend)
    if parts.note:
        mend = f"Write feedback as a quote without [!NOTE], or {_MEND_BRACKETS}"
        problems.error(parts.note.line, f"item '{name}' has both a [[blank]] and a model answer", mend)
    if quoted:
        problems.error(quoted.line, f"item '{name}' has a [[blank]] in a quote at its end", _MEND_TAIL)
    return not problems.since(before)


def _refuse_without_answers(name: str, line: int, parts: Parts, problems: Problems) -> None:
    """Say what is missing: perhaps the answers are there, and what should be feedback below them."""
    quoted = _blank_in(parts.feedback)
    last = parts.stem[-1]
    above = parts.stem[-2] if len(parts.stem) > 1 else None
    if quoted:
        problems.error(quoted.line, f"item '{name}' has a [[blank]] in a quote at its end", _MEND_TAIL)
    elif above and above.kind in (Kind.LIST, Kind.TABLE) and _without_boxes(above):
        mend = "Make it feedback: start each of its lines with >. If it is stem, write answers below it."
        problems.error(last.line, f"item '{name}' has a {last.kind.value} below its {above.kind.value}", mend)
    else:
        mend = "Write options below the stem, - [ ] and - [x], or a model answer in a > [!NOTE] quote."
        problems.error(line, f"item '{name}' has no answers", mend)


def _has_blank(parts: Sequence[Segment]) -> bool:
    return bool(find_blanks(fragment(parts, 0).markdown))


def _blank_in(quotes: Sequence[Quote]) -> Quote | None:
    return next((here for here in quotes if find_blanks(here.text.markdown)), None)


def _type_of_options(name: str, line: int, parts: Parts, boxes: Sequence[Box], problems: Problems) -> ItemKind | None:
    assert parts.answers
    if _has_blank(parts.stem):
        mend = f"Keep one of the two, and {_MEND_BRACKETS}"
        problems.error(line, f"item '{name}' has both options and a [[blank]]", mend)
        return None
    if parts.note:
        mend = "Write feedback as a quote without [!NOTE], or take the options out."
        problems.error(parts.note.line, f"item '{name}' has both options and a model answer", mend)
        return None
    if entries(parts.answers)[0].number is not None:
        problems.error(parts.answers.line, f"item '{name}' numbers its options", "Write - in place of each number.")
        return None
    ticked = sum(here.mark in ("x", "X") for here in boxes)
    if not ticked and all(here.mark == " " for here in boxes):
        mend = "Put [x] before at least one option."
        problems.error(line, f"item '{name}' marks no option as correct", mend)
        return None
    return MULTIPLE if ticked > 1 else SINGLE
