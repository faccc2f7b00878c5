"""The answers of an item, a class for each type: what is given, what is right, and how both are told.

`facts` is what a response is given to: while it is the same, a kept response stays. `words` is what a trainer reads in
the summary of a change, `key` the same of what is right alone. `texts` are those of one line each, with what each is in
a message.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from courseblocks.core.fragment import Fragment

Texts = list[tuple[str, Fragment]]
IN_MENUS = ("a partner", "a category")  # where only text is shown


class ItemType(Enum):
    """The types of items, told by the shape of the answers; the value is the word for it."""

    SINGLE = "single choice"
    MULTIPLE = "multiple choice"
    ORDERING = "ordering"
    MATCHING = "matching"
    CATEGORISE = "categorise"
    FILL_IN = "fill-in"
    OPEN = "open response"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a key or a distractor."""

    text: Fragment
    correct: bool
    feedback: Fragment | None

    @property
    def key(self) -> str:
        """What a response is stored under."""
        return self.text.key


@dataclass(frozen=True, slots=True)
class Choice:
    """Options, one or more of them right."""

    options: tuple[Option, ...]

    @property
    def type(self) -> ItemType:
        """Single choice if one option is right."""
        return ItemType.SINGLE if sum(option.correct for option in self.options) == 1 else ItemType.MULTIPLE

    @property
    def facts(self) -> str:
        """The options and which of them are right, in any order."""
        return " ".join(sorted(f"{option.key}{'+' if option.correct else '-'}" for option in self.options))

    @property
    def words(self) -> str:
        """The options as they are written, each with its feedback."""
        texts = [(f"[{'x' if one.correct else ' '}] {one.text.words}", one.feedback) for one in self.options]
        return "\n".join(f"{text}\n    > {feedback.words}" if feedback else text for text, feedback in texts)

    @property
    def key(self) -> list[str]:
        """The right options."""
        return [option.text.words for option in self.options if option.correct]

    @property
    def texts(self) -> Texts:
        """The options."""
        return [("an option", option.text) for option in self.options]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Lines in the right order."""

    type = ItemType.ORDERING
    lines: tuple[Fragment, ...]

    @property
    def facts(self) -> str:
        """The lines and their order."""
        return " ".join(["order", *(line.key for line in self.lines)])

    @property
    def words(self) -> str:
        """The lines with their numbers."""
        return "\n".join(f"{number}. {line.words}" for number, line in enumerate(self.lines, 1))

    @property
    def key(self) -> list[str]:
        """The lines in order."""
        return [line.words for line in self.lines]

    @property
    def texts(self) -> Texts:
        """The lines."""
        return [("a line", line) for line in self.lines]


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs: what stands on the left, and its partner on the right; `heads` name the two sides."""

    type = ItemType.MATCHING
    heads: tuple[Fragment, Fragment]
    pairs: tuple[tuple[Fragment, Fragment], ...]

    @property
    def facts(self) -> str:
        """The pairs, in any order."""
        return " ".join(["match", *sorted(f"{left.key}:{right.key}" for left, right in self.pairs)])

    @property
    def words(self) -> str:
        """A line for each pair."""
        return "\n".join(self.key)

    @property
    def key(self) -> list[str]:
        """The pairs."""
        return [f"{left.words}: {right.words}" for left, right in self.pairs]

    @property
    def texts(self) -> Texts:
        """The names of the sides, and both parts of each pair."""
        pairs = [part for left, right in self.pairs for part in (("something to match", left), ("a partner", right))]
        return [*(("the head of a column", head) for head in self.heads), *pairs]


@dataclass(frozen=True, slots=True)
class Categorise:
    """Categories, each with its members."""

    type = ItemType.CATEGORISE
    categories: tuple[tuple[Fragment, tuple[Fragment, ...]], ...]

    @property
    def facts(self) -> str:
        """The members, each with its category, in any order."""
        pairs = [f"{member.key}:{name.key}" for name, members in self.categories for member in members]
        return " ".join(["sort", *sorted(pairs)])

    @property
    def words(self) -> str:
        """The categories, their members below them."""
        lines = [[name.words, *(f"    {member.words}" for member in members)] for name, members in self.categories]
        return "\n".join(line for group in lines for line in group)

    @property
    def key(self) -> list[str]:
        """The categories with their members."""
        return [f"{name.words}: {', '.join(one.words for one in members)}" for name, members in self.categories]

    @property
    def texts(self) -> Texts:
        """The categories and their members."""
        members = [("a member of a category", member) for _, members in self.categories for member in members]
        return [*(("a category", name) for name, _ in self.categories), *members]


@dataclass(frozen=True, slots=True)
class FillIn:
    """What each blank in the stem accepts, in the order of the stem; what is shown as the key comes first."""

    type = ItemType.FILL_IN
    blanks: tuple[tuple[str, ...], ...]

    @property
    def facts(self) -> str:
        """The number of blanks: a response stays when one more text is accepted, and is graded anew."""
        return f"blanks {len(self.blanks)}"

    @property
    def words(self) -> str:
        """A line for each blank; the stem shows them too."""
        return "\n".join(self.key)

    @property
    def key(self) -> list[str]:
        """What each blank accepts."""
        return [" | ".join(accepted) for accepted in self.blanks]

    @property
    def texts(self) -> Texts:
        """None: what a blank accepts is typed."""
        return []


@dataclass(frozen=True, slots=True)
class OpenResponse:
    """Text of the learner's own, with the model answer that it is compared with."""

    type = ItemType.OPEN
    model: Fragment

    @property
    def facts(self) -> str:
        """Nothing: it is never graded."""
        return "open"

    @property
    def words(self) -> str:
        """The model answer."""
        return self.model.markdown

    @property
    def key(self) -> list[str]:
        """The model answer on one line."""
        return [self.model.words]

    @property
    def texts(self) -> Texts:
        """None: the model answer may have several lines."""
        return []


Answers = Choice | Ordering | Matching | Categorise | FillIn | OpenResponse
