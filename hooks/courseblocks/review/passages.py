"""The text of a page in passages that can be compared: paragraphs, lists, tables, code, and where its blocks stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from courseblocks.core.model import Block, Page
from courseblocks.core.problems import Problems
from courseblocks.source.lines import scan
from courseblocks.source.segments import Kind, Segment, segments


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page: what it is compared by, its Markdown, and the heading that it stands below."""

    key: str
    text: str
    below: str = ""


def passages(page: Page, ids: Mapping[str, str]) -> list[Passage]:
    """Return the passages of `page`; `ids` are the new ids of its blocks that have one."""
    found: list[Passage] = []
    below = ""
    for passage in _passages(page, ids):
        if passage.text.startswith("#"):
            below = passage.text.strip("# ")
        found.append(Passage(passage.key, passage.text, below))
    return found


def reflowed(markdown: str) -> str:
    """Return `markdown` with each paragraph on a line, so that wrapping it anew is no change."""
    return "\n\n".join(_text(part) for part in _segments(markdown.split("\n")))


def _passages(page: Page, ids: Mapping[str, str]) -> Iterator[Passage]:
    start = page.first
    for block in page.blocks:
        yield from _prose(page.lines[start - page.first : block.line - page.first])
        yield Passage(f":::{ids.get(block.id, block.id) or block.title}", _shown(block))
        start = block.end + 1
    yield from _prose(page.lines[start - page.first :])


def _prose(lines: Sequence[str]) -> Iterator[Passage]:
    for part in _segments(lines):
        text = _text(part)
        yield Passage(text, text)


def _segments(lines: Sequence[str]) -> list[Segment]:
    return segments(scan(lines, 1, Problems("")))  # its problems are told by the check


def _text(part: Segment) -> str:
    if part.kind is not Kind.PARAGRAPH:
        return "\n".join(line.text.rstrip() for line in part.lines)
    return " " * part.lines[0].indent + " ".join(word for line in part.lines for word in line.text.split())


def _shown(block: Block) -> str:
    """Return what stands for a block in the text of its page; the items of a quiz are told one by one elsewhere."""
    opening = f"::: {block.name} {block.title}"
    return "\n".join(filter(None, [opening, block.content.words if block.content else ""]))
