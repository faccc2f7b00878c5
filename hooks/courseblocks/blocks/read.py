"""One block of a page: its properties, its id, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from courseblocks.blocks.checklist.read import read_checklist
from courseblocks.blocks.fences import LATER, NAMES, Opening, RawBlock
from courseblocks.blocks.quiz.read import read_quiz
from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Block, Checklist, Quiz, View
from courseblocks.core.problems import Problems, errors, nearest
from courseblocks.items.read import Place
from courseblocks.source.lines import Line
from courseblocks.source.properties import (
    BLOCK_KEYS,
    Property,
    covers_of,
    id_problem,
    old_ids,
    slug,
    take_properties,
    text_below,
)
from courseblocks.source.slips.tags import check_text

_Reader = Callable[[Opening, Mapping[str, Property], Sequence[Line], Place, Problems], Quiz | Checklist | View]


def _read_view(
    opening: Opening, _props: Mapping[str, Property], body: Sequence[Line], _place: Place, problems: Problems
) -> View:
    written = next((line for line in body if not line.blank), None)
    if written:
        problems.error(written.number, f"the {opening.name} hold nothing", "Move the text above or below the block.")
    return View()


_READERS: Mapping[str, _Reader] = {"quiz": read_quiz, "checklist": read_checklist, "settings": _read_view}


def read_block(raw: RawBlock, scopes: tuple[str, ...], path: str, problems: Problems) -> Block:
    """Return the block that `raw` says, without content if it has problems.

    `scopes` are what the names of items written in place begin with, `path` the page's path for messages.
    """
    opening = raw.opening
    if opening.name not in BLOCK_KEYS or not raw.closed or _has_wrapped_properties(opening, problems):
        _refuse(opening, problems)
        return Block(opening.name, opening.title, "", opening.line, raw.end, None, raw.heading)
    before = len(problems.found)
    known = BLOCK_KEYS[opening.name]
    props, below = take_properties(raw.lines, known, problems)
    move = "" if opening.name == "quiz" else "Move it right below the opening line of its block."
    body = text_below(below, known, problems, move)
    title = Fragment(opening.title, opening.line)
    check_text(title, f"the title of the {opening.name}", [Line(opening.line, opening.title)], problems)
    block_id = _block_id(opening, props.get("id"), problems)
    was = old_ids(props.get("was"), problems)
    content = _READERS[opening.name](opening, props, body, Place(scopes, path), problems)
    broken = bool(errors(problems.found[before:]))
    shown = None if broken else content
    covers = covers_of(props.get("covers"))
    return Block(opening.name, opening.title, block_id, opening.line, raw.end, shown, raw.heading, was, covers)


def _has_wrapped_properties(opening: Opening, problems: Problems) -> bool:
    """Note properties that a formatter pulled up to the opening line."""
    wrapped = any(f" {key}: " in f" {opening.title} " for key in BLOCK_KEYS[opening.name])
    if wrapped:
        mend = "Put each of them on a line of its own below it."
        problems.error(opening.line, "properties stand on the opening line", mend)
    return wrapped


def _refuse(opening: Opening, problems: Problems) -> None:
    name = opening.name
    supported = ", ".join(BLOCK_KEYS)
    if name in ("", *BLOCK_KEYS):
        return  # its opening line is a problem already, or its missing end is
    if name in LATER:
        problems.error(
            opening.line,
            f"the block '{name}' is not yet supported",
            f"Use one of {supported}, or leave it out for now.",
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
    if prop is None and opening.name == "settings":
        return ""  # keeps nothing, so it needs none
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
