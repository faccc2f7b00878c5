"""The answers of a categorise."""

from __future__ import annotations

from dataclasses import dataclass

from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.model import Answers
from courseblocks.items.changed import changed_pairs


@dataclass(frozen=True, slots=True)
class Categorise(Answers):
    """Categories, each with its members."""

    type = "categorise"
    heading = "Categories"
    categories: tuple[tuple[Fragment, tuple[Fragment, ...]], ...]

    @property
    def category_of(self) -> dict[Fragment, Fragment]:
        """The category of each member."""
        return {member: name for name, members in self.categories for member in members}

    @property
    def facts(self) -> str:
        """The members, each with its category, in any order."""
        pairs = [f"{member.key}:{name.key}" for member, name in self.category_of.items()]
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
    def texts(self) -> list[Text]:
        """The categories and their members."""
        members = [Text("a member of a category", member) for member in self.category_of]
        return [*(Text("a category", name, in_menu=True) for name, _ in self.categories), *members]

    def asked_again(self, old: Answers) -> str:
        """Say which members are gone or new, and which belong elsewhere."""
        if not isinstance(old, Categorise):
            return Answers.asked_again(self, old)
        told = ("member", "belongs to another category now", "belong to other categories now")
        return changed_pairs(old.category_of, self.category_of, *told)
