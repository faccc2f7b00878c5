"""What must hold between the files of a course: references, links, sources, and what each lesson needs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from courseblocks.blocks.quiz.draw.resolve import ResolvedDraw, quiz_items, resolve
from courseblocks.core.model import (
    Bank,
    Block,
    Checklist,
    Course,
    FrontMatter,
    Item,
    Link,
    Page,
    Quiz,
    Reference,
    Section,
)
from courseblocks.core.problems import Grade, Problem, Problems, did_you_mean, errors, in_order, nearest
from courseblocks.course.covers import check_covers
from courseblocks.course.minutes import advise_on_minutes
from courseblocks.course.read import read_course
from courseblocks.course.settings import check_folder, check_settings, reads_html
from courseblocks.items.answers import ItemType
from courseblocks.source.configuration import FILE
from courseblocks.source.lines import blank_code_spans, scan
from courseblocks.source.properties import is_id, slug
from courseblocks.source.slips.tags import Holder

CREDITS = "credits.md"

_MARKDOWN_IN = re.compile(r"<[a-zA-Z][^<>]*\smarkdown[\s=>]")
_WRITTEN_ID = re.compile(r"""\b(?:id|name)=["']([^"']+)|\{[^{}]*#([\w-]+)""")


def check_course(root: Path) -> tuple[Course, list[Problem]]:
    """Return the course below the folder `root` and every problem in it, sorted by file and line."""
    course, problems = read_course(root)
    elsewhere = list(check_folder(root))
    if elsewhere:
        return course, elsewhere  # all else follows from that
    broken = {problem.path for problem in errors(problems)}
    problems += _check_pages(course, broken)
    problems += check_covers(course, root, broken)
    for bank in course.banks:
        problems += _check_links(bank, root, course)
    problems += _unused(course)
    problems += _shared_names(course)
    problems += _removed_files(course)
    problems += () if reads_html(root) else _unread_html(course)
    whole = [page for page in lessons(course) if f"docs/{page.path}" not in broken]
    problems += [advice for page in whole for advice in advise_on_minutes(page)]
    problems += check_settings(root)
    return course, in_order(problems)


def check_quizzes(page: Page, banks: dict[str, Bank]) -> Iterator[Problem]:
    """Yield a problem for each reference of `page` to a bank or an item that does not exist, and for each vain draw."""
    for block in page.blocks:
        found = [_check_reference(reference, page, banks) for reference in block.references]
        wrong = [problem for problem in found if problem]
        yield from wrong
        named = [banks[reference.bank] for reference in block.references if reference.bank in banks]
        broken = any(bank.broken or not bank.items for bank in named)  # what follows from that is not told
        if not (wrong or broken) and isinstance(block.content, Quiz):
            problems = Problems(f"docs/{page.path}")
            _check_asked(block.content, block.line, quiz_items(block.content, banks), problems)
            yield from problems.found


def check_written(page: Page, file: Page) -> Iterator[Problem]:
    """Yield a problem for each block of `page`, as a host hands it over, that its `file` does not have."""
    known = {name for block in file.blocks for name in _written_names(block)}
    for block in page.blocks:
        if not known.issuperset(_written_names(block)):
            part = ", or a part of it," if (block.name, block.id) in known else ""
            what = (
                f"the {block.name} '{block.id or block.title}'{part} does not stand in this file, so no check reads it"
            )
            mend = "Write the whole block here: snippets and plugins may bring text to a page, but no blocks."
            yield Problem(f"docs/{page.path}", _first_difference(page, file), what, mend)


def _written_names(block: Block) -> list[tuple[str, str]]:
    return [(block.name, block.id), *(("item", item.id) for item in block.items)]


def _first_difference(page: Page, file: Page) -> int:
    """Return the line of `file` from which on `page` differs, which most likely brings what is not written there."""
    start = next((at for at, text in enumerate(file.lines) if text), 0)  # hosts leave out blank lines at the top
    both = zip(file.lines[start:], page.lines, strict=False)
    at = next((at for at, (written, given) in enumerate(both) if written != given), len(file.lines) - start - 1)
    return max(file.first + start + at, 1)


def _check_asked(quiz: Quiz, line: int, items: Sequence[Item], problems: Problems) -> None:
    """Note a draw that cannot be met, and an exam that has nothing to score."""
    drawn = resolve(quiz.draw, items, problems) if quiz.draw else ResolvedDraw(tuple(items), None)
    scored = not drawn or any(item.type is not ItemType.OPEN for item in drawn.items)
    if items and not scored and quiz.mode in ("exam", "choice"):
        mend = "Add an item of another type, or take 'mode:' out."
        problems.error(line, "the exam has open responses only, which are never scored", mend)


def lessons(course: Course) -> list[Page]:
    """Return the lessons: the pages with minutes in a folder whose `index.md` has `module:`."""
    modules = _modules(course)
    return [page for page in course.pages if page.front.minutes and _folder(page.path) in modules]


def _modules(course: Course) -> set[str]:
    return {
        _folder(page.path)
        for page in course.pages
        if page.front.module is not None and PurePosixPath(page.path).name == "index.md"
    }


def _folder(path: str) -> str:
    return posixpath.dirname(path)


def _check_pages(course: Course, broken: set[str]) -> Iterator[Problem]:
    """Yield what is wrong between pages; what may follow from an error in one of the files `broken` is not told."""
    banks = {bank.name: bank for bank in course.banks}
    modules = _modules(course)
    known_sources = sources(next((page for page in course.pages if page.path == CREDITS), None))
    for page in course.pages:
        yield from check_quizzes(page, banks)
        yield from _check_clashes(page, banks)
        if f"docs/{posixpath.join(_folder(page.path), 'index.md')}" not in broken:
            yield from _check_front(page, modules)
        for source in page.front.sources if f"docs/{CREDITS}" not in broken else ():
            if source not in known_sources:
                what = f"the credits page has no source '{source}'"
                best = {section.names[0] for section in known_sources.values()}
                mend = f"{did_you_mean(source, best)} A source is a level-2 heading of docs/{CREDITS}."
                yield Problem(f"docs/{page.path}", page.front.line("sources"), what, mend)


def _check_clashes(page: Page, banks: dict[str, Bank]) -> Iterator[Problem]:
    """Yield a problem for each quiz with items of two banks that share an id: ids on the page have no bank in them."""
    for block in page.blocks:
        references = block.references
        seen: dict[str, str] = {}
        for reference in references:
            bank = banks.get(reference.bank)
            for item in bank.items_of(reference) if bank else ():
                if seen.setdefault(item.id, reference.bank) != reference.bank:
                    what = f"the quiz has two items '{item.id}', of '{seen[item.id]}' and of '{reference.bank}'"
                    mend = "Give one of them another id, and name the old one in 'was:'."
                    yield Problem(f"docs/{page.path}", reference.line, what, mend)


def sources(page: Page | None) -> dict[str, Section]:
    """Return the sources on the credits page, which are its level-2 headings, each by all its names."""
    found: dict[str, Section] = {}
    for section in page.sections if page else ():
        for name in section.names if section.level == 2 else ():
            found.setdefault(name, section)
    return found


def _check_front(page: Page, modules: set[str]) -> Iterator[Problem]:
    path, front = f"docs/{page.path}", page.front
    if PurePosixPath(page.path).name == "index.md":
        return
    if front.module is not None:
        what = "'module:' stands on a page that is not the index.md of its folder"
        yield Problem(path, front.line("module"), what, "Move it to the index.md of the folder.")
    if _folder(page.path) in modules:
        yield from _check_lesson(path, front)
    elif {"minutes", "objective", "sources"} <= dict(front.lines).keys():
        what = "the page has the front matter of a lesson, but its folder is no module"
        mend = "Add 'module: Module 1' to the front matter of the index.md there, or take 'minutes:' out here."
        yield Problem(path, front.line("minutes"), what, mend, Grade.WARNING)


def _check_lesson(path: str, front: FrontMatter) -> Iterator[Problem]:
    """Yield a problem for each key that a page of a module lacks, if it is meant as a lesson."""
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
        mend = f"Add 'sources: [...]', naming headings of docs/{CREDITS}."
        yield Problem(path, front.line("minutes"), "the lesson has no sources", mend)


def _check_reference(reference: Reference, page: Page, banks: dict[str, Bank]) -> Problem | None:
    path = f"docs/{page.path}"
    bank = banks.get(reference.bank)
    if bank is None:
        what = f"there is no bank '{reference.bank}'"
        return Problem(path, reference.line, what, _mend_bank(reference.bank, banks))
    ids = [item.id for item in bank.items]
    if reference.item is None or reference.item in (*ids, *bank.broken) or not ids:
        return None  # a bank without items has a problem of its own
    what = f"bank '{reference.bank}' has no item '{reference.item}'"
    return Problem(path, reference.line, what, did_you_mean(reference.item, ids))


def _mend_bank(name: str, banks: dict[str, Bank]) -> str:
    """Say which bank may be meant: one with a near name, one that had this name, or one that has another name now."""
    now = next((bank.name for bank in banks.values() if name in bank.was), None)
    if now:
        return f"It is called '{now}' now: write that."
    cut = next((bank for bank in banks.values() if not is_id(bank.name) and name in bank.name.split()), None)
    if cut:
        return f"If you mean {cut.path}, rename that to {slug(cut.name)}.md, and write '{slug(cut.name)}' here."
    mend = did_you_mean(name, banks)
    if nearest(name, banks):
        return mend
    return f"{mend} If it was renamed, write its new name here, and 'was: {name}' in its front matter."


def _check_links(bank: Bank, root: Path, course: Course) -> Iterator[Problem]:
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
    target = docs_path(bank, link.target)
    if target is None:
        what = f"the link '{link.target}' leaves docs/"
        return Problem(bank.path, link.line, what, "Link a page or picture of docs/, such as ../docs/module/lesson.md.")
    if (root / "docs" / target).is_file():
        return _check_anchor(bank, link, target, course)
    known = [_written(posixpath.relpath(path, root / "docs")) for path in (root / "docs").rglob("*") if path.is_file()]
    near = did_you_mean(_written(target), known).removesuffix("?").replace("Did you mean '", "Did you mean '../docs/")
    mend = f"{near}?" if near.startswith("Did") else "Check the spelling, or whether the page was moved."
    return Problem(bank.path, link.line, f"the link '{link.target}' leads to no file", mend)


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


def docs_path(bank: Bank, target: str) -> str | None:
    """Return the path below `docs/` that a link in a bank leads to, or None if it leads elsewhere."""
    path = unquote(urlsplit(target).path)
    project_path = posixpath.normpath(posixpath.join(posixpath.dirname(bank.path), path))
    return project_path.removeprefix("docs/") if project_path.startswith("docs/") else None


def _shared_names(course: Course) -> Iterator[Problem]:
    """Yield a problem for each name that two things claim, one of them by `was:`: learners' work would go to both."""
    blocks = [
        (names, f"docs/{page.path}", block.line)
        for page in course.pages
        for block in page.blocks
        if block.id and (names := page.block_names(block))
    ]
    seen: dict[str, tuple[str, int]] = {}
    for names, path, line in [(item.names, item.path, item.line) for item in course.items] + blocks:
        for name in names:
            first = seen.setdefault(name, (path, line))
            if first != (path, line) and len(names) > 1:
                mend = f"Take it out of 'was:' here or on line {first[1]} of {first[0]}."
                yield Problem(path, line, f"'{name}' is the name of two things", mend)


def _removed_files(course: Course) -> Iterator[Problem]:
    """Yield a problem for each file that a page says was removed although a page or a bank has its path."""
    present = {path for page in (*course.pages, *course.drafts) for path in page.files}
    present |= {path for bank in course.banks for path in bank.files}
    for page in course.pages:
        for path in page.front.removed:
            if path in present:
                what = f"'{path}' is in 'removed:', but a file still has that name"
                yield Problem(f"docs/{page.path}", page.front.line("removed"), what, "Take it out of 'removed:'.")


def _unread_html(course: Course) -> Iterator[Problem]:
    """Yield an error for Markdown in HTML, which a site without the extension for it would show as it is."""
    blocks = [(page, block.content) for page in course.pages for block in page.blocks]
    lists = [("the checklist", f"docs/{page.path}", one) for page, one in blocks if isinstance(one, Checklist)]
    items = [(f"item '{item.id}'", item.path, item.body) for item in course.items]
    holders: list[tuple[str, str, Holder]] = [*items, *lists]
    for whose, path, holder in holders:
        for what, text in holder.longer_texts:
            lines = scan(text.markdown.split("\n"), text.line, Problems(path))
            if any(_MARKDOWN_IN.search(blank_code_spans(line.text)) for line in lines if not line.code):
                told = f"{what} of {whose} has Markdown in HTML, which this site does not read"
                yield Problem(path, text.line, told, f"Add 'md_in_html' to markdown_extensions in {FILE}.")


def _unused(course: Course) -> Iterator[Problem]:
    pages = (*course.pages, *course.drafts)
    used = {reference.bank for page in pages for block in page.blocks for reference in block.references}
    gone = sorted(used - {name for bank in course.banks for name in (bank.name, *bank.was)})
    for bank in course.banks:
        if bank.name not in used and is_id(bank.name):
            mend = f"Write 'from: {bank.name}' in a quiz, or delete the file."
            if gone and not bank.was:
                mend = f"If it is '{gone[0]}' with a new name, write 'was: {gone[0]}' in its front matter. {mend}"
            yield Problem(bank.path, 1, "no quiz uses this bank", mend, Grade.WARNING)
