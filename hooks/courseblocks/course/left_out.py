"""What still leads to pages that the site leaves out: the menu, links, and items that test them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from urllib.parse import unquote, urlsplit

from courseblocks.blocks.quiz.asked import asked_in
from courseblocks.core.model import Bank, Course, Page
from courseblocks.core.problems import Grade, Problem, Problems
from courseblocks.course.banks import links_in
from courseblocks.course.links import docs_path
from courseblocks.course.settings import menu
from courseblocks.source.configuration import FILE
from courseblocks.source.lines import scan

_SHOW = f"out of 'draft_docs:' or 'exclude_docs:' in {FILE}."
_TAKE_OUT = f"Take it out, or take the page {_SHOW}"


def check_left_out(course: Course, root: Path, file: str) -> Iterator[Problem]:
    """Yield a warning for each thing on the site of the `course` below `root` that leads to a page that is not there.

    A host tells of links and of the menu in passing, and of items not at all.
    """
    hidden = {page.path for page in course.drafts}
    if not hidden:
        return
    pages, line, settings = menu(root, file)
    for path in sorted(hidden & set(pages)):
        yield _warning(settings, line, f"the menu names '{path}', a page that the site leaves out")
    for page in course.pages:
        yield from _check_page(page, hidden)
    used = {reference.bank for page in course.pages for block in page.blocks for reference in block.references}
    for bank in course.banks:
        if bank.name in used:
            yield from _check_bank(bank, hidden, course.docs)
    yield from _check_items(course, hidden)


def _warning(path: str, line: int, what: str, mend: str = _TAKE_OUT) -> Problem:
    return Problem(path, line, what, mend, Grade.WARNING)


def _check_page(page: Page, hidden: AbstractSet[str]) -> Iterator[Problem]:
    folder = posixpath.dirname(page.path)
    for link in links_in(scan(page.lines, page.first, Problems(page.path))):
        if posixpath.normpath(posixpath.join(folder, unquote(urlsplit(link.target).path))) in hidden:
            yield _warning(page.file, link.line, _leads_there(link.target))


def _check_bank(bank: Bank, hidden: AbstractSet[str], docs: str) -> Iterator[Problem]:
    for link in bank.links:
        if link not in bank.lessons and docs_path(bank, link.target, docs) in hidden:
            yield _warning(bank.path, link.line, _leads_there(link.target))


def _leads_there(target: str) -> str:
    return f"the link '{target}' leads to a page that the site leaves out"


def _check_items(course: Course, hidden: AbstractSet[str]) -> Iterator[Problem]:
    """Yield each heading of a bank with a hidden lesson whose items are asked, with the first page that asks them."""
    banks = {bank.path: bank for bank in course.banks}
    asked_on: dict[tuple[str, str], str] = {}
    for page, item in asked_in(course):
        if item.lesson and docs_path(banks[item.path], item.lesson, course.docs) in hidden:
            asked_on.setdefault((item.path, item.lesson), page.file)
    for (path, lesson), page_path in asked_on.items():
        line = next(link.line for link in banks[path].lessons if link.target == lesson)
        what = f"items below this heading are asked on {page_path}, but the site leaves out the lesson that they test"
        yield _warning(path, line, what, f"Leave them out there with 'except:', or take the lesson {_SHOW}")
