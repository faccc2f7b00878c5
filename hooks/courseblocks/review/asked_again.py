"""Why learners are asked an item again: what changed in its answers, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from courseblocks.core.fragment import Fragment
from courseblocks.items.answers import Answers, Categorise, Choice, FillIn, Matching, Option, Ordering

_Told = tuple[Sequence[Fragment], str, str]  # what it is said of, and what is said of one and of many


def reasons(old: Answers, new: Answers) -> str:
    """Return what changed from `old` to `new`; nothing if a response to the one is a response to the other."""
    if isinstance(old, Choice) and isinstance(new, Choice):
        return _joined(_of_options(old.options, new.options))
    if isinstance(old, Ordering) and isinstance(new, Ordering):
        return _of_lines(old.lines, new.lines)
    if isinstance(old, Matching) and isinstance(new, Matching):
        changed = ("row", "has another partner now", "have other partners now")
        return _of_pairs(dict(old.pairs), dict(new.pairs), *changed)
    if isinstance(old, Categorise) and isinstance(new, Categorise):
        changed = ("member", "belongs to another category now", "belong to other categories now")
        return _of_pairs(_members(old), _members(new), *changed)
    if isinstance(old, FillIn) and isinstance(new, FillIn):
        return f"it has {_count(new.blanks)} in place of {_count(old.blanks)}"
    return f"it is {new.type.value} now and was {old.type.value}"


def quoted(texts: Iterable[str]) -> str:
    """Return texts in quotes, with commas between."""
    return ", ".join(text if text.startswith("“") else f"“{text}”" for text in texts)


def _of_options(before: Sequence[Option], after: Sequence[Option]) -> Iterator[_Told]:
    """Options are known by their wording; then it matters which of them are right."""
    was = {option.key: option.correct for option in before}
    flipped = [option for option in after if was.get(option.key, option.correct) != option.correct]
    yield from _gone_and_come(_texts(before), _texts(after), "an", "option")
    yield _texts(option for option in flipped if option.correct), "is now right", "are now right"
    yield _texts(option for option in flipped if not option.correct), "is now wrong", "are now wrong"


def _of_lines(before: Sequence[Fragment], after: Sequence[Fragment]) -> str:
    return _joined(_gone_and_come(before, after, "a", "line")) or "the right order changed"


def _of_pairs(
    old: Mapping[Fragment, Fragment], new: Mapping[Fragment, Fragment], noun: str, one: str, many: str
) -> str:
    """Tell what is in a pair or a category, and then what has another partner or category."""
    was = {left.key: right.key for left, right in old.items()}
    moved = [left for left, right in new.items() if was.get(left.key, right.key) != right.key]
    return _joined([*_gone_and_come(list(old), list(new), "a", noun), (moved, one, many)])


def _gone_and_come(before: Sequence[Fragment], after: Sequence[Fragment], article: str, noun: str) -> Iterator[_Told]:
    old, new = {text.key for text in before}, {text.key for text in after}
    gone = [text for text in before if text.key not in new]
    come = [text for text in after if text.key not in old]
    yield gone, f"is no longer {article} {noun}", f"are no longer {noun}s"
    yield come, f"is a new {noun}", f"are new {noun}s"


def _joined(told: Iterable[_Told]) -> str:
    found = [([text.words for text in texts], one, many) for texts, one, many in told if texts]
    return "; ".join(f"{quoted(texts)} {one if len(texts) == 1 else many}" for texts, one, many in found)


def _texts(options: Iterable[Option]) -> list[Fragment]:
    return [option.text for option in options]


def _members(answers: Categorise) -> dict[Fragment, Fragment]:
    return {member: title for title, members in answers.categories for member in members}


def _count(blanks: Sequence[object]) -> str:
    return "one blank" if len(blanks) == 1 else f"{len(blanks)} blanks"
