"""What a quiz holds: references to banks and items, or items in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from courseblocks.items import Place, read_items
from courseblocks.lines import Line, heading
from courseblocks.model import Item, Quiz, Reference
from courseblocks.problems import Problems
from courseblocks.properties import Property, choice, word_list
from courseblocks.splitting import Opening

MODES = ("practice", "exam", "choice", "before")


def read_quiz(
    opening: Opening, props: Mapping[str, Property], body: Sequence[Line], place: Place, problems: Problems
) -> Quiz:
    """Return the quiz that a block's properties and the lines below them say."""
    mode = choice(props.get("mode"), MODES, problems)
    if mode not in (None, "practice"):
        problems.error(props["mode"].line, f"'mode: {mode}' is not yet supported", "Leave it out for now.")
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
