"""What a quiz holds: references to banks and items, or items in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from courseblocks.blocks.kind import Opening
from courseblocks.blocks.quiz.draw.read import read_draw
from courseblocks.blocks.quiz.model import MODES, Mode, Quiz
from courseblocks.core.model import Item, Reference
from courseblocks.core.problems import Problems
from courseblocks.items.read import Place, read_items
from courseblocks.source.lines import Line, heading
from courseblocks.source.properties import Property, choice, percentage, word_list, yes_or_no


def read_quiz(
    opening: Opening, props: Mapping[str, Property], body: Sequence[Line], place: Place, problems: Problems
) -> Quiz:
    """Return the quiz that a block's properties and the lines below them say."""
    return replace(
        _items(opening, props, body, place, problems),
        mode=cast("Mode", choice(props.get("mode"), MODES, problems) or "practice"),
        confidence=yes_or_no(props.get("confidence"), problems, default=False),
        pass_mark=_pass_mark(props, problems),
        draw=read_draw(props, problems),
    )


def _items(
    opening: Opening, props: Mapping[str, Property], body: Sequence[Line], place: Place, problems: Problems
) -> Quiz:
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


def _pass_mark(props: Mapping[str, Property], problems: Problems) -> int | None:
    prop = props.get("pass")
    if prop is None:
        return None
    percent = 0 if prop.value == "no" else percentage(prop.value)
    if percent is None:
        mend = "Write a percentage from 1 to 100, such as 'pass: 80', or 'pass: no'."
        problems.error(prop.line, f"'pass' cannot be '{prop.value}'", mend)
    if "mode" not in props or props["mode"].value in ("practice", "before"):
        mend = "Write 'mode: exam', or take 'pass:' out."
        problems.error(prop.line, "'pass:' makes no sense in a quiz that is no exam", mend)
    return percent


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
        if not bank:
            problems.error(prop.line, f"'{word}' names no bank", f"Write bank{word}, without a space before the #.")
            continue
        reference = Reference(bank.removesuffix(".md"), item or None, prop.line)
        if reference in found:
            problems.error(prop.line, f"'{word}' stands in 'from:' twice", "Keep one of them.")
        elif any(other.bank == reference.bank and None in (other.item, reference.item) for other in found):
            what = f"'from:' names the bank '{reference.bank}' and items of it"
            problems.error(prop.line, what, "Name the whole bank, or each of its items that you want.")
        found.append(reference)
    return tuple(found)
