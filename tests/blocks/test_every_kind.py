"""What holds for every kind of block and every type of items: what is forgotten of a new one is told here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course_folder import write_course
from courseblocks.blocks.kind import BlockKind
from courseblocks.blocks.kinds import BLOCKS
from courseblocks.core.problems import Grade
from courseblocks.course.check import check_course
from courseblocks.items.keys import ITEM_KEYS
from courseblocks.items.kind import ItemKind
from courseblocks.items.kinds import KINDS
from courseblocks.publish.bundles import PACKAGE
from courseblocks.review.changes import compare
from examples import HEAD, ONE, bank, edits, examples, page
from guide import GUIDE

EACH_BLOCK = pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.name)
EACH_TYPE = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@EACH_BLOCK
def test_a_kind_of_block_is_whole(kind: BlockKind) -> None:
    """Its folder, its template and its scripts are there; its examples use each of its keys; the guide has each."""
    files = [kind.template, *(path for script in kind.scripts for path in (script.entry, script.styles))]
    assert [path for path in files if not (PACKAGE / path).is_file()] == []
    assert (PACKAGE / "blocks" / kind.name / "kind.py").is_file()
    text = "\n".join(example["text"] for example in examples("blocks", kind.name))
    assert f"::: {kind.name} " in GUIDE or f"`{kind.name}`" in GUIDE
    assert [key for key in kind.keys if key != "was" and f"\n{key}: " not in text] == []
    assert [key for key in kind.keys if f"`{key}" not in GUIDE and f"\n{key}: " not in GUIDE] == []


@EACH_TYPE
def test_a_type_of_items_is_whole(kind: ItemKind) -> None:
    """Its template is there, its word stands in the guide, and an example of it is read as it."""
    assert (PACKAGE / kind.template).is_file()
    assert kind.word in GUIDE.lower()
    assert examples("items", kind.name)


@EACH_BLOCK
def test_examples_of_a_block_are_right(kind: BlockKind, tmp_path: Path) -> None:
    """As they are, and after each of their edits."""
    for number, texts in enumerate(edits("blocks", kind.name)):
        for text in texts:
            course, problems = check_course(write_course(tmp_path / str(number), page(text)))
            assert [problem for problem in problems if problem.grade is Grade.ERROR] == []
            assert [block.name for at in course.pages if at.path == "page.md" for block in at.blocks] == [kind.name]


@EACH_TYPE
def test_examples_of_a_type_are_right(kind: ItemKind, tmp_path: Path) -> None:
    """As they are, and after each of their edits."""
    for number, texts in enumerate(edits("items", kind.name)):
        for text in texts:
            course, problems = check_course(write_course(tmp_path / str(number), bank(text)))
            assert problems == []
            assert [item.type for item in course.banks[0].items] == [kind.word]


@EACH_BLOCK
def test_a_change_of_any_kind_of_block_is_told(kind: BlockKind, tmp_path: Path) -> None:
    """Two examples that differ in one text: the summary has what stands there now."""
    for number, (before, after) in enumerate(edits("blocks", kind.name)):
        old, new = (
            check_course(write_course(tmp_path / f"{number}{name}", page(text)))[0]
            for name, text in (("old", before), ("new", after))
        )
        changes = compare(old, new)
        assert any(change.rows for change in changes.files) or changes.items, (before, after)


@EACH_TYPE
def test_a_change_of_any_type_of_items_is_told(kind: ItemKind, tmp_path: Path) -> None:
    """Two examples that differ in one text: the summary has a row of what stands there now."""
    for number, (before, after) in enumerate(edits("items", kind.name)):
        old, new = (
            check_course(write_course(tmp_path / f"{number}{name}", bank(text)))[0]
            for name, text in (("old", before), ("new", after))
        )
        assert [row for change in compare(old, new).items for row in change.rows], (before, after)


@EACH_BLOCK
def test_a_key_of_a_block_without_its_colon_is_told(kind: BlockKind, tmp_path: Path) -> None:
    """Whichever it is, and with its value as the examples have it."""
    text = examples("blocks", kind.name)[0]["text"]
    for key in (key for key in kind.keys if key != "was"):
        wrong = re.sub(rf"(?m)^{key}: ", f"{key} ", text)
        assert wrong != text
        _, problems = check_course(write_course(tmp_path / key, page(wrong)))
        assert f"a property has no colon: '{key} " in str(problems), key


VALUES = {
    "level": "apply",
    "tags": "greeting phone",
    "type": "single choice",
    "shuffle": "no",
    "covers": "S05, S09",
    "seen": "key-length",
    "was": "old-name older-name",
}


@pytest.mark.parametrize("key", tuple(ITEM_KEYS))
def test_a_key_of_an_item_without_its_colon_is_told(key: str, tmp_path: Path) -> None:
    """Whichever it is."""
    item = f"{HEAD}## first-item\n\n{key} {VALUES[key]}\n\n{ONE}"
    _, problems = check_course(write_course(tmp_path, {"quizzes/bank.md": item}))
    assert f"a property has no colon: '{key} {VALUES[key]}'" in str(problems)


@pytest.mark.parametrize(
    "line", ["What happened when she\nwas late", "We heard the\ntags of the coats", "tags, they say"]
)
def test_text_that_begins_like_a_property_is_text(line: str, tmp_path: Path) -> None:
    """A line that has the form of one by chance."""
    item = f"{HEAD}## first-item\n\nlevel: recall\n\n{line}. What is asked?\n\n{ONE.partition('?')[2].lstrip()}"
    _, problems = check_course(write_course(tmp_path, {"quizzes/bank.md": item}))
    assert problems == []
