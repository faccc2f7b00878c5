"""Signs that cannot be seen, where they would make a heading, a list or a block into text: none of them goes unsaid."""

from __future__ import annotations

import pytest

from courseblocks.core.problems import Problem
from courseblocks.course.banks import parse_bank
from courseblocks.course.pages import parse_page

BANK = """\
---
title: A bank
---

# [A lesson](../docs/module/lesson.md)

## to-choose

level: recall
tags: one

Which?

- A list
- Of two

Which of them?

- [ ] One
  > Why not.
- [x] Two

> Why.

> [!TIP]
> Think.

## to-order

In order.

1. One
2. Two

> Why.

## to-match

Match. Here is code:

```python
print()
```

| This | That |
| --- | --- |
| a | b |
| c | d |

> Why.
"""
PAGE = "# A page\n\n::: checklist Walk\nid: walk\n\n- [ ] One\n  > Done.\n- [ ] Two\n\n:::\n"
NO_WIDTH = {"\ufeff": "a zero width no-break space", "\u200b": "a zero width space", "\u00ad": "a soft hyphen"}
NO_WIDTH |= {"\u200f": "a right-to-left mark", "\u2060": "a word joiner"}
SPACES = {"\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u3000": "an ideographic space"}
SPACED = ("#", "-", "1", "2")  # what is a mark only with a plain space behind it
# Front matter and the end of a fence, which tell by what they leave open; further lines of a quote, code and text.
OTHERS = ("---", "title: A bank", "```", "> Think.", "print()")


def problems_of(lines: list[str]) -> list[Problem]:
    """Return what is said of a bank or a page."""
    text = "\n".join(lines)
    return list((parse_bank("quizzes/bank.md", text) if lines[0] == "---" else parse_page("a.md", text))[1])


def is_marked(line: str) -> bool:
    """Whether a line begins with a mark or is a property."""
    return bool(line) and not line[0].isupper() and line not in OTHERS


PLACES = [(text, at) for text in (BANK, PAGE) for at, line in enumerate(text.split("\n")) if is_marked(line)]
ROWS = [(text, at) for text, at in PLACES if text.split("\n")[at].startswith(SPACED)]


@pytest.mark.parametrize(("text", "at"), PLACES, ids=lambda value: str(value)[:5])
def test_a_mark_behind_a_sign_that_is_not_seen_is_told(text: str, at: int) -> None:
    """By the name of the sign, on its own line."""
    lines = text.split("\n")
    for sign, name in list(NO_WIDTH.items())[at == 0 :]:  # the first is a mark of the file itself at its beginning
        found = problems_of([*lines[:at], sign + lines[at], *lines[at + 1 :]])
        assert any(problem.line == at + 1 and name in problem.what for problem in found), (sign, found)


@pytest.mark.parametrize(("text", "at"), ROWS, ids=lambda value: str(value)[:5])
def test_a_special_space_behind_a_mark_is_told(text: str, at: int) -> None:
    """Where the mark needs a plain one, and there is none."""
    lines = text.split("\n")
    for sign, name in SPACES.items():
        found = problems_of([*lines[:at], lines[at].replace(" ", sign, 1), *lines[at + 1 :]])
        assert any(problem.line == at + 1 and name in problem.what for problem in found), (sign, found)


def test_none_is_told_where_there_is_none() -> None:
    """What is changed above is right as a whole."""
    assert problems_of(BANK.split("\n")) == []
    assert problems_of(PAGE.split("\n")) == []
