"""The sources that a course is made from: the level-2 headings of its credits page."""

from __future__ import annotations

from courseblocks.core.model import Page, Section


def sources(page: Page | None) -> dict[str, Section]:
    """Return the sources on the credits page, each by all its names."""
    found: dict[str, Section] = {}
    for section in page.sections if page else ():
        for name in section.names if section.level == 2 else ():
            found.setdefault(name, section)
    return found
