"""The course as data: what reading gives, what checking and rendering take.

Everything here is valid on its own: only the readers can refuse text. What holds between files (a reference to an
item, a source on the credits page) is the concern of `course/check.py`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from courseblocks.core.fragment import Fragment
from courseblocks.items.answers import Answers, Choice, FillIn, ItemType, OpenResponse, Option, Texts
from courseblocks.items.fill_in.blanks import replace_blanks

Level = Literal["recall", "understand", "apply", "analyse"]
Reset = Literal["daily", "weekly", "monthly"]
Mode = Literal["practice", "exam", "choice", "before"]

_PARTS = re.compile(r"[\s\ufeff%]")  # white space of Python's and of JavaScript's, and what encodes it


@dataclass(frozen=True, slots=True)
class Covers:
    """The rows of the coverage table that a `covers:` names, and its line."""

    rows: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Body:
    """What an item asks: all of it that learners see."""

    stem: Fragment
    answers: Answers
    feedback: Fragment | None
    hint: Fragment | None

    @property
    def texts(self) -> Texts:
        """The texts of one line each, with what each is in a message."""
        return self.answers.texts

    @property
    def longer_texts(self) -> Texts:
        """Those that may have several paragraphs; a sign stands for each blank, since what it accepts is typed."""
        stem, answers = self.stem, self.answers
        if isinstance(answers, FillIn):
            stem = Fragment(replace_blanks(stem.markdown, lambda _: "\ue000"), stem.line)
        options = answers.options if isinstance(answers, Choice) else ()
        told = [
            ("the stem", stem),
            *(("feedback on an option", option.feedback) for option in options),
            ("the model answer", answers.model if isinstance(answers, OpenResponse) else None),
            ("the feedback", self.feedback),
            ("the hint", self.hint),
        ]
        return [(what, text) for what, text in told if text]


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
    def type(self) -> ItemType:
        """The type, told by the answers."""
        return self.answers.type

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of a choice; other types have none."""
        return self.answers.options if isinstance(self.answers, Choice) else ()

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
    that were deleted for good.
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

    @property
    def files(self) -> tuple[str, ...]:
        """The path of its file below the project folder, and the ones it had before."""
        return tuple(f"quizzes/{name}.md" for name in (self.name, *self.was))

    def items_of(self, reference: Reference) -> list[Item]:
        """Return the items that a reference to this bank means: one of them, or all."""
        return [item for item in self.items if reference.item in (None, item.id)]


@dataclass(frozen=True, slots=True)
class Reference:
    """A bank, or an item of a bank, named by a quiz."""

    bank: str
    item: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Selector:
    """A word that stands for items: an item's name, a level, a type with hyphens, or a tag."""

    word: str
    line: int


@dataclass(frozen=True, slots=True)
class Draw:
    """Which items of a quiz are asked, as its keys say it; `line` is where the number stands, or the first of the keys.

    `only` and `without` (the key `except:`) make the pool. Of it each part of `pick` draws a number, from the bank it
    names or, with no name, from all. What `always` names is drawn, and of what each part of `least` names that many.
    Without `pick` the whole pool is asked.
    """

    pick: tuple[tuple[str, int], ...] = ()
    always: tuple[Selector, ...] = ()
    only: tuple[Selector, ...] = ()
    without: tuple[Selector, ...] = ()
    least: tuple[tuple[int, Selector], ...] = ()
    line: int = 1

    @property
    def words(self) -> list[str]:
        """Its keys and their values, as they are written."""
        lists = {"always": self.always, "only": self.only, "except": self.without}
        said = {
            "pick": ", ".join(f"{number} {bank}".strip() for bank, number in self.pick),
            **{key: " ".join(selector.word for selector in selectors) for key, selectors in lists.items()},
            "least": ", ".join(f"{number} {selector.word}" for number, selector in self.least),
        }
        return [f"{key}: {value}" for key, value in said.items() if value]


@dataclass(frozen=True, slots=True)
class Quiz:
    """A set of items on a page: those it refers to, or those written in it.

    `confidence` asks how sure the learner is of each response; `pass_mark` is a percentage, 0 for no pass mark, and
    None for that of the course.
    """

    references: tuple[Reference, ...] = ()
    items: tuple[Item, ...] = ()
    mode: Mode = "practice"
    confidence: bool = False
    pass_mark: int | None = None
    draw: Draw | None = None

    @property
    def words(self) -> str:
        """How its items are asked, as it is written; nothing where they are asked as usual."""
        mode = [f"mode: {self.mode}"] if self.mode != "practice" else []
        drawn = self.draw.words if self.draw else []
        confidence = ["confidence: yes"] if self.confidence else []
        passes = [] if self.pass_mark is None else [f"pass: {self.pass_mark or 'no'}"]
        return "\n".join([*mode, *drawn, *confidence, *passes])


@dataclass(frozen=True, slots=True)
class Task:
    """A line that a learner ticks, with the test that tells when it is done."""

    text: Fragment
    done: Fragment | None

    @property
    def key(self) -> str:
        """What a tick is stored under, known by the text and never by the place."""
        return self.text.key


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of tasks that stay ticked until they are reset."""

    tasks: tuple[Task, ...]
    intro: Fragment | None = None
    reset: Reset | None = None

    @property
    def texts(self) -> Texts:
        """The lines, with what each is in a message."""
        return [("a line", task.text) for task in self.tasks]

    @property
    def longer_texts(self) -> Texts:
        """What introduces them, and the tests that tell when they are done."""
        told = [("the introduction", self.intro), *(("a done test", task.done) for task in self.tasks)]
        return [(what, text) for what, text in told if text]


@dataclass(frozen=True, slots=True)
class View:
    """A view of the whole course, which has no content of its own; its name is the block's."""


@dataclass(frozen=True, slots=True)
class Block:
    """One `:::` block of a page, from its opening to its closing line, both included.

    `content` is None when the block has problems; `heading` is the level that its title has on the page, 2 to 6.
    """

    name: str
    title: str
    id: str
    line: int
    end: int
    content: Quiz | Checklist | View | None
    heading: int = 2
    was: tuple[str, ...] = ()
    covers: Covers = Covers()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that are written in it."""
        return self.content.items if isinstance(self.content, Quiz) else ()

    @property
    def references(self) -> tuple[Reference, ...]:
        """The banks and items that it refers to."""
        return self.content.references if isinstance(self.content, Quiz) else ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the `---` lines of a page; `lines` are the lines of its keys.

    `removed` are the ids of what stood on the page, and the paths of files, that were deleted for good.
    """

    title: str | None = None
    objective: str | None = None
    minutes: int | None = None
    sources: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    module: str | None = None
    description: str | None = None
    was: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()

    def line(self, key: str) -> int:
        """Return the line of `key`, or 1 where it is absent."""
        return dict(self.lines).get(key, 1)


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
    """One Markdown file of `docs/`.

    `lines` are those of its body, from line `first` of the file, without comments but with marks for plugins.
    """

    path: str
    front: FrontMatter
    lines: tuple[str, ...]
    first: int
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The page's name, its path without `.md`, and the ones it had before."""
        return page_names(self.path, self.front.was)

    @property
    def files(self) -> tuple[str, ...]:
        """The path of its file below the project folder, and the ones it had before, in one form of Unicode."""
        names = [name for name in self.names if unicodedata.is_normalized("NFC", name)]
        return tuple(f"docs/{name}.md" for name in names)

    def block_names(self, block: Block) -> tuple[str, ...]:
        """Return the names of a block in the whole course, which progress is stored under, the present one first."""
        return all_names(self.names, (block.id, *block.was))


@dataclass(frozen=True, slots=True)
class Course:
    """All that `docs/` and `quizzes/` say; `drafts` are the pages that the site leaves out."""

    pages: tuple[Page, ...]
    banks: tuple[Bank, ...]
    drafts: tuple[Page, ...] = ()

    @property
    def items(self) -> list[Item]:
        """Every item, banks first."""
        in_place = [item for page in self.pages for block in page.blocks for item in block.items]
        return [item for bank in self.banks for item in bank.items] + in_place


def page_names(path: str, was: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the page at `path` below `docs/`, which was at the paths `was` before.

    Some systems write the accents in a path as signs of their own: the page is known by that too, but not first.
    """
    names = [name.strip("/").removesuffix(".md") for name in (path, *was)]
    return tuple(dict.fromkeys([unicodedata.normalize("NFC", names[0]), *names]))


def all_names(scopes: Iterable[str], ids: Iterable[str]) -> tuple[str, ...]:
    """Return what is called by any of `ids` in any of `scopes`, each under its present name first."""
    ids = tuple(ids)
    return tuple(f"{scope}#{one}" for scope in scopes for one in ids)


def join_names(names: Iterable[str]) -> str:
    """Return `names` for one attribute, with spaces between; `names` in `runtime/page/dom.js` parts them.

    A path may have white space in it, which is percent-encoded; all other names stand there as they are stored.
    """
    return " ".join(_PARTS.sub(lambda match: quote(match[0]), name) for name in names)
