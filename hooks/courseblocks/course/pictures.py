"""The pictures of a course that may hold code: it runs as soon as somebody opens one of them by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from courseblocks.core.model import Course, Told
from courseblocks.core.problems import Problem
from courseblocks.course.folders import docs_folder
from courseblocks.course.read import published_files
from courseblocks.source.configuration import FILE
from courseblocks.source.slips.runs_code import code_problem, told_of_svg

_HOME = "index.md"  # says what is meant of whole files
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def check_pictures(root: Path, course: Course, file: str) -> Iterator[Problem]:
    """Yield a warning for each line of a picture that runs code, unless a page of `course` says that it is meant."""
    seen = {path for page in course.pages for path in page.front.seen}
    for path, told in code_in_pictures(root, file).items():
        for here in told if path not in seen else ():
            yield code_problem(path, here, f"'seen: [{path}]' in the front matter of {course.docs}/{_HOME}")


def code_in_pictures(root: Path, file: str = FILE) -> Mapping[str, tuple[Told, ...]]:
    """Return what runs code in the pictures of the course in `root`, by the paths below it of those that do."""
    paths = [path for path in published_files(root, file) if path.lower().endswith(".svg")]
    docs = docs_folder(root, file)
    told = {f"{docs}/{path}": told_of_svg(_text(root / docs / path)) for path in paths}
    return {path: lines for path, lines in told.items() if lines}


def _text(path: Path) -> str:
    """Return the text of a picture as browsers read it; a link that leads nowhere is the host's to tell."""
    data = path.read_bytes() if path.is_file() else b""
    return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8", errors="replace")
