"""A page: its front matter, its headings, and its blocks."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from markdown.extensions.toc import slugify

from courseblocks.blocks.fences import split_blocks
from courseblocks.blocks.foreign import without_foreign
from courseblocks.blocks.kinds import BLOCKS
from courseblocks.blocks.read import read_block
from courseblocks.core.fragment import Fragment
from courseblocks.core.model import FRONT_KEYS, Block, FrontMatter, Page, Section
from courseblocks.core.names import DOCS, slug
from courseblocks.core.problems import PAGE_ADVICE, Problem, Problems
from courseblocks.items.keys import ITEM_KEYS
from courseblocks.source.front_matter import (
    Keys,
    check_known,
    check_removed,
    list_of,
    read_front_matter,
    removed_of,
    seen_of,
    text_of,
    was_of,
)
from courseblocks.source.lines import Heading, Line, expand, heading, headings, scan, split_lines
from courseblocks.source.slips.foreign_loads import check_loads
from courseblocks.source.slips.hidden import check_hidden
from courseblocks.source.slips.merge_marks import conflicts
from courseblocks.source.slips.preview_gaps import warn_of_gaps, warn_of_lists
from courseblocks.source.slips.runs_code import told_of_front, told_of_text, warn_of_code
from courseblocks.source.slips.tags import check_text

# What a line of a block may begin with: the properties of blocks, and of items that are written in them.
PAGE_KEYS = sorted({*ITEM_KEYS, *(key for kind in BLOCKS for key in kind.keys)})

_ABBREVIATION = re.compile(r"\*\[[^\]\\]++\] ?:")
_MARK = re.compile(r" {0,3}<!--\s*[^\s<>]+?\s*-->")
_ATTRIBUTES = re.compile(r"\{([^{}]*+)\}$")
_EXPLICIT = re.compile(r"#([\w-]+)")
_LINK_OR_MARK = re.compile(r"!?\[([^\]]*+)\]\([^)]*+\)|[*_`]")


def parse_page(path: str, text: str, docs: str = DOCS) -> tuple[Page, tuple[Problem, ...]]:
    """Return the page that `text` says, and its problems.

    `path` is the page's path below the folder `docs`. The result depends on nothing else, so the course keeps it.
    """
    problems = Problems(f"{docs}/{path}", docs)
    texts = split_lines(text)
    keys = read_front_matter(texts, problems)
    front = _front(keys, problems)
    page = Page(path, front, (), keys.first, docs=docs)
    page = _read_body(page, expand(texts[keys.first - 1 :]), problems)
    _check_ending(page, problems)
    check_removed(keys, front.removed, _ids(page), "a block or an item", problems)
    page = replace(page, code=(*told_of_front(keys), *page.code))
    warn_of_code(page.code, front.seen, problems)
    return page, conflicts(page.file, text) or tuple(problems.found)


def outside_blocks(page: Page) -> str:
    """Return the text of `page` without its blocks."""
    inside = {number for block in page.blocks for number in range(block.line, block.end + 1)}
    return "\n".join(text for number, text in enumerate(page.lines, page.first) if number not in inside)


def parse_body(text: str, page: Page) -> tuple[Page, tuple[Problem, ...]]:
    """Return `page` with the body `text`, for hosts whose plugins change the text before it is rendered.

    Lines are numbered as if the change were above the body, which is the nearest one can come.
    """
    problems = Problems(page.file, page.docs)
    return _read_body(page, expand(split_lines(text)), problems), tuple(problems.found)


def abbreviations(page: Page) -> str:
    """Return the definitions of abbreviations on `page`, a line each, as Python-Markdown's extension reads them."""
    if not any(map(_ABBREVIATION.match, page.lines)):
        return ""
    outside = _outside(scan(page.lines, page.first, Problems(page.path)), page.blocks)
    return "\n".join(line.text for line in outside if not line.code and _ABBREVIATION.match(line.text))


def body(lines: Sequence[str]) -> str:
    """Return the text of `lines` without the blank lines around it, as it is compared."""
    return "\n".join(lines).strip("\n")


def _check_ending(page: Page, problems: Problems) -> None:
    """Note a file with another ending of those that hosts know: names and links of a course take `.md` for granted."""
    path = PurePosixPath(page.path)
    if path.suffix != ".md" and (page.blocks or page.front.minutes):
        mend = f"Rename the file to {path.stem}.md, and write 'was: [{path}]' in its front matter."
        problems.error(1, f"a lesson, or a page with blocks, has a name that ends in {path.suffix}", mend)


def _front(keys: Keys, problems: Problems) -> FrontMatter:
    check_known(keys, FRONT_KEYS, problems)
    objective = text_of(keys, "objective", problems)
    check_text(Fragment(objective or "", keys.lines.get("objective", 1)), "the objective", (), problems)
    return FrontMatter(
        title=text_of(keys, "title", problems),
        objective=objective,
        minutes=_minutes(keys, problems),
        sources=tuple(unicodedata.normalize("NFC", source) for source in list_of(keys, "sources", problems)),
        covers=list_of(keys, "covers", problems),
        seen=seen_of(keys, PAGE_ADVICE, "a page", problems),
        module=text_of(keys, "module", problems),
        description=text_of(keys, "description", problems),
        was=was_of(keys, problems),
        removed=removed_of(keys, problems),
        lines=tuple(keys.lines.items()),
    )


def _ids(page: Page) -> set[str]:
    """Return the ids of the blocks and items on `page`, the present ones and the old ones."""
    items = {one for block in page.blocks for item in block.items for one in item.ids}
    return items | {one for block in page.blocks for one in (block.id, *block.was)}


def _minutes(keys: Keys, problems: Problems) -> int | None:
    value = keys.values.get("minutes")
    if "minutes" not in keys.values or (type(value) is int and value > 0):
        return value
    problems.error(keys.lines["minutes"], "'minutes:' is not a whole number above 0", "Write one, such as minutes: 7.")
    return None


def _read_body(page: Page, texts: Sequence[str], problems: Problems) -> Page:
    lines = scan(texts, page.first, problems)
    check_hidden(lines, PAGE_KEYS, problems)
    ours = without_foreign(lines, problems)
    raws = split_blocks(ours, problems)
    scopes = tuple(f"page:{name}" for name in page.names)
    blocks = tuple(read_block(raw, scopes, page.file, problems) for raw in raws)
    outside = _outside(ours, blocks)
    sections = _sections(outside)
    _check_ids(blocks, sections, problems)
    check_loads(lines, problems)
    warn_of_gaps(outside, problems)
    warn_of_lists(outside, problems)
    shown = tuple(map(_shown, texts, lines))
    return replace(page, lines=shown, blocks=blocks, sections=sections, code=told_of_text(lines))


def _shown(text: str, line: Line) -> str:
    """Return a line without the notes of authors, which Python-Markdown would print from lists and callouts.

    A comment of one word is no note, but a mark for a plugin: a blog shows what stands above `<!-- more -->`.
    """
    return text if "<!--" in text and _MARK.fullmatch(text) and not line.text else line.text


def _outside(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Line]:
    """Return the lines that are in no block, a blank line in place of each block's."""
    covered = {number for block in blocks for number in range(block.line, block.end + 1)}
    return [Line(line.number, "") if line.number in covered else line for line in lines]


def _sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    found: list[Section] = []
    for at, here in headings(lines):
        if not lines[at].inside:
            found.append(_section(here, lines[at + 1 :]))
    return tuple(found)


def _section(here: Heading, below: Sequence[Line]) -> Section:
    attributes = _ATTRIBUTES.search(here.title)
    markdown = here.title[: attributes.start()].rstrip(" ") if attributes else here.title
    ids = _EXPLICIT.findall(attributes[1]) if attributes else []
    title = _LINK_OR_MARK.sub(lambda match: match[1] or "", markdown)
    text = html.unescape(title)
    slugs = (slug(text), slugify(text, "-"), slugify(title, "-"))
    return Section(title, here.level, here.line, _first_paragraph(below) or markdown, ids[-1] if ids else "", slugs)


def _first_paragraph(lines: Sequence[Line]) -> str:
    start = next((i for i, line in enumerate(lines) if not line.blank), len(lines))
    if start < len(lines) and heading(lines[start]):
        return ""
    end = next((i for i, line in enumerate(lines) if i > start and line.blank), len(lines))
    return " ".join(line.text.strip() for line in lines[start:end])


def _check_ids(blocks: Sequence[Block], sections: Sequence[Section], problems: Problems) -> None:
    """Headings and blocks share one space on a page; items written in place are unique on it."""
    taken = {section.id or section.slugs[1]: section.line for section in sections}
    for block in blocks:
        first = taken.setdefault(block.id, block.line) if block.id else block.line
        if first != block.line:
            mend = f"Give the block another id; the first stands on line {first}."
            problems.error(block.line, f"'{block.id}' is the id of a block and of another block or a heading", mend)
    items: dict[str, int] = {}
    for item in (item for block in blocks for item in block.items):
        first = items.setdefault(item.id, item.line)
        if first != item.line:
            mend = f"Give one of them another id; the first is on line {first}."
            problems.error(item.line, f"two items of this page have the id '{item.id}'", mend)
