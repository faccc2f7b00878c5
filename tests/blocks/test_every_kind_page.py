"""What holds for every kind of block on a page, shown with the examples that it brings."""

from __future__ import annotations

import pytest

from browsers import Tab, until
from browsing import Courses, Serve, Visit, axe, in_browsers
from courseblocks.blocks.kind import BlockKind
from courseblocks.blocks.kinds import BLOCKS
from examples import each_on_a_page, examples

pytestmark = [*in_browsers, pytest.mark.sliced]

WORKS = "return [...document.querySelectorAll('.course-block')].every(block => 'works' in block.dataset)"
PRESS = "const found = document.querySelector('.course-block [data-do]:not([hidden])'); found?.click(); return !!found"


def pages_of(kind: BlockKind) -> list[str]:
    """Return the addresses of the examples of a kind."""
    return [f"/{kind.name}-{number}/" for number, _ in enumerate(examples("blocks", kind.name))]


def opened(tab: Tab, address: str) -> Tab:
    """Return the tab once all blocks of the page work."""
    tab.open(address)
    until(lambda: tab.js(WORKS))
    return tab


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.name)
def test_every_example_of_a_block_is_accessible(
    visit: Visit, courses: Courses, serve: Serve, kind: BlockKind, *, dark: bool
) -> None:
    """As it is first seen, and once the first of its controls was pressed."""
    site = serve(courses(each_on_a_page())).address
    tab = visit(dark=dark).tab()
    for path in pages_of(kind):
        opened(tab, site + path)
        assert axe(tab) == []
        tab.js(PRESS)
        assert axe(tab) == []
