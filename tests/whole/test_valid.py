"""Every page is valid HTML by the Nu HTML checker: those of the course, and a page with everything a page can have."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from browsing import Courses
from course_folder import PROJECT
from examples import each_on_a_page
from learner import Files

CHECKER = PROJECT / "tests/npm/node_modules/vnu-jar/build/dist/vnu.jar"
TOGGLE = '<input class="md-toggle" data-md-toggle="{0}" type="checkbox" id="__{0}" autocomplete="off">'
MATERIAL = {  # what Material gets wrong on its own, word for word
    TOGGLE.format("drawer"): "Attribute “autocomplete” is only allowed when the input type is",
    TOGGLE.format("search"): "Attribute “autocomplete” is only allowed when the input type is",
}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
PAGE = """\
---
title: Everything
description: What has “quotes”, <angles> & an ampersand
---

Text with `code`, **bold** and a note.[^1]

[^1]: Below.

> [!NOTE]
> A callout.

::: quiz What is `<b>` & who “asks”?
id: odd-items

## code-and-quotes

level: apply
tags: one two
shuffle: no

> Somebody says this.

| A | table |
|---|---|
| `x` | y |

1. A list
2. of two

### A heading

```html
<p class="a">"&amp;"</p>
```

What is it?

- [ ] `<script>` & "that"
  > It is `code`.
- [x] **Bold**, *emphasis* and a [link](index.md)
- [ ] a < b > c & d

> The key is bold.
>
> - a list
> - of two
>
> ```
> code
> ```

> [!TIP]
> Look, `here`:
>
> 1. at a list

## pictures

Which TWO are pictures?

- [x] ![A triangle](a%20picture.svg)
- [x] ![A "quoted" triangle](a%20picture.svg)
- [ ] None

> ![A triangle](a%20picture.svg)

## truth

It is true.

- [x] True
- [ ] False

> It is.

:::

::: quiz Other types
id: other-types

## ordered

Order them.

1. A **bold** line with `<code>`
2. ![A "quoted" triangle](a%20picture.svg)
3. a < b & c

> They are.

## matched

Match them.

| Left `<b>` | Right |
|---|---|
| ![A triangle](a%20picture.svg) | a "quoted" & *marked* partner |
| `<i>` | `<u>` |

> They do.

## sorted

Sort them.

- One *category*
    - a member
    - [a link](index.md)
- Another & one
    - ![A triangle](a%20picture.svg)

> They are.

## blanks

In a table, a list and a heading:

| A | [[table\\|tables]] |
|---|---|
| `x` | [[y]] |

- A [[list]] with `[[code]]`

### A [[heading]]

And **[[bold]]** or [["quoted" & <b>]].

> So they are.

> [!TIP]
> Look.

## written

Write.

> [!NOTE]
> A model:
>
> - with a list
> - and `code`

## many-blanks

[[One]] [[two]][[three]].

> Three.

:::

::: quiz From a bank
id: by-reference
from: bank

:::

::: quiz As an exam
id: as-an-exam
from: bank
mode: exam
pick: 1
always: first-item
pass: 50
confidence: yes

:::

::: checklist To *do*
id: to-do
reset: weekly

Before `you` start:

- [ ] A line with `<code>` and a [link](index.md)
  > Done when **bold**.
  >
  > - and a list
- [ ] A line without
- [ ] ![A triangle](a%20picture.svg)

:::

::: checklist Without more
id: plain-list

- [ ] A line

:::

::: settings Your progress

:::
"""
EVERYTHING: Files = {"docs/everything.md": PAGE, "docs/a picture.svg": PICTURE}


def test_the_course_is_valid(published: Path) -> None:
    """Each of its pages."""
    assert errors(published) == []


def test_every_block_and_every_odd_item_is_valid(courses: Courses) -> None:
    """Whatever Markdown they hold."""
    assert errors(courses(EVERYTHING)) == []


def test_every_example_of_a_block_is_valid(courses: Courses) -> None:
    """Those that each kind brings."""
    assert errors(courses(each_on_a_page())) == []


def test_what_is_not_valid_is_seen(tmp_path: Path) -> None:
    """Also where it looks almost like one of Material's mistakes."""
    toggle = TOGGLE.format("drawer")
    ours = toggle.replace("__drawer", "ours")
    body = f'<p id="a"><p id="a"><label><input type="radio" autocomplete="off"> A</label>{toggle}{ours}'
    (tmp_path / "index.html").write_text(f'<!doctype html><html lang="en"><title>A page</title>{body}', "utf-8")
    found = errors(tmp_path)
    assert [line.rpartition(": ")[2] for line in found] == [
        '<p id="a">',
        '<input type="radio" autocomplete="off">',
        ours,
    ]


def errors(folder: Path) -> list[str]:
    """Return the mistakes in the pages of `folder`, each with its place, without Material's own."""
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--skip-non-html", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    found = []
    for message in json.loads(result.stderr)["messages"]:
        text, at = message["message"], message.get("hiliteStart", 0)
        tag = message.get("extract", "")[at : at + message.get("hiliteLength", 0)]
        if message["type"] != "info" and not (tag in MATERIAL and MATERIAL[tag] in text):
            found.append(f"{message.get('url')}:{message.get('lastLine')}: {text}: {tag}")
    return found
