"""A bank: one Markdown file of items, below headings that link the lessons they test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from courseblocks.core.model import Bank, Item, Link
from courseblocks.core.names import DOCS, is_id, slug
from courseblocks.core.problems import BANK_ADVICE, Problem, Problems
from courseblocks.course.links import way_to_pages
from courseblocks.items.keys import ITEM_KEYS
from courseblocks.items.read import Place, read_items
from courseblocks.source.front_matter import (
    Keys,
    check_known,
    check_removed,
    ids_of,
    read_front_matter,
    seen_of,
    text_of,
)
from courseblocks.source.lines import (
    NO_SPACE,
    Heading,
    Line,
    blank_code_spans,
    expand,
    heading,
    headings,
    lacks_space,
    scan,
    spans,
    split_lines,
)
from courseblocks.source.slips.foreign_loads import check_loads
from courseblocks.source.slips.hidden import check_hidden
from courseblocks.source.slips.merge_marks import conflicts
from courseblocks.source.slips.runs_code import told_of_text, warn_of_code

# An address, and perhaps a title, which begins with a quotation mark; without angle brackets a space is a mistake.
_LINK = re.compile(r"""\]\(\s*+(?:<([^<>]*+)>|([^) ]++(?: ++[^) "'(][^) ]*+)*+))[^)]*+\)""")
_LESSON = re.compile(r"^\[[^\]]++" + _LINK.pattern + "$")


def parse_bank(path: str, text: str, docs: str = DOCS) -> tuple[Bank, tuple[Problem, ...]]:
    """Return the bank that `text` says, without the items that have problems, and the problems.

    `path` is the file's path below the project folder, `docs` the folder of the pages there. The result depends on
    nothing else, so the course keeps it.
    """
    problems = Problems(path, docs)
    texts = split_lines(text)
    keys = read_front_matter(texts, problems)
    title = _title(keys, problems)
    lines = scan(expand(texts[keys.first - 1 :]), keys.first, problems)
    check_hidden(lines, ITEM_KEYS, problems)
    name = PurePosixPath(path).stem
    if not is_id(name):
        mend = f"Rename the file to {slug(name) or 'my-bank'}.md."
        problems.error(1, f"the bank's name '{name}' is not lower-case words joined by hyphens", mend)
    before = problems.mark()
    was = ids_of(keys, "was", problems)
    lessons, items, broken = _read_lessons((name, *was), path, lines, problems)
    removed = ids_of(keys, "removed", problems)
    check_removed(keys, removed, {*broken, *(one for item in items for one in item.ids)}, "an item", problems)
    if lines and not (items or broken or problems.since(before)):
        problems.error(1, "the bank has no items", "Write one: a heading ## its-id, a stem, and options.")
    seen = seen_of(keys, BANK_ADVICE, "a bank", problems)
    check_loads(lines, problems)
    code = told_of_text(lines)
    warn_of_code(code, seen, problems)
    bank = Bank(path, name, title or name, items, lessons, links_in(lines), broken, was, removed, code)
    return bank, conflicts(path, text) or tuple(problems.found)


def _title(keys: Keys, problems: Problems) -> str | None:
    check_known(keys, ("title", "was", "removed", "seen"), problems)
    title = text_of(keys, "title", problems)
    if title is None and "title" not in keys.lines and not problems.found:
        mend = "Put --- on line 1, 'title: Its title' on line 2 and --- on line 3."
        problems.error(1, "the bank has no title", mend)
    return title


def _read_lessons(
    names: tuple[str, ...], path: str, lines: Sequence[Line], problems: Problems
) -> tuple[tuple[Link, ...], tuple[Item, ...], tuple[str, ...]]:
    """Read the items below each level-1 heading; ids are unique in the whole bank."""
    titles = {at: here for at, here in headings(lines) if here.level == 1}
    before_first = lines[: min(titles, default=len(lines))]
    _refuse_without_lesson(before_first, problems)
    parts = [_read_part(names, path, before_first, None, problems)]
    lessons: list[Link] = []
    for start, end in spans(list(titles), len(lines)):
        lesson = _lesson(titles[start], problems)
        lessons += [lesson] if lesson else []
        parts.append(_read_part(names, path, lines[start + 1 : end], lesson, problems))
    items = [item for part, _ in parts for item in part]
    _check_unique(items, problems)
    return tuple(lessons), tuple(items), tuple(name for _, broken in parts for name in broken)


def _lesson(here: Heading, problems: Problems) -> Link | None:
    match = _LESSON.match(here.title)
    if match:
        return _link(match, here.line)
    mend = f"Write # [The lesson's title]({way_to_pages(problems.path, problems.docs)}/module/lesson.md)."
    problems.error(here.line, "a level-1 heading does not link the lesson that the items below it test", mend)
    return None


def _read_part(
    names: tuple[str, ...], path: str, lines: Sequence[Line], lesson: Link | None, problems: Problems
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    start = next((i for i, line in enumerate(lines) if heading(line)), len(lines))
    stray = next((line for line in lines[:start] if not line.blank), None)
    if stray and lacks_space(stray):
        problems.error(stray.number, *NO_SPACE)
    elif stray:
        mend = "Put a heading ## its-id above the item, or make it a comment: <!-- ... -->."
        problems.error(stray.number, "this text belongs to no item", mend)
    if start == len(lines):
        return (), ()
    first = heading(lines[start])
    assert first
    if first.level != 2:
        mend = "Write an item's id as a level-2 heading: ## its-id."
        problems.error(first.line, f"an item's heading has {first.level} # in place of 2", mend)
    return read_items(2, lines[start:], Place(names, path, lesson.target if lesson else None), problems)


def _refuse_without_lesson(lines: Sequence[Line], problems: Problems) -> None:
    """Note the first item among `lines`, which stand above the first lesson."""
    first = next((here for line in lines if (here := heading(line))), None)
    if first:
        way = way_to_pages(problems.path, problems.docs)
        mend = f"Put # [The lesson's title]({way}/module/lesson.md) above the first item."
        problems.error(first.line, "an item stands below no lesson", mend)


def _check_unique(items: Sequence[Item], problems: Problems) -> None:
    """Note ids that stand below two lessons; those below one lesson are noted where they are read."""
    seen: dict[str, int] = {}
    for item in items:
        first = seen.setdefault(item.id, item.line)
        if first != item.line:
            mend = f"Give one of them another id; the first is on line {first}."
            problems.error(item.line, f"two items have the id '{item.id}'", mend)


def links_in(lines: Sequence[Line]) -> tuple[Link, ...]:
    """Return the links and images that are written in `lines`, without those in code."""
    found = []
    for line in lines:
        if not line.code and "](" in line.text:
            text = blank_code_spans(line.text)
            last = text.rfind(")") + 1  # nothing is looked for where nothing closes
            found += [_link(match, line.number) for match in _LINK.finditer(text, 0, last)]
    return tuple(found)


def _link(match: re.Match[str], line: int) -> Link:
    """Return a link; one in angle brackets as it is written without them."""
    return Link(match[2] or match[1].replace(" ", "%20"), line)
