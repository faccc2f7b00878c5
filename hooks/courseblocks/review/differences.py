"""What differs in one item or one file: each text that changed, as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import FRONT_KEYS, Bank, Block, FrontMatter, Item, Page
from courseblocks.review.pairing import Pairs, pair_blocks
from courseblocks.review.passages import passages, reflowed

_NAMES = ("was", "removed")  # what is told where a page moves or goes


@dataclass(frozen=True, slots=True)
class Row:
    """One text that changed: what it is, as it was, and as it is; '' where there was or is none."""

    what: str
    old: str
    new: str


def item_rows(old: Item, new: Item) -> tuple[Row, ...]:
    """Return what differs in an item, except its name and its place."""
    rows = (
        Row("Type", old.type, new.type),
        Row("Stem", _text(old.stem), _text(new.stem)),
        Row(old.answers.heading, old.answers.words, new.answers.words),
        Row("Feedback", _text(old.feedback), _text(new.feedback)),
        Row("Hint", _text(old.hint), _text(new.hint)),
        Row("Level", old.level or "", new.level or ""),
        Row("Tags", " ".join(old.tags), " ".join(new.tags)),
        Row("Seen", " ".join(old.seen), " ".join(new.seen)),
        Row("Covers", ", ".join(old.covers.rows), ", ".join(new.covers.rows)),
        Row("Shuffle", _yes_or_no(yes=old.shuffle), _yes_or_no(yes=new.shuffle)),
    )
    return _differing(rows)


def page_rows(old: Page, new: Page, both: Pairs) -> tuple[Row, ...]:
    """Return what differs on a page: its front matter, its text, its blocks."""
    front = [
        Row(key.capitalize(), _value(old.front, key), _value(new.front, key)) for key in FRONT_KEYS if key not in _NAMES
    ]
    blocks = pair_blocks(old, new)
    ids = {before.id: after.id for before, after in blocks}
    in_blocks = [row for before, after in blocks for row in _block_rows(before, after, both)]
    return _differing([*front, *_prose_rows(old, new, ids), *in_blocks])


def bank_rows(old: Bank, new: Bank, both: Pairs) -> tuple[Row, ...]:
    """Return what differs in a bank, except in its items."""
    rows = [Row("Title", old.title, new.title), *_order(old.items, new.items, both, "Order of items")]
    lessons = Row("Lessons", "\n".join(link.target for link in old.lessons), "\n".join(n.target for n in new.lessons))
    return _differing([*rows, lessons])


def lost_ticks(old: Page, new: Page) -> list[str]:
    """Return the lines of blocks whose ticks are lost, since a line is known by its wording."""
    return [line for before, after in pair_blocks(old, new) for line in lost_lines(before, after)]


def lost_lines(old: Block, new: Block) -> list[str]:
    """Return the lines of a block whose ticks are lost."""
    keys = {line.key for line in new.content.lines} if new.content else set()
    return [line.markdown for line in old.content.lines if line.key not in keys] if old.content and new.content else []


def _prose_rows(old: Page, new: Page, ids: dict[str, str]) -> Iterator[Row]:
    before, after = passages(old, ids), passages(new, {})
    matcher = SequenceMatcher(None, [here.key for here in before], [here.key for here in after], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag != "equal":
            gone, come = before[i:i_end], after[j:j_end]
            below = (come or gone)[0].below
            what = f"Below “{below}”" if below else "Text"
            yield Row(what, "\n\n".join(here.text for here in gone), "\n\n".join(here.text for here in come))


def _block_rows(old: Block, new: Block, both: Pairs) -> Iterator[Row]:
    whose = f"{new.name.capitalize()} “{new.title}”"
    yield Row(f"{whose}: block", old.name, new.name)
    yield Row(f"{whose}: id", old.id, new.id)
    yield Row(f"{whose}: title", old.title, new.title)
    yield Row(f"{whose}: covers", ", ".join(old.covers.rows), ", ".join(new.covers.rows))
    yield from _content_rows(old, new, whose)
    yield from _order(old.items, new.items, both, f"{whose}: order of items")


def _content_rows(old: Block, new: Block, whose: str) -> Iterator[Row]:
    """Yield what differs in what a block holds, part by part, or as a whole where it is of another kind now."""
    if old.name != new.name or not (old.content and new.content):
        words = [block.content.words if block.content else "" for block in (old, new)]
        yield Row(f"{whose}: text", *words)
        return
    for (what, was), (_, now) in zip(old.content.parts, new.content.parts, strict=True):
        yield Row(f"{whose}: {what}", _text(was), _text(now))


def _order(old: Sequence[Item], new: Sequence[Item], both: Pairs, what: str) -> Iterator[Row]:
    """Yield a row if the items that there were come in another order now, or some of them stand elsewhere."""
    now = {before.of: after.of for before, after in both.items}
    stayed = [item for item in old if item.of in now]
    here = [item for item in new if item.of in now.values()]
    if [now[item.of] for item in stayed] != [item.of for item in here]:
        yield Row(what, "\n".join(item.id for item in stayed), "\n".join(item.id for item in here))


def _value(front: FrontMatter, key: str) -> str:
    value = getattr(front, key)
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _text(part: Fragment | str | None) -> str:
    return reflowed(part.markdown) if isinstance(part, Fragment) else part or ""


def _yes_or_no(*, yes: bool) -> str:
    return "yes" if yes else "no"


def _differing(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.old != row.new)
