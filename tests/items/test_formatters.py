"""What Prettier and mdformat make of a course is the same course."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import mdformat
import pytest

from course_folder import PROJECT
from courseblocks.blocks.checklist.model import Checklist
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.core.fragment import Fragment, as_read, normalise
from courseblocks.core.model import Answers, Bank, Block, Item, Page
from courseblocks.course.banks import parse_bank
from courseblocks.course.pages import parse_page
from courseblocks.items.categorise.model import Categorise
from courseblocks.items.choice.model import Choice
from courseblocks.items.fill_in.model import FillIn
from courseblocks.items.matching.model import Matching
from courseblocks.items.open_response.model import OpenResponse

if TYPE_CHECKING:
    from collections.abc import Callable

PRETTIER = PROJECT / "tests/npm/node_modules/prettier/bin/prettier.cjs"
COURSE = [path for folder in ("docs", "quizzes") for path in sorted((PROJECT / folder).rglob("*.md"))]


def prettier(text: str) -> str:
    """Return what Prettier makes of `text`."""
    node = Path(sys.executable).parent / "node"
    command = [str(node), str(PRETTIER), "--stdin-filepath", "bank.md"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def with_mdformat(text: str) -> str:
    """Return what mdformat makes of `text`, with its plugins for GitHub's Markdown and front matter."""
    return mdformat.text(text, extensions=("gfm", "frontmatter"))


def with_plain_mdformat(text: str) -> str:
    """Return what mdformat makes of `text` without a plugin but for front matter, which it would destroy."""
    return mdformat.text(text, extensions=("frontmatter",))


def meaning(thing: Bank | Page) -> list[object]:
    """Return what a course says, without lines and without what formatters may change."""
    if isinstance(thing, Bank):
        return [thing.title, [item_meaning(item) for item in thing.items]]
    return [thing.front.title, thing.front.minutes, [block_meaning(block) for block in thing.blocks]]


def block_meaning(block: Block) -> list[object]:
    """Return what a block says."""
    content = block.content
    head: list[object] = [block.name, block.title, block.id]
    if isinstance(content, Checklist):
        return [*head, content.reset, [(task.key, words(task.done)) for task in content.tasks]]
    if not isinstance(content, Quiz):
        return head
    return [*head, [(r.bank, r.item) for r in content.references], [item_meaning(item) for item in content.items]]


def item_meaning(item: Item) -> list[object]:
    """Return what an item says."""
    head: list[object] = [item.names, item.type, item.level, item.tags, item.shuffle]
    told = [words(item.stem), words(item.feedback), words(item.hint)]
    return [*head, *told, item.fingerprint, *answers_meaning(item.answers)]


def answers_meaning(answers: Answers) -> list[object]:
    """Return what the answers of an item say beside their fingerprint: the order of what has none, texts, feedback."""
    if isinstance(answers, Choice):
        return [(option.key, words(option.feedback)) for option in answers.options]
    if isinstance(answers, FillIn):
        return list(answers.blanks)
    if isinstance(answers, Matching):
        return [words(head) for head in answers.heads] + [(left.key, right.key) for left, right in answers.pairs]
    if isinstance(answers, Categorise):
        return [(title.key, [member.key for member in members]) for title, members in answers.categories]
    return [words(answers.model)] if isinstance(answers, OpenResponse) else []


def words(fragment: Fragment | None) -> str:
    """Return the words of a fragment, without Markdown's signs."""
    return " ".join(re.sub(r"[^\w\s]", "", normalise(fragment.markdown)).split()) if fragment else ""


ODD = """\
---
title: "A bank"
---

# [A lesson](../docs/module/lesson.md)

## first-item
level: apply
tags: anchor

Which *two*?
* [X] A
* [x] B
    > tabbed
\tand lazy
* [ ] C

    > far

> Feedback
> of two lines.

> [!TIP]
> Hint.

---

## second-item

shuffle: no

Stem with `code` and [a link](../docs/module/lesson.md).

- [ ] An option that is
  wrapped
- [x] Another

> Why.
"""
TYPES = """\
---
title: "A bank"
---

# [A lesson](../docs/module/lesson.md)

## in-order
type: ordering

Put these in order:
1) Greet
2) Listen,
   *to the end*
3) Answer

4) Ask
5) Thank
> Why.

## in-one-order

As these stand.

1. a
1. b
1. c
1. d
1. e
1. f
1. g
1. h
1. i
1. j, which
   goes on
1. k
1. l

> Why.

## to-match

Match them.

Said | Meant
:-- | --:
I was `passed` around | *Name* it
"First" | 5 * 3 or first_name
![A ticket](../docs/a.png)|C

> Why.

## to-sort

Sort them.

* In person
\t* A nod
\t* A hand

\t* wrapped
\t  so
* By phone
   - A tone
   - 5 * 3

> Why.

## to-fill

It is [[equal|the same]], not [[more*]] nor [[first_name|5 * 3|`a|b`]] and [[don't | "so"]] or [[C#]].
[[Begin]] with *[[this]]* and `[[code]]`.

- a list with [[one]]
- of two

> Why.

## to-say
type: open-response

Say why:

- briefly
- to the point

> Feedback.

> [!NOTE]
> The **model**.
>
> - in a list
"""
BARS = """\
---
title: A bank
---

# [A lesson](../docs/module/lesson.md)

## to-match

Match them.

| Said | Meant |
|:-:|-|
| One \\| two | `a \\| b` |
| Three | Four |

> Why.

## to-fill

Fill in.

| Said | Meant |
|---|---|
| [[two\\|2]] | [[*three*]] |

> Why.
"""


@pytest.mark.parametrize("text", [pytest.param(ODD, id="choices"), pytest.param(TYPES, id="other types")])
@pytest.mark.parametrize("reformat", [prettier, with_mdformat, with_plain_mdformat])
def test_odd_markdown_says_the_same_after_formatting(reformat: Callable[[str], str], text: str) -> None:
    """Every forgiven way of writing survives a formatter."""
    assert_stays(text, reformat)


@pytest.mark.parametrize("reformat", [prettier, with_mdformat])
def test_a_bar_in_a_cell_is_one_after_formatting(reformat: Callable[[str], str]) -> None:
    """Not after mdformat without its plugin for tables, which takes the backslash away."""
    assert_stays(BARS, reformat)


def assert_stays(text: str, reformat: Callable[[str], str]) -> None:
    """Assert that a bank says the same, and without problems, once it is formatted."""
    bank, problems = parse_bank("quizzes/bank.md", text)
    again, problems_again = parse_bank("quizzes/bank.md", reformat(text))
    assert ([str(p) for p in problems], [str(p) for p in problems_again]) == ([], [])
    assert meaning(again) == meaning(bank)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.relative_to(PROJECT).as_posix()) for path in COURSE])
@pytest.mark.parametrize("reformat", [prettier, with_mdformat])
def test_the_course_says_the_same_after_formatting(path: Path, reformat: Callable[[str], str]) -> None:
    """Every example there is, in the authoring guide and in the course."""
    parse: Callable[[str, str], tuple[Bank | Page, object]]
    parse = parse_bank if path.parent.name == "quizzes" else parse_page
    name = path.relative_to(PROJECT if path.parent.name == "quizzes" else PROJECT / "docs").as_posix()
    text = path.read_text(encoding="utf-8")
    thing, problems = parse(name, text)
    again, problems_again = parse(name, reformat(text))
    assert (problems, problems_again) == ((), ())
    assert meaning(again) == meaning(thing)


@pytest.mark.parametrize("reformat", [prettier, with_mdformat, with_plain_mdformat])
def test_what_looks_like_html_stays_text(reformat: Callable[[str], str]) -> None:
    r"""Formatters write `&lt;` as `\<`, which Git hosts read alike."""
    texts = ["&lt;name&gt;", r"\<name>", "`<name>`", "a < b, <3", "&lt;title> and &lt;/b>", "R&amp;D"]
    options = "".join(f"- [{'x' if at else ' '}] {text} {at}\n" for at, text in enumerate(texts))
    bank = ODD.partition("## first-item")[0] + f"## an-item\n\nWhich FIVE of &lt;these&gt;?\n\n{options}\n> So.\n"
    (before, _), (after, problems) = parse_bank("quizzes/bank.md", bank), parse_bank("quizzes/bank.md", reformat(bank))
    assert problems == ()
    assert [read(item) for item in after.items] == [read(item) for item in before.items]


def read(item: Item) -> list[str]:
    """Return the stem and the answers of an item as they are read."""
    return [as_read(text.fragment.markdown) for text in (*item.body.longer_texts, *item.body.texts)]
