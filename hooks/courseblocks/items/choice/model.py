"""The answers of a single or a multiple choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.model import Answers, Item
from courseblocks.items.changed import Told, gone_and_come, joined


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
class Choice(Answers):
    """Options, one or more of them right."""

    heading = "Options"
    options: tuple[Option, ...]

    @property
    def is_single(self) -> bool:
        """Whether one option is right."""
        return sum(option.correct for option in self.options) == 1

    @property
    def type(self) -> str:
        """The word for that."""
        return "single choice" if self.is_single else "multiple choice"

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
    def texts(self) -> list[Text]:
        """The options."""
        return [Text("an option", option.text) for option in self.options]

    @property
    def longer_texts(self) -> list[Text]:
        """What is said of an option that was chosen."""
        return [Text("feedback on an option", option.feedback) for option in self.options if option.feedback]

    def asked_again(self, old: Answers) -> str:
        """Say which options are gone, new, right now or wrong now."""
        if not isinstance(old, Choice):
            return Answers.asked_again(self, old)
        return joined(_changes(old.options, self.options))


def options_of(item: Item) -> tuple[Option, ...]:
    """Return the options of `item`; what is no choice has none."""
    return item.answers.options if isinstance(item.answers, Choice) else ()


def _changes(before: tuple[Option, ...], after: tuple[Option, ...]) -> Iterator[Told]:
    """Options are known by their wording; then it matters which of them are right."""
    was = {option.key: option.correct for option in before}
    flipped = [option for option in after if was.get(option.key, option.correct) != option.correct]
    yield from gone_and_come(_texts(before), _texts(after), "an", "option")
    yield _texts(option for option in flipped if option.correct), "is now right", "are now right"
    yield _texts(option for option in flipped if not option.correct), "is now wrong", "are now wrong"


def _texts(options: Iterable[Option]) -> list[Fragment]:
    return [option.text for option in options]
