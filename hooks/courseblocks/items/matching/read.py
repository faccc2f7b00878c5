"""A matching: a table of two columns, a pair in each row."""

from __future__ import annotations

from collections.abc import Sequence

from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problems
from courseblocks.items.line_rules import check_picture, check_plain, check_twins
from courseblocks.items.matching.model import Matching
from courseblocks.items.parts import Parts
from courseblocks.source.tables import TableRow, table_rows

_BARS = r"Write one pair in each row, and a bar that is text as \|."
_Pair = tuple[Fragment, Fragment]


def read_matching(name: str, parts: Parts, problems: Problems) -> Matching | None:
    """Return the pairs of a table, or None if it is none of two columns; what is wrong with it is noted."""
    whose, answers = f"item '{name}'", parts.listed
    heads, dashes, *rows = table_rows(answers)
    if len(heads.cells) != 2:
        count = f"{len(heads.cells)} columns" if len(heads.cells) > 1 else "one column"
        problems.error(heads.line, f"{whose} ends in a table of {count}; a matching has two", _BARS)
        return None
    _check_heads(whose, heads, dashes, problems)
    pairs = [pair for row in rows if (pair := _pair(whose, row, problems))]
    if len(rows) < 2:
        many = "one pair" if rows else "no pair"
        problems.error(answers.line, f"{whose} has {many} to match", "Write two or more, each in a row of the table.")
    _check_pairs(whose, pairs, problems)
    return Matching((heads.cells[0], heads.cells[1]), tuple(pairs))


def _check_heads(whose: str, heads: TableRow, dashes: TableRow, problems: Problems) -> None:
    if not all(head.markdown for head in heads.cells):
        mend = "Say in the first row what stands on each side."
        problems.error(heads.line, f"{whose} has a column without a head", mend)
    if len(dashes.cells) != 2:
        mend = "Write | --- | --- |, or Git hosts show no table."
        problems.error(dashes.line, f"{whose} has two columns, but not in the row of dashes", mend)


def _pair(whose: str, row: TableRow, problems: Problems) -> _Pair | None:
    filled = [cell for cell in row.cells if cell.markdown]
    if len(row.cells) > 2:
        problems.error(row.line, f"{whose} has a row of {len(row.cells)} cells", _BARS)
    elif len(filled) < 2:
        mend = "Fill both, or take the row out."
        problems.error(row.line, f"{whose} has a row with an empty cell", mend)
    else:
        return filled[0], filled[1]
    return None


def _check_pairs(whose: str, pairs: Sequence[_Pair], problems: Problems) -> None:
    for left, right in pairs:
        check_picture(left, whose, "something to match", problems)
        check_plain(right, whose, "a partner", problems)
    check_twins([left for left, _ in pairs], f"{whose} has the same thing to match", problems)
    mend = "Make a list of it, each partner with all that belongs to it in a list below it, or change one"
    check_twins([right for _, right in pairs], f"{whose} has the same partner", problems, mend)
