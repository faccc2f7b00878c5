"""The marks that Git leaves in a file where two changes meet, so that somebody chooses."""

from __future__ import annotations

import re

from courseblocks.core.problems import Problem, Problems
from courseblocks.source.lines import expand, scan, split_lines

_MARK = re.compile(r"([<>])\1{6}(?: |$)")


def conflicts(path: str, text: str) -> tuple[Problem, ...]:
    """Return an error for each conflict in the file at `path`, outside code.

    Whatever else is wrong with such a file may follow from its two halves.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    problems = Problems(path)
    sign = ">"
    for line in scan(expand(split_lines(text)), 1, Problems("")):
        match = None if line.code else _MARK.match(line.text)
        if match and (match[1], sign) != (">", "<"):
            mend = (
                "Keep what is right of the two versions, and take out the lines that begin with <<<<<<<, ======= and "
                ">>>>>>>."
            )
            problems.error(line.number, "the file has the marks of a merge conflict", mend)
        sign = match[1] if match else sign
    return tuple(problems.found)
