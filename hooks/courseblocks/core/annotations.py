"""Problems beside their lines in the diff of a pull request, as GitHub Actions takes them: one workflow command each.

Of a kind it shows ten a step (GitHub's documentation of workflow commands), and what a later step says once more would
take the place of something else.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from courseblocks.core.console import say
from courseblocks.core.problems import Grade, Problem

_COMMANDS = {Grade.ERROR: "error", Grade.WARNING: "warning", Grade.ADVICE: "notice"}
_MOST = 10
_TOLD = "courseblocks-told.txt"  # in a folder of the runner, which is emptied before and after each job


def annotate(problems: Iterable[Problem], stream: TextIO | None = None) -> None:
    """Print those of `problems` that no step of this job has printed; outside of GitHub Actions print nothing."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    notes = Path(os.environ.get("RUNNER_TEMP") or os.devnull) / _TOLD
    told = notes.read_text(encoding="utf-8").split("\n") if notes.is_file() else ()
    lines = list(_shown([problem for problem in problems if _annotation(problem) not in told]))
    for line in lines:
        say(line, stream)
    if notes.parent.is_dir():
        with notes.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(f"{line}\n" for line in lines)


def _shown(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield an annotation for each problem; of more than are shown of a kind, the last says how many are left."""
    for grade, command in _COMMANDS.items():
        lines = [_annotation(problem) for problem in problems if problem.grade is grade]
        shown = len(lines) if len(lines) <= _MOST else _MOST - 1
        yield from lines[:shown]
        if lines[shown:]:
            yield f"::{command}::{len(lines) - shown} more of this kind stand in the log of this step."


def _annotation(problem: Problem) -> str:
    place = f"file={_escape_property(problem.path)},line={problem.line}"
    return f"::{_COMMANDS[problem.grade]} {place}::{_escape(f'{problem.what}. {problem.mend}')}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
