"""Why learners are asked an item again: what changed in its answers, in words that its type puts together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from courseblocks.core.fragment import Fragment, quoted

Told = tuple[Sequence[Fragment], str, str]  # what it is said of, and what is said of one and of many


def gone_and_come(before: Sequence[Fragment], after: Sequence[Fragment], article: str, noun: str) -> Iterator[Told]:
    """Yield which texts are not there any more, and which are new; they are known by their wording."""
    old, new = {text.key for text in before}, {text.key for text in after}
    gone = [text for text in before if text.key not in new]
    come = [text for text in after if text.key not in old]
    yield gone, f"is no longer {article} {noun}", f"are no longer {noun}s"
    yield come, f"is a new {noun}", f"are new {noun}s"


def changed_pairs(
    old: Mapping[Fragment, Fragment], new: Mapping[Fragment, Fragment], noun: str, one: str, many: str
) -> str:
    """Say what is in a pair or a category, and then what has another partner or category."""
    was = {left.key: right.key for left, right in old.items()}
    moved = [left for left, right in new.items() if was.get(left.key, right.key) != right.key]
    return joined([*gone_and_come(list(old), list(new), "a", noun), (moved, one, many)])


def joined(told: Iterable[Told]) -> str:
    """Return what is told of any text, as one sentence without its full stop."""
    found = [([text.words for text in texts], one, many) for texts, one, many in told if texts]
    return "; ".join(f"{quoted(texts)} {one if len(texts) == 1 else many}" for texts, one, many in found)
