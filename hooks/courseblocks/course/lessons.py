"""Which pages are lessons, and what each needs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from courseblocks.core.model import Course, Page
from courseblocks.core.names import CREDITS
from courseblocks.core.problems import Grade, Problem, did_you_mean
from courseblocks.course.named_pages import find_page, no_page
from courseblocks.course.sources import sources

OPENER = "index.md"  # the first page of a module, which says so by its `module:`


def is_opener(page: Page) -> bool:
    """Whether `page` makes a module of its folder."""
    return page.front.module is not None and posixpath.basename(page.path) == OPENER


def opener_of(path: str) -> str:
    """Return where the opener stands, below `docs/`, of the module that the page at `path` would be a lesson of."""
    return posixpath.join(posixpath.dirname(path), OPENER)


def is_lesson(page: Page, opener: Page | None) -> bool:
    """Whether `page` is a lesson: it has minutes, and beside it stands the `opener` of a module."""
    return bool(page.front.minutes) and opener is not None and is_opener(opener)


def lessons(course: Course) -> list[Page]:
    """Return the lessons of `course`."""
    openers = {page.path: page for page in course.pages if is_opener(page)}
    return [page for page in course.pages if is_lesson(page, openers.get(opener_of(page.path)))]


def check_lessons(course: Course, credits_page: tuple[str, int, str], broken: set[str]) -> Iterator[Problem]:
    """Yield what the front matter of pages lacks; what may follow from an error in one of the `broken` is not told.

    `credits_page` is the path of the page with the sources, '' for the usual one, and where it is set.
    """
    openers = {page.path for page in course.pages if is_opener(page)}
    place = f"{course.docs}/{credits_page[0] or CREDITS}"
    for page in course.pages:
        opener = opener_of(page.path)
        if f"{page.docs}/{opener}" not in broken:
            yield from _check_front(page, place, in_module=opener in openers)
    if place in broken:
        return
    if credits_page[0] and not find_page(course, credits_page[0]):
        yield no_page("credits", credits_page, course)
    else:
        yield from _check_sources(course, place)


def _check_sources(course: Course, place: str) -> Iterator[Problem]:
    """Yield each source that a page names and the published page at `place` lacks."""
    known = sources(next((page for page in course.pages if page.file == place), None))
    best = {one.names[0] for one in known.values()}
    for page in course.pages:
        for source in page.front.sources:
            if source not in known:
                mend = f"{did_you_mean(source, best)} A source is a level-2 heading of {place}."
                what = f"the credits page has no source '{source}'"
                yield Problem(page.file, page.front.line("sources"), what, mend)


def _check_front(page: Page, credits_page: str, *, in_module: bool) -> Iterator[Problem]:
    path, front = page.file, page.front
    if posixpath.basename(page.path) == OPENER:
        return
    if front.module is not None:
        what = "'module:' stands on a page that is not the index.md of its folder"
        yield Problem(path, front.line("module"), what, "Move it to the index.md of the folder.")
    if in_module:
        yield from _check_lesson(page, credits_page)
    elif {"minutes", "objective", "sources"} <= dict(front.lines).keys():
        what = "the page has the front matter of a lesson, but its folder is no module"
        mend = "Add 'module: Module 1' to the front matter of the index.md there, or take 'minutes:' out here."
        yield Problem(path, front.line("minutes"), what, mend, Grade.WARNING)


def _check_lesson(page: Page, credits_page: str) -> Iterator[Problem]:
    """Yield a problem for each key that a page of a module lacks, if it is meant as a lesson."""
    path, front = page.file, page.front
    keys = dict(front.lines)
    if "minutes" not in keys:
        if "objective" in keys or "sources" in keys:
            what = "the page has the front matter of a lesson, but no minutes, so it would not count as one"
            yield Problem(path, 1, what, "Add a line such as 'minutes: 7' to its front matter.")
        return
    if "objective" not in keys:
        mend = "Add 'objective: Select listening moves that ...', with a verb first."
        yield Problem(path, front.line("minutes"), "the lesson has no objective", mend)
    if "sources" not in keys:
        mend = f"Add 'sources: [...]', naming headings of {credits_page}, or 'sources: []' if it draws on none."
        yield Problem(path, front.line("minutes"), "the lesson has no sources", mend)
