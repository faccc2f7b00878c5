"""The guide for those who write lessons and items, as text."""

from __future__ import annotations

from course_folder import PROJECT


def read(pattern: str) -> str:
    """Return the guides for trainers whose names have the `pattern`, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs/trainers").glob(pattern)))


WRITING = read("writing*.md")
GUIDE = WRITING + read("card.md")
