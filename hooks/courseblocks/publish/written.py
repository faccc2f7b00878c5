"""Whether what a host hands over is what stands in the file: snippets and plugins may bring text, but no blocks."""

from __future__ import annotations

from collections.abc import Iterator

from courseblocks.core.model import Block, Page
from courseblocks.core.problems import Problem


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
            yield Problem(page.file, _first_difference(page, file), what, mend)


def _written_names(block: Block) -> list[tuple[str, str]]:
    return [(block.name, block.id), *(("item", item.id) for item in block.items)]


def _first_difference(page: Page, file: Page) -> int:
    """Return the line of `file` from which on `page` differs, which most likely brings what is not written there."""
    start = next((at for at, text in enumerate(file.lines) if text), 0)  # hosts leave out blank lines at the top
    both = zip(file.lines[start:], page.lines, strict=False)
    at = next((at for at, (written, given) in enumerate(both) if written != given), len(file.lines) - start - 1)
    return max(file.first + start + at, 1)
