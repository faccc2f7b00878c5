"""What differs between two states of a course, as a trainer sees it: lessons and pages, banks, items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from courseblocks.core.model import Bank, Block, Course, Item, Page, Told
from courseblocks.course.coverage import tested_lessons
from courseblocks.course.lessons import lessons
from courseblocks.review.differences import Row, bank_rows, item_rows, lost_lines, lost_ticks, page_rows
from courseblocks.review.pairing import Pairs, pair_courses, without

How = Literal["new", "moved", "renamed", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class FileChange:
    """A lesson, another page or a bank: what happened to it, where it was if it moved, and what differs in it.

    `lost` are the lines of its checklists whose ticks are lost.
    """

    how: tuple[How, ...]
    kind: Literal["lesson", "page", "bank"]
    title: str
    path: str
    was: str = ""
    rows: tuple[Row, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item: what happened to it, what it was if it was there, and what differs in it."""

    how: tuple[How, ...]
    item: Item
    old: Item | None = None
    rows: tuple[Row, ...] = ()

    @property
    def asked_again(self) -> bool:
        """Whether learners who responded to it are asked again."""
        return self.old is not None and self.old.fingerprint != self.item.fingerprint

    @property
    def graded_again(self) -> bool:
        """Whether responses that are kept may turn right or wrong."""
        old = self.old
        return old is not None and not self.asked_again and self.item.answers.graded_again(old.answers)


@dataclass(frozen=True, slots=True)
class CodeChange:
    """A line that runs code in the learner's browser and was not in its file before."""

    path: str
    told: Told


@dataclass(frozen=True, slots=True)
class BlockMove:
    """A block that stands on another page now: from which path to which, and the lines whose ticks are lost."""

    block: Block
    was: str
    path: str
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs; `untested` are the lessons whose objective no item tests any more."""

    files: tuple[FileChange, ...]
    items: tuple[ItemChange, ...]
    moves: tuple[BlockMove, ...]
    untested: tuple[Page, ...]
    code: tuple[CodeChange, ...]


def compare(old: Course, new: Course) -> Changes:
    """Return what differs between `old` and `new`."""
    both = pair_courses(old, new)
    files = (*_page_changes(old, new, both), *_bank_changes(old, new, both))
    items, untested = _item_changes(old, new, both), _untested(old, new, both)
    moves, code = _block_moves(old, new, both), _code_changes(old, new, both)
    return Changes(files, tuple(items), tuple(moves), tuple(untested), tuple(code))


def _page_changes(old: Course, new: Course, both: Pairs) -> Iterator[FileChange]:
    for page in without(new.pages, (after for _, after in both.pages)):
        yield _of_page("new", page, new)
    for before, after in both.pages:
        rows = page_rows(before, after, both)
        how = _how(moved=before.path != after.path, changed=bool(rows))
        if how:
            was = before.file if "moved" in how else ""
            lost = tuple(lost_ticks(before, after))
            yield FileChange(how, _kind(after, new), after.title, after.file, was, rows, lost)
    for page in without(old.pages, (before for before, _ in both.pages)):
        yield _of_page("removed", page, old)


def _of_page(how: How, page: Page, course: Course) -> FileChange:
    return FileChange((how,), _kind(page, course), page.title, page.file)


def _kind(page: Page, course: Course) -> Literal["lesson", "page"]:
    return "lesson" if page.path in {lesson.path for lesson in lessons(course)} else "page"


def _bank_changes(old: Course, new: Course, both: Pairs) -> Iterator[FileChange]:
    for bank in without(new.banks, (after for _, after in both.banks)):
        yield _bank_change(("new",), bank)
    for before, after in both.banks:
        rows = bank_rows(before, after, both)
        how = _how(renamed=before.path != after.path, changed=bool(rows))
        if how:
            yield _bank_change(how, after, before.path if "renamed" in how else "", rows)
    for bank in without(old.banks, (before for before, _ in both.banks)):
        yield _bank_change(("removed",), bank)


def _bank_change(how: tuple[How, ...], bank: Bank, was: str = "", rows: tuple[Row, ...] = ()) -> FileChange:
    return FileChange(how, "bank", bank.title, bank.path, was, rows)


def _block_moves(old: Course, new: Course, both: Pairs) -> Iterator[BlockMove]:
    before = {name: (page, block) for page, block in _blocks(old) for name in page.block_names(block)}
    paths = both.paths
    for page, block in _blocks(new):
        found = next((before[name] for name in page.block_names(block) if name in before), None)
        if found and paths.get(found[0].file) != page.file:
            lost = tuple(lost_lines(found[1], block))
            yield BlockMove(block, found[0].file, page.file, lost)


def _blocks(course: Course) -> list[tuple[Page, Block]]:
    """Return the blocks that learners' work is stored under, each with its page."""
    return [(page, block) for page in course.pages for block in page.blocks if block.id]


def _item_changes(old: Course, new: Course, both: Pairs) -> Iterator[ItemChange]:
    for item in without(new.items, (after for _, after in both.items)):
        yield ItemChange(("new",), item)
    paths = both.paths
    for before, after in both.items:
        rows = item_rows(before, after)
        how = _how(moved=paths.get(before.path) != after.path, renamed=before.id != after.id, changed=bool(rows))
        if how:
            yield ItemChange(how, after, before, rows)
    for item in without(old.items, (before for before, _ in both.items)):
        yield ItemChange(("removed",), item)


def _how(**happened: bool) -> tuple[How, ...]:
    return tuple(cast("How", how) for how, did in happened.items() if did)


def _code_changes(old: Course, new: Course, both: Pairs) -> Iterator[CodeChange]:
    """Yield each line with code that was not there; whether its author said that it is meant makes no difference."""
    before, after = _code(old), _code(new)
    were = {now: was for was, now in both.paths.items()}
    for path, code in after.items():
        known = Counter((told.what, told.text) for told in before.get(were.get(path, ""), ()))
        for told in code:
            known[told.what, told.text] -= 1
            if known[told.what, told.text] < 0:
                yield CodeChange(path, told)


def _code(course: Course) -> Mapping[str, tuple[Told, ...]]:
    pages = {page.file: page.code for page in course.pages}
    return pages | {bank.path: bank.code for bank in course.banks}


def _untested(old: Course, new: Course, both: Pairs) -> Iterator[Page]:
    before, after = tested_lessons(old), tested_lessons(new)
    for was, page in both.pages:
        if was.path in before and page.path not in after and page in lessons(new):
            yield page
