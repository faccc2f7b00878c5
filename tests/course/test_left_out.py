"""Pages that the site leaves out, and pages in unusual files: the check reads what is published, and nothing else."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.utils import markdown_extensions

from course_folder import BANK, LESSON, configuration, write_course
from courseblocks.course.check import check_course
from courseblocks.course.read import ENDINGS
from courseblocks.review.lost_names import orphans

if TYPE_CHECKING:
    from conftest import Build

BROKEN = LESSON.replace("[x]", "[ ]")
PATHS = [
    ".hidden.md",
    ".folder/page.md",
    "_page.md",
    "drafts/page.md",
    "drafts/keep.md",
    "module/drafts/page.md",
    "module/notes.draft.md",
    "page.markdown",
    "page2.mkd",
    "templates/page.md",
    "module/templates/page.md",
    "x.txt",
]
SETTINGS: list[dict[str, object]] = [
    {},
    {"exclude_docs": "drafts/\n*.draft.md\n"},
    {"draft_docs": "/drafts/\n!keep.md\n"},
    {"exclude_docs": "!.hidden.md\n!/templates/\n# a remark\n", "draft_docs": "*.mkd"},
    {"exclude_docs": "*.md\n!/module/lesson.md\n", "draft_docs": "module/*"},
]


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_check_reads_the_pages_that_are_published(tmp_path: Path, settings: dict[str, object]) -> None:
    """Whatever the settings leave out, in whatever folders, links among them, and with whatever endings."""
    root = write_course(tmp_path / "course", {f"docs/{path}": "# Page\n" for path in PATHS})
    (tmp_path / "elsewhere/deep").mkdir(parents=True)
    (tmp_path / "elsewhere/deep/linked.md").write_text("# Page\n")
    (root / "docs/link").symlink_to(tmp_path / "elsewhere")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(configuration(**settings)), encoding="utf-8")
    with chdir(root):
        files = get_files(load_config("mkdocs.yml"))
    course, _ = check_course(root)
    published = {file.src_uri for file in files.documentation_pages()}
    assert {page.path for page in course.pages} == published
    assert published


def test_endings_are_those_that_make_a_page() -> None:
    """As MkDocs has them."""
    assert set(ENDINGS) == set(markdown_extensions)


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_a_page_that_is_left_out_stops_nothing(build_site: Build, setting: str) -> None:
    """Neither by its mistakes, nor by what only it uses; and it counts for nothing."""
    files: dict[str, str | bytes] = {
        "docs/module/unfinished.md": BROKEN.replace(
            "::: quiz", "::: quiz Later\nid: later\nfrom: later\n\n:::\n\n::: quiz"
        ),
        "quizzes/later.md": BANK.replace("lesson.md", "unfinished.md#later"),
    }
    site = build_site(files, **{setting: "unfinished.md"})
    assert not (site.folder / "module/unfinished").exists()
    course, problems = check_course(Path())
    assert problems == []
    assert "docs/module/unfinished.md" not in {item.path for item in course.items}
    assert "1 lesson · 5 minutes" in site.soup("module/index.html").get_text()


def test_a_page_that_is_hidden_for_a_while_loses_nothing(tmp_path: Path) -> None:
    """What learners did there is there again when it comes back; that it is removed for good must be said."""
    configured = yaml.safe_dump(configuration())
    before, _ = check_course(write_course(tmp_path / "old", {"mkdocs.yml": configured}))
    hidden = configuration(draft_docs="lesson.md")
    root = write_course(tmp_path / "new", {"mkdocs.yml": yaml.safe_dump(hidden)})
    assert orphans(before, check_course(root)[0]) == []
    (root / "docs/module/lesson.md").unlink()
    assert [problem.what for problem in orphans(before, check_course(root)[0])] == [
        "docs/module/lesson.md is gone, and with it what learners did under its name"
    ]


def test_a_lesson_takes_its_work_along_to_the_usual_ending(tmp_path: Path) -> None:
    """By what the check asks its author to write: names of items without the ending hold for both."""
    root = write_course(tmp_path, {"docs/module/more.markdown": LESSON})
    before, _ = check_course(root)
    (root / "docs/module/more.markdown").unlink()
    renamed = LESSON.replace("minutes", "was: [module/more.markdown]\nminutes", 1)
    after, problems = check_course(write_course(root, {"docs/module/more.md": renamed}))
    assert problems == []
    assert {name for item in before.items for name in item.names} <= {n for item in after.items for n in item.names}
