"""One block of a page: its properties, its id, and what it holds."""

from __future__ import annotations

from courseblocks.blocks.fences import LATER, NAMES, RawBlock
from courseblocks.blocks.kind import BlockKind, Opening
from courseblocks.blocks.kinds import BY_NAME
from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Block
from courseblocks.core.names import id_problem, page_names, slug
from courseblocks.core.problems import Problems, errors, nearest
from courseblocks.items.read import Place
from courseblocks.source.lines import Line
from courseblocks.source.properties import Property, covers_of, old_places, take_properties, text_below
from courseblocks.source.slips.tags import check_text


def read_block(raw: RawBlock, scopes: tuple[str, ...], path: str, problems: Problems) -> Block:
    """Return the block that `raw` says, without content if it has problems.

    `scopes` are what the names of items written in place begin with, `path` the page's path for messages.
    """
    opening = raw.opening
    kind = BY_NAME.get(opening.name)
    if kind is None or not raw.closed or _has_wrapped_properties(opening, kind, problems):
        _refuse(opening, problems)
        return Block(opening.name, opening.title, "", opening.line, raw.end, None, raw.heading)
    before = problems.mark()
    props, below = take_properties(raw.lines, kind.keys, problems)
    move = "" if kind.has_items else "Move it right below the opening line of its block."
    body = text_below(below, kind.keys, problems, move)
    title = Fragment(opening.title, opening.line)
    check_text(title, f"the title of the {opening.name}", [Line(opening.line, opening.title)], problems)
    block_id = _block_id(opening, kind, props.get("id"), problems)
    was, moved = old_places(props.get("was"), problems)
    scopes = (*scopes, *(f"page:{name}" for old, _ in moved for name in page_names(old, ())))
    content = kind.read(opening, props, body, Place(tuple(dict.fromkeys(scopes)), path), problems)
    broken = bool(errors(problems.since(before)))
    shown = None if broken else content
    covers = covers_of(props.get("covers"))
    return Block(opening.name, opening.title, block_id, opening.line, raw.end, shown, raw.heading, was, covers, moved)


def _has_wrapped_properties(opening: Opening, kind: BlockKind, problems: Problems) -> bool:
    """Note properties that a formatter pulled up to the opening line."""
    wrapped = any(f" {key}: " in f" {opening.title} " for key in kind.keys)
    if wrapped:
        mend = "Put each of them on a line of its own below it."
        problems.error(opening.line, "properties stand on the opening line", mend)
    return wrapped


def _refuse(opening: Opening, problems: Problems) -> None:
    name = opening.name
    supported = ", ".join(BY_NAME)
    if name in ("", *BY_NAME):
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
        mend = f"Did you mean '{near}'?" if near else f"There are: {', '.join(BY_NAME)}."
        problems.error(opening.line, f"there is no block '{name}'", mend)


def _block_id(opening: Opening, kind: BlockKind, prop: Property | None, problems: Problems) -> str:
    if not opening.title:
        mend = f"Write one after the name, such as ::: {opening.name} Check yourself."
        problems.error(opening.line, f"the {opening.name} has no title", mend)
    if prop is None and not kind.keeps:
        return ""
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
