"""What a Git host shows in one way and Python-Markdown in another, so that a preview would mislead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from courseblocks.core.problems import Problems
from courseblocks.source.lines import Line, heading, is_list_line
from courseblocks.source.segments import is_table

_PARENTHESIS = re.compile(r"^ *\d{1,9}\)(?: |$)")


def warn_of_gaps(lines: Sequence[Line], problems: Problems) -> None:
    """Warn of lists and tables that run into the paragraph above them; in items the gap is made by itself."""
    for at, (above, line) in enumerate(pairwise([Line(0, ""), *lines])):
        if _runs_on(above, line):
            problems.warn(line.number, "this list runs into the paragraph above it", "Put a blank line above the list.")
        elif _is_text(above) and not (line.inside or line.code) and is_table(lines, at):
            what = "this table runs into the paragraph above it"
            problems.warn(line.number, what, "Put a blank line above the table.")


def warn_of_lists(lines: Sequence[Line], problems: Problems) -> None:
    """Warn of parts of lists that are indented by less than four, and of numbers that make no list."""
    for above, line in pairwise([Line(0, ""), *lines]):
        if line.code or line.blank:
            continue
        if _PARENTHESIS.match(line.text) and not (_is_text(above) and not above.inside):
            problems.warn(line.number, "a list numbered with ) is no list on the site", "Write 1. in place of 1).")
        elif line.inside == "a list" and line.indent % 4 and (above.blank or is_list_line(line.text)):
            what = f"an indent of {line.indent} is too little for a part of the list above"
            problems.warn(line.number, what, f"Indent it by {line.indent // 4 * 4 + 4}.")


def _is_text(line: Line) -> bool:
    return not (line.blank or line.code or heading(line) or is_list_line(line.text) or "|" in line.text)


def _runs_on(above: Line, line: Line) -> bool:
    """Whether a list begins right below a paragraph, by the rules of Git hosts."""
    if not is_list_line(line.text) or line.inside or line.indent > 3 or not _is_text(above) or above.inside:
        return False
    return not line.text.lstrip()[0].isdigit() or line.text.lstrip().startswith("1.")
