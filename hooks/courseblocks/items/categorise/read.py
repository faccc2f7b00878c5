"""A categorise: a list of categories, each with its members in a list below it."""

from __future__ import annotations

from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problems
from courseblocks.items.categorise.model import Categorise
from courseblocks.items.line_rules import check_picture, check_plain, check_twins, line_text
from courseblocks.items.parts import Parts
from courseblocks.source.segments import Entry, Kind, entries

_NO_FEEDBACK = "It has no feedback of its own: put it in a quote at the margin, below the last member."
_MENDS = {Kind.QUOTE: _NO_FEEDBACK}
_OF_MEMBERS = {**_MENDS, Kind.LIST: "Indent all members alike, and give what belongs to this one a line of its own."}


def read_categories(name: str, parts: Parts, problems: Problems) -> Categorise:
    """Return the categories of a list of lists; what is wrong with them is noted."""
    whose, answers = f"item '{name}'", parts.listed
    found = [_category(whose, entry, problems) for entry in entries(answers)]
    categories = tuple((title, members) for title, members in found if title)
    if len(found) < 2:
        mend = "Write two or more, each with its members in a list below it."
        problems.error(answers.line, f"{whose} has one category", mend)
    for title, _ in categories:
        check_plain(title, whose, "a category", problems)
    check_twins([title for title, _ in categories], f"{whose} has the same category", problems)
    members = [member for _, members in found for member in members]
    for member in members:
        check_picture(member, whose, "a member of a category", problems)
    mend = "A member belongs to one category: change or remove one"
    check_twins(members, f"{whose} has the same member", problems, mend)
    return Categorise(categories)


def _category(whose: str, entry: Entry, problems: Problems) -> tuple[Fragment | None, tuple[Fragment, ...]]:
    below = [part for part in entry.parts if part.kind is Kind.LIST]
    own = Entry(entry.line, entry.number, tuple(part for part in entry.parts if part.kind is not Kind.LIST))
    title = line_text(own, f"a category of {whose}", _MENDS, problems)
    if not below and title:
        mend = "Write them in a list below it, each indented by two spaces."
        problems.error(entry.line, f"{whose} has a category without members: '{title.words}'", mend)
    what = f"a member of a category of {whose}"
    found = [line_text(one, what, _OF_MEMBERS, problems) for part in below for one in entries(part)]
    return title, tuple(text for text in found if text)
