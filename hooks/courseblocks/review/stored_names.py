"""What learners' work is stored under in a course: the files, and the items and blocks in them, by all their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseblocks.core.model import Bank, Block, Course, Item, Page
from courseblocks.course.lessons import lessons

Name = tuple[str, str, str]  # whether it is an item or a block, the path of its file, its id


@dataclass(frozen=True, slots=True)
class Kept:
    """An item or a block: the paths that its file has and had, and its own ids, the present ones first.

    `text` is what it is recognised by, `block` the id of the block that an item is written in, `moved` the files and
    the ids in them that it has had elsewhere.
    """

    kind: str
    files: tuple[str, ...]
    ids: tuple[str, ...]
    line: int
    text: str
    block: str = ""
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        """All its names; an item and a block of a page may have the same id."""
        space = "item" if self.kind == "item" else "block"
        here = [(file, one) for file in self.files for one in self.ids]
        return tuple((space, file, one) for file, one in (*here, *self.moved))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A page or a bank: its paths, the present one first, what it holds, and what it says was removed.

    `stores` says whether learners' work is stored under it or anything in it.
    """

    kind: str
    files: tuple[str, ...]
    text: str
    kept: tuple[Kept, ...]
    removed: tuple[str, ...]
    stores: bool


def kept_files(course: Course) -> list[KeptFile]:
    """Return every page and bank of `course` that is published."""
    paths = {page.path for page in lessons(course)}
    return [*(_page(page, is_lesson=page.path in paths) for page in course.pages), *map(_bank, course.banks)]


def kept_drafts(course: Course) -> list[KeptFile]:
    """Return the pages that `course` leaves out: what learners did there is there again once they come back."""
    return [_page(page, is_lesson=False) for page in course.drafts]


def _page(page: Page, *, is_lesson: bool) -> KeptFile:
    kept = tuple(_in_page(page))
    return KeptFile("page", page.files, "\n".join(page.lines), kept, page.front.removed, is_lesson or bool(kept))


def _bank(bank: Bank) -> KeptFile:
    kept = tuple(_item(item, bank.files) for item in bank.items)
    return KeptFile("bank", bank.files, " ".join(one.text for one in kept), kept, bank.removed, bool(kept))


def _in_page(page: Page) -> Iterator[Kept]:
    for block in page.blocks:
        if block.id:
            moved = tuple((f"{page.docs}/{path}", old) for path, old in block.moved)
            yield Kept(block.name, page.files, (block.id, *block.was), block.line, _text(block), moved=moved)
        yield from (_item(item, page.files, block, page.docs) for item in block.items)


def _item(item: Item, files: tuple[str, ...], block: Block | None = None, docs: str = "") -> Kept:
    text = f"{item.stem.markdown} {item.answers.words}"
    paths = dict.fromkeys(f"{docs}/{path}" for path, _ in block.moved) if block else ()
    moved = tuple((path, one) for path in paths for one in item.ids)
    return Kept("item", files, item.ids, item.line, text, block.id if block else "", moved)


def _text(block: Block) -> str:
    lines = block.content.lines if block.content else ()
    return " ".join((block.title, *(line.markdown for line in lines), *(item.id for item in block.items)))
