"""What the items of a course cover: objectives, levels, types, and what no quiz asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from courseblocks.blocks.quiz.asked import asked_in
from courseblocks.core.model import LEVELS, Course, Item
from courseblocks.course.covers import without_place
from courseblocks.course.lessons import lessons
from courseblocks.course.links import docs_path
from courseblocks.items.kinds import KINDS

_LEVELS = (*LEVELS, None)


def tested_lessons(course: Course) -> set[str]:
    """Return the paths below `docs/` of the lessons that an item tests, one in the lesson itself or one of a bank."""
    in_place = {page.path for page in course.pages for block in page.blocks if block.items}
    linked = {docs_path(bank, item.lesson, course.docs) for bank in course.banks for item in bank.items if item.lesson}
    return {page.path for page in lessons(course)} & (in_place | linked)


def report(course: Course) -> list[str]:
    """Return what `course` covers, in lines to print."""
    tested = tested_lessons(course)
    with_objective = [page for page in lessons(course) if page.front.objective]
    untested = [page for page in with_objective if page.path not in tested]
    without = [page for page in lessons(course) if not page.front.objective]
    unused = _unused(course)
    return [
        f"Objectives without an item: {len(untested)} of {len(with_objective)}",
        *(f"  {page.file}: {page.front.objective}" for page in untested),
        f"Lessons without an objective: {len(without)}",
        *(f"  {page.file}" for page in without),
        "Items by type and level",
        *(line for path, items in _by_place(course) for line in _table(path, items)),
        f"Items that no quiz asks: {len(unused)} of {len(course.items)}",
        *(f"  {item.path}:{item.line}: {item.id}" for item in unused),
    ]


def report_places(course: Course, root: Path) -> list[str]:
    """Return which rows of the coverage table have no place in `course`, in lines to print; none without a table."""
    found = without_place(course, root)
    if found is None:
        return []
    rows, number = found
    return [
        f"Rows of the coverage table without a place: {len(rows)} of {number}",
        *(f"  {row.name}: {row.idea}".removesuffix(": ") for row in rows),
    ]


def _by_place(course: Course) -> Iterator[tuple[str, Sequence[Item]]]:
    """Yield each bank with its items, and at last the items that stand in lessons."""
    yield from ((bank.path, bank.items) for bank in course.banks)
    yield "written in lessons", [item for page in lessons(course) for block in page.blocks for item in block.items]


def _table(path: str, items: Sequence[Item]) -> Iterator[str]:
    if not items:
        return
    yield _row(f"  {path}", [*LEVELS, "no level", "all"])
    for kind in KINDS:
        counts = Counter(item.level for item in items if item.type == kind.word)
        if counts:
            yield _row(f"    {kind.word}", [*(counts[level] for level in _LEVELS), counts.total()])
    counts = Counter(item.level for item in items)
    yield _row("    all", [*(counts[level] for level in _LEVELS), counts.total()])


def _row(name: str, cells: Iterable[str | int]) -> str:
    return f"{name:<36}" + "".join(f"{cell or '-':>12}" for cell in cells)


def _unused(course: Course) -> list[Item]:
    """Return the items that stand in no quiz, or that its draw leaves out."""
    used = {item.of for _, item in asked_in(course)}
    return [item for item in course.items if item.of not in used]
