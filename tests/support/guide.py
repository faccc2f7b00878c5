"""The guide for those who write lessons and items, as text."""

from __future__ import annotations

import re

from course_folder import PROJECT


def read(pattern: str) -> str:
    """Return the guides for trainers whose names have the `pattern`, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs/trainers").glob(pattern)))


def examples(guide: str) -> list[str]:
    """Return what a `guide` shows as it is typed."""
    return re.findall(r"(?ms)^```markdown\n(.*?)^```$", guide)


WRITING = read("writing*.md")
CARD = read("card.md")
RECIPES = read("recipes.md")
GUIDE = WRITING + CARD
