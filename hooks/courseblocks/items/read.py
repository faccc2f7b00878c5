"""An item from its lines. The grammar is described for authors in docs/trainers/writing.md."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from courseblocks.core.model import LEVELS, Body, Item, Level
from courseblocks.core.names import all_names, id_problem, is_id
from courseblocks.core.problems import Advice, Problems, errors
from courseblocks.items.choice.wording import advise_on_wording
from courseblocks.items.fast_read import read_usual
from courseblocks.items.keys import ITEM_KEYS, TYPES
from courseblocks.items.kind import ItemKind
from courseblocks.items.kinds import KINDS, kind_of
from courseblocks.items.parts import Parts, sort_parts
from courseblocks.items.seen import advise_on_seen, answer_advice, read_seen
from courseblocks.items.tell_type import item_kind, warn_of_merged
from courseblocks.source.boxes import joined
from courseblocks.source.lines import (
    NO_SPACE,
    Heading,
    Line,
    blank_code_spans,
    heading,
    headings,
    is_list_line,
    lacks_space,
    spans,
)
from courseblocks.source.properties import (
    Property,
    choice,
    covers_of,
    old_ids,
    take_properties,
    text_below,
    word_list,
    yes_or_no,
)
from courseblocks.source.segments import fragment, segments
from courseblocks.source.slips.bullets import check_bullets
from courseblocks.source.slips.preview_gaps import warn_of_lists
from courseblocks.source.slips.tags import check_tags

_LINK_APART = re.compile(r"^ {0,3}\[[^\]]++\]:[ ]|\][ ]?\[[^\]\n]++\](?!\])|\[\^[^\]]++\]")
_RAW_LINK = re.compile(r"(?<!\\)<(?:img|a)\b[^<>]*\b(?:src|href)\s*=", re.IGNORECASE)

_MARK = re.compile(r" *(?:[>|]|[-*+] |\d{1,9}[.)] )")
_LOST = re.compile(r" *\\?(?:#{1,6} +|\*\*|__)([^\s*_]+)(?:\*\*|__)? *")
_MOVE = "Move it right below the heading of its item; perhaps that heading is missing above it."

_SPELLINGS = {kind.name: kind.word for kind in KINDS}  # as in `only:` and `least:` of a quiz


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: what its name has before the `#` (now and before), its file, and the lesson it tests."""

    scopes: tuple[str, ...]
    path: str
    lesson: str | None = None


def read_items(
    level: int, lines: Sequence[Line], place: Place, problems: Problems
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return the items of `lines`, each below a heading of `level`, and the ids of those that have problems."""
    titles = {at: here for at, here in headings(lines) if here.level == level}
    found: list[Item] = []
    broken: list[str] = []
    seen: dict[str, int] = {}
    for start, end in spans(list(titles), len(lines)):
        title = titles[start]
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


def read_item(title: Heading, lines: Sequence[Line], place: Place, problems: Problems) -> Item | None:
    """Return the item below the heading `title`, or None if it has problems (which are then noted)."""
    before = problems.mark()
    if _is_cut(title, lines, problems):
        return None
    wrong_id = id_problem(title.title)
    if wrong_id:
        problems.error(title.line, *wrong_id)
    props, below = take_properties(lines, ITEM_KEYS, problems)
    above = problems.mark()
    text = text_below(below, ITEM_KEYS, problems, _MOVE)
    if problems.since(above):
        return None  # perhaps two items in one: what else is wrong follows from that
    seen = read_seen(props.get("seen"), problems)
    body = read_usual(text) or _read_body(title, text, problems)
    item = _item(title, body, props, place, problems) if body else None
    whole = None if errors(problems.since(before)) else item
    if whole:
        advise_on_wording(whole, problems)
        advise_on_seen(props.get("seen"), seen, problems.since(before), problems)
    answer_advice(seen, before, problems)
    return whole


def _item(title: Heading, body: Body, props: Mapping[str, Property], place: Place, problems: Problems) -> Item:
    item = Item(
        id=title.title,
        names=all_names(place.scopes, (title.title, *old_ids(props.get("was"), problems))),
        path=place.path,
        line=title.line,
        body=body,
        level=cast("Level | None", choice(props.get("level"), LEVELS, problems)),
        tags=word_list(props["tags"].value) if "tags" in props else (),
        shuffle=yes_or_no(props.get("shuffle"), problems, default=True),
        lesson=place.lesson,
        seen=word_list(props["seen"].value) if "seen" in props else (),
        covers=covers_of(props.get("covers")),
    )
    _check_type(props.get("type"), item.type, problems)
    _advise_on_shuffle(props.get("shuffle"), kind_of(item), problems)
    return item


def _read_body(title: Heading, lines: Sequence[Line], problems: Problems) -> Body | None:
    """Read the body part by part; None if it has problems, which are then noted."""
    before = problems.mark()
    if not (_has_clear_headings(title, lines, problems) and _has_clear_links(lines, problems)):
        return None
    name = title.title
    segmented = segments(lines)
    if not check_bullets(segmented, f"item '{name}'", problems):
        return None
    parts = sort_parts(name, title.line, segmented, problems)
    kind = item_kind(name, title.line, parts, problems) if parts else None
    if parts is None or kind is None:
        return None
    stem = parts.whole if kind.asks_whole else parts.stem
    answers = kind.read(name, parts, problems)
    if answers is None:
        return None
    hint = parts.hint.text if parts.hint else None
    body = Body(fragment(stem, title.line), answers, joined(parts.feedback), hint)
    check_tags(body, f"item '{name}'", lines, problems)
    if errors(problems.since(before)):
        return None
    if not warn_of_merged(name, parts.stem, problems):
        last = stem[-1].lines[-1].number
        warn_of_lists([line for line in lines if line.number <= last], problems)
    _advise_on_feedback(title, kind, parts, problems)
    return body


def _advise_on_feedback(title: Heading, kind: ItemKind, parts: Parts, problems: Problems) -> None:
    if kind.mend and not parts.feedback:
        problems.advise(title.line, f"item '{title.title}' has no feedback", kind.mend, Advice.NO_FEEDBACK)


def _is_cut(title: Heading, lines: Sequence[Line], problems: Problems) -> bool:
    """Whether an unclosed fence or comment begins in the item, so that there is no telling what belongs to it."""
    end = lines[-1].number if lines else title.line
    return any(title.line <= problem.line <= end for problem in problems.found)


def _advise_on_shuffle(prop: Property | None, kind: ItemKind, problems: Problems) -> None:
    if prop and prop.value == "no" and kind.unshuffled:
        problems.advise(prop.line, f"'shuffle: no' does nothing here: {kind.unshuffled}", "Take it out.")


def _has_clear_headings(title: Heading, lines: Sequence[Line], problems: Problems) -> bool:
    """Note what a Git host and Python-Markdown would read differently as a heading; say whether there is nothing."""
    before = problems.mark()
    for above, line in zip([None, *lines], lines, strict=False):
        if line.code:
            continue
        if lacks_space(line):
            problems.error(line.number, *NO_SPACE)
        if above and _underlines(above, line):
            mend = "Put a blank line above it to make it a rule, or write headings with #."
            what = f"a line of {line.text.strip()[:3]} right below text turns the text into a heading"
            problems.error(line.number, what, mend)
    _check_lost(title, lines, problems)
    return not problems.since(before)


def _check_lost(title: Heading, lines: Sequence[Line], problems: Problems) -> None:
    """Note what is meant as the heading of the next item: an id alone, below what may be answers or feedback."""
    first = next((i for i, line in enumerate(lines) if not line.code and _MARK.match(line.text)), len(lines))
    in_code = False
    for above, line in pairwise(lines[first:]):
        in_code = (in_code or not above.blank) and above.code
        match = _LOST.fullmatch(line.text) if above.blank and not (in_code or heading(line)) else None
        if match and is_id(match[1]):
            what = f"a line of item '{title.title}' looks like an id that is no heading: '{line.text.strip()}'"
            mend = f"Write '{'#' * title.level} {match[1]}' at the margin, with as many # as the items above have."
            problems.error(line.number, what, f"{mend} If it is text, begin it with a capital.")


def _has_clear_links(lines: Sequence[Line], problems: Problems) -> bool:
    """Note links whose address stands elsewhere, which an item cannot see, and those that are written in HTML."""
    before = problems.mark()
    for line in lines:
        if line.code or not ("[" in line.text or "<" in line.text):
            continue
        text = blank_code_spans(line.text)
        if _LINK_APART.search(text):
            mend = "Write the address behind the text: [text](address)."
            problems.error(line.number, "an item has a link with its address elsewhere, or a footnote", mend)
        if _RAW_LINK.search(text):
            mend = "Write [text](address) or ![description](address)."
            problems.error(line.number, "an item has a link or picture in HTML, whose address is not checked", mend)
    return not problems.since(before)


def _underlines(above: Line, line: Line) -> bool:
    marks = line.text.strip()
    if marks[:1] not in ("-", "=") or marks.strip(marks[:1]) or above.blank or above.code or heading(above):
        return False
    in_other = "|" in above.text or above.text.lstrip().startswith(">") or is_list_line(above.text)
    return not (in_other or above.inside)


def _check_type(prop: Property | None, type_: str, problems: Problems) -> None:
    prop = replace(prop, value=_SPELLINGS.get(prop.value, prop.value)) if prop else None
    said = choice(prop, TYPES, problems)
    if prop and said and said != type_:
        mend = f"Write 'type: {type_}', or change the answers."
        problems.error(prop.line, f"the type says {said}, but the answers are those of {type_}", mend)
