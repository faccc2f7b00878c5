"""The answers of an ordering."""

from __future__ import annotations

from dataclasses import dataclass

from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.model import Answers
from courseblocks.items.changed import gone_and_come, joined


@dataclass(frozen=True, slots=True)
class Ordering(Answers):
    """Lines in the right order."""

    type = "ordering"
    heading = "Right order"
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
    def texts(self) -> list[Text]:
        """The lines."""
        return [Text("a line", line) for line in self.lines]

    def asked_again(self, old: Answers) -> str:
        """Say which lines are gone or new, or else that their order changed."""
        if not isinstance(old, Ordering):
            return Answers.asked_again(self, old)
        return joined(gone_and_come(old.lines, self.lines, "a", "line")) or "the right order changed"
