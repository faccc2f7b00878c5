"""One kind of `:::` block: what is true of it wherever it is read, checked, shown or compared.

Its folder has its object. What it holds is a `Content`, which says itself what a review compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from courseblocks.core.model import Bank, Block, Content, Page
from courseblocks.core.problems import Problem, Problems
from courseblocks.core.scripts import Script
from courseblocks.core.settings import Settings
from courseblocks.items.read import Place
from courseblocks.source.lines import Line
from courseblocks.source.properties import Keys, Property


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening line of a block."""

    colons: int
    name: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A block that is to be shown: its file, its names, the banks that its page uses, and the way to what it loads.

    `page_of` returns the page in a file below the project folder, None if there is none.
    """

    block: Block
    path: str
    names: tuple[str, ...]
    settings: Settings
    banks: Mapping[str, Bank]
    way_to: Callable[[Script], tuple[str, str]]  # its styles, and the script itself
    page_of: Callable[[str], Page | None]


Read = Callable[[Opening, Mapping[str, Property], Sequence[Line], Place, Problems], Content]
Check = Callable[[Block, str, Mapping[str, Bank]], Iterable[Problem]]
View = Callable[[Shown, str], Mapping[str, object]]


def _nothing(_block: Block, _path: str, _banks: Mapping[str, Bank]) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A kind of block, with its name as authors write it.

    `read` returns what the properties in `keys` and the lines below them say; `check` yields what is wrong with it
    between files, of which it is given its own (below the project folder) and the banks. `template` shows it, with what
    `view` adds for pages in a language. `scripts` are all that it may need; where `view` says nothing of them, it needs
    each.

    It `keeps` what learners do, and so needs an id. `has_items` is true where items are written in it, with properties
    of their own. `minutes` are what it takes beside the reading.
    """

    name: str
    keys: Keys
    read: Read
    template: str
    view: View = lambda _shown, _language: {}
    check: Check = _nothing
    scripts: tuple[Script, ...] = ()
    keeps: bool = True
    has_items: bool = False
    minutes: float = 0
