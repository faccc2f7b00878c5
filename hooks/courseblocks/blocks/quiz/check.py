"""What must hold between a quiz and the banks that it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from courseblocks.blocks.quiz.asked import asked
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.core.model import Bank, Block, Reference
from courseblocks.core.names import is_id, slug
from courseblocks.core.problems import Problem, did_you_mean, nearest
from courseblocks.items.kinds import kind_of


def check_quiz(block: Block, path: str, banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """Yield a problem for each bank or item that does not exist, for a vain draw, and for an id that two items have."""
    found = [_check_reference(reference, path, banks) for reference in block.references]
    wrong = [problem for problem in found if problem]
    yield from wrong
    named = [banks[reference.bank] for reference in block.references if reference.bank in banks]
    broken = any(bank.broken or not bank.items for bank in named)  # what follows from that is not told
    if not (wrong or broken) and isinstance(block.content, Quiz):
        yield from _check_asked(block.content, block.line, path, banks)
    yield from _check_clashes(block, path, banks)


def _check_asked(quiz: Quiz, line: int, path: str, banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """Yield a draw that cannot be met, and an exam that has nothing to score."""
    found = asked(quiz, path, banks)
    yield from found.problems
    if quiz.is_exam and found.items and not (found.problems or any(kind_of(item).is_scored for item in found.items)):
        mend = "Add an item of another type, or take 'mode:' out."
        yield Problem(path, line, "the exam has open responses only, which are never scored", mend)


def _check_clashes(block: Block, path: str, banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """Yield two banks with items that share ids: ids on the page have no bank in them."""
    seen: dict[str, str] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for reference in block.references:
        bank = banks.get(reference.bank)
        for item in bank.items_of(reference) if bank else ():
            first = seen.setdefault(item.id, reference.bank)
            if first != reference.bank:
                shared.setdefault((first, reference.bank), []).append(item.id)
    for (first, second), ids in shared.items():
        what = f"the quiz refers to '{first}' and '{second}', which share {_few(ids)}"
        mend = "Give such items another id in one of the banks, and write the old one in 'was:' there."
        yield Problem(path, block.references[0].line, what, mend)


def _few(ids: Sequence[str]) -> str:
    """Say which ids there are, or how many if they are more than two."""
    named = " and ".join(f"'{one}'" for one in ids[:2])
    return f"{len(ids)} ids, such as {named}" if ids[2:] else f"the id{'s' if ids[1:] else ''} {named}"


def _check_reference(reference: Reference, path: str, banks: Mapping[str, Bank]) -> Problem | None:
    bank = banks.get(reference.bank)
    if bank is None:
        what = f"there is no bank '{reference.bank}'"
        return Problem(path, reference.line, what, _mend_bank(reference.bank, banks))
    ids = [item.id for item in bank.items]
    if reference.item is None or reference.item in (*ids, *bank.broken) or not ids:
        return None  # a bank without items has a problem of its own
    what = f"bank '{reference.bank}' has no item '{reference.item}'"
    return Problem(path, reference.line, what, did_you_mean(reference.item, ids))


def _mend_bank(name: str, banks: Mapping[str, Bank]) -> str:
    """Say which bank may be meant: one with a near name, one that had this name, or one that has another name now."""
    now = next((bank.name for bank in banks.values() if name in bank.was), None)
    if now:
        return f"It is called '{now}' now: write that."
    cut = next((bank for bank in banks.values() if not is_id(bank.name) and name in bank.name.split()), None)
    if cut:
        return f"If you mean {cut.path}, rename that to {slug(cut.name)}.md, and write '{slug(cut.name)}' here."
    mend = did_you_mean(name, banks)
    if nearest(name, banks):
        return mend
    return f"{mend} If it was renamed, write its new name here, and 'was: {name}' in its front matter."
