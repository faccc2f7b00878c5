"""The coverage table of a course: what is to be taught, a row each, and what the pages say that they cover of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from courseblocks.core.fragment import normalise
from courseblocks.core.model import Course, Covers, Page
from courseblocks.core.problems import Problem, Problems, nearest
from courseblocks.course.named_pages import find_page, no_page
from courseblocks.course.settings import coverage_page
from courseblocks.source.lines import scan
from courseblocks.source.segments import Kind, each_segment
from courseblocks.source.tables import table_rows

_HEAD = 2  # the heads of a table and the dashes below them


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row of the coverage table: its name, which is its first cell, and the idea, which is its second."""

    name: str
    idea: str
    line: int


def check_covers(course: Course, table: tuple[str, int, str], broken: set[str]) -> Iterator[Problem]:
    """Yield each row that `covers:` names and the `table` lacks, a page and where it is set, and what is wrong with it.

    Nothing is told where no table is set, or where its file is one of those that are `broken`.
    """
    path, line, settings = table
    if not path or f"{course.docs}/{path}" in broken:
        return
    page = find_page(course, path)
    if page is None:
        yield no_page("coverage", table, course)
        return
    lines = table_of(page)
    if not lines:
        mend = "Write one there, with the names of its rows in the first column."
        yield Problem(settings, line, f"'coverage: {path}' is a page without a table", mend)
        return
    yield from _check_twins(lines, page.file)
    yield from _check_named(course, lines, page.file)


def table_of(page: Page) -> list[TableLine]:
    """Return the rows of the tables on `page`; one without a name is no row of the coverage table."""
    found: list[TableLine] = []
    for part in each_segment(scan(page.lines, page.first, Problems(page.path))):
        rows = list(table_rows(part))[_HEAD:] if part.kind is Kind.TABLE else []
        for row in rows:
            name, *others = (normalise(cell.markdown) for cell in row.cells)
            found += [TableLine(name, others[0] if others else "", row.line)] if name else []
    return found


def without_place(course: Course, root: Path) -> tuple[list[TableLine], int] | None:
    """Return the rows of the table that no `covers:` names, and how many rows there are; None without a table."""
    page = find_page(course, coverage_page(root)[0])
    if page is None:
        return None
    lines = table_of(page)
    placed = {row for _, covers in _named(course) for row in covers.rows}
    return [line for line in lines if line.name not in placed], len(lines)


def _check_twins(lines: list[TableLine], path: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for line in lines:
        first = seen.setdefault(line.name, line.line)
        if first != line.line:
            mend = f"Give one of them another name; the first is on line {first}."
            yield Problem(path, line.line, f"the coverage table has the row '{line.name}' twice", mend)


def _check_named(course: Course, lines: list[TableLine], table: str) -> Iterator[Problem]:
    known = {_bare(line.name): line.name for line in lines}
    names = {line.name for line in lines}
    for path, covers in _named(course):
        for row in covers.rows:
            if row not in names:
                what = f"the coverage table has no row '{row}'"
                yield Problem(path, covers.line, what, _mend_row(row, known, table))


def _mend_row(row: str, known: Mapping[str, str], table: str) -> str:
    near = nearest(_bare(row), known)
    return f"Did you mean '{known[near]}'?" if near else f"The rows stand in {table}."


def _bare(name: str) -> str:
    """Return the name of a row as it is looked for: S5 is most likely meant for s05."""
    return re.sub(r"0+(?=\d)", "", name.lower())


def _named(course: Course) -> Iterator[tuple[str, Covers]]:
    """Yield what each page, block and item covers, with the path of its file."""
    for page in course.pages:
        yield page.file, Covers(page.front.covers, page.front.line("covers"))
        yield from ((page.file, block.covers) for block in page.blocks)
    yield from ((item.path, item.covers) for item in course.items)
