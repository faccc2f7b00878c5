"""Pages that the settings name: the one with the coverage table, and the one with the sources."""

from __future__ import annotations

from courseblocks.core.model import Course, Page
from courseblocks.core.problems import Problem, nearest


def find_page(course: Course, path: str) -> Page | None:
    """Return the page at `path` below the folder of pages, also one that the site leaves out; None if there is none."""
    return next((page for page in (*course.pages, *course.drafts) if page.path == path), None)


def no_page(option: str, given: tuple[str, int, str], course: Course) -> Problem:
    """Return an error for a path that an `option` names, `given` with its line and file, and that is no page."""
    path, line, settings = given
    near = nearest(path, [page.path for page in course.pages])
    mend = (
        f"Did you mean '{near}'?" if near else f"Write the path that it has below {course.docs}/, or take the line out."
    )
    return Problem(settings, line, f"'{option}: {path}' is no page of {course.docs}/", mend)
