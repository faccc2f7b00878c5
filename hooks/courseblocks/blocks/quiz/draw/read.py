"""What a quiz draws, as its keys `pick`, `always`, `only`, `except` and `least` say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from courseblocks.blocks.quiz.draw.model import Draw, Selector
from courseblocks.core.problems import Problems
from courseblocks.items.keys import TYPES
from courseblocks.source.properties import ONE_ID, Key, Property, word_list

_ONE_COUNT = rf"\d+(?: {ONE_ID})?"
_COUNTS = rf"{_ONE_COUNT}(?:, ?{_ONE_COUNT})*"
_NAME = rf"{ONE_ID}(?:#{ONE_ID})?"
NAMES = rf"{_NAME}(?:[ ,]+{_NAME})*"  # of banks, or of items of them
DRAW_KEYS = (
    Key("pick", form=_COUNTS),
    *(Key(name, form=NAMES) for name in ("always", "only", "except")),
    Key("least", form=_COUNTS),
)

_COUNTED = re.compile(r"([0-9]{1,6})(?:\s+(\S+))?")
_PICK_MEND = "Write a number, such as 'pick: 10', or one for each bank, such as 'pick: 4 relationships, 5 heart'."
_LEAST_MEND = "Write numbers and what they count, such as 'least: 5 apply, 1 objective'."


def read_draw(props: Mapping[str, Property], problems: Problems) -> Draw | None:
    """Return what the keys say, None if there are none of them; what they cannot say is noted."""
    given = [props[key] for key in (each.name for each in DRAW_KEYS) if key in props]
    if not given:
        return None
    for key in ("always", "least"):
        if key in props and "pick" not in props:
            mend = f"Write 'pick:' and a number, or take '{key}:' out: without a draw all items are asked."
            problems.error(props[key].line, f"'{key}:' makes no sense without 'pick:'", mend)
    return Draw(
        pick=_pick(props.get("pick"), problems),
        always=_selectors(props.get("always"), problems),
        only=_selectors(props.get("only"), problems),
        without=_selectors(props.get("except"), problems),
        least=_least(props.get("least"), problems),
        line=given[0].line,
    )


def _selectors(prop: Property | None, problems: Problems) -> tuple[Selector, ...]:
    if prop is None:
        return ()
    words = word_list(_with_hyphens(prop.value))
    if not words:
        mend = "Name an item, a level, a type or a tag, or take the line out."
        problems.error(prop.line, f"'{prop.key}:' names nothing", mend)
    return tuple(Selector(word, prop.line) for word in words)


def _with_hyphens(value: str) -> str:
    """Return `value` with the types in it as one word each, also those that are written as in `type:`."""
    for name in TYPES:
        value = value.replace(name, name.replace(" ", "-"))
    return value


def _pick(prop: Property | None, problems: Problems) -> tuple[tuple[str, int], ...]:
    if prop is None:
        return ()
    parts = [(bank, number) for number, bank in _counted(prop, _PICK_MEND, problems)]
    if len(parts) > 1 and any(not bank for bank, _ in parts):
        problems.error(prop.line, "a number in 'pick:' names no bank, though others do", _PICK_MEND)
    return tuple(parts)


def _least(prop: Property | None, problems: Problems) -> tuple[tuple[int, Selector], ...]:
    if prop is None:
        return ()
    parts = list(_counted(prop, _LEAST_MEND, problems))
    for number, word in parts:
        if not word:
            problems.error(prop.line, f"'least: {number}' does not say of what", _LEAST_MEND)
    return tuple((number, Selector(word, prop.line)) for number, word in parts if word)


def _counted(prop: Property, mend: str, problems: Problems) -> Iterator[tuple[int, str]]:
    """Yield each number that `prop` gives with the word behind it; what is no such list is noted."""
    seen: set[str] = set()
    for part in re.split(r"\s*,\s*", _with_hyphens(prop.value).strip(" ,[]")):
        match = _COUNTED.fullmatch(part)
        number, word = (int(match[1]), (match[2] or "").removesuffix(".md")) if match else (0, "")
        if match is None and prop.key == "least" and len(part.split()) == 1:
            problems.error(prop.line, f"'least: {part}' has no number", f"Write 'least: 1 {part}'.")
        elif match is None:
            problems.error(prop.line, f"'{prop.key}' cannot be '{part}'", mend)
        elif number == 0:
            problems.error(
                prop.line, f"'{prop.key}: {part}' asks for nothing", "Write a number above 0, or leave it out."
            )
        elif word and word in seen:
            problems.error(prop.line, f"'{prop.key}:' has '{word}' twice", "Keep one of them.")
        else:
            seen.add(word)
            yield number, word
