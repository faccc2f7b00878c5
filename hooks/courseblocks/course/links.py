"""Where the links in banks lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from courseblocks.core.model import Bank, Course, Link, Page
from courseblocks.core.problems import Grade, Problem, did_you_mean, nearest

_WRITTEN_ID = re.compile(r"""\b(?:id|name)=["']([^"']+)|\{[^{}]*#([\w-]+)""")


def check_links(bank: Bank, root: Path, course: Course) -> Iterator[Problem]:
    """Yield each link of `bank` that leads nowhere in the `course` below the folder `root`."""
    for link in bank.links:
        problem = _check_link(bank, link, root, course)
        if problem:
            yield problem


def _check_link(bank: Bank, link: Link, root: Path, course: Course) -> Problem | None:
    parts = urlsplit(link.target)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    if " " in link.target:
        what = f"the link '{link.target}' has a space in it, so Git hosts take it for text"
        return Problem(bank.path, link.line, what, f"Write '{link.target.replace(' ', '%20')}'.")
    docs, way = course.docs, way_to_pages(bank.path, course.docs)
    target = docs_path(bank, link.target, docs)
    if target is None:
        what = f"the link '{link.target}' leaves {docs}/"
        mend = f"Link a page or picture of {docs}/, such as {way}/module/lesson.md."
        return Problem(bank.path, link.line, what, mend)
    if (root / docs / target).is_file():
        return _check_anchor(bank, link, target, course)
    known = [_written(posixpath.relpath(path, root / docs)) for path in (root / docs).rglob("*") if path.is_file()]
    near = nearest(_written(target), known)
    mend = f"Did you mean '{way}/{near}'?" if near else "Check the spelling, or whether the page was moved."
    return Problem(bank.path, link.line, f"the link '{link.target}' leads to no file", mend)


def way_to_pages(path: str, docs: str) -> str:
    """Return the way from the bank at `path` to the folder `docs`, as it is written in a link."""
    return _written(posixpath.relpath(docs, posixpath.dirname(path)))


def _written(path: str) -> str:
    """Return a path as it is written in a link: percent-encoded where a sign would be read as something else."""
    return re.sub(r"[\s%#?()<>]", lambda match: quote(match[0], safe=""), path)


def _check_anchor(bank: Bank, link: Link, target: str, course: Course) -> Problem | None:
    anchor = unquote(urlsplit(link.target).fragment)
    page = next((page for page in (*course.pages, *course.drafts) if page.path == target), None)
    if not anchor or page is None:
        return None
    anchors = _anchors(page)
    if anchor in anchors:
        return None
    what = f"the link '{link.target}' leads to no heading or block of that page"
    return Problem(bank.path, link.line, what, did_you_mean(anchor, anchors), Grade.WARNING)


def _anchors(page: Page) -> set[str]:
    written = {match[1] or match[2] for line in page.lines for match in _WRITTEN_ID.finditer(line)}
    items = {f"{b.id}--{i.id}" for b in page.blocks for i in b.items}
    headings = {name for section in page.sections for name in section.names}
    return headings | {block.id for block in page.blocks} | items | written


def docs_path(bank: Bank, target: str, docs: str) -> str | None:
    """Return the path below the folder `docs` that a link in a bank leads to, or None if it leads elsewhere."""
    path = unquote(urlsplit(target).path)
    project_path = posixpath.normpath(posixpath.join(posixpath.dirname(bank.path), path))
    return project_path.removeprefix(f"{docs}/") if project_path.startswith(f"{docs}/") else None
