"""The answers of a fill-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Answers
from courseblocks.items.fill_in.blanks import replace_blanks


@dataclass(frozen=True, slots=True)
class FillIn(Answers):
    """What each blank in the stem accepts, in the order of the stem; what is shown as the key comes first."""

    type = "fill-in"
    heading = "Blanks"
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

    def asked(self, stem: Fragment) -> Fragment:
        """Return the stem with a sign for each blank, since what that accepts is typed."""
        return Fragment(replace_blanks(stem.markdown, lambda _: "\ue000"), stem.line)

    def asked_again(self, old: Answers) -> str:
        """Say how many blanks there are now."""
        if not isinstance(old, FillIn):
            return Answers.asked_again(self, old)
        return f"it has {_count(self.blanks)} in place of {_count(old.blanks)}"

    def graded_again(self, old: Answers) -> bool:
        """Whether the same blanks accept other texts now."""
        return isinstance(old, FillIn) and old != self


def _count(blanks: Sequence[object]) -> str:
    return "one blank" if len(blanks) == 1 else f"{len(blanks)} blanks"
