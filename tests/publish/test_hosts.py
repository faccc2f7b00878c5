"""The same lesson from MkDocs and from its successor: the blocks are a Markdown extension, so they need no hooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import yaml

from conftest import Built
from course_folder import BANK, configuration, write_course
from courseblocks.words.words import words_in
from zensical_host import blocks, run_zensical, zensical

if TYPE_CHECKING:
    from conftest import Build

STEM = "See [the lesson](../docs/module/lesson.md) and `code`:\n\n```py\nx = 1\n```\n\n> [!NOTE]\n> A note."
FILES: dict[str, str | bytes] = {
    "quizzes/bank.md": BANK.replace("What is asked?", STEM) + "\n> [!TIP]\n> A hint.\n",
    "docs/module/page.md": "# Page\n\n::: quiz Check\nid: check\nfrom: bank\n\n:::\n\n"
    "::: checklist Walk\nid: walk\n\n- [ ] One\n  > Done.\n\n:::\n",
    "docs/module/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    "docs/module/exam.md": """\
# The final

::: quiz Exam
id: exam
mode: exam

### linked

What is asked?

- [x] The key
- [ ] A distractor

> [The lesson](lesson.md), [a part](page.md#check), [this page](#exam), [the module](index.md), [home](../index.md),
> [elsewhere](https://host.example/x.md), ![A picture](picture.svg).

:::
""",
}

# The same exam where the path of the page has signs that mean something else in an address.
FILES["docs/C# & co/exam.md"] = str(FILES["docs/module/exam.md"]).replace("(index.md)", "(../C%23%20&%20co/index.md)")
FILES |= {f"docs/C# & co/{name}.md": f"# A page\n\n## Check\n\nOf {name}.\n" for name in ("index", "lesson", "page")}
FILES["docs/C# & co/picture.svg"] = FILES["docs/module/picture.svg"]
PAGES = ("", "module/lesson/", "module/page/", "module/exam/", "C# & co/exam/")


def in_german() -> dict[str, object]:
    """Return what a theme is told for pages in another language than the project's."""
    return {**cast("dict[str, object]", configuration()["theme"]), "language": "de"}


def test_zensical_renders_the_same_blocks(build_site: Build, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Items, checklists and the header of a lesson, with links rewritten alike."""
    root = write_course(tmp_path_factory.mktemp("zensical"), FILES)
    result = zensical(root)
    assert result.returncode == 0, result.stdout + result.stderr
    with_zensical, with_mkdocs = Built(root / "site"), build_site(FILES)
    for page in PAGES:
        path = f"{page}index.html"
        assert blocks(with_zensical, path) == blocks(with_mkdocs, path)


def test_zensical_renders_blocks_in_the_language_of_the_site(build_site: Build, tmp_path: Path) -> None:
    """Which it is told by the same setting."""
    root = write_course(tmp_path / "zensical", {})
    result = zensical(root, theme=in_german())
    assert result.returncode == 0, result.stdout + result.stderr
    lesson = "module/lesson/index.html"
    told = blocks(Built(root / "site"), lesson)
    assert words_in("de").say("quiz.check-response") in "".join(told)
    assert told == blocks(build_site({}, theme=in_german()), lesson)


def test_the_search_of_zensical_finds_no_items(tmp_path: Path) -> None:
    """It runs no hooks, so the page says what is to be left out; the text around quizzes is found."""
    result = zensical(write_course(tmp_path, {}))
    assert result.returncode == 0, result.stdout + result.stderr
    index = (tmp_path / "site/search.json").read_text(encoding="utf-8")
    assert "A first paragraph." in index
    assert "What is asked" not in index


def test_zensical_does_not_publish_a_broken_course(tmp_path: Path) -> None:
    """It runs no hooks, so the extension itself refuses."""
    result = zensical(write_course(tmp_path, {"quizzes/bank.md": BANK.replace("[x]", "[ ]")}))
    assert result.returncode != 0
    assert "quizzes/bank.md:7: item 'first-item' marks no option as correct." in result.stdout + result.stderr


def test_zensical_does_not_publish_a_formula_in_a_menu(tmp_path: Path) -> None:
    """What depends on the extensions of the site is told too."""
    match = "Match.\n\n| This | That |\n| --- | --- |\n| a | $x$ |\n| b | y |\n\n> So.\n"
    bank = BANK.partition("What is asked?")[0] + match
    result = zensical(write_course(tmp_path, {"quizzes/bank.md": bank}), "pymdownx.arithmatex")
    assert result.returncode != 0
    assert "quizzes/bank.md:15: item 'first-item' has a formula as a partner: '$x$'." in result.stdout + result.stderr


def test_zensical_does_not_publish_a_draw_that_cannot_be_met(tmp_path: Path) -> None:
    """The same check of every quiz."""
    page = "# Page\n\n::: quiz Check\nid: check\nfrom: bank\npick: 2\n\n:::\n"
    result = zensical(write_course(tmp_path, {"docs/page.md": page}))
    assert result.returncode != 0
    assert "docs/page.md:6: the quiz draws 2 items, but its pool has 1." in result.stdout + result.stderr


def test_zensical_builds_a_course_from_another_folder(
    build_site: Build, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its banks stand beside its settings, wherever the command is typed."""
    above = tmp_path_factory.mktemp("above")
    root = write_course(above / "course", {})
    (root / "mkdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    result = run_zensical(above, "--config-file", "course/mkdocs.yml")
    assert result.returncode == 0, result.stdout + result.stderr
    assert blocks(Built(root / "site"), "index.html") == blocks(build_site({}), "index.html")
