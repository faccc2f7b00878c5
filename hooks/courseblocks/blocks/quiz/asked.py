"""Which items a quiz asks: those written in it or those it refers to, without what its draw leaves out.

It is resolved once: the check of the course, that of the page and the page itself ask the same quiz of the same banks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from courseblocks.blocks.quiz.draw.resolve import resolve
from courseblocks.blocks.quiz.draw.search import Rules
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.core.model import Bank, Course, Item, Page
from courseblocks.core.problems import Problem, Problems


@dataclass(frozen=True, slots=True)
class Asked:
    """The items that stand on the page, a pool where some are drawn by `rules`, and what is wrong with its draw."""

    items: tuple[Item, ...]
    rules: Rules | None = None
    problems: tuple[Problem, ...] = ()


# By the identity of a quiz, which is kept with it, as are the banks that it was asked of.
_known: dict[int, tuple[Quiz, list[Bank | None], Asked]] = {}


def asked(quiz: Quiz, path: str, banks: Mapping[str, Bank]) -> Asked:
    """Return what `quiz` in the file at `path` asks: all its items where its draw is vain."""
    named = [banks.get(reference.bank) for reference in quiz.references]
    known = _known.get(id(quiz))
    if not (known and known[0] is quiz and len(known[1]) == len(named) and all(map(_is, known[1], named))):
        known = _known[id(quiz)] = (quiz, named, _resolved(quiz, path, items_of(quiz, banks)))
    return known[2]


def asked_in(course: Course) -> Iterator[tuple[Page, Item]]:
    """Yield each item that a quiz of the `course` asks, with the page of the quiz."""
    banks = {bank.name: bank for bank in course.banks}
    for page in course.pages:
        for block in page.blocks:
            if isinstance(block.content, Quiz):
                yield from ((page, item) for item in asked(block.content, page.file, banks).items)


def forget_quiz(quiz: Quiz) -> None:
    """Give back the memory of what `quiz` asks, once its page is made."""
    _known.pop(id(quiz), None)


def items_of(quiz: Quiz, banks: Mapping[str, Bank]) -> list[Item]:
    """Return the items that a quiz has, its own or those it refers to, in the order of the page."""
    found = list(quiz.items)
    for reference in quiz.references:
        bank = banks.get(reference.bank)
        found += bank.items_of(reference) if bank else []
    return found


def _resolved(quiz: Quiz, path: str, items: Sequence[Item]) -> Asked:
    if not quiz.draw:
        return Asked(tuple(items))
    problems = Problems(path)
    drawn = resolve(quiz.draw, items, problems)
    return Asked(drawn.items, drawn.rules) if drawn else Asked(tuple(items), problems=tuple(problems.found))


def _is(one: object, other: object) -> bool:
    return one is other
