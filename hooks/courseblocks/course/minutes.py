"""How long a lesson takes, and advice where its author says otherwise."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from courseblocks.blocks.kind import BlockKind
from courseblocks.blocks.kinds import BLOCKS
from courseblocks.core.model import Page
from courseblocks.core.problems import Advice, Grade, Problem
from courseblocks.course.pages import outside_blocks

LONGEST = 10  # minutes, of a break

_WORDS_A_MINUTE = 130
_ITEM = 0.8  # minutes
_TARGET = re.compile(r"\]\([^)\n]*+\)|\{[^{}\n]*+\}|<[^<>\n]*+>")  # of links, attributes and tags, which nobody reads
_WORD = re.compile(r"\w[\w’'-]*")


def words(page: Page) -> int:
    """Return how many words a learner reads on `page`, outside its blocks."""
    return len(_WORD.findall(_TARGET.sub(" ", outside_blocks(page))))


def advise_on_minutes(page: Page) -> Iterator[Problem]:
    """Yield advice if the lesson `page` takes longer than it says or than a break, unless its author has seen it."""
    said, needed = page.front.minutes or 0, _needed(page)
    right = said >= needed and said <= LONGEST
    path, seen = page.file, Advice.MINUTES.value in page.front.seen
    if seen and right:
        what, mend = f"'seen: {Advice.MINUTES.value}' answers nothing here", "Take it out."
        yield Problem(path, page.front.line("seen"), what, mend, Grade.ADVICE)
    elif not (seen or right):
        takes = (
            f"takes {needed} minutes rather than {said}" if said < needed else f"says {said} minutes and takes {needed}"
        )
        what = f"the lesson {takes}: {_counted(page)}"
        mend = f"{_mend(said, needed)} If it is meant so, write 'seen: minutes' in the front matter."
        yield Problem(path, page.front.line("minutes"), what, mend, Grade.ADVICE, Advice.MINUTES)


def _needed(page: Page) -> int:
    """Return the minutes that a lesson takes at least: reading, its items in place, its blocks."""
    in_blocks = sum(kind.minutes * _blocks(page, kind) for kind in BLOCKS)
    minutes = words(page) / _WORDS_A_MINUTE + _ITEM * _items(page) + in_blocks
    return math.ceil(round(minutes, 6))  # 0.8 + 0.8 + 0.4 is two minutes, not three


def _items(page: Page) -> int:
    return sum(len(block.items) for block in page.blocks)


def _blocks(page: Page, kind: BlockKind) -> int:
    return sum(block.name == kind.name for block in page.blocks if block.content)


def _counted(page: Page) -> str:
    timed = [(_blocks(page, kind), kind.name) for kind in BLOCKS if kind.minutes]
    parts = [(words(page), "word"), (_items(page), "item"), *timed]
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in parts if number)


def _mend(said: int, needed: int) -> str:
    if needed > LONGEST:
        return f"Make two lessons of it: one fits into a break of {LONGEST} minutes."
    if said > LONGEST:
        return f"Write 'minutes: {needed}', or make two lessons of it: one fits into a break of {LONGEST} minutes."
    return f"Write 'minutes: {needed}'."
