"""The shape of an item: stem, answers and quotes told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from courseblocks.core.names import is_id
from courseblocks.core.problems import Problems
from courseblocks.source.boxes import box
from courseblocks.source.lines import heading
from courseblocks.source.segments import Kind, Quote, Segment, entries, quote

# [TIP], TIP:, **Hint:** and the like, where > [!TIP] is meant
_HINT = re.compile(r"\\?\[!?\s*(?:TIP|HINT)\s*\\?\](?![(\[])|[*_]*(?:TIP|HINT)[*_]*[ ]?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """An item's body, sorted: what is asked, what is chosen from, and the quotes around it.

    `quotation` are the quotes between all that and the note: a reply to rewrite, for example.
    """

    stem: tuple[Segment, ...]
    answers: Segment | None
    feedback: tuple[Quote, ...]
    hint: Quote | None
    note: Quote | None
    quotation: tuple[Segment, ...] = ()

    @property
    def listed(self) -> Segment:
        """The list or table of answers, where the type has one."""
        assert self.answers
        return self.answers

    @property
    def whole(self) -> tuple[Segment, ...]:
        """All above the feedback or the note: where nothing is chosen from, a list or a table belongs to the stem."""
        return (*self.stem, *([self.answers] if self.answers else []), *self.quotation)


def sort_parts(name: str, line: int, parts: list[Segment], problems: Problems) -> Parts | None:
    """Tell stem, answers, feedback, hint and note apart; None if there is nothing to ask."""
    hint, parts = _take_hint(name, parts, problems)
    end = len(parts)
    while end and parts[end - 1].kind in (Kind.QUOTE, Kind.RULE):
        end -= 1
    quotes = [part for part in parts[end:] if part.kind is Kind.QUOTE]
    tail = [quote(part) for part in quotes]
    notes = [here for here in tail if here.callout == "NOTE"]
    _check_quotes(name, tail, problems)
    for extra in notes[1:]:
        mend = "Join the two in one > [!NOTE] quote."
        problems.error(extra.line, f"item '{name}' has a second model answer", mend)
    has_answers = bool(end) and parts[end - 1].kind in (Kind.LIST, Kind.TABLE)
    stem = parts[: end - 1] if has_answers else parts[:end]
    answers = parts[end - 1] if has_answers else None
    if not _has_stem(name, line, stem, answers, problems) or not _has_one_list(name, stem, answers, problems):
        return None
    _check_headings(name, stem, problems)
    start = notes[0].line if notes else 0
    feedback = tuple(here for here in tail if not here.callout and here.line > start)
    quotation = tuple(part for part in quotes if part.line < start)
    return Parts(tuple(stem), answers, feedback, hint, notes[0] if notes else None, quotation)


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
        if not here.callout and _HINT.match(here.text.markdown):
            what = f"a quote below the answers of item '{name}' begins like a hint, but is feedback"
            mend = "Write > [!TIP] on a line of its own above the hint, with a blank line above that."
            problems.warn(here.line, what, mend)
        if here.callout not in ("", "NOTE"):
            mend = "Write a hint as > [!TIP], a model answer as > [!NOTE], and feedback as a quote without either."
            problems.error(here.line, f"item '{name}' has a [!{here.callout}] below its answers", mend)
        elif not here.text.markdown.strip() and here.callout:
            mend = "Write it below > [!NOTE], after a >."
            problems.error(here.line, f"item '{name}' has an empty model answer", mend)
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


def _check_headings(name: str, stem: Sequence[Segment], problems: Problems) -> None:
    """Note a heading that looks like the id of an item, where answers or feedback may be above it."""
    for above, part in pairwise(stem):
        here = heading(part.lines[0]) if part.kind is Kind.HEADING else None
        if here and is_id(here.title) and above.kind in (Kind.LIST, Kind.TABLE, Kind.QUOTE):
            mend = "If it begins an item, give it as many # as the items above have; if not, begin it with a capital."
            problems.error(here.line, f"the stem of item '{name}' has a heading that looks like an id", mend)


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
