"""The cells of a table, by the rules of Git hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from courseblocks.core.fragment import Fragment
from courseblocks.source.segments import Segment

_BAR = re.compile(r"(?<!\\)\|")  # also in code: Git hosts want a bar in a cell escaped wherever it stands


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: its cells, without the backslashes before their bars."""

    line: int
    cells: tuple[Fragment, ...]


def table_rows(part: Segment) -> Iterator[TableRow]:
    """Yield the rows of a table: its heads, the row of dashes below them, and all the others."""
    for line in part.lines:
        text = line.text.strip().removeprefix("|")
        cells = _BAR.split(text)
        if len(cells) > 1 and not cells[-1].strip():
            cells.pop()
        yield TableRow(line.number, tuple(Fragment(cell.strip().replace("\\|", "|"), line.number) for cell in cells))
