"""Two texts side by side: which words of each are not in the other, with long parts that are in both left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from courseblocks.core.unseen import as_seen, with_unseen_named

# A box of a task list is one word: a key that became a distractor is seen as [x] and [ ].
_WORD = re.compile(r"\[[ xX]\]|\w+|\n|[^\S\n]+|[^\w\s]")
_BETWEEN = re.compile(r"[^\w\n]+")
_MOST_WORDS = 4000  # comparing takes as long as the product of both lengths
_CONTEXT = 24  # words and the spaces between them, around what differs
_LEAST_LIKENESS = 0.3  # below it the few words in common only confuse

_Span = tuple[bool, int, int, int, int]  # whether it is the same in both, from and to in the one, in the other


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, and whether it is in this text only."""

    text: str
    differs: bool


def contrast(old: str, new: str) -> tuple[list[Part], list[Part]]:
    """Return `old` and `new` in parts; what cannot be seen in them is named where they differ in nothing else."""
    if old != new and as_seen(old) == as_seen(new):
        old, new = with_unseen_named(old), with_unseen_named(new)
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if not (old and new) or len(before) + len(after) > _MOST_WORDS or matcher.ratio() < _LEAST_LIKENESS:
        return _whole(old), _whole(new)
    old_parts: list[Part] = []
    new_parts: list[Part] = []
    for same_words, i, i_end, j, j_end in _joined(matcher.get_opcodes(), before):
        if same_words:
            at_end = (i_end, j_end) == (len(before), len(after))
            same = Part(_shortened(before[i:i_end], first=not (i or j), last=at_end), differs=False)
            old_parts.append(same)
            new_parts.append(same)
        else:
            old_parts += _differing(before[i:i_end])
            new_parts += _differing(after[j:j_end])
    return old_parts, new_parts


def _joined(codes: Sequence[tuple[str, int, int, int, int]], words: Sequence[str]) -> list[_Span]:
    """Return the spans of both texts, with changes that only a space or a sign parts as one."""
    spans: list[_Span] = []
    for at, (tag, *places) in enumerate(codes):
        i, i_end, j, j_end = places
        parts = words[i:i_end]
        between = 0 < at < len(codes) - 1 and len(parts) == 1 and _BETWEEN.fullmatch(parts[0])
        same = tag == "equal" and not between
        if not same and spans and not spans[-1][0]:
            _, i, _, j, _ = spans.pop()
        spans.append((same, i, i_end, j, j_end))
    return spans


def _whole(text: str) -> list[Part]:
    return [Part(text, differs=True)] if text else []


def _differing(words: list[str]) -> list[Part]:
    return [Part("".join(words), differs=True)] if words else []


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    """Leave out what is far from any difference: before the first one, between two, after the last one."""
    head = [] if first else words[:_CONTEXT]
    tail = [] if last else words[-_CONTEXT:]
    if len(words) <= len(head) + len(tail) + _CONTEXT:
        return "".join(words)
    return f"{''.join(head).rstrip()}{'' if first else ' '}…{'' if last else ' '}{''.join(tail).lstrip()}"
