"""Sources on another page than `credits.md`, as the settings say: checked, linked and named in messages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conftest import Built
from course_folder import LESSON, SKELETON, build_folder, configuration
from courseblocks.__main__ import main
from courseblocks.course.check import check_course
from project_copy import commit, git

SOURCES = "about us/sources.md"
PAGE = "# Sources\n\n## A post\n\n“A post”, 2020\n\n## 訪談\n\nOne.\n"
BOTH = LESSON.replace("a-post", "a-post, 訪談")


def settings(**options: str) -> dict[str, object]:
    """Return the project's settings, with `options` of the extension."""
    config = configuration()
    extensions = config["markdown_extensions"]
    assert isinstance(extensions, list)
    extensions[0]["courseblocks"] |= options
    return config


def write(root: Path, files: dict[str, str], **options: str) -> Path:
    """Write the small course with its sources on the other page, and `files` in place of its own."""
    moved = {**SKELETON, f"docs/{SOURCES}": PAGE, "docs/module/lesson.md": BOTH, **files}
    del moved["docs/credits.md"]
    for path, text in moved.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    text = yaml.safe_dump(settings(**{"credits": SOURCES, **options}), sort_keys=False)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def told(root: Path) -> str:
    """Return what the check tells."""
    return "\n".join(map(str, check_course(root)[1]))


def test_a_course_is_checked_and_built(tmp_path: Path) -> None:
    """A lesson links its sources, which have the same ids as on the usual page."""
    root = write(tmp_path, {})
    assert told(root) == ""
    site = Built(build_folder(root))
    links = [str(link["href"]) for link in site.soup("module/lesson/index.html").select(".course-lesson a")]
    assert links == ["../../about%20us/sources/#a-post", "../../about%20us/sources/#訪談"]
    assert site.soup("about us/sources/index.html").select_one("h2[id='訪談']")


@pytest.mark.parametrize(
    ("lesson", "message"),
    [
        (LESSON.replace("a-post", "b"), f"A source is a level-2 heading of docs/{SOURCES}."),
        (LESSON.replace("sources: [a-post]\n", ""), f"naming headings of docs/{SOURCES}, or"),
    ],
)
def test_messages_name_the_page(tmp_path: Path, lesson: str, message: str) -> None:
    """Which is the one that their reader knows."""
    assert message in told(write(tmp_path, {"docs/module/lesson.md": lesson}))


def test_a_course_is_begun_with_the_usual_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The starter has its sources there."""
    assert main(["begin", "--root", str(commit(write(tmp_path, {})))]) == 2
    message = f"The starter has credits.md as the page with the sources, and mkdocs.yml names {SOURCES}."
    assert message in capsys.readouterr().err
    assert git(tmp_path, "status", "--porcelain") == ""
