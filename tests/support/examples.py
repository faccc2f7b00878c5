"""The examples of each kind of block and type of items, from its folder here, and the small course around them."""

from __future__ import annotations

from typing import Any

import yaml

from course_folder import BANK, PROJECT
from courseblocks.blocks.kinds import BLOCKS

TESTS = PROJECT / "tests"

ONE = "What is asked?\n\n- [ ] A distractor\n- [x] The key\n\n> Why.\n\n"
HEAD = BANK.partition("## first-item")[0]
THREE_ITEMS = HEAD + "".join(
    f"## {name}-item\n\nlevel: recall\ntags: {tags}\n\n{ONE}"
    for name, tags in (("first", "kept"), ("second", "kept"), ("third", "spare unused"))
)

Example = dict[str, Any]


def examples(*way: str) -> list[Example]:
    """Return the examples of a kind, from its folder among the tests."""
    found: list[Example] = yaml.safe_load(TESTS.joinpath(*way, "examples.yml").read_text(encoding="utf-8"))
    return found


def edits(*way: str) -> list[tuple[str, str]]:
    """Return each example of a kind as it is, and with one of its edits."""
    both = [(example["text"], old, new) for example in examples(*way) for old, new in example["edits"]]
    assert all(old in text for text, old, _ in both)
    return [(text, text.replace(old, new)) for text, old, new in both]


def page(block: str) -> dict[str, str | bytes]:
    """Return the files of a course with a page that has a block."""
    return {"docs/page.md": f"# A page\n\nText.\n\n{block}", "quizzes/bank.md": THREE_ITEMS}


def bank(item: str) -> dict[str, str | bytes]:
    """Return the files of a course whose bank has one item."""
    return {"quizzes/bank.md": f"{HEAD}## first-item\n\nlevel: recall\n\n{item}"}


def each_on_a_page() -> dict[str, str | bytes]:
    """Return the files of a course with a page for each example of a block, named by its kind and its number."""
    pages = {
        f"docs/{kind.name}-{number}.md": str(page(example["text"])["docs/page.md"])
        for kind in BLOCKS
        for number, example in enumerate(examples("blocks", kind.name))
    }
    return {**pages, "quizzes/bank.md": THREE_ITEMS}
