"""What the keys of a draw mean for the items that a quiz has, and whether such a draw is possible."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from courseblocks.blocks.quiz.draw.model import Draw, Selector
from courseblocks.blocks.quiz.draw.search import Part, Rules, exact_draw
from courseblocks.blocks.quiz.draw.selectors import OBJECTIVE, check_words, matching
from courseblocks.core.model import Item
from courseblocks.core.problems import Problems, did_you_mean

_NO_LESS = "Lower the number, or widen the draw."


@dataclass(frozen=True, slots=True)
class ResolvedDraw:
    """The items of the pool, which stand on the page, and what is drawn of them; no rules if all of them are asked."""

    items: tuple[Item, ...]
    rules: Rules | None


def resolve(said: Draw, items: Sequence[Item], problems: Problems) -> ResolvedDraw | None:
    """Return what a draw means for the `items` of its quiz, or None if it cannot be met; why is then noted.

    A quiz without items has a problem of its own.
    """
    if not items:
        return ResolvedDraw((), None)
    before = problems.mark()
    check_words(said, items, problems)
    pool = _pool(said, items)
    if not problems.since(before) and not pool:
        keys = " and ".join(f"'{key}:'" for key, given in (("only", said.only), ("except", said.without)) if given)
        mend = "Name what its items have: 'python -m courseblocks check --items' lists them."
        problems.error(said.line, f"no item of the quiz is left by {keys}", mend)
    possible = said.pick and not problems.since(before)
    rules = _Resolver(said, items, pool, problems).rules() if possible else None
    if rules and not problems.since(before):
        rules = with_a_way(rules)
    if possible and rules is None:
        written = ", ".join(f"'{words}'" for words in said.words)
        what = f"each rule of the draw can be met alone, but not all together: {written}"
        parts = _in_the_way(said, items, pool)
        less = f"take out {' or '.join(parts)}: the rest can be met" if parts else "ask for less"
        problems.error(said.line, what, f"Draw more items, or {less}.")
    return ResolvedDraw(tuple(pool), rules) if not problems.since(before) else None


def with_a_way(rules: Rules) -> Rules | None:
    """Return the rules with a draw that keeps to them, for when a browser's tries find none; None if there is none."""
    found = exact_draw(rules)
    return replace(rules, found=found) if found else None


def _in_the_way(said: Draw, items: Sequence[Item], pool: Sequence[Item]) -> list[str]:
    """Return each part of the draw that makes the rest possible if it goes."""
    rules = ((part, _Resolver(rest, items, pool, Problems("")).rules()) for part, rest in _each_left_out(said))
    return [part for part, rest in rules if exact_draw(rest)]


def _each_left_out(said: Draw) -> Iterator[tuple[str, Draw]]:
    """Yield each part of `least:` and of `always:`, and the draw without it."""
    for at, (number, selector) in enumerate(said.least):
        yield f"'least: {number} {selector.word}'", replace(said, least=said.least[:at] + said.least[at + 1 :])
    for at, selector in enumerate(said.always):
        yield f"'always: {selector.word}'", replace(said, always=said.always[:at] + said.always[at + 1 :])


def _pool(said: Draw, items: Sequence[Item]) -> list[Item]:
    """Return the items that `only` names, or all, without those that `except` names."""
    only, without = matching(said.only, items), matching(said.without, items)
    return [item for item in items if (item.of in only or not said.only) and item.of not in without]


class _Resolver:
    """The rules of a draw, one by one, each checked alone."""

    def __init__(self, said: Draw, items: Sequence[Item], pool: Sequence[Item], problems: Problems) -> None:
        self._said = said
        self._items = items
        self._pool = pool
        self._problems = problems
        self._parts = [(bank, self._part(bank, number)) for bank, number in said.pick]
        self._total = sum(number for _, number in said.pick)

    def rules(self) -> Rules:
        """Return the rules; what cannot be is noted."""
        if not self._banks_agree():
            return Rules(())
        self._check_sizes()
        always = self._always()
        least = tuple(part for number, selector in self._said.least for part in self._least(number, selector))
        return Rules(tuple(part for _, part in self._parts), always, least)

    def _part(self, bank: str, number: int) -> Part:
        return number, tuple(at for at, item in enumerate(self._pool) if not bank or _bank(item) == bank)

    def _banks_agree(self) -> bool:
        """Note banks that only one of `from` and `pick` names."""
        banks = list(dict.fromkeys(map(_bank, self._items)))
        numbered = [bank for bank, _ in self._said.pick if bank]
        unknown = [bank for bank in numbered if bank not in banks]
        missing = [bank for bank in banks if numbered and not unknown and bank not in numbered]
        for bank in unknown:
            in_place = banks[0].startswith("page:")
            mend = "Write the number alone: the items are its own." if in_place else did_you_mean(bank, banks)
            self._refuse(f"'pick:' names the bank '{bank}', of which the quiz has no item", mend)
        for bank in missing:
            mend = f"Write one, such as '1 {bank}', or take the bank out of 'from:'."
            self._refuse(f"'pick:' has no number for the bank '{bank}'", mend)
        return not (unknown or missing)

    def _check_sizes(self) -> None:
        for bank, (number, places) in self._parts:
            if len(places) < number:
                has = f"{len(places) or 'none'}{' of them' if bank else ''}"
                what = f"the quiz draws {_count(number, 'item')}{_of(bank)}, but its pool has {has}"
                self._refuse(what, "Lower the number, or widen the pool.")

    def _always(self) -> tuple[int, ...]:
        for selector in self._said.always:
            if not self._places([selector]):
                self._problems.error(selector.line, *self._why_gone(selector))
        found = self._places(self._said.always)
        for bank, (number, places) in self._parts:
            here = found & {*places}
            if len(here) > number:
                what = f"'always:' names {len(here)} items{_of(bank)}, but the quiz draws {number}"
                self._problems.error(self._said.always[0].line, what, "Draw more, or name fewer.")
        return tuple(sorted(found))

    def _why_gone(self, selector: Selector) -> tuple[str, str]:
        items = matching([selector], self._items)
        if not items:
            return f"'always:' names '{selector.word}', but the quiz has no such item", "Take it out of 'always:'."
        how = "'except:' takes out" if items & matching(self._said.without, self._items) else "'only:' leaves out"
        return f"'always:' names '{selector.word}', which {how}", "Take it out of 'always:', or let it in."

    def _least(self, number: int, selector: Selector) -> Iterator[Part]:
        if selector.word == OBJECTIVE:
            yield from self._objectives(number, selector)
            return
        places = self._places([selector])
        most = sum(min(room, len(places & {*part})) for _, (room, part) in self._parts)
        if len(places) < number:
            self._cannot(number, selector, f"the pool has {_count(len(places), 'such item')}")
        elif most < number:
            self._cannot(number, selector, f"the quiz draws at most {_count(most, 'such item')}")
        yield number, tuple(sorted(places))

    def _objectives(self, number: int, selector: Selector) -> Iterator[Part]:
        """Yield a rule for each lesson that the pool tests."""
        by_lesson: dict[str, list[int]] = {}
        for at, item in enumerate(self._pool):
            by_lesson.setdefault(_lesson(item), []).append(at)
        if self._total < number * len(by_lesson):
            lessons = _count(len(by_lesson), "lesson")
            self._cannot(
                number, selector, f"the pool tests {lessons}, but the quiz draws {_count(self._total, 'item')}"
            )
        for lesson, places in by_lesson.items():
            if len(places) < number:
                self._cannot(number, selector, f"the pool has {_count(len(places), 'item')} on {lesson}")
            yield number, tuple(places)

    def _places(self, selectors: Sequence[Selector]) -> set[int]:
        names = matching(selectors, self._items)
        return {at for at, item in enumerate(self._pool) if item.of in names}

    def _cannot(self, number: int, selector: Selector, why: str) -> None:
        what = f"'least: {number} {selector.word}' cannot be met: {why}"
        self._problems.error(selector.line, what, _NO_LESS)

    def _refuse(self, what: str, mend: str) -> None:
        self._problems.error(self._said.line, what, mend)


def _bank(item: Item) -> str:
    """Return the name of the item's bank; of an item in place, that of its page."""
    return item.of.rpartition("#")[0]


def _lesson(item: Item) -> str:
    """Return the file of the lesson that an item tests; in place, the page that it stands on."""
    path = unquote(urlsplit(item.lesson).path) if item.lesson else ""
    return posixpath.normpath(path).removeprefix("../") if path else item.path


def _of(bank: str) -> str:
    return f" of '{bank}'" if bank else ""


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
