"""Properties: the `word: value` lines below a heading or an opening line, and the keys that each place knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from courseblocks.lines import Line
from courseblocks.model import ItemType, Level, Reset
from courseblocks.problems import Problems, did_you_mean, nearest
from courseblocks.segments import Kind, segments

LEVELS: tuple[Level, ...] = get_args(Level)
RESETS: tuple[Reset, ...] = get_args(Reset)
TYPES = tuple(item_type.value for item_type in ItemType)

ITEM_KEYS = ("level", "tags", "type", "shuffle", "was")
BLOCK_KEYS: Mapping[str, Sequence[str]] = {
    "quiz": ("id", "was", "from", "mode"),
    "checklist": ("id", "was", "reset"),
}
LATER_KEYS: Mapping[str, Sequence[str]] = {
    "quiz": ("pick", "always", "only", "except", "least", "confidence", "pass"),
    "checklist": (),
}

_PROPERTY = re.compile(r"^ {0,3}([A-Za-z]+):(?:[ ]+(.*))?$")
_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Property:
    """The value of one key, as it is written."""

    key: str
    value: str
    line: int


def take_properties(
    lines: Sequence[Line], keys: Sequence[str], later: Sequence[str], problems: Problems
) -> tuple[dict[str, Property], Sequence[Line]]:
    """Split the properties off the front of `lines`.

    The first paragraph is properties if each of its lines is a lower-case word, a colon and a value. One that is nearly
    that (a capital, an unknown word, half of it text) is a problem, since the alternative is to print it or to drop it.
    """
    first = next(iter(segments(lines)), None)
    if first is None or first.kind is not Kind.PARAGRAPH:
        return {}, lines
    rest = [line for line in lines if line.number > first.lines[-1].number]
    meant = [_is_meant(line, keys, later, first=line is first.lines[0]) for line in first.lines]
    if not any(meant):
        return {}, _unescape(first.lines) + rest
    if not all(meant):
        text = first.lines[meant.index(False)]
        mend = "Put a blank line between them, or a backslash before a line that is text."
        problems.error(text.number, "a paragraph is half properties, half text", mend)
        return {}, [line for line, is_property in zip(first.lines, meant, strict=True) if not is_property] + rest
    return _read(first.lines, keys, later, problems), rest


def word_list(value: str) -> tuple[str, ...]:
    """Return the words of `value`, which may have commas between them."""
    return tuple(re.split(r"[\s,]+", value.strip(" ,"))) if value.strip(" ,") else ()


def is_id(text: str) -> bool:
    """Whether `text` is lower-case words joined by hyphens."""
    return bool(_ID.fullmatch(text)) and text == text.lower()


def slug(text: str) -> str:
    """Return the id that `text` suggests: its words in lower case, joined by hyphens."""
    folded = unicodedata.normalize("NFC", text.lower())
    return "-".join(re.findall(r"[^\W_]+", re.sub(r"['’]", "", folded)))


def id_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with the id `text` and how to mend it, or None."""
    if is_id(text):
        return None
    without_braces = re.sub(r"\{.*\}", "", text).strip()
    explicit = re.search(r"\{\s*#([^\s}]+)", text)
    suggestion = slug(explicit[1] if explicit else without_braces)
    mend = f"Write '{suggestion}'." if suggestion else "Write words such as 'three-steps'."
    if explicit:
        return f"the id '{text}' is in braces", f"The heading itself is the id. {mend}"
    return f"the id '{text}' is not lower-case words joined by hyphens", mend


def choice(prop: Property | None, known: Sequence[str], problems: Problems) -> str | None:
    """Return the value of `prop` if it is one of `known`; anything else is a problem."""
    if prop is None or not prop.value or prop.value in known:
        return prop.value if prop and prop.value else None
    what = f"'{prop.key}' cannot be '{prop.value}'"
    near = nearest(prop.value, known)
    mend = f"Did you mean '{near}'?" if near else f"Write one of: {', '.join(known)}."
    problems.error(prop.line, what, mend)
    return None


def yes_or_no(prop: Property | None, problems: Problems, *, default: bool) -> bool:
    """Return whether `prop` says yes."""
    value = choice(prop, ("yes", "no"), problems)
    return default if value is None else value == "yes"


def old_ids(prop: Property | None, problems: Problems) -> tuple[str, ...]:
    """Return the ids that `was:` names."""
    ids = word_list(prop.value) if prop else ()
    for old in ids:
        problem = id_problem(old)
        if prop and problem:
            problems.error(prop.line, *problem)
    return tuple(filter(is_id, ids))


def _is_meant(line: Line, keys: Sequence[str], later: Sequence[str], *, first: bool) -> bool:
    match = _PROPERTY.match(line.text)
    if not match:
        return False
    if match[1].islower() and first:
        return True
    known = [*keys, *later]
    return match[1].lower() in known or (match[1].islower() and nearest(match[1], known) is not None)


def _unescape(lines: Sequence[Line]) -> list[Line]:
    """Take the backslash off a line that would be a property without it: Markdown itself would print it."""
    return [
        Line(line.number, line.text.lstrip()[1:], line.code, line.inside)
        if line.text.lstrip().startswith("\\") and _PROPERTY.match(line.text.lstrip()[1:])
        else line
        for line in lines
    ]


def _read(lines: Sequence[Line], keys: Sequence[str], later: Sequence[str], problems: Problems) -> dict[str, Property]:
    found: dict[str, Property] = {}
    for line in lines:
        match = _PROPERTY.match(line.text)
        assert match, "only lines that are properties get here"
        key, value = match[1], (match[2] or "").strip()
        if key in later:
            problems.error(line.number, f"'{key}:' is not yet supported", "Leave it out for now.")
        elif key not in keys:
            problems.error(line.number, *_unknown(key, [*keys, *later]))
        elif key in found:
            mend = f"Keep one of them; the first is on line {found[key].line}."
            problems.error(line.number, f"'{key}:' stands here twice", mend)
        elif not value:
            problems.error(line.number, f"'{key}:' has no value", "Write one after it, or take the line out.")
        else:
            found[key] = Property(key, value, line.number)
    return found


def _unknown(key: str, known: Sequence[str]) -> tuple[str, str]:
    mend = did_you_mean(key, known)
    if key.lower() in known:
        return (
            f"'{key}:' has a capital letter",
            f"Write '{key.lower()}:', or a backslash before the line to make it text.",
        )
    return f"'{key}:' is not a property here", f"{mend} Or put a backslash before the line to make it text."
