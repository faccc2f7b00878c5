"""The answers of a matching."""

from __future__ import annotations

from dataclasses import dataclass

from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.model import Answers
from courseblocks.items.changed import changed_pairs


@dataclass(frozen=True, slots=True)
class Matching(Answers):
    """Pairs: what stands on the left, and its partner on the right; `heads` name the two sides."""

    type = "matching"
    heading = "Pairs"
    heads: tuple[Fragment, Fragment]
    pairs: tuple[tuple[Fragment, Fragment], ...]

    @property
    def facts(self) -> str:
        """The pairs, in any order."""
        return " ".join(["match", *sorted(f"{left.key}:{right.key}" for left, right in self.pairs)])

    @property
    def words(self) -> str:
        """The names of the sides, then a line for each pair."""
        return "\n".join([" | ".join(head.words for head in self.heads), *self.key])

    @property
    def key(self) -> list[str]:
        """The pairs."""
        return [f"{left.words}: {right.words}" for left, right in self.pairs]

    @property
    def texts(self) -> list[Text]:
        """The names of the sides, and both parts of each pair."""
        heads = [Text("the head of a column", head) for head in self.heads]
        return heads + [part for left, right in self.pairs for part in _texts(left, right)]

    def asked_again(self, old: Answers) -> str:
        """Say which rows are gone or new, and which have another partner."""
        if not isinstance(old, Matching):
            return Answers.asked_again(self, old)
        told = ("row", "has another partner now", "have other partners now")
        return changed_pairs(dict(old.pairs), dict(self.pairs), *told)


def _texts(left: Fragment, right: Fragment) -> tuple[Text, Text]:
    return Text("something to match", left), Text("a partner", right, in_menu=True)
