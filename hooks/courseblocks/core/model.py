"""The course as data: what reading gives, what checking and rendering take.

Everything here is valid on its own: only the readers can refuse text. What holds between files (a reference to an
item, a source on the credits page) is the concern of `course/check.py`.
"""

from __future__ import annotations

import hashlib
import posixpath
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import ClassVar, Literal, get_args

from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.names import DOCS, all_names, page_names

Level = Literal["recall", "understand", "apply", "analyse"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a file that runs code in the learner's browser or the like: what it does, and what it says."""

    line: int
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Covers:
    """The rows of the coverage table that a `covers:` names, and its line."""

    rows: tuple[str, ...] = ()
    line: int = 1


class Holder:
    """What has texts of its own: the answers of an item or all of its body, what a block holds."""

    __slots__ = ()

    @property
    def texts(self) -> list[Text]:
        """Those of one line each, without those of items in it."""
        return []

    @property
    def longer_texts(self) -> list[Text]:
        """Those that may have several paragraphs."""
        return []


class Answers(Holder, ABC):
    """The answers of an item: what is given, what is right, and how both are told. Each type of item has a class of it.

    `heading` is what they are called in the summary of a change, `key_name` what is right among them.
    """

    __slots__ = ()
    heading: ClassVar[str]
    key_name: ClassVar[str] = "key"

    @property
    @abstractmethod
    def type(self) -> str:
        """The word that authors have for the type."""

    @property
    @abstractmethod
    def facts(self) -> str:
        """What a response is given to: while it is the same, a kept response stays."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What is given, and what is right, as a trainer reads it in the summary of a change."""

    @property
    @abstractmethod
    def key(self) -> list[str]:
        """The same of what is right alone."""

    def asked(self, stem: Fragment) -> Fragment:
        """Return what learners read of the stem."""
        return stem

    def asked_again(self, old: Answers) -> str:
        """Return why those who responded to `old` are asked again, which is so where the facts differ."""
        return f"it is {self.type} now and was {old.type}"

    def graded_again(self, _old: Answers) -> bool:
        """Whether responses that are kept may turn right or wrong, though the facts are those of `_old`."""
        return False


@dataclass(frozen=True, slots=True)
class Body(Holder):
    """What an item asks: all of it that learners see."""

    stem: Fragment
    answers: Answers
    feedback: Fragment | None
    hint: Fragment | None

    @property
    def texts(self) -> list[Text]:
        """The texts of one line each."""
        return self.answers.texts

    @property
    def longer_texts(self) -> list[Text]:
        """Those that may have several paragraphs."""
        stem = Text("the stem", self.answers.asked(self.stem))
        below = (("the feedback", self.feedback), ("the hint", self.hint))
        return [stem, *self.answers.longer_texts, *(Text(what, text) for what, text in below if text)]


@dataclass(frozen=True, slots=True)
class Item:
    """One item, in a bank or in place; `names` are its name in the whole course and the ones it had before."""

    id: str
    names: tuple[str, ...]
    path: str
    line: int
    body: Body
    level: Level | None = None
    tags: tuple[str, ...] = ()
    shuffle: bool = True
    lesson: str | None = None
    seen: tuple[str, ...] = ()
    covers: Covers = Covers()

    @property
    def stem(self) -> Fragment:
        """What is asked."""
        return self.body.stem

    @property
    def answers(self) -> Answers:
        """What can be responded, and what is right."""
        return self.body.answers

    @property
    def feedback(self) -> Fragment | None:
        """What is said after a response, whatever it is."""
        return self.body.feedback

    @property
    def hint(self) -> Fragment | None:
        """What is said before it, on request."""
        return self.body.hint

    @property
    def type(self) -> str:
        """The word that authors have for the type, told by the answers."""
        return self.answers.type

    @property
    def of(self) -> str:
        """The name that responses are stored under."""
        return self.names[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """Its id, and the ones it had before."""
        return tuple(dict.fromkeys(name.rpartition("#")[2] for name in self.names))

    @property
    def fingerprint(self) -> str:
        """What a response was given to: what the answers say of it; not the stem or the feedback."""
        return hashlib.sha256(self.answers.facts.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image in a bank, with its target as it is written."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Bank:
    """One file of items.

    `lessons` are the links of its level-1 headings, `broken` the ids of items with problems, `removed` the ids of items
    that were deleted for good, `code` the lines that run code.
    """

    path: str
    name: str
    title: str
    items: tuple[Item, ...]
    lessons: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    broken: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    code: tuple[Told, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The path of its file below the project folder, and the ones it had before."""
        return tuple(f"{posixpath.dirname(self.path)}/{name}.md" for name in (self.name, *self.was))

    def items_of(self, reference: Reference) -> list[Item]:
        """Return the items that a reference to this bank means: one of them, or all."""
        return [item for item in self.items if reference.item in (None, item.id)]


@dataclass(frozen=True, slots=True)
class Reference:
    """A bank, or an item of a bank, named by a quiz."""

    bank: str
    item: str | None
    line: int

    def __str__(self) -> str:
        """Give it as it is written."""
        return f"{self.bank}#{self.item}" if self.item else self.bank


class Content(Holder, ABC):
    """What a block holds. Each kind of block has a class of it."""

    __slots__ = ()

    @property
    @abstractmethod
    def words(self) -> str:
        """All of it but its items, as it is written: what a review shows of a block that is new."""

    @property
    def parts(self) -> Sequence[tuple[str, str | Fragment | None]]:
        """What a review compares, each with what it is called: Markdown, or words as they are written."""
        return [("text", self.words)]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that are written in it."""
        return ()

    @property
    def references(self) -> tuple[Reference, ...]:
        """The banks and items that it refers to."""
        return ()

    @property
    def lines(self) -> tuple[Fragment, ...]:
        """Those that learners' work is stored under, known by their wording."""
        return ()


@dataclass(frozen=True, slots=True)
class Block:
    """One `:::` block of a page, from its opening to its closing line, both included.

    `content` is None when the block has problems; `heading` is the level that its title has on the page, 2 to 6.
    `moved` are its old ids on other pages, each with the path of the page.
    """

    name: str
    title: str
    id: str
    line: int
    end: int
    content: Content | None
    heading: int = 2
    was: tuple[str, ...] = ()
    covers: Covers = Covers()
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that are written in it."""
        return self.content.items if self.content else ()

    @property
    def references(self) -> tuple[Reference, ...]:
        """The banks and items that it refers to."""
        return self.content.references if self.content else ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the `---` lines of a page; `lines` are the lines of its keys.

    `removed` are the ids of what stood on the page, and the paths of files, that were deleted for good.
    """

    title: str | None = None
    module: str | None = None
    objective: str | None = None
    minutes: int | None = None
    sources: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    description: str | None = None
    was: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()

    def line(self, key: str) -> int:
        """Return the line of `key`, or 1 where it is absent."""
        return dict(self.lines).get(key, 1)


FRONT_KEYS = tuple(each.name for each in fields(FrontMatter) if each.name != "lines")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page: its text, and the Markdown of the first paragraph below it, or of itself.

    `id` is written behind it. Without one, `slugs` are what can be made of its text: first in its own script, then as
    Python-Markdown makes it by itself, which may be empty.
    """

    title: str
    level: int
    line: int
    credit: str = ""
    id: str = ""
    slugs: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it can be called by, first what is the best to write."""
        return (self.id,) if self.id else tuple(filter(None, self.slugs))


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file of the folder `docs`, at `path` below it.

    `lines` are those of its body, from line `first` of the file, without comments but with marks for plugins;
    `code` are the lines that run code.
    """

    path: str
    front: FrontMatter
    lines: tuple[str, ...]
    first: int
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    code: tuple[Told, ...] = ()
    docs: str = DOCS

    @property
    def names(self) -> tuple[str, ...]:
        """The page's name, its path without `.md`, and the ones it had before."""
        return page_names(self.path, self.front.was)

    @property
    def title(self) -> str:
        """What it is called: by its front matter, its first heading, or its path."""
        return self.front.title or next((here.title for here in self.sections if here.level == 1), self.path)

    @property
    def file(self) -> str:
        """The path of its file below the project folder."""
        return f"{self.docs}/{self.path}"

    @property
    def files(self) -> tuple[str, ...]:
        """The path of its file below the project folder, and the ones it had before, in one form of Unicode."""
        names = [name for name in self.names if unicodedata.is_normalized("NFC", name)]
        return tuple(f"{self.docs}/{name}.md" for name in names)

    def block_names(self, block: Block) -> tuple[str, ...]:
        """Return the names of a block in the whole course, which progress is stored under, the present one first."""
        elsewhere = [name for path, old in block.moved for name in all_names(page_names(path, ()), (old,))]
        return (*all_names(self.names, (block.id, *block.was)), *elsewhere)


@dataclass(frozen=True, slots=True)
class Course:
    """All that `docs/` and `quizzes/` say; `drafts` are the pages that the site leaves out.

    `docs` is the folder of the pages below the project folder, which settings may give another name.
    """

    pages: tuple[Page, ...]
    banks: tuple[Bank, ...]
    drafts: tuple[Page, ...] = ()
    docs: str = DOCS

    @property
    def items(self) -> list[Item]:
        """Every item, banks first."""
        in_place = [item for page in self.pages for block in page.blocks for item in block.items]
        return [item for bank in self.banks for item in bank.items] + in_place
