"""The course that `contract/stored.json` was recorded on: every type of item and every block."""

from __future__ import annotations

from course_folder import PROJECT
from learner import Files

FOLDER = PROJECT / "tests/contract"

COURSE: Files = {
    file.relative_to(FOLDER / "course").as_posix(): file.read_text(encoding="utf-8")
    for file in (FOLDER / "course").rglob("*.md")
}
